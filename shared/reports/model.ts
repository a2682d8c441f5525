import { z } from 'zod';

/** Shades of a cell from white to dark, for levels: what stands in the cell says the same. */
export const SHADES = 5;

/** What stands in a cell of a table. A number is written as a number, so that a spreadsheet can reckon with it. */
export const reportCell = z.union([
  z.string().max(20_000),
  z.number(),
  z.strictObject({
    value: z.union([z.string().max(20_000), z.number()]),
    shade: z
      .number()
      .int()
      .min(0)
      .max(SHADES - 1),
  }),
]);
export type ReportCell = z.infer<typeof reportCell>;

const cells = z.array(reportCell).max(60);

/** So many rows of a table go into one message at most. */
export const MOST_ROWS = 5000;

/** A chart that a spreadsheet draws from the cells of a table: rows are the categories, some of its columns the series. */
export const reportChart = z.strictObject({
  kind: z.enum(['stacked', 'line']),
  /** Columns whose numbers are drawn, from 0. */
  columns: z.array(z.number().int().min(1).max(59)).min(1).max(60),
});
export type ReportChart = z.infer<typeof reportChart>;

const words = z.string().max(20_000);

/** A list takes so many lines at most; longer ones are more than one list. */
export const MOST_OF_A_LIST = 500;

/** One part of a report, in the order of reading. */
export const reportBlock = z.discriminatedUnion('kind', [
  /** A heading of level 1 begins a sheet of a workbook, under the short name where one is given. */
  z.strictObject({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    text: words,
    sheet: z.string().max(60).optional(),
  }),
  z.strictObject({ kind: z.literal('text'), text: words, look: z.enum(['plain', 'strong', 'quiet']) }),
  z.strictObject({ kind: z.literal('list'), items: z.array(words).max(MOST_OF_A_LIST) }),
  z.strictObject({
    kind: z.literal('table'),
    /** Says what the table shows. */
    caption: words,
    head: z.array(words).min(1).max(60),
    /** How wide the columns are against each other. */
    widths: z.array(z.number().positive().max(200)).min(1).max(60),
    rows: z.array(cells).max(MOST_ROWS),
    chart: reportChart.optional(),
  }),
  /** More rows of the table before: a table may be too long for one message. */
  z.strictObject({ kind: z.literal('rows'), rows: z.array(cells).max(MOST_ROWS) }),
  z.strictObject({
    kind: z.literal('picture'),
    /** A PNG as base64. */
    png: z
      .string()
      .max(380_000)
      .regex(/^iVBORw0KGgo[A-Za-z0-9+/]+={0,2}$/),
    /** In points of the screen. */
    width: z.number().int().min(1).max(4000),
    height: z.number().int().min(1).max(20_000),
    /** What it shows, for who cannot see it. */
    alt: words,
  }),
]);
export type ReportBlock = z.infer<typeof reportBlock>;
export type ReportTable = Extract<ReportBlock, { kind: 'table' }>;

/** Letters of a title at most: as many as titles of documents and plans have. */
export const REPORT_TITLE_LENGTH = 500;

/** What stands around the parts of a report. */
export const reportHead = z.strictObject({
  title: z.string().trim().min(1).max(REPORT_TITLE_LENGTH),
  /** Lines below the title. */
  lines: z.array(z.string().max(2000)).max(20),
  /** Language of the words, as in `km`. */
  language: z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/),
  /** Heading over the list of its parts. */
  contents: z.string().max(100),
  /** Stands at the foot of each page. */
  foot: z.string().max(300),
  /** Printed in smaller letters with less air between, so that it fits one sheet. */
  compact: z.boolean().optional(),
});
export type ReportHead = z.infer<typeof reportHead>;

/** A document to be saved: said once, and written alike as Word, Excel and PDF. */
export interface Report {
  readonly head: ReportHead;
  readonly blocks: readonly ReportBlock[];
}

/** Whether the heading right before a table says already what the table shows: then it is not said a second time. */
export function isNamedByHeading(blocks: readonly ReportBlock[], at: number): boolean {
  const [before, table] = [blocks[at - 1], blocks[at]];
  return before?.kind === 'heading' && table?.kind === 'table' && before.text === table.caption;
}

/** What stands in a cell, without how it looks. */
export const cellValue = (cell: ReportCell): string | number =>
  typeof cell === 'object' ? cell.value : cell;

/** Kinds of files that are written from a report; a PDF is printed by the window itself. */
export const reportFormat = z.enum(['docx', 'xlsx']);
export type ReportFormat = z.infer<typeof reportFormat>;
