import type { WorkbookSheet } from '../kernel';
import type { SheetField } from './model';

/** A column that was known by its place, not by its head. */
export interface RenamedColumn {
  readonly column: number;
  /** What stands there now, and what stood there. */
  readonly now: string;
  readonly was: string;
}

/** Where answers stand on a sheet. */
export interface Found {
  readonly sheet: WorkbookSheet;
  readonly row: number;
  readonly item: number;
  readonly columns: Readonly<Record<SheetField, number>>;
  readonly renamed: readonly RenamedColumn[];
}

/** What nobody sees between letters, as some type it and programs paste it. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
export const seen = (text: string) => text.replaceAll(UNSEEN, '');

/** Words as they are compared. */
export const bare = (text: string) =>
  seen(text).normalize('NFKC').replaceAll(/\s+/g, ' ').trim().toLowerCase();
