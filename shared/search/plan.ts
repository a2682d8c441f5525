import { z } from 'zod';
import type { Query } from './query.ts';

/** How closely a page fits a query, best first. A page is listed under the best way in which all of the query fits it. */
export const TIERS = ['exact', 'folded', 'stemmed', 'partial', 'similar'] as const;
export const tier = z.enum(TIERS);
export type Tier = z.infer<typeof tier>;

/** One clause as it is matched on a page: its words or clusters, and how loosely. */
export const planClause = z.strictObject({
  units: z.array(z.strictObject({ text: z.string(), run: z.number().int() })).min(1),
  quoted: z.boolean(),
  /** The one word that the units are, which points or commas part. */
  word: z.string().optional(),
  /** Also words that begin with it. */
  partial: z.boolean(),
  /** Also words one slip away. */
  similar: z.boolean(),
  /** Also words that begin one slip away and go on. */
  similarStart: z.boolean(),
  /** Where it does not stand as it is, also inside words and across spaces (Indic scripts, Tibetan). */
  inside: z.boolean(),
  /** Where it does not stand as it is, also as a machine may have read it from a picture. */
  rough: z.boolean().optional(),
  /** How much it tells of a page, from 1 for a word that stands on nearly every page to 10: what a snippet should show first. */
  says: z.number().int().min(1).max(10),
});
export type PlanClause = z.infer<typeof planClause>;

/** Everything needed to find a query on a page's text, away from the index: plain data, so it travels to the viewer. */
export const matchPlan = z.strictObject({ clauses: z.array(planClause) });
export type MatchPlan = z.infer<typeof matchPlan>;

/** What is told by a clause of which nothing is known, or that is alone. */
export const SAYS_MOST = 10;

/** Which clauses, by position, the index had to widen, and how much each tells of a page. */
export interface Loosened {
  readonly partial: ReadonlySet<number>;
  readonly similar: ReadonlySet<number>;
  readonly similarStart: ReadonlySet<number>;
  readonly inside: ReadonlySet<number>;
  readonly rough?: ReadonlySet<number>;
  readonly says?: readonly number[];
}

/** Plan of a query; without `loosened` only a half-typed last word is widened. */
export function planOf(query: Query, loosened?: Loosened): MatchPlan {
  return {
    clauses: query.clauses.map(
      ({ units, quoted, open, word }, at): PlanClause => ({
        units: [...units],
        quoted,
        ...(word === undefined ? {} : { word }),
        partial: loosened?.partial.has(at) ?? open,
        similar: loosened?.similar.has(at) ?? false,
        similarStart: loosened?.similarStart.has(at) ?? false,
        inside: loosened?.inside.has(at) ?? false,
        ...(loosened?.rough?.has(at) ? { rough: true } : {}),
        says: loosened?.says?.[at] ?? SAYS_MOST,
      }),
    ),
  };
}
