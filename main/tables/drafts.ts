import { AppError, type NewId } from '../../shared/kernel';
import type { Table } from '../../shared/tables';
import type { OpenedFile } from './open-file';

/** Files that were opened and not imported yet; older ones make place for newer. */
const MOST_DRAFTS = 3;

export interface Drafts {
  add(file: OpenedFile): string;
  /** @throws AppError `tables.draft-gone`. */
  get(id: string): OpenedFile;
  /**
   * A sheet of a draft, its columns named by one of its rows.
   *
   * @throws AppError `tables.draft-gone`, `tables.header-missing` when the sheet has no such row.
   */
  table(id: string, at: { readonly sheet: number; readonly headerRow: number }): Table;
}

/** Keeps opened files in memory: a person looks at them, changes what their columns mean, and looks again. */
export function createDrafts(newId: NewId): Drafts {
  const drafts = new Map<string, OpenedFile>();
  const get = (id: string): OpenedFile => {
    const file = drafts.get(id);
    if (file === undefined) throw new AppError('tables.draft-gone');
    return file;
  };
  return {
    add: (file) => {
      const id = newId();
      drafts.set(id, file);
      for (const old of [...drafts.keys()].slice(0, -MOST_DRAFTS)) drafts.delete(old);
      return id;
    },
    get,
    table: (id, { sheet, headerRow }) => {
      const found = get(id).sheets[sheet];
      const at = found?.rows.findIndex(({ row }) => row === headerRow) ?? -1;
      const header = found?.rows[at];
      if (found === undefined || header === undefined) throw new AppError('tables.header-missing');
      const { separator } = found;
      return {
        ...{ separator, headerRow },
        header: header.cells.map((name) => name.trim()),
        rows: found.rows.slice(at + 1),
      };
    },
  };
}
