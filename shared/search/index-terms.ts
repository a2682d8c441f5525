import { clingsInside, insideEnd, mayBeInside } from './inside.ts';
import { orderMarks } from './mark-order.ts';
import { wordsWithNotes } from './note-numbers.ts';
import { Stretches } from './stretches.ts';
import { type Cutter, inOrder, walk } from './tokens.ts';
import {
  around,
  joinNextRun,
  joinRuns,
  type WordApart,
  type WordsAround,
  wordsApart,
} from './written-apart.ts';

/**
 * What a page gives to the index: one row of terms, each at its place. First the page as it stands; then, each after a gap,
 * words joined over line ends, points and commas, or without the numbers of their footnotes, with their neighbours, so that phrases are found there too, and the clusters inside
 * words of Indic scripts; last, terms of which only their being there counts. Terms of a kind of their own begin with a character no
 * page has.
 */

/** Longest phrase that is looked up as one; longer ones are looked up in overlapping parts as well. */
export const WINDOW = 12;

/** First characters of terms: C1 controls, which are no letters and stand in no normalised word. */
export const TERM_KIND = {
  /** A single cluster of a run. */
  cluster: '\u0081',
  /** A pair of clusters inside words. */
  inside: '\u0087',
  /** A pair of clusters as a machine may have read it from a picture. */
  rough: '\u008b',
} as const;

/** In the place of a term: nothing stands side by side across it. */
export const GAP = '';

/** Longer terms are glued lines; they are cut, in pages and in queries alike, so that no page fills the index with one. */
const LONGEST_TERM = 160;

/** A term as the index has it. */
export function indexTerm(term: string): string {
  if (term.length <= LONGEST_TERM) return term;
  // No half of a surrogate pair: it could not be written down.
  const last = term.charCodeAt(LONGEST_TERM - 1);
  return term.slice(0, last >= 0xd800 && last <= 0xdbff ? LONGEST_TERM - 1 : LONGEST_TERM);
}

/** Words of a usual page. Fixed, so that a page's weights never change by what else is in the index. */
const USUAL_LENGTH = 250;
/** Saturated frequencies (bm25 with k1 = 1.2, b = 0.75) at which the weights begin. Once on a usual page is 0.45. */
const WEIGHT_BEGINS = [0.55, 0.7, 0.82] as const;
/** Clusters to a word, about, in unspaced scripts. */
const CLUSTERS_PER_WORD = 3;

/** How much a page is about a term that stands on it so often: 0 as on a usual page once, to 3 very much. `length` in words. */
export function weightOf(times: number, length: number): number {
  const saturated = times / (times + 1.2 * (0.25 + (0.75 * length) / USUAL_LENGTH));
  let weight = 0;
  while (weight < WEIGHT_BEGINS.length && saturated >= (WEIGHT_BEGINS[weight] as number)) weight += 1;
  return weight;
}

/** Takes the terms of a page one by one, in order; those that stand in the text as they are by their places in it. */
export interface TermSink {
  /** A term of the text from one place up to another, after the character of its kind, if it is of one (0 if not). */
  range(kind: number, from: number, to: number): void;
  /** The same for a term that counts once a page. */
  rangeOnce(kind: number, from: number, to: number): void;
  term(text: string): void;
  termOnce(text: string): void;
  gap(): void;
}

/** Of a page whose terms were given: how many are the page as it stands, and how long it is, in words. */
export interface PageMeasure {
  readonly body: number;
  readonly length: number;
}

const CLUSTER = TERM_KIND.cluster.charCodeAt(0);
const INSIDE = TERM_KIND.inside.charCodeAt(0);

/** Takes pages apart into terms. One is enough; it keeps the memory it works in. */
export class PageCutter implements Cutter {
  private readonly units = new Stretches();
  private readonly stream = new Stretches();
  private readonly halves: WordApart[] = [];
  private text = '';
  private sink: TermSink | null = null;
  private given = 0;

  /** Gives everything the index holds of one page: `text` is normalised, `headings` are `headingTerms` of it. */
  give(text: string, headings: readonly string[], sink: TermSink): PageMeasure {
    const { units, halves } = this;
    units.clear();
    halves.length = 0;
    this.text = text;
    this.sink = sink;
    this.given = 0;
    walk(text, this);
    this.giveUnits(0, units.count);
    const body = this.given;
    const joined = inOrder(inOrder(halves, wordsApart(text, units)), wordsWithNotes(text, units));
    joinRuns(units, joined);
    for (const stretch of around(joined, units.count, WINDOW)) this.giveJoined(stretch);
    const goOn = joined.filter((word) => word.isRun && joinNextRun(text, units, word));
    for (const { from, to } of around(goOn, units.count, WINDOW)) {
      sink.gap();
      this.giveUnits(from, to);
    }
    this.giveInside();
    const clusters = this.giveClusters();
    for (const heading of headings) this.giveTerm(heading);
    this.sink = null;
    this.text = '';
    return { body, length: units.count - clusters + clusters / CLUSTERS_PER_WORD };
  }

