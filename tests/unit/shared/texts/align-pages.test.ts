import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editsOf } from '../../../../shared/texts';
import {
  type AlignedSide,
  anchorsOf,
  articleAnchors,
  pageAnchors,
  pairPages,
  pairsByAnchors,
} from '../../../../shared/texts/align-pages';
import type { Token } from '../../../../shared/texts/tokens';

/** A text of one letter a word, a page each, numbered from 1. */
function side(...texts: readonly string[]): AlignedSide {
  const tokens: Token[] = texts.flatMap((text, page) =>
    [...text].map((key, at) => ({ key, page, start: at, end: at + 1, weight: 1, opensLine: at === 0 })),
  );
  return {
    pages: texts.map((text, at) => ({ n: at + 1, text })),
    tokens: { tokens, headings: [], emptyPages: [] },
  };
}

/** With articles that begin at tokens. */
const withArticles = (
  of: AlignedSide,
  articles: readonly (readonly [number: string, token: number])[],
  kind: 'article' | 'number' = 'article',
): AlignedSide => ({
  ...of,
  tokens: {
    ...of.tokens,
    headings: articles.map(([number, token]) => ({ kind, number, token, line: number })),
  },
});

const edits = (a: AlignedSide, b: AlignedSide) => editsOf(a.tokens.tokens, b.tokens.tokens).edits;
const paired = (a: AlignedSide, b: AlignedSide) =>
  pairPages(a, b, edits(a, b)).map(({ before, after }) => [before, after]);

const ONE = 'abcdefghij';
const TWO = 'klmnopqrst';
const THREE = 'ABCDEFGHIJ';
const FRESH = '0123456789';

describe('pages of two texts', () => {
  it('go together by what they share', () => {
    expect(paired(side(ONE, TWO, THREE), side(ONE, TWO, THREE))).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    expect(paired(side(ONE, TWO, THREE), side(ONE, FRESH, THREE))).toEqual([
      [1, 1],
      [2, null],
      [null, 2],
      [3, 3],
    ]);
    expect(paired(side(ONE), side(FRESH))).toEqual([
      [1, null],
      [null, 1],
    ]);
  });

  it('go with the one that has more of them, where the text of one has gone over to two', () => {
    expect(paired(side(ONE + TWO), side(ONE.slice(0, 4), ONE.slice(4) + TWO))).toEqual([
      [null, 1],
      [1, 2],
    ]);
    expect(paired(side(ONE + TWO), side(ONE + TWO.slice(0, 4), TWO.slice(4)))).toEqual([
      [1, 1],
      [null, 2],
    ]);
    expect(paired(side(ONE.slice(0, 4), ONE.slice(4) + TWO), side(ONE + TWO))).toEqual([
      [1, null],
      [2, 1],
    ]);
  });

  it('need some of the shorter one in common', () => {
    const shares = (count: number) => side(FRESH.repeat(4).slice(count) + ONE.slice(0, count));
    // Of forty words; fewer than four are taken for chance anyway.
    const other = side(ONE + TWO.repeat(3));
    expect(paired(shares(6), other)).toEqual([[1, 1]]);
    expect(paired(shares(5), other)).toEqual([
      [1, null],
      [null, 1],
    ]);
    // And those behind them go together all the same.
    const [few, all] = [shares(5), other].map(({ pages }) => pages[0]?.text ?? '');
    expect(paired(side(few ?? '', THREE), side(all ?? '', THREE))).toEqual([
      [1, null],
      [null, 1],
      [2, 2],
    ]);
    const longer = side(ONE + TWO.repeat(6));
    expect(paired(shares(6), longer)).toEqual([[1, 1]]);
    expect(paired(longer, shares(6))).toEqual([[1, 1]]);
  });

  it('stand there once each and in their order, whatever the texts', () => {
    const page = fc.constantFrom(ONE, TWO, THREE, FRESH, ONE + TWO, ONE.slice(5) + TWO.slice(0, 5), '');
    const text = fc.array(page, { minLength: 1, maxLength: 6 }).map((pages) => side(...pages));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const pairs = paired(a, b);
        expect(pairs.flatMap(([before]) => before ?? [])).toEqual(a.pages.map(({ n }) => n));
        expect(pairs.flatMap(([, after]) => after ?? [])).toEqual(b.pages.map(({ n }) => n));
      }),
      { numRuns: 200 },
    );
  });
});

