import { readWorkbook, writeWorkbook } from '../../main/platform';
import type { NewCell, Workbook } from '../../shared/kernel';

/** A workbook that was opened, changed and saved by a program that keeps nothing but what stands in its cells. */
export async function rewritten(
  bytes: Uint8Array,
  edit: (workbook: Workbook) => Workbook,
): Promise<Uint8Array> {
  const { sheets } = edit(await readWorkbook(bytes));
  return writeWorkbook({
    title: '',
    sheets: sheets
      .filter(({ name }) => name !== '_lists')
      .map(({ name, isHidden, rows }) => {
        const lines: NewCell[][] = [];
        for (const { row, cells } of rows) {
          while (lines.length <= row) lines.push([]);
          const line = lines[row] ?? [];
          for (const { column, text } of cells) {
            while (line.length <= column) line.push({ value: null });
            line[column] = { value: text };
          }
        }
        return { name, isHidden, widths: [], rows: lines };
      }),
  });
}
