import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerValue, Contribution } from '../../../../shared/assessments';
import {
  type Cell,
  type Column,
  differingUndecided,
  fits,
  hasSaid,
  inNeed,
  judgeRow,
  localValues,
  nationalValues,
  type Row,
  respondents,
  SHOWN,
  standsAgainst,
} from '../../../../shared/consolidation';
import { aLevel, anAnswer, anId, NOT_ANSWERED, NOT_APPLICABLE, NOT_KNOWN } from '../../../support/builders';
import { anyValue } from '../../../support/builders/arbitraries';

const COLUMNS: readonly Column[] = [1, 2, 3, 4].map((at) => ({
  ...{ agencyId: anId(at), shortName: `A${at}`, name: `Agency ${at}`, place: '' },
  isLocal: at === 4,
}));
const aCell = (value: AnswerValue, given: Partial<Cell> = {}): Cell => ({
  ...{ isAsked: true, isLead: false, value, confirmed: true, hasText: false, evidence: 0 },
  ...{ evidenced: null, revision: 1 },
  ...given,
});
const aRow = (itemId: string, cells: (Cell | null)[], given: Partial<Row> = {}): Row => ({
  ...{ itemId, national: { value: NOT_ANSWERED, confirmed: true }, cells, decided: null },
  discussion: 'none',
  ...given,
});
const decided = (changedSince: string[] = []): Row['decided'] => ({
  ...{ rule: 'lead', value: aLevel(2), at: '2026-01-01T00:00:00.000Z', by: 'Me', dissents: 0, changedSince },
});

const anyCell = fc.option(
  fc
    .record({ value: anyValue, isAsked: fc.boolean(), confirmed: fc.boolean() })
    .map(({ value, ...given }) => aCell(value, given)),
);
const anyRow = fc
  .record({
    cells: fc.tuple(anyCell, anyCell, anyCell, anyCell),
    decision: fc.constantFrom(null, decided(), decided([anId(1)])),
    value: fc.oneof(anyValue, fc.constant({ kind: 'disputed' as const })),
  })
  .map(({ cells, decision, value }) =>
    aRow('POL-01', cells, { decided: decision, national: { value, confirmed: true } }),
  );
const anyRows = fc
  .array(anyRow, { maxLength: 12 })
  .map((rows) => rows.map((row, at) => ({ ...row, itemId: `POL-${String(at + 1).padStart(2, '0')}` })));

describe('what an answer stands against', () => {
  const against = (cells: (Cell | null)[], national: AnswerValue = NOT_ANSWERED) => {
    const row = aRow('POL-01', cells, { national: { value: national, confirmed: true } });
    return row.cells.map((cell) => standsAgainst(cell, judgeRow(row, COLUMNS)));
  };
  const three = [aCell(aLevel(3)), aCell(aLevel(1)), aCell(NOT_ANSWERED), null];

  it('are other agencies, where there is no national answer to differ from', () => {
    expect(against(three)).toEqual(['others', 'others', null, null]);
    expect(against(three, { kind: 'disputed' })).toEqual(['others', 'others', null, null]);
    expect(against([aCell(aLevel(3)), aCell(aLevel(3)), null, null])).toEqual([null, null, null, null]);
  });

  it('is the national answer where there is one, also when all agencies say the same', () => {
    expect(against(three, aLevel(1))).toEqual(['national', null, null, null]);
    const agreed = [aCell(aLevel(3)), aCell(aLevel(3)), null, null];
    expect(against(agreed, aLevel(1))).toEqual(['national', 'national', null, null]);
  });

  it('is nothing for what was carried over and nobody confirmed', () => {
    const carried = [aCell(aLevel(3), { confirmed: false }), aCell(aLevel(1)), null, null];
    expect(against(carried, aLevel(1))).toEqual([null, null, null, null]);
  });
});

