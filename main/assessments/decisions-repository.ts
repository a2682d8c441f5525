import { sql } from 'kysely';
import {
  type ContributionReceipt,
  contributionReceipt,
  type Decision,
  type DiscussionEntry,
  decisionContent,
  discussionEntry,
  type Restatement,
  receiptLine,
  restatement,
  restatementContent,
  type Vote,
  type Workshop,
  workshop,
} from '../../shared/assessments';
import { AppError, canonicalJson } from '../../shared/kernel';
import type { Db, Tables } from '../database';
import { fingerprint } from './fingerprint';

function toDecision(row: Tables['decisions']): Decision {
  if (fingerprint(row.content) !== row.hash)
    throw new AppError('assessments.decision-damaged', { item: row.item_id });
  const { format: _format, ...made } = JSON.parse(row.content);
  return made as Decision;
}

/** Every decision of an assessment, or of one item, oldest first. Throws `assessments.decision-damaged` naming the item. */
export function listDecisions(db: Db, assessmentId: string, itemId: string | null = null): Decision[] {
  let rows = db.build.selectFrom('decisions').selectAll().where('assessment_id', '=', assessmentId);
  if (itemId !== null) rows = rows.where('item_id', '=', itemId);
  return db.all(rows.orderBy('item_id').orderBy('revision')).map(toDecision);
}

/** The last decision on each item: the one that counts; of a workshop, the one that was made in it. */
export function lastDecisions(db: Db, assessmentId: string, workshopId: string | null = null): Decision[] {
  const made = listDecisions(db, assessmentId).filter(
    (one) => workshopId === null || one.workshopId === workshopId,
  );
  return [...new Map(made.map((one) => [one.itemId, one])).values()];
}

export function insertDecision(db: Db, made: Decision): void {
  const content = canonicalJson(decisionContent(made));
  db.run(
    db.build.insertInto('decisions').values({
      id: made.id,
      assessment_id: made.assessmentId,
      item_id: made.itemId,
      revision: made.revision,
      content,
      hash: fingerprint(content),
    }),
  );
}

/** The discussion on an item, or all of an assessment, oldest first. */
export function listDiscussion(
  db: Db,
  assessmentId: string,
  itemId: string | null = null,
): DiscussionEntry[] {
  let rows = db.build.selectFrom('discussion_entries').selectAll().where('assessment_id', '=', assessmentId);
  if (itemId !== null) rows = rows.where('item_id', '=', itemId);
  return db
    .all(rows.orderBy('at').orderBy('id'))
    .map(({ id, item_id, kind, author, text, at }) =>
      discussionEntry.parse({ id, itemId: item_id, kind, author, text, at }),
    );
}

export function insertDiscussionEntry(db: Db, assessmentId: string, entry: DiscussionEntry): void {
  const { itemId: item_id, ...rest } = entry;
  db.run(db.build.insertInto('discussion_entries').values({ assessment_id: assessmentId, item_id, ...rest }));
}

function toWorkshop(row: Tables['workshops'], votes: readonly Tables['workshop_votes'][]): Workshop {
  return workshop.parse({
    id: row.id,
    assessmentId: row.assessment_id,
    title: row.title,
    heldOn: row.held_on,
    present: JSON.parse(row.present),
    atItem: row.at_item,
    endedAt: row.ended_at,
    votes: votes.map(({ item_id, agency_id, vote }) => ({ itemId: item_id, agencyId: agency_id, vote })),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  });
}

const votesOf = (db: Db, workshopId: string) =>
  db.all(
    db.build
      .selectFrom('workshop_votes')
      .selectAll()
      .where('workshop_id', '=', workshopId)
      .orderBy('item_id')
      .orderBy('at')
      .orderBy('agency_id'),
  );

/** Workshops of an assessment, newest first. */
export function listWorkshops(db: Db, assessmentId: string): Workshop[] {
  return db
    .all(
      db.build
        .selectFrom('workshops')
        .selectAll()
        .where('assessment_id', '=', assessmentId)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc'),
    )
    .map((row) => toWorkshop(row, votesOf(db, row.id)));
}

export function findWorkshop(db: Db, id: string): Workshop | undefined {
  const row = db.first(db.build.selectFrom('workshops').selectAll().where('id', '=', id));
  return row && toWorkshop(row, votesOf(db, id));
}

