/** Ink that hangs together on a picture: letters, signs, stamps and strokes of a pen. */
import type { Picture } from './ocr-picture';

/** Ink in a row without a gap; end is outside. */
export interface Run {
  readonly row: number;
  readonly start: number;
  readonly end: number;
}

/** Ink that hangs together: a letter, a sign, some letters that touch. */
export interface Blot {
  readonly runs: Run[];
  readonly top: number;
  bottom: number;
  ink: number;
}

/** Blots of less ink are specks. */
const SPECK = 4;
/** What has more of these is a photograph or noise: looking for lines on it would take minutes. */
const MOST_RUNS = 1_000_000;

/** The blots of a picture, from the top; none where there are far too many. Ink is up to `level`. Pure. */
export function blotsOf({ width, height, pixels }: Picture, level: number): Blot[] {
  const runs: Run[] = [];
  const parents: number[] = [];
  const rootOf = (run: number): number => {
    let root = run;
    while (parents[root] !== root) root = parents[root] as number;
    while (parents[run] !== root) [run, parents[run]] = [parents[run] as number, root];
    return root;
  };
  let above = 0;
  for (let row = 0; row < height; row += 1) {
    const first = runs.length;
    let start = -1;
    for (let column = 0; column <= width; column += 1) {
      const isInk = column < width && (pixels[row * width + column] as number) <= level;
      if (isInk && start < 0) start = column;
      if (isInk || start < 0) continue;
      parents.push(runs.length);
      runs.push({ row, start, end: column });
      start = -1;
    }
    let over = above;
    for (let run = first; run < runs.length; run += 1) {
      const { start: left, end: right } = runs[run] as Run;
      while (over < first && (runs[over] as Run).end < left) over += 1;
      for (let at = over; at < first && (runs[at] as Run).start <= right; at += 1) {
        const [one, other] = [rootOf(run), rootOf(at)];
        parents[Math.max(one, other)] = Math.min(one, other);
      }
    }
    above = first;
    if (runs.length > MOST_RUNS) return [];
  }
  const blots = new Map<number, Blot>();
  runs.forEach((run, at) => {
    const root = rootOf(at);
    const blot = blots.get(root) ?? { runs: [], top: run.row, bottom: 0, ink: 0 };
    blots.set(root, blot);
    blot.runs.push(run);
    blot.bottom = run.row + 1;
    blot.ink += run.end - run.start;
  });
  return [...blots.values()].filter(({ ink }) => ink >= SPECK);
}
