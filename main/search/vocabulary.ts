import {
  beginsNear,
  fold,
  foldEvenly,
  isNear,
  isNearTwice,
  otherForms,
  SHORTEST_SIMILAR,
  slipRanges,
  wordOfSlipKey,
} from '../../shared/search';
import { isCorrectable } from './postings/merge.ts';
import type { PostingIndex } from './postings/posting-index.ts';
import type { Segment, TermEntry } from './postings/segment.ts';
import { isWord, plainPrefix, wordOfPlainKey } from './postings/term-kinds.ts';

/** A word of the index and the number of pages that hold it. */
export interface Term {
  readonly term: string;
  readonly pages: number;
}

/** Words found for an expansion, most frequent first, and how many more there were. */
export interface TermList {
  readonly terms: readonly Term[];
  readonly leftOut: number;
}

/** The words of the index. */
export interface Vocabulary {
  /** Pages that hold exactly this word. */
  pagesOf(term: string): number;
  /** Words whose plain form is the given one, without that form itself. */
  variantsOf(plain: string): readonly string[];
  /** Other forms of an English word, or of one that carries endings. */
  formsOf(word: string): TermList;
  /** Words that begin with this, exactly as typed or in plain form. */
  beginningWith(prefix: string, limit: number): TermList;
  /** Words one slip away; where there is none, words whose plain form is one slip away, and with `inPlainForm` these besides. */
  near(word: string, limit: number, inPlainForm?: boolean): TermList;
  /** Long words two slips away, with the same first letter. Reads every word of that letter. */
  nearTwice(word: string, limit: number): TermList;
  /** Longer words that begin as the given one but for one slip; the first letter is the same. Reads every word of that letter. */
  nearBeginning(word: string, limit: number): TermList;
}

const LONGEST_SIMILAR = 32;
/** Words that are asked one by one whether they still stand on a page. */
const MOST_ASKED = 1_000;
/** Letters of scripts in which the plain form writes a nasal before a consonant as a dot. */
const NASAL_AS_DOT = /[\u0900-\u0dff]/;

/**
 * Plain forms of a word with two neighbours swapped that are farther than one slip from its own: swapping parts a nasal from its consonant,
 * or puts the two together, and the plain form writes them as a dot.
 */
function farSwaps(word: string, plain: string): string[] {
  if (!NASAL_AS_DOT.test(word)) return [];
  return Array.from({ length: word.length - 1 }, (_, at) =>
    fold(word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)),
  ).filter((swapped) => !isNear(swapped, plain));
}

const byPages = (a: Term, b: Term) => b.pages - a.pages || (a.term < b.term ? -1 : 1);

/** Sorts by frequency and keeps the first, so that what is left out is the rare. */
function limited(terms: readonly Term[], limit: number): TermList {
  const sorted = [...terms].sort(byPages);
  return { terms: sorted.slice(0, limit), leftOut: Math.max(0, sorted.length - limit) };
}

/** Keeps the most frequent of the words that come by, and counts all. */
function createTop(limit: number) {
  const terms: Term[] = [];
  let all = 0;
  let least = 0;
  return {
    offer: (pages: number, term: () => string): void => {
      all += 1;
      // Nearly all words are rarer than those kept; they are not even read.
      if (terms.length === limit && pages < least) return;
      terms.push({ term: term(), pages });
      if (terms.length <= limit) return;
      terms.sort(byPages);
      terms.length = limit;
      least = terms[limit - 1]?.pages ?? 0;
    },
    terms: () => terms.sort(byPages),
    count: () => all,
  };
}

