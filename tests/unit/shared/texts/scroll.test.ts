import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareTexts, otherPlace } from '../../../../shared/texts';
import { aLaw, inPages } from '../../../support/builders/laws';

const law = aLaw('eng', 60);
const later = [...aLaw('vie', 4), ...law.slice(0, 20), ...law.slice(30)];
const { anchors } = compareTexts(inPages(law, {}), inPages(later, { lines: 30 }));

it('scrolls down in one text as in the other', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 12, noNaN: true }),
      fc.double({ min: 0, max: 3, noNaN: true }),
      (at, more) => {
        const place = (x: number) => {
          const { page, fraction } = otherPlace(anchors, 'before', { page: Math.floor(x), fraction: x % 1 });
          return page + fraction;
        };
        expect(place(at + more)).toBeGreaterThanOrEqual(place(at));
      },
    ),
  );
});

it('is the same page where nothing is known, and the anchor itself where one is', () => {
  expect(otherPlace([], 'before', { page: 3, fraction: 0.5 })).toEqual({ page: 3, fraction: 0.5 });
  const anchor = anchors[5];
  const [page = 1, fraction = 0] = anchor?.after ?? [];
  const found = otherPlace(anchors, 'after', { page, fraction });
  expect(found.page + found.fraction).toBeCloseTo((anchor?.before[0] ?? 0) + (anchor?.before[1] ?? 0), 5);
});
