/** Id of the heading of an instrument on the screen. */
export function headingId(code: string): string {
  return `instrument-${code.replace('/', '-')}`;
}

/** Id of the row of an article on the screen. */
export function rowId(key: string): string {
  return `article-${key}`;
}
