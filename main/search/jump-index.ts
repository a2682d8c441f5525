import MiniSearch from 'minisearch';
import { cut, fold, type JumpEntry, normalise, type SearchFacts, termsOf } from '../../shared/search';
import type { SearchDatabase } from './database.ts';

interface Named {
  readonly key: string;
  readonly entry: JumpEntry;
  readonly title: string;
  readonly detail: string;
}

export interface JumpIndex {
  /** Replaces all entries of a kind. Documents come from the catalogue and are not given here. */
  putEntries(kind: JumpEntry['kind'], entries: readonly JumpEntry[]): void;
  /** The catalogue has changed; the names are read again when they are next asked for. */
  invalidate(): void;
  find(text: string, limit: number): JumpEntry[];
}

const words = (text: string): string[] => termsOf(cut(normalise(text)).units).map(fold);

function documentEntry(facts: SearchFacts): JumpEntry {
  const detail = [facts.titleEnglish, facts.number, facts.issuingBody, facts.year].filter(
    (part) => part !== null,
  );
  return { kind: 'document', id: facts.documentId, title: facts.title, detail: detail.join(' \u00b7 ') };
}

/** What is small and found by name: documents, items, topics, articles, commands. In memory, made when first asked. */
export function createJumpIndex(db: SearchDatabase, documents: () => Iterable<SearchFacts>): JumpIndex {
  const clear = db.prepare<[string]>('DELETE FROM jump_entries WHERE kind = ?');
  const insert = db.prepare<[string, string, string, string]>(
    'INSERT OR REPLACE INTO jump_entries (kind, id, title, detail) VALUES (?, ?, ?, ?)',
  );
  const select = db.prepare<[], JumpEntry>('SELECT kind, id, title, detail FROM jump_entries');
  let index: MiniSearch<Named> | null = null;
  let entries = new Map<string, JumpEntry>();

  const build = (): MiniSearch<Named> => {
    const made = new MiniSearch<Named>({
      idField: 'key',
      fields: ['title', 'detail'],
      tokenize: words,
      processTerm: (term) => (term === '' ? null : term),
      searchOptions: {
        combineWith: 'AND',
        boost: { title: 3 },
        prefix: true,
        fuzzy: (term) => (term.length >= 4 ? 1 : false),
        weights: { fuzzy: 0.2, prefix: 0.6 },
      },
    });
    entries = new Map();
    for (const entry of [...select.all(), ...[...documents()].map(documentEntry)]) {
      entries.set(`${entry.kind}:${entry.id}`, entry);
    }
    made.addAll(
      [...entries].map(([key, entry]) => ({ key, entry, title: entry.title, detail: entry.detail })),
    );
    return made;
  };

  return {
    putEntries: (kind, given) => {
      db.transaction(() => {
        clear.run(kind);
        for (const entry of given) insert.run(kind, entry.id, entry.title, entry.detail);
      })();
      index = null;
    },
    invalidate: () => {
      index = null;
    },
    find: (text, limit) => {
      index ??= build();
      return index
        .search(text)
        .slice(0, limit)
        .flatMap(({ id }) => entries.get(String(id)) ?? []);
    },
  };
}
