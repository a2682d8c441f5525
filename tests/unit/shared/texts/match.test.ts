import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchSequences, numbered } from '../../../../shared/texts/match';

const matched = (a: string, b: string) => matchSequences(...numbered([...a], [...b]));
const pairsOf = (a: string, b: string) => {
  const { a: ours, b: theirs } = matched(a, b);
  return ours.map((at, pair) => [at, theirs[pair]]);
};

/** Length of the longest common subsequence, by the book. */
function longestCommon(a: string, b: string): number {
  const row = new Array<number>(b.length + 1).fill(0);
  for (const letter of a) {
    let corner = 0;
    for (let j = 1; j <= b.length; j += 1) {
      const above = row[j] ?? 0;
      row[j] = letter === b[j - 1] ? corner + 1 : Math.max(above, row[j - 1] ?? 0);
      corner = above;
    }
  }
  return row[b.length] ?? 0;
}

const count = (text: string, part: string): number => {
  let found = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found += 1;
  return found;
};

/** What two texts differ in, between what they begin and end with alike. */
function trimmed(a: string, b: string): [string, string] {
  let begin = 0;
  while (begin < a.length && begin < b.length && a[begin] === b[begin]) begin += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - begin && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return [a.slice(begin, a.length - end), b.slice(begin, b.length - end)];
}

/** Whether some stretch stands once on both sides, so that it is sure. */
const hasSure = (a: string, b: string): boolean =>
  [1, 2, 4, 8].some((size) =>
    Array.from({ length: Math.max(0, a.length - size + 1) }, (_, at) => a.slice(at, at + size)).some(
      (part) => count(a, part) === 1 && count(b, part) === 1,
    ),
  );

const letters = (alphabet: string, maxLength: number) =>
  fc.array(fc.constantFrom(...alphabet), { maxLength }).map((all) => all.join(''));

describe('two sequences', () => {
  it('are matched by pairs of equal values that rise on both sides', () => {
    const some = fc.oneof(
      letters('ab', 60),
      letters('abcdefgh', 80),
      letters('abcdefghijklmnopqrstuvwxyz', 80),
    );
    fc.assert(
      fc.property(some, some, (a, b) => {
        const pairs = pairsOf(a, b);
        pairs.forEach(([i = -1, j = -1], at) => {
          expect(a[i]).toBe(b[j]);
          const [before = -1, other = -1] = pairs[at - 1] ?? [];
          expect(i).toBeGreaterThan(before);
          expect(j).toBeGreaterThan(other);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('are matched by their longest common subsequence where nothing is sure', () => {
    fc.assert(
      fc.property(letters('ab', 12), letters('ab', 12), (a, b) => {
        fc.pre(!hasSure(...trimmed(a, b)));
        expect([a, b, pairsOf(a, b).length]).toEqual([a, b, longestCommon(a, b)]);
      }),
      { numRuns: 400 },
    );
  });

  it('are matched whole where one lacks some of the other and nothing stands twice', () => {
    const alphabet = Array.from({ length: 120 }, (_, at) => String.fromCharCode(0x4e00 + at));
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 120, maxLength: 120 }), (kept) => {
        const all = alphabet.join('');
        const some = alphabet.filter((_, at) => kept[at]).join('');
        expect(pairsOf(all, some)).toHaveLength(some.length);
        expect(pairsOf(some, all)).toHaveLength(some.length);
      }),
      { numRuns: 100 },
    );
  });

  it('are matched along the longer of two stretches that changed places', () => {
    expect(pairsOf('xABCDEFGHIJKLy', 'yABCDEFGHIJKLx')).toHaveLength(12);
    expect(pairsOf('abABCDEFGH', 'ABCDEFGHab')).toEqual(Array.from({ length: 8 }, (_, at) => [at + 2, at]));
    // Of what crosses, as much stays as can.
    expect(pairsOf('QaWbEcR', 'RbQcWdE').length).toBe(3);
  });

  it('are matched at what stands once, also where it is long and overlaps itself', () => {
    const long = 'abcdefghijklmnop';
    expect(pairsOf(`xx${long}yyxx`, `yy${long}xxyy`)).toEqual([
      ...Array.from({ length: long.length }, (_, at) => [at + 2, at + 2]),
      expect.anything(),
      expect.anything(),
    ]);
    expect(pairsOf('ababababX', 'Xabababab')).toHaveLength(8);
  });

  it('are matched at single values that stand once, where there is too much to weigh as a whole', () => {
    const once = Array.from({ length: 200 }, (_, at) => String.fromCharCode(0x4e00 + at));
    const a = once.map((value) => `${value}ababab`).join('');
    const b = once.map((value) => `${value}bababa`).join('');
    // Of each value and what follows it up to the next, all but one letter.
    expect(pairsOf(a, b)).toHaveLength(200 * 6);
  });

  it('are left unmatched between sure places where there is too much to weigh', () => {
    const a = `S${'ab'.repeat(600)}T`;
    const b = `S${'ba'.repeat(600)}T`;
    // 1,200 by 1,200 is beyond the largest table: only the ends are the same.
    expect(pairsOf(a, b)).toEqual([
      [0, 0],
      [1201, 1201],
    ]);
    const within = `S${'ab'.repeat(500)}T`;
    expect(pairsOf(within, `S${'ba'.repeat(500)}T`)).toHaveLength(1001);
  });
});
