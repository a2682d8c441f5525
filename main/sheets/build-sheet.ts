import { createHash } from 'node:crypto';
import { agencyNameIn, inDutyOn } from '../../shared/agencies';
import { type Answer, type Citation, contentOfAnswer, type SnapshotSummary } from '../../shared/assessments';
import { AppError, canonicalJson, formatDay, localDay } from '../../shared/kernel';
import { type Edition, type Item, isUnchecked } from '../../shared/questionnaires';
import {
  type AnswerSheet,
  BLANK_ANSWER,
  choiceLabel,
  filled,
  linesOf,
  type ScaleName,
  type SheetBases,
  type SheetHead,
  type SheetItem,
  type SheetPassage,
  toSheetAnswer,
} from '../../shared/sheets';
import type { SheetsDependencies } from './dependencies';
import type { Words } from './load-words';

/** So much of each cited page, and of all of them, goes along with a sheet. */
const PAGE_TEXT = 6_000;
const ALL_PAGE_TEXT = 400_000;
const QUOTE = 600;

/** Over what tells whose sheet it is and from where it began. */
export function sheetHash(head: SheetHead, bases: SheetBases): string {
  return createHash('sha256').update(canonicalJson({ head, bases }), 'utf8').digest('hex');
}

/** A day of the Common Era in the language of the sheet. */
const dayIn = ({ language }: Words, day: string): string => formatDay(day, { language, calendar: 'ce' });

/** The edition of an assessment as this program has it. @throws AppError `assessments.edition-unknown`. */
export function editionOf(
  editions: readonly Edition[],
  { questionnaire, edition }: { readonly questionnaire: string; readonly edition: string },
): Edition {
  const found = editions.find((one) => one.id === questionnaire && one.edition === edition);
  if (found === undefined)
    throw new AppError('assessments.edition-unknown', { edition: `${questionnaire} ${edition}` });
  return found;
}

export const scaleOf = ({ scale }: Edition): readonly ScaleName[] =>
  scale.map(({ level, name, descriptor }) => ({ level, name, descriptor }));

/** An answer as the sheet begins with it. What was carried over and not confirmed is last year's, so the field is empty. */
export function beginsWith(answer: Answer) {
  return answer.confirmed ? toSheetAnswer(contentOfAnswer(answer)) : BLANK_ANSWER;
}

function answerInWords(answer: Answer, scale: readonly ScaleName[], words: Words): string {
  const said = toSheetAnswer(contentOfAnswer(answer));
  return [choiceLabel(said.level, scale, words.file), said.reason, said.whoMightKnow, said.text]
    .filter((part) => part !== '')
    .join('\n');
}

interface Earlier {
  readonly date: string;
  readonly own: ReadonlyMap<string, Answer>;
  readonly national: ReadonlyMap<string, Answer>;
}

const byItem = (answers: readonly Answer[]) => new Map(answers.map((answer) => [answer.itemId, answer]));

/** A year before, as every sheet of a sending says it. */
interface YearBefore {
  readonly date: string;
  readonly agencies: ReadonlyMap<string, ReadonlyMap<string, Answer>>;
  readonly national: Earlier['national'];
}

/** The years before, each read once for all sheets of a sending: with what forty agencies said it is as long as a book. */
export type YearsBefore = Map<string, YearBefore>;

function readYear({ assessments }: SheetsDependencies, { id, referenceDate }: SnapshotSummary): YearBefore {
  return {
    date: referenceDate,
    agencies: new Map(
      assessments
        .getSnapshotRecord(id)
        .contributions.map(({ agencyId, answers }) => [agencyId, byItem(answers)]),
    ),
    national: byItem(assessments.getCorrected(id).answers),
  };
}

/** The year before: the one this assessment was started from, else the last frozen one of the State. */
function findEarlier(
  dependencies: SheetsDependencies,
  assessment: {
    readonly state: string;
    readonly questionnaire: string;
    readonly referenceDate: string;
    readonly basedOn: string | null;
  },
  agencyId: string,
  years: YearsBefore,
): Earlier | null {
  const before = dependencies.assessments
    .listSnapshots()
    .find(
      ({ id, state, questionnaire, referenceDate }) =>
        id === assessment.basedOn ||
        (assessment.basedOn === null &&
          state === assessment.state &&
          questionnaire === assessment.questionnaire &&
          referenceDate < assessment.referenceDate),
    );
  if (before === undefined) return null;
  const year = years.get(before.id) ?? readYear(dependencies, before);
  years.set(before.id, year);
  const { date, agencies, national } = year;
  return { date, national, own: agencies.get(agencyId) ?? new Map() };
}

function lastOf(
  earlier: Earlier | null,
  itemId: string,
  scale: readonly ScaleName[],
  words: Words,
): SheetItem['last'] {
  if (earlier === null) return null;
  const own = earlier.own.get(itemId);
  const answer = own ?? earlier.national.get(itemId);
  if (answer === undefined || answer.value.kind === 'none') return null;
  const title = own === undefined ? words.file['last-national'] : words.file['last-agency'];
  return {
    title: filled(title, { date: dayIn(words, earlier.date) }),
    words: answerInWords(answer, scale, words),
  };
}

