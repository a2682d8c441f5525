import { fold, SHORTEST_SIMILAR, slipKey } from '../../../shared/search';
import { ByteWriter, compareBytes } from './bytes.ts';
import { sortTerms } from './fresh-pages.ts';
import { ListWriter } from './lists.ts';
import { type NeighbourList, NeighbourMaker } from './neighbours.ts';
import { PART, type Part, type PartsTable, type SegmentRow } from './parts-table.ts';
import { TermReader } from './segment.ts';
import { createSegmentWriter } from './segment-writer.ts';
import { isAtKeys, isNeighbourKey, isPlainKey, isWord, wordOfPlainKey } from './term-kinds.ts';

const LONGEST_SIMILAR = 32;
const HAS_LETTER = /\p{L}/u;

/** Whether words near this plain one are looked for. */
export function isCorrectable(plain: string): boolean {
  return plain.length >= SHORTEST_SIMILAR - 1 && plain.length <= LONGEST_SIMILAR && HAS_LETTER.test(plain);
}

/** Bytes of a segment read one after another. */
class Stream {
  private readonly parts: PartsTable;
  private readonly segment: number;
  private readonly kind: Part;
  private part: Uint8Array = new Uint8Array();
  private n = -1;
  private at = 0;
  private readonly joined = new ByteWriter();

  constructor(parts: PartsTable, segment: number, kind: Part) {
    this.parts = parts;
    this.segment = segment;
    this.kind = kind;
  }

  /** The next so many bytes; good until it is called again. */
  take(length: number): Uint8Array {
    if (length === 0) return this.part.subarray(0, 0);
    if (this.at === this.part.length) this.turn();
    if (this.at + length <= this.part.length) {
      this.at += length;
      return this.part.subarray(this.at - length, this.at);
    }
    this.joined.clear();
    for (let left = length; left > 0; ) {
      if (this.at === this.part.length) this.turn();
      const some = Math.min(left, this.part.length - this.at);
      this.joined.copy(this.part, this.at, this.at + some);
      this.at += some;
      left -= some;
    }
    return this.joined.view();
  }

  private turn(): void {
    this.n += 1;
    this.part = this.parts.get(this.segment, this.kind, this.n);
    this.at = 0;
  }
}

/** A sorted row of terms with their lists. */
interface Source {
  readonly term: Uint8Array;
  readonly length: number;
  /** First page of the segment. */
  readonly base: number;
  readonly count: number;
  /** Must be called once for every term. */
  pages(): Uint8Array;
  places(): Uint8Array;
  /** Moves on; false at the end. */
  next(): boolean;
  text(): string;
  /** Words of it have no slip keys yet. */
  readonly lacksSlips: boolean;
  /** Takes the pages of the segment that are left out of the merged one; null when there are none. */
  readonly isKept: ((page: number) => boolean) | null;
}

class SegmentSource extends TermReader implements Source {
  readonly base: number;
  readonly lacksSlips: boolean;
  readonly isKept: ((page: number) => boolean) | null;
  private readonly parts: PartsTable;
  private readonly row: SegmentRow;
  private readonly pageStream: Stream;
  private readonly placeStream: Stream;
  private block = 0;
  private blockBytes = 0;

  constructor(
    parts: PartsTable,
    row: SegmentRow,
    isKept: ((page: number) => boolean) | null,
    lacksSlips: boolean,
  ) {
    super();
    this.parts = parts;
    this.row = row;
    this.base = row.first;
    this.lacksSlips = lacksSlips;
    this.isKept = isKept;
    this.pageStream = new Stream(parts, row.id, PART.pages);
    this.placeStream = new Stream(parts, row.id, PART.places);
  }

  override next(): boolean {
    if (this.block > 0 && super.next()) return true;
    if (this.blockBytes >= this.row.termBytes) return false;
    const bytes = this.parts.get(this.row.id, PART.terms, this.block);
    this.blockBytes += bytes.length;
    this.block += 1;
    this.open(bytes);
    return super.next();
  }

  pages(): Uint8Array {
    return this.pageStream.take(this.pagesLength);
  }

  places(): Uint8Array {
    return this.placeStream.take(this.placesLength);
  }
}

const NOTHING = new Uint8Array();

/** Keys made while segments are merged, in order. */
abstract class MadeSource implements Source {
  term = new Uint8Array(1_024);
  length = 0;
  abstract readonly base: number;
  abstract readonly count: number;
  readonly lacksSlips = false;
  readonly isKept = null;
  protected at = -1;
  private readonly keys: readonly string[];
  private readonly encoder = new TextEncoder();

  constructor(keys: readonly string[]) {
    this.keys = keys;
  }

