import { findMarks, type Mark, type PreparedText, prepareText } from './marks.ts';
import { type MatchPlan, SAYS_MOST } from './plan.ts';
import { bestMark, CONTEXT, isSpace, type Snippet, snippetAround } from './snippet.ts';
import { Stretches } from './stretches.ts';
import { isOfWord, UNSPACED_SCRIPTS } from './tokens.ts';

/**
 * The quick way to a snippet. Preparing a whole page to show two lines of it costs more than the index query, so the likely
 * place is found by plain comparison and only its surroundings are prepared. Where that finds nothing (a word parted at a
 * line's end, marks in another order), the whole page is prepared: the result is the same, it only takes longer.
 */

/** How a clause may be written on a page, lower case: as typed first, then the words it was widened to. */
export interface Spellings {
  readonly exact: readonly string[];
  readonly loose: readonly string[];
}

/** Places looked at for one spelling; a page of one word repeated must not take long. */
const MOST_PLACES = 12;
/** How far beyond what is shown the edge of a word is looked for, so that words at the edge are whole. */
const MARGIN = 40;
/** What a mark may be longer than its spelling, by marks of its last letter or as a form of the word. */
const ROOM = 8;
/** Texts up to this length are prepared whole. */
const SHORT = 3 * CONTEXT;

interface Place {
  readonly at: number;
  readonly end: number;
  readonly clause: number;
}

const ENDS_IN_UNSPACED = new RegExp(`[${UNSPACED_SCRIPTS}]`, 'u');

/** The first `most` places of a clause's spellings. A character beside a spelling may make it a part of a longer word. */
function placesOf(text: string, spellings: readonly string[], clause: number, most: number): Place[] {
  const places: Place[] = [];
  for (const spelling of spellings) {
    if (spelling === '') continue;
    const isWord = !ENDS_IN_UNSPACED.test(spelling);
    let at = text.indexOf(spelling);
    for (let tries = 0; at >= 0 && tries < 4 * MOST_PLACES && places.length < most; tries += 1) {
      const end = at + spelling.length;
      const isInside = isWord && (isOfWord(text.charCodeAt(at - 1)) || isOfWord(text.charCodeAt(end)));
      if (!isInside) places.push({ at, end, clause });
      if (places.length === most) break;
      at = text.indexOf(spelling, end);
    }
  }
  return places;
}

const hasNoCase = (word: string): boolean => word === word.toUpperCase();

/** Words of scripts without capitals are looked for in the text as it is, which spares making one of small letters. */
const areWithoutCase = (spellings: readonly Spellings[]): boolean =>
  spellings.every(({ exact, loose }) => exact.every(hasNoCase) && loose.every(hasNoCase));

/** The place from which clauses that tell most stand close together, or null when some clause was not found by plain comparison. */
function bestPlace(
  original: string,
  spellings: readonly Spellings[],
  { clauses }: MatchPlan,
  withoutCase: boolean,
): Pick<Place, 'at' | 'end'> | null {
  const text = withoutCase ? original : original.toLowerCase();
  if (text.length !== original.length) return null;
  const all: Place[] = [];
  // Of one clause in one spelling the first place is the one.
  const mostOf = (ways: readonly string[]): number =>
    spellings.length === 1 && ways.length === 1 ? 1 : MOST_PLACES;
  for (const [clause, { exact, loose }] of spellings.entries()) {
    let places = placesOf(text, exact, clause, mostOf(exact));
    if (places.length === 0) places = placesOf(text, loose, clause, mostOf(loose));
    if (places.length === 0) return null;
    all.push(...places);
  }
  all.sort((a, b) => a.at - b.at);
  if (spellings.length === 1) return all[0] as Place;
  let best: Place | null = null;
  const saysOf = (clause: number): number => clauses[clause]?.says ?? SAYS_MOST;
  let allSay = 0;
  for (let clause = 0; clause < spellings.length; clause += 1) allSay += saysOf(clause);
  let most = 0;
  for (let from = 0; from < all.length && most < allSay; from += 1) {
    const first = all[from] as Place;
    const seen = new Set<number>();
    let say = 0;
    // As `bestMark` looks at marks.
    for (let to = from; to < all.length && (all[to] as Place).end <= first.end + CONTEXT; to += 1) {
      const { clause } = all[to] as Place;
      if (seen.has(clause)) continue;
      seen.add(clause);
      say += saysOf(clause);
    }
    if (say > most) {
      most = say;
      best = first;
    }
  }
  return best;
}

