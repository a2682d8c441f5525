import { describe, expect, it } from 'vitest';
import { describeTable, tableItem } from '../../../../shared/tables';

const scaleOf = (scale: unknown, better?: string, more: object = {}) =>
  describeTable({ items: [{ id: 'a', scale, better, ...more }] }).items[0]?.scale;

describe('the description of a table', () => {
  it.each([
    ['1..5', 'higher', { kind: 'number', better: 'higher', min: 1, max: 5 }],
    [
      '1..6 in halves; cluster averages finer',
      'higher',
      { kind: 'number', better: 'higher', min: 1, max: 6 },
    ],
    ['-2.5..2.5', 'lower', { kind: 'number', better: 'lower', min: -2.5, max: 2.5 }],
    ['about -2.5..2.5', 'higher', { kind: 'number', better: 'higher', min: null, max: null }],
    ['0,20,..,100 (levels 1-5)', 'higher', { kind: 'number', better: 'higher', min: 0, max: 100 }],
    ['number', 'lower', { kind: 'number', better: 'lower', min: null, max: null }],
    ['number', 'not stated', { kind: 'categories', words: [] }],
    ['number', undefined, { kind: 'categories', words: [] }],
    [
      ['L', 'M', 'H'],
      'later in the list',
      { kind: 'levels', words: ['L', 'M', 'H'], better: 'later', unranked: [] },
    ],
    [
      ['1st', '2nd'],
      'earlier in the list',
      { kind: 'levels', words: ['1st', '2nd'], better: 'earlier', unranked: [] },
    ],
    [['L', 'M', 'H'], 'H', { kind: 'levels', words: ['L', 'M', 'H'], better: 'later', unranked: [] }],
    [
      [1, 2, 3],
      'later in the list',
      { kind: 'levels', words: ['1', '2', '3'], better: 'later', unranked: [] },
    ],
    [
      ['No Assessment', 'Low', 'High'],
      'later in the list',
      { kind: 'levels', words: ['Low', 'High'], better: 'later', unranked: ['No Assessment'] },
    ],
    [['monarchy', 'republic'], 'not stated', { kind: 'categories', words: ['monarchy', 'republic'] }],
    [
      ['Yes', 'No', 'Unknown'],
      'Yes',
      { kind: 'yes-no', yes: 'Yes', no: 'No', better: 'yes', unranked: ['Unknown'] },
    ],
    [
      ['Yes', 'No', 'Unknown'],
      'not stated',
      { kind: 'yes-no', yes: 'Yes', no: 'No', better: 'yes', unranked: ['Unknown'] },
    ],
    [
      ['Yes', 'No', 'Unknown'],
      'No',
      { kind: 'yes-no', yes: 'Yes', no: 'No', better: 'no', unranked: ['Unknown'] },
    ],
    [
      ['no', 'yes'],
      'later in the list',
      { kind: 'yes-no', yes: 'yes', no: 'no', better: 'yes', unranked: [] },
    ],
    [['Yes', 'No'], 'not stated', { kind: 'categories', words: ['Yes', 'No'] }],
  ])('%j, better %j', (scale, better, expected) => expect(scaleOf(scale, better)).toEqual(expected));

  it('takes words out of the order where an item says so', () => {
    expect(scaleOf(['N/A', 'Low', 'High'], 'High', { unranked: ['N/A'] })).toEqual({
      kind: 'levels',
      words: ['Low', 'High'],
      better: 'later',
      unranked: ['N/A'],
    });
  });

  it('knows missing texts of the whole and of one item', () => {
    const { items } = describeTable({
      missing: '..',
      items: [
        { id: 'a', scale: 'number', missing: ['NA', -99] },
        { id: 2, scale: 'number' },
      ],
    });
    expect(items.map(({ id, title, missing }) => ({ id, title, missing }))).toEqual([
      { id: 'a', title: 'a', missing: ['..', 'NA', '-99'] },
      { id: '2', title: '2', missing: ['..'] },
    ]);
    for (const item of items) expect(tableItem.parse(item)).toEqual(item);
  });

  it.each([
    [['L', 'M', 'H'], 'higher'],
    [['L', 'M', 'H'], 'M'],
    ['1..5', 'later in the list'],
    ['1..5', 'Yes'],
    [['Yes', 'No', 'Unknown'], 'higher'],
  ])('refuses to guess: %j, better %s', (scale, better) =>
    expect(() => scaleOf(scale, better)).toThrow('tables.better-unknown'),
  );

  it.each([[null], [[]], [{}], [{ items: [] }], [{ items: [{ scale: '1..5' }] }]])('refuses %j', (value) =>
    expect(() => describeTable(value)).toThrow('tables.questionnaire-invalid'),
  );

  it('refuses an item named twice', () => {
    const item = { id: 'a', scale: 'number' };
    expect(() => describeTable({ items: [item, item] })).toThrow('tables.item-repeated');
  });
});
