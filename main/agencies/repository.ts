import { type Agency, agency, byShortName, type FocalPoint } from '../../shared/agencies';
import type { Db, Tables } from '../database';

const toFocalPoint = (row: Tables['focal_points']) => ({
  id: row.id,
  duty: row.duty,
  name: row.name,
  position: row.position,
  contact: row.contact,
  from: row.from_on,
  until: row.until_on,
  note: row.note,
});

function toAgency(row: Tables['agencies'], focalPoints: readonly Tables['focal_points'][]): Agency {
  return agency.parse({
    id: row.id,
    state: row.state,
    names: JSON.parse(row.names),
    shortName: row.short_name,
    roles: JSON.parse(row.roles),
    place: row.place,
    from: row.from_on,
    until: row.until_on,
    note: row.note,
    focalPoints: focalPoints.map(toFocalPoint),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  });
}

/** Agencies by short name; of one State where one is given. */
export function listAgencies(db: Db, state: string | null): Agency[] {
  let agencies = db.build.selectFrom('agencies').selectAll().orderBy('id');
  if (state !== null) agencies = agencies.where('state', '=', state);
  const persons = db.all(
    db.build.selectFrom('focal_points').selectAll().orderBy('from_on').orderBy('duty').orderBy('id'),
  );
  const byAgency = Map.groupBy(persons, (person) => person.agency_id);
  return db
    .all(agencies)
    .map((row) => toAgency(row, byAgency.get(row.id) ?? []))
    .sort(byShortName);
}

export function findAgency(db: Db, id: string): Agency | undefined {
  const row = db.first(db.build.selectFrom('agencies').selectAll().where('id', '=', id));
  if (row === undefined) return undefined;
  const persons = db.build
    .selectFrom('focal_points')
    .selectAll()
    .where('agency_id', '=', id)
    .orderBy('from_on')
    .orderBy('duty')
    .orderBy('id');
  return toAgency(row, db.all(persons));
}

export function saveAgency(db: Db, given: Agency): void {
  const changing = {
    names: JSON.stringify(given.names),
    short_name: given.shortName,
    roles: JSON.stringify(given.roles),
    place: given.place,
    from_on: given.from,
    until_on: given.until,
    note: given.note,
    updated_at: given.updatedAt,
  };
  db.run(
    db.build
      .insertInto('agencies')
      .values({ id: given.id, state: given.state, created_at: given.createdAt, ...changing })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(changing)),
  );
}

export function saveFocalPoint(db: Db, agencyId: string, given: FocalPoint): void {
  db.run(
    db.build
      .insertInto('focal_points')
      .values({
        id: given.id,
        agency_id: agencyId,
        duty: given.duty,
        name: given.name,
        position: given.position,
        contact: given.contact,
        from_on: given.from,
        until_on: given.until,
        note: given.note,
      })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ until_on: given.until })),
  );
}
