import type { Edit } from './edits.ts';
import type { ComparedPage } from './furniture.ts';
import type { PagePair, ScrollAnchor } from './model.ts';
import type { Token, Tokens } from './tokens.ts';

/** A text with its tokens. */
export interface AlignedSide {
  readonly pages: readonly ComparedPage[];
  readonly tokens: Tokens;
}

/** Runs of equal tokens between edits. */
function* equalRuns(
  edits: readonly Edit[],
  lengths: readonly [number, number],
): Generator<{ readonly i: number; readonly j: number; readonly length: number }> {
  let [i, j] = [0, 0];
  for (const edit of [...edits, { a: [lengths[0], lengths[0]], b: [lengths[1], lengths[1]] } as const]) {
    const length = edit.a[0] - i;
    if (length > 0) yield { i, j, length };
    [i, j] = [edit.a[1], edit.b[1]];
  }
}

/** Share of a page's tokens that must stand on another page for the two to be a pair. */
const LEAST_COMMON = 0.15;

/**
 * Which page of one text shows what which page of the other shows. In order of both; pages that stand in one text alone come where
 * they stand.
 */
export function pairPages(a: AlignedSide, b: AlignedSide, edits: readonly Edit[]): PagePair[] {
  const common = new Map<string, { a: number; b: number; count: number }>();
  for (const { i, j, length } of equalRuns(edits, [a.tokens.tokens.length, b.tokens.tokens.length])) {
    for (let step = 0; step < length; step += 1) {
      const here = a.tokens.tokens[i + step]?.page ?? 0;
      const there = b.tokens.tokens[j + step]?.page ?? 0;
      const key = `${here} ${there}`;
      const known = common.get(key);
      if (known === undefined) common.set(key, { a: here, b: there, count: 1 });
      else known.count += 1;
    }
  }
  const sizes = (tokens: readonly Token[], count: number) => {
    const found = new Array<number>(count).fill(0);
    for (const { page } of tokens) found[page] = (found[page] ?? 0) + 1;
    return found;
  };
  const [sizeA, sizeB] = [sizes(a.tokens.tokens, a.pages.length), sizes(b.tokens.tokens, b.pages.length)];
  // The pairs come in order of both texts already; of those that share a page the one with more in common stays.
  const kept: { a: number; b: number; count: number }[] = [];
  for (const pair of common.values()) {
    const least = LEAST_COMMON * Math.min(sizeA[pair.a] ?? 0, sizeB[pair.b] ?? 0);
    if (pair.count < least) continue;
    const last = kept.at(-1);
    if (last === undefined || (pair.a > last.a && pair.b > last.b)) kept.push(pair);
    else if (pair.count > last.count) {
      kept.pop();
      const before = kept.at(-1);
      if (before === undefined || (pair.a > before.a && pair.b > before.b)) kept.push(pair);
    }
  }
  return withSinglePages(a, b, kept);
}

function withSinglePages(
  a: AlignedSide,
  b: AlignedSide,
  kept: readonly { readonly a: number; readonly b: number }[],
): PagePair[] {
  const pairs: PagePair[] = [];
  let [i, j] = [0, 0];
  const end = { a: a.pages.length, b: b.pages.length };
  for (const pair of [...kept, end]) {
    for (; i < pair.a; i += 1) pairs.push({ before: a.pages[i]?.n ?? null, after: null });
    for (; j < pair.b; j += 1) pairs.push({ before: null, after: b.pages[j]?.n ?? null });
    if (pair === end) break;
    pairs.push({ before: a.pages[i]?.n ?? null, after: b.pages[j]?.n ?? null });
    i += 1;
    j += 1;
  }
  return pairs;
}

/** A token's page and how far down its text it stands. */
function heightOf({ pages, tokens }: AlignedSide, at: number): [number, number] {
  const token = tokens.tokens[at];
  const page = token === undefined ? undefined : pages[token.page];
  if (token === undefined || page === undefined) return [1, 0];
  return [page.n, Math.round((1000 * token.start) / Math.max(1, page.text.length)) / 1000];
}

