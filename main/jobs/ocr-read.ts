import { open } from 'node:fs/promises';
import { AppError, isAppError } from '../../shared/kernel';
import {
  areLinesJoined,
  confidenceOf,
  isDoubtful,
  isMoreSure,
  isPlain,
  joinLines,
  knowsLatin,
  MOST_LETTERS,
  MOST_PIECES,
  NUMBERS_PER_PIECE,
  type PageReading,
  type PictureBox,
  type Piece,
  PLACES_PER_SIDE,
  type ReadingData,
  type SeenLine,
  type SeenText,
  unsureShare,
  type WordOnPage,
  withLatinLines,
  worthOf,
} from '../../shared/library';
import { openRepaired } from './extract';
import type { ReadingManner, Tesseract } from './ocr-engine';
import {
  type Block,
  blocksOf,
  inkLevel,
  LEVEL,
  levelled,
  partOf,
  pointBefore,
  slopeOf,
  standsUpright,
  withoutRules,
} from './ocr-layout';
import { withLettersMeant } from './ocr-letters';
import { cutLines } from './ocr-lines';
import {
  darkestBand,
  doubled,
  drawPage,
  evened,
  isBlank,
  type Picture,
  softened,
  type Turn,
} from './ocr-picture';
import type { LanguageFit } from './ocr-protocol';
import { fileSource } from './pdf-source';
import { loadPdfium, type Pdfium, type PdfiumCode } from './pdfium';
import type { Signs } from './signs';
import { notDrawn, type WrittenValues, wordsOfValue, writtenValues } from './written-values';

/** What came of reading a page; null when nothing is on it. */
export type ReadPicture = PageReading | null;

/** Reads pages of PDFs from their pictures. One page at a time. */
export interface PictureReader {
  /**
   * @throws AppError `pdf.password`, `pdf.invalid`, `pdf.protected` (the file), `pdf.unreadable` (the page), `pdf.memory`,
   *   `ocr.engine`
   */
  read(file: string, page: number, data: readonly ReadingData[]): Promise<ReadPicture>;
  /**
   * How well data fit a page, from a part of it, one after the other until one fits plainly; on its other sides too where none fits
   * well. Empty when nothing is on it.
   */
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
  /**
   * Who parts the page: the reading engine, or we, so that the engine is given blocks of lines and nothing else, or each line by
   * itself, twice as large.
   */
  readonly parts: 'engine' | 'blocks' | 'lines';
  /** A reading of this confidence is taken at once; below it the next manner is tried. */
  readonly enough: number;
  /** Below this confidence a page is tried on its other sides. */
  readonly upright: number;
}

const USUAL: Manner = { dpi: 300, lineHeight: 1.25, soft: false, parts: 'engine', enough: 70, upright: 45 };
const SOFT: Manner = { ...USUAL, dpi: 200, soft: true };

/**
 * What read best on the scans of the judged corpus. Letters with signs above and below are read better from softened pictures. Looking
 * for the parts of a page the engine takes rows of such signs for lines of their own, and then reads nothing right; given blocks of
 * lines it does not. Burmese lines it joins all the same where they stand close, so where it is not sure it is given one at a time: not at
 * once, for headings much larger than the text below them are cut to pieces. Lao data are never sure of themselves; Thai data are halfway sure of letters that stand on their head.
 */
const MANNERS: Readonly<Partial<Record<ReadingData, readonly [Manner, ...Manner[]]>>> = {
  mya: [
    { ...SOFT, lineHeight: 2.5, parts: 'blocks', enough: 80 },
    { ...SOFT, lineHeight: 2.5, parts: 'lines' },
  ],
  lao: [{ ...SOFT, lineHeight: 2.5, parts: 'blocks', enough: 50 }, SOFT],
  khm: [
    { ...SOFT, lineHeight: 1.5 },
    { ...SOFT, lineHeight: 1.75, parts: 'blocks' },
  ],
  tha: [
    { ...USUAL, dpi: 250, lineHeight: 2.5, parts: 'blocks', upright: 75 },
    { ...USUAL, dpi: 250 },
  ],
};

