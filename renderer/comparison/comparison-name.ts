import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../shared/comparison';
import { useDates } from '../platform';
import { columnsOf, type Span } from './changes';
import { useColumnNames } from './column-names';

/** So many States are named in a title; more are only counted. */
const MOST_NAMED = 4;

/** How a comparison is called where one pair of its columns is looked at, or all of them. */
export function useComparisonName({ columns }: Pick<Comparison, 'columns'>, span: Span): string {
  const { t } = useTranslation(['comparison', 'vocabulary']);
  const dates = useDates();
  const names = useColumnNames(columns);
  const [from, to] = columnsOf({ columns }, span);
  const [first, last] = [columns[from], columns[to]];
  if (first === undefined || last === undefined) return '';
  const states = [...new Set(columns.map(({ state }) => state))].map((state) =>
    t(`vocabulary:member.${state}.label`),
  );
  // The two at the ends are not all that is compared.
  if (span === 'overall' && columns.length > 2 && states.length > 1) {
    const counted = t('grid.states', { count: states.length });
    return states.length > MOST_NAMED
      ? counted
      : t('compare.name-states', { states: counted, names: states.join('; ') });
  }
  if (first.state !== last.state)
    return t('compare.name', { first: names.full(first), last: names.full(last) });
  // What agencies say of one year is beside it, not later.
  return t(first.referenceDate === last.referenceDate ? 'compare.name-one-day' : 'compare.name-one-state', {
    state: t(`vocabulary:member.${first.state}.label`),
    first: dates.day(first.referenceDate),
    last: dates.day(last.referenceDate),
  });
}
