import { MOST_ROWS, type ReportBlock, type ReportCell, type ReportTable } from './model';

/** How much of a report goes into one message: clearly below what a call may take. */
const PIECE = 250_000;
/** Most of a report altogether, in characters. */
export const MOST_OF_A_REPORT = 40_000_000;

const weightOfCell = (cell: ReportCell): number =>
  typeof cell === 'object' ? 20 + String(cell.value).length : 2 + String(cell).length;
const weightOfRow = (row: readonly ReportCell[]): number =>
  row.reduce<number>((sum, cell) => sum + weightOfCell(cell), 2);

/** About how many characters a block takes on its way. */
export function weightOf(block: ReportBlock): number {
  switch (block.kind) {
    case 'heading':
    case 'text':
      return 60 + block.text.length;
    case 'list':
      return block.items.reduce((sum, item) => sum + item.length + 2, 40);
    case 'picture':
      return 80 + block.png.length + block.alt.length;
    case 'table':
      return (
        200 + block.caption.length + weightOfRow(block.head) + block.widths.length * 3 + weightOfRows(block)
      );
    case 'rows':
      return 40 + weightOfRows(block);
  }
}

const weightOfRows = ({ rows }: Pick<ReportTable, 'rows'>): number =>
  rows.reduce((sum, row) => sum + weightOfRow(row), 0);

/** Cuts rows into runs that are light and short enough each; one row is never cut. */
function runsOfRows(rows: readonly (readonly ReportCell[])[], most: number): ReportCell[][][] {
  const runs: ReportCell[][][] = [[]];
  let weight = 0;
  for (const row of rows) {
    const own = weightOfRow(row);
    if ((weight > 0 && weight + own > most) || runs.at(-1)?.length === MOST_ROWS) {
      runs.push([]);
      weight = 0;
    }
    runs.at(-1)?.push([...row]);
    weight += own;
  }
  return runs;
}

function lightBlocks(block: ReportBlock, most: number): readonly ReportBlock[] {
  if (block.kind !== 'table' || (weightOf(block) <= most && block.rows.length <= MOST_ROWS)) return [block];
  const [first = [], ...others] = runsOfRows(block.rows, most);
  return [{ ...block, rows: first }, ...others.map((rows) => ({ kind: 'rows' as const, rows }))];
}

/** A report in pieces that can be sent one after the other. */
export function piecesOf(blocks: readonly ReportBlock[], most = PIECE): readonly (readonly ReportBlock[])[] {
  const pieces: ReportBlock[][] = [];
  let weight = 0;
  for (const block of blocks.flatMap((each) => lightBlocks(each, most))) {
    const own = weightOf(block);
    const last = pieces.at(-1);
    if (last === undefined || weight + own > most) {
      pieces.push([block]);
      weight = own;
    } else {
      last.push(block);
      weight += own;
    }
  }
  return pieces;
}

/** Pieces put together again, each table whole. */
export function joinPieces(pieces: readonly (readonly ReportBlock[])[]): ReportBlock[] {
  const blocks: ReportBlock[] = [];
  for (const block of pieces.flat()) {
    const last = blocks.at(-1);
    if (block.kind !== 'rows')
      blocks.push(block.kind === 'table' ? { ...block, rows: [...block.rows] } : block);
    else if (last?.kind === 'table') last.rows.push(...block.rows);
  }
  return blocks;
}
