import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { createAssessmentsService } from '../../main/assessments';
import { createSafekeeping } from '../../main/backup';
import { createChangesService } from '../../main/changes';
import { type Db, openDatabase } from '../../main/database';
import { stageFile } from '../../main/jobs/file-intake';
import {
  createBulkEditing,
  createFileStore,
  createImportPipeline,
  createLibraryService,
  type FileReader,
} from '../../main/library';
import { emptyStaging, newId, systemClock, workspaceFolder } from '../../main/platform';
import { loadEditions } from '../../main/questionnaires';
import type { Clock } from '../../shared/kernel';
import { memoryIndex, textReader } from '../support/library-bench';
import { packsOver } from '../support/packs-over';
import { resourcesDir } from '../support/resource';

/** Ways to break the program under test, so that a test can be seen to fail. */
export type Break = 'sync-normal' | 'sync-off' | null;

/** Stages as the program does, synced; reads the pages of a text file with the header of a PDF. */
const reader: FileReader = { ...textReader, stage: (from, to) => stageFile(from, to) };

let editions: ReturnType<typeof loadEditions> | undefined;

/** Reads what all workspaces need, once a process. */
export async function prepareWorkspaces(): Promise<void> {
  editions ??= loadEditions(resourcesDir);
}

export interface FaultOptions {
  readonly broken?: Break;
  readonly clock?: Clock;
  /** Bytes of the reserve for a full disk. */
  readonly keptFree?: number;
  /** Hears of automatic work that failed. */
  readonly onTrouble?: (cause: unknown) => void;
}

function safekeepingOf(root: string, options: FaultOptions) {
  return createSafekeeping({
    folder: workspaceFolder(root),
    isSample: false,
    clock: options.clock ?? systemClock,
    announce: () => undefined,
    onTrouble: options.onTrouble ?? (() => undefined),
    reserveBytes: 0,
    ...(options.keptFree === undefined ? {} : { keptFree: options.keptFree }),
  });
}

/** The backups of a workspace whose database does not open. */
export const backupsOf = (root: string) => safekeepingOf(root, {}).service;

/** The program's own services over the folder of a workspace, as the data process has them, without windows. */
export function openWorkspace(root: string, options: FaultOptions = {}) {
  const clock = options.clock ?? systemClock;
  const folder = workspaceFolder(root);
  for (const each of [folder.root, folder.files, folder.staging]) mkdirSync(each, { recursive: true });
  const announce = () => undefined;
  const actor = () => 'Tester';
  const safekeeping = safekeepingOf(root, options);
  const { reserve } = safekeeping;
  safekeeping.beforeOpening();
  emptyStaging(folder.staging);
  const db = openDatabase({
    file: folder.database,
    beforeUpgrade: safekeeping.beforeUpgrade,
    onReplaced: safekeeping.onReplaced,
    onFull: () => void reserve.release(),
  });
  weaken(db, options.broken ?? null);
  const library = createLibraryService({ db, clock, actor, announce, onChanged: () => undefined });
  const bulk = createBulkEditing({ db, clock, newId, actor, announce, onChanged: () => undefined });
  const changes = createChangesService({
    ...{ db, clock, newId, actor, announce },
    undoers: { document: bulk.undoer },
    namings: {},
  });
  const published = [...(editions ?? [])];
  const assessments = createAssessmentsService({
    ...{ db, clock, newId, actor, announce, library },
    editions: published,
    agencies: { find: () => undefined },
  });
  const imports = createImportPipeline({
    ...{ db, clock, newId, actor, announce },
    store: createFileStore(folder.files),
    index: memoryIndex().index,
    readers: [reader],
    staging: folder.staging,
    onAdded: async () => undefined,
    onBug: options.onTrouble ?? (() => undefined),
  });
  const close = async () => {
    await imports.stop();
    db.close();
  };
  let packs: ReturnType<typeof packsOver> | undefined;
  safekeeping.service.guard({ db, assessments, library, close });
  return {
    folder,
    db,
    library,
    bulk,
    changes,
    assessments,
    imports,
    backups: safekeeping.service,
    reserve,
    /** What travels in packs, and the exchange; made when it is first wanted. */
    packs: () => {
      packs ??= packsOver({
        ...{ db, clock, newId, actor, announce, folder, library, assessments },
        editions: published,
        lineages: [],
        instruments: () => [],
        more: { backUp: () => safekeeping.service.makeIfChanged('before-import') },
      });
      return packs;
    },
    close,
  };
}
export type FaultWorkspace = ReturnType<typeof openWorkspace>;

/** The State, the day and the edition of the one assessment that the tests answer. */
export const ASSESSMENT = {
  state: 'KH',
  questionnaire: 'waymark',
  edition: '2025.1',
  scope: 'full',
  referenceDate: '2025-12-31',
} as const;

function weaken(db: Db, broken: Break): void {
  if (broken === null) return;
  const pragma = sql.raw(`PRAGMA synchronous = ${broken === 'sync-off' ? 'OFF' : 'NORMAL'}`);
  db.run({ compile: () => pragma.compile(db.build) });
}

/** Text of a file that `textReader` reads and the program takes for a PDF. */
export const pdfLike = (name: string, pages: number): string =>
  `%PDF-1.7 ${name}\n${Array.from({ length: pages }, (_, n) => `page ${n + 1} of ${name}`).join('\f')}`;

export const sourcesOf = (root: string): string => path.join(root, '..', 'sources');
