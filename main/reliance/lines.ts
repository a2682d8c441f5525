import { type ChangedVersion, changedVersions } from '../../shared/library';
import { type DecisionMade, happenedAfter, type RestingLine, stateOf } from '../../shared/reliance';
import type { MemberCode } from '../../shared/vocabulary';
import type { AssessmentsService } from '../assessments';
import type { Db } from '../database';
import type { LibraryService } from '../library';
import type { PlanningService } from '../planning';
import { listDecisions } from './repository';

export interface LinesDependencies {
  readonly db: Db;
  readonly library: Pick<LibraryService, 'textLives'>;
  readonly assessments: Pick<AssessmentsService, 'resting'>;
  readonly planning: Pick<PlanningService, 'resting'>;
  /** This day on this PC's clock. */
  readonly today: () => string;
}

/** What is to be listed; null does not restrict. */
export interface Narrowed {
  readonly documentId?: string | null;
  readonly assessmentId?: string | undefined;
  readonly itemId?: string | null;
}

/** Lines with the versions that changed, by the id of the version. */
export interface Resting {
  readonly changed: ReadonlyMap<string, ChangedVersion>;
  readonly lines: readonly RestingLine[];
}

type Undecided = Omit<RestingLine, 'state' | 'decision'> & {
  readonly isFrozen: boolean;
  readonly answeredAt: string | null;
};

function answerLines(
  { assessments }: LinesDependencies,
  changed: ReadonlyMap<string, ChangedVersion>,
  { assessmentId, itemId }: Narrowed,
): Undecided[] {
  const wanted = { assessmentId, itemId: itemId ?? undefined };
  return assessments.resting([...changed.keys()], wanted).map((row) => ({
    dependant: `citation:${row.id}`,
    kind: row.agency === null ? 'answer' : 'agency-answer',
    versionId: row.versionId,
    page: row.page,
    pageLabel: row.pageLabel,
    quote: row.quote,
    answer: {
      assessmentId: row.assessmentId,
      itemId: row.itemId,
      agency: row.agency,
      member: row.state as MemberCode,
      referenceDate: row.referenceDate,
      note: row.note,
      isEarlier: happenedAfter(changed.get(row.versionId)?.changes ?? [], row.referenceDate),
    },
    action: null,
    resource: null,
    isFrozen: row.status === 'frozen',
    answeredAt: row.answeredAt,
  }));
}

function planLines(
  { planning }: LinesDependencies,
  changed: ReadonlyMap<string, ChangedVersion>,
  { itemId }: Narrowed,
): Undecided[] {
  const firstVersion = new Map<string, string>();
  for (const { life } of changed.values()) {
    const current = life.versions.find(({ id }) => changed.has(id));
    if (current !== undefined) firstVersion.set(life.documentId, current.id);
  }
  const { actions, marks } = planning.resting(new Set(changed.keys()), new Set(firstVersion.keys()));
  const plain = { pageLabel: null, quote: '', answer: null, answeredAt: null };
  const isAsked = (item: string | null) => itemId == null || item === itemId;
  return [
    ...actions.flatMap(({ planId, isClosed, action, pages, isDoneBy }): Undecided[] => {
      if (!isAsked(action.itemId)) return [];
      const of = { planId, actionId: action.id, title: action.title };
      const doneBy = isDoneBy ? firstVersion.get(action.doneDocumentId ?? '') : undefined;
      const common = { ...plain, action: of, resource: null, isFrozen: isClosed };
      return [
        ...pages.map(
          ({ versionId, page }): Undecided => ({
            ...common,
            dependant: `action:${action.id} ${versionId} ${page}`,
            kind: 'action',
            versionId,
            page,
          }),
        ),
        ...(doneBy === undefined
          ? []
          : [
              {
                ...common,
                dependant: `done:${action.id} ${action.doneDocumentId}`,
                kind: 'done-action' as const,
                versionId: doneBy,
                page: 1,
              },
            ]),
      ];
    }),
    ...marks
      .filter((mark) => isAsked(mark.itemId))
      .map(
        ({ id, state, itemId: item, title, versionId, page }): Undecided => ({
          ...plain,
          dependant: `resource:${id}`,
          kind: 'resource',
          versionId,
          page,
          action: null,
          resource: { member: state as MemberCode, itemId: item, title },
          isFrozen: false,
        }),
      ),
  ];
}

function decided(
  { isFrozen, answeredAt, ...line }: Undecided,
  changes: ChangedVersion['changes'],
  decisions: readonly DecisionMade[],
): RestingLine {
  const known = decisions.filter(({ change }) => changes.some(({ key }) => key === change));
  const last = known.at(-1);
  return {
    ...line,
    state: stateOf({ changes, decisions: known, isFrozen, answeredAt }),
    decision:
      last === undefined ? null : { decision: last.decision, reason: last.reason, by: last.by, at: last.at },
  };
}

/**
 * Everything that rests on versions that changed up to today, with what was decided. Without plans and pages where one assessment
 * is asked for.
 */
export function listResting(dependencies: LinesDependencies, narrowed: Narrowed = {}): Resting {
  const all = changedVersions(dependencies.library.textLives(), dependencies.today());
  const { documentId, assessmentId } = narrowed;
  const changed =
    documentId == null ? all : new Map([...all].filter(([, { life }]) => life.documentId === documentId));
  if (changed.size === 0) return { changed, lines: [] };
  const found = [
    ...answerLines(dependencies, changed, narrowed),
    ...(assessmentId === undefined ? planLines(dependencies, changed, narrowed) : []),
  ];
  const decisions = listDecisions(
    dependencies.db,
    found.map(({ dependant }) => dependant),
  );
  const lines = found.map((line) =>
    decided(line, changed.get(line.versionId)?.changes ?? [], decisions.get(line.dependant) ?? []),
  );
  return { changed, lines };
}
