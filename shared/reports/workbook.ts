import {
  type CellLook,
  type NewCell,
  type NewChart,
  type NewPicture,
  type NewSheet,
  type NewWorkbook,
  sheetNameOf,
} from '../kernel';
import {
  cellValue,
  isNamedByHeading,
  type Report,
  type ReportBlock,
  type ReportCell,
  type ReportTable,
} from './model';

/** Least width of a sheet in characters, so that sentences have room. */
const LEAST_WIDTH = 100;
const LINE = 15;
/** Rows that a chart stands on, and how high a row is on the screen. */
const CHART_ROWS = 20;
const ROW_HEIGHT = 20;
/** Pictures are shown smaller than they are. */
const PICTURE_SCALE = 0.7;

function lookOf(cell: ReportCell): CellLook {
  return typeof cell === 'object' ? (`shade${cell.shade}` as CellLook) : 'cell';
}

/** One sheet while it is laid out. */
class Sheet {
  readonly rows: NewCell[][] = [];
  readonly widths: number[] = [];
  readonly #texts: { readonly row: number; readonly text: string }[] = [];
  readonly #pictures: NewPicture[] = [];
  readonly #charts: Omit<NewChart, 'width'>[] = [];
  readonly #tables: { readonly first: number; readonly last: number; readonly columns: number }[] = [];

  say(text: string, look: CellLook): void {
    this.#texts.push({ row: this.rows.length, text });
    this.rows.push([{ value: text, look }]);
  }

  skip(): void {
    if (this.rows.length > 0) this.rows.push([]);
  }

  table({ caption, head, widths, rows, chart }: ReportTable, isNamed: boolean): void {
    if (!isNamed) this.say(caption, 'strong');
    const first = this.rows.length;
    widths.forEach((width, at) => {
      this.widths[at] = Math.max(this.widths[at] ?? 0, width);
    });
    this.rows.push(head.map((value) => ({ value, look: 'head' })));
    for (const row of rows)
      this.rows.push(row.map((cell) => ({ value: cellValue(cell), look: lookOf(cell) })));
    this.#tables.push({ first, last: this.rows.length - 1, columns: head.length });
    if (chart !== undefined && rows.length > 0) {
      this.skip();
      this.#charts.push({
        ...{ kind: chart.kind, title: caption, row: this.rows.length, height: CHART_ROWS },
        ...{ firstRow: first + 1, lastRow: first + rows.length },
        series: chart.columns.map((column) => ({ name: head[column] ?? '', column })),
      });
      for (let count = 0; count <= CHART_ROWS; count += 1) this.rows.push([]);
    }
    this.skip();
  }

  picture(block: Extract<ReportBlock, { kind: 'picture' }>): void {
    const [width, height] = [block.width, block.height].map((each) => Math.round(each * PICTURE_SCALE));
    const { png, alt } = block;
    this.#pictures.push({
      ...{ row: this.rows.length, column: 0, png, alt },
      ...{ width: width ?? 0, height: height ?? 0 },
    });
    for (let count = 0; count <= (height ?? 0) / ROW_HEIGHT; count += 1) this.rows.push([]);
    this.skip();
  }

  /** The sheet as it is written: sentences stand over all its columns, and one table alone keeps its head in sight. */
  finish(name: string, foot: string): NewSheet {
    const widths = this.widths.length === 0 ? [LEAST_WIDTH] : [...this.widths];
    const width = widths.reduce((sum, each) => sum + each, 0);
    if (width < LEAST_WIDTH) widths[widths.length - 1] = (widths.at(-1) ?? 0) + LEAST_WIDTH - width;
    const room = Math.max(width, LEAST_WIDTH);
    const linesOf = (text: string, within = room) =>
      text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.15) / within)), 0);
    const heightOf = (lines: number) => Math.min(400, lines * LINE + 3);
    const tableHeight = (row: readonly NewCell[]) =>
      heightOf(Math.max(1, ...row.map(({ value }, at) => linesOf(String(value ?? ''), widths[at] ?? room))));
    // Charts and pictures stand where the heights known in the file put them; rows that grow only when they are shown would be covered.
    const isCovered = this.#charts.length + this.#pictures.length > 0;
    const tableRows = isCovered
      ? this.#tables.flatMap(({ first, last }) =>
          Array.from({ length: last - first + 1 }, (_, at) => first + at).map(
            (row) => [row, tableHeight(this.rows[row] ?? [])] as const,
          ),
        )
      : [];
    const [only] = this.#tables;
    const isOne = this.#tables.length === 1 && only !== undefined && this.#charts.length === 0;
    return {
      ...{ name, widths, rows: this.rows, foot },
      wide: new Map(widths.length < 2 ? [] : this.#texts.map(({ row }) => [row, widths.length])),
      heights: new Map([
        ...this.#texts.map(({ row, text }) => [row, heightOf(linesOf(text))] as const),
        ...tableRows,
      ]),
      pictures: this.#pictures,
      charts: this.#charts.map((chart) => ({ ...chart, width: widths.length })),
      ...(isOne && only.last > only.first
        ? { filter: { firstRow: only.first, lastRow: only.last, columns: only.columns } }
        : {}),
      ...(isOne && only.first < 6 ? { frozen: { rows: only.first + 1, columns: 0 } } : {}),
    };
  }
}

/** Lays a report out as a workbook: a sheet for each heading of level 1, with its tables as real cells. */
export function layOutReport({ head, blocks }: Report): NewWorkbook {
  const taken = new Set<string>();
  const sheets: NewSheet[] = [];
  let sheet = new Sheet();
  let name = sheetNameOf(head.title, taken);
  sheet.say(head.title, 'title');
  for (const line of head.lines) sheet.say(line, 'quiet');
  sheet.skip();
  const isBare = () => sheet.rows.length === 0;
  const finish = () => {
    if (!isBare()) sheets.push(sheet.finish(name, head.foot));
  };
  let isFirst = true;
  for (const [at, block] of blocks.entries()) {
    switch (block.kind) {
      case 'heading':
        if (block.level === 1 && !isFirst) {
          finish();
          name = sheetNameOf(block.sheet ?? block.text, taken);
          sheet = new Sheet();
        }
        sheet.say(block.text, 'heading');
        break;
      case 'text':
        sheet.say(block.text, block.look === 'plain' ? 'text' : block.look);
        break;
      case 'list':
        for (const item of block.items) sheet.say(`• ${item}`, 'text');
        sheet.skip();
        break;
      case 'table':
        sheet.table(block, isNamedByHeading(blocks, at));
        break;
      case 'picture':
        sheet.picture(block);
        break;
      // Joined to their table before.
      case 'rows':
        break;
    }
    isFirst = false;
  }
  finish();
  return { title: head.title, sheets };
}
