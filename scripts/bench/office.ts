import '../typescript-imports.ts';
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Answer, Citation } from '../../shared/assessments';
import type { CatalogueFields, StoredFile } from '../../shared/library';
import type { Edition } from '../../shared/questionnaires';
import type { LanguageCode } from '../../shared/vocabulary';
import { buildPdf } from '../../tests/support/pdf-builder.ts';
import { projectRoot } from '../runtime.ts';
import { put } from './ground.ts';
import { type MadePage, madePages, type ScriptName, seeded } from './made-pages.ts';

/** How much an office has gathered. */
export interface OfficeSize {
  readonly documents: number;
  readonly agencies: number;
  readonly years: number;
  /** Years of which the agencies' own answers are kept, the open one counted; the earlier ones hold national answers only. */
  readonly asked: number;
  readonly plans: number;
  /** Actions of each plan. */
  readonly actions: number;
  readonly highlights: number;
}

/** An office that has worked with Waymark for five years. */
export const FIVE_YEARS: OfficeSize = {
  ...{ documents: 5000, agencies: 40, years: 6, asked: 3 },
  ...{ plans: 5, actions: 120, highlights: 2000 },
};

/** One that has begun. */
export const BEGUN: OfficeSize = {
  ...{ documents: 100, agencies: 3, years: 2, asked: 1 },
  ...{ plans: 1, actions: 12, highlights: 20 },
};

/** What was made, for those who open a screen of it. */
export interface Office {
  /** The assessment that is open. */
  readonly open: string;
  readonly snapshots: readonly string[];
  readonly plans: readonly string[];
}

interface MadeVersion {
  readonly versionId: string;
  readonly sha256: string;
  readonly title: string;
}

const STATE = 'TH';
const FIRST_YEAR = 2021;
const LANGUAGES: Readonly<Record<ScriptName, LanguageCode>> = {
  ...{ english: 'eng', vietnamese: 'vie', malay: 'msa', devanagari: 'nep', tamil: 'tam' },
  ...{ cyrillic: 'mon', thai: 'tha', khmer: 'khm', lao: 'lao', burmese: 'mya' },
};
const WORDS =
  'the officer shall refer the victim to a shelter with an interpreter and the court may order compensation for trafficking in persons by deception or debt'.split(
    ' ',
  );
const KINDS = ['Act', 'Decree', 'Order', 'Plan', 'Procedure', 'Report', 'Guideline', 'Circular'];
const OFFICES = ['Ministry of', 'Department of', 'Bureau of', 'Office for', 'Police of', 'Committee on'];
const MATTERS = [
  ...['Justice', 'Labour and Employment', 'Social Development', 'Interior', 'Foreign Affairs', 'Health'],
  ...['Immigration', 'Education', 'Fisheries', 'Women and Children', 'Tourism', 'Public Prosecution'],
];
const PARTS = ['north', 'south', 'east'];
const ROLES = ['NCA', 'JUST', 'PROSC', 'POLC', 'LABR', 'MOFA', 'WOCH'] as const;
const LINES_A_PAGE = 30;
const WORDS_A_LINE = 11;

const said = (n: number): string =>
  `${WORDS.slice(n % 9).join(' ')}. ${'An explanation of some length, as an officer would write it. '.repeat(1 + (n % 6))}`;

