import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { type GridPlace, gridMove } from '../../ui';
import { usePrinting } from '../use-printing';
import styles from './WideTable.module.css';

/** Heights and widths in pixels, so that what is out of sight need not be drawn to know its place. */
const ROW = 64;
const COLUMN = 112;
const HEAD = 272;
const NATIONAL = 148;
/** So many cells are drawn at once; a table that has no more shows all of them. */
const FEW = 400;

export interface WideColumn {
  readonly key: string;
  readonly head: ReactNode;
}

export interface WideRow {
  readonly key: string;
  readonly head: ReactNode;
  /** The cell that stays in sight beside the head, where there is one. */
  readonly national?: ReactNode;
}

export interface WideCell {
  readonly content: ReactNode;
  /** For the style sheet: `agree`, `differ`, `missing`, `none`. */
  readonly look?: string;
}

interface WideTableProps {
  readonly label: string;
  readonly corner: ReactNode;
  /** Head of the cell that stays in sight; there is none when this is left out. */
  readonly nationalHead?: ReactNode;
  readonly columns: readonly WideColumn[];
  readonly rows: readonly WideRow[];
  readonly cell: (row: number, column: number) => WideCell;
  /** A cell was chosen by Enter, Space or the mouse; column -1 is the head of the row, -2 the cell beside it. */
  readonly onOpen: (row: number, column: number) => void;
  /** Other keys on a cell; true when it was used. */
  readonly onKey?: (key: string, row: number, column: number) => boolean;
}

/**
 * Items against agencies, any number of both: heads stay in sight, only what is in sight is drawn, the arrow keys go from cell to cell
 * (ARIA grid). On paper all of it is there.
 */
export function WideTable(props: WideTableProps) {
  const { label, corner, nationalHead, columns, rows, cell, onOpen, onKey } = props;
  const frame = useRef<HTMLDivElement>(null);
  const printing = usePrinting();
  const all = printing || rows.length * columns.length <= FEW;
  const lead = nationalHead === undefined ? 1 : 2;
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 0 });
  const wanted = useRef(false);
  const down = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW,
    overscan: 6,
    scrollPaddingStart: 64,
    enabled: !all,
  });
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => frame.current,
    estimateSize: () => COLUMN,
    overscan: 2,
    scrollPaddingStart: HEAD + (lead === 2 ? NATIONAL : 0),
    enabled: !all,
  });

  useEffect(() => {
    if (!wanted.current) return;
    const there = frame.current?.querySelector<HTMLElement>(`[data-cell="${place.row}:${place.column}"]`);
    if (there === null || there === undefined) return;
    wanted.current = false;
    there.focus({ preventScroll: all });
  });

  const press = (event: KeyboardEvent) => {
    const to = gridMove(event.key, event.ctrlKey, place, rows.length, columns.length + lead);
    const column = place.column - lead;
    if (to !== null) {
      event.preventDefault();
      wanted.current = true;
      if (!all) {
        down.scrollToIndex(to.row);
        if (to.column >= lead) across.scrollToIndex(to.column - lead);
      }
      setPlace(to);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onOpen(place.row, column >= 0 ? column : -1 - place.column);
    } else if (!event.ctrlKey && !event.altKey && !event.metaKey && onKey?.(event.key, place.row, column)) {
      event.preventDefault();
    }
  };

  const shownRows = all ? rows.map((_, index) => index) : down.getVirtualItems().map(({ index }) => index);
  const shownColumns = all
    ? columns.map((_, index) => index)
    : across.getVirtualItems().map(({ index }) => index);
  const above = all ? 0 : (shownRows[0] ?? 0) * ROW;
  const below = all ? 0 : (rows.length - 1 - (shownRows.at(-1) ?? -1)) * ROW;
  const left = all ? 0 : (shownColumns[0] ?? 0) * COLUMN;
  const right = all ? 0 : (columns.length - 1 - (shownColumns.at(-1) ?? -1)) * COLUMN;
  const tab = (row: number, column: number) => (place.row === row && place.column === column ? 0 : -1);
  const spacer = (key: string, width: number) =>
    width === 0 ? null : <td key={key} aria-hidden className={styles.spacer} style={{ minWidth: width }} />;
  const address = (row: number, column: number) => ({
    'data-cell': `${row}:${column}`,
    tabIndex: tab(row, column),
    'aria-colindex': column + 1,
    onFocus: () => setPlace({ row, column }),
  });

  return (
    <div ref={frame} className={styles.frame} data-wide-table>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked through is the ARIA grid
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + lead}
        className={styles.table}
        onKeyDown={press}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className={styles.corner}>
              {corner}
            </th>
            {nationalHead === undefined ? null : (
              <th scope="col" className={styles.nationalHead}>
                {nationalHead}
              </th>
            )}
            {spacer('left', left)}
            {shownColumns.map((at) => (
              <th key={columns[at]?.key} scope="col" aria-colindex={at + lead + 1} className={styles.column}>
                {columns[at]?.head}
              </th>
            ))}
            {spacer('right', right)}
          </tr>
        </thead>
        <tbody>
          {above === 0 ? null : <tr aria-hidden style={{ height: above }} />}
          {shownRows.map((at) => {
            const row = rows[at];
            if (row === undefined) return null;
            return (
              <tr key={row.key} data-row={row.key} aria-rowindex={at + 2} className={styles.row}>
                <th scope="row" className={styles.head} {...address(at, 0)} onClick={() => onOpen(at, -1)}>
                  {row.head}
                </th>
                {nationalHead === undefined ? null : (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears Enter and Space for all its cells
                  <td className={styles.national} {...address(at, 1)} onClick={() => onOpen(at, -2)}>
                    {row.national}
                  </td>
                )}
                {spacer('left', left)}
                {shownColumns.map((column) => {
                  const { content, look } = cell(at, column);
                  return (
                    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears Enter and Space for all its cells
                    <td
                      key={columns[column]?.key}
                      className={styles.cell}
                      data-look={look}
                      {...address(at, column + lead)}
                      onClick={() => onOpen(at, column)}
                    >
                      {content}
                    </td>
                  );
                })}
                {spacer('right', right)}
              </tr>
            );
          })}
          {below === 0 ? null : <tr aria-hidden style={{ height: below }} />}
        </tbody>
      </table>
    </div>
  );
}
