import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerValue, Level } from '../../../../shared/assessments';
import {
  defaultTarget,
  deriveFinding,
  type EarlierAnswer,
  type FindingInput,
  gapsInOrder,
  type Priority,
  reaches,
  strengthsInOrder,
  type TargetSource,
} from '../../../../shared/planning';

const levelOf = (level: Level): AnswerValue => ({ kind: 'level', level, practiceAhead: false });
const target = (level: Level) => ({
  itemId: 'POL-01',
  level,
  dueOn: null,
  reason: '',
  setBy: 'Malee',
  setAt: '2026-01-01T00:00:00.000Z',
});
const input = (changes: Partial<FindingInput> = {}): FindingInput => ({
  itemId: 'POL-01',
  referenceDate: '2026-12-31',
  value: levelOf(2),
  evidenced: 2,
  textsEnded: false,
  agenciesDiffer: false,
  duty: false,
  target: null,
  mark: null,
  earlier: [],
  ...changes,
});
const year = (referenceDate: string, value: AnswerValue, evidenced: Level | null): EarlierAnswer => ({
  referenceDate,
  value,
  evidenced,
  textsEnded: false,
  agenciesDiffer: false,
  comparable: true,
});

const levels = fc.constantFrom<Level>(0, 1, 2, 3, 4);
const values = fc.oneof(
  levels.map(levelOf),
  fc.constantFrom<AnswerValue>(
    { kind: 'na', reason: 'No border' },
    { kind: 'nk', whoMightKnow: 'Labour' },
    { kind: 'none' },
    { kind: 'disputed' },
  ),
);
const inputs: fc.Arbitrary<FindingInput> = fc
  .record({
    value: values,
    supported: levels,
    textsEnded: fc.boolean(),
    agenciesDiffer: fc.boolean(),
    duty: fc.constantFrom(true, false, null),
    target: fc.option(levels.map(target), { nil: null }),
  })
  .map(({ supported, ...rest }) =>
    input({
      ...rest,
      evidenced: rest.value.kind === 'level' ? (Math.min(rest.value.level, supported) as Level) : null,
    }),
  );

describe('the target', () => {
  it('is one step above what the evidence supports, at most 4, and at least 2 with a duty', () => {
    expect(defaultTarget(levelOf(3), 1, false)).toBe(2);
    expect(defaultTarget(levelOf(4), 4, false)).toBe(4);
    expect(defaultTarget(levelOf(0), 0, false)).toBe(1);
    expect(defaultTarget(levelOf(0), 0, true)).toBe(2);
    expect(defaultTarget(levelOf(0), 0, null)).toBe(1);
  });

  it('does not exist where the item cannot arise or nobody has answered', () => {
    expect(defaultTarget({ kind: 'na', reason: 'x' }, null, true)).toBeNull();
    expect(
      deriveFinding(input({ value: { kind: 'none' }, evidenced: null, target: target(3) })).target,
    ).toBeNull();
  });
});

