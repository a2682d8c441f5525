import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Level } from '../../../../shared/assessments';
import {
  compareColumns,
  compareSnapshots,
  differenceKey,
  nationalColumn,
  notReal,
  notRealAnywhere,
  packComparison,
  packedComparison,
  spreadOf,
  unpackComparison,
} from '../../../../shared/comparison';
import type { ItemChange, ItemLineage } from '../../../../shared/questionnaires';
import { aLevel, anAnswer, anId, aSnapshot, NOT_KNOWN } from '../../../support/builders';
import { anySnapshots, ITEM_IDS } from '../../../support/builders/arbitraries';

const EDITIONS = ['2025.1', '2026.1', '2027.1'] as const;

/** A snapshot of an edition (0 for the first), its answers given as levels by item. */
function edition(number: 0 | 1 | 2, levels: Readonly<Record<string, Level>>, year = 2024 + number) {
  return aSnapshot({
    id: anId(year),
    assessmentId: anId(year + 5000),
    referenceDate: `${year}-12-31`,
    edition: EDITIONS[number],
    answers: Object.entries(levels).map(([itemId, level]) => anAnswer({ itemId, value: aLevel(level) })),
  });
}
const from = (number: 0 | 1, ...changes: ItemChange[]): ItemLineage => ({
  questionnaire: 'waymark',
  from: EDITIONS[number],
  to: EDITIONS[number + 1] as string,
  changes,
});
const rowOf = (found: ReturnType<typeof compareSnapshots>, itemId: string) =>
  found.rows.find((row) => row.itemId === itemId);

