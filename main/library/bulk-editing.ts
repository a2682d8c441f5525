import type { AppEvent } from '../../shared/app';
import type { Clock, NewId } from '../../shared/kernel';
import {
  type BulkChange,
  type BulkDone,
  type BulkPreview,
  bulkChangesOf,
  type CatalogueField,
  type CatalogueFields,
  catalogueField,
  catalogueFields,
  previewBulk,
  type Review,
  review as reviewShape,
} from '../../shared/library';
import { accessClass, highestAccessClass } from '../../shared/vocabulary';
import {
  appendHistory,
  type Db,
  groupChange,
  listHistory,
  type Undoer,
  type UndoneChange,
} from '../database';
import { asHistoryText, fieldFromHistory, GUESSED, guessedFromHistory, guessedText } from './history-text';
import { PERSONAL_STAYS, updateStays } from './personal-data-repository';
import {
  type CataloguedDocument,
  findTitle,
  listCatalogued,
  updateDocument,
  updateRemoved,
  updateReview,
} from './repository';
import { listAccessOfParts } from './versions-repository';

export interface BulkEditing {
  /** Counts what a change would do; documents that are not known are passed over. */
  preview(documentIds: readonly string[], change: BulkChange): BulkPreview;
  /** Changes many documents in one transaction, as one group of the history. */
  edit(documentIds: readonly string[], change: BulkChange): BulkDone;
  /** Moves many documents to the trash or brings them back, as one group of the history. */
  setRemoved(documentIds: readonly string[], removed: boolean): BulkDone;
  /** How such changes, and any other grouped change of documents, are taken back. */
  readonly undoer: Undoer;
}

export interface BulkEditingDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly actor: () => string;
  readonly announce: (event: AppEvent) => void;
  /** Hears after the commit which documents the search index must know anew. */
  readonly onChanged: (documentIds: readonly string[]) => void;
}

const REMOVED = 'removedAt';
const REVIEW = ['checkedOn', 'checkedBy', 'reviewBy'] as const satisfies readonly (keyof Review)[];
const isOfReview = (field: string): field is keyof Review => REVIEW.some((each) => each === field);

/** Made once: a schema is made ready at its first use, which costs more than all else of putting a document back. */
const someFields = catalogueFields.partial();

export function createBulkEditing(dependencies: BulkEditingDependencies): BulkEditing {
  const { db, clock, newId, actor, announce, onChanged } = dependencies;

  const tellChanged = (ids: readonly string[]): void => {
    if (ids.length === 0) return;
    onChanged(ids);
    announce({ name: 'library.changed', ids: [...ids] });
  };

  /** Does one thing to many documents as a group; `change` gives the fields that became different. */
  const grouped = (
    kind: string,
    documentIds: readonly string[],
    change: (document: CataloguedDocument, at: string) => readonly UndoneChange[],
  ): BulkDone => {
    const at = clock();
    const by = actor();
    const changed: string[] = [];
    const { group } = groupChange(db, { id: newId(), kind, at, actor: by }, () => {
      for (const document of listCatalogued(db, documentIds)) {
        const made = change(document, at);
        if (made.length === 0) continue;
        changed.push(document.id);
        for (const { field, before, after } of made) {
          appendHistory(db, {
            at,
            actor: by,
            entity: 'document',
            entityId: document.id,
            field,
            before,
            after,
          });
        }
      }
    });
    tellChanged(changed);
    if (group !== null) announce({ name: 'changes.changed' });
    return { changeId: group, changed: changed.length };
  };

  return {
    preview: (documentIds, change) => previewBulk(listCatalogued(db, documentIds), change),

    edit: (documentIds, change) =>
      grouped('documents-edited', documentIds, (before, at) => {
        const { reviewBy, ...changes } = bulkChangesOf(before, change);
        const fields = Object.keys(changes) as CatalogueField[];
        if (fields.length === 0 && reviewBy === undefined) return [];
        const guessed = before.guessed.filter((field) => !fields.includes(field));
        updateDocument(db, before.id, changes, guessed, at);
        const made: UndoneChange[] = fields.map((field) => ({
          field,
          before: asHistoryText(before[field]),
          after: asHistoryText(changes[field] ?? null),
        }));
        if (guessed.length < before.guessed.length) {
          made.push({ field: GUESSED, before: guessedText(before.guessed), after: guessedText(guessed) });
        }
        if (reviewBy !== undefined) {
          updateReview(db, before.id, { ...before.review, reviewBy });
          made.push({ field: 'reviewBy', before: before.review.reviewBy, after: reviewBy });
        }
        return made;
      }),

    setRemoved: (documentIds, removed) =>
      grouped(removed ? 'documents-removed' : 'documents-restored', documentIds, (before, at) => {
        if ((before.removedAt !== null) === removed) return [];
        const after = removed ? at : null;
        updateRemoved(db, before.id, after, at);
        return [{ field: REMOVED, before: before.removedAt, after }];
      }),

    undoer: {
      takes: ({ field }) =>
        [REMOVED, ...REVIEW, GUESSED, PERSONAL_STAYS].includes(field) ||
        catalogueField.safeParse(field).success,
      isFixed: (documentId) => findTitle(db, documentId) === undefined,
      // Each file of a document is let stay by itself, and each field is a guess or none.
      piecesOf: ({ field, before, after }) => {
        if (field === PERSONAL_STAYS) return [before ?? after ?? ''];
        if (field !== GUESSED) return null;
        const [was, is] = [guessedFromHistory(before), guessedFromHistory(after)];
        return [...was.filter((one) => !is.includes(one)), ...is.filter((one) => !was.includes(one))];
      },
      putBack: (documentId, changes, at) => {
        const [present] = listCatalogued(db, [documentId]);
        if (present === undefined) return findTitle(db, documentId) === undefined ? null : 'joined';
        const allowed = changes.filter((change) => !widensAccess(db, present, change));
        if (allowed.length === 0) return 'clash';
        const made = putBack(db, present, allowed, at);
        return allowed.length === changes.length ? made : { made, kept: 'access' };
      },
      nameOf: (documentId) => findTitle(db, documentId) ?? titleWhenDeleted(db, documentId) ?? '',
      placeOf: (documentId) => (findTitle(db, documentId) === undefined ? null : documentId),
      typeOf: (documentId) => listCatalogued(db, [documentId])[0]?.type ?? null,
      onUndone: tellChanged,
    },
  };
}

