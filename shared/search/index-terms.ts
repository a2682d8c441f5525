import { insidePairs, insideStreams } from './inside.ts';
import { type Cut, type JoinedWord, termsOf, type Unit } from './tokens.ts';

/**
 * What a page gives to the index: one row of terms, each at its place. First the page as it stands; then, each after a gap,
 * words joined over line ends with their neighbours, so that phrases are found there too, and the clusters inside words of
 * Indic scripts; last, terms of which only their being there counts. Terms of a kind of their own begin with a character no
 * page has.
 */

/** Longest phrase that is looked up as one; longer ones are looked up in overlapping parts as well. */
export const WINDOW = 12;

/** First characters of terms: C1 controls, which are no letters and stand in no normalised word. */
export const TERM_KIND = {
  /** A single cluster of a run. */
  cluster: '\u0081',
  /** A pair of clusters inside words. */
  inside: '\u0087',
} as const;

/** In the place of a term: nothing stands side by side across it. */
export const GAP = '';

/** Longer terms are glued lines; they are cut, in pages and in queries alike, so that no page fills the index with one. */
const LONGEST_TERM = 160;

/** A term as the index has it. */
export function indexTerm(term: string): string {
  if (term.length <= LONGEST_TERM) return term;
  // No half of a surrogate pair: it could not be written down.
  const last = term.charCodeAt(LONGEST_TERM - 1);
  return term.slice(0, last >= 0xd800 && last <= 0xdbff ? LONGEST_TERM - 1 : LONGEST_TERM);
}

export interface PageTerms {
  /** Terms in order; a term's place is its number. */
  readonly terms: readonly string[];
  /** So many of them are the page as it stands. */
  readonly body: number;
  /** How long the page is, in words. */
  readonly length: number;
}

/** Words of a usual page. Fixed, so that a page's weights never change by what else is in the index. */
const USUAL_LENGTH = 250;
/** Saturated frequencies (bm25 with k1 = 1.2, b = 0.75) at which the weights begin. Once on a usual page is 0.45. */
const WEIGHT_BEGINS = [0.55, 0.7, 0.82] as const;
/** Clusters to a word, about, in unspaced scripts. */
const CLUSTERS_PER_WORD = 3;

/** How much a page is about a term that stands on it so often: 0 as on a usual page once, to 3 very much. `length` in words. */
export function weightOf(times: number, length: number): number {
  const saturated = times / (times + 1.2 * (0.25 + (0.75 * length) / USUAL_LENGTH));
  let weight = 0;
  while (weight < WEIGHT_BEGINS.length && saturated >= (WEIGHT_BEGINS[weight] as number)) weight += 1;
  return weight;
}

/** A joined word with its neighbours. */
function joinedStretch(units: readonly Unit[], word: JoinedWord): string[] {
  const before = termsOf(units.slice(Math.max(0, word.first - WINDOW), word.first));
  const after = termsOf(units.slice(word.first + 2, word.first + 2 + WINDOW));
  return [...before, word.text, ...after];
}

/** Everything the index holds of one page, from its cut text; `headings` are `headingTerms` of it. */
export function pageTerms({ units, joined }: Cut, headings: readonly string[] = []): PageTerms {
  const terms = termsOf(units);
  const body = terms.length;
  const clusters = new Set<string>();
  let clusterUnits = 0;
  for (const { run, text } of units) {
    if (run < 0) continue;
    clusters.add(text);
    clusterUnits += 1;
  }
  for (const word of joined) terms.push(GAP, ...joinedStretch(units, word));
  for (const stream of insideStreams(units)) {
    if (stream.length < 2) continue;
    terms.push(GAP);
    for (const pair of insidePairs(stream)) terms.push(TERM_KIND.inside + pair);
  }
  for (const cluster of clusters) terms.push(TERM_KIND.cluster + cluster);
  for (const heading of headings) terms.push(heading);
  return {
    terms: terms.some((term) => term.length > LONGEST_TERM) ? terms.map(indexTerm) : terms,
    body,
    length: units.length - clusterUnits + clusterUnits / CLUSTERS_PER_WORD,
  };
}
