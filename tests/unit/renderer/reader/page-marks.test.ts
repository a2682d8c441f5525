import { describe, expect, it } from 'vitest';
import type { ShownText } from '../../../../renderer/reader/page/text-layer';
import { marksByIndex, marksFromIndex } from '../../../../renderer/reader/use-page-marks';

const READ = 'मानव बेचबिखन तथा ओसारपसार नियन्त्रण';
const STORED = 'dfgj a]rlavg tyf cf];f/k;f/ lgoGq0f';
const SPACE = { convertToPdfPoint: () => [], convertToViewportPoint: () => [] };

const asRead = <T>(range: T): T => range;

/** A page that shows this text; a rectangle tells the range that it is of. */
const showing = (text: string): ShownText => ({
  content: { text, runs: [] } as never,
  rectanglesOf: ({ start, end }) => [[start, end, 0, 0]],
  rangeOf: () => null,
});

const rangeOf = (text: string, words: string, from = 0) => {
  const start = text.indexOf(words, from);
  return { start, end: start + words.length };
};

it('of words of an old encoding are found on a page that shows them as they read, and on one that shows them as they are stored', () => {
  const text = `${READ}\n\n${STORED}`;
  const marks = [{ asRead: rangeOf(text, 'ओसारपसार'), asStored: rangeOf(text, 'cf];f/k;f/') }];
  for (const [shown, words] of [
    [READ, 'ओसारपसार'],
    [STORED, 'cf];f/k;f/'],
  ] as const) {
    const { places } = marksFromIndex(showing(shown), { text, readable: READ.length, marks, asRead }, SPACE);
    const { start, end } = rangeOf(shown, words);
    expect(places.map(({ rectangles }) => rectangles)).toEqual([[[start, end, 0, 0]]]);
  }
});

describe('places of words in the order of the list', () => {
  /** What is marked of a shown text that the page's own words show at some places, and the index at others. */
  const marked = (indexed: string, shown: string, found: readonly string[], word: RegExp) => {
    const marks = [...indexed.matchAll(word)].map((match) => {
      const range = { start: match.index, end: match.index + match[0].length };
      return { asRead: range, asStored: range };
    });
    let from = 0;
    const ranges = found.map((text) => {
      const range = rangeOf(shown, text, from);
      from = range.end;
      return range;
    });
    const { places, counted } = marksByIndex(
      ranges,
      showing(shown),
      { text: indexed, readable: indexed.length, marks, asRead },
      SPACE,
    );
    expect(counted).toBe(marks.length);
    return places.map(({ rectangles }) => {
      const [start = 0, end = 0] = rectangles[0] ?? [];
      return shown.slice(start, end);
    });
  };
  const LINE = 'Such a person shall report to an immigration officer or to a police officer at once. ';

  it('are found where the viewer has a space within a word', () => {
    const indexed = `The timely report. ${LINE}A timely answer.`;
    const shown = `The t imely report. ${LINE}A timely answer.`;
    expect(marked(indexed, shown, ['timely'], /timely/g)).toEqual(['t imely', 'timely']);
  });

  it('are found where the viewer does not tell that the number of a note is raised', () => {
    const indexed = `${LINE}As section 5⁷ of the Act says. ${LINE.toUpperCase()}Section 5 of the Act.`;
    const shown = indexed.replace('⁷', '7');
    expect(marked(indexed, shown, ['Section 5 of'], /section 5\S? of/gi)).toEqual([
      'section 57 of',
      'Section 5 of',
    ]);
  });

  it('keep their turn where one of them cannot be found', () => {
    const indexed = `timely ${LINE}timely ${LINE.toUpperCase()}`;
    const shown = `${LINE}timely ${LINE.toUpperCase()}`;
    expect(marked(indexed, shown, ['timely'], /timely/g)).toEqual(['', 'timely']);
  });

  it('are those of the words that stand elsewhere in the other reading', () => {
    const body = `${LINE}${LINE.toUpperCase()}`;
    const indexed = `Immigration\n45\n${body}`;
    const shown = `${body}\n45\nImmigration`;
    expect(marked(indexed, shown, ['immigration', 'IMMIGRATION', 'Immigration'], /immigration/gi)).toEqual([
      'Immigration',
      'immigration',
      'IMMIGRATION',
    ]);
  });

  it('come before those that only the page shows', () => {
    const found = ['OFFICER', 'officer', 'officer'];
    expect(marked(LINE, `OFFICER ${LINE}`, found, /officer/g)).toEqual(['officer', 'officer', 'OFFICER']);
  });
});
