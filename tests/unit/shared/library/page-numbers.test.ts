import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printedLabel } from '../../../../shared/library';

it('pages count up from the first numbered one, and keep before it what the file calls them', () => {
  const stated = { firstPage: 5, firstNumber: 12 };
  expect([4, 5, 6, 20].map((page) => printedLabel(page, 'iv', stated))).toEqual(['iv', '12', '13', '27']);
  expect(printedLabel(4, null, stated)).toBeNull();
  expect(printedLabel(7, 'vii', null)).toBe('vii');
  const place = fc.integer({ min: 1, max: 900 });
  fc.assert(
    fc.property(place, place, place, (firstPage, firstNumber, on) => {
      const labelOf = (page: number) => printedLabel(page, null, { firstPage, firstNumber });
      expect(labelOf(firstPage)).toBe(String(firstNumber));
      expect(labelOf(firstPage - on)).toBeNull();
      expect(Number(labelOf(firstPage + on)) - Number(labelOf(firstPage + on - 1))).toBe(1);
    }),
  );
});
