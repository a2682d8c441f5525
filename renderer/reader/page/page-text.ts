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

/** A piece of text as pdf.js gives it. */
export interface DrawnText {
  readonly str: string;
  readonly hasEOL: boolean;
  readonly dir: string;
  /** The matrix of its letters; the last two numbers are where it begins, in PDF points. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** A tone mark or a raised number stands less far than this from its line, in heights of letters. */
const OFF_THE_LINE = 0.7;
/** A mark that is drawn over its letter goes back less far than this behind the beginning of that letter. */
const BACK = 0.5;
/** Where words of one line are further apart than this, pdf.js may have left out the space. */
const FORWARD = 1;

/** Whether a piece stands elsewhere than where the one before it ends, so that no word goes on from one to the other. */
function isApart(before: DrawnText, piece: DrawnText): boolean {
  if (before.dir !== 'ltr' || piece.dir !== 'ltr') return false;
  const [a = 1, b = 0, , , x = 0, y = 0] = before.transform;
  const [, , , , nextX = 0, nextY = 0] = piece.transform;
  const length = Math.hypot(a, b);
  const height = Math.max(before.height, piece.height);
  if (length === 0 || height === 0) return false;
  const along = ((nextX - x) * a + (nextY - y) * b) / length;
  const across = ((nextY - y) * a - (nextX - x) * b) / length;
  return (
    Math.abs(across) > OFF_THE_LINE * height ||
    along < -BACK * height ||
    along - before.width > FORWARD * height
  );
}

/**
 * The runs of what a page draws. Where the number of a page is drawn before the heading on its left, or one heading right above
 * another, pdf.js says nothing of what parts them: "45" and "Immigration" would be one word, which nobody looks for.
 */
export function runsOfDrawn(pieces: readonly DrawnText[]): TextRun[] {
  let before: DrawnText | null = null;
  const runs: { text: string; endsLine: boolean }[] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (last !== undefined && before !== null && piece.str !== '' && isApart(before, piece))
      last.endsLine = true;
    runs.push({ text: piece.str, endsLine: piece.hasEOL });
    if (piece.hasEOL) before = null;
    else if (piece.str !== '') before = piece;
  }
  return runs;
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