  word(start: number, end: number): void {
    this.units.push(start, end, -1);
  }

  cluster(start: number, end: number, run: number): void {
    this.units.push(start, end, run);
  }

  marks(start: number, end: number): void {
    const { units, text } = this;
    units.replaceLast(orderMarks(units.text(units.count - 1, text) + text.slice(start, end)), end);
  }

  joined(text: string): void {
    this.halves.push({ first: this.units.count - 1, count: 2, text, isRun: false });
  }

  /** Words that are put together, with their neighbours. */
  private giveJoined({ from, to, words }: WordsAround): void {
    this.sink?.gap();
    let at = from;
    for (const { first, count, text, isRun } of words) {
      if (isRun) continue;
      this.giveUnits(at, first);
      this.giveTerm(text);
      at = first + count;
    }
    this.giveUnits(at, to);
  }

  private giveTerm(text: string): void {
    this.sink?.term(indexTerm(text));
    this.given += 1;
  }

  private giveRange(kind: number, from: number, to: number): void {
    const room = kind === 0 ? LONGEST_TERM : LONGEST_TERM - 1;
    if (to - from <= room) {
      this.sink?.range(kind, from, to);
      this.given += 1;
    } else this.giveTerm((kind === 0 ? '' : String.fromCharCode(kind)) + this.text.slice(from, to));
  }

  /** One stretch as a term, or two that follow one another. */
  private giveStretches(list: Stretches, kind: number, first: number, last: number): void {
    const stands =
      list.stands(first) && (first === last || (list.stands(last) && list.ends[first] === list.starts[last]));
    if (stands) {
      this.giveRange(kind, list.starts[first] as number, list.ends[last] as number);
      return;
    }
    const before = kind === 0 ? '' : String.fromCharCode(kind);
    const second = first === last ? '' : list.text(last, this.text);
    this.giveTerm(before + list.text(first, this.text) + second);
  }

  /** Terms of some units, as `termsOf` gives them. */
  private giveUnits(from: number, to: number): void {
    const { units } = this;
    const { runs } = units;
    for (let at = from; at < to; at += 1) {
      const run = runs[at] as number;
      if (run >= 0 && at + 1 < to && runs[at + 1] === run) this.giveStretches(units, 0, at, at + 1);
      else if (run < 0 || at === from || runs[at - 1] !== run) this.giveStretches(units, 0, at, at);
    }
  }

  /** Pairs of clusters inside words of Indic scripts; words of other scripts part the stretches of them. */
  private giveInside(): void {
    const { units, stream, text } = this;
    stream.clear();
    for (let at = 0; at < units.count; at += 1) {
      const start = units.starts[at] as number;
      if (units.runs[at] === -1 && mayBeInside(text, start)) {
        const end = units.ends[at] as number;
        for (let from = start, to = 0; from < end; from = to) {
          to = insideEnd(text, from, end);
          if (stream.count > 0 && clingsInside(text, from))
            stream.replaceLast(stream.text(stream.count - 1, text) + text.slice(from, to), to);
          else stream.push(from, to, -1);
        }
      } else this.giveStream();
    }
    this.giveStream();
  }

  private giveStream(): void {
    const { stream } = this;
    if (stream.count === 0) return;
    if (stream.count > 1) this.sink?.gap();
    for (let at = 1; at < stream.count; at += 1) this.giveStretches(stream, INSIDE, at - 1, at);
    stream.clear();
  }

  /** Each cluster of a run once; gives how many there are in all. */
  private giveClusters(): number {
    const { units, text } = this;
    let clusters = 0;
    for (let at = 0; at < units.count; at += 1) {
      if ((units.runs[at] as number) < 0) continue;
      clusters += 1;
      const from = units.starts[at] as number;
      const to = units.ends[at] as number;
      if (units.stands(at) && to - from < LONGEST_TERM) this.sink?.rangeOnce(CLUSTER, from, to);
      else this.sink?.termOnce(indexTerm(TERM_KIND.cluster + units.text(at, text)));
    }
    return clusters;
  }
}
