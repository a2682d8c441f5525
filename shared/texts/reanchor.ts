import { withPlainDigits } from '../search';
import { pairPages } from './align-pages.ts';
import { type Edit, editsOf } from './edits.ts';
import type { ComparedPage } from './furniture.ts';
import type { Reanchored } from './model.ts';
import { type Token, type Tokens, tokensOf } from './tokens.ts';

/** What is cited of the earlier text: words on a page, or with an empty quote the page as a whole. */
export interface Cited {
  readonly quote: string;
  readonly page: number;
}

/** Least share of the words of a passage that must stand in what is proposed for it. */
const LEAST_ALIKE = 0.6;
/** How much better the best of several places must be. */
const CLEARLY = 0.15;
/** A shorter quote (in words) says too little to be known again at another place. */
const LEAST_WORDS = 4;
const LONGEST_LABEL = 40;
/** Words before and after a place that are looked at to tell it from others. */
const AROUND = 12;
/** Least share of them that must be the same where the lines of the texts lead to a place, and where nothing else does. */
const LEAST_AROUND = 0.3;
const LEAST_AROUND_ALONE = 0.5;
/** How much more of what is around the best of several places must be the same. */
const CLEARLY_AROUND = 0.25;

/** The words of a text without its punctuation, which quotes often lose. */
interface Words {
  readonly keys: readonly string[];
  /** Index of each word among the tokens. */
  readonly tokens: readonly number[];
}

interface Text {
  readonly pages: readonly ComparedPage[];
  readonly all: Tokens;
  readonly words: Words;
}

function wordsOf(tokens: readonly Token[]): Words {
  const kept = tokens.flatMap(({ weight }, at) => (weight > 0 ? [at] : []));
  return { keys: kept.map((at) => tokens[at]?.key ?? ''), tokens: kept };
}

function textOf(pages: readonly ComparedPage[], read: readonly ComparedPage[] = pages): Text {
  const all = tokensOf(read);
  return { pages, all, words: wordsOf(all.tokens) };
}

/** Pages as they were read before raised digits were told from others: quotes of that time have the numbers of notes in them. */
const asReadBefore = (pages: readonly ComparedPage[]): ComparedPage[] =>
  pages.map((page) => ({ ...page, text: withPlainDigits(page.text) }));

/** Every place where some words stand in a row. */
function placesOf(
  words: readonly string[],
  text: readonly string[],
  index: ReadonlyMap<string, number[]>,
): number[] {
  const [first] = words;
  if (first === undefined) return [];
  return (index.get(first) ?? []).filter((at) => words.every((word, step) => text[at + step] === word));
}

