import { type TreatyStatusEntry, treatyStatusEntry } from '../../shared/instruments';
import type { Db, Tables } from '../database';

const toEntry = (row: Tables['treaty_statuses']): TreatyStatusEntry =>
  treatyStatusEntry.parse({
    member: row.member,
    instrument: row.instrument,
    status: row.status,
    signedOn: row.signed_on,
    ratifiedOn: row.ratified_on,
    inForceOn: row.in_force_on,
    reservation: row.reservation,
    source: row.source,
    sourceDocumentId: row.source_document,
    checkedOn: row.checked_on,
    updatedBy: row.updated_by,
    updatedAt: row.updated_at,
  });

export function listTreatyStatuses(db: Db): TreatyStatusEntry[] {
  const rows = db.build.selectFrom('treaty_statuses').selectAll().orderBy('member').orderBy('instrument');
  return db.all(rows).map(toEntry);
}

export function saveTreatyStatus(db: Db, entry: TreatyStatusEntry): void {
  const changing = {
    status: entry.status,
    signed_on: entry.signedOn,
    ratified_on: entry.ratifiedOn,
    in_force_on: entry.inForceOn,
    reservation: entry.reservation,
    source: entry.source,
    source_document: entry.sourceDocumentId,
    checked_on: entry.checkedOn,
    updated_by: entry.updatedBy,
    updated_at: entry.updatedAt,
  };
  db.run(
    db.build
      .insertInto('treaty_statuses')
      .values({ member: entry.member, instrument: entry.instrument, ...changing })
      .onConflict((conflict) => conflict.columns(['member', 'instrument']).doUpdateSet(changing)),
  );
}

export function deleteTreatyStatus(db: Db, member: string, instrument: string): void {
  db.run(
    db.build.deleteFrom('treaty_statuses').where('member', '=', member).where('instrument', '=', instrument),
  );
}
