import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Level, Snapshot } from '../../../../shared/assessments';
import {
  causeBetween,
  cellLetter,
  changeCause,
  columnOrder,
  compareSnapshots,
  countedRows,
  differenceKey,
  entityOf,
  groupRows,
  layGrid,
  lineRuns,
  marksOf,
  nationalColumn,
  notReal,
  notRealAnywhere,
  peerColumns,
  reaching,
  SLOTS,
  spreadOf,
  summariseGroups,
  tallyAll,
  tallyGroups,
} from '../../../../shared/comparison';
import { aLevel, anAnswer, anId, aSnapshot } from '../../../support/builders';
import { anySnapshots, ITEM_IDS, someAnswers } from '../../../support/builders/arbitraries';

const placeOf = (itemId: string) => ({
  pillar: (itemId.split('-')[0] ?? 'POL') as 'POL' | 'PREV' | 'PROT' | 'PROS',
  theme: `Theme ${Number(itemId.slice(-2)) % 2}`,
});
const ALL = { constantOnly: true, without: new Set<string>() };

/** Two to six snapshots of up to three States, some answers not confirmed. */
const severalStates: fc.Arbitrary<Snapshot[]> = fc
  .array(
    fc.record({
      state: fc.constantFrom('KH' as const, 'LA' as const, 'TH' as const),
      year: fc.integer({ min: 2020, max: 2025 }),
      answers: someAnswers(fc.boolean()),
    }),
    { minLength: 2, maxLength: 6 },
  )
  .map((all) =>
    all.map(({ year, ...given }, at) =>
      aSnapshot({ id: anId(100 + at), assessmentId: anId(at + 1), referenceDate: `${year}-12-31`, ...given }),
    ),
  );

/** Straight from the snapshots, without the rules: the level of an item in a snapshot. */
const levelIn = (snapshot: Snapshot | undefined, itemId: string): Level | null => {
  const found = snapshot?.answers.find((answer) => answer.itemId === itemId);
  return found?.confirmed && found.value.kind === 'level' ? found.value.level : null;
};

describe('counts of groups', () => {
  it('are those of counting answer by answer', () => {
    fc.assert(
      fc.property(severalStates, fc.boolean(), fc.subarray([...ITEM_IDS]), (snapshots, constantOnly, out) => {
        const comparison = compareSnapshots(snapshots);
        const columns = comparison.columns.map(({ id }) => snapshots.find((each) => each.id === id));
        const counts = (itemId: string) =>
          !out.some((id) => id === itemId) &&
          (!constantOnly || columns.every((column) => levelIn(column, itemId) !== null));
        for (const by of ['pillar', 'theme'] as const) {
          const groups = tallyGroups(comparison, placeOf, by, { constantOnly, without: new Set(out) });
          for (const { pillar, theme, tallies, items, inAll } of groups) {
            const within = ITEM_IDS.filter(
              (id) =>
                comparison.rows.some(({ itemId }) => itemId === id) &&
                placeOf(id).pillar === pillar &&
                (theme === null || placeOf(id).theme === theme),
            );
            const hasLevel = (id: string) => columns.some((column) => levelIn(column, id) !== null);
            expect(items).toBe(within.filter((id) => counts(id) && hasLevel(id)).length);
            expect(inAll).toBe(within.length);
            tallies.forEach((tally, at) => {
              const levels = within.filter(counts).flatMap((id) => levelIn(columns[at], id) ?? []);
              expect(tally.counted).toBe(levels.length);
              for (const level of [0, 1, 2, 3, 4] as const) {
                expect(tally.byLevel[level]).toBe(levels.filter((each) => each === level).length);
                expect(reaching(tally, level)).toBe(levels.filter((each) => each >= level).length);
              }
              const asked =
                columns[at]?.answers.filter(({ itemId }) => within.some((id) => id === itemId)) ?? [];
              expect(tally.asked).toBe(asked.length);
              expect(tally.answered).toBe(
                asked.filter(({ value, confirmed }) => confirmed && value.kind !== 'none').length,
              );
            });
          }
          expect(groups.flatMap(({ tallies }) => tallies[0]?.asked ?? 0).reduce((a, b) => a + b, 0)).toBe(
            tallyAll(comparison, ALL)[0]?.asked,
          );
        }
      }),
    );
  });

  it('count the same items in every column when only the constant set counts', () => {
    fc.assert(
      fc.property(severalStates, (snapshots) => {
        const comparison = compareSnapshots(snapshots);
        expect(countedRows(comparison, ALL).map(({ itemId }) => itemId)).toEqual(comparison.constantSet);
        for (const { counted } of tallyAll(comparison, ALL))
          expect(counted).toBe(comparison.constantSet.length);
      }),
    );
  });

  it('put every row in one group, whole and in order', () => {
    fc.assert(
      fc.property(severalStates, (snapshots) => {
        const { rows } = compareSnapshots(snapshots);
        for (const by of ['pillar', 'theme'] as const) {
          const grouped = groupRows(rows, placeOf, by).flatMap((group) => group.rows);
          expect(new Set(grouped)).toEqual(new Set(rows));
          expect(grouped.length).toBe(rows.length);
        }
      }),
    );
  });

  it('tell a direction only for one speaker over one set of items', () => {
    const year = (number: number, levels: readonly Level[], state: 'KH' | 'TH' = 'KH') =>
      aSnapshot({
        ...{ id: anId(number), assessmentId: anId(number + 1), referenceDate: `${number}-12-31`, state },
        answers: levels.map((level, at) => anAnswer({ itemId: ITEM_IDS[at] ?? '', value: aLevel(level) })),
      });
    const summary = (snapshots: Snapshot[], constantOnly = true) => {
      const counting = { ...ALL, constantOnly };
      const comparison = compareSnapshots(snapshots);
      return summariseGroups(comparison, tallyGroups(comparison, placeOf, 'pillar', counting), 3, counting);
    };
    const two = [year(2024, [1, 3, 3, 0, 2]), year(2025, [3, 3, 1, 0, 2])];
    expect(summary(two)).toEqual({
      ...{ counted: [5, 5], reached: [2, 2], least: 2, most: 2 },
      groups: { more: 1, fewer: 1, same: 1 },
    });
    expect(summary(two, false).groups).toBeNull();
    expect(summary([year(2024, [1, 3]), year(2025, [3, 3], 'TH')])).toMatchObject({
      ...{ groups: null, least: 1, most: 2 },
    });
    // A group that counts nothing on one side has no direction, and a year that counts nothing is not the lowest.
    expect(summary([year(2024, [3, 3, 3]), year(2025, [1, 3]), year(2026, [3, 3])], false)).toMatchObject({
      ...{ counted: [3, 2], reached: [3, 2], least: 1, most: 3 },
    });
    expect(summary([year(2024, [3]), year(2025, []), year(2026, [3])], false)).toMatchObject({
      ...{ least: 1, most: 1 },
    });
  });
});

