import type { FileKind } from '../../shared/library';

/** How far into a file its PDF header may begin, as readers have always allowed. */
export const HEADER_WITHIN = 1024;

function startsWith(head: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => head[i] === byte);
}

const IMAGES: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
  [0x42, 0x4d],
];
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const AFTER_ZIP_HEAD = 30;
const PACK = 'mimetypeapplication/vnd.waymark.pack';

/**
 * What a file is, by its first bytes (give at least the first 4 KB). The name of the file is not asked: renamed files are
 * common. `pdf` when `%PDF-` begins within the first 1,024 bytes.
 */
export function kindOfFile(head: Uint8Array): FileKind {
  const text = Buffer.from(head.buffer, head.byteOffset, head.length).toString('latin1');
  // A small one has the head of its first PDF as near to its begin as a PDF may have its own.
  if (startsWith(head, ZIP) && text.startsWith(PACK, AFTER_ZIP_HEAD)) return 'pack';
  const at = text.indexOf('%PDF-');
  if (at >= 0 && at < HEADER_WITHIN) return 'pdf';
  if (startsWith(head, ZIP)) {
    return /word\/|\[Content_Types\]\.xml|mimetypeapplication\/vnd\.oasis/.test(text) ? 'word' : 'archive';
  }
  if (startsWith(head, OLD_OFFICE) || text.startsWith('{\\rtf')) return 'word';
  if (IMAGES.some((signature) => startsWith(head, signature))) return 'image';
  if (/^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|\?xml|head|body|!--)/i.test(text)) return 'html';
  return 'other';
}
