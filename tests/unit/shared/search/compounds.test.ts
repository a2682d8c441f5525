import { describe, expect, it } from 'vitest';
import { compoundOf } from '../../../../shared/search';

describe('a word that is written in one and in two', () => {
  it('is known by its first part', () => {
    expect(compoundOf(['cooperation'])).toEqual({ word: 'cooperation', first: 'co', rest: 'operation' });
    expect(compoundOf(['co', 'operation'])).toEqual({ word: 'cooperation', first: 'co', rest: 'operation' });
    expect(compoundOf(['counterterrorism'])?.first).toBe('counter');
  });

  it('is none that has no such part, too little behind it, or more words', () => {
    for (const words of [
      ['victim'],
      ['copy'],
      ['law', 'officer'],
      ['co', '12'],
      ['anti', 'trafficking', 'act'],
      [],
    ])
      expect(compoundOf(words)).toBeNull();
  });
});
