import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, insidePairs, insideStreams, normalise } from '../../../../shared/search';
import { findInside } from '../../../../shared/search/inside';

const PIECES = ['මි', 'නි', 'ස්', 'අ', 'යි', 'ති', 'क', 'ा', 'की', 'ं', ' ', '\n', ', ', 'law', 'กฎ', '-'];
const stretch = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 14 })
  .map((parts) => normalise(parts.join('')));
const clusters = fc
  .array(fc.constantFrom('මි', 'නි', 'ස්', 'අ', 'ති', 'क', 'की', 'कां'), { minLength: 2, maxLength: 4 })
  .map((parts) => insideStreams(cut(normalise(parts.join(''))).units)[0] ?? []);

describe('pairs of clusters inside words', () => {
  it('stand side by side where cutting finds the clusters, the last pair going on, and nowhere else', () => {
    fc.assert(
      fc.property(stretch, clusters, (text, wanted) => {
        const streams = insideStreams(cut(text).units);
        const found = streams.some((stream) => findInside(stream, wanted).length > 0);
        const asked = insidePairs(wanted);
        const isPhrase = streams.map(insidePairs).some((pairs) =>
          pairs.some((_, at) =>
            asked.every((pair, step) => {
              const here = pairs[at + step];
              return step === asked.length - 1 ? here?.startsWith(pair) : here === pair;
            }),
          ),
        );
        expect(isPhrase).toBe(found);
      }),
      { numRuns: 400 },
    );
  });
});
