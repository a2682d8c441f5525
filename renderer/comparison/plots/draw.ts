import * as Plot from '@observablehq/plot';
import type { Inks } from './inks';

const DOT = 8;
const LETTER = { fontWeight: 600, fontSize: 10 } as const;

/** Settings that every plot shares. The library's own style sheet is taken out: the window allows none, and needs none. */
export function finish(options: Plot.PlotOptions, { text }: Inks): SVGSVGElement {
  const drawn = Plot.plot({
    color: { type: 'identity' },
    ...options,
    style: { color: text, background: 'transparent', fontSize: '12px', fontFamily: 'inherit' },
  }) as unknown as SVGSVGElement;
  for (const sheet of drawn.querySelectorAll('style')) sheet.remove();
  // Parts of a picture have no names of their own: the picture and its table have.
  for (const part of drawn.querySelectorAll('[aria-label],[aria-description]')) {
    part.removeAttribute('aria-label');
    part.removeAttribute('aria-description');
  }
  drawn.setAttribute('font-size', '12');
  return drawn;
}

/** A point that carries the letter of its column. */
export interface LetterPoint {
  readonly letter: string;
  readonly slot: number;
  readonly title: string;
}

/** Points that share a place: one carries its colour, several lie in one box with all their letters, so that none hides another. */
export function sharingPlaces<P extends LetterPoint>(
  points: readonly P[],
  placeOf: (point: P) => string,
): readonly (P & { readonly letters: string })[] {
  return [...Map.groupBy(points, placeOf).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const letters = group.map(({ letter }) => letter).join(' ');
    return [{ ...first, letters, title: group.map(({ title }) => title).join('\n') }];
  });
}

/** Discs with a letter, and boxes with several: told apart by the letter, by the colour, and in grey. */
export function letterDots<P extends LetterPoint & { readonly letters?: string }>(
  points: readonly P[],
  place: Plot.DotOptions,
  { series, onSeries, text, page }: Inks,
): Plot.Markish[] {
  const isShared = ({ letters = '' }: P) => letters.includes(' ');
  const single = points.filter((point) => !isShared(point));
  const shared = Map.groupBy(points.filter(isShared), ({ letters = '' }) => letters.length);
  const { x, y, fx, fy } = place;
  const at = {
    ...(x === undefined ? {} : { x }),
    ...(y === undefined ? {} : { y }),
    ...(fx === undefined ? {} : { fx }),
    ...(fy === undefined ? {} : { fy }),
  };
  return [
    Plot.dot(single, {
      ...{ ...at, r: DOT, stroke: text, strokeWidth: 1, title: 'title' },
      fill: ({ slot }: P) => series[slot] ?? text,
    }),
    Plot.text(single, { ...at, ...LETTER, text: 'letter', fill: onSeries }),
    ...[...shared].flatMap(([length, boxes]) => [
      // A vector without a head is a box as long as its letters.
      Plot.vector(boxes, {
        ...{ ...at, anchor: 'middle', shape: boxOf(DOT), rotate: 90, length: length * 6 + 8, title: 'title' },
        ...{ stroke: text, strokeWidth: 1, fill: page },
      }),
      Plot.text(boxes, { ...at, ...LETTER, text: 'letters', fill: text }),
    ]),
  ];
}

/** A box around a point, `length` long and `half` to each side. Shapes of vectors start at their point and go up. */
const boxOf = (half: number): Plot.VectorShapeImplementation => ({
  draw(context, length) {
    context.moveTo(-half, 0);
    context.lineTo(half, 0);
    context.lineTo(half, -length);
    context.lineTo(-half, -length);
    context.closePath();
  },
});

export { Plot };
