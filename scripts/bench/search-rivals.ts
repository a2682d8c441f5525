import '../typescript-imports.ts';
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import MiniSearch from 'minisearch';
import type { SearchStore } from '../../main/search';
import type { BenchPage } from './scale-pages.ts';
import type { BenchQuery } from './search-queries.ts';

/** A search engine under measurement: takes all pages once, then answers queries with twenty snippets or rows. */
export interface Rival {
  readonly name: string;
  /** Number of rows in the answer, so that no engine is measured at answering nothing. */
  ask(query: BenchQuery): number;
  /** Whether its answer to a misspelt word is about the word that was meant. */
  understands?(query: BenchQuery): boolean;
  close(): void;
}

/** Name of ours where it shows the best page alone. */
export const OURS_FINDING = 'ours, best page alone shown';

const { normalise } = await import('../../shared/search');

const SHOWN = 20;
/** As an import gives them. */
const PAGES_A_CALL = 64;

const fileName = (doc: number): string => doc.toString(16).padStart(64, '0');
const documentId = (doc: number): string => `00000000-0000-7000-8000-${doc.toString(16).padStart(12, '0')}`;

/** Fills a store with the pages and made-up facts of their documents, through the calls an import uses. */
export function fillStore(store: SearchStore, pages: readonly BenchPage[]): void {
  for (const [doc, list] of Map.groupBy(pages, (page) => page.doc)) {
    for (let from = 0; from < list.length; from += PAGES_A_CALL) {
      store.putPages(
        fileName(doc),
        list
          .slice(from, from + PAGES_A_CALL)
          .map(({ page, text }) => ({ n: page, label: null, text, quality: 'good' as const })),
      );
    }
    store.finishFile(fileName(doc), list.length);
  }
  const documents = [...new Set(pages.map((page) => page.doc))];
  store.putDocuments(
    documents.map((doc) => ({
      updatedAt: '',
      removed: false,
      facts: {
        documentId: documentId(doc),
        versionId: documentId(doc),
        sha256: fileName(doc),
        title: `Document ${doc}`,
        titleEnglish: null,
        type: doc % 2 === 0 ? 'LAW' : 'REG',
        state: doc % 3 === 0 ? 'KH' : 'TH',
        appliesTo: null,
        language: null,
        status: doc % 7 === 0 ? 'repealed' : 'inforce',
        number: null,
        issuingBody: null,
        year: 1990 + (doc % 30),
        pillars: ['PROT'],
        topics: ['T1.2'],
        pageCount: 1,
        versions: [],
        force: [],
      },
    })),
  );
}

/** The same with the best page alone shown: against an engine that gives pages and scores, and shows nothing of a page. */
export function oursFinding(store: SearchStore): Rival {
  return {
    name: OURS_FINDING,
    ask: ({ typed, class: kind }) =>
      store.query({ text: typed, limit: 1, pagesPerDocument: 1, asYouType: kind === 'prefix' }).groups.length,
    close: () => undefined,
  };
}

/** Ours: the whole reply with totals, facets, grouping and twenty snippets. */
export function ours(store: SearchStore): Rival {
  const reply = ({ typed, class: kind }: BenchQuery) =>
    store.query({ text: typed, limit: 10, pagesPerDocument: 2, asYouType: kind === 'prefix' });
  return {
    name: 'ours',
    ask: (query) => reply(query).groups.reduce((sum, group) => sum + group.hits.length, 0),
    understands: (query) => {
      const { meant } = query;
      if (meant === undefined) return false;
      const { expansions, groups } = reply(query);
      // Marks twice or in another order are no slip to it: such a word is found as if it were written right.
      if (normalise(query.typed) === normalise(meant)) return groups.length > 0;
      return expansions.some(({ words }) => words.some((word) => normalise(word) === normalise(meant)));
    },
    close: () => store.close(),
  };
}

/** FTS5 with the text stored in it: rank and snippet() for twenty rows. Without pages those that the file holds are searched. */
function fts5(name: string, tokenizer: string, file: string, pages: readonly BenchPage[] | null): Rival {
  if (pages !== null) for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.pragma('cache_size = -32000');
  if (pages !== null) {
    db.exec(`CREATE VIRTUAL TABLE raw USING fts5(text, tokenize = '${tokenizer}')`);
    const insert = db.prepare('INSERT INTO raw (text) VALUES (?)');
    // As ours: a commit a document.
    for (const list of Map.groupBy(pages, (page) => page.doc).values()) {
      db.transaction(() => {
        for (const { text } of list) insert.run(text);
      })();
    }
  }
  const select = db
    .prepare(
      `SELECT rowid, snippet(raw, 0, '<b>', '</b>', '…', 24) FROM raw WHERE raw MATCH ? ORDER BY rank LIMIT ${SHOWN}`,
    )
    .raw();
  return {
    name,
    ask: ({ class: kind, words }) => {
      const quoted = words.map((word) => `"${word.replaceAll('"', '')}"`);
      const match =
        kind === 'phrase'
          ? `"${words.join(' ')}"`
          : kind === 'prefix'
            ? `${quoted.join(' ')} *`
            : quoted.join(' ');
      return select.all(match).length;
    },
    close: () => db.close(),
  };
}

/** FTS5 as it comes. */
export const rawFts5 = (file: string, pages: readonly BenchPage[] | null = null): Rival =>
  fts5('raw FTS5', 'unicode61', file, pages);

/** FTS5 that finds any three letters, for the pages without spaces between words: there it is the fair peer. */
export const trigramFts5 = (file: string, pages: readonly BenchPage[] | null = null): Rival =>
  fts5('FTS5 trigram, unspaced pages only', 'trigram', file, pages);

/** MiniSearch over the pages, with its own tokenizer; it has no snippets and no phrases. */
export function miniSearch(pages: readonly BenchPage[], name: string): Rival {
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
  index.addAll(pages.map(({ text }, id) => ({ id, text })));
  const found = ({ class: kind, words }: BenchQuery) =>
    index
      .search(words.join(' '), {
        combineWith: 'AND',
        prefix: kind === 'prefix',
        fuzzy: kind === 'typo' ? 1 : false,
      })
      .slice(0, SHOWN);
  return {
    name,
    ask: (query) => found(query).length,
    understands: (query) => found(query).some(({ terms }) => terms.includes(query.meant ?? '')),
    close: () => index.removeAll(),
  };
}
