import type { LanguageCode } from '../../shared/vocabulary';
import type { Db } from '../database';

/** A row of what the workspace says of a term. */
export interface TermRow {
  readonly conceptId: string;
  readonly language: LanguageCode;
  readonly text: string;
  readonly own: boolean;
  readonly hidden: boolean;
  readonly checkedBy: string | null;
}

export function listConcepts(db: Db): { readonly id: string }[] {
  return db.all(db.build.selectFrom('glossary_concepts').select('id').orderBy('created_at').orderBy('id'));
}

export function insertConcept(db: Db, id: string, createdAt: string): void {
  db.run(db.build.insertInto('glossary_concepts').values({ id, created_at: createdAt }));
}

export function listTerms(db: Db): TermRow[] {
  return db
    .all(db.build.selectFrom('glossary_terms').selectAll().orderBy('updated_at').orderBy('term'))
    .map((row) => ({
      conceptId: row.concept_id,
      language: row.language as LanguageCode,
      text: row.term,
      own: row.own === 1,
      hidden: row.hidden === 1,
      checkedBy: row.checked_by,
    }));
}

/** Takes away what is said of a term. */
export function deleteTerm(
  db: Db,
  { conceptId, language, text }: Omit<TermRow, 'own' | 'hidden' | 'checkedBy'>,
): void {
  db.run(
    db.build
      .deleteFrom('glossary_terms')
      .where('concept_id', '=', conceptId)
      .where('language', '=', language)
      .where('term', '=', text),
  );
}

/** Adds or replaces what is said of a term. */
export function saveTerm(db: Db, row: TermRow, updatedAt: string): void {
  const said = {
    own: Number(row.own),
    hidden: Number(row.hidden),
    checked_by: row.checkedBy,
    updated_at: updatedAt,
  };
  db.run(
    db.build
      .insertInto('glossary_terms')
      .values({ concept_id: row.conceptId, language: row.language, term: row.text, ...said })
      .onConflict((conflict) => conflict.columns(['concept_id', 'language', 'term']).doUpdateSet(said)),
  );
}
