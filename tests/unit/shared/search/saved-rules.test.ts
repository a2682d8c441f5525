import fc from 'fast-check';
import { expect, it } from 'vitest';
import { freshSince, seenToday, totalOf } from '../../../../shared/search';

it('counts new documents and further pages, and nothing that has gone', () => {
  expect(freshSince({ a: 3, b: 2 }, { a: 5, b: 1, c: 4 })).toEqual({ pages: 6, documents: 1 });
  expect(freshSince({}, {})).toEqual({ pages: 0, documents: 0 });
  expect(totalOf({ a: 3, b: 2 })).toEqual({ pages: 5, documents: 2 });
});

it('takes no text for new that has only become part of another document', () => {
  const joined = (id: string) => (id === 'b' ? 'a' : id);
  expect(seenToday({ a: 3, b: 2, c: 1 }, joined)).toEqual({ a: 5, c: 1 });
  expect(freshSince(seenToday({ b: 2 }, joined), { a: 2 })).toEqual({ pages: 0, documents: 0 });
});

it('finds nothing new in what was just seen, and everything new where nothing was seen', () => {
  const found = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 1, max: 99 }));
  fc.assert(
    fc.property(found, (now) => {
      expect(freshSince(now, now)).toEqual({ pages: 0, documents: 0 });
      expect(freshSince({}, now)).toEqual(totalOf(now));
    }),
  );
});