describe('lines through columns', () => {
  it('never cross a missing year, a column without data, or two speakers, and lose no point', () => {
    fc.assert(
      fc.property(severalStates, fc.infiniteStream(fc.boolean()), (snapshots, dice) => {
        const { columns } = compareSnapshots(snapshots);
        const data = columns.map(() => dice.next().value === true);
        const runs = lineRuns(columns, (at) => data[at] === true);
        expect(runs.flat()).toEqual(columns.flatMap((_, at) => (data[at] ? [at] : [])));
        for (const run of runs) {
          run.slice(1).forEach((at, index) => {
            const [before, after] = [columns[run[index] ?? 0], columns[at]];
            expect(at).toBe((run[index] ?? 0) + 1);
            expect(before?.state).toBe(after?.state);
            const years = [before, after].map((each) => Number(each?.referenceDate.slice(0, 4)));
            expect((years[1] ?? 0) - (years[0] ?? 0)).toBeLessThanOrEqual(1);
          });
        }
      }),
    );
  });

  it('break where a year is left out', () => {
    const years = [2021, 2022, 2024, 2025].map((year) =>
      aSnapshot({ id: anId(year), assessmentId: anId(year + 1), referenceDate: `${year}-12-31` }),
    );
    const { columns } = compareSnapshots(years);
    expect(lineRuns(columns, () => true)).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(lineRuns(columns, (at) => at !== 1)).toEqual([[0], [2, 3]]);
  });
});

describe('distributions', () => {
  it('are those of sorting the latest levels of all States, and there is none below three', () => {
    fc.assert(
      fc.property(severalStates, (snapshots) => {
        const comparison = compareSnapshots(snapshots);
        const latest = [...new Set(snapshots.map(({ state }) => state))].map((state) =>
          comparison.columns.findLast((column) => column.state === state),
        );
        expect(peerColumns(comparison.columns).map((at) => comparison.columns[at])).toEqual(
          latest.toSorted((one, other) => ((one?.state ?? '') < (other?.state ?? '') ? -1 : 1)),
        );
        const found = new Map(spreadOf(comparison).map((each) => [each.itemId, each]));
        for (const { itemId } of comparison.rows) {
          const levels = latest
            .flatMap(
              (column) =>
                levelIn(
                  snapshots.find(({ id }) => id === column?.id),
                  itemId,
                ) ?? [],
            )
            .sort();
          if (levels.length < 3) expect(found.get(itemId)).toBeUndefined();
          else {
            expect(found.get(itemId)).toEqual({
              ...{ itemId, peers: levels.length, lowest: levels[0], highest: levels.at(-1) },
              middle: levels[Math.ceil(levels.length / 2) - 1],
            });
          }
        }
      }),
    );
  });
});

