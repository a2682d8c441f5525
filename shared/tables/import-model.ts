import { z } from 'zod';
import { direction, directionCounts } from '../comparison';
import { instant, sha256, uuid } from '../kernel';
import { describedTable, stateNaming, tableProblem, yearCount } from './model';

const count = z.number().int().nonnegative();
const text = z.string().max(32_767);

/** What a column of a table is taken for. */
export const COLUMN_USES = [
  'left',
  'state',
  'name',
  'year',
  'item',
  'item-name',
  'value',
  'note',
  'result',
] as const;
/**
 * `result` is a column of values: of one item where the table has a column of years, of one year where it has none.
 * `name` is the State's name beside its code, `item-name` the name of an item beside its code.
 */
export const columnUse = z.enum(COLUMN_USES);
export type ColumnUse = z.infer<typeof columnUse>;

/** A file that was opened to be imported; kept in memory until the program ends or newer ones take its place. */
export const tableDraft = z.strictObject({
  id: uuid,
  /** Name of the file, without its folder. */
  name: z.string(),
  sha256,
  sheets: z.array(z.strictObject({ name: z.string(), rows: count })).min(1),
  /** Imports of exactly these bytes that stand. */
  importedAs: z.array(z.strictObject({ editionId: uuid, title: z.string(), at: instant })),
});
export type TableDraft = z.infer<typeof tableDraft>;

/** Which cells of a draft are meant and what they mean. */
export const tableReading = z.strictObject({
  /** Position of the sheet, 0 the first. */
  sheet: count,
  /** Number of the row that names the columns, as a spreadsheet shows it. */
  headerRow: z.number().int().positive(),
  /** One a column. */
  uses: z.array(columnUse).max(2_000),
  stateBy: stateNaming,
  /** The alpha-2 code of the State that all rows are of, where no column says it. */
  allOf: z.string().length(2).nullable(),
  calendar: yearCount,
  decimalComma: z.boolean(),
  /** White space round a value does not count. */
  trims: z.boolean(),
  /** What names that are not known mean: the alpha-2 code of a State, or null to leave their rows out. */
  meant: z.array(z.strictObject({ written: text, code: z.string().length(2).nullable() })).max(5_000),
});
export type TableReading = z.infer<typeof tableReading>;

/** The first rows of a draft, with what its columns seem to hold. */
export const tableLook = z.strictObject({
  header: z.array(z.string()),
  /** Rows behind the header that hold any text. */
  rowCount: count,
  rows: z.array(z.strictObject({ row: count, cells: z.array(z.string()) })),
  /** Rows before and at the header, to choose another one. */
  top: z.array(z.strictObject({ row: count, cells: z.array(z.string()) })),
  guessed: tableReading,
});
export type TableLook = z.infer<typeof tableLook>;

/** Kinds of scale that a person chooses from. */
export const scaleKind = z.enum(['number', 'levels', 'yes-no', 'categories']);
export type ScaleKind = z.infer<typeof scaleKind>;

/** An item that a table seems to hold, before it is described. */
export const foundItem = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** Cells with any text. */
  cells: count,
  /** The most frequent texts. */
  samples: z.array(z.strictObject({ text: z.string(), count })),
  /** Different texts in all. */
  distinct: count,
  kind: scaleKind,
  /** The words found, in natural order, where they are few. */
  words: z.array(z.string()),
  /** Texts that usually stand for no answer. */
  missing: z.array(z.string()),
});
export type FoundItem = z.infer<typeof foundItem>;

export const tableFindings = z.strictObject({
  layout: z.enum(['wide', 'long', 'years']),
  items: z.array(foundItem),
  /** Names of States that are not known, with the rows they stand in. */
  unknownStates: z.array(z.strictObject({ written: z.string(), rows: count })),
  /** Described editions with the same items in them, the best fitting first. */
  editions: z.array(z.strictObject({ editionId: uuid, title: z.string(), shared: count })),
});
export type TableFindings = z.infer<typeof tableFindings>;

/** What is to be imported, and as what. */
export const importPlan = z.strictObject({
  draftId: uuid,
  reading: tableReading,
  /** Codes of items that are left out on purpose. */
  left: z.array(z.string().max(200)).max(5_000),
  /** A new description, or one that is there and stays as it is. */
  as: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('new'), description: describedTable }),
    z.strictObject({ kind: z.literal('known'), editionId: uuid }),
  ]),
});
export type ImportPlan = z.infer<typeof importPlan>;

