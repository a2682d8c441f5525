import { z } from 'zod';
import { fallReason, itemId, level } from '../assessments';
import { comparability } from '../questionnaires';
import type { CellLetter } from './cells';
import { comparisonColumn } from './columns';

/**
 * What one item says in two columns. `better`, `worse`, `same` and `different-levels` only when both are level answers and
 * comparability is full, so their sum is the number of items compared. All others are no progress and no loss:
 * `same-without-level` is not applicable both times or not known both times; `newly-answered`, `no-longer-answered` and
 * `knowledge-changed` are changes of knowledge; `newly-asked` and `no-longer-asked` are answers to what one of the two columns did
 * not ask, so that nobody learnt or forgot anything; `both-missing` means no answer on either side.
 *
 * Between two who speak nothing rises, falls or changes: `different-levels`, `different-kinds` (a level and another answer) and
 * `one-side-only` stand there in the place of those that tell of time.
 */
export const direction = z.enum([
  'better',
  'worse',
  'same',
  'same-without-level',
  'newly-answered',
  'no-longer-answered',
  'newly-asked',
  'no-longer-asked',
  'knowledge-changed',
  'not-comparable',
  'both-missing',
  'different-levels',
  'different-kinds',
  'one-side-only',
]);
export type Direction = z.infer<typeof direction>;

export const comparisonStep = z.strictObject({
  direction,
  /** Of the two item versions; none when the item was not asked on one side. */
  comparability,
  /** Difference of levels, only with `better`, `worse` and `same`. */
  levels: z.number().int().nullable(),
  /** The words differ: explanation, reason or who might know. */
  textChanged: z.boolean(),
  evidenceAdded: z.number().int().nonnegative(),
  evidenceRemoved: z.number().int().nonnegative(),
  /** Difference of the levels that the evidence supports; null where a side has no level or nobody weighed the evidence. */
  evidencedLevels: z.number().int().min(-4).max(4).nullable(),
});
export type ComparisonStep = z.infer<typeof comparisonStep>;

/** Why the two versions of an item differ between neighbouring columns of different editions (domain rule C). */
export const lineageNote = z.strictObject({
  /** The step concerned, from column `step` to `step + 1`. */
  step: z.number().int().nonnegative(),
  change: z.enum(['minor', 'references', 'major', 'ladder', 'moved', 'split', 'merged', 'retired', 'new']),
  /** Items it went into or came from, when split or merged. */
  items: z.array(itemId),
  /**
   * Level of the column on the older edition, restated for the newer one and to be marked so: converted by the mapping of a
   * changed ladder, or the lower one of merged items. Null where nothing may be restated.
   */
  restatedLevel: level.nullable(),
  /** Why it was changed, and how answers carry, in the words of the edition's mapping. */
  reason: z.string().optional(),
  answers: z.string().optional(),
});
export type LineageNote = z.infer<typeof lineageNote>;

/** Why a level is lower than the year before, as said with the answer of a column. */
export const fallGiven = z.strictObject({ column: z.number().int().nonnegative(), reason: fallReason });
export type FallGiven = z.infer<typeof fallGiven>;

/** One item in every column, without words and evidence: these are read when somebody opens the row (`comparison.answers`). */
export interface ComparisonRow {
  readonly itemId: string;
  readonly cells: readonly CellLetter[];
  /** Step i leads from column i to column i + 1. */
  readonly steps: readonly ComparisonStep[];
  /** From the first to the last column. */
  readonly overall: ComparisonStep;
  /** Only on items with an answer that says why it is lower. */
  readonly falls?: readonly FallGiven[];
  /** Only on items that changed between the editions compared. */
  readonly lineage?: readonly LineageNote[];
  /**
   * Columns with the same number ask the same, and their levels may be set against each other; null where it was not asked. Only on items
   * that do not mean the same in all columns, or of which nobody connected the editions.
   */
  readonly meanings?: readonly (number | null)[];
}

export const directionCounts = z.record(direction, z.number().int().nonnegative());
export type DirectionCounts = z.infer<typeof directionCounts>;

/** All of a comparison but its rows. */
export const comparisonHead = z.strictObject({
  /** Ordered by State, by who speaks, then by reference date and the moment of freezing. */
  columns: z.array(comparisonColumn).min(2),
  /** Items of each column whose frozen answer was corrected since: the cells show the correction (items B.7). */
  restated: z.array(z.array(itemId)).default([]),
  /** Items with full comparability and level answers in every column: the set that totals may use. Without the State's own. */
  constantSet: z.array(itemId),
  /** Items asked in at least one column, without the State's own. */
  itemsInAll: z.number().int().nonnegative(),
  /** Counts per pair of neighbouring columns, same order as steps. */
  stepCounts: z.array(directionCounts),
  overallCounts: directionCounts,
  /** The same for the State's own items (`X-`), which the figures above leave out; only where there are such items (items C.9). */
  local: z
    .strictObject({
      constantSet: z.array(itemId),
      itemsInAll: z.number().int().nonnegative(),
      stepCounts: z.array(directionCounts),
      overallCounts: directionCounts,
    })
    .optional(),
  /**
   * What to know before reading it as a trend, with the columns concerned: reference dates of one State closer than nine
   * months; columns of several States, of a State and its agencies or targets, of several editions or scopes; one assessment twice;
   * columns whose levels stay hidden because no consent of their State is recorded.
   */
  warnings: z.array(
    z.strictObject({
      code: z.enum([
        'dates-close',
        'different-states',
        'different-speakers',
        'hidden',
        'different-editions',
        'different-scopes',
        'same-assessment',
      ]),
      columns: z.array(z.number().int().nonnegative()),
    }),
  ),
});

/** Columns side by side, item by item. */
export interface Comparison extends z.infer<typeof comparisonHead> {
  /** In the order of the edition of the last column, others where their neighbours stand. */
  readonly rows: readonly ComparisonRow[];
}
