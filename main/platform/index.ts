export { hashFile } from './hash-file';
export { newId, systemClock } from './ids';
export { localDay } from './local-day';
export { createLog, type Log, type LogFacts } from './log';
export { readWorkbook, readWorkbookFile, writeWorkbook } from './workbook';
export { storedFilePath, type WorkspaceFolder, workspaceFolder } from './workspace-folder';
