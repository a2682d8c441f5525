export { createTablesHandlers, fileCalls } from './handlers';
export { memberNames } from './member-names';
export { createTables, type TablesDependencies, type TablesService } from './service';