export function createVocabulary(postings: PostingIndex): Vocabulary {
  const pagesOf = (term: string): number =>
    postings.segments().reduce((sum, segment) => sum + segment.count(term), 0);

  const variantsOf = (plain: string): string[] => {
    const words = new Set<string>();
    for (const segment of postings.segments())
      segment.beginning(plainPrefix(plain, true), (entry) => words.add(wordOfPlainKey(entry.term())));
    return [...words].filter((word) => pagesOf(word) > 0).sort();
  };

  /** Words of all segments that begin so and fit, with the pages of all of them. */
  const wordsBeginning = (prefix: string, fits: (word: string) => boolean): Term[] => {
    const pages = new Map<string, number>();
    for (const segment of postings.segments()) {
      segment.beginning(prefix, (entry) => {
        const word = entry.term();
        if (isWord(word) && fits(word)) pages.set(word, (pages.get(word) ?? 0) + entry.count);
      });
    }
    return [...pages].map(([term, count]) => ({ term, pages: count }));
  };

  /** Words that are not their own plain form, whose plain form begins so, and fit. */
  const plainWordsBeginning = (prefix: string, fits: (word: string) => boolean): Term[] => {
    const words = new Set<string>();
    for (const segment of postings.segments()) {
      segment.beginning(plainPrefix(prefix, false), (entry) => {
        const word = wordOfPlainKey(entry.term());
        if (fits(word)) words.add(word);
      });
    }
    return [...words].map((term) => ({ term, pages: pagesOf(term) })).filter(({ pages }) => pages > 0);
  };

  /** Words as they are now: what segments have counted may have been taken away since. */
  const onlyThere = (terms: readonly Term[]): readonly Term[] =>
    postings.isWorn()
      ? terms
          .map(({ term }) => ({ term, pages: pagesOf(term) }))
          .filter(({ pages }) => pages > 0)
          .sort(byPages)
      : terms;

  /** Words that begin so, the most frequent of them, and how many there are. */
  const topOf = (
    prefix: string,
    limit: number,
  ): { readonly terms: readonly Term[]; readonly all: number } => {
    const segments = postings.segments();
    const [only] = segments;
    if (only === undefined) return { terms: [], all: 0 };
    if (segments.length > 1 || postings.isWorn()) {
      const words = wordsBeginning(prefix, () => true);
      // Of so many words nobody sees whether a few have gone, and asking each takes long.
      if (words.length > MOST_ASKED)
        return { terms: onlyThere(limited(words, limit).terms), all: words.length };
      const there = onlyThere(words);
      return { terms: limited(there, limit).terms, all: there.length };
    }
    const top = createTop(limit);
    only.beginning(prefix, (entry) => {
      if (entry.isWord()) top.offer(entry.count, entry.term);
    });
    return { terms: top.terms(), all: top.count() };
  };

  /** Plain forms of a segment that are one slip away from a form, found by their beginning and by their end. */
  const nearInFiled = (segment: Segment, form: string, found: Set<string>): void => {
    const { head, tails, swapped } = slipRanges(form);
    const consider = (plain: string): void => {
      if (isCorrectable(plain) && isNear(plain, form)) found.add(plain);
    };
    const isAboutAsLong = (entry: TermEntry) => Math.abs(entry.length() - form.length) <= 1;
    segment.beginning(head, (entry) => {
      if (entry.isWord() && isAboutAsLong(entry)) consider(fold(entry.term()));
    });
    segment.beginning(plainPrefix(head, false), (entry) => consider(fold(wordOfPlainKey(entry.term()))));
    for (const tail of tails) {
      segment.beginning(tail, (entry) => consider(wordOfSlipKey(entry.term())));
    }
    if (segment.count(swapped) > 0) consider(swapped);
    segment.beginning(plainPrefix(swapped, true), () => consider(swapped));
  };

  const nearInSmall = (segment: Segment, form: string, found: Set<string>): void => {
    segment.beginning('', (entry) => {
      // Its length is counted, while a word has to be read to be known for one.
      if (Math.abs(entry.length() - form.length) > 2 || !entry.isWord()) return;
      const plain = fold(entry.term());
      if (isCorrectable(plain) && isNear(plain, form)) found.add(plain);
    });
  };

  return {
    pagesOf,
    variantsOf,
    formsOf: (word) => {
      const others = otherForms(word);
      if (others === null) return { terms: [], leftOut: 0 };
      const plain = fold(word);
      const { beginnings, plainBeginning } = others;
      const isForm = (term: string) => term !== word && fold(term) !== plain && others.has(term);
      const found = beginnings.flatMap((prefix) => wordsBeginning(prefix, isForm));
      if (plainBeginning !== null) found.push(...plainWordsBeginning(plainBeginning, isForm));
      // A word with marks behind the beginning is found both ways.
      const forms = [...new Map(found.map((each) => [each.term, each])).values()];
      return limited(onlyThere(forms), forms.length);
    },
    beginningWith: (prefix, limit) => {
      const plain = fold(prefix);
      const exact = topOf(prefix, limit);
      const terms = plainWordsBeginning(plain, (term) => !term.startsWith(prefix));
      let plainLeftOut = 0;
      if (plain !== prefix) {
        const plains = topOf(plain, limit);
        const fresh = plains.terms.filter(({ term }) => !term.startsWith(prefix));
        plainLeftOut = plains.all - plains.terms.length;
        terms.push(...fresh);
      }
      const list = limited(terms, Math.max(0, limit - exact.terms.length));
      return {
        terms: [...exact.terms, ...list.terms],
        leftOut: exact.all - exact.terms.length + list.leftOut + plainLeftOut,
      };
    },
    near: (word, limit, inPlainForm = false) => {
      const plain = fold(word);
      if (plain.length < SHORTEST_SIMILAR || plain.length > LONGEST_SIMILAR) return { terms: [], leftOut: 0 };
      const candidates = new Set<string>();
      for (const form of new Set([plain, foldEvenly(word)])) {
        for (const segment of postings.segments()) {
          if (postings.filed(segment)) nearInFiled(segment, form, candidates);
          else nearInSmall(segment, form, candidates);
        }
      }
      for (const swapped of farSwaps(word, plain)) {
        if (isCorrectable(swapped)) candidates.add(swapped);
      }
      const close: Term[] = [];
      const loose: Term[] = [];
      for (const candidate of candidates) {
        for (const term of [candidate, ...variantsOf(candidate)]) {
          const pages = pagesOf(term);
          if (pages === 0 || term === word) continue;
          (isNear(term, word) ? close : loose).push({ term, pages });
        }
      }
      return limited(inPlainForm ? [...close, ...loose] : close.length > 0 ? close : loose, limit);
    },
    nearTwice: (word, limit) => {
      const plain = fold(word);
      const [first = ''] = plain;
      if (plain.length > LONGEST_SIMILAR) return { terms: [], leftOut: 0 };
      const fits = (term: string): boolean =>
        Math.abs(term.length - plain.length) <= 2 && isNearTwice(fold(term), plain);
      const found = [...wordsBeginning(first, fits), ...plainWordsBeginning(first, fits)];
      const distinct = [...new Map(found.map((each) => [each.term, each])).values()];
      return limited(onlyThere(distinct), limit);
    },
    nearBeginning: (word, limit) => {
      const plain = fold(word);
      const [first = ''] = plain;
      if (plain.length > LONGEST_SIMILAR) return { terms: [], leftOut: 0 };
      const found = new Set<string>();
      for (const segment of postings.segments()) {
        segment.beginning(first, (entry) => {
          if (!entry.isWord() || entry.length() <= plain.length - 1) return;
          const term = entry.term();
          if (beginsNear(fold(term), plain)) found.add(term);
        });
        segment.beginning(plainPrefix(first, false), (entry) => {
          const term = wordOfPlainKey(entry.term());
          if (beginsNear(fold(term), plain)) found.add(term);
        });
      }
      const terms = [...found]
        .map((term) => ({ term, pages: pagesOf(term) }))
        .filter(({ pages }) => pages > 0);
      return limited(terms, limit);
    },
  };
}