describe('a row of the table', () => {
  it('takes sides only from agencies of the whole State that have said something this year', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        expect(nationalValues(row, COLUMNS)).toHaveLength(row.cells.slice(0, 3).filter(hasSaid).length);
        expect(localValues(row, COLUMNS)).toHaveLength(row.cells[3] === null ? 0 : 1);
      }),
    );
    const province = aRow('POL-01', [aCell(aLevel(3)), null, null, aCell(aLevel(0))]);
    expect(judgeRow(province, COLUMNS).difference.differs).toBe(false);
  });

  it('is missing an answer that is asked and not given, unless its agency has ended', () => {
    const waiting = aRow('POL-01', [aCell(NOT_ANSWERED, { isLead: true }), aCell(aLevel(1)), null, null]);
    expect(judgeRow(waiting, COLUMNS)).toMatchObject({ missing: 1, isUndecided: true });
    const [first] = COLUMNS;
    expect(judgeRow(waiting, COLUMNS, new Set([first?.agencyId ?? ''])).missing).toBe(0);
    const carried = aRow('POL-01', [aCell(aLevel(2), { confirmed: false }), null, null, null]);
    expect(judgeRow(carried, COLUMNS)).toMatchObject({ missing: 1, isUndecided: false });
    const others = aRow('POL-01', [
      ...[aCell(aLevel(1), { isLead: true }), aCell(NOT_ANSWERED), aCell(NOT_ANSWERED)],
      aCell(NOT_ANSWERED, { isAsked: false }),
    ]);
    expect(judgeRow(others, COLUMNS)).toMatchObject({ missing: 2 });
    const oneOfTwo = aRow('POL-01', [aCell(NOT_ANSWERED, { isLead: true }), aCell(NOT_ANSWERED), null, null]);
    expect(judgeRow(oneOfTwo, COLUMNS)).toMatchObject({ missing: 2 });
  });

  it('is overruled where the national answer says something else than was decided, and only then', () => {
    const overruled = (value: AnswerValue, given = decided()) =>
      judgeRow(aRow('POL-01', [], { decided: given, national: { value, confirmed: true } }), COLUMNS)
        .isOverruled;
    expect(overruled(aLevel(3))).toBe(true);
    expect(overruled(aLevel(2))).toBe(false);
    expect(overruled(aLevel(3), null)).toBe(false);
  });

  it('waits to be decided while agencies differ, or while there is no national answer of this year', () => {
    const waits = (cells: (Cell | null)[], value: AnswerValue, confirmed = true) =>
      judgeRow(aRow('POL-01', cells, { national: { value, confirmed } }), COLUMNS).isUndecided;
    const agreed = [aCell(aLevel(2)), aCell(aLevel(2)), null, null];
    expect(waits(agreed, NOT_ANSWERED)).toBe(true);
    expect(waits(agreed, aLevel(2), false)).toBe(true);
    expect(waits(agreed, aLevel(2))).toBe(false);
    expect(waits([aCell(aLevel(2)), aCell(aLevel(3)), null, null], aLevel(2))).toBe(true);
    expect(waits([aCell({ kind: 'nk', whoMightKnow: 'Courts' }), null, null, null], NOT_ANSWERED)).toBe(true);
    expect(waits([aCell(NOT_ANSWERED), null, null, null], NOT_ANSWERED)).toBe(false);
  });
});

describe('the order of need', () => {
  it('loses no row, and keeps the order of the edition among rows of one need', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const judged = rows.map((row) => judgeRow(row, COLUMNS));
        const order = inNeed(judged);
        expect(new Set(order)).toEqual(new Set(judged));
        expect(order).toHaveLength(judged.length);
        const quiet = order.filter(
          ({ difference, isOlder, isUndecided }) => !difference.differs && !isOlder && !isUndecided,
        );
        const ids = quiet.map(({ row }) => row.itemId);
        expect(ids).toEqual(ids.toSorted());
      }),
    );
  });

  it('puts open disagreements first, the widest before the others, then older decisions, then the undecided', () => {
    const rows = [
      aRow('POL-01', [aCell(aLevel(2)), null, null, null], { decided: decided() }),
      aRow('POL-02', [aCell(aLevel(2)), null, null, null]),
      aRow('POL-03', [aCell(aLevel(2)), null, null, null], { decided: decided([anId(1)]) }),
      aRow('POL-04', [aCell(aLevel(2)), aCell(aLevel(3)), null, null]),
      aRow('POL-05', [aCell(aLevel(0)), aCell(aLevel(3)), null, null]),
      aRow('POL-06', [aCell(aLevel(0)), aCell(aLevel(1)), null, null], { decided: decided() }),
    ];
    expect(inNeed(rows.map((row) => judgeRow(row, COLUMNS))).map(({ row }) => row.itemId)).toEqual([
      'POL-05',
      'POL-04',
      'POL-03',
      'POL-02',
      'POL-01',
      'POL-06',
    ]);
  });

  it('narrows to what is asked for and nothing else', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const judged = judgeRow(row, COLUMNS);
        expect(SHOWN.filter((shown) => fits(judged, shown))).toEqual([
          'all',
          ...(judged.difference.differs ? ['disagreements'] : []),
          ...(judged.hasGap ? ['gaps'] : []),
          ...(judged.isUndecided ? ['undecided'] : []),
          ...(judged.missing > 0 ? ['missing'] : []),
          ...(judged.isOlder ? ['older'] : []),
        ]);
      }),
    );
  });
});

