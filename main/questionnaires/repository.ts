import type { Db, Tables } from '../database';

type EditionRow = Tables['own_editions'];
type TextRow = Tables['edition_texts'];

/** Editions that this workspace made, oldest first. */
export function listOwnEditions(db: Db): EditionRow[] {
  return db.all(db.build.selectFrom('own_editions').selectAll().orderBy('created_at').orderBy('edition'));
}

export function insertOwnEdition(db: Db, row: EditionRow): void {
  db.run(db.build.insertInto('own_editions').values(row));
}

/** Translations of the items of a questionnaire in a language, whatever the edition. */
export function listTexts(db: Db, questionnaire: string, language?: string): TextRow[] {
  let query = db.build.selectFrom('edition_texts').selectAll().where('questionnaire', '=', questionnaire);
  if (language !== undefined) query = query.where('language', '=', language);
  return db.all(query.orderBy('language').orderBy('item_id'));
}

export function saveText(db: Db, row: TextRow): void {
  const { questionnaire: _q, language: _l, item_id: _i, ...changing } = row;
  db.run(
    db.build
      .insertInto('edition_texts')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['questionnaire', 'language', 'item_id']).doUpdateSet(changing),
      ),
  );
}
