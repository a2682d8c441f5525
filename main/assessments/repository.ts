import { sql } from 'kysely';
import { type AssessmentSummary, assessmentSummary, type Progress } from '../../shared/assessments';
import type { Db, Tables } from '../database';

/** An assessment without its answers and their counts. */
export type AssessmentHead = Omit<AssessmentSummary, 'progress'>;

const head = assessmentSummary.omit({ progress: true });

const heads = (db: Db) =>
  db.build
    .selectFrom('assessments')
    .leftJoin('snapshots', 'snapshots.assessment_id', 'assessments.id')
    .selectAll('assessments')
    .select('snapshots.id as snapshot_id');

const toHead = (row: Tables['assessments'] & { snapshot_id: string | null }): AssessmentHead =>
  head.parse({
    id: row.id,
    state: row.state,
    questionnaire: row.questionnaire,
    edition: row.edition,
    scope: row.scope,
    referenceDate: row.reference_date,
    status: row.status,
    basedOn: row.based_on,
    snapshotId: row.snapshot_id,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  });

export function findAssessment(db: Db, id: string): AssessmentHead | undefined {
  const row = db.first(heads(db).where('assessments.id', '=', id));
  return row && toHead(row);
}

/** The assessment of a State that stands on a reference date, if there is one: there can be only one per scope. */
export function findAssessmentOn(
  db: Db,
  {
    state,
    questionnaire,
    scope,
    referenceDate,
  }: Pick<AssessmentHead, 'state' | 'questionnaire' | 'scope' | 'referenceDate'>,
): AssessmentHead | undefined {
  const row = db.first(
    heads(db)
      .where('state', '=', state)
      .where('questionnaire', '=', questionnaire)
      .where('scope', '=', scope)
      .where('reference_date', '=', referenceDate),
  );
  return row && toHead(row);
}

/** All assessments, newest reference date first. */
export function listAssessments(db: Db): AssessmentHead[] {
  return db
    .all(heads(db).orderBy('reference_date', 'desc').orderBy('created_at', 'desc').orderBy('assessments.id'))
    .map(toHead);
}

export function insertAssessment(db: Db, assessment: AssessmentHead): void {
  db.run(
    db.build.insertInto('assessments').values({
      id: assessment.id,
      state: assessment.state,
      questionnaire: assessment.questionnaire,
      edition: assessment.edition,
      scope: assessment.scope,
      reference_date: assessment.referenceDate,
      status: assessment.status,
      based_on: assessment.basedOn,
      created_at: assessment.createdAt,
      updated_at: assessment.updatedAt,
    }),
  );
}

/** Takes an assessment away; false where anything in the workspace belongs to it. */
export function deleteAssessment(db: Db, id: string): boolean {
  return unlessNeeded(() => db.run(db.build.deleteFrom('assessments').where('id', '=', id)));
}

/** False where a row that goes is needed by another. */
function unlessNeeded(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch (cause) {
    if ((cause as { code?: string }).code === 'SQLITE_CONSTRAINT_FOREIGNKEY') return false;
    throw cause;
  }
}

/** Ids of all answers in an assessment, of the State and of the agencies, and of what they cite. */
export function listAnswerIds(
  db: Db,
  assessmentId: string,
): Readonly<Record<'national' | 'agencies' | 'citations', readonly string[]>> {
  const idsIn = (table: 'answers' | 'agency_answers') =>
    db
      .all(db.build.selectFrom(table).select('id').where('assessment_id', '=', assessmentId))
      .map(({ id }) => id);
  const citedIn = (table: 'answers' | 'agency_answers', citations: 'citations' | 'agency_citations') =>
    db
      .all(
        db.build
          .selectFrom(citations)
          .select('id')
          .where('answer_id', 'in', (nested) =>
            nested.selectFrom(table).select('id').where('assessment_id', '=', assessmentId),
          ),
      )
      .map(({ id }) => id);
  const [national, agencies] = [idsIn('answers'), idsIn('agency_answers')];
  const citations = [...citedIn('answers', 'citations'), ...citedIn('agency_answers', 'agency_citations')];
  return { national, agencies, citations };
}

/**
 * Takes an assessment away with what was carried over into it. Only for one in which nobody did anything: what was carried over is whole
 * in the snapshot that it came from, and in the history. False, and half done, where anything else belongs to it.
 */
export function deleteCarried(db: Db, id: string): boolean {
  const { national, agencies } = listAnswerIds(db, id);
  return unlessNeeded(() => {
    for (const answerId of national)
      db.run(db.build.deleteFrom('citations').where('answer_id', '=', answerId));
    for (const answerId of agencies) {
      db.run(db.build.deleteFrom('agency_citations').where('answer_id', '=', answerId));
      deleteFirstVersion(db, answerId);
    }
    db.run(db.build.deleteFrom('answers').where('assessment_id', '=', id));
    db.run(db.build.deleteFrom('agency_answers').where('assessment_id', '=', id));
    db.run(db.build.deleteFrom('assignments').where('assessment_id', '=', id));
    db.run(db.build.deleteFrom('participations').where('assessment_id', '=', id));
    db.run(db.build.deleteFrom('assessments').where('id', '=', id));
  });
}

