import type { LibraryDocument } from '../../shared/library';
import { summaryOf, TEXT_VERSION } from '../../shared/library';
import type { Db } from '../database';
import type { FileStore } from './file-store';
import type { FileReader } from './import-pipeline';
import { readFileAgain } from './reading-again';
import { listActedOn } from './relations-repository';
import { findDocument, listFiles, listLastChanges } from './repository';
import type { IndexContents, IndexedDocument, TextIndex } from './text-index';

/** A document as the index keeps it. */
export function toIndexed(document: LibraryDocument): IndexedDocument {
  return { ...summaryOf(document), issuingBody: document.issuingBody, removed: document.removedAt !== null };
}

/** Mark of a document that the index still holds and the library does not; a real one has the moment of its last change. */
const GONE = '';

/** Hides a document from every search. Nothing but its id is known of it any more. */
const goneDocument = (id: string): IndexedDocument => ({
  id,
  versionId: id,
  sha256: '',
  title: '',
  titleEnglish: null,
  type: 'LAW',
  state: null,
  appliesTo: null,
  language: null,
  status: 'unknown',
  number: null,
  year: null,
  pageCount: 0,
  textState: 'none',
  pillars: [],
  topics: [],
  hasGuesses: false,
  versions: [],
  force: [],
  review: { checkedOn: null, checkedBy: null, reviewBy: null },
  updatedAt: GONE,
  issuingBody: null,
  removed: true,
});

export interface ReconcileDependencies {
  readonly db: Db;
  readonly index: TextIndex;
  readonly store: FileStore;
  readonly reader: FileReader;
  /** Asked between two files: true ends the work early. */
  readonly shouldStop: () => boolean;
  /** Hears of a document the text of one of whose files was read anew, so that it may be another one. */
  readonly onRead: (documentId: string) => void;
  readonly onBug: (cause: unknown) => void;
}

const BATCH = 200;

type IndexedState = IndexContents['files'][number];

/**
 * Brings the index up to what the library holds: facts of documents it lacks or has in an older state, and the text of
 * files it lacks, or that an earlier version of the program read in another way. After search.db was deleted this rebuilds it whole. A
 * file that cannot be read is passed over and stays unsearchable; of the library only how a text was read and can be searched is noted.
 */
export async function reconcileIndex(
  dependencies: ReconcileDependencies,
): Promise<{ documents: number; files: number }> {
  const { db, index, store, reader, shouldStop, onRead, onBug } = dependencies;
  const contents = await index.contents();
  const known = new Map(contents.documents.map((each) => [each.documentId, each.updatedAt]));
  const stale = listLastChanges(db).filter(({ id, updatedAt }) => known.get(id) !== updatedAt);
  for (let from = 0; from < stale.length && !shouldStop(); from += BATCH) {
    await indexDocuments(
      db,
      index,
      stale.slice(from, from + BATCH).map(({ id }) => id),
    );
  }
  // After a restore the index may know documents the library does not have any more. Their texts stay, for they may come back.
  const ids = new Set(listLastChanges(db).map(({ id }) => id));
  const gone = contents.documents.filter(
    ({ documentId, updatedAt }) => !ids.has(documentId) && updatedAt !== GONE,
  );
  if (gone.length > 0) await index.putDocuments(gone.map(({ documentId }) => goneDocument(documentId)));
  const isAsNow = ({ complete, textVersion }: IndexedState) => complete && textVersion >= TEXT_VERSION;
  const settled = new Set(contents.files.filter(isAsNow).map((file) => file.sha256));
  const isEarlier = ({ textVersion }: IndexedState) => textVersion < TEXT_VERSION;
  const earlier = new Set(contents.files.filter(isEarlier).map((file) => file.sha256));
  let files = 0;
  for (const { sha256, pageCount, locked, unread, documentId } of listFiles(db)) {
    if (shouldStop()) break;
    // The password of a locked file was not kept, so its text cannot be read again without the user.
    if ((settled.has(sha256) && !unread) || locked || !store.has(sha256)) continue;
    try {
      await readFileAgain({ db, index, store, reader }, { sha256, pageCount });
      files += 1;
      // What the index had merely lost says what it said before.
      if (documentId !== null && (unread || earlier.has(sha256))) onRead(documentId);
    } catch (cause) {
      onBug(cause);
    }
  }
  return { documents: stale.length + gone.length, files };
}

/** Each takes about a millisecond, and whatever else is asked for meanwhile waits. */
const AT_ONCE = 10;

/**
 * Tells the index what the library now says of many documents, and of those they act on, whose being in force hangs on them; in
 * parts, so that other calls are answered between them. A document that is gone or became a part of another is hidden.
 */
export async function indexDocuments(
  db: Db,
  index: TextIndex,
  documentIds: readonly string[],
): Promise<void> {
  const all = [...new Set([...documentIds, ...listActedOn(db, documentIds)])];
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const documents = all.slice(from, from + AT_ONCE).map((id) => {
      const found = findDocument(db, id);
      return found === undefined ? goneDocument(id) : toIndexed(found);
    });
    await index.putDocuments(documents);
  }
}
