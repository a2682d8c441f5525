import { describe, expect, it } from 'vitest';
import { makePageText } from '../../../../main/jobs/page-text';
import { mayHoldSpacedLetters, withSpacedLettersJoined } from '../../../../main/jobs/spaced-letters';
import { type Found, LETTER, pageOf } from '../../../support/builders/page-glyphs';

/** A line whose letters stand `apart` from each other, and `wide` where two words part; a space is seen at each gap. */
function spaced(words: readonly string[], apart: number, wide: number): Found[] {
  let x = 0;
  return words.flatMap((word, at) => {
    if (at > 0) x += wide - apart;
    return Array.from(word, (letter, place): Found[] => {
      const draw = { draw: letter, x };
      x += LETTER + apart;
      return at === 0 && place === 0 ? [draw] : [{ gap: ' ' }, draw];
    }).flat();
  });
}

const textOf = (...found: Found[]) => makePageText(withSpacedLettersJoined(pageOf(found))).text;

describe('words whose letters are set wide apart', () => {
  it.each([
    [['MENIMBANG'], 5],
    [['ARTICLE', '16'], 4],
    [['ХОРИН', 'ТАВДУГААР', 'ЗҮЙЛ'], 4],
  ])('are read as words: %j', (words, apart) => {
    const line = spaced(words, apart, 3 * apart + LETTER / 2);
    expect(mayHoldSpacedLetters(makePageText(pageOf(line)).text)).toBe(true);
    expect(textOf({ draw: 'Pasal', x: 0 }, { gap: '\n' }, ...line, { gap: '\n' }, { draw: 'a', x: 0 })).toBe(
      `Pasal\n${words.join(' ')}\na`,
    );
  });

  it('are not made of letters in the columns of a table, of figures, or of a few letters', () => {
    expect(textOf(...spaced(['ABCDEF'], 40, 0))).toBe('A B C D E F');
    expect(textOf(...spaced(['123456'], 4, 0))).toBe('1 2 3 4 5 6');
    expect(textOf(...spaced(['ABC'], 4, 0))).toBe('A B C');
    expect(mayHoldSpacedLetters('a man, a plan, a c a b; I am 5 or 6')).toBe(false);
  });
});
