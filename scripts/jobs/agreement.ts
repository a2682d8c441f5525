/** How far two readings of the same text agree. */
export interface Agreement {
  /** Share of our words that the other has too, and the reverse; words counted as often as they occur. */
  readonly wordPrecision: number;
  readonly wordRecall: number;
  /** The same of runs of four letters, white space left out: order inside words, whatever cuts them. */
  readonly letterPrecision: number;
  readonly letterRecall: number;
}

type Bag = Map<string, number>;

/** Hits and sizes of two bags, to be added up over pages. */
export class AgreementCount {
  private words = { both: 0, ours: 0, theirs: 0 };
  private letters = { both: 0, ours: 0, theirs: 0 };

  /** Adds one page. */
  add(ours: string, theirs: string): void {
    count(this.words, bagOf(wordsOf(ours)), bagOf(wordsOf(theirs)));
    count(this.letters, bagOf(fourgramsOf(ours)), bagOf(fourgramsOf(theirs)));
  }

  /** Words the other reading has. */
  get size(): number {
    return this.words.theirs;
  }

  get result(): Agreement {
    const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
    return {
      wordPrecision: share(this.words.both, this.words.ours),
      wordRecall: share(this.words.both, this.words.theirs),
      letterPrecision: share(this.letters.both, this.letters.ours),
      letterRecall: share(this.letters.both, this.letters.theirs),
    };
  }
}

const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u180e]/g;

/** Both readings in one form, as the judged queries compare them: NFKC, lower case, no unseen characters. */
export function normal(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(/([\u0e4d\u0ecd])([\u0e48-\u0e4b\u0ec8-\u0ecb])/g, '$2$1');
}

export function wordsOf(text: string): string[] {
  return normal(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function fourgramsOf(text: string): string[] {
  const letters = [...normal(text).replace(/\s+/g, '')];
  return letters.slice(0, Math.max(1, letters.length - 3)).map((_, i) => letters.slice(i, i + 4).join(''));
}

function bagOf(items: readonly string[]): Bag {
  const bag: Bag = new Map();
  for (const item of items) bag.set(item, (bag.get(item) ?? 0) + 1);
  return bag;
}

function count(total: { both: number; ours: number; theirs: number }, ours: Bag, theirs: Bag): void {
  for (const [item, times] of ours) {
    total.ours += times;
    total.both += Math.min(times, theirs.get(item) ?? 0);
  }
  for (const times of theirs.values()) total.theirs += times;
}
