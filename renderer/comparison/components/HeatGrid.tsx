import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, type SyntheticEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type GridPlace, gridMove, usePrinting } from '../../ui';
import styles from './HeatGrid.module.css';
import {
  BLOCK,
  type CellOf,
  type Drawn,
  HEAD,
  HeadTracks,
  type HeatColumn,
  HeatTrack,
  NARROW,
} from './HeatTrack';

/** Height in pixels, so that what is out of sight need not be drawn to know its place. */
const ROW = 34;
/** So many cells are drawn at once; a grid that has no more shows all of them. */
const FEW = 400;
/** More columns are printed across the sheet. */
const UPRIGHT = 4;
/** What is taken as seen until the window has been measured. */
const FIRST_SIGHT = { width: 1100, height: 560 };

/** Items of one pillar and theme. */
export interface HeatGroup {
  readonly name: string;
  readonly items: readonly { readonly itemId: string; readonly topic: string }[];
}

interface HeatGridProps {
  readonly label: string;
  readonly columns: readonly HeatColumn[];
  readonly groups: readonly HeatGroup[];
  /** Must stay the same function while nothing changes. */
  readonly cell: CellOf;
  /** Very many columns, one sign wide each. */
  readonly narrow?: boolean;
  readonly onOpen: (itemId: string, column: number) => void;
}

type Line =
  | { readonly kind: 'group'; readonly name: string }
  | { readonly kind: 'item'; readonly itemId: string; readonly topic: string; readonly row: number };

function linesOf(groups: readonly HeatGroup[]): {
  readonly lines: readonly Line[];
  readonly at: readonly number[];
} {
  const lines: Line[] = [];
  const at: number[] = [];
  for (const { name, items } of groups) {
    lines.push({ kind: 'group', name });
    for (const { itemId, topic } of items) {
      lines.push({ kind: 'item', itemId, topic, row: at.length });
      at.push(lines.length - 1);
    }
  }
  return { lines, at };
}

function placeIn(event: SyntheticEvent): GridPlace | null {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-cell]') : null;
  const [row, column] = cell?.dataset['cell']?.split(':').map(Number) ?? [];
  return row === undefined || column === undefined ? null : { row, column };
}

/**
 * Items against columns, any number of both, grouped by pillar and theme. Each cell has a sign or words besides its tint; heads stay in
 * sight; only what is in sight is drawn; the arrow keys go from cell to cell (ARIA grid). On paper all of it is there.
 */
export function HeatGrid({ label, columns, groups, cell, narrow = false, onOpen }: HeatGridProps) {
  const { t } = useTranslation('comparison');
  const frame = useRef<HTMLDivElement>(null);
  // Where the keys lead to. What is drawn in between, as by scrolling, still has the place before.
  const wanted = useRef<GridPlace | null>(null);
  const printing = usePrinting();
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 1 });
  const { lines, at } = useMemo(() => linesOf(groups), [groups]);
  const all = printing || lines.length * columns.length <= FEW;
  const down = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW,
    overscan: 8,
    scrollPaddingStart: ROW * 3,
    initialRect: FIRST_SIGHT,
    enabled: !all,
  });
  const isWindowed = narrow && !all;
  const across = useVirtualizer({
    horizontal: true,
    count: Math.ceil(columns.length / BLOCK),
    getScrollElement: () => frame.current,
    estimateSize: () => NARROW * BLOCK,
    overscan: 1,
    // A block is ready before it is in sight: drawing it may wait for the frame after a step.
    useFlushSync: false,
    scrollPaddingStart: HEAD,
    initialRect: FIRST_SIGHT,
    enabled: isWindowed,
  });
  const inSight = isWindowed ? across.getVirtualItems() : null;
  const first = (inSight?.[0]?.index ?? 0) * BLOCK;
  const end =
    inSight === null ? columns.length : Math.min(columns.length, ((inSight.at(-1)?.index ?? 0) + 1) * BLOCK);
  const count = columns.length;
  const drawn = useMemo<Drawn | null>(
    () => (narrow ? { first, end, count } : null),
    [narrow, first, end, count],
  );

  useEffect(() => {
    if (wanted.current !== place) return;
    const there = frame.current?.querySelector<HTMLElement>(`[data-cell="${place.row}:${place.column}"]`);
    if (there === null || there === undefined) return;
    wanted.current = null;
    const left = frame.current?.scrollLeft ?? 0;
    there.focus({ preventScroll: false });
    // A row head stays in sight: the window would scroll to where it stands in the table, and the columns looked at would be gone.
    if (place.column === 0 && frame.current !== null) frame.current.scrollLeft = left;
  });

  const press = (event: KeyboardEvent) => {
    const to = gridMove(event.key, event.ctrlKey, place, at.length, columns.length + 1);
    if (to !== null) {
      event.preventDefault();
      wanted.current = to;
      if (!all) down.scrollToIndex(at[to.row] ?? 0);
      if (isWindowed && to.column > 0) across.scrollToIndex(Math.floor((to.column - 1) / BLOCK));
      setPlace(to);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      open(place);
    }
  };
  const open = ({ row, column }: GridPlace) => {
    const line = lines[at[row] ?? -1];
    if (line?.kind === 'item') onOpen(line.itemId, column === 0 ? columns.length - 1 : column - 1);
  };
  const click = (event: SyntheticEvent) => {
    const there = placeIn(event);
    if (there !== null) open(there);
  };
  const focus = (event: SyntheticEvent) => {
    const there = placeIn(event);
    if (there !== null && (there.row !== place.row || there.column !== place.column)) setPlace(there);
  };

  const shown = all ? lines.map((_, index) => index) : down.getVirtualItems().map(({ index }) => index);
  const above = all ? 0 : (shown[0] ?? 0) * ROW;
  const below = all ? 0 : (lines.length - 1 - (shown.at(-1) ?? -1)) * ROW;
  const width = columns.length + 1;
  return (
    <div
      ref={frame}
      className={styles.frame}
      data-heat-grid
      data-broad={columns.length > UPRIGHT || undefined}
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked through is the ARIA grid
        role="grid"
        aria-label={label}
        aria-rowcount={lines.length + 1}
        aria-colcount={width}
        className={styles.table}
        data-narrow={narrow || undefined}
        style={narrow ? { width: HEAD + count * NARROW } : undefined}
        onKeyDown={press}
        onClick={click}
        onFocus={focus}
      >
        {drawn === null ? null : <Widths count={count} />}
        <thead>
          {drawn === null ? (
            <HeadRow columns={columns} corner={t('changes.item')} />
          ) : (
            <HeadTracks columns={columns} drawn={drawn} corner={t('changes.item')} />
          )}
        </thead>
        <tbody>
          {above === 0 ? null : <tr aria-hidden style={{ height: above }} />}
          {shown.map((index) => {
            const line = lines[index];
            if (line === undefined) return null;
            return line.kind === 'group' ? (
              <tr key={`group ${line.name}`} className={styles.row} aria-rowindex={index + 2}>
                <th scope="rowgroup" colSpan={narrow ? 2 : width} className={styles.group}>
                  <span>{line.name}</span>
                </th>
              </tr>
            ) : (
              <ItemLine
                key={line.itemId}
                line={line}
                index={index}
                drawn={drawn}
                count={count}
                focused={place.row === line.row ? place.column : -1}
                cell={cell}
              />
            );
          })}
          {below === 0 ? null : <tr aria-hidden style={{ height: below }} />}
        </tbody>
      </table>
    </div>
  );
}

