import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Rotation } from './page-layout';

/** Largest drawing of a page in pixels: beyond it the page is drawn coarser, so that memory stays in bounds. */
const LARGEST_DRAWING = 16_000_000;

/** Drawn with the pages. */
const ANNOTATIONS_DRAWN = 1;

/** A page that is drawn, or being drawn, on a canvas of its own. */
export interface Drawing {
  readonly canvas: HTMLCanvasElement;
  /** Ends when all of it is drawn; fails when it cannot be, or was dropped. */
  readonly done: Promise<void>;
  readonly isDone: boolean;
  /** Stops drawing and gives its memory back, for one that is not shown. */
  drop(): void;
}

/** Begins to draw a page, in as many pixels as this screen has for it. */
export function drawPage(page: PDFPageProxy, scale: number, rotation: Rotation): Drawing {
  const viewport = page.getViewport({ scale, rotation: (page.rotate + rotation) % 360 });
  const pixels = viewport.width * viewport.height;
  const finer = Math.min(window.devicePixelRatio || 1, Math.sqrt(LARGEST_DRAWING / Math.max(1, pixels)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(viewport.width * finer));
  canvas.height = Math.max(1, Math.floor(viewport.height * finer));
  let task: ReturnType<PDFPageProxy['render']> | null = null;
  let isDone = false;
  const draw = async () => {
    task = page.render({
      canvas,
      viewport,
      annotationMode: ANNOTATIONS_DRAWN,
      ...(finer === 1 ? {} : { transform: [finer, 0, 0, finer, 0, 0] }),
    });
    await task.promise;
    isDone = true;
  };
  // Begins at once; what fails at once fails here as well, and not where it was called.
  const done = draw();
  return {
    canvas,
    done,
    get isDone() {
      return isDone;
    },
    drop: () => {
      if (!isDone) task?.cancel();
      // Chromium frees the pixels of a canvas only when it is emptied.
      canvas.width = 0;
    },
  };
}
