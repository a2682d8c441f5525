import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DrawnText, joinRuns, runsOfDrawn } from '../../../../renderer/reader/page/page-text';
import { LONGEST_QUOTE, quoteOf } from '../../../../renderer/reader/page/quote';

describe('the text of a page', () => {
  const page = joinRuns([
    { text: 'Article 1', endsLine: true },
    { text: '', endsLine: false },
    { text: 'No ', endsLine: false },
    { text: 'slavery', endsLine: false },
  ]);

  it('is the text of its runs with a break at the end of each line', () => {
    expect(page.text).toBe('Article 1\nNo slavery');
    expect(page.startOf(3)).toBe(13);
  });

  it('leads from a range back to the runs', () => {
    expect(page.runsOf({ start: 8, end: 15 })).toEqual([
      { run: 0, start: 8, end: 9 },
      { run: 2, start: 0, end: 3 },
      { run: 3, start: 0, end: 2 },
    ]);
    expect(page.runsOf({ start: 9, end: 10 })).toEqual([]);
  });

  it('gives back every letter of a range, whatever the runs', () => {
    const runs = fc.array(fc.record({ text: fc.string({ maxLength: 6 }), endsLine: fc.boolean() }), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(runs, fc.nat(60), fc.nat(60), (given, one, other) => {
        const text = joinRuns(given);
        const range = { start: Math.min(one, other), end: Math.max(one, other) };
        const pieces = text.runsOf(range).map(({ run, start, end }) => {
          const at = text.startOf(run);
          expect(text.text.slice(at + start, at + end)).toBe(given[run]?.text.slice(start, end));
          return end - start;
        });
        const breaks = given.filter((run, index) => {
          const at = text.startOf(index) + run.text.length;
          return run.endsLine && at >= range.start && at < range.end;
        }).length;
        const inside = Math.max(0, Math.min(range.end, text.text.length) - range.start);
        expect(pieces.reduce((sum, length) => sum + length, 0)).toBe(inside - breaks);
      }),
    );
  });
});

describe('the runs of what is drawn', () => {
  /** A piece of letters ten points high that begins there. */
  const drawn = (
    str: string,
    x: number,
    y: number,
    width: number,
    more: Partial<DrawnText> = {},
  ): DrawnText => ({
    ...{ str, hasEOL: false, dir: 'ltr', transform: [10, 0, 0, 10, x, y], width, height: 10 },
    ...more,
  });
  const textOf = (pieces: readonly DrawnText[]) => joinRuns(runsOfDrawn(pieces)).text;

  it('are parted where a heading stands on the left of the number drawn before it', () => {
    const number = drawn('45', 391.7, 665.9, 10.2);
    expect(textOf([number, drawn('Immigration', 256.3, 665.4, 51)])).toBe('45\nImmigration');
  });

  it('are parted where the next word stands far off in the line, or in another one', () => {
    expect(textOf([drawn('4', 66, 648.7, 6), drawn('Act A1727', 343.7, 648.7, 59.2)])).toBe('4\nAct A1727');
    expect(textOf([drawn('Constitution', 210, 650, 107), drawn('NOTES', 248, 626, 31)])).toBe(
      'Constitution\nNOTES',
    );
  });

  it('go on where a word does, with a raised letter, and with a mark drawn over one', () => {
    expect(textOf([drawn('traf', 100, 500, 20), drawn('ficking', 120, 500, 32)])).toBe('trafficking');
    expect(textOf([drawn('1', 100, 500, 5), drawn('st', 105, 504, 6, { height: 6 })])).toBe('1st');
    expect(textOf([drawn('e', 100, 500, 5), drawn('\u0301', 99, 500, 0), drawn('t', 105, 500, 4)])).toBe(
      'e\u0301t',
    );
  });

  it('are parted once where a line ends, and never where the text is read from the right', () => {
    expect(textOf([drawn('one', 100, 500, 15, { hasEOL: true }), drawn('two', 20, 480, 15)])).toBe(
      'one\ntwo',
    );
    const fromRight = { dir: 'rtl' };
    expect(textOf([drawn('ש', 300, 500, 6, fromRight), drawn('ל', 280, 500, 6, fromRight)])).toBe('של');
  });

  it('follow the direction in which the words are drawn', () => {
    const upwards = (str: string, x: number, y: number, width: number) =>
      drawn(str, x, y, width, { transform: [0, 10, -10, 0, x, y] });
    expect(textOf([upwards('traf', 100, 200, 20), upwards('ficking', 100, 220, 32)])).toBe('trafficking');
    expect(textOf([upwards('45', 100, 400, 10), upwards('Immigration', 100, 200, 51)])).toBe(
      '45\nImmigration',
    );
  });
});

describe('a quote', () => {
  it('stands on one line', () => {
    expect(quoteOf('No one shall be held\n in slavery  or\r\nservitude. ')).toBe(
      'No one shall be held in slavery or servitude.',
    );
  });

  it('puts together a word that was parted at the end of a line', () => {
    expect(quoteOf('the traf-\nfickers')).toBe('the traffickers');
    expect(quoteOf('Article 3-\nBis')).toBe('Article 3- Bis');
  });

  it('adds no space inside scripts that have none', () => {
    expect(quoteOf('ความเป็นมนุษย์\nและสิทธิ')).toBe('ความเป็นมนุษย์และสิทธิ');
    expect(quoteOf('សិទ្ធិ\nមនុស្ស')).toBe('សិទ្ធិមនុស្ស');
    expect(quoteOf('มาตรา 6\nmeans')).toBe('มาตรา 6 means');
  });

  it('is never longer than a citation keeps, and never ends in half a letter', () => {
    const long = quoteOf('สิ'.repeat(LONGEST_QUOTE));
    expect(long.length).toBeLessThanOrEqual(LONGEST_QUOTE);
    expect(long.endsWith('…')).toBe(true);
    expect(quoteOf('😀'.repeat(LONGEST_QUOTE)).isWellFormed()).toBe(true);
  });
});