/** The services of the program on a workspace of their own, with a clock that is set, and chance that is always the same. */
async function openOffice(root: string) {
  const { callingIndex } = await import('../../main/app/index-caller.ts');
  const { openDatabase } = await import('../../main/database');
  const { createAgenciesService } = await import('../../main/agencies');
  const { createAssessmentsService } = await import('../../main/assessments');
  const { createHighlights } = await import('../../main/reader');
  const { createBulkEditing, createLibraryService, createWorks } = await import('../../main/library');
  const { createPlanningService } = await import('../../main/planning');
  const { loadEditions } = await import('../../main/questionnaires');
  const { newId, workspaceFolder } = await import('../../main/platform');
  const { createIndexHandlers, openSearchStore } = await import('../../main/search');
  const { createSettingsService } = await import('../../main/settings');
  const folder = workspaceFolder(root);
  for (const each of [folder.files, folder.staging]) mkdirSync(each, { recursive: true });
  const db = openDatabase({ file: folder.database });
  const store = openSearchStore(folder.searchDatabase);
  const handlers: Readonly<Record<string, (input: never) => unknown>> = createIndexHandlers(store);
  const index = callingIndex({
    call: async <T>(name: string, input: unknown) => handlers[name]?.(input as never) as T,
  });
  let now = 0;
  const clock = () => {
    now += 1;
    return new Date(now).toISOString();
  };
  const random = seeded(7);
  const room = { db, clock, newId, actor: () => 'Somchai', announce: () => undefined };
  const library = createLibraryService({ ...room, onChanged: () => undefined });
  const editions = loadEditions(path.join(projectRoot, 'resources'));
  const edition = editions.filter(({ id }) => id === 'waymark').at(-1);
  if (edition === undefined) throw new Error('no edition ships');
  const agencies = createAgenciesService(room);
  const assessments = createAssessmentsService({ ...room, editions, library, agencies });
  const settings = createSettingsService(room);
  settings.update({ personName: 'Somchai', state: STATE });
  return {
    ...{ db, index, folder, newId, clock, random, library, agencies, assessments, edition },
    works: createWorks({ ...room, onChanged: () => undefined }),
    bulk: createBulkEditing({ ...room, onChanged: () => undefined }),
    highlights: createHighlights({ ...room, library }),
    planning: createPlanningService({
      ...room,
      assessments,
      factsOf: (versionId) => library.findVersion(versionId) ?? null,
      itemsOf: () => new Map(),
      dutyOf: () => null,
    }),
    any: <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T,
    /** Work goes on from this moment. */
    setClock: (moment: string) => {
      now = Date.parse(moment);
    },
    close: () => {
      store.close();
      db.close();
    },
  };
}

type Opened = Awaited<ReturnType<typeof openOffice>>;

/** A PDF in the store, and the pages that the search is to know of it. */
function storeFile({ folder, clock, random }: Opened, nextPage: () => MadePage, title: string) {
  const { script } = nextPage();
  const count = 1 + Math.floor(random() ** 3 * 12);
  const texts = Array.from({ length: count }, () => nextPage().text);
  const wordAt = (page: number, line: number, at: number) =>
    WORDS[(title.length + page * 5 + line * 3 + at) % WORDS.length];
  const bytes = buildPdf({
    title,
    pages: texts.map((_, page) => ({
      lines: Array.from({ length: LINES_A_PAGE }, (_line, line) =>
        [title, ...Array.from({ length: WORDS_A_LINE }, (_word, at) => wordAt(page, line, at))].join(' '),
      ),
    })),
  });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  put(path.join(folder.files, sha256.slice(0, 2), sha256), bytes);
  const stored: StoredFile = {
    ...{ sha256, bytes: bytes.length, pageCount: count, searchablePages: count, textState: 'good' as const },
    ...{ sourceName: `${title.slice(0, 40)}.pdf`, addedAt: clock() },
  };
  return { language: LANGUAGES[script], stored, texts };
}

