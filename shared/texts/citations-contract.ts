import { z } from 'zod';
import { citedPlace } from '../assessments';
import { type Contract, done, nothing, uuid } from '../kernel';
import { reanchored } from './model.ts';

/** A citation of an open assessment whose document has a later text, with what is proposed for it. */
export const citationToCheck = z.strictObject({
  place: citedPlace,
  documentId: uuid,
  documentTitle: z.string(),
  later: z.strictObject({ versionId: uuid, label: z.string(), publishedOn: z.iso.date().nullable() }),
  /** Null while one of the two texts is not read yet. */
  proposal: reanchored.nullable(),
});
export type CitationToCheck = z.infer<typeof citationToCheck>;

export const citationsContract = {
  /**
   * Citations in open assessments that were made in an older text of their document, but for those looked at and kept. Only proposes:
   * a citation is moved by `assessments.replaceCitation`.
   */
  'texts.citationsToCheck': {
    owner: 'data',
    input: nothing,
    output: z.array(citationToCheck),
    errors: ['search.index-rebuilt'],
  },
  /** How many citations there are to check; quick, for it reads no text. */
  'texts.countToCheck': {
    owner: 'data',
    input: nothing,
    output: z.strictObject({ count: z.number().int().nonnegative() }),
    errors: [],
  },
  /** Leaves a citation at the older text although there is a later one, or with `kept` false has it checked again. */
  'texts.keepCitation': {
    owner: 'data',
    input: z.strictObject({ citationId: uuid, laterVersionId: uuid, kept: z.boolean() }),
    output: done,
    errors: [],
  },
} as const satisfies Contract;
