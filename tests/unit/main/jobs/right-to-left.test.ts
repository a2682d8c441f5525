import { describe, expect, it } from 'vitest';
import { makePageText } from '../../../../main/jobs/page-text';
import { withRightToLeftInOrder } from '../../../../main/jobs/right-to-left';
import { type Found, LETTER, pageOf } from '../../../support/builders/page-glyphs';

/** A right-to-left word with its right edge at `right`: the engine gives its letters in reading order, so from the right. */
function hebrew(word: string, right: number): Found[] {
  return [...word].map((letter, i) => ({ draw: letter, x: right - (i + 1) * LETTER }));
}

const space: Found = { gap: ' ' };
const textOf = (...found: (Found | Found[])[]) => makePageText(pageOf(found.flat())).text;

describe('lines with right-to-left letters', () => {
  it('that the engine gives in reading order stay as they are', () => {
    expect(textOf(hebrew('בקרות', 300), space, hebrew('האבטחה', 240), space, hebrew('מונעות', 170))).toBe(
      'בקרות האבטחה מונעות',
    );
  });

  it('are turned when the engine took them for left-to-right ones', () => {
    expect(textOf(hebrew('מונעות', 170), space, hebrew('האבטחה', 240), space, hebrew('בקרות', 300))).toBe(
      'בקרות האבטחה מונעות',
    );
  });

  it('keep numbers beside Latin letters, and Latin words, in their own order', () => {
    expect(textOf({ draw: '8', x: 310 }, { draw: 'V', x: 300 }, space, hebrew('טיפול', 290))).toBe(
      'V8 טיפול',
    );
    expect(
      textOf(hebrew('בקרותהאבטחהמונעות', 500), space, { draw: 'overflow', x: 150 }, space, {
        draw: 'Buffer',
        x: 80,
      }),
    ).toBe('בקרותהאבטחהמונעות Buffer overflow');
  });

  it('stay left-to-right when most of it is', () => {
    expect(
      textOf(
        { draw: 'the', x: 0 },
        space,
        { draw: 'word', x: 40 },
        space,
        hebrew('שלום', 150),
        space,
        { draw: 'means', x: 160 },
        space,
        { draw: 'peace', x: 220 },
      ),
    ).toBe('the word שלום means peace');
  });

  it('have a space where a number is seen apart from a word, though the engine gives none', () => {
    expect(textOf({ draw: '.2', x: 308 }, hebrew('נישואין', 300))).toBe('.2 נישואין');
    expect(textOf({ draw: '16', x: 302 }, hebrew('אבב', 300))).toBe('16אבב');
  });

  it('are left apart when they stand on different heights', () => {
    const cell = hebrew('ב', 100).map((each) => ('draw' in each ? { ...each, y: 690 } : each));
    expect(textOf(hebrew('א', 50), space, cell)).toBe('א ב');
  });

  it('are read where a hostile page has more letters in a word, or spaces in a row, than a call takes values', () => {
    const long = 'a'.repeat(200_000);
    expect(textOf(hebrew('בקרות', 300), space, { draw: long, x: 310 })).toContain(long);
    const spaces = Array.from({ length: 150_000 }, () => space);
    expect(
      textOf(spaces, hebrew('בקרות', 300), spaces, hebrew('האבטחה', 240)).replace(/\s+/g, ' ').trim(),
    ).toBe('בקרות האבטחה');
  });

  it('pages without such letters come back untouched', () => {
    const page = pageOf([{ draw: 'V8', x: 0 }]);
    expect(withRightToLeftInOrder(page.glyphs)).toBe(page.glyphs);
  });
});

describe('runs that the file draws from the last letter to the first, as browsers print Urdu and Arabic', () => {
  /** A run from `x` on: each letter with the height at which it stands, in the order of the file, so from the left. */
  const backward = (run: number, order: number, x: number, ...letters: [string, number?][]): Found[] =>
    letters.map(([draw, rise = 0], at) => ({
      draw,
      x: x + at * LETTER,
      y: 700 + rise,
      run,
      order: order + at,
    }));

  it('are read in their order, however high their letters stand', () => {
    const [ain, feh, dal, ...others] = backward(0, 0, 100, ['ہ'], ['ع', 6], ['ف', 12], ['د']);
    // The engine takes the raised letters for a line of their own.
    expect(
      textOf(
        [feh, ain].flatMap((each) => each ?? []),
        { gap: '\n' },
        [...others, dal].flatMap((each) => each ?? []),
      ),
    ).toBe('دفعہ');
  });

  it('give the letters that a sign and what is under it stand for once, and the space that the engine left out', () => {
    const page = pageOf([
      { draw: '.', x: 100, y: 705, run: 0, span: 'ب' },
      { draw: 'x', x: 101, run: 0, span: 'ب' },
      { draw: 'ا', x: 110, run: 0 },
      { draw: ' ', x: 120, run: 0 },
      { draw: 'ک', x: 130, run: 0 },
    ]);
    const lost = { ...page.glyphs, pieces: page.glyphs.pieces.map((piece) => (piece === 3 ? -1 : piece)) };
    expect(makePageText(page).text).toBe('ک اب');
    expect(makePageText({ ...page, glyphs: lost }).text).toBe('ک اب');
  });

  it('stand with the numbers and the other runs of their line as it is read', () => {
    expect(
      textOf(
        backward(0, 0, 100, ['ہ'], ['ح'], [' ']),
        { draw: '16', x: 130, order: 3 },
        backward(1, 4, 150, [' '], ['ہ'], ['ع'], ['د']),
        { gap: '\n' },
        backward(2, 8, 150, ['ب'], ['ا']).map((each) => ({ ...each, y: 680 })),
      ),
    ).toBe('دعہ 16 حہ\nاب');
  });

  it('run to the left between numbers also where they begin with a space, on a page of another script', () => {
    const english: Found[] = [
      { draw: 'Article sixteen and article seventeen', x: 0, y: 720, order: 0 },
      { gap: '\n' },
    ];
    expect(
      textOf(
        english,
        backward(0, 1, 100, ['ن'], ['م'], [' ']),
        { draw: '17', x: 130, order: 4 },
        backward(1, 5, 150, [' '], ['و'], [' ']),
        { draw: '16', x: 180, order: 8 },
        backward(2, 9, 200, [' '], ['ہ'], ['ع'], ['د']),
      ),
    ).toBe('Article sixteen and article seventeen\nدعہ 16 و 17 من');
  });

  it('are read where a hostile page draws one in more pieces, and on more heights, than a call takes values', () => {
    const pieces = Array.from(
      { length: 200_000 },
      (_, at): Found => ({
        ...{ draw: 'ב', x: at * LETTER, y: 700 + at, run: 0 },
      }),
    );
    expect(makePageText(pageOf(pieces)).text.replace(/\s/g, '')).toHaveLength(pieces.length);
  });

  it('are left to the engine where they are no line', () => {
    const strings: Found[] = [
      { draw: 'בא', x: 300, run: 0 },
      { draw: 'דג', x: 100, run: 0 },
    ];
    expect(textOf(strings)).toBe('באדג');
  });
});
