import { describe, expect, it } from 'vitest';
import { stem, stemPrefix } from '../../../../shared/search';

/** Words and stems from the examples of Porter's paper. */
const PAPER: readonly (readonly [string, string])[] = [
  ['caresses', 'caress'],
  ['ponies', 'poni'],
  ['cats', 'cat'],
  ['feed', 'feed'],
  ['agreed', 'agre'],
  ['plastered', 'plaster'],
  ['motoring', 'motor'],
  ['sing', 'sing'],
  ['conflated', 'conflat'],
  ['troubled', 'troubl'],
  ['hopping', 'hop'],
  ['falling', 'fall'],
  ['hissing', 'hiss'],
  ['filing', 'file'],
  ['happy', 'happi'],
  ['sky', 'sky'],
  ['relational', 'relat'],
  ['conditional', 'condit'],
  ['digitizer', 'digit'],
  ['vietnamization', 'vietnam'],
  ['operator', 'oper'],
  ['decisiveness', 'decis'],
  ['sensibiliti', 'sensibl'],
  ['triplicate', 'triplic'],
  ['electrical', 'electr'],
  ['goodness', 'good'],
  ['revival', 'reviv'],
  ['adjustment', 'adjust'],
  ['adoption', 'adopt'],
  ['effective', 'effect'],
  ['rate', 'rate'],
  ['cease', 'ceas'],
  ['controll', 'control'],
  ['roll', 'roll'],
];

const FAMILIES = [
  ['traffic', 'traffics'],
  ['trafficking', 'trafficked'],
  ['prosecute', 'prosecution', 'prosecuting'],
  ['victim', 'victims'],
  ['identify', 'identifies', 'identified'],
  ['recruit', 'recruits', 'recruiting', 'recruitment'],
  ['responsibility', 'responsibilities', 'responsible'],
  ['hope', 'hoping', 'hoped'],
];

describe('stem', () => {
  it.each(PAPER)('%s is %s', (word, expected) => {
    expect(stem(word)).toBe(expected);
  });

  it('is one for the forms of a word', () => {
    for (const family of FAMILIES) expect(new Set(family.map(stem)).size).toBe(1);
  });

  it('leaves short words, numbers and other scripts alone', () => {
    for (const word of ['is', '2008', 'quyền', 'хүмүүс', 'มนุษย์', 'section12']) expect(stem(word)).toBe(word);
  });

  it('begins every word of the stem by its prefix, so a range scan finds them all', () => {
    for (const word of [...PAPER.map(([each]) => each), ...FAMILIES.flat()]) {
      expect(word.startsWith(stemPrefix(stem(word)))).toBe(true);
    }
  });
});