  next(): boolean {
    this.at += 1;
    const key = this.keys[this.at];
    if (key === undefined) return false;
    this.length = this.encoder.encodeInto(key, this.term).written;
    return true;
  }

  text(): string {
    return this.keys[this.at] ?? '';
  }

  abstract pages(): Uint8Array;

  places(): Uint8Array {
    return NOTHING;
  }
}

/** Keys of words by their ends, which lead to no pages. */
class SlipSource extends MadeSource {
  readonly base = 0;
  readonly count = 0;

  pages(): Uint8Array {
    return NOTHING;
  }
}

/** Lists of pages on which pairs of clusters stand side by side. */
class NeighbourSource extends MadeSource {
  readonly base: number;
  private readonly lists: readonly NeighbourList[];

  constructor(lists: readonly NeighbourList[], base: number) {
    const byKey = new Map(lists.map((list) => [list.key, list]));
    const keys = sortTerms([...byKey.keys()]);
    super(keys);
    this.base = base;
    this.lists = keys.map((key) => byKey.get(key) as NeighbourList);
  }

  get count(): number {
    return this.lists[this.at]?.count ?? 0;
  }

  pages(): Uint8Array {
    return this.lists[this.at]?.bytes ?? NOTHING;
  }
}

/** First byte of the kind of slip keys. */
const SLIP_BYTES = new TextEncoder().encode(slipKey('')).subarray(0, 4);
const isSlip = (term: Uint8Array): boolean => SLIP_BYTES.every((byte, at) => term[at] === byte);

/** Sources with the one whose term comes first on top; of equal terms the one with the lower pages. */
class Heap {
  private readonly list: Source[] = [];

  get top(): Source | undefined {
    return this.list[0];
  }

  push(source: Source): void {
    this.list.push(source);
    for (let at = this.list.length - 1; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!this.isBefore(at, parent)) break;
      this.swap(at, parent);
      at = parent;
    }
  }

  /** The source on top has moved on, or has ended. */
  settle(hasEnded: boolean): void {
    if (hasEnded) {
      const last = this.list.pop() as Source;
      if (this.list.length === 0) return;
      this.list[0] = last;
    }
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < this.list.length && this.isBefore(child, least)) least = child;
      }
      if (least === at) return;
      this.swap(at, least);
      at = least;
    }
  }

  private isBefore(a: number, b: number): boolean {
    const one = this.list[a] as Source;
    const other = this.list[b] as Source;
    const order = compareBytes(one.term, one.length, other.term, other.length);
    return order === 0 ? one.base < other.base : order < 0;
  }

  private swap(a: number, b: number): void {
    const kept = this.list[a] as Source;
    this.list[a] = this.list[b] as Source;
    this.list[b] = kept;
  }
}

export interface MergeLimits {
  /** Pages from which on words are filed by their ends, and what stands side by side is listed. */
  readonly filedFrom: number;
  /** Pages on which a pair of clusters must stand for that. */
  readonly pairsFrom: number;
  /** Terms in one step at most. */
  readonly termsAStep: number;
}

export interface Merge {
  readonly writing: number;
  readonly from: readonly SegmentRow[];
  /** Merges a little more and says whether there is more to do; when not, the merged segment is in place of the others. Inside a transaction. */
  step(): boolean;
}

/** Bytes in one step: some milliseconds. */
const BYTES_A_STEP = 400_000;

/**
 * Merges neighbouring segments into one, which will hold so many pages. Pages that were taken away are left out. From
 * `filedFrom` pages on its words are filed by their ends, and what stands side by side on many pages is listed. The parts of the merged
 * segments stay until they are swept.
 */
