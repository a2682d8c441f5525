import { describe, expect, it } from 'vitest';
import { isCrowded, listOf, reportBlock } from '../../../../shared/reports';

describe('the lists of a report', () => {
  it('leave no line out where there are more than one list can take', () => {
    const lines = Array.from({ length: 1201 }, (_, at) => `Line ${at}`);
    const lists = listOf(lines).map((list) => reportBlock.parse(list));
    expect(lists.flatMap((list) => (list.kind === 'list' ? list.items : []))).toEqual(lines);
  });

  it('are none where there is nothing to list', () => {
    expect(listOf([])).toEqual([]);
  });
});

describe('a table with the names of twelve agencies', () => {
  it('is crowded, and one with six is not', () => {
    const head = (agencies: number) => Array.from({ length: 4 + agencies }, (_, at) => `Column ${at}`);
    expect([6, 12].map((agencies) => isCrowded(head(agencies)))).toEqual([false, true]);
  });
});
