export { type BulkEditing, createBulkEditing } from './bulk-editing';
export { createCopiesOut } from './copies-out';
export type { DatedDocument, DaysWanted } from './days-repository';
export { createFileStore, type FileStore } from './file-store';
export { createLibraryHandlers } from './handlers';
export {
  createImportPipeline,
  type FileReader,
  type ImportDependencies,
  type ImportPipeline,
} from './import-pipeline';
export type { VersionOf } from './imports-repository';
export { createLookalikes, type Lookalikes } from './lookalikes';
export { findLanguages } from './ocr-languages';
export { createOcr, type Ocr, type OcrDependencies, type PictureReading } from './ocr-service';
export { createPersonalData, type PersonalData } from './personal-data';
export { indexDocuments, reconcileIndex, toIndexed } from './reconcile';
export {
  loadSampleDocuments,
  type SampleDocuments,
  type SampleDocumentsDependencies,
  type SeededDocument,
  seedSampleDocuments,
} from './sample';
export { createSearchability, type Searchability } from './searchability';
export {
  createLibraryService,
  type LibraryDependencies,
  type LibraryService,
  type VersionFacts,
} from './service';
export { createSoundFiles, type SoundFiles } from './sound-files';
export { createStoreKeeper, type StoreKeeper } from './store-keeper';
export type { IndexContents, IndexedDocument, IndexedPage, TextIndex } from './text-index';
export { createTextReadings, type TextReadings } from './text-readings';
export { createTrash, type Trash } from './trash';
export { createWorks, type Works } from './works';
