import { crc32, createInflateRaw } from 'node:zlib';
import { AppError, WORKBOOK_LIMITS } from '../../../shared/kernel';

const END = 0x06_05_4b_50;
const ENTRY = 0x02_01_4b_50;
const LOCAL = 0x04_03_4b_50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const LONGEST_COMMENT = 0xff_ff;
/** Stands where a longer number follows (ZIP64), as programs write it that pack before they know how much it will be. */
const ELSEWHERE = 0xff_ff_ff_ff;
const LONGER_NUMBERS = 1;
const FLAG_ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;
/** Unpacked at once. */
const CHUNK_BYTES = 256 * 1024;

interface Part {
  readonly begin: number;
  readonly packed: number;
  readonly full: number;
  readonly method: number;
  readonly crc: number;
}

/** The parts of a workbook. Names are compared as spreadsheet programs do, capitals or not. */
export interface Archive {
  has(name: string): boolean;
  /**
   * A part in pieces, so that it is never held whole.
   *
   * @throws AppError `workbook.unreadable` where it is not there, broken or of another size than it says.
   */
  unpacked(name: string): AsyncIterable<Uint8Array>;
}

const unreadable = (cause?: unknown) => new AppError('workbook.unreadable', {}, cause);
const keyOf = (name: string) => name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw unreadable();
}

/** Nothing, packed: two bytes say that there is nothing. */
const isEmptyPart = (packed: number, full: number) => full === 0 && packed <= 2;

/** Both sizes of a part and where its header stands. A longer number is there for each that has no room in its own place. */
function placesOf(view: DataView, at: number): readonly [full: number, packed: number, header: number] {
  const said = [24, 20, 42].map((field) => view.getUint32(at + field, true));
  let next = at + ENTRY_BYTES + view.getUint16(at + 28, true);
  const end = next + view.getUint16(at + 30, true);
  while (next + 4 <= end && view.getUint16(next, true) !== LONGER_NUMBERS)
    next += 4 + view.getUint16(next + 2, true);
  const last = Math.min(end, next + 4 <= end ? next + 4 + view.getUint16(next + 2, true) : end);
  next += 4;
  const [full = ELSEWHERE, packed = ELSEWHERE, header = ELSEWHERE] = said.map((short) => {
    if (short !== ELSEWHERE || next + 8 > last) return short;
    next += 8;
    return Number(view.getBigUint64(next - 8, true));
  });
  return [full, packed, header];
}

/** Where the data of a part begins, behind its own header. */
function beginOf(view: DataView, at: number): number {
  if (at + LOCAL_BYTES > view.byteLength || view.getUint32(at, true) !== LOCAL) throw unreadable();
  return at + LOCAL_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
}

function listParts(bytes: Uint8Array): ReadonlyMap<string, Part> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > WORKBOOK_LIMITS.parts) throw new AppError('workbook.too-large');
  const parts = new Map<string, Part>();
  let at = view.getUint32(end + 16, true);
  let unpacked = 0;
  for (let part = 0; part < count; part += 1) {
    if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== ENTRY) throw unreadable();
    const nameBytes = view.getUint16(at + 28, true);
    const next = at + ENTRY_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw unreadable();
    const [full, packed, header] = placesOf(view, at);
    const isSilent = packed === ELSEWHERE || full === ELSEWHERE || (full === 0) !== (packed === 0);
    if (isSilent && !isEmptyPart(packed, full)) throw unreadable();
    unpacked += full;
    if (unpacked > WORKBOOK_LIMITS.unpackedBytes) throw new AppError('workbook.too-large');
    const method = view.getUint16(at + 10, true);
    if (method !== STORED && method !== DEFLATED) throw unreadable();
    if ((view.getUint16(at + 8, true) & FLAG_ENCRYPTED) !== 0) throw unreadable();
    const name = keyOf(
      new TextDecoder().decode(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes)),
    );
    // Of two parts of one name nobody can say which is meant.
    if (parts.has(name)) throw unreadable();
    const begin = beginOf(view, header);
    if (begin + packed > bytes.byteLength) throw unreadable();
    parts.set(name, { begin, packed, full, method, crc: view.getUint32(at + 16, true) });
    at = next;
  }
  return parts;
}

/**
 * Reads the list of parts of an archive without unpacking one, so that a file which would fill the memory is refused first. Each part is
 * held to the size that is stated there.
 *
 * @throws AppError `workbook.unreadable` (no archive, one that hides its sizes, or two parts of one name), `workbook.too-large`.
 */
export function openArchive(bytes: Uint8Array): Archive {
  if (bytes.byteLength > WORKBOOK_LIMITS.fileBytes) throw new AppError('workbook.too-large');
  if (bytes.byteLength < END_BYTES) throw unreadable();
  const parts = listParts(bytes);

  async function* unpacked(name: string): AsyncGenerator<Uint8Array> {
    const part = parts.get(keyOf(name));
    if (part === undefined) throw unreadable();
    const packed = bytes.subarray(part.begin, part.begin + part.packed);
    let crc = 0;
    let length = 0;
    for await (const piece of part.method === STORED ? [packed] : inflated(packed)) {
      length += piece.length;
      if (length > part.full) throw unreadable();
      crc = crc32(piece, crc);
      yield piece;
    }
    if (length !== part.full || crc !== part.crc) throw unreadable();
  }
  return { has: (name) => parts.has(keyOf(name)), unpacked };
}

async function* inflated(packed: Uint8Array): AsyncGenerator<Uint8Array> {
  if (packed.length === 0) return;
  const inflate = createInflateRaw({ chunkSize: CHUNK_BYTES });
  inflate.end(packed);
  try {
    for await (const piece of inflate) yield piece as Uint8Array;
  } catch (cause) {
    throw unreadable(cause);
  } finally {
    inflate.destroy();
  }
}