describe('items that change between editions', () => {
  it('compare fully when only the words or the place changed', () => {
    for (const change of ['minor', 'moved'] as const) {
      const found = compareSnapshots(
        [edition(0, { 'POL-01': 1 }), edition(1, { 'POL-01': 3 })],
        [from(0, { change, itemId: 'POL-01' })],
      );
      const row = rowOf(found, 'POL-01');
      expect(row?.overall).toMatchObject({ direction: 'better', comparability: 'full', levels: 2 });
      expect(row?.lineage).toEqual([{ step: 0, change, items: [], restatedLevel: null }]);
      expect(found.constantSet).toEqual(['POL-01']);
    }
  });

  it('get no arrow and leave the constant set when the scope changed', () => {
    const found = compareSnapshots(
      [edition(0, { 'POL-01': 1, 'POL-02': 2 }), edition(1, { 'POL-01': 3, 'POL-02': 2 })],
      [from(0, { change: 'major', itemId: 'POL-01' })],
    );
    expect(rowOf(found, 'POL-01')?.overall).toMatchObject({
      direction: 'not-comparable',
      comparability: 'limited',
      levels: null,
    });
    expect(rowOf(found, 'POL-02')?.lineage).toBeUndefined();
    expect(found.constantSet).toEqual(['POL-02']);
  });

  it('do not compare over a changed ladder, but show the converted level where a mapping is shipped', () => {
    const snapshots = [edition(0, { 'POL-01': 3 }), edition(1, { 'POL-01': 3 })];
    const mapped = compareSnapshots(snapshots, [
      from(0, { change: 'ladder', itemId: 'POL-01', mapping: [0, 1, 1, 2, null] }),
    ]);
    expect(rowOf(mapped, 'POL-01')).toMatchObject({
      overall: { direction: 'not-comparable', comparability: 'limited' },
      lineage: [{ step: 0, change: 'ladder', items: [], restatedLevel: 2 }],
    });
    const unmapped = compareSnapshots(snapshots, [
      from(0, { change: 'ladder', itemId: 'POL-01', mapping: null }),
    ]);
    expect(rowOf(unmapped, 'POL-01')).toMatchObject({
      overall: { direction: 'not-comparable', comparability: 'none' },
      lineage: [{ restatedLevel: null }],
    });
  });

  it('convert through two ladders, also when the newer edition stands first', () => {
    const lineages = [
      from(0, { change: 'ladder', itemId: 'POL-01', mapping: [0, 1, 2, 4, 4] }),
      from(1, { change: 'ladder', itemId: 'POL-01', mapping: [0, 0, 1, 2, 3] }),
    ];
    const restated = (snapshots: ReturnType<typeof edition>[]) =>
      rowOf(compareSnapshots(snapshots, lineages), 'POL-01')?.lineage?.map((note) => note.restatedLevel);
    expect(restated([edition(0, { 'POL-01': 3 }), edition(2, { 'POL-01': 0 })])).toEqual([4, 3]);
    expect(restated([edition(2, { 'POL-01': 0 }, 2024), edition(0, { 'POL-01': 3 }, 2025)])).toEqual([4, 3]);
  });

  it('copy no value down when an item is split', () => {
    const found = compareSnapshots(
      [edition(0, { 'POL-01': 3 }), edition(1, { 'POL-40': 2, 'POL-41': 1 })],
      [from(0, { change: 'split', itemId: 'POL-01', into: ['POL-40', 'POL-41'] })],
    );
    expect(rowOf(found, 'POL-01')).toMatchObject({
      overall: { direction: 'not-comparable', comparability: 'none' },
      lineage: [{ change: 'split', items: ['POL-40', 'POL-41'] }],
    });
    expect(rowOf(found, 'POL-40')).toMatchObject({
      cells: ['-', '2'],
      overall: { direction: 'not-comparable', comparability: 'none', levels: null },
      lineage: [{ change: 'split', items: ['POL-01'], restatedLevel: null }],
    });
  });

  it('derive the lower of merged items as a marked reference, and nothing when one has no level', () => {
    const lineages = [from(0, { change: 'merged', itemIds: ['POL-01', 'POL-02'], into: 'POL-50' })];
    const after = edition(1, { 'POL-50': 3 });
    const found = compareSnapshots([edition(0, { 'POL-01': 3, 'POL-02': 1 }), after], lineages);
    expect(rowOf(found, 'POL-50')).toMatchObject({
      overall: { direction: 'not-comparable', levels: null },
      lineage: [{ change: 'merged', items: ['POL-01', 'POL-02'], restatedLevel: 1 }],
    });
    expect(rowOf(found, 'POL-02')?.lineage).toMatchObject([{ change: 'merged', items: ['POL-50'] }]);

    const before = edition(0, { 'POL-01': 3 });
    const gap = { ...before, answers: [...before.answers, anAnswer({ itemId: 'POL-02', value: NOT_KNOWN })] };
    expect(rowOf(compareSnapshots([gap, after], lineages), 'POL-50')?.lineage?.[0]?.restatedLevel).toBeNull();
  });

  it('start without an earlier value when new, and keep their history when retired', () => {
    const found = compareSnapshots(
      [edition(0, { 'POL-01': 2 }), edition(1, { 'POL-60': 0 })],
      [from(0, { change: 'retired', itemId: 'POL-01' }, { change: 'new', itemId: 'POL-60' })],
    );
    expect(rowOf(found, 'POL-60')?.overall).toMatchObject({ direction: 'newly-asked', levels: null });
    expect(rowOf(found, 'POL-01')?.overall).toMatchObject({ direction: 'no-longer-asked', levels: null });
    expect(rowOf(found, 'POL-60')?.lineage?.[0]?.change).toBe('new');
  });

  it('are as comparable as the worst change on the way, in either direction', () => {
    const lineages = [
      from(0, { change: 'major', itemId: 'POL-01', reason: 'Narrower.', answers: 'Read anew.' }),
      from(1, { change: 'minor', itemId: 'POL-01' }),
    ];
    const overall = (snapshots: ReturnType<typeof edition>[]) =>
      rowOf(compareSnapshots(snapshots, lineages), 'POL-01')?.overall;
    const skipping = overall([edition(0, { 'POL-01': 1 }), edition(2, { 'POL-01': 2 })]);
    expect(skipping).toMatchObject({ comparability: 'limited', direction: 'not-comparable' });
    expect(overall([edition(2, { 'POL-01': 2 }, 2024), edition(0, { 'POL-01': 1 }, 2025)])).toEqual(skipping);
    expect(overall([edition(1, { 'POL-01': 1 }), edition(2, { 'POL-01': 2 })])).toMatchObject({
      comparability: 'full',
      direction: 'better',
    });
  });

  it('do not compare at all between editions nobody connected, or between questionnaires', () => {
    const unknown = compareSnapshots([edition(0, { 'POL-01': 1 }), edition(2, { 'POL-01': 2 })]);
    expect(rowOf(unknown, 'POL-01')?.overall).toMatchObject({
      direction: 'not-comparable',
      comparability: 'none',
    });
    const other = { ...edition(0, { 'POL-01': 2 }, 2025), questionnaire: 'another' };
    expect(compareSnapshots([edition(0, { 'POL-01': 1 }), other]).constantSet).toEqual([]);
  });

  it('tell why, in the words of the mapping', () => {
    const told = { reason: 'Narrower now.', answers: 'Read it anew.' };
    const found = compareSnapshots(
      [edition(0, { 'POL-01': 1 }), edition(1, { 'POL-01': 3 })],
      [from(0, { change: 'major', itemId: 'POL-01', ...told })],
    );
    expect(rowOf(found, 'POL-01')?.lineage).toEqual([
      { step: 0, change: 'major', items: [], restatedLevel: null, ...told },
    ]);
  });

  it('compare over the edition from which both came', () => {
    const lineages: ItemLineage[] = [
      from(0, { change: 'major', itemId: 'POL-01' }),
      { questionnaire: 'waymark', from: '2025.1', to: '2025.51', changes: [] },
    ];
    const own = { ...edition(1, { 'POL-01': 2, 'POL-02': 1 }, 2027), edition: '2025.51' };
    const found = compareSnapshots([edition(1, { 'POL-01': 1, 'POL-02': 1 }), own], lineages);
    expect(rowOf(found, 'POL-01')?.overall.comparability).toBe('limited');
    expect(rowOf(found, 'POL-02')?.overall).toMatchObject({ direction: 'same', comparability: 'full' });
  });

  it('are seen also over a column that did not ask, where the levels of many stand together', () => {
    const of = (
      state: 'KH' | 'LA' | 'MM' | 'TH',
      number: 0 | 1,
      levels: Readonly<Record<string, Level>>,
    ) => ({
      ...edition(number, levels, 2024 + number),
      ...{ id: anId(state.charCodeAt(0)), assessmentId: anId(900 + state.charCodeAt(0)), state },
    });
    const both = { 'POL-01': 1, 'POL-02': 1 } as const;
    const all = [of('KH', 0, both), of('LA', 0, both), of('MM', 1, { 'POL-02': 2 }), of('TH', 1, both)];
    const found = compareSnapshots(all, [from(0, { change: 'major', itemId: 'POL-01' })]);
    expect(spreadOf(found).map(({ itemId }) => itemId)).toEqual(['POL-02']);
    // What became of it before all of these were asked is nothing to them.
    const since = compareSnapshots(
      [
        { ...of('KH', 0, { 'POL-02': 1 }), id: anId(1), assessmentId: anId(2) },
        ...[of('KH', 1, both), of('LA', 1, both), { ...of('TH', 1, both), edition: EDITIONS[2] }],
      ],
      [from(0, { change: 'major', itemId: 'POL-01' }), from(1, { change: 'minor', itemId: 'POL-01' })],
    );
    expect(spreadOf(since).map(({ itemId }) => itemId)).toEqual(['POL-01', 'POL-02']);
  });

  it('are spread over no columns of editions that nobody connected, also where one that did not ask stands between', () => {
    const of = (state: 'KH' | 'LA' | 'MM' | 'TH', levels: Readonly<Record<string, Level>>, changes = {}) => ({
      ...edition(0, levels, 2024),
      ...{ id: anId(state.charCodeAt(0)), assessmentId: anId(900 + state.charCodeAt(0)), state, ...changes },
    });
    const both = { 'POL-01': 1, 'POL-02': 1 } as const;
    const found = compareSnapshots([
      ...[of('KH', both), of('LA', both), of('MM', { 'POL-02': 2 })],
      of('TH', { 'POL-01': 1 }, { questionnaire: 'another' }),
    ]);
    expect(spreadOf(found).map(({ itemId }) => itemId)).toEqual(['POL-02']);
    // An earlier column of a State is none of those that are spread.
    const earlier = { ...edition(0, both, 2023), id: anId(1), assessmentId: anId(2), state: 'KH' as const };
    const later = compareSnapshots([
      { ...earlier, questionnaire: 'another' },
      ...[of('KH', both), of('LA', both), of('TH', both)],
    ]);
    expect(spreadOf(later).map(({ itemId }) => itemId)).toEqual(['POL-01', 'POL-02']);
  });

  it('are spread from the lowest over the lower middle to the highest, whatever stands first', () => {
    const spread = (...levels: Level[]) =>
      spreadOf(
        compareSnapshots(
          levels.map((level, at) => ({
            ...edition(0, { 'POL-01': level }, 2024),
            ...{ id: anId(at + 1), assessmentId: anId(at + 50) },
            state: (['BT', 'KH', 'LA', 'MM'] as const)[at] ?? 'TH',
          })),
        ),
      );
    expect(spread(4, 0, 1, 3)).toEqual([{ itemId: 'POL-01', lowest: 0, middle: 1, highest: 4, peers: 4 }]);
    expect(spread(3, 4, 0)).toEqual([{ itemId: 'POL-01', lowest: 0, middle: 3, highest: 4, peers: 3 }]);
    expect(spread(3, 4)).toEqual([]);
  });

  it('leave the constant set, and are warned of, where one change of several is not slight', () => {
    const three = [0, 1, 2].map((at) => edition(at as 0 | 1 | 2, { 'POL-01': 1, 'POL-02': 2 }));
    const slight = from(0, { change: 'minor', itemId: 'POL-01' });
    const codes = (lineages: ItemLineage[]) => {
      const found = compareSnapshots(three, lineages);
      return { constant: found.constantSet, codes: found.warnings.map(({ code }) => code) };
    };
    expect(codes([slight, from(1, { change: 'minor', itemId: 'POL-01' })])).toEqual({
      ...{ constant: ['POL-01', 'POL-02'], codes: [] },
    });
    expect(codes([slight, from(1, { change: 'major', itemId: 'POL-01' })])).toEqual({
      ...{ constant: ['POL-02'], codes: ['different-editions'] },
    });
    expect(codes([from(0, { change: 'major', itemId: 'POL-01' }), from(1)])).toEqual({
      ...{ constant: ['POL-02'], codes: ['different-editions'] },
    });
  });

  it('travel with what is said of them, and with what weighed evidence says', () => {
    const found = compareColumns(
      [
        edition(0, { 'POL-01': 1, 'POL-02': 4 }),
        edition(1, { 'POL-01': 3, 'POL-02': 3 }),
        edition(2, { 'POL-02': 0 }),
      ].map((snapshot, at) => ({
        ...nationalColumn(snapshot),
        evidenced: new Map<string, Level | null>([
          ['POL-01', at === 0 ? null : 2],
          ['POL-02', at === 1 ? null : at === 0 ? 4 : 0],
        ]),
      })),
      [from(0, { change: 'major', itemId: 'POL-01' }, { change: 'minor', itemId: 'POL-02' }), from(1)],
    );
    const [first, second] = found.rows;
    expect(first).toMatchObject({ meanings: [0, 1, null], lineage: [{ step: 0, change: 'major' }] });
    expect(second?.lineage).toMatchObject([{ step: 0, change: 'minor' }]);
    // Only where both sides are weighed.
    expect(second?.steps.map(({ evidencedLevels }) => evidencedLevels)).toEqual([null, null]);
    expect(second?.overall.evidencedLevels).toBe(-4);
    const packed = packComparison(found);
    expect(packedComparison.parse(JSON.parse(JSON.stringify(packed)))).toEqual(packed);
    expect(unpackComparison(packed)).toStrictEqual(found);
    // One row that does not fit spoils all.
    const spoilt = packed.rows.map((row, at) => (at === 0 ? { ...row, meanings: [0] } : row));
    expect(packedComparison.safeParse({ ...packed, rows: spoilt }).success).toBe(false);
  });

  it("keep a State's own items apart in every figure", () => {
    const found = compareSnapshots([
      edition(0, { 'POL-01': 1, 'X-POL-01': 1 }),
      { ...edition(0, { 'POL-01': 2, 'X-POL-01': 3 }, 2025) },
    ]);
    expect(found).toMatchObject({ itemsInAll: 1, constantSet: ['POL-01'], overallCounts: { better: 1 } });
    expect(found.local).toMatchObject({
      itemsInAll: 1,
      constantSet: ['X-POL-01'],
      overallCounts: { better: 1 },
    });
    expect(found.rows.map(({ itemId }) => itemId)).toEqual(['POL-01', 'X-POL-01']);
    expect(found.columns.map(({ progress, own }) => [progress.asked, own?.asked])).toEqual([
      [1, 1],
      [1, 1],
    ]);
    const [before = '', after = ''] = found.columns.map(({ key }) => key);
    const causes = new Map(
      ['POL-01', 'X-POL-01'].map((itemId) => [
        differenceKey({ itemId, before, after }),
        { cause: 'correction' as const },
      ]),
    );
    // The list of changes leaves out both; of what is counted one is missing.
    expect(notReal(found, [0, 1], causes)).toEqual({
      items: new Set(['POL-01', 'X-POL-01']),
      counts: { real: 0, other: 1, missing: 0 },
    });
    expect(notRealAnywhere(found, causes)).toEqual(new Set(['POL-01']));
  });

  it('make no difference within one edition', () => {
    const lineage = from(0, ...ITEM_IDS.map((itemId) => ({ change: 'major', itemId }) as const));
    fc.assert(
      fc.property(anySnapshots, (snapshots) => {
        expect(compareSnapshots(snapshots, [lineage])).toEqual(compareSnapshots(snapshots));
      }),
    );
  });
});
