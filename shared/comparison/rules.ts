import type { Answer, Level, Snapshot } from '../assessments';
import { citesSame } from '../assessments';
import { AppError, monthsLater } from '../kernel';
import {
  bridgeEditions,
  type Comparability,
  type EditionBridge,
  type ItemLineage,
  isLocalItem,
} from '../questionnaires';
import { cellLetter } from './cells';
import { type ComparisonColumn, columnOrder, entityOf, isImported, progressApart } from './columns';
import type {
  Comparison,
  ComparisonRow,
  ComparisonStep,
  Direction,
  DirectionCounts,
  FallGiven,
  LineageNote,
} from './model';
import { direction } from './model';
import { directionBetween, type Standing } from './standing';

/** Not asked, not answered, or carried over and never confirmed: in all three nobody has given this answer yet. */
function standingOf(answer: Answer | null): Standing {
  if (!answer?.confirmed) return null;
  switch (answer.value.kind) {
    case 'level':
      return answer.value.level;
    case 'none':
      return null;
    default:
      return answer.value.kind;
  }
}

/** Words can change only where both were asked: those of a new item are its first. */
function wordsDiffer(before: Answer | null, after: Answer | null): boolean {
  if (before === null || after === null) return false;
  if (before.text !== after.text) return true;
  const [was, is] = [before.value, after.value];
  if (was.kind === 'na' && is.kind === 'na') return was.reason !== is.reason;
  if (was.kind === 'nk' && is.kind === 'nk') return was.whoMightKnow !== is.whoMightKnow;
  return false;
}

/** Citations of `these` that `those` do not have; a passage cited twice counts once. */
function countNewIn(these: Answer | null, those: Answer | null): number {
  const citations = these?.citations ?? [];
  const others = those?.citations ?? [];
  let count = 0;
  citations.forEach((citation, at) => {
    const isRepeat = citations.findIndex((earlier) => citesSame(earlier, citation)) < at;
    if (!isRepeat && !others.some((other) => citesSame(other, citation))) count += 1;
  });
  return count;
}

const isRank = (standing: Standing | undefined): standing is number => typeof standing === 'number';

function stepBetween(
  before: Answer | null,
  after: Answer | null,
  standings: readonly [before: Standing, after: Standing],
  comparability: Comparability,
  oneSpeaker: boolean,
  [evidencedBefore, evidencedAfter]: readonly [before: Level | null, after: Level | null],
  cannotBeSet = false,
  isAsking = true,
): ComparisonStep {
  const [was, is] = standings;
  const isAskedTwice = before !== null && after !== null;
  const asked = isAskedTwice ? comparability : 'none';
  const told = directionBetween(was, is, asked, oneSpeaker);
  const name = cannotBeSet ? 'not-comparable' : isAskedTwice || !isAsking ? told : (NOT_ASKED[told] ?? told);
  const compared = asked === 'full' && oneSpeaker;
  return {
    direction: name,
    comparability: asked,
    levels: compared && isRank(was) && isRank(is) ? is - was : null,
    textChanged: wordsDiffer(before, after),
    evidenceAdded: countNewIn(after, before),
    evidenceRemoved: countNewIn(before, after),
    evidencedLevels:
      compared && evidencedBefore !== null && evidencedAfter !== null
        ? evidencedAfter - evidencedBefore
        : null,
  };
}

/**
 * What is told of an answer that stands on one side only where the other side did not ask: the edition has the item no more or not yet,
 * or only core items were asked. Nobody stopped answering then, and nobody came to know more. Targets are set, not asked for.
 */
const NOT_ASKED: Readonly<Partial<Record<Direction, Direction>>> = {
  'newly-answered': 'newly-asked',
  'no-longer-answered': 'no-longer-asked',
};

const NOT_WEIGHED = [null, null] as const;

/**
 * What happened to one item from `before` to `after`, answers of the same State (domain rule C.1, C.3). Null means the item was
 * not asked. Missing is never zero: a difference of levels exists only between two level answers on fully comparable versions.
 */
export function compareAnswers(
  before: Answer | null,
  after: Answer | null,
  comparability: Comparability = 'full',
): ComparisonStep {
  return stepBetween(
    before,
    after,
    [standingOf(before), standingOf(after)],
    comparability,
    true,
    NOT_WEIGHED,
  );
}

