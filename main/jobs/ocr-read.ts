import { open } from 'node:fs/promises';
import { AppError, isAppError } from '../../shared/kernel';
import {
  confidenceOf,
  isPlain,
  joinLines,
  MOST_LETTERS,
  MOST_PIECES,
  type PageReading,
  type PictureBox,
  type Piece,
  PLACES_PER_SIDE,
  type ReadingData,
  type SeenText,
  worthOf,
} from '../../shared/library';
import { openDocument } from './extract';
import type { ReadingManner, Tesseract } from './ocr-engine';
import { darkestBand, drawPage, isBlank, type Picture, softened, type Turn } from './ocr-picture';
import type { LanguageFit } from './ocr-protocol';
import { fileSource } from './pdf-source';
import { loadPdfium, type Pdfium, type PdfiumCode } from './pdfium';
import { withNewTrailer } from './repair';

/** What came of reading a page; null when nothing is on it. */
export type ReadPicture = PageReading | null;

/** Reads pages of PDFs from their pictures. One page at a time. */
export interface PictureReader {
  /**
   * @throws AppError `pdf.password`, `pdf.invalid`, `pdf.protected` (the file), `pdf.unreadable` (the page), `pdf.memory`,
   *   `ocr.engine`
   */
  read(file: string, page: number, data: readonly ReadingData[]): Promise<ReadPicture>;
  /** How well data fit a page, from a part of it, one after the other until one fits plainly. Empty when nothing is on it. */
  compare(file: string, page: number, data: readonly ReadingData[]): Promise<readonly LanguageFit[]>;
  /** Closes the file that is held open for its next page. */
  rest(): Promise<void>;
}

/** A pdfium heap for pictures: a page of 600 dots an inch in colour takes 100 MB of it. */
const ENGINE_BYTES = 384 * 1024 * 1024;

interface Manner {
  readonly dpi: number;
  readonly lineHeight: number;
  /** Drawn twice as fine and softened, so that specks fade. */
  readonly soft: boolean;
}

const USUAL: Manner = { dpi: 300, lineHeight: 1.25, soft: false };

/**
 * What read best on the scans of the judged corpus. Letters with signs above and below are read better from softened pictures.
 * Burmese and Lao lines fall apart at the usual line height; tightly set ones run together at a large one, so there are two.
 */
const MANNERS: Readonly<Partial<Record<ReadingData, readonly [Manner, ...Manner[]]>>> = {
  mya: [
    { dpi: 200, lineHeight: 3.25, soft: true },
    { dpi: 200, lineHeight: 2.5, soft: true },
  ],
  lao: [
    { dpi: 200, lineHeight: 3.25, soft: true },
    { dpi: 200, lineHeight: 1.25, soft: true },
  ],
  khm: [{ dpi: 200, lineHeight: 1.25, soft: true }],
  tha: [{ dpi: 250, lineHeight: 1.25, soft: false }],
};

/** A reading of this confidence is taken at once; below it other manners are tried, and below the second one other turns. */
const GOOD_ENOUGH = 70;
const PERHAPS_TURNED = 45;

/** One reading of a picture. */
interface Tried {
  readonly seen: SeenText;
  readonly picture: Picture;
  readonly turn: Turn;
}

/** A place on a turned picture as it stands on the upright page. */
function turnBack(box: PictureBox, { width, height }: Picture, turn: Turn): PictureBox {
  const { left, top, right, bottom } = box;
  const [w, h] = [width, height];
  const parts: Readonly<Record<Turn, readonly [number, number, number, number]>> = {
    0: [left / w, top / h, right / w, bottom / h],
    1: [top / h, 1 - right / w, bottom / h, 1 - left / w],
    2: [1 - right / w, 1 - bottom / h, 1 - left / w, 1 - top / h],
    3: [1 - bottom / h, left / w, 1 - top / h, right / w],
  };
  const [l, t, r, b] = parts[turn];
  return { left: l, top: t, right: r, bottom: b };
}

const inParts = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * PLACES_PER_SIDE);

function toReading({ seen, picture, turn }: Tried): PageReading {
  const kept: Piece[] = [];
  for (const piece of seen.pieces) {
    if (kept.length >= MOST_PIECES || piece.end > MOST_LETTERS) break;
    kept.push(piece);
  }
  const places = kept.flatMap(({ start, end, box }) => {
    const { left, top, right, bottom } = turnBack(box, picture, turn);
    return [start, end, inParts(left), inParts(top), inParts(right), inParts(bottom)];
  });
  return {
    text: seen.text.slice(0, kept.at(-1)?.end ?? 0),
    places,
    confidence: confidenceOf(kept),
  };
}

/** Share of a page's height that shows its language. */
const SAMPLE = 0.2;

