import { afterEach, beforeEach, expect, it } from 'vitest';
import { listHistory } from '../../../main/database';
import { createPlanningService, type PlanningService } from '../../../main/planning';
import { createRelianceService, type RelianceService } from '../../../main/reliance';
import { createPassageFinder, createReanchorHandlers, createTextsHandlers } from '../../../main/texts';
import type { NewCitation } from '../../../shared/assessments';
import type { LivingVersion, TextLife } from '../../../shared/library';
import { RELIANCE_GROUPS } from '../../../shared/reliance';
import { aDocument, aLevel, anId, countingIds } from '../../support/builders';
import {
  type AssessmentsRoom,
  anAssessmentsRoom,
  createdAssessment,
  registeredAgency,
} from '../../support/builders/assessments-room';
import { aLaw, inPages } from '../../support/builders/laws';
import { hashOf, type SearchBench, searchBench } from '../../support/search-bench';

const OLD = { id: anId(9001), sha256: hashOf('old') };
const NEW = { id: anId(9002), sha256: hashOf('new') };
const OTHER = { id: anId(9003), sha256: hashOf('new') };
const LAW = aLaw('eng', 40);
const textOf = (article: number) => (LAW[article]?.split('\n')[1] ?? '').split(' ').slice(2, 16).join(' ');
const plain = { language: 'eng', label: '', publishedOn: null, isOfficial: false } as const;
const living = (of: typeof OLD): LivingVersion => ({ ...plain, ...of });

let room: AssessmentsRoom;
let bench: SearchBench;
let planning: PlanningService;
let reliance: RelianceService;
let lives: Map<string, TextLife>;
let asked: number;
let assessmentId: string;

/** The law that is cited, as the library tells its life. */
const theLaw = (given: Partial<TextLife> = {}): TextLife => ({
  documentId: anId(7001),
  title: 'Anti-Trafficking Act',
  language: 'eng',
  status: 'inforce',
  adoptedOn: null,
  inForceOn: '2010-01-01',
  expiresOn: null,
  parts: [],
  versions: [living(OLD)],
  acts: [],
  ...given,
});
const put = (...all: TextLife[]) => {
  lives = new Map(all.map((each) => [each.documentId, each]));
};
const withLaterText = () => put(theLaw({ versions: [living(NEW), living(OLD)] }));
const replaced = () =>
  put(
    theLaw({
      acts: [
        ...[{ relationId: anId(77), kind: 'repeals' as const, inPart: false, effectiveOn: '2026-01-15' }].map(
          (act) => ({ ...act, documentId: anId(7002) }),
        ),
      ],
    }),
    theLaw({ documentId: anId(7002), title: 'New Act', versions: [living(OTHER)] }),
  );

beforeEach(() => {
  room = anAssessmentsRoom();
  const document = aDocument();
  const [version] = document.versions;
  if (version === undefined) throw new Error('a document has a version');
  const stored = (of: typeof OLD) => ({
    ...version,
    ...of,
    file: { ...version.file, sha256: of.sha256, pageCount: 40 },
  });
  room.documents.splice(0, 1, { ...document, versions: [NEW, OTHER, OLD].map(stored) });
  // In the later text an article is gone, one is reworded and everything stands on other pages.
  const later = LAW.filter((_, at) => at !== 5).map((text) =>
    text === LAW[9] ? text.replace(textOf(9), textOf(9).replace(/^(\S+ \S+)/, '$1 forthwith')) : text,
  );
  const pages = (law: readonly string[], width: number) =>
    inPages(law, { width, lines: 12 }).map(({ text }) => text);
  bench = searchBench({ name: 'old', pages: pages(LAW, 70) }, { name: 'new', pages: pages(later, 58) });
  const { 'index.reanchor': reanchor } = createReanchorHandlers(bench.store);
  asked = 0;
  put(theLaw());
  planning = createPlanningService({
    db: room.db,
    clock: room.clock,
    newId: countingIds(5000),
    actor: () => 'Reader',
    announce: () => undefined,
    assessments: room.assessments,
    factsOf: () => null,
    itemsOf: () => new Map(),
    dutyOf: () => null,
    withoutText: (id) => reliance.itemsWithoutText(id),
  });
  reliance = createRelianceService({
    db: room.db,
    clock: room.clock,
    actor: () => 'Reader',
    announce: (event) => void room.events.push(event),
    library: { textLives: () => lives },
    assessments: room.assessments,
    planning,
    today: () => room.clock().slice(0, 10),
    passages: createPassageFinder(async (wish) => {
      asked += wish.cited.length;
      return reanchor(wish);
    }),
  });
  assessmentId = createdAssessment(room, { 'POL-01': aLevel(2) }).id;
});
afterEach(() => {
  bench.close();
  room.db.close();
});

