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
import { cut, type JoinedWord, termsOf, type Unit } from '../../shared/search/tokens';

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

/** A joined word with its neighbours. */
function joinedStretch(units: readonly Unit[], word: JoinedWord): string[] {
  const before = termsOf(units.slice(Math.max(0, word.first - WINDOW), word.first));
  const after = termsOf(units.slice(word.first + 2, word.first + 2 + WINDOW));
  return [...before, word.text, ...after];
}

/** The same, said in the plainest way: from the units that queries are made of, too. */
export function plainPageTerms(text: string, headings: readonly string[] = []): PageTerms {
  const { units, joined } = cut(text);
  const terms = termsOf(units);
  const body = terms.length;
  for (const word of joined) terms.push(GAP, ...joinedStretch(units, word));
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
