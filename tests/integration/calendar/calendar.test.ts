import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCalendarService } from '../../../main/calendar';
import type { DatedDocument } from '../../../main/library';
import { createPlanningService, type PlanningService } from '../../../main/planning';
import type { LibraryDocument } from '../../../shared/library';
import type { Level } from '../../../shared/vocabulary';
import { aDocument, aLevel, anId, countingIds, NOT_ANSWERED, NOT_APPLICABLE } from '../../support/builders';
import {
  type AssessmentsRoom,
  anAssessmentsRoom,
  createdAssessment,
  registeredAgency,
} from '../../support/builders/assessments-room';

const TODAY = '2026-06-01';
let room: AssessmentsRoom;
beforeEach(() => {
  room = anAssessmentsRoom();
});
afterEach(() => room.db.close());

const datedOf = ({ review, versions, ...document }: LibraryDocument): DatedDocument => ({
  ...document,
  reviewBy: review.reviewBy,
  versions: versions.map(({ id, publishedOn }) => ({ id, publishedOn })),
});

it('gathers the days of plans, requests, targets and documents, and leaves frozen years out', () => {
  const planning = createPlanningService({
    ...{ db: room.db, clock: room.clock, newId: countingIds(5000), actor: () => 'Reader' },
    ...{ announce: () => undefined, assessments: room.assessments, factsOf: () => null },
    ...{ itemsOf: () => new Map(), dutyOf: () => null },
  });
  const report = aDocument({
    ...{ id: anId(7002), type: 'RPT', title: 'Report', inForceOn: '2023-01-01', expiresOn: '2023-12-31' },
    access: 'agency',
    review: { checkedOn: null, checkedBy: null, reviewBy: '2026-05-01' },
    versions: aDocument().versions.map((each) => ({ ...each, id: anId(8002) })),
  });
  const plan = aDocument({ type: 'NAP', title: 'Plan 2019-2025', expiresOn: '2025-03-31' });
  room.documents.splice(0, 1, plan, report);
  const calendar = createCalendarService({
    ...{ assessments: room.assessments, planning, agencies: room.agencies, today: () => TODAY },
    library: { datedDocuments: () => room.documents.map(datedOf) },
  });
  const { id: assessmentId } = createdAssessment(room, { 'POL-01': aLevel(2) }, '2026-12-31');
  const police = registeredAgency(room, 'Police');
  room.assessments.assign(assessmentId, [{ itemId: 'POL-01', agencyId: police.id, as: 'asked' }]);
  room.assessments.setDueDate(assessmentId, police.id, '2026-05-15');
  room.assessments.cite({
    ...{ assessmentId, itemId: 'POL-01' },
    citation: { versionId: anId(8002), page: 1, pageLabel: null, quote: '', rectangles: [], note: '' },
  });
  planning.setTarget({
    state: 'KH',
    itemId: 'POL-01',
    target: { level: 4, dueOn: '2027-01-01', reason: '' },
  });
  const { id: planId } = planning.createPlan({
    ...{ state: 'KH', from: null },
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
    ...{ partners: [], startsOn: null, dueOn: '2026-05-31', costClass: 'none', costText: '', indicator: '' },
    ...{ expectedDocument: '', expectedType: null, state: 'agreed', stateReason: '', doneOn: null },
    ...{ resources: [], doneDocumentId: null },
  });
  expect(calendar.list().map(({ kind, on, state, title }) => [kind, on, state, title])).toEqual([
    ['expiry', '2025-03-31', 'overdue', 'Plan 2019-2025'],
    // Two years after the time it speaks of it stops counting; that time itself begins and ends nothing.
    ['evidence-ages', '2025-12-31', 'overdue', 'Report'],
    ['review-due', '2026-05-01', 'overdue', 'Report'],
    ['request-due', '2026-05-15', 'overdue', 'Police'],
    ['action-due', '2026-05-31', 'overdue', 'Train'],
    ['plan-ends', '2026-12-31', 'open', 'Plan'],
    ['reference-date', '2026-12-31', 'open', ''],
    ['target-due', '2027-01-01', 'open', ''],
    ['plan-starts', '2026-01-01', 'past', 'Plan'],
    ['commencement', '2024-03-01', 'past', 'Plan 2019-2025'],
  ]);
  expect(calendar.list({ until: '2026-12-31', lines: 6 }).map(({ kind }) => kind)).toEqual([
    ...['expiry', 'evidence-ages', 'review-due', 'request-due'],
    ...['plan-ends', 'reference-date'],
  ]);
  expect(calendar.list({ until: '2026-06-30', lines: 50 }).map(({ state }) => state)).toEqual(
    Array.from({ length: 5 }, () => 'overdue'),
  );
  const [, ages] = calendar.list();
  expect(ages).toMatchObject({ answers: 1, access: 'agency', opens: { documentId: anId(7002) } });
  // Carried on, it is due once, in the later plan.
  const { id: laterId } = planning.createPlan({
    ...{ state: 'KH', from: planId },
    fields: {
      ...{ title: 'Plan 2', introduction: '', status: 'approved' },
      ...{ startsOn: '2026-01-01', endsOn: '2027-12-31' },
    },
  });
  expect(calendar.list().flatMap(({ kind, opens }) => (kind === 'action-due' ? [opens.planId] : []))).toEqual(
    [laterId],
  );
  // A target is settled once the level and its evidence are there, not before.
  const due = (level: 2 | 3) => {
    planning.setTarget({ state: 'KH', itemId: 'POL-01', target: { level, dueOn: '2026-05-01', reason: '' } });
    return calendar.list().find(({ kind }) => kind === 'target-due')?.state;
  };
  expect(due(2)).toBe('overdue');
  const { held } = room.assessments.hold({
    ...{ assessmentId, itemId: 'POL-01' },
    held: { title: 'Order', custodian: 'Archive', type: 'ORD', datedOn: '2026-02-01', note: '' },
  });
  room.assessments.checkEvidence({
    ...{ assessmentId, itemId: 'POL-01', evidenceId: held[0]?.id ?? '' },
    check: { by: 'Reader', on: '2026-03-01' },
  });
  expect(due(2)).toBe('past');
  expect(due(3)).toBe('overdue');
  planning.setTarget({ state: 'KH', itemId: 'POL-01', target: null });
  // A status that says it ended settles the day; a frozen assessment has none.
  room.documents[0] = { ...plan, status: 'expired' };
  room.assessments.freeze(assessmentId, 'Me');
  expect(calendar.list().flatMap(({ kind, state }) => (state === 'overdue' ? [kind] : []))).toEqual([
    'review-due',
    'action-due',
  ]);
});

