/**
 * Cutting out the lines of a block, each on paper of its own. Where lines stand so close that the signs below one reach those above
 * the next, no straight cut parts them; what hangs together is given to the line it is nearest to. Pure, and knows nothing of letters.
 */
import { type Blot, blotsOf, type Run } from './ocr-blots';
import { paperLevel } from './ocr-layout';
import type { Picture } from './ocr-picture';

/** A line on paper of its own, and where the corner of that paper lies on the picture. */
export interface CutLine {
  readonly left: number;
  readonly top: number;
  readonly picture: Picture;
}

/** The rows of a line where its letters are, without the signs above and below. */
interface Core {
  readonly top: number;
  readonly bottom: number;
}

/** A line has at least so much ink, and a page no more lines. */
const LEAST_INK = 20;
const MOST_LINES = 150;

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

/** Lower blots are specks, or signs of the smallest print. */
const LEAST_LETTER = 10;

/** The height that letters have, without what hangs on some of them: that of the middle one of all. */
function letterHeight(blots: readonly Blot[]): number {
  const heights = blots.map(({ top, bottom }) => bottom - top).sort((a, b) => a - b);
  return heights[heights.length >> 1] ?? 0;
}

/**
 * Rows without ink that part what may be printed in different sizes, as a share of the height of the letters above or below. Signs are
 * nearer to their letters.
 */
const LEAST_BLANK = 0.6;

interface Band extends Core {
  readonly letter: number;
}

/** Stretches of rows between blank ones, from the top: headings, and paragraphs or pages of text whose lines reach into each other. */
function bandsOf(blots: readonly Blot[]): Band[] {
  const letters = blots
    .filter(({ top, bottom }) => bottom - top >= LEAST_LETTER)
    .sort((a, b) => a.top - b.top);
  const stretches: Blot[][] = [];
  let end = -1;
  for (const blot of letters) {
    if (blot.top > end) stretches.push([]);
    stretches.at(-1)?.push(blot);
    end = Math.max(end, blot.bottom);
  }
  const bands: (Band & { readonly blots: readonly Blot[] })[] = [];
  for (const stretch of stretches) {
    const bottom = stretch.reduce((lowest, blot) => Math.max(lowest, blot.bottom), 0);
    const band = { top: stretch[0]?.top ?? 0, bottom, letter: letterHeight(stretch), blots: stretch };
    const last = bands.at(-1);
    if (last === undefined || band.top - last.bottom >= LEAST_BLANK * Math.min(last.letter, band.letter)) {
      bands.push(band);
      continue;
    }
    const blots = [...last.blots, ...stretch];
    bands[bands.length - 1] = { top: last.top, bottom, letter: letterHeight(blots), blots };
  }
  return bands;
}

/** Rows from one line to the next that are looked for, as multiples of the height of the letters. */
const CLOSEST = 1.4;
const FARTHEST = 5;
/** What is taken where no distance shows. Where none shows in what is higher than some lines are, it is a photograph. */
const USUAL = 2.4;
const SOME_LINES = 40;
/** A distance shows lines when rows so far apart are so much alike, and nearly as much as those of any other distance. */
const LEAST_ALIKE = 0.1;
const NEARLY_AS_ALIKE = 0.5;
/** Distances that are compared with their neighbours. */
const NEIGHBOURS = 3;

/** Rows from one line to the next where letters have a height; 0 where no distance shows. */
function pitchOf(ink: Float64Array, letter: number): number {
  const inked = ink.filter((each) => each > 0);
  const mean = inked.reduce((sum, each) => sum + each, 0) / Math.max(1, inked.length);
  const capped = ink.map((each) => Math.min(each, 3 * mean));
  const around = smoothed(capped, Math.round((FARTHEST * letter) / 2));
  const rows = capped.map((each, row) => each - (around[row] as number));
  const most = Math.min(Math.round(FARTHEST * letter), ink.length >> 1);
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
      distance >= CLOSEST * letter && distance + NEIGHBOURS < most && near.every((other) => other <= value);
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

/** Of the blots of two cores that belong to one line, more than this share belongs to both. */
const OF_BOTH = 0.5;

/** Cores, those of one line put together: a heading that stands amid smaller print has several. */
function joinedCores(blots: readonly Blot[], cores: readonly Core[]): Core[] {
  const joined: Core[] = [];
  let before: Core | undefined;
  for (const core of cores) {
    const last = joined.at(-1);
    const takes = (blot: Blot, of: Core) => inCommon(blot, of) > TAKES_UP * (of.bottom - of.top);
    const [upper, lower] = [before ?? core, core];
    const high = FARTHEST * (lower.bottom - upper.top);
    const one = blots.filter(
      (blot) => blot.bottom - blot.top < high && (takes(blot, upper) || takes(blot, lower)),
    );
    const both = one.filter((blot) => takes(blot, upper) && takes(blot, lower));
    if (last !== undefined && both.length > OF_BOTH * one.length)
      joined[joined.length - 1] = { top: last.top, bottom: core.bottom };
    else joined.push(core);
    before = core;
  }
  return joined;
}

/** The ink of each line. */
function linesOf(blots: readonly Blot[], cores: readonly Core[]): Run[][] {
  const lines = cores.map((): Run[] => []);
  for (const blot of blots) {
    const taken = cores.filter((core) => inCommon(blot, core) > TAKES_UP * (core.bottom - core.top));
    const nearest = nearestTo(blot, cores);
    for (const run of blot.runs) {
      const line = taken.length < 2 ? nearest : nearestTo({ top: run.row, bottom: run.row + 1 }, cores);
      lines[line]?.push(run);
    }
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
 * The lines of a block from the top; ink is up to `level`. None where there are not several lines, or far too many, or what is there is a photograph.
 * Pure.
 */
export function cutLines(block: Picture, level: number): CutLine[] {
  const blots = blotsOf(block, level);
  const ink = new Float64Array(block.height);
  for (const { runs } of blots)
    for (const { row, start, end } of runs) ink[row] = (ink[row] as number) + end - start;
  const even = smoothed(ink, 2);
  const cores: Core[] = [];
  for (const { top, bottom, letter } of bandsOf(blots)) {
    const found = pitchOf(even.subarray(top, bottom), letter);
    if (found === 0 && bottom - top > SOME_LINES * letter) return [];
    const pitch = found === 0 ? USUAL * letter : found;
    // Blank rows above and below, as a line has that stands alone.
    const around = Math.ceil(pitch);
    const band = new Float64Array(bottom - top + 2 * around);
    band.set(ink.subarray(top, bottom), around);
    const shift = top - around;
    for (const core of coresOf(band, pitch))
      cores.push({ top: core.top + shift, bottom: core.bottom + shift });
  }
  if (cores.length < 2 || cores.length > MOST_LINES) return [];
  const paper = paperLevel(block);
  return linesOf(blots, joinedCores(blots, cores))
    .filter((runs) => runs.reduce((sum, { start, end }) => sum + end - start, 0) >= LEAST_INK)
    .map((runs) => onPaper(block, runs, paper));
}
