import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { NewWorkbook, Workbook } from '../../../shared/kernel';
import {
  type AnswerSheet,
  BLANK_ANSWER,
  type SheetItem,
  type SheetWords,
  sheetWords,
} from '../../../shared/sheets';
import { anId } from './ids';

/** The English words of sheets. */
export const SHEET_WORDS: SheetWords = sheetWords.parse(
  JSON.parse(
    readFileSync(path.resolve(import.meta.dirname, '../../../resources/locales/en/sheets.json'), 'utf8'),
  ).file,
);

export const SCALE = [0, 1, 2, 3, 4].map((level) => ({
  level,
  name: ['Absent', 'In preparation', 'Adopted', 'Operating', 'Reviewed'][level] ?? '',
  descriptor: 'A step.',
}));

export function aSheetItem(given: Partial<SheetItem> = {}): SheetItem {
  return {
    itemId: 'POL-01',
    heading: 'Policy · Law',
    topic: 'A law',
    question: 'Is there a law?',
    help: 'A law counts.',
    statements: ['None', 'Draft', 'Adopted', 'Used', 'Reviewed'],
    english: null,
    said: BLANK_ANSWER,
    last: null,
    passages: [],
    known: [],
    ...given,
  };
}

/** A sheet as it goes to the police; its hash is not checked by the rules. */
export function aSheet(items: readonly SheetItem[] = [aSheetItem()]): AnswerSheet {
  return {
    head: {
      format: 'waymark-sheet/1',
      ...{ requestId: anId(7001), number: 1, assessmentId: anId(1), state: 'KH', questionnaire: 'waymark' },
      ...{ edition: '2025.1', scope: 'full', referenceDate: '2025-12-31', agencyId: anId(5001) },
      ...{ madeAt: '2026-01-10T08:00:00.000Z', madeBy: 'Secretariat' },
    },
    bases: Object.fromEntries(items.map(({ itemId }) => [itemId, 0])),
    hash: 'a'.repeat(64),
    ...{ agency: 'Police', matter: 'Cambodia, 31 December 2025', due: '', contact: '', items },
    isUnchecked: false,
  };
}

/** A workbook as a program would read it that changed nothing. */
export function asRead({ sheets }: NewWorkbook): Workbook {
  return {
    sheets: sheets.map(({ name, isHidden = false, rows }) => ({
      name,
      isHidden,
      notes: [],
      adrift: [],
      beyond: [],
      rows: rows.map((cells, row) => ({
        row,
        cells: cells.flatMap(({ value }, column) =>
          value === null || value === ''
            ? []
            : {
                column,
                kind: typeof value === 'number' ? ('number' as const) : ('text' as const),
                text: String(value),
              },
        ),
      })),
    })),
  };
}

/** The same workbook with what somebody wrote into the column with this head, in the row of an item. */
export function written(
  { sheets }: Workbook,
  itemId: string,
  entries: Readonly<Record<string, string>>,
  kind: 'text' | 'formula' = 'text',
  words: SheetWords = SHEET_WORDS,
): Workbook {
  return {
    sheets: sheets.map((sheet) => {
      const heads = sheet.rows.find(({ cells }) => cells.some(({ text }) => text === words.level))?.cells;
      if (heads === undefined) return sheet;
      const columns = Object.entries(entries).map(
        ([head, text]) => [heads.find((cell) => cell.text === head)?.column ?? -1, text] as const,
      );
      return {
        ...sheet,
        rows: sheet.rows.map((row) => {
          if (!row.cells.some(({ text }) => text === itemId)) return row;
          const others = row.cells.filter(({ column }) => columns.every(([at]) => at !== column));
          const added = columns
            .filter(([, text]) => text !== '')
            .map(([column, text]) => ({ column, kind, text }));
          return { ...row, cells: [...others, ...added].sort((a, b) => a.column - b.column) };
        }),
      };
    }),
  };
}
