import type { CellStyle, DataValidation, SheetChart, WriteOptions, WriteSheet } from 'hucre/xlsx';
import {
  type CellLook,
  columnName,
  type NewCell,
  type NewChart,
  type NewChoice,
  type NewSheet,
  type NewWorkbook,
  WORKBOOK_LIMITS,
} from '../../../shared/kernel';

const LISTS = '_lists';

const edge = { style: 'thin', color: { rgb: '9AA5B1' } } as const;
const BOX: NonNullable<CellStyle['border']> = { top: edge, right: edge, bottom: edge, left: edge };
const fill = (rgb: string): NonNullable<CellStyle['fill']> => ({
  type: 'pattern',
  pattern: 'solid',
  fgColor: { rgb },
});
/** Every style names its letters whole: one that leaves the name or size out is set in whatever a program falls back to. */
const letters = (given: NonNullable<CellStyle['font']>): NonNullable<CellStyle['font']> => ({
  ...{ name: 'Calibri', size: 11 },
  ...given,
});
const wrapped: CellStyle = { alignment: { vertical: 'top', wrapText: true } };

/** Text as a cell's format: what begins with = + - or @ stays text, also after somebody has typed in the cell. */
const AS_TEXT = '@';

const cell: CellStyle = { ...wrapped, border: BOX };
const shaded = (ground: string, colour: string): CellStyle => ({
  ...cell,
  font: letters({ color: { rgb: colour } }),
  fill: fill(ground),
  alignment: { vertical: 'top', horizontal: 'center' },
});

const LOOKS: Readonly<Record<CellLook, CellStyle>> = {
  title: { ...wrapped, font: letters({ bold: true, size: 14 }) },
  text: wrapped,
  strong: { ...wrapped, font: letters({ bold: true }) },
  heading: { ...wrapped, font: letters({ bold: true, size: 12 }) },
  quiet: { ...wrapped, font: letters({ color: { rgb: '52606D' } }) },
  head: { ...wrapped, font: letters({ bold: true }), fill: fill('E4E7EB'), border: BOX },
  cell,
  shade0: shaded('FFFFFF', '1F2933'),
  shade1: shaded('E4E7EB', '1F2933'),
  shade2: shaded('CBD2D9', '1F2933'),
  shade3: shaded('7B8794', 'FFFFFF'),
  shade4: shaded('323F4B', 'FFFFFF'),
  open: { ...wrapped, fill: fill('FFFBEA'), border: BOX, protection: { locked: false } },
  choice: { ...wrapped, fill: fill('FFFBEA'), border: BOX, protection: { locked: false } },
};

function styleOf({ value, look = 'text' }: NewCell): CellStyle {
  const style = LOOKS[look];
  return typeof value === 'string' || look === 'open' ? { ...style, numFmt: AS_TEXT } : style;
}

/** What a workbook cannot hold: characters outside XML, and more than a cell takes. */
function storable(value: NewCell['value']): NewCell['value'] {
  return typeof value === 'string'
    ? value
        .toWellFormed()
        .replaceAll(/[^\P{Cc}\t\n]/gu, '')
        .slice(0, WORKBOOK_LIMITS.cellText)
    : value;
}

/** Spreadsheet programs take a foot of 255 characters, its codes counted. */
const LONGEST_FOOT = 200;

/** Words for the foot of a page, where an ampersand begins a code unless it stands twice. */
function storableFoot(words: string): string {
  let foot = '';
  for (const character of words.toWellFormed().replaceAll(/\p{Cc}/gu, ' ')) {
    const written = character === '&' ? '&&' : character;
    if (foot.length + written.length > LONGEST_FOOT) break;
    foot += written;
  }
  return foot;
}

/** UTF-16 units of what is said beside a cell or of a wrong entry; with more, Excel takes the file for damaged. */
const LONGEST_SAID = { title: 32, text: 255 } as const;
const shortened = (words: string, most: number) =>
  words.length <= most ? words : `${words.slice(0, most - 1).toWellFormed()}\u2026`;
const titled = (words: string) => shortened(words, LONGEST_SAID.title);
const said = (words: string) => shortened(words, LONGEST_SAID.text);

function validation(choice: NewChoice, list: number): DataValidation {
  const column = columnName(choice.column);
  const of = columnName(list);
  return {
    type: 'list',
    range: `${column}${choice.firstRow + 1}:${column}${choice.lastRow + 1}`,
    formula1: `${LISTS}!$${of}$1:$${of}$${choice.values.length}`,
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: titled(choice.refusal.title),
    errorMessage: said(choice.refusal.text),
    ...(choice.prompt
      ? {
          showInputMessage: true,
          inputTitle: titled(choice.prompt.title),
          inputMessage: said(choice.prompt.text),
        }
      : {}),
  };
}

