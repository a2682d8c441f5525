import { type RefObject, useCallback, useEffect, useState } from 'react';
import type { PagesHandle } from './components/PageStack';
import { align } from './page/align';
import type { TextRange } from './page/page-text';
import { quoteOf } from './page/quote';
import type { Passage, PassagePart } from './passage';
import type { IndexedPage } from './use-page-marks';

/** A selection in the pages: the first page it touches, and where on the window it ends. */
export interface Selected {
  readonly page: number;
  readonly end: { readonly left: number; readonly top: number };
}

function pageOf(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>('[data-page]') ?? null;
}

/** The range selected inside the pages, or null; what goes on in the pages of another text, as of a second pane, is none of this one's. */
function selectedRange(pages: HTMLElement | null): Range | null {
  const selection = document.getSelection();
  if (pages === null || selection === null || selection.rangeCount === 0 || selection.isCollapsed)
    return null;
  const range = selection.getRangeAt(0);
  const isHere = pages.contains(range.startContainer) && pages.contains(pageOf(range.endContainer) ?? pages);
  return isHere && selection.toString().trim() !== '' ? range : null;
}

/** Follows what is selected in the pages, as long as the pointer is up. */
export function useSelected(pages: RefObject<PagesHandle | null>): Selected | null {
  const [selected, setSelected] = useState<Selected | null>(null);
  useEffect(() => {
    let down = false;
    const look = () => {
      const range = selectedRange(pages.current?.element ?? null);
      const page = range === null ? null : pageOf(range.startContainer);
      const box = range === null ? undefined : [...range.getClientRects()].at(-1);
      const view = pages.current?.element?.getBoundingClientRect();
      // What is selected may be scrolled out of view; then there is no place to offer anything at.
      const isSeen =
        box !== undefined && view !== undefined && box.bottom >= view.top && box.top <= view.bottom;
      if (page === null || box === undefined || !isSeen) return setSelected(null);
      setSelected({ page: Number(page.dataset['page']), end: { left: box.right, top: box.bottom } });
    };
    const pressed = () => {
      down = true;
    };
    const released = () => {
      down = false;
      look();
    };
    const changed = () => {
      if (!down) look();
    };
    document.addEventListener('pointerdown', pressed);
    document.addEventListener('pointerup', released);
    document.addEventListener('selectionchange', changed);
    window.addEventListener('scroll', changed, true);
    return () => {
      document.removeEventListener('pointerdown', pressed);
      document.removeEventListener('pointerup', released);
      document.removeEventListener('selectionchange', changed);
      window.removeEventListener('scroll', changed, true);
    };
  }, [pages]);
  return selected;
}

/** Gives the index's reading of a page; null when it has none. */
type AskIndex = (page: number, words: string) => Promise<IndexedPage | null>;

interface Asked {
  readonly pages: RefObject<PagesHandle | null>;
  readonly labelOf: (page: number) => string | null;
  readonly askIndex: AskIndex;
  /** Hears that more pages are selected than one passage covers, and that the first of them are taken. */
  readonly onCut: (taken: number, selected: number) => void;
}

/** What is selected on one page, as the better reading has it, and where it stands. */
interface ReadPart {
  readonly page: number;
  readonly text: string;
  readonly rectangles: PassagePart['rectangles'];
}

export interface Passages {
  /** What is selected in the pages: a part on every page it covers. */
  readonly fromSelection: () => Promise<Passage | null>;
  /** A part of the index's reading of a page. */
  readonly fromText: (page: number, text: string, start: number, end: number) => Passage;
  /** A page as a whole. */
  readonly ofPage: (page: number) => Passage;
}

/** A selection that grows with the pointer, or key by key, is asked for once it rests. */
const READY_AFTER_MS = 60;

/** Most pages of one passage: what is kept at once must stay in bounds. */
const MOST_PAGES = 40;

/** The pages that a range touches, in order. */
function pagesOf(range: Range): readonly number[] {
  const first = pageOf(range.startContainer);
  if (first === null) return [];
  const from = Number(first.dataset['page']);
  const to = Number((pageOf(range.endContainer) ?? first).dataset['page']);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
}

/**
 * How the index reads a part of the text that a page shows; null where the two have too little in common. Of a page in an old encoding the
 * part may begin in what reads and end in words as they are stored, or the other way about.
 */
function readingOf(shown: string, part: TextRange, indexed: IndexedPage): string | null {
  const there = align(shown, indexed.text).find(part);
  if (there === null) return null;
  const { start } = indexed.asRead({ start: there.start, end: there.start + 1 });
  const { end } = indexed.asRead({ start: there.end - 1, end: there.end });
  return end > start ? indexed.text.slice(start, end) : null;
}

