import type { SearchFacts } from '../../shared/search';
import type { Bridge } from './bridge.ts';
import { type Catalogue, createCatalogue } from './catalogue.ts';
import type { SearchDatabase } from './database.ts';
import { createJumpIndex, type JumpIndex } from './jump-index.ts';
import { createKeptTexts, type KeptTexts } from './kept-texts.ts';
import { createPageFinder, type PageFinder } from './page-finder.ts';
import { createPageStore, type PageStore } from './page-store.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** What the search of one workspace consists of, over one database. */
export interface Parts {
  readonly db: SearchDatabase;
  readonly vocabulary: Vocabulary;
  readonly pages: PageStore;
  readonly kept: KeptTexts;
  readonly catalogue: Catalogue;
  readonly finder: PageFinder;
  readonly jumps: JumpIndex;
  readonly bridge: Bridge;
}

/** @throws what SQLite throws when the file is damaged where it is read first */
export function createParts(db: SearchDatabase, bridge: Bridge): Parts {
  const pages = createPageStore(db);
  const vocabulary = createVocabulary(pages.postings);
  const catalogue = createCatalogue(db);
  const finder = createPageFinder(vocabulary, pages);
  const shown = function* (): Iterable<SearchFacts> {
    for (const { facts, removed } of catalogue.documents.values()) if (!removed) yield facts;
  };
  const kept = createKeptTexts(db, pages);
  return { db, vocabulary, pages, kept, catalogue, finder, jumps: createJumpIndex(db, shown), bridge };
}
