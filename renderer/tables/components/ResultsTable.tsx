import { ArrowDown, ArrowUp, CircleMinus, CirclePlus, Equal, type LucideIcon, Shuffle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Direction } from '../../../shared/comparison';
import type { TableComparison } from '../../../shared/tables';
import { useDates } from '../../platform';
import { useStateNames } from '../state-names';
import { ScrolledTable } from './ScrolledTable';
import styles from './tables.module.css';

const ICONS: Readonly<Partial<Record<Direction, LucideIcon>>> = {
  better: ArrowUp,
  worse: ArrowDown,
  same: Equal,
  'same-without-level': Equal,
  'newly-answered': CirclePlus,
  'no-longer-answered': CircleMinus,
  'knowledge-changed': Shuffle,
};

interface ResultsTableProps {
  readonly comparison: TableComparison;
  /** Only items whose values differ somewhere. */
  readonly onlyChanged: boolean;
}

const SAME: readonly Direction[] = ['same', 'same-without-level', 'both-missing'];

/** Items against years or States, each value with what happened since the column before. */
export function ResultsTable({ comparison, onlyChanged }: ResultsTableProps) {
  const { t } = useTranslation(['tables', 'comparison']);
  const dates = useDates();
  const nameOf = useStateNames();
  const { columns, rows, severalStates, stepCounts } = comparison;
  const shown = onlyChanged ? rows.filter(({ steps }) => steps.some((step) => !SAME.includes(step))) : rows;
  return (
    <ScrolledTable name={t('results.table')} isTall isWide>
      <thead>
        <tr>
          <th scope="col" className={styles.corner}>
            {t('results.item')}
          </th>
          {columns.map((column, at) => {
            const counts = stepCounts[at - 1];
            return (
              <th key={column.id} scope="col" data-column={column.year}>
                {severalStates ? <bdi>{nameOf(column)} </bdi> : null}
                {dates.year(column.year)}
                <span className={styles.note}>
                  {counts === undefined || severalStates
                    ? t('results.values', { count: column.values })
                    : t('results.step', {
                        better: counts.better,
                        worse: counts.worse,
                        count: counts.better + counts.worse + counts.same,
                        total: comparison.itemsInAll,
                      })}
                </span>
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {shown.map((row) => (
          <tr key={row.itemId} data-item={row.itemId}>
            <th scope="row" className={styles.item}>
              <bdi className={styles.id}>{row.itemId}</bdi>{' '}
              {row.title === row.itemId ? null : <bdi>{row.title}</bdi>}
            </th>
            {row.cells.map((cell, at) => {
              const step = row.steps[at - 1];
              const Icon = step === undefined || severalStates ? undefined : ICONS[step];
              return (
                <td
                  key={columns[at]?.id}
                  className={cell === null ? styles.missing : undefined}
                  data-step={severalStates ? undefined : step}
                >
                  {cell === null ? t('results.missing') : <bdi>{cell.text}</bdi>}
                  {Icon === undefined || step === undefined ? null : (
                    <span className={styles.step}>
                      <Icon aria-hidden size={12} />
                      {t(`comparison:direction.${step}`)}
                    </span>
                  )}
                  {cell?.note === undefined ? null : <span className={styles.note}>{cell.note}</span>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </ScrolledTable>
  );
}
