import { useTranslation } from 'react-i18next';
import { answeredOf } from '../../../shared/assessments';
import { type ComparisonColumn, marksOf } from '../../../shared/comparison';
import { Coverage } from '../../assessments';
import { useDates } from '../../platform';
import { usePrinting, WholeIds } from '../../ui';
import { MOST_NAMED, useAgencyNames } from '../agency-words';
import { useColumnNames } from '../column-names';
import { editionWords } from '../edition-words';
import { ColumnLetter } from './ColumnLetter';
import styles from './ColumnsTable.module.css';

/** What is set side by side: State, date, edition and coverage of every column, in the order of the columns. */
interface ColumnsTableProps {
  readonly columns: readonly ComparisonColumn[];
  /** Items of each column that were corrected after freezing. */
  readonly restated?: readonly (readonly string[])[];
}

export function ColumnsTable({ columns, restated = [] }: ColumnsTableProps) {
  const { t } = useTranslation(['comparison', 'vocabulary']);
  const dates = useDates();
  const names = useColumnNames(columns);
  const marks = marksOf(columns);
  const agencies = useAgencyNames(columns);
  return (
    <table className={styles.table} aria-label={t('column.table')}>
      <thead>
        <tr>
          <th scope="col">{t('column.column')}</th>
          <th scope="col">{t('column.state')}</th>
          <th scope="col">{t('column.date')}</th>
          <th scope="col">{t('column.edition')}</th>
          <th scope="col">{t('column.coverage')}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column, at) => (
          <tr key={column.key} data-column={column.key}>
            <th scope="row">
              <ColumnLetter mark={marks[at]} /> {names.short(column)}
            </th>
            <td>{t(`vocabulary:member.${column.state}.label`)}</td>
            <td>{dates.day(column.referenceDate)}</td>
            <td>{editionWords(t, column)}</td>
            <td>
              <span title={t('formula.coverage')}>
                <Coverage progress={column.progress} />
              </span>
              {column.own === null ? null : (
                <div data-own>
                  {t('column.own', { answered: answeredOf(column.own), asked: column.own.asked })}
                </div>
              )}
              <Agencies names={agencies.get(column.key) ?? []} />
              {(restated[at]?.length ?? 0) === 0 ? null : (
                <div data-restated>
                  <WholeIds>
                    {t('column.restated', {
                      count: restated[at]?.length ?? 0,
                      items: restated[at]?.join(', '),
                    })}
                  </WholeIds>
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Who answered; many of them only when they are asked for, or on paper. */
function Agencies({ names }: { readonly names: readonly string[] }) {
  const { t } = useTranslation('comparison');
  const printing = usePrinting();
  if (names.length === 0) return null;
  const all = t('column.agencies', { agencies: names.join(', ') });
  if (names.length <= MOST_NAMED || printing) return <div data-agencies>{all}</div>;
  return (
    <details data-agencies>
      <summary>{t('column.agencies-count', { count: names.length })}</summary>
      {names.join(', ')}
    </details>
  );
}
