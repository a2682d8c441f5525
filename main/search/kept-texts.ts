import { KEPT, type SearchDatabase } from './database.ts';
import { type PageRow, pageFromRow } from './page-rows.ts';
import { type GivenPageText, type PageStore, pageOf, rowOf } from './page-store.ts';

/** Pages indexed in one step: some tens of milliseconds. */
const PAGES_A_STEP = 32;

/** Texts of pages that were kept when the index was made anew for this version, until they are indexed. */
export interface KeptTexts {
  /** Indexes some of them and says whether there are more. A kill between two steps costs nothing. */
  carry(): boolean;
  /** The file is gone, or its text is to be read anew. */
  forget(sha256: string): void;
}

interface KeptFile {
  readonly id: number;
  readonly sha256: string;
  readonly textVersion: number;
  readonly pages: number;
  readonly complete: number;
}

const NOTHING: KeptTexts = { carry: () => false, forget: () => undefined };

/** Those of a database; nothing where none wait. */
export function createKeptTexts(db: SearchDatabase, pages: PageStore): KeptTexts {
  const wait = db
    .prepare(`SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = '${KEPT.files}'`)
    .pluck();
  if (wait.get() === 0) return NOTHING;
  const selectFile = db.prepare<[], KeptFile>(
    `SELECT id, sha256, text_version AS textVersion, pages, complete FROM ${KEPT.files} ORDER BY id LIMIT 1`,
  );
  const findFile = db.prepare<[string], number>(`SELECT id FROM ${KEPT.files} WHERE sha256 = ?`).pluck();
  const selectPages = db.prepare<[number, number, number], PageRow & { readonly id: number }>(
    `SELECT id, label, quality, reasons, text, conversion FROM ${KEPT.pages} WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?`,
  );
  const deletePages = db.prepare<[number, number]>(`DELETE FROM ${KEPT.pages} WHERE id BETWEEN ? AND ?`);
  const deleteFile = db.prepare<[number]>(`DELETE FROM ${KEPT.files} WHERE id = ?`);
  let isOver = false;

  const rowsOf = (fileId: number): readonly [first: number, last: number] => [
    rowOf(fileId, 0),
    rowOf(fileId + 1, 0) - 1,
  ];

  const drop = (fileId: number): void => {
    db.transaction(() => {
      deletePages.run(...rowsOf(fileId));
      deleteFile.run(fileId);
    })();
  };

  const end = (): void => {
    isOver = true;
    // Both or none: after a kill between the two the next start would look for the one that is gone.
    db.transaction(() => db.exec(`DROP TABLE ${KEPT.pages}; DROP TABLE ${KEPT.files}`))();
  };

  /** A page as it was given; undefined where it cannot be read: a bit of it has flipped, or this version wants other facts of it. */
  const read = (row: PageRow & { readonly id: number }): GivenPageText | undefined => {
    try {
      const reasons = row.reasons.split(' ').filter((reason) => reason !== '');
      return { ...pageFromRow(pageOf(row.id), row), reasons };
    } catch {
      return undefined;
    }
  };

  return {
    carry: () => {
      if (isOver) return false;
      const file = selectFile.get();
      if (file === undefined) {
        end();
        return false;
      }
      const there = pages.fileOfHash(file.sha256);
      if (there !== undefined && there.textVersion !== file.textVersion) {
        // Read meanwhile by another engine.
        drop(file.id);
        return true;
      }
      const [first, last] = rowsOf(file.id);
      const rows = selectPages.all(first, last, PAGES_A_STEP);
      if (rows.length === 0) {
        // Where a page was lost the file stays unfinished, and is read again.
        if (file.complete === 1) pages.finish(file.sha256, file.pages);
        drop(file.id);
        return true;
      }
      const given = rows.flatMap((row) => read(row) ?? []);
      // Pages that came meanwhile are left as they are.
      pages.put(file.sha256, given, file.textVersion);
      deletePages.run(first, rows.at(-1)?.id ?? last);
      return true;
    },
    forget: (sha256) => {
      const id = isOver ? undefined : findFile.get(sha256);
      if (id !== undefined) drop(id);
    },
  };
}
