import { sql } from 'kysely';
import { type Answer, answerContent, type Citation } from '../../shared/assessments';
import { AppError, canonicalJson } from '../../shared/kernel';
import type { Db, Statement, Tables } from '../database';
import { fingerprint } from './fingerprint';

/** Whose answers: the national ones of an assessment, or those of one agency, which lie in tables of their own. */
export interface Shelf {
  readonly assessmentId: string;
  readonly agencyId: string | null;
}

/** An answer as it lies in the database: its citations carry the title the document had when it was cited. */
export interface StoredAnswer {
  readonly id: string;
  readonly answer: Answer;
}

// The tables of the agencies have every column of the national ones, so the queries are written once, for either.
const readAnswers = ({ agencyId }: Shelf) =>
  (agencyId === null ? 'answers' : 'agency_answers as answers') as 'answers';
const readCitations = ({ agencyId }: Shelf) =>
  (agencyId === null ? 'citations' : 'agency_citations as citations') as 'citations';
const writeCitations = ({ agencyId }: Shelf) =>
  (agencyId === null ? 'citations' : 'agency_citations') as 'citations';
const onShelf = ({ assessmentId, agencyId }: Shelf) =>
  agencyId === null
    ? sql<boolean>`answers.assessment_id = ${assessmentId}`
    : sql<boolean>`answers.assessment_id = ${assessmentId} AND answers.agency_id = ${agencyId}`;

/** The citation in a row. */
export const toCitation = (row: Tables['citations']): Citation => ({
  id: row.id,
  versionId: row.version_id,
  documentTitle: row.document_title,
  page: row.page,
  pageLabel: row.page_label,
  quote: row.quote,
  rectangles: JSON.parse(row.rectangles) as Citation['rectangles'],
  note: row.note,
  createdAt: row.created_at,
});

const contentOf = ({ assessmentId, agencyId }: Shelf, answer: Answer) =>
  canonicalJson(answerContent(assessmentId, answer, agencyId));

/** The answer in a row, or undefined when the row is not what was written. */
function toStored(
  shelf: Shelf,
  row: Tables['answers'],
  citations: readonly Tables['citations'][],
): StoredAnswer | undefined {
  try {
    const answer: Answer = {
      itemId: row.item_id,
      value: JSON.parse(row.value) as Answer['value'],
      text: row.text,
      fallReason: row.fall_reason as Answer['fallReason'],
      confirmed: row.confirmed === 1,
      citations: citations.map(toCitation),
      held: JSON.parse(row.held) as Answer['held'],
      checks: JSON.parse(row.checks) as Answer['checks'],
      revision: row.revision,
      updatedAt: row.updated_at,
    };
    return fingerprint(contentOf(shelf, answer)) === row.hash ? { id: row.id, answer } : undefined;
  } catch {
    // A damaged JSON text cannot even be read.
    return undefined;
  }
}

/**
 * Answers that were given, in no particular order; an item nobody touched has none. Each is checked against the hash of its
 * revision. Throws `assessments.answer-damaged` naming the items whose stored answer has changed by itself.
 *
 * @param itemId Only the answer on this item, or those from it to `lastItemId`.
 */
export function listAnswers(db: Db, shelf: Shelf, itemId?: string, lastItemId = itemId): StoredAnswer[] {
  let answers = db.build.selectFrom(readAnswers(shelf)).selectAll().where(onShelf(shelf));
  let citations = db.build
    .selectFrom(readCitations(shelf))
    .innerJoin(readAnswers(shelf), 'answers.id', 'citations.answer_id')
    .selectAll('citations')
    .where(onShelf(shelf))
    // Ids of UUID version 7 rise with time; the order is part of what is hashed.
    .orderBy('citations.created_at')
    .orderBy('citations.id');
  if (itemId !== undefined && lastItemId !== undefined) {
    answers = answers.where('item_id', '>=', itemId).where('item_id', '<=', lastItemId);
    citations = citations.where('item_id', '>=', itemId).where('item_id', '<=', lastItemId);
  }
  const byAnswer = Map.groupBy(db.all(citations), (citation) => citation.answer_id);
  const damaged: string[] = [];
  const stored = db.all(answers).flatMap((row) => {
    const found = toStored(shelf, row, byAnswer.get(row.id) ?? []);
    if (found === undefined) damaged.push(row.item_id);
    return found ?? [];
  });
  if (damaged.length > 0)
    throw new AppError('assessments.answer-damaged', { items: damaged.sort().join(', ') });
  return stored;
}

