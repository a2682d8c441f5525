import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AnswerValue,
  assignmentsByRole,
  changedSince,
  type Decision,
  decidedValue,
  differenceOf,
  dissentsOf,
  distributionOf,
  hasAlignmentGap,
  lacksReason,
  missingAssignments,
  type Position,
  saysSame,
  takesPosition,
  wordsNeeded,
} from '../../../../shared/assessments';
import { AGENCY_ROLES } from '../../../../shared/vocabulary';
import { aLevel, anId, NOT_ANSWERED, NOT_APPLICABLE, NOT_KNOWN } from '../../../support/builders';
import { anyValue } from '../../../support/builders/arbitraries';

const position = (at: number, value: AnswerValue, given: Partial<Position> = {}): Position => ({
  ...{ agencyId: anId(at), agencyName: `Agency ${at}`, isLead: false, isLocal: false, value },
  ...{ text: '', revision: 1 },
  ...given,
});
const anyPositions = fc
  .array(fc.record({ value: anyValue, isLocal: fc.boolean(), revision: fc.nat(3) }), { maxLength: 8 })
  .map((all) => all.map(({ value, ...rest }, at) => position(at + 1, value, { ...rest, isLead: at === 0 })));

const coded = (code: string) => expect.objectContaining({ code });

describe('a difference', () => {
  it('is there exactly when two agencies that take a side say something else', () => {
    fc.assert(
      fc.property(fc.array(anyValue, { maxLength: 8 }), (values) => {
        const sides = values.filter(takesPosition);
        const differs = sides.some((one) => sides.some((other) => !saysSame(one, other)));
        expect(differenceOf(values).differs).toBe(differs);
        expect(differenceOf(values).span).toBeLessThanOrEqual(4);
      }),
    );
  });

  it('does not count what somebody does not know or has not said', () => {
    expect(differenceOf([aLevel(3), NOT_KNOWN, NOT_ANSWERED])).toEqual({ differs: false, span: 0 });
    expect(differenceOf([aLevel(3), NOT_APPLICABLE])).toEqual({ differs: true, span: 0 });
    expect(differenceOf([aLevel(3), aLevel(1)])).toEqual({ differs: true, span: 2 });
  });

  it('is an alignment gap from two levels on, and while the national answer is disputed', () => {
    expect(hasAlignmentGap({ differs: true, span: 1 }, aLevel(2))).toBe(false);
    expect(hasAlignmentGap({ differs: true, span: 2 }, aLevel(2))).toBe(true);
    expect(hasAlignmentGap({ differs: true, span: 1 }, { kind: 'disputed' })).toBe(true);
  });
});

