/**
 * A PDF cut into its objects, for changing a few of them and writing it anew. Reads the plain kind that Chromium
 * writes: one classic cross-reference table, no object streams. Throws on any other.
 */
export interface PdfFile {
  /** Body of each object by its number, from behind `obj` to before `endobj`. */
  readonly objects: Map<number, Buffer>;
  readonly root: number;
}

export function readPdf(bytes: Uint8Array): PdfFile {
  const file = Buffer.from(bytes);
  const text = file.toString('latin1');
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
  const [, first, count] = /^xref\s+(\d+)\s+(\d+)\s/.exec(text.slice(start)) ?? [];
  const root = Number(/\/Root (\d+) 0 R/.exec(text.slice(start))?.[1]);
  if (first !== '0' || !count || !root) throw new Error('not a PDF with one classic cross-reference table');

  const objects = new Map<number, Buffer>();
  const rows = text.slice(start).matchAll(/(\d{10}) \d{5} ([nf])/g);
  const offsets = [...rows].map(([, offset, kind], number) => ({ number, offset: Number(offset), kind }));
  const inOrder = offsets.filter(({ kind }) => kind === 'n').sort((a, b) => a.offset - b.offset);
  inOrder.forEach(({ number, offset }, position) => {
    const whole = file.subarray(offset, inOrder[position + 1]?.offset ?? start);
    const head = /^\s*\d+ 0 obj\s/.exec(whole.toString('latin1', 0, 40))?.[0].length ?? 0;
    const end = whole.lastIndexOf('endobj');
    if (head === 0 || end < 0) throw new Error(`object ${number} is not where the table says`);
    objects.set(number, whole.subarray(head, end));
  });
  return { objects, root };
}

/** Writes the objects with a new table. Deterministic: equal objects give equal bytes. */
export function writePdf({ objects, root }: PdfFile, info: number): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let at = parts[0]?.length ?? 0;
  const size = Math.max(...objects.keys()) + 1;
  const rows = ['0000000000 65535 f \n'];
  for (let number = 1; number < size; number += 1) {
    const body = objects.get(number);
    rows.push(body ? `${String(at).padStart(10, '0')} 00000 n \n` : '0000000000 00000 f \n');
    if (!body) continue;
    const whole = Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
    parts.push(whole);
    at += whole.length;
  }
  const trailer = `<< /Size ${size} /Root ${root} 0 R /Info ${info} 0 R >>`;
  parts.push(
    Buffer.from(`xref\n0 ${size}\n${rows.join('')}trailer\n${trailer}\nstartxref\n${at}\n%%EOF\n`, 'latin1'),
  );
  return new Uint8Array(Buffer.concat(parts));
}

/** A PDF text string: Latin-1 in brackets, anything else as UTF-16 in hex. */
export function textString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
  return `<${Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('hex')}>`;
}
