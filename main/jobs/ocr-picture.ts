import { AppError } from '../../shared/kernel';
import type { Pdfium } from './pdfium';

/** A grey picture of a page: a byte a pixel, 0 black to 255 white, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Quarter turns clockwise that a page is turned by before it is drawn. */
export type Turn = 0 | 1 | 2 | 3;

/** Largest picture drawn, in pixels: A4 at 400 dots an inch, A3 at 290. */
const MOST_PIXELS = 16_000_000;
/** A page whose file states a tiny size is drawn at least this long, for its picture has more to show. */
const LEAST_SIDE = 1_800;
const LONGEST_SIDE = 6_000;

const GREY = 1;
const WITH_ANNOTATIONS = 1;
const AS_GREY = 8;
const WHITE = 0xffffffff;

/** The size in pixels of a page of so many points at a resolution, within bounds. Pure. */
export function pictureSize(width: number, height: number, dpi: number): { width: number; height: number } {
  const long = Math.max(width, height);
  const wanted = Math.max(dpi / 72, LEAST_SIDE / long);
  const scale = Math.min(wanted, LONGEST_SIDE / long, Math.sqrt(MOST_PIXELS / (width * height)));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

/**
 * Draws an open page in grey at about `dpi` dots an inch, as a viewer shows it.
 * @throws AppError `pdf.memory` when the picture does not fit.
 */
export function drawPage(engine: Pdfium, page: number, dpi: number, turn: Turn = 0): Picture {
  const { call } = engine;
  const points = { width: call.FPDF_GetPageWidthF(page), height: call.FPDF_GetPageHeightF(page) };
  if (!(points.width > 0 && points.height > 0)) throw new AppError('pdf.unreadable');
  const upright = pictureSize(points.width, points.height, dpi);
  const [width, height] = turn % 2 === 0 ? [upright.width, upright.height] : [upright.height, upright.width];
  const bitmap = call.FPDFBitmap_CreateEx(width, height, GREY, 0, 0);
  if (bitmap === 0) throw new AppError('pdf.memory');
  try {
    call.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    call.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, turn, WITH_ANNOTATIONS | AS_GREY);
    const stride = call.FPDFBitmap_GetStride(bitmap);
    const start = call.FPDFBitmap_GetBuffer(bitmap) >>> 0;
    const heap = engine.heap().HEAPU8;
    const pixels = new Uint8Array(width * height);
    for (let row = 0; row < height; row += 1) {
      const from = start + row * stride;
      pixels.set(heap.subarray(from, from + width), row * width);
    }
    return { width, height, pixels };
  } finally {
    call.FPDFBitmap_Destroy(bitmap);
  }
}

/** Difference between paper and ink below which nothing is written, and the share of pixels that ink must have. */
const LEAST_CONTRAST = 40;
const LEAST_INK = 0.00003;

/** Whether there is nothing on a picture but paper: no pixels clearly darker (or, on dark paper, lighter) than most are. */
export function isBlank({ pixels }: Picture): boolean {
  const counts = new Uint32Array(256);
  for (let at = 0; at < pixels.length; at += 1) {
    const level = pixels[at] as number;
    counts[level] = (counts[level] as number) + 1;
  }
  let paper = 0;
  for (let level = 1; level < 256; level += 1) {
    if ((counts[level] as number) > (counts[paper] as number)) paper = level;
  }
  let ink = 0;
  for (let level = 0; level < 256; level += 1) {
    if (Math.abs(level - paper) > LEAST_CONTRAST) ink += counts[level] as number;
  }
  return ink < pixels.length * LEAST_INK;
}

/** The band of a picture, all its width and so much of its height, that has most ink on it. */
export function darkestBand({ width, height, pixels }: Picture, share: number): Picture {
  const rows = Math.max(1, Math.floor(height * share));
  const ink = new Float64Array(height + 1);
  for (let row = 0; row < height; row += 1) {
    let sum = 0;
    for (let at = row * width; at < (row + 1) * width; at += 1) sum += 255 - (pixels[at] as number);
    ink[row + 1] = (ink[row] as number) + sum;
  }
  let top = 0;
  const inkFrom = (row: number) => (ink[row + rows] as number) - (ink[row] as number);
  for (let row = 1; row + rows <= height; row += 1) if (inkFrom(row) > inkFrom(top)) top = row;
  return { width, height: rows, pixels: pixels.subarray(top * width, (top + rows) * width) };
}

/** A picture of half the size, softened: each pixel is the mean of those around it. */
export function softened(picture: Picture): Picture {
  const half = halved(picture);
  const { width, height, pixels } = half;
  const soft = pixels.slice();
  const at = (index: number) => pixels[index] as number;
  for (let row = 1; row < height - 1; row += 1) {
    for (let column = 1; column < width - 1; column += 1) {
      const i = row * width + column;
      const beside = at(i - 1) + at(i + 1) + at(i - width) + at(i + width);
      const corners = at(i - width - 1) + at(i - width + 1) + at(i + width - 1) + at(i + width + 1);
      soft[i] = (4 * at(i) + 2 * beside + corners + 8) >> 4;
    }
  }
  return { width, height, pixels: soft };
}

