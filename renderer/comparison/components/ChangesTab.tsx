import { Chip, Group, Text } from '@mantine/core';
import { startTransition, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Comparison,
  causeBetween,
  type Direction,
  type RecordedCause,
} from '../../../shared/comparison';
import type { Item } from '../../../shared/questionnaires';
import { EmptyState } from '../../ui';
import { changeList, columnsOf, countsOf, DIFFERENT, type Span, WORSE_FIRST } from '../changes';
import { useColumnNames } from '../column-names';
import { ChangeRow } from './ChangeRow';
import styles from './ChangesTab.module.css';

interface ChangesTabProps {
  readonly comparison: Comparison;
  readonly items: ReadonlyMap<string, Item>;
  readonly span: Span;
  readonly causes: ReadonlyMap<string, RecordedCause>;
  /** Items that do not count now. */
  readonly leftOut: ReadonlySet<string>;
}

/** Rows of the first frame; the others follow right after it, so that the worst changes can be read at once. */
const AT_ONCE = 10;

/** The list of changes, worse first. Each line opens to both answers side by side. */
export function ChangesTab({ comparison, items, span, causes, leftOut }: ChangesTabProps) {
  const { t } = useTranslation('comparison');
  const [chosen, setChosen] = useState<readonly Direction[]>(DIFFERENT);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [isWhole, setIsWhole] = useState(false);
  useEffect(() => {
    const rest = setTimeout(() => startTransition(() => setIsWhole(true)));
    return () => clearTimeout(rest);
  }, []);
  const names = useColumnNames(comparison.columns);
  const counts = countsOf(comparison, span);
  const rows = changeList(comparison, span, new Set(chosen)).filter(({ itemId }) => !leftOut.has(itemId));
  const [from, to] = columnsOf(comparison, span);
  const [first, last] = [comparison.columns[from], comparison.columns[to]];
  if (first === undefined || last === undefined) return null;

  const toggle = (itemId: string) =>
    setOpen((known) => {
      const next = new Set(known);
      if (!next.delete(itemId)) next.add(itemId);
      return next;
    });

  return (
    <>
      <fieldset className={styles.filters}>
        <legend className={styles.legend}>{t('changes.show')}</legend>
        <Chip.Group
          multiple
          value={[...chosen]}
          onChange={(values) => setChosen(WORSE_FIRST.filter((direction) => values.includes(direction)))}
        >
          <Group gap={6}>
            {WORSE_FIRST.filter((direction) => counts[direction] > 0).map((direction) => (
              <Chip key={direction} value={direction} size="xs">
                {t('changes.direction-count', {
                  direction: t(`direction.${direction}`),
                  count: counts[direction],
                })}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </fieldset>
      <Text size="sm" c="dimmed" role="status" aria-live="polite" className={styles.result}>
        {t('changes.result', { count: rows.length, total: comparison.itemsInAll })}
      </Text>
      {rows.length === 0 ? (
        <EmptyState title={t('changes.none')}>{t('changes.none-why')}</EmptyState>
      ) : (
        <table className={styles.table} aria-label={t('changes.table')}>
          <thead>
            <tr>
              <th scope="col">{t('changes.change')}</th>
              <th scope="col">{t('changes.item')}</th>
              <th scope="col">{names.short(first)}</th>
              <th scope="col">{names.short(last)}</th>
              <th scope="col">{t('changes.besides')}</th>
              <th scope="col">{t('cause.why')}</th>
            </tr>
          </thead>
          <tbody>
            {(isWhole ? rows : rows.slice(0, AT_ONCE)).map((row) => (
              <ChangeRow
                key={row.itemId}
                row={row}
                item={items.get(row.itemId)}
                span={span}
                columns={[first, last]}
                places={[from, to]}
                cause={causeBetween(comparison, row, [from, to], causes)}
                causes={causes}
                isOpen={open.has(row.itemId)}
                onToggle={() => toggle(row.itemId)}
              />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
