/** Size of a page as it lies in the file, in PDF points, its own rotation included. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** Clockwise rotation that the reader asked for, on top of the page's own. */
export type Rotation = 0 | 90 | 180 | 270;

/** Where every page lies when all stand in one column, in CSS pixels from the top. */
export interface PageLayout {
  readonly tops: readonly number[];
  readonly widths: readonly number[];
  readonly heights: readonly number[];
  readonly height: number;
  readonly widest: number;
}

/**
 * A place in the column that means the same at every zoom: a page (from 0) and how far down it, 0 to 1; a little less or more in the
 * gaps around it.
 */
export interface Anchor {
  readonly index: number;
  readonly fraction: number;
}

/** Pixels between two pages, and above the first. */
export const GAP = 12;

/** CSS pixels of a PDF point at 100 %. */
export const PIXELS_PER_POINT = 96 / 72;

/** A size as it stands after a rotation. */
export function rotated(size: PageSize, rotation: Rotation): PageSize {
  return rotation % 180 === 0 ? size : { width: size.height, height: size.width };
}

/** Lays out `count` pages; pages whose size is not known yet are taken to be like the usual one. */
export function layOut(
  count: number,
  sizeOf: (index: number) => PageSize,
  scale: number,
  rotation: Rotation,
): PageLayout {
  const tops: number[] = [];
  const widths: number[] = [];
  const heights: number[] = [];
  let top = GAP;
  let widest = 0;
  for (let index = 0; index < count; index += 1) {
    const { width, height } = rotated(sizeOf(index), rotation);
    const shownWidth = Math.floor(width * scale);
    const shownHeight = Math.floor(height * scale);
    tops.push(top);
    widths.push(shownWidth);
    heights.push(shownHeight);
    widest = Math.max(widest, shownWidth);
    top += shownHeight + GAP;
  }
  return { tops, widths, heights, height: top, widest };
}

/** The page at a height of the column; a gap belongs to the page above it. */
export function pageAt({ tops }: PageLayout, y: number): number {
  let low = 0;
  let high = tops.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tops[middle] ?? 0) <= y) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** What stands at the top of the view, as a place that survives a new layout. */
export function anchorAt(layout: PageLayout, y: number): Anchor {
  const index = pageAt(layout, y);
  const height = layout.heights[index] ?? 1;
  return { index, fraction: (y - (layout.tops[index] ?? 0)) / Math.max(1, height) };
}

/** Where a place lies in a layout. */
export function topOf(layout: PageLayout, { index, fraction }: Anchor): number {
  const last = Math.max(0, layout.tops.length - 1);
  const page = Math.min(Math.max(0, index), last);
  return (layout.tops[page] ?? 0) + fraction * (layout.heights[page] ?? 0);
}

/** First and last page (from 0, both included) that a view of the column touches. */
export function pagesIn(
  layout: PageLayout,
  top: number,
  height: number,
): readonly [first: number, last: number] {
  return [pageAt(layout, top), pageAt(layout, Math.max(top, top + height - 1))];
}

/** The page a reader would say they are on: the one under the upper third of the view. */
export function currentPage(layout: PageLayout, top: number, height: number): number {
  return pageAt(layout, top + height / 3);
}
