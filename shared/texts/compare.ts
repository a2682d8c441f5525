import { anchorsOf, articleAnchors, pageAnchors, pairPages, pairsByAnchors } from './align-pages.ts';
import { type Edit, editsOf } from './edits.ts';
import type { ComparedPage } from './furniture.ts';
import type { ChangeKind, TextChange, TextComparison, TextPlace, TextSpan } from './model.ts';
import { movesOf, without } from './moves.ts';
import { type Token, type Tokens, tokensOf } from './tokens.ts';

/** A text to be compared: its pages in order. */
export type ComparedText = readonly ComparedPage[];

const LONGEST_SHOWN = 600;
const CONTEXT = 60;
/** Most changes that are listed; counts cover all. */
const MOST_LISTED = 5_000;
/** Below this share of equal words two texts are different documents, or one is a translation: their words say nothing about places. */
const LEAST_SAME = 0.2;

type Range = readonly [begin: number, end: number];

interface Side {
  readonly pages: ComparedText;
  readonly tokens: Tokens;
}

const sideOf = (pages: ComparedText): Side => ({ pages, tokens: tokensOf(pages) });

const oneLine = (text: string) =>
  text
    .replace(/[\u00ad\u2010-]\r?\n\s*(?=\p{Ll})/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Cuts a text behind a whole letter with what hangs on it. */
function cutAt(text: string, length: number): string {
  if (text.length <= length) return text;
  return text.slice(0, length).replace(/[\ud800-\udbff]$|\P{M}\p{M}*$/u, '');
}

/** A stretch of tokens as it stands on its pages. */
function spanOf({ pages, tokens }: Side, [begin, end]: Range): TextSpan | null {
  const parts: { page: number; start: number; end: number }[] = [];
  let text = '';
  let size = 0;
  for (const token of tokens.tokens.slice(begin, end)) {
    const { n } = pages[token.page] as ComparedPage;
    if (token.weight > 0) size += 1;
    const last = parts.at(-1);
    if (last === undefined || last.page !== n) parts.push({ page: n, start: token.start, end: token.end });
    else last.end = Math.max(last.end, token.end);
  }
  for (const { page, start, end: until } of parts) {
    if (text.length > LONGEST_SHOWN) break;
    const whole = pages.find(({ n }) => n === page)?.text ?? '';
    text += `${text === '' ? '' : ' '}${whole.slice(start, until)}`;
  }
  const shown = oneLine(text);
  if (parts.length === 0) return null;
  return { parts, text: cutAt(shown, LONGEST_SHOWN), cut: shown.length > LONGEST_SHOWN, size };
}

/** Where a token stands; behind the last one, where that ends. */
function placeOf({ pages, tokens: { tokens, headings } }: Side, at: number): TextPlace {
  const token = tokens[at] ?? tokens.at(-1);
  const page = token === undefined ? pages[0] : pages[token.page];
  const offset = token === undefined ? 0 : tokens[at] === undefined ? token.end : token.start;
  let low = 0;
  let high = headings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((headings[middle]?.token ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const height = Math.round((1000 * offset) / Math.max(1, page?.text.length ?? 0)) / 1000;
  return { page: page?.n ?? 1, offset, height, heading: headings[low - 1]?.line ?? '' };
}

/** Words just before and after a stretch, on its own page. */
function contextOf({ pages, tokens: { tokens } }: Side, [begin, end]: Range): TextChange['context'] {
  const first = tokens[begin - 1];
  const last = tokens[end];
  const before = first === undefined ? '' : (pages[first.page]?.text.slice(0, first.end) ?? '');
  const after = last === undefined ? '' : (pages[last.page]?.text.slice(last.start) ?? '');
  return {
    before: oneLine(before.slice(-CONTEXT).replace(/^\S*\s/, '')),
    after: oneLine(cutAt(after, CONTEXT).replace(/\s\S*$/, '')),
  };
}

interface Found {
  readonly kind: ChangeKind;
  readonly a: Range;
  readonly b: Range;
}

const kindOf = ({ a, b }: Edit): ChangeKind =>
  a[0] === a[1] ? 'added' : b[0] === b[1] ? 'removed' : 'changed';

/** Every change by its tokens, in order of the later text. */
function foundIn(a: readonly Token[], b: readonly Token[], edits: readonly Edit[]): Found[] {
  const moves = movesOf(a, b, edits);
  const found: Found[] = [];
  for (const edit of edits) {
    const cutsA = moves.map((move) => move.a);
    const cutsB = moves.map((move) => move.b);
    const leftA = without(a, edit.a, cutsA);
    const leftB = without(b, edit.b, cutsB);
    const isWhole = (left: readonly Range[], whole: Range) =>
      left.length === 1 && left[0]?.[0] === whole[0] && left[0][1] === whole[1];
    if (isWhole(leftA, edit.a) && isWhole(leftB, edit.b)) found.push({ kind: 'changed', ...edit });
    else if (leftA.length <= 1 && leftB.length <= 1 && leftA.length + leftB.length > 0) {
      const [one = [edit.a[0], edit.a[0]] as const] = leftA;
      const [other = [edit.b[0], edit.b[0]] as const] = leftB;
      found.push({ kind: kindOf({ a: one, b: other }), a: one, b: other });
    } else {
      for (const piece of leftA) found.push({ kind: 'removed', a: piece, b: [edit.b[0], edit.b[0]] });
      for (const piece of leftB) found.push({ kind: 'added', a: [edit.a[0], edit.a[0]], b: piece });
    }
  }
  for (const { inside, ...move } of moves) {
    found.push({ kind: 'moved', a: move.a, b: move.b });
    for (const edit of inside) {
      if (edit.a[0] < edit.a[1] || edit.b[0] < edit.b[1]) found.push({ kind: kindOf(edit), ...edit });
    }
  }
  return found.sort((x, y) => x.b[0] - y.b[0] || x.a[0] - y.a[0] || y.b[1] - x.b[1]);
}

/** The same comparison whichever text is given first, but for its direction: both orders are computed in one. */
function comesFirst(a: Side, b: Side): boolean {
  const [x, y] = [a.tokens.tokens, b.tokens.tokens];
  if (x.length !== y.length) return x.length < y.length;
  for (let at = 0; at < x.length; at += 1) {
    const [left, right] = [x[at]?.key ?? '', y[at]?.key ?? ''];
    if (left !== right) return left < right;
  }
  return true;
}

const turned = (edits: readonly Edit[]): Edit[] => edits.map(({ a, b }) => ({ a: b, b: a }));

/**
 * Compares two texts word by word (cluster by cluster in scripts without spaces). Line ends, hyphenation, running headers and page
 * numbers make no difference. Comparing the other way round gives the same changes turned.
 */
export function compareTexts(earlier: ComparedText, later: ComparedText): TextComparison {
  const a = sideOf(earlier);
  const b = sideOf(later);
  const isTurned = !comesFirst(a, b);
  const [first, second] = isTurned ? [b, a] : [a, b];
  const computed = editsOf(first.tokens.tokens, second.tokens.tokens);
  const changes = foundIn(first.tokens.tokens, second.tokens.tokens, computed.edits);
  const found = isTurned
    ? changes
        .map((each): Found => ({ kind: TURNED[each.kind], a: each.b, b: each.a }))
        .sort((x, y) => x.b[0] - y.b[0] || x.a[0] - y.a[0] || y.b[1] - x.b[1])
    : changes;
  const edits = isTurned ? turned(computed.edits) : computed.edits;
  const words = a.tokens.tokens.length + b.tokens.tokens.length;
  const differing = edits.reduce((sum, edit) => sum + (edit.a[1] - edit.a[0]) + (edit.b[1] - edit.b[0]), 0);
  const same = words === 0 ? 1 : 1 - differing / words;
  const counts: Record<ChangeKind, number> = { added: 0, removed: 0, changed: 0, moved: 0 };
  for (const { kind } of found) counts[kind] += 1;
  return {
    changes: found.slice(0, MOST_LISTED).map(({ kind, a: before, b: after }) => ({
      kind,
      before: kind === 'added' ? null : spanOf(a, before),
      after: kind === 'removed' ? null : spanOf(b, after),
      places: { before: placeOf(a, before[0]), after: placeOf(b, after[0]) },
      context: kind === 'removed' ? contextOf(a, before) : contextOf(b, after),
    })),
    counts,
    total: found.length,
    same,
    ...linedUp(a, b, edits, same),
    wordless: { before: numbersOf(a), after: numbersOf(b) },
  };
}

const TURNED: Readonly<Record<ChangeKind, ChangeKind>> = {
  added: 'removed',
  removed: 'added',
  changed: 'changed',
  moved: 'moved',
};

const numbersOf = ({ pages, tokens }: Side) => tokens.emptyPages.map((at) => pages[at]?.n ?? 1);

/** Lines two texts up by what they have in common: their words, else the numbers of their articles, else their pages. */
function linedUp(
  a: Side,
  b: Side,
  edits: readonly Edit[],
  same: number,
): Pick<TextComparison, 'pages' | 'anchors' | 'alignedBy'> {
  if (same >= LEAST_SAME) {
    return { pages: pairPages(a, b, edits), anchors: anchorsOf(a, b, edits), alignedBy: 'words' };
  }
  const byArticle = articleAnchors(a, b);
  if (byArticle !== null)
    return { pages: pairsByAnchors(a, b, byArticle), anchors: byArticle, alignedBy: 'articles' };
  const byPage = pageAnchors(a, b);
  return { pages: pairsByAnchors(a, b, byPage), anchors: byPage, alignedBy: 'pages' };
}
