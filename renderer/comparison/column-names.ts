import { useTranslation } from 'react-i18next';
import type { SnapshotSummary } from '../../shared/assessments';
import { yearOf } from '../assessments';
import { useDates } from '../platform';

type Named = Pick<SnapshotSummary, 'state' | 'referenceDate'>;

/** How columns are called: by what tells them apart, the year first. */
export function useColumnNames(columns: readonly Named[]): {
  /** State and day. */
  readonly full: (column: Named) => string;
  /** As short as the columns allow: a year, else a day, with the State when there are several. */
  readonly short: (column: Named) => string;
} {
  const { t } = useTranslation(['comparison', 'vocabulary']);
  const dates = useDates();
  const state = (column: Named) => t(`vocabulary:member.${column.state}.label`);
  const full = (column: Named) =>
    t('column.name', { state: state(column), date: dates.day(column.referenceDate) });
  const severalStates = new Set(columns.map((column) => column.state)).size > 1;
  const byYear =
    new Set(columns.map((column) => `${column.state}${yearOf(column.referenceDate)}`)).size ===
    columns.length;
  const day = ({ referenceDate }: Named) =>
    byYear ? dates.year(yearOf(referenceDate)) : dates.day(referenceDate);
  const short = (column: Named) =>
    severalStates ? t('column.name', { state: state(column), date: day(column) }) : day(column);
  return { full, short };
}
