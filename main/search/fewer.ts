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

/** Beyond so many pieces nobody typed a question but pasted a text. */
const MOST_PIECES = 16;
const MOST_OFFERED = 3;
/** Sets that are looked into: what the filters hide is left out. */
const MOST_TRIED = 6;

interface FoundPiece extends QueryPiece {
  readonly rows: Float64Array;
}

const distinct = (pieces: readonly FoundPiece[]): FoundPiece[] => [
  ...new Map(pieces.map((piece) => [piece.line, piece])).values(),
];

/**
 * Where no page has all that was typed: lines that ask for a part of it, as much as stands on a page together, and what they find.
 * A phrase that stands nowhere is taken word by word, and a stretch without spaces piece by piece.
 */
export function fewerWords(
  { finder }: Parts,
  query: Query,
  count: (line: string) => { readonly pages: number; readonly documents: number },
): FewerWords[] {
  if (query.alternatives !== undefined || query.clauses.length > MOST_PIECES) return [];
  const found = (piece: QueryPiece): FoundPiece => {
    const prepared = finder.prepare(parseQuery(piece.line), { asYouType: false, desperate: false });
    return { ...piece, rows: finder.find(prepared).rows };
  };
  /** Words in a row as the longest pieces of which each stands somewhere; a word that stands nowhere is a piece too. */
  const longest = (list: readonly string[]): FoundPiece[] => {
    for (let end = list.length; end > 0; end -= 1) {
      const piece = found(pieceOf(list.slice(0, end)));
      if (piece.rows.length > 0 || end === 1) return [piece, ...longest(list.slice(end))];
    }
    return [];
  };
  const piecesOf = (clause: Clause): FoundPiece[] => {
    const whole = found(wholePiece(clause));
    if (whole.rows.length > 0) return [whole];
    const lists = wordsOfClause(clause);
    const count = lists.reduce((sum, list) => sum + list.length, 0);
    return count < 2 || count > MOST_PIECES ? [whole] : lists.flatMap(longest);
  };
  const pieces = distinct(query.clauses.flatMap(piecesOf));
  if (pieces.length < 2 || pieces.length > MOST_PIECES) return [];
  const sets = new Map<number, number>();
  pieces.forEach(({ rows }, at) => {
    for (const row of rows) sets.set(row, (sets.get(row) ?? 0) | (1 << at));
  });
  return mostTogether(sets.values())
    .slice(0, MOST_TRIED)
    .map((set) => {
      const isKept = (_: QueryPiece, at: number) => (set.pieces & (1 << at)) !== 0;
      const line = lineOf(pieces.filter(isKept), query);
      const leftOut = pieces.filter((piece, at) => !isKept(piece, at)).map(({ typed }) => typed);
      return { line, leftOut, ...count(line) };
    })
    .filter(({ pages }) => pages > 0)
    .slice(0, MOST_OFFERED);
}
