import { type Direction, type DirectionCounts, direction, directionBetween } from '../comparison';
import { AppError } from '../kernel';
import type {
  SnapshotContent,
  StateValue,
  TableComparison,
  TableComparisonRow,
  TableEditionSummary,
  TableSnapshotSummary,
} from './import-model';
import type { DescribedTable, StateYears } from './model';

const blank = (text: string) => text.trim() === '';

/**
 * Checks what the shape of a description cannot tell: that the data set and its source are named, that no item or word stands
 * twice and that a scale of levels has an order.
 *
 * Throws `tables.description-incomplete` without a title or a source, `tables.item-without-scale`, and `tables.item-repeated`.
 */
export function assertDescribed({ title, source, items }: DescribedTable): void {
  if (blank(title) || blank(source)) throw new AppError('tables.description-incomplete');
  const seen = new Set<string>();
  for (const { id, scale } of items) {
    if (seen.has(id)) throw new AppError('tables.item-repeated', { item: id });
    seen.add(id);
    const words =
      scale.kind === 'levels'
        ? [...scale.words, ...scale.unranked]
        : scale.kind === 'yes-no'
          ? [scale.yes, scale.no, ...scale.unranked]
          : [];
    if (new Set(words).size < words.length || (scale.kind === 'levels' && scale.words.length < 2))
      throw new AppError('tables.item-without-scale', { item: id });
  }
}

/** What is frozen of each State and year, by State and then by year. `edition` is the hash of the description. */
export function snapshotsOf(
  { items }: Pick<DescribedTable, 'items'>,
  states: readonly StateYears[],
  edition: string,
): SnapshotContent[] {
  return states.flatMap(({ id, code, years }) =>
    years.map(({ year, name, values }): SnapshotContent => {
      const inOrder = items.flatMap((item) => {
        const value = values.get(item.id);
        // Text and number zero are different facts; a missing one is none at all.
        return value === undefined || value.standing === null
          ? []
          : [{ item: item.id, ...value, standing: value.standing }];
      });
      const at = { state: id, code, name, year };
      return { format: 'waymark-table-snapshot/1', edition, ...at, values: inOrder };
    }),
  );
}

function countsOf(directions: readonly Direction[]): DirectionCounts {
  const counts = Object.fromEntries(direction.options.map((each) => [each, 0])) as DirectionCounts;
  for (const each of directions) counts[each] += 1;
  return counts;
}

/** What frozen results say on one item in one year, State by State, with what happened since the year before in the table. */
export function valuesOn(contents: readonly SnapshotContent[], itemId: string, year: number): StateValue[] {
  const valueIn = (content: SnapshotContent | undefined) =>
    content?.values.find(({ item }) => item === itemId);
  return [...Map.groupBy(contents, ({ state }) => state).values()].flatMap((all): StateValue[] => {
    const now = all.find((each) => each.year === year);
    const value = valueIn(now);
    if (now === undefined || value === undefined) return [];
    const before = all.filter((each) => each.year < year).sort((a, b) => b.year - a.year)[0];
    const { state, code, name } = now;
    const since = before && {
      year: before.year,
      direction: directionBetween(valueIn(before)?.standing ?? null, value.standing),
    };
    return [{ state, code, name, text: value.text, since: since ?? null }];
  });
}

/** By State, then by year. */
const inOrder = (a: TableSnapshotSummary, b: TableSnapshotSummary) =>
  a.state === b.state ? a.year - b.year : a.state < b.state ? -1 : 1;

/**
 * Sets frozen results of one described edition side by side. A direction leads only from one year of a State to another; a value
 * without a rank changes, but never for better or worse; an item without a value is not counted.
 */
export function compareTableSnapshots(
  edition: Pick<TableEditionSummary, 'id' | 'title' | 'source' | 'licence' | 'hash'>,
  { items }: Pick<DescribedTable, 'items'>,
  frozen: readonly { readonly summary: TableSnapshotSummary; readonly content: SnapshotContent }[],
): TableComparison {
  const sorted = frozen.toSorted((a, b) => inOrder(a.summary, b.summary));
  const columns = sorted.map(({ summary }) => summary);
  const values = sorted.map(
    ({ content }) => new Map(content.values.map(({ item, ...value }) => [item, value])),
  );
  const between = (id: string, from: number, to: number) =>
    directionBetween(
      values[from]?.get(id)?.standing ?? null,
      values[to]?.get(id)?.standing ?? null,
      'full',
      columns[from]?.state === columns[to]?.state,
    );
  const last = columns.length - 1;
  const rows = items
    .map(
      ({ id, title }): TableComparisonRow => ({
        ...{ itemId: id, title },
        cells: values.map((column) => column.get(id) ?? null),
        steps: columns.slice(1).map((_, step) => between(id, step, step + 1)),
        overall: between(id, 0, last),
      }),
    )
    .filter(({ cells }) => cells.some((cell) => cell !== null));
  return {
    edition,
    columns,
    rows,
    itemsInAll: rows.length,
    stepCounts: columns.slice(1).map((_, step) => countsOf(rows.flatMap(({ steps }) => steps[step] ?? []))),
    overallCounts: countsOf(rows.map(({ overall }) => overall)),
    severalStates: new Set(columns.map(({ state }) => state)).size > 1,
  };
}
