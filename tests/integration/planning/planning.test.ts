import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Db, listHistory, openDatabase } from '../../../main/database';
import { createPlanningService, type PlanningService } from '../../../main/planning';
import type { Answer, Assessment, DocumentFacts, Restatement, Snapshot } from '../../../shared/assessments';
import { aCitation, aLevel, anAction, anAnswer, anAssessment, anId, aSnapshot } from '../../support/builders';

const ACTION = anAction();
const PLAN = {
  title: 'Plan 2026',
  introduction: '',
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  status: 'approved',
} as const;
const LAW: DocumentFacts = {
  type: 'LAW',
  status: 'inforce',
  access: 'public',
  publishedOn: '2020-01-01',
  adoptedOn: null,
  inForceOn: '2020-01-01',
  expiresOn: null,
  isRemoved: false,
};

let db: Db;
let answers: Answer[];
let earlier: Snapshot[];
let corrections: Restatement[];
let snapshotId: string | null;
let facts: DocumentFacts;
let planning: PlanningService;
let count = 0;
let now: string;

const level = (value: 0 | 1 | 2 | 3 | 4, changes: Partial<Answer> = {}): Answer =>
  anAnswer({ itemId: 'POL-01', value: { kind: 'level', level: value, practiceAhead: false }, ...changes });

beforeEach(() => {
  db = openDatabase({ file: path.join(mkdtempSync(path.join(os.tmpdir(), 'waymark-planning-')), 'w.db') });
  count = 100;
  now = '2026-09-01T08:00:00.000Z';
  earlier = [];
  corrections = [];
  snapshotId = null;
  facts = LAW;
  answers = [level(2)];
  const current = (): Assessment =>
    anAssessment({ id: anId(1), state: 'TH', referenceDate: '2026-12-31', answers, snapshotId });
  planning = createPlanningService({
    db,
    clock: () => now,
    newId: () => {
      count += 1;
      return anId(count);
    },
    actor: () => 'Malee',
    announce: () => undefined,
    factsOf: () => facts,
    itemsOf: () => new Map(),
    dutyOf: () => true,
    assessments: {
      get: current,
      list: () => [],
      contributions: () => [],
      agencyValues: () => new Map(),
      listSnapshots: () => earlier,
      listRestatements: () => corrections,
      getCorrected: (id) => earlier.find((each) => each.id === id) as Snapshot,
    },
  });
});
afterEach(() => db.close());

const onlyFinding = () => planning.findings(anId(1))[0];