/** Writes a workshop without its votes. */
export function saveWorkshop(db: Db, given: Workshop): void {
  const changing = { at_item: given.atItem, ended_at: given.endedAt, updated_at: given.updatedAt };
  db.run(
    db.build
      .insertInto('workshops')
      .values({
        id: given.id,
        assessment_id: given.assessmentId,
        title: given.title,
        held_on: given.heldOn,
        present: JSON.stringify(given.present),
        created_at: given.createdAt,
        ...changing,
      })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(changing)),
  );
}

export function saveVote(
  db: Db,
  given: {
    readonly workshopId: string;
    readonly itemId: string;
    readonly agencyId: string;
    readonly vote: Vote | null;
    readonly at: string;
  },
): void {
  const { workshopId: workshop_id, itemId: item_id, agencyId: agency_id, vote, at } = given;
  if (vote === null) {
    db.run(
      db.build
        .deleteFrom('workshop_votes')
        .where('workshop_id', '=', workshop_id)
        .where('item_id', '=', item_id)
        .where('agency_id', '=', agency_id),
    );
    return;
  }
  db.run(
    db.build
      .insertInto('workshop_votes')
      .values({ workshop_id, item_id, agency_id, vote, at })
      .onConflict((conflict) =>
        conflict.columns(['workshop_id', 'item_id', 'agency_id']).doUpdateSet({ vote, at }),
      ),
  );
}

/** Receipts of an assessment, or of one agency in it, the last taken in first, whatever the clock said. */
export function listReceipts(db: Db, assessmentId: string, agencyId?: string): ContributionReceipt[] {
  const all = db.build
    .selectFrom('contribution_receipts')
    .selectAll()
    .where('assessment_id', '=', assessmentId)
    .orderBy(sql`rowid`, 'desc');
  return db.all(agencyId === undefined ? all : all.where('agency_id', '=', agencyId)).map((row) =>
    contributionReceipt.parse({
      id: row.id,
      assessmentId: row.assessment_id,
      agencyId: row.agency_id,
      at: row.at,
      actor: row.actor,
      documentHash: row.document_hash,
      documentVersion: row.document_version,
      madeAt: row.made_at,
      madeBy: row.made_by,
      lines: receiptLine.array().parse(JSON.parse(row.outcome)),
    }),
  );
}

/** Agencies whose answers came in packs that one key signed, in whatever assessment. */
export function listAgenciesOfHand(db: Db, hand: string): string[] {
  return db
    .all(db.build.selectFrom('contribution_receipts').select(['agency_id', 'outcome']))
    .filter(({ outcome }) => outcome.includes(`"hand":${JSON.stringify(hand)}`))
    .map(({ agency_id }) => agency_id);
}

export function insertReceipt(db: Db, receipt: ContributionReceipt): void {
  db.run(
    db.build.insertInto('contribution_receipts').values({
      id: receipt.id,
      assessment_id: receipt.assessmentId,
      agency_id: receipt.agencyId,
      at: receipt.at,
      actor: receipt.actor,
      document_hash: receipt.documentHash,
      document_version: receipt.documentVersion,
      made_at: receipt.madeAt,
      made_by: receipt.madeBy,
      outcome: JSON.stringify(receipt.lines),
    }),
  );
}

/** Corrections of a snapshot, oldest first. Throws `assessments.snapshot-damaged` when one is not what was written. */
export function listRestatements(db: Db, snapshotId: string): Restatement[] {
  return db
    .all(
      db.build
        .selectFrom('restatements')
        .selectAll()
        .where('snapshot_id', '=', snapshotId)
        .orderBy('at')
        .orderBy('id'),
    )
    .map((row) => {
      if (fingerprint(row.content) !== row.hash) throw new AppError('assessments.snapshot-damaged');
      const { format: _format, ...given } = JSON.parse(row.content);
      return restatement.parse(given);
    });
}

export function insertRestatement(db: Db, given: Restatement): void {
  const content = canonicalJson(restatementContent(given));
  const { id, snapshotId: snapshot_id, itemId: item_id, at } = given;
  db.run(
    db.build
      .insertInto('restatements')
      .values({ id, snapshot_id, item_id, content, hash: fingerprint(content), at }),
  );
}
