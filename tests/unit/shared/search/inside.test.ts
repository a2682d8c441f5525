import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, insidePattern, insideStreams, normalise } from '../../../../shared/search';
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
      { numRuns: 500 },
    );
  });
});
