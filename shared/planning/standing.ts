import type { Level } from '../assessments';
import { type Arrived, changesToRead, convertedLevel } from './following';
import type { GapMark, Target, TargetSource } from './gaps';

/** The target that stands on an item, and the earlier decisions on which it rests. */
export interface StandingTarget {
  readonly target: Pick<Target, 'level' | 'dueOn' | 'reason'> | null;
  /** Empty where it was decided on these very words. */
  readonly from: readonly TargetSource[];
}

/**
 * The target that stands on an item of an edition. Where several items were joined, the highest level counts, so that no promise
 * falls in silence, with the earliest day set for it. Where the scale changed and no level fits, there is none, and the earlier
 * decision is told all the same.
 */
export function standingTarget(arrived: readonly Arrived<Target>[]): StandingTarget {
  const now = arrived.flatMap(({ thing, changes }) => {
    const level = convertedLevel(thing.level, changes);
    return level === null ? [] : [{ level, dueOn: thing.dueOn, reason: thing.reason }];
  });
  const [first, ...others] = now;
  const mustRead = arrived.some(({ changes }) => changesToRead(changes).length > 0);
  const from = mustRead
    ? arrived.map(({ thing: { itemId, level, dueOn, reason }, changes }) => ({
        ...{ itemId, level, dueOn, reason },
        kinds: changesToRead(changes),
      }))
    : [];
  if (first === undefined) return { target: null, from };
  const level = Math.max(first.level, ...others.map((each) => each.level)) as Level;
  const days = now.flatMap((each) => (each.level === level && each.dueOn !== null ? [each.dueOn] : []));
  const reasons = [...new Set(now.map(({ reason }) => reason).filter((reason) => reason !== ''))];
  return { target: { level, dueOn: days.toSorted()[0] ?? null, reason: reasons.join('\n') }, from };
}

const URGENCY = { high: 0, normal: 1, later: 2 } as const;

/** What was noted on the items that an item comes from, as one: the highest priority, every cause, the first place by hand. */
export function standingMark(itemId: string, arrived: readonly Arrived<GapMark>[]): GapMark | null {
  const marks = arrived.map(({ thing }) => thing);
  const [first] = marks;
  if (first === undefined) return null;
  const [urgent = first] = marks.toSorted((a, b) => URGENCY[a.priority] - URGENCY[b.priority]);
  const [placed] = marks
    .filter(({ rank }) => rank !== null)
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  return {
    ...first,
    itemId,
    priority: urgent.priority,
    causes: [...new Set(marks.flatMap(({ causes }) => causes))],
    causeText: [...new Set(marks.map(({ causeText }) => causeText).filter((text) => text !== ''))].join('\n'),
    rank: placed?.rank ?? null,
    rankReason: placed?.rankReason ?? '',
  };
}
