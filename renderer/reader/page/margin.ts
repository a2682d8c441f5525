/** Things that stand at a height of a page, 0 at the top and 1 at the bottom. */
export interface AtHeight<T> {
  readonly at: number;
  readonly things: readonly T[];
}

/** Closer than this share of the page two marks in the margin would cover each other. */
const CLOSE = 0.03;

/** Puts things that stand at about the same height together, from the top down. */
export function groupByHeight<T>(
  things: readonly { readonly at: number; readonly thing: T }[],
): AtHeight<T>[] {
  const groups: { at: number; things: T[] }[] = [];
  for (const { at, thing } of things.toSorted((a, b) => a.at - b.at)) {
    const last = groups.at(-1);
    if (last !== undefined && at - last.at < CLOSE) last.things.push(thing);
    else groups.push({ at, things: [thing] });
  }
  return groups;
}
