import { sql } from 'kysely';
import { byShortName } from '../../shared/agencies';
import { type CitedPlace, citedPlace } from '../../shared/assessments';
import type { Db } from '../database';
import { toCitation } from './answers-repository';

/** Whose citations: those of national answers, or those of agencies, which lie in tables of their own with the same columns. */
type Whose = 'national' | 'agencies';

const tablesOf = (whose: Whose) => ({
  citations: (whose === 'national' ? 'citations' : 'agency_citations as citations') as 'citations',
  answers: (whose === 'national' ? 'answers' : 'agency_answers as answers') as 'answers',
});

/** What is wanted, as one parameter however many there are: the text of the query stays the same. */
const among = (column: string, values: readonly string[]) =>
  sql<boolean>`${sql.ref(column)} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;

/** Citations with the answer, the assessment and the agency that make them. */
function withPlaces(db: Db, whose: Whose) {
  const { citations, answers } = tablesOf(whose);
  return db.build
    .selectFrom(citations)
    .innerJoin(answers, 'answers.id', 'citations.answer_id')
    .innerJoin('assessments', 'assessments.id', 'answers.assessment_id')
    .leftJoin('agencies', (join) =>
      join.on('agencies.id', '=', whose === 'national' ? sql<string>`NULL` : sql<string>`answers.agency_id`),
    );
}

function listCitedPlacesOf(db: Db, whose: Whose, versionId: string): CitedPlace[] {
  const query = withPlaces(db, whose)
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

const askedOf = ({ nationalOnly = false }: RestingWanted): readonly Whose[] =>
  nationalOnly ? ['national'] : ['national', 'agencies'];

function listRestingOf(
  db: Db,
  whose: Whose,
  versionIds: readonly string[],
  wanted: RestingWanted,
): RestingCitation[] {
  let query = withPlaces(db, whose)
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
  const of = (whose: Whose) => {
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
  const cited = (whose: Whose) => {
    const { citations, answers } = tablesOf(whose);
    return db.build
      .selectFrom(citations)
      .innerJoin(answers, 'answers.id', 'citations.answer_id')
      .select('citations.id')
      .where(among('citations.version_id', versionIds))
      .where(sql<boolean>`answers.assessment_id = assessments.id`);
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
  const ofOpen = (whose: Whose) => {
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
