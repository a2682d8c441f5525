import type { AppEvent } from '../../shared/app';
import { AppError, type Clock, canonicalJson, type NewId } from '../../shared/kernel';
import {
  type Highlight,
  type HighlightColour,
  highlightColour,
  type NewHighlight,
  type PlacedHighlight,
} from '../../shared/reader';
import { appendHistory, type Db, type Undoer } from '../database';
import type { LibraryService } from '../library';
import {
  findHighlight,
  insertHighlight,
  listHighlights,
  listPlacedHighlights,
  type StoredHighlight,
  updateHighlight,
  updateHighlightRemoved,
} from './highlights-repository';

export interface HighlightsDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly library: Pick<LibraryService, 'getOfVersion'>;
  /** Who makes the change, for the history. */
  readonly actor: () => string;
  /** Called after the change is on disk. */
  readonly announce: (event: AppEvent) => void;
}

/** What may be changed of a highlight; what is undefined stays as it is. */
export interface HighlightChanges {
  readonly colour?: HighlightColour | undefined;
  readonly note?: string | undefined;
}

export interface Highlights {
  /** What is marked in the file of a version. @throws AppError `library.not-found` */
  list(versionId: string): Highlight[];
  /** Everything marked in files of documents that are not in the trash. */
  all(): PlacedHighlight[];
  /**
   * Marks passages in one transaction.
   *
   * @throws AppError `library.not-found`; `reader.page-outside` with `page` and `pageCount`.
   */
  add(versionId: string, highlights: readonly NewHighlight[]): Highlight[];
  /** @throws AppError `reader.highlight-not-found` */
  change(highlightId: string, changes: HighlightChanges): Highlight;
  /** Taking away what is away changes nothing. @throws AppError `reader.highlight-not-found` */
  remove(highlightId: string): void;
  /** @throws AppError `reader.highlight-not-found` */
  restore(highlightId: string): Highlight;
  /** How what was written of highlights is taken back. */
  readonly undoer: Undoer;
}

/** Highlights and notes of readers: facts of their own, beside the files they are made in. */
export function createHighlights(dependencies: HighlightsDependencies): Highlights {
  const { db, clock, newId, library, actor, announce } = dependencies;

  const fileOf = (versionId: string) => {
    const version = library.getOfVersion(versionId).versions.find((each) => each.id === versionId);
    if (version === undefined) throw new AppError('library.not-found');
    return version.file;
  };

  const getStored = (highlightId: string): StoredHighlight => {
    const stored = findHighlight(db, highlightId);
    if (stored === undefined) throw new AppError('reader.highlight-not-found');
    return stored;
  };

  const record = (
    entityId: string,
    at: string,
    [field, before, after]: readonly [string, string | null, string | null],
  ) => appendHistory(db, { at, actor: actor(), entity: 'highlight', entityId, field, before, after });

  const setRemoved = (highlightId: string, removed: boolean): Highlight => {
    const { highlight, isChanged } = db.transaction(() => {
      const stored = getStored(highlightId);
      const same = (stored.removedAt !== null) === removed;
      if (same) return { highlight: stored.highlight, isChanged: false };
      const at = clock();
      const removedAt = removed ? at : null;
      updateHighlightRemoved(db, highlightId, removedAt);
      record(highlightId, at, ['removedAt', stored.removedAt, removedAt]);
      return { highlight: stored.highlight, isChanged: true };
    });
    if (isChanged) announce({ name: 'reader.changed' });
    return highlight;
  };

  return {
    list: (versionId) => listHighlights(db, fileOf(versionId).sha256),
    all: () => listPlacedHighlights(db),
    add: (versionId, given) => {
      const made = db.transaction(() => {
        const { sha256, pageCount } = fileOf(versionId);
        const at = clock();
        return given.map((each) => {
          if (each.page > pageCount)
            throw new AppError('reader.page-outside', { page: each.page, pageCount });
          const highlight: Highlight = { ...each, id: newId(), sha256, createdAt: at, updatedAt: at };
          insertHighlight(db, highlight);
          record(highlight.id, at, ['created', null, canonicalJson(highlight)]);
          return highlight;
        });
      });
      announce({ name: 'reader.changed' });
      return made;
    },
    change: (highlightId, changes) => {
      const { highlight, isChanged } = db.transaction(() => {
        const { highlight: before, removedAt } = getStored(highlightId);
        if (removedAt !== null) throw new AppError('reader.highlight-not-found');
        const at = clock();
        const after: Highlight = {
          ...before,
          colour: changes.colour ?? before.colour,
          note: changes.note ?? before.note,
          updatedAt: at,
        };
        const fields = (['colour', 'note'] as const).filter((field) => before[field] !== after[field]);
        if (fields.length === 0) return { highlight: before, isChanged: false };
        updateHighlight(db, after);
        for (const field of fields) record(highlightId, at, [field, before[field], after[field]]);
        return { highlight: after, isChanged: true };
      });
      if (isChanged) announce({ name: 'reader.changed' });
      return highlight;
    },
    remove: (highlightId) => void setRemoved(highlightId, true),
    restore: (highlightId) => setRemoved(highlightId, false),
    undoer: {
      // Making one is taken back by taking it away: it stays in the records.
      takes: ({ field }) => ['colour', 'note', 'removedAt', 'created'].includes(field),
      putBack: (id, changes, at) => {
        const stored = findHighlight(db, id);
        if (stored === undefined) return null;
        let { highlight: now, removedAt } = stored;
        for (const { field, before } of changes) {
          if (field === 'colour') now = { ...now, colour: highlightColour.parse(before) };
          else if (field === 'note') now = { ...now, note: before ?? '' };
          else removedAt = field === 'created' || before !== null ? at : null;
        }
        updateHighlight(db, { ...now, updatedAt: at });
        updateHighlightRemoved(db, id, removedAt);
        const told = [
          { field: 'colour', before: stored.highlight.colour, after: now.colour },
          { field: 'note', before: stored.highlight.note, after: now.note },
          { field: 'removedAt', before: stored.removedAt, after: removedAt },
        ];
        return told.filter(({ before, after }) => before !== after);
      },
      nameOf: (id) => findHighlight(db, id)?.highlight.quote.slice(0, 120) ?? '',
      onUndone: () => announce({ name: 'reader.changed' }),
    },
  };
}
