import '../typescript-imports.ts';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SearchStore } from '../../main/search';
import type { ReadingSummary } from '../../shared/library';
import type { LanguageCode } from '../../shared/vocabulary';
import { startJobLane, startLane } from '../jobs/job-lane.ts';

const { callingIndex, toBridge } = await import('../../main/app/index-caller.ts');
const { openDatabase } = await import('../../main/database');
const { loadGlossary } = await import('../../main/glossary');
const { createJobClient, createJobSupervisor, createOcrClient, OCR_WATCH_LIMITS } = await import(
  '../../main/jobs'
);
const { createFileStore, createImportPipeline, createLibraryService, createOcr, toIndexed } = await import(
  '../../main/library'
);
const { newId, systemClock } = await import('../../main/platform');
const { createIndexHandlers, openSearchStore } = await import('../../main/search');
const { shippedGlossary } = await import('../../shared/glossary');
const { libraryFilter } = await import('../../shared/library');

/** A file that did not become a document, and the code that says why. */
export interface NotImported {
  readonly path: string;
  readonly code: string;
}

/** What reading pictures came to. */
export interface PicturesRead {
  readonly files: readonly ReadingSummary[];
  readonly seconds: number;
  /** Most memory the reading process ever held. */
  readonly peakBytes: number;
}

/** A fresh workspace, filled by the program's own pipeline in plain Node. */
export interface ProgramWorkspace {
  readonly store: SearchStore;
  /** Brings files in through staging, hashing, reading, guessing and indexing, in two watched processes. */
  import(paths: readonly string[]): Promise<readonly NotImported[]>;
  /** Reads the pages of some files that are pictures, as the program does in the background. */
  readPictures(hashes: ReadonlySet<string>): Promise<PicturesRead>;
  /** Files that have pages to be read from their pictures. */
  picturesOf(): readonly ReadingSummary[];
  /** Says in the catalogue which language a file is in, as a cataloguer would. */
  setLanguage(sha256: string, language: LanguageCode): void;
  /** Gives the search the glossary that ships. */
  takeGlossary(resources: string): Promise<void>;
  close(): void;
}

const LANES = 2;

/** Makes a workspace in the system's folder for temporary files; `close` removes it. */
export function openProgramWorkspace(): ProgramWorkspace {
  const folder = mkdtempSync(path.join(tmpdir(), 'waymark-eval-'));
  for (const name of ['files', 'staging']) mkdirSync(path.join(folder, name));
  const db = openDatabase({ file: path.join(folder, 'waymark.db') });
  const store = openSearchStore(path.join(folder, 'search.db'));
  const handlers: Readonly<Record<string, (input: never) => unknown>> = createIndexHandlers(store);
  const plainIndex = callingIndex({
    call: async <T>(name: string, input: unknown) => handlers[name]?.(input as never) as T,
  });
  const files = createFileStore(path.join(folder, 'files'));
  const actor = () => 'Evaluation';
  const announce = () => undefined;
  const onBug = (cause: unknown) => console.error(cause);
  const lane = startLane({
    connect: createOcrClient,
    createJobSupervisor,
    child: path.resolve(import.meta.dirname, '../jobs/ocr-child.ts'),
    limits: OCR_WATCH_LIMITS,
  });
  const ocr = createOcr({
    ...{
      db,
      store: files,
      index: plainIndex,
      reader: lane.client,
      clock: systemClock,
      actor,
      announce,
      onBug,
    },
    isImporting: () => false,
    onChanged: (document) => void plainIndex.putDocuments([toIndexed(document)]),
  });
  const library = createLibraryService({
    ...{ db, clock: systemClock, actor, announce },
    onChanged: (document) => void plainIndex.putDocuments([toIndexed(document)]),
  });

  return {
    store,
    import: async (paths) => {
      const lanes = Array.from({ length: LANES }, () =>
        startJobLane({ createJobClient, createJobSupervisor }),
      );
      try {
        const imports = createImportPipeline({
          ...{ db, store: files, index: ocr.index, clock: systemClock, newId, actor, announce, onBug },
          readers: lanes.map(({ client }) => client),
          staging: path.join(folder, 'staging'),
          onAdded: (document) => plainIndex.putDocuments([toIndexed(document)]),
        });
        if (paths.length === 0) return [];
        const id = await imports.start(paths);
        await imports.idle();
        return imports.get(id).files.flatMap(({ outcome, code }, at) => {
          const isThere = outcome === 'added' || outcome === 'duplicate';
          return isThere ? [] : [{ path: paths[at] ?? '', code: code ?? outcome }];
        });
      } finally {
        for (const each of lanes) each.stop();
      }
    },
    readPictures: async (hashes) => {
      const began = performance.now();
      for (const { sha256 } of ocr.queue()) if (!hashes.has(sha256)) ocr.stop(sha256);
      await ocr.start();
      await ocr.idle();
      return {
        files: ocr.queue().filter(({ sha256 }) => hashes.has(sha256)),
        seconds: (performance.now() - began) / 1000,
        peakBytes: lane.peakBytes(),
      };
    },
    picturesOf: () => ocr.queue(),
    setLanguage: (sha256, language) => {
      const document = library
        .list(libraryFilter.parse({}))
        .find(({ versions }) => versions.some((version) => version.sha256 === sha256));
      if (document !== undefined) library.update(document.id, { language });
    },
    takeGlossary: async (resources) => {
      store.putGlossary(toBridge(shippedGlossary(loadGlossary(resources))));
    },
    close: () => {
      lane.stop();
      ocr.close();
      store.close();
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
