import { writeFile } from 'node:fs/promises';
import { readWorkbookFile, writeWorkbook } from '../../main/platform/workbook';

/** A sheet as rows of texts, as a person sees it. */
export type Grid = string[][];

/** Changes cells of a saved workbook as a person would in a spreadsheet program, and saves it again. */
export async function editWorkbook(file: string, change: (sheets: Map<string, Grid>) => void): Promise<void> {
  const book = await readWorkbookFile(file);
  const sheets = new Map(
    book.sheets.map(({ name, rows }) => {
      const grid: Grid = [];
      for (const { row, cells } of rows) {
        const line: string[] = [];
        for (const { column, text } of cells) line[column] = text;
        grid[row] = Array.from(line, (cell) => cell ?? '');
      }
      return [name, Array.from(grid, (line) => line ?? [])] as const;
    }),
  );
  change(sheets);
  const written = [...sheets]
    .filter(([name]) => !name.startsWith('_'))
    .map(([name, rows]) => ({ name, widths: [], rows: rows.map((row) => row.map((value) => ({ value }))) }));
  await writeFile(file, await writeWorkbook({ title: 'Changed', sheets: written }));
}

/** The row of an item. */
export const rowOf = (sheet: Grid | undefined, itemId: string): string[] =>
  sheet?.find(([id]) => id === itemId) ?? [];

/** The position of a column by its code. */
export const columnOf = (sheet: Grid | undefined, code: string): number =>
  sheet?.findLast(([id]) => id === 'id')?.indexOf(code) ?? -1;
