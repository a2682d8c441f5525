import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editsOf } from '../../../../shared/texts';
import { movesOf, without } from '../../../../shared/texts/moves';
import type { Token } from '../../../../shared/texts/tokens';

/** Words of one letter each; a point says nothing. */
const words = (text: string): Token[] =>
  [...text].map((key, at) => ({
    key,
    page: 0,
    start: at,
    end: at + 1,
    weight: key === '.' ? 0 : 1,
    opensLine: false,
  }));
const moved = (a: string, b: string) =>
  movesOf(words(a), words(b), editsOf(words(a), words(b)).edits).map((move) => ({
    a: a.slice(...move.a),
    b: b.slice(...move.b),
    inside: move.inside.map((edit) => [a.slice(...edit.a), b.slice(...edit.b)]),
  }));

const STAYS = '0123456789-+*/=<>()[]{}';
const LONG = 'ABCDEFGHIJKLMNOP';

describe('a passage that was moved', () => {
  it('is told from its first word to its last', () => {
    expect(moved(`v${LONG}w${STAYS}`, `${STAYS}x${LONG}y`)).toEqual([{ a: LONG, b: LONG, inside: [] }]);
    expect(moved(`${STAYS}v${LONG}w`, `x${LONG}y${STAYS}`)).toEqual([{ a: LONG, b: LONG, inside: [] }]);
  });

  it('is not told where it is as short as a formula of law', () => {
    expect(moved(`${LONG.slice(0, 12)}${STAYS}`, `${STAYS}${LONG.slice(0, 12)}`)).toHaveLength(1);
    expect(moved(`${LONG.slice(0, 11)}${STAYS}`, `${STAYS}${LONG.slice(0, 11)}`)).toEqual([]);
    // Marks are no words.
    expect(moved(`${LONG.slice(0, 8)}....${STAYS}`, `${STAYS}${LONG.slice(0, 8)}....`)).toEqual([]);
  });

  it('is one with words in it that were changed, up to ten of them', () => {
    const [one, other] = [LONG.slice(0, 8), LONG.slice(8)];
    const between = (count: number) => 'abcdefghijk'.slice(0, count);
    expect(moved(`${one}q${other}${STAYS}`, `${STAYS}${one}r${other}`)).toEqual([
      { a: `${one}q${other}`, b: `${one}r${other}`, inside: [['q', 'r']] },
    ]);
    expect(moved(`${one}${between(10)}${other}${STAYS}`, `${STAYS}${one}${other}`)).toEqual([
      { a: `${one}${between(10)}${other}`, b: one + other, inside: [[between(10), '']] },
    ]);
    // Farther apart each of the two is too short to be told.
    expect(moved(`${one}${between(11)}${other}${STAYS}`, `${STAYS}${one}${other}`)).toEqual([]);
  });

  it('is looked for only where it stands once on either side', () => {
    const twice = LONG + STAYS;
    expect(moved(`${LONG}u${LONG}${STAYS}`, `${twice}`)).toEqual([]);
    expect(moved(`${LONG}${STAYS}`, `${STAYS}${LONG}u${LONG}`)).toEqual([]);
  });

  it('is two where the second went before the first', () => {
    const [one, other] = [LONG, LONG.toLowerCase()];
    const found = moved(`${one}${other}${STAYS}`, `${STAYS}${other}${one}`);
    expect(found.map(({ a }) => a)).toEqual([one, other]);
  });

  it('shares no word with another, in either text, and is the same words but for what differs inside', () => {
    const block = fc.constantFrom(LONG, LONG.toLowerCase(), STAYS, '.', 'q', 'ab', LONG.slice(3, 14));
    const text = fc.array(block, { maxLength: 7 }).map((blocks) => blocks.join(''));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const moves = movesOf(words(a), words(b), editsOf(words(a), words(b)).edits);
        for (const side of ['a', 'b'] as const) {
          const places = moves.map((move) => move[side]).sort((x, y) => x[0] - y[0]);
          places.forEach(([begin], at) => {
            expect(begin).toBeGreaterThanOrEqual(places[at - 1]?.[1] ?? 0);
          });
        }
        for (const { a: ours, b: theirs, inside } of moves) {
          let [i, j] = [ours[0], theirs[0]];
          for (const edit of [...inside, { a: [ours[1], ours[1]], b: [theirs[1], theirs[1]] } as const]) {
            expect(a.slice(i, edit.a[0])).toBe(b.slice(j, edit.b[0]));
            [i, j] = [edit.a[1], edit.b[1]];
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('what is left of a stretch', () => {
  const left = (text: string, cuts: readonly (readonly [number, number])[], begin = 0, end = text.length) =>
    without(words(text), [begin, end], cuts).map(([from, to]) => text.slice(from, to));

  it('is what no passage has taken, in order', () => {
    expect(left('abcdefgh', [])).toEqual(['abcdefgh']);
    expect(left('abcdefgh', [[2, 4]])).toEqual(['ab', 'efgh']);
    expect(
      left('abcdefgh', [
        [6, 8],
        [0, 2],
      ]),
    ).toEqual(['cdef']);
    expect(left('abcdefgh', [[0, 8]])).toEqual([]);
    expect(
      left('abcdefgh', [
        [1, 5],
        [2, 3],
        [5, 6],
      ]),
    ).toEqual(['a', 'gh']);
  });

  it('is cut only by what reaches into it', () => {
    expect(
      left(
        'abcdefgh',
        [
          [0, 2],
          [6, 8],
        ],
        2,
        6,
      ),
    ).toEqual(['cdef']);
    expect(
      left(
        'abcdefgh',
        [
          [0, 3],
          [5, 8],
        ],
        2,
        6,
      ),
    ).toEqual(['de']);
  });

  it('leaves out pieces without a word, but for a stretch that was none from the beginning', () => {
    expect(left('..ab..cd', [[2, 4]])).toEqual(['..cd']);
    expect(left('..ab', [[2, 4]])).toEqual([]);
    expect(left('...', [])).toEqual(['...']);
    expect(left('ab...', [[0, 2]])).toEqual([]);
    expect(left('...ab', [[3, 5]])).toEqual([]);
  });

  it('is every token once that no cut has', () => {
    const range = fc
      .tuple(fc.nat(20), fc.nat(20))
      .map(([x, y]) => [Math.min(x, y), Math.max(x, y) + 1] as const);
    fc.assert(
      fc.property(range, fc.array(range, { maxLength: 4 }), ([begin, end], cuts) => {
        const free = Array.from({ length: end - begin }, (_, at) => begin + at).filter(
          (at) => !cuts.some(([from, to]) => at >= from && at < to),
        );
        const pieces = without(words('a'.repeat(24)), [begin, end], cuts);
        expect(
          pieces.flatMap(([from, to]) => Array.from({ length: to - from }, (_, at) => from + at)),
        ).toEqual(free);
        for (const [from, to] of pieces) expect(to).toBeGreaterThan(from);
      }),
      { numRuns: 300 },
    );
  });
});