describe('places by which two texts are scrolled together', () => {
  it('lie along what is the same, every sixty words, by page and height', () => {
    const same = 'x'.repeat(130);
    const [a, b] = [side(`1${same}`), side('2', `3${same}`)];
    expect(anchorsOf(a, b, [{ a: [0, 1], b: [0, 2] }])).toEqual([
      { before: [1, 0.008], after: [2, 0.008] },
      { before: [1, 0.466], after: [2, 0.466] },
      { before: [1, 0.924], after: [2, 0.924] },
    ]);
    expect(anchorsOf(a, b, [{ a: [0, 131], b: [0, 132] }])).toEqual([]);
  });

  it('are the articles that both have, in the order of both, from the first page to the last', () => {
    const text = side(ONE, TWO, THREE);
    const ours = withArticles(text, [
      ['1', 0],
      ['2', 5],
      ['3', 10],
      ['4', 20],
    ]);
    const theirs = withArticles(text, [
      ['1', 2],
      ['3', 6],
      ['2', 8],
      ['4', 25],
    ]);
    expect(articleAnchors(ours, theirs)).toEqual([
      { before: [1, 0], after: [1, 0] },
      { before: [1, 0], after: [1, 0.2] },
      { before: [1, 0.5], after: [1, 0.8] },
      { before: [3, 0], after: [3, 0.5] },
      { before: [3, 1], after: [3, 1] },
    ]);
  });

  it('are the last place that heads an article, for a table of contents comes first', () => {
    const text = side(ONE, TWO, THREE);
    const articles = [
      ['1', 10],
      ['2', 15],
      ['3', 20],
    ] as const;
    const listed = withArticles(text, [['1', 0], ['2', 1], ['3', 2], ...articles]);
    expect(articleAnchors(listed, withArticles(text, articles))).toEqual(
      articleAnchors(withArticles(text, articles), withArticles(text, articles)),
    );
  });

  it('need three articles, or three numbers where there are no articles', () => {
    const text = side(ONE, TWO);
    const two = [
      ['1', 0],
      ['2', 5],
    ] as const;
    const three = [...two, ['3', 10]] as const;
    expect(articleAnchors(withArticles(text, two), withArticles(text, three))).toBeNull();
    expect(articleAnchors(withArticles(text, three), withArticles(text, two))).toBeNull();
    expect(articleAnchors(withArticles(text, three, 'number'), withArticles(text, three))).toHaveLength(5);
    expect(articleAnchors(text, text)).toBeNull();
  });

  it('are the pages, where nothing else goes together, and give pairs of pages again', () => {
    const [a, b] = [side(ONE, TWO, THREE), side(FRESH, FRESH)];
    const anchors = pageAnchors(a, b);
    expect(anchors).toEqual([
      { before: [1, 0], after: [1, 0] },
      { before: [2, 0], after: [2, 0] },
      { before: [3, 1], after: [2, 1] },
    ]);
    expect(pairsByAnchors(a, b, anchors)).toEqual([
      { before: 1, after: 1 },
      { before: 2, after: 2 },
      { before: 3, after: null },
    ]);
  });

  it('give pairs in which each page stands once and in its order, whatever the anchors', () => {
    const [a, b] = [side(ONE, TWO, THREE, FRESH), side(ONE, TWO, THREE)];
    const place = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.constant(0));
    fc.assert(
      fc.property(fc.array(fc.record({ before: place, after: place }), { maxLength: 8 }), (anchors) => {
        const pairs = pairsByAnchors(a, b, anchors);
        expect(pairs.flatMap(({ before }) => before ?? [])).toEqual([1, 2, 3, 4]);
        expect(pairs.flatMap(({ after }) => after ?? [])).toEqual([1, 2, 3]);
      }),
      { numRuns: 300 },
    );
  });

  it('give no pair of a page that is in neither text, and none that goes back', () => {
    const [a, b] = [side(ONE, TWO), side(ONE, TWO)];
    expect(
      pairsByAnchors(a, b, [
        { before: [2, 0], after: [1, 0] },
        { before: [1, 0], after: [2, 0] },
        { before: [9, 0], after: [9, 0] },
      ]),
    ).toEqual([
      { before: 1, after: null },
      { before: 2, after: 1 },
      { before: null, after: 2 },
    ]);
  });
});
