import type { ExchangeBench } from './exchange-bench';
import { ALL } from './exchange-bench';

type Asked = Pick<
  ExchangeBench,
  | 'library'
  | 'assessments'
  | 'planning'
  | 'comparison'
  | 'treaties'
  | 'notes'
  | 'highlights'
  | 'glossary'
  | 'tables'
  | 'ownEditions'
  | 'editions'
  | 'agencies'
  | 'exchange'
>;

/**
 * Everything that the rooms say of a workspace when they are asked, with what they keep in memory and in tables that follow from
 * others. Throws what a room throws.
 */
export function saidBy(asked: Asked) {
  const { library, assessments, planning, comparison, tables } = asked;
  const snapshots = assessments.listSnapshots();
  // Levels are packed in the background; here they are packed by whoever asks.
  while (comparison.packSome(1000));
  return {
    documents: library.list(ALL).map(({ id }) => library.get(id)),
    removed: library.list({ ...ALL, removed: true }).map(({ id }) => id),
    numbers: library.listPageNumbers(),
    files: library.storedFiles(),
    highlights: asked.highlights.all(),
    agencies: asked.agencies.list(),
    assessments: assessments.list().map(({ id }) => ({
      answers: assessments.get(id),
      contributions: assessments.contributions(id, true),
      decisions: assessments.listDecisions(id, null),
      workshops: assessments.listWorkshops(id),
      findings: assessments.check(id),
      gaps: planning.findings(id),
    })),
    snapshots: snapshots.map(({ id }) => ({
      content: assessments.getSnapshot(id),
      restated: assessments.listRestatements(id),
    })),
    levels: comparison.grid(),
    causes: comparison.listCauses(snapshots.map(({ id }) => id)),
    plans: planning.plans(null).map(({ id }) => planning.plan(id)),
    targets: planning.targets(),
    wanted: planning.wanted('KH'),
    treaties: asked.treaties.list(),
    notes: asked.notes.list(),
    terms: asked.glossary.list(),
    tables: tables.list().map(({ id }) => tables.get(id)),
    frozenResults: tables.checkFrozen(),
    editions: asked.editions.map(({ id, edition, items }) => `${id} ${edition} ${items.length}`),
    receivers: asked.exchange.receivers(),
    sendable: asked.exchange.sendable(),
  };
}
