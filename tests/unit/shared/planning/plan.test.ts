import { describe, expect, it } from 'vitest';
import {
  type Action,
  type ActionFields,
  actionFields,
  carriedActions,
  type Following,
  goesOnIn,
  isOverdue,
  type PlanSummary,
  projectedLevels,
  stateNeeds,
  timeSpan,
  unfinished,
} from '../../../../shared/planning';

const FIELDS: ActionFields = {
  itemId: 'POL-01',
  fromLevel: 1,
  toLevel: 2,
  title: 'Issue the order',
  description: '',
  owner: 'Justice',
  partners: [],
  startsOn: '2026-01-01',
  dueOn: '2026-06-30',
  costClass: 'own-budget',
  costText: '',
  indicator: '',
  expectedDocument: 'Order',
  expectedType: 'ORD',
  resources: [],
  state: 'agreed',
  stateReason: '',
  doneOn: null,
  doneDocumentId: null,
};
const action = (changes: Partial<Action>): Action => ({
  ...FIELDS,
  id: '01920000-0000-7000-8000-000000000001',
  planId: '01920000-0000-7000-8000-000000000002',
  position: 1,
  carriedFrom: null,
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...changes,
});

const OPEN: Following = { status: 'approved', onward: [] };

describe('an action', () => {
  it('is overdue after its last day, until it ends', () => {
    expect(isOverdue(action({}), OPEN, '2026-06-30')).toBe(false);
    expect(isOverdue(action({}), OPEN, '2026-07-01')).toBe(true);
    for (const state of ['done', 'verified', 'dropped'] as const) {
      expect(isOverdue(action({ state }), OPEN, '2026-07-01')).toBe(false);
    }
    expect(isOverdue(action({ dueOn: null }), OPEN, '2030-01-01')).toBe(false);
  });

  it('is awaited no more in a closed plan, and in the one it was carried on from', () => {
    const onward = [{ actionId: action({}).id, planId: action({}).planId, title: 'Plan 2027' }];
    expect(isOverdue(action({}), { ...OPEN, status: 'closed' }, '2026-07-01')).toBe(false);
    expect(isOverdue(action({}), { ...OPEN, onward }, '2026-07-01')).toBe(false);
    expect(goesOnIn(action({}), { ...OPEN, onward })?.title).toBe('Plan 2027');
    // It ended in the first plan after all.
    expect(goesOnIn(action({ state: 'done' }), { ...OPEN, onward })).toBeUndefined();
    const counts = { actions: 6, done: 1, dropped: 1, wentOn: 1, overdue: 0 } as PlanSummary;
    expect(unfinished({ ...counts, status: 'closed' })).toBe(3);
    expect(unfinished({ ...counts, status: 'approved' })).toBe(0);
  });

  it('needs a document to be done, a reason to be dropped, and an owner to be agreed', () => {
    expect(stateNeeds({ ...FIELDS, state: 'done' })).toEqual(['document']);
    expect(stateNeeds({ ...FIELDS, state: 'dropped' })).toEqual(['reason']);
    expect(stateNeeds({ ...FIELDS, owner: ' ' })).toEqual(['owner']);
    expect(stateNeeds({ ...FIELDS, state: 'proposed', owner: '' })).toEqual([]);
  });

  it('cannot end before it begins', () => {
    expect(actionFields.safeParse({ ...FIELDS, dueOn: '2025-12-31' }).success).toBe(false);
  });
});

describe('a plan', () => {
  it('carries on what has not ended', () => {
    const list = (['proposed', 'started', 'done', 'dropped', 'verified'] as const).map((state, at) =>
      action({ state, position: at + 1, id: `id-${at}` }),
    );
    const carried = (onward: Following['onward']) =>
      carriedActions({ list, onward, status: 'closed' }).map(({ state }) => state);
    expect(carried([])).toEqual(['proposed', 'started']);
    const [first] = list;
    expect(carried([{ actionId: first?.id ?? '', planId: 'later', title: 'Later' }])).toEqual(['started']);
  });

  it('projects the highest step planned, never a fall, and leaves dropped actions out', () => {
    const projected = projectedLevels(
      new Map([
        ['POL-01', 1],
        ['POL-02', 3],
        ['POL-03', null],
      ]),
      [
        action({}),
        action({ toLevel: 3 }),
        action({ itemId: 'POL-02', toLevel: 2 }),
        action({ itemId: 'POL-03', toLevel: 1, state: 'dropped' }),
        action({ itemId: 'POL-99', toLevel: 4 }),
      ],
    );
    expect([...projected]).toEqual([
      ['POL-01', 3],
      ['POL-02', 3],
      ['POL-03', null],
    ]);
  });

  it('spans its own days and those of its actions', () => {
    expect(
      timeSpan({ startsOn: '2026-03-01', endsOn: '2026-12-31' }, [
        action({}),
        action({ dueOn: '2027-02-01' }),
      ]),
    ).toEqual({ first: '2026-01-01', last: '2027-02-01' });
  });
});
