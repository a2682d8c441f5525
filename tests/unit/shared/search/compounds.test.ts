import { describe, expect, it } from 'vitest';
import { compoundOf } from '../../../../shared/search';

describe('a word that is written in one and in two', () => {
  it('is known by its first part', () => {
    expect(compoundOf(['cooperation'])).toEqual({ word: 'cooperation', parts: ['co', 'operation'] });
    expect(compoundOf(['co', 'operation'])).toEqual({ word: 'cooperation', parts: ['co', 'operation'] });
    expect(compoundOf(['counterterrorism'])?.parts?.[0]).toBe('counter');
    expect(compoundOf(['helplines'])?.parts).toEqual(['help', 'lines']);
  });

  it('is known by letters that points part, and by groups of digits', () => {
    expect(compoundOf(['u', 'n'])).toEqual({ word: 'un', parts: null });
    expect(compoundOf(['1', '250', '000'])).toEqual({ word: '1250000', parts: null });
    expect(compoundOf(['12', '50', '000'])).toEqual({ word: '1250000', parts: null });
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
