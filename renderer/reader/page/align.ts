import { normaliseWithOffsets, withPlainDigits } from '../../../shared/search';
import type { TextRange } from './page-text';

/**
 * Two readings of one page hardly ever agree letter by letter: engines differ in spaces, in the order of marks and in what they
 * make of a font. Where a passage of one reading stands in the other is found by stretches that occur exactly once in both and come
 * in the same order; between two of them the distance is kept.
 */

/** Letters of a text without white space, with the way back to its offsets. */
interface Letters {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

function lettersOf(original: string): Letters {
  // The number of a note is a letter like others here: the viewer's reading has it, and not that it is raised.
  const normalised = normaliseWithOffsets(withPlainDigits(original));
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  for (let at = 0; at < normalised.text.length; at += 1) {
    const unit = normalised.text.charAt(at);
    if (/\s/.test(unit)) continue;
    const [start, end] = normalised.original(at, at + 1);
    text += unit;
    starts.push(start);
    ends.push(end);
  }
  return { text, starts, ends };
}

/** Where each stretch of `size` letters inside a window begins, for those that occur once in it. */
function singles(text: string, begin: number, end: number, size: number): Map<string, number> {
  const found = new Map<string, number>();
  const repeated = new Set<string>();
  for (let at = begin; at + size <= end; at += 1) {
    const stretch = text.slice(at, at + size);
    if (found.has(stretch)) repeated.add(stretch);
    else found.set(stretch, at);
  }
  for (const stretch of repeated) found.delete(stretch);
  return found;
}

interface Pair {
  readonly from: number;
  readonly to: number;
}

/** The longest run of pairs that rises on both sides: what is out of order is taken for chance. */
function rising(pairs: readonly Pair[]): Pair[] {
  const tails: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  pairs.forEach((pair, at) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] as number] as Pair).to < pair.to) low = middle + 1;
      else high = middle;
    }
    before[at] = low > 0 ? (tails[low - 1] as number) : -1;
    tails[low] = at;
  });
  const run: Pair[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] as number) run.push(pairs[at] as Pair);
  return run.reverse();
}

/** Length of the stretches looked for, the surest first. */
const SIZES = [8, 5, 3] as const;

/** A stretch of both texts between two sure places. */
interface Window {
  readonly from: readonly [begin: number, end: number];
  readonly to: readonly [begin: number, end: number];
}

/** Sure places inside a window: long stretches first, then shorter ones between them, where fewer can be mistaken for others. */
function surePlaces(from: string, to: string, window: Window, sizes: readonly number[]): Pair[] {
  const [size, ...smaller] = sizes;
  if (size === undefined) return [];
  const there = singles(to, ...window.to, size);
  const pairs: Pair[] = [];
  for (const [stretch, at] of singles(from, ...window.from, size)) {
    const other = there.get(stretch);
    if (other !== undefined) pairs.push({ from: at, to: other });
  }
  pairs.sort((a, b) => a.from - b.from);
  const sure = rising(pairs).flatMap(({ from: at, to: other }) => [
    { from: at, to: other },
    { from: at + size - 1, to: other + size - 1 },
  ]);
  sure.sort((a, b) => a.from - b.from || a.to - b.to);
  const all: Pair[] = [];
  let before: Pair = { from: window.from[0] - 1, to: window.to[0] - 1 };
  for (const next of [...rising(sure), { from: window.from[1], to: window.to[1] }]) {
    const gap: Window = { from: [before.from + 1, next.from], to: [before.to + 1, next.to] };
    const worthwhile = gap.from[1] - gap.from[0] >= 3 && gap.to[1] - gap.to[0] >= 3;
    if (worthwhile) all.push(...surePlaces(from, to, gap, smaller));
    all.push(next);
    before = next;
  }
  all.pop();
  return all;
}

/** How far from a sure place a passage may be found by distance alone, in letters. */
const REACH = 40;

/**
 * Two readings that agree less than this differ in order or in letters, not in spaces and signs: what stands at a place of the one is
 * likely to be other words in the other. Of the pages of intricate scripts in the test corpus most agree by .97 and more, Khmer and Bengali
 * by .82 to .96, Persian by .25; Urdu as a browser prints it by next to nothing.
 */
export const ALIKE = 0.95;

/** Where passages of one reading stand in another. */
export interface Alignment {
  /** Which part of the letters of the one text are sure to stand in the other, from 0 to 1. */
  readonly agreement: number;
  /** The range of the other text that shows the given range, or null where the readings have too little in common nearby. */
  find(range: TextRange): TextRange | null;
}

/** Lines two readings of a page up with each other. */
export function align(fromText: string, toText: string): Alignment {
  const from = lettersOf(fromText);
  const to = lettersOf(toText);
  const whole: Window = { from: [0, from.text.length], to: [0, to.text.length] };
  const sure = surePlaces(from.text, to.text, whole, SIZES);

  const letterAt = (offset: number, isEnd: boolean): number => {
    const list = isEnd ? from.ends : from.starts;
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  /** The letter of the other text that stands for a letter of this one. */
  const counterpart = (letter: number): number | null => {
    let low = 0;
    let high = sure.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sure[middle] as Pair).from <= letter) low = middle + 1;
      else high = middle;
    }
    const before = sure[low - 1];
    const after = sure[low];
    const back = before === undefined ? Number.POSITIVE_INFINITY : letter - before.from;
    const ahead = after === undefined ? Number.POSITIVE_INFINITY : after.from - letter;
    if (Math.min(back, ahead) > REACH) return null;
    if (before !== undefined && after !== undefined) {
      // Between two sure places the share of the way is kept, for one reading may repeat or drop letters.
      const share = back / (back + ahead);
      return Math.round(before.to + share * (after.to - before.to));
    }
    if (before !== undefined) return before.to + back;
    return after === undefined ? null : after.to - ahead;
  };

  // Two ends of a stretch are kept of what may be a long one.
  const kept = sure.reduce((sum, { from: at }, place) => {
    const before = sure[place - 1];
    return sum + (before === undefined ? 1 : Math.min(at - before.from, SIZES[0]));
  }, 0);

  return {
    agreement: from.text.length === 0 ? 1 : kept / from.text.length,
    find({ start, end }) {
      const first = letterAt(start, false);
      const ending = letterAt(end, true);
      // Where the range ends in white space, the letter found is the first behind it.
      const last = (from.starts[ending] ?? 0) >= end ? ending - 1 : ending;
      if (last < first || first >= from.text.length) return null;
      const one = counterpart(first);
      const other = counterpart(Math.min(last, from.text.length - 1));
      if (one === null || other === null) return null;
      const low = Math.max(0, Math.min(one, other));
      const high = Math.min(to.text.length - 1, Math.max(one, other));
      const at = to.starts[low];
      const until = to.ends[high];
      return at === undefined || until === undefined || until <= at ? null : { start: at, end: until };
    },
  };
}
