import { beginsWord, cut, fold, HEADING_KINDS, TERM_KIND } from '../../../shared/search';
import { compareBytes } from './bytes.ts';

/** What the index knows of a term by its first character. */

/** Longer words are in the index but not in the vocabulary: mostly glued lines, useless as suggestions. */
export const LONGEST_WORD = 48;

/**
 * Before the plain form of a word, a divider and the word: leads from plain forms to words. Such keys stand on no page and
 * sort after every word.
 */
const PLAIN_KIND = '\u{10fffc}';
const DIVIDER = '\u0001';

/** Before pairs of clusters with dividers between them: leads to the pages on which they stand one behind another. Sorts after every word, before the other keys. */
const NEIGHBOUR_KIND = '\u{10fffb}';

const COUNTED_ONLY: ReadonlySet<string> = new Set([TERM_KIND.cluster, ...Object.values(HEADING_KINDS)]);

/** Whether only a term's being on a page counts, not where and how often. */
export const isCountedOnly = (term: string): boolean => COUNTED_ONLY.has(term.charAt(0));

/** Whether a term is a word of the vocabulary. */
export const isWord = (term: string): boolean => term.length <= LONGEST_WORD && beginsWord(term);

/** The beginning of all keys of words whose plain form begins so; with `whole` of those whose plain form it is. */
export const plainPrefix = (plain: string, whole: boolean): string =>
  PLAIN_KIND + plain + (whole ? DIVIDER : '');

/** The key by which a word is found by its plain form; null for a word that is plain, and for what is no word. */
export function plainKeyOf(term: string): string | null {
  if (!isWord(term)) return null;
  const plain = fold(term);
  return plain === term ? null : plainPrefix(plain, true) + term;
}

export const isPlainKey = (term: string): boolean => term.startsWith(PLAIN_KIND);

/** The word of a key. */
export const wordOfPlainKey = (key: string): string => key.slice(key.indexOf(DIVIDER) + 1);

/** The two clusters of a term that is a pair of them in a text without spaces; null for every other term. */
export function clustersOfPair(term: string): readonly [first: string, second: string] | null {
  const [first, second, ...more] = cut(term).units;
  if (first === undefined || second === undefined || more.length > 0) return null;
  return first.run >= 0 && second.run === first.run ? [first.text, second.text] : null;
}

/** Longest row of pairs that is listed: eight clusters, about three words. */
export const MOST_NEIGHBOURS = 7;

/** The key of the pages on which pairs of clusters stand one behind another. */
export const neighbourKey = (pairs: readonly string[]): string => NEIGHBOUR_KIND + pairs.join(DIVIDER);

const NEIGHBOUR_BYTES = new TextEncoder().encode(NEIGHBOUR_KIND);

/** Whether the bytes of a term are such a key. */
export const isNeighbourKey = (term: Uint8Array): boolean =>
  NEIGHBOUR_BYTES.every((byte, at) => term[at] === byte);

/** Whether the bytes of a term are such a key or sort after all of them. */
export const isAtKeys = (term: Uint8Array): boolean =>
  compareBytes(term, NEIGHBOUR_BYTES.length, NEIGHBOUR_BYTES, NEIGHBOUR_BYTES.length) >= 0;
