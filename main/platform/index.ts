export { hashFile } from './hash-file';
export { newId, systemClock } from './ids';
export { localDay } from './local-day';
export { createLog, type Log, type LogFacts } from './log';
export { type CheckedFiles, type ShippedFile, type ShippedFiles, shippedFiles } from './shipped-files';
export { type SpareMemory, type SpareMemoryOptions, spareMemory } from './spare-memory';
export { whenAsked } from './when-asked';
export { readWorkbook, readWorkbookFile, writeWorkbook } from './workbook';
export { emptyStaging, storedFilePath, type WorkspaceFolder, workspaceFolder } from './workspace-folder';
