import { sql } from 'kysely';
import type { ContributedContent } from '../../shared/assessments';
import { contributedContent } from '../../shared/assessments';
import { canonicalJson, type Json } from '../../shared/kernel';
import { type ReturnedFile, returnedFile, type SheetForm, type SheetRequest } from '../../shared/sheets';
import type { Db } from '../database';

/** A request as it lies in the database. */
export type StoredRequest = Omit<SheetRequest, 'returnedAt' | 'open'>;

/** Requests of an assessment with when answers last came back, latest first. */
export function listRequests(
  db: Db,
  assessmentId: string,
): (StoredRequest & { readonly returnedAt: string | null })[] {
  const returned = new Map(
    db
      .all(
        db.build
          .selectFrom('sheet_returns')
          .innerJoin('sheet_requests', 'sheet_requests.id', 'sheet_returns.request_id')
          .select(['sheet_requests.id', 'sheet_returns.at'])
          .where('assessment_id', '=', assessmentId)
          .orderBy(sql`sheet_returns.rowid`),
      )
      .map(({ id, at }) => [id, at]),
  );
  return db
    .all(
      db.build
        .selectFrom('sheet_requests')
        .selectAll()
        .where('assessment_id', '=', assessmentId)
        // Not by the clock, which may have been put right in between.
        .orderBy(sql`rowid`, 'desc'),
    )
    .map((row) => ({
      id: row.id,
      assessmentId: row.assessment_id,
      agencyId: row.agency_id,
      number: row.number,
      form: row.form as SheetForm,
      sentAt: row.sent_at,
      sentBy: row.sent_by,
      dueOn: row.due_on,
      fileName: row.file_name,
      items: row.items,
      returnedAt: returned.get(row.id) ?? null,
    }));
}

export function hasRequest(db: Db, id: string): boolean {
  return db.first(db.build.selectFrom('sheet_requests').select('id').where('id', '=', id)) !== undefined;
}

export function insertRequest(db: Db, request: StoredRequest): void {
  db.run(
    db.build.insertInto('sheet_requests').values({
      id: request.id,
      assessment_id: request.assessmentId,
      agency_id: request.agencyId,
      number: request.number,
      form: request.form,
      sent_at: request.sentAt,
      sent_by: request.sentBy,
      due_on: request.dueOn,
      file_name: request.fileName,
      items: request.items,
    }),
  );
}

/** What came back on a request last, by item. */
export function listSaid(db: Db, requestId: string): Map<string, ContributedContent> {
  const rows = db.all(db.build.selectFrom('sheet_answers').selectAll().where('request_id', '=', requestId));
  return new Map(rows.map((row) => [row.item_id, contributedContent.parse(JSON.parse(row.said))]));
}

export function saveSaid(db: Db, requestId: string, itemId: string, content: ContributedContent): void {
  const said = canonicalJson(content as Json);
  db.run(
    db.build
      .insertInto('sheet_answers')
      .values({ request_id: requestId, item_id: itemId, said })
      .onConflict((conflict) => conflict.columns(['request_id', 'item_id']).doUpdateSet({ said })),
  );
}

/** Files of an assessment that were taken in, by receipt. */
export function listReturns(db: Db, assessmentId: string): ReturnedFile[] {
  return db
    .all(
      db.build
        .selectFrom('sheet_returns')
        .innerJoin('contribution_receipts', 'contribution_receipts.id', 'sheet_returns.receipt_id')
        .selectAll('sheet_returns')
        .where('contribution_receipts.assessment_id', '=', assessmentId)
        .orderBy(sql`sheet_returns.rowid`, 'desc'),
    )
    .map((row) =>
      returnedFile.parse({
        receiptId: row.receipt_id,
        requestId: row.request_id,
        fileName: row.file_name,
        form: row.form,
        at: row.at,
        refused: JSON.parse(row.refused),
        sheet: row.sheet,
        copies: JSON.parse(row.copies),
        gone: JSON.parse(row.gone),
        unread: JSON.parse(row.unread),
      }),
    );
}

/** The file that was last taken in on a request, with when it was saved and the hash of what it said. */
export function findLastReturn(db: Db, requestId: string) {
  return db.first(
    db.build
      .selectFrom('sheet_returns')
      .innerJoin('contribution_receipts', 'contribution_receipts.id', 'sheet_returns.receipt_id')
      .select(['file_name', 'form', 'sheet_returns.at', 'made_at', 'document_hash'])
      .where('request_id', '=', requestId)
      .orderBy(sql`sheet_returns.rowid`, 'desc')
      .limit(1),
  );
}

/** Notes the file of a receipt; the same receipt again changes nothing. */
export function insertReturn(db: Db, file: ReturnedFile): void {
  db.run(
    db.build
      .insertInto('sheet_returns')
      .values({
        receipt_id: file.receiptId,
        request_id: file.requestId,
        file_name: file.fileName,
        form: file.form,
        at: file.at,
        refused: canonicalJson(file.refused as Json),
        sheet: file.sheet,
        copies: canonicalJson(file.copies as Json),
        gone: canonicalJson(file.gone as Json),
        unread: canonicalJson(file.unread as Json),
      })
      .onConflict((conflict) => conflict.column('receipt_id').doNothing()),
  );
}
