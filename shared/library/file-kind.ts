import type { FileKind } from './extraction';

/** How far into a file its PDF header may begin, as readers have always allowed. */
export const HEADER_WITHIN = 1024;
/** So many first bytes are looked at: servers put warnings and whole heads of messages before a file they send. */
export const HEAD_BYTES = 4096;

/** So many last bytes are looked at. */
export const END_BYTES = 1024;

/** Where a PDF begins that has something before it. */
const LATE_HEADER = /[\r\n]%PDF-\d/;
/** How a PDF ends. */
const END = /startxref|%%EOF/;
/** An object of a PDF whose header is lost or garbled. Viewers do not find one that begins with the first byte of a file. */
const OBJECT = /[\r\n][ \t]*\d{1,10}[ \t]+\d{1,5}[ \t]+obj\b/;

const latin1 = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

/** Where the header of a PDF stands among its first bytes; -1 when it has none. */
export function headerAt(head: Uint8Array): number {
  const text = latin1(head.subarray(0, HEAD_BYTES));
  const at = text.indexOf('%PDF-');
  if (at >= 0 && at < HEADER_WITHIN) return at;
  const late = text.search(LATE_HEADER);
  return late < 0 ? -1 : late + 1;
}

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
/** What a workbook has in it, named where the file begins and again in its list at the end. */
const WORKBOOK = /xl\/(?:workbook|worksheets|_rels)|vnd\.oasis\.opendocument\.spreadsheet/;
/** How answers begin that the page of an answer sheet, or another Waymark, has saved. */
const ANSWERS = /^\s*\{\s*"format"\s*:\s*"waymark-(?:answers|contribution)\//;
/** How the page of an answer sheet begins: an agency may send it back in place of the file that it saves. */
const ANSWER_PAGE =
  /^<!doctype html>\s*<html lang="[^"]*">\s*<head>\s*<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy" content="default-src/;
const PACK = 'mimetypeapplication/vnd.waymark.pack';

/**
 * What a file is, by its first bytes (give at least the first 4 KB) and its last. The name of the file is not asked: renamed files are
 * common. `answers` is also any other workbook: whose it is cannot be told without reading it. `pdf` when a PDF header stands there or, where it is lost, an object and the end of a PDF.
 */
export function kindOfFile(given: Uint8Array, end: Uint8Array): FileKind {
  const head = given.subarray(0, HEAD_BYTES);
  const text = latin1(head);
  // A small one has the head of its first PDF as near to its begin as a PDF may have its own.
  if (startsWith(head, ZIP) && text.startsWith(PACK, AFTER_ZIP_HEAD)) return 'pack';
  if (headerAt(head) >= 0) return 'pdf';
  if (startsWith(head, ZIP)) {
    if (WORKBOOK.test(text) || WORKBOOK.test(latin1(end.subarray(-END_BYTES)))) return 'answers';
    return /word\/|\[Content_Types\]\.xml|mimetypeapplication\/vnd\.oasis/.test(text) ? 'word' : 'archive';
  }
  if (ANSWERS.test(text) || ANSWER_PAGE.test(text)) return 'answers';
  if (startsWith(head, OLD_OFFICE) || text.startsWith('{\\rtf')) return 'word';
  if (IMAGES.some((signature) => startsWith(head, signature))) return 'image';
  if (/^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|\?xml|head|body|!--)/i.test(text)) return 'html';
  const isBody = OBJECT.test(text.slice(0, HEADER_WITHIN)) && END.test(latin1(end.subarray(-END_BYTES)));
  return isBody ? 'pdf' : 'other';
}
