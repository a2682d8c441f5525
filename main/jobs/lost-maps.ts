import { inflateSync } from 'node:zlib';
import type { PdfSource } from './pdf-source';

/** Files larger than this are not looked through, and no map of a real font is larger than that. */
const MOST_FILE_BYTES = 64 * 1024 * 1024;
const MOST_MAP_BYTES = 1024 * 1024;
const MOST_STREAMS = 20_000;
const MOST_MAPS_BYTES = 64 * MOST_MAP_BYTES;
/** Of one map: there are no more glyphs in a font. */
const MOST_CODES = 0x1_0000;
/** Of all maps together, and so many of them are kept each by itself. */
const MOST_CODES_OF_FILE = 8 * MOST_CODES;
const MOST_MAPS = 20;

const numberOf = (hex: string) => Number.parseInt(hex, 16);
const TOKEN = /<([0-9a-f]*)>|[[\]]/gi;
const MOST_DIGITS = 8;
const ONE_UNIT = 4;
const BEGIN = 'beginbf';
const END = 'endbf';

type Range = readonly [from: number, to: number, unicode: number];

/** A list of a map: single letters, or ranges. */
interface Section {
  readonly kind: 'char' | 'range';
  /** Its entries that lead to one character each. */
  readonly codes: readonly Range[];
  /** Whether it has as many entries as it says: the engine drops it else. */
  readonly counted: boolean;
}

/** The entries of a list: two numbers each, or three, of which the last may be a list of its own in brackets. */
function entriesOf(list: string, size: 2 | 3): readonly (readonly string[])[] {
  const entries: string[][] = [];
  let entry: string[] = [];
  let bracket = false;
  for (const [token, hex] of list.matchAll(TOKEN)) {
    if (token === '[') bracket = true;
    else if (token === ']') {
      bracket = false;
      entry.push('');
    } else if (!bracket) entry.push(hex ?? '');
    if (entry.length === size) {
      entries.push(entry);
      entry = [];
    }
  }
  return entries;
}

function sectionsOf(map: string): readonly Section[] {
  const sections: Section[] = [];
  let end = 0;
  for (;;) {
    const begin = map.indexOf(BEGIN, end);
    end = map.indexOf(END, begin);
    if (begin < 0 || end < 0) return sections;
    const said = /(\d+)\s+$/.exec(map.slice(Math.max(0, begin - 16), begin))?.[1];
    const kind = map.startsWith('char', begin + BEGIN.length) ? 'char' : 'range';
    const entries = entriesOf(map.slice(begin + BEGIN.length, end), kind === 'char' ? 2 : 3);
    const codes = entries.flatMap((entry): Range[] => {
      const [from = '', to = '', unicode = ''] = kind === 'char' ? [entry[0], ...entry] : entry;
      const fits = [from, to].every(({ length }) => length > 0 && length <= MOST_DIGITS);
      return fits && unicode.length === ONE_UNIT ? [[numberOf(from), numberOf(to), numberOf(unicode)]] : [];
    });
    sections.push({ kind, codes, counted: entries.length === Number(said) });
  }
}

/** Whether a range of codes goes over the end of its last byte, which no range may: the engine then drops all ranges beside it. */
const isOverlong = (from: number, to: number) => from >> 8 !== to >> 8;

/** The Unicode of codes in a font's map that the engine gives up on; empty when it does not. */
function codesOfMap(sections: readonly Section[]): ReadonlyMap<number, number> {
  const overlong = sections.some(({ codes }) => codes.some(([from, to]) => isOverlong(from, to)));
  const found = new Map<number, number>();
  let left = MOST_CODES;
  for (const { kind, codes, counted } of sections) {
    if (counted && !(overlong && kind === 'range')) continue;
    for (const [from, to, unicode] of codes) {
      for (let code = from; code <= to && left > 0; code += 1) {
        found.set(code, unicode + code - from);
        left -= 1;
      }
    }
  }
  return found;
}

const FIRST_THAI = 0x0e01;
const LAST_THAI = 0x0e5b;
/** So many neighbouring codes may be left out; there are five signs in a row that have lower shapes. */
const MOST_BETWEEN = 8;
const isThai = (unicode: number) => unicode >= FIRST_THAI && unicode <= LAST_THAI;

/**
 * Codes that a font's map leaves out between two others whose Thai letters are as far apart as they are themselves. Some makers of files say of
 * each character once which glyph it is, and a tone mark has a second, lower shape: where that one comes first, the plain one has no meaning.
 */
function leftOutOfMap(sections: readonly Section[]): readonly (readonly [code: number, unicode: number])[] {
  const letters = sections
    .flatMap(({ codes }) => codes)
    .filter(([from, to, unicode]) => isThai(unicode) && isThai(unicode + to - from))
    .sort(([one], [other]) => one - other);
  const found: (readonly [number, number])[] = [];
  for (const [at, [from, , unicode]] of letters.entries()) {
    const [first = 0, last = from, begin = 0] = letters[at - 1] ?? [];
    if (unicode - from !== begin - first || from - last > MOST_BETWEEN + 1) continue;
    for (let code = last + 1; code < from; code += 1) found.push([code, code + unicode - from]);
  }
  return found;
}

/** The Unicode of codes by a font's map. */
export type CodeMap = ReadonlyMap<number, number>;

