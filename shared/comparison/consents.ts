import { z } from 'zod';
import { instant } from '../kernel';
import { memberCode } from '../vocabulary';
import type { ComparisonColumn } from './columns';

/** Why levels of a State may stand beside those of others (domain rule C.6): it agreed, or it has published them itself. */
export const consentBasis = z.enum(['agreed', 'published']);
export type ConsentBasis = z.infer<typeof consentBasis>;

export const levelConsent = z.strictObject({
  state: memberCode,
  basis: consentBasis,
  /** Who agreed and when, or where it was published. */
  note: z.string().trim().min(1).max(2000),
  setBy: z.string(),
  setAt: instant,
});
export type LevelConsent = z.infer<typeof levelConsent>;

/** Whether a column must not show its levels: several States stand together and its own has not agreed (domain rule C.6). */
export function isHidden(
  column: Pick<ComparisonColumn, 'state'>,
  states: ReadonlySet<string>,
  agreed: ReadonlySet<string>,
): boolean {
  return states.size > 1 && !agreed.has(column.state);
}
