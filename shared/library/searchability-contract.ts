import { z } from 'zod';
import { type Contract, nothing, uuid } from '../kernel';
import { libraryDocument } from './model';
import { searchabilityReport } from './searchability';

export const searchabilityContract = {
  /** How much of the library can be found by its words, with what cannot, by name and page. */
  'library.searchability': {
    owner: 'data',
    input: nothing,
    output: searchabilityReport,
    errors: ['search.index-rebuilt', 'app.process-restarted'],
  },
  /**
   * Reads the text of a version's file once more, as when it is missing in the index. A locked file needs its password,
   * which is used once and not kept.
   */
  'library.readAgain': {
    owner: 'data',
    input: z.strictObject({ versionId: uuid, password: z.string().min(1).max(256).nullable() }),
    output: libraryDocument,
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
