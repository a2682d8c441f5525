/** Places in a text, in order, with the text of those few that do not stand there as they are. */
export class Stretches {
  starts: Int32Array;
  ends: Int32Array;
  /** Of a cluster its run; -1 for a word. */
  runs: Int32Array;
  count = 0;
  private others: Map<number, string> | null = null;

  constructor(room = 1_024) {
    this.starts = new Int32Array(room);
    this.ends = new Int32Array(room);
    this.runs = new Int32Array(room);
  }

  push(start: number, end: number, run: number): void {
    if (this.count === this.starts.length) {
      const size = (this.count + 1) * 2;
      this.starts = grown(this.starts, size);
      this.ends = grown(this.ends, size);
      this.runs = grown(this.runs, size);
    }
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.runs[this.count] = run;
    this.count += 1;
  }

  /** Whether a stretch stands in the text as it is. */
  stands(at: number): boolean {
    return this.others === null || !this.others.has(at);
  }

  text(at: number, whole: string): string {
    return this.others?.get(at) ?? whole.slice(this.starts[at], this.ends[at]);
  }

  /** Puts another text in the place of the last stretch, which then reaches further. */
  replaceLast(text: string, end: number): void {
    this.others ??= new Map();
    this.others.set(this.count - 1, text);
    this.ends[this.count - 1] = end;
  }

  /** The same stretches, to be changed by themselves. */
  copy(): Stretches {
    const copy = new Stretches(0);
    copy.starts = this.starts.slice(0, this.count);
    copy.ends = this.ends.slice(0, this.count);
    copy.runs = this.runs.slice(0, this.count);
    copy.count = this.count;
    copy.others = this.others === null ? null : new Map(this.others);
    return copy;
  }

  clear(): void {
    this.count = 0;
    this.others = null;
  }
}

function grown(array: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size);
  larger.set(array);
  return larger;
}
