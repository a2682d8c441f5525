import type { CallsOf, Handlers } from '../../shared/kernel';
import type { libraryContract } from '../../shared/library';
import type { BulkEditing } from './bulk-editing';
import type { ImportPipeline } from './import-pipeline';
import type { Lookalikes } from './lookalikes';
import { createOcrHandlers } from './ocr-handlers';
import type { Ocr } from './ocr-service';
import { fromOtherDay, toOtherDay } from './other-calendars';
import type { PersonalData } from './personal-data';
import type { Searchability } from './searchability';
import type { LibraryService } from './service';
import type { SoundFiles } from './sound-files';
import type { TextReadings } from './text-readings';
import type { Trash } from './trash';
import type { Works } from './works';
import { createWorksHandlers } from './works-handlers';

type LibraryCalls = Pick<typeof libraryContract, CallsOf<typeof libraryContract, 'data'>>;

/** The services whose calls the library answers. */
export interface LibraryServices {
  readonly library: LibraryService;
  readonly imports: ImportPipeline;
  readonly bulk: BulkEditing;
  readonly searchability: Searchability;
  readonly works: Works;
  readonly lookalikes: Lookalikes;
  readonly personal: PersonalData;
  readonly readings: TextReadings;
  readonly trash: Trash;
  readonly ocr: Ocr;
  readonly soundFiles: SoundFiles;
}

export function createLibraryHandlers(services: LibraryServices): Handlers<LibraryCalls> {
  const { library, imports, bulk, searchability, works, lookalikes, readings, trash, ocr } = services;
  const { personal, soundFiles } = services;
  return {
    'library.listLookalikes': () => lookalikes.list(),
    'library.decideLookalike': ({ one, other, decision }) => lookalikes.decide(one, other, decision),
    'library.listPersonal': () => personal.list(),
    'library.letPersonalStay': ({ sha256, stays }) => personal.letStay(sha256, stays),
    ...createWorksHandlers(works),
    ...createOcrHandlers(ocr),
    'library.checkFile': async ({ sha256 }) => ({ state: await soundFiles.stateOf(sha256) }),
    'library.previewBulkEdit': ({ documentIds, change }) => bulk.preview(documentIds, change),
    'library.bulkEdit': ({ documentIds, change }) => bulk.edit(documentIds, change),
    'library.textReadings': ({ documentId }) => readings.list(documentId),
    'library.fromOtherDay': ({ calendar, ...day }) => fromOtherDay(calendar, day),
    'library.toOtherDay': ({ calendar, day }) => toOtherDay(calendar, day),
    'library.pageWords': async ({ sha256, page }) => [...(await readings.words(sha256, page))],
    'library.setTextReading': ({ documentId, reading }) => readings.set(documentId, reading),
    'library.provenance': ({ sha256 }) => library.provenance(sha256),
    'library.listSenders': () => [...library.listSenders()],
    'library.usesOf': ({ documentIds }) => trash.usesOf(documentIds),
    'library.deleteForGood': ({ documentIds }) => trash.deleteForGood(documentIds),
    'library.searchability': () => searchability.report(),
    'library.readAgain': ({ versionId, password }) => searchability.readAgain(versionId, password),
    'library.bulkRemove': ({ documentIds, removed }) => bulk.setRemoved(documentIds, removed),
    'library.cancelImport': ({ importId }) => imports.cancel(importId),
    'library.resumeImport': ({ importId }) => imports.resume(importId),
    'library.listImports': ({ unfinished }) => imports.list(unfinished),
    'library.getImport': ({ importId }) => imports.get(importId),
    'library.unlock': ({ importId, fileId, password }) => imports.unlock(importId, fileId, password),
    'library.digest': ({ day, lines }) => library.digest(day, lines),
    'library.list': (filter) => library.listInTurns(filter),
    'library.describe': ({ documentIds }) => library.describe(documentIds),
    'library.listCited': ({ versionIds }) => library.listCited(versionIds),
    'library.narrowestAccess': ({ versionIds }) => ({ access: library.narrowestAccess(versionIds) }),
    'library.get': ({ documentId }) => library.get(documentId),
    'library.update': ({ documentId, changes }) => library.update(documentId, changes),
    'library.confirmGuesses': ({ documentId }) => library.confirmGuesses(documentId),
    'library.remove': ({ documentId }) => {
      library.remove(documentId);
      return {};
    },
    'library.listPageNumbers': () => library.listPageNumbers(),
    'library.setPageNumbers': ({ versionId, numbers }) => {
      library.setPageNumbers(versionId, numbers);
      return {};
    },
    'library.restore': ({ documentId }) => library.restore(documentId),
  };
}
