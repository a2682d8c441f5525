/** A part of a file, both ends included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Reads a `Range` header for a file of `size` bytes (RFC 9110, section 14): null asks for the whole file, `unsatisfiable`
 * must be answered with 416. Only a single range is understood; several are answered with the whole file, as the RFC allows.
 */
export function parseRange(header: string | null, size: number): ByteRange | null | 'unsatisfiable' {
  const match = header === null ? null : /^bytes=(\d*)-(\d*)$/.exec(header.trim());
  if (!match || (match[1] === '' && match[2] === '')) return null;
  if (match[1] === '') {
    const length = Math.min(Number(match[2]), size);
    return length === 0 ? 'unsatisfiable' : { first: size - length, last: size - 1 };
  }
  const first = Number(match[1]);
  const last = match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1);
  if (first >= size) return 'unsatisfiable';
  return last < first ? null : { first, last };
}

const KIB = 1024;
/** A file up to this size is given whole to whoever opens it: reading it costs less than asking for its parts one after the other. */
const WHOLE = 2048 * KIB;
/** Of a larger one its beginning, and its end, where a PDF says what stands where. */
const EDGE = 256 * KIB;
/** Most pieces, and most bytes, that one answer holds. */
const MOST_PIECES = 1024;
const MOST_BYTES = 64 * KIB * KIB;

/** Bytes of all pieces together. */
export const lengthOf = (pieces: readonly ByteRange[]) =>
  pieces.reduce((sum, { first, last }) => sum + last - first + 1, 0);

/** What a reader needs first of a file of `size` bytes. */
export function openingPieces(size: number): ByteRange[] {
  if (size <= WHOLE) return size === 0 ? [] : [{ first: 0, last: size - 1 }];
  // The end begins where a piece would begin that was asked for later.
  const end = Math.floor((size - EDGE) / EDGE) * EDGE;
  return [
    { first: 0, last: EDGE - 1 },
    { first: end, last: size - 1 },
  ];
}

/** Reads `0-99,500-599`, pieces of a file of `size` bytes; null when a piece is not one, lies outside, or all are too much. */
export function parsePieces(text: string, size: number): ByteRange[] | null {
  const parts = text.split(',');
  if (parts.length > MOST_PIECES) return null;
  const pieces: ByteRange[] = [];
  for (const part of parts) {
    const [, first, last] = /^(\d{1,15})-(\d{1,15})$/.exec(part) ?? [];
    if (first === undefined || Number(last) < Number(first) || Number(last) >= size) return null;
    pieces.push({ first: Number(first), last: Number(last) });
  }
  return lengthOf(pieces) > MOST_BYTES ? null : pieces;
}

/** Pieces as they are written in an address or a header. */
export const asText = (pieces: readonly ByteRange[]): string =>
  pieces.map(({ first, last }) => `${first}-${last}`).join(',');
