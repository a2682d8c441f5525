import { z } from 'zod';
import type { Standing } from '../comparison';
import type { StateNames } from './states';

const word = z.string().min(1).max(300);

/**
 * What the values of an item can be and which way is better. Values outside the words or bounds are kept as they are; bounds
 * only help to notice them, they never decide a direction.
 */
export const tableScale = z.discriminatedUnion('kind', [
  /** Ordered words. Those of `unranked` stand outside the order: they are known, but no level (`No Assessment`, `Unknown`). */
  z.strictObject({
    kind: z.literal('levels'),
    words: z.array(word).min(1).readonly(),
    better: z.enum(['earlier', 'later']),
    unranked: z.array(word).readonly(),
  }),
  z.strictObject({
    kind: z.literal('yes-no'),
    yes: word,
    no: word,
    better: z.enum(['yes', 'no']),
    unranked: z.array(word).readonly(),
  }),
  z.strictObject({
    kind: z.literal('number'),
    better: z.enum(['higher', 'lower']),
    min: z.number().nullable(),
    max: z.number().nullable(),
  }),
  /** Values without a better and a worse: any difference is a change. No words means that any value may stand there. */
  z.strictObject({ kind: z.literal('categories'), words: z.array(word).readonly() }),
]);
export type TableScale = z.infer<typeof tableScale>;

/** One item of a described table. */
export const tableItem = z.strictObject({
  /** As the table names it, in its own spelling; these are not ids of our own editions. */
  id: z.string().min(1).max(200),
  title: z.string().max(600),
  scale: tableScale,
  /** Texts that stand for "not answered" besides the empty cell. */
  missing: z.array(z.string()).readonly(),
});
export type TableItem = z.infer<typeof tableItem>;

/** What is known of a table of yearly results: its items in order, where it comes from and under which licence. */
export const describedTable = z.strictObject({
  title: z.string(),
  source: z.string(),
  licence: z.string(),
  /** What the data set is, and what to know before reading it. */
  about: z.string().optional(),
  items: z.array(tableItem).min(1).readonly(),
});
export type DescribedTable = z.infer<typeof describedTable>;

/** What separates the cells of a text table. */
export type Separator = ',' | ';' | '\t';

export interface TableRow {
  /** Number of the row as a spreadsheet shows it: 1 is the header, empty rows count. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** A table as read: the cells as they were written, nothing interpreted, empty rows left out. */
export interface Table {
  readonly separator: Separator;
  readonly header: readonly string[];
  /** Number of the row that names the columns. */
  readonly headerRow: number;
  readonly rows: readonly TableRow[];
}

/** How a column names States. */
export const stateNaming = z.enum(['iso3', 'iso2', 'name']);
export type StateNaming = z.infer<typeof stateNaming>;

/** Common Era; Buddhist Era, which is 543 years ahead; or Bikram Sambat, whose year begins in April of the year 57 before. */
export const yearCount = z.enum(['ce', 'be', 'bs']);
export type YearCount = z.infer<typeof yearCount>;

/** Which column holds what; columns by position, 0 the first. */
export interface TableMapping {
  /** A column of States, or the alpha-2 code of the one that all rows are of. */
  readonly state: { readonly column: number; readonly by: StateNaming } | { readonly all: string };
  /** Column with the name of the State beside its code, if there is one. */
  readonly name: number | null;
  /** Column with the year; null where the columns themselves are years. */
  readonly year: number | null;
  readonly items:
    | { readonly layout: 'wide'; readonly columns: ReadonlyMap<string, number> }
    /** One row a value: a column with the code of the item and one with the value. */
    | { readonly layout: 'long'; readonly item: number; readonly value: number }
    /** One column a year. Without a column of items every row speaks of the only item of the description. */
    | { readonly layout: 'years'; readonly item: number | null; readonly columns: readonly number[] };
  /** Column with remarks on the row, if there is one. */
  readonly note?: number | null;
  /** How years are counted where they do not say so themselves. */
  readonly calendar?: YearCount;
  /** Years outside are refused; none are when it is left out. */
  readonly span?: { readonly first: number; readonly last: number };
  /** Names of States that a table may use; the usual ones when it is left out. */
  readonly names?: StateNames;
  /** What a person says of names that are not known: the alpha-2 code that is meant, or null to leave their rows out. */
  readonly meant?: ReadonlyMap<string, string | null>;
  /** Codes in a column of items that a person leaves out. */
  readonly left?: ReadonlySet<string>;
  /** Numbers are written `2,5`. */
  readonly decimalComma: boolean;
  /** White space round a value does not count, and a cell of white space only is empty. */
  readonly trims: boolean;
}

/** A value of a cell, with where it stands on the scale of its item. */
export interface TableValue {
  readonly text: string;
  readonly standing: Standing;
  /** Remark that the table makes on it. */
  readonly note?: string;
}

/** What a table says of one State in one year; items that were not answered are not in `values`. */
export interface YearColumn {
  readonly year: number;
  /** Name of the State as that year's row writes it. */
  readonly name: string | null;
  readonly values: ReadonlyMap<string, TableValue>;
}

export interface StateYears {
  /** ISO 3166-1 alpha-3 where the table gives or allows it, otherwise what the table writes. */
  readonly id: string;
  /** ISO 3166-1 alpha-2, null when what the table writes is no such State. */
  readonly code: string | null;
  /** Name in the last year: names of States change. */
  readonly name: string | null;
  /** Years with a row, rising, each once. */
  readonly years: readonly YearColumn[];
}

/** Something in a table that a person should see before its results are taken over. */
export const tableProblem = z.strictObject({
  code: z.enum([
    'tables.state-missing',
    'tables.state-unknown',
    'tables.year-invalid',
    'tables.year-other-count',
    'tables.row-repeated',
    'tables.row-too-long',
    'tables.item-absent',
    'tables.item-missing',
    'tables.item-unknown',
    'tables.value-off-scale',
  ]),
  /** True when the row, or what did not fit, is left out or replaces another: taking over would lose something. */
  loses: z.boolean(),
  row: z.number().int().positive().nullable(),
  /** Position of the column, 0 the first. */
  column: z.number().int().nonnegative().nullable(),
  /** The text or the item concerned. */
  value: z.string(),
});
export type TableProblem = z.infer<typeof tableProblem>;

/** A table turned into yearly columns, with everything that did not go in as it stood. */
export interface TableYears {
  /** By id, in the order of code units. */
  readonly states: readonly StateYears[];
  readonly problems: readonly TableProblem[];
}

/** What happened to the items of one State between two consecutive years of a table; ids in the order of the items. */
export interface YearStep {
  /** With its name in the later year. */
  readonly state: Pick<StateYears, 'id' | 'code' | 'name'>;
  readonly from: number;
  readonly to: number;
  readonly improved: readonly string[];
  readonly worsened: readonly string[];
  /** Different, but not for the better or worse. */
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
  /** Answered in the later year only. */
  readonly new: readonly string[];
  /** Answered in the earlier year only. */
  readonly dropped: readonly string[];
}
