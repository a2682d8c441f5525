import Database from 'better-sqlite3';
import MiniSearch from 'minisearch';
import type { SearchStore } from '../../main/search';
import type { MadePage } from './made-pages.ts';

/** A search engine under measurement: takes all pages once, then answers queries with twenty snippets or rows. */
export interface Rival {
  readonly name: string;
  /** Number of rows in the answer, so that no engine is measured at answering nothing. */
  ask(query: BenchQuery): number;
  close(): void;
}

export type QueryClass =
  | 'word'
  | 'two words'
  | 'three words'
  | 'frequent word'
  | 'prefix'
  | 'phrase'
  | 'typo'
  | 'unspaced word';

export interface BenchQuery {
  readonly class: QueryClass;
  /** As typed into our box. */
  readonly typed: string;
  /** Words of it, for engines without a query language. */
  readonly words: readonly string[];
}

const SHOWN = 20;

const fileName = (doc: number): string => doc.toString(16).padStart(64, '0');
const documentId = (doc: number): string => `00000000-0000-7000-8000-${doc.toString(16).padStart(12, '0')}`;

/** Ours: the whole reply with totals, facets, grouping and twenty snippets. */
export function ours(store: SearchStore, pages: readonly MadePage[]): Rival {
  for (const [doc, list] of Map.groupBy(pages, (page) => page.doc)) {
    store.putPages(
      fileName(doc),
      list.map(({ page, text }) => ({ n: page, label: null, text, quality: 'good' as const })),
    );
    store.finishFile(fileName(doc));
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
        language: null,
        status: doc % 7 === 0 ? 'repealed' : 'inforce',
        number: null,
        issuingBody: null,
        year: 1990 + (doc % 30),
        pillars: ['PROT'],
        topics: ['T1.2'],
        pageCount: 1,
      },
    })),
  );
  return {
    name: 'ours',
    ask: ({ typed, class: kind }) => {
      const reply = store.query({
        text: typed,
        limit: 10,
        pagesPerDocument: 2,
        asYouType: kind === 'prefix',
      });
      return reply.groups.reduce((sum, group) => sum + group.hits.length, 0);
    },
    close: () => store.close(),
  };
}

/** FTS5 as it comes (unicode61, text stored in it): rank and snippet() for twenty rows. */
export function rawFts5(file: string, pages: readonly MadePage[]): Rival {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.exec('CREATE VIRTUAL TABLE raw USING fts5(text)');
  const insert = db.prepare('INSERT INTO raw (text) VALUES (?)');
  db.transaction(() => {
    for (const { text } of pages) insert.run(text);
  })();
  const select = db
    .prepare(
      `SELECT rowid, snippet(raw, 0, '<b>', '</b>', '…', 24) FROM raw WHERE raw MATCH ? ORDER BY rank LIMIT ${SHOWN}`,
    )
    .raw();
  return {
    name: 'raw FTS5',
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

/** MiniSearch over the pages, with its own tokenizer; it has no snippets and no phrases. */
export function miniSearch(pages: readonly MadePage[]): Rival {
  const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
  index.addAll(pages.map(({ text }, id) => ({ id, text })));
  return {
    name: 'MiniSearch',
    ask: ({ class: kind, words }) =>
      index
        .search(words.join(' '), {
          combineWith: 'AND',
          prefix: kind === 'prefix',
          fuzzy: kind === 'typo' ? 1 : false,
        })
        .slice(0, SHOWN).length,
    close: () => index.removeAll(),
  };
}
