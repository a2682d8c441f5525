import type { SeenPages } from './saved-model.ts';

/**
 * What is new since a search was last looked at: documents that were not found then, and pages beyond as many as were found in
 * each document. What has gone is no news and takes nothing off.
 */
export function freshSince(
  seen: SeenPages,
  now: SeenPages,
): { readonly pages: number; readonly documents: number } {
  let pages = 0;
  let documents = 0;
  for (const [documentId, count] of Object.entries(now)) {
    const before = seen[documentId] ?? 0;
    if (count > before) pages += count - before;
    if (before === 0) documents += 1;
  }
  return { pages, documents };
}

/**
 * What was seen before and what is found now while the index is being filled, of each document the more: less is found than the library
 * holds, and what was seen once is no news when it is found again.
 */
export function seenWith(seen: SeenPages, now: SeenPages): SeenPages {
  const both: Record<string, number> = { ...seen };
  for (const [documentId, count] of Object.entries(now))
    both[documentId] = Math.max(count, both[documentId] ?? 0);
  return both;
}

/** Pages and documents of a count. */
export function totalOf(found: SeenPages): { readonly pages: number; readonly documents: number } {
  const counts = Object.values(found);
  return { pages: counts.reduce((sum, count) => sum + count, 0), documents: counts.length };
}

/** What was seen, under the documents that those have since become part of: a text that joined another one is not news of it. */
export function seenToday(seen: SeenPages, documentOf: (documentId: string) => string): SeenPages {
  const today: Record<string, number> = {};
  for (const [documentId, count] of Object.entries(seen)) {
    const now = documentOf(documentId);
    today[now] = (today[now] ?? 0) + count;
  }
  return today;
}
