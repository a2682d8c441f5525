import { NO_PAGES, type PageList } from './postings/lists.ts';

/** Lists of pages, each in order, put together in the ways of sets. */

/** From so many lists on they are laid over one another by page instead of being merged one by one. */
const MANY_LISTS = 4;

/** Above every page. */
export const NO_PAGE = 0x7fffffff;

function mergeTwo(a: PageList, b: PageList): PageList {
  // A list may be one that is read when it is asked for.
  const { pages: onePages, weights: oneWeights } = a;
  const { pages: otherPages, weights: otherWeights } = b;
  const size = onePages.length + otherPages.length;
  const pages = new Int32Array(size);
  const weights = new Uint8Array(size);
  let count = 0;
  for (let one = 0, other = 0; one < onePages.length || other < otherPages.length; count += 1) {
    const left = one < onePages.length ? (onePages[one] as number) : NO_PAGE;
    const right = other < otherPages.length ? (otherPages[other] as number) : NO_PAGE;
    pages[count] = Math.min(left, right);
    let weight = 0;
    if (left <= right) {
      weight = oneWeights[one] as number;
      one += 1;
    }
    if (right <= left) {
      weight = Math.max(weight, otherWeights[other] as number);
      other += 1;
    }
    weights[count] = weight;
  }
  return { pages: pages.subarray(0, count), weights: weights.subarray(0, count) };
}

/** Pages of any of the lists, each with the greatest of its weights. */
export function unite(lists: readonly PageList[]): PageList {
  const [first, ...others] = lists.filter((list) => list.pages.length > 0);
  if (first === undefined) return NO_PAGES;
  if (lists.length < MANY_LISTS) return others.reduce(mergeTwo, first);
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  let all = 0;
  for (const { pages } of [first, ...others]) {
    low = Math.min(low, pages[0] as number);
    high = Math.max(high, pages[pages.length - 1] as number);
    all += pages.length;
  }
  // By page: 0 where there is none, else its weight and one.
  const over = new Uint8Array(high - low + 1);
  for (const { pages, weights } of [first, ...others]) {
    for (let at = 0; at < pages.length; at += 1) {
      const place = (pages[at] as number) - low;
      const value = (weights[at] as number) + 1;
      if (value > (over[place] as number)) over[place] = value;
    }
  }
  const pages = new Int32Array(Math.min(all, over.length));
  const weights = new Uint8Array(pages.length);
  let count = 0;
  for (let place = 0; place < over.length; place += 1) {
    const value = over[place] as number;
    if (value === 0) continue;
    pages[count] = low + place;
    weights[count] = value - 1;
    count += 1;
  }
  return { pages: pages.subarray(0, count), weights: weights.subarray(0, count) };
}

/** A list that is at most so many times longer is quicker gone through than looked into. */
const ALIKE = 8;

/** Pages of all of the lists; the weight is that of the shortest list. */
export function intersect(lists: readonly PageList[]): PageList {
  const [shortest, ...others] = [...lists].sort((a, b) => a.pages.length - b.pages.length);
  if (shortest === undefined || shortest.pages.length === 0) return NO_PAGES;
  const pages = shortest.pages.slice();
  const weights = shortest.weights.slice();
  let count = pages.length;
  for (const { pages: other } of others) {
    const isAlike = other.length < ALIKE * count;
    let kept = 0;
    let cursor = 0;
    for (let at = 0; at < count; at += 1) {
      const page = pages[at] as number;
      if (isAlike) while (cursor < other.length && (other[cursor] as number) < page) cursor += 1;
      else cursor = advance(other, cursor, page);
      if (cursor === other.length) break;
      if (other[cursor] !== page) continue;
      pages[kept] = page;
      weights[kept] = weights[at] as number;
      kept += 1;
    }
    count = kept;
  }
  return { pages: pages.subarray(0, count), weights: weights.subarray(0, count) };
}

/** Pages of the first list that are in the second as well. */
export function keepOnly({ pages, weights }: PageList, others: Int32Array): PageList {
  const kept = new Int32Array(Math.min(pages.length, others.length));
  const keptWeights = new Uint8Array(kept.length);
  let count = 0;
  let cursor = 0;
  for (let at = 0; at < others.length; at += 1) {
    const page = others[at] as number;
    while (cursor < pages.length && (pages[cursor] as number) < page) cursor += 1;
    if (pages[cursor] !== page) continue;
    kept[count] = page;
    keptWeights[count] = weights[cursor] as number;
    count += 1;
  }
  return { pages: kept.subarray(0, count), weights: keptWeights.subarray(0, count) };
}

/** Pages of the first list that are not in the second. */
export function subtract({ pages, weights }: PageList, others: Int32Array): PageList {
  if (others.length === 0) return { pages, weights };
  const kept = new Int32Array(pages.length);
  const keptWeights = new Uint8Array(pages.length);
  let count = 0;
  let cursor = 0;
  for (let at = 0; at < pages.length; at += 1) {
    const page = pages[at] as number;
    cursor = advance(others, cursor, page);
    if (others[cursor] === page) continue;
    kept[count] = page;
    keptWeights[count] = weights[at] as number;
    count += 1;
  }
  return { pages: kept.subarray(0, count), weights: keptWeights.subarray(0, count) };
}

/** Positions that are looked at one by one first: what is asked for is mostly near. */
const STEPS = 6;

/** The first position from `from` on whose page is not below the given one: in a few single steps, in widening ones, then by halving. */
export function advance(pages: Int32Array, from: number, page: number): number {
  const near = Math.min(pages.length, from + STEPS);
  let low = from;
  while (low < near && (pages[low] as number) < page) low += 1;
  if (low < near || low >= pages.length) return low;
  let step = 1;
  low -= 1;
  while (low + step < pages.length && (pages[low + step] as number) < page) {
    low += step;
    step <<= 1;
  }
  let high = Math.min(pages.length, low + step);
  low += 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pages[middle] as number) < page) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Lists of neighbouring segments one after the other. */
export function concatenate(lists: readonly PageList[]): PageList {
  const filled = lists.filter((list) => list.pages.length > 0);
  if (filled.length < 2) return filled[0] ?? NO_PAGES;
  const size = filled.reduce((sum, { pages }) => sum + pages.length, 0);
  const pages = new Int32Array(size);
  const weights = new Uint8Array(size);
  let at = 0;
  for (const list of filled) {
    pages.set(list.pages, at);
    weights.set(list.weights, at);
    at += list.pages.length;
  }
  return { pages, weights };
}