describe('marks of columns', () => {
  it('give every column its own letter, one colour to one State, and no colour to two while there are enough', () => {
    fc.assert(
      fc.property(severalStates, (snapshots) => {
        const { columns } = compareSnapshots(snapshots);
        const marks = marksOf(columns);
        expect(new Set(marks.map(({ letter }) => letter)).size).toBe(columns.length);
        expect(marks.every(({ slot }) => slot >= 0 && slot < SLOTS)).toBe(true);
        const states = new Set(columns.map(({ state }) => state));
        const slots = new Set(marks.map(({ slot }) => slot));
        expect(slots.size).toBe(states.size > 1 ? states.size : columns.length);
        if (states.size > 1) {
          columns.forEach((column, at) => {
            const first = columns.findIndex(({ state }) => state === column.state);
            expect(marks[at]?.slot).toBe(marks[first]?.slot);
          });
        }
      }),
    );
  });

  it('keep the colour of a year and of a State from one comparison to the next', () => {
    const year = (number: number, state: 'KH' | 'TH' = 'KH') =>
      nationalColumn(
        aSnapshot({
          id: anId(number),
          assessmentId: anId(number + 1),
          referenceDate: `${number}-12-31`,
          state,
        }),
      ).column;
    const slots = (...columns: ReturnType<typeof year>[]) => marksOf(columns).map(({ slot }) => slot);
    expect(slots(year(2023), year(2025))[1]).toBe(slots(year(2024), year(2025), year(2026))[1]);
    expect(slots(year(2024), year(2025, 'TH'))[1]).toBe(slots(year(2020), year(2021, 'TH'))[1]);
    expect(marksOf(Array.from({ length: 28 }, (_, at) => year(2000 + at))).at(-1)?.letter).toBe('AB');
  });
});

describe('the order of columns', () => {
  it('is one order whatever was chosen first, each State by itself', () => {
    fc.assert(
      fc.property(severalStates, (snapshots) => {
        const columns = snapshots.map((each) => nationalColumn(each).column);
        const sorted = columns.toSorted(columnOrder);
        expect(columns.toReversed().toSorted(columnOrder)).toEqual(sorted);
        const speakers = sorted.map(entityOf);
        expect(speakers.filter((speaker, at) => speaker !== speakers[at - 1]).length).toBe(
          new Set(speakers).size,
        );
      }),
    );
  });
});

describe('causes of change', () => {
  it('leave out of "real progress" exactly the differences of level with another cause, and count all others', () => {
    fc.assert(
      fc.property(
        anySnapshots,
        fc.infiniteStream(fc.option(fc.constantFrom(...changeCause.options))),
        (all, dice) => {
          const comparison = compareSnapshots(all);
          const causes = new Map(
            comparison.rows.flatMap(({ itemId }) =>
              comparison.columns.slice(1).flatMap((after, at) => {
                const cause = dice.next().value ?? null;
                const before = comparison.columns[at]?.key ?? '';
                return cause === null
                  ? []
                  : [[differenceKey({ itemId, before, after: after.key }), { cause }] as const];
              }),
            ),
          );
          const anywhere = notRealAnywhere(comparison, causes);
          for (const at of comparison.stepCounts.keys()) {
            const { items, counts } = notReal(comparison, [at, at + 1], causes);
            const moved = comparison.rows.filter(({ steps }) => (steps[at]?.levels ?? 0) !== 0);
            expect(counts.real + counts.other + counts.missing).toBe(moved.length);
            for (const row of comparison.rows) {
              const cause = causeBetween(comparison, row, [at, at + 1], causes);
              const isOther = moved.includes(row) && cause !== null && cause !== 'real-change';
              expect(items.has(row.itemId)).toBe(isOther);
              if (isOther) expect(anywhere.has(row.itemId)).toBe(true);
            }
          }
        },
      ),
    );
  });
});

describe('the grid of very many columns', () => {
  it('says of every cell what its answer says', () => {
    fc.assert(
      fc.property(severalStates, (snapshots) => {
        const comparison = compareSnapshots(snapshots);
        const packed = comparison.columns.map((column) => {
          const answers = snapshots.find(({ id }) => id === column.id)?.answers ?? [];
          return {
            column,
            itemIds: answers.map(({ itemId }) => itemId),
            cells: answers.map(cellLetter).join(''),
          };
        });
        const { itemIds, rows, columns } = layGrid(packed);
        expect(columns).toEqual(comparison.columns);
        expect(new Set(itemIds)).toEqual(new Set(comparison.rows.map(({ itemId }) => itemId)));
        for (const { itemId, cells } of comparison.rows)
          expect(rows[itemIds.indexOf(itemId)]).toBe(cells.join(''));
      }),
    );
  });
});