interface OpenFile {
  readonly path: string;
  readonly engine: Pdfium;
  readonly document: number;
  readonly close: () => Promise<void>;
}

export interface PictureReaderOptions {
  readonly pdfium: PdfiumCode;
  readonly tesseract: () => Promise<Tesseract>;
  /** Hears of every step, so that whoever watches knows that work goes on. */
  readonly progress: () => void;
}

/** Makes a reader. Engines are loaded at the first page; a file stays open until a page of another is asked for. */
export function createPictureReader({ pdfium, tesseract, progress }: PictureReaderOptions): PictureReader {
  let engine: Pdfium | undefined;
  let file: OpenFile | undefined;
  let reader: Tesseract | undefined;

  const rest = async () => {
    const open = file;
    file = undefined;
    await open?.close();
  };

  const opened = async (path: string): Promise<OpenFile> => {
    if (file?.path === path) return file;
    await rest();
    const handle = await open(path, 'r');
    try {
      const { size } = await handle.stat();
      const source = fileSource(handle.fd, size);
      engine ??= await loadPdfium(pdfium, ENGINE_BYTES);
      const current = engine;
      let document: number;
      try {
        document = openDocument(current, source, undefined);
      } catch (cause) {
        const patched = isAppError(cause, 'pdf.invalid') ? withNewTrailer(source) : undefined;
        if (!patched) throw cause;
        document = openDocument(current, patched, undefined);
      }
      file = {
        path,
        engine: current,
        document,
        close: async () => {
          try {
            current.call.FPDF_CloseDocument(document);
          } catch {
            engine = undefined;
          }
          await handle.close();
        },
      };
      return file;
    } catch (cause) {
      await handle.close();
      throw cause;
    }
  };

  /** Draws a page; an engine that breaks on it is thrown away. */
  const draw = async (path: string, number: number, { dpi, soft }: Manner, turn: Turn): Promise<Picture> => {
    const { engine: current, document } = await opened(path);
    let page = 0;
    try {
      page = current.call.FPDF_LoadPage(document, number - 1);
      if (page === 0) throw new AppError('pdf.unreadable');
      return soft ? softened(drawPage(current, page, 2 * dpi, turn)) : drawPage(current, page, dpi, turn);
    } catch (cause) {
      if (isAppError(cause)) throw cause;
      const refused = current.wasRefusedMemory();
      page = 0;
      await rest();
      engine = undefined;
      throw new AppError(refused ? 'pdf.memory' : 'pdf.unreadable', {}, cause);
    } finally {
      if (page !== 0) current.call.FPDF_ClosePage(page);
      progress();
    }
  };

  const look = async (picture: Picture, manner: ReadingManner): Promise<SeenText> => {
    reader ??= await tesseract();
    const seen = joinLines(reader.read(picture, manner));
    progress();
    return seen;
  };

  return {
    read: async (path, number, data) => {
      const [first = 'eng'] = data;
      const manners = MANNERS[first] ?? [USUAL];
      let best: Tried | undefined;
      const attempt = async (manner: Manner, turn: Turn) => {
        const picture = await draw(path, number, manner, turn);
        if (best === undefined && isBlank(picture)) return false;
        const seen = await look(picture, { data, lineHeight: manner.lineHeight });
        if (best === undefined || worthOf(seen.pieces) > worthOf(best.seen.pieces))
          best = { seen, picture, turn };
        return true;
      };
      const isGood = (enough: number) => best !== undefined && confidenceOf(best.seen.pieces) >= enough;
      for (const manner of manners) {
        if (isGood(GOOD_ENOUGH)) break;
        if (!(await attempt(manner, 0))) return null;
      }
      for (const turn of [1, 3, 2] as const) {
        if (isGood(PERHAPS_TURNED)) break;
        await attempt(manners[0] as Manner, turn);
      }
      return best === undefined ? null : toReading(best);
    },
    compare: async (path, number, data) => {
      const fits: LanguageFit[] = [];
      let manner: Manner | undefined;
      let picture: Picture | undefined;
      for (const name of data) {
        const wanted = (MANNERS[name] ?? [USUAL])[0] as Manner;
        if (picture === undefined || manner?.dpi !== wanted.dpi || manner.soft !== wanted.soft) {
          const whole = await draw(path, number, wanted, 0);
          if (isBlank(whole)) return [];
          picture = darkestBand(whole, SAMPLE);
          manner = wanted;
        }
        const { pieces, text } = await look(picture, { data: [name], lineHeight: wanted.lineHeight });
        fits.push({ data: name, fit: confidenceOf(pieces), text: text.slice(0, MOST_LETTERS) });
        if (isPlain(fits.at(-1) as LanguageFit)) break;
      }
      return fits;
    },
    rest,
  };
}
