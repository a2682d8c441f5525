import { inflateSync } from 'node:zlib';
import { GLYPH, type GlyphTable, isRightToLeft, type PageGlyphs } from './page-glyphs';
import type { PdfSource } from './pdf-source';
import { reordered } from './right-to-left';

/** Files larger than this are not looked through, and no map of a real font is larger than that. */
const MOST_FILE_BYTES = 64 * 1024 * 1024;
const MOST_MAP_BYTES = 1024 * 1024;
const MOST_STREAMS = 20_000;

const numberOf = (hex: string) => Number.parseInt(hex, 16);
/** Single letters are listed apart, and three of their numbers in a row would look like a range. */
const RANGES = /beginbfrange([\s\S]*?)endbfrange/g;
const RANGE = /<([0-9a-f]{1,4})>\s*<([0-9a-f]{1,4})>\s*<([0-9a-f]{4})>/gi;

/** Whether a range of codes goes over the end of its last byte, which no range may: the engine then drops all ranges beside it. */
const isOverlong = (from: number, to: number) => from >> 8 !== to >> 8;

/** The Unicode of codes in a font's map that the engine gives up on; empty when it does not. */
function codesOfMap(map: string): ReadonlyMap<number, number> {
  const ranges = [...map.matchAll(RANGES)].flatMap(([, list = '']) =>
    [...list.matchAll(RANGE)].map(
      ([, from = '', to = '', unicode = '']) => [numberOf(from), numberOf(to), numberOf(unicode)] as const,
    ),
  );
  const found = new Map<number, number>();
  if (!ranges.some(([from, to]) => isOverlong(from, to))) return found;
  for (const [from, to, unicode] of ranges) {
    for (let code = from; code <= to && code - from < 0x1_0000; code += 1)
      found.set(code, unicode + code - from);
  }
  return found;
}

/**
 * Looks through a file for maps from a font's codes to Unicode that the engine does not accept, and gives what they say. Codes
 * of which two such maps say different things are left out, for nothing tells whose glyph it is.
 */
export function readLostMaps(source: PdfSource): ReadonlyMap<number, number> {
  const all = new Map<number, number>();
  if (source.size > MOST_FILE_BYTES) return all;
  const bytes = Buffer.alloc(source.size);
  if (!source.read(0, bytes)) return all;
  const contested = new Set<number>();
  let at = 0;
  for (let streams = 0; streams < MOST_STREAMS; streams += 1) {
    const begin = bytes.indexOf('stream', at, 'latin1');
    if (begin < 0) break;
    const start = begin + (bytes[begin + 6] === 0x0d ? 8 : 7);
    const end = bytes.indexOf('endstream', start, 'latin1');
    if (end < 0) break;
    at = end + 'endstream'.length;
    if (end - start > MOST_MAP_BYTES) continue;
    for (const [code, unicode] of codesOfMap(textOfStream(bytes.subarray(start, end)))) {
      const known = all.get(code);
      if (known !== undefined && known !== unicode) contested.add(code);
      all.set(code, unicode);
    }
  }
  for (const code of contested) all.delete(code);
  return all;
}

/** A stream as text when it holds a map, else nothing. */
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
  return text.includes('begincmap') ? text.toString('latin1') : '';
}

/** Codes of fonts whose maps the engine does not accept, looked for when first asked for. */
export type LostCodes = () => ReadonlyMap<number, number>;

/** From this many such glyphs on, what the file says of them is looked for. */
const MANY_UNMAPPED = 3;

/**
 * Without a map the engine takes a font's own code for a character, and where that is a right-to-left one (many glyphs of a
 * large font are), turns the line round and forgets that it has no meaning.
 */
const hasNoMeaning = ({ kinds, codes }: GlyphTable, i: number) =>
  kinds[i] === GLYPH.unmapped || (kinds[i] === GLYPH.drawn && isRightToLeft(codes[i] ?? 0));

/** Reads a page, and once more with places where glyphs get their meaning from a map that the engine does not accept. */
export function readWithLostCodes(
  read: (always: { readonly places?: boolean }) => PageGlyphs,
  lost: LostCodes,
): PageGlyphs {
  const page = read({});
  if (page.doubtful < MANY_UNMAPPED || lost().size === 0) return page;
  const placed = read({ places: true });
  return { ...placed, glyphs: withLostCodes(placed.glyphs, lost()) };
}

/** Gives glyphs their meaning by the lost codes, and puts lines back in order that were turned round for wrong ones. */
function withLostCodes(glyphs: GlyphTable, lost: ReadonlyMap<number, number>): GlyphTable {
  const { count, xs } = glyphs;
  const codes = glyphs.codes.slice();
  const kinds = glyphs.kinds.slice();
  const order: number[] = [];
  let line: number[] = [];
  let turned = false;
  const close = () => {
    // Signs without width stand where the next letter begins; turned round they come after it.
    order.push(...(turned ? line.sort((a, b) => (xs[a] ?? 0) - (xs[b] ?? 0) || b - a) : line));
    line = [];
    turned = false;
  };
  for (let i = 0; i < count; i += 1) {
    const code = codes[i] ?? 0;
    const found = hasNoMeaning(glyphs, i) ? lost.get(code) : undefined;
    if (found !== undefined) {
      turned ||= isRightToLeft(code);
      codes[i] = found;
      kinds[i] = GLYPH.drawn;
    }
    if (code === 0x0a || code === 0x0d) {
      close();
      order.push(i);
    } else line.push(i);
  }
  close();
  return reordered({ ...glyphs, codes, kinds }, order);
}
