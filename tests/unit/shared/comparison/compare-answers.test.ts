import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../../shared/assessments';
import { compareAnswers, type Direction, isClaimed } from '../../../../shared/comparison';
import type { Comparability } from '../../../../shared/questionnaires';
import {
  aCitation,
  aLevel,
  anAnswer,
  NOT_ANSWERED,
  NOT_APPLICABLE,
  NOT_KNOWN,
} from '../../../support/builders';
import { anyAnswer } from '../../../support/builders/arbitraries';

const anyCell: fc.Arbitrary<Answer | null> = fc.oneof(
  { weight: 6, arbitrary: anyAnswer('POL-01') },
  fc.constant(null),
);
const anyComparability = fc.constantFrom<Comparability>('full', 'limited', 'none');

const OPPOSITE: Record<Direction, Direction> = {
  better: 'worse',
  worse: 'better',
  same: 'same',
  'same-without-level': 'same-without-level',
  'newly-answered': 'no-longer-answered',
  'no-longer-answered': 'newly-answered',
  'newly-asked': 'no-longer-asked',
  'no-longer-asked': 'newly-asked',
  'knowledge-changed': 'knowledge-changed',
  'not-comparable': 'not-comparable',
  'different-levels': 'different-levels',
  'different-kinds': 'different-kinds',
  'one-side-only': 'one-side-only',
  'both-missing': 'both-missing',
};

/** Direction by the letter of the domain rules, written apart from the code it checks. */
function oracle(before: Answer | null, after: Answer | null, comparability: Comparability): Direction {
  const isMissing = (cell: Answer | null) => cell === null || cell.value.kind === 'none';
  if (isMissing(before) && isMissing(after)) return 'both-missing';
  if (isMissing(before)) return before === null ? 'newly-asked' : 'newly-answered';
  if (isMissing(after)) return after === null ? 'no-longer-asked' : 'no-longer-answered';
  const [a, b] = [before?.value, after?.value];
  if (comparability === 'none') return 'not-comparable';
  if (a?.kind === 'level' && b?.kind === 'level') {
    if (comparability !== 'full') return 'not-comparable';
    return a.level === b.level ? 'same' : a.level < b.level ? 'better' : 'worse';
  }
  return a?.kind === b?.kind ? 'same-without-level' : 'knowledge-changed';
}

describe('compareAnswers', () => {
  it('follows the domain rules for any two answers', () => {
    fc.assert(
      fc.property(anyCell, anyCell, anyComparability, (before, after, comparability) => {
        const step = compareAnswers(before, after, comparability);
        expect(step.direction).toBe(oracle(before, after, comparability));
        expect(step.comparability).toBe(before === null || after === null ? 'none' : comparability);
      }),
      { numRuns: 1000 },
    );
  });

  it('turns round when the two sides change places', () => {
    fc.assert(
      fc.property(anyCell, anyCell, anyComparability, (before, after, comparability) => {
        const there = compareAnswers(before, after, comparability);
        const back = compareAnswers(after, before, comparability);
        expect(back.direction).toBe(OPPOSITE[there.direction]);
        expect(back.levels === null ? null : -back.levels + 0).toBe(there.levels);
        expect([back.evidenceAdded, back.evidenceRemoved]).toEqual([
          there.evidenceRemoved,
          there.evidenceAdded,
        ]);
        expect(back.textChanged).toBe(there.textChanged);
      }),
    );
  });

  it('finds nothing changed between an answer and itself', () => {
    fc.assert(
      fc.property(anyCell, (cell) => {
        const step = compareAnswers(cell, cell);
        expect(['same', 'same-without-level', 'both-missing']).toContain(step.direction);
        expect(step).toMatchObject({ textChanged: false, evidenceAdded: 0, evidenceRemoved: 0 });
      }),
    );
  });

  it('gives a difference of levels only between two levels that can be compared', () => {
    fc.assert(
      fc.property(anyCell, anyCell, anyComparability, (before, after, comparability) => {
        const { levels, direction } = compareAnswers(before, after, comparability);
        const [a, b] = [before?.value, after?.value];
        if (a?.kind === 'level' && b?.kind === 'level' && comparability === 'full')
          expect(levels).toBe(b.level - a.level);
        else expect(levels).toBeNull();
        expect(levels !== null).toBe(['better', 'worse', 'same'].includes(direction));
      }),
    );
  });

  it('never takes missing, not known or not applicable for level 0', () => {
    const zero = anAnswer({ value: aLevel(0) });
    expect(compareAnswers(null, zero)).toMatchObject({ direction: 'newly-asked', levels: null });
    expect(compareAnswers(anAnswer({ value: NOT_ANSWERED }), zero)).toMatchObject({
      ...{ direction: 'newly-answered', levels: null },
    });
    for (const value of [NOT_APPLICABLE, NOT_KNOWN])
      expect(compareAnswers(zero, anAnswer({ value }))).toMatchObject({
        direction: 'knowledge-changed',
        levels: null,
      });
  });

  it('counts passages added and removed, a passage cited twice once, whatever its id and note', () => {
    const law = aCitation({ page: 1 });
    const lawAgain = aCitation({ id: '00000000-0000-7000-8000-00000000ffff', page: 1, note: 'again' });
    const plan = aCitation({ page: 2 });
    const step = compareAnswers(
      anAnswer({ citations: [law] }),
      anAnswer({ citations: [lawAgain, plan, plan] }),
    );
    expect(step).toMatchObject({ evidenceAdded: 1, evidenceRemoved: 0 });
  });

  it('sees other words: explanation, reason, and who might know', () => {
    const changed = (before: Partial<Answer>, after: Partial<Answer>) =>
      compareAnswers(anAnswer(before), anAnswer(after)).textChanged;
    expect(changed({ text: 'a' }, { text: 'b' })).toBe(true);
    expect(changed({ value: NOT_APPLICABLE }, { value: { kind: 'na', reason: 'Other' } })).toBe(true);
    expect(changed({ value: NOT_KNOWN }, { value: { kind: 'nk', whoMightKnow: 'Other' } })).toBe(true);
    expect(changed({ value: aLevel(1) }, { value: aLevel(2) })).toBe(false);
    // A reason that the other side cannot have is no other word.
    for (const value of [NOT_APPLICABLE, NOT_KNOWN]) {
      expect(changed({ value }, { value: aLevel(2) })).toBe(false);
      expect(changed({ value: aLevel(2) }, { value })).toBe(false);
    }
    expect(changed({ value: NOT_APPLICABLE }, { value: NOT_KNOWN })).toBe(false);
    // Asked for the first time, or no more.
    expect(compareAnswers(null, anAnswer({ text: 'b' })).textChanged).toBe(false);
    expect(compareAnswers(anAnswer({ text: 'a' }), null).textChanged).toBe(false);
  });

  it('does not take an unconfirmed answer for an answer', () => {
    const carried = anAnswer({ value: aLevel(3), confirmed: false });
    expect(compareAnswers(anAnswer({ value: aLevel(2) }), carried).direction).toBe('no-longer-answered');
  });
});

describe('isClaimed', () => {
  it('marks a rise without a new passage behind it', () => {
    const [low, high] = [anAnswer({ value: aLevel(1) }), anAnswer({ value: aLevel(3) })];
    expect(isClaimed(compareAnswers(low, high))).toBe(true);
    expect(isClaimed(compareAnswers(low, { ...high, citations: [aCitation()] }))).toBe(false);
    expect(isClaimed(compareAnswers(high, low))).toBe(false);
    expect(isClaimed(compareAnswers(low, low))).toBe(false);
  });
});
