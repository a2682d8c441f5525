import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { AppEvent } from '../../shared/app';
import type { Health } from '../../shared/backup';
import type { ImportSummary } from '../../shared/library';
import { listen } from './events';
import { healthKey, importKeys, ROOM_KEYS, withImport } from './query-keys';

const STALE: Readonly<Record<AppEvent['name'], readonly QueryKey[]>> = {
  'library.changed': [
    ROOM_KEYS.library,
    ROOM_KEYS.search,
    ROOM_KEYS.reader,
    ROOM_KEYS.consolidation,
    ROOM_KEYS.texts,
  ],
  'library.import-progressed': [],
  'reader.changed': [ROOM_KEYS.reader],
  'changes.changed': [ROOM_KEYS.changes],
  'search.changed': [ROOM_KEYS.search, ROOM_KEYS.savedSearches],
  'glossary.changed': [ROOM_KEYS.glossary, ROOM_KEYS.search],
  'saved-searches.changed': [ROOM_KEYS.savedSearches],
  'agencies.changed': [ROOM_KEYS.agencies, ROOM_KEYS.consolidation],
  'assessments.changed': [
    ROOM_KEYS.assessments,
    ROOM_KEYS.comparison,
    ROOM_KEYS.consolidation,
    ROOM_KEYS.texts,
  ],
  'settings.changed': [ROOM_KEYS.settings],
  'texts.changed': [ROOM_KEYS.texts],
  'planning.changed': [ROOM_KEYS.planning],
  'topics.changed': [ROOM_KEYS.topics],
  'backup.changed': [ROOM_KEYS.backup],
  'backup.progressed': [],
  'workspace.process-restarted': [[]],
};

/**
 * Keeps what the window has read in step with what the program announces, until the returned function is called.
 * Progress of long work is taken from the event itself; its files are asked for anew, but never twice at once.
 */
export function invalidateOnEvents(client: QueryClient): () => void {
  return listen((event) => {
    for (const queryKey of STALE[event.name]) void client.invalidateQueries({ queryKey });
    if (event.name === 'backup.progressed') {
      client.setQueryData<Health>(healthKey, (health) => health && { ...health, work: event.work });
    }
    if (event.name !== 'library.import-progressed') return;
    const { summary } = event;
    client.setQueryData<ImportSummary[]>(importKeys.list, (list) => list && withImport(list, summary));
    void client.invalidateQueries({ queryKey: importKeys.one(summary.id) }, { cancelRefetch: false });
    if (summary.state !== 'running') void client.invalidateQueries({ queryKey: importKeys.list });
  });
}