/** How wide the head and the track beside it are: the window then need not look into every cell to find out. */
function Widths({ count }: { readonly count: number }) {
  return (
    <colgroup>
      <col width={HEAD} />
      <col width={count * NARROW} />
    </colgroup>
  );
}

function HeadRow({ columns, corner }: Pick<HeatGridProps, 'columns'> & { readonly corner: string }) {
  return (
    <tr aria-rowindex={1}>
      <th scope="col" className={styles.corner}>
        {corner}
      </th>
      {columns.map(({ key, head }, at) => (
        <th key={key} scope="col" className={styles.column} aria-colindex={at + 2}>
          {head}
        </th>
      ))}
    </tr>
  );
}

interface ItemLineProps {
  readonly line: Extract<Line, { readonly kind: 'item' }>;
  readonly index: number;
  /** What is drawn of a track; null where each column is a cell of the table. */
  readonly drawn: Drawn | null;
  readonly count: number;
  /** Column that the Tab key reaches, -1 for none in this row. */
  readonly focused: number;
  readonly cell: CellOf;
}

/** One row. Drawn again only when something in it is new, so that walking and scrolling stay light. */
const ItemLine = memo(function ItemLine({ line, index, drawn, count, focused, cell }: ItemLineProps) {
  const { itemId, topic, row } = line;
  return (
    <tr data-row={itemId} aria-rowindex={index + 2} className={styles.row}>
      <th
        scope="row"
        className={styles.head}
        data-cell={`${row}:0`}
        tabIndex={focused === 0 ? 0 : -1}
        aria-colindex={1}
      >
        <span className={styles.name} data-cut>
          <span className={styles.id}>{itemId}</span> {topic}
        </span>
      </th>
      {drawn === null ? (
        <Cells itemId={itemId} row={row} count={count} focused={focused} cell={cell} />
      ) : (
        <HeatTrack itemId={itemId} row={row} drawn={drawn} focused={focused} cell={cell} />
      )}
    </tr>
  );
});

interface CellsProps extends Pick<ItemLineProps, 'count' | 'focused' | 'cell'> {
  readonly itemId: string;
  readonly row: number;
}

function Cells({ itemId, row, count, focused, cell }: CellsProps) {
  return Array.from({ length: count }, (_, column) => {
    const { letter, content, spoken } = cell(itemId, column);
    return (
      <td
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
        key={column}
        className={styles.cell}
        data-letter={letter}
        data-cell={`${row}:${column + 1}`}
        tabIndex={focused === column + 1 ? 0 : -1}
        aria-colindex={column + 2}
        aria-label={spoken}
      >
        {content}
      </td>
    );
  });
}
