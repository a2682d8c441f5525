import type { AppEvent } from '../../shared/app';
import { AppError, type Clock } from '../../shared/kernel';
import {
  type CatalogueField,
  type CatalogueFields,
  type CitedVersion,
  type DocumentSummary,
  type FileSender,
  type LibraryDigest,
  type LibraryDocument,
  type LibraryFilter,
  matchesFilter,
  type Provenance,
  sortSummaries,
  type TextLives,
} from '../../shared/library';
import { type AccessClass, highestAccessClass } from '../../shared/vocabulary';
import { appendHistory, type Db } from '../database';
import { type DatedDocument, type DaysWanted, listDatedDocuments } from './days-repository';
import { findDigest } from './digest-repository';
import { asHistoryText, GUESSED, guessedText } from './history-text';
import { listTextLives } from './lives-repository';
import { createPageNumbering, type PageNumbering } from './page-numbering';
import { findProvenance, listImportedFiles } from './provenance-repository';
import { listActedOn } from './relations-repository';
import {
  findDocument,
  findDocumentByHash,
  findDocumentOfVersion,
  findSourceName,
  findTitle,
  listFiles,
  updateDocument,
  updateRemoved,
} from './repository';
import { listCitedVersions, listSummaries, readySummaries } from './summaries-repository';
import { findVersionFacts, type VersionFacts } from './version-facts';
import { followMerges, listVersionIds } from './versions-repository';

export type { VersionFacts } from './version-facts';

/** Catalogue fields to change; a field that is absent or undefined stays as it is. */
export type CatalogueChanges = { readonly [F in CatalogueField]?: CatalogueFields[F] | undefined };

export interface LibraryService extends PageNumbering {
  /** Documents that fit a filter, sorted as it asks. */
  list(filter: LibraryFilter): DocumentSummary[];
  /** The same, made some at a time where it is long, so that others are answered in between. */
  listInTurns(filter: LibraryFilter): Promise<DocumentSummary[]>;
  /** What is worth knowing of the library on a day: counts, and at most so many documents of each kind. */
  digest(day: string, lines: number): LibraryDigest;
  /** The document, or the one of which it has become a version. @throws AppError `library.not-found` */
  get(documentId: string): LibraryDocument;
  /** The document that one has become a version of; itself where it has not. */
  documentOf(documentId: string): string;
  /** The versions of some documents, or of those that they have become versions of; none of a document that there is not. */
  versionsOf(documentIds: readonly string[]): string[];
  /** Changes catalogue fields; each change enters the history, and a changed field is no longer a guess. */
  update(documentId: string, changes: CatalogueChanges): LibraryDocument;
  /** Takes all guesses as right. */
  confirmGuesses(documentId: string): LibraryDocument;
  /** Moves to the trash; nothing is deleted, citations keep working. */
  remove(documentId: string): void;
  restore(documentId: string): LibraryDocument;
  findVersion(versionId: string): VersionFacts | undefined;
  /** All that the catalogue says of some documents, in this order, each once; those that are gone are left out. */
  describe(documentIds: readonly string[]): LibraryDocument[];
  /** Some versions in this order, with what their documents say of themselves; those that are gone are left out. */
  listCited(versionIds: readonly string[]): CitedVersion[];
  /** The narrowest access class among the documents of these versions, `public` for none: exports state it (vocabulary 4). */
  narrowestAccess(versionIds: readonly string[]): AccessClass;
  /** Where a stored file came from. @throws AppError `library.not-found` */
  provenance(sha256: string): Provenance;
  /** Every stored file that a pack brought, with its sender. */
  listSenders(): readonly FileSender[];
  /** Every PDF the library keeps, by its hash and the name it had when it was brought in. */
  storedFiles(): {
    readonly sha256: string;
    readonly sourceName: string;
    /** A document that has it, if any. */
    readonly documentId: string | null;
  }[];
  /** What the document is called that has a stored file; empty where none has. */
  titleOfFile(sha256: string): string;
  /** The name that a stored file had when it was brought in; empty where there is none. */
  sourceNameOf(sha256: string): string;
  /** @throws AppError `library.not-found` */
  getOfVersion(versionId: string): LibraryDocument;
  /** Documents with their days: those of the days wanted, or all that are not in the trash. */
  datedDocuments(wanted: DaysWanted | null): DatedDocument[];
  /** What decides whether texts still say what they said, of every document that is not in the trash. */
  textLives(): TextLives;
}

export interface LibraryDependencies {
  readonly db: Db;
  readonly clock: Clock;
  /** Who makes the change, for the history. */
  readonly actor: () => string;
  readonly announce: (event: AppEvent) => void;
  /** Hears of every document whose facts the search index must know anew. */
  readonly onChanged: (document: LibraryDocument) => void;
  /** The pack that brought a stored file; null for none. */
  readonly packOf?: (sha256: string) => Provenance['pack'];
  /** Every stored file that a pack brought, with its sender. */
  readonly senders?: () => readonly FileSender[];
}

