import { type Fetch, type FileStart, type Piece, readPieces, type Span } from './ranges';

/** Bytes pdf.js asks for at a time: pages of a scan lie far apart, and of each only a little is wanted to open the file. */
export const CHUNK = 64 * 1024;

/** A few parts that are asked for are read this far on, for what stands there is asked for next. */
const READ_ON = 256 * 1024;
/** More parts than this at once are scattered over the file: reading on from each would read most of it. */
const FEW = 4;
/** Most parts, and most bytes of pieces that nobody has asked for yet. */
const MOST_PARTS = 512;
const MOST_HELD = 4 * 1024 * 1024;

/** Where parts of a file come from. */
export interface FileBytes {
  /** Asks for a part; `onBytes` gets it, unless the reading fails or is stopped. */
  ask(span: Span): void;
}

/**
 * The bytes of one stored file, asked for in parts: those asked for in the same moment travel in one request, and what was read
 * further than asked is kept for a while.
 */
export function fileBytes(
  url: string,
  { length, pieces }: FileStart,
  signal: AbortSignal,
  fetch: Fetch,
  hears: { readonly onBytes: (piece: Piece) => void; readonly onFailed: (error: unknown) => void },
): FileBytes {
  let held: Piece[] = [...pieces];
  let waiting: Span[] = [];

  const heldPart = ({ begin, end }: Span): Piece | undefined => {
    const piece = held.find((one) => one.begin <= begin && one.begin + one.bytes.length >= end);
    return piece && { begin, bytes: piece.bytes.slice(begin - piece.begin, end - piece.begin) };
  };
  const hold = (fresh: readonly Piece[]) => {
    held = [...held, ...fresh];
    let sum = held.reduce((bytes, piece) => bytes + piece.bytes.length, 0);
    while (sum > MOST_HELD) sum -= held.shift()?.bytes.length ?? sum;
  };

  const read = async (spans: readonly Span[]): Promise<void> => {
    const isFew = spans.length <= FEW;
    const asked = isFew
      ? spans.map(({ begin, end }) => ({ begin, end: Math.min(length, Math.max(end, begin + READ_ON)) }))
      : spans;
    const fresh = await readPieces(url, asked, signal, fetch);
    if (isFew) hold(fresh);
    for (const [at, { begin, end }] of spans.entries()) {
      const bytes = fresh[at]?.bytes.slice(0, end - begin);
      if (bytes !== undefined) hears.onBytes({ begin, bytes });
    }
  };

  const flush = () => {
    const spans = waiting;
    waiting = [];
    if (signal.aborted) return;
    const missing = spans.filter((span) => {
      const piece = heldPart(span);
      if (piece !== undefined) hears.onBytes(piece);
      return piece === undefined;
    });
    for (let at = 0; at < missing.length; at += MOST_PARTS) {
      read(missing.slice(at, at + MOST_PARTS)).catch((error: unknown) => {
        if (!signal.aborted) hears.onFailed(error);
      });
    }
  };

  return {
    ask: (span) => {
      waiting.push(span);
      // The worker asks in messages of their own: those that are on their way go along.
      if (waiting.length === 1) setTimeout(flush);
    },
  };
}
