export type { PageParts, SheetsDependencies } from './dependencies';
export { createSheetsHandlers } from './handlers';
export { loadSheetWords, sheetLanguages, type Words } from './load-words';
export type { SendInput } from './sending';
export { countRequestsOut, wasSentSheet } from './sent';
export { createSheetsService, type SheetsService } from './service';
