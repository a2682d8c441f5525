import { isLegacyFont } from '../legacy';
import { GLYPH } from './glyph-kinds';
import { LIMITS } from './limits';
import { decodeTextString } from './pdf-text-string';
import { type Pdfium, SCRATCH } from './pdfium';
import { markRaisedDigits } from './raised-digits';
import { FIRST_THAI_SHAPE, thaiLetterOf } from './thai-shapes';

/** Glyphs of a page in the engine's order, one row across the arrays each. */
export interface GlyphTable {
  readonly count: number;
  /** Code points; tabs and no-break spaces are given as spaces. */
  readonly codes: Uint32Array;
  /** One of `GLYPH`. */
  readonly kinds: Uint8Array;
  /** Index into `pieces`, or -1 for a glyph of none; of length 0 on pages that need no care. */
  readonly pieces: Int32Array;
  /**
   * Where the pen stood, in points, y upwards, on a page held so that its text is upright; that of pieces that are turned against it as
   * their `turned` says. Of length 0 on pages that need no
   * care; filled only for the first glyph of each piece on pages that need it for their marked spans alone.
   */
  readonly xs: Float32Array;
  readonly ys: Float32Array;
  /** Sides of the ink; zero on pages with marked spans alone. */
  readonly lefts: Float32Array;
  readonly rights: Float32Array;
}

/** A run of glyphs that the file draws at one go, in the order of the file. */
export interface Piece {
  /** Index into the spans, or -1. */
  readonly span: number;
  /** Number of the run that is drawn from the last letter to the first (`ReversedChars`), or -1. */
  readonly run: number;
  /** Index into the fonts. */
  readonly font: number;
  /** Where the pen stood, in points, as in `GlyphTable`. */
  readonly x: number;
  readonly y: number;
  /** Sides of the ink, in points. */
  readonly left: number;
  readonly right: number;
  /** Font size as drawn, in points; 0 when the text slants. */
  readonly size: number;
  /**
   * By how many quarters the page is turned to the right to hold this text upright, where that is not how the page is held: the head of a
   * narrow column that is read from below. Its places are given as it is held, far above all others.
   */
  readonly turned?: number;
  /** Of a run that is given whole, its letters with the sides of their ink, in the order of its text. */
  readonly letters?: readonly PlacedLetters[];
}

