import type { Answer, Assessment } from '../../shared/assessments';
import { contentOfAnswer } from '../../shared/assessments';
import { readColumnKey } from '../../shared/comparison';
import { type Selection, type ThingContent, thingKey } from '../../shared/exchange';
import type { Clock } from '../../shared/kernel';
import type { LibraryFilter } from '../../shared/library';
import type { Steps } from '../platform';
import type { Around, RowKind } from './kinds';
import { listDocumentsAfter, listFirstRevisions } from './ledger-repository';
import { listColumn, listRows, readRows, type TravellingTable } from './rows-repository';
import { findThing, type Thing, thingOf } from './things';

/** What choosing asks of other rooms. */
export interface ChoosingFrom {
  readonly listDocuments: (
    filter: LibraryFilter,
  ) => readonly { readonly id: string; readonly updatedAt: string }[];
  readonly getAssessment: (assessmentId: string, agencyId: string | null) => Assessment;
  readonly actor: () => string;
  readonly clock: Clock;
  /** How many contributions of an agency went out before. */
  readonly contributionsSent: (assessmentId: string, agencyId: string) => number;
}

/** Some milliseconds. */
const DOCUMENTS_A_STEP = 20;

const citedVersions = (
  answers: readonly Pick<Answer, 'citations' | 'itemId'>[],
  itemIds: readonly string[] | null,
) =>
  answers
    .filter((answer) => itemIds === null || itemIds.includes(answer.itemId))
    .flatMap(({ citations }) => citations.map(({ versionId }) => versionId));

/** The answers of one agency as a file for the coordinator. */
function contributionOf(
  { getAssessment, actor, clock, contributionsSent }: ChoosingFrom,
  { db }: Around,
  { assessmentId, agencyId }: { readonly assessmentId: string; readonly agencyId: string },
): ThingContent<'contribution'> {
  const begun = listFirstRevisions(db, assessmentId, agencyId);
  const { state, questionnaire, edition, scope, referenceDate, answers } = getAssessment(
    assessmentId,
    agencyId,
  );
  return {
    format: 'waymark-contribution/1',
    assessmentId,
    ...{ state, questionnaire, edition, scope, referenceDate, agencyId },
    version: contributionsSent(assessmentId, agencyId) + 1,
    madeAt: clock(),
    madeBy: actor(),
    // What was carried over from the year before and nobody has looked at, the agency has not said; what it emptied, it took back.
    answers: answers
      .filter(({ confirmed, revision }) => confirmed && revision > 0)
      .map((answer) => ({
        itemId: answer.itemId,
        baseRevision: begun.get(answer.itemId) ?? null,
        ...contentOfAnswer(answer),
      })),
  };
}

/** Things that were collected, each once, and how more are added. */
interface Collected {
  readonly things: Map<string, Thing>;
  readonly documents: Set<string>;
  add(kind: RowKind, id: string): Thing | undefined;
  /** All things of a kind that are named by columns of the rows with some values. */
  addWhere(
    kind: RowKind,
    table: TravellingTable,
    columns: readonly string[],
    where: Readonly<Record<string, string>>,
  ): void;
  addVersions(versionIds: readonly string[]): void;
  /** An edition of this workspace with those it was made from; one that ships is everywhere. */
  addEdition(questionnaire: string, edition: string): void;
}

function collecting(around: Around): Collected {
  const { db } = around;
  const collected: Collected = {
    things: new Map(),
    documents: new Set(),
    add: (kind, id) => {
      const { thing } = findThing(around, kind, id, true);
      if (thing !== undefined && !collected.things.has(thing.key)) collected.things.set(thing.key, thing);
      return thing;
    },
    addWhere: (kind, table, columns, where) => {
      const rows = readRows(db, [{ table, where }])[table] ?? [];
      const ids = rows.map((row) => columns.map((column) => row[column]).join('/'));
      for (const id of new Set(ids)) collected.add(kind, id);
    },
    addVersions: (versionIds) => {
      for (const id of new Set(versionIds))
        for (const owner of listColumn(db, 'document_versions', 'document_id', { id }))
          collected.documents.add(owner);
    },
    addEdition: (questionnaire, edition) => {
      if (collected.things.has(thingKey('edition', `${questionnaire}/${edition}`))) return;
      const thing = collected.add('edition', `${questionnaire}/${edition}`);
      const content = thing?.content as ThingContent<'edition'> | undefined;
      if (content !== undefined) collected.addEdition(questionnaire, content.mapping.from);
    },
  };
  return collected;
}

function addAgency(collected: Collected, assessmentId: string, agencyId: string): void {
  const where = { assessment_id: assessmentId, agency_id: agencyId };
  collected.add('agency', agencyId);
  collected.add('participation', `${assessmentId}/${agencyId}`);
  collected.addWhere('agency-answer', 'agency_answers', ['assessment_id', 'agency_id', 'item_id'], where);
}