/** Cites words of an article in the older text, on the page where they begin. */
function cite(article: number, given: Partial<NewCitation> = {}, agencyId: string | null = null) {
  const words = textOf(article).split(' ').slice(0, 3).join(' ');
  const page =
    Array.from({ length: 60 }, (_, at) => at + 1).find((n) => {
      try {
        return bench.store.pageText(OLD.sha256, n).text.replace(/\s+/g, ' ').includes(words);
      } catch {
        return false;
      }
    }) ?? 1;
  const citation = {
    versionId: OLD.id,
    page,
    pageLabel: null,
    quote: textOf(article),
    rectangles: [],
    note: '',
    ...given,
  };
  return room.assessments.cite({ assessmentId, itemId: 'POL-01', agencyId, citation });
}

/** Every line, list by list and text by text; there are as many as the list of the texts says. */
const all = (narrowed: Parameters<RelianceService['list']>[0] = {}) => {
  const { texts } = reliance.list(narrowed);
  return RELIANCE_GROUPS.flatMap((group) =>
    texts.flatMap(({ versionId, counts }) => {
      const found = reliance.lines({ versionId, group, itemId: narrowed.itemId ?? null });
      expect(found).toHaveLength(counts[group]);
      return found;
    }),
  );
};
/** State and kind of every line, by what it quotes or names. */
const lines = () => all().map(({ kind, state, quote }) => [kind, state, quote]);
const keys = () => all().map(({ dependant }) => dependant);

it('lists nothing while the text applies, and everything that rests on it once it is repealed', () => {
  cite(2);
  const police = registeredAgency(room, 'Police');
  room.assessments.assign(assessmentId, [{ itemId: 'POL-01', agencyId: police.id, as: 'asked' }]);
  room.assessments.saveAnswer({
    ...{ assessmentId, itemId: 'POL-01', agencyId: police.id, value: aLevel(1), text: '' },
    ...{ fallReason: null, baseRevision: 0 },
  });
  cite(3, {}, police.id);
  const { id: planId } = planning.createPlan({
    state: 'KH',
    from: null,
    fields: {
      title: 'Plan',
      introduction: '',
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      status: 'approved',
    },
  });
  planning.addAction(planId, {
    ...{ itemId: 'POL-01', fromLevel: 2, toLevel: 3, title: 'Train', description: '', owner: 'Police' },
    ...{ partners: [], startsOn: null, dueOn: null, costClass: 'none', costText: '', indicator: '' },
    ...{ expectedDocument: '', expectedType: null, state: 'done', stateReason: '', doneOn: '2026-01-10' },
    resources: [{ versionId: OLD.id, page: 4, title: 'Act' }],
    doneDocumentId: anId(7001),
  });
  planning.setTarget({
    state: 'KH',
    itemId: 'POL-01',
    target: { level: 4, dueOn: '2027-01-01', reason: '' },
  });
  planning.markResource({
    ...{ state: 'KH', itemId: 'POL-01', versionId: OLD.id, page: 2, title: 'Act', kind: 'pin', note: '' },
  });
  expect(lines()).toEqual([]);
  expect(reliance.count()).toEqual({ answers: 0, others: 0 });

  put(theLaw({ status: 'repealed' }));
  expect(lines()).toEqual([
    ['answer', 'open', textOf(2)],
    ['agency-answer', 'open', textOf(3)],
    ['action', 'open', ''],
    ['done-action', 'open', ''],
    ['resource', 'open', ''],
  ]);
  expect(reliance.count()).toEqual({ answers: 2, others: 3 });
  expect(reliance.list({ documentId: anId(7002) }).texts).toEqual([]);
  expect(reliance.list({ itemId: 'POL-02' }).texts).toEqual([]);
  expect(reliance.list({}).affected).toMatchObject([
    { itemId: 'POL-01', target: 4, dueOn: '2027-01-01', actions: [{ title: 'Train' }] },
  ]);
  // The gap, the checks before freezing and the item say so too.
  expect(planning.findings(assessmentId)[0]?.gaps).toContain('currency');
  expect(room.assessments.get(assessmentId).answers[0]?.citations).toHaveLength(1);
  expect(reliance.changedEvidence(assessmentId)).toMatchObject([
    { itemId: 'POL-01', agencyId: null, kind: 'repealed', ends: true },
    { itemId: 'POL-01', agencyId: police.id, kind: 'repealed' },
  ]);
  // Who looks at one item is told of that alone.
  expect(reliance.changedEvidence(assessmentId, 'POL-01')).toEqual(reliance.changedEvidence(assessmentId));
  expect(reliance.changedEvidence(assessmentId, 'POL-02')).toEqual([]);
});

