/** One page of a built PDF. Sizes in points (1/72 inch); A4 portrait unless told otherwise. */
export interface BuiltPage {
  /** Lines from the top down, one below the other, left aligned. Latin-1 letters only: the font is Helvetica. */
  readonly lines: readonly string[];
  /** Lines of a second column, right of the first. */
  readonly beside?: readonly string[];
  readonly width?: number;
  readonly height?: number;
  /** Clockwise, in degrees. */
  readonly rotate?: 0 | 90 | 180 | 270;
}

/** One bookmark; `page` is 1 for the first page. */
export interface BuiltOutlineEntry {
  readonly title: string;
  readonly page: number;
  readonly children?: readonly BuiltOutlineEntry[];
}

/** A run of printed page numbers, as PDF page labels: `{ from: 1, style: 'r' }` prints i, ii, iii from the first page on. */
export interface BuiltLabelRange {
  /** First page of the run, counted from 1. */
  readonly from: number;
  /** D decimal, r and R roman, a and A letters; without it only the prefix is printed. */
  readonly style?: 'D' | 'r' | 'R' | 'a' | 'A';
  readonly prefix?: string;
  /** Number the run starts with; 1 unless given. */
  readonly start?: number;
}

export interface BuiltPdf {
  readonly pages: readonly BuiltPage[];
  readonly title?: string;
  readonly author?: string;
  readonly subject?: string;
  /** A PDF date such as `D:20240115093000Z`. */
  readonly created?: string;
  /** BCP 47 tag for the catalogue's Lang. */
  readonly language?: string;
  readonly labels?: readonly BuiltLabelRange[];
  readonly outline?: readonly BuiltOutlineEntry[];
}

/** Collects numbered objects and writes them with a cross-reference table; the low-level half, for hand-made odd files. */
export interface PdfObjects {
  /** Reserves the next object number. */
  reserve(): number;
  /** Sets the body of a reserved object (what stands between `obj` and `endobj`). */
  set(number: number, body: string): void;
  /** Reserves and sets in one step. */
  add(body: string): number;
  /** Writes a stream object with its right length. */
  addStream(dictionary: string, data: string | Uint8Array): number;
  /** The finished file. `trailer` goes into the trailer dictionary beside Size and Root. */
  finish(root: number, trailer?: string): Uint8Array;
}