it('awaits no answers of an agency that has ended, and keeps the day of those that came', () => {
  const { id: assessmentId } = createdAssessment(room, {}, '2026-12-31');
  const calendarOn = (today: string) =>
    createCalendarService({
      ...{ assessments: room.assessments, agencies: room.agencies, today: () => today },
      planning: { plans: () => [], plan: () => expect.unreachable(), targets: () => [], saidNow: () => [] },
      library: { datedDocuments: () => [] },
    });
  const ended = { until: '2026-06-01' };
  const [silent, answering] = [
    registeredAgency(room, 'Silent', ended),
    registeredAgency(room, 'Answering', ended),
  ];
  for (const { id: agencyId } of [silent, answering]) {
    room.assessments.assign(assessmentId, [{ itemId: 'POL-01', agencyId, as: 'asked' }]);
    room.assessments.setDueDate(assessmentId, agencyId, '2026-05-15');
  }
  room.assessments.saveAnswer({
    ...{ assessmentId, agencyId: answering.id, itemId: 'POL-01', value: aLevel(2), text: '' },
    ...{ fallReason: null, baseRevision: 0 },
  });
  const asked = (today: string) =>
    calendarOn(today)
      .list()
      .flatMap(({ kind, title, state }) => (kind === 'request-due' ? [[title, state]] : []));
  // On its last day it still works.
  expect(asked('2026-06-01')).toEqual([
    ['Silent', 'overdue'],
    ['Answering', 'past'],
  ]);
  expect(asked('2026-06-02')).toEqual([['Answering', 'past']]);
});

