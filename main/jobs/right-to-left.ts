import { GLYPH } from './glyph-kinds';
import { type GlyphTable, isRightToLeft } from './page-glyphs';

/** A word of a line as the engine gives it: indices of its glyphs, and what it is written in. */
interface Word {
  readonly glyphs: readonly number[];
  readonly x: number;
  readonly y: number;
  /** Sides of the ink. */
  readonly left: number;
  readonly right: number;
  readonly direction: 'right-to-left' | 'left-to-right' | 'none';
}

const SPACE = 0x20;

function isLatinOrDigit(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0xc0 && code <= 0x24f)
  );
}

/** Adds all of a list, which on a hostile page has more than a call takes values. */
function addAll(to: number[], from: readonly number[]): void {
  for (const each of from) to.push(each);
}

/** Latin letters and digits that stand side by side, in the order of their places: the engine turns `V8` to `8V`. */
function orderedRuns(glyphs: GlyphTable, word: readonly number[]): number[] {
  const ordered: number[] = [];
  let run: number[] = [];
  const flush = () => {
    addAll(
      ordered,
      run.sort((a, b) => (glyphs.xs[a] ?? 0) - (glyphs.xs[b] ?? 0)),
    );
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
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let rightToLeft = 0;
  let leftToRight = 0;
  for (const glyph of members) {
    const code = glyphs.codes[glyph] ?? 0;
    x += glyphs.xs[glyph] ?? 0;
    left = Math.min(left, glyphs.lefts[glyph] ?? 0);
    right = Math.max(right, glyphs.rights[glyph] ?? 0);
    if (isRightToLeft(code)) rightToLeft += 1;
    else if (isLatinOrDigit(code)) leftToRight += 1;
  }
  const direction = rightToLeft > 0 ? 'right-to-left' : leftToRight > 0 ? 'left-to-right' : 'none';
  return {
    glyphs: orderedRuns(glyphs, members),
    x: x / members.length,
    y: glyphs.ys[members[0] ?? 0] ?? 0,
    left,
    right,
    direction,
  };
}

/** The direction of a letter; none has what goes with either. */
const directionOf = (code: number): Word['direction'] =>
  isLatinOrDigit(code) ? 'left-to-right' : isRightToLeft(code) ? 'right-to-left' : 'none';

/**
 * Whether the direction changes within a word, of which that of its letters so far is known: `ל-overflow` is two. A run that is given whole
 * is a word of its own.
 */
function turns(
  { codes, kinds }: GlyphTable,
  word: readonly number[],
  known: Word['direction'],
  next: number,
): boolean {
  if (kinds[next] === GLYPH.run || kinds[word.at(-1) ?? next] === GLYPH.run) return true;
  const direction = directionOf(codes[next] ?? 0);
  return direction !== 'none' && known !== 'none' && direction !== known;
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
    const turned = words.slice(i, last + 1).reverse();
    for (const [at, word] of turned.entries()) words[i + at] = word;
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
export const SAME_HEIGHT = 4;

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

/** In the place of a glyph: a space that the line lacks. */
export const MADE_SPACE = -1;
/** Ink this far apart, in widths of the letters beside it, is a space: the sides of letters leave less than that. */
const SEEN_GAP = 0.3;

/** Whether two words of a line that nothing parts are seen apart: a number and the word beside it, which the engine measures from the wrong end. */
function standApart(one: Word, other: Word): boolean {
  if (Math.abs(one.y - other.y) >= SAME_HEIGHT) return false;
  const ink = one.right - one.left + other.right - other.left;
  const letters = one.glyphs.length + other.glyphs.length;
  const gap = Math.max(one.left - other.right, other.left - one.right);
  return gap > (SEEN_GAP * ink) / letters;
}

/** Puts the glyphs of one line in reading order behind those of the lines before it. */
function addLine(glyphs: GlyphTable, line: readonly number[], pageRunsLeft: boolean, order: number[]): void {
  const { codes } = glyphs;
  const words: Word[] = [];
  const gaps: number[][] = [[]];
  let word: number[] = [];
  let direction: Word['direction'] = 'none';
  const closeWord = () => {
    if (word.length === 0) return;
    words.push(wordOf(glyphs, word));
    gaps.push([]);
    word = [];
    direction = 'none';
  };
  for (const glyph of line) {
    if (codes[glyph] === SPACE && glyphs.kinds[glyph] !== GLYPH.run) {
      closeWord();
      gaps.at(-1)?.push(glyph);
      continue;
    }
    if (turns(glyphs, word, direction, glyph)) closeWord();
    word.push(glyph);
    if (direction === 'none') direction = directionOf(codes[glyph] ?? 0);
  }
  closeWord();
  addAll(order, gaps[0] ?? []);
  const ordered = levels(words).flatMap((level) => inReadingOrder(level, pageRunsLeft));
  ordered.forEach((one, i) => {
    const gap = gaps[i + 1] ?? [];
    const next = ordered[i + 1];
    addAll(order, one.glyphs);
    addAll(order, gap);
    if (gap.length === 0 && next !== undefined && standApart(one, next)) order.push(MADE_SPACE);
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

/** A table with its rows in another order, and with spaces where the order has them. */
export function reordered(glyphs: GlyphTable, order: readonly number[]): GlyphTable {
  const { length } = order;
  const pick = <T extends { [index: number]: number }>(from: T, to: T, made: number): T => {
    for (let i = 0; i < length; i += 1) {
      const at = order[i] as number;
      to[i] = at === MADE_SPACE ? made : (from[at] as number);
    }
    return to;
  };
  return {
    count: length,
    codes: pick(glyphs.codes, new Uint32Array(length), SPACE),
    kinds: pick(glyphs.kinds, new Uint8Array(length), GLYPH.generated),
    pieces: pick(glyphs.pieces, new Int32Array(length), -1),
    xs: pick(glyphs.xs, new Float32Array(length), 0),
    ys: pick(glyphs.ys, new Float32Array(length), 0),
    lefts: pick(glyphs.lefts, new Float32Array(length), 0),
    rights: pick(glyphs.rights, new Float32Array(length), 0),
  };
}