/** The answer on one item, checked as in `listAnswers`. */
export function findAnswer(db: Db, shelf: Shelf, itemId: string): StoredAnswer | undefined {
  return listAnswers(db, shelf, itemId)[0];
}

/** The next items that have an answer, in the order of their ids; from the first on where none is given. */
export function listAnsweredItems(db: Db, shelf: Shelf, after: string, most: number): string[] {
  return db
    .all(
      db.build
        .selectFrom(readAnswers(shelf))
        .select('item_id')
        .where(onShelf(shelf))
        .where('item_id', '>', after)
        .orderBy('item_id')
        .limit(most),
    )
    .map(({ item_id }) => item_id);
}

/** Id of the answer on an item, whatever its state; its history hangs on it. */
export function findAnswerId(db: Db, shelf: Shelf, itemId: string): string | undefined {
  return db.first(
    db.build.selectFrom(readAnswers(shelf)).select('id').where(onShelf(shelf)).where('item_id', '=', itemId),
  )?.id;
}

/** Where the answer with an id stands. */
export function findAnswerPlace(
  db: Db,
  whose: 'national' | 'agencies',
  answerId: string,
): (Shelf & { readonly itemId: string }) | undefined {
  if (whose === 'national') {
    const row = db.first(
      db.build.selectFrom('answers').select(['assessment_id', 'item_id']).where('id', '=', answerId),
    );
    return row && { assessmentId: row.assessment_id, agencyId: null, itemId: row.item_id };
  }
  const row = db.first(
    db.build
      .selectFrom('agency_answers')
      .select(['assessment_id', 'agency_id', 'item_id'])
      .where('id', '=', answerId),
  );
  return row && { assessmentId: row.assessment_id, agencyId: row.agency_id, itemId: row.item_id };
}

/**
 * Writes a revision of an answer with the hash over it and all its evidence. The citations are written apart. Of an agency's
 * answer every revision is kept besides, whole and for ever.
 */
export function saveAnswer(db: Db, shelf: Shelf, { id, answer }: StoredAnswer, actor: string): void {
  const content = contentOf(shelf, answer);
  const changing = {
    value: canonicalJson(answer.value),
    text: answer.text,
    fall_reason: answer.fallReason,
    confirmed: answer.confirmed ? 1 : 0,
    revision: answer.revision,
    updated_at: answer.updatedAt ?? '',
    hash: fingerprint(content),
    held: JSON.stringify(answer.held),
    checks: JSON.stringify(answer.checks),
  };
  const pen = penOf(db);
  const row = { id, assessment_id: shelf.assessmentId, item_id: answer.itemId, ...changing };
  if (shelf.agencyId === null) {
    pen.national.run(row);
    return;
  }
  pen.ofAgency.run({ ...row, agency_id: shelf.agencyId });
  const { hash, revision, updated_at: at } = changing;
  pen.version.run({ answer_id: id, revision, content, hash, at, actor });
}

type AgencyRow = Tables['agency_answers'];
type VersionRow = Tables['agency_answer_versions'];
type CitationRow = Tables['citations'];

interface Pen {
  readonly national: Statement<Tables['answers'], unknown>;
  readonly ofAgency: Statement<AgencyRow, unknown>;
  readonly version: Statement<VersionRow, unknown>;
  readonly nationalCitation: Statement<CitationRow, unknown>;
  readonly agencyCitation: Statement<CitationRow, unknown>;
}

// Every save writes by these, and a file of an agency a hundred times over, so they are compiled once for each database.
const pens = new WeakMap<Db, Pen>();

