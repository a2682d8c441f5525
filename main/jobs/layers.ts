import { inflateSync } from 'node:zlib';
import { LIMITS } from './limits';
import type { PdfSource } from './pdf-source';
import { type Pdfium, SCRATCH } from './pdfium';

const TEXT_OBJECT = 1;
const FORM_OBJECT = 5;
const STRING_PARAMETER = 3;
const FORM_DEPTH = 24;
/** Ways of drawing text (ISO 32000-1, 9.3.6): filled; not at all, as the words of a scan are; and only as an edge for what follows. */
const FILLED = 0;
const UNSEEN: ReadonlySet<number> = new Set([3, 7]);
/** The mark of content that is on a layer; with its end, as the engine gives it. */
const ON_LAYER = 'OC\0';
/** So many kinds of content of a page are looked at; the others are read as if they were seen. */
const MOST_GROUPS = 100;
/** So many texts of a form are tried for ink. */
const MOST_TRIED = 20;
/** A page is drawn so large, in pixels of its longer side, to see whether anything of it is. */
const LOOK = 1000;

const CHUNK = 1024 * 1024;
/** Parts overlap by this much, so that nothing looked for is cut in two. */
const OVERLAP = 64;
const SMALL_PART_BYTES = 64 * 1024;
const MOST_PART_BYTES = 4 * CHUNK;
/** So much of parts is looked at in one file, packed and unpacked; a hostile one names a million that are none. */
const MOST_LOOKED_AT_BYTES = 64 * CHUNK;
/** Longest dictionary of a part that holds objects. */
const LONGEST_DICTIONARY = 1024;

/** How the words begin by which a file says that a layer may be off, and all of such a word: an empty list of those that are is none. */
const BEGIN_OFF = ['/OFF', '/AnyOff', '/AllOff', '/VE'] as const;
const OFF = /^\/(?:OFF\b(?!\s*\[\s*\])|A(?:ny|ll)Off\b|VE\b)/;
const OF_OBJECTS = '/ObjStm';

/** Where a word stands in bytes. */
function* placesOf(bytes: Buffer, word: string): Generator<number> {
  for (let at = bytes.indexOf(word, 0, 'latin1'); at >= 0; at = bytes.indexOf(word, at + 1, 'latin1'))
    yield at;
}

/** Only a file with this word has layers. The words above are short enough to be met by chance where pictures are packed. */
const HAS_LAYERS = '/OCProperties';

/** Whether bytes say that a layer may be off. Searched as bytes, which takes a tenth of the time that a text of them does. */
function saysOff(bytes: Buffer): boolean {
  for (const word of BEGIN_OFF)
    for (const at of placesOf(bytes, word))
      if (OFF.test(bytes.toString('latin1', at, at + OVERLAP))) return true;
  return false;
}

/** A part that holds objects, unpacked, and what looking at it has cost; null where it cannot be, as in a file that is locked. */
function unpacked(source: PdfSource, at: number): { readonly objects: Buffer; readonly cost: number } | null {
  // Nearly all are small, and what has no more than the name of one is none.
  for (const most of [LONGEST_DICTIONARY, SMALL_PART_BYTES, MOST_PART_BYTES]) {
    const bytes = Buffer.allocUnsafe(Math.min(most, source.size - at));
    if (!source.read(at, bytes)) return null;
    const begin = bytes.subarray(0, LONGEST_DICTIONARY).indexOf('stream', 0, 'latin1');
    if (begin < 0) return { objects: Buffer.alloc(0), cost: LONGEST_DICTIONARY };
    const start = begin + (bytes[begin + 6] === 0x0d ? 8 : 7);
    const end = bytes.indexOf('endstream', start, 'latin1');
    if (end < 0 && bytes.length === most && most < MOST_PART_BYTES) continue;
    const packed = bytes.subarray(start, end < 0 ? undefined : end);
    try {
      const objects = inflateSync(packed, { maxOutputLength: MOST_PART_BYTES, finishFlush: 2 });
      return { objects, cost: LONGEST_DICTIONARY + packed.length + objects.length };
    } catch {
      return null;
    }
  }
  return null;
}

/** Whether a file has layers, and a word that may switch one off. Looked for in the bytes: the engine says nothing of a file's layers. */
function maySwitchOff(source: PdfSource): boolean {
  let left = MOST_LOOKED_AT_BYTES;
  let [layers, off] = [false, false];
  const look = (bytes: Buffer): boolean => {
    layers ||= bytes.includes(HAS_LAYERS, 0, 'latin1');
    off ||= saysOff(bytes);
    return layers && off;
  };
  for (let at = 0; at < source.size; at += CHUNK) {
    const bytes = Buffer.alloc(Math.min(CHUNK + OVERLAP, source.size - at));
    if (!source.read(at, bytes)) return true;
    if (look(bytes)) return true;
    for (const index of placesOf(bytes, OF_OBJECTS)) {
      // What stands in the overlap is met again in the next part.
      if (index >= CHUNK) continue;
      if (left <= 0) return true;
      const part = unpacked(source, at + index);
      if (part === null || look(part.objects)) return true;
      left -= part.cost;
    }
  }
  return false;
}

