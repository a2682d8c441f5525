import type { Item } from '../questionnaires';
import type { HitGroup } from '../search';
import type { TopicPage } from '../topics';

/** Searches made for one gap: each reads the index once, and the screen waits for all of them. */
const MOST_SEARCHES = 6;
/** Words of the item itself that are looked for, any of them. */
const MOST_WORDS = 8;
const SHORTEST_WORD = 4;

/** Words that stand in many items and say nothing of their matter. */
const PLAIN_WORDS: ReadonlySet<string> = new Set(
  (
    'also been before being both does done each from gives have into made main make more most only other over own ' +
    'sets such than that their them then they this uses when where which with within work works'
  ).split(' '),
);

/** One search for a gap, and how much its order counts beside that of the others. */
export interface GuidanceSearch {
  readonly text: string;
  readonly weight: number;
  /** Also looks for what the words are called in other languages. */
  readonly bridge: boolean;
}

/** The words by which an item is told apart, joined so that a page with any of them fits. */
function ownWords(topic: string): string {
  const words = topic.toLocaleLowerCase().split(/[^\p{L}\p{M}]+/u);
  const telling = words.filter((word) => word.length >= SHORTEST_WORD && !PLAIN_WORDS.has(word));
  return [...new Set(telling)].slice(0, MOST_WORDS).join(' OR ');
}

/**
 * What is looked for in the library to help with an item: what the pages of its topics name, a search of each topic in turn, so that
 * no topic is left out; its theme, which is wider; and the words of the item itself, any of them, so that something is found where
 * the others ask for too much at once.
 */
export function guidanceSearches(
  item: Pick<Item, 'theme' | 'topic' | 'topics'>,
  topics: readonly Pick<TopicPage, 'id' | 'searches'>[],
): GuidanceSearch[] {
  const lists = item.topics.map((topic) => topics.find(({ id }) => id === topic)?.searches ?? []);
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  const inTurn = Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat();
  const wider = [
    { text: item.theme, weight: 0.5, bridge: true },
    { text: ownWords(item.topic), weight: 0.5, bridge: false },
  ].filter(({ text }) => text !== '');
  const named = [...new Set(inTurn)]
    .filter((text) => text !== item.theme)
    .slice(0, MOST_SEARCHES - wider.length);
  return [...named.map((text) => ({ text, weight: 1, bridge: true })), ...wider];
}

/** Documents read for each of the searches, and pages of each. */
export const GUIDANCE_QUERY = { limit: 8, pagesPerDocument: 5 } as const;

/** Pages of one search that count. */
const DEPTH = 12;
/** How flat the order of a search is: the first page counts a little more than the second. */
const FLATNESS = 10;
/** Pages of one document, so that one long law does not fill the list. */
const MOST_OF_ONE = 3;
/** Covers and lists of contents name everything and explain nothing: the first pages of longer documents count less. */
const FRONT = { pages: 2, of: 4, share: 0.5 } as const;

/** A page of the library that may help with a gap. */
export interface HelpfulPage {
  readonly group: HitGroup;
  readonly page: number;
  /** The searches that found it, the one in which it stood best first. */
  readonly foundBy: readonly string[];
}

interface Scored {
  readonly group: HitGroup;
  readonly page: number;
  readonly places: { readonly text: string; readonly points: number }[];
}

const pointsOf = ({ places }: Scored): number => places.reduce((sum, { points }) => sum + points, 0);

/**
 * The pages that several searches together put first, best first, few of each document. A page that many searches find stands before
 * one that a single search finds: what counts is the place in each list, since scores of different searches cannot be compared.
 */
export function helpfulPages(
  replies: readonly { readonly search: GuidanceSearch; readonly groups: readonly HitGroup[] }[],
): HelpfulPage[] {
  const found = new Map<string, Scored>();
  for (const { search, groups } of replies) {
    const isFront = (page: number, pageCount: number) => page <= FRONT.pages && pageCount >= FRONT.of;
    groups
      .flatMap((group) =>
        group.hits.map(({ page, score }) => ({
          ...{ group, page },
          score: isFront(page, group.pageCount) ? score * FRONT.share : score,
        })),
      )
      .toSorted((one, other) => other.score - one.score)
      .slice(0, DEPTH)
      .forEach(({ group, page }, rank) => {
        const key = `${group.versionId} ${page}`;
        const scored = found.get(key) ?? { group, page, places: [] };
        scored.places.push({ text: search.text, points: search.weight / (FLATNESS + rank) });
        found.set(key, scored);
      });
  }
  const shown = new Map<string, number>();
  return [...found.values()]
    .toSorted((one, other) => pointsOf(other) - pointsOf(one))
    .filter(({ group }) => {
      const count = (shown.get(group.documentId) ?? 0) + 1;
      shown.set(group.documentId, count);
      return count <= MOST_OF_ONE;
    })
    .map(({ group, page, places }) => ({
      ...{ group, page },
      foundBy: places.toSorted((one, other) => other.points - one.points).map(({ text }) => text),
    }));
}
