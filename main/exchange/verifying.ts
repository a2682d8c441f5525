import { AppError, isAppError } from '../../shared/kernel';
import type { AssessmentsService } from '../assessments';
import type { LibraryService } from '../library';
import type { Touched } from './service';

/** The rooms that read what a pack brought. */
export interface Readers {
  readonly library: Pick<LibraryService, 'get'>;
  readonly assessments: Pick<
    AssessmentsService,
    'list' | 'get' | 'contributions' | 'listDecisions' | 'listSnapshots' | 'getSnapshot' | 'listRestatements'
  >;
}

/**
 * Reads everything that was written through the room that owns it, with its hashes: what a room cannot show is not taken in. To be
 * called within the transaction.
 *
 * @throws AppError `pack.schema` with the thing's kind in `at`
 */
export function verifyTouched({ library, assessments }: Readers, touched: Touched): void {
  const reading = (at: string, read: () => unknown): void => {
    try {
      read();
    } catch (cause) {
      // What is not there any more is no fault: an undo takes things away.
      if (isAppError(cause) && /not-found$/.test(cause.code)) return;
      throw new AppError('pack.schema', { at }, cause);
    }
  };
  for (const id of touched.documents) reading('document', () => library.get(id));
  for (const id of touched.assessments) {
    reading('assessment', () => {
      assessments.get(id);
      assessments.contributions(id, true);
      assessments.listDecisions(id, null);
      for (const snapshot of assessments.listSnapshots()) {
        if (snapshot.assessmentId !== id) continue;
        assessments.getSnapshot(snapshot.id);
        assessments.listRestatements(snapshot.id);
      }
    });
  }
}
