import { z } from 'zod';
import type { AppEvent } from '../../shared/app';
import { AppError, type Clock, canonicalJson, type Json, type NewId } from '../../shared/kernel';
import {
  freshSince,
  type SavedSearch,
  type SearchAsked,
  type SeenPages,
  seenToday,
  seenWith,
  totalOf,
} from '../../shared/search';
import { appendHistory, type Db, type Undoer } from '../database';
import { insertSaved, listSaved, type SavedRow, updateSaved } from './saved-repository.ts';

export interface SavedSearchesDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly actor: () => string;
  readonly announce: (event: AppEvent) => void;
  /** Asks the search how many pages of which documents a search finds now. */
  readonly tally: (asked: SearchAsked) => Promise<SeenPages>;
  /** Whether the search holds all of the library: not while its index is being filled. */
  readonly isWhole: () => boolean;
  /** The document that one has become a part of; itself where it has not. */
  readonly documentOf: (documentId: string) => string;
}

/** Searches kept by name. */
export interface SavedSearchesService {
  list(): Promise<SavedSearch[]>;
  save(search: SearchAsked & { readonly name: string }): Promise<{ id: string }>;
  /** @throws AppError `search.saved-not-found` */
  rename(id: string, name: string): void;
  /** @throws AppError `search.saved-not-found` */
  looked(id: string): Promise<void>;
  /** @throws AppError `search.saved-not-found` */
  remove(id: string): void;
  /** @throws AppError `search.saved-not-found` */
  restore(id: string): void;
  /** How a name and a deletion are taken back. */
  readonly undoer: Undoer;
}

/** Keeps searches in the workspace. What was found when one was last looked at is kept too, but is no fact with a history. */
export function createSavedSearches(dependencies: SavedSearchesDependencies): SavedSearchesService {
  const { db, clock, newId, actor, announce, tally, isWhole, documentOf } = dependencies;
  const found = (id: string): SavedRow => {
    const row = listSaved(db).find((each) => each.id === id);
    if (row === undefined) throw new AppError('search.saved-not-found');
    return row;
  };
  const write = (id: string, field: string, before: Json, after: Json): void =>
    appendHistory(db, {
      at: clock(),
      actor: actor(),
      entity: 'saved-search',
      entityId: id,
      field,
      before: before === null ? null : canonicalJson(before),
      after: after === null ? null : canonicalJson(after),
    });
  const changed = () => announce({ name: 'saved-searches.changed' });
  /** A search that cannot be asked now must not hide the others. */
  const tallyOrNull = (asked: SearchAsked) => tally(asked).catch(() => null);
  /** What is seen of a search from now on; of an index that lacks pages what was seen before counts on. */
  const see = ({ id, seen }: SavedRow, now: SeenPages, at: string): void => {
    const all = isWhole() ? now : seenWith(seenToday(seen ?? {}, documentOf), now);
    updateSaved(db, id, { seen: JSON.stringify(all), seen_at: at });
  };
  const asked = ({ query, filters, bridge }: SearchAsked): SearchAsked => ({ query, filters, bridge });

  const setRemoved = (id: string, removedAt: string | null): void => {
    db.transaction(() => {
      const row = found(id);
      if ((row.removedAt === null) === (removedAt === null)) return;
      updateSaved(db, id, { removed_at: removedAt });
      write(id, 'removed', row.removedAt, removedAt);
    });
    changed();
  };

  return {
    list: async () => {
      const kept = listSaved(db).filter(({ removedAt }) => removedAt === null);
      const counts = await Promise.all(kept.map((row) => tallyOrNull(asked(row))));
      return kept.map((row, at): SavedSearch => {
        const now = counts[at] ?? null;
        // It could not be asked when it was kept: what it finds first in the whole library is what there was.
        const isFirst = row.seen === null && now !== null && isWhole();
        // Somebody may have looked at it meanwhile.
        if (isFirst && found(row.id).seen === null) see(row, now, row.seenAt);
        const { id, name, createdAt, seenAt } = row;
        return {
          ...{ id, name, createdAt, seenAt },
          ...asked(row),
          found: now === null ? null : totalOf(now),
          fresh: freshSince(seenToday(row.seen ?? now ?? {}, documentOf), now ?? {}),
        };
      });
    },
    save: async ({ name, ...search }) => {
      const now = await tallyOrNull(search);
      const seen = isWhole() ? now : null;
      const id = newId();
      const at = clock();
      db.transaction(() => {
        insertSaved(db, { id, name, ...search, createdAt: at, removedAt: null, seenAt: at, seen });
        write(id, 'search', null, { name, ...search });
      });
      changed();
      return { id };
    },
    rename: (id, name) => {
      db.transaction(() => {
        const row = found(id);
        if (row.name === name) return;
        updateSaved(db, id, { name });
        write(id, 'name', row.name, name);
      });
      changed();
    },
    looked: async (id) => {
      const row = found(id);
      const now = await tallyOrNull(asked(row));
      if (now === null) return;
      see(row, now, clock());
      changed();
    },
    remove: (id) => setRemoved(id, clock()),
    restore: (id) => setRemoved(id, null),
    undoer: {
      takes: ({ field }) => field === 'name' || field === 'removed',
      putBack: (id, changes) => {
        const row = listSaved(db).find((each) => each.id === id);
        if (row === undefined) return null;
        return changes.map(({ field, before }) => {
          const to = before === null ? null : z.string().parse(JSON.parse(before));
          const now = field === 'name' ? row.name : row.removedAt;
          updateSaved(db, id, field === 'name' ? { name: to ?? row.name } : { removed_at: to });
          return { field, before: now === null ? null : canonicalJson(now), after: before };
        });
      },
      nameOf: (id) => listSaved(db).find((each) => each.id === id)?.name ?? '',
      onUndone: changed,
    },
  };
}
