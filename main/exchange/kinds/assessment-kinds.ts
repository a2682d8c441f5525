import { createHash } from 'node:crypto';
import { type Answer, answerContent, decisionContent, restatementContent } from '../../../shared/assessments';
import { frozenContent, type ThingContent } from '../../../shared/exchange';
import { canonicalJson, type Json } from '../../../shared/kernel';
import { listColumn, type Row, type RowSet, readRows } from '../rows-repository';
import type { Around, HistoryLine, Kind } from './kind';
import { accessOfVersions } from './library-kinds';
import { fieldsOf, rowOf, without } from './shape';

const hashOf = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** Whether an assessment that is here was frozen: then nothing of it changes any more. */
function isFrozen({ db }: Around, id: string): boolean {
  const [row] = readRows(db, [{ table: 'assessments', where: { id } }]).assessments ?? [];
  return row?.status === 'frozen';
}

const whileOpen = ({ assessmentId }: { readonly assessmentId: string }, around: Around) =>
  isFrozen(around, assessmentId) ? 'pack.frozen' : null;

export const assessmentKind: Kind<'assessment'> = {
  kind: 'assessment',
  entity: 'assessment',
  scope: (id) => [{ table: 'assessments', where: { id } }],
  read: ({ assessments: [row] = [] }) => row && fieldsOf(row),
  write: (content, { assessments: [present] = [] }, { hasSnapshot }) => ({
    assessments: [
      {
        ...rowOf(content),
        created_at: present?.created_at ?? content.createdAt,
        based_on:
          present?.based_on ??
          (content.basedOn !== null && hasSnapshot(content.basedOn) ? content.basedOn : null),
      },
    ],
  }),
  needs: () => [],
  title: ({ state, referenceDate, edition }) => `${state} ${referenceDate} (${edition})`,
  access: () => 'public',
  fault: (content, around) => {
    const { id, questionnaire, edition, state, scope, referenceDate } = content;
    if (isFrozen(around, id)) return content.status === 'frozen' ? null : 'pack.frozen';
    if (!around.editions.some((each) => each.id === questionnaire && each.edition === edition))
      return 'pack.edition';
    const same = { state, questionnaire, scope, reference_date: referenceDate };
    return listColumn(around.db, 'assessments', 'id', same).some((other) => other !== id)
      ? 'pack.assessment-there'
      : null;
  },
};

export const participationKind: Kind<'participation'> = {
  kind: 'participation',
  entity: 'assessment',
  scope: (id) => {
    const [assessment = '', agency = ''] = id.split('/');
    const where = { assessment_id: assessment, agency_id: agency };
    return [
      { table: 'participations', where },
      { table: 'assignments', where },
    ];
  },
  read: ({ participations: [row] = [], assignments = [] }) =>
    row && {
      ...fieldsOf(row),
      assignments: assignments
        .toSorted((a, b) => (String(a.item_id) < String(b.item_id) ? -1 : 1))
        .map((each) => ({ itemId: each.item_id, isLead: each.is_lead === 1 })),
    },
  write: ({ assignments, ...rest }) => ({
    participations: [rowOf(rest)],
    assignments: assignments.map(
      (each): Row => ({
        assessment_id: rest.assessmentId,
        agency_id: rest.agencyId,
        item_id: each.itemId,
        is_lead: Number(each.isLead),
      }),
    ),
  }),
  needs: ({ assessmentId, agencyId }) => [
    { kind: 'assessment', id: assessmentId },
    { kind: 'agency', id: agencyId },
  ],
  title: ({ agencyId }, { shortNameOf }) => shortNameOf(agencyId) ?? agencyId,
  access: () => 'public',
  fault: whileOpen,
  historyId: ({ participations: [row] = [] }) => String(row?.assessment_id ?? ''),
};

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
  title: ({ itemId }) => itemId,
  access: accessOfAnswer,
  fault: whileOpen,
  history: answerHistory,
  historyId: ({ answers: [row] = [] }) => String(row?.id ?? ''),
};

