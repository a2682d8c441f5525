import { memo, type ReactNode, useMemo } from 'react';
import type { CellLetter } from '../../../shared/comparison';
import styles from './HeatGrid.module.css';

/** Widths in pixels of a narrow column and of the head of a row. */
export const NARROW = 30;
export const HEAD = 288;
/** Columns are drawn in blocks of this many: scrolling sideways then draws something now and then, not at every step. */
export const BLOCK = 12;
/** From so many columns on there is room for the name above them. */
const ROOMY = 4;

export interface HeatColumn {
  readonly key: string;
  readonly head: ReactNode;
  /** Columns under one head stand together; the head is written once above them. */
  readonly under?: string;
  /** The same for where there is little room. */
  readonly underShort?: string;
}

export interface HeatLook {
  readonly letter: CellLetter;
  readonly content: ReactNode;
  /** What a screen reader says, where the content is only a sign. */
  readonly spoken?: string | undefined;
}

export type CellOf = (itemId: string, column: number) => HeatLook;

/** Which of all columns are drawn: from `first` to before `end`, which begin and end blocks. */
export interface Drawn {
  readonly first: number;
  readonly end: number;
  readonly count: number;
}

/** Where something stands in a track. A block is laid out by itself, so that one more does not move the whole table. */
const placeOf = (from: number, to: number) => ({
  insetInlineStart: from * NARROW,
  width: (to - from) * NARROW,
});

/** Draws one block after the other. */
function blocksOf({ first, end }: Drawn, draw: (from: number, to: number) => ReactNode): ReactNode[] {
  const blocks: ReactNode[] = [];
  for (let from = first; from < end; from += BLOCK) blocks.push(draw(from, Math.min(end, from + BLOCK)));
  return blocks;
}

interface HeadTracksProps {
  readonly columns: readonly HeatColumn[];
  readonly drawn: Drawn;
  readonly corner: string;
}

/** The heads of very many columns, and above them what columns that stand together have in common. */
export function HeadTracks({ columns, drawn, corner }: HeadTracksProps) {
  const spans = useMemo(() => {
    const found: { name: string; short: string; from: number; to: number }[] = [];
    for (const [at, { under, underShort = '' }] of columns.entries()) {
      const last = found.at(-1);
      if (under === undefined) continue;
      if (last?.name === under && last.to === at) last.to = at + 1;
      else found.push({ name: under, short: underShort, from: at, to: at + 1 });
    }
    return found;
  }, [columns]);
  const inSight = spans.filter(({ from, to }) => to > drawn.first && from < drawn.end);
  return (
    <>
      {spans.length === 0 ? null : (
        <tr aria-rowindex={1}>
          <td aria-hidden className={styles.cornerAbove} />
          <td role="none" className={styles.trackAbove}>
            <div role="none" className={styles.laneAbove}>
              {inSight.map(({ name, short, from, to }) => (
                <div
                  key={from}
                  role="columnheader"
                  aria-colindex={from + 2}
                  aria-colspan={to - from}
                  className={styles.under}
                  style={placeOf(from, to)}
                  title={name}
                >
                  {to - from < ROOMY ? <abbr title={name}>{short}</abbr> : <span>{name}</span>}
                </div>
              ))}
            </div>
          </td>
        </tr>
      )}
      <tr aria-rowindex={spans.length === 0 ? 1 : 2}>
        <th scope="col" className={styles.corner}>
          {corner}
        </th>
        <td role="none" className={styles.trackHead}>
          <div role="none" className={styles.lane}>
            {blocksOf(drawn, (from, to) => (
              <div key={from} role="none" className={styles.block} style={placeOf(from, to)}>
                {columns.slice(from, to).map(({ key, head }, at) => (
                  <div key={key} role="columnheader" className={styles.sign} aria-colindex={from + at + 2}>
                    {head}
                  </div>
                ))}
              </div>
            ))}
          </div>
        </td>
      </tr>
    </>
  );
}

interface HeatTrackProps {
  readonly itemId: string;
  readonly row: number;
  readonly drawn: Drawn;
  /** Column that the Tab key reaches, -1 for none in this row. */
  readonly focused: number;
  readonly cell: CellOf;
}

/** The cells of a row with very many columns. */
export function HeatTrack({ itemId, row, drawn, focused, cell }: HeatTrackProps) {
  return (
    <td role="none" className={styles.track}>
      <div role="none" className={styles.lane}>
        {blocksOf(drawn, (from, to) => (
          <CellBlock
            key={from}
            itemId={itemId}
            row={row}
            from={from}
            to={to}
            focused={focused > from && focused <= to ? focused : -1}
            cell={cell}
          />
        ))}
      </div>
    </td>
  );
}

interface CellBlockProps extends Pick<HeatTrackProps, 'itemId' | 'row' | 'focused' | 'cell'> {
  readonly from: number;
  readonly to: number;
}

const CellBlock = memo(function CellBlock({ itemId, row, from, to, focused, cell }: CellBlockProps) {
  const cells: ReactNode[] = [];
  for (let column = from; column < to; column += 1) {
    const { letter, content, spoken } = cell(itemId, column);
    cells.push(
      <div
        key={column}
        role="gridcell"
        className={`${styles.cell} ${styles.sign}`}
        data-letter={letter}
        data-cell={`${row}:${column + 1}`}
        tabIndex={focused === column + 1 ? 0 : -1}
        aria-colindex={column + 2}
        aria-label={spoken}
      >
        {content}
      </div>,
    );
  }
  return (
    <div role="none" className={styles.block} style={placeOf(from, to)}>
      {cells}
    </div>
  );
});
