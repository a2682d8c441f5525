import { Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../shared/comparison';
import type { Item } from '../../../shared/questionnaires';
import { Dialog } from '../../ui';
import { useFreeOfDuty } from '../free-of-duty';
import { AnswerPair } from './AnswerPair';
import { HeatTable } from './HeatTable';
import styles from './TableTab.module.css';

interface TableTabProps {
  readonly comparison: Comparison;
  readonly items: ReadonlyMap<string, Item>;
}

/** All items against all columns. A cell opens to its answer beside the one of the column before. */
export function TableTab({ comparison, items }: TableTabProps) {
  const { t } = useTranslation('comparison');
  const [shown, setShown] = useState<{ readonly itemId: string; readonly column: number } | null>(null);
  const isFreeOfDuty = useFreeOfDuty(comparison.columns);
  const hasFree = useMemo(
    () =>
      comparison.rows.some(({ itemId }) =>
        comparison.columns.some((column) => isFreeOfDuty(items.get(itemId), column)),
      ),
    [comparison, items, isFreeOfDuty],
  );
  const row = comparison.rows.find(({ itemId }) => itemId === shown?.itemId);
  const to = Math.max(shown?.column ?? 1, 1);
  const [first, last] = [comparison.columns[to - 1], comparison.columns[to]];
  return (
    <>
      <Text size="sm" c="dimmed" className={styles.help}>
        {t('table.help')}
        {hasFree ? (
          <>
            {' '}
            <s aria-hidden>§</s> {t('table.no-duty')}
          </>
        ) : null}
      </Text>
      <HeatTable
        comparison={comparison}
        items={items}
        onOpen={(itemId, column) => setShown({ itemId, column })}
      />
      <Dialog
        opened={shown !== null}
        onClose={() => setShown(null)}
        size="70rem"
        title={`${shown?.itemId ?? ''} ${items.get(shown?.itemId ?? '')?.topic ?? ''}`}
      >
        {row === undefined || first === undefined || last === undefined ? null : (
          <AnswerPair
            row={row}
            item={items.get(row.itemId)}
            columns={[first, last]}
            places={[to - 1, to]}
            order={3}
          />
        )}
      </Dialog>
    </>
  );
}