/** Documents with their files, every sixteenth with other versions, related to each other and reviewed or not. */
async function addLibrary(opened: Opened, { documents }: OfficeSize): Promise<MadeVersion[]> {
  const { db, index, newId, clock, random, any, works } = opened;
  const { insertDocument, insertFile } = await import('../../main/library/repository.ts');
  const { insertVersion } = await import('../../main/library/versions-repository.ts');
  const { indexDocuments } = await import('../../main/library');
  const { ACCESS_CLASSES, DOCUMENT_TYPES, LEGAL_STATUSES, MEMBERS, TOPICS } = await import(
    '../../shared/vocabulary'
  );
  const pages = madePages(1_000_000, 3);
  const nextPage = () => pages.next().value as MadePage;
  const versions: MadeVersion[] = [];
  const ids: string[] = [];
  const textOf = new Map<string, readonly string[]>();
  const addDocument = (n: number) => {
    const title = `${any(KINDS)} No. ${n + 1} on ${any(MATTERS)} and trafficking in persons`;
    const { language, stored, texts } = storeFile(opened, nextPage, title);
    const year = 1990 + Math.floor(random() * 36);
    const fields: CatalogueFields = {
      ...{ type: any(DOCUMENT_TYPES).code, title },
      titleEnglish: language === 'eng' ? null : `English name ${n}`,
      ...{ state: random() < 0.7 ? STATE : any(MEMBERS).code, appliesTo: null, language },
      ...{ status: any(LEGAL_STATUSES).code, number: `${n}/${year}` },
      issuingBody: `${any(OFFICES)} ${any(MATTERS)}`,
      ...{ adoptedOn: `${year}-0${1 + (n % 9)}-11`, inForceOn: `${year}-12-01` },
      expiresOn: n % 17 === 0 ? `${2024 + (n % 5)}-06-30` : null,
      pillars: [any(['POL', 'PREV', 'PROT', 'PROS'] as const)],
      topics: [...new Set([...(n % 5 < 4 ? ['T1.2' as const] : []), any(TOPICS).id, any(TOPICS).id])],
      access: random() < 0.8 ? 'public' : any(ACCESS_CLASSES),
    };
    const [documentId, versionId] = [newId(), newId()];
    insertDocument(db, {
      ...{ documentId, versionId, fields, file: stored, fileFacts: '{"title":null,"language":null}' },
      ...{ guessed: n % 6 === 0 ? ['status', 'issuingBody'] : [], at: clock() },
    });
    ids.push(documentId);
    versions.push({ versionId, sha256: stored.sha256, title });
    textOf.set(stored.sha256, texts);
    for (let copy = 1; n % 16 === 0 && copy <= 1 + (n % 3); copy += 1) {
      const more = storeFile(opened, nextPage, `${title} as amended ${copy}`);
      insertFile(db, more.stored, '{}');
      const id = newId();
      insertVersion(db, {
        ...{ id, documentId, sha256: more.stored.sha256 },
        fields: { label: `as amended ${year + copy}`, publishedOn: `${year + copy}-01-01` },
      });
      versions.push({ versionId: id, sha256: more.stored.sha256, title });
      textOf.set(more.stored.sha256, more.texts);
    }
  };
  db.transaction(() => {
    for (let n = 0; n < documents; n += 1) addDocument(n);
    for (let at = 0; at + 8 < documents; at += 8) {
      const kind = (['amends', 'implements', 'supersedes', 'repeals', 'translates'] as const)[(at / 8) % 5];
      const [from, to] = [ids[at + 7], ids[at]];
      if (kind === undefined || from === undefined || to === undefined) continue;
      works.relate({ kind, from, to, inPart: false, effectiveOn: null });
    }
    for (const [at, id] of ids.entries()) {
      if (at % 5 === 0) continue;
      const reviewBy = at % 5 === 4 ? '2027-03-01' : '2025-06-01';
      works.setReview(id, { checkedOn: '2022-01-01', checkedBy: 'Malee', reviewBy });
    }
  });
  for (const [sha256, texts] of textOf) {
    await index.putPages(
      sha256,
      texts.map((text, at) => ({
        ...{ n: at + 1, label: null, text, quality: 'good' as const, reasons: [], conversion: null },
      })),
    );
    await index.finishFile(sha256, texts.length);
  }
  await indexDocuments(db, index, ids);
  return versions;
}

function addAgencies({ agencies }: Opened, { agencies: count }: OfficeSize): string[] {
  return Array.from({ length: count }, (_, at) => {
    const part = at < MATTERS.length ? '' : ` of the ${PARTS[at % PARTS.length]}`;
    const name = `${OFFICES[at % OFFICES.length]} ${MATTERS[at % MATTERS.length]}${part}`;
    return agencies.create({
      ...{ state: STATE, names: [{ language: 'eng', name }], shortName: `AG${at + 1}` },
      ...{ roles: [ROLES[at % ROLES.length] ?? 'NCA'], place: '', from: '2020-01-01', until: null, note: '' },
    }).id;
  });
}

