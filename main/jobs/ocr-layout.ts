/**
 * Making the picture of a page easy to read: its lines level, and its columns told apart. Both are pure and know nothing of letters:
 * they look at where there is ink.
 */
import { blotsOf } from './ocr-blots';
import type { Picture } from './ocr-picture';

/** A rectangle of a picture in its pixels; right and bottom are outside. */
export interface Block {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The darkest pixels, as a share: what is written, not one speck. */
const DARK_SHARE = 0.0005;
/** Ink is at least so much darker than paper, whose own grain is less. */
const LEAST_CONTRAST = 24;
/** Edges of a picture that are not looked at, as a share: shadows and punched holes are there. */
const EDGE = 0.03;

/** The level up to which a pixel is ink: half-way between the paper and the darkest of what is written on it. Pure. */
export function inkLevel({ pixels }: Picture): number {
  const counts = new Uint32Array(256);
  for (let at = 0; at < pixels.length; at += 1) {
    const level = pixels[at] as number;
    counts[level] = (counts[level] as number) + 1;
  }
  let seen = 0;
  let dark = -1;
  for (let level = 0; level < 256; level += 1) {
    seen += counts[level] as number;
    if (dark < 0 && seen >= pixels.length * DARK_SHARE) dark = level;
    if (seen >= pixels.length / 2) return level - Math.max(LEAST_CONTRAST, (level - dark) / 2);
  }
  return -1;
}

/** Steepest lines looked for, in pixels down for each pixel right: five degrees. */
const STEEPEST = 0.09;
const COARSE = 0.003;
const FINE = 0.0005;
/** One pixel in so many of a row is looked at. */
const EVERY = 4;

/** Columns and rows of the ink, thinned out along the rows: two numbers a point. */
function inkPoints(picture: Picture): Int32Array {
  const { width, height, pixels } = picture;
  const level = inkLevel(picture);
  const points: number[] = [];
  for (let row = Math.floor(height * EDGE); row < height * (1 - EDGE); row += 1) {
    const start = Math.floor(width * EDGE);
    // Another column in each row, so that upright strokes count in all of them.
    for (let column = start + (row % EVERY); column < width * (1 - EDGE); column += EVERY) {
      if ((pixels[row * width + column] as number) <= level) points.push(column, row);
    }
  }
  return Int32Array.from(points);
}

/** How sharply rows of ink begin and end when a picture is levelled by a slope: sharpest when the lines are level. */
function sharpness(points: Int32Array, width: number, height: number, slope: number): number {
  const beyond = Math.ceil((STEEPEST * width) / 2) + 1;
  const rows = new Float64Array(height + 2 * beyond);
  for (let at = 0; at < points.length; at += 2) {
    const column = points[at] as number;
    const row = Math.round((points[at + 1] as number) - slope * (column - width / 2)) + beyond;
    rows[row] = (rows[row] as number) + 1;
  }
  let sum = 0;
  for (let row = 1; row < rows.length; row += 1) {
    const step = (rows[row] as number) - (rows[row - 1] as number);
    sum += step * step;
  }
  return sum;
}

/** The slope by which ink is levelled best, between -0.09 and 0.09, and how sharp its rows are then. */
function sharpestOf(points: Int32Array, width: number, height: number) {
  let best = 0;
  let most = sharpness(points, width, height, best);
  const look = (from: number, to: number, step: number): void => {
    for (let slope = from; slope <= to; slope += step) {
      const found = sharpness(points, width, height, slope);
      if (found > most) [best, most] = [slope, found];
    }
  };
  look(-STEEPEST, STEEPEST, COARSE);
  look(Math.max(-STEEPEST, best - COARSE), Math.min(STEEPEST, best + COARSE), FINE);
  return { slope: best, sharpness: most };
}

/** The slope of the lines of a page: pixels down for each pixel right, between -0.09 and 0.09; 0 where there are none. Pure. */
export function slopeOf(picture: Picture): number {
  return sharpestOf(inkPoints(picture), picture.width, picture.height).slope;
}

/**
 * Whether the lines of a picture run from side to side, upright or on their head, and not up and down. Each way it is taken as level as it can
 * be made: of lines that lie a little aslant neither rows nor columns of the picture as it is are sharp. Pure.
 */
export function standsUpright(picture: Picture): boolean {
  const { width, height } = picture;
  const points = inkPoints(picture);
  const turned = points.map((_, at) => points[at % 2 === 0 ? at + 1 : at - 1] as number);
  return sharpestOf(points, width, height).sharpness >= sharpestOf(turned, height, width).sharpness;
}

/** Slopes below this are level: the reading engine follows them by itself. */
export const LEVEL = 0.002;

/** Where a point of a levelled picture stood before: the picture was turned about its middle. */
export function pointBefore(
  { width, height }: Pick<Picture, 'width' | 'height'>,
  slope: number,
  column: number,
  row: number,
): { readonly column: number; readonly row: number } {
  return {
    column: column - slope * (row - height / 2),
    row: row + slope * (column - width / 2),
  };
}

/** A picture whose lines have a slope turned until they are level. For the small angles at which papers lie on a scanner. Pure. */
export function levelled(picture: Picture, slope: number): Picture {
  const { width, height, pixels } = picture;
  const paper = paperLevel(picture);
  const level = new Uint8Array(pixels.length).fill(paper);
  for (let row = 0; row < height; row += 1) {
    const start = pointBefore(picture, slope, 0, row);
    const leftPart = start.column - Math.floor(start.column);
    const left = Math.floor(start.column);
    for (let column = 0; column < width; column += 1) {
      const x = left + column;
      const above = start.row + slope * column;
      const y = Math.floor(above);
      if (x < 0 || y < 0 || x >= width - 1 || y >= height - 1) continue;
      const at = y * width + x;
      const [a, b] = [pixels[at] as number, pixels[at + 1] as number];
      const [c, d] = [pixels[at + width] as number, pixels[at + width + 1] as number];
      const upper = a + (b - a) * leftPart;
      const lower = c + (d - c) * leftPart;
      level[row * width + column] = upper + (lower - upper) * (above - y);
    }
  }
  return { width, height, pixels: level };
}

/** The level most pixels have. Pure. */
export function paperLevel({ pixels }: Picture): number {
  const counts = new Uint32Array(256);
  for (let at = 0; at < pixels.length; at += 7) {
    const level = pixels[at] as number;
    counts[level] = (counts[level] as number) + 1;
  }
  return counts.indexOf(counts.reduce((most, count) => Math.max(most, count), 0));
}

/** Ink that goes on for so much of a page's width, level or upright, is a rule when it is not thicker than this share of it. */
const RULE = 0.06;
const RULE_THICKNESS = 0.008;
/** Upright ones that meet no level one are so many times longer, or they are the stems of large letters. */
const ALONE = 4;
/** Level ones shorter than that are the bars of large letters, or a part of a stamp, where what hangs on them is so high for their length. */
const LETTER_HEIGHT = 0.8;
/** Share of a rule beside which there may be other ink: letters that touch it. */
const BESIDE_RULE = 0.5;

/**
 * A picture without the rules drawn on it: lines below a heading, between columns, around the cells of a table. They join what they
 * part. Pure.
 */
export function withoutRules(picture: Picture): Picture {
  const { width, height, pixels } = picture;
  const level = inkLevel(picture);
  const paper = paperLevel(picture);
  const long = Math.max(2, Math.round(width * RULE));
  const thick = Math.max(2, Math.round(width * RULE_THICKNESS));
  const isInk = (at: number) => (pixels[at] as number) <= level;
  const without = pixels.slice();
  const isLeft = (at: number) => (without[at] as number) <= level;
  /** Rows that the ink which hangs on a level run goes up or down from it; not looked at beyond `most`. */
  const reachOf = (row: number, start: number, end: number, step: 1 | -1, most: number): number => {
    const [left, right] = [Math.max(0, 2 * start - end), Math.min(width, 2 * end - start)];
    let before = new Uint8Array(right - left).fill(1, start - left, end - left);
    for (let reach = 0; reach < most; reach += 1) {
      const base = (row + step * (reach + 1)) * width + left;
      if (base < left || base >= pixels.length) return reach;
      const hangs = before.map((on, at) =>
        Number(isLeft(base + at) && (on === 1 || before[at - 1] === 1 || before[at + 1] === 1)),
      );
      for (let at = 1; at < hangs.length; at += 1)
        if (hangs[at - 1] === 1 && isLeft(base + at)) hangs[at] = 1;
      for (let at = hangs.length - 2; at >= 0; at -= 1)
        if (hangs[at + 1] === 1 && isLeft(base + at)) hangs[at] = 1;
      if (!hangs.includes(1)) return reach;
      before = hangs;
    }
    return most;
  };
  const isOfLetter = (row: number, start: number, end: number): boolean => {
    const wanted = Math.round(LETTER_HEIGHT * (end - start));
    const below = reachOf(row, start, end, 1, wanted);
    return below + reachOf(row, start, end, -1, wanted - below) >= wanted;
  };
  /**
   * Takes away the rules in one direction; `along` and `across` are the steps from pixel to pixel. `isRule` judges those that are not
   * plainly long enough.
   */
  const clear = (
    [count, across]: readonly [number, number],
    [length, along]: readonly [number, number],
    isRule: (row: number, start: number, end: number) => boolean,
  ) => {
    const isThin = (row: number, start: number, end: number): boolean => {
      let beside = 0;
      for (let at = start; at < end; at += 1) {
        const pixel = row * across + at * along;
        const before = row >= thick && isInk(pixel - thick * across);
        if (before || (row + thick < count && isInk(pixel + thick * across))) beside += 1;
      }
      return beside < BESIDE_RULE * (end - start);
    };
    for (let row = 0; row < count; row += 1) {
      let start = 0;
      for (let at = 0; at <= length; at += 1) {
        if (at < length && isInk(row * across + at * along)) continue;
        const isLong = at - start >= long;
        if (isLong && isThin(row, start, at) && (at - start >= ALONE * long || isRule(row, start, at))) {
          // Its edges are lighter than ink, but darker than paper.
          for (let near = Math.max(0, row - 1); near <= Math.min(count - 1, row + 1); near += 1)
            for (let on = start; on < at; on += 1) without[near * across + on * along] = paper;
        }
        start = at + 1;
      }
    }
  };
  const rows = [height, width] as const;
  const columns = [width, 1] as const;
  const meetsLevel = (column: number, start: number, end: number): boolean => {
    for (let row = start; row < end; row += 1) {
      const pixel = row * width + column;
      if (without[pixel] === paper && isInk(pixel)) return true;
    }
    return false;
  };
  // Long ones first: on a short one that is left of a table then hangs nothing any more.
  clear(rows, columns, () => false);
  clear(columns, rows, meetsLevel);
  clear(rows, columns, (row, start, end) => !isOfLetter(row, start, end));
  clear(columns, rows, meetsLevel);
  return { width, height, pixels: without };
}

/** A picture in little squares that hold ink or not. */
interface Squares {
  /** Pixels of a square's side. */
  readonly side: number;
  readonly columns: number;
  readonly rows: number;
  readonly ink: Uint8Array;
  /** Those under a stamp or a stroke of a pen: what is there says nothing of columns. */
  readonly stamped: Uint8Array;
}

/** Squares along the width of a page. */
const SQUARES = 300;
/** Pixels of ink that a square must hold; one alone is a speck. */
const LEAST_INK = 2;

/** A stamp or a signature is at least so wide and high, as a share of the page's width, and so much of that is not ink. */
const LEAST_STAMP = 0.05;
const LEAST_HOLLOW = 0.7;
/** What takes up more of the page is no stamp. */
const MOST_STAMPED = 0.2;

/** Where stamps and signatures lie on a picture: ink that hangs together, much larger than letters and mostly empty. */
function stampsOf(picture: Picture, level: number): Block[] {
  const { width, height } = picture;
  const least = LEAST_STAMP * width;
  const stamps = blotsOf(picture, level).flatMap(({ runs, top, bottom, ink }): Block[] => {
    if (bottom - top < least) return [];
    let [left, right] = [width, 0];
    for (const { start, end } of runs) [left, right] = [Math.min(left, start), Math.max(right, end)];
    const isHollow = ink < (1 - LEAST_HOLLOW) * (right - left) * (bottom - top);
    return right - left >= least && isHollow ? [{ left, top, right, bottom }] : [];
  });
  const area = stamps.reduce((sum, { left, top, right, bottom }) => sum + (right - left) * (bottom - top), 0);
  return area > MOST_STAMPED * width * height ? [] : stamps;
}

function squaresOf(picture: Picture): Squares {
  const { width, height, pixels } = picture;
  const level = inkLevel(picture);
  const side = Math.max(1, Math.round(width / SQUARES));
  const columns = Math.ceil(width / side);
  const rows = Math.ceil(height / side);
  const counts = new Uint16Array(columns * rows);
  for (let row = 0; row < height; row += 1) {
    const base = Math.floor(row / side) * columns;
    for (let column = 0; column < width; column += 1) {
      if ((pixels[row * width + column] as number) > level) continue;
      const at = base + Math.floor(column / side);
      counts[at] = (counts[at] as number) + 1;
    }
  }
  const stamped = new Uint8Array(columns * rows);
  for (const { left, top, right, bottom } of stampsOf(picture, level)) {
    for (let row = Math.floor(top / side); row * side < bottom; row += 1)
      stamped.fill(1, row * columns + Math.floor(left / side), row * columns + Math.ceil(right / side));
  }
  const ink = Uint8Array.from(counts, (count) => Number(count >= LEAST_INK));
  return { side, columns, rows, ink, stamped };
}

/** A column is at least so wide and high, as shares of the page's width, and the gap beside it so wide. */
const LEAST_WIDTH = 0.18;
const LEAST_HEIGHT = 0.25;
const LEAST_GAP = 0.012;
/** Share of its height of which a stamp may hide whether it is blank. */
const MOST_HIDDEN = 0.4;
/** Share of the height of a stretch of columns that each of them fills. */
const LEAST_SIDE = 0.4;
/** A gap between lines that may part what stands in columns from what does not, as a share of the page's width. */
const LEAST_BREAK = 0.012;
/** Columns inside columns end here. */
const DEEPEST = 6;

/** Stretches of blank between two places of one direction, by whether each is blank. */
function blanks(from: number, to: number, isBlank: (at: number) => boolean): [start: number, end: number][] {
  const found: [number, number][] = [];
  let start = -1;
  for (let at = from; at <= to; at += 1) {
    const blank = at < to && isBlank(at);
    if (blank && start < 0) start = at;
    if (!blank && start >= 0) {
      found.push([start, at]);
      start = -1;
    }
  }
  return found;
}

/**
 * The blocks of a page in the order in which they are read: columns from left to right, and what stands above and below them. A page
 * without columns is one block. Rows of blocks are cut only where that shows columns. Pure.
 */
export function blocksOf(picture: Picture): Block[] {
  const { side, columns, rows, ink, stamped } = squaresOf(picture);
  const parts = (share: number) => Math.max(1, Math.round((share * picture.width) / side));
  const hasInk = (column: number, row: number) => ink[row * columns + column] === 1;

  const trimmed = (block: Block): Block | null => {
    let { left, top, right, bottom } = block;
    const rowBlank = (row: number) => {
      for (let column = left; column < right; column += 1) if (hasInk(column, row)) return false;
      return true;
    };
    const columnBlank = (column: number) => {
      for (let row = top; row < bottom; row += 1) if (hasInk(column, row)) return false;
      return true;
    };
    while (top < bottom && rowBlank(top)) top += 1;
    while (top < bottom && rowBlank(bottom - 1)) bottom -= 1;
    if (top === bottom) return null;
    while (columnBlank(left)) left += 1;
    while (columnBlank(right - 1)) right -= 1;
    return { left, top, right, bottom };
  };

  /** The widest gap that parts a block into two columns, if there is one. */
  const gapIn = ({ left, top, right, bottom }: Block): [number, number] | undefined => {
    const isBlank = (column: number) => {
      let hidden = 0;
      for (let row = top; row < bottom; row += 1) {
        if (stamped[row * columns + column] === 1) hidden += 1;
        else if (hasInk(column, row)) return false;
      }
      return hidden <= MOST_HIDDEN * (bottom - top);
    };
    return blanks(left, right, isBlank)
      .filter(
        ([start, end]) =>
          end - start >= parts(LEAST_GAP) &&
          start - left >= parts(LEAST_WIDTH) &&
          right - end >= parts(LEAST_WIDTH),
      )
      .sort((a, b) => b[1] - b[0] - (a[1] - a[0]))[0];
  };

  /** Whether what is on both sides of a gap goes on long enough for columns. */
  const isParted = (block: Block, [start, end]: readonly [number, number]): boolean =>
    [
      { ...block, right: start },
      { ...block, left: end },
    ].every((side) => {
      const { top, bottom } = trimmed(side) ?? { top: 0, bottom: 0 };
      const height = bottom - top;
      return height >= parts(LEAST_HEIGHT) && height >= LEAST_SIDE * (block.bottom - block.top);
    });
  const hasColumns = (band: Block) => gapIn(trimmed(band) ?? band) !== undefined;
  const inColumns = (band: Block) => {
    const block = trimmed(band) ?? band;
    const gap = gapIn(block);
    return gap !== undefined && isParted(block, gap);
  };

  const cut = (whole: Block, depth: number): Block[] => {
    const block = trimmed(whole);
    if (block === null) return [];
    if (depth >= DEEPEST) return [block];
    const gap = gapIn(block);
    if (gap !== undefined && isParted(block, gap)) {
      return [...cut({ ...block, right: gap[0] }, depth + 1), ...cut({ ...block, left: gap[1] }, depth + 1)];
    }
    const isBlank = (row: number) => {
      for (let column = block.left; column < block.right; column += 1) if (hasInk(column, row)) return false;
      return true;
    };
    const breaks = blanks(block.top, block.bottom, isBlank).filter(
      ([start, end]) => end - start >= parts(LEAST_BREAK),
    );
    const tops = [block.top, ...breaks.map(([, end]) => end)];
    const bottoms = [...breaks.map(([start]) => start), block.bottom];
    const bands = tops.map((top, at) => ({ ...block, top, bottom: bottoms[at] as number }));
    return joinedBands(bands, hasColumns, inColumns).flatMap((band) =>
      band.isCut ? cut(band.block, depth + 1) : [band.block],
    );
  };

  return cut({ left: 0, top: 0, right: columns, bottom: rows }, 0).map((block) => ({
    left: Math.max(0, block.left - 1) * side,
    top: Math.max(0, block.top - 1) * side,
    right: Math.min(picture.width, (block.right + 1) * side),
    bottom: Math.min(picture.height, (block.bottom + 1) * side),
  }));
}

interface Band {
  readonly block: Block;
  /** It stands in columns. */
  readonly isCut: boolean;
}

/**
 * Puts neighbouring bands together: those whose columns go on below each other, and those without columns. A line with a wide space
 * in it looks like columns, but they do not go on far enough.
 */
function joinedBands(
  bands: readonly Block[],
  hasColumns: (band: Block) => boolean,
  inColumns: (band: Block) => boolean,
): Band[] {
  const over = (upper: Block, lower: Block): Block => ({ ...upper, bottom: lower.bottom });
  const stretches: Band[] = [];
  for (const block of bands) {
    const last = stretches.at(-1);
    const both = last === undefined ? block : over(last.block, block);
    // A page number far below stands in no column, though it leaves the gap between them open.
    const goesOn = hasColumns(both) && (inColumns(both) || !inColumns(last?.block ?? block));
    if (last?.isCut && goesOn) stretches[stretches.length - 1] = { block: both, isCut: true };
    else stretches.push({ block, isCut: hasColumns(block) });
  }
  const joined: Band[] = [];
  for (const { block, isCut: cut } of stretches) {
    const isCut = cut && inColumns(block);
    const last = joined.at(-1);
    if (last !== undefined && !isCut && !last.isCut) {
      joined[joined.length - 1] = { block: over(last.block, block), isCut };
    } else joined.push({ block, isCut });
  }
  return joined;
}

/** A part of a picture. */
export function partOf({ width, pixels }: Picture, { left, top, right, bottom }: Block): Picture {
  const part = new Uint8Array((right - left) * (bottom - top));
  for (let row = top; row < bottom; row += 1) {
    part.set(pixels.subarray(row * width + left, row * width + right), (row - top) * (right - left));
  }
  return { width: right - left, height: bottom - top, pixels: part };
}