it('finds for each passage what became of it, once, and changes nothing', async () => {
  cite(2);
  cite(9);
  cite(5);
  withLaterText();
  const before = room.assessments.get(assessmentId);
  const all = keys();
  const found = await reliance.passages(all);
  expect(found.map((each) => each?.kind)).toEqual(['same', 'lost', 'reworded']);
  const page = found[0]?.page ?? 0;
  expect(bench.store.pageText(NEW.sha256, page).text.replace(/\s+/g, ' ')).toContain(
    textOf(2).split(' ').slice(0, 3).join(' '),
  );
  expect(found[2]?.text).toContain('forthwith');
  expect(asked).toBe(3);
  await reliance.passages(all);
  // What was lost is looked for again.
  expect(asked).toBe(4);
  expect(room.assessments.get(assessmentId)).toEqual(before);
  replaced();
  expect((await reliance.passages(keys())).map((each) => each?.kind)).toEqual(['same', 'lost', 'reworded']);
});

it('moves citations all or none, keeps their note, and notes it in the history', async () => {
  cite(2, { note: 'Why' });
  cite(9);
  withLaterText();
  const [first = '', second = ''] = keys();
  const move = (dependant: string, page: number) => ({ dependant, page, pageLabel: null, quote: textOf(2) });
  expect(() => reliance.move([move(first, 3), move(second, 999)])).toThrow(
    expect.objectContaining({ code: 'assessments.page-outside' }),
  );
  expect(keys()).toEqual([first, second]);
  expect(listHistory(room.db, 'reliance', first)).toEqual([]);
  reliance.move([move(first, 3)]);
  expect(keys()).toEqual([second]);
  expect(room.assessments.citationsOf(NEW.id).map(({ citation }) => [citation.page, citation.note])).toEqual([
    [3, 'Why'],
  ]);
  expect(reliance.history(first)).toMatchObject([{ decision: 'moved', by: 'Reader' }]);
  expect(listHistory(room.db, 'reliance', first)).toHaveLength(1);
  expect(() => reliance.move([move(first, 3)])).toThrow(
    expect.objectContaining({ code: 'reliance.not-found' }),
  );
});

it('keeps each decision, asks again when more happens, and wants a reason for a dismissal', () => {
  cite(2);
  withLaterText();
  const [key = ''] = keys();
  expect(() => reliance.decide([key], 'dismissed', ' ')).toThrow(
    expect.objectContaining({ code: 'reliance.reason-missing' }),
  );
  reliance.decide([key], 'still-true', '');
  expect(lines()).toMatchObject([['answer', 'decided', textOf(2)]]);
  expect(reliance.count()).toEqual({ answers: 0, others: 0 });
  reliance.decide([key], 'reopened', '');
  reliance.decide([key], 'dismissed', 'Only the numbering is new.');
  expect(all()[0]?.decision).toMatchObject({ reason: 'Only the numbering is new.' });
  expect(reliance.history(key).map(({ decision }) => decision)).toEqual([
    ...['still-true', 'reopened', 'dismissed'],
  ]);
  put(theLaw({ versions: [living(NEW), living(OLD)], status: 'suspended' }));
  expect(lines()).toMatchObject([['answer', 'open', textOf(2)]]);
  expect(room.events.filter(({ name }) => name === 'reliance.changed')).toHaveLength(3);
});

