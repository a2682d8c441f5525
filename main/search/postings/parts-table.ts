import type { SearchDatabase } from '../database.ts';
import { IndexDamage, sealed, unsealed } from './bytes.ts';

/** What a part of a segment holds. */
export const PART = { directory: 0, terms: 1, pages: 2, places: 3 } as const;
export type Part = (typeof PART)[keyof typeof PART];

/** Bytes of a part, so that two fill one page of the database and no more. */
export const PART_BYTES = 4_000;

const PARTS_PER_KIND = 2 ** 22;
const KINDS = 4;
const idOf = (segment: number, kind: Part, n: number): number =>
  (segment * KINDS + kind) * PARTS_PER_KIND + n;

/** A segment as the database knows it. */
export interface SegmentRow {
  readonly id: number;
  /** Its pages are numbered from `first` up to, and not with, `past`. */
  readonly first: number;
  readonly past: number;
  /** So many of them are in it. */
  readonly pages: number;
  /** How often its pages were merged. */
  readonly level: number;
  /** Bytes of its directory, terms, pages and places. */
  readonly directoryBytes: number;
  readonly termBytes: number;
  readonly pageBytes: number;
  readonly placeBytes: number;
  /** Its words can be found by their ends. */
  readonly hasSlips: number;
  /** Pairs of clusters on so many pages or more have lists of those on which they stand side by side; 0 where none have. */
  readonly pairsFrom: number;
}

/** The rows in which segments are kept. */
export interface PartsTable {
  segments(): SegmentRow[];
  /** A number for a segment that is being written. */
  reserve(): number;
  put(segment: number, kind: Part, n: number, bytes: Uint8Array): void;
  /** @throws IndexDamage */
  get(segment: number, kind: Part, n: number): Uint8Array;
  /** Bytes `from` up to `to` of all parts of a kind together. @throws IndexDamage */
  range(segment: number, kind: Part, from: number, to: number): Uint8Array;
  addSegment(row: SegmentRow): void;
  /** Takes segments away; their parts stay until they are swept. */
  dropSegments(ids: readonly number[]): void;
  /** Deletes some parts that belong to no segment, nor to those being written, and says whether there are more. */
  sweep(writing: readonly number[]): boolean;
}

/** Parts deleted in one sweep: some milliseconds. */
const SWEPT_AT_ONCE = 400;

export function createPartsTable(db: SearchDatabase): PartsTable {
  const select = db.prepare<[], SegmentRow>(
    `SELECT id, first, past, pages, level, directory_bytes AS directoryBytes, term_bytes AS termBytes, page_bytes AS pageBytes,
       place_bytes AS placeBytes, has_slips AS hasSlips, pairs_from AS pairsFrom FROM segments ORDER BY first`,
  );
  const insertPart = db.prepare<[number, Buffer]>('INSERT INTO segment_parts (id, data) VALUES (?, ?)');
  const selectPart = db.prepare<[number], Buffer>('SELECT data FROM segment_parts WHERE id = ?').pluck();
  const selectParts = db
    .prepare<[number, number], Buffer>('SELECT data FROM segment_parts WHERE id BETWEEN ? AND ? ORDER BY id')
    .pluck();
  const insertSegment = db.prepare<[SegmentRow]>(
    `INSERT INTO segments (id, first, past, pages, level, directory_bytes, term_bytes, page_bytes, place_bytes, has_slips, pairs_from)
     VALUES (@id, @first, @past, @pages, @level, @directoryBytes, @termBytes, @pageBytes, @placeBytes, @hasSlips, @pairsFrom)`,
  );
  const deleteSegment = db.prepare<[number]>('DELETE FROM segments WHERE id = ?');
  const lastPart = db.prepare<[], number>('SELECT max(id) FROM segment_parts').pluck();
  const nextPart = db.prepare<[number], number>('SELECT min(id) FROM segment_parts WHERE id >= ?').pluck();
  const deleteParts = db.prepare<[number, number, number]>(
    `DELETE FROM segment_parts WHERE id IN (SELECT id FROM segment_parts WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?)`,
  );

  const get = (segment: number, kind: Part, n: number): Uint8Array => {
    const data = selectPart.get(idOf(segment, kind, n));
    if (data === undefined) throw new IndexDamage('part');
    return unsealed(data);
  };

  let reserved = 0;
  const segmentOf = (id: number): number => Math.floor(id / PARTS_PER_KIND / KINDS);

  return {
    segments: () => select.all(),
    reserve: () => {
      const last = lastPart.get();
      const used = select.all().map(({ id }) => id);
      reserved = Math.max(reserved, ...used, segmentOf(last ?? 0)) + 1;
      return reserved;
    },
    put: (segment, kind, n, bytes) => void insertPart.run(idOf(segment, kind, n), sealed(bytes)),
    get,
    range: (segment, kind, from, to) => {
      const first = Math.floor(from / PART_BYTES);
      const last = Math.floor((to - 1) / PART_BYTES);
      const start = from - first * PART_BYTES;
      if (first === last) return get(segment, kind, first).subarray(start, start + to - from);
      const parts = selectParts.all(idOf(segment, kind, first), idOf(segment, kind, last));
      if (parts.length !== last - first + 1) throw new IndexDamage('part');
      const whole = new Uint8Array((last - first + 1) * PART_BYTES);
      let at = 0;
      for (const part of parts) {
        const bytes = unsealed(part);
        whole.set(bytes, at);
        at += bytes.length;
      }
      return whole.subarray(start, start + to - from);
    },
    addSegment: (row) => void insertSegment.run(row),
    dropSegments: (ids) => {
      for (const id of ids) deleteSegment.run(id);
    },
    sweep: (writing) => {
      const kept = new Set([...select.all().map(({ id }) => id), ...writing]);
      for (let id = nextPart.get(0); id !== null && id !== undefined; ) {
        const segment = segmentOf(id);
        if (kept.has(segment)) {
          id = nextPart.get(idOf(segment + 1, PART.directory, 0));
          continue;
        }
        const { changes } = deleteParts.run(id, idOf(segment + 1, PART.directory, 0) - 1, SWEPT_AT_ONCE);
        return changes > 0;
      }
      return false;
    },
  };
}
