import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { app, utilityProcess } from 'electron';
import type { AppEvent } from '../../shared/app';
import type { NewId } from '../../shared/kernel';
import type { WorkspaceKind } from '../../shared/workspace';
import { type CheckedFiles, type Log, type WorkspaceFolder, workspaceFolder } from '../platform';
import { type BackgroundProcess, backgroundProcess } from './background-process';
import { connect } from './connect';
import type { DataStart, SearchWish, WorkspaceShut } from './data-process';
import type { JobHost, JobKind, JobWish } from './job-host';
import type { Look } from './remembered-look';
import { restWhenQuiet } from './rest-when-quiet';
import type { IndexEmptied, IndexTidied, SearchStart } from './search-process';
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
  /** The database could not be opened: calls are answered with the reason, until the workspace is opened anew. */
  isShut(): boolean;
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
  /** How the window looks while nobody has chosen in this workspace. */
  readonly look: Look;
  /** A process ended by itself; the workspace should be closed and opened again. */
  readonly onLost: (process: 'data' | 'search') => void;
}

/**
 * Starts the processes of a workspace: data at once, search after the first screen or with the first search, jobs with the first
 * file. Data is joined to the others; their talk does not pass through main. Search rests when nobody needs it.
 */
export function openWorkspace(options: OpenWorkspaceOptions): OpenWorkspace {
  const { kind, root, built, newId, log, announce, look, onLost } = options;
  const folder = workspaceFolder(path.join(root, kind));
  try {
    for (const each of [folder.root, folder.files, folder.staging, folder.log])
      mkdirSync(each, { recursive: true });
  } catch (cause) {
    // The process of the data finds the same, and says it in words.
    log.error('no-folder', {}, cause);
  }

  const lost = (name: 'data' | 'search') => (exitCode: number) => {
    log.error('process-lost', { process: name, exitCode });
    onLost(name);
  };
  const forked = (name: string) => () =>
    utilityProcess.fork(path.join(built, `${name}.cjs`), [], { serviceName: `waymark-${name}` });
  const data = backgroundProcess({
    fork: forked('data'),
    start: {
      folder,
      resources: path.join(app.getAppPath(), 'resources'),
      checked: checkedFiles(built),
      isSample: kind === 'sample',
      version: app.getVersion(),
      look,
      lanes: JOB_LANES,
    } satisfies DataStart,
    newId,
    onLost: lost('data'),
  });
  let isTidying = false;
  let isShut = false;
  const search: BackgroundProcess = backgroundProcess({
    fork: forked('search'),
    start: {
      searchDatabase: folder.searchDatabase,
      log: folder.log,
    } satisfies SearchStart,
    newId,
    onBegin: () => connect(data, { join: 'search' }, search, { join: 'data' }),
    onLost: lost('search'),
  });
  for (const one of [data, search]) {
    one.listen((message) => {
      // The page parses what it hears.
      if (isEvent(message)) announce(message.event);
    });
  }
  data.listen((message) => {
    if (isSearchWish(message)) search.begin();
    if (isWorkspaceShut(message)) isShut = true;
  });
  search.listen((message) => {
    if (isIndexEmptied(message)) void data.caller.forward('search.refill', {});
    if (isIndexTidied(message)) isTidying = message.tidying;
  });
  const resting = restWhenQuiet({
    search,
    isTidying: () => isTidying,
    letRest: async (quietMs) => {
      const mayRest = data.caller.call<boolean>('search.letRest', { quietMs });
      return mayRest.catch(() => false);
    },
    join: () => connect(data, { join: 'search' }, search, { join: 'data' }),
  });
  const jobs = hostJobsWhenWanted({ data, log, built });
  serveVault(data);
  data.begin();
  let hasRest = false;
  const startRest = () => {
    if (hasRest) return;
    hasRest = true;
    // What keeps the facts from being opened mostly keeps the index too: it would be started again and again.
    if (!isShut) search.begin();
    void data.caller.forward('process.settle', {});
  };
  const patience = setTimeout(startRest, START_REST_AFTER_MS);
  return {
    kind,
    folder,
    data,
    search,
    isShut: () => isShut,
    startRest,
    close: async () => {
      clearTimeout(patience);
      clearInterval(resting);
      await data.stop();
      await jobs.stop();
      await search.stop();
    },
  };
}

const isEvent = (message: unknown): message is { readonly event: AppEvent } =>
  typeof message === 'object' && message !== null && 'event' in message;
const isSearchWish = (message: unknown): message is SearchWish =>
  typeof message === 'object' && message !== null && 'search' in message;
const isWorkspaceShut = (message: unknown): message is WorkspaceShut =>
  typeof message === 'object' && message !== null && 'shut' in message;

const isIndexEmptied = (message: unknown): message is IndexEmptied =>
  typeof message === 'object' && message !== null && 'index' in message;

const isIndexTidied = (message: unknown): message is IndexTidied =>
  typeof message === 'object' && message !== null && 'tidying' in message;

/** What of the resources the build has checked; nothing where the build has left no list. */
function checkedFiles(built: string): CheckedFiles {
  try {
    return JSON.parse(readFileSync(path.join(built, 'checked-resources.json'), 'utf8'));
  } catch {
    return {};
  }
}

const isJobWish = (message: unknown): message is JobWish =>
  typeof message === 'object' && message !== null && 'jobs' in message;

/** Hosts the job processes that the data process wishes for. What that needs is loaded with the first wish: not at the start. */
function hostJobsWhenWanted({
  data,
  log,
  built,
}: {
  readonly data: BackgroundProcess;
  readonly log: Log;
  readonly built: string;
}): { stop(): Promise<void> } {
  let hosts: Promise<Readonly<Record<JobKind, JobHost>>> | undefined;
  let isStopped = false;
  const host = async () => {
    const { hostJobs } = await import('./job-host');
    const common = { data, log };
    return {
      job: hostJobs({ ...common, kind: 'job', entry: path.join(built, 'job.cjs'), lanes: JOB_LANES }),
      ocr: hostJobs({ ...common, kind: 'ocr', entry: path.join(built, 'ocr.cjs'), lanes: 1 }),
    };
  };
  data.listen((message) => {
    if (!isJobWish(message)) return;
    hosts ??= host();
    // In the order in which they were said.
    void hosts.then((each) => {
      if (!isStopped) each[message.jobs.kind].hear(message.jobs);
    });
  });
  return {
    stop: async () => {
      isStopped = true;
      const started = await hosts;
      started?.job.stop();
      started?.ocr.stop();
    },
  };
}
