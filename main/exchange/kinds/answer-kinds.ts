import { type Answer, answerContent } from '../../../shared/assessments';
import type { ThingContent } from '../../../shared/exchange';
import { canonicalJson, type Json } from '../../../shared/kernel';
import { listColumn, type Row, type RowSet } from '../rows-repository';
import { hashOf, whileOpen } from './frozen';
import type { Around, HistoryLine, Kind } from './kind';
import { accessOfVersions } from './library-kinds';
import { fieldsOf, namedBy, rowOf, without } from './shape';

interface AnswerTables {
  readonly answers: 'answers' | 'agency_answers';
  readonly citations: 'citations' | 'agency_citations';
}

type Held = ThingContent<'answer'> | ThingContent<'agency-answer'>;

const ANSWER = { json: ['value', 'held', 'checks'], flags: ['confirmed'] } as const;
const CITATION = { json: ['rectangles'] } as const;

function readAnswer(
  rows: RowSet,
  answers: AnswerTables['answers'],
  citations: AnswerTables['citations'],
): unknown {
  const [row] = rows[answers] ?? [];
  if (row === undefined) return undefined;
  return {
    ...without(fieldsOf(row, ANSWER), 'hash'),
    citations: (rows[citations] ?? [])
      .toSorted((a, b) => orderOf(a).localeCompare(orderOf(b), 'en'))
      .map((each) => without(fieldsOf(each, CITATION), 'answerId')),
  };
}

const orderOf = ({ created_at, id }: Row) => `${created_at} ${id}`;

/** The rows of an answer: its next revision here, with the hash over all of it. */
function writeAnswer(content: Held, present: RowSet, tables: AnswerTables): RowSet {
  const [before] = present[tables.answers] ?? [];
  const id = String(before?.id ?? content.id);
  const revision =
    before === undefined ? content.revision : Math.max(content.revision, Number(before.revision) + 1);
  const { id: _id, assessmentId, agencyId, citations, ...said } = { agencyId: null, ...content };
  const ordered = citations.toSorted((a, b) =>
    `${a.createdAt} ${a.id}`.localeCompare(`${b.createdAt} ${b.id}`, 'en'),
  );
  const answer: Answer = { ...said, citations: ordered, revision };
  const whose = agencyId === null ? {} : { agency_id: agencyId };
  return {
    [tables.answers]: [
      {
        id,
        assessment_id: assessmentId,
        ...whose,
        ...rowOf(without(answer, 'citations'), ANSWER),
        value: canonicalJson(answer.value as Json),
        hash: hashOf(canonicalJson(answerContent(assessmentId, answer, agencyId))),
      },
    ],
    [tables.citations]: ordered.map((each) => ({ ...rowOf(each, CITATION), answer_id: id })),
  };
}

const text = (value: unknown) => (value === null ? null : canonicalJson(value as Json));

/** What an answer's own history says of it, field by field and piece by piece. */
function answerHistory(before: Held | null, after: Held): HistoryLine[] {
  const fields = (['value', 'text', 'fallReason', 'confirmed'] as const)
    .map((field) => ({
      field,
      before: before === null ? null : text(before[field]),
      after: text(after[field]),
    }))
    .filter((line) => line.before !== line.after);
  const pieces = (['citations', 'held'] as const).flatMap((list) => {
    const was = new Map((before?.[list] ?? []).map((each) => [each.id, each]));
    const is = new Map(after[list].map((each) => [each.id, each]));
    const field = list === 'citations' ? 'citation' : 'held';
    return [
      ...[...was]
        .filter(([id]) => !is.has(id))
        .map(([, each]) => ({ field, before: text(each), after: null })),
      ...[...is]
        .filter(([id]) => !was.has(id))
        .map(([, each]) => ({ field, before: null, after: text(each) })),
    ];
  });
  return [...fields, ...pieces];
}

const accessOfAnswer = ({ citations }: Held, { accessOf }: Around) =>
  accessOfVersions(
    citations.map(({ versionId }) => versionId),
    accessOf,
  );

export const answerKind: Kind<'answer'> = {
  kind: 'answer',
  entity: 'answer',
  scope: (id, db) => {
    const [assessment = '', item = ''] = id.split('/');
    const where = { assessment_id: assessment, item_id: item };
    return [
      { table: 'answers', where },
      ...listColumn(db, 'answers', 'id', where).map((answer) => ({
        table: 'citations' as const,
        where: { answer_id: answer },
      })),
    ];
  },
  read: (rows) => readAnswer(rows, 'answers', 'citations'),
  write: (content, present) => writeAnswer(content, present, { answers: 'answers', citations: 'citations' }),
  needs: ({ assessmentId }) => [{ kind: 'assessment', id: assessmentId }],
  title: ({ itemId, assessmentId }, { yearOf }) => namedBy(itemId, yearOf(assessmentId)),
  access: accessOfAnswer,
  fault: whileOpen,
  history: answerHistory,
  historyId: ({ answers: [row] = [] }) => String(row?.id ?? ''),
};

export const agencyAnswerKind: Kind<'agency-answer'> = {
  kind: 'agency-answer',
  entity: 'agency-answer',
  scope: (id, db, onlyRead = false) => {
    const [assessment = '', agency = '', item = ''] = id.split('/');
    const where = { assessment_id: assessment, agency_id: agency, item_id: item };
    return [
      { table: 'agency_answers', where },
      ...listColumn(db, 'agency_answers', 'id', where).flatMap((answer) => [
        { table: 'agency_citations' as const, where: { answer_id: answer } },
        // Every revision ever, whole.
        ...(onlyRead ? [] : [{ table: 'agency_answer_versions' as const, where: { answer_id: answer } }]),
      ]),
    ];
  },
  read: (rows) => readAnswer(rows, 'agency_answers', 'agency_citations'),
  write: (content, present, { actor }) => {
    const rows = writeAnswer(content, present, { answers: 'agency_answers', citations: 'agency_citations' });
    const [row] = rows.agency_answers as readonly [Row];
    const answer = { ...without(content, 'id', 'assessmentId', 'agencyId'), revision: Number(row.revision) };
    // Every revision of an agency's answer is kept whole: it is what the next file of the agency is merged against.
    const version: Row = {
      answer_id: String(row.id),
      revision: Number(row.revision),
      content: canonicalJson(answerContent(content.assessmentId, answer, content.agencyId)),
      hash: String(row.hash),
      at: content.updatedAt,
      actor,
    };
    return { ...rows, agency_answer_versions: [...(present.agency_answer_versions ?? []), version] };
  },
  needs: ({ assessmentId, agencyId }) => [
    { kind: 'assessment', id: assessmentId },
    { kind: 'agency', id: agencyId },
  ],
  title: ({ itemId, agencyId, assessmentId }, { shortNameOf, yearOf }) =>
    [itemId, shortNameOf(agencyId) ?? agencyId, yearOf(assessmentId)]
      .filter((part) => part !== null)
      .join(', '),
  access: accessOfAnswer,
  fault: whileOpen,
  history: answerHistory,
  historyId: ({ agency_answers: [row] = [] }) => String(row?.id ?? ''),
};
