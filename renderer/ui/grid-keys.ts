/** A cell of a grid; column 0 is the head of the row. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** Rows that PageUp and PageDown pass over. */
const PAGE = 10;

/** Where a key leads in a grid of so many rows and columns, or null for a key that is none of the grid's (ARIA grid pattern). */
export function gridMove(
  key: string,
  withControl: boolean,
  { row, column }: GridPlace,
  rows: number,
  columns: number,
): GridPlace | null {
  const at = (toRow: number, toColumn: number): GridPlace => ({
    row: Math.min(Math.max(toRow, 0), rows - 1),
    column: Math.min(Math.max(toColumn, 0), columns - 1),
  });
  switch (key) {
    case 'ArrowDown':
      return at(row + 1, column);
    case 'ArrowUp':
      return at(row - 1, column);
    case 'ArrowRight':
      return at(row, column + 1);
    case 'ArrowLeft':
      return at(row, column - 1);
    case 'PageDown':
      return at(row + PAGE, column);
    case 'PageUp':
      return at(row - PAGE, column);
    case 'Home':
      return at(withControl ? 0 : row, 0);
    case 'End':
      return at(withControl ? rows - 1 : row, columns - 1);
    default:
      return null;
  }
}
