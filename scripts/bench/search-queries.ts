import { seeded } from './made-pages.ts';
import { type BenchPage, UNSPACED, type Unspaced } from './scale-pages.ts';

export type QueryClass =
  | 'one word'
  | 'two words'
  | 'three words'
  | 'hot word'
  | 'prefix'
  | 'phrase'
  | 'typo'
  | `inside ${Unspaced}`;

export interface BenchQuery {
  readonly class: QueryClass;
  /** As typed into our box. */
  readonly typed: string;
  /** Words of it, for engines without a query language. */
  readonly words: readonly string[];
  /** Of a misspelt word, the word that was meant. */
  readonly meant?: string;
}

const wordsOn = (page: BenchPage): string[] => page.text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
/** A letter with its marks, and the letters stacked below it. */
const CLUSTER = /\P{M}(?:[\u17d2\u1039]\P{M}|[\p{M}\u0e33\u0eb3])*/gu;

/** A word of a script with spaces between words. */
const WITH_SPACES = /^[[\p{L}\p{M}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]]+$/v;

/** One slip in a word: a letter left out, doubled, or two swapped. */
function slip(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const kind = Math.floor(random() * 3);
  if (kind === 0) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 1) return word.slice(0, at) + word.charAt(at) + word.slice(at);
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}

/** Words of the spaced pages, in small letters, with the number of pages they stand on. */
function countWords(pages: readonly BenchPage[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const word of new Set(wordsOn(page).map((each) => each.toLowerCase())))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Queries of every class, drawn from the pages themselves by a seed. */
export function benchQueries(pages: readonly BenchPage[], perClass: number, seed: number): BenchQuery[] {
  const random = seeded(seed + 7);
  const spaced = pages.filter((page) => page.unspaced === null);
  const counts = countWords(spaced);
  const hot = [...counts].filter(([, count]) => count > pages.length * 0.05).map(([word]) => word);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const pickWords = (count: number): string[] => {
    const words = wordsOn(pick(spaced));
    return Array.from({ length: count }, () => pick(words));
  };
  const misspelt = (): { words: string[]; meant: string } => {
    for (;;) {
      const meant = pick(wordsOn(pick(spaced))).toLowerCase();
      const wrong = meant.length > 5 && WITH_SPACES.test(meant) ? slip(meant, random) : meant;
      // A slip may give another word, which then is no slip.
      if (wrong !== meant && !counts.has(wrong)) return { words: [wrong], meant };
    }
  };
  const make: Record<string, () => { words: string[]; meant?: string }> = {
    'one word': () => ({ words: pickWords(1) }),
    'two words': () => ({ words: pickWords(2) }),
    'three words': () => ({ words: pickWords(3) }),
    'hot word': () => ({ words: [pick(hot)] }),
    prefix: () => {
      const long = wordsOn(pick(spaced)).filter((word) => word.length > 4);
      return { words: [(pick(long) ?? 'right').slice(0, 3 + Math.floor(random() * 3))] };
    },
    phrase: () => {
      const words = wordsOn(pick(spaced));
      const at = Math.floor(random() * (words.length - 3));
      return { words: words.slice(at, at + 2 + Math.floor(random() * 2)) };
    },
    typo: misspelt,
  };
  for (const script of UNSPACED) {
    const own = pages.filter((page) => page.unspaced === script);
    if (own.length === 0) continue;
    make[`inside ${script}`] = () => {
      const runs = (pick(own).text.match(/[\p{L}\p{M}]{8,}/gu) ?? []).filter(
        (run) => (run.match(CLUSTER) ?? []).length > 6,
      );
      const clusters = (pick(runs) ?? '').match(CLUSTER) ?? [];
      const at = Math.floor(random() * Math.max(1, clusters.length - 5));
      return { words: [clusters.slice(at, at + 2 + Math.floor(random() * 4)).join('')] };
    };
  }
  return Object.entries(make).flatMap(([kind, next]) =>
    Array.from({ length: perClass }, (): BenchQuery => {
      const { words, meant } = next();
      return {
        class: kind as QueryClass,
        words,
        typed: kind === 'phrase' ? `"${words.join(' ')}"` : words.join(' '),
        ...(meant === undefined ? {} : { meant }),
      };
    }).filter(({ words }) => words.length > 0 && words.every((word) => word.length > 0)),
  );
}
