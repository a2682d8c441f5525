import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import { type AppEvent, appEvent } from '../../shared/app';
import type { NewId } from '../../shared/kernel';
import type { WorkspaceKind } from '../../shared/workspace';
import { OCR_WATCH_LIMITS } from '../jobs';
import { type Log, type WorkspaceFolder, workspaceFolder } from '../platform';
import { type BackgroundProcess, backgroundProcess, connect } from './background-process';
import type { DataStart } from './data-process';
import { hostJobs } from './job-host';
import type { SearchStart } from './search-process';
import { serveVault } from './vault';

// One file is read while the other is staged, stored and indexed; a third lane gains nothing on two cores.
const JOB_LANES = 2;

// The search starts after the first screen, so that two cores have the time for that; never later than this.
const START_REST_AFTER_MS = 3000;

/** A workspace with its processes running. */
export interface OpenWorkspace {
  readonly kind: WorkspaceKind;
  readonly folder: WorkspaceFolder;
  readonly data: BackgroundProcess;
  readonly search: BackgroundProcess;
  /** The first screen is there: what it did not need may start. */
  startRest(): void;
  close(): Promise<void>;
}

export interface OpenWorkspaceOptions {
  readonly kind: WorkspaceKind;
  /** Folder that holds all workspaces. */
  readonly root: string;
  /** Folder of the built process entries. */
  readonly built: string;
  readonly newId: NewId;
  readonly log: Log;
  readonly announce: (event: AppEvent) => void;
  /** A process ended by itself; the workspace should be closed and opened again. */
  readonly onLost: (process: 'data' | 'search') => void;
}

/**
 * Starts the processes of a workspace: data at once, search after the first screen or with the first search, jobs with the first
 * file. Data is joined to the others; their talk does not pass through main.
 */
export function openWorkspace(options: OpenWorkspaceOptions): OpenWorkspace {
  const { kind, root, built, newId, log, announce, onLost } = options;
  const folder = workspaceFolder(path.join(root, kind));
  for (const each of [folder.root, folder.files, folder.staging, folder.log])
    mkdirSync(each, { recursive: true });

  const lost = (name: 'data' | 'search') => (exitCode: number) => {
    log.error('process-lost', { process: name, exitCode });
    onLost(name);
  };
  const data = backgroundProcess({
    entry: path.join(built, 'data.cjs'),
    name: 'waymark-data',
    start: {
      folder,
      resources: path.join(app.getAppPath(), 'resources'),
      isSample: kind === 'sample',
      version: app.getVersion(),
      lanes: JOB_LANES,
    } satisfies DataStart,
    newId,
    onLost: lost('data'),
  });
  const search = backgroundProcess({
    entry: path.join(built, 'search.cjs'),
    name: 'waymark-search',
    start: {
      searchDatabase: folder.searchDatabase,
      log: folder.log,
    } satisfies SearchStart,
    newId,
    onLost: lost('search'),
  });
  for (const one of [data, search]) {
    one.listen((message) => {
      if (typeof message !== 'object' || message === null || !('event' in message)) return;
      const event = appEvent.safeParse(message.event);
      if (event.success) announce(event.data);
    });
  }
  connect(data, { join: 'search' }, search, { join: 'data' });
  const jobs = hostJobs({ kind: 'job', entry: path.join(built, 'job.cjs'), data, log, lanes: JOB_LANES });
  const pictures = hostJobs({
    ...{ kind: 'ocr', entry: path.join(built, 'ocr.cjs'), data, log, lanes: 1 },
    limits: OCR_WATCH_LIMITS,
  });
  serveVault(data);
  data.begin();
  const startRest = () => search.begin();
  const patience = setTimeout(startRest, START_REST_AFTER_MS);
  return {
    kind,
    folder,
    data,
    search,
    startRest,
    close: async () => {
      clearTimeout(patience);
      await data.stop();
      jobs.stop();
      pictures.stop();
      await search.stop();
    },
  };
}
