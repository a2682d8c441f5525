/** The record at the end of a zip without its comment. */
export const ZIP_END_BYTES = 22;
/** A comment is no longer, and other programs look no further back for the end. */
export const MOST_BEHIND_ZIP = 0xffff;

const MARK = Buffer.from([0x50, 0x4b, 0x05, 0x06]);

/** Where the last record that ends a zip stands in the bytes of one, and how long its comment is. */
export interface ZipEnd {
  readonly at: number;
  readonly comment: number;
}

/**
 * Finds the end of a zip, behind which signing programs and mail gateways may have put something. Nothing that looks like another end
 * stands behind it, so everybody who looks for it from the back finds this one.
 *
 * @param bytes the zip, or at least as much of its end as an end and what may stand behind it take
 * @returns undefined where there is none within reach, or it is cut off.
 */
export function zipEndIn(bytes: Buffer): ZipEnd | undefined {
  const at = bytes.lastIndexOf(MARK);
  const behind = bytes.length - at - ZIP_END_BYTES;
  if (at < 0 || behind < 0 || behind > MOST_BEHIND_ZIP) return undefined;
  const comment = bytes.readUInt16LE(at + 20);
  return comment > behind ? undefined : { at, comment };
}

const LOCATOR_MARK = 0x07064b50;
const LOCATOR_BYTES = 20;
const LONG_END_BYTES = 56;

/** Whether a record belongs to a list of files that lies right before it, counted from the first byte of all. */
function isEndOf(bytes: Buffer, at: number): boolean {
  const locator = at - LOCATOR_BYTES;
  if (locator >= 0 && bytes.readUInt32LE(locator) === LOCATOR_MARK)
    return bytes.readBigUInt64LE(locator + 8) === BigInt(locator - LONG_END_BYTES);
  return bytes.readUInt32LE(at + 12) + bytes.readUInt32LE(at + 16) === at;
}

/**
 * Whether some reader could take an earlier record than the last for the end of a zip, and so see other files: it has a list of its own, or
 * its comment goes on to the last byte. A zip that lies within a part of another counts from its own beginning, and is none.
 */
export function hasEarlierEnd(bytes: Buffer, { at: last }: ZipEnd): boolean {
  for (let at = bytes.indexOf(MARK); at < last; at = bytes.indexOf(MARK, at + 1)) {
    const isToTheEnd = at + ZIP_END_BYTES + bytes.readUInt16LE(at + 20) === bytes.length;
    if (isToTheEnd || isEndOf(bytes, at)) return true;
  }
  return false;
}