/** Starts an empty PDF of hand-written objects. Deterministic: equal calls give equal bytes. */
export function pdfObjects(version = '1.7'): PdfObjects {
  const bodies: (Buffer | undefined)[] = [];
  const reserve = () => bodies.push(undefined);
  const set = (number: number, body: string) => {
    bodies[number - 1] = Buffer.from(body, 'latin1');
  };
  const add = (body: string) => {
    const number = reserve();
    set(number, body);
    return number;
  };
  const addStream = (dictionary: string, data: string | Uint8Array) => {
    const bytes = typeof data === 'string' ? Buffer.from(data, 'latin1') : Buffer.from(data);
    const number = reserve();
    bodies[number - 1] = Buffer.concat([
      Buffer.from(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`, 'latin1'),
      bytes,
      Buffer.from('\nendstream', 'latin1'),
    ]);
    return number;
  };
  const finish = (root: number, trailer = '') => {
    const parts: Buffer[] = [Buffer.from(`%PDF-${version}\n%\xe2\xe3\xcf\xd3\n`, 'latin1')];
    let at = parts[0]?.length ?? 0;
    const offsets: number[] = [];
    bodies.forEach((body, i) => {
      if (body === undefined) throw new Error(`object ${i + 1} was reserved and never set`);
      const head = Buffer.from(`${i + 1} 0 obj\n`, 'latin1');
      const tail = Buffer.from('\nendobj\n', 'latin1');
      offsets.push(at);
      parts.push(head, body, tail);
      at += head.length + body.length + tail.length;
    });
    const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    parts.push(
      Buffer.from(
        `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${rows}` +
          `trailer\n<< /Size ${bodies.length + 1} /Root ${root} 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
        'latin1',
      ),
    );
    return new Uint8Array(Buffer.concat(parts));
  };
  return { reserve, set, add, addStream, finish };
}

/** A PDF text string: Latin-1 in brackets, anything else as UTF-16 in hex. */
export function pdfString(text: string): string {
  if (/^[\x20-\x7e\xa1-\xff]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
  const units = [...Buffer.from(`\ufeff${text}`, 'utf16le').swap16()];
  return `<${units.map((byte) => byte.toString(16).padStart(2, '0')).join('')}>`;
}

function pageContent(page: BuiltPage, height: number): string {
  const column = (lines: readonly string[], left: number) => {
    const drawn = lines.map((line) => {
      if (!/^[\x20-\x7e\xa1-\xff]*$/.test(line)) throw new Error(`not Latin-1: ${line}`);
      return `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`;
    });
    return `BT /F1 11 Tf 14 TL ${left} ${height - 70} Td\n${drawn.join('\n')}\nET`;
  };
  return [column(page.lines, 56), ...(page.beside ? [column(page.beside, 310)] : [])].join('\n');
}

function addOutline(
  pdf: PdfObjects,
  entries: readonly BuiltOutlineEntry[],
  pages: readonly number[],
): number {
  const level = (list: readonly BuiltOutlineEntry[], parent: number): { first: number; last: number } => {
    const numbers = list.map(() => pdf.reserve());
    list.forEach((entry, i) => {
      const self = numbers[i] as number;
      const target = pages[entry.page - 1];
      if (target === undefined)
        throw new Error(`outline entry "${entry.title}" points to page ${entry.page}`);
      const kids = entry.children?.length ? level(entry.children, self) : undefined;
      pdf.set(
        self,
        `<< /Title ${pdfString(entry.title)} /Parent ${parent} 0 R /Dest [${target} 0 R /Fit]` +
          (i > 0 ? ` /Prev ${numbers[i - 1]} 0 R` : '') +
          (i < list.length - 1 ? ` /Next ${numbers[i + 1]} 0 R` : '') +
          (kids ? ` /First ${kids.first} 0 R /Last ${kids.last} 0 R /Count ${entry.children?.length}` : '') +
          ' >>',
      );
    });
    return { first: numbers[0] as number, last: numbers[numbers.length - 1] as number };
  };
  const root = pdf.reserve();
  const { first, last } = level(entries, root);
  pdf.set(root, `<< /Type /Outlines /First ${first} 0 R /Last ${last} 0 R /Count ${entries.length} >>`);
  return root;
}

/**
 * Builds a small valid PDF with a real text layer, so that a test can look for phrases it knows.
 * Deterministic: equal input gives equal bytes (and so an equal SHA-256). Throws on letters outside Latin-1 in page lines.
 */
export function buildPdf(input: BuiltPdf): Uint8Array {
  const pdf = pdfObjects();
  const catalog = pdf.reserve();
  const tree = pdf.reserve();
  const font = pdf.add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  const pages = input.pages.map((page) => {
    const width = page.width ?? 595;
    const height = page.height ?? 842;
    const content = pdf.addStream('', pageContent(page, height));
    return pdf.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${page.rotate ?? 0} ` +
        `/Resources << /Font << /F1 ${font} 0 R >> >> /Contents ${content} 0 R >>`,
    );
  });
  pdf.set(
    tree,
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((n) => `${n} 0 R`).join(' ')}] >>`,
  );
  const labels = input.labels?.map(
    (range) =>
      `${range.from - 1} <<${range.style ? ` /S /${range.style}` : ''}` +
      `${range.prefix === undefined ? '' : ` /P ${pdfString(range.prefix)}`} /St ${range.start ?? 1} >>`,
  );
  const outline = input.outline?.length ? addOutline(pdf, input.outline, pages) : undefined;
  pdf.set(
    catalog,
    `<< /Type /Catalog /Pages ${tree} 0 R` +
      (labels ? ` /PageLabels << /Nums [${labels.join(' ')}] >>` : '') +
      (outline ? ` /Outlines ${outline} 0 R` : '') +
      (input.language ? ` /Lang ${pdfString(input.language)}` : '') +
      ' >>',
  );
  const info = pdf.add(
    `<< /Producer (Waymark tests)${input.title === undefined ? '' : ` /Title ${pdfString(input.title)}`}` +
      `${input.author === undefined ? '' : ` /Author ${pdfString(input.author)}`}` +
      `${input.subject === undefined ? '' : ` /Subject ${pdfString(input.subject)}`}` +
      `${input.created === undefined ? '' : ` /CreationDate (${input.created})`} >>`,
  );
  return pdf.finish(catalog, `/Info ${info} 0 R`);
}
