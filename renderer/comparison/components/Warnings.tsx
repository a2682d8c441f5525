import { Alert } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../shared/comparison';
import { useColumnNames } from '../column-names';
import styles from './Warnings.module.css';

/** What to know before the comparison is read as a trend, in words. */
export function Warnings({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation('comparison');
  const { columns, warnings } = comparison;
  const names = useColumnNames(columns);
  if (warnings.length === 0) return null;
  const nameOf = (at: number) => {
    const column = columns[at];
    return column === undefined ? '' : names.full(column);
  };
  return (
    <Alert
      color="yellow"
      variant="outline"
      mb="xs"
      icon={<TriangleAlert aria-hidden size={20} />}
      title={t('warning.title')}
    >
      <ul className={styles.list}>
        {warnings.map(({ code, columns: concerned }) => (
          <li key={`${code} ${concerned.join()}`} data-warning={code}>
            {t(`warning.${code}`, { columns: concerned.map(nameOf).join('; ') })}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
