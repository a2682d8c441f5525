import { describe, expect, test } from 'vitest';
import {
  finishedBetween,
  levelIfFinished,
  type PlannedStep,
  stepsAfter,
} from '../../../../shared/comparison';

const step = (given: Partial<PlannedStep> = {}): PlannedStep => ({
  ...{ itemId: 'POL-01', toLevel: 2, state: 'done', doneOn: '2025-06-30' },
  isAwaited: false,
  ...given,
});

describe('actions that may explain a change', () => {
  const dates = ['2024-12-31', '2025-12-31'] as const;

  test('were finished after the earlier day, and on the later one at the latest', () => {
    const fits = (given: Partial<PlannedStep>) =>
      finishedBetween([step(given)], 'POL-01', dates).length === 1;
    expect(fits({})).toBe(true);
    expect(fits({ doneOn: '2024-12-31' })).toBe(false);
    expect(fits({ doneOn: '2025-12-31', state: 'verified' })).toBe(true);
    expect(fits({ doneOn: '2026-01-01' })).toBe(false);
    expect(fits({ doneOn: null })).toBe(false);
    expect(fits({ state: 'dropped' })).toBe(false);
    expect(fits({ itemId: 'POL-02' })).toBe(false);
  });
});

describe('the level if all planned actions are finished', () => {
  test('is the highest step planned, never lower than now, and nothing where there is no level', () => {
    expect(levelIfFinished('1', 'POL-01', [step(), step({ toLevel: 3, state: 'agreed' })])).toBe(3);
    expect(levelIfFinished('3', 'POL-01', [step()])).toBe(3);
    expect(levelIfFinished('p', 'POL-02', [step()])).toBe(1);
    expect(levelIfFinished('k', 'POL-01', [step()])).toBeUndefined();
    expect(levelIfFinished(undefined, 'POL-01', [step()])).toBeUndefined();
  });

  test('counts what is awaited and what was finished since, and nothing that a later plan, an end or an answer has settled', () => {
    const isAhead = (given: Partial<PlannedStep>) => stepsAfter([step(given)], '2025-12-31').length === 1;
    expect(isAhead({ state: 'agreed', doneOn: null, isAwaited: true })).toBe(true);
    expect(isAhead({ doneOn: '2026-02-01' })).toBe(true);
    expect(isAhead({ doneOn: null })).toBe(true);
    expect(isAhead({ doneOn: '2025-12-31' })).toBe(false);
    expect(isAhead({ state: 'dropped', doneOn: null })).toBe(false);
    // Carried on into a later plan, or its plan was closed.
    expect(isAhead({ state: 'agreed', doneOn: null, isAwaited: false })).toBe(false);
  });
});
