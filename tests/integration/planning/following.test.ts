import { mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Db, openDatabase } from '../../../main/database';
import { createPlanningService, type PlanningService } from '../../../main/planning';
import type { Assessment } from '../../../shared/assessments';
import type { ArrivedDocument } from '../../../shared/planning';
import { edition as editionShape, itemLineage } from '../../../shared/questionnaires';
import { anAction, anAnswer, anAssessment, anId } from '../../support/builders';

const shipped = (name: string, file: string): unknown =>
  JSON.parse(
    readFileSync(
      path.resolve(import.meta.dirname, '../../../resources/questionnaires/waymark', name, file),
      'utf8',
    ),
  );
const EDITIONS = ['2025.1', '2026.1', '2026.2'].map((name) =>
  editionShape.parse(shipped(name, 'edition.json')),
);
const LINEAGES = ['2026.1', '2026.2'].map((name) => itemLineage.parse(shipped(name, 'mapping.json')));

let db: Db;
let planning: PlanningService;
let current: Assessment;
let count = 0;
let now: string;
let documents: ArrivedDocument[];
let became: Map<string, string>;

/** The State's assessment of this year, on an edition, with every item at level 1. */
function assessmentOn(edition: string): Assessment {
  const items = EDITIONS.find((each) => each.edition === edition)?.items ?? [];
  return anAssessment({
    ...{ id: anId(1), state: 'TH', edition, referenceDate: '2026-12-31' },
    answers: items.map(({ id }) =>
      anAnswer({ itemId: id, value: { kind: 'level', level: 1, practiceAhead: false } }),
    ),
  });
}

beforeEach(() => {
  db = openDatabase({ file: path.join(mkdtempSync(path.join(os.tmpdir(), 'waymark-following-')), 'w.db') });
  count = 100;
  now = '2026-09-01T08:00:00.000Z';
  current = assessmentOn('2025.1');
  documents = [];
  became = new Map();
  planning = createPlanningService({
    ...{ db, clock: () => now, actor: () => 'Malee', announce: () => undefined },
    newId: () => {
      count += 1;
      return anId(count);
    },
    factsOf: () => null,
    documents: () => documents,
    documentOf: (id) => became.get(id) ?? id,
    itemsOf: (questionnaire, name) =>
      new Map(
        EDITIONS.find(({ id, edition }) => id === questionnaire && edition === name)?.items.map((item) => [
          item.id,
          item,
        ]),
      ),
    lineages: LINEAGES,
    dutyOf: () => null,
    assessments: {
      get: () => current,
      list: () => [{ ...current, snapshots: 0 }] as never,
      contributions: () => [],
      agencyValues: () => new Map(),
      listSnapshots: () => [],
      listRestatements: () => [],
      getCorrected: () => {
        throw new Error('there is none');
      },
    },
  });
});
afterEach(() => db.close());

const finding = (itemId: string) => planning.findings(anId(1)).find((each) => each.itemId === itemId);
const decide = (itemId: string, level: 2 | 3 | 4, edition = '2025.1') =>
  planning.setTarget({
    ...{ state: 'TH', itemId, edition },
    target: { level, dueOn: '2027-12-31', reason: `Cabinet on ${itemId}` },
  });

it.each(['2026.1', '2026.2'])(
  'targets go with their items into edition %s: same, reworded, split, joined and dropped',
  (next) => {
    for (const item of ['POL-03', 'POL-12', 'POL-26', 'POL-01', 'PROT-20', 'POL-16']) decide(item, 3);
    decide('POL-02', 4);
    current = assessmentOn(next);
    for (const item of ['POL-03', 'POL-12']) {
      expect(finding(item)).toMatchObject({ target: 3, targetIsSet: true, targetFrom: [] });
    }
    for (const part of ['POL-30', 'POL-31']) {
      expect(finding(part)).toMatchObject({
        ...{ target: 3, targetIsSet: true, dueOn: '2027-12-31' },
        targetFrom: [{ itemId: 'POL-26', level: 3, kinds: ['split'], reason: 'Cabinet on POL-26' }],
      });
    }
    expect(finding('POL-29')).toMatchObject({
      target: 4,
      targetFrom: [
        { itemId: 'POL-01', level: 3 },
        { itemId: 'POL-02', level: 4 },
      ],
    });
    expect(finding('PROT-20')).toMatchObject({ target: 3, targetFrom: [{ kinds: ['major'] }] });
    expect(planning.left(anId(1)).targets).toMatchObject([
      { itemId: 'POL-16', level: 3, kinds: ['retired'] },
    ]);
  },
);

it('a target stands as it was decided where only the articles beside the item are others', () => {
  decide('POL-05', 3, '2026.1');
  current = assessmentOn('2026.2');
  expect(finding('POL-05')).toMatchObject({ target: 3, targetIsSet: true, targetFrom: [] });
  decide('POL-05', 4, '2026.2');
  current = assessmentOn('2026.1');
  expect(finding('POL-05')).toMatchObject({ target: 4, targetFrom: [] });
});

