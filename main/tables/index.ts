export { createTablesHandlers, fileCalls } from './handlers';
export { createTables, type TablesDependencies, type TablesService } from './service';
