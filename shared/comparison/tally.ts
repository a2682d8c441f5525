import { isLocalItem } from '../questionnaires';
import { type Level, PILLARS, type PillarCode } from '../vocabulary';
import { isAnswered, levelOf } from './cells';
import { type ComparisonColumn, entityOf } from './columns';
import type { Comparison, ComparisonRow } from './model';

/** Where an item stands in the questionnaire; the theme is null where no edition at hand knows the item. */
export type PlaceOf = (itemId: string) => { readonly pillar: PillarCode; readonly theme: string | null };

/** Items of one pillar, or of one theme in it, in the order of the rows. */
export interface ItemGroup {
  readonly pillar: PillarCode;
  readonly theme: string | null;
  readonly rows: readonly ComparisonRow[];
}

/** Groups rows by pillar, or by pillar and theme; pillars in their order, themes in the order in which they first stand. */
export function groupRows(
  rows: readonly ComparisonRow[],
  placeOf: PlaceOf,
  by: 'pillar' | 'theme',
): readonly ItemGroup[] {
  const groups = new Map<string, { pillar: PillarCode; theme: string | null; rows: ComparisonRow[] }>();
  for (const row of rows) {
    const { pillar, theme } = placeOf(row.itemId);
    const key = by === 'pillar' ? pillar : `${pillar} ${theme ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { pillar, theme: by === 'pillar' ? null : theme, rows: [row] });
    else group.rows.push(row);
  }
  return PILLARS.flatMap((pillar) => [...groups.values()].filter((group) => group.pillar === pillar));
}

/** Which items are counted. */
export interface Counting {
  /** Only items with a comparable level in every column (domain rule C.2); otherwise each column counts what it has. */
  readonly constantOnly: boolean;
  /** Left out besides. */
  readonly without: ReadonlySet<string>;
}

/** The rows of items that the questionnaire asks everybody: a State's own items (`X-`) are in no figure (domain rule C.9). */
const sharedRows = ({ rows }: Pick<Comparison, 'rows'>) => rows.filter(({ itemId }) => !isLocalItem(itemId));

/** The rows that are counted. */
export function countedRows(
  comparison: Comparison,
  { constantOnly, without }: Counting,
): readonly ComparisonRow[] {
  const constant = new Set(comparison.constantSet);
  return sharedRows(comparison).filter(
    ({ itemId }) => !without.has(itemId) && (!constantOnly || constant.has(itemId)),
  );
}

/** Some items in one column. With `counted` 0 there is no data, which is never a nought. */
export interface Tally {
  /** Items by level, level 0 first. Counts only: levels are never averaged. */
  readonly byLevel: readonly [number, number, number, number, number];
  /** Items with a level: the sum of `byLevel`. */
  readonly counted: number;
  /** Items of the group that have any answer in this column (levels, not applicable, not known), counted or not. */
  readonly answered: number;
  /** Items of the group that were asked in this column. */
  readonly asked: number;
}

/** Counts the levels of some rows in one column. `all` are the rows of the same group, counted or not. */
export function tallyColumn(
  counted: readonly ComparisonRow[],
  all: readonly ComparisonRow[],
  column: number,
): Tally {
  const byLevel: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  let found = 0;
  for (const { cells } of counted) {
    const level = levelOf(cells[column]);
    if (level === undefined) continue;
    byLevel[level] += 1;
    found += 1;
  }
  let asked = 0;
  let answered = 0;
  for (const { cells } of all) {
    const cell = cells[column];
    if (cell === undefined || cell === '-') continue;
    asked += 1;
    if (isAnswered(cell)) answered += 1;
  }
  return { byLevel, counted: found, answered, asked };
}

/** Items on a level or above. */
export function reaching({ byLevel }: Tally, level: Level): number {
  return byLevel.slice(level).reduce((sum, count) => sum + count, 0);
}

/** A group with its counts in every column. */
export interface GroupTally {
  readonly pillar: PillarCode;
  readonly theme: string | null;
  /** Items counted in at least one column. */
  readonly items: number;
  /** Items of the group asked in any column: editions and scopes ask different ones. */
  readonly inAll: number;
  readonly tallies: readonly Tally[];
}

/** Counts every group of a comparison, also those of which nothing is counted. */
export function tallyGroups(
  comparison: Comparison,
  placeOf: PlaceOf,
  by: 'pillar' | 'theme',
  counting: Counting,
): readonly GroupTally[] {
  const counted = new Set(countedRows(comparison, counting).map(({ itemId }) => itemId));
  return groupRows(sharedRows(comparison), placeOf, by).map(({ pillar, theme, rows }) => {
    const used = rows.filter(({ itemId }) => counted.has(itemId));
    return {
      pillar,
      theme,
      items: used.filter(({ cells }) => cells.some((cell) => levelOf(cell) !== undefined)).length,
      inAll: rows.length,
      tallies: comparison.columns.map((_, column) => tallyColumn(used, rows, column)),
    };
  });
}

/** Counts all items together, as one group. */
export function tallyAll(comparison: Comparison, counting: Counting): readonly Tally[] {
  const used = countedRows(comparison, counting);
  return comparison.columns.map((_, column) => tallyColumn(used, sharedRows(comparison), column));
}

const yearIn = ({ referenceDate }: Pick<ComparisonColumn, 'referenceDate'>) =>
  Number(referenceDate.slice(0, 4));

/**
 * The lines through some columns: runs of neighbours that may be joined. A line breaks between speakers, where a column has no data,
 * and where a year is missing between two columns. A run of one is a point by itself.
 */
export function lineRuns(
  columns: readonly ComparisonColumn[],
  hasData: (column: number) => boolean,
): readonly (readonly number[])[] {
  const runs: number[][] = [];
  columns.forEach((column, at) => {
    if (!hasData(at)) return;
    const run = runs.at(-1);
    const last = run?.at(-1);
    const before = last === undefined ? undefined : columns[last];
    const joins =
      last === at - 1 &&
      before !== undefined &&
      entityOf(before) === entityOf(column) &&
      yearIn(column) - yearIn(before) <= 1;
    if (run !== undefined && joins) run.push(at);
    else runs.push([at]);
  });
  return runs;
}

/** Least number of peers among which a distribution may be shown: with fewer it would name one of them. */
export const FEWEST_PEERS = 3;

/** The latest column of every State and agency; targets are nobody's answers. */
export function peerColumns(columns: readonly ComparisonColumn[]): readonly number[] {
  const last = new Map<string, number>();
  columns.forEach((column, at) => {
    if (column.kind !== 'targets') last.set(entityOf(column), at);
  });
  return [...last.values()];
}

/** Lowest, middle and highest level among peers. Of an even number the lower one in the middle, so that it is a level somebody has. */
export interface Spread {
  readonly itemId: string;
  readonly lowest: Level;
  readonly middle: Level;
  readonly highest: Level;
  /** Peers with a level. */
  readonly peers: number;
}

/**
 * How the levels of each item are spread over the latest columns of all States and agencies. Items with fewer than three levels, and
 * those that do not mean the same in all of these columns, have no distribution and are left out.
 */
export function spreadOf(
  comparison: Comparison,
  without: ReadonlySet<string> = new Set(),
): readonly Spread[] {
  const peers = peerColumns(comparison.columns);
  if (peers.length < FEWEST_PEERS) return [];
  return sharedRows(comparison).flatMap(({ itemId, cells, meanings }) => {
    if (without.has(itemId)) return [];
    const told = peers.filter((column) => levelOf(cells[column]) !== undefined);
    if (new Set(told.map((column) => meanings?.[column])).size > 1) return [];
    const levels = told
      .flatMap((column) => levelOf(cells[column]) ?? [])
      .toSorted((one, other) => one - other);
    const [lowest, highest] = [levels[0], levels.at(-1)];
    const middle = levels[Math.floor((levels.length - 1) / 2)];
    if (levels.length < FEWEST_PEERS || lowest === undefined) return [];
    if (middle === undefined || highest === undefined) return [];
    return [{ itemId, lowest, middle, highest, peers: levels.length }];
  });
}

/** What a picture over groups says in one sentence. */
export interface GroupSummary {
  /** Items counted in the first and the last column. */
  readonly counted: readonly [number, number];
  /** Of them those on the level or above. */
  readonly reached: readonly [number, number];
  /** Groups in which more, fewer, or as many reach the level in the last column; null where no direction may be told. */
  readonly groups: { readonly more: number; readonly fewer: number; readonly same: number } | null;
  /** Fewest and most over all columns that have data: what is told where no direction may be. */
  readonly least: number;
  readonly most: number;
}

/** Sums up counts of groups for the sentence beside a picture. A direction is told only over one set of items and for one speaker. */
export function summariseGroups(
  comparison: Comparison,
  groups: readonly GroupTally[],
  level: Level,
  { constantOnly }: Counting,
): GroupSummary {
  const { columns } = comparison;
  const lastPlace = columns.length - 1;
  const sum = (column: number, of: (tally: Tally) => number) =>
    groups.reduce(
      (total, { tallies }) => total + (tallies[column] === undefined ? 0 : of(tallies[column])),
      0,
    );
  const reached = (column: number) => sum(column, (tally) => reaching(tally, level));
  const counted = (column: number) => sum(column, (tally) => tally.counted);
  const [first, last] = [columns[0], columns[lastPlace]];
  const isOne =
    first !== undefined &&
    last !== undefined &&
    columns.every((column) => entityOf(column) === entityOf(first));
  const moved = { more: 0, fewer: 0, same: 0 };
  for (const { tallies } of groups) {
    const [before, after] = [tallies[0], tallies[lastPlace]];
    if (before === undefined || after === undefined || before.counted === 0 || after.counted === 0) continue;
    const by = reaching(after, level) - reaching(before, level);
    moved[by > 0 ? 'more' : by < 0 ? 'fewer' : 'same'] += 1;
  }
  const withData = columns.flatMap((_, at) => (counted(at) > 0 ? [reached(at)] : []));
  return {
    counted: [counted(0), counted(lastPlace)],
    reached: [reached(0), reached(lastPlace)],
    groups: isOne && constantOnly ? moved : null,
    least: withData.length === 0 ? 0 : Math.min(...withData),
    most: withData.length === 0 ? 0 : Math.max(...withData),
  };
}