/** Tokens between two anchors of a long equal run. */
const STEP = 60;
const MOST_ANCHORS = 20_000;

/** Places by which two texts are scrolled together: along everything that is the same. */
export function anchorsOf(a: AlignedSide, b: AlignedSide, edits: readonly Edit[]): ScrollAnchor[] {
  const anchors: ScrollAnchor[] = [];
  for (const { i, j, length } of equalRuns(edits, [a.tokens.tokens.length, b.tokens.tokens.length])) {
    for (let step = 0; step < length && anchors.length < MOST_ANCHORS; step += STEP) {
      anchors.push({ before: heightOf(a, i + step), after: heightOf(b, j + step) });
    }
  }
  return anchors;
}

/** Articles that must go together for two texts to be lined up by them. */
const LEAST_ARTICLES = 3;

/**
 * Lines up two texts by the numbers of their articles, as an original with its translation. Articles are taken in the order in which
 * both texts have them; null where too few go together.
 */
export function articleAnchors(a: AlignedSide, b: AlignedSide): ScrollAnchor[] | null {
  const ours = articlesOf(a);
  const theirs = new Map(articlesOf(b).map((each) => [each.number, each.token]));
  const pairs: { i: number; j: number }[] = [];
  for (const { number, token } of ours) {
    const other = theirs.get(number);
    const last = pairs.at(-1);
    if (other !== undefined && (last === undefined || other > last.j)) pairs.push({ i: token, j: other });
  }
  if (pairs.length < LEAST_ARTICLES) return null;
  return [
    { before: [1, 0], after: [1, 0] },
    ...pairs.map(({ i, j }): ScrollAnchor => ({ before: heightOf(a, i), after: heightOf(b, j) })),
    endAnchor(a, b),
  ];
}

/** The articles of a text by number, each at the last place that heads it: a table of contents comes before the articles. */
function articlesOf({ tokens: { headings } }: AlignedSide): { number: string; token: number }[] {
  const articles = headings.filter(({ kind }) => kind === 'article');
  const used =
    articles.length >= LEAST_ARTICLES ? articles : headings.filter(({ kind }) => kind === 'number');
  const last = new Map(used.map(({ number, token }) => [number, token]));
  return [...last].map(([number, token]) => ({ number, token })).sort((x, y) => x.token - y.token);
}

const endAnchor = (a: AlignedSide, b: AlignedSide): ScrollAnchor => ({
  before: [a.pages.at(-1)?.n ?? 1, 1],
  after: [b.pages.at(-1)?.n ?? 1, 1],
});

/** Lines up two texts page by page. */
export function pageAnchors(a: AlignedSide, b: AlignedSide): ScrollAnchor[] {
  const count = Math.min(a.pages.length, b.pages.length);
  return [
    ...Array.from(
      { length: count },
      (_, at): ScrollAnchor => ({
        before: [a.pages[at]?.n ?? 1, 0],
        after: [b.pages[at]?.n ?? 1, 0],
      }),
    ),
    endAnchor(a, b),
  ];
}

/** Pages that go together by their anchors. */
export function pairsByAnchors(a: AlignedSide, b: AlignedSide, anchors: readonly ScrollAnchor[]): PagePair[] {
  const kept: { a: number; b: number }[] = [];
  for (const { before, after } of anchors) {
    const pair = {
      a: a.pages.findIndex(({ n }) => n === before[0]),
      b: b.pages.findIndex(({ n }) => n === after[0]),
    };
    const last = kept.at(-1);
    if (pair.a >= 0 && pair.b >= 0 && (last === undefined || (pair.a > last.a && pair.b > last.b))) {
      kept.push(pair);
    }
  }
  return withSinglePages(a, b, kept);
}
