/**
 * Cutting out the lines of a block, each on paper of its own. Where lines stand so close that the signs below one reach those above
 * the next, no straight cut parts them; what hangs together is given to the line it is nearest to. Pure, and knows nothing of letters.
 */
import { paperLevel } from './ocr-layout';
import type { Picture } from './ocr-picture';

/** A line on paper of its own, and where the corner of that paper lies on the picture. */
export interface CutLine {
  readonly left: number;
  readonly top: number;
  readonly picture: Picture;
}

/** Ink in a row without a gap; end is outside. */
interface Run {
  readonly row: number;
  readonly start: number;
  readonly end: number;
}

/** Ink that hangs together: a letter, a sign, some letters that touch. */
interface Blot {
  readonly runs: Run[];
  readonly top: number;
  bottom: number;
  ink: number;
}

/** The rows of a line where its letters are, without the signs above and below. */
interface Core {
  readonly top: number;
  readonly bottom: number;
}

/** Blots of less ink are specks; a line has at least so much. */
const SPECK = 4;
const LEAST_INK = 20;
/** What has more of these is a photograph or noise: looking for lines on it would take minutes. */
const MOST_RUNS = 1_000_000;
const MOST_LINES = 150;

/** The blots of a picture, from the top. */
function blotsOf({ width, height, pixels }: Picture, level: number): Blot[] {
  const runs: Run[] = [];
  const parents: number[] = [];
  const rootOf = (run: number): number => {
    let root = run;
    while (parents[root] !== root) root = parents[root] as number;
    while (parents[run] !== root) [run, parents[run]] = [parents[run] as number, root];
    return root;
  };
  let above = 0;
  for (let row = 0; row < height; row += 1) {
    const first = runs.length;
    let start = -1;
    for (let column = 0; column <= width; column += 1) {
      const isInk = column < width && (pixels[row * width + column] as number) <= level;
      if (isInk && start < 0) start = column;
      if (isInk || start < 0) continue;
      parents.push(runs.length);
      runs.push({ row, start, end: column });
      start = -1;
    }
    let over = above;
    for (let run = first; run < runs.length; run += 1) {
      const { start: left, end: right } = runs[run] as Run;
      while (over < first && (runs[over] as Run).end < left) over += 1;
      for (let at = over; at < first && (runs[at] as Run).start <= right; at += 1) {
        const [one, other] = [rootOf(run), rootOf(at)];
        parents[Math.max(one, other)] = Math.min(one, other);
      }
    }
    above = first;
    if (runs.length > MOST_RUNS) return [];
  }
  const blots = new Map<number, Blot>();
  runs.forEach((run, at) => {
    const root = rootOf(at);
    const blot = blots.get(root) ?? { runs: [], top: run.row, bottom: 0, ink: 0 };
    blots.set(root, blot);
    blot.runs.push(run);
    blot.bottom = run.row + 1;
    blot.ink += run.end - run.start;
  });
  return [...blots.values()].filter(({ ink }) => ink >= SPECK);
}

/** Each number as the mean of those up to `reach` away. */
function smoothed(numbers: Float64Array, reach: number): Float64Array {
  const sums = new Float64Array(numbers.length + 1);
  for (let at = 0; at < numbers.length; at += 1)
    sums[at + 1] = (sums[at] as number) + (numbers[at] as number);
  return numbers.map((_, at) => {
    const [from, to] = [Math.max(0, at - reach), Math.min(numbers.length, at + reach + 1)];
    return ((sums[to] as number) - (sums[from] as number)) / (to - from);
  });
}

/** Rows from one line to the next that are looked for. */
const CLOSEST = 8;
const FARTHEST = 200;
/** A distance shows lines when rows so far apart are so much alike, and nearly as much as those of any other distance. */
const LEAST_ALIKE = 0.1;
const NEARLY_AS_ALIKE = 0.5;
/** Distances that are compared with their neighbours. */
const NEIGHBOURS = 3;

/** Rows from one line to the next; 0 where there are not several lines. */
function pitchOf(ink: Float64Array): number {
  const inked = ink.filter((each) => each > 0);
  const mean = inked.reduce((sum, each) => sum + each, 0) / Math.max(1, inked.length);
  const capped = ink.map((each) => Math.min(each, 3 * mean));
  const around = smoothed(capped, FARTHEST / 2);
  const rows = capped.map((each, row) => each - (around[row] as number));
  const most = Math.min(FARTHEST, ink.length >> 1);
  const alike = Array.from({ length: most }, (_, distance) => {
    let sum = 0;
    for (let row = 0; row + distance < rows.length; row += 1)
      sum += (rows[row] as number) * (rows[row + distance] as number);
    return sum / (rows.length - distance);
  });
  const least = LEAST_ALIKE * (alike[0] ?? 0);
  const found = alike.flatMap((value, distance) => {
    const near = alike.slice(Math.max(0, distance - NEIGHBOURS), distance + NEIGHBOURS + 1);
    const isPeak =
      distance >= CLOSEST && distance + NEIGHBOURS < most && near.every((other) => other <= value);
    return isPeak && value > least ? [{ distance, value }] : [];
  });
  const best = Math.max(...found.map(({ value }) => value));
  return found.find(({ value }) => value >= NEARLY_AS_ALIKE * best)?.distance ?? 0;
}

