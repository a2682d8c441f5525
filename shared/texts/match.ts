/**
 * Matching two sequences. Stretches that occur once on both sides and come in the same order are sure; long ones are looked for first
 * and shorter ones between them (Cohen's patience diff, over stretches instead of lines). What is left between two sure places is
 * small and matched by its longest common subsequence. Pairs rise on both sides, so what they give is always a right way from one
 * sequence to the other, however well or badly it reads.
 */

/** Pairs of equal places, rising on both sides: `a[i]` is `b[j]`. */
export interface Matching {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

interface Window {
  readonly a: readonly [begin: number, end: number];
  readonly b: readonly [begin: number, end: number];
}

/** Lengths of the stretches looked for, the surest first: powers of two. */
const SIZES = [8, 4, 2, 1] as const;

/** Largest table of one longest common subsequence, and of all of them together, in cells. */
const LARGEST_TABLE = 1_000_000;
const ALL_TABLES = 60_000_000;

/** Numbers for the values of both sequences; equal values have equal numbers. */
export function numbered(a: readonly string[], b: readonly string[]): [Int32Array, Int32Array] {
  const known = new Map<string, number>();
  const number = (value: string): number => {
    let found = known.get(value);
    if (found === undefined) {
      found = known.size;
      known.set(value, found);
    }
    return found;
  };
  return [Int32Array.from(a, number), Int32Array.from(b, number)];
}

/** Numbers for stretches twice as long: a stretch at `i` is the one at `i` and the one at `i + size`. */
function doubled(a: Int32Array, b: Int32Array, size: number): [Int32Array, Int32Array] {
  const known = new Map<number, number>();
  const pairs = (side: Int32Array): Int32Array =>
    Int32Array.from({ length: Math.max(0, side.length - size) }, (_, at) => {
      // Two numbers below 2 ** 26 in one exact number.
      const key = (side[at] as number) * 67_108_864 + (side[at + size] as number);
      let found = known.get(key);
      if (found === undefined) {
        found = known.size;
        known.set(key, found);
      }
      return found;
    });
  return [pairs(a), pairs(b)];
}

/** Numbers of all stretches of 1, 2, 4 and 8 in both sequences. */
export function stretchesOf(a: Int32Array, b: Int32Array): Map<number, [Int32Array, Int32Array]> {
  const levels = new Map<number, [Int32Array, Int32Array]>([[1, [a, b]]]);
  let [left, right] = [a, b];
  for (const size of [1, 2, 4]) {
    [left, right] = doubled(left, right, size);
    levels.set(2 * size, [left, right]);
  }
  return levels;
}

/** Where each stretch in a window stands, for those that occur once in it; -1 for others. */
function singles(side: Int32Array, begin: number, end: number): Map<number, number> {
  const found = new Map<number, number>();
  for (let at = begin; at < end; at += 1) {
    const stretch = side[at] as number;
    found.set(stretch, found.has(stretch) ? -1 : at);
  }
  return found;
}

/** The longest rising run of some places, as indexes. */
function rising(b: readonly number[]): number[] {
  const tails: number[] = [];
  const before = new Int32Array(b.length).fill(-1);
  for (let at = 0; at < b.length; at += 1) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((b[tails[middle] as number] as number) < (b[at] as number)) low = middle + 1;
      else high = middle;
    }
    before[at] = low > 0 ? (tails[low - 1] as number) : -1;
    tails[low] = at;
  }
  const run: number[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] as number) run.push(at);
  return run.reverse();
}

/** Longest common subsequence of two short stretches, as pairs in order. */
function commonOf(a: Int32Array, b: Int32Array, { a: [a0, a1], b: [b0, b1] }: Window): [number, number][] {
  const rows = a1 - a0;
  const columns = b1 - b0;
  const width = columns + 1;
  const table = new Uint16Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i -= 1) {
    for (let j = columns - 1; j >= 0; j -= 1) {
      table[i * width + j] =
        a[a0 + i] === b[b0 + j]
          ? (table[(i + 1) * width + j + 1] as number) + 1
          : Math.max(table[(i + 1) * width + j] as number, table[i * width + j + 1] as number);
    }
  }
  const pairs: [number, number][] = [];
  let i = 0;
  let j = 0;
  while (i < rows && j < columns) {
    if (a[a0 + i] === b[b0 + j]) {
      pairs.push([a0 + i, b0 + j]);
      i += 1;
      j += 1;
    } else if ((table[(i + 1) * width + j] as number) >= (table[i * width + j + 1] as number)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** Matches two sequences given as numbers (see `numbered`). */
export function matchSequences(a: Int32Array, b: Int32Array): Matching {
  const levels = stretchesOf(a, b);
  const matched: { a: number[]; b: number[] } = { a: [], b: [] };
  let cells = ALL_TABLES;
  const take = (i: number, j: number) => {
    matched.a.push(i);
    matched.b.push(j);
  };

  const fine = (window: Window) => {
    const size = (window.a[1] - window.a[0]) * (window.b[1] - window.b[0]);
    if (size === 0 || size > LARGEST_TABLE || size > cells) return;
    cells -= size;
    for (const [i, j] of commonOf(a, b, window)) take(i, j);
  };

  /** Sure places in a window, and what lies between them. Windows go inwards only, so this ends. */
  const match = (window: Window, level: number): void => {
    let [a0, a1] = window.a;
    let [b0, b1] = window.b;
    while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) {
      take(a0, b0);
      a0 += 1;
      b0 += 1;
    }
    let tail = 0;
    while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) {
      a1 -= 1;
      b1 -= 1;
      tail += 1;
    }
    between({ a: [a0, a1], b: [b0, b1] }, level);
    for (let at = 0; at < tail; at += 1) take(a1 + at, b1 + at);
  };

  const between = (window: Window, level: number): void => {
    const [a0, a1] = window.a;
    const [b0, b1] = window.b;
    if (a0 === a1 || b0 === b1) return;
    const size = SIZES[level];
    if (size === undefined) {
      fine(window);
      return;
    }
    const [left, right] = levels.get(size) as [Int32Array, Int32Array];
    const here = singles(left, a0, Math.max(a0, a1 - size + 1));
    const there = singles(right, b0, Math.max(b0, b1 - size + 1));
    const ours: number[] = [];
    const theirs: number[] = [];
    for (const [stretch, at] of here) {
      const other = at < 0 ? -1 : (there.get(stretch) ?? -1);
      if (other < 0) continue;
      ours.push(at);
      theirs.push(other);
    }
    const order = ours.map((_, at) => at).sort((x, y) => (ours[x] as number) - (ours[y] as number));
    const sortedOurs = order.map((at) => ours[at] as number);
    const sortedTheirs = order.map((at) => theirs[at] as number);
    const sure = rising(sortedTheirs);
    if (sure.length === 0) {
      between(window, level + 1);
      return;
    }
    let [i, j] = [a0, b0];
    for (const at of sure) {
      const [nextI, nextJ] = [sortedOurs[at] as number, sortedTheirs[at] as number];
      // The stretch may overlap the one before it.
      if (nextI < i || nextJ < j) {
        if (nextI - i !== nextJ - j) continue;
      } else match({ a: [i, nextI], b: [j, nextJ] }, level);
      const from = Math.max(0, i - nextI);
      for (let step = from; step < size; step += 1) take(nextI + step, nextJ + step);
      i = nextI + size;
      j = nextJ + size;
    }
    match({ a: [i, a1], b: [j, b1] }, level);
  };

  match({ a: [0, a.length], b: [0, b.length] }, 0);
  return matched;
}
