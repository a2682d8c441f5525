import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { happenedAfter, stateOf } from '../../../../shared/reliance';

const KEY = { key: 'relation:1' };
const decided = (
  decision: 'still-true' | 'moved' | 'answer-again' | 'dismissed' | 'reopened',
  at = '2026-01-02',
) => ({
  change: KEY.key,
  decision,
  at,
});
const state = (decisions: readonly ReturnType<typeof decided>[], answeredAt: string | null = '2026-01-01') =>
  stateOf({ changes: [KEY], decisions, isFrozen: false, answeredAt });

describe('whether somebody has to look', () => {
  it('follows the last decision on each change', () => {
    expect(state([])).toBe('open');
    expect(state([decided('still-true')])).toBe('decided');
    expect(state([decided('still-true'), decided('reopened')])).toBe('open');
    expect(state([decided('dismissed')], null)).toBe('decided');
    expect(
      stateOf({
        changes: [KEY, { key: 'version:2' }],
        decisions: [decided('still-true')],
        isFrozen: false,
        answeredAt: null,
      }),
    ).toBe('open');
  });

  it('waits for an answer saved after it was to be answered again', () => {
    expect(state([decided('answer-again')], '2026-01-01')).toBe('answer-again');
    expect(state([decided('answer-again')], '2026-01-03')).toBe('decided');
  });

  it('never asks about a frozen year, and never calls undecided what nobody decided', () => {
    const decisions = fc.array(
      fc.record({
        change: fc.constantFrom('relation:1', 'version:2', 'other'),
        decision: fc.constantFrom('still-true', 'moved', 'answer-again', 'dismissed', 'reopened'),
        at: fc.constantFrom('2026-01-01', '2026-01-02', '2026-01-03'),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(decisions, fc.boolean(), (made, isFrozen) => {
        const changes = [KEY, { key: 'version:2' }];
        const found = stateOf({ changes, decisions: made, isFrozen, answeredAt: '2026-01-02' });
        if (isFrozen) return found === 'frozen';
        const isKnown = changes.every(({ key }) => made.some(({ change }) => change === key));
        return isKnown ? found !== 'frozen' : found === 'open';
      }),
    );
  });
});

it('an answer is older than the change only where every day is known and later', () => {
  expect(happenedAfter([{ since: '2026-01-01' }], '2025-12-31')).toBe(true);
  expect(happenedAfter([{ since: '2026-01-01' }], '2026-01-01')).toBe(false);
  expect(happenedAfter([{ since: '2026-01-01' }, { since: null }], '2025-12-31')).toBe(false);
});
