import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Level, Snapshot } from '../../../../shared/assessments';
import {
  cellLetter,
  compareAnswers,
  compareColumns,
  compareSnapshots,
  direction,
  fallOf,
  isClaimed,
  nationalColumn,
  packComparison,
  packedComparison,
  unpackComparison,
} from '../../../../shared/comparison';
import { aLevel, anAnswer, anId, aSnapshot, NOT_ANSWERED, NOT_APPLICABLE } from '../../../support/builders';
import { anySnapshots, ITEM_IDS } from '../../../support/builders/arbitraries';

const year = (number: number, given: Parameters<typeof aSnapshot>[0] = {}) =>
  aSnapshot({
    id: anId(number),
    assessmentId: anId(number + 5000),
    referenceDate: `${number}-12-31`,
    ...given,
  });
const codesOf = (snapshots: Snapshot[]) => compareSnapshots(snapshots).warnings.map(({ code }) => code);

describe('compareSnapshots', () => {
  it('travels as the contract accepts, and arrives as it was', () => {
    fc.assert(
      fc.property(anySnapshots, fc.infiniteStream(fc.integer({ min: -1, max: 4 })), (snapshots, dice) => {
        const weighed = snapshots.map((snapshot) => ({
          ...nationalColumn(snapshot),
          evidenced: new Map(
            snapshot.answers.map(({ itemId }) => {
              const level = dice.next().value ?? -1;
              return [itemId, level < 0 ? null : (level as Level)] as const;
            }),
          ),
        }));
        const found = compareColumns(weighed);
        const packed = packComparison(found);
        expect(packedComparison.parse(JSON.parse(JSON.stringify(packed)))).toEqual(packed);
        expect(unpackComparison(packed)).toEqual(found);
      }),
    );
  });

  it('refuses rows that do not fit their columns', () => {
    const packed = packComparison(compareSnapshots([year(2024), year(2025)]));
    const [row] = packed.rows;
    expect(packedComparison.safeParse(packed).success).toBe(true);
    for (const spoilt of [
      { ...row, cells: '0' },
      { ...row, steps: row?.steps.slice(4) },
      { ...row, evidence: [7, 1, 1] },
      { ...row, evidence: [0, 1] },
    ])
      expect(packedComparison.safeParse({ ...packed, rows: [spoilt] }).success).toBe(false);
  });

  it('tells why a level fell, as said with the later answer, and of no other difference', () => {
    const answers = (level: Level, fallReason: 'expired' | null = null) => [
      anAnswer({ itemId: 'POL-01', value: aLevel(level), fallReason }),
    ];
    const years = [
      year(2024, { answers: answers(2) }),
      year(2025, { answers: answers(0, 'expired') }),
      year(2026, { answers: answers(3) }),
    ];
    const [row] = unpackComparison(packComparison(compareSnapshots(years))).rows;
    if (row === undefined) throw new Error('no row');
    expect(row.falls).toEqual([{ column: 1, reason: 'expired' }]);
    expect(row.steps.map((step, at) => fallOf(row, step, at + 1))).toEqual(['expired', null]);
    expect(fallOf(row, row.overall, 2)).toBeNull();
    const [hidden] = compareColumns(years.map((each) => ({ ...nationalColumn(each), isHidden: true }))).rows;
    expect(hidden?.falls).toBeUndefined();
  });

  it('calls a rise claimed where the evidence does not support more than before', () => {
    const rise = { direction: 'better', evidenceAdded: 1 } as const;
    expect(isClaimed({ ...rise, evidencedLevels: 0 })).toBe(true);
    expect(isClaimed({ ...rise, evidencedLevels: -1 })).toBe(true);
    expect(isClaimed({ ...rise, evidencedLevels: 1 })).toBe(false);
    // Nobody weighed it: a new passage is all that is known.
    expect(isClaimed({ ...rise, evidencedLevels: null })).toBe(false);
    expect(isClaimed({ ...rise, evidenceAdded: 0, evidencedLevels: null })).toBe(true);
    expect(isClaimed({ direction: 'worse', evidenceAdded: 0, evidencedLevels: -1 })).toBe(false);
  });

  it('shows no level of a column that must not be seen, and tells it from one that nobody answered', () => {
    const hidden = { ...nationalColumn(year(2025, { state: 'TH' })), isHidden: true };
    const { rows } = compareColumns([nationalColumn(year(2024)), hidden]);
    expect(rows.map(({ cells }) => cells[1])).toEqual(rows.map(() => 'h'));
  });

  it('does not depend on the order of its input, nor on a snapshot given twice', () => {
    fc.assert(
      fc.property(anySnapshots, fc.infiniteStream(fc.nat()), (snapshots, dice) => {
        const mixed = snapshots
          .map((snapshot) => ({ snapshot, place: dice.next().value ?? 0 }))
          .sort((a, b) => a.place - b.place)
          .map(({ snapshot }) => snapshot);
        expect(compareSnapshots([...mixed, ...mixed.slice(0, 1)])).toEqual(compareSnapshots(snapshots));
      }),
    );
  });

  it('orders columns of one State by reference date, then by the moment of freezing', () => {
    const early = year(2024, { id: anId(9), frozenAt: '2025-06-01T00:00:00.000Z' });
    const late = year(2024, { id: anId(8), frozenAt: '2025-07-01T00:00:00.000Z' });
    const { columns } = compareSnapshots([year(2025), late, early, year(2023)]);
    expect(columns.map(({ id }) => id)).toEqual([anId(2023), anId(9), anId(8), anId(2025)]);
  });

  it('has one row per item asked anywhere, and one step per pair of neighbours, as if each were compared alone', () => {
    fc.assert(
      fc.property(anySnapshots, (snapshots) => {
        const { columns, rows, itemsInAll } = compareSnapshots(snapshots);
        const asked = new Set(snapshots.flatMap(({ answers }) => answers.map(({ itemId }) => itemId)));
        expect(new Set(rows.map(({ itemId }) => itemId))).toEqual(asked);
        expect(rows.length).toBe(asked.size);
        expect(itemsInAll).toBe(asked.size);
        for (const { itemId, cells, steps, overall } of rows) {
          const expected = columns.map(
            ({ id }) => snapshots.find((s) => s.id === id)?.answers.find((a) => a.itemId === itemId) ?? null,
          );
          expect(cells).toEqual(expected.map(cellLetter));
          expect(steps).toEqual(
            expected.slice(1).map((after, at) => compareAnswers(expected[at] ?? null, after)),
          );
          expect(overall).toEqual(compareAnswers(expected[0] ?? null, expected.at(-1) ?? null));
        }
      }),
    );
  });

  it('counts every row of every step exactly once', () => {
    fc.assert(
      fc.property(anySnapshots, (snapshots) => {
        const { rows, stepCounts, overallCounts, columns } = compareSnapshots(snapshots);
        expect(stepCounts.length).toBe(columns.length - 1);
        for (const name of direction.options) {
          stepCounts.forEach((counts, at) => {
            expect(counts[name]).toBe(rows.filter(({ steps }) => steps[at]?.direction === name).length);
          });
          expect(overallCounts[name]).toBe(rows.filter(({ overall }) => overall.direction === name).length);
        }
        for (const counts of [...stepCounts, overallCounts])
          expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(rows.length);
      }),
    );
  });

  it('adds up: the steps of an item of the constant set lead exactly to its overall difference', () => {
    fc.assert(
      fc.property(anySnapshots, (snapshots) => {
        const { rows, constantSet } = compareSnapshots(snapshots);
        for (const { itemId, steps, overall } of rows) {
          if (!constantSet.includes(itemId)) continue;
          expect(steps.reduce((sum, { levels }) => sum + (levels ?? Number.NaN), 0)).toBe(overall.levels);
        }
      }),
    );
  });

  it('uses for totals only items with a level in every column', () => {
    fc.assert(
      fc.property(anySnapshots, (snapshots) => {
        const expected = ITEM_IDS.filter((itemId) =>
          snapshots.every(({ answers }) =>
            answers.some((answer) => answer.itemId === itemId && answer.value.kind === 'level'),
          ),
        );
        expect(new Set(compareSnapshots(snapshots).constantSet)).toEqual(new Set(expected));
      }),
    );
  });

  it('never loses an item of the constant set when a column is taken away', () => {
    fc.assert(
      fc.property(
        anySnapshots.filter((all) => all.length > 2),
        (snapshots) => {
          const fewer = new Set(compareSnapshots(snapshots.slice(1)).constantSet);
          for (const itemId of compareSnapshots(snapshots).constantSet) expect(fewer.has(itemId)).toBe(true);
        },
      ),
    );
  });

  it('keeps the order of the edition, and puts items of a larger scope where they belong', () => {
    fc.assert(
      fc.property(anySnapshots, (snapshots) => {
        const last = compareSnapshots(snapshots);
        const order = last.rows.map(({ itemId }) => itemId);
        const ofLast = snapshots.find(({ id }) => id === last.columns.at(-1)?.id)?.answers ?? [];
        expect(order.filter((id) => ofLast.some(({ itemId }) => itemId === id))).toEqual(
          ofLast.map(({ itemId }) => itemId),
        );
      }),
    );
    const asked = (ids: string[]) => ids.map((itemId) => anAnswer({ itemId }));
    const full = year(2024, { answers: asked(['POL-01', 'POL-02', 'PREV-01', 'PREV-02']) });
    const core = year(2025, { scope: 'core', answers: asked(['POL-02', 'PREV-01']) });
    expect(compareSnapshots([full, core]).rows.map(({ itemId }) => itemId)).toEqual([
      'POL-01',
      'POL-02',
      'PREV-01',
      'PREV-02',
    ]);
  });

  it('refuses fewer than two distinct snapshots', () => {
    const few = expect.objectContaining({ code: 'comparison.too-few' });
    expect(() => compareSnapshots([])).toThrow(few);
    expect(() => compareSnapshots([year(2024), year(2024)])).toThrow(few);
  });
});

