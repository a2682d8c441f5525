import { fold } from './fold.ts';
import { insidePairs, insideStreams } from './inside.ts';
import { type Cut, type JoinedWord, termsOf, type Unit } from './tokens.ts';

/**
 * What a page gives to the index. One column of terms holds everything that can be asked for: first the page as it stands,
 * then, each after a gap, words joined over line ends and stretches in plain form, each with neighbours so that phrases are
 * found there too, and the distinct clusters. Terms of a kind of their own begin with a character no page has.
 */

/** Longest phrase that is looked up as one; longer ones are looked up in overlapping parts. */
export const WINDOW = 12;

/** First characters of terms: C1 controls, which are no letters and stand in no normalised word. */
export const TERM_KIND = { folded: '\u0080', cluster: '\u0081', gap: '\u0082', inside: '\u0087' } as const;

/** First characters of weight terms, from somewhat to very much about a word. A page has at most one of them for a term. */
export const WEIGHT_KINDS = ['\u0083', '\u0084', '\u0086'] as const;

export interface PageTerms {
  /** Terms parted by spaces; empty when the page has none. */
  readonly body: string;
  /**
   * Terms of which only their being there counts: weight terms of those that stand on the page often for its length, and
   * pairs of clusters for looking inside words.
   */
  readonly hints: string;
  /** Distinct words, joined ones too: the vocabulary. */
  readonly words: ReadonlySet<string>;
}

/** Words of a usual page. Fixed, so that a page's weights never change by what else is in the index. */
const USUAL_LENGTH = 250;
/** Saturated frequencies (bm25 with k1 = 1.2, b = 0.75) at which the weights begin. Once on a usual page is 0.45. */
const WEIGHT_BEGINS = [0.55, 0.7, 0.82] as const;
/** Clusters to a word, about, in unspaced scripts. */
const CLUSTERS_PER_WORD = 3;

function weightOf(times: number, damping: number): number {
  const saturated = times / (times + damping);
  let weight = 0;
  while (weight < WEIGHT_BEGINS.length && saturated >= (WEIGHT_BEGINS[weight] as number)) weight += 1;
  return weight;
}

interface Counter {
  /** Of each term its place in `counts`. */
  readonly places: ReadonlyMap<string, number>;
  readonly counts: readonly number[];
  add(term: string): void;
}

/** Counts how often each term comes: one look into the map where it has come before. */
function createCounter(): Counter {
  const places = new Map<string, number>();
  const counts: number[] = [];
  return {
    places,
    counts,
    add: (term: string): void => {
      const place = places.get(term);
      if (place === undefined) {
        places.set(term, counts.length);
        counts.push(1);
      } else counts[place] = (counts[place] as number) + 1;
    },
  };
}

function addWeightTerms({ places, counts }: Counter, length: number, hints: string[]): void {
  const damping = 1.2 * (0.25 + (0.75 * length) / USUAL_LENGTH);
  // Most words stand on a page a few times only.
  const weights: number[] = [];
  for (const [term, place] of places) {
    const times = counts[place] as number;
    weights[times] ??= weightOf(times, damping);
    const weight = weights[times] as number;
    if (weight > 0) hints.push((WEIGHT_KINDS[weight - 1] as string) + term);
  }
}

/** The stretches around the given places in plain form, with up to `WINDOW` neighbours on both sides. */
function foldedStretches(terms: readonly string[], places: readonly number[], out: string[]): void {
  let written = 0;
  for (const place of places) {
    const from = Math.max(written, place - WINDOW);
    const to = Math.min(terms.length, place + WINDOW + 1);
    if (written === 0 || from > written) out.push(TERM_KIND.gap);
    for (let at = from; at < to; at += 1) out.push(TERM_KIND.folded + fold(terms[at] as string));
    written = Math.max(written, to);
  }
}

/** A joined word with its neighbours. */
function joinedStretch(units: readonly Unit[], word: JoinedWord): string[] {
  const before = termsOf(units.slice(Math.max(0, word.first - WINDOW), word.first));
  const after = termsOf(units.slice(word.first + 2, word.first + 2 + WINDOW));
  return [...before, word.text, ...after];
}

/** Places of words whose plain form is another. */
function changedPlaces(terms: readonly string[], words: ReadonlySet<string>): number[] {
  const changed = new Set<string>();
  for (const word of words) if (fold(word) !== word) changed.add(word);
  if (changed.size === 0) return [];
  return terms.flatMap((term, at) => (changed.has(term) ? [at] : []));
}

/** Everything the index holds of one page, from its cut text. */
export function pageTerms({ units, joined }: Cut): PageTerms {
  const terms = termsOf(units);
  const body = [...terms];
  const inWords = createCounter();
  const inRuns = createCounter();
  const clusters = new Set<string>();
  let clusterUnits = 0;
  for (const { run, text } of units) {
    if (run < 0) inWords.add(text);
    else {
      clusters.add(text);
      clusterUnits += 1;
    }
  }
  if (clusterUnits > 0) {
    const words = inWords.places;
    for (const term of terms) if (!words.has(term)) inRuns.add(term);
  }

  for (const word of joined) {
    inWords.add(word.text);
    const stretch = joinedStretch(units, word);
    body.push(TERM_KIND.gap, ...stretch);
    const changed = stretch.some((term) => fold(term) !== term);
    if (changed) body.push(TERM_KIND.gap, ...stretch.map((term) => TERM_KIND.folded + fold(term)));
  }
  const words = new Set(inWords.places.keys());
  foldedStretches(terms, changedPlaces(terms, words), body);
  if (clusters.size > 0) body.push(TERM_KIND.gap);
  for (const cluster of clusters) body.push(TERM_KIND.cluster + cluster);
  const hints: string[] = [];
  const length = units.length - clusterUnits + clusterUnits / CLUSTERS_PER_WORD;
  for (const counter of [inWords, inRuns]) addWeightTerms(counter, length, hints);
  for (const pair of insidePairs(insideStreams(units))) hints.push(TERM_KIND.inside + pair);
  return { body: body.join(' '), hints: hints.join(' '), words };
}
