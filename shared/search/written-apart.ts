import type { Stretches } from './stretches.ts';

/**
 * What is one word though points or commas part it: an abbreviation (`U.N.`, `พ.ร.บ.`, `वि.सं.`) and a number in groups (`50,000`, `1,00,000`,
 * `50.000`). Who types it without them means the same.
 */

/** Units of a text that are one word. */
export interface WordApart {
  /** The first of the units, by its number. */
  readonly first: number;
  readonly count: number;
  /** The word they are; clusters stay clusters, in one run. */
  readonly text: string;
  readonly isRun: boolean;
}

const POINT = 0x2e;
const COMMA = 0x2c;

const MOST_LETTERS = 8;
/** A letter with its marks. */
const LONGEST_LETTER = 6;
const LETTER = /^\p{L}\p{M}*$/u;

const FIRST_GROUP = /^[1-9]\d{0,2}$/;
const isDigits = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** A year of the Common Era or the Buddhist one, but for round ones, which are amounts as often: who types `1953` means no `1,953`. */
const YEAR = /^(?:18|19|20|24|25)\d[1-9]$/;

/** The number that groups of digits are: of three each, or as in India of two and at the end of three. Null where they are none, or typed in one they are a year. */
export function numberOf(groups: readonly string[]): string | null {
  const [first = '', ...others] = groups;
  const last = others.at(-1);
  if (last === undefined || !FIRST_GROUP.test(first) || !/^\d{3}$/.test(last)) return null;
  const between = others.slice(0, -1);
  const isEven = between.every((group) => /^\d{3}$/.test(group));
  const isIndian = first.length < 3 && between.every((group) => /^\d{2}$/.test(group));
  const whole = groups.join('');
  return (isEven || isIndian) && !YEAR.test(whole) ? whole : null;
}

/** The abbreviation that letters are, each a word by itself; null where they are none. */
export const abbreviationOf = (letters: readonly string[]): string | null =>
  letters.length > 1 && letters.length <= MOST_LETTERS && letters.every((letter) => LETTER.test(letter))
    ? letters.join('')
    : null;

/** Words of a normalised text that points or commas part, in the order in which they stand, without overlaps. */
export function wordsApart(text: string, units: Stretches): WordApart[] {
  // Most stretches of a text without spaces have neither.
  if (!text.includes('.') && !text.includes(',')) return [];
  const { starts, ends, runs, count } = units;
  const after = (at: number): number => text.charCodeAt(ends[at] as number);
  const goesOn = (at: number, sign: number): boolean =>
    at + 1 < count && after(at) === sign && starts[at + 1] === (ends[at] as number) + 1;
  const textOf = (at: number): string => units.text(at, text);
  const texts = (first: number, past: number): string[] =>
    Array.from({ length: past - first }, (_, step) => textOf(first + step));
  const beginsInDigit = (at: number): boolean => isDigits(text.charCodeAt(starts[at] as number));

  /** Where a number ends that may begin at a unit. */
  const pastDigits = (first: number, sign: number): number => {
    let past = first + 1;
    while (goesOn(past - 1, sign) && beginsInDigit(past)) past += 1;
    return past;
  };
  const isLetter = (at: number): boolean =>
    (ends[at] as number) - (starts[at] as number) <= LONGEST_LETTER && LETTER.test(textOf(at));
  /** Where an abbreviation ends; of clusters each has a point behind it, as text without spaces goes on otherwise. */
  const pastLetters = (first: number): number => {
    const isRun = (runs[first] as number) >= 0;
    const fits = (at: number): boolean =>
      isRun ? (runs[at] as number) >= 0 && after(at) === POINT : (runs[at] as number) < 0 && isLetter(at);
    let past = first;
    while (past < count && fits(past) && (past === first || goesOn(past - 1, POINT))) past += 1;
    return past;
  };

  const found: WordApart[] = [];
  for (let at = 0; at < count; at += 1) {
    const sign = after(at);
    if ((sign !== POINT && sign !== COMMA) || !goesOn(at, sign)) continue;
    // What stands behind such a sign is the rest of something else.
    const isRest =
      at > 0 && starts[at] === (ends[at - 1] as number) + 1 && [POINT, COMMA].includes(after(at - 1));
    const isNumber = beginsInDigit(at);
    const past = isNumber ? pastDigits(at, sign) : sign === POINT ? pastLetters(at) : at;
    if (past - at > 1 && !isRest) {
      const parts = texts(at, past);
      const word = isNumber ? numberOf(parts) : abbreviationOf(parts);
      const isRun = (runs[at] as number) >= 0;
      if (word !== null) found.push({ first: at, count: past - at, text: word, isRun });
    }
    at = Math.max(at, past - 1);
  }
  return found;
}

/** Words that are put together, with what stands around them. */
export interface WordsAround {
  readonly from: number;
  readonly to: number;
  readonly words: readonly WordApart[];
}

/** The words with so many units before and behind each; where these meet, those of several are one stretch. */
export function around(words: readonly WordApart[], count: number, window: number): WordsAround[] {
  const stretches: { from: number; to: number; words: WordApart[] }[] = [];
  for (const word of words) {
    const from = Math.max(0, word.first - window);
    const to = Math.min(count, word.first + word.count + window);
    const last = stretches.at(-1);
    if (last !== undefined && from <= last.to) {
      last.to = to;
      last.words.push(word);
    } else stretches.push({ from, to, words: [word] });
  }
  return stretches;
}

/** Makes one run of the clusters of each abbreviation. */
export function joinRuns(units: Stretches, words: readonly WordApart[]): void {
  for (const { first, count, isRun } of words)
    if (isRun) units.runs.fill(units.runs[first] as number, first, first + count);
}

const POINT_AND_SPACE = /^\.\s*$/;

/** Lets the run of an abbreviation go on in the text behind it, as it would without its last point; false where none follows. */
export function joinNextRun(text: string, units: Stretches, { first, count }: WordApart): boolean {
  const { starts, ends, runs } = units;
  const past = first + count;
  const next = runs[past] as number;
  if (past >= units.count || next < 0) return false;
  if (!POINT_AND_SPACE.test(text.slice(ends[past - 1], starts[past]))) return false;
  for (let at = past; at < units.count && runs[at] === next; at += 1) runs[at] = runs[first] as number;
  return true;
}
