import type { QueryKey } from '@tanstack/react-query';
import type { ImportSummary } from '../../shared/library';

/**
 * Query keys begin with the name of the room that owns the fact, whoever asks: an event names rooms and makes everything below
 * them stale. Rooms add what they need behind it: `['library', 'document', id]`.
 */
export const ROOM_KEYS = {
  agencies: ['agencies'],
  assessments: ['assessments'],
  backup: ['backup'],
  calendar: ['calendar'],
  changes: ['changes'],
  comparison: ['comparison'],
  consolidation: ['consolidation'],
  glossary: ['glossary'],
  instruments: ['instruments'],
  library: ['library'],
  planning: ['planning'],
  practices: ['practices'],
  questionnaires: ['questionnaires'],
  reader: ['reader'],
  reliance: ['reliance'],
  savedSearches: ['saved-searches'],
  search: ['search'],
  settings: ['settings'],
  tables: ['tables'],
  sheets: ['sheets'],
  topics: ['topics'],
  exchange: ['exchange'],
  workspace: ['workspace'],
} as const satisfies Record<string, QueryKey>;

/** Imports are kept apart, because their progress arrives with the event many times a second. */
export const importKeys = {
  list: ['library-imports'] as const,
  /** Those under way or cut off. One that has ended since may still be in it. */
  unfinished: ['library-imports', 'unfinished'] as const,
  one: (importId: string) => ['library-imports', importId] as const,
};

/** Pages that are pictures are kept apart too: one is read every few seconds. */
export const pictureKeys = {
  all: ['library-pictures'] as const,
  queue: ['library-pictures', 'queue'] as const,
  of: (sha256: string) => ['library-pictures', 'of', sha256] as const,
  page: (sha256: string, page: number) => ['library-pictures', 'page', sha256, page] as const,
};

/** How safe the data is; progress of long work arrives with its event. */
export const healthKey = [...ROOM_KEYS.backup, 'health'] as const;

/** The list of imports with one of them replaced, or added at the front. */
export function withImport(list: readonly ImportSummary[], summary: ImportSummary): ImportSummary[] {
  const known = list.some((entry) => entry.id === summary.id);
  return known ? list.map((entry) => (entry.id === summary.id ? summary : entry)) : [summary, ...list];
}