/** Reads a range on some of the pages as the index has it, page by page. */
function useRead(
  pages: RefObject<PagesHandle | null>,
  askIndex: AskIndex,
): (range: Range, numbers: readonly number[]) => Promise<readonly ReadPart[]> {
  const readIn = useCallback(
    async (range: Range, page: number): Promise<ReadPart | null> => {
      const shown = pages.current?.shownPage(page);
      // A page between two others that is not drawn is selected as a whole.
      if (shown === undefined) {
        const whole = await askIndex(page, '').catch(() => null);
        return { page, text: whole?.text.slice(0, whole.readable) ?? '', rectangles: [] };
      }
      const part = shown.text.rangeOf(range);
      if (part === null) return null;
      const here = shown.text.content.text;
      // Taken before anything is waited for: the page may be gone afterwards.
      const rectangles = shown.text.rectanglesOf(part, shown.space());
      const indexed = await askIndex(page, '').catch(() => null);
      return {
        page,
        text: (indexed && readingOf(here, part, indexed)) ?? here.slice(part.start, part.end),
        rectangles,
      };
    },
    [pages, askIndex],
  );

  return useCallback(
    async (range: Range, numbers: readonly number[]): Promise<readonly ReadPart[]> => {
      const parts = await Promise.all(numbers.map((number) => readIn(range, number)));
      return parts.filter((part) => part !== null);
    },
    [readIn],
  );
}

/**
 * Makes passages to cite or mark. The quote is taken from the index's reading of the page where the two readings can be lined up, for
 * it is the better of two engines; the rectangles from where the file draws the words.
 */
export function usePassages({ pages, labelOf, askIndex, onCut }: Asked): Passages {
  const partOf = useCallback(
    (page: number): PassagePart => ({ page, pageLabel: labelOf(page), quote: '', rectangles: [] }),
    [labelOf],
  );

  const read = useRead(pages, askIndex);

  const fromSelection = useCallback(async () => {
    const range = selectedRange(pages.current?.element ?? null)?.cloneRange();
    if (range === undefined) return null;
    const numbers = pagesOf(range);
    if (numbers.length > MOST_PAGES) onCut(MOST_PAGES, numbers.length);
    const [one, ...others] = (await read(range, numbers.slice(0, MOST_PAGES)))
      .map(({ page, text, rectangles }) => ({ ...partOf(page), quote: quoteOf(text), rectangles }))
      .filter(({ quote }) => quote !== '');
    return one === undefined ? null : ([one, ...others] as const);
  }, [pages, read, partOf, onCut]);

  const fromText = useCallback(
    (page: number, text: string, start: number, end: number): Passage => {
      const shown = pages.current?.shownPage(page);
      const there = shown === undefined ? null : align(text, shown.text.content.text).find({ start, end });
      const rectangles =
        shown === undefined || there === null ? [] : shown.text.rectanglesOf(there, shown.space());
      return [{ ...partOf(page), quote: quoteOf(text.slice(start, end)), rectangles }];
    },
    [pages, partOf],
  );

  const ofPage = useCallback((page: number): Passage => [partOf(page)], [partOf]);
  return { fromSelection, fromText, ofPage };
}

/** What was made ready to be copied, and of which selection. */
interface Ready {
  readonly range: Range;
  readonly text: string;
}

const isSame = (a: Range, b: Range) =>
  a.compareBoundaryPoints(Range.START_TO_START, b) === 0 &&
  a.compareBoundaryPoints(Range.END_TO_END, b) === 0;

/**
 * Copies what is selected in the pages as the index reads it: the file's own letters are often wrong where words were drawn by their
 * shapes, as ligatures and the scripts of South-East Asia are. The clipboard takes a text only at once, so it is made ready when
 * something is selected; until then the file's own is copied.
 */
export function useRightCopies(pages: RefObject<PagesHandle | null>, askIndex: AskIndex): void {
  const read = useRead(pages, askIndex);
  useEffect(() => {
    let ready: Ready | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const makeReady = () => {
      const range = selectedRange(pages.current?.element ?? null)?.cloneRange();
      if (range === undefined) return;
      void read(range, pagesOf(range)).then((parts) => {
        const text = parts
          .map((part) => part.text.replaceAll('\u0000', '').trim())
          .filter((part) => part !== '')
          .join('\n');
        if (text !== '') ready = { range, text };
      });
    };
    const changed = () => {
      clearTimeout(timer);
      timer = setTimeout(makeReady, READY_AFTER_MS);
    };
    const copied = (event: ClipboardEvent) => {
      const range = selectedRange(pages.current?.element ?? null);
      if (range === null || ready === null || !isSame(range, ready.range)) return;
      event.clipboardData?.setData('text/plain', ready.text);
      event.preventDefault();
    };
    document.addEventListener('selectionchange', changed);
    document.addEventListener('copy', copied);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', changed);
      document.removeEventListener('copy', copied);
    };
  }, [pages, read]);
}
