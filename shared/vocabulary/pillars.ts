import { z } from 'zod';

/** The four pillars, in the order every screen and print uses. Partnership is a theme inside POL (vocabulary 1). */
export const PILLARS = ['POL', 'PREV', 'PROT', 'PROS'] as const;

export type PillarCode = (typeof PILLARS)[number];

/** One of the four pillar codes. */
export const pillarCode = z.enum(PILLARS);
