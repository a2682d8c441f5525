/**
 * Whether two words are one slip apart: a character too many, too few, another one, or two neighbours swapped (optimal
 * string alignment distance of at most 1). Equal words are near. Counts UTF-16 units.
 */
export function isNear(a: string, b: string): boolean {
  if (a === b) return true;
  const longer = a.length >= b.length ? a : b;
  const shorter = a.length >= b.length ? b : a;
  if (longer.length - shorter.length > 1) return false;
  let same = 0;
  while (same < shorter.length && longer[same] === shorter[same]) same += 1;
  if (longer.length !== shorter.length) return longer.slice(same + 1) === shorter.slice(same);
  if (longer.slice(same + 1) === shorter.slice(same + 1)) return true;
  return (
    longer[same] === shorter[same + 1] &&
    longer[same + 1] === shorter[same] &&
    longer.slice(same + 2) === shorter.slice(same + 2)
  );
}

/** A half of a word by which one-slip neighbours are found: the key says the word's length and which half it is. */
export function halvesOf(word: string): readonly [head: string, tail: string] {
  const middle = word.length >> 1;
  return [`${word.length}<${word.slice(0, middle)}`, `${word.length}>${word.slice(middle)}`];
}

/**
 * Keys under which every word one slip away from the given one is filed by `halvesOf`. One slip leaves one half of the
 * word as it was, except a swap across the middle; `swapped` is the one word that this leaves to look up by itself.
 */
export function neighbourKeys(word: string): {
  readonly keys: readonly string[];
  readonly swapped: string | null;
} {
  const keys: string[] = [];
  for (const length of [word.length - 1, word.length, word.length + 1]) {
    const middle = length >> 1;
    if (middle === 0) continue;
    keys.push(`${length}<${word.slice(0, middle)}`);
    keys.push(`${length}>${word.slice(word.length - (length - middle))}`);
  }
  const middle = word.length >> 1;
  const swapped =
    word.length >= 2
      ? word.slice(0, middle - 1) + word.charAt(middle) + word.charAt(middle - 1) + word.slice(middle + 1)
      : null;
  return { keys, swapped };
}
