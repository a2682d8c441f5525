import { type StoredFile, textStateOf } from '../../shared/library';
import type { Db } from '../database';
import type { FileStore } from './file-store';
import type { FileReader } from './import-pipeline';
import { noteUnread, updateFileText } from './repository';
import type { TextIndex } from './text-index';
import { findTextFacts, updateTextFacts } from './text-readings-repository';

export interface ReadingAgain {
  readonly db: Db;
  readonly index: TextIndex;
  readonly store: FileStore;
  readonly reader: FileReader;
}

/** The last reading of each file that is being read again. */
const turns = new WeakMap<Db, Map<string, Promise<unknown>>>();

/**
 * Has one reading of a file follow the other: of two at once the index would keep pages of both, and one that fails would take away
 * what the other has put there.
 */
function inTurn<T>(db: Db, sha256: string, work: () => Promise<T>): Promise<T> {
  const readings = turns.get(db) ?? new Map<string, Promise<unknown>>();
  turns.set(db, readings);
  const result = (readings.get(sha256) ?? Promise.resolve()).then(work);
  const turn = result
    .catch(() => undefined)
    .then(() => {
      if (readings.get(sha256) === turn) readings.delete(sha256);
    });
  readings.set(sha256, turn);
  return result;
}

type FileToRead = Pick<StoredFile, 'sha256' | 'pageCount'>;

/**
 * Reads a stored file once more, as the user wishes its text to be read, and puts it in the index in place of what was there. On
 * a failure, and where the program ends meanwhile, the index has nothing of it, and it is read again at the next start.
 */
export const readFileAgain = (of: ReadingAgain, file: FileToRead): Promise<void> =>
  inTurn(of.db, file.sha256, () => readAgain(of, file, null));

/** The same for a file of which the index lacks the text. Gives false, and reads nothing, where the index has it by then. */
export const readMissingText = (
  of: ReadingAgain,
  file: FileToRead,
  password: string | null,
): Promise<boolean> =>
  inTurn(of.db, file.sha256, async () => {
    const known = (await of.index.contents()).files.find(({ sha256 }) => sha256 === file.sha256);
    if (known?.complete) return false;
    await readAgain(of, file, password);
    return true;
  });

async function readAgain(
  { db, index, store, reader }: ReadingAgain,
  { sha256, pageCount }: FileToRead,
  password: string | null,
): Promise<void> {
  const { locked, reading } = findTextFacts(db, sha256);
  // A locked file is not read at the next start: the password is not kept.
  if (!locked) noteUnread(db, sha256);
  let searchable = 0;
  try {
    await index.removeFile(sha256);
    const summary = await reader.extract(store.pathOf(sha256), {
      ...(password === null ? {} : { password }),
      reading,
      onPages: async (pages) => {
        searchable += pages.filter(({ quality }) => quality !== 'empty').length;
        await index.putPages(sha256, pages);
      },
    });
    await index.finishFile(sha256, summary.facts.pagesRead);
    const counted = Math.min(searchable, pageCount);
    const state = textStateOf({ total: pageCount, searchable: counted, suspect: summary.suspect });
    db.transaction(() => {
      updateFileText(db, sha256, counted, state);
      updateTextFacts(db, sha256, summary.facts);
      // Wished otherwise meanwhile: the program may end before the turn of that reading comes.
      if (!locked && findTextFacts(db, sha256).reading !== reading) noteUnread(db, sha256);
    });
  } catch (cause) {
    await index.removeFile(sha256);
    throw cause;
  }
}
