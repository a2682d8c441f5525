import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../../main/jobs/limits';
import { makePageText } from '../../../../main/jobs/page-text';
import { type Found, LETTER, pageOf, plainPageOf } from '../../../support/builders/page-glyphs';

const textOf = (...found: Found[]) => makePageText(pageOf(found)).text;

describe('text of a plain page', () => {
  it('is what is drawn, with one kind of line end and none of the spaces before it', () => {
    expect(makePageText(plainPageOf('Article 3  \r\nUse of terms\r\n\r\n\r\n\r\nend ')).text).toBe(
      'Article 3\nUse of terms\n\nend',
    );
  });

  it('keeps a row of spaces within a line, however long it is, and none before a line end', () => {
    const row = ' '.repeat(200_000);
    expect(makePageText(plainPageOf(`a${row}b${row}\r\n \u2003 \r\nc${row}`)).text).toBe(`a${row}b\n\nc`);
  });

  it('keeps the line end of a word that was cut by a hyphen', () => {
    expect(makePageText(plainPageOf('exam\u0002ple')).text).toBe('exam-\nple');
  });

  it('leaves out controls, noncharacters and glyphs without a meaning, and counts the last', () => {
    const { text, counts } = makePageText(plainPageOf('a\u0000b\ufffec\u0007d'));
    expect(text).toBe('abcd');
    expect(counts.unmapped).toBe(1);
  });

  it('is cut at the limit, at a line end, and says so', () => {
    const line = `${'x'.repeat(99)}\n`;
    const long = makePageText(plainPageOf(line.repeat(LIMITS.pageText / 100 + 10)));
    expect(long.cut).toBe(true);
    expect(long.text.length).toBeLessThanOrEqual(LIMITS.pageText);
    expect(long.text.endsWith('x')).toBe(true);
  });

  it('is always well-formed text of the letters given', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0x10ffff)), (codes) => {
        const page = plainPageOf('');
        const made = makePageText({
          ...page,
          glyphs: {
            ...page.glyphs,
            count: codes.length,
            codes: Uint32Array.from(codes),
            kinds: new Uint8Array(codes.length),
          },
        }).text;
        expect(made.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('words of an Indic script whose spaces another font draws', () => {
  /** A line drawn at one go, with so much more room before each letter of some. */
  const textWithGaps = (draw: string, gap: number, before: readonly number[]) => {
    const page = pageOf([{ draw, x: 0 }]);
    const { xs, lefts, rights } = page.glyphs;
    for (const sides of [xs, lefts, rights])
      for (const at of before)
        for (let i = at; i < sides.length; i += 1) sides[i] = (sides[i] as number) + gap;
    return makePageText(page).text;
  };

  it('are parted where a gap is seen, and nothing else is', () => {
    expect(textWithGaps('சடடஉதவபற', LETTER / 2, [3, 6])).toBe('சடட உதவ பற');
    expect(textWithGaps('சடடஉதவபற', LETTER / 5, [3, 6])).toBe('சடடஉதவபற');
    expect(textWithGaps('சட டஉத', LETTER / 2, [4])).toBe('சட டஉத');
    expect(textWithGaps('กขคงจ', LETTER / 2, [2])).toBe('กขคงจ');
  });
});

describe('marked spans', () => {
  it('give their text once, however many pieces they are drawn in and whatever came between', () => {
    // The engine sorts the sign, which begins further right, behind the next letter and repeats the text there.
    expect(
      textOf(
        { draw: 'xx', x: 0, span: 'ธิ', order: 0 },
        { draw: 'ม', x: 21, order: 2 },
        { draw: 'x', x: 22, span: 'ธิ', order: 1 },
        { gap: ' ' },
        { draw: 'น', x: 33, order: 3 },
      ),
    ).toBe('ธิมน');
  });

  it('leave letters beyond the first plane whole, which the engine gives in halves', () => {
    const page = pageOf([
      { draw: 'xx', x: 0 },
      { draw: 'x', x: 30, span: '𑄙' },
    ]);
    page.glyphs.codes[0] = '𑄇'.charCodeAt(0);
    page.glyphs.codes[1] = '𑄇'.charCodeAt(1);
    expect(makePageText(page).text).toBe('𑄇 𑄙');
  });

  it('that are empty stand for nothing', () => {
    expect(textOf({ draw: 'ก', x: 0 }, { draw: '-', x: 10, span: '' }, { draw: 'ข', x: 20 })).toBe('กข');
  });

  it('keep the space that is seen after them', () => {
    expect(textOf({ draw: 'xx', x: 0, span: 'ນີ້' }, { gap: ' ' }, { draw: 'ແມ', x: 30 })).toBe('ນີ້ ແມ');
  });

  it('end their line where the next one begins', () => {
    expect(textOf({ draw: 'x', x: 0, span: 'ធី' }, { gap: '\n' }, { draw: 'ក', x: 0, y: 680 })).toBe('ធី\nក');
  });

  it('are not torn from their line by a sign that stands higher', () => {
    expect(textOf({ draw: 'x', x: 0, span: 'ຊື່' }, { gap: '\n' }, { draw: 'ງ', x: 10.5, y: 700.2 })).toBe(
      'ຊື່ງ',
    );
  });
});

describe('letters that are drawn several times in one place, to look bold', () => {
  it('are given once, where the last copy is', () => {
    // The engine sorts by where each begins, and sees to plain letters only.
    const copies = (x: number): Found[] => [
      { draw: 'กี', x: x + 0.8, order: 0 },
      { draw: 'ม', x: x - LETTER, order: 2 },
      { draw: 'กี', x: x + 0.4, order: 1 },
      { draw: 'กี', x, order: 3 },
    ];
    expect(textOf(...copies(20))).toBe('มกี');
  });

  it('are found among those beside them, however many letters a page has', () => {
    const page = pageOf(
      Array.from({ length: 2000 }, (_, at) => ({ draw: 'กี', x: (at % 40) * 15, y: at >> 4 })),
    );
    let looks = 0;
    const pieces = page.pieces.map((piece) => ({
      ...piece,
      get left() {
        looks += 1;
        return piece.left;
      },
    }));
    expect(makePageText({ ...page, pieces }).text.match(/กี/g)).toHaveLength(2000);
    expect(looks).toBeLessThan(2000 * 60);
  });

  it('are given once however often, and each where no size tells whether they lie upon each other', () => {
    const page = pageOf(Array.from({ length: 100_000 }, () => ({ draw: 'a', x: 0 })));
    expect(makePageText(page).text).toBe('a');
    const pieces = page.pieces.map((piece) => ({ ...piece, size: 0 }));
    expect(makePageText({ ...page, pieces }).text).toHaveLength(100_000);
  });

  it('are given each where the text has them twice', () => {
    expect(textOf({ draw: 'กี', x: 0 }, { draw: 'กี', x: 2 * LETTER })).toBe('กีกี');
  });
});

describe('signs around a letter', () => {
  it('are read where a hostile page draws a hundred thousand spaces, each before all others', () => {
    const count = 100_000;
    const spaces = Array.from({ length: count }, (_, at) => ({
      ...{ draw: ' ', x: (count - at) * LETTER, order: count - 1 - at },
    }));
    expect(makePageText(pageOf(spaces)).text).toBe('');
  });

  it('that are put back leave nothing where the engine had put them, which it measured the next gap from', () => {
    const line = (between: ' ' | '\n') =>
      textOf(
        { draw: 'บร', x: 0, order: 0 },
        { draw: 'หาร', x: 20, order: 2 },
        { gap: between },
        { draw: 'ิ', x: 21, order: 1 },
        { gap: between },
        { draw: 'จดก', x: 50, order: 4 },
        { gap: between },
        { draw: 'ั', x: 61, order: 3 },
        { gap: between },
        { draw: 'ง', x: 100, order: 5 },
      );
    expect(line(' ')).toBe('บริหารัจดก ง');
    expect(line('\n')).toBe('บริหารัจดก ง');
  });

  it('are given once where the letter of a cluster is marked with all of it and its sign is drawn behind', () => {
    const once = (signs: string, letter = 'น') => {
      const page = pageOf([
        { draw: `${letter}${signs}`, x: 10 },
        { draw: `${signs}ง`, x: 20 },
      ]);
      const { xs } = page.glyphs;
      for (let at = 1; at <= signs.length; at += 1) xs[at] = xs[0] as number;
      return makePageText(page).text;
    };
    expect(once('่')).toBe('น่ง');
    expect(once('ำ')).toBe('นำง');
    const page = pageOf([{ draw: 'อื่่\ufffdน', x: 10 }]);
    page.glyphs.xs.set([10, 10, 10, 20, 20, 20]);
    expect(makePageText(page).text).toBe('อื่น');
    expect(textOf({ draw: 'x', x: 0, span: 'ธิ์์\ufffd' }, { draw: 'น', x: 10 })).toBe('ธิ์น');
    // The engine sorts the sign behind the next letter.
    expect(
      textOf(
        { draw: 'x', x: 0, span: 'ผู', order: 0 },
        { draw: 'กน', x: 10, order: 2 },
        { draw: 'ู', x: 11, order: 1 },
      ),
    ).toBe('ผูกน');
  });

  it('stand twice where they are drawn twice, each by itself: letters are wrong there', () => {
    expect(textOf({ draw: 'ผ้้', x: 0 })).toBe('ผ้้');
    expect(textOf({ draw: 'ก\ufffdข', x: 0 })).toBe('ก\ufffdข');
  });

  it('are not cut off from it by a space of the engine', () => {
    expect(textOf({ draw: 'မ', x: 0 }, { gap: ' ' }, { draw: 'ဲဆ', x: 11 })).toBe('မဲဆ');
  });

  it('come before the next letter when the file draws them first', () => {
    expect(
      textOf({ draw: 'ज', x: 0, order: 0 }, { draw: 'न', x: 9.5, order: 2 }, { draw: 'ु', x: 10, order: 1 }),
    ).toBe('जुन');
  });

  it('do not hide the gap between two words', () => {
    expect(textOf({ draw: 'कु', x: 0 }, { gap: ' ' }, { draw: 'न', x: 16 })).toBe('कु न');
    expect(textOf({ draw: 'कु', x: 0 }, { gap: ' ' }, { draw: 'न', x: 11 })).toBe('कुन');
  });

  it('that are drawn before their letter begin a word', () => {
    expect(textOf({ draw: 'က', x: 0 }, { gap: ' ' }, { draw: 'ေက', x: 20 })).toBe('က ေက');
  });
});

describe('spaces that are drawn', () => {
  it('are left out where they take no room inside a word', () => {
    const page = pageOf([{ draw: 'ष ट', x: 0 }]);
    page.glyphs.xs[2] = page.glyphs.xs[1] ?? 0;
    expect(makePageText(page).text).toBe('षट');
  });

  it('are left out there also where they are drawn by themselves', () => {
    expect(textOf({ draw: 'भन्', x: 0 }, { draw: ' ', x: 20 }, { draw: 'ने', x: 20 })).toBe('भन्ने');
    // Nothing is parted where no conjunct is.
    expect(textOf({ draw: 'पूर्ण', x: 0 }, { draw: ' ', x: 50 }, { draw: 'वि', x: 50.5 })).toBe('पूर्ण वि');
    // In another line the same place is none beside it.
    expect(textOf({ draw: 'न्', x: 0 }, { draw: ' ', x: 10 }, { draw: 'न', x: 10, y: 680 })).toBe('न् न');
  });

  it('stand behind the sign that the file draws before them', () => {
    expect(
      textOf(
        { draw: 'त', x: 0, order: 0 },
        { draw: ' ', x: 9.9, order: 2 },
        { draw: 'ि', x: 10, order: 1 },
        { draw: 'प', x: 22, order: 3 },
      ),
    ).toBe('ति प');
  });
});
