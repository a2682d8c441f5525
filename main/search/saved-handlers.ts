import type { Handlers } from '../../shared/kernel';
import type { savedSearchesContract } from '../../shared/search';
import type { SavedSearchesService } from './saved-service.ts';

/** Answers the calls of the saved searches. */
export function createSavedSearchesHandlers(
  searches: SavedSearchesService,
): Handlers<typeof savedSearchesContract> {
  return {
    'search.listSaved': () => searches.list(),
    'search.save': (search) => searches.save(search),
    'search.renameSaved': ({ id, name }) => {
      searches.rename(id, name);
      return {};
    },
    'search.lookedAtSaved': async ({ id }) => {
      await searches.looked(id);
      return {};
    },
    'search.removeSaved': ({ id }) => {
      searches.remove(id);
      return {};
    },
    'search.restoreSaved': ({ id }) => {
      searches.restore(id);
      return {};
    },
  };
}