/** A picture of twice the size, its pixels and what lies between them. Pure. */
export function doubled({ width: w, height: h, pixels }: Picture): Picture {
  const width = 2 * w;
  const large = new Uint8Array(4 * w * h);
  for (let row = 0; row < 2 * h; row += 1) {
    // Three quarters of the pixel it falls on, one quarter of the one beside.
    const own = row >> 1;
    const other = Math.min(h - 1, Math.max(0, own + (row % 2 === 0 ? -1 : 1)));
    for (let column = 0; column < width; column += 1) {
      const on = column >> 1;
      const beside = Math.min(w - 1, Math.max(0, on + (column % 2 === 0 ? -1 : 1)));
      const upper = 3 * (pixels[own * w + on] as number) + (pixels[own * w + beside] as number);
      const lower = 3 * (pixels[other * w + on] as number) + (pixels[other * w + beside] as number);
      large[row * width + column] = (3 * upper + lower + 8) >> 4;
    }
  }
  return { width, height: 2 * h, pixels: large };
}

function halved({ width: w, height: h, pixels }: Picture): Picture {
  const width = Math.max(1, w >> 1);
  const height = Math.max(1, h >> 1);
  const half = new Uint8Array(width * height);
  const at = (row: number, column: number) =>
    pixels[Math.min(row, h - 1) * w + Math.min(column, w - 1)] as number;
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const [y, x] = [2 * row, 2 * column];
      half[row * width + column] = (at(y, x) + at(y, x + 1) + at(y + 1, x) + at(y + 1, x + 1) + 2) >> 2;
    }
  }
  return { width, height, pixels: half };
}

/** Tiles along the width of a picture in which the level of its paper is taken; each holds some words and the paper between. */
const TILES = 32;
/** Paper is at least as light as this share of the pixels of a tile. */
const PAPER_SHARE = 0.15;
/** Below this a tile shows no paper in shadow but the lid of the copier, a picture or white letters on dark ground. */
const DARKEST_PAPER = 50;
/** Paper whose levels differ by less is even enough to be read as it is. */
const EVEN_ENOUGH = 40;

/** The level of the paper in each tile of a picture; 0 where there is none. */
function paperOfTiles({ width, height, pixels }: Picture, side: number, columns: number, rows: number) {
  const counts = new Uint32Array(columns * rows * 256);
  for (let row = 0; row < height; row += 1) {
    const base = Math.floor(row / side) * columns;
    for (let column = 0; column < width; column += 1) {
      const at = (base + Math.floor(column / side)) * 256 + (pixels[row * width + column] as number);
      counts[at] = (counts[at] as number) + 1;
    }
  }
  return Uint8Array.from({ length: columns * rows }, (_, tile) => {
    const levels = counts.subarray(tile * 256, (tile + 1) * 256);
    const wanted = levels.reduce((sum, count) => sum + count, 0) * PAPER_SHARE;
    let level = 255;
    for (let seen = levels[255] as number; seen < wanted; seen += levels[level] as number) level -= 1;
    return level < DARKEST_PAPER ? 0 : level;
  });
}

/**
 * A picture whose paper is equally light everywhere: pages of bound books are in shadow at one side, and what is written there is
 * lighter than the paper is elsewhere. The same picture where its paper is even enough. Pure.
 */
export function evened(picture: Picture): Picture {
  const { width, height, pixels } = picture;
  const side = Math.max(8, Math.round(width / TILES));
  const columns = Math.ceil(width / side);
  const rows = Math.ceil(height / side);
  const own = paperOfTiles(picture, side, columns, rows);
  // The lightest of a tile and those around it: a bar or a heading on dark ground is no shadow.
  const paper = own.map((_, tile) => {
    const [row, column] = [Math.floor(tile / columns), tile % columns];
    let lightest = 0;
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1) {
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1)
        lightest = Math.max(lightest, own[y * columns + x] as number);
    }
    return lightest;
  });
  const levels = paper.filter((level) => level > 0).sort();
  const at = (share: number) => levels[Math.floor(levels.length * share)] ?? 0;
  if (at(0.95) - at(0.05) < EVEN_ENOUGH) return picture;
  const even = new Uint8Array(pixels.length);
  const place = (pixel: number, most: number) => Math.min(most, Math.max(0, (pixel + 0.5) / side - 0.5));
  const light = (tile: number) => (paper[tile] === 0 ? 255 : (paper[tile] as number));
  for (let row = 0; row < height; row += 1) {
    const y = place(row, rows - 1);
    const upper = Math.floor(y) * columns;
    const lower = Math.min(rows - 1, Math.floor(y) + 1) * columns;
    const down = y - Math.floor(y);
    for (let column = 0; column < width; column += 1) {
      const x = place(column, columns - 1);
      const left = Math.floor(x);
      const right = Math.min(columns - 1, left + 1);
      const share = x - left;
      const above = light(upper + left) * (1 - share) + light(upper + right) * share;
      const below = light(lower + left) * (1 - share) + light(lower + right) * share;
      const pixel = row * width + column;
      even[pixel] = Math.min(255, (255 * (pixels[pixel] as number)) / (above * (1 - down) + below * down));
    }
  }
  return { width, height, pixels: even };
}
