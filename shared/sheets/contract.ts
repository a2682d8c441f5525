import { z } from 'zod';
import { contributionChoice, contributionReceipt } from '../assessments';
import type { Contract } from '../kernel';
import { isoDate, nothing, uuid } from '../kernel';
import { languageCode } from '../vocabulary';
import { readFile, returnedFile, sheetForm, sheetRequest } from './model';

const assessmentId = z.strictObject({ assessmentId: uuid });
/** A handle for a place the user chose in a dialog or dropped. */
const chosenPlace = z.strictObject({ token: uuid, name: z.string() });

/** What became of one agency's request. */
export const sentRequest = z.strictObject({
  agencyId: uuid,
  fileName: z.string().nullable(),
  problem: z
    .strictObject({ code: z.string(), data: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
});
export type SentRequest = z.infer<typeof sentRequest>;

export const sheetsContract = {
  /** The languages in which sheets can be written. */
  'sheets.languages': { owner: 'data', input: nothing, output: z.array(languageCode), errors: [] },
  /** Asks the user for the folder of the files; null when they close the dialog. */
  'sheets.chooseFolder': { owner: 'main', input: nothing, output: chosenPlace.nullable(), errors: [] },
  /**
   * Makes the files of requests in the folder and remembers each. A request that cannot be made is told with its reason and does not
   * stop the others. The token may be missing only where no file is wanted.
   */
  'sheets.send': {
    owner: 'main',
    input: z.strictObject({
      assessmentId: uuid,
      token: uuid.nullable(),
      dueOn: isoDate.nullable(),
      contact: z.string().trim().max(200),
      /** The language of the files: of their frame, and of the questions as far as they are translated. */
      language: languageCode,
      wishes: z
        .array(z.strictObject({ agencyId: uuid, form: sheetForm }))
        .min(1)
        .max(200),
    }),
    output: z.array(sentRequest),
    errors: ['assessments.not-found', 'assessments.frozen', 'sheets.place-unknown', 'sheets.words-damaged'],
  },
  /** What was sent to whom, and what came back, latest first. */
  'sheets.requests': {
    owner: 'data',
    input: assessmentId,
    output: z.array(sheetRequest),
    errors: ['assessments.not-found', 'assessments.answer-damaged'],
  },
  /** Asks the user for files of answers; an empty list when they close the dialog. */
  'sheets.chooseFiles': { owner: 'main', input: nothing, output: z.array(chosenPlace), errors: [] },
  /** Reads files of answers and shows what each would change. Writes nothing. */
  'sheets.read': {
    owner: 'main',
    input: z.strictObject({ tokens: z.array(uuid).min(1).max(100) }),
    output: z.array(readFile),
    errors: ['sheets.place-unknown'],
  },
  /** What a file that was read would change now. */
  'sheets.look': {
    owner: 'data',
    input: z.strictObject({ fileId: uuid }),
    output: readFile,
    errors: ['sheets.file-forgotten', 'assessments.not-found', 'sheets.answers-frozen'],
  },
  /** Takes in what was chosen of a file that was read, and keeps a receipt. */
  'sheets.apply': {
    owner: 'data',
    input: z.strictObject({ fileId: uuid, choice: contributionChoice }),
    output: contributionReceipt,
    errors: [
      ...(['sheets.file-forgotten', 'assessments.not-found', 'assessments.frozen'] as const),
      ...(['assessments.contribution-older', 'assessments.contribution-misplaced'] as const),
      ...(['assessments.contribution-edition', 'assessments.contribution-not-asked'] as const),
      'assessments.answer-damaged',
      'assessments.edition-unknown',
    ],
  },
  /** Files that were taken in, latest first; each belongs to a receipt. */
  'sheets.returns': {
    owner: 'data',
    input: assessmentId,
    output: z.array(returnedFile),
    errors: ['assessments.not-found'],
  },
} as const satisfies Contract;
