import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise } from 'yauzl';
import { AppError, WORKBOOK_LIMITS } from '../../../shared/kernel';
import { hasEarlierEnd, ZIP_END_BYTES, zipEndIn } from '../zip-end';

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

/** An archive without what was put behind it, which its own library takes for harm. */
function untilItsEnd(bytes: Buffer): Buffer {
  const end = zipEndIn(bytes);
  if (end === undefined) throw unreadable();
  if (hasEarlierEnd(bytes, end)) throw new AppError('workbook.two-ends');
  return bytes.subarray(0, end.at + ZIP_END_BYTES + end.comment);
}

/**
 * Reads the list of parts of an archive without unpacking one, so that a file which would fill the memory is refused first. Each part is
 * held to the size that is stated there.
 *
 * @throws AppError `workbook.unreadable` (no archive, one with a password, or two parts of one name), `workbook.two-ends` (it may be read as
 * two), `workbook.too-large`.
 */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  if (bytes.byteLength > WORKBOOK_LIMITS.fileBytes) throw new AppError('workbook.too-large');
  const buffer = untilItsEnd(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  // Names are only looked up, never made into files: those that some programs write with other slashes do no harm.
  const zip = await fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false });
  // What goes wrong is thrown where it is awaited; an event besides must not end the process.
  zip.on('error', () => undefined);
  if (zip.entryCount > WORKBOOK_LIMITS.parts) throw new AppError('workbook.too-large');
  const parts = new Map<string, Entry>();
  let size = 0;
  for await (const entry of zip.eachEntry()) {
    size += entry.uncompressedSize;
    if (size > WORKBOOK_LIMITS.unpackedBytes) throw new AppError('workbook.too-large');
    if (!entry.canDecodeFileData()) throw unreadable();
    const name = keyOf(entry.fileNameRaw.toString('utf8'));
    // Of two parts of one name nobody can say which is meant.
    if (parts.has(name)) throw unreadable();
    parts.set(name, entry);
  }

  async function* unpacked(name: string): AsyncGenerator<Uint8Array> {
    const part = parts.get(keyOf(name));
    if (part === undefined) throw unreadable();
    let crc = 0;
    try {
      for await (const piece of await zip.openReadStreamPromise(part)) {
        crc = crc32(piece, crc);
        yield piece;
      }
    } catch (cause) {
      throw unreadable(cause);
    }
    if (crc !== part.crc32) throw unreadable();
  }
  return { has: (name) => parts.has(keyOf(name)), unpacked };
}
