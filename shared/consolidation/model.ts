import { z } from 'zod';
import { answer, answerValue, decision, level } from '../assessments';
import { instant, uuid } from '../kernel';

/** An agency as a column of the table. */
export const column = z.strictObject({
  agencyId: uuid,
  shortName: z.string(),
  name: z.string(),
  place: z.string(),
  /** Speaks for a province or district: rolled up, never a side of a disagreement. */
  isLocal: z.boolean(),
});
export type Column = z.infer<typeof column>;

/** What one agency says on one item, in short. */
export const cell = z.strictObject({
  isAsked: z.boolean(),
  isLead: z.boolean(),
  value: answerValue,
  confirmed: z.boolean(),
  hasText: z.boolean(),
  evidence: z.number().int().nonnegative(),
  /** What the evidence supports, null where no level is declared. */
  evidenced: level.nullable(),
  revision: z.number().int().nonnegative(),
});
export type Cell = z.infer<typeof cell>;

/** How the national answer of an item came about, in short. */
export const decided = z.strictObject({
  rule: decision.shape.rule,
  value: answerValue,
  at: instant,
  by: z.string(),
  dissents: z.number().int().nonnegative(),
  /** Agencies whose answer was given or changed since. */
  changedSince: z.array(uuid),
});
export type Decided = z.infer<typeof decided>;

/** One item of the table. */
export const row = z.strictObject({
  itemId: z.string(),
  national: z.strictObject({ value: answerValue, confirmed: z.boolean() }),
  /** One a column, in their order; null where the agency is not asked and has not answered. */
  cells: z.array(cell.nullable()),
  decided: decided.nullable(),
  discussion: z.enum(['none', 'open', 'resolved']),
});
export type Row = z.infer<typeof row>;

export const table = z.strictObject({ columns: z.array(column), rows: z.array(row) });
export type Table = z.infer<typeof table>;

/** Everything that is known of one item, to decide it. */
export const itemView = z.strictObject({
  national: answer,
  /** What the evidence of the national answer supports. */
  evidenced: level.nullable(),
  agencies: z.array(
    z.strictObject({
      column,
      isAsked: z.boolean(),
      isLead: z.boolean(),
      answer,
      evidenced: level.nullable(),
    }),
  ),
  /** Every decision on the item, oldest first. */
  decisions: z.array(decision),
  /** Agencies whose answer was given or changed since the last decision. */
  changedSince: z.array(uuid),
});
export type ItemView = z.infer<typeof itemView>;
