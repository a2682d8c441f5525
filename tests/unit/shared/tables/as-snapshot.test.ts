import { describe, expect, it } from 'vitest';
import { asSnapshot, standingOn, type TableItem, type TableScale } from '../../../../shared/tables';
import { anId } from '../../../support/builders';

/** What a text on some scale is as an answer: its level, or that there is none. */
function answered(scale: TableScale, text: string): number | string {
  const item: TableItem = { id: 'POL-01', title: 'Policy', scale, missing: [] };
  const standing = standingOn(scale, text) ?? '';
  const hash = 'a'.repeat(64);
  const at = { state: 'KHM', code: 'KH', name: null, year: 2020 };
  const snapshot = asSnapshot(
    {
      summary: { ...at, id: anId(1), editionId: anId(2), importId: anId(3), values: 1, hash },
      content: {
        ...{ format: 'waymark-table-snapshot/1', edition: hash, ...at },
        values: [{ item: 'POL-01', text, standing }],
      },
    },
    { items: [item] },
    { id: 'WM', edition: '2026.1' },
    { at: '2026-01-01T00:00:00.000Z', by: 'past.csv' },
  );
  const value = snapshot?.answers[0]?.value;
  return value?.kind === 'level' ? value.level : (value?.kind ?? 'no member');
}

const levels = (words: readonly string[], better: 'earlier' | 'later' = 'later'): TableScale => ({
  ...{ kind: 'levels', words, better, unranked: [] },
});

describe('a value of a table as an answer of ours', () => {
  it('is the number it writes, whatever other numbers occur in the table', () => {
    const number: TableScale = { kind: 'number', better: 'higher', min: null, max: null };
    expect(['0', '3', '5', '2.5'].map((text) => answered(number, text))).toEqual([0, 3, 'none', 'none']);
    expect(['1', '4'].map((text) => answered(levels(['1', '2', '3', '4']), text))).toEqual([1, 4]);
    expect(['0', '4'].map((text) => answered(levels(['0', '2', '4']), text))).toEqual([0, 4]);
    expect(answered(levels(['1', '2', '3', '4', '5']), '5')).toBe('none');
    // Another word among the numbers is no number, and makes none of them another one.
    const withWord = ['1', '2', '3', '4', 'unknown'];
    expect(withWord.map((text) => answered(levels(withWord), text))).toEqual([1, 2, 3, 4, 'none']);
    expect(answered(levels(['0', ...withWord]), '4')).toBe(4);
    expect(answered(levels(['4', '3', '2', '1', 'none yet']), '4')).toBe('none');
  });

  it('is its place among five words, and none among more or fewer', () => {
    const five = ['nothing', 'on paper', 'in part', 'in practice', 'measured'];
    expect(five.map((text) => answered(levels(five), text))).toEqual([0, 1, 2, 3, 4]);
    expect(answered(levels(five.toReversed(), 'earlier'), 'measured')).toBe(4);
    expect(answered(levels(five.slice(1)), 'measured')).toBe('none');
    expect(answered(levels([...five, 'more']), 'nothing')).toBe('none');
  });

  it('is no level where less is better, or where yes and no are all there is', () => {
    const lower: TableScale = { kind: 'number', better: 'lower', min: null, max: null };
    expect(['0', '1'].map((text) => answered(lower, text))).toEqual(['none', 'none']);
    expect(answered(levels(['4', '3', '2', '1', '0']), '1')).toBe('none');
    const yesNo: TableScale = { kind: 'yes-no', yes: 'Yes', no: 'No', better: 'yes', unranked: [] };
    expect(['Yes', 'No'].map((text) => answered(yesNo, text))).toEqual(['none', 'none']);
  });
});