describe('columns of several States', () => {
  const answers = (level: 0 | 4) => [
    anAnswer({ value: aLevel(level) }),
    anAnswer({ itemId: 'X-KH-01', value: aLevel(level) }),
    anAnswer({ itemId: 'PREV-21', value: NOT_APPLICABLE }),
  ];

  it('are never ranked by an arrow, and leave local items out', () => {
    const found = compareSnapshots([
      year(2024, { state: 'KH', answers: answers(0) }),
      year(2025, { state: 'TH', answers: answers(4) }),
    ]);
    expect(found.rows.map(({ itemId }) => itemId)).toEqual(['POL-01', 'PREV-21']);
    expect(found.rows[0]?.overall).toMatchObject({
      direction: 'different-levels',
      comparability: 'full',
      levels: null,
    });
    expect(found.constantSet).toEqual(['POL-01']);
    expect(found.warnings).toEqual([{ code: 'different-states', columns: [0, 1] }]);
  });

  it('call nothing changed where one has a level and the other none', () => {
    const found = compareSnapshots([
      year(2024, { state: 'KH', answers: [anAnswer({ value: aLevel(1) })] }),
      year(2025, { state: 'TH', answers: [anAnswer({ value: NOT_APPLICABLE })] }),
    ]);
    expect(found.rows[0]?.overall.direction).toBe('different-kinds');
  });

  it('say the same where their levels are equal, and count both as compared', () => {
    const found = compareSnapshots([
      year(2024, {
        state: 'KH',
        answers: [anAnswer({ value: aLevel(2) }), anAnswer({ itemId: 'POL-02', value: NOT_ANSWERED })],
      }),
      year(2025, {
        state: 'TH',
        answers: [anAnswer({ value: aLevel(2) }), anAnswer({ itemId: 'POL-02', value: aLevel(1) })],
      }),
    ]);
    expect(found.rows.map(({ overall }) => [overall.direction, overall.levels])).toEqual([
      ['same', null],
      ['one-side-only', null],
    ]);
    expect(found.overallCounts).toMatchObject({ same: 1, 'one-side-only': 1, 'not-comparable': 0 });
  });

  it('say nothing beside levels that must not be seen, not even that there are none', () => {
    const hidden = nationalColumn(
      year(2024, {
        state: 'KH',
        answers: [anAnswer({ value: aLevel(2) }), anAnswer({ itemId: 'POL-02', value: aLevel(2) })],
      }),
    );
    const seen = nationalColumn(
      year(2025, {
        state: 'TH',
        answers: [anAnswer({ value: aLevel(2) }), anAnswer({ itemId: 'POL-02', value: NOT_ANSWERED })],
      }),
    );
    const found = compareColumns([{ ...hidden, isHidden: true }, seen]);
    expect(found.rows.map(({ overall }) => overall.direction)).toEqual(['not-comparable', 'not-comparable']);
  });

  it('still show the way of each State by itself', () => {
    const found = compareSnapshots([
      year(2023, { state: 'TH', answers: answers(4) }),
      year(2024, { state: 'KH', answers: answers(0) }),
      year(2025, { state: 'KH', answers: answers(4) }),
    ]);
    expect(found.rows[0]?.steps.map(({ direction: name }) => name)).toEqual(['better', 'same']);
  });
});