/** The reason that the later answer gives for a level that fell; null for any other difference, or where it gives none. */
export function fallOf(
  { falls = [] }: Pick<ComparisonRow, 'falls'>,
  step: Pick<ComparisonStep, 'direction'>,
  column: number,
): FallGiven['reason'] | null {
  if (step.direction !== 'worse') return null;
  return falls.find((each) => each.column === column)?.reason ?? null;
}

/**
 * Whether a rise is only claimed (domain rule C.4): the declared level rose, and the level that the evidence supports did not. Where
 * nobody weighed the evidence, a rise without a new passage is claimed.
 */
export function isClaimed({
  direction: name,
  evidencedLevels,
  evidenceAdded,
}: Pick<ComparisonStep, 'direction' | 'evidencedLevels' | 'evidenceAdded'>): boolean {
  if (name !== 'better') return false;
  return evidencedLevels === null ? evidenceAdded === 0 : evidencedLevels <= 0;
}

/** A column with its answers, in the order of its edition. */
export interface ComparedColumn {
  readonly column: ComparisonColumn;
  readonly answers: readonly Answer[];
  /** The levels that the evidence supports, by item; none where nobody weighed it. */
  readonly evidenced?: ReadonlyMap<string, Level | null>;
  /** The levels must not be seen: they count as missing, and their cells say so. */
  readonly isHidden?: boolean;
}

/** The national answers of a snapshot as a column. */
export function nationalColumn({ answers, ...summary }: Snapshot): ComparedColumn {
  const apart = progressApart(answers);
  return { column: { ...summary, ...apart, key: summary.id, kind: 'national', agency: null }, answers };
}

/**
 * All items asked in any column: those of the last column in its order, each other one after the item it follows in its own
 * column, later columns first. A member's local items (`X-`) stay out when columns of several States stand together (C.9).
 */
function inRowOrder(columns: readonly ComparedColumn[], withLocal: boolean): string[] {
  const FIRST = '';
  const after = new Map<string, string | undefined>([[FIRST, undefined]]);
  for (const { answers } of columns.toReversed()) {
    let previous = FIRST;
    for (const { itemId } of answers) {
      if (!withLocal && isLocalItem(itemId)) continue;
      if (!after.has(itemId)) {
        after.set(itemId, after.get(previous));
        after.set(previous, itemId);
      }
      previous = itemId;
    }
  }
  const order: string[] = [];
  for (let at = after.get(FIRST); at !== undefined; at = after.get(at)) order.push(at);
  return order;
}

function emptyCounts(): DirectionCounts {
  return Object.fromEntries(direction.options.map((name) => [name, 0])) as DirectionCounts;
}

const levelIn =
  (column: ReadonlyMap<string, Answer>) =>
  (itemId: string): Level | null => {
    const answer = column.get(itemId);
    return answer?.confirmed && answer.value.kind === 'level' ? answer.value.level : null;
  };

function notesOn(
  itemId: string,
  bridges: readonly EditionBridge[],
  answersIn: readonly ReadonlyMap<string, Answer>[],
): LineageNote[] {
  return bridges.flatMap((bridge, step) => {
    const older = answersIn[bridge.backwards ? step + 1 : step];
    return bridge.notes(itemId).map(({ restate, ...note }) => ({
      ...note,
      step,
      restatedLevel: older === undefined ? null : restate(levelIn(older)),
    }));
  });
}

/** Whether what the item asked stands in other items on the other side: no answer was gained or lost then. */
const wentElsewhere = (bridge: EditionBridge, itemId: string): boolean =>
  bridge.notes(itemId).some(({ change }) => change === 'split' || change === 'merged');

/** Tells of items in which columns they mean the same, as a row of the comparison does. */
function meaningsIn(
  columns: readonly ComparisonColumn[],
  lineages: readonly ItemLineage[],
): (itemId: string, isAsked: (column: number) => boolean) => (number | null)[] | undefined {
  const known = new Map<string, EditionBridge>();
  const between = (one: ComparisonColumn, other: ComparisonColumn): EditionBridge => {
    const key = JSON.stringify([one.questionnaire, one.edition, other.questionnaire, other.edition]);
    const bridge = known.get(key) ?? bridgeEditions(one, other, lineages);
    known.set(key, bridge);
    return bridge;
  };
  return (itemId, isAsked) => {
    /** The first column of each meaning. */
    const firsts: ComparisonColumn[] = [];
    const meanings = columns.map((column, at) => {
      if (!isAsked(at)) return null;
      const same = firsts.findIndex((first) => between(first, column).comparability(itemId) === 'full');
      return same >= 0 ? same : firsts.push(column) - 1;
    });
    return firsts.length > 1 ? meanings : undefined;
  };
}

