const DIGIT = /\d/;
const BUT_DIGITS = /\D/g;

/** Whether two words have the same digits: another number is another section, act or year, and no slip. */
const haveSameDigits = (a: string, b: string): boolean =>
  (!DIGIT.test(a) && !DIGIT.test(b)) || a.replace(BUT_DIGITS, '') === b.replace(BUT_DIGITS, '');

/**
 * Whether two words are one slip apart: a character too many, too few, another one, or two neighbours swapped (optimal
 * string alignment distance of at most 1), with the same digits. Equal words are near. Counts UTF-16 units.
 */
export const isNear = (a: string, b: string): boolean => isOneSlipApart(a, b) && haveSameDigits(a, b);

function isOneSlipApart(a: string, b: string): boolean {
  if (a === b) return true;
  const longer = a.length >= b.length ? a : b;
  const shorter = a.length >= b.length ? b : a;
  if (longer.length - shorter.length > 1) return false;
  const { length } = shorter;
  let same = 0;
  while (same < length && longer.charCodeAt(same) === shorter.charCodeAt(same)) same += 1;
  const more = longer.length - length;
  let end = length;
  while (end > same && longer.charCodeAt(end - 1 + more) === shorter.charCodeAt(end - 1)) end -= 1;
  // What is left of the shorter one between a beginning and an end that are the same.
  const left = end - same;
  if (more === 1) return left === 0;
  return (
    left <= 1 ||
    (left === 2 &&
      longer.charCodeAt(same) === shorter.charCodeAt(same + 1) &&
      longer.charCodeAt(same + 1) === shorter.charCodeAt(same))
  );
}

/** So many clusters say enough that one of them may be wrong as a whole. */
export const LEAST_CLUSTERS = 6;

/**
 * Whether two long runs of clusters are the same but for one of them: one too many, one too few, or one whose letter carries other signs. With
 * it a row of letters is lost at once, as the keys of a stacked letter and its vowel are.
 */
export function isNearByClusters(a: readonly string[], b: readonly string[]): boolean {
  const [longer, shorter] = a.length >= b.length ? [a, b] : [b, a];
  const more = longer.length - shorter.length;
  if (shorter.length < LEAST_CLUSTERS || more > 1) return false;
  let same = 0;
  while (same < shorter.length && longer[same] === shorter[same]) same += 1;
  let end = shorter.length;
  while (end > same && longer[end - 1 + more] === shorter[end - 1]) end -= 1;
  if (more === 1 || end === same) return end === same;
  return end - same === 1 && longer[same]?.charCodeAt(0) === shorter[same]?.charCodeAt(0);
}

/** Words that are shorter are too many words with two slips. */
const SHORTEST_TWICE = 7;

/**
 * Whether two long words are at most two slips apart (optimal string alignment distance), with the same first letter and the same digits:
 * `trafiking` and `trafficking`. Counts UTF-16 units.
 */
export function isNearTwice(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < SHORTEST_TWICE || a[0] !== b[0] || !haveSameDigits(a, b)) return false;
  const most = 2;
  if (Math.abs(a.length - b.length) > most) return false;
  const far = most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const now = [row];
    let least = row;
    for (let at = 1; at <= b.length; at += 1) {
      const same = a[row - 1] === b[at - 1];
      const isSwap = row > 1 && at > 1 && a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1];
      const slips = Math.min(
        (last[at] ?? far) + 1,
        (now[at - 1] ?? far) + 1,
        (last[at - 1] ?? far) + (same ? 0 : 1),
        isSwap ? (before[at - 2] ?? far) + 1 : far,
      );
      now.push(slips);
      least = Math.min(least, slips);
    }
    if (least > most) return false;
    [before, last] = [last, now];
  }
  return (last[b.length] ?? far) <= most;
}

/**
 * Whether a word begins as another one is written but for one slip, and goes on: half a word typed with a slip. Their first
 * letters are the same.
 */
export function beginsNear(word: string, typed: string): boolean {
  if (word.length <= typed.length || word[0] !== typed[0]) return false;
  return [typed.length - 1, typed.length, typed.length + 1].some((length) =>
    isNear(word.slice(0, length), typed),
  );
}

/** First characters of slip keys: they sort after every word. */
export const SLIP_KIND = '\u{10fffd}';

const backwards = (text: string): string => [...text].reverse().join('');
/** Lengths as characters that are no surrogates. */
const lengthSign = (length: number): string => String.fromCharCode(0x20 + length);

/** The key under which a word is filed to be found by its end: its length and its letters backwards. */
export function slipKey(word: string): string {
  return SLIP_KIND + lengthSign(word.length) + backwards(word);
}

/** The word that a slip key stands for. */
export const wordOfSlipKey = (key: string): string => backwards(key.slice(SLIP_KIND.length + 1));

/**
 * Where every word one slip away from the given one is found. One slip leaves the first half or the second half of the word as
 * it was, except a swap across the middle: such a word begins with `head`, has a slip key that begins with one of `tails`, or
 * is `swapped`.
 */
export function slipRanges(word: string): {
  readonly head: string;
  readonly tails: readonly string[];
  readonly swapped: string;
} {
  const middle = word.length >> 1;
  const tail = backwards(word.slice(middle));
  const lengths = [word.length - 1, word.length, word.length + 1];
  return {
    head: word.slice(0, middle),
    tails: lengths.map((length) => SLIP_KIND + lengthSign(length) + tail),
    swapped:
      word.slice(0, Math.max(0, middle - 1)) +
      word.charAt(middle) +
      word.charAt(middle - 1) +
      word.slice(middle + 1),
  };
}
