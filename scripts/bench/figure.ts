/** One figure as `npm run bench` prints it. `ratio` is ours divided by the peer's, in the same run. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly peer?: string;
  readonly peerValue?: number;
  readonly ratio?: number;
  /** What is aimed at, as it reads: `≤ 0.5` is about the ratio, `≤ 300 MB` about the value. */
  readonly goal?: string;
}

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

const rounded = (value: number): number => Number(value.toPrecision(4));

/** A figure against its peer, both the medians of what one run measured in turns. */
export function against(
  name: string,
  unit: string,
  own: readonly number[],
  peer: string,
  peers: readonly number[],
  goal?: string,
): Figure {
  const value = median(own);
  const peerValue = median(peers);
  return {
    name,
    value: rounded(value),
    unit,
    peer,
    peerValue: rounded(peerValue),
    ratio: Number((value / peerValue).toFixed(3)),
    ...(goal === undefined ? {} : { goal }),
  };
}

/** A figure that has no peer on this machine. */
export function alone(name: string, unit: string, own: readonly number[], goal?: string): Figure {
  return { name, value: rounded(median(own)), unit, ...(goal === undefined ? {} : { goal }) };
}

/** A figure as one line for other programs. */
export function asLine(figure: Figure): string {
  const { peer = null, peerValue = null, ratio = null, goal = null } = figure;
  const { name, value, unit } = figure;
  return `${JSON.stringify({ name, value, unit, peer, peerValue, ratio, goal })}\n`;
}

/** Figures as a table for people. */
export function asTable(figures: readonly Figure[]): string {
  const rows = [
    ['figure', 'value', 'unit', 'ratio', 'goal', 'peer', 'peer value'],
    ...figures.map(({ name, value, unit, peer, peerValue, ratio, goal }) => [
      name,
      String(value),
      unit,
      ratio === undefined ? '' : String(ratio),
      goal ?? '',
      peer ?? '',
      peerValue === undefined ? '' : String(peerValue),
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  return `${rows.map(line).join('\n')}\n`;
}
