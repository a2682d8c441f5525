import { describe, expect, it } from 'vitest';
import type { Level } from '../../../../shared/assessments';
import {
  type CausesOf,
  type ChangeCause,
  causeBetween,
  compareSnapshots,
  differenceKey,
  notReal,
  notRealAnywhere,
} from '../../../../shared/comparison';
import { aLevel, anAnswer, anId, aSnapshot } from '../../../support/builders';

/** One comparison of an item whose level each year is given. */
function years(...levels: readonly Level[]) {
  const found = compareSnapshots(
    levels.map((level, at) =>
      aSnapshot({
        ...{ id: anId(100 + at), assessmentId: anId(200 + at), referenceDate: `${2021 + at}-12-31` },
        answers: [anAnswer({ itemId: 'POL-01', value: aLevel(level) })],
      }),
    ),
  );
  const [row] = found.rows;
  if (row === undefined) throw new Error('no row');
  const between = (from: number, to: number): string =>
    differenceKey({
      itemId: 'POL-01',
      before: found.columns[from]?.key ?? '',
      after: found.columns[to]?.key ?? '',
    });
  const recorded = (given: readonly (readonly [from: number, to: number, cause: ChangeCause])[]): CausesOf =>
    new Map(given.map(([from, to, cause]) => [between(from, to), { cause }]));
  return { found, row, recorded };
}

describe('the cause of a change over several years', () => {
  const { found, row, recorded } = years(1, 2, 2, 3);
  const causeOf = (
    given: readonly (readonly [number, number, ChangeCause])[],
    pair: readonly [number, number] = [0, 3],
  ) => causeBetween(found, row, pair, recorded(given));

  it('is the one recorded for the two years themselves', () => {
    expect(
      causeOf([
        [0, 3, 'better-evidence'],
        [0, 1, 'real-change'],
        [2, 3, 'real-change'],
      ]),
    ).toBe('better-evidence');
    expect(causeOf([[0, 1, 'correction']], [0, 1])).toBe('correction');
  });

  it('else what the steps in which the level moved say together; those in which it stayed need none', () => {
    expect(
      causeOf([
        [0, 1, 'real-change'],
        [2, 3, 'real-change'],
      ]),
    ).toBe('real-change');
    expect(
      causeOf([
        [0, 1, 'real-change'],
        [2, 3, 'other-respondent'],
      ]),
    ).toBe('other-respondent');
    // The year in which nothing moved says nothing.
    expect(
      causeOf([
        [0, 1, 'real-change'],
        [1, 2, 'correction'],
        [2, 3, 'real-change'],
      ]),
    ).toBe('real-change');
  });

  it('is missing while one of those steps has none, and where the level never moved', () => {
    expect(causeOf([[0, 1, 'real-change']])).toBeNull();
    expect(causeOf([[2, 3, 'correction']])).toBeNull();
    expect(causeOf([])).toBeNull();
    const still = years(2, 2, 2);
    expect(causeBetween(still.found, still.row, [0, 2], still.recorded([]))).toBeNull();
    // A step that goes beyond the two years does not count.
    expect(
      causeOf(
        [
          [0, 1, 'real-change'],
          [2, 3, 'correction'],
        ],
        [0, 2],
      ),
    ).toBe('real-change');
  });

  it('is missing for a column that is not there', () => {
    expect(
      causeBetween(
        found,
        row,
        [0, 9],
        new Map([[differenceKey({ itemId: 'POL-01', before: '', after: '' }), { cause: 'correction' }]]),
      ),
    ).toBeNull();
  });
});

describe('differences that are not real', () => {
  it('are counted by step and for the whole way', () => {
    const { found, recorded } = years(1, 3, 2);
    const causes = recorded([
      [0, 1, 'real-change'],
      [1, 2, 'correction'],
    ]);
    expect(notReal(found, [0, 1], causes)).toEqual({
      items: new Set(),
      counts: { real: 1, other: 0, missing: 0 },
    });
    expect(notReal(found, [1, 2], causes)).toEqual({
      items: new Set(['POL-01']),
      counts: { real: 0, other: 1, missing: 0 },
    });
    expect(notReal(found, [0, 2], causes)).toEqual({
      items: new Set(['POL-01']),
      counts: { real: 0, other: 1, missing: 0 },
    });
    expect(notReal(found, [0, 2], recorded([[0, 1, 'real-change']])).counts).toEqual({
      real: 0,
      other: 0,
      missing: 1,
    });
  });

  it('keep an item out of pictures over all years where any step, or the whole way, is one', () => {
    const onTheWay = years(1, 2, 1);
    // The level is again what it was: only the steps differ.
    expect(notReal(onTheWay.found, [0, 2], onTheWay.recorded([[0, 1, 'correction']])).items.size).toBe(0);
    expect(notRealAnywhere(onTheWay.found, onTheWay.recorded([[0, 1, 'correction']]))).toEqual(
      new Set(['POL-01']),
    );
    const overAll = years(1, 2, 3);
    expect(notRealAnywhere(overAll.found, overAll.recorded([[0, 2, 'correction']]))).toEqual(
      new Set(['POL-01']),
    );
    expect(notRealAnywhere(overAll.found, overAll.recorded([[0, 2, 'real-change']]))).toEqual(new Set());
  });
});
