import { z } from 'zod';
import { type Contract, nothing, sha256, uuid } from '../kernel';
import { languageCode } from '../vocabulary';
import { personalPage } from './personal-data-model';

/** A file on whose pages something of a person may stand, and the document it belongs to. */
export const personalFile = z.strictObject({
  sha256,
  documentId: uuid,
  versionId: uuid,
  title: z.string(),
  language: languageCode.nullable(),
  sourceName: z.string(),
  /** In the order of the file. */
  pages: z.array(personalPage).min(1),
});
export type PersonalFile = z.infer<typeof personalFile>;

export const personalDataContract = {
  /** Files nobody has looked at, the newest first; documents in the trash are left out. */
  'library.listPersonal': {
    owner: 'data',
    input: nothing,
    output: z.array(personalFile),
    errors: [],
  },
  /** Somebody looked and lets it stay, or takes that back. Gives the files that are left. */
  'library.letPersonalStay': {
    owner: 'data',
    input: z.strictObject({ sha256, stays: z.boolean() }),
    output: z.array(personalFile),
    errors: ['library.not-found'],
  },
} as const satisfies Contract;
