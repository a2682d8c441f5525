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

  it('pages without such letters come back untouched', () => {
    const page = pageOf([{ draw: 'V8', x: 0 }]);
    expect(withRightToLeftInOrder(page.glyphs)).toBe(page.glyphs);
  });
});
