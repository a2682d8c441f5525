import { textStateOf } from '../../shared/library';
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

/**
 * Reads a stored file once more, as the user wishes its text to be read, and puts it in the index in place of what was there. On
 * a failure, and where the program ends meanwhile, the index has nothing of it, and it is read again at the next start.
 */
export async function readFileAgain(
  { db, index, store, reader }: ReadingAgain,
  file: { readonly sha256: string; readonly pageCount: number },
  password: string | null,
): Promise<void> {
  const { sha256, pageCount } = file;
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
    });
  } catch (cause) {
    await index.removeFile(sha256);
    throw cause;
  }
}