describe('a gap', () => {
  it.each<[Level, Level, Level, readonly string[]]>([
    [0, 0, 2, ['absence']],
    [1, 1, 2, ['absence']],
    [2, 2, 3, ['practice']],
    [2, 0, 3, ['practice']],
    [3, 3, 4, ['learning']],
    [3, 1, 3, ['evidence']],
    [4, 2, 3, ['evidence']],
    [2, 2, 2, []],
    [0, 0, 0, []],
  ])('declared %i, evidenced %i, target %i', (declared, evidenced, wanted, types) => {
    const found = deriveFinding(input({ value: levelOf(declared), evidenced, target: target(wanted) }));
    expect(found.gaps).toEqual(types);
  });

  it('of knowledge, of agreement and of currency stands beside the others', () => {
    expect(deriveFinding(input({ value: { kind: 'nk', whoMightKnow: 'x' }, evidenced: null })).gaps).toEqual([
      'knowledge',
    ]);
    expect(deriveFinding(input({ value: { kind: 'disputed' }, evidenced: null })).gaps).toEqual([
      'alignment',
    ]);
    expect(deriveFinding(input({ textsEnded: true, agenciesDiffer: true })).gaps).toEqual([
      'practice',
      'currency',
      'alignment',
    ]);
  });

  it('is never found where nothing was answered or the item cannot arise', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const found = deriveFinding(given);
        if (given.value.kind === 'none' || given.value.kind === 'na') {
          expect([found.gaps, found.strength, found.target]).toEqual([[], null, null]);
        }
        expect(found.distance).toBeGreaterThanOrEqual(0);
        expect(new Set(found.gaps).size).toBe(found.gaps.length);
      }),
    );
  });

  it('and a full strength never meet in one item', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const { gaps, strength } = deriveFinding(given);
        if (strength === 'strength') {
          expect(gaps.filter((each) => each !== 'practice' && each !== 'learning')).toEqual([]);
          expect(given.evidenced).toBeGreaterThanOrEqual(3);
        }
        if (strength === 'claimed') expect(given.value).toMatchObject({ kind: 'level' });
      }),
    );
  });

  it('tells for how many whole years it has been open without a break', () => {
    const found = deriveFinding(
      input({
        value: levelOf(1),
        evidenced: 1,
        earlier: [
          year('2025-12-31', levelOf(1), 1),
          year('2024-12-31', levelOf(0), 0),
          year('2023-12-31', levelOf(3), 3),
          year('2022-12-31', levelOf(0), 0),
        ],
      }),
    );
    expect(found.yearsOpen).toBe(2);
    expect(deriveFinding(input()).yearsOpen).toBeNull();
  });

  it.each([
    ['2026-12-30', '2024-12-31', 1],
    ['2026-12-31', '2024-12-31', 2],
    ['2026-06-30', '2024-03-31', 2],
    ['2026-01-01', '2025-12-31', 0],
    ['2026-01-01', '2026-01-01', 0],
  ])('on %s, of one that was a gap on %s, counts %i whole years', (referenceDate, before, years) => {
    const given = { value: levelOf(1), evidenced: 1, earlier: [year(before, levelOf(1), 1)] } as const;
    expect(deriveFinding(input({ referenceDate, ...given })).yearsOpen).toBe(years);
  });

  it('is measured from what the evidence supports to the target, also where the declared level is higher', () => {
    const distance = (changes: Partial<FindingInput>) => deriveFinding(input(changes)).distance;
    expect(distance({ value: levelOf(3), evidenced: 1, target: target(3) })).toBe(2);
    expect(distance({ value: levelOf(0), evidenced: null, target: target(4) })).toBe(4);
    // An answer that is not known stands as far away as one without evidence.
    expect(distance({ value: { kind: 'nk', whoMightKnow: 'x' }, evidenced: null, target: target(2) })).toBe(
      2,
    );
    // No gap, no distance.
    expect(distance({ value: levelOf(2), evidenced: 2, target: target(2) })).toBe(0);
    // A gap for its ended texts alone, beyond its target.
    expect(distance({ value: levelOf(3), evidenced: 3, target: target(2), textsEnded: true })).toBe(0);
  });

  it('has what the State decided on its target, unless the item cannot arise', () => {
    const decided = { ...target(3), dueOn: '2027-12-31', reason: 'The plan says so' };
    const targetFrom: TargetSource[] = [
      { itemId: 'POL-01', level: 3, dueOn: '2027-12-31', reason: 'The plan says so', kinds: ['minor'] },
    ];
    expect(deriveFinding(input({ target: decided, targetFrom }))).toMatchObject({
      ...{ target: 3, targetIsSet: true, dueOn: '2027-12-31', targetReason: 'The plan says so' },
      targetFrom,
    });
    const cannotArise: AnswerValue[] = [{ kind: 'na', reason: 'No border' }, { kind: 'none' }];
    for (const value of cannotArise)
      expect(deriveFinding(input({ value, evidenced: null, target: decided, targetFrom }))).toMatchObject({
        ...{ target: null, targetIsSet: false, dueOn: null, targetReason: '', targetFrom: [] },
      });
    expect(deriveFinding(input())).toMatchObject({ targetIsSet: false, dueOn: null, targetReason: '' });
  });

  it('tells the years by the rule of its life: a year without an answer or with other words breaks nothing', () => {
    const open = (earlier: readonly EarlierAnswer[]) =>
      deriveFinding(input({ value: levelOf(1), evidenced: 1, earlier })).yearsOpen;
    const [last, first] = [year('2025-12-31', { kind: 'none' }, null), year('2023-12-31', levelOf(0), 0)];
    expect(open([last, first])).toBe(3);
    expect(open([{ ...year('2025-12-31', levelOf(1), 1), comparable: false }])).toBe(1);
    // Good enough by its level, and yet a gap: the agencies differed.
    expect(open([{ ...year('2025-12-31', levelOf(3), 3), agenciesDiffer: true }, first])).toBe(3);
    expect(open([year('2025-12-31', { kind: 'na', reason: 'No border' }, null), first])).toBe(0);
    expect(open([last])).toBeNull();
  });
});