function chartOf({ kind, title, row, height, width, firstRow, lastRow, series }: NewChart): SheetChart {
  const range = (column: number) =>
    `$${columnName(column)}$${firstRow + 1}:$${columnName(column)}$${lastRow + 1}`;
  return {
    ...(kind === 'line'
      ? { type: 'line', dispBlanksAs: 'gap' }
      : { type: 'bar', barGrouping: 'stacked', overlap: 100 }),
    title,
    legend: 'bottom',
    series: series.map(({ name, column }) => ({ name, values: range(column), categories: range(0) })),
    anchor: { from: { row, col: 0 }, to: { row: row + height, col: width } },
  };
}

function sheetOf(sheet: NewSheet, lists: readonly (readonly string[])[]): WriteSheet {
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  for (const [row, line] of sheet.rows.entries())
    for (const [column, cell] of line.entries())
      cells.set(`${row},${column}`, { value: storable(cell.value), style: styleOf(cell) });
  const { frozen, choices = [], wide = new Map(), heights = new Map(), pictures = [], charts = [] } = sheet;
  const { filter } = sheet;
  return {
    name: sheet.name,
    columns: sheet.widths.map((width) => (width === 0 ? { hidden: true } : { width })),
    rows: sheet.rows.map((line) => line.map(({ value }) => storable(value))),
    cells,
    ...(sheet.isHidden ? { veryHidden: true } : {}),
    ...(sheet.isLocked ? { protection: { sheet: true, formatColumns: true, formatRows: true } } : {}),
    ...(frozen ? { freezePane: { rows: frozen.rows, columns: frozen.columns } } : {}),
    merges: [...wide].map(([row, columns]) => ({
      ...{ startRow: row, endRow: row },
      ...{ startCol: 0, endCol: columns - 1 },
    })),
    rowDefs: new Map([...heights].map(([row, height]) => [row, { height }])),
    ...(filter === undefined
      ? {}
      : {
          autoFilter: {
            range: `A${filter.firstRow + 1}:${columnName(filter.columns - 1)}${filter.lastRow + 1}`,
          },
        }),
    ...(pictures.length === 0
      ? {}
      : {
          images: pictures.map(({ row, column, png, width, height, alt }) => ({
            ...{
              data: new Uint8Array(Buffer.from(png, 'base64')),
              type: 'png' as const,
              width,
              height,
              altText: alt,
            },
            anchor: { from: { row, col: column } },
          })),
        }),
    ...(charts.length === 0 ? {} : { charts: charts.map(chartOf) }),
    dataValidations: choices.map((choice) => validation(choice, lists.indexOf(choice.values))),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
    headerFooter: { oddFooter: `&L${storableFoot(sheet.foot ?? '')}&R&P / &N` },
  };
}

/**
 * The rows of a sheet that stand on each printed page, under the name that spreadsheet programs know them by. Not left to the library, which
 * writes the name of the sheet as it is: where a space or a sign stands in it Excel takes the file for damaged.
 */
function repeatedRows({ name, frozen, filter }: NewSheet): NonNullable<WriteOptions['namedRanges']> {
  if (frozen === undefined || frozen.rows === 0) return [];
  const rows = `$${(filter?.firstRow ?? 0) + 1}:$${frozen.rows}`;
  return [{ name: '_xlnm.Print_Titles', range: `'${name.replaceAll("'", "''")}'!${rows}`, scope: name }];
}

function listSheet(lists: readonly (readonly string[])[]): NewSheet {
  const longest = Math.max(...lists.map(({ length }) => length));
  return {
    name: LISTS,
    isHidden: true,
    isLocked: true,
    widths: lists.map(() => 20),
    rows: Array.from({ length: longest }, (_, row) => lists.map((list) => ({ value: list[row] ?? null }))),
  };
}

/** Writes a workbook (.xlsx). Nothing in it is a formula, so nothing in it is ever calculated. */
export async function writeWorkbook({ title, sheets }: NewWorkbook): Promise<Uint8Array> {
  const lists = [...new Set(sheets.flatMap(({ choices = [] }) => choices.map(({ values }) => values)))];
  const all = lists.length === 0 ? sheets : [...sheets, listSheet(lists)];
  // Loaded when a workbook is written, which most days nobody does.
  const { writeXlsx } = await import('hucre/xlsx');
  return writeXlsx({
    sheets: all.map((sheet) => sheetOf(sheet, lists)),
    namedRanges: all.flatMap(repeatedRows),
    properties: { title, creator: 'Waymark' },
  });
}
