import { z } from 'zod';
import { PERSONAL_METHOD, type PersonalPage, personalPage } from '../../shared/library';
import type { Db } from '../database';

/** Files whose text was not looked through by the present method yet, the oldest first. */
export function listUnlooked(
  db: Db,
): { readonly sha256: string; readonly pageCount: number; readonly searchable: number }[] {
  return db
    .all(
      db.build
        .selectFrom('files')
        .leftJoin('personal_data', 'personal_data.sha256', 'files.sha256')
        .select(['files.sha256', 'files.page_count', 'files.searchable_pages'])
        .where('files.text_state', '<>', 'pending')
        .where(({ or, eb }) => or([eb('method', 'is', null), eb('method', '<>', PERSONAL_METHOD)]))
        .orderBy('added_at')
        .orderBy('files.sha256'),
    )
    .map((row) => ({ sha256: row.sha256, pageCount: row.page_count, searchable: row.searchable_pages }));
}

const pagesStored = z.array(personalPage);

/** Whether all that is found was known: each kind on its page. What cannot be read knew nothing. */
function wasKnown(found: readonly PersonalPage[], stored: string): boolean {
  const known = pagesStored.safeParse(JSON.parse(stored));
  if (!known.success) return false;
  const kindsOn = new Map(known.data.map(({ page, kinds }) => [page, kinds]));
  return found.every(({ page, kinds }) => kinds.every((kind) => kindsOn.get(page)?.includes(kind) ?? false));
}

/** Notes what was found; that it may stay counts only for what it was said of, all of it or less. */
export function savePersonal(db: Db, sha256: string, pages: readonly PersonalPage[]): void {
  const known = db.first(
    db.build.selectFrom('personal_data').select(['pages', 'stays']).where('sha256', '=', sha256),
  );
  const values = {
    method: PERSONAL_METHOD,
    pages: JSON.stringify(pages),
    stays: known !== undefined && wasKnown(pages, known.pages) ? known.stays : 0,
  };
  db.run(
    db.build
      .insertInto('personal_data')
      .values({ sha256, ...values })
      .onConflict((conflict) => conflict.column('sha256').doUpdateSet(values)),
  );
}

/** Has a file looked through again. */
export function forgetPersonal(db: Db, sha256: string): void {
  db.run(db.build.updateTable('personal_data').set({ method: 0 }).where('sha256', '=', sha256));
}

const stored = pagesStored.min(1);

/** Files with pages that nobody has let stay, the newest first. What cannot be read is left out. */
export function listPersonal(db: Db): { readonly sha256: string; readonly pages: readonly PersonalPage[] }[] {
  return db
    .all(
      db.build
        .selectFrom('personal_data')
        .innerJoin('files', 'files.sha256', 'personal_data.sha256')
        .select(['personal_data.sha256', 'pages'])
        .where('stays', '=', 0)
        .where('pages', '<>', '[]')
        .orderBy('added_at', 'desc')
        .orderBy('files.sha256'),
    )
    .flatMap((row) => {
      const pages = stored.safeParse(JSON.parse(row.pages));
      return pages.success ? [{ sha256: row.sha256, pages: pages.data }] : [];
    });
}

/** The field of a document by which the history tells that what was found in a file was let stay, with the hash of the file. */
export const PERSONAL_STAYS = 'personalStays';

/** Gives whether anything was found in the file. */
export function updateStays(db: Db, sha256: string, stays: boolean): boolean {
  const known = db.first(
    db.build
      .selectFrom('personal_data')
      .select('pages')
      .where('sha256', '=', sha256)
      .where('pages', '<>', '[]'),
  );
  if (known === undefined) return false;
  db.run(
    db.build
      .updateTable('personal_data')
      .set({ stays: Number(stays) })
      .where('sha256', '=', sha256),
  );
  return true;
}
