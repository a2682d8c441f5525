import { sql } from 'kysely';
import { byShortName } from '../../shared/agencies';
import {
  type Answer,
  answerContent,
  type Citation,
  type CitedPlace,
  citedPlace,
} from '../../shared/assessments';
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

function listCitedPlacesOf(db: Db, whose: 'national' | 'agencies', versionId: string): CitedPlace[] {
  const isNational = whose === 'national';
  const citations = (isNational ? 'citations' : 'agency_citations as citations') as 'citations';
  const answers = (isNational ? 'answers' : 'agency_answers as answers') as 'answers';
  const query = db.build
    .selectFrom(citations)
    .innerJoin(answers, 'answers.id', 'citations.answer_id')
    .innerJoin('assessments', 'assessments.id', 'answers.assessment_id')
    .leftJoin('agencies', (join) =>
      join.on('agencies.id', '=', isNational ? sql<string>`NULL` : sql<string>`answers.agency_id`),
    )
    .selectAll('citations')
    .select([
      'answers.assessment_id',
      'answers.item_id',
      'assessments.state',
      'assessments.reference_date',
      'assessments.status',
      'agencies.id as agency_id',
      'agencies.short_name',
    ])
    .where('citations.version_id', '=', versionId);
  return db.all(query).map((row) =>
    citedPlace.parse({
      citation: toCitation(row),
      assessmentId: row.assessment_id,
      itemId: row.item_id,
      agency: row.agency_id === null ? null : { id: row.agency_id, shortName: row.short_name },
      state: row.state,
      referenceDate: row.reference_date,
      status: row.status,
    }),
  );
}

const byText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** Newest assessment first, then by page, item and agency, the national answer before those of agencies. */
const inOrder = (one: CitedPlace, other: CitedPlace): number =>
  byText(other.referenceDate, one.referenceDate) ||
  byText(one.assessmentId, other.assessmentId) ||
  one.citation.page - other.citation.page ||
  byText(one.itemId, other.itemId) ||
  byShortName(one.agency ?? { shortName: '' }, other.agency ?? { shortName: '' }) ||
  byText(one.citation.id, other.citation.id);

/**
 * Citations with the answers that make them, national ones and those of agencies: newest assessment first, then by page. Reads no
 * answer, so a damaged one hides nothing here.
 */
export function listCitedPlaces(db: Db, versionId: string): CitedPlace[] {
  const places = (['national', 'agencies'] as const).flatMap((whose) =>
    listCitedPlacesOf(db, whose, versionId),
  );
  return places.sort(inOrder);
}

/** A citation with what decides whether somebody has to look at it again. */
export interface RestingCitation {
  readonly id: string;
  readonly versionId: string;
  readonly page: number;
  readonly pageLabel: string | null;
  readonly quote: string;
  readonly note: string;
  readonly assessmentId: string;
  readonly itemId: string;
  readonly state: string;
  readonly referenceDate: string;
  readonly status: 'open' | 'frozen';
  readonly agency: { readonly id: string; readonly shortName: string } | null;
  /** When the answer was last saved. */
  readonly answeredAt: string;
}

/** Which citations are wanted besides; everything that is left out does not restrict. */
export interface RestingWanted {
  readonly assessmentId?: string | undefined;
  readonly itemId?: string | undefined;
  /** Those with these ids, whatever version they are of. */
  readonly ids?: readonly string[] | undefined;
  /** Without those of agencies. */
  readonly nationalOnly?: boolean | undefined;
}

