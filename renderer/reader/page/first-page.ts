import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Drawing, drawPage } from './draw-page';
import type { PageSize, Rotation } from './page-layout';
import { FIRST_ZOOM, scaleFor } from './zoom';

let lastView: PageSize | null = null;

/** Keeps how large the view was that pages are first laid out in. The next one is likely as large. */
export function rememberView(view: PageSize): void {
  lastView = view;
}

/** The page that a file is opened at. */
export interface FirstPage {
  readonly page: PDFPageProxy;
  /** What was drawn of it ahead, if it is this page, this large. Asked about the page once, it is given away or dropped. */
  take(page: PDFPageProxy, scale: number, rotation: Rotation): Drawing | null;
  drop(): void;
}

/**
 * Begins to draw the page that a file is opened at, while the screen that will show it is still on its way: as large as the last view
 * asks for. Also where that is wrong, the worker has begun with the fonts, and the drawing that comes takes over what it has done.
 */
export function beginFirstPage(page: PDFPageProxy): FirstPage {
  const view = lastView ?? { width: window.innerWidth, height: window.innerHeight };
  const begunAt = scaleFor(FIRST_ZOOM, page.getViewport({ scale: 1 }), 0, view);
  let drawing: Drawing | null = drawPage(page, begunAt, 0);
  // Whoever takes it hears of it.
  drawing.done.catch(() => undefined);
  const drop = () => {
    drawing?.drop();
    drawing = null;
  };
  return {
    page,
    take: (wanted, scale, rotation) => {
      if (wanted !== page) return null;
      const taken = scale === begunAt && rotation === 0 ? drawing : null;
      if (taken === null) drop();
      drawing = null;
      return taken;
    },
    drop,
  };
}
