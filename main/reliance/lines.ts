import { type ChangedVersion, changedVersions, type TextLives } from '../../shared/library';
import {
  type DecisionMade,
  groupOf,
  happenedAfter,
  type RelianceGroup,
  type RestingLine,
  stateOf,
} from '../../shared/reliance';
import type { MemberCode } from '../../shared/vocabulary';
import type { AssessmentsService } from '../assessments';
import type { Db } from '../database';
import type { LibraryService } from '../library';
import type { PlanningService } from '../planning';
import { listDecided, listDecisions } from './repository';

export interface LinesDependencies {
  readonly db: Db;
  readonly library: Pick<LibraryService, 'textLives'>;
  readonly assessments: Pick<AssessmentsService, 'resting' | 'tallyResting'>;
  readonly planning: Pick<PlanningService, 'resting'>;
  /** This day on this PC's clock. */
  readonly today: () => string;
}

/** What is to be listed; null does not restrict. */
export interface Narrowed {
  readonly documentId?: string | null;
  readonly assessmentId?: string | undefined;
  readonly itemId?: string | null;
  readonly versionId?: string | undefined;
  /** Only these. */
  readonly dependants?: readonly string[] | undefined;
  /** Without what agencies said, and plans and pages. */
  readonly nationalOnly?: boolean | undefined;
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

const CITATION = 'citation:';

/** The id of the citation that a line is about, if it is about one. */
export function citationOf(dependant: string): string | undefined {
  return dependant.startsWith(CITATION) ? dependant.slice(CITATION.length) : undefined;
}

function answerLines(
  { assessments }: LinesDependencies,
  changed: ReadonlyMap<string, ChangedVersion>,
  { assessmentId, itemId, dependants, nationalOnly }: Narrowed,
): Undecided[] {
  const ids = dependants?.flatMap((key) => citationOf(key) ?? []);
  const wanted = { assessmentId, itemId: itemId ?? undefined, ids, nationalOnly };
  return assessments.resting([...changed.keys()], wanted).map((row) => ({
    dependant: `${CITATION}${row.id}`,
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
    if (current === undefined) continue;
    for (const id of [life.documentId, ...life.parts]) firstVersion.set(id, current.id);
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

/** What changed up to a day, by the lives it was worked out from: each list of lines asks for it, and eight of them are shown at once. */
const changedBefore = new WeakMap<
  TextLives,
  { readonly day: string; readonly changed: ReadonlyMap<string, ChangedVersion> }
>();

function changedUpTo(lives: TextLives, day: string): ReadonlyMap<string, ChangedVersion> {
  const known = changedBefore.get(lives);
  if (known?.day === day) return known.changed;
  const changed = changedVersions(lives, day);
  changedBefore.set(lives, { day, changed });
  return changed;
}

/**
 * The versions that changed up to today; of one document, or of that of a version, where that is asked for. Never one without the others of
 * its document: what rests on the document as a whole stands with the first that changed.
 */
function changedNow(
  { library, today }: LinesDependencies,
  { documentId, versionId }: Narrowed,
): ReadonlyMap<string, ChangedVersion> {
  const all = changedUpTo(library.textLives(), today());
  const asked = versionId === undefined ? documentId : (all.get(versionId)?.life.documentId ?? '');
  return asked == null ? all : new Map([...all].filter(([, { life }]) => life.documentId === asked));
}

/** Lines with what was decided about them. */
function withDecisions(
  { db }: LinesDependencies,
  changed: ReadonlyMap<string, ChangedVersion>,
  found: readonly Undecided[],
): RestingLine[] {
  const decisions = listDecisions(
    db,
    found.map(({ dependant }) => dependant),
  );
  return found.map((line) =>
    decided(line, changed.get(line.versionId)?.changes ?? [], decisions.get(line.dependant) ?? []),
  );
}

/**
 * Everything that rests on versions that changed up to today, with what was decided. Without plans and pages where one assessment
 * is asked for.
 */
export function listResting(dependencies: LinesDependencies, narrowed: Narrowed = {}): Resting {
  const changed = changedNow(dependencies, narrowed);
  const { assessmentId, dependants, nationalOnly = false } = narrowed;
  if (changed.size === 0) return { changed, lines: [] };
  const isOther = (key: string) => citationOf(key) === undefined;
  const wantsPlans =
    assessmentId === undefined && !nationalOnly && (dependants === undefined || dependants.some(isOther));
  const plans = wantsPlans ? planLines(dependencies, changed, narrowed) : [];
  const asked = dependants && new Set(dependants);
  const isOfVersion = (id: string) => narrowed.versionId === undefined || id === narrowed.versionId;
  const cited = new Map([...changed].filter(([id]) => isOfVersion(id)));
  const found = [
    ...answerLines(dependencies, cited, narrowed),
    ...plans.filter(({ dependant, versionId }) => isOfVersion(versionId) && asked?.has(dependant) !== false),
  ];
  return { changed, lines: withDecisions(dependencies, changed, found) };
}

/** What is settled of the citations, and what rests on the texts besides. */
export interface Settled {
  readonly changed: ReadonlyMap<string, ChangedVersion>;
  /** The lines of citations that want nobody any more. */
  readonly settled: readonly RestingLine[];
  /** What is no answer: actions and pages. */
  readonly others: readonly RestingLine[];
}

/**
 * What counts of `listResting` need besides the number of citations: in an office of forty agencies it has tens of thousands of lines, and
 * nearly none of them was decided about. What nobody decided about is open where its assessment is.
 */
export function settledAndOthers(dependencies: LinesDependencies, narrowed: Narrowed = {}): Settled {
  const changed = changedNow(dependencies, narrowed);
  if (changed.size === 0) return { changed, settled: [], others: [] };
  const dependants = listDecided(dependencies.db).filter((key) => citationOf(key) !== undefined);
  const decidedAbout = answerLines(dependencies, changed, { ...narrowed, dependants });
  return {
    changed,
    settled: withDecisions(dependencies, changed, decidedAbout).filter(({ state }) => state === 'decided'),
    others: withDecisions(dependencies, changed, planLines(dependencies, changed, narrowed)),
  };
}

/** How many lines of each list there are, by version, with the versions that changed. */
export interface Tallied {
  readonly changed: ReadonlyMap<string, ChangedVersion>;
  readonly counts: ReadonlyMap<string, Readonly<Record<RelianceGroup, number>>>;
}

/** Counts of `listResting`. */
export function tallyResting(dependencies: LinesDependencies, narrowed: Narrowed = {}): Tallied {
  const { changed, settled, others } = settledAndOthers(dependencies, narrowed);
  const counts = new Map<string, Record<RelianceGroup, number>>();
  const add = (versionId: string, group: RelianceGroup, lines: number) => {
    const known = counts.get(versionId) ?? { open: 0, decided: 0, frozen: 0 };
    known[group] += lines;
    counts.set(versionId, known);
  };
  const itemId = narrowed.itemId ?? undefined;
  for (const { versionId, status, lines } of dependencies.assessments.tallyResting([...changed.keys()], {
    itemId,
  }))
    add(versionId, status, lines);
  for (const { versionId } of settled) {
    add(versionId, 'open', -1);
    add(versionId, 'decided', 1);
  }
  for (const line of others) add(line.versionId, groupOf(line), 1);
  return { changed, counts };
}
