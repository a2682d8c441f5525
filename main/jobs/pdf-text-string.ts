/** PDFDocEncoding where it differs from Latin-1: 0x18–0x1f and 0x80–0xa0 (ISO 32000-2, annex D.3). */
const DIFFERENT: ReadonlyMap<number, string> = new Map([
  ...[...'\u02d8\u02c7\u02c6\u02d9\u02dd\u02db\u02da\u02dc'].map((c, i): [number, string] => [0x18 + i, c]),
  ...[...'•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\ufffd€'].map((c, i): [number, string] => [0x80 + i, c]),
]);

/** Decodes a PDF text string: UTF-16 with its mark (either order), UTF-8 with its mark, else PDFDocEncoding. */
export function decodeTextString(bytes: Uint8Array): string {
  const [a, b, c] = bytes;
  const rest = Buffer.from(bytes);
  if (a === 0xfe && b === 0xff) {
    const even = rest.subarray(2, 2 + ((rest.length - 2) & ~1));
    return stripLanguage(Buffer.from(even).swap16().toString('utf16le'));
  }
  if (a === 0xff && b === 0xfe) return stripLanguage(rest.subarray(2).toString('utf16le'));
  if (a === 0xef && b === 0xbb && c === 0xbf) return rest.subarray(3).toString('utf8');
  return [...bytes].map((byte) => DIFFERENT.get(byte) ?? String.fromCharCode(byte)).join('');
}

const ESCAPE = '\u001b';

/** Takes out language marks: ESC, a language and perhaps a country, ESC (ISO 32000-2, 7.9.2.2). */
function stripLanguage(text: string): string {
  if (!text.includes(ESCAPE)) return text;
  return text
    .split(ESCAPE)
    .filter((part, i) => i % 2 === 0 || !/^[A-Za-z]{2,4}(?:-?[A-Za-z]{2})?$/.test(part))
    .join('');
}
