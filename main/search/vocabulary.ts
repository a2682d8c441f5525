import {
  beginsWord,
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
  /** Takes away words that no page holds any more, and notes that words are held back. Inside the transaction of the pages. */
  store(): void;
  /** The transaction has succeeded: its words will be written with others, in order, to spare a write for every word of every page. */
  commit(): void;
  /** The transaction has failed. */
  discard(): void;
  /** Writes words held back, all or the first so many. When a killed program loses them the next start counts anew. */
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

/** Words that are held back at most. */
const MOST_DEFERRED = 40_000;
/** Of these, how many are written in one go: some milliseconds. */
const WRITTEN_AT_ONCE = 4_000;

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
  /** Held back: words that the table lacks, or whose counts there are lower than they are. */
  const deferred = new Map<string, number>();
  /** Words held back in the reverse of their order, so that those written in one go stand side by side in the table. */
  let ordered: string[] = [];

  const raise = db.prepare<[number, string]>('UPDATE terms SET pages = max(0, pages + ?) WHERE term = ?');
  const insertTerm = db.prepare<[string, number]>('INSERT INTO terms (term, pages) VALUES (?, ?)');
  const noteHeldBack = db.prepare<[number]>('UPDATE vocabulary_state SET held_back = ?');
  let isNoted = db.prepare<[], number>('SELECT held_back FROM vocabulary_state').pluck().get() === 1;
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

  /** Keys by which new words are found, in their order. */
  const insertKeys = (terms: readonly string[]): void => {
    const halves: [half: string, plain: string][] = [];
    for (const term of terms) {
      const plain = fold(term);
      if (plain !== term) insertPlain.run(plain, term);
      if (isCorrectable(plain)) for (const half of halvesOf(plain)) halves.push([half, plain]);
    }
    halves.sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [half, plain] of halves) insertHalf.run(half, plain);
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
    if (ordered.length === 0) ordered = [...deferred.keys()].sort().reverse();
    const part = ordered.slice(-Math.min(most, ordered.length)).reverse();
    const isLast = part.length === deferred.size;
    const write = (): void => {
      const fresh: string[] = [];
      for (const term of part) {
        const pages = deferred.get(term) ?? 0;
        if (raise.run(pages, term).changes > 0) continue;
        insertTerm.run(term, pages);
        fresh.push(term);
      }
      insertKeys(fresh);
      if (isLast) noteHeldBack.run(0);
    };
    if (db.inTransaction) write();
    else db.transaction(write)();
    ordered.length -= part.length;
    for (const term of part) deferred.delete(term);
    if (isLast) isNoted = false;
    else if (most === Number.POSITIVE_INFINITY) settle();
  };

  /** Words held back that fit. */
  const heldBack = (fits: (term: string) => boolean): string[] => [...deferred.keys()].filter(fits);

  /** Words of the table with those held back, and with the pages of both. */
  const withHeldBack = (stored: readonly Term[], fits: (term: string) => boolean): Term[] => {
    if (deferred.size === 0) return [...stored];
    const pages = new Map(stored.map((term) => [term.term, term.pages]));
    for (const term of heldBack(fits)) pages.set(term, (pages.get(term) ?? 0) + (deferred.get(term) ?? 0));
    return [...pages].map(([term, count]) => ({ term, pages: count }));
  };

  const pagesOf = (term: string): number => (selectPages.get(term) ?? 0) + (deferred.get(term) ?? 0);

  const variantsOf = (plain: string): string[] => {
    const stored = selectVariants.all(plain);
    if (deferred.size === 0) return stored;
    return [...new Set([...stored, ...heldBack((term) => term !== plain && fold(term) === plain)])];
  };

  /** Words that begin so, the most frequent of them, and how many there are. */
  const topOf = (prefix: string, limit: number): { readonly terms: Term[]; readonly all: number } => {
    if (deferred.size === 0) {
      const terms = selectTopRange.all(prefix, after(prefix), limit);
      const all = terms.length < limit ? terms.length : (countRange.get(prefix, after(prefix)) ?? 0);
      return { terms, all };
    }
    const stored = selectRange.all(prefix, after(prefix));
    const every = withHeldBack(stored, (term) => term.startsWith(prefix));
    return { terms: [...limited(every, limit).terms], all: every.length };
  };

  /** Words behind a plain form, with their page counts. */
  const termsBehind = (plain: string): Term[] =>
    [plain, ...variantsOf(plain)]
      .filter((term) => selectPages.get(term) !== undefined || deferred.has(term))
      .map((term) => ({ term, pages: pagesOf(term) }));

  /** Counts the words of the index anew: words held back by a program that was killed are in no table. */
  const recount = (): void => {
    db.exec(`CREATE VIRTUAL TABLE temp.index_terms USING fts5vocab('main', 'page_index', 'row')`);
    db.transaction(() => {
      db.exec('DELETE FROM terms; DELETE FROM plain_terms; DELETE FROM halves');
      const select = db.prepare<[], Term>('SELECT term, doc AS pages FROM temp.index_terms');
      const words = select.all().filter(({ term }) => beginsWord(term) && term.length <= LONGEST_TERM);
      for (const { term, pages } of words) insertTerm.run(term, pages);
      insertKeys(words.map(({ term }) => term));
      noteHeldBack.run(0);
    })();
    db.exec('DROP TABLE temp.index_terms');
    isNoted = false;
  };
  if (isNoted) recount();

  return {
    count: (words, by) => {
      for (const word of words) {
        if (word.length <= LONGEST_TERM) batch.set(word, (batch.get(word) ?? 0) + by);
      }
    },
    store: () => {
      let isHeldBack = false;
      for (const [term, by] of batch) {
        if (by > 0) isHeldBack = true;
        else if (by < 0) lowerTerm(term, by);
      }
      if (isHeldBack && !isNoted) noteHeldBack.run(1);
    },
    commit: () => {
      for (const [term, by] of batch) {
        if (by <= 0) continue;
        deferred.set(term, (deferred.get(term) ?? 0) + by);
        isNoted = true;
      }
      batch.clear();
      // In parts, for a search may be waiting.
      if (deferred.size > MOST_DEFERRED || ordered.length > 0) settle(WRITTEN_AT_ONCE);
    },
    discard: () => batch.clear(),
    settle,
    pagesOf,
    variantsOf,
    formsOf: (word) => {
      const plain = fold(word);
      const stemmed = stem(plain);
      if (!/^[a-z]{3,}$/.test(plain)) return { terms: [], leftOut: 0 };
      const prefix = stemPrefix(stemmed);
      const stored = selectRange.all(prefix, after(prefix));
      const forms = withHeldBack(stored, (term) => term.startsWith(prefix)).filter(
        ({ term }) => term !== plain && stem(term) === stemmed,
      );
      return limited(forms, forms.length);
    },
    beginningWith: (prefix, limit) => {
      const plain = fold(prefix);
      const exact = topOf(prefix, limit);
      const beginsPlain = (term: string) => fold(term) !== term && fold(term).startsWith(plain);
      const others = withHeldBack(selectPlainRange.all(plain, after(plain)), beginsPlain);
      if (plain !== prefix) others.push(...topOf(plain, limit).terms);
      const list = limited(
        others.filter(({ term }) => !term.startsWith(prefix)),
        Math.max(0, limit - exact.terms.length),
      );
      return {
        terms: [...exact.terms, ...list.terms],
        leftOut: exact.all - exact.terms.length + list.leftOut,
      };
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
        for (const term of heldBack((each) => isCorrectable(fold(each)) && isNear(fold(each), form)))
          candidates.add(fold(term));
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
