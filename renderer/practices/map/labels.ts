/** A name to be placed beside a point of the map. */
export interface Wanted {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** The name stands beside a dot, and in the middle of a shape. Both have a line where it has to stand further off. */
  readonly isDot: boolean;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Placed extends Box {
  readonly id: string;
  /** Left end of the base line. */
  readonly x: number;
  readonly y: number;
  /** The name stands away from its dot: a line leads there. */
  readonly isAway: boolean;
}

export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** Height of a line of text. */
  readonly line: number;
  /** Radius of a dot. */
  readonly dot: number;
}

const ANGLES: readonly number[] = [0, 180, 315, 45, 225, 135, 270, 90, 340, 20, 200, 160];
const FAR: readonly number[] = [0, 8, 16, 26, 38, 52, 68, 86, 106, 130, 160, 195];
const AWAY = 12;
const GAP = 1;

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** The box of a name of a dot at an angle and a distance from its rim. */
function besideDot({ x, y, width }: Wanted, sheet: Sheet, angle: number, distance: number): Box {
  const turn = (angle * Math.PI) / 180;
  const reach = sheet.dot + 3 + distance;
  const [cx, cy] = [x + Math.cos(turn) * reach, y + Math.sin(turn) * reach];
  const cosine = Math.cos(turn);
  const left = cosine > 0.3 ? cx : cosine < -0.3 ? cx - width : cx - width / 2;
  const top = cy - sheet.line / 2;
  return { left, top, right: left + width, bottom: top + sheet.line };
}

function overShape({ x, y, width }: Wanted, sheet: Sheet, angle: number, distance: number): Box {
  const turn = (angle * Math.PI) / 180;
  const left = x - width / 2 + Math.cos(turn) * distance * 1.6;
  const top = y - sheet.line / 2 + Math.sin(turn) * distance;
  return { left, top, right: left + width, bottom: top + sheet.line };
}

function isInside(box: Box, { width, height }: Sheet): boolean {
  return box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height;
}

/**
 * Places names so that none lies on another, on a dot or over the edge. Dots come first, those with the most neighbours before
 * others. What finds no room at all goes without a name, since the list below the map has all of them.
 */
export function placeLabels(wanted: readonly Wanted[], sheet: Sheet): Placed[] {
  const dots = wanted.filter(({ isDot }) => isDot);
  const rims = dots.map(({ id, x, y }) => {
    const reach = sheet.dot + GAP;
    return { id, left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
  });
  const crowd = ({ x, y }: Wanted) => dots.filter((each) => Math.hypot(each.x - x, each.y - y) < 90).length;
  const order = [
    ...dots.toSorted((a, b) => crowd(b) - crowd(a) || a.x - b.x),
    ...wanted.filter(({ isDot }) => !isDot),
  ];
  const placed: Placed[] = [];
  const isFree = (box: Box) =>
    isInside(box, sheet) &&
    placed.every((other) => !overlap(box, other)) &&
    rims.every((rim) => !overlap(box, rim));
  for (const each of order) {
    const boxAt = each.isDot ? besideDot : overShape;
    const found = FAR.flatMap((distance) =>
      ANGLES.map((angle) => ({ distance, box: boxAt(each, sheet, angle, distance) })),
    ).find(({ box }) => isFree(box));
    if (found === undefined) continue;
    const { box, distance } = found;
    placed.push({
      ...box,
      id: each.id,
      x: box.left,
      y: box.bottom - sheet.line * 0.28,
      isAway: distance > (each.isDot ? AWAY : AWAY * 2),
    });
  }
  return placed;
}

export interface Point {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

const AIM: Readonly<Record<Arrow, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The nearest point in the direction of an arrow key; what lies aside counts as further off. The same one where there is none. */
export function pointTowards(points: readonly Point[], from: Point, arrow: Arrow): Point {
  const [dx, dy] = AIM[arrow];
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  for (const point of points) {
    if (point.id === from.id) continue;
    const [x, y] = [point.x - from.x, point.y - from.y];
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (ahead <= 0 || aside > ahead * 3) continue;
    const cost = ahead + aside * 2;
    if (cost < least) {
      least = cost;
      best = point;
    }
  }
  return best;
}
