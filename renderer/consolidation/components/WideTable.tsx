import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  memo,
  type ReactNode,
  type SyntheticEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type GridPlace, gridMove, usePrinting } from '../../ui';
import styles from './WideTable.module.css';

/** Heights and widths in pixels, so that what is out of sight need not be drawn to know its place. */
const ROW = 64;
const COLUMN = 112;
const HEAD = 272;
const NATIONAL = 148;
/** So many cells are drawn at once; a table that has no more shows all of them. */
const FEW = 400;
/** More columns are printed across the sheet. */
const UPRIGHT = 5;
/** What is taken as seen until the window has been measured. */
const FIRST_SIGHT = { width: 1100, height: 480 };

export interface WideColumn {
  readonly key: string;
  readonly head: ReactNode;
}

export interface WideCell {
  readonly content: ReactNode;
  /** For the style sheet: `agree`, `differ`, `none`. */
  readonly look?: string;
}

interface Drawing {
  /** The head of a row. */
  readonly head: (row: number) => ReactNode;
  /** The cell that stays in sight beside the head, where there is one. */
  readonly national?: ((row: number) => ReactNode) | undefined;
  readonly cell: (row: number, column: number) => WideCell;
}

interface WideTableProps extends Drawing {
  readonly label: string;
  readonly corner: ReactNode;
  /** Head of the cell that stays in sight. */
  readonly nationalHead?: ReactNode;
  readonly columns: readonly WideColumn[];
  /** What the rows are about, in their order. */
  readonly rows: readonly string[];
  /** Another name of what is shown takes the reader back to the first row. */
  readonly shown: string;
  /** A cell was chosen by Enter, Space or the mouse; column -1 is the head of the row, -2 the cell beside it. */
  readonly onOpen: (row: number, column: number) => void;
  /** Other keys on a cell; true when it was used. */
  readonly onKey?: (key: string, row: number, column: number) => boolean;
}

/** The place of the cell that an event happened in. */
function placeOf(event: SyntheticEvent): GridPlace | null {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-cell]') : null;
  const [row, column] = cell?.dataset['cell']?.split(':').map(Number) ?? [];
  return row === undefined || column === undefined ? null : { row, column };
}

/**
 * Items against agencies, any number of both: heads stay in sight, only what is in sight is drawn, the arrow keys go from cell to cell
 * (ARIA grid). On paper all of it is there.
 */
