import {
  fold,
  foldEvenly,
  halvesOf,
  isNear,
  neighbourKeys,
  SHORTEST_SIMILAR,
  stem,
  stemPrefix,
} from '../../shared/search';
import type { SearchDatabase } from './database.ts';

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

export interface Vocabulary {
  /** Notes one page's distinct words as added or taken away. Call `store` before the transaction ends. */
  count(words: Iterable<string>, by: 1 | -1): void;
  /** Writes new words and takes away words that no page holds any more. Inside the transaction of the pages. */
  store(): void;
  /** The transaction has succeeded: its page counts will be written with others, to spare a write for every word of every page. */
  commit(): void;
  /** The transaction has failed. */
  discard(): void;
  /** Writes page counts held back, all or the first so many. A killed program loses them; they only order words by frequency. */
  settle(most?: number): void;
  /** Pages that hold exactly this word. */
  pagesOf(term: string): number;
  /** Words whose plain form is the given one, without that form itself. */
  variantsOf(plain: string): readonly string[];
  /** Other English forms of a word. */
  formsOf(word: string): TermList;
  /** Words that begin with this, exactly as typed or in plain form. */
  beginningWith(prefix: string, limit: number): TermList;
  /** Words one slip away; where there is none, words whose plain form is one slip away. */
  near(word: string, limit: number): TermList;
}

/** Longer words are in the index but not in the vocabulary: mostly glued lines, useless as suggestions. */
const LONGEST_TERM = 48;
const LONGEST_SIMILAR = 32;

/** Words whose counts are held back at most. */
const MOST_DEFERRED = 40_000;
/** Of these, how many are written in one go: a few milliseconds. */
const WRITTEN_AT_ONCE = 3_000;

const HAS_LETTER = /\p{L}/u;

function isCorrectable(plain: string): boolean {
  return plain.length >= SHORTEST_SIMILAR - 1 && plain.length <= LONGEST_SIMILAR && HAS_LETTER.test(plain);
}

/** The least string above all that begin with the prefix. */
function after(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}

const byPages = (a: Term, b: Term) => b.pages - a.pages || (a.term < b.term ? -1 : 1);

/** Sorts by frequency and keeps the first, so that what is left out is the rare. */
function limited(terms: Term[], limit: number): TermList {
  terms.sort(byPages);
  return { terms: terms.slice(0, limit), leftOut: Math.max(0, terms.length - limit) };
}