it('holds what is to be answered again until it is answered, and keeps it out of frozen years', () => {
  cite(2);
  replaced();
  const [key = ''] = keys();
  reliance.decide([key], 'answer-again', '');
  expect(lines()).toMatchObject([['answer', 'answer-again', textOf(2)]]);
  expect(reliance.count()).toEqual({ answers: 1, others: 0 });
  room.clock.set('2026-02-04T00:00:00.000Z');
  const { revision } = room.assessments.get(assessmentId).answers[0] ?? { revision: 0 };
  room.assessments.saveAnswer({
    ...{ assessmentId, itemId: 'POL-01', agencyId: null, value: aLevel(1), text: 'Repealed.' },
    ...{ fallReason: null, baseRevision: revision },
  });
  expect(lines()).toMatchObject([['answer', 'decided', textOf(2)]]);
  put(theLaw({ status: 'lapsed' }));
  room.assessments.freeze(assessmentId, 'Me');
  expect(lines()).toMatchObject([['answer', 'frozen', textOf(2)]]);
  expect(() => reliance.decide([key], 'still-true', '')).toThrow(
    expect.objectContaining({ code: 'reliance.frozen' }),
  );
});

it('tells what is no citation once, beside the text it is counted with, where several texts of a document changed', () => {
  const { id: planId } = planning.createPlan({
    ...{ state: 'KH', from: null },
    fields: {
      ...{
        title: 'Plan',
        introduction: '',
        startsOn: '2026-01-01',
        endsOn: '2026-12-31',
        status: 'approved',
      },
    },
  });
  planning.addAction(planId, {
    ...{ itemId: 'POL-01', fromLevel: 2, toLevel: 3, title: 'Train', description: '', owner: 'Police' },
    ...{ partners: [], startsOn: null, dueOn: null, costClass: 'none', costText: '', indicator: '' },
    ...{ expectedDocument: '', expectedType: null, state: 'done', stateReason: '', doneOn: '2026-01-10' },
    resources: [],
    doneDocumentId: anId(7001),
  });
  planning.markResource({
    ...{ state: 'KH', itemId: 'POL-01', versionId: OLD.id, page: 2, title: 'Act', kind: 'pin', note: '' },
  });
  put(theLaw({ status: 'repealed', versions: [living(NEW), living(OLD)] }));
  expect(all().map(({ kind, versionId }) => [kind, versionId])).toEqual([
    ['done-action', NEW.id],
    ['resource', OLD.id],
  ]);
  reliance.decide(keys(), 'still-true', '');
  expect(lines()).toEqual([
    ['done-action', 'decided', ''],
    ['resource', 'decided', ''],
  ]);
});

it('names what is shown to be done by a document that has become a part of another one', () => {
  const fields = { title: 'Plan', introduction: '', startsOn: '2026-01-01', endsOn: '2026-12-31' };
  const { id: planId } = planning.createPlan({
    ...{ state: 'KH', from: null },
    fields: { ...fields, status: 'approved' },
  });
  planning.addAction(planId, {
    ...{ itemId: 'POL-01', fromLevel: 2, toLevel: 3, title: 'Train', description: '', owner: 'Police' },
    ...{ partners: [], startsOn: null, dueOn: null, costClass: 'none', costText: '', indicator: '' },
    ...{ expectedDocument: '', expectedType: null, state: 'done', stateReason: '', doneOn: '2026-01-10' },
    resources: [],
    doneDocumentId: anId(7003),
  });
  put(theLaw({ status: 'repealed' }));
  expect(lines()).toEqual([]);
  put(theLaw({ status: 'repealed', parts: [anId(7003)] }));
  expect(lines()).toEqual([['done-action', 'open', '']]);
  expect(reliance.count()).toEqual({ answers: 0, others: 1 });
  reliance.decide(keys(), 'still-true', '');
  expect(lines()).toEqual([['done-action', 'decided', '']]);
});

it('says that it cannot tell while a text is not read', async () => {
  cite(2);
  withLaterText();
  bench.store.removeFile(NEW.sha256);
  expect(await reliance.passages(keys())).toEqual([null]);
  put(theLaw({ status: 'repealed' }));
  expect(await reliance.passages(keys())).toEqual([null]);
});

it('compares the texts of two files, and says when one is not read', async () => {
  const { 'texts.compare': compare } = createTextsHandlers(bench.store);
  expect(await compare({ before: OLD.sha256, after: NEW.sha256 })).toMatchObject({
    counts: { added: 1, removed: 1, changed: 0, moved: 0 },
    alignedBy: 'words',
  });
  await expect(compare({ before: OLD.sha256, after: '0'.repeat(64) })).rejects.toThrow(
    expect.objectContaining({ code: 'texts.not-indexed' }),
  );
});