const wordsOf = ({ question, help, statements }: Item) => ({ question, help, statements });

export interface SheetWish {
  readonly assessmentId: string;
  readonly agencyId: string;
  readonly requestId: string;
  readonly number: number;
  readonly dueOn: string | null;
  readonly madeBy: string;
}

/**
 * Everything a sheet for one agency says: the items it is asked, what stands there now, what was said last year, what is known.
 *
 * @param years The years before that were read for this sending.
 * @throws AppError `assessments.not-found`, `agencies.not-found`, `sheets.nothing-asked` with `agency`.
 */
export async function buildSheet(
  dependencies: SheetsDependencies,
  wish: SheetWish,
  words: Words,
  years: YearsBefore,
): Promise<AnswerSheet> {
  const { assessments, agencies, editions, inWords, clock, pageText, mayQuote } = dependencies;
  const { assessmentId, agencyId } = wish;
  const assessment = assessments.get(assessmentId, agencyId);
  const agency = agencies.find(agencyId);
  if (agency === undefined) throw new AppError('agencies.not-found');
  const asked = new Set(
    assessments
      .participation(assessmentId)
      .assignments.filter((one) => one.agencyId === agencyId)
      .map(({ itemId }) => itemId),
  );
  const answers = assessment.answers.filter(({ itemId }) => asked.has(itemId));
  if (answers.length === 0) throw new AppError('sheets.nothing-asked', { agency: agency.shortName });
  const published = editionOf(editions, assessment);
  const edition = inWords(published, words.code);
  const items = new Map(
    edition.items.map((item, at) => [item.id, { item, asked: published.items[at] ?? item }]),
  );
  const scale = scaleOf(edition);
  const earlier = findEarlier(dependencies, assessment, agencyId, years);

  let left = ALL_PAGE_TEXT;
  const passageOf = async (citation: Citation): Promise<SheetPassage> => {
    const text = left > 0 ? (await pageText(citation.versionId, citation.page)).slice(0, PAGE_TEXT) : '';
    left -= text.length;
    return {
      document: citation.documentTitle,
      page: citation.pageLabel ?? String(citation.page),
      quote: mayQuote(citation.versionId) ? citation.quote.slice(0, QUOTE) : '',
      pageText: text,
    };
  };
  const itemOf = async (answer: Answer): Promise<SheetItem | null> => {
    const found = items.get(answer.itemId);
    if (found === undefined) return null;
    const { item, asked: original } = found;
    const said = beginsWith(answer);
    const lines = new Set(linesOf(said.evidence));
    const passages: SheetPassage[] = [];
    for (const citation of answer.citations) passages.push(await passageOf(citation));
    return {
      itemId: item.id,
      heading: `${words.pillars[item.pillar] ?? item.pillar} · ${item.theme}`,
      ...{ topic: item.topic, question: item.question, help: item.help, statements: item.statements },
      english: item.readIn === undefined ? null : wordsOf(original),
      said,
      last: lastOf(earlier, item.id, scale, words),
      passages,
      known: answer.held
        .filter(({ title }) => !lines.has(title))
        .map(({ title, custodian }) =>
          filled(words.file.held, { title, custodian: custodian || words.file['kept-by'] }),
        ),
    };
  };
  const all: SheetItem[] = [];
  for (const answer of answers) {
    const one = await itemOf(answer);
    if (one !== null) all.push(one);
  }
  const madeAt = clock();
  const { state, questionnaire, scope, referenceDate } = assessment;
  const head: SheetHead = {
    format: 'waymark-sheet/1',
    ...{ requestId: wish.requestId, number: wish.number, assessmentId, state, questionnaire },
    ...{ edition: assessment.edition, scope, referenceDate, agencyId, madeAt, madeBy: wish.madeBy },
  };
  const bases: SheetBases = Object.fromEntries(answers.map(({ itemId, revision }) => [itemId, revision]));
  // It is read by whoever speaks for the agency now, not on the day that the answers describe.
  const focal = inDutyOn(agency, 'focal', localDay(madeAt));
  // Where it has no name in the language of the sheet, more people can read the English one than the first.
  const language = agency.names.some((name) => name.language === words.code) ? words.code : 'eng';
  return {
    head,
    bases,
    hash: sheetHash(head, bases),
    agency: [agencyNameIn(agency, language), focal?.name ?? ''].filter((part) => part !== '').join(', '),
    matter: `${words.members[state] ?? state}, ${dayIn(words, referenceDate)}`,
    due: wish.dueOn === null ? '' : dayIn(words, wish.dueOn),
    contact: wish.madeBy,
    items: all,
    isUnchecked: all.some(({ itemId }) => isUnchecked(items.get(itemId)?.item)),
  };
}
