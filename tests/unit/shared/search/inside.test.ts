import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, insidePattern, insideStreams, normalise, normaliseIndic } from '../../../../shared/search';
import { findInside } from '../../../../shared/search/inside';

const PIECES = ['මි', 'නි', 'ස්', 'අ', 'යි', 'ති', 'क', 'ा', 'की', 'ं', ' ', '\n', ', ', 'law', 'กฎ', '-'];
const stretch = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 14 })
  .map((parts) => normalise(parts.join('')));
const clusters = fc
  .array(fc.constantFrom('මි', 'නි', 'ස්', 'අ', 'ති', 'क', 'की', 'कां'), { minLength: 2, maxLength: 4 })
  .map((parts) => insideStreams(cut(normalise(parts.join(''))).units)[0] ?? []);

describe('the pattern for looking inside words', () => {
  it('fits the texts in which cutting finds the clusters, and no others', () => {
    fc.assert(
      fc.property(stretch, clusters, (text, wanted) => {
        const found = insideStreams(cut(text).units).some((stream) => findInside(stream, wanted).length > 0);
        expect(insidePattern(wanted).test(text)).toBe(found);
      }),
      { numRuns: 200 },
    );
  });

  it('fits the quick normal form of Indic text where it fits the true one', () => {
    const LETTERS = [
      '\u0d9a',
      '\u0dca',
      '\u200d',
      '\u0dda',
      '\u0dd9',
      '\u0915',
      '\u093c',
      '\u0958',
      '\u094d',
      '\u0bc6',
      '\u0bbe',
      '\u0b95',
      '\u0f40',
      '\u0f71',
      '\u0f72',
      '\u09c7',
      '\u09be',
      '\u00ad',
      '\ufb01',
      ' ',
      'a',
      '\u0966',
    ];
    const text = fc.array(fc.constantFrom(...LETTERS), { maxLength: 16 }).map((parts) => parts.join(''));
    const asked = fc
      .array(fc.constantFrom(...LETTERS.slice(0, 17)), { minLength: 2, maxLength: 5 })
      .map((parts) => insideStreams(cut(normalise(parts.join(''))).units)[0] ?? []);
    fc.assert(
      fc.property(text, asked, (original, wanted) => {
        fc.pre(wanted.length > 0);
        const pattern = insidePattern(wanted);
        expect(pattern.test(normaliseIndic(original))).toBe(pattern.test(normalise(original)));
      }),
      { numRuns: 300 },
    );
  });
});
