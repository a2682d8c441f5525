import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { AppEvent } from '../../shared/app';
import type { Health } from '../../shared/backup';
import type { ImportSummary } from '../../shared/library';
import { listen } from './events';
import { type Paced, paced } from './paced';
import { healthKey, importKeys, pictureKeys, ROOM_KEYS, withImport } from './query-keys';
import { watchDays } from './today';

/** What an opened pack would do, which rests on what every room has. */
const OPENED_PACK = [...ROOM_KEYS.exchange, 'preview'];
/** The year counts the requests that are out to agencies that have ended. */
const REQUESTS_OUT = [...ROOM_KEYS.assessments, 'departed'];

const STALE: Readonly<Record<AppEvent['name'], readonly QueryKey[]>> = {
  'library.changed': [
    ROOM_KEYS.library,
    // Answers name what they cite as the library names it now, and are checked against what applies now.
    ROOM_KEYS.assessments,
    // So are the levels that their evidence supports.
    ROOM_KEYS.comparison,
    ROOM_KEYS.practices,
    ROOM_KEYS.search,
    ROOM_KEYS.reader,
    ROOM_KEYS.consolidation,
    ROOM_KEYS.reliance,
    ROOM_KEYS.calendar,
    ROOM_KEYS.planning,
    pictureKeys.queue,
  ],
  'library.import-progressed': [],
  'library.reading-progressed': [pictureKeys.all],
  'questionnaires.changed': [ROOM_KEYS.questionnaires],
  // The library owns the printed page numbers; with a pack they come by this name.
  'reader.changed': [ROOM_KEYS.reader, [...ROOM_KEYS.library, 'page-numbers']],
  // What is taken back beside the screen of a pack.
  'changes.changed': [ROOM_KEYS.changes, OPENED_PACK],
  'search.changed': [ROOM_KEYS.search, ROOM_KEYS.savedSearches],
  'glossary.changed': [ROOM_KEYS.glossary, ROOM_KEYS.search],
  'saved-searches.changed': [ROOM_KEYS.savedSearches],
  'agencies.changed': [
    ROOM_KEYS.agencies,
    ROOM_KEYS.consolidation,
    // An agency is named where its answers, days and citations are listed, and its roles say whether its word is a side.
    ROOM_KEYS.assessments,
    ROOM_KEYS.calendar,
    ROOM_KEYS.planning,
    ROOM_KEYS.reliance,
  ],
  'assessments.changed': [
    ROOM_KEYS.assessments,
    ROOM_KEYS.practices,
    ROOM_KEYS.comparison,
    ROOM_KEYS.consolidation,
    ROOM_KEYS.reliance,
    ROOM_KEYS.calendar,
    ROOM_KEYS.planning,
    ROOM_KEYS.sheets,
  ],
  'settings.changed': [ROOM_KEYS.settings],
  'sheets.changed': [ROOM_KEYS.sheets, REQUESTS_OUT],
  'reliance.changed': [ROOM_KEYS.reliance, ROOM_KEYS.assessments, ROOM_KEYS.planning],
  // A target that nobody decided follows the duties.
  'instruments.changed': [
    [...ROOM_KEYS.instruments, 'statuses'],
    ROOM_KEYS.planning,
    [...ROOM_KEYS.comparison, 'compare'],
  ],
  // Targets stand as a column beside the years.
  'planning.changed': [ROOM_KEYS.planning, ROOM_KEYS.comparison, ROOM_KEYS.reliance, ROOM_KEYS.calendar],
  'comparison.changed': [ROOM_KEYS.comparison],
  'topics.changed': [ROOM_KEYS.topics],
  'tables.changed': [ROOM_KEYS.tables, ROOM_KEYS.comparison],
  // Requests go out as packs too, and a pack that is taken back may leave its documents, which nobody brought any more.
  'exchange.changed': [
    ROOM_KEYS.exchange,
    REQUESTS_OUT,
    [...ROOM_KEYS.library, 'senders'],
    // A list may be narrowed by them.
    [...ROOM_KEYS.library, 'list'],
  ],
  'exchange.pack-given': [],
  'backup.changed': [ROOM_KEYS.backup],
  'backup.restored': [],
  'backup.progressed': [],
  'reports.not-printed': [],
  'workspace.process-restarted': [[]],
  'workspace.stays': [],
  'workspace.session-ends': [],
};

/** Many files or pictures announce these one by one; what they make stale is asked for anew not more often. */
const STORMY = new Set<AppEvent['name']>(['library.changed', 'search.changed', 'library.reading-progressed']);
const PAUSE_MS = 500;
/** The list of an import's files is long; its counts come with every event anyway. */
const FILES_PAUSE_MS = 1000;

/**
 * Keeps what the window has read in step with what the program announces, and with the day, until the returned function is called.
 * Progress of long work is taken from the event itself; its files are asked for anew, but never twice at once.
 */
export function invalidateOnEvents(client: QueryClient): () => void {
  const pacers = new Map<string, Paced>();
  const pacedBy = (key: string, pauseMs: number, work: () => void): void => {
    const pacer = pacers.get(key) ?? paced(pauseMs, work);
    pacers.set(key, pacer);
    pacer.ask();
  };
  const makeStale = (name: AppEvent['name']): void => {
    for (const queryKey of STALE[name]) void client.invalidateQueries({ queryKey });
  };
  const followImport = (summary: ImportSummary): void => {
    for (const key of [importKeys.list, importKeys.unfinished]) {
      client.setQueryData<ImportSummary[]>(key, (list) => list && withImport(list, summary));
    }
    const askFiles = () =>
      void client.invalidateQueries({ queryKey: importKeys.one(summary.id) }, { cancelRefetch: false });
    if (summary.state === 'running') {
      pacedBy(`files ${summary.id}`, FILES_PAUSE_MS, askFiles);
      return;
    }
    askFiles();
    // A screen of the search tells what did not come in, and what an opened pack brings may be there now.
    for (const queryKey of [importKeys.list, ROOM_KEYS.search, OPENED_PACK])
      void client.invalidateQueries({ queryKey });
  };
  const stopListening = listen((event) => {
    if (STORMY.has(event.name)) pacedBy(event.name, PAUSE_MS, () => makeStale(event.name));
    else makeStale(event.name);
    if (event.name === 'backup.progressed') {
      client.setQueryData<Health>(healthKey, (health) => health && { ...health, work: event.work });
    }
    if (event.name === 'library.import-progressed') followImport(event.summary);
    // What a machine has read can be searched, which the report of its import says; not for each of its pages.
    if (event.name === 'library.reading-progressed' && event.summary.state === 'done')
      pacedBy('read', FILES_PAUSE_MS, () => void client.invalidateQueries({ queryKey: importKeys.list }));
  });
  // What is due, overdue or in force is so on a day, and nobody announces the next one.
  const stopDays = watchDays(() => void client.invalidateQueries());
  return () => {
    stopListening();
    stopDays();
    for (const pacer of pacers.values()) pacer.stop();
  };
}
