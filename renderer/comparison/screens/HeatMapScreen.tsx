import { Text } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CellLetter, entityOf, type LevelGrid } from '../../../shared/comparison';
import { yearOf } from '../../assessments';
import { ErrorNotices, lostWith, useDates } from '../../platform';
import { BackLink, ButtonLink, EmptyState, LoadingState, PageHeader } from '../../ui';
import { CELL_SIGNS, cellWord } from '../cell-signs';
import { HeatGrid } from '../components/HeatGrid';
import { HeatLegend } from '../components/HeatLegend';
import { PairDialog } from '../components/PairDialog';
import { placeIn } from '../pillar-of';
import { type ItemsOfColumns, useGrid, useItemsOf } from '../queries';
import styles from './CompareScreen.module.css';

/** Every frozen assessment of every State on one map: items by years, one sign a cell. */
export function HeatMapScreen() {
  const { t } = useTranslation('comparison');
  const grid = useGrid();
  const items = useItemsOf(grid.data?.columns ?? []);
  return (
    <>
      <PageHeader
        before={
          <BackLink to="/compare" className={styles.back}>
            {t('compare.back')}
          </BackLink>
        }
        title={t('grid.title')}
        what={t('grid.what')}
        next={t('grid.next')}
      />
      <ErrorNotices of={[grid]} />
      {lostWith(grid) !== null ? null : grid.data === undefined ? (
        <LoadingState />
      ) : grid.data.columns.length === 0 ? (
        <EmptyState
          title={t('start.too-few', { count: 0 })}
          action={<ButtonLink to="/assessments">{t('start.to-assessments')}</ButtonLink>}
        >
          {t('start.too-few-why')}
        </EmptyState>
      ) : (
        <WholeMap grid={grid.data} items={items.items} />
      )}
    </>
  );
}

function WholeMap({ grid, items }: { readonly grid: LevelGrid; readonly items: ItemsOfColumns['items'] }) {
  const { t } = useTranslation(['comparison', 'vocabulary', 'ui']);
  const dates = useDates();
  const [shown, setShown] = useState<{ readonly itemId: string; readonly column: number } | null>(null);
  const { columns, itemIds, rows } = grid;
  const lineOf = useMemo(() => new Map(itemIds.map((id, at) => [id, rows[at] ?? ''])), [itemIds, rows]);
  const groups = useMemo(() => {
    const place = placeIn(items);
    const named = Map.groupBy(itemIds, (itemId) => {
      const { pillar, theme } = place(itemId);
      return t('table.group', {
        pillar: t(`vocabulary:pillar.${pillar}.label`),
        theme: theme ?? t('plots.unknown-theme'),
      });
    });
    return [...named].map(([name, ids]) => ({
      name,
      items: ids.map((itemId) => ({ itemId, topic: items.get(itemId)?.topic ?? '' })),
    }));
  }, [itemIds, items, t]);
  const heads = useMemo(
    () =>
      columns.map((column) => ({
        key: column.key,
        under: t(`vocabulary:member.${column.state}.label`),
        underShort: column.state,
        head: (
          <abbr title={dates.day(column.referenceDate)}>
            {t('grid.year', { year: dates.year(yearOf(column.referenceDate)).slice(-2) })}
          </abbr>
        ),
      })),
    [columns, t, dates],
  );
  const spoken = useMemo(
    () =>
      new Map(
        (Object.keys(CELL_SIGNS) as CellLetter[]).map(
          (letter) => [letter, `${CELL_SIGNS[letter]} ${t(cellWord(letter))}`.trim()] as const,
        ),
      ),
    [t],
  );
  const cell = useCallback(
    (itemId: string, column: number) => {
      const letter = (lineOf.get(itemId)?.[column] ?? '-') as CellLetter;
      return { letter, content: CELL_SIGNS[letter], spoken: spoken.get(letter) };
    },
    [lineOf, spoken],
  );
  const open = useCallback((itemId: string, column: number) => setShown({ itemId, column }), []);
  const pair = shown === null ? null : pairAt(columns, shown.column);
  return (
    <>
      <Text size="sm" data-grid-size>
        {t('grid.size', {
          count: columns.length,
          states: t('grid.states', { count: new Set(columns.map(({ state }) => state)).size }),
          items: itemIds.length,
        })}
      </Text>
      <HeatLegend />
      <HeatGrid label={t('grid.label')} columns={heads} groups={groups} cell={cell} narrow onOpen={open} />
      {shown === null || pair === null ? null : (
        <PairDialog itemId={shown.itemId} keys={pair} onClose={() => setShown(null)} />
      )}
    </>
  );
}

/** A column with the one of the same State before it, else the one after it, else its neighbour. */
function pairAt(columns: LevelGrid['columns'], at: number): readonly [string, string] | null {
  const here = columns[at];
  if (here === undefined) return null;
  const [before, after] = [columns[at - 1], columns[at + 1]];
  const isSame = (other: typeof here | undefined) =>
    other !== undefined && entityOf(other) === entityOf(here);
  const beside = isSame(before) ? before : isSame(after) ? after : (before ?? after);
  return beside === undefined ? null : [beside.key, here.key];
}
