/** A rectangle on a page in PDF points, origin at the lower left: x, y, width, height. What a citation keeps. */
export type PointRectangle = [number, number, number, number];

/** A rectangle on the shown page in CSS pixels, origin at the page's upper left corner. */
export interface PixelRectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The way between the shown page and its PDF points at one zoom and rotation; pdf.js's PageViewport is one. */
export interface PageSpace {
  convertToPdfPoint(x: number, y: number): number[];
  convertToViewportPoint(x: number, y: number): number[];
}

const round = (value: number) => Math.round(value * 100) / 100;

/** A shown rectangle in PDF points, to a hundredth. Right at any zoom and rotation. */
export function toPointRectangle(space: PageSpace, shown: PixelRectangle): PointRectangle {
  const [x1 = 0, y1 = 0] = space.convertToPdfPoint(shown.left, shown.top);
  const [x2 = 0, y2 = 0] = space.convertToPdfPoint(shown.left + shown.width, shown.top + shown.height);
  return [
    round(Math.min(x1, x2)),
    round(Math.min(y1, y2)),
    round(Math.abs(x2 - x1)),
    round(Math.abs(y2 - y1)),
  ];
}

/** A rectangle in PDF points where it is shown now. */
export function toPixelRectangle(space: PageSpace, points: Readonly<PointRectangle>): PixelRectangle {
  const [x, y, width, height] = points;
  const [x1 = 0, y1 = 0] = space.convertToViewportPoint(x, y);
  const [x2 = 0, y2 = 0] = space.convertToViewportPoint(x + width, y + height);
  return {
    left: Math.min(x1, x2),
    top: Math.min(y1, y2),
    width: Math.abs(x2 - x1),
    height: Math.abs(y2 - y1),
  };
}

function sameLine(a: PixelRectangle, b: PixelRectangle): boolean {
  const overlap = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return overlap > Math.min(a.height, b.height) / 2;
}

function touch(a: PixelRectangle, b: PixelRectangle): boolean {
  // A word space is about a quarter of the letter height. For some syllables of Khmer and Nepali the browser gives nothing, which leaves a hole
  // about as wide as letters are high. Between two columns there is more.
  const slack = 1.25 * Math.max(a.height, b.height);
  return a.left <= b.left + b.width + slack && b.left <= a.left + a.width + slack;
}

/**
 * Joins the pieces a browser gives for one passage (one per text run) into one rectangle per line and drops empty ones.
 * Order of reading is kept.
 */
export function joinOnLines(pieces: readonly PixelRectangle[]): PixelRectangle[] {
  const lines: PixelRectangle[] = [];
  for (const piece of pieces) {
    if (piece.width < 0.5 || piece.height < 0.5) continue;
    const last = lines.at(-1);
    if (last && sameLine(last, piece) && touch(last, piece)) {
      const left = Math.min(last.left, piece.left);
      const top = Math.min(last.top, piece.top);
      lines[lines.length - 1] = {
        left,
        top,
        width: Math.max(last.left + last.width, piece.left + piece.width) - left,
        height: Math.max(last.top + last.height, piece.top + piece.height) - top,
      };
    } else {
      lines.push(piece);
    }
  }
  return lines;
}
