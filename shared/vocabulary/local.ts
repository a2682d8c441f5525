import { z } from 'zod';

/** A member's own addition to a list (vocabulary, rules for all lists): `x-` and a short name, never reused. */
export const localCode = z
  .string()
  .regex(/^x-[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(40);
