import { expect, it } from 'vitest';
import { furnitureOf } from '../../../../shared/texts';

const page = (n: number, head: string) => ({
  n,
  text: [
    head,
    ...Array.from({ length: 9 }, (_, at) => `Sentence ${'abcdefghi'[at]} of ${'uvwxyz'[n]} alone`),
  ].join('\n'),
});
const left = (heads: readonly string[]) => {
  const pages = heads.map((head, at) => page(at + 1, head));
  return furnitureOf(pages).map((lines, at) =>
    lines.map(({ start, end }) => pages[at]?.text.slice(start, end)),
  );
};

it('takes a line for a running head from the third page on that has it, and leaves a line of two pages in the text', () => {
  const head = 'Official Gazette';
  expect(left([head, head, head])).toEqual([[head], [head], [head]]);
  expect(left([head, head, 'Another beginning'])).toEqual([[], [], []]);
});

it('takes no heading of an article for one, though each page begins one', () => {
  expect(left(['Article 5', 'Article 6', 'Article 7'])).toEqual([[], [], []]);
});
