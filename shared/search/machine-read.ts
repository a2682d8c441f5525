import { TERM_KIND } from './index-terms.ts';
import { cut } from './tokens.ts';

/**
 * A looser form for text that a machine read from a picture. Of Thai and Lao the data drop tone marks, take one for another and confuse
 * the vowels above a letter (ນີ້ read as ນີ, ມື as ມົ), and of Burmese in small print letters that differ by a stroke. So on such pages a run
 * is also looked for by what they read right. What is found so comes last and is never told as exact.
 */

/** What is not told apart, script by script, and what all of it is taken for. */
const CONFUSED: readonly (readonly [pattern: RegExp, kept: string])[] = [
  // Tones and the signs that are read in their place; the vowels above a letter; the letters of Lao for ai and o.
  [/[\u0e47-\u0e4d\u0ec8-\u0ecd]/gu, ''],
  [/[\u0e31\u0e34-\u0e37]+/gu, '\u0e34'],
  [/[\u0eb1\u0eb4-\u0eb7\u0ebb]+/gu, '\u0eb4'],
  [/[\u0ec2\u0ec3]/gu, '\u0ec4'],
  // Lao letters that differ by a stroke: bo and pho; po and fo; no and mo; ho and tho.
  [/\u0e9c/gu, '\u0e9a'],
  [/\u0e9d/gu, '\u0e9b'],
  [/\u0ea1/gu, '\u0e99'],
  [/\u0e97/gu, '\u0eab'],
  // Burmese: the sign that takes a letter its vowel; pa, ba, pha, da and wa; ka and ta; kha and ca.
  [/\u103a/gu, ''],
  [/[\u1017\u1016\u1012\u101d]/gu, '\u1015'],
  [/\u1010/gu, '\u1000'],
  [/\u1005/gu, '\u1001'],
];
const CONFUSABLE = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Myanmar}]/u;

/** Clusters whose rough forms are remembered: texts have a few hundred, and each stands on a page many times. */
const MOST_KNOWN = 5_000;
const known = new Map<string, string>();

/** A cluster, normalised, without what is not told apart on pictures. */
export function roughly(cluster: string): string {
  let rough = known.get(cluster);
  if (rough === undefined) {
    rough = CONFUSABLE.test(cluster)
      ? CONFUSED.reduce((text, [pattern, kept]) => text.replace(pattern, kept), cluster)
      : cluster;
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(cluster, rough);
  }
  return rough;
}

/** A stretch of fewer clusters, or of fewer letters once what is confused is left out, stands roughly on nearly every page. */
const LEAST_CLUSTERS = 3;
const LEAST_LETTERS = 4;

interface Cluster {
  readonly text: string;
  readonly run: number;
}

const pairsOf = (units: readonly Cluster[]): string[] =>
  units.slice(1).flatMap(({ text, run }, at) => {
    const before = units[at] as Cluster;
    return run >= 0 && before.run === run && (CONFUSABLE.test(text) || CONFUSABLE.test(before.text))
      ? [TERM_KIND.rough + roughly(before.text) + roughly(text)]
      : [];
  });

/** The terms by which the index finds a normalised page that was read from a picture roughly, in their order. */
export const roughTerms = (normalised: string): string[] =>
  CONFUSABLE.test(normalised) ? pairsOf(cut(normalised).units) : [];

/** The terms that stand side by side where the clusters of a query stand roughly; null where they are too few, or of other scripts. */
export function roughTermsOf(units: readonly Cluster[], quoted: boolean): string[] | null {
  const [first] = units;
  const isOneRun = first !== undefined && first.run >= 0 && units.every(({ run }) => run === first.run);
  if (
    quoted ||
    !isOneRun ||
    units.length < LEAST_CLUSTERS ||
    units.reduce((sum, { text }) => sum + roughly(text).length, 0) < LEAST_LETTERS ||
    !units.every(({ text }) => CONFUSABLE.test(text))
  )
    return null;
  return pairsOf(units);
}
