import {
  GAP,
  indexTerm,
  insidePairs,
  insideStreams,
  PageCutter,
  type PageMeasure,
  TERM_KIND,
  WINDOW,
} from '../../shared/search';
import { cutInPlace, termsOf, type Unit, unitsOf } from '../../shared/search/tokens';
import type { WordApart } from '../../shared/search/written-apart';

/** Terms of a page in order; a term's place is its number. */
export interface PageTerms extends PageMeasure {
  readonly terms: readonly string[];
}

/** What the index takes of a page, as texts. */
export function pageTerms(text: string, headings: readonly string[] = []): PageTerms {
  const terms: string[] = [];
  const once = (term: string) => {
    if (!terms.includes(term)) terms.push(term);
  };
  const read = (kind: number, from: number, to: number) =>
    (kind === 0 ? '' : String.fromCharCode(kind)) + text.slice(from, to);
  const measure = new PageCutter().give(text, headings, {
    range: (kind, from, to) => terms.push(read(kind, from, to)),
    rangeOnce: (kind, from, to) => once(read(kind, from, to)),
    term: (term) => terms.push(term),
    termOnce: once,
    gap: () => terms.push(GAP),
  });
  return { terms, ...measure };
}

/** Units that stand near one of the words, as rows of their numbers that follow one another. */
function rowsNear(words: readonly WordApart[], count: number): number[][] {
  const isNear = (at: number) =>
    words.some(({ first, count }) => at >= first - WINDOW && at < first + count + WINDOW);
  const rows: number[][] = [];
  for (let at = 0; at < count; at += 1) {
    if (!isNear(at)) continue;
    if (at > 0 && isNear(at - 1)) rows.at(-1)?.push(at);
    else rows.push([at]);
  }
  return rows;
}

/** The terms of a row of units, with each word that is put together in the place of its parts. */
function termsWith(units: readonly Unit[], row: readonly number[], words: readonly WordApart[]): string[] {
  const terms: string[] = [];
  let plain: Unit[] = [];
  for (const at of row) {
    const word = words.find(({ first, count }) => at >= first && at < first + count);
    if (word === undefined) plain.push(units[at] as Unit);
    else if (word.first === at) {
      terms.push(...termsOf(plain), word.text);
      plain = [];
    }
  }
  return [...terms, ...termsOf(plain)];
}

const inRun = (units: readonly Unit[], from: number, past: number, run: number): Unit[] =>
  units.map((unit, at) => (at >= from && at < past ? { ...unit, run } : unit));

/** The clusters of each abbreviation in one run. */
const withRuns = (units: readonly Unit[], joined: readonly WordApart[]): readonly Unit[] =>
  joined
    .filter(({ isRun }) => isRun)
    .reduce<readonly Unit[]>(
      (all, { first, count }) => inRun(all, first, first + count, all[first]?.run ?? -1),
      units,
    );

/** The run of an abbreviation goes on in the one behind its last point. */
function withNextRun(
  text: string,
  units: readonly Unit[],
  { first, count }: WordApart,
): readonly Unit[] | null {
  const past = first + count;
  const next = units[past];
  if (next === undefined || next.run < 0) return null;
  if (text.slice(units[past - 1]?.end, next.start).trim() !== '.') return null;
  const length = units.slice(past).findIndex(({ run }) => run !== next.run);
  return inRun(units, past, length < 0 ? units.length : past + length, units[first]?.run ?? -1);
}

/** The same, said in the plainest way: from units that are texts of their own. */
export function plainPageTerms(text: string, headings: readonly string[] = []): PageTerms {
  const whole = cutInPlace(text);
  const units = unitsOf(whole);
  const { joined } = whole;
  const terms = termsOf(units);
  const body = terms.length;
  const together = withRuns(units, joined);
  const inOne = joined.filter(({ isRun }) => !isRun);
  for (const row of rowsNear(joined, units.length)) terms.push(GAP, ...termsWith(together, row, inOne));
  let further = together;
  const goOn = joined.filter((word) => {
    const next = word.isRun ? withNextRun(text, further, word) : null;
    further = next ?? further;
    return next !== null;
  });
  for (const row of rowsNear(goOn, units.length)) terms.push(GAP, ...termsWith(further, row, []));
  for (const stream of insideStreams(units)) {
    if (stream.length < 2) continue;
    terms.push(GAP, ...insidePairs(stream).map((pair) => TERM_KIND.inside + pair));
  }
  const clusters = units.filter(({ run }) => run >= 0);
  for (const cluster of new Set(clusters.map((unit) => unit.text))) terms.push(TERM_KIND.cluster + cluster);
  terms.push(...headings);
  return {
    terms: terms.map(indexTerm),
    body,
    length: units.length - clusters.length + clusters.length / 3,
  };
}