describe('a decision', () => {
  it('takes the lead’s answer, whoever else says what', () => {
    const said = [position(1, aLevel(3), { isLead: true }), position(2, aLevel(1))];
    expect(decidedValue('lead', said, null)).toEqual(aLevel(3));
    expect(() => decidedValue('lead', [position(2, aLevel(1))], null)).toThrow(
      coded('assessments.lead-not-answered'),
    );
    expect(() => decidedValue('lead', [position(1, NOT_ANSWERED, { isLead: true })], null)).toThrow(
      coded('assessments.lead-not-answered'),
    );
  });

  it('takes the lowest level of agencies of the whole State', () => {
    fc.assert(
      fc.property(anyPositions, (positions) => {
        const levels = positions.flatMap(({ isLocal, value }) =>
          !isLocal && value.kind === 'level' ? [value.level] : [],
        );
        if (levels.length === 0) {
          expect(() => decidedValue('lowest', positions, null)).toThrow(coded('assessments.no-level-given'));
        } else expect(decidedValue('lowest', positions, null)).toMatchObject({ level: Math.min(...levels) });
      }),
    );
  });

  it('needs a value from a person where no rule gives it', () => {
    for (const rule of ['agreed', 'manual'] as const) {
      expect(decidedValue(rule, [], aLevel(2))).toEqual(aLevel(2));
      for (const nothing of [null, NOT_ANSWERED, { kind: 'disputed' } as const])
        expect(() => decidedValue(rule, [], nothing)).toThrow(coded('assessments.decision-without-value'));
    }
    expect(decidedValue('disputed', [], aLevel(2))).toEqual({ kind: 'disputed' });
  });

  it('needs a reason wherever it is not plainly what the agencies say, and minutes for a meeting', () => {
    const differ = [position(1, aLevel(3), { isLead: true }), position(2, aLevel(1))];
    const agree = [position(1, aLevel(3), { isLead: true }), position(2, aLevel(3))];
    expect(wordsNeeded('lead', agree)).toEqual({ reason: false, minutes: false });
    expect(wordsNeeded('lead', differ)).toEqual({ reason: true, minutes: false });
    expect(wordsNeeded('agreed', differ)).toEqual({ reason: false, minutes: true });
    for (const rule of ['lowest', 'manual', 'disputed'] as const)
      expect(wordsNeeded(rule, agree).reason).toBe(true);
  });

  it('lacks a reason where it needs one and none is written, whatever white space is', () => {
    const lacks = (rule: Decision['rule'], reason: string, dissents = 0) =>
      lacksReason({ rule, reason, dissents: Array.from({ length: dissents }) as Decision['dissents'] });
    for (const rule of ['lowest', 'manual', 'disputed'] as const) {
      expect(lacks(rule, '')).toBe(true);
      expect(lacks(rule, ' \n')).toBe(true);
      expect(lacks(rule, 'The ministry asked for it')).toBe(false);
    }
    expect(lacks('lead', '')).toBe(false);
    expect(lacks('lead', '', 1)).toBe(true);
    expect(lacks('lead', 'It runs the shelters', 1)).toBe(false);
    expect(lacks('agreed', '', 1)).toBe(false);
  });

  it('takes of two lowest answers the one that says that practice is ahead of the text', () => {
    const ahead: AnswerValue = { kind: 'level', level: 1, practiceAhead: true };
    for (const positions of [
      [position(1, aLevel(1)), position(2, ahead), position(3, aLevel(2))],
      [position(1, ahead), position(2, aLevel(1)), position(3, aLevel(2))],
    ])
      expect(decidedValue('lowest', positions, null)).toEqual(ahead);
  });

  it('keeps everybody who said something else, and nobody who said the same', () => {
    fc.assert(
      fc.property(anyPositions, anyValue, (positions, decided) => {
        const dissents = dissentsOf(positions, decided, { why: { [anId(1)]: ' Our count differs. ' } });
        const sides = positions.filter(({ isLocal, value }) => !isLocal && takesPosition(value));
        expect(dissents.map(({ agencyId }) => agencyId)).toEqual(
          sides.filter(({ value }) => !saysSame(value, decided)).map(({ agencyId }) => agencyId),
        );
        for (const { agencyId, why } of dissents)
          expect(why).toBe(agencyId === anId(1) ? 'Our count differs.' : '');
      }),
    );
  });

  it('leaves out who voted for it in the workshop, and keeps who voted against it, whatever they wrote before', () => {
    const positions = [
      position(1, aLevel(2)),
      position(2, aLevel(3)),
      position(3, aLevel(1)),
      position(4, NOT_APPLICABLE),
    ];
    const dissenting = (decided: AnswerValue, votes: Parameters<typeof dissentsOf>[2] = {}) =>
      dissentsOf(positions, decided, votes).map(({ agencyId, value }) => [agencyId, value]);
    const votes = [
      { agencyId: anId(1), vote: '3' },
      { agencyId: anId(2), vote: '2' },
      { agencyId: anId(3), vote: 'nk' },
      { agencyId: anId(4), vote: '3' },
    ] as const;
    expect(dissenting(aLevel(3), { votes })).toEqual([
      [anId(2), aLevel(2)],
      [anId(3), aLevel(1)],
    ]);
    expect(dissenting(NOT_APPLICABLE, { votes: [{ agencyId: anId(1), vote: 'na' }] })).toEqual([
      [anId(2), aLevel(3)],
      [anId(3), aLevel(1)],
    ]);
    expect(dissenting(aLevel(2), { votes: [{ agencyId: anId(1), vote: 'na' }] }).map(([id]) => id)).toEqual([
      ...[anId(2), anId(3), anId(4)],
    ]);
    expect(dissenting({ kind: 'disputed' }, { votes })).toHaveLength(4);
    expect(
      dissentsOf([position(1, NOT_ANSWERED)], aLevel(3), { votes: [{ agencyId: anId(1), vote: '2' }] }),
    ).toHaveLength(1);
  });

  it('is older than an answer that changed, and only then', () => {
    fc.assert(
      fc.property(
        anyPositions,
        fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
        (positions, flips) => {
          const now = positions.map((one, at) => ({ ...one, revision: one.revision + (flips[at] ? 1 : 0) }));
          expect(changedSince({ positions }, now)).toEqual(
            positions.filter((_, at) => flips[at]).map(({ agencyId }) => agencyId),
          );
        },
      ),
    );
    expect(changedSince({ positions: [] }, [position(9, NOT_ANSWERED, { revision: 0 })])).toEqual([]);
    expect(changedSince({ positions: [] }, [position(9, aLevel(1))])).toEqual([anId(9)]);
  });
});

