import { describe, expect, it } from 'vitest';
import { makePageText } from '../../../../main/jobs/page-text';
import {
  mayHoldSpacedLetters,
  withSpacedLettersJoined,
  withWideLinesJoined,
} from '../../../../main/jobs/spaced-letters';
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

  it('are read beside a number with more digits than a call takes values', () => {
    const long = '1'.repeat(200_000);
    const line = spaced(['MENIMBANG'], 5, 0);
    expect(textOf({ draw: long, x: 0 }, { gap: '\n' }, ...line)).toBe(`${long}\nMENIMBANG`);
  });

  it('are not made of letters in the columns of a table, of figures, or of a few letters', () => {
    expect(textOf(...spaced(['ABCDEF'], 40, 0))).toBe('A B C D E F');
    expect(textOf(...spaced(['123456'], 4, 0))).toBe('1 2 3 4 5 6');
    expect(textOf(...spaced(['ABC'], 4, 0))).toBe('A B C');
    expect(mayHoldSpacedLetters('a man, a plan, a c a b; I am 5 or 6')).toBe(false);
  });
});

describe('a letter that the engine gives by a code that none has', () => {
  it('does not stop the reading', () => {
    const { glyphs, ...page } = pageOf(spaced(['MENIMBANG'], 5, 20));
    const codes = glyphs.codes.map((code, at) => (at === 0 ? 0x110000 : code));
    const pieces = new Int32Array(glyphs.count);
    expect(
      makePageText(withSpacedLettersJoined({ ...page, glyphs: { ...glyphs, codes, pieces } })).text,
    ).toBe('\ufffd ENIMBANG');
  });
});

describe('a line that is stretched to its margin letter by letter', () => {
  /** Letters `apart` from each other and drawn at one go, with a space of the engine where the text has one and at each stroke. */
  const stretched = (text: string, apart: number, wide: number) => {
    let x = 0;
    const found = Array.from(text).flatMap((letter): Found[] => {
      if (letter === '|') return [{ gap: ' ' }];
      if (letter === ' ') {
        x += wide;
        return [{ gap: ' ' }];
      }
      const draw = { draw: letter, x };
      x += LETTER + apart;
      return [draw];
    });
    const page = pageOf(found);
    return { ...page, glyphs: { ...page.glyphs, pieces: new Int32Array(page.glyphs.count) } };
  };
  const read = (page: ReturnType<typeof stretched>) => makePageText(withSpacedLettersJoined(page)).text;

  it('has no spaces inside its words', () => {
    const page = stretched('si|mila|r a|ca|dem|ic or e|duc|a|t|io|na|l ins|t|it|utio|n', 2, 6);
    expect(mayHoldSpacedLetters(makePageText(page).text)).toBe(true);
    expect(read(page)).toBe('similar academic or educational institution');
  });

  it('keeps those of a line that is turned, whose letters do not stand beside each other', () => {
    const page = stretched('age of admission to it', 0, 0);
    const { glyphs } = page;
    const turned = {
      ...page,
      glyphs: {
        ...glyphs,
        lefts: new Float32Array(glyphs.count).fill(100),
        rights: Float32Array.from(glyphs.codes, (code) => (code === 0x6d ? 109 : code === 0x66 ? 112 : 103)),
      },
    };
    expect(read(turned)).toBe('age of admission to it');
  });

  it('keeps those between words, however narrow they are set', () => {
    const page = stretched('as a result of the report by the State', 0.5, 2);
    expect(read(page)).toBe('as a result of the report by the State');
    expect(mayHoldSpacedLetters('as it is, I say: a man of the law in an age of 5 m')).toBe(false);
    expect(mayHoldSpacedLetters('tại điểm b khoản 2 và điểm d khoản 3; các điểm a, b và c khoản 1')).toBe(
      false,
    );
  });
});

describe('a line that is set wide, each letter drawn by itself', () => {
  /** Letters `apart` from each other, with the spaces that are drawn and one of the engine at each stroke. */
  const wide = (text: string, apart: number, spanned: readonly string[] = []) => {
    let x = 0;
    return Array.from(text.matchAll(/\P{M}\p{M}*/gu), ([letter]): Found => {
      if (letter === '|') return { gap: ' ' };
      const draw = { draw: letter, x, ...(spanned.includes(letter) ? { span: letter } : {}) };
      x += LETTER + apart;
      return draw;
    });
  };
  const read = (found: readonly Found[]) => makePageText(withWideLinesJoined(pageOf(found))).text;

  it.each([
    ['To|ute per|sonne a', 'Toute personne a'],
    ['Pasal 1|01 Y|ang', 'Pasal 101 Yang'],
    ['মা|ন|ব অধিকা|রের প্রতি', 'মানব অধিকারের প্রতি'],
    ['ස|ඳහා මිනිස් වෙ|ළඳාම පනත', 'සඳහා මිනිස් වෙළඳාම පනත'],
  ])('has no spaces inside its words: %s', (line, text) => {
    expect(read(wide(line, 3))).toBe(text);
  });

  it('takes a marked span for one letter', () => {
    expect(read(wide('मानव अधिका|र केन्द्र|मा', 3, ['का', 'न्द्र']))).toBe('मानव अधिकार केन्द्रमा');
  });

  it('keeps the spaces of running text, of a wide gap between words, and beside signs', () => {
    expect(read(wide('मानव|अधिकार|केन्द्र', 0))).toBe('मानव अधिकार केन्द्र');
    expect(read(wide('running text|that|goes on', 1))).toBe('running text that goes on');
    expect(read([...wide('पीडितका', 3), { gap: ' ' }, { draw: 'विवरणको', x: 200 }])).toBe('पीडितका विवरणको');
    expect(read(wide('one, (|two|) three', 3))).toBe('one, ( two ) three');
  });

  it('keeps the numbers and letters that head the columns of a table apart', () => {
    expect(read(wide('1|2|3|4|5|6|7|8|9|10|11', 40))).toBe('1 2 3 4 5 6 7 8 9 10 11');
    expect(read(wide('1|2|3|4|5|6|7|8|9|0|1', 4))).toBe('1 2 3 4 5 6 7 8 9 0 1');
    expect(read(wide('ก|ข|ค|ง|จ|ฉ|ช|ซ|ฌ|ญ', 4))).toBe('ก ข ค ง จ ฉ ช ซ ฌ ญ');
  });

  it('leaves lines alone that run to the left', () => {
    const found = wide('أبتثجح|خدذر', -2 * LETTER);
    expect(withWideLinesJoined(pageOf(found)).glyphs.count).toBe(found.length);
  });
});
