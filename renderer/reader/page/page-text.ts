/** One piece of text as a PDF draws it, with whether a line ends behind it. */
export interface TextRun {
  readonly text: string;
  readonly endsLine: boolean;
}

/** A stretch of a text by UTF-16 offsets, end excluded. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A stretch inside one run. */
export interface RunRange {
  readonly run: number;
  readonly start: number;
  readonly end: number;
}

/** A page's text as one string that knows which run each character came from. */
export interface PageText {
  readonly text: string;
  /** The runs that a range of `text` touches, in order; line breaks put between runs belong to none. */
  runsOf(range: TextRange): RunRange[];
  /** Where a run begins in `text`. */
  startOf(run: number): number;
}

/** Joins the runs of a page; a line's end becomes one line break. */
export function joinRuns(runs: readonly TextRun[]): PageText {
  const starts: number[] = [];
  let text = '';
  for (const run of runs) {
    starts.push(text.length);
    text += run.endsLine ? `${run.text}\n` : run.text;
  }

  const firstEndingAfter = (at: number): number => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  };

  const runsOf = ({ start, end }: TextRange): RunRange[] => {
    const touched: RunRange[] = [];
    for (let index = firstEndingAfter(start); index < runs.length; index++) {
      const runStart = starts[index] ?? 0;
      if (runStart >= end) break;
      const from = Math.max(0, start - runStart);
      const to = Math.min(runs[index]?.text.length ?? 0, end - runStart);
      if (to > from) touched.push({ run: index, start: from, end: to });
    }
    return touched;
  };

  return { text, runsOf, startOf: (run) => starts[run] ?? text.length };
}