/** What a file says of codes of fonts whose maps the engine does not accept. */
export interface LostCodes {
  /** Codes of which all such maps say the same. */
  readonly agreed: CodeMap;
  /** Each map by itself, for codes of which they say different things. */
  readonly maps: readonly CodeMap[];
  /** Letters of glyphs that a font's list of names calls by several letters (`f_f_i`), by their codes, where all lists say the same. */
  readonly ligatures: ReadonlyMap<number, string>;
  /** Thai letters of codes that some font's map leaves out among its others, where all such maps say the same. */
  readonly leftOut: CodeMap;
}

const MAP = 'begincmap';
/** Begins a list of names of glyphs: a number, and the names of the glyphs from that code on (ISO 32000-1, 9.6.6.1). */
const NAMES = '/Differences';
const NAME_OR_NUMBER = /\/([^\s/[\]<>()]+)|(\d{1,5})/g;
const LONGEST_LIST = 16 * 1024;
/** Letters with a line between, as makers of fonts name ligatures. */
const LIGATURE = /^[A-Za-z](?:_[A-Za-z]){1,3}$/;

/** Glyphs that stand for several letters, by lists of names in a text. */
function ligaturesOf(text: string): readonly (readonly [code: number, letters: string])[] {
  const found: (readonly [number, string])[] = [];
  let at = 0;
  for (;;) {
    at = text.indexOf(NAMES, at);
    if (at < 0) return found;
    at += NAMES.length;
    if (!/^\s*\[/.test(text.slice(at, at + 8))) continue;
    const end = text.slice(at, at + LONGEST_LIST).indexOf(']');
    // Nothing may be looked through more than once.
    if (end < 0) return found;
    const list = text.slice(at, at + end);
    at += end;
    let code = 0;
    for (const [, name, number] of list.matchAll(NAME_OR_NUMBER)) {
      if (number !== undefined) code = Number(number);
      else if (name !== undefined) {
        const plain = name.replace(/\.\w+$/, '');
        if (LIGATURE.test(plain)) found.push([code, plain.replaceAll('_', '')]);
        code += 1;
      }
    }
  }
}

/** Looks through a file for maps from a font's codes to Unicode that the engine does not accept, and gives what they say. */
export function readLostMaps(source: PdfSource): LostCodes {
  const agreed = new Map<number, number>();
  const maps: CodeMap[] = [];
  const ligatures = new Map<number, string>();
  const leftOut = new Map<number, number>();
  const lost = { agreed, maps, ligatures, leftOut };
  if (source.size > MOST_FILE_BYTES) return lost;
  const bytes = Buffer.alloc(source.size);
  if (!source.read(0, bytes)) return lost;
  const contested = new Set<number>();
  const contestedLigatures = new Set<number>();
  const contestedLeftOut = new Set<number>();
  const takeNames = (text: string) => {
    for (const [code, letters] of ligaturesOf(text)) {
      if ((ligatures.get(code) ?? letters) !== letters) contestedLigatures.add(code);
      ligatures.set(code, letters);
    }
  };
  let at = 0;
  let read = 0;
  let codes = 0;
  for (let streams = 0; streams < MOST_STREAMS && read < MOST_MAPS_BYTES; streams += 1) {
    const begin = bytes.indexOf('stream', at, 'latin1');
    if (begin < 0) break;
    const start = begin + (bytes[begin + 6] === 0x0d ? 8 : 7);
    const end = bytes.indexOf('endstream', start, 'latin1');
    if (end < 0) break;
    takeNames(bytes.toString('latin1', at, begin));
    at = end + 'endstream'.length;
    if (end - start > MOST_MAP_BYTES) continue;
    const text = textOfStream(bytes.subarray(start, end));
    read += text.length;
    takeNames(text);
    const sections = text.includes(MAP) && codes < MOST_CODES_OF_FILE ? sectionsOf(text) : [];
    for (const [code, unicode] of leftOutOfMap(sections)) {
      if ((leftOut.get(code) ?? unicode) !== unicode) contestedLeftOut.add(code);
      leftOut.set(code, unicode);
    }
    const map = codesOfMap(sections);
    codes += map.size;
    if (map.size > 0 && maps.length < MOST_MAPS) maps.push(map);
    for (const [code, unicode] of map) {
      const known = agreed.get(code);
      if (known !== undefined && known !== unicode) contested.add(code);
      agreed.set(code, unicode);
    }
  }
  takeNames(bytes.toString('latin1', at));
  for (const code of contestedLigatures) ligatures.delete(code);
  for (const code of contestedLeftOut) leftOut.delete(code);
  // That a code is the character itself says no more than having no map.
  for (const [code, unicode] of agreed) if (code === unicode || contested.has(code)) agreed.delete(code);
  return lost;
}

/** A stream as text when it holds a map or names of glyphs, else nothing. */
function textOfStream(stream: Buffer): string {
  let text = stream;
  // A deflated stream begins so; everything else is taken as it is.
  if (((stream[0] ?? 0) & 0x0f) === 8) {
    try {
      text = inflateSync(stream, { maxOutputLength: MOST_MAP_BYTES, finishFlush: 2 });
    } catch {
      return '';
    }
  }
  return text.includes(MAP) || text.includes(NAMES) ? text.toString('latin1') : '';
}
