import { z } from 'zod';

/** What of a person may stand in a text: no name, number or day of a victim, suspect or witness belongs in the library (vocabulary 4). */
export const PERSONAL_KINDS = ['passport', 'identity', 'case', 'person', 'birth'] as const;
export const personalKind = z.enum(PERSONAL_KINDS);
export type PersonalKind = z.infer<typeof personalKind>;

/** A page, from 1, on which something of a person may stand, and what. The words themselves are kept nowhere but in the file. */
export const personalPage = z.strictObject({
  page: z.number().int().positive(),
  kinds: z.array(personalKind).min(1),
});
export type PersonalPage = z.infer<typeof personalPage>;

/** Raise it when other passages are found than before: texts are then looked through again in the background. */
export const PERSONAL_METHOD = 5;
