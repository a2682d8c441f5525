import { expect, it } from 'vitest';
import type { ShownText } from '../../../../renderer/reader/page/text-layer';
import { marksFromIndex } from '../../../../renderer/reader/use-page-marks';

const READ = 'मानव बेचबिखन तथा ओसारपसार नियन्त्रण';
const STORED = 'dfgj a]rlavg tyf cf];f/k;f/ lgoGq0f';
const SPACE = { convertToPdfPoint: () => [], convertToViewportPoint: () => [] };

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
    const { places } = marksFromIndex(showing(shown), { text, readable: READ.length, marks }, SPACE);
    const { start, end } = rangeOf(shown, words);
    expect(places.map(({ rectangles }) => rectangles)).toEqual([[[start, end, 0, 0]]]);
  }
});