/** What is said on one item. */
function contentOf({ random, any }: Opened, versions: readonly MadeVersion[], n: number) {
  const dice = random();
  const level = Math.floor(random() * 5) as 0 | 1 | 2 | 3 | 4;
  const value: Answer['value'] =
    dice < 0.05
      ? { kind: 'nk', whoMightKnow: 'Ministry of Labour' }
      : dice < 0.09
        ? { kind: 'na', reason: 'Not in this province.' }
        : { kind: 'level', level, practiceAhead: false };
  const citation = (at: number): Omit<Citation, 'id' | 'createdAt'> => {
    const { versionId, title } = any(versions);
    return {
      ...{ versionId, documentTitle: title, page: 1, pageLabel: null, note: '' },
      ...{ quote: said(n + at).slice(0, 240), rectangles: [[56, 700, 300, 12]] },
    };
  };
  return { value, text: said(n), citations: Array.from({ length: 3 + (n % 4) }, (_, at) => citation(at)) };
}

/** All agencies are asked all items of a year and send their answers; the last ones have not answered all of the open one. */
function askAgencies(
  opened: Opened,
  agencyIds: readonly string[],
  versions: readonly MadeVersion[],
  year: { readonly id: string; readonly referenceDate: string; readonly isOpen: boolean },
): void {
  const { assessments, edition, clock } = opened;
  const items = edition.items.map(({ id }) => id);
  for (const [at, agencyId] of agencyIds.entries()) {
    assessments.assign(
      year.id,
      items.map((itemId, item) => ({
        ...{ itemId, agencyId, as: item % agencyIds.length === at ? ('lead' as const) : ('asked' as const) },
      })),
    );
    assessments.setDueDate(year.id, agencyId, `${year.referenceDate.slice(0, 4)}-0${1 + (at % 9)}-15`);
    const answered = year.isOpen && at > agencyIds.length - 6 ? items.slice(0, 60) : items;
    assessments.applyContribution(
      {
        ...{ format: 'waymark-contribution/1', assessmentId: year.id, state: STATE, agencyId },
        ...{ questionnaire: edition.id, edition: edition.edition, scope: 'full' },
        ...{ referenceDate: year.referenceDate, version: 1, madeAt: clock(), madeBy: 'Officer' },
        answers: answered.map((itemId, n) => ({
          ...{ itemId, baseRevision: 0, fallReason: null, held: [] },
          ...contentOf(opened, versions, n + at),
        })),
      },
      { itemIds: null, conflicts: {} },
    );
  }
}

/** The national answers of a year: decided, where agencies were asked, or given. */
function answerYear(
  opened: Opened,
  versions: readonly MadeVersion[],
  year: { readonly id: string; readonly isAsked: boolean; readonly isOpen: boolean },
): void {
  const { db, assessments, edition } = opened;
  const assessmentId = year.id;
  db.transaction(() => {
    for (const [n, { id: itemId }] of edition.items.entries()) {
      const { citations, value, text } = contentOf(opened, versions, n);
      const place = { assessmentId, itemId };
      if (year.isAsked && n % 3 !== 2) {
        assessments.decide({
          ...{ ...place, rule: 'manual', value, text, reason: 'Agreed.', minutes: 'Minutes 3' },
          ...{ decidedBy: 'Committee', dissent: {}, workshopId: null, baseRevision: 0 },
        });
      } else if (!year.isOpen || n % 5 !== 0) {
        assessments.saveAnswer({ ...place, value, text, fallReason: null, baseRevision: 0 });
        for (const citation of citations) assessments.cite({ ...place, citation });
      }
      for (let at = 0; year.isAsked && at < n % 6; at += 1)
        assessments.discuss({ ...place, kind: 'message', text: said(at) });
    }
  });
}

function addYears(
  opened: Opened,
  { years, asked }: OfficeSize,
  versions: readonly MadeVersion[],
  agencyIds: readonly string[],
  say: (what: string) => void,
): Pick<Office, 'open' | 'snapshots'> {
  const { assessments, edition, setClock } = opened;
  const snapshots: string[] = [];
  let open = '';
  for (let turn = 0; turn < years; turn += 1) {
    const year = FIRST_YEAR + turn;
    setClock(`${year}-03-01T02:00:00.000Z`);
    const [isOpen, isAsked] = [turn === years - 1, turn >= years - asked];
    const referenceDate = `${year - 1}-12-31`;
    const { id } = assessments.create({
      ...{ state: STATE, questionnaire: edition.id, edition: edition.edition, scope: 'full', referenceDate },
    });
    open = id;
    if (isAsked) askAgencies(opened, agencyIds, versions, { id, referenceDate, isOpen });
    answerYear(opened, versions, { id, isAsked, isOpen });
    if (!isOpen) snapshots.push(assessments.freeze(id, 'The committee').id);
    say(`office: ${year}`);
  }
  return { open, snapshots };
}

