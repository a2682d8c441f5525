import { ByteWriter } from './bytes.ts';
import type { ListWriter } from './lists.ts';
import { PART, PART_BYTES, type Part, type PartsTable, type SegmentRow } from './parts-table.ts';

/** Writes one segment, term by term in the order of their bytes. */
export interface SegmentWriter {
  readonly id: number;
  /** Adds a term with its list, or a key without one. */
  add(term: Uint8Array, termLength: number, count: number, list: ListWriter | null): void;
  /** Reads bytes of the lists of pages or of places that were added. Inside a transaction. */
  read(kind: ListKind, from: number, to: number): Uint8Array;
  /** Bytes of the lists of pages or of places that were added. */
  length(kind: ListKind): number;
  /** Bytes written so far, of all kinds. */
  written(): number;
  /** Writes what is left and adds the segment. */
  finish(
    about: Pick<SegmentRow, 'first' | 'past' | 'pages' | 'level' | 'hasSlips' | 'pairsFrom'>,
  ): SegmentRow;
}

export type ListKind = typeof PART.pages | typeof PART.places;

/** A stream of bytes cut into parts. */
interface Stream {
  length: number;
  /** Writes so many of the bytes. */
  write(bytes: Uint8Array, length: number): void;
  /** Reads what was written. */
  read(from: number, to: number): Uint8Array;
  finish(): void;
}

function createStream(parts: PartsTable, segment: number, kind: Part): Stream {
  const part = new Uint8Array(PART_BYTES);
  let filled = 0;
  let n = 0;
  const flush = (): void => {
    parts.put(segment, kind, n, part.subarray(0, filled));
    n += 1;
    filled = 0;
  };
  const stream: Stream = {
    length: 0,
    write: (bytes, length) => {
      stream.length += length;
      for (let from = 0; from < length; ) {
        const some = Math.min(PART_BYTES - filled, length - from);
        // A loop is quicker than a view for the few bytes that most lists have.
        if (some < 64) for (let at = 0; at < some; at += 1) part[filled + at] = bytes[from + at] as number;
        else part.set(bytes.subarray(from, from + some), filled);
        filled += some;
        from += some;
        if (filled === PART_BYTES) flush();
      }
    },
    read: (from, to) => {
      const out = new Uint8Array(to - from);
      const put = n * PART_BYTES;
      if (from < put) out.set(parts.range(segment, kind, from, Math.min(to, put)));
      if (to > put) out.set(part.subarray(Math.max(from, put) - put, to - put), Math.max(put - from, 0));
      return out;
    },
    finish: () => {
      if (filled > 0) flush();
    },
  };
  return stream;
}

/** Longest head of a block and longest entry beside its term, in bytes. */
const HEAD_BYTES = 10;
const NUMBERS_BYTES = 25;

/** Call it, `add` and `finish` inside transactions; they need not be one. */
export function createSegmentWriter(parts: PartsTable, id: number): SegmentWriter {
  const pageStream = createStream(parts, id, PART.pages);
  const placeStream = createStream(parts, id, PART.places);
  const directory = new ByteWriter();
  const block = new ByteWriter();
  let blocks = 0;
  let termBytes = 0;
  let last = new Uint8Array(1_024);
  let lastLength = 0;

  const flushBlock = (): void => {
    if (block.length === 0) return;
    parts.put(id, PART.terms, blocks, block.view());
    termBytes += block.length;
    blocks += 1;
    block.clear();
  };

  const beginBlock = (term: Uint8Array, termLength: number): void => {
    directory.number(termLength);
    directory.copy(term, 0, termLength);
    block.number(pageStream.length);
    block.number(placeStream.length);
    lastLength = 0;
  };

  return {
    id,
    add: (term, termLength, count, list) => {
      if (block.length + HEAD_BYTES + NUMBERS_BYTES + termLength > PART_BYTES) flushBlock();
      if (block.length === 0) beginBlock(term, termLength);
      let shared = 0;
      const most = Math.min(lastLength, termLength);
      while (shared < most && last[shared] === term[shared]) shared += 1;
      block.number(shared);
      block.number(termLength - shared);
      block.copy(term, shared, termLength);
      block.number(count);
      block.number(list?.pages.length ?? 0);
      block.number(list === null ? 0 : list.table.length + list.places.length);
      if (termLength > last.length) last = new Uint8Array(termLength * 2);
      for (let at = shared; at < termLength; at += 1) last[at] = term[at] as number;
      lastLength = termLength;
      if (list === null) return;
      pageStream.write(list.pages.bytes, list.pages.length);
      placeStream.write(list.table.bytes, list.table.length);
      placeStream.write(list.places.bytes, list.places.length);
    },
    read: (kind, from, to) => (kind === PART.pages ? pageStream : placeStream).read(from, to),
    length: (kind) => (kind === PART.pages ? pageStream : placeStream).length,
    written: () => pageStream.length + placeStream.length + termBytes,
    finish: (about) => {
      flushBlock();
      pageStream.finish();
      placeStream.finish();
      const stream = createStream(parts, id, PART.directory);
      stream.write(directory.bytes, directory.length);
      stream.finish();
      const row: SegmentRow = {
        id,
        ...about,
        directoryBytes: directory.length,
        termBytes,
        pageBytes: pageStream.length,
        placeBytes: placeStream.length,
      };
      parts.addSegment(row);
      return row;
    },
  };
}