/** Words of the index with their page counts, plain forms and halves, kept up to date page by page. */
export function createVocabulary(db: SearchDatabase): Vocabulary {
  /** Of the transaction under way. */
  const batch = new Map<string, number>();
  /** Held back: words in the table whose counts there are lower than they are. */
  const deferred = new Map<string, number>();

  const raise = db.prepare<[number, string]>('UPDATE terms SET pages = max(0, pages + ?) WHERE term = ?');
  const insertTerm = db.prepare<[string]>('INSERT OR IGNORE INTO terms (term, pages) VALUES (?, 0)');
  const deleteTerm = db.prepare<[string]>('DELETE FROM terms WHERE term = ?');
  const isOnPage = db
    .prepare<[string], number>('SELECT 1 FROM page_index WHERE page_index MATCH ? LIMIT 1')
    .pluck();
  const insertPlain = db.prepare<[string, string]>('INSERT INTO plain_terms (plain, term) VALUES (?, ?)');
  const deletePlain = db.prepare<[string, string]>('DELETE FROM plain_terms WHERE plain = ? AND term = ?');
  const insertHalf = db.prepare<[string, string]>('INSERT OR IGNORE INTO halves (half, plain) VALUES (?, ?)');
  const deleteHalf = db.prepare<[string, string]>('DELETE FROM halves WHERE half = ? AND plain = ?');
  const selectPages = db.prepare<[string], number>('SELECT pages FROM terms WHERE term = ?').pluck();
  const selectVariants = db.prepare<[string], string>('SELECT term FROM plain_terms WHERE plain = ?').pluck();
  const selectRange = db.prepare<[string, string], Term>(
    'SELECT term, pages FROM terms WHERE term >= ? AND term < ?',
  );
  const selectTopRange = db.prepare<[string, string, number], Term>(
    'SELECT term, pages FROM terms WHERE term >= ? AND term < ? ORDER BY pages DESC, term LIMIT ?',
  );
  const countRange = db
    .prepare<[string, string], number>('SELECT count(*) FROM terms WHERE term >= ? AND term < ?')
    .pluck();
  const selectPlainRange = db.prepare<[string, string], Term>(
    'SELECT term, pages FROM plain_terms JOIN terms USING (term) WHERE plain >= ? AND plain < ?',
  );
  const selectHalves = db.prepare<[string], string>('SELECT plain FROM halves WHERE half = ?').pluck();

  const hasPlain = (plain: string): boolean =>
    selectPages.get(plain) !== undefined || selectVariants.get(plain) !== undefined;

  const addTerm = (term: string): void => {
    if (deferred.has(term) || insertTerm.run(term).changes === 0) return;
    const plain = fold(term);
    if (plain !== term) insertPlain.run(plain, term);
    if (isCorrectable(plain)) for (const half of halvesOf(plain)) insertHalf.run(half, plain);
  };

  const removeTerm = (term: string): void => {
    deleteTerm.run(term);
    const plain = fold(term);
    if (plain !== term) deletePlain.run(plain, term);
    if (isCorrectable(plain) && !hasPlain(plain)) {
      for (const half of halvesOf(plain)) deleteHalf.run(half, plain);
    }
  };

  const lowerTerm = (term: string, by: number): void => {
    raise.run(by, term);
    // The count may be too low after a kill, so the index has the last word.
    if ((selectPages.get(term) ?? 0) === 0 && isOnPage.get(`"${term}"`) === undefined) removeTerm(term);
  };

  const settle = (most = Number.POSITIVE_INFINITY): void => {
    if (deferred.size === 0) return;
    const write = (): string[] => {
      const written: string[] = [];
      for (const [term, pages] of deferred) {
        if (written.length >= most) break;
        raise.run(pages, term);
        written.push(term);
      }
      return written;
    };
    const written = db.inTransaction ? write() : db.transaction(write)();
    for (const term of written) deferred.delete(term);
  };

  /** Words behind a plain form, with their page counts. */
  const termsBehind = (plain: string): Term[] => {
    const found: Term[] = [];
    for (const term of [plain, ...selectVariants.all(plain)]) {
      const pages = selectPages.get(term);
      if (pages !== undefined) found.push({ term, pages });
    }
    return found;
  };

  return {
    count: (words, by) => {
      for (const word of words) {
        if (word.length <= LONGEST_TERM) batch.set(word, (batch.get(word) ?? 0) + by);
      }
    },
    store: () => {
      for (const [term, by] of batch) {
        if (by > 0) addTerm(term);
        else if (by < 0) {
          settle();
          lowerTerm(term, by);
        }
      }
    },
    commit: () => {
      for (const [term, by] of batch) if (by > 0) deferred.set(term, (deferred.get(term) ?? 0) + by);
      batch.clear();
      // In parts, for a search may be waiting.
      if (deferred.size > MOST_DEFERRED) settle(WRITTEN_AT_ONCE);
    },
    discard: () => batch.clear(),
    settle,
    pagesOf: (term) => (selectPages.get(term) ?? 0) + (deferred.get(term) ?? 0),
    variantsOf: (plain) => selectVariants.all(plain),
    formsOf: (word) => {
      const plain = fold(word);
      const stemmed = stem(plain);
      if (!/^[a-z]{3,}$/.test(plain)) return { terms: [], leftOut: 0 };
      const prefix = stemPrefix(stemmed);
      const forms = selectRange
        .all(prefix, after(prefix))
        .filter(({ term }) => term !== plain && stem(term) === stemmed);
      return limited(forms, forms.length);
    },
    beginningWith: (prefix, limit) => {
      const plain = fold(prefix);
      const exact = selectTopRange.all(prefix, after(prefix), limit);
      const all = countRange.get(prefix, after(prefix)) ?? 0;
      const others = selectPlainRange.all(plain, after(plain)).filter(({ term }) => !term.startsWith(prefix));
      if (plain !== prefix) {
        others.push(
          ...selectTopRange.all(plain, after(plain), limit).filter(({ term }) => !term.startsWith(prefix)),
        );
      }
      const list = limited(others, Math.max(0, limit - exact.length));
      return { terms: [...exact, ...list.terms], leftOut: all - exact.length + list.leftOut };
    },
    near: (word, limit) => {
      const plain = fold(word);
      if (plain.length < SHORTEST_SIMILAR || plain.length > LONGEST_SIMILAR) return { terms: [], leftOut: 0 };
      const candidates = new Set<string>();
      for (const form of new Set([plain, foldEvenly(word)])) {
        const { keys, swapped } = neighbourKeys(form);
        for (const key of keys) {
          for (const candidate of selectHalves.all(key))
            if (isNear(candidate, form)) candidates.add(candidate);
        }
        if (swapped !== null && hasPlain(swapped)) candidates.add(swapped);
      }
      const close: Term[] = [];
      const loose: Term[] = [];
      for (const candidate of candidates) {
        for (const term of termsBehind(candidate)) {
          if (term.term !== word) (isNear(term.term, word) ? close : loose).push(term);
        }
      }
      return limited(close.length > 0 ? close : loose, limit);
    },
  };
}
