import type { PdfDocument } from '../pdf/open-pdf';
import { drawPage } from './draw-page';
import type { Rotation } from './page-layout';

/** Points are a 72nd of an inch; at 200 dots an inch the marks of tall scripts are sharp, and a page has some four million dots. */
const DOTS_PER_POINT = 200 / 72;

/** Most pages printed at once: each is held as a picture until the printer has it. */
export const MOST_PRINTED = 200;

/** One page as the printer gets it. */
export interface PrintedPage {
  /** Position in the file, 1-based. */
  readonly number: number;
  /** Address of its picture, which whoever asked gives back. */
  readonly picture: string;
  /** Wider than high: it goes on a sheet laid across. */
  readonly isBroad: boolean;
}

/** Pages ready for the printer, and those that could not be drawn. */
export interface PagesForPrint {
  readonly pages: readonly PrintedPage[];
  readonly failed: readonly number[];
}

/** Gives back what the pictures hold. */
export function dropPrinted(pages: readonly PrintedPage[]): void {
  for (const { picture } of pages) URL.revokeObjectURL(picture);
}

function pictureOf(canvas: HTMLCanvasElement): Promise<string> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('a page has no picture'));
      else resolve(URL.createObjectURL(blob));
    });
  });
}

/** Draws pages (1-based, in order) one after the other for the printer; `onDone` hears how many are drawn. Stops when told to, and then holds nothing. */
export async function pagesForPrint(
  document: Pick<PdfDocument, 'getPage'>,
  numbers: readonly number[],
  rotation: Rotation,
  signal: AbortSignal,
  onDone: (count: number) => void,
): Promise<PagesForPrint> {
  const pages: PrintedPage[] = [];
  const failed: number[] = [];
  const scale = DOTS_PER_POINT / (window.devicePixelRatio || 1);
  for (const [at, number] of numbers.entries()) {
    try {
      signal.throwIfAborted();
      const page = await document.getPage(number);
      const drawing = drawPage(page, scale, rotation);
      try {
        await drawing.done;
        const { width, height } = drawing.canvas;
        pages.push({ number, picture: await pictureOf(drawing.canvas), isBroad: width > height });
      } finally {
        drawing.drop();
        // Else the file holds what it has read of each page for as long as it is open: of a scan the whole picture.
        page.cleanup();
      }
    } catch (cause) {
      if (signal.aborted) {
        dropPrinted(pages);
        throw cause;
      }
      failed.push(number);
    }
    onDone(at + 1);
  }
  return { pages, failed };
}
