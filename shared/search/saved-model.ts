import { z } from 'zod';
import { instant, uuid } from '../kernel';
import { searchFilters } from './model.ts';

/** Pages found in each document when a search was last looked at, by document. */
export const seenPages = z.record(uuid, z.number().int().positive());
export type SeenPages = z.infer<typeof seenPages>;

export const searchName = z.string().trim().min(1).max(120);

/** What is searched for: words, filters, and whether other languages are asked too. */
export const searchAsked = z.strictObject({
  query: z.string().trim().min(1).max(1_000),
  filters: searchFilters,
  bridge: z.boolean(),
});
export type SearchAsked = z.infer<typeof searchAsked>;

/** A search kept by name, with what has come since it was last looked at. */
export const savedSearch = z.strictObject({
  id: uuid,
  name: searchName,
  ...searchAsked.shape,
  createdAt: instant,
  seenAt: instant,
  /** Found now; null while the search cannot be asked. */
  found: z.strictObject({ pages: z.number().int(), documents: z.number().int() }).nullable(),
  /** Pages and documents that were not there when it was last looked at. */
  fresh: z.strictObject({ pages: z.number().int(), documents: z.number().int() }),
});
export type SavedSearch = z.infer<typeof savedSearch>;
