import type { Item } from '../questionnaires';
import type { TopicPage } from '../topics';

/** Searches made for one gap: each reads the index once, and the screen waits for all of them. */
const MOST_SEARCHES = 6;

/**
 * What is looked for in the library to help with an item, in this order: its theme, then what the pages of its topics name, a search
 * of each topic in turn, so that no topic is left out. All words of a search must stand on one page, so they are few; the name of the
 * item itself is too long to be found.
 */
export function guidanceSearches(
  item: Pick<Item, 'theme' | 'topics'>,
  topics: readonly Pick<TopicPage, 'id' | 'searches'>[],
): string[] {
  const lists = item.topics.map((topic) => topics.find(({ id }) => id === topic)?.searches ?? []);
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  const inTurn = Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat();
  return [...new Set([item.theme, ...inTurn])].slice(0, MOST_SEARCHES);
}

/** Documents shown for each of the searches, and pages of each. */
export const GUIDANCE_QUERY = { limit: 4, pagesPerDocument: 1 } as const;