it('a decision on one part of a split item stands for that part alone, and can be taken back', () => {
  decide('POL-26', 3);
  current = assessmentOn('2026.1');
  decide('POL-30', 2, '2026.1');
  expect(finding('POL-30')).toMatchObject({ target: 2, targetFrom: [] });
  expect(finding('POL-31')).toMatchObject({ target: 3, targetFrom: [{ itemId: 'POL-26' }] });
  planning.setTarget({ state: 'TH', itemId: 'POL-30', target: null });
  expect(finding('POL-30')).toMatchObject({ target: 3, targetFrom: [{ itemId: 'POL-26' }] });
  current = assessmentOn('2025.1');
  expect(finding('POL-26')).toMatchObject({ target: 3, targetFrom: [] });
});

it('causes, priority, place by hand and kept pages come along', () => {
  const mark = { causes: ['no-budget' as const], causeText: '', rank: 2, rankReason: 'Cabinet' };
  planning.markGap({ state: 'TH', itemId: 'POL-26', mark: { ...mark, priority: 'high' } });
  const page = { state: 'TH', versionId: anId(7), page: 3, title: 'Guide', note: '' } as const;
  planning.markResource({ ...page, itemId: 'POL-26', kind: 'pin' });
  current = assessmentOn('2026.1');
  expect(finding('POL-31')).toMatchObject({ priority: 'high', causes: ['no-budget'], rank: 2 });
  expect(planning.resourceMarks({ state: 'TH', itemId: 'POL-31' })).toMatchObject([{ kind: 'pin', page: 3 }]);
  expect(planning.markResource({ ...page, itemId: 'POL-31', kind: 'hide' })).toMatchObject([
    { kind: 'hide', itemId: 'POL-31' },
  ]);
  expect(planning.resourceMarks({ state: 'TH', itemId: 'POL-30' })).toMatchObject([{ kind: 'pin' }]);
  expect(planning.markResource({ ...page, itemId: 'POL-30', kind: null })).toEqual([]);
});

it('actions keep the item they were written for and tell which items ask about it now', () => {
  const fields = { title: '2026', introduction: '', startsOn: '2026-01-01', endsOn: '2026-12-31' };
  const plan = planning.createPlan({ state: 'TH', fields: { ...fields, status: 'draft' }, from: null });
  const add = (itemId: string | null) =>
    planning.addAction(plan.id, anAction({ itemId, title: `For ${itemId}`, fromLevel: 1, toLevel: 2 }));
  const [, split, joined, dropped] = [add('POL-03'), add('POL-26'), add('POL-02'), add('POL-16'), add(null)];
  expect(planning.followed(plan.id)).toEqual([]);
  current = assessmentOn('2026.1');
  const next = planning.createPlan({ state: 'TH', fields: { ...fields, status: 'draft' }, from: plan.id });
  expect(next.list.map(({ itemId }) => itemId)).toEqual(['POL-03', 'POL-26', 'POL-02', 'POL-16', null]);
  expect(planning.followed(plan.id)).toMatchObject([
    { actionId: split?.id, itemId: 'POL-26', items: ['POL-30', 'POL-31'], kinds: ['split'], toLevel: 2 },
    { actionId: joined?.id, itemId: 'POL-02', items: ['POL-29'], kinds: ['merged'] },
    { actionId: dropped?.id, itemId: 'POL-16', items: [], kinds: ['retired'] },
  ]);
  const byItem = planning.actionsByItem('TH', current);
  expect(byItem.get('POL-31')?.map(({ title }) => title)).toEqual(['For POL-26']);
  expect(planning.left(anId(1)).actions).toMatchObject([{ title: 'For POL-16', planId: next.id }]);
});

it('a finished action proposes the document that shows it also where that has become a version of another', () => {
  const fields = { title: '2026', introduction: '', startsOn: '2026-01-01', endsOn: '2026-12-31' };
  const plan = planning.createPlan({ state: 'TH', fields: { ...fields, status: 'draft' }, from: null });
  const action = anAction({ itemId: 'POL-03', edition: '2025.1', toLevel: 3 });
  const { id } = planning.addAction(plan.id, action);
  const work = { id: anId(70), versionId: anId(71), title: 'Act', titleEnglish: '', type: 'LAW' as const };
  documents = [{ ...work, state: 'TH', year: 2026 }];
  became.set(anId(72), anId(70));
  planning.saveAction(id, { ...action, state: 'done', doneDocumentId: anId(72) });
  expect(planning.proposals(null)).toMatchObject([
    { actionId: id, document: { documentId: anId(70), versionId: anId(71), title: 'Act' } },
  ]);
});

