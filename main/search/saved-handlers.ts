import type { Handlers } from '../../shared/kernel';
import type { savedSearchesContract } from '../../shared/search';
import type { SavedSearchesService } from './saved-service.ts';

/** Answers the calls of the saved searches. */
export function createSavedSearchesHandlers(
  searches: SavedSearchesService,
): Handlers<typeof savedSearchesContract> {
  return {
    'savedSearches.list': () => searches.list(),
    'savedSearches.save': (search) => searches.save(search),
    'savedSearches.rename': ({ id, name }) => {
      searches.rename(id, name);
      return {};
    },
    'savedSearches.looked': async ({ id }) => {
      await searches.looked(id);
      return {};
    },
    'savedSearches.remove': ({ id }) => {
      searches.remove(id);
      return {};
    },
    'savedSearches.restore': ({ id }) => {
      searches.restore(id);
      return {};
    },
  };
}
