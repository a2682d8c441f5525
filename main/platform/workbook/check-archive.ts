import { AppError, WORKBOOK_LIMITS } from '../../../shared/kernel';

const END = 0x06_05_4b_50;
const ENTRY = 0x02_01_4b_50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LONGEST_COMMENT = 0xff_ff;
/** Stands where a longer number follows elsewhere (ZIP64). No workbook within our bounds needs it. */
const ELSEWHERE = 0xff_ff_ff_ff;

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw new AppError('workbook.unreadable');
}

/**
 * Reads the list of parts of an archive without unpacking one, so that a file which would fill the memory is refused first. The
 * reader holds each part to the size that is stated here.
 *
 * @throws AppError `workbook.unreadable` (no archive, or one that hides its sizes), `workbook.too-large`.
 */
export function checkArchive(bytes: Uint8Array): void {
  if (bytes.byteLength > WORKBOOK_LIMITS.fileBytes) throw new AppError('workbook.too-large');
  if (bytes.byteLength < END_BYTES) throw new AppError('workbook.unreadable');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const parts = view.getUint16(end + 10, true);
  if (parts > WORKBOOK_LIMITS.parts) throw new AppError('workbook.too-large');
  let at = view.getUint32(end + 16, true);
  let unpacked = 0;
  for (let part = 0; part < parts; part += 1) {
    if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== ENTRY)
      throw new AppError('workbook.unreadable');
    const [packed, full] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const isSilent = packed === ELSEWHERE || full === ELSEWHERE || (full === 0) !== (packed === 0);
    if (isSilent && !isEmptyPart(packed, full)) throw new AppError('workbook.unreadable');
    unpacked += full;
    if (unpacked > WORKBOOK_LIMITS.unpackedBytes) throw new AppError('workbook.too-large');
    at += ENTRY_BYTES + [28, 30, 32].reduce((sum, field) => sum + view.getUint16(at + field, true), 0);
  }
}

/** Nothing, packed: two bytes say that there is nothing. */
function isEmptyPart(packed: number, full: number): boolean {
  return full === 0 && packed <= 2;
}
