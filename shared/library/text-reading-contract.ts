import { z } from 'zod';
import { type Contract, sha256, uuid } from '../kernel';
import { legacyEncoding, textReading, wordOnPage } from './extraction';

/** How the text of one version's file is read. */
export const versionReading = z.strictObject({
  versionId: uuid,
  reading: textReading,
  /** Encodings its pages were converted from for the search. */
  converted: z.array(legacyEncoding),
  /** Pages of which only a person can say whether their Burmese is Zawgyi. */
  uncertainPages: z.number().int().nonnegative(),
  /** The file opens only with a password that was not kept, so it cannot be read in another way. */
  locked: z.boolean(),
  /** The end of the file is missing: pages may be lacking. */
  cutOff: z.boolean(),
  /** Its pages are notices that stand in for a form which is not shown here. */
  formNotShown: z.boolean(),
  /** Other files are attached inside it, which are not searched. */
  hasAttachments: z.boolean(),
});
export type VersionReading = z.infer<typeof versionReading>;

export const textReadingContract = {
  /**
   * The words of a page (from 1) as the search reads them, with where they stand; none where the file cannot be opened without its
   * password, or not in time. For a page whose text the viewer has wrong.
   */
  'library.pageWords': {
    owner: 'data',
    input: z.strictObject({ sha256, page: z.number().int().positive() }),
    output: z.array(wordOnPage),
    errors: [],
  },
  /** How the text of each version of a document is read, newest first. */
  'library.textReadings': {
    owner: 'data',
    input: z.strictObject({ documentId: uuid }),
    output: z.array(versionReading),
    errors: ['library.not-found'],
  },
  /** Says how a document's text is to be read, and reads its files again that way. The files stay as they are. */
  'library.setTextReading': {
    owner: 'data',
    input: z.strictObject({ documentId: uuid, reading: textReading }),
    output: z.array(versionReading),
    errors: [
      'library.not-found',
      'library.file-gone',
      'pdf.password',
      'pdf.invalid',
      'pdf.unreadable',
      'pdf.timeout',
      'pdf.memory',
      'pdf.crashed',
      'pdf.engine',
      'pdf.no-pages',
      'pdf.protected',
      'pdf.stopped',
      'search.index-rebuilt',
      'app.process-restarted',
    ],
  },
} as const satisfies Contract;
