import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anchorAt,
  currentPage,
  GAP,
  layOut,
  type PageSize,
  PIXELS_PER_POINT,
  pageAt,
  pagesIn,
  topOf,
} from '../../../../renderer/reader/page/page-layout';
import { scaleFor, ZOOM_STEPS, zoomStep } from '../../../../renderer/reader/page/zoom';

const A4: PageSize = { width: 595, height: 842 };
const sizes = fc.array(
  fc.record({ width: fc.integer({ min: 20, max: 2000 }), height: fc.integer({ min: 20, max: 2000 }) }),
  { minLength: 1, maxLength: 40 },
);
const rotations = fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const);
const scales = fc.double({ min: 0.2, max: 6, noNaN: true });

describe('pages in one column', () => {
  it('stand below each other with a gap and never overlap', () => {
    fc.assert(
      fc.property(sizes, scales, rotations, (given, scale, rotation) => {
        const layout = layOut(given.length, (index) => given[index] ?? A4, scale, rotation);
        let bottom = 0;
        for (const [index, top] of layout.tops.entries()) {
          expect(top).toBe(bottom + GAP);
          bottom = top + (layout.heights[index] ?? 0);
        }
        expect(layout.height).toBe(bottom + GAP);
        expect(layout.widest).toBe(Math.max(...layout.widths));
      }),
    );
  });

  it('find the page at every height, a gap belonging to the page above', () => {
    const layout = layOut(3, () => ({ width: 100, height: 100 }), 1, 0);
    expect(pageAt(layout, 0)).toBe(0);
    expect(pageAt(layout, GAP + 100 + 1)).toBe(0);
    expect(pageAt(layout, GAP + 100 + GAP)).toBe(1);
    expect(pageAt(layout, 100_000)).toBe(2);
    expect(pagesIn(layout, 50, 180)).toEqual([0, 1]);
    expect(currentPage(layout, 110, 60)).toBe(1);
  });

  it('keep what is in view when sizes, zoom or rotation change', () => {
    fc.assert(
      fc.property(
        sizes,
        scales,
        scales,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (given, before, after, share) => {
          const first = layOut(given.length, (index) => given[index] ?? A4, before, 0);
          const y = share * first.height;
          const anchor = anchorAt(first, y);
          expect(topOf(first, anchor)).toBeCloseTo(y, 4);
          const second = layOut(given.length, (index) => given[index] ?? A4, after, 90);
          const there = topOf(second, anchor);
          const top = second.tops[anchor.index] ?? 0;
          const height = second.heights[anchor.index] ?? 0;
          expect((there - top) / Math.max(1, height)).toBeCloseTo(anchor.fraction, 4);
        },
      ),
    );
  });
});

describe('the size of pages', () => {
  const view = { width: 1000, height: 600 };

  it('fits the width, the whole page, or stays readable', () => {
    expect(scaleFor('width', A4, 0, view) * 595).toBeCloseTo(976, 0);
    expect(scaleFor('page', A4, 0, view) * 842).toBeCloseTo(576, 0);
    expect(scaleFor('auto', A4, 0, { width: 2000, height: 600 })).toBeCloseTo(1.4 * PIXELS_PER_POINT);
    expect(scaleFor('auto', A4, 0, { width: 500, height: 600 }) * 595).toBeCloseTo(476, 0);
    expect(scaleFor('width', A4, 90, view) * 842).toBeCloseTo(976, 0);
    expect(scaleFor(2, A4, 0, view)).toBe(2 * PIXELS_PER_POINT);
  });

  it('never becomes nothing or boundless, whatever the file says of its pages', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: 0, max: 100_000 }),
        (width, height) => {
          const scale = scaleFor('page', { width, height }, 0, view);
          expect(scale).toBeGreaterThan(0);
          expect(scale).toBeLessThan(10);
        },
      ),
    );
  });

  it('goes step by step, from between two steps to the nearer one on that side', () => {
    expect(zoomStep(1, 1)).toBe(1.25);
    expect(zoomStep(1, -1)).toBe(0.75);
    expect(zoomStep(1.1, 1)).toBe(1.25);
    expect(zoomStep(1.1, -1)).toBe(1);
    expect(zoomStep(ZOOM_STEPS.at(-1) ?? 0, 1)).toBe(ZOOM_STEPS.at(-1));
    expect(zoomStep(0.2, -1)).toBe(0.2);
  });
});
