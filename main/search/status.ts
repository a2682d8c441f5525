import type { SearchStatus } from '../../shared/search';
import { textsOf } from './catalogue.ts';
import type { Rebuilt } from './database.ts';
import type { Parts } from './parts.ts';

/** How many documents there are to search, and pages in their texts. */
export function statusOf({ catalogue }: Parts, rebuilt: Rebuilt): SearchStatus {
  const present = [...catalogue.documents.values()].filter(({ removed }) => !removed);
  const pages = present.flatMap(({ facts }) => textsOf(facts)).reduce((sum, text) => sum + text.pageCount, 0);
  return { documents: present.length, pages, rebuilt };
}
