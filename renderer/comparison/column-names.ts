import { useTranslation } from 'react-i18next';
import { type ComparisonColumn, entityOf } from '../../shared/comparison';
import { yearOf } from '../assessments';
import { useDates } from '../platform';

export type NamedColumn = Pick<ComparisonColumn, 'state' | 'referenceDate'> &
  Partial<Pick<ComparisonColumn, 'kind' | 'agency'>>;

const speaker = ({ state, kind = 'national', agency = null }: NamedColumn) =>
  entityOf({ state, kind, agency });

/** How columns are called: by what tells them apart, the year first. */
export function useColumnNames(columns: readonly NamedColumn[]): {
  /** State, agency where it is one's own answers, and day. */
  readonly full: (column: NamedColumn) => string;
  /** As short as the columns allow: a year, else a day, with the State or agency when there are several. */
  readonly short: (column: NamedColumn) => string;
} {
  const { t } = useTranslation(['comparison', 'vocabulary']);
  const dates = useDates();
  const state = (column: NamedColumn) => t(`vocabulary:member.${column.state}.label`);
  const named = (column: NamedColumn, date: string, withState: boolean) => {
    const words = { state: state(column), agency: column.agency?.shortName ?? '', date };
    const suffix = withState ? '' : '-alone';
    if (column.kind === 'agency') return t(`column.name-agency${suffix}`, words);
    if (column.kind === 'targets') return t(`column.name-targets${suffix}`, words);
    return withState ? t('column.name', words) : date;
  };
  const full = (column: NamedColumn) => named(column, dates.day(column.referenceDate), true);
  const severalStates = new Set(columns.map((column) => column.state)).size > 1;
  const byYear =
    new Set(columns.map((column) => `${speaker(column)} ${yearOf(column.referenceDate)}`)).size ===
    columns.length;
  const day = ({ referenceDate }: NamedColumn) =>
    byYear ? dates.year(yearOf(referenceDate)) : dates.day(referenceDate);
  const short = (column: NamedColumn) => named(column, day(column), severalStates);
  return { full, short };
}
