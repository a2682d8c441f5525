import {
  type Clause,
  type FewerWords,
  lineOf,
  mostTogether,
  parseQuery,
  pieceOf,
  type Query,
  type QueryPiece,
  wholePiece,
  wordsOfClause,
} from '../../shared/search';
import type { Parts } from './parts.ts';

/** Beyond so many pieces nobody typed a question but pasted a text; each takes a bit of sixteen. */
const MOST_PIECES = 16;
const MOST_OFFERED = 3;
/** Sets that are looked into: what the filters hide is left out. */
const MOST_TRIED = 6;

/**
 * A word on more than so many pages, and on more than this part of all, may say next to nothing: `what is the punishment for` asks for
 * punishment. It is left out unless half of the pages with the other words have it.
 */
const COMMON_PAGES = 100;
const COMMON_PART = 1 / 8;
const MOST_HAVE_IT = 1 / 2;

interface FoundPiece extends QueryPiece {
  readonly pages: ArrayLike<number>;
}

/** Which pieces stand on a page, a bit for each, by the number of the page. */
function piecesByPage(pieces: readonly FoundPiece[]): Uint16Array {
  let past = 0;
  for (const { pages } of pieces)
    for (let at = 0; at < pages.length; at += 1) past = Math.max(past, (pages[at] as number) + 1);
  const sets = new Uint16Array(past);
  pieces.forEach(({ pages }, piece) => {
    for (let at = 0; at < pages.length; at += 1) {
      const page = pages[at] as number;
      sets[page] = (sets[page] as number) | (1 << piece);
    }
  });
  return sets;
}

const distinct = (pieces: readonly FoundPiece[]): FoundPiece[] => [
  ...new Map(pieces.map((piece) => [piece.line, piece])).values(),
];

/**
 * Where no page has all that was typed: lines that ask for a part of it, as much as stands on a page together, and what they find.
 * Words that stand nearly everywhere are left out first. A phrase that stands nowhere is taken word by word, and a stretch without spaces piece by piece.
 */
export function fewerWords(
  { finder, pages: store }: Parts,
  query: Query,
  count: (line: string) => { readonly pages: number; readonly documents: number },
): FewerWords[] {
  if (query.alternatives !== undefined || query.clauses.length > MOST_PIECES) return [];
  const found = (piece: QueryPiece): FoundPiece => {
    const prepared = finder.prepare(parseQuery(piece.line), { asYouType: false, desperate: false });
    return { ...piece, pages: finder.numbers(prepared) };
  };
  /** Words in a row as the longest pieces of which each stands somewhere; a word that stands nowhere is a piece too. */
  const longest = (list: readonly string[]): FoundPiece[] => {
    for (let end = list.length; end > 0; end -= 1) {
      const piece = found(pieceOf(list.slice(0, end)));
      if (piece.pages.length > 0 || end === 1) return [piece, ...longest(list.slice(end))];
    }
    return [];
  };
  const piecesOf = (clause: Clause): FoundPiece[] => {
    const whole = found(wholePiece(clause));
    if (whole.pages.length > 0) return [whole];
    const lists = wordsOfClause(clause);
    const count = lists.reduce((sum, list) => sum + list.length, 0);
    return count < 2 || count > MOST_PIECES ? [whole] : lists.flatMap(longest);
  };
  const all = distinct(query.clauses.flatMap(piecesOf));
  if (all.length < 2 || all.length > MOST_PIECES) return [];
  const common = Math.max(COMMON_PAGES, store.count() * COMMON_PART);
  const telling = all.filter(({ pages }) => pages.length <= common);
  const pieces = telling.some(({ pages }) => pages.length > 0) ? telling : all;
  const offered: FewerWords[] = [];
  const onPages = piecesByPage(all);
  const bitOf = (piece: FoundPiece): number => 1 << all.indexOf(piece);
  const pagesWith = (bits: number): number =>
    onPages.reduce((sum, has) => ((has & bits) === bits ? sum + 1 : sum), 0);
  const ofTelling = pieces.reduce((bits, piece) => bits | bitOf(piece), 0);
  for (const set of mostTogether(onPages.map((has) => has & ofTelling)).slice(0, MOST_TRIED)) {
    let kept = set.pieces;
    const least = Math.max(1, pagesWith(kept) * MOST_HAVE_IT);
    for (const piece of all) {
      if ((ofTelling & bitOf(piece)) !== 0 || pagesWith(kept | bitOf(piece)) < least) continue;
      kept |= bitOf(piece);
    }
    const isKept = (piece: FoundPiece) => (kept & bitOf(piece)) !== 0;
    const line = lineOf(all.filter(isKept), query);
    const counted = count(line);
    if (counted.pages === 0) continue;
    const leftOut = all.filter((piece) => !isKept(piece)).map(({ typed }) => typed);
    offered.push({ line, leftOut, ...counted });
    if (offered.length === MOST_OFFERED) break;
  }
  return offered;
}
