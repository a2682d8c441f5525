import { createLog, type Log, systemClock } from '../platform';
import { createIndexHandlers, createSearchHandlers, openSearchStore, type SearchStore } from '../search';
import { parentPort, runUtility, serveLogged } from './utility-port';

/** Start message of the search process. */
export interface SearchStart {
  readonly searchDatabase: string;
  readonly log: string;
}

let store: SearchStore;
let log: Log;

// The one owner of search.db: writes the index for the data process and answers the window's searches.
runUtility({
  begin: (start: SearchStart) => {
    log = createLog(start.log, 'search', systemClock);
    store = openSearchStore(start.searchDatabase);
    const close = () => {
      store.close();
      return {};
    };
    serveLogged(parentPort(), { ...createSearchHandlers(store), 'process.close': close }, log);
    log.info('started');
  },
  join: (_name, port) => serveLogged(port, createIndexHandlers(store), log),
});
