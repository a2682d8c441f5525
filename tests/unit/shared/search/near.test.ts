import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginsNear,
  isNear,
  isNearByClusters,
  isNearTwice,
  slipKey,
  slipRanges,
} from '../../../../shared/search';

/** Optimal string alignment distance, by the book. */
function distance(a: string, b: string): number {
  const rows: number[][] = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let j = 1; j <= b.length; j += 1) (rows[0] as number[])[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, at(i - 2, j - 2) + 1);
      }
      (rows[i] as number[])[j] = least;
    }
  }
  return at(a.length, b.length);
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ก', 'ิ'), minLength: 0, maxLength: 9 });

/** A word and the word after one slip. */
const slipped = fc
  .tuple(fc.string({ unit: fc.constantFrom(...'abcdé'), minLength: 3, maxLength: 12 }), fc.nat(), fc.nat(3))
  .map(([text, place, kind]): [string, string] => {
    const at = place % text.length;
    if (kind === 0) return [text, text.slice(0, at) + text.slice(at + 1)];
    if (kind === 1) return [text, `${text.slice(0, at)}x${text.slice(at)}`];
    if (kind === 2) return [text, `${text.slice(0, at)}x${text.slice(at + 1)}`];
    return [text, text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2)];
  });

describe('isNear', () => {
  it('takes no other number for a slip', () => {
    expect(isNear('a1727', 'a1728')).toBe(false);
    expect(isNear('section6', 'section')).toBe(false);
    expect(isNear('2064', '2046')).toBe(false);
    expect(isNear('a1727', 'b1727')).toBe(true);
  });

  it('holds exactly for distances of at most one', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(isNear(a, b)).toBe(distance(a, b) <= 1);
      }),
      { numRuns: 3_000 },
    );
  });

  it('holds after one slip', () => {
    fc.assert(fc.property(slipped, ([a, b]) => void expect(isNear(a, b)).toBe(true)));
  });
});

describe('isNearTwice', () => {
  const long = fc.string({ unit: fc.constantFrom('a', 'b', 'ก'), minLength: 5, maxLength: 10 });

  it('holds exactly for distances of at most two between long words of the same first letter', () => {
    fc.assert(
      fc.property(long, long, (a, b) => {
        const isLong = Math.min(a.length, b.length) >= 7;
        expect(isNearTwice(a, b)).toBe(isLong && a[0] === b[0] && distance(a, b) <= 2);
      }),
      { numRuns: 3_000 },
    );
  });

  it('takes no other number for slips', () => {
    expect(isNearTwice('article2551', 'article2515')).toBe(false);
    expect(isNearTwice('trafiking', 'trafficking')).toBe(true);
  });
});

describe('beginsNear', () => {
  it('holds exactly for longer words with a beginning at a distance of at most one, of the same first letter', () => {
    fc.assert(
      fc.property(word, word, (text, typed) => {
        const beginnings = Array.from(text, (_, at) => text.slice(0, at + 1));
        const isNearOne = beginnings.some((each) => distance(each, typed) <= 1);
        expect(beginsNear(text, typed)).toBe(
          text.length > typed.length && typed !== '' && text[0] === typed[0] && isNearOne,
        );
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('slipRanges', () => {
  it('leads to every word one slip away: by its head, by its tail or as the one swapped word', () => {
    fc.assert(
      fc.property(slipped, ([filed, typed]) => {
        fc.pre(typed.length > 1);
        const { head, tails, swapped } = slipRanges(typed);
        const isByTail = tails.some((tail) => slipKey(filed).startsWith(tail));
        expect(filed.startsWith(head) || isByTail || swapped === filed).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('long runs of clusters', () => {
  const run = ['អំ', 'ពើ', 'ជួ', 'ញ', 'ដូ', 'រ', 'ម', 'នុ', 'ស្ស'];
  const without = (at: number) => run.filter((_, other) => other !== at);

  it('are near with one cluster too few, too many, or with other signs', () => {
    for (const at of run.keys()) {
      expect(isNearByClusters(run, without(at))).toBe(true);
      expect(isNearByClusters(without(at), run)).toBe(true);
      expect(isNearByClusters(run, run.with(at, `${run[at]?.charAt(0)}្រៀ`))).toBe(true);
    }
    expect(isNearByClusters(run, run)).toBe(true);
  });

  it('are not with another letter, two slips, or where they are short', () => {
    expect(isNearByClusters(run, run.with(4, 'ខៀ'))).toBe(false);
    expect(isNearByClusters(run, without(2).with(6, 'ខៀ'))).toBe(false);
    expect(isNearByClusters(run, run.slice(2))).toBe(false);
    expect(isNearByClusters(run.slice(0, 5), run.slice(0, 4))).toBe(false);
  });
});