/** Letters that are drawn together, with the sides of their ink. */
export interface PlacedLetters {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** What is read of a page before its text is put together. */
export interface PageGlyphs {
  readonly glyphs: GlyphTable;
  readonly pieces: readonly Piece[];
  /** Replacement texts (ActualText) of marked spans, by span. */
  readonly spans: readonly string[];
  /** Names of the fonts used, without subset prefix. */
  readonly fonts: readonly string[];
  /** The engine's handles of the fonts; good only while the page is open. */
  readonly fontHandles: readonly number[];
  /** By how many quarters the page is turned to the right to hold its text upright, as all places are given. */
  readonly quarters: number;
  /** Glyphs without a Unicode meaning, and right-to-left letters, which some of them are taken for. */
  readonly doubtful: number;
  /** The page had more glyphs or objects than are looked at. */
  readonly cut: boolean;
  /** The places of all glyphs were read: reading them again gives the same. */
  readonly isMeasured?: boolean;
}

const TAB = 0x09;
const SPACE = 0x20;
const NO_BREAK_SPACE = 0xa0;
const TEXT_OBJECT = 1;
const FORM_OBJECT = 5;
const STRING_PARAMETER = 3;
const FORM_DEPTH = 24;
/** The mark of a run whose letters are drawn from the last to the first (ISO 32000-1, 14.8.2.3.3); with its end, as the engine gives it. */
const REVERSED = 'ReversedChars\0';
const UNMARKED = { span: -1, run: -1 } as const;

/** Scripts whose signs are placed around a letter, and combining marks: there the order of drawing and the spaces want care. */
export function isIntricate(code: number): boolean {
  if (code < 0x300) return false;
  return (
    code <= 0x36f ||
    (code >= 0x900 && code <= 0x109f) ||
    (code >= 0x1780 && code <= 0x17ff) ||
    (code >= 0x1a20 && code <= 0x1c7f) ||
    (code >= 0xa8e0 && code <= 0xaa7f)
  );
}

/**
 * The letter of a code as the engine gives it, which may be one that there is none of. Letters beyond the first plane come in halves, which
 * find each other again; those that do not are seen to at the end.
 */
export function codeText(code: number): string {
  return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
}

/** Letters written from right to left. */
export function isRightToLeft(code: number): boolean {
  return (code >= 0x590 && code <= 0x8ff) || (code >= 0xfb1d && code <= 0xfefc && code !== 0xfeff);
}

/** The six numbers of a PDF matrix. */
type Matrix = readonly [number, number, number, number, number, number];

const AS_IT_IS: Matrix = [1, 0, 0, 1, 0, 0];

/** What comes of one matrix and then another. */
function followed([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

/** Where a point of what a matrix moves comes to lie. */
const pointIn = ([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] => [
  a * x + c * y + e,
  b * x + d * y + f,
];

function readMatrix({ call, scratch, heap }: Pdfium, object: number): Matrix {
  if (!call.FPDFPageObj_GetMatrix(object, scratch)) return AS_IT_IS;
  const at = scratch >> 2;
  const { HEAPF32 } = heap();
  const number = (index: number) => HEAPF32[at + index] ?? 0;
  return [number(0), number(1), number(2), number(3), number(4), number(5)];
}

/** By how many quarters text is turned to the left, or null where it slants. */
function quartersOf([a, b, c, d]: Matrix): number | null {
  if (Math.abs(b) < 0.1 * Math.abs(a) && Math.abs(c) < Math.abs(d)) return a > 0 ? 0 : 2;
  if (Math.abs(a) < 0.1 * Math.abs(b) && Math.abs(d) < Math.abs(c)) return b > 0 ? 1 : 3;
  return null;
}

/** A point of the page as it stands when the page is held so that text turned by so many quarters is upright. */
function held(quarters: number, x: number, y: number): readonly [number, number] {
  if (quarters === 1) return [y, -x];
  if (quarters === 2) return [-x, -y];
  return quarters === 3 ? [-y, x] : [x, y];
}

/** Higher than a page is. */
const FAR_ABOVE = 20_000;

/** Where text that is turned against its page is said to stand: no line of the page, nor one turned otherwise, is taken for its neighbour. */
function heldApart(turned: number, x: number, y: number): readonly [number, number] {
  const [across, up] = held(turned, x, y);
  return [across, up + FAR_ABOVE * (turned + 1)];
}

/** The place of a piece's letters, as it is given, as a point of the page as the file has it. */
export function pointOnPage(
  { quarters, pieces }: Pick<PageGlyphs, 'quarters' | 'pieces'>,
  piece: number,
  x: number,
  y: number,
): readonly [number, number] {
  const turned = pieces[piece]?.turned;
  if (turned === undefined) return held((4 - quarters) % 4, x, y);
  return held((4 - turned) % 4, x, y - FAR_ABOVE * (turned + 1));
}

interface RawObject {
  readonly pointer: number;
  readonly span: number;
  readonly run: number;
  readonly font: number;
  /** How the form in which it is drawn lies on the page. */
  readonly form: Matrix;
}

/** Sides of the ink and size of the letters. */
export type InkBox = Pick<Piece, 'left' | 'right' | 'size'>;

/** What the pieces of each marked span cover together. */
export function spanBoxes(pieces: readonly Piece[]): ReadonlyMap<number, InkBox> {
  const boxes = new Map<number, InkBox>();
  for (const piece of pieces) {
    if (piece.span < 0) continue;
    const box = boxes.get(piece.span);
    boxes.set(piece.span, {
      left: Math.min(box?.left ?? piece.left, piece.left),
      right: Math.max(box?.right ?? piece.right, piece.right),
      size: box?.size ?? piece.size,
    });
  }
  return boxes;
}

interface ObjectList {
  readonly objects: readonly RawObject[];
  readonly spans: readonly string[];
  readonly fonts: readonly string[];
  readonly fontHandles: readonly number[];
  readonly cut: boolean;
}

/** Lists the page's text objects in the order of the file, forms opened, with their marked span and font. */
function listObjects(engine: Pdfium, page: number): ObjectList {
  const { call } = engine;
  const objects: RawObject[] = [];
  const spans: string[] = [];
  const spanOfMark = new Map<number, number>();
  const runOfMark = new Map<number, number>();
  let runs = 0;
  const fonts: string[] = [];
  const fontOf = new Map<number, number>();
  const actualText = engine.cString('ActualText');
  let seen = 0;

  const textOfMark = (mark: number): string | undefined => {
    if (call.FPDFPageObjMark_CountParams(mark) <= 0) return undefined;
    if (call.FPDFPageObjMark_GetParamValueType(mark, actualText) !== STRING_PARAMETER) return undefined;
    const lengthAt = engine.scratch + SCRATCH - 4;
    const room = SCRATCH - 8;
    const read = (buffer: number, size: number) =>
      call.FPDFPageObjMark_GetParamBlobValue(mark, actualText, buffer, size, lengthAt) !== 0
        ? (engine.heap().HEAPU32[lengthAt >> 2] ?? 0)
        : -1;
    const bytes = read(engine.scratch, room);
    if (bytes < 0) return undefined;
    if (bytes <= room) return decodeTextString(engine.bytes(engine.scratch, bytes));
    const buffer = call.malloc(bytes);
    if (buffer === 0) return undefined;
    const text = read(buffer, bytes) < 0 ? undefined : decodeTextString(engine.bytes(buffer, bytes));
    call.free(buffer);
    return text;
  };

  const spanOf = (mark: number): number => {
    const known = spanOfMark.get(mark);
    if (known !== undefined) return known;
    const text = textOfMark(mark);
    const span = text === undefined ? -1 : spans.push(text) - 1;
    spanOfMark.set(mark, span);
    return span;
  };

  const isReversed = (mark: number): boolean => {
    if (call.FPDFPageObjMark_CountParams(mark) > 0) return false;
    const lengthAt = engine.scratch + SCRATCH - 4;
    if (!call.FPDFPageObjMark_GetName(mark, engine.scratch, 64, lengthAt)) return false;
    const bytes = engine.heap().HEAPU32[lengthAt >> 2] ?? 0;
    return bytes <= 64 && Buffer.from(engine.bytes(engine.scratch, bytes)).toString('utf16le') === REVERSED;
  };

  const runOf = (mark: number): number => {
    const known = runOfMark.get(mark);
    if (known !== undefined) return known;
    const run = isReversed(mark) ? runs++ : -1;
    runOfMark.set(mark, run);
    return run;
  };

  /** The outermost replacement text and backward run that an object is marked with. */
  const marksOf = (object: number): { readonly span: number; readonly run: number } => {
    const count = call.FPDFPageObj_CountMarks(object);
    if (count <= 0) return UNMARKED;
    let span = -1;
    let run = -1;
    for (let i = 0; i < count; i += 1) {
      const mark = call.FPDFPageObj_GetMark(object, i);
      if (span < 0) span = spanOf(mark);
      if (run < 0) run = runOf(mark);
    }
    return { span, run };
  };

  const fontIndex = (object: number): number => {
    const font = call.FPDFTextObj_GetFont(object);
    const known = fontOf.get(font);
    if (known !== undefined) return known;
    const bytes = font === 0 ? 0 : call.FPDFFont_GetBaseFontName(font, engine.scratch, 512);
    const name =
      bytes > 1 && bytes <= 512
        ? Buffer.from(engine.bytes(engine.scratch, bytes - 1)).toString('latin1')
        : '';
    const index = fonts.push(name.replace(/^[A-Z]{6}\+/, '')) - 1;
    fontOf.set(font, index);
    return index;
  };

  const visit = (object: number, depth: number, form: Matrix): void => {
    seen += 1;
    const type = call.FPDFPageObj_GetType(object);
    if (type === TEXT_OBJECT) {
      objects.push({ pointer: object, ...marksOf(object), font: fontIndex(object), form });
    } else if (type === FORM_OBJECT && depth < FORM_DEPTH) {
      const inside = call.FPDFFormObj_CountObjects(object);
      const within = followed(readMatrix(engine, object), form);
      for (let i = 0; i < inside && seen < LIMITS.pageObjects; i += 1) {
        visit(call.FPDFFormObj_GetObject(object, i), depth + 1, within);
      }
    }
  };

  const count = call.FPDFPage_CountObjects(page);
  for (let i = 0; i < count && seen < LIMITS.pageObjects; i += 1) {
    visit(call.FPDFPage_GetObject(page, i), 0, AS_IT_IS);
  }
  return { objects, spans, fonts, fontHandles: [...fontOf.keys()], cut: seen >= LIMITS.pageObjects };
}

/** A text object of the page; measured when its box is first asked for, which must be while the page is open. */
class DrawnPiece implements Piece {
  readonly span: number;
  readonly run: number;
  readonly font: number;
  readonly turned?: number;
  private readonly engine: Pdfium;
  private readonly object: RawObject;
  private readonly quarters: number;
  private box: readonly [left: number, right: number, size: number] | undefined;

  constructor(engine: Pdfium, object: RawObject, quarters: number, turned: number | undefined) {
    this.engine = engine;
    this.object = object;
    this.quarters = turned ?? quarters;
    if (turned !== undefined) this.turned = turned;
    this.span = object.span;
    this.run = object.run;
    this.font = object.font;
  }

  get x(): number {
    return this.pen[0];
  }

  get y(): number {
    return this.pen[1];
  }

  private get pen(): readonly [number, number] {
    const { form, pointer } = this.object;
    const [, , , , x, y] = readMatrix(this.engine, pointer);
    const [atX, atY] = pointIn(form, x, y);
    return this.turned === undefined ? held(this.quarters, atX, atY) : heldApart(this.turned, atX, atY);
  }

  get left(): number {
    return this.measured[0];
  }

  get right(): number {
    return this.measured[1];
  }

  get size(): number {
    return this.measured[2];
  }

  private get measured(): readonly [number, number, number] {
    this.box ??= measure(this.engine, this.object, this.quarters);
    return this.box;
  }
}

/** Sides of the ink and size of one text object that lies on the page by itself, where the page is held as it is: nearly all of them. */
function measureUpright({ call, scratch, heap }: Pdfium, object: number): readonly [number, number, number] {
  const at = scratch >> 2;
  const boxed = call.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12);
  const sized = call.FPDFTextObj_GetFontSize(object, scratch + 16);
  const turned = call.FPDFPageObj_GetMatrix(object, scratch + 20);
  const { HEAPF32 } = heap();
  const number = (index: number) => HEAPF32[at + index] ?? 0;
  const upright =
    !turned || (Math.abs(number(6)) < 0.1 * Math.abs(number(5)) && Math.abs(number(7)) < Math.abs(number(8)));
  const scale = turned ? number(8) : 1;
  return [boxed ? number(0) : 0, boxed ? number(2) : 0, sized && upright ? Math.abs(number(4) * scale) : 0];
}

/** Sides of the ink and size of one text object as drawn, on a page that is held by so many quarters. */
function measure(
  engine: Pdfium,
  { pointer, form }: RawObject,
  quarters: number,
): readonly [number, number, number] {
  if (quarters === 0 && form === AS_IT_IS) return measureUpright(engine, pointer);
  const { call, scratch, heap } = engine;
  const matrix = followed(readMatrix(engine, pointer), form);
  const boxed = call.FPDFPageObj_GetBounds(pointer, scratch, scratch + 4, scratch + 8, scratch + 12);
  const sized = call.FPDFTextObj_GetFontSize(pointer, scratch + 16);
  const at = scratch >> 2;
  const [left, bottom, right, top, size] = [0, 1, 2, 3, 4].map(
    (index) => heap().HEAPF32[at + index] ?? 0,
  ) as [number, number, number, number, number];
  const ends = [
    [left, bottom],
    [right, top],
    [left, top],
    [right, bottom],
  ].map(([x = 0, y = 0]) => held(quarters, ...pointIn(form, x, y))[0]);
  const upright = sized && quartersOf(matrix) === quarters;
  const height = quarters % 2 === 0 ? matrix[3] : matrix[2];
  return [
    boxed ? Math.min(...ends) : 0,
    boxed ? Math.max(...ends) : 0,
    upright ? Math.abs(size * height) : 0,
  ];
}

/** So many objects of a page tell how its text is turned. */
const ASKED = 100;

/** By how many quarters most text of a page is turned. */
function quartersOfPage(engine: Pdfium, objects: readonly RawObject[]): number {
  const counts = [0, 0, 0, 0];
  const step = Math.ceil(objects.length / ASKED);
  for (let at = 0; at < objects.length; at += step) {
    const { pointer, form } = objects[at] as RawObject;
    const own = readMatrix(engine, pointer);
    const quarters = quartersOf(form === AS_IT_IS ? own : followed(own, form));
    if (quarters !== null) counts[quarters] = (counts[quarters] ?? 0) + 1;
  }
  return counts.indexOf(Math.max(...counts));
}

/** How objects are turned that are not as the page is held; most pages have none. */
function turnedObjects(
  engine: Pdfium,
  objects: readonly RawObject[],
  quarters: number,
): ReadonlyMap<RawObject, number> {
  const turned = new Map<RawObject, number>();
  for (const object of objects) {
    const own = readMatrix(engine, object.pointer);
    const found = quartersOf(object.form === AS_IT_IS ? own : followed(own, object.form));
    if (found !== null && found !== quarters) turned.set(object, found);
  }
  return turned;
}

type Places = Pick<GlyphTable, 'xs' | 'ys' | 'lefts' | 'rights'>;

const NOTHING = new Float32Array(0);
const NO_PLACES: Places = { xs: NOTHING, ys: NOTHING, lefts: NOTHING, rights: NOTHING };

const noPlacesYet = (count: number) => ({
  xs: new Float32Array(count),
  ys: new Float32Array(count),
  lefts: new Float32Array(count),
  rights: new Float32Array(count),
});

/** Places of all glyphs, or only of the first of each run of a piece, on a page that is held as it is and has no forms: nearly all. */
function readPlainPlaces(
  { call, scratch, heap }: Pdfium,
  textPage: number,
  pieces: Int32Array,
  all: boolean,
): Places {
  const count = pieces.length;
  const places = noPlacesYet(count);
  const at = scratch >> 3;
  for (let i = 0; i < count; i += 1) {
    if (!all && (pieces[i] === -1 || pieces[i] === pieces[i - 1])) continue;
    call.FPDFText_GetCharOrigin(textPage, i, scratch, scratch + 8);
    const { HEAPF64 } = heap();
    places.xs[i] = HEAPF64[at] ?? 0;
    places.ys[i] = HEAPF64[at + 1] ?? 0;
    if (!all) continue;
    call.FPDFText_GetCharBox(textPage, i, scratch + 16, scratch + 24, scratch + 32, scratch + 40);
    places.lefts[i] = HEAPF64[at + 2] ?? 0;
    places.rights[i] = HEAPF64[at + 3] ?? 0;
  }
  return places;
}

/** The same on any page. */
function readPlaces(
  engine: Pdfium,
  textPage: number,
  pieces: Int32Array,
  objects: readonly RawObject[],
  all: boolean,
  quarters: number,
  turned: ReadonlyMap<RawObject, number>,
): Places {
  if (quarters === 0 && turned.size === 0 && objects.every(({ form }) => form === AS_IT_IS))
    return readPlainPlaces(engine, textPage, pieces, all);
  const { call, scratch, heap } = engine;
  const count = pieces.length;
  const places = noPlacesYet(count);
  const at = scratch >> 3;
  const starts = new Map<RawObject, Matrix>();
  const isAtStart = (object: RawObject, x: number, y: number): boolean => {
    const start = starts.get(object) ?? readMatrix(engine, object.pointer);
    starts.set(object, start);
    const [, , , , startX, startY] = start;
    return Math.abs(x - startX) < 0.01 && Math.abs(y - startY) < 0.01;
  };
  for (let i = 0; i < count; i += 1) {
    if (!all && (pieces[i] === -1 || pieces[i] === pieces[i - 1])) continue;
    call.FPDFText_GetCharOrigin(textPage, i, scratch, scratch + 8);
    const { HEAPF64 } = heap();
    const [x, y] = [HEAPF64[at] ?? 0, HEAPF64[at + 1] ?? 0];
    const object = objects[pieces[i] ?? -1];
    // The engine forgets the form around a piece that stands for other text: its glyphs are all given where it starts in the form.
    const form =
      object !== undefined && object.form !== AS_IT_IS && isAtStart(object, x, y) ? object.form : AS_IT_IS;
    const own = object === undefined ? undefined : turned.get(object);
    const place = (across: number, up: number) => {
      const [onX, onY] = pointIn(form, across, up);
      return own === undefined ? held(quarters, onX, onY) : heldApart(own, onX, onY);
    };
    [places.xs[i], places.ys[i]] = place(x, y);
    if (!all) continue;
    call.FPDFText_GetCharBox(textPage, i, scratch + 16, scratch + 24, scratch + 32, scratch + 40);
    const [one] = place(HEAPF64[at + 2] ?? 0, HEAPF64[at + 4] ?? 0);
    const [other] = place(HEAPF64[at + 3] ?? 0, HEAPF64[at + 5] ?? 0);
    places.lefts[i] = Math.min(one, other);
    places.rights[i] = Math.max(one, other);
  }
  return places;
}

const NO_PIECES = new Int32Array(0);
const NONE_TURNED: ReadonlyMap<RawObject, number> = new Map();

/** Which object each glyph belongs to, by index. */
function readPieces(
  { call }: Pdfium,
  textPage: number,
  count: number,
  objects: readonly RawObject[],
): Int32Array {
  const indexOf = new Map(objects.map((object, i) => [object.pointer, i]));
  const pieces = new Int32Array(count).fill(-1);
  let last = 0;
  let index = -1;
  for (let i = 0; i < count; i += 1) {
    const object = call.FPDFText_GetTextObject(textPage, i);
    if (object === 0) continue;
    if (object !== last) {
      last = object;
      index = indexOf.get(object) ?? -1;
    }
    pieces[i] = index;
  }
  return pieces;
}

const LETTER_F = 0x66;
/** i, l, f, t: the last letters of ligatures that begin with f. */
const LIGATURE_ENDS: ReadonlySet<number> = new Set([0x69, 0x6c, 0x66, 0x74]);

/** Whether the space at `i` begins under the ink of the ligature before it: some makers draw one there, and no gap is seen. */
function isCovered({ call, scratch, heap }: Pdfium, textPage: number, i: number): boolean {
  const at = scratch >> 3;
  const originOf = (glyph: number) => {
    call.FPDFText_GetCharOrigin(textPage, glyph, scratch, scratch + 8);
    return heap().HEAPF64[at] ?? 0;
  };
  const sidesOf = (glyph: number): [number, number] => {
    call.FPDFText_GetCharBox(textPage, glyph, scratch + 16, scratch + 24, scratch + 32, scratch + 40);
    return [heap().HEAPF64[at + 2] ?? 0, heap().HEAPF64[at + 3] ?? 0];
  };
  if (originOf(i - 1) !== originOf(i - 2)) return false;
  const [left, right] = sidesOf(i);
  return left < right && sidesOf(i - 1)[1] > (left + right) / 2;
}

/** What the engine says of each glyph of a page. */
interface Codes {
  readonly codes: Uint32Array;
  readonly kinds: Uint8Array;
  /** One of a script whose order and spaces want care is among them. */
  intricate: boolean;
  doubtful: number;
}

/**
 * Reads what each glyph is. A function of its own with nothing behind the loop: compiled while the loop ran, it was thrown away at
 * its end for every page and made anew for the next, which was most of the compiling of an import.
 */
function readCodes(engine: Pdfium, textPage: number, count: number): Codes {
  const found: Codes = {
    codes: new Uint32Array(count),
    kinds: new Uint8Array(count),
    intricate: false,
    doubtful: 0,
  };
  for (let i = 0; i < count; i += 1) readCode(engine, textPage, i, found);
  return found;
}

/** Reads what the glyph at `i` is. */
function readCode(engine: Pdfium, textPage: number, i: number, found: Codes): void {
  const { call } = engine;
  const { codes, kinds } = found;
  const given = call.FPDFText_GetUnicode(textPage, i) >>> 0;
  let code = given === TAB || given === NO_BREAK_SPACE ? SPACE : given;
  if (code >= FIRST_THAI_SHAPE) code = thaiLetterOf(code, codes[i - 1]);
  codes[i] = code;
  if (code >= 0x300) {
    const leftward = isRightToLeft(code);
    if (leftward) found.doubtful += 1;
    if (leftward || isIntricate(code)) found.intricate = true;
  }
  // What the engine puts in is a space, a line end or its mark for a hyphen; the calls are made only for those.
  if (code <= SPACE) {
    const kind = kindOfSpace(engine, textPage, i, codes);
    if (kind !== GLYPH.drawn) {
      kinds[i] = kind;
      return;
    }
  }
  if (call.FPDFText_HasUnicodeMapError(textPage, i) === 1) {
    kinds[i] = GLYPH.unmapped;
    found.doubtful += 1;
  }
}

/** What a space, line end or mark is: `GLYPH.drawn` when there is nothing special about it. */
function kindOfSpace(engine: Pdfium, textPage: number, i: number, codes: Uint32Array): number {
  const { call } = engine;
  if (call.FPDFText_IsGenerated(textPage, i) === 1) return GLYPH.generated;
  if (call.FPDFText_IsHyphen(textPage, i) === 1) return GLYPH.hyphen;
  const ligature = i > 1 && codes[i - 2] === LETTER_F && LIGATURE_ENDS.has(codes[i - 1] ?? 0);
  return ligature && codes[i] === SPACE && isCovered(engine, textPage, i) ? GLYPH.covered : GLYPH.drawn;
}

/**
 * Reads a page's glyphs and objects. Places and boxes are measured only on pages that need care: with intricate
 * scripts, right-to-left letters or marked spans; pieces also where a font with its own encoding is used; all of it when asked for.
 */
export function readPageGlyphs(
  engine: Pdfium,
  page: number,
  textPage: number,
  always: { readonly pieces?: boolean; readonly places?: boolean } = {},
): PageGlyphs {
  const list = listObjects(engine, page);
  const all = Math.max(0, engine.call.FPDFText_CountChars(textPage));
  const count = Math.min(all, LIMITS.pageGlyphs);
  const { codes, kinds, intricate, doubtful } = readCodes(engine, textPage, count);
  // In such a font a digit may be any letter.
  if (!list.fonts.some(isLegacyFont)) markRaisedDigits(engine, textPage, { codes, kinds });
  const careful = intricate || always.places === true || list.spans.length > 0;
  const withPieces = careful || always.pieces === true || list.fonts.some(isLegacyFont);
  const pieces = withPieces ? readPieces(engine, textPage, count, list.objects) : NO_PIECES;
  const quarters = careful ? quartersOfPage(engine, list.objects) : 0;
  const turned = careful ? turnedObjects(engine, list.objects, quarters) : NONE_TURNED;
  const isMeasured = intricate || always.places === true || turned.size > 0;
  const { xs, ys, lefts, rights } = careful
    ? readPlaces(engine, textPage, pieces, list.objects, isMeasured, quarters, turned)
    : NO_PLACES;
  return {
    glyphs: { count, codes, kinds, pieces, xs, ys, lefts, rights },
    pieces: withPieces
      ? list.objects.map((object) => new DrawnPiece(engine, object, quarters, turned.get(object)))
      : [],
    spans: list.spans,
    fonts: list.fonts,
    fontHandles: list.fontHandles,
    quarters,
    doubtful,
    cut: list.cut || all > count,
    isMeasured,
  };
}

/** Bytes of the program of a font that the file holds; 0 when it holds none. */
export function sizeOfFontProgram({ call, scratch, heap }: Pdfium, font: number): number {
  if (font === 0 || call.FPDFFont_GetIsEmbedded(font) !== 1) return 0;
  return call.FPDFFont_GetFontData(font, 0, 0, scratch) ? (heap().HEAPU32[scratch >> 2] ?? 0) : 0;
}

/** The program of a font, of the size that `sizeOfFontProgram` gives; null when it cannot be had. */
export function readFontProgram(
  { call, scratch, bytes }: Pdfium,
  font: number,
  size: number,
): Uint8Array | null {
  const buffer = call.malloc(size);
  if (buffer === 0) return null;
  const program = call.FPDFFont_GetFontData(font, buffer, size, scratch) ? bytes(buffer, size) : null;
  call.free(buffer);
  return program;
}
