import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinRuns } from '../../../../renderer/reader/page/page-text';
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