describe('findings', () => {
  it('follow the answer, the law and the target at the moment of asking', () => {
    const citation = aCitation({ versionId: anId(5) });
    answers = [
      level(2, {
        citations: [citation],
        checks: [{ evidenceId: citation.id, by: 'Somchai', on: '2026-08-01' }],
      }),
    ];
    expect(onlyFinding()).toMatchObject({ evidenced: 2, target: 3, gaps: ['practice'], duty: true });
    facts = { ...LAW, status: 'repealed' };
    expect(onlyFinding()).toMatchObject({ evidenced: 0, gaps: ['evidence', 'currency'] });
    planning.setTarget({
      state: 'TH',
      itemId: 'POL-01',
      target: { level: 4, dueOn: '2028-12-31', reason: 'Cabinet' },
    });
    // Whoever only sets another day sends the reason with it: it has to be known.
    expect(onlyFinding()).toMatchObject({
      ...{ target: 4, targetIsSet: true, dueOn: '2028-12-31', targetReason: 'Cabinet' },
    });
    planning.setTarget({ state: 'TH', itemId: 'POL-01', target: null });
    expect(onlyFinding()).toMatchObject({ targetIsSet: false });
    expect(listHistory(db, 'gap', 'TH:POL-01').map(({ field }) => field)).toEqual(['target', 'target']);
  });

  it('say of a frozen year what it was corrected to', () => {
    answers = [level(3)];
    snapshotId = anId(9);
    corrections = [
      {
        ...{ id: anId(8), snapshotId, itemId: 'POL-01', before: aLevel(3), value: aLevel(0), text: '' },
        ...{ reason: 'The decree was never published.', by: 'Head', at: '2026-09-01T08:00:00.000Z' },
      },
    ];
    expect(onlyFinding()).toMatchObject({ value: aLevel(0), gaps: ['absence'] });
  });

  it('say nothing of answers carried over that nobody has confirmed', () => {
    answers = [level(1, { confirmed: false })];
    expect(onlyFinding()).toMatchObject({ gaps: [], strength: null, target: null });
  });

  it('keep causes and a place by hand, which needs a reason', () => {
    const mark = { priority: 'high', causes: ['no-budget'], causeText: '', rank: 1, rankReason: '' } as const;
    expect(() => planning.markGap({ state: 'TH', itemId: 'POL-01', mark: { ...mark, causes: [] } })).toThrow(
      expect.objectContaining({ code: 'planning.rank-needs-reason' }),
    );
    planning.markGap({
      state: 'TH',
      itemId: 'POL-01',
      mark: { ...mark, causes: ['no-budget'], rankReason: 'The minister asked' },
    });
    expect(onlyFinding()).toMatchObject({ priority: 'high', causes: ['no-budget'], rank: 1 });
  });

  it('keep what was noted meanwhile where only other fields change, and what stood there where nothing was noted', () => {
    const of = { state: 'TH', itemId: 'POL-01' } as const;
    const mark = {
      priority: 'high',
      causes: ['no-budget'],
      causeText: '',
      rank: null,
      rankReason: '',
    } as const;
    planning.markGap({ ...of, mark: { ...mark, causes: ['no-budget'] }, only: ['causeText'] });
    expect(onlyFinding()).toMatchObject({ priority: 'high', causes: ['no-budget'] });
    // Two fields sent one right after the other: the second knows nothing of the first yet.
    planning.markGap({
      ...of,
      mark: { ...mark, causes: [], causeText: 'No line' },
      only: ['causes', 'causeText'],
    });
    planning.markGap({
      ...of,
      mark: { ...mark, causes: ['no-budget'], priority: 'later' },
      only: ['priority'],
    });
    expect(onlyFinding()).toMatchObject({ priority: 'later', causes: [], causeText: 'No line' });
  });

  it('are open for as long in the list as in their life', () => {
    const frozen = (year: number, at: number, answer: Answer): Snapshot =>
      aSnapshot({
        ...{ id: anId(30 + at), assessmentId: anId(40 + at), state: 'TH' },
        ...{ referenceDate: `${year}-12-31`, answers: [answer] },
      });
    const none = level(1, { value: { kind: 'none' } });
    // 2024 was not answered, and in 2021 it could not arise. There was no assessment in 2022.
    earlier = [frozen(2024, 1, none), frozen(2023, 2, level(2))];
    earlier.push(frozen(2021, 3, level(1, { value: { kind: 'na', reason: 'No border' } })));
    const { yearsOpen, target: wanted } = onlyFinding() ?? {};
    const life = planning.life(anId(1), 'POL-01');
    expect([yearsOpen, life.openSince]).toEqual([3, '2023-12-31']);
    // Measured by the target of today, whatever each year's own next step was.
    expect(life.years.map(({ target }) => target)).toEqual([null, wanted, null, wanted]);
  });

  it('offer pages that others cited for a higher level, each once at its highest', () => {
    const page = (value: 3 | 4) =>
      level(value, { citations: [aCitation({ versionId: anId(7), page: 12, quote: 'Article 5' })] });
    earlier = [
      aSnapshot({ id: anId(20), state: 'KH', assessmentId: anId(21), answers: [page(3)] }),
      aSnapshot({ id: anId(22), state: 'VN', assessmentId: anId(23), answers: [page(4)] }),
      aSnapshot({ id: anId(24), state: 'LA', assessmentId: anId(25), answers: [level(1)] }),
      // Carried over and never confirmed: nobody has given this answer for its year.
      aSnapshot({
        ...{ id: anId(26), state: 'PH', assessmentId: anId(27) },
        answers: [
          { ...level(4, { citations: [aCitation({ versionId: anId(8), page: 3 })] }), confirmed: false },
        ],
      }),
    ];
    expect(planning.examples(anId(1), 'POL-01')).toMatchObject([
      { versionId: anId(7), page: 12, state: 'VN', level: 4, agency: null },
    ]);
  });
});

