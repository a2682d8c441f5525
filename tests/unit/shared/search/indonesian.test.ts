import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOfSameRoot } from '../../../../shared/search';

describe('words of the same Indonesian root', () => {
  it.each([
    ['memperdagangkan', 'perdagangan'],
    ['diperdagangkan', 'memperdagangkan'],
    ['perhambaan', 'diperhambakan'],
    ['pemerkosaan', 'perkosaan'],
    ['mengeksploitasi', 'eksploitasi'],
    ['penyelundupan', 'menyelundupkan'],
    ['pemeriksaan', 'diperiksa'],
    ['penuntutan', 'menuntut'],
    ['kekerasan', 'keras'],
  ])('%s leads to %s', (word, other) => expect(wordsOfSameRoot(word)).toContain(other));

  it('are none of a short word, of one with other letters, or the word itself', () => {
    for (const word of ['orang', 'người', '2551', 'มนุษย์']) expect(wordsOfSameRoot(word)).toEqual([]);
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,20}$/), (word) => {
        expect(wordsOfSameRoot(word)).not.toContain(word);
      }),
    );
  });
});
