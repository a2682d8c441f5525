import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSearchStore, type SearchStore } from '../../main/search';
import type { PageText, SearchFacts } from '../../shared/search';

/** A made document: its pages' texts, and the facts that matter to the test. */
export interface BenchDocument {
  readonly name: string;
  readonly pages: readonly string[];
  readonly facts?: Partial<SearchFacts>;
}

export const hashOf = (name: string): string => createHash('sha256').update(name).digest('hex');

/** A stable id for a name, in the form of a UUIDv7. */
export function idOf(name: string): string {
  const hex = hashOf(name);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function toPages(texts: readonly string[]): PageText[] {
  return texts.map((text, at) => ({
    n: at + 1,
    label: `p${at + 1}`,
    text,
    quality: text.trim() === '' ? 'empty' : 'good',
  }));
}

export function aDocument({ name, pages, facts }: BenchDocument): SearchFacts {
  return {
    documentId: idOf(name),
    versionId: idOf(`${name} version`),
    sha256: hashOf(name),
    title: name,
    titleEnglish: null,
    type: 'LAW',
    state: 'TH',
    appliesTo: null,
    language: 'eng',
    status: 'inforce',
    number: null,
    issuingBody: null,
    year: 2008,
    pillars: ['PROS'],
    topics: [],
    pageCount: pages.length,
    versions: [],
    force: [],
    ...facts,
  };
}

export interface SearchBench {
  readonly store: SearchStore;
  readonly file: string;
  add(document: BenchDocument): void;
  /** Names and pages found, best first: `Act 3`. */
  found(text: string, options?: { readonly asYouType?: boolean }): string[];
  close(): void;
}

/** A search in a folder of its own. */
export function searchBench(...documents: readonly BenchDocument[]): SearchBench {
  const folder = mkdtempSync(path.join(tmpdir(), 'waymark-search-'));
  const file = path.join(folder, 'search.db');
  const store = openSearchStore(file, () => 0);
  const add = (document: BenchDocument): void => {
    store.putPages(hashOf(document.name), toPages(document.pages));
    store.finishFile(hashOf(document.name), document.pages.length);
    store.putDocument(aDocument(document));
  };
  for (const document of documents) add(document);
  return {
    store,
    file,
    add,
    found: (text, { asYouType = false } = {}) =>
      store
        .query({ text, limit: 100, pagesPerDocument: 50, asYouType })
        .groups.flatMap(({ title, hits }) =>
          hits.map((hit) => ({ at: `${title} ${hit.page}`, score: hit.score })),
        )
        .sort((a, b) => b.score - a.score)
        .map(({ at }) => at),
    close: () => {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
