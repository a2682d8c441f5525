import { z } from 'zod';
import type { Contract } from '../kernel';
import { done, nothing, sha256 } from '../kernel';
import { languageCode } from '../vocabulary';
import { pageReading, readingPage, readingSummary } from './ocr';

const file = z.strictObject({ sha256 });
/** One file, or with null all that there are. */
const someFiles = z.strictObject({ sha256: sha256.nullable() });

/** Reading the words on pages that are pictures. */
export const ocrContract = {
  /** Files with such pages, those under way and waiting first. Progress comes with `library.reading-progressed`. */
  'library.pictureQueue': { owner: 'data', input: nothing, output: z.array(readingSummary), errors: [] },
  /** Such pages of one file; null when it has none. */
  'library.picturesOf': {
    owner: 'data',
    input: file,
    output: z.strictObject({ summary: readingSummary, pages: z.array(readingPage) }).nullable(),
    errors: [],
  },
  /** What the search knows of a page by a machine's reading, with the places of the words; null where it has the file's own text. */
  'library.pageReading': {
    owner: 'data',
    input: z.strictObject({ sha256, page: z.number().int().positive() }),
    output: pageReading.nullable(),
    errors: [],
  },
  /** Reads all such pages of a file anew in these languages. What was read before stays until then. */
  'library.readPicturesAgain': {
    owner: 'data',
    input: z.strictObject({ sha256, languages: z.array(languageCode).min(1).max(3) }),
    output: readingSummary,
    errors: ['library.not-found', 'ocr.no-data', 'ocr.locked'],
  },
  /** Reads this file next, before all others that wait. */
  'library.readPicturesFirst': { owner: 'data', input: file, output: done, errors: [] },
  /** Stops after the page under way. */
  'library.stopReadingPictures': { owner: 'data', input: someFiles, output: done, errors: [] },
  'library.goOnReadingPictures': { owner: 'data', input: someFiles, output: done, errors: [] },
} as const satisfies Contract;