export function createLibraryService({
  db,
  clock,
  actor,
  announce,
  onChanged,
  packOf = () => null,
  senders = () => [],
}: LibraryDependencies): LibraryService {
  const get = (documentId: string): LibraryDocument => {
    const found = findDocument(db, documentId);
    if (!found) throw new AppError('library.not-found');
    return found;
  };

  /** Runs a change of one document, then tells the index and the windows. */
  const changing = (
    documentId: string,
    change: (before: LibraryDocument, at: string) => void,
  ): LibraryDocument => {
    const after = db.transaction(() => {
      change(get(documentId), clock());
      return get(documentId);
    });
    onChanged(after);
    // Whether those it acts on are in force hangs on its dates and its status.
    const others = listActedOn(db, [documentId]);
    for (const id of others) {
      const other = findDocument(db, id);
      if (other) onChanged(other);
    }
    announce({ name: 'library.changed', ids: [documentId, ...others] });
    return after;
  };

  const setRemoved = (documentId: string, removed: boolean) =>
    changing(documentId, (before, at) => {
      if ((before.removedAt !== null) === removed) return;
      const removedAt = removed ? at : null;
      updateRemoved(db, documentId, removedAt, at);
      appendHistory(db, {
        at,
        actor: actor(),
        entity: 'document',
        entityId: documentId,
        field: 'removedAt',
        before: before.removedAt,
        after: removedAt,
      });
    });

  /** What a pack brought, was deleted for good and then brought in here is nobody's pack any more. */
  const listSenders = (): readonly FileSender[] => {
    const brought = senders();
    if (brought.length === 0) return brought;
    const own = listImportedFiles(db);
    return brought.filter(({ sha256 }) => !own.has(sha256));
  };

  const list = (filter: LibraryFilter) => {
    // Nobody else asks whose a text is, and a library may hold many.
    const brought = filter.senders.length === 0 ? [] : listSenders();
    const senderOf = new Map(brought.map(({ sha256, sender }) => [sha256, sender]));
    return sortSummaries(
      listSummaries(db, filter.removed).filter(matchesFilter(filter, senderOf)),
      filter.sort,
    );
  };

  return {
    ...createPageNumbering({ db, clock, actor, announce }),
    list,
    listInTurns: async (filter) => {
      await readySummaries(db, filter.removed);
      return list(filter);
    },
    digest: (day, lines) => findDigest(db, day, lines),
    // Old links may name a document that has become a version of another one.
    get: (documentId) => get(followMerges(db, documentId)),
    documentOf: (documentId) => followMerges(db, documentId),
    versionsOf: (documentIds) => listVersionIds(db, documentIds),
    describe: (documentIds) => {
      const found = new Map(
        documentIds.flatMap((id) => {
          const document = findDocument(db, followMerges(db, id));
          return document === undefined ? [] : [[document.id, document] as const];
        }),
      );
      return [...found.values()];
    },
    update: (documentId, changes) =>
      changing(documentId, (before, at) => {
        const given = Object.entries(changes).filter(([, value]) => value !== undefined);
        const fields = given.map(([field]) => field as CatalogueField);
        const defined = Object.fromEntries(given) as Partial<CatalogueFields>;
        let isChanged = false;
        for (const field of fields) {
          const old = asHistoryText(before[field]);
          const fresh = asHistoryText(defined[field] as CatalogueFields[CatalogueField]);
          if (old === fresh) continue;
          isChanged = true;
          appendHistory(db, {
            at,
            actor: actor(),
            entity: 'document',
            entityId: documentId,
            field,
            before: old,
            after: fresh,
          });
        }
        const guessed = before.guessed.filter((field) => !fields.includes(field));
        const isConfirmed = guessed.length < before.guessed.length;
        // What was so already is no news: the day for which its status is known would move on.
        if (!isChanged && !isConfirmed) return;
        // Whoever takes a change back has the guess again, and not something that looks as if somebody had confirmed it.
        if (isConfirmed) {
          appendHistory(db, {
            ...{ at, actor: actor(), entity: 'document', entityId: documentId, field: GUESSED },
            before: guessedText(before.guessed),
            after: guessedText(guessed),
          });
        }
        updateDocument(db, documentId, defined, guessed, at);
      }),
    confirmGuesses: (documentId) =>
      changing(documentId, (before, at) => {
        if (before.guessed.length === 0) return;
        updateDocument(db, documentId, {}, [], at);
        appendHistory(db, {
          at,
          actor: actor(),
          entity: 'document',
          entityId: documentId,
          field: GUESSED,
          before: guessedText(before.guessed),
          after: null,
        });
      }),
    remove: (documentId) => void setRemoved(documentId, true),
    restore: (documentId) => setRemoved(documentId, false),
    findVersion: (versionId) => findVersionFacts(db, versionId),
    listCited: (versionIds) => listCitedVersions(db, versionIds),
    narrowestAccess: (versionIds) =>
      highestAccessClass([...new Set(versionIds)].flatMap((id) => findVersionFacts(db, id)?.access ?? [])),
    provenance: (sha256) => {
      const found = findProvenance(db, sha256);
      if (found === undefined) throw new AppError('library.not-found');
      return { ...found, pack: found.import === null ? packOf(sha256) : null };
    },
    listSenders,
    storedFiles: () =>
      listFiles(db).map(({ sha256, sourceName, documentId }) => ({ sha256, sourceName, documentId })),
    sourceNameOf: (sha256) => findSourceName(db, sha256) ?? '',
    titleOfFile: (sha256) => findTitle(db, findDocumentByHash(db, sha256)?.id ?? '') ?? '',
    getOfVersion: (versionId) => {
      const found = findDocumentOfVersion(db, versionId);
      if (!found) throw new AppError('library.not-found');
      return found;
    },
    datedDocuments: (wanted) => listDatedDocuments(db, wanted),
    textLives: () => listTextLives(db),
  };
}
