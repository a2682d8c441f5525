import type { Clause, Query } from './query.ts';

/** A piece of a line that is looked for by itself. */
export interface QueryPiece {
  /** As it is told. */
  readonly typed: string;
  /** As it would be typed. */
  readonly line: string;
}

/** Dictionaries of scripts without spaces come with the engine; the locale does not matter for them. */
const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** A clause as it would be typed. */
export const asTyped = ({ typed, quoted }: Clause): string => (quoted ? `"${typed}"` : typed);

/** Where a number touches letters, which dictionaries leave together: a section and its number are typed with and without a space. */
const LETTERS_AND_NUMBERS = /\p{Nd}+|\P{Nd}+/gu;

/** A clause as one piece. */
export const wholePiece = (clause: Clause): QueryPiece => ({ typed: clause.typed, line: asTyped(clause) });

/**
 * The words of a phrase, of words joined by signs, or of a stretch of a script without spaces; words that follow each other without
 * anything between them are one list. Words of such a script are those of the engine's dictionary, which cuts many in two: so lists
 * of them are to be put together again as far as they stand somewhere.
 */
export function wordsOfClause({ typed }: Clause): string[][] {
  const lists: string[][] = [];
  let goesOn = false;
  for (const { segment, isWordLike } of words.segment(typed)) {
    const parts = isWordLike ? (segment.match(LETTERS_AND_NUMBERS) ?? []) : [];
    if (goesOn) lists.at(-1)?.push(...parts);
    else if (isWordLike) lists.push(parts);
    goesOn = isWordLike === true;
  }
  return lists;
}

/** Words as one piece, as they stand in a script without spaces. */
export const pieceOf = (list: readonly string[]): QueryPiece => ({
  typed: list.join(''),
  line: list.join(''),
});

/** The line that asks for some pieces, and for what the query leaves out. */
export function lineOf(
  pieces: readonly Pick<QueryPiece, 'line'>[],
  { excluded }: Pick<Query, 'excluded'>,
): string {
  return [...pieces.map(({ line }) => line), ...excluded.map((clause) => `-${asTyped(clause)}`)].join(' ');
}

/** Sets of pieces that stand on pages together, and on how many. */
export interface Together {
  /** A bit for each piece. */
  readonly pieces: number;
  readonly pages: number;
}

const bitsIn = (set: number): number => {
  let count = 0;
  for (let left = set; left !== 0; left &= left - 1) count += 1;
  return count;
};

/** Which sets of pieces have most members of all that stand on a page, those on most pages first. `sets` has one set a page. */
export function mostTogether(sets: Iterable<number>): Together[] {
  const counts = new Map<number, number>();
  let most = 1;
  for (const set of sets) {
    if (set === 0) continue;
    const size = bitsIn(set);
    if (size < most) continue;
    most = size;
    counts.set(set, (counts.get(set) ?? 0) + 1);
  }
  return [...counts]
    .filter(([set]) => bitsIn(set) === most)
    .map(([pieces, pages]) => ({ pieces, pages }))
    .sort((a, b) => b.pages - a.pages || a.pieces - b.pieces);
}
