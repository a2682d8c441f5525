import { GLYPH, type GlyphTable, isRightToLeft } from './page-glyphs';

/** A word of a line as the engine gives it: indices of its glyphs, and what it is written in. */
interface Word {
  readonly glyphs: readonly number[];
  readonly x: number;
  readonly y: number;
  readonly direction: 'right-to-left' | 'left-to-right' | 'none';
}

function isLatinOrDigit(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0xc0 && code <= 0x24f)
  );
}

/** Latin letters and digits that stand side by side, in the order of their places: the engine turns `V8` to `8V`. */
function orderedRuns(glyphs: GlyphTable, word: readonly number[]): number[] {
  const ordered: number[] = [];
  let run: number[] = [];
  const flush = () => {
    ordered.push(...run.sort((a, b) => (glyphs.xs[a] ?? 0) - (glyphs.xs[b] ?? 0)));
    run = [];
  };
  for (const glyph of word) {
    if (isLatinOrDigit(glyphs.codes[glyph] ?? 0)) run.push(glyph);
    else {
      flush();
      ordered.push(glyph);
    }
  }
  flush();
  return ordered;
}

function wordOf(glyphs: GlyphTable, members: readonly number[]): Word {
  let x = 0;
  let rightToLeft = 0;
  let leftToRight = 0;
  for (const glyph of members) {
    const code = glyphs.codes[glyph] ?? 0;
    x += glyphs.xs[glyph] ?? 0;
    if (isRightToLeft(code)) rightToLeft += 1;
    else if (isLatinOrDigit(code)) leftToRight += 1;
  }
  const direction = rightToLeft > 0 ? 'right-to-left' : leftToRight > 0 ? 'left-to-right' : 'none';
  return {
    glyphs: orderedRuns(glyphs, members),
    x: x / members.length,
    y: glyphs.ys[members[0] ?? 0] ?? 0,
    direction,
  };
}

/** Whether the direction changes within a word: `ל-overflow` is two. */
function turns(codes: Uint32Array, word: readonly number[], next: number): boolean {
  const code = codes[next] ?? 0;
  if (isLatinOrDigit(code)) return word.some((glyph) => isRightToLeft(codes[glyph] ?? 0));
  return isRightToLeft(code) && word.some((glyph) => isLatinOrDigit(codes[glyph] ?? 0));
}

/** Turns round every run of words against the line's direction, with what stands between two of them. */
function turnRuns(words: Word[], direction: Word['direction']): void {
  let i = 0;
  while (i < words.length) {
    if (words[i]?.direction !== direction) {
      i += 1;
      continue;
    }
    let last = i;
    for (let j = i; j < words.length; j += 1) {
      const found = words[j]?.direction;
      if (found === direction) last = j;
      else if (found !== 'none') break;
    }
    words.splice(i, last - i + 1, ...words.slice(i, last + 1).reverse());
    i = last + 1;
  }
}

/**
 * The words of one line in reading order, by where they stand. A line runs to the left when most of the page or most of its
 * own words do.
 */
function inReadingOrder(words: readonly Word[], pageRunsLeft: boolean): readonly Word[] {
  const rightToLeft = words.filter((word) => word.direction === 'right-to-left').length;
  if (rightToLeft === 0 || words.length < 2) return words;
  const leftToRight = words.filter((word) => word.direction === 'left-to-right').length;
  const ordered = [...words];
  if (pageRunsLeft || rightToLeft >= leftToRight) {
    ordered.sort((a, b) => b.x - a.x);
    turnRuns(ordered, 'left-to-right');
  } else {
    ordered.sort((a, b) => a.x - b.x);
    turnRuns(ordered, 'right-to-left');
  }
  return ordered;
}

/** Words of one line of the engine's that stand on different heights are lines of their own: cells of a table. */
const SAME_HEIGHT = 4;

/** Cuts a line's words where the height changes. */
function levels(words: readonly Word[]): Word[][] {
  const cut: Word[][] = [];
  let height = Number.NaN;
  for (const word of words) {
    if (Math.abs(word.y - height) < SAME_HEIGHT) cut.at(-1)?.push(word);
    else cut.push([word]);
    height = word.y;
  }
  return cut;
}

/** Puts the glyphs of one line in reading order behind those of the lines before it. */
function addLine(glyphs: GlyphTable, line: readonly number[], pageRunsLeft: boolean, order: number[]): void {
  const { codes } = glyphs;
  const words: Word[] = [];
  const gaps: number[][] = [[]];
  let word: number[] = [];
  const closeWord = () => {
    if (word.length === 0) return;
    words.push(wordOf(glyphs, word));
    gaps.push([]);
    word = [];
  };
  for (const glyph of line) {
    if (codes[glyph] === 0x20) {
      closeWord();
      gaps.at(-1)?.push(glyph);
      continue;
    }
    if (turns(codes, word, glyph)) closeWord();
    word.push(glyph);
  }
  closeWord();
  order.push(...(gaps[0] ?? []));
  levels(words)
    .flatMap((level) => inReadingOrder(level, pageRunsLeft))
    .forEach((one, i) => {
      order.push(...one.glyphs, ...(gaps[i + 1] ?? []));
    });
}

/**
 * Puts the words of lines with right-to-left letters in reading order. The engine takes a line that begins with a number or
 * a Latin word for a left-to-right one and gives the words of the rest backwards.
 */
export function withRightToLeftInOrder(glyphs: GlyphTable): GlyphTable {
  const { count, codes, kinds } = glyphs;
  const leftward = codes.reduce((sum, code) => sum + (isRightToLeft(code) ? 1 : 0), 0);
  if (leftward === 0) return glyphs;
  const pageRunsLeft = leftward >= codes.reduce((sum, code) => sum + (isLatinOrDigit(code) ? 1 : 0), 0);
  const order: number[] = [];
  let line: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const code = codes[i];
    if (kinds[i] === GLYPH.hyphen || code === 0x0a || code === 0x0d) {
      addLine(glyphs, line, pageRunsLeft, order);
      order.push(i);
      line = [];
    } else line.push(i);
  }
  addLine(glyphs, line, pageRunsLeft, order);
  return reordered(glyphs, order);
}

/** A table with its rows in another order. */
export function reordered(glyphs: GlyphTable, order: readonly number[]): GlyphTable {
  const pick = <T extends { [index: number]: number; slice(): T }>(from: T): T => {
    const to = from.slice();
    for (let i = 0; i < order.length; i += 1) to[i] = from[order[i] as number] as number;
    return to;
  };
  return {
    count: glyphs.count,
    codes: pick(glyphs.codes),
    kinds: pick(glyphs.kinds),
    pieces: pick(glyphs.pieces),
    xs: pick(glyphs.xs),
    ys: pick(glyphs.ys),
    lefts: pick(glyphs.lefts),
    rights: pick(glyphs.rights),
  };
}
