import { z } from 'zod';

/** The five steps of the maturity scale, lowest first: absent, in preparation, adopted, operating, reviewed (items B.1). */
export const LEVELS = [0, 1, 2, 3, 4] as const;

export type Level = (typeof LEVELS)[number];

/** A step of the maturity scale, a whole number from 0 to 4. */
export const level = z.literal(LEVELS);