function addPlans(
  { planning, any, setClock, edition }: Opened,
  { plans, actions, agencies }: OfficeSize,
  versions: readonly MadeVersion[],
): string[] {
  setClock('2026-06-01T02:00:00.000Z');
  const items = edition.items.map(({ id }: Edition['items'][number]) => id);
  for (const [n, itemId] of items.entries()) {
    const target = { level: 4 as const, dueOn: '2027-12-31', reason: 'Agreed.' };
    if (n % 2 === 0) planning.setTarget({ state: STATE, itemId, target, edition: edition.edition });
    const mark = { priority: 'high' as const, causes: [], causeText: '', rank: null, rankReason: '' };
    if (n % 3 === 0) planning.markGap({ state: STATE, itemId, mark });
  }
  return Array.from({ length: plans }, (_, at) => {
    const year = 2022 + at;
    const isLast = at === plans - 1;
    const plan = planning.createPlan({
      ...{ state: STATE, from: null },
      fields: {
        ...{ title: `National plan of action ${year}`, introduction: said(1).repeat(4) },
        ...{ startsOn: `${year}-01-01`, endsOn: `${year}-12-31`, status: isLast ? 'approved' : 'closed' },
      },
    });
    for (let n = 0; n < actions; n += 1) {
      const isDone = n % 3 !== 0 && !isLast;
      planning.addAction(plan.id, {
        ...{ itemId: items[n % items.length] ?? null, edition: edition.edition, fromLevel: 1, toLevel: 2 },
        ...{
          title: `${any(['Issue', 'Draft', 'Train', 'Publish', 'Review'])} ${n}: ${said(n).slice(0, 60)}`,
        },
        ...{ description: said(n), owner: `AG${1 + (n % agencies)}`, partners: ['AG3', 'AG7'] },
        ...{ startsOn: `${year}-0${1 + (n % 9)}-01`, dueOn: `${year}-1${n % 3}-28` },
        ...{ costClass: 'own-budget', costText: '', indicator: 'Orders issued.' },
        ...{ expectedDocument: `Order on matter ${n}`, expectedType: 'ORD' },
        ...{ state: isDone ? 'done' : 'started', stateReason: isDone ? 'Done.' : 'Begun.' },
        ...{ doneOn: isDone ? `${year}-11-30` : null, doneDocumentId: null },
        resources: [{ versionId: any(versions).versionId, page: 1, title: 'Guide' }],
      });
    }
    return plan.id;
  });
}

function addHighlights(
  { db, highlights, any }: Opened,
  { highlights: count }: OfficeSize,
  versions: readonly MadeVersion[],
) {
  db.transaction(() => {
    for (let n = 0; n < count; n += 1)
      highlights.add(versions[(n * 5) % versions.length]?.versionId ?? '', [
        {
          ...{ page: 1, pageLabel: null, quote: said(n).slice(0, 200), rectangles: [[56, 700, 300, 12]] },
          ...{ colour: any(['yellow', 'green', 'blue', 'rose'] as const) },
          note: n % 2 === 0 ? said(n).slice(0, 90) : '',
        },
      ]);
  });
}

/**
 * Fills the folder of a workspace that is not there yet, by the services of the program and its search: some five thousand documents,
 * forty agencies, sixty thousand citations and a history of more than a hundred thousand changes, in a minute or two.
 */
export async function fillOffice(
  root: string,
  size: OfficeSize,
  say: (what: string) => void,
): Promise<Office> {
  const opened = await openOffice(root);
  try {
    opened.setClock('2021-01-01T02:00:00.000Z');
    const versions = await addLibrary(opened, size);
    say(`office: ${versions.length} texts`);
    const years = addYears(opened, size, versions, addAgencies(opened, size), say);
    const plans = addPlans(opened, size, versions);
    addHighlights(opened, size, versions);
    return { ...years, plans };
  } finally {
    opened.close();
  }
}
