import { rmSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { searchContract } from '../../shared/search';
import { textsContract } from '../../shared/texts';
import { checkedCalls } from '../ipc';
import { briefly, createLog, type Log, patientlyAtOnce, systemClock } from '../platform';
import {
  type Carrying,
  carryOverTexts,
  createIndexHandlers,
  createSearchHandlers,
  mayBeHeld,
  openSearchStore,
  type SearchStore,
  type Tidying,
  tidyWhenIdle,
} from '../search';
import { createReanchorHandlers, createReckoning, createTextsHandlers } from '../texts';
import { parentPort, runUtility, serveLogged } from './utility-port';

/** What the search process says to main when its index is empty, though it was not: everything must be given to it again. */
export interface IndexEmptied {
  readonly index: 'emptied';
}

/** What the search process says to main when it begins to put its index in order, and when it has ended: it should not be ended between. */
export interface IndexTidied {
  readonly tidying: boolean;
}

/** Start message of the search process. */
export interface SearchStart {
  readonly searchDatabase: string;
  readonly log: string;
}

/**
 * Nothing in search.db is anybody's only copy: what cannot be opened is made anew and filled by the data process. One that is only held is
 * waited for: to read every document anew takes hours.
 */
function openOrRemake(file: string): SearchStore {
  const emptied = () => parentPort().postMessage({ index: 'emptied' } satisfies IndexEmptied);
  const open = () => openSearchStore(file, () => performance.now(), emptied);
  try {
    return patientlyAtOnce(open, { ...briefly(), mayPass: mayBeHeld });
  } catch (cause) {
    log.error('index-not-opened', {}, cause);
    // The process is started again, and finds it free.
    if (process.platform === 'win32' && mayBeHeld(cause)) throw cause;
    for (const ending of ['', '-wal', '-shm'])
      patientlyAtOnce(() => rmSync(`${file}${ending}`, { force: true }));
    emptied();
    return open();
  }
}

let store: SearchStore;
let log: Log;
let tidying: Tidying;
let carrying: Carrying;

/** Text from outside is compared there: it must not take the computer's memory. */
const MOST_MEGABYTES = 512;
const reckoning = createReckoning(
  () =>
    new Worker(path.join(import.meta.dirname, 'texts.cjs'), {
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    }),
);

// The one owner of search.db: writes the index for the data process and answers the window's searches.
runUtility({
  begin: (start: SearchStart) => {
    log = createLog(start.log, 'search', systemClock);
    store = openOrRemake(start.searchDatabase);
    tidying = tidyWhenIdle(store, {
      onFailure: (cause) => log.error('index-not-tidied', {}, cause),
      onChange: (isBusy) => parentPort().postMessage({ tidying: isBusy } satisfies IndexTidied),
    });
    carrying = carryOverTexts(store, {
      onStep: tidying.written,
      onFailure: (cause) => log.error('texts-not-carried-over', {}, cause),
    });
    const close = () => {
      carrying.stop();
      tidying.stop();
      reckoning.stop();
      store.close();
      return {};
    };
    const calls = { ...createSearchHandlers(store), ...createTextsHandlers(store, reckoning) };
    const checked = checkedCalls({ ...searchContract, ...textsContract }, calls);
    serveLogged(parentPort(), { ...checked, 'process.close': close }, log);
    log.info('started');
  },
  join: (_name, port) =>
    serveLogged(
      port,
      {
        ...createIndexHandlers(store, tidying.written, carrying.ended),
        ...createReanchorHandlers(store, reckoning),
      },
      log,
    ),
});
