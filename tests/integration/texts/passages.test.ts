import { describe, expect, it } from 'vitest';
import { createPassageFinder, type PassageWish } from '../../../main/texts';
import type { Reanchored } from '../../../shared/texts';

const WISH: PassageWish = { before: 'old', after: 'new', quote: 'the words', page: 1 };
const standing = (text: string): Reanchored => ({
  kind: 'same',
  page: 2,
  pageLabel: null,
  text,
  likeness: 1,
});

/** A finder over an index that gives these proposals, one after the other, with the wishes it was asked. */
function aFinder(...proposals: Reanchored[]) {
  const asked: string[] = [];
  const finder = createPassageFinder(async ({ before, after, cited }) => {
    asked.push(`${before} ${after}`);
    return cited.map(() => proposals.shift() as Reanchored);
  });
  return { finder, asked };
}

describe('passages of older texts', () => {
  it('are looked up once while the texts stay as they are', async () => {
    const { finder, asked } = aFinder(standing('first'), standing('second'));
    expect(await finder.find([WISH, null, WISH])).toEqual([standing('first'), null, standing('first')]);
    expect(await finder.find([WISH])).toEqual([standing('first')]);
    expect(asked).toEqual(['old new']);
  });

  it.each(['old', 'new'])('are looked up again after the %s text was read anew', async (file) => {
    const { finder } = aFinder(standing('first'), standing('second'));
    await finder.find([WISH]);
    finder.forget(['another']);
    expect(await finder.find([WISH])).toEqual([standing('first')]);
    finder.forget([file]);
    expect(await finder.find([WISH])).toEqual([standing('second')]);
  });

  it('are not remembered when a text was read anew while they were looked up', async () => {
    const { finder } = aFinder(standing('first'), standing('second'));
    const finding = finder.find([WISH]);
    finder.forget(['new']);
    await finding;
    expect(await finder.find([WISH])).toEqual([standing('second')]);
  });
});
