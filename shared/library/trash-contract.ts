import { z } from 'zod';
import { type Contract, uuid } from '../kernel';
import { deletion, documentUse } from './trash';

const chosen = z.array(uuid).min(1).max(10_000);

export const trashContract = {
  /** What hangs on documents: answers that cite them, highlights, relations, plans, treaties. Documents on which nothing hangs are left out. */
  'library.usesOf': {
    owner: 'data',
    input: z.strictObject({ documentIds: chosen }),
    output: z.array(documentUse),
    errors: [],
  },
  /**
   * Deletes documents that lie in the trash, for good: first a backup, then the entries, then the files nobody needs. What an
   * answer cites stays in the trash; documents outside it are passed over.
   */
  'library.deleteForGood': {
    owner: 'data',
    input: z.strictObject({ documentIds: chosen }),
    output: deletion,
    errors: ['library.importing', 'library.no-backup'],
  },
} as const satisfies Contract;