/**
 * Papers in other scripts have names, addresses and terms in English, of which data of those scripts make nonsense. These data lose
 * nothing beside the English ones, and Thai data are sure of their nonsense, so both read at once.
 */
const BESIDE_ENGLISH: ReadonlySet<ReadingData> = new Set(['tha', 'tam', 'sin', 'mon']);
/**
 * With other scripts the English data now and then spoil a word. A page with so large a share of unsure letters is read again with
 * them, and of that reading only lines with English words are taken.
 */
const PERHAPS_ENGLISH = 0.02;

/**
 * The same for a page whose lines do not run from side to side: of such lines Lao data are as sure as of some that are level, and read
 * nothing right.
 */
const SIDEWAYS_UPRIGHT = 75;

/** One reading of a picture. */
interface Tried {
  readonly lines: readonly SeenLine[];
  readonly seen: SeenText;
  /** The picture as drawn, and the slope by which it was made level for the reading. */
  readonly picture: Picture;
  readonly slope: number;
  readonly turn: Turn;
  readonly manner: Manner;
}

/** A place on the levelled picture as it stood on the picture before. */
function tiltBack(box: PictureBox, picture: Picture, slope: number): PictureBox {
  const [halfWidth, halfHeight] = [(box.right - box.left) / 2, (box.bottom - box.top) / 2];
  const middle = pointBefore(picture, slope, box.left + halfWidth, box.top + halfHeight);
  return {
    left: middle.column - halfWidth,
    top: middle.row - halfHeight,
    right: middle.column + halfWidth,
    bottom: middle.row + halfHeight,
  };
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

function toReading({ seen, picture, slope, turn }: Tried): PageReading {
  const kept: Piece[] = [];
  for (const piece of seen.pieces) {
    if (kept.length >= MOST_PIECES || piece.end > MOST_LETTERS) break;
    kept.push(piece);
  }
  const places = kept.flatMap(({ start, end, box }) => {
    const { left, top, right, bottom } = turnBack(tiltBack(box, picture, slope), picture, turn);
    return [start, end, inParts(left), inParts(top), inParts(right), inParts(bottom)];
  });
  return {
    text: withLettersMeant(seen.text.slice(0, kept.at(-1)?.end ?? 0)),
    places,
    confidence: confidenceOf(kept),
  };
}

/** A line that was read in a part of a picture, `scale` times as large, by its places on the whole. */
function movedLine(line: SeenLine, { left, top }: Pick<Block, 'left' | 'top'>, scale = 1): SeenLine {
  const moved = (box: PictureBox): PictureBox => ({
    left: box.left / scale + left,
    top: box.top / scale + top,
    right: box.right / scale + left,
    bottom: box.bottom / scale + top,
  });
  return {
    height: line.height / scale,
    words: line.words.map((word) => ({
      ...word,
      box: moved(word.box),
      letters: word.letters.map((letter) => ({ ...letter, box: moved(letter.box) })),
    })),
  };
}

/** A place in points of a page as parts of the page as it is shown: left, top, right, bottom. */
function shownAt(
  { call, scratch, heap }: Pdfium,
  page: number,
  [x, y, width, height]: WordOnPage['rectangle'],
): readonly [number, number, number, number] {
  const partOfPage = (x: number, y: number) => {
    call.FPDF_PageToDevice(page, 0, 0, PLACES_PER_SIDE, PLACES_PER_SIDE, 0, x, y, scratch, scratch + 4);
    const [right = 0, down = 0] = new Int32Array(heap().HEAPU8.buffer, scratch, 2);
    return [inParts(right / PLACES_PER_SIDE), inParts(down / PLACES_PER_SIDE)] as const;
  };
  const [oneX, oneY] = partOfPage(x, y);
  const [otherX, otherY] = partOfPage(x + width, y + height);
  return [Math.min(oneX, otherX), Math.min(oneY, otherY), Math.max(oneX, otherX), Math.max(oneY, otherY)];
}

/** A reading with what was filled into the fields of the page and its picture does not show, or not so that it could be read. */
function withWritten(reading: PageReading, engine: Pdfium, page: number, values: WrittenValues): PageReading {
  let { text } = reading;
  const places = [...reading.places];
  let pieces = places.length / NUMBERS_PER_PIECE;
  for (const value of notDrawn(values.of(page), text)) {
    const words = wordsOfValue(value);
    if (text.length + value.text.length >= MOST_LETTERS || pieces + words.length > MOST_PIECES) continue;
    pieces += words.length;
    let between = text === '' ? '' : '\n';
    for (const word of words) {
      const start = text.length + between.length;
      text += between + word.text;
      places.push(start, text.length, ...shownAt(engine, page, word.rectangle));
      between = word.endsLine ? '\n' : ' ';
    }
  }
  return { ...reading, text, places };
}

/** How much larger lines are read that were cut out by themselves. */
const DOUBLE = 2;

/** Share of a page's height that shows its language. */
const SAMPLE = 0.2;

interface OpenFile {
  readonly path: string;
  readonly engine: Pdfium;
  readonly document: number;
  readonly values: WrittenValues;
  readonly close: () => Promise<void>;
}

export interface PictureReaderOptions {
  readonly pdfium: PdfiumCode;
  readonly tesseract: () => Promise<Tesseract>;
  /** Whoever watches hears that a page was drawn or read, which is a step, and that work goes on inside one. */
  readonly signs: Pick<Signs, 'progressed' | 'goesOn'>;
}

/** Makes a reader. Engines are loaded at the first page; a file stays open until a page of another is asked for. */
export function createPictureReader({ pdfium, tesseract, signs }: PictureReaderOptions): PictureReader {
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
      const { document } = openRepaired(current, source, undefined);
      const values = writtenValues(current, document);
      file = {
        path,
        engine: current,
        document,
        values,
        close: async () => {
          try {
            values.close();
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

  /** Uses a page; an engine that breaks on it is thrown away. */
  const onPage = async <T>(
    path: string,
    number: number,
    use: (page: number, file: OpenFile) => T,
  ): Promise<T> => {
    const open = await opened(path);
    const { engine: current, document } = open;
    let page = 0;
    try {
      page = current.call.FPDF_LoadPage(document, number - 1);
      if (page === 0) throw new AppError('pdf.unreadable');
      return use(page, open);
    } catch (cause) {
      if (isAppError(cause)) throw cause;
      const refused = current.wasRefusedMemory();
      page = 0;
      await rest();
      engine = undefined;
      throw new AppError(refused ? 'pdf.memory' : 'pdf.unreadable', {}, cause);
    } finally {
      if (page !== 0) current.call.FPDF_ClosePage(page);
      signs.progressed();
    }
  };

  /** Draws a page, its paper even. */
  const draw = (path: string, number: number, { dpi, soft }: Manner, turn: Turn): Promise<Picture> =>
    onPage(path, number, (page, { engine: current }) =>
      evened(soft ? softened(drawPage(current, page, 2 * dpi, turn)) : drawPage(current, page, dpi, turn)),
    );

  const look = async (picture: Picture, manner: ReadingManner): Promise<readonly SeenLine[]> => {
    reader ??= await tesseract();
    const seen = reader.read(picture, manner);
    // A line or a block is no step, or a page of many could hang as often.
    signs.goesOn();
    return seen;
  };

  const readParts = async (
    picture: Picture,
    { lineHeight, parts }: Manner,
    data: readonly ReadingData[],
  ): Promise<readonly SeenLine[]> => {
    if (parts === 'engine') return look(picture, { data, lineHeight, holds: 'page' });
    const lines: SeenLine[] = [];
    const words = withoutRules(picture);
    const level = inkLevel(words);
    for (const block of blocksOf(words)) {
      const part = partOf(words, block);
      const cut = parts === 'lines' ? cutLines(doubled(part), level) : [];
      for (const { left, top, picture: line } of cut) {
        const seen = await look(line, { data, lineHeight, holds: 'line' });
        const corner = { left: block.left + left / DOUBLE, top: block.top + top / DOUBLE };
        lines.push(...seen.map((each) => movedLine(each, corner, DOUBLE)));
      }
      if (cut.length > 0) continue;
      const seen = await look(part, { data, lineHeight, holds: 'lines' });
      lines.push(...seen.map((line) => movedLine(line, block)));
    }
    return lines;
  };

  /** Reads a picture whose lines are level. */
  const readLevel: typeof readParts = async (...given) => {
    const lines = await readParts(...given);
    signs.progressed();
    return lines;
  };

  /** The slope of a picture, and the picture without it. */
  const level = (picture: Picture) => {
    const slope = slopeOf(picture);
    return Math.abs(slope) < LEVEL ? { slope: 0, picture } : { slope, picture: levelled(picture, slope) };
  };

  return {
    read: async (path, number, asked) => {
      const [first = 'eng'] = asked;
      const data = BESIDE_ENGLISH.has(first) && !knowsLatin(asked) ? [...asked, 'eng' as const] : asked;
      const manners: readonly [Manner, ...Manner[]] = MANNERS[first] ?? [USUAL];
      let best: Tried | undefined;
      let stands = false;
      const attempt = async (manner: Manner, turn: Turn) => {
        const picture = await draw(path, number, manner, turn);
        if (best === undefined && isBlank(picture)) return false;
        const { slope, picture: straight } = level(picture);
        // Of the picture as drawn: lines that run up and down, levelled by a slope that was found of them, seem to stand. Rules run both ways.
        if (turn === 0) stands = standsUpright(withoutRules(picture));
        const lines = await readLevel(straight, manner, data);
        const seen = joinLines(lines);
        if (best === undefined || worthOf(seen.pieces) > worthOf(best.seen.pieces))
          best = { lines, seen, picture, slope, turn, manner };
        return true;
      };
      const isGood = (enough: number) => best !== undefined && confidenceOf(best.seen.pieces) >= enough;
      // Two lines that were read as one are lost, however sure the data are of them.
      const areJoined = () => best !== undefined && areLinesJoined(best.seen.pieces);
      for (const [at, manner] of manners.entries()) {
        if (!(await attempt(manner, 0))) return null;
        if (isGood(manner.enough) && !(manners[at + 1]?.parts === 'lines' && areJoined())) break;
      }
      const others: readonly Turn[] = stands ? [2, 1, 3] : [1, 3, 2];
      const upright = stands ? manners[0].upright : Math.max(manners[0].upright, SIDEWAYS_UPRIGHT);
      for (const turn of others) {
        // Of lines that run up and down the engine reads some by itself, and is sure of those.
        const mayLie = !stands && best?.turn === 0 && turn !== 2;
        if (isGood(upright) && !mayLie) break;
        await attempt(manners[0], turn);
      }
      if (best !== undefined && !knowsLatin(data) && unsureShare(best.seen.pieces) > PERHAPS_ENGLISH) {
        const straight = best.slope === 0 ? best.picture : levelled(best.picture, best.slope);
        const withEnglish = await readLevel(straight, best.manner, [...data, 'eng']);
        best = { ...best, seen: joinLines(withLatinLines(best.lines, withEnglish)) };
      }
      if (best === undefined) return null;
      const reading = toReading(best);
      return await onPage(path, number, (page, { engine: current, values }) =>
        withWritten(reading, current, page, values),
      );
    },
    compare: async (path, number, data) => {
      const best = new Map<ReadingData, LanguageFit>();
      for (const turn of [0, 2, 1, 3] as const) {
        let manner: Manner | undefined;
        let picture: Picture | undefined;
        for (const name of data) {
          const wanted = (MANNERS[name] ?? [USUAL])[0] as Manner;
          if (picture === undefined || manner?.dpi !== wanted.dpi || manner.soft !== wanted.soft) {
            const whole = await draw(path, number, wanted, turn);
            if (isBlank(whole)) return [];
            picture = darkestBand(level(whole).picture, SAMPLE);
            manner = wanted;
          }
          const { pieces, text } = joinLines(await readLevel(picture, wanted, [name]));
          const fit = { data: name, fit: confidenceOf(pieces), text: text.slice(0, MOST_LETTERS) };
          const before = best.get(name);
          if (before === undefined || isMoreSure(fit, before)) best.set(name, fit);
          if (isPlain(fit)) return [...best.values()];
        }
        if (!isDoubtful([...best.values()])) break;
      }
      return [...best.values()];
    },
    rest,
  };
}
