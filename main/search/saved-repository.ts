import { type SearchAsked, type SeenPages, searchFilters, seenPages } from '../../shared/search';
import type { Db } from '../database';

/** A stored search. */
export interface SavedRow extends SearchAsked {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly removedAt: string | null;
  readonly seenAt: string;
  /** Null where it was kept while the search could not be asked: what was there then is not known. */
  readonly seen: SeenPages | null;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** All searches, removed ones too. A filter that this program no longer knows is left out. */
export function listSaved(db: Db): SavedRow[] {
  return db
    .all(db.build.selectFrom('saved_searches').selectAll().orderBy('name').orderBy('id'))
    .map((row) => ({
      id: row.id,
      name: row.name,
      query: row.query,
      filters: searchFilters.safeParse(readJson(row.filters)).data ?? searchFilters.parse({}),
      bridge: row.bridge === 1,
      createdAt: row.created_at,
      removedAt: row.removed_at,
      seenAt: row.seen_at,
      seen: seenPages.safeParse(readJson(row.seen)).data ?? null,
    }));
}

export function insertSaved(db: Db, row: SavedRow): void {
  db.run(
    db.build.insertInto('saved_searches').values({
      id: row.id,
      name: row.name,
      query: row.query,
      filters: JSON.stringify(row.filters),
      bridge: Number(row.bridge),
      created_at: row.createdAt,
      removed_at: row.removedAt,
      seen_at: row.seenAt,
      seen: JSON.stringify(row.seen),
    }),
  );
}

export function updateSaved(
  db: Db,
  id: string,
  changes: {
    readonly name?: string;
    readonly removed_at?: string | null;
    readonly seen_at?: string;
    readonly seen?: string;
  },
): void {
  db.run(db.build.updateTable('saved_searches').set(changes).where('id', '=', id));
}
