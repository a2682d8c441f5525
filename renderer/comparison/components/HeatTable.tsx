import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Comparison, groupRows, marksOf } from '../../../shared/comparison';
import type { Item } from '../../../shared/questionnaires';
import { Coverage } from '../../assessments';
import { useColumnNames } from '../column-names';
import { editionWords } from '../edition-words';
import { useFreeOfDuty } from '../free-of-duty';
import { placeIn } from '../pillar-of';
import { ColumnLetter } from './ColumnLetter';
import { HeatContent } from './HeatContent';
import { HeatGrid } from './HeatGrid';
import styles from './HeatTable.module.css';

interface HeatTableProps {
  readonly comparison: Comparison;
  readonly items: ReadonlyMap<string, Item>;
  readonly onOpen: (itemId: string, column: number) => void;
}

/** All items of a comparison by column. Each cell has digit, shape and tint; missing is patterned and worded. */
export function HeatTable({ comparison, items, onOpen }: HeatTableProps) {
  const { t } = useTranslation(['comparison', 'vocabulary']);
  const names = useColumnNames(comparison.columns);
  const marks = marksOf(comparison.columns);
  const isFreeOfDuty = useFreeOfDuty(comparison.columns);
  const rows = useMemo(() => new Map(comparison.rows.map((row) => [row.itemId, row])), [comparison]);
  const groups = useMemo(
    () =>
      groupRows(comparison.rows, placeIn(items), 'theme').map(({ pillar, theme, rows: grouped }) => ({
        name: t('table.group', {
          pillar: t(`vocabulary:pillar.${pillar}.label`),
          theme: theme ?? t('plots.unknown-theme'),
        }),
        items: grouped.map(({ itemId }) => ({ itemId, topic: items.get(itemId)?.topic ?? '' })),
      })),
    [comparison, items, t],
  );
  const cell = useCallback(
    (itemId: string, column: number) => {
      const row = rows.get(itemId);
      const letter = row?.cells[column] ?? '-';
      const shown = comparison.columns[column];
      const isFree = shown !== undefined && isFreeOfDuty(items.get(itemId), shown);
      return {
        letter,
        content: (
          <HeatContent
            cell={letter}
            isRestated={comparison.restated[column]?.includes(itemId) === true}
            step={row?.steps[column - 1]}
            freeOfDuty={isFree ? shown : undefined}
          />
        ),
      };
    },
    [rows, comparison, items, isFreeOfDuty],
  );
  return (
    <HeatGrid
      label={t('table.label')}
      columns={comparison.columns.map((column, at) => ({
        key: column.key,
        head: (
          <>
            <ColumnLetter mark={marks[at]} /> {names.short(column)}
            <span className={styles.facts}>
              {editionWords(t, column)}
              <br />
              <Coverage progress={column.progress} short />
            </span>
          </>
        ),
      }))}
      groups={groups}
      cell={cell}
      onOpen={onOpen}
    />
  );
}