/** Text of a page that is seen or not seen together: of one form, on the same layers. */
interface Group {
  readonly texts: number[];
  /** The form that draws it; 0 where the page itself does. */
  readonly form: number;
  /** The marks of each text that put it on a layer. */
  readonly marks: (readonly number[])[];
}

interface Content {
  /** All that is drawn, forms opened. */
  readonly drawn: readonly number[];
  /** What may be on a layer. */
  readonly groups: readonly Group[];
  /** What each form draws. */
  readonly inForms: ReadonlyMap<number, readonly number[]>;
}

/** Lists what a page draws, and what of its text may be on a layer. */
function contentOf(engine: Pdfium, page: number): Content {
  const { call } = engine;
  const drawn: number[] = [];
  const groups = new Map<string, Group>();
  const inForms = new Map<number, number[]>();
  const name = engine.cString('Name');
  const lengthAt = engine.scratch + SCRATCH - 4;
  const lengthRead = () => engine.heap().HEAPU32[lengthAt >> 2] ?? 0;
  const layerOfMark = new Map<number, string | null>();

  /** What a layer is called; one that stands for several is told by its mark. Null for a mark of another kind. */
  const layerOf = (mark: number): string | null => {
    if (!call.FPDFPageObjMark_GetName(mark, engine.scratch, 64, lengthAt)) return null;
    const bytes = lengthRead();
    if (bytes > 64 || Buffer.from(engine.bytes(engine.scratch, bytes)).toString('utf16le') !== ON_LAYER)
      return null;
    const named =
      call.FPDFPageObjMark_GetParamValueType(mark, name) === STRING_PARAMETER &&
      call.FPDFPageObjMark_GetParamBlobValue(mark, name, engine.scratch, 512, lengthAt) !== 0 &&
      lengthRead() <= 512;
    return named ? `=${Buffer.from(engine.bytes(engine.scratch, lengthRead())).toString('hex')}` : `${mark}`;
  };

  const visit = (object: number, form: number, depth: number): void => {
    const type = call.FPDFPageObj_GetType(object);
    if (type === FORM_OBJECT && depth < FORM_DEPTH) {
      const inside = call.FPDFFormObj_CountObjects(object);
      for (let i = 0; i < inside && drawn.length < LIMITS.pageObjects; i += 1)
        visit(call.FPDFFormObj_GetObject(object, i), object, depth + 1);
      return;
    }
    drawn.push(object);
    if (form !== 0) {
      const own = inForms.get(form) ?? [];
      if (own.push(object) === 1) inForms.set(form, own);
    }
    if (type !== TEXT_OBJECT) return;
    const marks: number[] = [];
    let key = `${form}`;
    const count = call.FPDFPageObj_CountMarks(object);
    for (let i = 0; i < count; i += 1) {
      const mark = call.FPDFPageObj_GetMark(object, i);
      const known = layerOfMark.get(mark);
      const layer = known === undefined ? layerOf(mark) : known;
      layerOfMark.set(mark, layer);
      if (layer === null) continue;
      marks.push(mark);
      key += ` ${layer}`;
    }
    if (form === 0 && marks.length === 0) return;
    const group = groups.get(key) ?? { texts: [], form, marks: [] };
    if (group.texts.length === 0 && groups.size >= MOST_GROUPS) return;
    groups.set(key, group);
    group.texts.push(object);
    group.marks.push(marks);
  };

  const count = call.FPDFPage_CountObjects(page);
  for (let i = 0; i < count && drawn.length < LIMITS.pageObjects; i += 1)
    visit(call.FPDFPage_GetObject(page, i), 0, 0);
  return { drawn, groups: [...groups.values()], inForms };
}

/** Whether anything was drawn into a picture, which is then let go; also where there was no room to draw all of it. */
function hasInk({ call, heap, wasRefusedMemory }: Pdfium, bitmap: number, height: number): boolean {
  const start = call.FPDFBitmap_GetBuffer(bitmap) >>> 2;
  const pixels = heap().HEAPU32.subarray(start, start + ((call.FPDFBitmap_GetStride(bitmap) * height) >>> 2));
  const found = pixels.some((pixel) => pixel !== 0);
  call.FPDFBitmap_Destroy(bitmap);
  return wasRefusedMemory() || found;
}

/** How large a page is drawn. */
function scaleOf({ call }: Pdfium, page: number): number {
  return LOOK / Math.max(call.FPDF_GetPageWidthF(page), call.FPDF_GetPageHeightF(page), 1);
}

/** Whether drawing a page as it is now leaves a trace; also where there is no room to try. */
function leavesInk(engine: Pdfium, page: number): boolean {
  const { call } = engine;
  const [wide, high] = [call.FPDF_GetPageWidthF(page), call.FPDF_GetPageHeightF(page)];
  const scale = scaleOf(engine, page);
  const [width, height] = [wide, high].map((side) => Math.max(1, Math.round(side * scale))) as [
    number,
    number,
  ];
  // With its transparency, which all that is drawn takes away: white letters are seen as well.
  const bitmap = call.FPDFBitmap_CreateEx(width, height, 4, 0, 0);
  if (bitmap === 0) return true;
  call.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0);
  call.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0);
  return hasInk(engine, bitmap, height);
}