it('a finished action proposes to answer its item again, on the item that asks now, until it is answered or the answer stays', () => {
  const fields = { title: '2026', introduction: '', startsOn: '2026-01-01', endsOn: '2026-12-31' };
  const plan = planning.createPlan({ state: 'TH', fields: { ...fields, status: 'draft' }, from: null });
  const action = anAction({ itemId: 'POL-26', edition: '2025.1', toLevel: 3, title: 'Hear survivors' });
  const { id } = planning.addAction(plan.id, { ...action, people: '2 officers', material: 'a room' });
  current = assessmentOn('2026.1');
  expect(planning.proposals(plan.id)).toEqual([]);
  planning.saveAction(id, { ...action, state: 'done', stateReason: 'Four meetings were held.' });
  expect(planning.proposals(null)).toMatchObject([
    { actionId: id, itemId: 'POL-30', toLevel: 3, document: null, found: 'Four meetings were held.' },
    { actionId: id, itemId: 'POL-31', toLevel: 3 },
  ]);
  const answered = (confirmed: boolean, level: 2 | 3) => {
    current = {
      ...current,
      answers: current.answers.map((answer) =>
        answer.itemId === 'POL-30'
          ? { ...answer, confirmed, value: { kind: 'level', level, practiceAhead: false } }
          : answer,
      ),
    };
    return planning.proposals(plan.id).map(({ itemId }) => itemId);
  };
  expect(answered(false, 2)).toEqual(['POL-30', 'POL-31']);
  // Last year's level had reached what was planned: there is nothing new to answer.
  expect(answered(false, 3)).toEqual(['POL-31']);
  expect(answered(true, 3)).toEqual(['POL-31']);
  planning.saveAction(id, { ...action, state: 'done', stateReason: 'Four.', answerStays: true });
  expect(planning.proposals(plan.id)).toEqual([]);
  planning.saveAction(id, { ...action, state: 'dropped', stateReason: 'No money came.' });
  expect(planning.proposals(plan.id)).toEqual([]);
  expect(planning.plan(plan.id)).toMatchObject({ done: 0, dropped: 1 });
});

it('a finished action without a level asks no second time when its words are put right after the item was answered', () => {
  const fields = { title: '2026', introduction: '', startsOn: '2026-01-01', endsOn: '2026-12-31' };
  const plan = planning.createPlan({ state: 'TH', fields: { ...fields, status: 'draft' }, from: null });
  const action = anAction({ itemId: 'POL-01', edition: '2025.1', fromLevel: null, toLevel: null });
  const { id } = planning.addAction(plan.id, action);
  const done = { ...action, state: 'done', stateReason: 'Four meetings were held.' } as const;
  planning.saveAction(id, done);
  const asked = () => planning.proposals(plan.id).map(({ itemId }) => itemId);
  expect(asked()).toEqual(['POL-01']);
  const answered = (updatedAt: string) => {
    const answers = current.answers.map((each) => (each.itemId === 'POL-01' ? { ...each, updatedAt } : each));
    current = { ...current, answers };
  };
  answered('2026-09-03T08:00:00.000Z');
  expect(asked()).toEqual([]);
  now = '2026-09-05T08:00:00.000Z';
  planning.saveAction(id, { ...done, title: 'Hold meetings' });
  planning.saveAction(id, { ...done, title: 'Hold meetings', state: 'verified' });
  expect(asked()).toEqual([]);
  // Begun again and finished anew it may have changed more.
  planning.saveAction(id, { ...action, title: 'Hold meetings', state: 'started' });
  planning.saveAction(id, done);
  expect(asked()).toEqual(['POL-01']);
});

it('an action goes on in the next plan with its money, people, material and pages, and is told once in the life of its gap', () => {
  const fields = { title: '2025', introduction: '', startsOn: '2025-01-01', endsOn: '2025-12-31' };
  const plan = planning.createPlan({ state: 'TH', fields: { ...fields, status: 'draft' }, from: null });
  const means = {
    ...{ costClass: 'outside-support' as const, costText: 'USD 20,000' },
    ...{ people: '2 officers', material: 'a room' },
    resources: [{ versionId: anId(7), page: 3, title: 'Guide' }],
  };
  const action = anAction({ itemId: 'POL-26', title: 'Hear survivors' });
  const { id } = planning.addAction(plan.id, { ...action, edition: undefined });
  planning.saveAction(id, { ...action, ...means });
  planning.addAction(
    plan.id,
    anAction({ itemId: 'POL-26', title: 'Hold a forum', state: 'dropped', stateReason: 'No hall' }),
  );
  const next = planning.createPlan({
    ...{ state: 'TH', from: plan.id },
    fields: { ...fields, title: '2026', startsOn: '2026-01-01', endsOn: '2026-12-31', status: 'draft' },
  });
  expect(next.list).toMatchObject([{ title: 'Hear survivors', ...means }]);
  current = assessmentOn('2026.1');
  const life = planning.life(anId(1), 'POL-31');
  expect(life).toMatchObject({ openSince: '2026-12-31', closedOn: null });
  expect(life.years).toMatchObject([{ itemId: 'POL-31', edition: '2026.1', gaps: ['evidence'] }]);
  expect(life.actions).toMatchObject([
    { title: 'Hear survivors', planTitle: '2026', plannedOn: '2025-01-01' },
    { title: 'Hold a forum', state: 'dropped', stateReason: 'No hall', planTitle: '2025' },
  ]);
});