describe('a strength', () => {
  it('is evidenced at 3 or more and at the target', () => {
    expect(deriveFinding(input({ value: levelOf(3), evidenced: 3, target: target(3) })).strength).toBe(
      'strength',
    );
    expect(deriveFinding(input({ value: levelOf(4), evidenced: 4 })).strength).toBe('strength');
    const expired = input({ value: levelOf(3), evidenced: 3, target: target(3), textsEnded: true });
    expect(deriveFinding(expired).strength).not.toBe('strength');
  });

  it('emerges when the evidence rose since the last comparable year, and is only claimed without evidence', () => {
    const rose = input({ value: levelOf(2), evidenced: 2, earlier: [year('2025-12-31', levelOf(1), 1)] });
    expect(deriveFinding(rose).strength).toBe('emerging');
    const reworded = { ...rose, earlier: rose.earlier.map((each) => ({ ...each, comparable: false })) };
    expect(deriveFinding(reworded).strength).toBeNull();
    expect(deriveFinding(input({ value: levelOf(3), evidenced: 1 })).strength).toBe('claimed');
    // As much evidence as before is no rise, whole evidence is no mere claim, and level 2 claims nothing.
    const stayed = input({ value: levelOf(2), evidenced: 2, earlier: [year('2025-12-31', levelOf(2), 2)] });
    expect(deriveFinding(stayed).strength).toBeNull();
    const whole = input({ value: levelOf(3), evidenced: 3, target: target(4) });
    expect(deriveFinding(whole).strength).toBeNull();
    expect(deriveFinding(input({ value: levelOf(2), evidenced: 1 })).strength).toBeNull();
    // A year whose evidence nobody weighed tells of no rise.
    const unweighed = { ...rose, earlier: [year('2025-12-31', levelOf(1), null)] };
    expect(deriveFinding(unweighed).strength).toBeNull();
    expect(
      deriveFinding(input({ value: { kind: 'nk', whoMightKnow: 'x' }, evidenced: 3 })).strength,
    ).toBeNull();
  });

  it('is listed before what emerges and what is only claimed', () => {
    const list = strengthsInOrder([
      deriveFinding(input({ itemId: 'A-01', value: levelOf(3), evidenced: 1 })),
      deriveFinding(input({ itemId: 'B-01', value: levelOf(4), evidenced: 4 })),
      deriveFinding(input({ itemId: 'C-01' })),
    ]);
    expect(list.map(({ itemId }) => itemId)).toEqual(['B-01', 'A-01']);
  });
});

describe('the order of gaps', () => {
  const mark = (priority: Priority, rank: number | null = null) => ({
    itemId: 'X',
    priority,
    causes: [],
    causeText: '',
    rank,
    rankReason: rank === null ? '' : 'The minister asked',
    updatedBy: 'Malee',
    updatedAt: '2026-01-01T00:00:00.000Z',
  });

  it('is: by hand, duty, distance, years open, priority, and then as asked', () => {
    const list = gapsInOrder([
      deriveFinding(input({ itemId: 'PLAIN-01' })),
      deriveFinding(input({ itemId: 'LATER-01', mark: mark('later') })),
      deriveFinding(input({ itemId: 'HIGH-01', mark: mark('high') })),
      deriveFinding(input({ itemId: 'OLD-01', earlier: [year('2024-12-31', levelOf(2), 2)] })),
      deriveFinding(input({ itemId: 'FAR-01', value: levelOf(0), evidenced: 0, target: target(4) })),
      deriveFinding(input({ itemId: 'DUTY-01', duty: true })),
      deriveFinding(input({ itemId: 'HAND-02', mark: mark('normal', 2) })),
      deriveFinding(input({ itemId: 'HAND-01', mark: mark('later', 1) })),
    ]);
    expect(list.map(({ itemId }) => itemId)).toEqual([
      ...['HAND-01', 'HAND-02', 'DUTY-01', 'FAR-01', 'OLD-01', 'HIGH-01', 'PLAIN-01', 'LATER-01'],
    ]);
  });

  it('loses and adds nothing', () => {
    fc.assert(
      fc.property(fc.array(inputs), (list) => {
        const findings = list.map((each, at) => deriveFinding({ ...each, itemId: `POL-${at + 10}` }));
        const ids = gapsInOrder(findings).map(({ itemId }) => itemId);
        const expected = findings.filter(({ gaps }) => gaps.length > 0).map(({ itemId }) => itemId);
        expect(ids.toSorted()).toEqual(expected.toSorted());
      }),
    );
  });
});

describe('a target that is reached', () => {
  it.each<[AnswerValue, Level | null, Level, boolean]>([
    [levelOf(3), 3, 3, true],
    [levelOf(4), 3, 3, true],
    // Declared, and not evidenced.
    [levelOf(3), 2, 3, false],
    [levelOf(3), null, 3, false],
    // Evidence for more than is declared.
    [levelOf(2), 4, 3, false],
    [levelOf(0), null, 0, true],
    [{ kind: 'nk', whoMightKnow: 'x' }, 4, 0, false],
    [{ kind: 'na', reason: 'x' }, null, 0, false],
    [{ kind: 'none' }, null, 0, false],
  ])('%o with evidence for %s and a target of %i: %s', (value, evidenced, wanted, isReached) => {
    expect(reaches({ value, evidenced }, wanted)).toBe(isReached);
  });
});
