import { type Direction, directionBetween, type Standing } from '../comparison';
import type { DescribedTable, StateYears, TableScale, TableValue, YearStep } from './model';
import { readNumber } from './numbers';

/**
 * Where a value stands on a scale: a rank, the greater the better, for ordered words and numbers; the text itself for what the
 * scale does not rank, so that it is equal only to the same text. Never null: whether a cell is empty is decided before.
 */
export function standingOn(scale: TableScale, text: string, decimalComma = false): Standing {
  switch (scale.kind) {
    case 'levels': {
      const place = scale.words.indexOf(text);
      if (place < 0) return text;
      return scale.better === 'later' ? place : scale.words.length - 1 - place;
    }
    case 'yes-no':
      if (text !== scale.yes && text !== scale.no) return text;
      return (text === scale.yes) === (scale.better === 'yes') ? 1 : 0;
    case 'number': {
      const value = readNumber(text, decimalComma);
      if (value === null) return text;
      return scale.better === 'higher' ? value : -value;
    }
    case 'categories':
      return text;
  }
}

/** Whether the scale knows a value that stands there: one of its words, or a number within its bounds. */
export function isOnScale(scale: TableScale, text: string, standing: Standing): boolean {
  switch (scale.kind) {
    case 'number': {
      if (typeof standing !== 'number') return false;
      const value = scale.better === 'higher' ? standing : -standing;
      return value >= (scale.min ?? value) && value <= (scale.max ?? value);
    }
    case 'categories':
      return scale.words.length === 0 || scale.words.includes(text);
    default:
      return typeof standing === 'number' || scale.unranked.includes(text);
  }
}

type StepList = 'improved' | 'worsened' | 'changed' | 'unchanged' | 'new' | 'dropped';

/** Where a direction is listed. Values of tables are always of one State and fully comparable. */
const LISTED: Readonly<Record<Direction, StepList | null>> = {
  better: 'improved',
  worse: 'worsened',
  same: 'unchanged',
  'same-without-level': 'unchanged',
  'knowledge-changed': 'changed',
  'not-comparable': 'changed',
  'newly-answered': 'new',
  'no-longer-answered': 'dropped',
  'newly-asked': 'new',
  'no-longer-asked': 'dropped',
  'both-missing': null,
  'different-levels': null,
  'different-kinds': null,
  'one-side-only': null,
};

type Values = ReadonlyMap<string, TableValue>;

function stepBetween(items: DescribedTable['items'], before: Values, after: Values) {
  const lists: Record<StepList, string[]> = {
    improved: [],
    worsened: [],
    changed: [],
    unchanged: [],
    new: [],
    dropped: [],
  };
  for (const { id } of items) {
    const direction = directionBetween(before.get(id)?.standing ?? null, after.get(id)?.standing ?? null);
    const list = LISTED[direction];
    if (list !== null) lists[list].push(id);
  }
  return lists;
}

/**
 * Says for every State and every two consecutive years it has a row for which items improved, worsened, changed without a
 * direction, stayed, were newly answered or no longer answered. Years without a row are stepped over, never filled in; an item
 * without a value on either side is in no list. Equal values are unchanged whatever the scale; a direction needs two ranks.
 */
export function compareYears(
  { items }: Pick<DescribedTable, 'items'>,
  states: readonly StateYears[],
): YearStep[] {
  return states.flatMap(({ id, code, years }) =>
    years.slice(1).flatMap((after, at) => {
      const before = years[at];
      if (before === undefined) return [];
      const lists = stepBetween(items, before.values, after.values);
      return [{ state: { id, code, name: after.name }, from: before.year, to: after.year, ...lists }];
    }),
  );
}
