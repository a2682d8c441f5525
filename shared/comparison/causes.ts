import { z } from 'zod';
import { itemId } from '../assessments';
import { instant } from '../kernel';
import { isLocalItem } from '../questionnaires';
import { columnKey } from './columns';
import type { Comparison, ComparisonRow, ComparisonStep } from './model';

/**
 * Why an answer differs from the one before. Only `real-change` says that the State does something else than before; the others say
 * that it is known, read or asked otherwise (domain rules B.4, C).
 */
export const changeCause = z.enum([
  'real-change',
  'better-evidence',
  'reinterpretation',
  'question-reworded',
  'other-respondent',
  'correction',
  'other',
]);
export type ChangeCause = z.infer<typeof changeCause>;

/** A difference: one item between two columns, the earlier one first as they stand in the comparison. */
export const difference = z.strictObject({ itemId, before: columnKey, after: columnKey });
export type Difference = z.infer<typeof difference>;

export const recordedCause = z.strictObject({
  ...difference.shape,
  cause: changeCause,
  reason: z.string().trim().min(1).max(2000),
  setBy: z.string(),
  setAt: instant,
});
export type RecordedCause = z.infer<typeof recordedCause>;

/** One entry of the history of a cause; null where there was none. */
export const causeEntry = z.strictObject({
  at: instant,
  actor: z.string(),
  before: z.strictObject({ cause: changeCause, reason: z.string() }).nullable(),
  after: z.strictObject({ cause: changeCause, reason: z.string() }).nullable(),
});
export type CauseEntry = z.infer<typeof causeEntry>;

/** One text for a difference, to find its cause by. */
export const differenceKey = ({ itemId: item, before, after }: Difference): string =>
  `${item} ${before} ${after}`;

const LEVEL_MOVED: ReadonlySet<ComparisonStep['direction']> = new Set(['better', 'worse']);

/** Causes by difference. */
export type CausesOf = ReadonlyMap<string, Pick<RecordedCause, 'cause'>>;

/**
 * The cause of what happened to an item between two columns: the one recorded for the pair; else, between columns further apart, what
 * the steps between them say together: `real-change` when that is the cause of every step whose level moved, another one when
 * every such step has a cause and one of them is not real. Null while a cause is missing.
 */
export function causeBetween(
  { columns }: Pick<Comparison, 'columns'>,
  row: ComparisonRow,
  [from, to]: readonly [number, number],
  causes: CausesOf,
): ChangeCause | null {
  const between = (one: number, other: number) => {
    const [before, after] = [columns[one]?.key, columns[other]?.key];
    if (before === undefined || after === undefined) return null;
    return causes.get(differenceKey({ itemId: row.itemId, before, after }))?.cause ?? null;
  };
  const own = between(from, to);
  if (own !== null || to - from < 2) return own;
  const moved: (ChangeCause | null)[] = [];
  for (let at = from; at < to; at += 1) {
    const step = row.steps[at];
    if (step !== undefined && LEVEL_MOVED.has(step.direction)) moved.push(between(at, at + 1));
  }
  if (moved.length === 0 || moved.includes(null)) return null;
  return moved.find((cause) => cause !== 'real-change') ?? 'real-change';
}

/**
 * How many differences of level are real, are not, or have no cause yet; the three add up to `better + worse`, which leave out the State's
 * own items (`X-`).
 */
export interface CauseCounts {
  readonly real: number;
  readonly other: number;
  readonly missing: number;
}

/** Items whose level differs between two columns for another reason than a real change: "real progress only" leaves them out. */
export function notReal(
  comparison: Comparison,
  [from, to]: readonly [number, number],
  causes: CausesOf,
): { readonly items: ReadonlySet<string>; readonly counts: CauseCounts } {
  const items = new Set<string>();
  const counts = { real: 0, other: 0, missing: 0 };
  const isWhole = from === 0 && to === comparison.columns.length - 1;
  for (const row of comparison.rows) {
    const step = isWhole ? row.overall : row.steps[from];
    if (step === undefined || !LEVEL_MOVED.has(step.direction)) continue;
    const cause = causeBetween(comparison, row, [from, to], causes);
    if (cause !== null && cause !== 'real-change') items.add(row.itemId);
    if (isLocalItem(row.itemId)) continue;
    if (cause === null) counts.missing += 1;
    else if (cause === 'real-change') counts.real += 1;
    else counts.other += 1;
  }
  return { items, counts };
}

/**
 * Items with any step, or the whole way, whose level moved for another reason than a real change: pictures over all columns leave them
 * out. Without the State's own, which no picture counts.
 */
export function notRealAnywhere(comparison: Comparison, causes: CausesOf): ReadonlySet<string> {
  const items = new Set(notReal(comparison, [0, comparison.columns.length - 1], causes).items);
  for (const at of comparison.stepCounts.keys())
    for (const item of notReal(comparison, [at, at + 1], causes).items) items.add(item);
  return new Set([...items].filter((item) => !isLocalItem(item)));
}
