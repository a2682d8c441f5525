import { describe, expect, it } from 'vitest';
import {
  type ArrivedDocument,
  arrivalsOf,
  looksExpected,
  type Plan,
  titleLikeness,
} from '../../../../shared/planning';
import { anId } from '../../../support/builders';

const PLAN = { state: 'TH', startsOn: '2026-01-01' } as const;
const action = (given: Partial<Parameters<typeof looksExpected>[0]> = {}) => ({
  ...{ state: 'agreed' as const, doneDocumentId: null, startsOn: null },
  ...{ expectedDocument: 'Order on the identification of victims', expectedType: 'ORD' as const },
  ...given,
});
const document = (given: Partial<ArrivedDocument> = {}): ArrivedDocument => ({
  ...{ id: anId(1), versionId: anId(2), title: 'Ministerial Order on Identification of Victims, 2569' },
  ...{ titleEnglish: null, type: 'ORD', state: 'TH', year: 2026 },
  ...given,
});

describe('whether a document looks like the expected one', () => {
  it('follows title, type, State and year', () => {
    expect(looksExpected(action(), PLAN, document())).toEqual({ likeness: 1, sameType: true });
    expect(looksExpected(action(), PLAN, document({ state: 'KH' }))).toBeNull();
    expect(looksExpected(action(), PLAN, document({ year: 2025 }))).toBeNull();
    expect(looksExpected(action({ startsOn: '2025-06-01' }), PLAN, document({ year: 2025 }))).not.toBeNull();
    expect(looksExpected(action(), PLAN, document({ state: null, year: null }))).not.toBeNull();
    expect(looksExpected(action(), PLAN, document({ title: 'Budget of the ministry' }))).toBeNull();
    // Without the type most of the words must be there.
    const half = { title: 'Guide on identification, victims' };
    expect(looksExpected(action(), PLAN, document(half))).not.toBeNull();
    expect(looksExpected(action(), PLAN, document({ ...half, type: 'RPT' }))).toBeNull();
  });

  it('asks nothing of what has ended, was refused or expects nothing', () => {
    expect(looksExpected(action({ state: 'done' }), PLAN, document())).toBeNull();
    expect(looksExpected(action({ doneDocumentId: anId(9) }), PLAN, document())).toBeNull();
    expect(looksExpected(action({ notExpected: [anId(1)] }), PLAN, document())).toBeNull();
    expect(looksExpected(action({ expectedDocument: '', expectedType: null }), PLAN, document())).toBeNull();
  });

  it('takes the type alone only where State and year are told', () => {
    const typed = action({ expectedDocument: '' });
    expect(looksExpected(typed, PLAN, document())).toEqual({ likeness: null, sameType: true });
    expect(looksExpected(typed, PLAN, document({ year: null }))).toBeNull();
  });

  it('reads scripts without spaces, and the English title', () => {
    const thai = 'คำสั่งว่าด้วยการคัดแยกผู้เสียหาย';
    expect(titleLikeness(thai, [`ประกาศกระทรวง ${thai} พ.ศ. ๒๕๖๙`])).toBe(1);
    expect(titleLikeness(thai, ['งบประมาณประจำปี'])).toBeLessThan(0.5);
    expect(titleLikeness('Victims order', ['คำสั่ง', 'Victims Order 2026'])).toBe(1);
    expect(titleLikeness('', ['x'])).toBeNull();
  });
});

it('offers the likeliest few of a plan that is not closed', () => {
  const plan = {
    ...{ id: anId(5), state: 'TH', startsOn: '2026-01-01', status: 'approved' },
    list: [{ ...action(), id: anId(6), title: 'Issue it', itemId: 'POL-01' }],
    onward: [],
  } as unknown as Plan;
  const documents = ['Order on identification', 'Order on the identification of victims', 'Order'].map(
    (title, at) => document({ id: anId(100 + at), title }),
  );
  expect(arrivalsOf(plan, documents).map(({ title }) => title)).toEqual([
    'Order on the identification of victims',
    'Order on identification',
  ]);
  expect(arrivalsOf({ ...plan, status: 'closed' }, documents)).toEqual([]);
  // It goes on in a later plan and is told there.
  const onward = [{ actionId: anId(6), planId: anId(7), title: 'Plan 2027' }];
  expect(arrivalsOf({ ...plan, onward }, documents)).toEqual([]);
});
