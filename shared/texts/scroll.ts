import type { ScrollAnchor } from './model.ts';

/** A place in a text: page (1-based), and how far down it, 0 to 1. */
export interface ScrollPlace {
  readonly page: number;
  readonly fraction: number;
}

/**
 * The place of the other text that shows the same, between the two anchors around it. `from` names the text the place is in. Without
 * anchors it is the same page.
 */
export function otherPlace(
  anchors: readonly ScrollAnchor[],
  from: 'before' | 'after',
  { page, fraction }: ScrollPlace,
): ScrollPlace {
  const to = from === 'before' ? 'after' : 'before';
  const at = page + fraction;
  const here = (anchor: ScrollAnchor) => anchor[from][0] + anchor[from][1];
  const there = (anchor: ScrollAnchor) => anchor[to][0] + anchor[to][1];
  let low = 0;
  let high = anchors.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (here(anchors[middle] as ScrollAnchor) <= at) low = middle + 1;
    else high = middle;
  }
  const before = anchors[low - 1];
  const after = anchors[low];
  let place = at;
  if (before !== undefined && after !== undefined) {
    const share = (at - here(before)) / Math.max(1e-6, here(after) - here(before));
    place = there(before) + share * (there(after) - there(before));
  } else if (before !== undefined) place = there(before) + at - here(before);
  else if (after !== undefined) place = there(after) - (here(after) - at);
  place = Math.max(1, place);
  return { page: Math.floor(place), fraction: place - Math.floor(place) };
}
