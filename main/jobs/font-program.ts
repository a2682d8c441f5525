const MOST_TABLES = 256;
const MOST_GLYPHS = 0x1_0000;
/** Tells a table of characters that have no Unicode meaning: codes of a symbol font. */
const SYMBOLS = 0;
const WINDOWS = 3;
const UNICODE = 0;

type Give = (glyph: number, unicode: number) => void;

/** Segments of a table of the first plane (OpenType `cmap`, format 4). */
function readSegments(table: DataView, give: Give): void {
  const count = table.getUint16(6) >> 1;
  const ends = 14;
  const starts = ends + 2 * count + 2;
  const deltas = starts + 2 * count;
  const offsets = deltas + 2 * count;
  let codes = 0;
  for (let segment = 0; segment < count; segment += 1) {
    const end = table.getUint16(ends + 2 * segment);
    const start = table.getUint16(starts + 2 * segment);
    const delta = table.getUint16(deltas + 2 * segment);
    const offset = table.getUint16(offsets + 2 * segment);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      codes += 1;
      // Segments do not overlap, unless somebody means harm.
      if (codes > MOST_GLYPHS) return;
      if (offset === 0) {
        give((code + delta) & 0xffff, code);
        continue;
      }
      const at = offsets + 2 * segment + offset + 2 * (code - start);
      if (at + 2 > table.byteLength) return;
      const glyph = table.getUint16(at);
      if (glyph !== 0) give((glyph + delta) & 0xffff, code);
    }
  }
}

/** Groups of a table of all planes (OpenType `cmap`, format 12). */
function readGroups(table: DataView, give: Give): void {
  const count = Math.min(table.getUint32(12), MOST_GLYPHS);
  let codes = 0;
  for (let group = 0; group < count; group += 1) {
    const at = 16 + 12 * group;
    const start = table.getUint32(at);
    const end = Math.min(table.getUint32(at + 4), 0x10ffff);
    const first = table.getUint32(at + 8);
    for (let code = start; code <= end; code += 1) {
      codes += 1;
      if (codes > MOST_GLYPHS) return;
      give(first + code - start, code);
    }
  }
}

function tableOf(font: DataView, tag: number): number | undefined {
  const count = Math.min(font.getUint16(4), MOST_TABLES);
  for (let table = 0; table < count; table += 1) {
    if (font.getUint32(12 + 16 * table) === tag) return font.getUint32(12 + 16 * table + 8);
  }
  return undefined;
}

const CMAP = 0x636d6170;

/**
 * The character that each glyph of a TrueType or OpenType font program stands for, by the program's own table (`cmap`); of several
 * characters the first. Empty when it has no such table, as programs that hold only the glyphs of one file mostly have not, or is
 * damaged. Glyphs that are drawn for several characters, or for one in some places only, are not among them.
 *
 * @see OpenType 1.9, "cmap – Character to Glyph Index Mapping Table"
 */
export function charactersOfGlyphs(program: Uint8Array): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const give: Give = (glyph, unicode) => {
    if (glyph !== 0 && glyph < MOST_GLYPHS && !found.has(glyph)) found.set(glyph, unicode);
  };
  const font = new DataView(program.buffer, program.byteOffset, program.byteLength);
  try {
    const cmap = tableOf(font, CMAP);
    if (cmap === undefined) return found;
    const count = Math.min(font.getUint16(cmap + 2), MOST_TABLES);
    for (let record = 0; record < count; record += 1) {
      const at = cmap + 4 + 8 * record;
      const platform = font.getUint16(at);
      if (platform !== UNICODE && !(platform === WINDOWS && font.getUint16(at + 2) !== SYMBOLS)) continue;
      const start = cmap + font.getUint32(at + 4);
      const table = new DataView(program.buffer, program.byteOffset + start, program.byteLength - start);
      const format = table.getUint16(0);
      if (format === 4) readSegments(table, give);
      else if (format === 12) readGroups(table, give);
    }
  } catch (cause) {
    // A table that points beyond the end: what was read before it stays.
    if (!(cause instanceof RangeError)) throw cause;
  }
  return found;
}