/** The table keeps what agencies said for ever, but where it is allowed row by row. */
function deleteFirstVersion(db: Db, answerId: string): void {
  const permit = { table_name: 'agency_answer_versions', row_key: JSON.stringify([answerId, 1]) };
  db.run(db.build.insertInto('packs_undoing').values(permit));
  db.run(
    db.build.deleteFrom('agency_answer_versions').where('answer_id', '=', answerId).where('revision', '=', 1),
  );
  db.run(
    db.build
      .deleteFrom('packs_undoing')
      .where('table_name', '=', permit.table_name)
      .where('row_key', '=', permit.row_key),
  );
}

/** Notes that something in an assessment changed, and its status. */
export function touchAssessment(
  db: Db,
  id: string,
  change: { at: string; status: AssessmentHead['status'] },
): void {
  db.run(
    db.build
      .updateTable('assessments')
      .set({ updated_at: change.at, status: change.status })
      .where('id', '=', id),
  );
}

/** Lets an assessment go on with another edition of its questionnaire. */
export function setEdition(db: Db, id: string, change: { edition: string; at: string }): void {
  db.run(
    db.build
      .updateTable('assessments')
      .set({ edition: change.edition, updated_at: change.at })
      .where('id', '=', id),
  );
}

export type AnswerCounts = Omit<Progress, 'asked' | 'notAnswered'>;

/** Counts of the answers stored of some assessments; items without a row are not among them. Reads no text and checks no hash. */
export function countAnswers(db: Db, assessmentIds: readonly string[]): ReadonlyMap<string, AnswerCounts> {
  if (assessmentIds.length === 0) return new Map();
  const kind = sql`iif(json_valid(value), value ->> '$.kind', NULL)`;
  const confirmedOfKind = (name: string) => sql<number>`total(confirmed = 1 AND ${kind} = ${sql.lit(name)})`;
  const rows = db.all(
    db.build
      .selectFrom('answers')
      .select('assessment_id')
      .select([
        confirmedOfKind('level').as('levels'),
        confirmedOfKind('na').as('notApplicable'),
        confirmedOfKind('nk').as('notKnown'),
        confirmedOfKind('disputed').as('disputed'),
        sql<number>`total(confirmed = 0)`.as('unconfirmed'),
        sql<number>`total(held <> '[]' OR EXISTS (SELECT 1 FROM citations WHERE answer_id = answers.id))`.as(
          'withEvidence',
        ),
      ])
      .where('assessment_id', 'in', assessmentIds)
      .groupBy('assessment_id'),
  );
  return new Map(rows.map(({ assessment_id, ...counts }) => [assessment_id, counts]));
}

export type SnapshotRow = Tables['snapshots'];

export function findSnapshot(db: Db, id: string): SnapshotRow | undefined {
  return db.first(db.build.selectFrom('snapshots').selectAll().where('id', '=', id));
}

/** A snapshot without its content. */
export type SnapshotHead = Omit<SnapshotRow, 'content'>;

/** All snapshots with the assessment each was made from, newest reference date first. Reads no content. */
export function listSnapshots(db: Db): { snapshot: SnapshotHead; assessment: AssessmentHead }[] {
  // The hash stands behind the content, which is as long as a book: SQLite would go through all of it, but for its index.
  const hashes = new Map(
    db.all(db.build.selectFrom('snapshots').select(['id', 'hash'])).map(({ id, hash }) => [id, hash]),
  );
  const rows = new Map(
    db
      .all(
        db.build
          .selectFrom('snapshots')
          .select(['id', 'assessment_id', 'frozen_at', 'frozen_by'])
          .orderBy('frozen_at'),
      )
      .map((row) => [row.id, { ...row, hash: hashes.get(row.id) ?? '' }]),
  );
  return listAssessments(db).flatMap((assessment) => {
    const snapshot = rows.get(assessment.snapshotId ?? '');
    return snapshot === undefined ? [] : [{ snapshot, assessment }];
  });
}

export function insertSnapshot(db: Db, snapshot: SnapshotRow): void {
  db.run(db.build.insertInto('snapshots').values(snapshot));
}

/** Every snapshot with its hash and the number of its corrections: corrections are only ever added. */
export function listSnapshotStamps(db: Db): { readonly id: string; readonly stamp: string }[] {
  return db
    .all(
      db.build
        .selectFrom('snapshots')
        .leftJoin('restatements', 'restatements.snapshot_id', 'snapshots.id')
        .groupBy(['snapshots.id', 'snapshots.hash'])
        .select(['snapshots.id', 'snapshots.hash'])
        .select(({ fn }) => fn.count<number>('restatements.id').as('corrections')),
    )
    .map(({ id, hash, corrections }) => ({ id, stamp: `${hash}:${corrections}` }));
}
