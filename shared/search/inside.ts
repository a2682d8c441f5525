import type { Unit } from './tokens.ts';

/**
 * Looking inside words. Text layers of Indic and Tibetan PDFs often have spaces inside words or none between them, and
 * engines differ in where; so when a word is found nowhere as it stands, it is looked for letter by letter, across spaces
 * and punctuation. The index keeps the pairs of neighbouring clusters of each page in their order.
 */

const SCRIPTS =
  /^[\p{sc=Devanagari}\p{sc=Bengali}\p{sc=Gurmukhi}\p{sc=Gujarati}\p{sc=Oriya}\p{sc=Tamil}\p{sc=Telugu}\p{sc=Kannada}\p{sc=Malayalam}\p{sc=Sinhala}\p{sc=Tibetan}]/u;
/** A letter with its marks, with its place in the normalised text. */
export interface InsideCluster {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Of each character whether it is a mark: 1 yes, 2 no, 0 not looked at yet. */
const marks = new Uint8Array(0x10000);
/** The same for letters of these scripts. */
const scripts = new Uint8Array(0x10000);

function isMark(code: number): boolean {
  if (marks[code] === 0) marks[code] = /^\p{M}$/u.test(String.fromCharCode(code)) ? 1 : 2;
  return marks[code] === 1;
}

/** Whether what stands at a place of a word clings to the letter before it. */
export const clingsInside = (text: string, at: number): boolean => isMark(text.charCodeAt(at));

/** End of the letter with its marks that begins at a place of a word. Letters beyond U+FFFF are none of these scripts. */
export function insideEnd(text: string, from: number, end: number): number {
  let to = from + 1;
  while (to < end && isMark(text.charCodeAt(to))) to += 1;
  return to;
}

/** Adds the clusters of a word; marks at its start belong to the letter before. */
function append(stream: InsideCluster[], unit: Pick<Unit, 'text' | 'start'>): void {
  const { text } = unit;
  for (let from = 0, end = 0; from < text.length; from = end) {
    end = insideEnd(text, from, text.length);
    const cluster = { text: text.slice(from, end), start: unit.start + from, end: unit.start + end };
    const before = stream.at(-1);
    if (before !== undefined && clingsInside(text, from)) {
      stream[stream.length - 1] = { text: before.text + cluster.text, start: before.start, end: cluster.end };
    } else stream.push(cluster);
  }
}

/** Whether a word that begins at a place is of one of these scripts. None stands below U+0900. */
export function mayBeInside(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x900) return false;
  if (code >= 0xd800 && code <= 0xdbff) return SCRIPTS.test(text.slice(at, at + 2));
  if (scripts[code] === 0) scripts[code] = SCRIPTS.test(text.charAt(at)) ? 1 : 2;
  return scripts[code] === 1;
}

/** Clusters of neighbouring words of these scripts, one list for each stretch of them; other words part the stretches. */
export function insideStreams(units: readonly Pick<Unit, 'text' | 'start' | 'run'>[]): InsideCluster[][] {
  const streams: InsideCluster[][] = [];
  let current: InsideCluster[] | null = null;
  for (const unit of units) {
    if (unit.run >= 0 || !mayBeInside(unit.text, 0)) {
      current = null;
      continue;
    }
    if (current === null) {
      current = [];
      streams.push(current);
    }
    append(current, unit);
  }
  return streams;
}

/** Whether all words are of these scripts, so that the stretch can be looked for inside words. */
export function canBeInside(units: readonly { readonly text: string; readonly run: number }[]): boolean {
  return units.length > 0 && units.every((unit) => unit.run < 0 && SCRIPTS.test(unit.text));
}

/** Pairs of neighbouring clusters, in order. */
export function insidePairs(stream: readonly InsideCluster[]): string[] {
  const pairs: string[] = [];
  for (let at = 1; at < stream.length; at += 1) {
    pairs.push((stream[at - 1] as InsideCluster).text + (stream[at] as InsideCluster).text);
  }
  return pairs;
}

/** Places where one stretch of clusters stands in another; the last cluster may go on. */
export function findInside(
  stream: readonly InsideCluster[],
  wanted: readonly InsideCluster[],
): { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  const last = wanted.length - 1;
  for (let at = 0; at + last < stream.length; at += 1) {
    let step = 0;
    while (step < last && stream[at + step]?.text === wanted[step]?.text) step += 1;
    const end = stream[at + last];
    if (step === last && end?.text.startsWith(wanted[last]?.text ?? '')) {
      found.push({ start: (stream[at] as InsideCluster).start, end: end.end });
      at += last;
    }
  }
  return found;
}
