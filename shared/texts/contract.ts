import { z } from 'zod';
import { type Contract, sha256 } from '../kernel';
import { contentsEntry, textComparison } from './model.ts';

export const textsContract = {
  /** What differs between the texts of two files, as the index reads them, and how their pages go together. */
  'texts.compare': {
    owner: 'search',
    input: z.strictObject({ before: sha256, after: sha256 }),
    output: textComparison,
    errors: ['texts.not-indexed', 'search.index-rebuilt'],
  },
  /** The headings that the text of a file prints, for files without a table of contents of their own. */
  'texts.contents': {
    owner: 'search',
    input: z.strictObject({ sha256 }),
    output: z.strictObject({ entries: z.array(contentsEntry) }),
    errors: ['texts.not-indexed', 'search.index-rebuilt'],
  },
} as const satisfies Contract;
