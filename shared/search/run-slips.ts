import { normalise } from './normalise.ts';
import { walk } from './tokens.ts';

/**
 * What a run of a script without spaces may be that was typed with one slip. No list has its words, but the index has each pair of its clusters, so what
 * cannot stand on any page is seen from its pairs alone. The letters are those that were typed: in the normal form a letter swapped with its neighbour
 * moves past the marks of another cluster, and is more than one slip away.
 */

/** Blocks of letters of the scripts whose words have no spaces between them and that have few letters: another one may be any of them. */
const BLOCKS = [
  [0x0e00, 0x0e7f],
  [0x0e80, 0x0eff],
  [0x1000, 0x103f],
  [0x1780, 0x17d2],
] as const;
const LETTER_OR_MARK = /^[\p{L}\p{M}]$/u;
const BEGINS_WITH_MARK = /^\p{M}/u;

/** A shorter run is near nearly every other one; in a longer one whichever half has no slip is found soon enough. */
const FEWEST_LETTERS = 5;
const MOST_LETTERS = 32;

const lettersOf = new Map<number, readonly string[]>();

/** The letters and marks of the script of a letter. */
function alphabetOf(letter: string): readonly string[] {
  const code = letter.charCodeAt(0);
  const block = BLOCKS.find(([first, last]) => code >= first && code <= last);
  if (block === undefined) return [];
  const [first, last] = block;
  let letters = lettersOf.get(first);
  if (letters === undefined) {
    letters = Array.from({ length: last - first + 1 }, (_, at) => String.fromCharCode(first + at)).filter(
      (each) => LETTER_OR_MARK.test(each),
    );
    lettersOf.set(first, letters);
  }
  return letters;
}

/** Clusters of a run in its normal form; none of what is no run, or of which there is no pair. */
function clustersOf(run: string): readonly string[] {
  const text = normalise(run);
  const clusters: string[] = [];
  let isRun = true;
  const isOther = (): void => {
    isRun = false;
  };
  walk(text, {
    cluster: (start, end, run) => {
      clusters.push(text.slice(start, end));
      isRun &&= run === 0;
    },
    ...{ word: isOther, marks: isOther, joined: isOther },
  });
  return isRun && clusters.length > 1 ? clusters : [];
}

/** What is asked of an index about runs. */
export interface RunIndex {
  /** Whether a pair of clusters stands side by side somewhere. */
  hasPair(pair: string): boolean;
  /** Whether some page has all of these parts of a run, each of two clusters or more. */
  hasTogether(parts: readonly string[]): boolean;
}

/**
 * Runs one slip away from a typed one (a letter too few, too many, another one, or two neighbours swapped) of which every pair of clusters is
 * somewhere, each once.
 */
export function runsOneSlipAway(typed: string, index: RunIndex): string[] {
  const letters = [...typed.replace(/\p{Default_Ignorable_Code_Point}/gu, '')];
  const alphabet = alphabetOf(letters[0] ?? '');
  if (letters.length < FEWEST_LETTERS || letters.length > MOST_LETTERS || alphabet.length === 0) return [];
  const known = new Map<string, boolean>();
  const hasPair = (pair: string): boolean => {
    let there = known.get(pair);
    if (there === undefined) {
      there = index.hasPair(pair);
      known.set(pair, there);
    }
    return there;
  };
  const found = new Map<string, string>();
  const hasPairs = (clusters: readonly string[]): boolean =>
    clusters.every((cluster, at) => at === 0 || hasPair(clusters[at - 1] + cluster));
  const consider = (text: string): void => {
    const clusters = BEGINS_WITH_MARK.test(text) ? [] : clustersOf(text);
    if (clusters.length === 0 || !hasPairs(clusters)) return;
    const form = clusters.join('');
    if (!found.has(form)) found.set(form, text);
  };
  for (let at = 0; at <= letters.length; at += 1) {
    // A slip may change the cluster in which it is, and those beside it. What is farther away stands on the page as it was typed.
    const before = clustersOf(letters.slice(0, at).join('')).slice(0, -2);
    if (!hasPairs(before)) break;
    const behind = clustersOf(letters.slice(at + 2).join('')).slice(2);
    const parts = [before, behind].filter((part) => part.length > 1);
    if (!hasPairs(behind) || !index.hasTogether(parts.map((part) => part.join('')))) continue;
    const head = letters.slice(0, at).join('');
    const rest = (from: number): string => letters.slice(from).join('');
    for (const letter of alphabet) consider(head + letter + rest(at));
    const [here, next] = [letters[at], letters[at + 1]];
    if (here === undefined) continue;
    // Without its first or last letter a run is a part of what was typed, which says less, but where that stands there twice.
    const isInside = at > 0 && next !== undefined;
    if (isInside || here === (letters[at - 1] ?? next)) consider(head + rest(at + 1));
    for (const letter of alphabet) consider(head + letter + rest(at + 1));
    if (next !== undefined) consider(head + next + here + rest(at + 2));
  }
  found.delete(clustersOf(letters.join('')).join(''));
  return [...found.values()];
}
