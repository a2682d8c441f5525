import type { Comparison } from '../../shared/comparison';
import { asCellText } from '../../shared/kernel';
import { signed } from './changes';

/** The words a table needs besides its numbers. */
export interface TableWords {
  readonly item: string;
  readonly topic: string;
  readonly change: string;
  readonly topicOf: (itemId: string) => string;
  readonly columns: readonly string[];
  readonly cell: (cell: Comparison['rows'][number]['cells'][number]) => string;
  readonly direction: (direction: Comparison['rows'][number]['overall']['direction']) => string;
}

/** One field of a line: tabs and line ends would break the table when it is pasted. */
const field = (text: string) => asCellText(text.replace(/\s+/g, ' ').trim());

/** The whole table as text, fields divided by tabs: it can be pasted into a document or a spreadsheet. */
export function tableText(comparison: Comparison, words: TableWords): string {
  const head = [words.item, words.topic, ...words.columns, words.change];
  const lines = comparison.rows.map((row) => {
    const delta = signed(row.overall.levels);
    const change = words.direction(row.overall.direction);
    return [
      row.itemId,
      words.topicOf(row.itemId),
      ...row.cells.map(words.cell),
      delta === null || delta === '0' ? change : `${change} (${delta})`,
    ];
  });
  return [head, ...lines].map((line) => line.map(field).join('\t')).join('\n');
}