describe('who has answered', () => {
  it('counts agencies once and cells that were asked', () => {
    const rows = [
      aRow('POL-01', [aCell(aLevel(2)), aCell(NOT_ANSWERED), null, null]),
      aRow('POL-02', [aCell(aLevel(1)), null, aCell(aLevel(3), { isAsked: false }), null]),
    ];
    expect(respondents({ columns: [...COLUMNS], rows })).toEqual({
      agencies: 4,
      answering: 2,
      cells: 3,
      answered: 2,
    });
    // The first has answered before it ended, the second never did.
    expect(respondents({ columns: [...COLUMNS], rows }, new Set([anId(1), anId(2)]))).toEqual({
      ...{ agencies: 3, answering: 2, cells: 2, answered: 2 },
    });
  });
});

describe('what was frozen while agencies differed', () => {
  const by = (at: number, value: AnswerValue, given: Partial<Contribution> = {}): Contribution => ({
    ...{ agencyId: anId(at), name: `Agency ${at}`, shortName: `A${at}`, roles: ['POLC'], place: '' },
    ...{ asked: ['POL-01'], leads: [], answers: [anAnswer({ itemId: 'POL-01', value })] },
    ...given,
  });
  const differs = (value: AnswerValue, contributions: Contribution[], decisions: string[] = []) =>
    differingUndecided(
      { answers: [anAnswer({ itemId: 'POL-01', value }), anAnswer({ itemId: 'POL-02', value: aLevel(1) })] },
      { contributions, decisions: decisions.map((itemId) => ({ itemId })) } as never,
    );

  it('is named where one of them said something else than the frozen answer', () => {
    expect(differs(aLevel(2), [by(1, aLevel(2)), by(2, aLevel(3))])).toEqual(['POL-01']);
    expect(differs(aLevel(2), [by(1, aLevel(3))])).toEqual(['POL-01']);
    expect(differs(aLevel(2), [by(1, aLevel(2)), by(2, aLevel(2))])).toEqual([]);
    expect(differs(aLevel(2), [])).toEqual([]);
    expect(differs(NOT_APPLICABLE, [by(1, aLevel(2))])).toEqual(['POL-01']);
  });

  it('is named where they said different things and no answer was frozen', () => {
    for (const value of [NOT_ANSWERED, { kind: 'disputed' }] as AnswerValue[]) {
      expect(differs(value, [by(1, aLevel(2)), by(2, aLevel(3))])).toEqual(['POL-01']);
      expect(differs(value, [by(1, aLevel(2)), by(2, aLevel(2))])).toEqual([]);
    }
  });

  it('is not named once somebody decided, nor for provinces, nor for what takes no side or was only carried over', () => {
    expect(differs(aLevel(2), [by(1, aLevel(3))], ['POL-01'])).toEqual([]);
    expect(differs(aLevel(2), [by(1, aLevel(3))], ['POL-02'])).toEqual(['POL-01']);
    expect(differs(aLevel(2), [by(1, aLevel(3), { roles: ['PROV'] })])).toEqual([]);
    expect(differs(aLevel(2), [by(1, NOT_KNOWN), by(2, NOT_ANSWERED)])).toEqual([]);
    const carried = [anAnswer({ itemId: 'POL-01', value: aLevel(3), confirmed: false })];
    expect(differs(aLevel(2), [by(1, aLevel(3), { answers: carried })])).toEqual([]);
  });
});
