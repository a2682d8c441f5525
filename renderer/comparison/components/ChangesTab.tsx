import { Chip, Group, Text } from '@mantine/core';
import { startTransition, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Comparison,
  causeBetween,
  type Direction,
  finishedBetween,
  type RecordedCause,
} from '../../../shared/comparison';
import type { Item } from '../../../shared/questionnaires';
import { EmptyState } from '../../ui';
import {
  changeList,
  columnsOf,
  DIFFERENT,
  isOneSpeaker,
  listedCountsOf,
  type Span,
  saidBetween,
  WORSE_FIRST,
} from '../changes';
import { useColumnNames } from '../column-names';
import { useFreeOfDuty } from '../free-of-duty';
import { explainingState } from '../plans';
import { type ActionOfPlan, useActionsOf, useOtherRespondents } from '../queries';
import { SORT_KEYS, type SortKey, sortedRows, WORSE_FIRST_SORTING } from '../sorting';
import { ChangeRow } from './ChangeRow';
import styles from './ChangesTab.module.css';
import { SortHead } from './SortHead';

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

const NO_ACTIONS: readonly ActionOfPlan[] = [];

/** The list of changes, worse first unless it is put in another order. Each line opens to both answers side by side. */
export function ChangesTab({ comparison, items, span, causes, leftOut }: ChangesTabProps) {
  const { t } = useTranslation('comparison');
  const [chosen, setChosen] = useState<readonly Direction[]>(DIFFERENT);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [sorting, setSorting] = useState(WORSE_FIRST_SORTING);
  const [isWhole, setIsWhole] = useState(false);
  useEffect(() => {
    const rest = setTimeout(() => startTransition(() => setIsWhole(true)));
    return () => clearTimeout(rest);
  }, []);
  const names = useColumnNames(comparison.columns);
  const counts = listedCountsOf(comparison, span);
  const [from, to] = columnsOf(comparison, span);
  const [first, last] = [comparison.columns[from], comparison.columns[to]];
  const placeOf = useMemo(() => new Map(comparison.rows.map(({ itemId }, at) => [itemId, at])), [comparison]);
  // They are read when the worst changes can be seen already.
  const actions = useActionsOf(explainingState(first, last), isWhole).data ?? NO_ACTIONS;
  const isFreeOfDuty = useFreeOfDuty(isWhole ? comparison.columns : []);
  const respondents = useOtherRespondents(
    [first?.key ?? '', last?.key ?? ''],
    isWhole && isOneSpeaker(first, last),
  ).data;
  const rows = sortedRows(
    changeList(comparison, span, new Set(chosen)).filter(({ itemId }) => !leftOut.has(itemId)),
    sorting,
    {
      ...{ span, places: [from, to], placeOf },
      causeOf: (row) => {
        const cause = causeBetween(comparison, row, [from, to], causes);
        return cause === null ? '' : t(`cause.name.${cause}`);
      },
    },
  );
  if (first === undefined || last === undefined) return null;

  const said = saidBetween(first, last);
  // Between two who speak there is no sign before a difference, so there are no points.
  const keys = SORT_KEYS.filter((key) => key !== 'points' || said === 'changes');
  const heads: Readonly<Record<SortKey, string>> = {
    change: t(`${said}.change`),
    points: t('changes.points'),
    item: t('changes.item'),
    before: names.short(first),
    after: names.short(last),
    besides: t('changes.besides'),
    cause: t(`${said}.why`),
  };
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
        {t('changes.result', { count: rows.length, total: comparison.rows.length })}{' '}
        {t(`${said}.order.${sorting.key}`)}
      </Text>
      {rows.length === 0 ? (
        <EmptyState title={t('changes.none')}>{t(`${said}.none-why`)}</EmptyState>
      ) : (
        <table className={styles.table} aria-label={t(`${said}.table`)}>
          <thead>
            <tr>
              {keys.map((key) => (
                <SortHead key={key} of={key} sorting={sorting} onSort={setSorting}>
                  {heads[key]}
                </SortHead>
              ))}
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
                finished={finishedBetween(actions, row.itemId, [first.referenceDate, last.referenceDate])}
                respondents={respondents?.get(row.itemId)}
                freeOfDuty={[
                  isFreeOfDuty(items.get(row.itemId), first),
                  isFreeOfDuty(items.get(row.itemId), last),
                ]}
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
