import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CellProblem } from '../../../shared/questionnaires';
import styles from './EditionChanges.module.css';

const SHOWN = 100;

/** What is wrong in a workbook, cell by cell, in plain sentences. */
export function CellProblems({ problems }: { readonly problems: readonly CellProblem[] }) {
  const { t } = useTranslation('questionnaires');
  if (problems.length === 0) return null;
  return (
    <div className={styles.frame}>
      <table className={styles.table} data-cell-problems>
        <caption className={styles.caption}>{t('problem.title', { count: problems.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('problem.cell')}</th>
            <th scope="col">{t('problem.item')}</th>
            <th scope="col">{t('problem.what')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.slice(0, SHOWN).map(({ code, sheet, cell, itemId, column, value }) => (
            <tr key={[sheet, cell, code, value].join(' ')}>
              <th scope="row">{cell === null ? sheet : t('problem.at', { sheet, cell })}</th>
              <td>{itemId}</td>
              <td>
                {t(`problem.code.${code}`, {
                  value,
                  column: column === null ? '' : t(`file.column.${column.replaceAll('.', '-')}`),
                })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {problems.length > SHOWN ? (
        <Text size="sm">{t('problem.more', { count: problems.length - SHOWN })}</Text>
      ) : null}
    </div>
  );
}