describe('warnings', () => {
  it('name reference dates of one State closer than nine months', () => {
    const at = (referenceDate: string, number: number, state: 'KH' | 'TH' = 'KH') =>
      year(number, { referenceDate, state });
    const close = (first: string, second: string) =>
      codesOf([at(first, 1), at(second, 2)]).includes('dates-close');
    expect(close('2024-01-01', '2024-09-30')).toBe(true);
    expect(close('2024-01-01', '2024-10-01')).toBe(false);
    expect(close('2024-05-31', '2025-02-27')).toBe(true);
    expect(close('2024-05-31', '2025-02-28')).toBe(false);
    expect(close('2023-05-31', '2024-02-28')).toBe(true);
    expect(close('2023-05-31', '2024-02-29')).toBe(false);
    expect(close('2024-06-30', '2024-06-30')).toBe(true);
    expect(codesOf([at('2024-06-30', 1), at('2024-06-30', 2, 'TH')])).toEqual(['different-states']);
    expect(
      compareSnapshots([at('2024-06-30', 1), at('2024-07-15', 2, 'TH'), at('2024-08-30', 3)]).warnings[0],
    ).toEqual({ code: 'dates-close', columns: [0, 1] });
  });

  it('pass over another edition that means the same in every item', () => {
    const answers = [anAnswer({ itemId: 'POL-05' }), anAnswer({ itemId: 'POL-06' })];
    const codesAfter = (...kinds: ('minor' | 'references' | 'major' | 'moved')[]) => {
      const changes = kinds.map((change) => ({ change, itemId: 'POL-05' }));
      const lineage = { questionnaire: 'waymark', from: '2026.1', to: '2026.2', changes };
      const years = [
        year(2024, { edition: '2026.1', answers }),
        year(2025, { edition: '2026.2', answers }),
      ] as const;
      return compareSnapshots(years, [lineage]).warnings.map(({ code }) => code);
    };
    expect([codesAfter(), codesAfter('references'), codesAfter('minor')]).toEqual([[], [], []]);
    expect(codesAfter('major')).toEqual(['different-editions']);
    // It counts under another heading.
    expect(codesAfter('moved', 'references')).toEqual(['different-editions']);
  });

  it('name other editions, other scopes, and one assessment twice', () => {
    expect(codesOf([year(2024), year(2025)])).toEqual([]);
    expect(codesOf([year(2024), year(2025, { edition: '2026.1' })])).toEqual(['different-editions']);
    expect(codesOf([year(2024), year(2025, { questionnaire: 'other' })])).toEqual(['different-editions']);
    expect(codesOf([year(2024), year(2025, { scope: 'core' })])).toEqual(['different-scopes']);
    // Results of a table are an assessment of their own, and hold what the table held.
    const table = year(2024);
    expect(codesOf([{ ...table, assessmentId: table.id }, year(2025)])).toEqual(['different-scopes']);
    const twice = [year(2024), year(2025, { assessmentId: anId(2024 + 5000), referenceDate: '2024-12-31' })];
    expect(compareSnapshots(twice).warnings).toEqual([{ code: 'same-assessment', columns: [0, 1] }]);
  });
});
