import { ByteWriter } from './bytes.ts';
import { PART, PART_BYTES, type Part, type PartsTable, type SegmentRow } from './parts-table.ts';

/** Writes one segment, term by term in the order of their bytes. */
export interface SegmentWriter {
  readonly id: number;
  /** `table` and `places` are written one after the other. */
  add(
    term: Uint8Array,
    termLength: number,
    count: number,
    pages: Uint8Array,
    table: Uint8Array,
    places: Uint8Array,
  ): void;
  /** Bytes written so far, of all kinds. */
  written(): number;
  /** Writes what is left and adds the segment. */
  finish(about: Pick<SegmentRow, 'first' | 'past' | 'pages' | 'level' | 'hasSlips'>): SegmentRow;
}

/** A stream of bytes cut into parts. */
interface Stream {
  length: number;
  write(bytes: Uint8Array): void;
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
    write: (bytes) => {
      stream.length += bytes.length;
      for (let from = 0; from < bytes.length; ) {
        const some = Math.min(PART_BYTES - filled, bytes.length - from);
        part.set(bytes.length === some ? bytes : bytes.subarray(from, from + some), filled);
        filled += some;
        from += some;
        if (filled === PART_BYTES) flush();
      }
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
    add: (term, termLength, count, pages, table, places) => {
      if (block.length + HEAD_BYTES + NUMBERS_BYTES + termLength > PART_BYTES) flushBlock();
      if (block.length === 0) beginBlock(term, termLength);
      let shared = 0;
      const most = Math.min(lastLength, termLength);
      while (shared < most && last[shared] === term[shared]) shared += 1;
      block.number(shared);
      block.number(termLength - shared);
      block.copy(term, shared, termLength);
      block.number(count);
      block.number(pages.length);
      block.number(table.length + places.length);
      if (termLength > last.length) last = new Uint8Array(termLength * 2);
      last.set(term.subarray(shared, termLength), shared);
      lastLength = termLength;
      pageStream.write(pages);
      if (table.length > 0) placeStream.write(table);
      if (places.length > 0) placeStream.write(places);
    },
    written: () => pageStream.length + placeStream.length + termBytes,
    finish: (about) => {
      flushBlock();
      pageStream.finish();
      placeStream.finish();
      const stream = createStream(parts, id, PART.directory);
      stream.write(directory.view());
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
