import { type Answer, citesSame, type SnapshotSummary } from '../../shared/assessments';
import {
  type Comparison,
  type ComparisonColumn,
  type ComparisonRow,
  type ComparisonStep,
  type Direction,
  type DirectionCounts,
  entityOf,
  isClaimed,
  type LineageNote,
  type OtherRespondents,
} from '../../shared/comparison';

/** Which two columns are looked at: the first and the last, or two neighbours by the number of the step between them. */
export type Span = 'overall' | number;

/** Directions in the order of the list: what got worse first, what did not change last. */
export const WORSE_FIRST = [
  'worse',
  'no-longer-answered',
  'knowledge-changed',
  'different-levels',
  'different-kinds',
  'one-side-only',
  'not-comparable',
  'no-longer-asked',
  'newly-asked',
  'newly-answered',
  'better',
  'same',
  'same-without-level',
  'both-missing',
] as const satisfies readonly Direction[];

/** Directions that are shown without being asked for: something is different. */
export const DIFFERENT: readonly Direction[] = WORSE_FIRST.slice(0, WORSE_FIRST.indexOf('same'));

const OVER_TIME: readonly Direction[] = [
  'better',
  'worse',
  'newly-answered',
  'no-longer-answered',
  'newly-asked',
  'no-longer-asked',
  'knowledge-changed',
];
const SIDE_BY_SIDE: readonly Direction[] = ['different-levels', 'different-kinds', 'one-side-only'];

/** Directions that can be told between two columns, in the order of the list: of one who speaks, or of two side by side. */
export function directionsBetween(isOne: boolean): readonly Direction[] {
  const never = isOne ? SIDE_BY_SIDE : OVER_TIME;
  return WORSE_FIRST.filter((direction) => !never.includes(direction));
}

export function stepOf(row: ComparisonRow, span: Span): ComparisonStep {
  return (span === 'overall' ? row.overall : row.steps[span]) ?? row.overall;
}

/** Positions of the two columns of a span. */
export function columnsOf(comparison: Pick<Comparison, 'columns'>, span: Span): readonly [number, number] {
  return span === 'overall' ? [0, comparison.columns.length - 1] : [span, span + 1];
}

export function countsOf(comparison: Comparison, span: Span): DirectionCounts {
  return (
    (span === 'overall' ? comparison.overallCounts : comparison.stepCounts[span]) ?? comparison.overallCounts
  );
}

/** The same for the State's own items; undefined where there are none. */
export function localCountsOf({ local }: Comparison, span: Span): DirectionCounts | undefined {
  if (local === undefined) return undefined;
  return (span === 'overall' ? local.overallCounts : local.stepCounts[span]) ?? local.overallCounts;
}

/** How many rows of each direction can be listed: the State's own items stand among them, which the figures count apart. */
export function listedCountsOf(comparison: Comparison, span: Span): DirectionCounts {
  const [counts, own] = [countsOf(comparison, span), localCountsOf(comparison, span)];
  if (own === undefined) return counts;
  const both = WORSE_FIRST.map((direction) => [direction, counts[direction] + own[direction]] as const);
  return Object.fromEntries(both) as DirectionCounts;
}

/** Items whose levels can be set against each other: the number that stands beside every count of them. */
export function comparableOf(counts: DirectionCounts): number {
  return counts.better + counts.worse + counts.same + counts['different-levels'];
}

/** Rows of the chosen directions, worse first, larger differences before smaller ones, else in the order of the questionnaire. */
export function changeList(
  comparison: Comparison,
  span: Span,
  chosen: ReadonlySet<Direction>,
): readonly ComparisonRow[] {
  const rank = (row: ComparisonRow) => WORSE_FIRST.indexOf(stepOf(row, span).direction);
  const size = (row: ComparisonRow) => Math.abs(stepOf(row, span).levels ?? 0);
  return comparison.rows
    .filter((row) => chosen.has(stepOf(row, span).direction))
    .toSorted((one, other) => rank(one) - rank(other) || size(other) - size(one));
}

