import { fold } from './fold.ts';
import { normalise } from './normalise.ts';

/**
 * Names by the first letters of their words, as everybody types those of treaties and laws: `CEDAW`, `UNTOC`, `ATIPSOM`, `UU TPPO`, `PCMBN`. Small words
 * may be left out or not, and a word or two besides: the Forms in CEDAW.
 */

/** First letters of the words of a name; of small words (`of`, `the`, `dan`) in a list of their own. */
export interface Initials {
  readonly letters: string;
  readonly isSmall: readonly boolean[];
}

const SMALL = 3;
const WORDS = /[\p{L}\p{M}\p{N}]+/gu;
const MAY_BE = /^[\p{sc=Latin}\p{sc=Cyrillic}]{2,8}$/u;
/** So many letters are those of a name also where two words are left out. */
const LONG = 5;

export function initialsOf(name: string): Initials {
  const words = [...normalise(name).matchAll(WORDS)].map(([word]) => fold(word));
  return {
    letters: words.map(([letter = ' ']) => letter).join(''),
    isSmall: words.map(({ length }) => length <= SMALL),
  };
}

/** A typed word as first letters are compared; null where it can be none. */
export function asInitials(word: string): string | null {
  const plain = fold(normalise(word));
  return MAY_BE.test(plain) ? plain : null;
}

/** How many words that are not small first letters may leave out. */
const mostLeftOut = ({ length }: string): number => (length <= SMALL ? 0 : length < LONG ? 1 : 2);
/** A word that is left out counts more than any number of small ones. */
const COUNTS = 100;

/** How much of a name these first letters leave out between them, the less the better; null where they are none of it. */
export function leftOutBy(typed: string, { letters, isSmall }: Initials): number | null {
  // Nearly no name has all of the letters in this order.
  let last = 0;
  for (const letter of typed) {
    last = letters.indexOf(letter, last) + 1;
    if (last === 0) return null;
  }
  // Of each beginning of what was typed the least that a name, as far as it is read, leaves out: trying every way in turn takes minutes where letters come again and again.
  const least = Array.from({ length: typed.length }, () => Number.POSITIVE_INFINITY);
  const all = typed.length - 1;
  for (let place = 0; place < letters.length; place += 1) {
    for (let at = all; at >= 0; at -= 1) {
      const before = at === 0 ? 0 : (least[at - 1] as number);
      const taken = letters[place] === typed[at] ? before : Number.POSITIVE_INFINITY;
      // Behind its last letter nothing is left out.
      const passed = (least[at] as number) + (at === all ? 0 : isSmall[place] ? 1 : COUNTS);
      least[at] = Math.min(taken, passed);
    }
  }
  const leftOut = least[all] ?? Number.POSITIVE_INFINITY;
  return leftOut < (mostLeftOut(typed) + 1) * COUNTS ? leftOut : null;
}