describe('pages that help', () => {
  it('are kept or hidden, one mark for a page', () => {
    const where = {
      state: 'TH',
      itemId: 'POL-01',
      versionId: anId(7),
      page: 3,
      title: 'Guide',
      note: '',
    } as const;
    planning.markResource({ ...where, kind: 'pin' });
    const guide = { id: anId(70), versions: [{ id: anId(7) }, { id: anId(8) }] };
    const named = () => [...planning.countResting([guide, { id: anId(71), versions: [] }])];
    expect(named()).toEqual([[guide.id, 1]]);
    const { id } = planning.createPlan({ state: 'TH', fields: PLAN, from: null });
    const page = { versionId: anId(8), page: 1, title: 'Guide' };
    planning.addAction(id, { ...ACTION, resources: [page, { ...page, page: 2 }], doneDocumentId: guide.id });
    expect(named()).toEqual([[guide.id, 2]]);
    expect(planning.markResource({ ...where, kind: 'hide' })).toMatchObject([{ kind: 'hide', page: 3 }]);
    expect(planning.markResource({ ...where, kind: null })).toEqual([]);
  });

  it('that are wanted stay on the list until found', () => {
    const [line] = planning.addWanted({ state: 'TH', itemId: 'POL-01', text: 'A model order' });
    expect(line).toMatchObject({ text: 'A model order', foundAt: null, addedBy: 'Malee' });
    planning.settleWanted(line?.id ?? '', true);
    expect(planning.wanted('TH')[0]?.foundAt).toBe('2026-09-01T08:00:00.000Z');
    expect(() => planning.settleWanted(anId(999), true)).toThrow(
      expect.objectContaining({ code: 'planning.not-found' }),
    );
  });
});

it('what is said once more as it is leaves no line in the history, and no other day', () => {
  const gap = { state: 'TH', itemId: 'POL-01' } as const;
  const mark = { priority: 'high' as const, causes: [], causeText: '', rank: null, rankReason: '' };
  const page = { versionId: anId(7), page: 3, title: 'Guide', kind: 'pin', note: '' } as const;
  const { id } = planning.createPlan({ state: 'TH', fields: PLAN, from: null });
  const action = planning.addAction(id, ACTION);
  const [line] = planning.addWanted({ ...gap, text: 'A model order' });
  const sayAll = () => {
    planning.setTarget({ ...gap, target: { level: 3, dueOn: null, reason: 'Agreed.' }, edition: '2025.1' });
    planning.markGap({ ...gap, mark });
    planning.markResource({ ...gap, ...page });
    planning.settleWanted(line?.id ?? '', true);
    planning.savePlan(id, { ...PLAN, title: 'Plan' });
    planning.saveAction(action.id, { ...ACTION, title: 'Train' });
    planning.moveAction(action.id, 1);
    planning.goOnFrom(action.id, null);
  };
  const told = () =>
    [
      ['gap', 'TH:POL-01'],
      ['plan', id],
      ['action', action.id],
    ].flatMap(([entity, entityId]) => listHistory(db, entity as 'gap', entityId ?? ''));
  sayAll();
  const [before, plan] = [told(), planning.plan(id)];
  now = '2026-09-02T08:00:00.000Z';
  sayAll();
  expect(told()).toEqual(before);
  expect(planning.plan(id)).toEqual(plan);
  expect(planning.wanted('TH')).toMatchObject([{ foundAt: '2026-09-01T08:00:00.000Z' }]);
  expect(planning.targets()).toMatchObject([{ setAt: '2026-09-01T08:00:00.000Z' }]);
});