/** What is wanted, as one parameter however many there are: the text of the query stays the same. */
const among = (column: string, values: readonly string[]) =>
  sql<boolean>`${sql.ref(column)} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;

const tablesOf = (whose: 'national' | 'agencies') => ({
  citations: (whose === 'national' ? 'citations' : 'agency_citations as citations') as 'citations',
  answers: (whose === 'national' ? 'answers' : 'agency_answers as answers') as 'answers',
});
const askedOf = ({ nationalOnly = false }: RestingWanted): readonly ('national' | 'agencies')[] =>
  nationalOnly ? ['national'] : ['national', 'agencies'];

function listRestingOf(
  db: Db,
  whose: 'national' | 'agencies',
  versionIds: readonly string[],
  wanted: RestingWanted,
): RestingCitation[] {
  const isNational = whose === 'national';
  const { citations, answers } = tablesOf(whose);
  let query = db.build
    .selectFrom(citations)
    .innerJoin(answers, 'answers.id', 'citations.answer_id')
    .innerJoin('assessments', 'assessments.id', 'answers.assessment_id')
    .leftJoin('agencies', (join) =>
      join.on('agencies.id', '=', isNational ? sql<string>`NULL` : sql<string>`answers.agency_id`),
    )
    .select([
      'citations.id',
      'citations.version_id as versionId',
      'citations.page',
      'citations.page_label as pageLabel',
      'citations.quote',
      'citations.note',
      'answers.assessment_id as assessmentId',
      'answers.item_id as itemId',
      'answers.updated_at as answeredAt',
      'assessments.state',
      'assessments.reference_date as referenceDate',
      'assessments.status',
      'agencies.id as agencyId',
      'agencies.short_name as shortName',
    ])
    .where(
      wanted.ids === undefined
        ? among('citations.version_id', versionIds)
        : among('citations.id', wanted.ids),
    )
    .orderBy('assessments.reference_date', 'desc')
    .orderBy('citations.page')
    .orderBy('answers.item_id')
    .orderBy('citations.id');
  if (wanted.assessmentId !== undefined)
    query = query.where('answers.assessment_id', '=', wanted.assessmentId);
  if (wanted.itemId !== undefined) query = query.where('answers.item_id', '=', wanted.itemId);
  return db.all(query).map(({ agencyId, shortName, status, ...row }) => ({
    ...row,
    status: status as RestingCitation['status'],
    agency: agencyId === null ? null : { id: agencyId, shortName: shortName ?? '' },
  }));
}

/**
 * Citations of some versions in open and in frozen assessments, national ones before those of agencies, each of them newest
 * assessment first, then by page. Reads no answer.
 */
export function listResting(
  db: Db,
  versionIds: readonly string[],
  wanted: RestingWanted = {},
): RestingCitation[] {
  const { ids } = wanted;
  if ((ids ?? versionIds).length === 0) return [];
  const found = askedOf(wanted).flatMap((whose) => listRestingOf(db, whose, versionIds, wanted));
  if (ids === undefined) return found;
  const among = new Set(versionIds);
  return found.filter(({ versionId }) => among.has(versionId));
}

/** How many citations of a version there are in assessments of a status. */
export interface RestingTally {
  readonly versionId: string;
  readonly status: 'open' | 'frozen';
  readonly lines: number;
}

const TALLY = {};

/** Counts of what `listResting` lists. Reads no answer and no words. Of all items it is kept: it goes through every citation there is. */
export function tallyResting(
  db: Db,
  versionIds: readonly string[],
  wanted: Pick<RestingWanted, 'itemId'> = {},
): RestingTally[] {
  const of = (whose: 'national' | 'agencies') => {
    const { citations, answers } = tablesOf(whose);
    let query = db.build
      // In this order, which the cross joins hold: by version it would look up the answer of each of tens of thousands of citations.
      .selectFrom('assessments')
      .crossJoin(answers)
      .crossJoin(citations)
      .select(['citations.version_id as versionId', 'assessments.status'])
      .select(({ fn }) => fn.countAll<number>().as('lines'))
      .whereRef('answers.assessment_id', '=', 'assessments.id')
      .whereRef('citations.answer_id', '=', 'answers.id')
      .groupBy(['citations.version_id', 'assessments.status']);
    if (wanted.itemId !== undefined) query = query.where('answers.item_id', '=', wanted.itemId);
    return db.all(query);
  };
  const tally = (): RestingTally[] =>
    (['national', 'agencies'] as const)
      .flatMap(of)
      .map(({ status, ...row }) => ({ ...row, status: status as RestingTally['status'] }));
  const all = wanted.itemId === undefined ? db.kept(TALLY, CITED, tally) : tally();
  const asked = new Set(versionIds);
  return all.filter(({ versionId }) => asked.has(versionId));
}

/** Where in open assessments the State itself cites one of some versions. Reads no answer. */
export function listRestingItems(
  db: Db,
  versionIds: readonly string[],
  wanted: Pick<RestingWanted, 'itemId'> = {},
): { readonly assessmentId: string; readonly itemId: string; readonly state: string }[] {
  let query = db.build
    .selectFrom('citations')
    .innerJoin('answers', 'answers.id', 'citations.answer_id')
    .innerJoin('assessments', 'assessments.id', 'answers.assessment_id')
    .select(['answers.assessment_id as assessmentId', 'answers.item_id as itemId', 'assessments.state'])
    .distinct()
    .where('assessments.status', '<>', 'frozen')
    .where(among('citations.version_id', versionIds))
    .orderBy('assessments.reference_date', 'desc')
    .orderBy('answers.item_id');
  if (wanted.itemId !== undefined) query = query.where('answers.item_id', '=', wanted.itemId);
  return db.all(query);
}

/** How many answers of open assessments cite one of some versions, by a citation that is not among those left out. */
export function countRestingAnswers(
  db: Db,
  versionIds: readonly string[],
  leftOut: readonly string[],
): number {
  const [asked, settled] = [new Set(versionIds), new Set(leftOut)];
  const resting = openCitations(db).filter(({ id, versionId }) => asked.has(versionId) && !settled.has(id));
  return new Set(resting.map(({ answer }) => answer)).size;
}

/** Assessments in which an answer cites one of some versions. Reads no answer. */
export function listCiting(db: Db, versionIds: readonly string[]): string[] {
  const cited = (whose: 'national' | 'agencies') => {
    const isNational = whose === 'national';
    return (
      db.build
        .selectFrom((isNational ? 'citations' : 'agency_citations as citations') as 'citations')
        .innerJoin(
          (isNational ? 'answers' : 'agency_answers as answers') as 'answers',
          'answers.id',
          'citations.answer_id',
        )
        .select('citations.id')
        // One parameter however many versions there are: the text of the query stays the same.
        .where(
          sql<boolean>`citations.version_id IN (SELECT value FROM json_each(${JSON.stringify(versionIds)}))`,
        )
        .where(sql<boolean>`answers.assessment_id = assessments.id`)
    );
  };
  // Asked of each assessment, so that the first citation that is found ends it.
  const query = db.build
    .selectFrom('assessments')
    .select('assessments.id')
    .where(({ or, exists }) => or([exists(cited('national')), exists(cited('agencies'))]));
  return db.all(query).map(({ id }) => id);
}

/** A version that is cited, and a key of the answer that cites it. */
export interface LiveCitation {
  readonly versionId: string;
  readonly answer: string;
}

const OPEN = {};
/** A citation belongs to its answer for good, and an answer to its assessment. */
const CITED = ['citations', 'agency_citations', 'assessments'] as const;

/** The citations of open assessments, kept until one comes or goes: Home and the calendar ask for them again and again. */
function openCitations(db: Db): readonly (LiveCitation & { readonly id: string })[] {
  const ofOpen = (whose: 'national' | 'agencies') => {
    const { citations, answers } = tablesOf(whose);
    return (
      db.build
        // In this order, which the cross joins hold: from the few open ones to their citations, and not from all citations ever.
        .selectFrom('assessments')
        .crossJoin(answers)
        .crossJoin(citations)
        .select(['citations.id', 'citations.version_id as versionId', 'answers.id as answer'])
        .where('assessments.status', '<>', 'frozen')
        .whereRef('answers.assessment_id', '=', 'assessments.id')
        .whereRef('citations.answer_id', '=', 'answers.id')
    );
  };
  return db.kept(OPEN, CITED, () =>
    (['national', 'agencies'] as const).flatMap((whose) => db.all(ofOpen(whose))),
  );
}

/** What the answers of open assessments cite, each version once an answer. Reads no answer. */
export function listLiveCitations(db: Db): LiveCitation[] {
  const each = openCitations(db).map(
    ({ versionId, answer }) => [`${versionId} ${answer}`, { versionId, answer }] as const,
  );
  return [...new Map(each).values()];
}
