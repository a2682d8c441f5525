import { AppError, type CallsOf, type Handlers } from '../../shared/kernel';
import { readableText } from '../../shared/library';
import {
  type Cited,
  type ComparedPage,
  contentsOf,
  type Reanchored,
  type textsContract,
} from '../../shared/texts';
import type { SearchStore } from '../search';
import { type Reckoning, reckonHere } from './reckoning';

type PageTexts = Pick<SearchStore, 'indexed' | 'pageText'>;

/** All pages of a file as the index reads them. @throws AppError `texts.not-indexed` when it has not read it to its end. */
function pagesOf(store: PageTexts, sha256: string): ComparedPage[] {
  const file = store.indexed().find((each) => each.sha256 === sha256);
  if (file === undefined || !file.complete) throw new AppError('texts.not-indexed');
  return Array.from({ length: file.pages }, (_, at) => {
    const page = store.pageText(sha256, at + 1);
    return { n: page.n, text: readableText(page), label: page.label };
  });
}

type SearchCalls = Pick<typeof textsContract, CallsOf<typeof textsContract, 'search'>>;

/**
 * Answers a window about two texts. Runs in the search process, which has them; what takes long is left to `reckoning`: seconds for
 * a law of some hundred pages.
 */
export function createTextsHandlers(
  store: PageTexts,
  reckoning: Reckoning = reckonHere,
): Handlers<SearchCalls> {
  return {
    'texts.compare': async ({ before, after }) =>
      reckoning.compare(pagesOf(store, before), pagesOf(store, after)),
    'texts.contents': async ({ sha256 }) => ({ entries: contentsOf(pagesOf(store, sha256)) }),
  };
}

/** What the data process asks about citations of a text that has a later one. Not reachable from a window. */
export interface ReanchorWish {
  readonly before: string;
  readonly after: string;
  readonly cited: readonly Cited[];
}

export function createReanchorHandlers(store: PageTexts, reckoning: Reckoning = reckonHere) {
  return {
    'index.reanchor': async ({ before, after, cited }: ReanchorWish): Promise<Reanchored[]> =>
      reckoning.reanchor(pagesOf(store, before), pagesOf(store, after), cited),
  };
}