/** What belongs to the letter before it: marks, aa and am, the second half of a surrogate pair. */
const HANGS = /[\p{M}\p{Cf}\u0e32\u0e33\u0eb2\u0eb3\udc00-\udfff]/u;
/** Coeng and virama, below which the next letter is stacked. */
const STACKERS = '\u17d2\u1039\u1a60';

/**
 * A boundary near `at`, so that the part is cut into the same words as the whole: white space, or in scripts without it, and where
 * there is none, a place between letters that is not before a mark.
 */
function softEdge(text: string, at: number, step: -1 | 1): number {
  const limit = at + step * MARGIN;
  for (let edge = at; edge !== limit; edge += step) {
    if (edge <= 0) return 0;
    if (edge >= text.length) return text.length;
    const code = text.charCodeAt(edge);
    if (isSpace(code)) return edge;
    if (code >= 0x0e00 && ENDS_IN_UNSPACED.test(text.charAt(edge))) return betweenLetters(text, edge, step);
  }
  return betweenLetters(text, at, -1);
}

function betweenLetters(text: string, at: number, step: -1 | 1): number {
  let edge = at;
  while (
    edge > 0 &&
    edge < text.length &&
    (HANGS.test(text.charAt(edge)) || STACKERS.includes(text.charAt(edge - 1)))
  )
    edge += step;
  return edge;
}

/** A snippet and where the words that it was taken for stand on the page; the page's beginning when there are none. */
export interface PlacedSnippet extends Snippet {
  readonly at: number;
}

const room = new Stretches();

/** The best snippet of a page for a plan. `spellings` are the plan's clauses as plain text, in its order. */
export function snippetFor(
  original: string,
  plan: MatchPlan,
  spellings: readonly Spellings[],
): PlacedSnippet {
  const place =
    original.length > SHORT ? bestPlace(original, spellings, plan, areWithoutCase(spellings)) : null;
  if (place !== null) {
    const { at, end } = place;
    const from = softEdge(original, Math.max(0, at - CONTEXT), -1);
    const prepareTo = (end: number): { readonly to: number; readonly part: PreparedText } => {
      const to = softEdge(original, Math.min(original.length, end), 1);
      return { to, part: prepareText(original.slice(from, to), from > 0, to < original.length, room) };
    };
    // What was found by plain comparison is in the middle; marks before it can say no more.
    const lastOf = (marks: readonly Mark[]): readonly Mark[] => marks.filter((mark) => from + mark.end > at);
    // Of several words only the first places were looked at: they may stand closer together a little further on.
    let { to, part } = prepareTo(end + CONTEXT + (spellings.length === 1 ? ROOM : CONTEXT));
    let marks = findMarks(part, plan);
    let best = bestMark(lastOf(marks), plan);
    // What follows a mark that goes on is prepared once its end is known.
    if (best !== null && to < original.length && from + best.end + CONTEXT > to) {
      ({ to, part } = prepareTo(from + best.end + CONTEXT));
      marks = findMarks(part, plan);
      best = bestMark(lastOf(marks), plan);
    }
    if (best !== null) return { ...snippetAround(part, best, marks), at: from + best.start };
  }
  const whole = prepareText(original, false, false, room);
  const marks = findMarks(whole, plan);
  const best = bestMark(marks, plan);
  return { ...snippetAround(whole, best, marks), at: best?.start ?? 0 };
}
