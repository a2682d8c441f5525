import fc from 'fast-check';
import { expect, it } from 'vitest';
import { latestPair } from '../../../renderer/home/latest-pair';
import { anId, aSnapshotSummary } from '../../support/builders';

const snapshots = fc
  .array(
    fc.record({
      state: fc.constantFrom('KH' as const, 'TH' as const, 'LA' as const),
      year: fc.integer({ min: 2020, max: 2026 }),
    }),
    { maxLength: 8 },
  )
  .map((list) =>
    list
      .map(({ state, year }, index) =>
        aSnapshotSummary({ id: anId(index + 1), state, referenceDate: `${year}-12-31` }),
      )
      .sort((a, b) => b.referenceDate.localeCompare(a.referenceDate)),
  );

it('joins the two latest years of one State, never two States and never one date twice', () => {
  fc.assert(
    fc.property(snapshots, (list) => {
      const pair = latestPair(list);
      const datesOf = (state: string) =>
        new Set(list.filter((one) => one.state === state).map(({ referenceDate }) => referenceDate));
      const possible = list.some(({ state }) => datesOf(state).size > 1);
      expect(pair !== null).toBe(possible);
      if (pair === null) return;
      expect(pair.earlier.state).toBe(pair.later.state);
      expect(pair.earlier.referenceDate < pair.later.referenceDate).toBe(true);
      const dates = [...datesOf(pair.later.state)].sort();
      expect([pair.earlier.referenceDate, pair.later.referenceDate]).toEqual(dates.slice(-2));
    }),
  );
});