/** Figures over some items of a comparison. */
class Tally {
  readonly constantSet: string[] = [];
  readonly stepCounts: DirectionCounts[];
  readonly overallCounts = emptyCounts();
  itemsInAll = 0;

  constructor(steps: number) {
    this.stepCounts = Array.from({ length: steps }, emptyCounts);
  }

  add({ itemId, steps, overall }: ComparisonRow, isConstant: boolean): void {
    this.itemsInAll += 1;
    steps.forEach((step, at) => {
      const counts = this.stepCounts[at];
      if (counts) counts[step.direction] += 1;
    });
    this.overallCounts[overall.direction] += 1;
    if (isConstant) this.constantSet.push(itemId);
  }

  figures() {
    const { constantSet, itemsInAll, stepCounts, overallCounts } = this;
    return { constantSet, itemsInAll, stepCounts, overallCounts };
  }
}

/** Shortest distance in months between two reference dates that may be read as a yearly trend (domain rule C.5). */
const TREND_MONTHS = 9;

/** Whether every item means the same and stands in the same place on both sides: at most its words or the articles it names are others. */
const isAllTheSame = (bridge: EditionBridge, items: readonly string[]): boolean =>
  items.every(
    (itemId) =>
      bridge.comparability(itemId) === 'full' &&
      bridge.notes(itemId).every(({ change }) => change !== 'moved'),
  );

function warningsOn(columns: readonly ComparisonColumn[], isAlike: boolean): Comparison['warnings'] {
  const everywhere = columns.map((_, at) => at);
  const differs = (of: (column: ComparisonColumn) => string) => new Set(columns.map(of)).size > 1;
  const warnings: Comparison['warnings'] = [];
  for (const at of everywhere) {
    const column = columns[at] as ComparisonColumn;
    const next = columns.findIndex((later, place) => place > at && entityOf(later) === entityOf(column));
    const later = columns[next];
    if (later === undefined || later.assessmentId === column.assessmentId) continue;
    if (later.referenceDate < monthsLater(column.referenceDate, TREND_MONTHS))
      warnings.push({ code: 'dates-close', columns: [at, next] });
  }
  if (differs(({ state }) => state)) warnings.push({ code: 'different-states', columns: everywhere });
  else if (differs(entityOf)) warnings.push({ code: 'different-speakers', columns: everywhere });
  if (!isAlike && differs(({ questionnaire, edition }) => JSON.stringify([questionnaire, edition])))
    warnings.push({ code: 'different-editions', columns: everywhere });
  // A table holds what it holds, neither all items nor the core ones.
  const asks = (column: ComparisonColumn) =>
    isImported(column) ? `imported ${column.progress.asked}` : column.scope;
  if (differs(asks)) warnings.push({ code: 'different-scopes', columns: everywhere });
  const work = (column: ComparisonColumn) => `${column.assessmentId} ${entityOf(column)}`;
  for (const one of new Set(columns.map(work))) {
    const twice = everywhere.filter((at) => columns[at] !== undefined && work(columns[at]) === one);
    if (twice.length > 1) warnings.push({ code: 'same-assessment', columns: twice });
  }
  return warnings;
}

/**
 * Sets columns side by side (domain rule C). Their order does not matter and one given twice counts once. `lineages` say how items
 * follow from one edition to the next; within one edition every item is fully comparable.
 * Throws `comparison.too-few` with fewer than two distinct columns.
 */
