import { z } from 'zod';
import { type Contract, nothing, sha256, uuid } from '../kernel';
import { languageCode } from '../vocabulary';

/** One side of a pair: the document in which the file is. */
const side = z.strictObject({
  documentId: uuid,
  versionId: uuid,
  /** Its file, one of the pair. */
  sha256,
  title: z.string(),
  language: languageCode.nullable(),
  /** Name of the file it came as: both titles are often the same. */
  sourceName: z.string(),
});

/** Two files of different documents whose texts are nearly the same, and that nobody has decided about. */
export const lookalike = z.strictObject({
  one: sha256,
  other: sha256,
  /** Share of both texts that is the same, 0.9 to 1. */
  likeness: z.number().min(0).max(1),
  /** All of the later document is this one text, and it is that of the other to the letter: only the file is another. */
  isCopy: z.boolean(),
  /** The document that came into the library later: it looks like a version of the earlier one. */
  later: side,
  earlier: side,
});
export type Lookalike = z.infer<typeof lookalike>;

/** What two files that look alike are to each other. */
export const lookalikeDecision = z.enum(['version', 'translation', 'apart']);
export type LookalikeDecision = z.infer<typeof lookalikeDecision>;

export const lookalikesContract = {
  /** Pairs nobody has decided about, those most alike first; documents in the trash are left out. */
  'library.listLookalikes': { owner: 'data', input: nothing, output: z.array(lookalike), errors: [] },
  /**
   * Decides about a pair: makes the later document a version or a translation of the earlier one, or keeps the two apart, which is
   * remembered. Null takes "apart" back. Gives the pairs that are left.
   */
  'library.decideLookalike': {
    owner: 'data',
    input: z.strictObject({ one: sha256, other: sha256, decision: lookalikeDecision.nullable() }),
    output: z.array(lookalike),
    errors: ['library.lookalike-gone', 'library.join-circular', 'library.join-in-trash'],
  },
} as const satisfies Contract;