export function WideTable(props: WideTableProps) {
  const { label, corner, nationalHead, columns, rows, shown, head, national, cell, onOpen, onKey } = props;
  const frame = useRef<HTMLDivElement>(null);
  const printing = usePrinting();
  const all = printing || rows.length * columns.length <= FEW;
  const lead = national === undefined ? 1 : 2;
  const [kept, setPlace] = useState<GridPlace>({ row: 0, column: 0 });
  // A table that has become smaller is reached by its last cell.
  const [lastRow, lastColumn] = [rows.length - 1, columns.length + lead - 1];
  const place =
    kept.row <= lastRow && kept.column <= lastColumn
      ? kept
      : { row: Math.min(kept.row, lastRow), column: Math.min(kept.column, lastColumn) };
  // Whether the focus is in the table, or was when the line that had it went.
  const isInside = useRef(false);
  // Where the keys lead to. What is drawn in between, as by scrolling, still has the place before.
  const wanted = useRef<GridPlace | null>(null);
  // The heads take room of the frame, before the first row and the first column.
  const beside = HEAD + (lead === 2 ? NATIONAL : 0);
  const down = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW,
    overscan: 3,
    paddingStart: ROW,
    scrollPaddingStart: ROW,
    initialRect: FIRST_SIGHT,
    enabled: !all,
  });
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => frame.current,
    estimateSize: () => COLUMN,
    overscan: 1,
    paddingStart: beside,
    scrollPaddingStart: beside,
    initialRect: FIRST_SIGHT,
    enabled: !all,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new view begins at its first row
  useEffect(() => {
    setPlace({ row: 0, column: 0 });
    if (frame.current !== null) frame.current.scrollTop = 0;
  }, [shown]);

  useEffect(() => {
    if (wanted.current !== place) return;
    const there = frame.current?.querySelector<HTMLElement>(`[data-cell="${place.row}:${place.column}"]`);
    if (there === null || there === undefined) return;
    wanted.current = null;
    const left = frame.current?.scrollLeft ?? 0;
    there.focus();
    // A row head stays in sight: the window would scroll to where it stands in the table, and the columns looked at would be gone.
    if (place.column < lead && frame.current !== null) frame.current.scrollLeft = left;
  });

  useEffect(() => {
    if (!isInside.current || document.activeElement !== document.body) return;
    const there = frame.current?.querySelector<HTMLElement>(`[data-cell="${place.row}:${place.column}"]`);
    there?.focus({ preventScroll: true });
  });

  const press = (event: KeyboardEvent) => {
    const to = gridMove(event.key, event.ctrlKey, place, rows.length, columns.length + lead);
    const column = place.column - lead;
    if (to !== null) {
      event.preventDefault();
      wanted.current = to;
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
  const click = (event: SyntheticEvent) => {
    const at = placeOf(event);
    if (at !== null) onOpen(at.row, at.column >= lead ? at.column - lead : -1 - at.column);
  };
  const focus = (event: SyntheticEvent) => {
    const at = placeOf(event);
    isInside.current = true;
    if (at !== null && (at.row !== place.row || at.column !== place.column)) setPlace(at);
  };

  const shownRows = all ? rows.map((_, index) => index) : down.getVirtualItems().map(({ index }) => index);
  const sight = all ? null : across.getVirtualItems();
  const first = sight === null ? 0 : (sight[0]?.index ?? 0);
  const last = sight === null ? columns.length - 1 : (sight.at(-1)?.index ?? -1);
  const span = useMemo(
    () => ({ first, last, count: columns.length, lead }),
    [first, last, columns.length, lead],
  );
  const above = all ? 0 : (shownRows[0] ?? 0) * ROW;
  const below = all ? 0 : (rows.length - 1 - (shownRows.at(-1) ?? -1)) * ROW;

  return (
    <div
      ref={frame}
      className={styles.frame}
      style={{ scrollPaddingInlineStart: beside }}
      data-wide-table
      data-broad={columns.length > UPRIGHT || undefined}
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked through is the ARIA grid
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + lead}
        className={styles.table}
        onKeyDown={press}
        onClick={click}
        onFocus={focus}
        onBlur={() => {
          isInside.current = false;
        }}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className={styles.corner}>
              {corner}
            </th>
            {national === undefined ? null : (
              <th scope="col" className={styles.nationalHead}>
                {nationalHead}
              </th>
            )}
            <Spacer columns={span.first} />
            {columns.slice(first, last + 1).map((column, at) => (
              <th
                key={column.key}
                scope="col"
                aria-colindex={first + at + lead + 1}
                className={styles.column}
              >
                {column.head}
              </th>
            ))}
            <Spacer columns={columns.length - 1 - last} />
          </tr>
        </thead>
        <tbody>
          {above === 0 ? null : <tr aria-hidden style={{ height: above }} />}
          {shownRows.map((at) => (
            <Line
              key={rows[at]}
              name={rows[at] ?? ''}
              at={at}
              span={span}
              focused={place.row === at ? place.column : -1}
              head={head}
              national={national}
              cell={cell}
            />
          ))}
          {below === 0 ? null : <tr aria-hidden style={{ height: below }} />}
        </tbody>
      </table>
    </div>
  );
}

function Spacer({ columns }: { readonly columns: number }) {
  if (columns <= 0) return null;
  return <td aria-hidden className={styles.spacer} style={{ minWidth: columns * COLUMN }} />;
}

interface LineProps extends Drawing {
  readonly name: string;
  readonly at: number;
  readonly span: {
    readonly first: number;
    readonly last: number;
    readonly count: number;
    readonly lead: number;
  };
  /** Column that can be reached by the Tab key, -1 for none in this row. */
  readonly focused: number;
}

/** One row. Drawn again only when something in it is new, so that walking through the grid stays light. */
const Line = memo(function Line({ name, at, span, focused, head, national, cell }: LineProps) {
  const { first, last, count, lead } = span;
  const address = (column: number) => ({
    'data-cell': `${at}:${column}`,
    tabIndex: focused === column ? 0 : -1,
    'aria-colindex': column + 1,
  });
  const cells: ReactNode[] = [];
  for (let column = first; column <= last; column += 1) {
    const { content, look } = cell(at, column);
    cells.push(
      <td key={column} className={styles.cell} data-look={look} {...address(column + lead)}>
        {content}
      </td>,
    );
  }
  return (
    <tr data-row={name} aria-rowindex={at + 2} className={styles.row}>
      <th scope="row" className={styles.head} {...address(0)}>
        {head(at)}
      </th>
      {national === undefined ? null : (
        <td className={styles.national} {...address(1)}>
          {national(at)}
        </td>
      )}
      <Spacer columns={first} />
      {cells}
      <Spacer columns={count - 1 - last} />
    </tr>
  );
});