export const agencyAnswerKind: Kind<'agency-answer'> = {
  kind: 'agency-answer',
  entity: 'agency-answer',
  scope: (id, db) => {
    const [assessment = '', agency = '', item = ''] = id.split('/');
    const where = { assessment_id: assessment, agency_id: agency, item_id: item };
    return [
      { table: 'agency_answers', where },
      ...listColumn(db, 'agency_answers', 'id', where).flatMap((answer) => [
        { table: 'agency_citations' as const, where: { answer_id: answer } },
        { table: 'agency_answer_versions' as const, where: { answer_id: answer } },
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
  title: ({ itemId, agencyId }, { shortNameOf }) => `${itemId}, ${shortNameOf(agencyId) ?? agencyId}`,
  access: accessOfAnswer,
  fault: whileOpen,
  history: answerHistory,
  historyId: ({ agency_answers: [row] = [] }) => String(row?.id ?? ''),
};

export const decisionKind: Kind<'decision'> = {
  kind: 'decision',
  entity: 'decision',
  scope: (id) => [{ table: 'decisions', where: { id } }],
  read: ({ decisions: [row] = [] }) => row && without(JSON.parse(String(row.content)), 'format'),
  write: (made, { decisions: present = [] }) => {
    const content = canonicalJson(decisionContent(made));
    const { id, assessmentId: assessment_id, itemId: item_id, revision } = made;
    return {
      decisions:
        present.length > 0
          ? present
          : [{ id, assessment_id, item_id, revision, content, hash: hashOf(content) }],
    };
  },
  needs: ({ assessmentId }) => [{ kind: 'assessment', id: assessmentId }],
  title: ({ itemId }) => itemId,
  access: () => 'public',
  fault: ({ id, assessmentId, itemId, revision }, around) => {
    const same = { assessment_id: assessmentId, item_id: itemId, revision: String(revision) };
    if (listColumn(around.db, 'decisions', 'id', same).some((other) => other !== id))
      return 'pack.decision-there';
    return whileOpen({ assessmentId }, around);
  },
};

export const discussionKind: Kind<'discussion'> = {
  kind: 'discussion',
  entity: 'discussion',
  scope: (id) => [{ table: 'discussion_entries', where: { id } }],
  read: ({ discussion_entries: [row] = [] }) => row && fieldsOf(row),
  write: (content, { discussion_entries: present = [] }) => ({
    discussion_entries: present.length > 0 ? present : [rowOf(content)],
  }),
  needs: ({ assessmentId }) => [{ kind: 'assessment', id: assessmentId }],
  title: ({ itemId, author }) => `${itemId}, ${author}`,
  access: () => 'agency',
  fault: whileOpen,
};

function parseFrozen({ content }: { readonly content: string }) {
  try {
    return frozenContent.safeParse(JSON.parse(content)).data;
  } catch {
    return undefined;
  }
}

export const snapshotKind: Kind<'snapshot'> = {
  kind: 'snapshot',
  entity: 'snapshot',
  scope: (id) => [{ table: 'snapshots', where: { id } }],
  read: ({ snapshots: [row] = [] }) => row && fieldsOf(row),
  write: (content, { snapshots: present = [] }) => ({
    snapshots: present.length > 0 ? present : [rowOf(content)],
  }),
  needs: ({ assessmentId }) => [{ kind: 'assessment', id: assessmentId }],
  title: ({ frozenAt, frozenBy }) => `${frozenAt.slice(0, 10)}, ${frozenBy}`,
  access: (given, { accessOf }) => {
    const frozen = parseFrozen(given);
    const cited = [
      ...(frozen?.answers ?? []),
      ...(frozen?.record?.contributions ?? []).flatMap((each) => each.answers),
    ];
    return accessOfVersions(
      cited.flatMap(({ citations }) => citations.map(({ versionId }) => versionId)),
      accessOf,
    );
  },
  fault: (given, { db }) => {
    const frozen = parseFrozen(given);
    const { id, assessmentId, frozenAt, frozenBy } = given;
    const agrees =
      frozen !== undefined &&
      hashOf(given.content) === given.hash &&
      canonicalJson({ id, assessmentId, frozenAt, frozenBy }) ===
        canonicalJson({
          id: frozen.id,
          assessmentId: frozen.assessmentId,
          frozenAt: frozen.frozenAt,
          frozenBy: frozen.frozenBy,
        });
    if (!agrees) return 'pack.snapshot-wrong';
    // An assessment is frozen once.
    return listColumn(db, 'snapshots', 'id', { assessment_id: assessmentId }).some((other) => other !== id)
      ? 'pack.frozen'
      : null;
  },
};

export const restatementKind: Kind<'restatement'> = {
  kind: 'restatement',
  entity: 'restatement',
  scope: (id) => [{ table: 'restatements', where: { id } }],
  read: ({ restatements: [row] = [] }) => row && without(JSON.parse(String(row.content)), 'format'),
  write: (given, { restatements: present = [] }) => {
    const content = canonicalJson(restatementContent(given));
    const { id, snapshotId: snapshot_id, itemId: item_id, at } = given;
    return {
      restatements:
        present.length > 0 ? present : [{ id, snapshot_id, item_id, content, hash: hashOf(content), at }],
    };
  },
  needs: ({ snapshotId }) => [{ kind: 'snapshot', id: snapshotId }],
  title: ({ itemId }) => itemId,
  access: () => 'public',
};
