import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';
import {
  NUMBERS_PER_PIECE,
  type PageReading,
  PLACES_PER_SIDE,
  type ReadingPage,
  type ReadingState,
} from '../../shared/library';
import { usePicturesOf } from '../library';
import { call, pictureKeys } from '../platform';
import { toPointRectangle } from './page/geometry';
import type { PlacedWord, WordSource } from './page/word-layer';
import type { OpenedPdf, PdfPage } from './pdf/open-pdf';

/** The words of a reading with their places in the points of a page. */
export function placedWords({ text, places }: PageReading, page: Pick<PdfPage, 'getViewport'>): PlacedWord[] {
  const space = page.getViewport({ scale: 1 });
  const across = (part: number) => (part / PLACES_PER_SIDE) * space.width;
  const down = (part: number) => (part / PLACES_PER_SIDE) * space.height;
  const words: PlacedWord[] = [];
  for (let at = 0; at < places.length; at += NUMBERS_PER_PIECE) {
    const [start = 0, end = 0, left = 0, top = 0, right = 0, bottom = 0] = places.slice(
      at,
      at + NUMBERS_PER_PIECE,
    );
    const next = places[at + NUMBERS_PER_PIECE] ?? text.length;
    words.push({
      text: text.slice(start, end),
      rectangle: toPointRectangle(space, {
        left: across(left),
        top: down(top),
        width: across(right - left),
        height: down(bottom - top),
      }),
      endsLine: text.slice(end, next).includes('\n'),
    });
  }
  return words;
}

/** What a machine read from the pictures of a file, for the reader. */
export interface MachineWords {
  /** Where the words of a page come from; null where the file's own text is shown. The same as long as the reading is. */
  readonly wordsFor: (page: number) => WordSource | null;
  /** The page as one that is a picture, or undefined. */
  readonly pictureOf: (page: number) => ReadingPage | undefined;
  /** How the reading of the file stands; null where nothing is to be read. */
  readonly state: ReadingState | null;
}

export function useMachineWords(sha256: string, pdf: OpenedPdf | null): MachineWords {
  const client = useQueryClient();
  const pictures = usePicturesOf(sha256).data;
  const byPage = useMemo(
    () => new Map((pictures?.pages ?? []).map((picture) => [picture.page, picture])),
    [pictures],
  );
  const sources = useRef(new Map<string, WordSource>());
  const wordsFor = useCallback(
    (page: number): WordSource | null => {
      const picture = byPage.get(page);
      if (pdf === null || picture === undefined || !picture.inUse || picture.confidence === null) return null;
      const key = `${sha256} ${page} ${picture.readAt}`;
      const known = sources.current.get(key);
      if (known) return known;
      const source: WordSource = async (number) => {
        const reading = await client.fetchQuery({
          queryKey: pictureKeys.page(sha256, number),
          queryFn: () => call('library.pageReading', { sha256, page: number }),
        });
        return reading === null ? null : placedWords(reading, await pdf.document.getPage(number));
      };
      sources.current.set(key, source);
      return source;
    },
    [byPage, pdf, sha256, client],
  );
  return {
    wordsFor,
    pictureOf: useCallback((page: number) => byPage.get(page), [byPage]),
    state: pictures?.summary.state ?? null,
  };
}