function indexOf(keys: readonly string[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  keys.forEach((key, at) => {
    const places = index.get(key);
    if (places === undefined) index.set(key, [at]);
    else places.push(at);
  });
  return index;
}

/** Share of words that two short stretches have in common and in order, of the longer. */
function alike(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  let before = new Uint16Array(b.length + 1);
  for (const key of a) {
    const row = new Uint16Array(b.length + 1);
    for (let j = 1; j <= b.length; j += 1) {
      row[j] =
        key === b[j - 1]
          ? (before[j - 1] as number) + 1
          : Math.max(before[j] as number, row[j - 1] as number);
    }
    before = row;
  }
  return (before[b.length] as number) / Math.max(a.length, b.length);
}

/** Where each word of the earlier text stands in the later one, by the edits between them; -1 where it does not. */
function imageOf(earlier: Text, later: Text, edits: readonly Edit[]): Int32Array {
  const image = new Int32Array(earlier.words.keys.length).fill(-1);
  const wordAt = new Int32Array(later.all.tokens.length).fill(-1);
  later.words.tokens.forEach((token, word) => {
    wordAt[token] = word;
  });
  let edit = 0;
  let shift = 0;
  earlier.words.tokens.forEach((token, word) => {
    while (edit < edits.length && (edits[edit] as Edit).a[1] <= token) {
      shift = (edits[edit] as Edit).b[1] - (edits[edit] as Edit).a[1];
      edit += 1;
    }
    if (edit < edits.length && (edits[edit] as Edit).a[0] <= token) return;
    image[word] = wordAt[token + shift] ?? -1;
  });
  return image;
}

interface Place {
  readonly begin: number;
  readonly end: number;
}

interface Ground {
  readonly earlier: Text;
  readonly later: Text;
  readonly image: Int32Array;
  readonly earlierIndex: ReadonlyMap<string, number[]>;
  readonly laterIndex: ReadonlyMap<string, number[]>;
  /** Marks of punctuation behind the last word of the quote looked for. */
  readonly closing: readonly string[];
  /** Stretches of three words of the later text. */
  readonly threes: ReadonlyMap<string, number[]>;
}

const threeAt = (keys: readonly string[], at: number) =>
  `${keys[at]}\u0001${keys[at + 1]}\u0001${keys[at + 2]}`;

function threesOf(keys: readonly string[]): Map<string, number[]> {
  const threes = new Map<string, number[]>();
  for (let at = 0; at + 3 <= keys.length; at += 1) {
    const three = threeAt(keys, at);
    const places = threes.get(three);
    if (places === undefined) threes.set(three, [at]);
    else places.push(at);
  }
  return threes;
}

/** Where a text most likely has some words, by the stretches of three it shares with them: best first, none over another. */
function likelyPlaces(
  words: readonly string[],
  threes: ReadonlyMap<string, number[]>,
  length: number,
): Place[] {
  const votes = new Map<number, number>();
  for (let at = 0; at + 3 <= words.length; at += 1) {
    for (const place of threes.get(threeAt(words, at)) ?? []) {
      const begin = Math.max(0, place - at);
      votes.set(begin, (votes.get(begin) ?? 0) + 1);
    }
  }
  const places: Place[] = [];
  for (const [begin] of [...votes].sort((x, y) => y[1] - x[1])) {
    if (places.length >= 4) break;
    const place = { begin, end: Math.min(length, begin + words.length) };
    if (!places.some((other) => other.begin < place.end && place.begin < other.end)) places.push(place);
  }
  return places;
}

/** Moves the ends of a place to where it is most like the words. */
function fitted(words: readonly string[], keys: readonly string[], place: Place): Place & { score: number } {
  const reach = Math.max(2, Math.ceil(words.length * 0.3));
  let best = { ...place, score: alike(words, keys.slice(place.begin, place.end)) };
  for (const side of ['begin', 'end'] as const) {
    const from = best;
    for (let by = -reach; by <= reach; by += 1) {
      const next = { ...from, [side]: Math.min(keys.length, Math.max(0, from[side] + by)) };
      if (next.end <= next.begin) continue;
      const score = alike(words, keys.slice(next.begin, next.end));
      if (score > best.score) best = { ...next, score };
    }
  }
  return best;
}

/** How much of what stands around two places is the same, 0 to 1; 1 where nothing stands around either. */
function aroundAlike(ground: Ground, here: Place, there: Place): number {
  const [ours, theirs] = [ground.earlier.words.keys, ground.later.words.keys];
  const sides = [
    [
      ours.slice(Math.max(0, here.begin - AROUND), here.begin),
      theirs.slice(Math.max(0, there.begin - AROUND), there.begin),
    ],
    [ours.slice(here.end, here.end + AROUND), theirs.slice(there.end, there.end + AROUND)],
  ] as const;
  // The beginning or end of both texts says nothing.
  const telling = sides.filter(([x, y]) => x.length + y.length > 0);
  if (telling.length === 0) return 1;
  return telling.reduce((sum, [x, y]) => sum + alike(x, y), 0) / telling.length;
}

/** Where a quote stands in the earlier text, on its page or as near to it as may be; null when it is not to be found there. */
function placeInEarlier(ground: Ground, words: readonly string[], page: number): Place | null {
  const { earlier, earlierIndex } = ground;
  const pageOf = (word: number) =>
    earlier.pages[earlier.all.tokens[earlier.words.tokens[word] ?? 0]?.page ?? 0]?.n ?? 0;
  const exact = placesOf(words, earlier.words.keys, earlierIndex)
    .map((begin) => ({ begin, away: Math.abs(pageOf(begin) - page) }))
    .sort((x, y) => x.away - y.away);
  if (exact[0] !== undefined && exact[0].away <= 1)
    return { begin: exact[0].begin, end: exact[0].begin + words.length };
  const likely = likelyPlaces(words, threesOf(earlier.words.keys), earlier.words.keys.length)
    .map((place) => fitted(words, earlier.words.keys, place))
    .filter(({ begin, score }) => score >= LEAST_ALIKE && Math.abs(pageOf(begin) - page) <= 1)
    .sort((x, y) => y.score - x.score);
  return likely[0] ?? null;
}

/** What stands in the later text between the neighbours of a passage of the earlier one. */
function betweenNeighbours({ image, later }: Ground, { begin, end }: Place): Place | null {
  const first = begin === 0 ? 0 : (image[begin - 1] ?? -1) + 1;
  const last = end >= image.length ? later.words.keys.length : (image[end] ?? -1);
  const isKnown = (begin === 0 || (image[begin - 1] ?? -1) >= 0) && last >= 0;
  return isKnown && first < last ? { begin: first, end: last } : null;
}

/** A place in the later text in the form in which it is told. */
function told(
  { later, closing }: Ground,
  kind: Reanchored['kind'],
  { begin, end }: Place,
  likeness: number,
): Reanchored {
  const from = later.words.tokens[begin] ?? 0;
  let to = later.words.tokens[end - 1] ?? from;
  // A full stop or bracket that closes the quote closes it in the later text too.
  for (const mark of closing) {
    if (later.all.tokens[to + 1]?.key !== mark) break;
    to += 1;
  }
  const first = later.all.tokens[from];
  const page = later.pages[first?.page ?? 0];
  if (first === undefined || page === undefined) return LOST;
  // A citation names one page: what goes on to the next is quoted with it.
  const text = later.all.tokens
    .slice(from, to + 1)
    .reduce(
      (pieces, token) => {
        const last = pieces.at(-1);
        if (last?.page === token.page) last.end = Math.max(last.end, token.end);
        else pieces.push({ page: token.page, start: token.start, end: token.end });
        return pieces;
      },
      [] as { page: number; start: number; end: number }[],
    )
    .map(({ page: at, start, end: until }) => later.pages[at]?.text.slice(start, until) ?? '')
    .join('\n');
  return {
    kind,
    page: page.n,
    pageLabel: labelOf(page),
    text,
    likeness: Math.round(likeness * 100) / 100,
  };
}

const LOST: Reanchored = { kind: 'lost', page: null, pageLabel: null, text: '', likeness: 0 };

const labelOf = ({ label = null }: ComparedPage) => label?.slice(0, LONGEST_LABEL) ?? null;

function reanchorQuote(ground: Ground, words: readonly string[], page: number): Reanchored {
  const { later, image } = ground;
  const here = placeInEarlier(ground, words, page);
  // What cannot be found in the text it was taken from cannot be followed to another.
  if (here === null) return LOST;
  const exact = placesOf(words, later.words.keys, ground.laterIndex);
  const wasAlone = placesOf(words, ground.earlier.words.keys, ground.earlierIndex).length <= 1;
  const [only] = exact;
  if (exact.length === 1 && only !== undefined && wasAlone && words.length >= LEAST_WORDS)
    return told(ground, 'same', { begin: only, end: only + words.length }, 1);
  const begin = image[here.begin] ?? -1;
  const kept = { begin, end: begin + words.length };
  if (exact.includes(begin) && aroundAlike(ground, here, kept) >= LEAST_AROUND)
    return told(ground, 'same', kept, 1);
  if (exact.length > 0) {
    const scored = exact
      .map((at) => ({ begin: at, end: at + words.length }))
      .map((place) => ({ place, score: aroundAlike(ground, here, place) }))
      .sort((x, y) => y.score - x.score);
    const [best, next] = scored;
    if (
      best !== undefined &&
      best.score >= LEAST_AROUND_ALONE &&
      best.score - (next?.score ?? 0) >= CLEARLY_AROUND
    )
      return told(ground, 'same', best.place, 1);
    return LOST;
  }
  return reworded(ground, words, here);
}

/** The place that has most of the words, if there is one and no other is nearly as good. */
function reworded(ground: Ground, words: readonly string[], here: Place): Reanchored {
  const { later, threes } = ground;
  const keys = later.words.keys;
  const between = betweenNeighbours(ground, here);
  if (between !== null && between.end - between.begin <= 2 * words.length + 6) {
    const score = alike(words, keys.slice(between.begin, between.end));
    if (score >= LEAST_ALIKE) return told(ground, 'reworded', between, score);
  }
  if (words.length < LEAST_WORDS) return LOST;
  const [best, next] = likelyPlaces(words, threes, keys.length)
    .map((place) => fitted(words, keys, place))
    .sort((x, y) => y.score - x.score);
  if (best === undefined || best.score < LEAST_ALIKE || best.score - (next?.score ?? 0) < CLEARLY)
    return LOST;
  return told(ground, 'reworded', best, best.score);
}

/** Follows a page as a whole to the page that shows the same. */
function reanchorPage(ground: Ground, pairs: ReturnType<typeof pairPages>, page: number): Reanchored {
  const after = pairs.find(({ before }) => before === page)?.after ?? null;
  if (after === null) return LOST;
  const keysOn = ({ pages, all }: Text, n: number) =>
    all.tokens.filter((token) => token.weight > 0 && pages[token.page]?.n === n).map(({ key }) => key);
  const likeness = alike(keysOn(ground.earlier, page), keysOn(ground.later, after));
  if (likeness < LEAST_ALIKE) return LOST;
  return {
    kind: likeness === 1 ? 'same' : 'reworded',
    page: after,
    pageLabel: labelOf(ground.later.pages.find(({ n }) => n === after) ?? { n: after, text: '' }),
    text: '',
    likeness: Math.round(likeness * 100) / 100,
  };
}

const HAS_FIGURE = /\p{Nd}/u;

function groundOf(earlier: Text, later: Text): { readonly ground: Ground; readonly edits: readonly Edit[] } {
  const { edits } = editsOf(earlier.all.tokens, later.all.tokens);
  const ground: Ground = {
    earlier,
    later,
    image: imageOf(earlier, later, edits),
    earlierIndex: indexOf(earlier.words.keys),
    laterIndex: indexOf(later.words.keys),
    threes: threesOf(later.words.keys),
    closing: [],
  };
  return { ground, edits };
}

/**
 * Finds what was cited of an earlier text in a later one. `same`: the very words, at a place known by what surrounds them or because
 * they stand only there. `reworded`: most of the words, in one place that no other comes near. `lost`: anything less, so that a person
 * looks. Only proposes; nothing is changed here.
 */
export function reanchor(
  earlier: readonly ComparedPage[],
  later: readonly ComparedPage[],
  cited: readonly Cited[],
): Reanchored[] {
  const { ground, edits } = groundOf(textOf(earlier), textOf(later));
  const { earlier: before, later: after } = ground;
  let pairs: ReturnType<typeof pairPages> | null = null;
  let plain: Ground | undefined;
  const hasRaised = [...earlier, ...later].some(({ text }) => withPlainDigits(text) !== text);
  /** The same of a quote that was taken before raised digits were told from others. */
  const reanchorOlder = (closing: readonly string[], words: readonly string[], page: number): Reanchored => {
    plain ??= groundOf(textOf(earlier, asReadBefore(earlier)), textOf(later, asReadBefore(later))).ground;
    return reanchorQuote({ ...plain, closing }, words, page);
  };
  return cited.map(({ quote, page }) => {
    const { tokens } = tokensOf([{ n: 1, text: quote }]);
    const { keys } = wordsOf(tokens);
    const lastWord = tokens.findLastIndex(({ weight }) => weight > 0);
    const closing = tokens.slice(lastWord + 1).map(({ key }) => key);
    if (keys.length > 0) {
      const found = reanchorQuote({ ...ground, closing }, keys, page);
      if (found.kind === 'same' || !hasRaised || !HAS_FIGURE.test(quote)) return found;
      const again = reanchorOlder(closing, keys, page);
      return again.kind === 'same' ? again : found;
    }
    pairs ??= pairPages({ pages: earlier, tokens: before.all }, { pages: later, tokens: after.all }, edits);
    return reanchorPage(ground, pairs, page);
  });
}
