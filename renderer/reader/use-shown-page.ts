import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type Drawing, drawPage } from './page/draw-page';
import type { Rotation } from './page/page-layout';
import { type ShownText, showText } from './page/text-layer';
import type { WordSource } from './page/word-layer';
import { linksOf, type PageLink } from './pdf/destinations';
import type { OpenedPdf, PdfPage } from './pdf/open-pdf';

/** Pages that are only passed by in quick scrolling are not worth drawing. */
const SETTLE_MS = 40;

/** A page of an open file; let go when it is no longer shown. */
export function usePage(
  pdf: OpenedPdf,
  number: number,
): { readonly page: PdfPage | null; readonly failed: boolean } {
  const [state, setState] = useState<{ page: PdfPage | null; failed: boolean }>(() => {
    const first = pdf.first?.page;
    return { page: first?.pageNumber === number ? first : null, failed: false };
  });
  useEffect(() => {
    let gone = false;
    let held: PdfPage | null = null;
    pdf.document.getPage(number).then(
      (page) => {
        held = page;
        if (!gone) setState((before) => (before.page === page ? before : { page, failed: false }));
      },
      () => {
        if (!gone) setState({ page: null, failed: true });
      },
    );
    return () => {
      gone = true;
      held?.cleanup();
    };
  }, [pdf, number]);
  return state;
}

/**
 * Draws the page into `holder`; the drawing before stays, stretched, until the new one is done. What was drawn ahead is there with the
 * first frame.
 */
export function useDrawing(
  pdf: OpenedPdf,
  page: PdfPage | null,
  holder: RefObject<HTMLDivElement | null>,
  scale: number,
  rotation: Rotation,
  isFirst: boolean,
  onDrawn: () => void,
): boolean {
  const [failed, setFailed] = useState(false);
  const first = useRef(isFirst);
  first.current = isFirst;
  useEffect(() => {
    const place = holder.current;
    return () => {
      const shown = place?.querySelector('canvas');
      // A page that is scrolled past is gone from the screen long before the memory of its canvas is looked through.
      if (shown) shown.width = 0;
    };
  }, [holder]);
  useLayoutEffect(() => {
    const place = holder.current;
    if (page === null || place === null) return;
    let stopped = false;
    let isShown = false;
    let drawing: Drawing | null = null;
    const show = ({ canvas }: Drawing) => {
      isShown = true;
      const before = place.querySelector('canvas');
      place.replaceChildren(canvas);
      // Chromium frees the pixels of a canvas only when it is emptied.
      if (before !== null) before.width = 0;
      setFailed(false);
    };
    const tell = () => {
      // What waits for the first page waits until it is seen, not only drawn.
      if (first.current) requestAnimationFrame(() => setTimeout(onDrawn));
      else onDrawn();
    };
    const use = (one: Drawing) => {
      drawing = one;
      if (one.isDone) {
        show(one);
        return tell();
      }
      one.done
        .then(() => {
          if (!stopped) show(one);
        })
        .catch(() => {
          if (!stopped) setFailed(true);
        })
        .finally(() => {
          if (!stopped) tell();
        });
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ahead = pdf.first?.take(page, scale, rotation) ?? null;
    if (ahead !== null) use(ahead);
    else timer = setTimeout(() => use(drawPage(page, scale, rotation)), first.current ? 0 : SETTLE_MS);
    return () => {
      stopped = true;
      clearTimeout(timer);
      if (!isShown) drawing?.drop();
    };
  }, [pdf, page, holder, scale, rotation, onDrawn]);
  return failed;
}

/**
 * The text of a page in its layer, where it can be selected: words read from its picture where there are any, else the file's own.
 * Not before `mayRead`: the worker that reads it is the one that draws.
 */
export function useText(
  pdf: OpenedPdf,
  page: PdfPage | null,
  layer: RefObject<HTMLDivElement | null>,
  wordsOf: WordSource | null,
  mayRead: boolean,
): ShownText | null {
  const [text, setText] = useState<ShownText | null>(null);
  useEffect(() => {
    const place = layer.current;
    if (page === null || place === null || !mayRead) return;
    const stop = new AbortController();
    const { signal } = stop;
    const show = async () => {
      // Without words of its own the file's text is still there.
      const words = await wordsOf?.(page.pageNumber).catch(() => null);
      signal.throwIfAborted();
      return showText(pdf.pdfjs, page, place, words ?? null, signal);
    };
    const timer = setTimeout(() => {
      show().then(
        (shown) => {
          if (!signal.aborted) setText(shown);
        },
        // A page whose text cannot be read can still be looked at.
        () => undefined,
      );
    }, SETTLE_MS);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [pdf, page, layer, wordsOf, mayRead]);
  return text;
}

/** Marks of what is drawn that put it on a layer, as pdf.js numbers them. */
const isOfLayer = (mark: unknown): mark is readonly ['OC', unknown] =>
  Array.isArray(mark) && mark[0] === 'OC';

async function hidesLayers({ document, pdfjs }: OpenedPdf, page: PdfPage): Promise<boolean> {
  const layers = await document.getOptionalContentConfig();
  if ([...layers].length === 0) return false;
  const { fnArray, argsArray } = await page.getOperatorList();
  const { beginMarkedContentProps, beginAnnotation } = pdfjs.OPS;
  return fnArray.some((operation, at) => {
    // A note is no part of the text that pdf.js gives.
    if (operation !== beginMarkedContentProps || fnArray[at + 1] === beginAnnotation) return false;
    const mark: unknown = argsArray[at];
    return isOfLayer(mark) && !layers.isVisible(mark[1]);
  });
}

/**
 * Whether something of a page is on a layer that is off. pdf.js does not draw it, and gives its text all the same. Null until that is known;
 * not before `mayRead`.
 */
export function useHidesLayers(pdf: OpenedPdf, page: PdfPage | null, mayRead: boolean): boolean | null {
  const [known, setKnown] = useState<{ readonly page: PdfPage; readonly hides: boolean } | null>(null);
  useEffect(() => {
    if (page === null || !mayRead) return;
    let gone = false;
    const tell = (hides: boolean) => {
      if (!gone) setKnown({ page, hides });
    };
    // A page of which nobody can tell has its text shown as before.
    hidesLayers(pdf, page).then(tell, () => tell(false));
    return () => {
      gone = true;
    };
  }, [pdf, page, mayRead]);
  return known?.page === page ? known.hides : null;
}

/** The links of a page, not before `mayRead`. */
export function useLinks(page: PdfPage | null, mayRead: boolean): readonly PageLink[] {
  const [links, setLinks] = useState<readonly PageLink[]>([]);
  useEffect(() => {
    if (page === null || !mayRead) return;
    let gone = false;
    page.getAnnotations({ intent: 'display' }).then(
      (annotations) => {
        if (!gone) setLinks(linksOf(annotations));
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [page, mayRead]);
  return links;
}