/** The frozen year before one of the same State and questionnaire; undefined for the first. */
export function yearBefore<S extends SnapshotSummary>(
  snapshot: SnapshotSummary,
  snapshots: readonly S[],
): S | undefined {
  const { state, questionnaire, referenceDate } = snapshot;
  return snapshots
    .filter(
      (other) =>
        other.state === state && other.questionnaire === questionnaire && other.referenceDate < referenceDate,
    )
    .toSorted((one, other) => (one.referenceDate < other.referenceDate ? 1 : -1))[0];
}

/**
 * What became of an item between two columns that stand at these places; between others it may have become something else. Two of one
 * edition asked the same, also where one of another edition stands between them.
 */
export function lineageBetween(
  { lineage = [] }: Pick<ComparisonRow, 'lineage'>,
  [before, after]: readonly [EditionOf, EditionOf],
  [from, to]: readonly [number, number],
): readonly LineageNote[] {
  if (before.questionnaire === after.questionnaire && before.edition === after.edition) return [];
  return lineage.filter(({ step }) => step >= from && step < to);
}

/** Changes of an item that explain no difference between two years: both asked the same. */
const SAME_MEANING: ReadonlySet<LineageNote['change']> = new Set(['minor', 'references']);

/** What became of an item between two columns, as far as it explains what differs between their answers. */
export const becameBetween = (...between: Parameters<typeof lineageBetween>): readonly LineageNote[] =>
  lineageBetween(...between).filter(({ change }) => !SAME_MEANING.has(change));

/** The sentence on a level of the older edition as it reads in the newer one. */
export const restatedKey = (change: LineageNote['change']) =>
  change === 'merged' ? 'lineage.derived' : 'lineage.restated';

type EditionOf = Pick<ComparisonColumn, 'questionnaire' | 'edition'>;

/** What differs besides the level, as keys of sentences with their counts. Between two who speak nothing changed: they differ. */
export function besidesOf(
  { textChanged, evidenceAdded, evidenceRemoved }: ComparisonStep,
  isOneSpeaker: boolean,
): readonly (readonly [key: BesidesKey, count: number])[] {
  const found = [
    [isOneSpeaker ? 'words' : 'words-differ', textChanged ? 1 : 0],
    [isOneSpeaker ? 'evidence-added' : 'evidence-second', evidenceAdded],
    [isOneSpeaker ? 'evidence-removed' : 'evidence-first', evidenceRemoved],
  ] as const;
  return found.filter(([, count]) => count > 0);
}

/** What is told of an item that other agencies answered, or another one led, than before. */
export const respondentsKey = ({ isOnlyLead }: Pick<OtherRespondents, 'isOnlyLead'>) =>
  isOnlyLead ? ('changes.other-lead' as const) : ('cause.name.other-respondent' as const);

type BesidesKey = 'words' | 'words-differ' | `evidence-${'added' | 'removed' | 'first' | 'second'}`;

/** Whether the same one speaks on both sides, so that what differs was changed. */
export function isOneSpeaker(
  before: ComparisonColumn | undefined,
  after: ComparisonColumn | undefined,
): boolean {
  return before !== undefined && after !== undefined && entityOf(before) === entityOf(after);
}

/** The words of what stands between two columns: what changed in one who speaks, or how two who speak differ. */
export const saidBetween = (
  before: ComparisonColumn | undefined,
  after: ComparisonColumn | undefined,
): 'changes' | 'differences' => (isOneSpeaker(before, after) ? 'changes' : 'differences');

/** A difference of levels with its sign, as it is printed: `+1`, `−2`, `0`; null where there is none to print. */
export function signed(levels: number | null): string | null {
  if (levels === null) return null;
  if (levels === 0) return '0';
  return levels > 0 ? `+${levels}` : `\u2212${-levels}`;
}

/** Passages of one side that the other side does not have. */
export function citedOnlyIn(these: Answer | null, those: Answer | null): ReadonlySet<string> {
  const others = those?.citations ?? [];
  return new Set(
    (these?.citations ?? [])
      .filter((citation) => !others.some((other) => citesSame(citation, other)))
      .map(({ id }) => id),
  );
}

export { isClaimed };