export function startMerge(
  parts: PartsTable,
  from: readonly SegmentRow[],
  pages: number,
  { filedFrom, pairsFrom, termsAStep }: MergeLimits,
  keptOf: (row: SegmentRow) => ((page: number) => boolean) | null,
): Merge {
  const first = from[0] as SegmentRow;
  const past = (from.at(-1) as SegmentRow).past;
  const writer = createSegmentWriter(parts, parts.reserve());
  const hasSlips = pages >= filedFrom || from.some((row) => row.hasSlips === 1);
  const neighbours = new NeighbourMaker(first.first, pairsFrom);
  const heap = new Heap();
  for (const row of from) {
    const source = new SegmentSource(parts, row, keptOf(row), hasSlips && row.hasSlips === 0);
    if (source.next()) heap.push(source);
  }
  /** Where pages are left out, words may go with them: then their keys are made anew. */
  const losesPages = from.some((row) => keptOf(row) !== null);
  const readsWords = losesPages || (hasSlips && from.some((row) => row.hasSlips === 0));
  const goneWords = new Set<string>();
  /** Plain forms of words to be filed, by their length. */
  const unfiled = new Map<number, Set<string>>();
  let lengths: number[] | null = null;
  const keys: string[] = [];
  const list = new ListWriter();
  const term = new ByteWriter();

  /** Files a word to be found by its end. */
  const note = (word: string): void => {
    if (!isWord(word)) return;
    const plain = fold(word);
    if (!isCorrectable(plain)) return;
    const words = unfiled.get(plain.length);
    if (words === undefined) unfiled.set(plain.length, new Set([plain]));
    else words.add(plain);
  };

  /** Notes where the lists of a pair of clusters were just written. */
  const notePair = (text: string): void => {
    const pagesTo = writer.length(PART.pages);
    const pagesFrom = pagesTo - list.pages.length;
    const placesTo = writer.length(PART.places);
    const placesFrom = placesTo - list.table.length - list.places.length;
    neighbours.add({
      text,
      count: list.count,
      pages: () => writer.read(PART.pages, pagesFrom, pagesTo),
      places: () => writer.read(PART.places, placesFrom, placesTo),
    });
  };

  /** Merges the lists of the term on top. */
  const mergeTerm = (): void => {
    const top = heap.top as Source;
    term.clear();
    term.copy(top.term, 0, top.length);
    const text = readsWords ? top.text() : '';
    list.begin(first.first);
    const isNeighbour = isNeighbourKey(term.bytes);
    let keyCount = 0;
    let lacksSlips = losesPages;
    let isMade = false;
    let hasOld = false;
    for (
      let source = heap.top;
      source !== undefined && compareBytes(source.term, source.length, term.bytes, term.length) === 0;
      source = heap.top
    ) {
      const pages = source.pages();
      const places = source.places();
      // Such lists are made anew: there may be more of them now, or fewer.
      const isOld = isNeighbour && !(source instanceof MadeSource);
      if (isOld) hasOld = true;
      else if (isNeighbour) list.take(source.count, pages);
      else if (pages.length === 0) keyCount += source.count;
      else if (source.isKept === null) list.append(source.base, source.count, pages, places);
      else list.appendKept(source.base, source.count, pages, places, source.isKept);
      lacksSlips ||= source.lacksSlips;
      isMade ||= source instanceof MadeSource;
      heap.settle(!source.next());
    }
    if (list.count > 0) {
      if (hasSlips && lacksSlips) note(text);
      list.finish();
      writer.add(term.bytes, term.length, list.count, list);
      if (hasSlips && list.count >= pairsFrom) notePair(Buffer.from(term.view()).toString('utf8'));
      return;
    }
    if (hasOld) return;
    if (losesPages) {
      if (isSlip(term.bytes)) {
        if (!isMade) return;
      } else if (!isPlainKey(text)) {
        goneWords.add(text);
        return;
      } else if (goneWords.has(wordOfPlainKey(text))) return;
    }
    writer.add(term.bytes, term.length, keyCount, null);
  };

  /** Makes slip keys of the words of one length; false when all have been made. */
  const makeKeys = (): boolean => {
    lengths ??= [...unfiled.keys()].sort((a, b) => a - b);
    const length = lengths.shift();
    if (length === undefined) return false;
    for (const key of sortTerms([...(unfiled.get(length) ?? [])].map(slipKey))) keys.push(key);
    unfiled.delete(length);
    return true;
  };

  let joined = false;
  let filed = false;
  return {
    writing: writer.id,
    from,
    step: () => {
      const written = writer.written();
      for (let terms = 0; terms < termsAStep; terms += 1) {
        const { top } = heap;
        if (!joined && (top === undefined || isAtKeys(top.term))) {
          if (neighbours.step()) return true;
          joined = true;
          const source = new NeighbourSource(neighbours.lists, first.first);
          if (source.next()) heap.push(source);
          continue;
        }
        if (!filed && (top === undefined || isSlip(top.term))) {
          if (makeKeys()) return true;
          filed = true;
          const source = new SlipSource(keys);
          if (source.next()) heap.push(source);
          continue;
        }
        if (top === undefined) {
          writer.finish({
            first: first.first,
            past,
            pages,
            level: Math.max(...from.map(({ level }) => level)) + 1,
            hasSlips: hasSlips ? 1 : 0,
            pairsFrom: hasSlips ? pairsFrom : 0,
          });
          parts.dropSegments(from.map(({ id }) => id));
          return false;
        }
        mergeTerm();
        if (writer.written() - written > BYTES_A_STEP) return true;
      }
      return true;
    },
  };
}
