import type { PointRectangle } from './page/geometry';

/** The part of a passage that stands on one page; without a quote, the page as a whole. */
export interface PassagePart {
  readonly page: number;
  readonly pageLabel: string | null;
  readonly quote: string;
  readonly rectangles: readonly PointRectangle[];
}

/** What is to be cited or marked: its parts, one a page, in order. */
export type Passage = readonly [PassagePart, ...PassagePart[]];

const LONGEST_LABEL = 40;
const MOST_RECTANGLES = 400;

/** A part as it is kept: no longer than what the program takes. */
export function keptPart({ page, pageLabel, quote, rectangles }: PassagePart) {
  return {
    page,
    pageLabel: pageLabel === null ? null : pageLabel.slice(0, LONGEST_LABEL),
    quote: quote.trim(),
    rectangles: rectangles.slice(0, MOST_RECTANGLES).map(([x, y, w, h]): PointRectangle => [x, y, w, h]),
  };
}
