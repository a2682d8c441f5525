import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut } from '../../../../shared/search';
import { UNSPACED_SCRIPTS } from '../../../../shared/search/tokens';
import { awkwardText } from '../../../support/awkward-text';

/** What cutting means, said by patterns: slow, and plain to read. */
const UNSPACED = `[[[\\p{L}\\p{M}\\p{N}]&&[${UNSPACED_SCRIPTS}]]\\u104c-\\u104f]`;
const PIECE = new RegExp(`((?:${UNSPACED}\\p{M}*)+)|[[\\p{L}\\p{M}\\p{N}]--${UNSPACED}]+`, 'gv');
/**
 * A mark that belongs to the letter before it: all but medial ra that is drawn before its own. Said without a look behind in a look ahead,
 * which V8 gets wrong.
 */
const MEDIAL_RA = '\\u103c(?![\\u1000-\\u1021])|(?<![\\u102b-\\u1032\\u1036-\\u1038\\u103a])\\u103c';
const HANGING = `(?:${MEDIAL_RA}|(?!\\u103c)\\p{M})`;
const CLUSTER = new RegExp(`\\P{M}(?:[\\u17d2\\u1039\\u1a60]\\P{M}|${HANGING})*|\\p{M}(?:${HANGING})*`, 'gu');

function byPatterns(text: string): string[] {
  return [...text.matchAll(PIECE)].flatMap((piece) =>
    piece[1] === undefined
      ? [`word ${piece.index} ${piece[0]}`]
      : [...piece[0].matchAll(CLUSTER)].map((cluster) => `run ${piece.index + cluster.index} ${cluster[0]}`),
  );
}

const LETTERS = [
  'a',
  'é',
  'e\u0301',
  '\u0301',
  'ក',
  '្',
  'រ',
  'ា',
  'က',
  '္',
  'ြ',
  'း',
  'ံ',
  '๑',
  'ก',
  '้',
  'ำ',
  'မ',
  '𝒂',
  '漢',
  '𠮷',
];
const mixed = fc
  .array(
    fc.oneof(
      fc.constantFrom(...LETTERS, '.', '-', '\ud800', '1'),
      fc.string({ unit: 'binary', maxLength: 2 }),
    ),
    {
      maxLength: 20,
    },
  )
  .map((parts) => parts.join(''));

describe('cutting', () => {
  // White space joins runs, which the patterns leave alone.
  it('gives the pieces the patterns give', () => {
    fc.assert(
      fc.property(fc.oneof(mixed, awkwardText()), (given) => {
        const text = given.replace(/\s+/gu, '.');
        const units = cut(text).units.map(
          (unit) => `${unit.run < 0 ? 'word' : 'run'} ${unit.start} ${unit.text}`,
        );
        expect(units).toEqual(byPatterns(text));
      }),
      { numRuns: 500 },
    );
  });
});