/** What a document was called that was deleted for good. */
const titleWhenDeleted = (db: Db, documentId: string): string | null | undefined =>
  listHistory(db, 'document', documentId).findLast(({ field }) => field === 'deleted')?.before;

/**
 * Whether taking a change back would show a narrower text that has joined since to more people: that a join narrowed who may see the work
 * is a line of the work's own history, and taking that line back parts no texts.
 */
function widensAccess(db: Db, { id, access }: CataloguedDocument, { field, before }: UndoneChange): boolean {
  const wanted = field === 'access' ? accessClass.safeParse(before).data : undefined;
  if (wanted === undefined || highestAccessClass([wanted, access]) === wanted) return false;
  return highestAccessClass([wanted, ...listAccessOfParts(db, id)]) !== wanted;
}

function putBack(
  db: Db,
  present: CataloguedDocument,
  changes: readonly UndoneChange[],
  at: string,
): readonly UndoneChange[] {
  const values: Partial<CatalogueFields> = {};
  const made: UndoneChange[] = [];
  let { guessed, review } = present;
  for (const { field, before, after } of changes) {
    if (field === REMOVED) {
      updateRemoved(db, present.id, before, at);
      made.push({ field, before: present.removedAt, after: before });
    } else if (isOfReview(field)) {
      review = reviewShape.parse({ ...review, [field]: before });
      updateReview(db, present.id, review);
      made.push({ field, before: after, after: before });
    } else if (field === PERSONAL_STAYS) {
      updateStays(db, before ?? after ?? '', before !== null);
      made.push({ field, before: after, after: before });
    } else if (field === GUESSED) {
      const next = guessedAgain(guessed, before, after);
      made.push({ field, before: guessedText(guessed), after: guessedText(next) });
      guessed = next;
    } else {
      const name = catalogueField.parse(field);
      Object.assign(values, { [name]: fieldFromHistory(name, before) });
      made.push({ field, before: after, after: before });
    }
  }
  if (made.some(({ field }) => field !== REMOVED)) {
    const checked = someFields.parse(values) as Partial<CatalogueFields>;
    updateDocument(db, present.id, checked, guessed, at);
  }
  return made;
}

/** Fields that were guesses before the group are guesses again, but for those that somebody has filled in since. */
function guessedAgain(
  present: readonly CatalogueField[],
  before: string | null,
  after: string | null,
): CatalogueField[] {
  const left = guessedFromHistory(after);
  const were = guessedFromHistory(before);
  // What became a guess again by itself meanwhile, which this change knew nothing of, stays one.
  return [
    ...were.filter((field) => present.includes(field) || !left.includes(field)),
    ...present.filter((field) => !were.includes(field) && !left.includes(field)),
  ];
}