/** Whether the engine has ink for a text, wherever that stands and whatever layer it is on: a font that the file lacks has none. */
function hasOwnInk(engine: Pdfium, document: number, page: number, text: number): boolean {
  const { call } = engine;
  const bitmap = call.FPDFTextObj_GetRenderedBitmap(document, page, text, scaleOf(engine, page));
  return bitmap !== 0 && hasInk(engine, bitmap, call.FPDFBitmap_GetHeight(bitmap));
}

/**
 * Whether a form is kept from being seen by its layer, which cannot be taken from it: nothing that it draws is seen, though there is ink for it.
 * Words that a scan or a machine put under a picture are left.
 */
function isFormOff(
  engine: Pdfium,
  document: number,
  page: number,
  texts: readonly number[],
  all: readonly number[],
): boolean {
  const { call } = engine;
  if (!texts.slice(0, MOST_TRIED).some((text) => hasOwnInk(engine, document, page, text))) return false;
  for (const object of all) call.FPDFPageObj_SetIsActive(object, 1);
  const seen = leavesInk(engine, page);
  for (const object of all) call.FPDFPageObj_SetIsActive(object, 0);
  return !seen;
}

/** Whether a group of text, alone on its page, is kept from being seen by its layers. */
function isOff(
  engine: Pdfium,
  document: number,
  page: number,
  { texts, form, marks }: Group,
  inForms: ReadonlyMap<number, readonly number[]>,
): boolean {
  const { call } = engine;
  const ways = texts.map((text) => call.FPDFTextObj_GetTextRenderMode(text));
  // The words of a scan are not drawn on purpose: whether their layer is on is seen when they are.
  texts.forEach((text, at) => {
    if (UNSEEN.has(ways[at] as number)) call.FPDFTextObj_SetTextRenderMode(text, FILLED);
  });
  let off = false;
  if (!leavesInk(engine, page)) {
    // It may as well be blank, or drawn with letters without ink: it is off where it is seen without its layers.
    texts.forEach((text, at) => {
      for (const mark of marks[at] as readonly number[]) call.FPDFPageObj_RemoveMark(text, mark);
    });
    off =
      (marks.some((own) => own.length > 0) && leavesInk(engine, page)) ||
      (form !== 0 &&
        !ways.some((way) => UNSEEN.has(way)) &&
        isFormOff(engine, document, page, texts, inForms.get(form) ?? []));
  }
  texts.forEach((text, at) => {
    if (UNSEEN.has(ways[at] as number)) call.FPDFTextObj_SetTextRenderMode(text, ways[at] as number);
  });
  return off;
}

/** The layers of one file. */
export interface Layers {
  /**
   * Takes the text out of an open page that is on layers that are off when the file is opened, before its text is put in order. Gives
   * how many letters that were. That memory was refused meanwhile is no matter of the page, and is not told.
   */
  putAside(engine: Pdfium, document: number, page: number): number;
  /** Whether the engine has broken while it was at that. Nothing of the file is put aside from then on. */
  hasBroken(): boolean;
}

/**
 * Layers of a file, which is asked for anew as it may be opened again. The engine's list of text takes no heed of layers, but what it
 * draws does: so text that may be on one is drawn by itself, on the pages of files that say that a layer is off.
 */
export function layersOf(source: () => PdfSource): Layers {
  let may: boolean | undefined;
  let drawing = false;
  return {
    hasBroken() {
      const broken = drawing;
      if (broken) may = false;
      drawing = false;
      return broken;
    },
    putAside(engine, document, page) {
      may ??= maySwitchOff(source());
      // Without room to draw all of the page is read, rather than nothing of it.
      if (!may || engine.heapBytes() > LIMITS.engineRestBytes) return 0;
      const { call } = engine;
      drawing = true;
      const { drawn, groups, inForms } = contentOf(engine, page);
      if (groups.length === 0) {
        drawing = false;
        return 0;
      }
      const setActive = (objects: readonly number[], active: 0 | 1) => {
        for (const object of objects) call.FPDFPageObj_SetIsActive(object, active);
      };
      setActive(drawn, 0);
      const off = groups.filter((group) => {
        setActive(group.texts, 1);
        const found = isOff(engine, document, page, group, inForms);
        setActive(group.texts, 0);
        return found;
      });
      let letters = 0;
      if (off.length > 0) {
        for (const { texts } of off) setActive(texts, 1);
        const textPage = call.FPDFText_LoadPage(page);
        if (textPage !== 0) {
          letters = Math.max(1, call.FPDFText_CountChars(textPage));
          call.FPDFText_ClosePage(textPage);
        }
      }
      setActive(drawn, 1);
      for (const { texts } of off) setActive(texts, 0);
      engine.wasRefusedMemory();
      drawing = false;
      return letters;
    },
  };
}