function penOf(db: Db): Pen {
  const known = pens.get(db);
  if (known) return known;
  const columns = (row: Tables['answers']) => {
    const changing = {
      ...{ value: row.value, text: row.text, fall_reason: row.fall_reason, confirmed: row.confirmed },
      ...{ revision: row.revision, updated_at: row.updated_at, hash: row.hash },
      ...{ held: row.held, checks: row.checks },
    };
    const all = { id: row.id, assessment_id: row.assessment_id, item_id: row.item_id, ...changing };
    return { all, changing };
  };
  const citationInto = (table: 'citations' | 'agency_citations') =>
    db.statement((build, row: CitationRow) =>
      build.insertInto(table as 'citations').values({
        ...{ id: row.id, answer_id: row.answer_id, version_id: row.version_id },
        ...{ document_title: row.document_title, page: row.page, page_label: row.page_label },
        ...{ quote: row.quote, rectangles: row.rectangles, note: row.note, created_at: row.created_at },
      }),
    );
  const pen: Pen = {
    nationalCitation: citationInto('citations'),
    agencyCitation: citationInto('agency_citations'),
    national: db.statement((build, row: Tables['answers']) => {
      const { all, changing } = columns(row);
      return build
        .insertInto('answers')
        .values(all)
        .onConflict((conflict) => conflict.column('id').doUpdateSet(changing));
    }),
    ofAgency: db.statement((build, row: AgencyRow) => {
      const { all, changing } = columns(row);
      return build
        .insertInto('agency_answers')
        .values({ ...all, agency_id: row.agency_id })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(changing));
    }),
    version: db.statement((build, row: VersionRow) =>
      build.insertInto('agency_answer_versions').values({
        ...{ answer_id: row.answer_id, revision: row.revision, content: row.content },
        ...{ hash: row.hash, at: row.at, actor: row.actor },
      }),
    ),
  };
  pens.set(db, pen);
  return pen;
}

export function insertCitation(db: Db, shelf: Shelf, answerId: string, citation: Citation): void {
  const pen = penOf(db);
  (shelf.agencyId === null ? pen.nationalCitation : pen.agencyCitation).run({
    id: citation.id,
    answer_id: answerId,
    version_id: citation.versionId,
    document_title: citation.documentTitle,
    page: citation.page,
    page_label: citation.pageLabel,
    quote: citation.quote,
    rectangles: JSON.stringify(citation.rectangles),
    note: citation.note,
    created_at: citation.createdAt,
  });
}

export function deleteCitation(db: Db, shelf: Shelf, id: string): void {
  db.run(db.build.deleteFrom(writeCitations(shelf)).where('id', '=', id));
}

/**
 * Every revision ever saved of an agency's answers, by item, oldest first. Each is checked against its hash; one that no longer
 * fits is left out, since it can serve as the base of nothing.
 */
export function listAnswerVersions(
  db: Db,
  { assessmentId, agencyId }: { readonly assessmentId: string; readonly agencyId: string },
): ReadonlyMap<string, readonly Answer[]> {
  const rows = db.all(
    db.build
      .selectFrom('agency_answer_versions')
      .innerJoin('agency_answers', 'agency_answers.id', 'agency_answer_versions.answer_id')
      .select(['item_id', 'agency_answer_versions.content', 'agency_answer_versions.hash'])
      .where('assessment_id', '=', assessmentId)
      .where('agency_id', '=', agencyId)
      .orderBy('item_id')
      .orderBy('agency_answer_versions.revision'),
  );
  const versions = new Map<string, Answer[]>();
  for (const { item_id, content, hash } of rows) {
    if (fingerprint(content) !== hash) continue;
    const { format: _format, assessmentId: _id, agencyId: _agency, ...answer } = JSON.parse(content);
    const list = versions.get(item_id) ?? [];
    list.push({ held: [], checks: [], ...answer });
    versions.set(item_id, list);
  }
  return versions;
}

/** What tells that an agency has saved something: every change of an answer or its evidence raises a revision. */
export interface AnswersStamp {
  readonly agencyId: string;
  readonly count: number;
  readonly revisions: number;
}

export function listAnswerStamps(db: Db, assessmentId: string): AnswersStamp[] {
  return db.all(
    db.build
      .selectFrom('agency_answers')
      .select([
        'agency_id as agencyId',
        sql<number>`count(*)`.as('count'),
        sql<number>`sum(revision)`.as('revisions'),
      ])
      .where('assessment_id', '=', assessmentId)
      .groupBy('agency_id'),
  );
}

/** Agencies that have answered something in an assessment. */
export function listAnsweringAgencies(db: Db, assessmentId: string): string[] {
  return db
    .all(
      db.build
        .selectFrom('agency_answers')
        .select('agency_id')
        .distinct()
        .where('assessment_id', '=', assessmentId)
        .orderBy('agency_id'),
    )
    .map(({ agency_id }) => agency_id);
}