describe('a distribution over provinces', () => {
  it('counts every answer once and never averages', () => {
    fc.assert(
      fc.property(fc.array(anyValue, { maxLength: 30 }), (values) => {
        const { asked, levels, notApplicable, notKnown, notAnswered } = distributionOf(values);
        const counted = Object.values(levels).reduce((sum, one) => sum + one, 0);
        expect(counted + notApplicable + notKnown + notAnswered).toBe(asked);
        expect(asked).toBe(values.length);
      }),
    );
  });
});

describe('asking by role', () => {
  const anyItems = fc.array(
    fc.uniqueArray(fc.constantFrom(...AGENCY_ROLES.slice(0, 6), 'PROV' as const), {
      minLength: 1,
      maxLength: 4,
    }),
    { minLength: 1, maxLength: 6 },
  );
  const anyAgencies = fc.array(
    fc.uniqueArray(fc.constantFrom(...AGENCY_ROLES.slice(0, 6), 'PROV' as const), {
      minLength: 1,
      maxLength: 3,
    }),
    { maxLength: 5 },
  );

  it('asks exactly the agencies with a role of the item, and lets one of them lead', () => {
    fc.assert(
      fc.property(anyItems, anyAgencies, (roleLists, agencyRoles) => {
        const items = roleLists.map((roles, at) => ({ id: `POL-0${at + 1}`, roles }));
        const agencies = agencyRoles.map((roles, at) => ({ id: anId(at + 1), roles }));
        const asked = assignmentsByRole(items, agencies);
        for (const item of items) {
          const here = asked.filter(({ itemId }) => itemId === item.id);
          const expected = agencies.filter(({ roles }) => roles.some((role) => item.roles.includes(role)));
          expect(here.map(({ agencyId }) => agencyId)).toEqual(expected.map(({ id }) => id));
          expect(here.filter(({ isLead }) => isLead)).toHaveLength(expected.length > 0 ? 1 : 0);
        }
        // Asking again adds nothing; what was arranged by hand stays.
        expect(missingAssignments(asked, asked)).toEqual([]);
      }),
    );
  });

  it('keeps a lead that was named by hand, and lets a province lead only where nobody else is asked', () => {
    const item = { id: 'POL-01', roles: ['PROV', 'POLC'] } as const;
    const [province, police] = [
      { id: anId(1), roles: ['PROV'] },
      { id: anId(2), roles: ['POLC'] },
    ] as const;
    const wanted = assignmentsByRole([item], [province, police]);
    expect(wanted.find(({ isLead }) => isLead)?.agencyId).toBe(police.id);
    expect(assignmentsByRole([item], [province])[0]?.isLead).toBe(true);
    const byHand = [{ itemId: 'POL-01', agencyId: province.id, isLead: true }];
    expect(missingAssignments(byHand, wanted)).toEqual([
      { itemId: 'POL-01', agencyId: police.id, isLead: false },
    ]);
  });
});