/** What an import would do. */
export const importPreview = z.strictObject({
  states: count,
  years: count,
  items: count,
  values: count,
  /** Snapshots that would be made: one a State and year. */
  fresh: count,
  /** Snapshots that are there already with exactly these values. */
  unchanged: count,
  /** States and years that are there already with other values; they stay as they are. */
  taken: z.array(z.strictObject({ state: z.string(), year: z.number().int() })),
  firstYear: z.number().int().nullable(),
  lastYear: z.number().int().nullable(),
  /** Problems that would lose something, and all others. */
  refused: count,
  doubtful: count,
  /** How many of each kind. */
  kinds: z.array(z.strictObject({ code: tableProblem.shape.code, loses: z.boolean(), count })),
  /** The first of each kind. */
  problems: z.array(tableProblem),
});
export type ImportPreview = z.infer<typeof importPreview>;

export const importOutcome = z.strictObject({
  /** Null when nothing was new. */
  importId: uuid.nullable(),
  editionId: uuid,
  fresh: count,
  unchanged: count,
  /** The group that takes it back in one step. */
  changeId: uuid.nullable(),
});
export type ImportOutcome = z.infer<typeof importOutcome>;

/** One file that was imported. */
export const tableImport = z.strictObject({
  id: uuid,
  fileName: z.string(),
  sha256,
  at: instant,
  actor: z.string(),
  snapshots: count,
  changeId: uuid.nullable(),
});
export type TableImport = z.infer<typeof tableImport>;

/** A described edition of a data set: its description never changes; another wording is another edition. */
export const tableEditionSummary = z.strictObject({
  id: uuid,
  title: z.string(),
  source: z.string(),
  licence: z.string(),
  about: z.string(),
  /** SHA-256 of the canonical JSON of the description. */
  hash: sha256,
  createdAt: instant,
  items: count,
  states: count,
  snapshots: count,
  firstYear: z.number().int().nullable(),
  lastYear: z.number().int().nullable(),
  imports: z.array(tableImport),
});
export type TableEditionSummary = z.infer<typeof tableEditionSummary>;

/** One State's results of one year, frozen as they were imported. */
export const tableSnapshotSummary = z.strictObject({
  id: uuid,
  editionId: uuid,
  importId: uuid,
  /** Alpha-3 code where there is one, else as the table writes it. */
  state: z.string(),
  /** Alpha-2 code, null when the table names no State by ISO 3166-1. */
  code: z.string().nullable(),
  /** As the table writes it, where it does. */
  name: z.string().nullable(),
  year: z.number().int(),
  values: count,
  hash: sha256,
});
export type TableSnapshotSummary = z.infer<typeof tableSnapshotSummary>;

export const tableEdition = z.strictObject({
  ...tableEditionSummary.shape,
  description: describedTable,
  columns: z.array(tableSnapshotSummary),
});
export type TableEdition = z.infer<typeof tableEdition>;

/** One value as it was imported. */
export const snapshotValue = z.strictObject({
  item: z.string(),
  text: z.string(),
  /** A rank, or a text that has none. */
  standing: z.union([z.number(), z.string()]),
  note: z.string().optional(),
});
export type SnapshotValue = z.infer<typeof snapshotValue>;

/** What a table says of one State on one item in one year. */
export const stateValue = z.strictObject({
  state: z.string(),
  code: z.string().nullable(),
  name: z.string().nullable(),
  text: z.string(),
  /** The last imported year before, and what happened since; null where there is none. */
  since: z.strictObject({ year: z.number().int(), direction }).nullable(),
});
export type StateValue = z.infer<typeof stateValue>;

/** What is frozen, and hashed as canonical JSON. */
export const snapshotContent = z.strictObject({
  format: z.literal('waymark-table-snapshot/1'),
  /** Hash of the described edition. */
  edition: sha256,
  state: z.string(),
  code: z.string().nullable(),
  name: z.string().nullable(),
  year: z.number().int(),
  /** In the order of the items; only those that were answered. */
  values: z.array(snapshotValue),
});
export type SnapshotContent = z.infer<typeof snapshotContent>;

export const tableRow = z.strictObject({
  itemId: z.string(),
  title: z.string(),
  /** Null where there is no value. */
  cells: z.array(snapshotValue.omit({ item: true }).nullable()),
  /** Step i leads from column i to column i + 1. */
  steps: z.array(direction),
  overall: direction,
});
export type TableComparisonRow = z.infer<typeof tableRow>;

/** Frozen results of one described edition side by side. */
export const tableComparison = z.strictObject({
  edition: tableEditionSummary.pick({ id: true, title: true, source: true, licence: true, hash: true }),
  /** By State, then by year. */
  columns: z.array(tableSnapshotSummary).min(2),
  /** Items with a value in at least one column, in the order of the description. */
  rows: z.array(tableRow),
  itemsInAll: count,
  stepCounts: z.array(directionCounts),
  overallCounts: directionCounts,
  /** Several States stand side by side: no direction leads from one to another. */
  severalStates: z.boolean(),
});
export type TableComparison = z.infer<typeof tableComparison>;