export function compareColumns(
  given: readonly ComparedColumn[],
  lineages: readonly ItemLineage[] = [],
): Comparison {
  const distinct = new Map(given.map((each) => [each.column.key, each]));
  const compared = [...distinct.values()].sort((a, b) => columnOrder(a.column, b.column));
  const columns = compared.map(({ column }) => column);
  const width = columns.length;
  const [first, last] = [columns[0], columns[width - 1]];
  if (first === undefined || last === undefined || width < 2)
    throw new AppError('comparison.too-few', { given: width });

  const isOneState = columns.every(({ state }) => state === first.state);
  const items = inRowOrder(compared, isOneState);
  const answersIn = compared.map(({ answers }) => new Map(answers.map((answer) => [answer.itemId, answer])));
  const evidencedIn = (column: number, itemId: string) => compared[column]?.evidenced?.get(itemId) ?? null;
  const bridges = columns
    .slice(1)
    .map((column, at) => bridgeEditions(columns[at] ?? first, column, lineages));
  const whole = bridgeEditions(first, last, lineages);
  const keepsSpeaker = columns
    .slice(1)
    .map((column, at) => entityOf(columns[at] ?? first) === entityOf(column));

  const answerIn = (column: number, itemId: string) => answersIn[column]?.get(itemId) ?? null;
  const isHiddenIn = (column: number, itemId: string) =>
    compared[column]?.isHidden === true && answerIn(column, itemId) !== null;
  /** What must not be seen, and what was asked in other words on one side, says nothing beside the other. */
  const cannotBeSet = (bridge: EditionBridge, itemId: string, from: number, to: number): boolean => {
    if (isHiddenIn(from, itemId) || isHiddenIn(to, itemId)) return true;
    const both = [answerIn(from, itemId), answerIn(to, itemId)];
    return (
      both.includes(null) &&
      both.some((answer) => standingOf(answer) !== null) &&
      wentElsewhere(bridge, itemId)
    );
  };

  const meaningsOf = meaningsIn(columns, lineages);
  const shared = new Tally(bridges.length);
  const local = new Tally(bridges.length);

  const rows = items.map((itemId): ComparisonRow => {
    const answers = answersIn.map((column) => column.get(itemId) ?? null);
    const standings = answers.map(standingOf);
    const comparabilities = bridges.map((bridge) => bridge.comparability(itemId));
    const steps = bridges.map((bridge, at) =>
      stepBetween(
        answers[at] ?? null,
        answers[at + 1] ?? null,
        [standings[at] ?? null, standings[at + 1] ?? null],
        comparabilities[at] ?? 'none',
        keepsSpeaker[at] === true,
        [evidencedIn(at, itemId), evidencedIn(at + 1, itemId)],
        cannotBeSet(bridge, itemId, at, at + 1),
        columns[at]?.kind !== 'targets',
      ),
    );
    const overall = stepBetween(
      answers[0] ?? null,
      answers[width - 1] ?? null,
      [standings[0] ?? null, standings[width - 1] ?? null],
      whole.comparability(itemId),
      entityOf(first) === entityOf(last),
      [evidencedIn(0, itemId), evidencedIn(width - 1, itemId)],
      cannotBeSet(whole, itemId, 0, width - 1),
      first.kind !== 'targets',
    );
    const lineage = notesOn(itemId, bridges, answersIn);
    const cells = answers.map((answer, at) => {
      const isAsked = answer !== null;
      return isAsked && compared[at]?.isHidden === true ? ('h' as const) : cellLetter(answer);
    });
    const falls = answers.flatMap((answer, column) => {
      const reason = compared[column]?.isHidden === true ? null : (answer?.fallReason ?? null);
      return reason === null ? [] : [{ column, reason }];
    });
    const meanings = meaningsOf(itemId, (column) => answerIn(column, itemId) !== null);
    const row = {
      ...{ itemId, cells, steps, overall },
      ...(falls.length === 0 ? {} : { falls }),
      ...(lineage.length === 0 ? {} : { lineage }),
      ...(meanings === undefined ? {} : { meanings }),
    };
    const isConstant = standings.every(isRank) && comparabilities.every((each) => each === 'full');
    (isLocalItem(itemId) ? local : shared).add(row, isConstant);
    return row;
  });

  return {
    columns,
    rows,
    restated: columns.map(() => []),
    ...shared.figures(),
    ...(local.itemsInAll === 0 ? {} : { local: local.figures() }),
    warnings: warningsOn(columns, items.length > 0 && bridges.every((bridge) => isAllTheSame(bridge, items))),
  };
}

/** Sets the national answers of snapshots side by side, as `compareColumns` does. */
export function compareSnapshots(
  snapshots: readonly Snapshot[],
  lineages: readonly ItemLineage[] = [],
): Comparison {
  return compareColumns(snapshots.map(nationalColumn), lineages);
}
