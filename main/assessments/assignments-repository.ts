import type { Assignment } from '../../shared/assessments';
import type { Db } from '../database';

/** Who takes part in an assessment, with the day its answers are due. */
export function listParticipants(
  db: Db,
  assessmentId: string,
): { readonly agencyId: string; readonly dueOn: string | null }[] {
  return db
    .all(
      db.build
        .selectFrom('participations')
        .selectAll()
        .where('assessment_id', '=', assessmentId)
        .orderBy('agency_id'),
    )
    .map((row) => ({ agencyId: row.agency_id, dueOn: row.due_on }));
}

export function saveParticipant(db: Db, assessmentId: string, agencyId: string, dueOn: string | null): void {
  db.run(
    db.build
      .insertInto('participations')
      .values({ assessment_id: assessmentId, agency_id: agencyId, due_on: dueOn })
      .onConflict((conflict) =>
        conflict.columns(['assessment_id', 'agency_id']).doUpdateSet({ due_on: dueOn }),
      ),
  );
}

export function deleteParticipant(db: Db, assessmentId: string, agencyId: string): void {
  db.run(
    db.build
      .deleteFrom('participations')
      .where('assessment_id', '=', assessmentId)
      .where('agency_id', '=', agencyId),
  );
}

/** Who is asked what, in no particular order. */
export function listAssignments(db: Db, assessmentId: string): Assignment[] {
  return db
    .all(db.build.selectFrom('assignments').selectAll().where('assessment_id', '=', assessmentId))
    .map((row) => ({ itemId: row.item_id, agencyId: row.agency_id, isLead: row.is_lead === 1 }));
}

export function isAssigned(db: Db, assessmentId: string, itemId: string, agencyId: string): boolean {
  return (
    db.first(
      db.build
        .selectFrom('assignments')
        .select('item_id')
        .where('assessment_id', '=', assessmentId)
        .where('item_id', '=', itemId)
        .where('agency_id', '=', agencyId),
    ) !== undefined
  );
}

export function saveAssignment(db: Db, assessmentId: string, given: Assignment): void {
  const is_lead = given.isLead ? 1 : 0;
  db.run(
    db.build
      .insertInto('assignments')
      .values({ assessment_id: assessmentId, item_id: given.itemId, agency_id: given.agencyId, is_lead })
      .onConflict((conflict) =>
        conflict.columns(['assessment_id', 'item_id', 'agency_id']).doUpdateSet({ is_lead }),
      ),
  );
}

export function deleteAssignment(
  db: Db,
  assessmentId: string,
  { itemId, agencyId }: Pick<Assignment, 'itemId' | 'agencyId'>,
): void {
  db.run(
    db.build
      .deleteFrom('assignments')
      .where('assessment_id', '=', assessmentId)
      .where('item_id', '=', itemId)
      .where('agency_id', '=', agencyId),
  );
}
