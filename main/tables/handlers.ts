import type { CallsOf, Handlers } from '../../shared/kernel';
import type { tablesContract } from '../../shared/tables';
import type { TablesService } from './service';

type DataCalls = Pick<typeof tablesContract, CallsOf<typeof tablesContract, 'data'>>;

/** Answers the calls of the tables room. */
export function createTablesHandlers(tables: TablesService): Handlers<DataCalls> {
  return {
    'tables.look': (input) => tables.look(input),
    'tables.find': ({ draftId, reading }) => tables.find(draftId, reading),
    'tables.preview': (plan) => tables.preview(plan),
    'tables.import': ({ withoutRefused, ...plan }) => tables.take(plan, withoutRefused),
    'tables.list': () => tables.list(),
    'tables.get': ({ editionId }) => tables.get(editionId),
    'tables.values': ({ editionId, itemId, year }) => tables.values(editionId, itemId, year),
    'tables.asSnapshots': () => tables.listAsSnapshots(),
    'tables.compare': ({ snapshotIds }) => tables.compare(snapshotIds),
  };
}

/** Calls that the window cannot make: they carry paths, which only the process that showed the dialog knows. */
export function fileCalls(tables: TablesService) {
  return {
    'tables.openPath': ({ file }: { readonly file: string }) => tables.open(file),
    'tables.describePath': ({ file }: { readonly file: string }) => tables.describe(file),
  };
}
