import { z } from 'zod';
import { answer, itemId, snapshotSummary } from '../assessments';

/** How far two item versions can be compared (domain rule C): arrows only with `full`. */
export const comparability = z.enum(['full', 'limited', 'none']);
export type Comparability = z.infer<typeof comparability>;

/**
 * What happened to one item between two columns. `better` and `worse` only when both are level answers and comparability
 * is full. `newly-answered` and `no-longer-answered` are changes of knowledge, never of progress. `claimed` is a rise of
 * the declared level without new evidence behind it.
 */
export const direction = z.enum([
  'better',
  'worse',
  'same',
  'newly-answered',
  'no-longer-answered',
  'knowledge-changed',
  'not-comparable',
  'both-missing',
]);
export type Direction = z.infer<typeof direction>;

/** One column of a comparison. */
export const comparisonColumn = snapshotSummary;

/** What one snapshot says on one item; null when the item was not asked there. */
export const comparisonCell = answer.nullable();

export const comparisonStep = z.strictObject({
  direction,
  comparability,
  /** Difference of levels, only with `better`, `worse` and `same`. */
  levels: z.number().int().nullable(),
  textChanged: z.boolean(),
  evidenceAdded: z.number().int().nonnegative(),
  evidenceRemoved: z.number().int().nonnegative(),
});
export type ComparisonStep = z.infer<typeof comparisonStep>;

export const comparisonRow = z.strictObject({
  itemId,
  cells: z.array(comparisonCell),
  /** Step i leads from column i to column i + 1. */
  steps: z.array(comparisonStep),
  /** From the first to the last column. */
  overall: comparisonStep,
});
export type ComparisonRow = z.infer<typeof comparisonRow>;

export const directionCounts = z.record(direction, z.number().int().nonnegative());

export const comparison = z.strictObject({
  columns: z.array(comparisonColumn).min(2),
  rows: z.array(comparisonRow),
  /** Items with full comparability and level answers in every column: the set that totals may use. */
  constantSet: z.array(itemId),
  /** Items asked in at least one column. */
  itemsInAll: z.number().int().nonnegative(),
  /** Counts per pair of neighbouring columns, same order as steps. */
  stepCounts: z.array(directionCounts),
  overallCounts: directionCounts,
  warnings: z.array(
    z.strictObject({
      code: z.enum([
        'dates-close',
        'different-states',
        'different-editions',
        'different-scopes',
        'same-assessment',
      ]),
      columns: z.array(z.number().int().nonnegative()),
    }),
  ),
});
export type Comparison = z.infer<typeof comparison>;
