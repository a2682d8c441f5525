import { describe, expect, it } from 'vitest';
import { compoundIn, compoundOf, parseQuery } from '../../../../shared/search';

describe('a word that is written in one and in two', () => {
  it('is known by its first part', () => {
    expect(compoundOf(['cooperation'])).toEqual({ word: 'cooperation', parts: ['co', 'operation'] });
    expect(compoundOf(['co', 'operation'])).toEqual({ word: 'cooperation', parts: ['co', 'operation'] });
    expect(compoundOf(['counterterrorism'])?.parts?.[0]).toBe('counter');
    expect(compoundOf(['helplines'])?.parts).toEqual(['help', 'lines']);
  });

  it('is what points or commas part, and nothing that is something else without them', () => {
    const whole = (line: string) => {
      const [clause] = parseQuery(line).clauses;
      return clause === undefined ? null : compoundIn(clause);
    };
    expect(whole('T.I.P.')).toEqual({ word: 'tip', parts: null });
    expect(whole('1,250,000')).toEqual({ word: '1250000', parts: null });
    expect(whole('12,50,000')).toEqual({ word: '1250000', parts: null });
    for (const line of ['U.S.', 'c/o', '55/255', '"T.I.P."', '12/2005', '0.125', '1250,000', '125,00'])
      expect(whole(line), line).toBeNull();
  });

  it('is none that has no such part, too little behind it, or more words', () => {
    for (const words of [
      ['victim'],
      ['copy'],
      ['law', 'officer'],
      ['co', '12'],
      ['event'],
      ['12', '2005'],
      ['0', '125'],
      ['1250', '000'],
      ['125', '00'],
      ['anti', 'trafficking', 'act'],
      [],
    ])
      expect(compoundOf(words)).toBeNull();
  });
});
