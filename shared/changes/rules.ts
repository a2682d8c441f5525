/** A clock that is off by less than this hurts nobody, and time zones lie up to a day apart. */
const APART_MS = 86_400_000;

/**
 * The newest of the moments in which something was saved, where it lies so far after `now` that the clock is wrong, or was wrong then;
 * null where the clock can be right.
 */
export function savedAhead(moments: readonly string[], now: string): string | null {
  const newest = moments.reduce<string | null>((last, at) => (last === null || at > last ? at : last), null);
  if (newest === null) return null;
  return Date.parse(newest) - Date.parse(now) > APART_MS ? newest : null;
}