function* addAssessment(
  collected: Collected,
  { db }: Around,
  { id, withAgencies, withDiscussion }: Selection['assessments'][number],
): Steps<void> {
  const where = { assessment_id: id };
  const head = collected.add('assessment', id)?.content as ThingContent<'assessment'> | undefined;
  if (head === undefined) return;
  collected.addEdition(head.questionnaire, head.edition);
  collected.addWhere('answer', 'answers', ['assessment_id', 'item_id'], where);
  if (withAgencies) {
    const agencies = new Set([
      ...listColumn(db, 'participations', 'agency_id', where),
      ...listColumn(db, 'agency_answers', 'agency_id', where),
    ]);
    for (const agency of agencies) {
      yield;
      addAgency(collected, id, agency);
    }
    collected.addWhere('decision', 'decisions', ['id'], where);
    collected.addWhere('workshop', 'workshops', ['id'], where);
  }
  if (withDiscussion) collected.addWhere('discussion', 'discussion_entries', ['id'], where);
  for (const snapshot of listColumn(db, 'snapshots', 'id', where)) {
    yield;
    collected.add('snapshot', snapshot);
    collected.addWhere('restatement', 'restatements', ['id'], { snapshot_id: snapshot });
  }
}

/** Why frozen answers differ, between snapshots that go. */
function addCauses(collected: Collected, { db }: Around): void {
  const goes = (key: string) => collected.things.has(thingKey('snapshot', readColumnKey(key).snapshotId));
  for (const { item_id, before_key, after_key } of listRows(db, 'change_causes'))
    if (goes(String(before_key)) && goes(String(after_key)))
      collected.add('cause', `${item_id}/${before_key}/${after_key}`);
}

function addGaps(collected: Collected, state: string): void {
  for (const table of ['targets', 'gap_marks', 'resource_marks', 'wanted_resources'] as const)
    collected.addWhere('gap', table, ['state', 'item_id'], { state });
}

function addDataset(collected: Collected, { db }: Around, id: string): void {
  const [hash] = listColumn(db, 'table_editions', 'hash', { id });
  if (hash === undefined) return;
  collected.add('dataset', hash);
  for (const table of listColumn(db, 'table_snapshots', 'import_id', { edition_id: id }))
    collected.add('table', table);
  for (const year of listColumn(db, 'table_snapshots', 'year', { edition_id: id }))
    collected.add('results', `${hash}/${year}`);
}

function* addDocuments(collected: Collected, { db }: Around, withHighlights: boolean): Steps<void> {
  const { documents } = collected;
  for (const [at, id] of [...documents].entries()) {
    if (at % DOCUMENTS_A_STEP === 0) yield;
    const [row] = readRows(db, [{ table: 'documents', where: { id } }]).documents ?? [];
    if (row?.removed_at !== null) continue;
    const content = collected.add('document', id)?.content as ThingContent<'document'> | undefined;
    for (const { sha256 } of content?.versions ?? []) {
      collected.add('file', sha256);
      collected.add('numbering', sha256);
      if (!withHighlights) continue;
      for (const row of readRows(db, [{ table: 'highlights', where: { sha256 } }]).highlights ?? [])
        if (row.removed_at === null) collected.add('highlight', String(row.id));
    }
  }
  for (const row of listRows(db, 'document_relations')) {
    if (documents.has(String(row.from_document)) && documents.has(String(row.to_document)))
      collected.add('relation', String(row.id));
  }
}

/** Collects the things of a selection, each once, those that others need before them. */
export function* chooseThings(selection: Selection, around: Around, from: ChoosingFrom): Steps<Thing[]> {
  const { db } = around;
  const collected = collecting(around);
  for (const { questionnaire, edition } of selection.editions) collected.addEdition(questionnaire, edition);
  for (const { questionnaire, language } of selection.translations) {
    const columns = ['questionnaire', 'language', 'item_id'] as const;
    collected.addWhere('edition-text', 'edition_texts', columns, { questionnaire, language });
  }
  for (const each of selection.assessments) yield* addAssessment(collected, around, each);
  if (selection.request !== null) {
    const { assessmentId, agencyId } = selection.request;
    const head = collected.add('assessment', assessmentId)?.content as ThingContent<'assessment'> | undefined;
    if (head !== undefined) collected.addEdition(head.questionnaire, head.edition);
    addAgency(collected, assessmentId, agencyId);
  }
  if (selection.contribution !== null) {
    const thing = thingOf('contribution', contributionOf(from, around, selection.contribution));
    collected.things.set(thing.key, thing);
    const { assessmentId, agencyId } = selection.contribution;
    collected.addVersions(citedVersions(from.getAssessment(assessmentId, agencyId).answers, null));
  }
  addCauses(collected, around);
  for (const id of selection.datasetIds) addDataset(collected, around, id);
  for (const state of selection.gapsOf) addGaps(collected, state);
  for (const id of selection.planIds) collected.add('plan', id);
  for (const member of selection.treatiesOf)
    collected.addWhere('treaty', 'treaty_statuses', ['member', 'instrument'], { member });
  for (const id of selection.noteIds) collected.add('note', id);
  if (selection.withTerms) {
    const concepts = new Set([
      ...listColumn(db, 'glossary_concepts', 'id'),
      ...listColumn(db, 'glossary_terms', 'concept_id'),
    ]);
    for (const id of concepts) collected.add('terms', id);
  }
  for (const id of selection.documentIds) collected.documents.add(id);
  for (const { assessmentId, itemIds } of selection.citedIn)
    collected.addVersions(citedVersions(from.getAssessment(assessmentId, null).answers, itemIds));
  if (selection.filter !== null) {
    const { since, sinceSent } = selection;
    const later = sinceSent === null ? null : listDocumentsAfter(db, sinceSent);
    for (const { id, updatedAt } of from.listDocuments(selection.filter))
      if ((since === null || updatedAt >= since) && later?.has(id) !== false) collected.documents.add(id);
  }
  yield* addDocuments(collected, around, selection.withHighlights);
  return [...collected.things.values()];
}
