/**
 * A text as a row of its code units. Asking a text for one looks at how the text is made each time, which takes several times as long as
 * reading a row; who looks at each of them more than once reads the row.
 */
export class Codes {
  private row = new Uint16Array(4_096);

  /** The code units of a text with two zeros behind them, until the next text is given. */
  of(text: string): Uint16Array {
    const { length } = text;
    if (length + 2 > this.row.length) this.row = new Uint16Array(2 * length + 2);
    const { row } = this;
    for (let at = 0; at < length; at += 1) row[at] = text.charCodeAt(at);
    row[length] = 0;
    row[length + 1] = 0;
    return row;
  }
}
