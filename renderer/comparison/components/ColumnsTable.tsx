import { useTranslation } from 'react-i18next';
import type { SnapshotSummary } from '../../../shared/assessments';
import { Coverage } from '../../assessments';
import { useDates } from '../../platform';
import { useColumnNames } from '../column-names';
import styles from './ColumnsTable.module.css';

/** What is set side by side: State, date, edition and coverage of every column, in the order of the columns. */
export function ColumnsTable({ columns }: { readonly columns: readonly SnapshotSummary[] }) {
  const { t } = useTranslation(['comparison', 'vocabulary']);
  const dates = useDates();
  const names = useColumnNames(columns);
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
        {columns.map((column) => (
          <tr key={column.id} data-column={column.id}>
            <th scope="row">{names.short(column)}</th>
            <td>{t(`vocabulary:member.${column.state}.label`)}</td>
            <td>{dates.day(column.referenceDate)}</td>
            <td>
              {t('column.edition-scope', {
                edition: column.edition,
                scope: t(`column.scope.${column.scope}`),
              })}
            </td>
            <td>
              <Coverage progress={column.progress} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
