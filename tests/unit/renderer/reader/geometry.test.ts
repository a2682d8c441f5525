import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  joinOnLines,
  type PageSpace,
  toPixelRectangle,
  toPointRectangle,
} from '../../../../renderer/reader/page/geometry';

/** A page of 600 by 800 points, shown at a scale and turned clockwise, as pdf.js would. */
function pageSpace(scale: number, rotation: 0 | 90 | 180 | 270): PageSpace {
  const [width, height] = [600, 800];
  const down = (x: number, y: number): [number, number] => {
    if (rotation === 90) return [y * scale, x * scale];
    if (rotation === 180) return [(width - x) * scale, y * scale];
    if (rotation === 270) return [(height - y) * scale, (width - x) * scale];
    return [x * scale, (height - y) * scale];
  };
  const up = (left: number, top: number): [number, number] => {
    const [x, y] = [left / scale, top / scale];
    if (rotation === 90) return [y, x];
    if (rotation === 180) return [width - x, y];
    if (rotation === 270) return [width - y, height - x];
    return [x, height - y];
  };
  return { convertToViewportPoint: down, convertToPdfPoint: up };
}

describe('rectangles on a page', () => {
  it('are kept in points from the lower left corner', () => {
    const shown = { left: 100, top: 40, width: 200, height: 30 };
    expect(toPointRectangle(pageSpace(2, 0), shown)).toEqual([50, 765, 100, 15]);
  });

  it('come back to where they were shown, at any zoom and rotation', () => {
    const place = fc.double({ min: 0, max: 500, noNaN: true });
    const extent = fc.double({ min: 1, max: 100, noNaN: true });
    fc.assert(
      fc.property(
        place,
        place,
        extent,
        extent,
        fc.double({ min: 0.5, max: 4, noNaN: true }),
        fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const),
        (left, top, width, height, scale, rotation) => {
          const space = pageSpace(scale, rotation);
          const back = toPixelRectangle(space, toPointRectangle(space, { left, top, width, height }));
          expect(Math.abs(back.left - left)).toBeLessThan(0.1);
          expect(Math.abs(back.top - top)).toBeLessThan(0.1);
          expect(Math.abs(back.width - width)).toBeLessThan(0.1);
          expect(Math.abs(back.height - height)).toBeLessThan(0.1);
        },
      ),
    );
  });

  it('are one for each line of a passage', () => {
    const word = (left: number, top: number) => ({ left, top, width: 40, height: 12 });
    expect(joinOnLines([word(10, 10), word(54, 10), word(98, 11), word(10, 26)])).toEqual([
      { left: 10, top: 10, width: 128, height: 13 },
      { left: 10, top: 26, width: 40, height: 12 },
    ]);
  });

  it('are joined over a syllable for which the browser gives nothing', () => {
    const before = { left: 10, top: 10, width: 40, height: 12 };
    const after = { left: 64, top: 10, width: 40, height: 12 };
    expect(joinOnLines([before, after])).toEqual([{ left: 10, top: 10, width: 94, height: 12 }]);
  });

  it('are not joined over the gap between two columns', () => {
    const left = { left: 10, top: 10, width: 40, height: 12 };
    const right = { left: 68, top: 10, width: 40, height: 12 };
    expect(joinOnLines([left, right])).toEqual([left, right]);
  });

  it('are left out when they show nothing', () => {
    expect(joinOnLines([{ left: 0, top: 0, width: 0, height: 12 }])).toEqual([]);
  });
});