/** Shares of the distance between lines: by these the ink of rows is smoothed, and so far from a line there is no other. */
const COARSE = 0.15;
const FINE = 0.04;
const APART = 0.45;
/** Rows belong to a core that have so much of the ink of its fullest row, and are no farther from its middle. */
const CORE_SHARE = 0.5;
const CORE_REACH = 0.5;
const FULLEST_WITHIN = 0.2;

function coresOf(ink: Float64Array, pitch: number): Core[] {
  const coarse = smoothed(ink, Math.max(1, Math.round(pitch * COARSE)));
  const fine = smoothed(ink, Math.round(pitch * FINE));
  const apart = Math.round(pitch * APART);
  const within = Math.round(pitch * FULLEST_WITHIN);
  const cores: Core[] = [];
  coarse.forEach((value, row) => {
    if (value <= 0) return;
    for (
      let other = Math.max(0, row - apart);
      other <= Math.min(coarse.length - 1, row + apart);
      other += 1
    ) {
      const there = coarse[other] as number;
      if (there > value || (there === value && other < row)) return;
    }
    const fullest = Math.max(...fine.subarray(Math.max(0, row - within), row + within + 1));
    const isFull = (at: number) => (fine[at] ?? 0) >= CORE_SHARE * fullest;
    let [top, bottom] = [row, row];
    while (row - top < pitch * CORE_REACH && isFull(top - 1)) top -= 1;
    while (bottom - row < pitch * CORE_REACH && isFull(bottom + 1)) bottom += 1;
    cores.push({ top, bottom: bottom + 1 });
  });
  return cores;
}

/** Rows that two stretches have in common; less than none by how far they are apart. */
const inCommon = (one: Core, other: Core): number =>
  Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);

function nearestTo(stretch: Core, cores: readonly Core[]): number {
  let nearest = 0;
  cores.forEach((core, at) => {
    if (inCommon(stretch, core) > inCommon(stretch, cores[nearest] as Core)) nearest = at;
  });
  return nearest;
}

/** Share of a core's height that a blot takes up which belongs to its line; of two lines when it joins them. */
const TAKES_UP = 0.5;

/** The ink of each line. */
function linesOf(blots: readonly Blot[], cores: readonly Core[]): Run[][] {
  const lines = cores.map((): Run[] => []);
  for (const blot of blots) {
    const taken = cores.filter((core) => inCommon(blot, core) > TAKES_UP * (core.bottom - core.top));
    if (taken.length < 2) lines[nearestTo(blot, cores)]?.push(...blot.runs);
    else
      for (const run of blot.runs) lines[nearestTo({ top: run.row, bottom: run.row + 1 }, cores)]?.push(run);
  }
  return lines;
}

/** Pixels of the picture around a line's ink that come with it, and of plain paper around these. */
const EDGE = 1;
const MARGIN = 8;

function onPaper({ width, height, pixels }: Picture, runs: readonly Run[], paper: number): CutLine {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (const { row, start, end } of runs) {
    left = Math.min(left, start);
    right = Math.max(right, end);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row + 1);
  }
  const line = { width: right - left + 2 * MARGIN, height: bottom - top + 2 * MARGIN };
  const own = new Uint8Array(line.width * line.height).fill(paper);
  for (const run of runs) {
    const [from, to] = [Math.max(0, run.start - EDGE), Math.min(width, run.end + EDGE)];
    for (let row = Math.max(0, run.row - EDGE); row <= Math.min(height - 1, run.row + EDGE); row += 1) {
      const at = (row - top + MARGIN) * line.width + from - left + MARGIN;
      own.set(pixels.subarray(row * width + from, row * width + to), at);
    }
  }
  return { left: left - MARGIN, top: top - MARGIN, picture: { ...line, pixels: own } };
}

/**
 * The lines of a block from the top; ink is up to `level`. None where there are not several lines at one distance, or far too many.
 * Pure.
 */
export function cutLines(block: Picture, level: number): CutLine[] {
  const blots = blotsOf(block, level);
  const ink = new Float64Array(block.height);
  for (const { runs } of blots)
    for (const { row, start, end } of runs) ink[row] = (ink[row] as number) + end - start;
  const pitch = pitchOf(smoothed(ink, 2));
  if (pitch === 0) return [];
  const cores = coresOf(ink, pitch);
  if (cores.length > MOST_LINES) return [];
  const paper = paperLevel(block);
  return linesOf(blots, cores)
    .filter((runs) => runs.reduce((sum, { start, end }) => sum + end - start, 0) >= LEAST_INK)
    .map((runs) => onPaper(block, runs, paper));
}
