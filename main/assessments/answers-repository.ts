import {
  type Answer,
  answerContent,
  type Citation,
  type CitedPlace,
  citedPlace,
} from '../../shared/assessments';
import { AppError, canonicalJson } from '../../shared/kernel';
import type { Db, Tables } from '../database';
import { fingerprint } from './fingerprint';

/** An answer as it lies in the database: its citations carry the title the document had when it was cited. */
export interface StoredAnswer {
  readonly id: string;
  readonly answer: Answer;
}

const toCitation = (row: Tables['citations']): Citation => ({
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

const hashOf = (assessmentId: string, answer: Answer) =>
  fingerprint(canonicalJson(answerContent(assessmentId, answer)));

/** The answer in a row, or undefined when the row is not what was written. */
function toStored(
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
      revision: row.revision,
      updatedAt: row.updated_at,
    };
    return hashOf(row.assessment_id, answer) === row.hash ? { id: row.id, answer } : undefined;
  } catch {
    // A damaged JSON text cannot even be read.
    return undefined;
  }
}

/**
 * Answers of an assessment that were given, in no particular order; an item nobody touched has none. Each is checked against
 * the hash of its revision. Throws `assessments.answer-damaged` naming the items whose stored answer has changed by itself.
 */
export function listAnswers(db: Db, assessmentId: string, itemId?: string): StoredAnswer[] {
  let answers = db.build.selectFrom('answers').selectAll().where('assessment_id', '=', assessmentId);
  let citations = db.build
    .selectFrom('citations')
    .innerJoin('answers', 'answers.id', 'citations.answer_id')
    .selectAll('citations')
    .where('assessment_id', '=', assessmentId)
    // Ids of UUID version 7 rise with time; the order is part of what is hashed.
    .orderBy('created_at')
    .orderBy('citations.id');
  if (itemId !== undefined) {
    answers = answers.where('item_id', '=', itemId);
    citations = citations.where('item_id', '=', itemId);
  }
  const byAnswer = Map.groupBy(db.all(citations), (citation) => citation.answer_id);
  const damaged: string[] = [];
  const stored = db.all(answers).flatMap((row) => {
    const found = toStored(row, byAnswer.get(row.id) ?? []);
    if (found === undefined) damaged.push(row.item_id);
    return found ?? [];
  });
  if (damaged.length > 0)
    throw new AppError('assessments.answer-damaged', { items: damaged.sort().join(', ') });
  return stored;
}

/** The answer on one item, checked as in `listAnswers`. */
export function findAnswer(db: Db, assessmentId: string, itemId: string): StoredAnswer | undefined {
  return listAnswers(db, assessmentId, itemId)[0];
}

/** Id of the answer on an item, whatever its state; its history hangs on it. */
export function findAnswerId(db: Db, assessmentId: string, itemId: string): string | undefined {
  return db.first(
    db.build
      .selectFrom('answers')
      .select('id')
      .where('assessment_id', '=', assessmentId)
      .where('item_id', '=', itemId),
  )?.id;
}

/** Writes a revision of an answer with the hash over it and all its citations. The citations are written apart. */
export function saveAnswer(db: Db, assessmentId: string, { id, answer }: StoredAnswer): void {
  const changing = {
    value: canonicalJson(answer.value),
    text: answer.text,
    fall_reason: answer.fallReason,
    confirmed: answer.confirmed ? 1 : 0,
    revision: answer.revision,
    updated_at: answer.updatedAt ?? '',
    hash: hashOf(assessmentId, answer),
  };
  db.run(
    db.build
      .insertInto('answers')
      .values({ id, assessment_id: assessmentId, item_id: answer.itemId, ...changing })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(changing)),
  );
}

export function insertCitation(db: Db, answerId: string, citation: Citation): void {
  db.run(
    db.build.insertInto('citations').values({
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
    }),
  );
}

export function deleteCitation(db: Db, id: string): void {
  db.run(db.build.deleteFrom('citations').where('id', '=', id));
}

/** Every citation of a version by an answer, newest assessment first. Reads no answer, so a damaged one hides nothing here. */
export function listCitedPlaces(db: Db, versionId: string): CitedPlace[] {
  const rows = db.all(
    db.build
      .selectFrom('citations')
      .innerJoin('answers', 'answers.id', 'citations.answer_id')
      .innerJoin('assessments', 'assessments.id', 'answers.assessment_id')
      .selectAll('citations')
      .select([
        'answers.assessment_id',
        'answers.item_id',
        'assessments.state',
        'assessments.reference_date',
        'assessments.status',
      ])
      .where('version_id', '=', versionId)
      .orderBy('assessments.reference_date', 'desc')
      .orderBy('assessments.id')
      .orderBy('citations.page')
      .orderBy('answers.item_id')
      .orderBy('citations.id'),
  );
  return rows.map((row) =>
    citedPlace.parse({
      citation: toCitation(row),
      assessmentId: row.assessment_id,
      itemId: row.item_id,
      state: row.state,
      referenceDate: row.reference_date,
      status: row.status,
    }),
  );
}
