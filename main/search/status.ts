import type { SearchFacts, SearchStatus, Unsearchable } from '../../shared/search';
import { textsOf } from './catalogue.ts';
import type { Rebuilt } from './database.ts';
import type { Parts } from './parts.ts';

/** What a document hides from the search: all of it while its file is not indexed, else its pages without words. */
function hiddenPages({ pages }: Parts, facts: SearchFacts): number {
  const file = pages.fileOfHash(facts.sha256);
  return file === undefined ? facts.pageCount : file.emptyPages + Math.max(0, facts.pageCount - file.pages);
}

function countUnsearchable(parts: Parts): Unsearchable {
  let documents = 0;
  let hidden = 0;
  for (const { facts, removed } of parts.catalogue.documents.values()) {
    if (removed) continue;
    const count = textsOf(facts).reduce((sum, text) => sum + hiddenPages(parts, text), 0);
    if (count > 0) documents += 1;
    hidden += count;
  }
  return { documents, pages: hidden };
}

const counted = new WeakMap<Parts, { readonly at: string; readonly unsearchable: Unsearchable }>();

/** Documents and pages that no search can find; counted anew only when something has changed. */
export function unsearchableOf(parts: Parts): Unsearchable {
  const at = `${parts.catalogue.changes} ${parts.pages.changes}`;
  let known = counted.get(parts);
  if (known?.at !== at) {
    known = { at, unsearchable: countUnsearchable(parts) };
    counted.set(parts, known);
  }
  return known.unsearchable;
}

/** Numbers of the pages of a file that hold no words or were not read. */
function hiddenNumbers({ pages }: Parts, facts: SearchFacts): number[] {
  const file = pages.fileOfHash(facts.sha256);
  if (file === undefined) return [];
  const numbers = [...pages.pagesOfQuality(file.id, 'empty')];
  if (file.complete) for (let page = file.pages + 1; page <= facts.pageCount; page += 1) numbers.push(page);
  return numbers;
}

/** What is indexed and what cannot be searched, by name. */
export function statusOf(parts: Parts, rebuilt: Rebuilt): SearchStatus {
  const status: SearchStatus = {
    documents: 0,
    pages: 0,
    searchablePages: 0,
    unsearchable: [],
    suspect: [],
    rebuilt,
  };
  for (const { facts, removed } of parts.catalogue.documents.values()) {
    if (removed) continue;
    status.documents += 1;
    for (const text of textsOf(facts)) {
      const { documentId, versionId, title, pageCount } = text;
      const file = parts.pages.fileOfHash(text.sha256);
      const named = { documentId, versionId, title, pageCount, indexed: file?.complete ?? false };
      const hidden = hiddenPages(parts, text);
      const suspect = file === undefined ? [] : parts.pages.pagesOfQuality(file.id, 'suspect');
      status.pages += pageCount;
      status.searchablePages += Math.max(0, pageCount - hidden);
      if (hidden > 0) status.unsearchable.push({ ...named, pages: hiddenNumbers(parts, text) });
      if (suspect.length > 0) status.suspect.push({ ...named, pages: [...suspect] });
    }
  }
  return status;
}