describe('plans', () => {
  it('count what is done and overdue, and carry on what has not ended', () => {
    const { id } = planning.createPlan({ state: 'TH', fields: PLAN, from: null });
    const first = planning.addAction(id, ACTION);
    planning.addAction(id, { ...ACTION, title: 'Train', dueOn: '2026-12-01' });
    const third = planning.addAction(id, { ...ACTION, title: 'Draft' });
    planning.saveAction(third.id, {
      ...ACTION,
      title: 'Draft',
      state: 'dropped',
      stateReason: 'No longer needed',
    });
    expect(planning.plans('TH')).toMatchObject([{ actions: 3, done: 0, overdue: 1 }]);
    planning.moveAction(first.id, 3);
    expect(planning.plan(id).list.map(({ title, position }) => [title, position])).toEqual([
      ['Train', 1],
      ['Draft', 2],
      ['Issue the order', 3],
    ]);
    const next = planning.createPlan({
      state: 'TH',
      fields: { ...PLAN, title: 'Plan 2027', startsOn: '2027-01-01', endsOn: '2027-12-31' },
      from: id,
    });
    expect(next.list.map(({ title, carriedFrom }) => [title, carriedFrom])).toEqual([
      ['Train', expect.any(String)],
      ['Issue the order', first.id],
    ]);
    const earlier = planning.plan(id);
    expect(earlier.list.length).toBe(3);
    // What goes on is followed in the later plan only.
    expect(earlier).toMatchObject({ actions: 3, dropped: 1, wentOn: 2, overdue: 0, awaited: [] });
    expect(earlier.onward.map(({ actionId, title }) => [actionId, title])).toContainEqual([
      first.id,
      'Plan 2027',
    ]);
    expect(planning.plan(next.id)).toMatchObject({ wentOn: 0, overdue: 1, onward: [] });
    expect(planning.plan(next.id).awaited).toEqual(next.list.map((each) => each.id));
    const open = planning.actionsByItem('TH', { questionnaire: 'waymark', edition: '2025.1' });
    expect([...open.values()].flat().filter(({ title }) => title === 'Issue the order')).toHaveLength(1);
    // Carried on once more from the same plan, nothing is followed twice.
    planning.addAction(id, { ...ACTION, title: 'Print' });
    const other = planning.createPlan({ state: 'TH', fields: { ...PLAN, title: 'Other' }, from: id });
    expect(other.list.map(({ title }) => title)).toEqual(['Print']);
    planning.savePlan(next.id, { ...PLAN, title: 'Plan 2027', status: 'closed', endsOn: '2027-12-31' });
    expect(planning.plan(next.id)).toMatchObject({ overdue: 0, awaited: [] });
  });

  it('refuse a state without what it needs and change nothing', () => {
    const { id } = planning.createPlan({ state: 'TH', fields: PLAN, from: null });
    const { id: actionId } = planning.addAction(id, ACTION);
    expect(() => planning.saveAction(actionId, { ...ACTION, state: 'done' })).toThrow(
      expect.objectContaining({ code: 'planning.state-needs' }),
    );
    expect(planning.plan(id).list[0]?.state).toBe('agreed');
    expect(() => planning.addAction(anId(999), ACTION)).toThrow(
      expect.objectContaining({ code: 'planning.not-found' }),
    );
  });

  it('typed again in a later plan are offered as one, and count once when somebody says so', () => {
    const { id: first } = planning.createPlan({ state: 'TH', fields: PLAN, from: null });
    const typed = { ...ACTION, itemId: null, dueOn: '2026-06-30' };
    const THAI = 'จัดตั้งคณะกรรมการที่ปรึกษาผู้รอดชีวิตในทุกจังหวัดชายแดน';
    const old = ['Train labour inspectors in all provinces', THAI, 'Print the handbook'].map((title) =>
      planning.addAction(first, { ...typed, title }),
    );
    const { id: second } = planning.createPlan({
      ...{ state: 'TH', from: null },
      fields: { ...PLAN, title: 'Plan 2027', startsOn: '2027-01-01', endsOn: '2027-12-31' },
    });
    const now = ['Train the labour inspectors in all provinces', `${THAI} `, 'Open a shelter'].map((title) =>
      planning.addAction(second, { ...typed, title }),
    );
    expect(planning.alike(first)).toEqual([]);
    expect(planning.alike(second).map(({ actionId, earlierId }) => [actionId, earlierId])).toEqual([
      [now[0]?.id, old[0]?.id],
      [now[1]?.id, old[1]?.id],
    ]);
    expect(planning.plan(first)).toMatchObject({ overdue: 3 });
    planning.goOnFrom(now[0]?.id ?? '', old[0]?.id ?? '');
    expect(planning.plan(first)).toMatchObject({ wentOn: 1, overdue: 2 });
    expect(planning.plan(first).list).toHaveLength(3);
    expect(planning.plan(second).list[0]).toMatchObject({ carriedFrom: old[0]?.id });
    expect(listHistory(db, 'action', now[0]?.id ?? '').at(-1)).toMatchObject({
      field: 'carriedFrom',
      before: null,
    });
    // Two that are said to be two are not asked about again.
    planning.saveAction(now[1]?.id ?? '', { ...typed, title: THAI, notSame: [old[1]?.id ?? ''] });
    expect(planning.alike(second)).toEqual([]);
    for (const [later, from] of [
      [now[2], old[0]],
      [old[2], now[2]],
      [old[2], old[1]],
    ] as const)
      expect(() => planning.goOnFrom(later?.id ?? '', from?.id ?? '')).toThrow(
        expect.objectContaining({ code: 'planning.not-open-earlier' }),
      );
  });

  it('write one line of history for every field that changed', () => {
    const { id } = planning.createPlan({ state: 'TH', fields: PLAN, from: null });
    const { id: actionId } = planning.addAction(id, ACTION);
    planning.saveAction(actionId, { ...ACTION, owner: 'Labour', dueOn: '2026-10-31' });
    expect(
      listHistory(db, 'action', actionId)
        .map(({ field }) => field)
        .toSorted(),
    ).toEqual(['created', 'dueOn', 'owner']);
  });
});