describe('a target on a question that was split', () => {
  const part = (itemId: string, level: 2 | 3 | null | 'na') => ({
    ...{ itemId, evidenced: typeof level === 'number' ? level : null },
    value: level === null ? NOT_ANSWERED : level === 'na' ? NOT_APPLICABLE : aLevel(level),
    target: 3 as Level | null,
    targetFrom: [{ itemId: 'POL-26', level: 3 as const, dueOn: null, reason: '', kinds: ['split' as const] }],
  });
  type Parts = ReturnType<PlanningService['saidNow']>;
  const stateOf = (frozen: Parts, open?: Parts) =>
    createCalendarService({
      ...{ today: () => TODAY, agencies: { find: () => undefined } },
      library: { datedDocuments: () => [] },
      assessments: {
        list: () =>
          [
            { id: anId(1), state: 'KH', referenceDate: '2025-12-31', status: 'frozen' },
            ...(open ? [{ id: anId(2), state: 'KH', referenceDate: '2026-12-31', status: 'open' }] : []),
          ] as never,
        ...{ agencyProgress: () => [], liveCitations: () => [] },
      },
      planning: {
        ...{ plans: () => [], plan: () => expect.fail('not asked') },
        saidNow: (id) => [...(id === anId(1) ? frozen : (open ?? []))],
        targets: () => [{ state: 'KH', itemId: 'POL-26', level: 3, dueOn: '2026-05-01' }] as never,
      },
    })
      .list()
      .find(({ kind }) => kind === 'target-due')?.state;

  it('is settled once every part of it is there', () => {
    expect(stateOf([part('POL-30', 3), part('POL-31', 2)])).toBe('overdue');
    expect(stateOf([part('POL-30', 3), part('POL-31', null)])).toBe('overdue');
    expect(stateOf([part('POL-30', 3), part('POL-31', 3)])).toBe('past');
  });

  it('asks a part that does not apply for nothing', () => {
    expect(stateOf([part('POL-30', 3), part('POL-31', 'na')])).toBe('past');
    expect(stateOf([part('POL-30', 2), part('POL-31', 'na')])).toBe('overdue');
  });

  it('is settled at the level that it became where the scale was changed too', () => {
    const converted = (level: 2 | 3, target: Level | null) => {
      const { targetFrom, ...rest } = part('POL-30', level);
      return {
        ...rest,
        target,
        targetFrom: targetFrom.map((from) => ({ ...from, kinds: ['ladder' as const] })),
      };
    };
    expect(stateOf([converted(2, 2)])).toBe('past');
    expect(stateOf([converted(2, 3)])).toBe('overdue');
    // Where the changed scale has no such level it stays as it was decided.
    expect(stateOf([converted(2, null)])).toBe('overdue');
  });

  it('takes of each part what was said of it last, also while a year is being answered', () => {
    const begun = [part('POL-30', 3), part('POL-31', null)];
    expect(stateOf([part('POL-30', 3), part('POL-31', 3)], begun)).toBe('past');
    expect(stateOf([part('POL-30', 2), part('POL-31', 3)], begun)).toBe('past');
    expect(stateOf([part('POL-30', 3), part('POL-31', 2)], begun)).toBe('overdue');
    const whole = (level: 2 | 3) => ({ ...part('POL-26', level), targetFrom: [] });
    expect(stateOf([whole(3)], begun)).toBe('past');
    expect(stateOf([whole(2)], begun)).toBe('overdue');
    expect(stateOf([], begun)).toBe('overdue');
    expect(stateOf([whole(2)], [part('POL-30', 3), part('POL-31', 3)])).toBe('past');
  });
});
