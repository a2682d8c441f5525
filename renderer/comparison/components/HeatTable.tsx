import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comparison, ComparisonRow } from '../../../shared/comparison';
import type { Item } from '../../../shared/questionnaires';
import { PILLARS, type PillarCode } from '../../../shared/vocabulary';
import { Coverage } from '../../assessments';
import { type GridPlace, gridMove } from '../../ui';
import { useColumnNames } from '../column-names';
import { pillarOf } from '../pillar-of';
import { HeatCell } from './HeatCell';
import styles from './HeatTable.module.css';

interface HeatTableProps {
  readonly comparison: Comparison;
  readonly items: ReadonlyMap<string, Item>;
  readonly onOpen: (itemId: string, column: number) => void;
}

/** Item by column as a grid to walk through by the arrow keys. Each cell has digit, shape and tint; missing is hatched and worded. */
export function HeatTable({ comparison, items, onOpen }: HeatTableProps) {
  const { t } = useTranslation(['comparison', 'vocabulary']);
  const { columns } = comparison;
  const names = useColumnNames(columns);
  const frame = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 1 });
  const groups = groupedByPillar(comparison.rows, items);
  const order = groups.flatMap(({ rows }) => rows);

  const press = (event: KeyboardEvent) => {
    const to = gridMove(event.key, event.ctrlKey, place, order.length, columns.length + 1);
    const row = order[place.row];
    if (to !== null) {
      event.preventDefault();
      setPlace(to);
      frame.current?.querySelector<HTMLElement>(`[data-cell="${to.row}:${to.column}"]`)?.focus();
    } else if ((event.key === 'Enter' || event.key === ' ') && row !== undefined) {
      event.preventDefault();
      onOpen(row.itemId, Math.max(place.column - 1, 0));
    }
  };

  return (
    <div ref={frame} className={styles.frame}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked through is the ARIA grid */}
      <table role="grid" aria-label={t('table.label')} className={styles.table} onKeyDown={press}>
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>
              {t('changes.item')}
            </th>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={styles.column}>
                {names.short(column)}
                <span className={styles.facts}>
                  {t('column.edition-scope', {
                    edition: column.edition,
                    scope: t(`column.scope.${column.scope}`),
                  })}
                  <br />
                  <Coverage progress={column.progress} short />
                </span>
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ pillar, rows }) => (
          <tbody key={pillar}>
            <tr>
              <th scope="rowgroup" colSpan={columns.length + 1} className={styles.pillar}>
                <span>{t(`vocabulary:pillar.${pillar}.label`)}</span>
              </th>
            </tr>
            {rows.map((row) => {
              const at = order.indexOf(row);
              const tab = (column: number) => (place.row === at && place.column === column ? 0 : -1);
              return (
                <tr key={row.itemId} data-row={row.itemId}>
                  <th
                    scope="row"
                    className={styles.item}
                    tabIndex={tab(0)}
                    data-cell={`${at}:0`}
                    onFocus={() => setPlace({ row: at, column: 0 })}
                    onClick={() => onOpen(row.itemId, columns.length - 1)}
                  >
                    <span className={styles.id}>{row.itemId}</span> {items.get(row.itemId)?.topic}
                  </th>
                  {row.cells.map((cell, index) => (
                    <HeatCell
                      key={columns[index]?.key ?? index}
                      cell={cell}
                      isRestated={comparison.restated[index]?.includes(row.itemId) === true}
                      step={row.steps[index - 1]}
                      tabIndex={tab(index + 1)}
                      address={`${at}:${index + 1}`}
                      onFocus={() => setPlace({ row: at, column: index + 1 })}
                      onOpen={() => onOpen(row.itemId, index)}
                    />
                  ))}
                </tr>
              );
            })}
          </tbody>
        ))}
      </table>
    </div>
  );
}

interface Group {
  readonly pillar: PillarCode;
  readonly rows: readonly ComparisonRow[];
}

function groupedByPillar(rows: readonly ComparisonRow[], items: ReadonlyMap<string, Item>): readonly Group[] {
  return PILLARS.map((pillar) => ({
    pillar,
    rows: rows.filter(({ itemId }) => pillarOf(itemId, items) === pillar),
  })).filter((group) => group.rows.length > 0);
}
