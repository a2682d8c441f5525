import { AppError, isAppError } from '../../shared/kernel';
import type { AssessmentsService } from '../assessments';
import type { LibraryService } from '../library';
import type { TablesService } from '../tables';
import type { TravellingTable } from './rows-repository';
import type { Touched } from './touched';

/** The rooms that read what a pack brought. */
export interface Readers {
  readonly library: Pick<LibraryService, 'get'>;
  readonly assessments: Pick<
    AssessmentsService,
    | 'list'
    | 'get'
    | 'contributions'
    | 'listDecisions'
    | 'listSnapshots'
    | 'getSnapshot'
    | 'listRestatements'
    | 'listWorkshops'
  >;
  readonly tables: Pick<TablesService, 'get'>;
  /** What other rooms read whole, by table: a row that they cannot read would hide all of it. */
  readonly lists: Partial<Readonly<Record<TravellingTable, () => unknown>>>;
}

/**
 * Reads everything that was written through the room that owns it, with its hashes: what a room cannot show is not taken in. To be
 * called within the transaction.
 *
 * @throws AppError `pack.schema` with the thing's kind in `at`
 */
export function verifyTouched({ library, assessments, tables, lists }: Readers, touched: Touched): void {
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
      assessments.listWorkshops(id);
      for (const snapshot of assessments.listSnapshots()) {
        if (snapshot.assessmentId !== id) continue;
        assessments.getSnapshot(snapshot.id);
        assessments.listRestatements(snapshot.id);
      }
    });
  }
  for (const id of touched.datasets) reading('results', () => tables.get(id));
  for (const [table, list] of Object.entries(lists))
    if (touched.tables.has(table as TravellingTable)) reading(table, list);
}
