import { crc32, deflateRawSync } from 'node:zlib';

/** A part of an archive that is made by hand, so that it may lie about itself. */
export interface MadePart {
  readonly name: string;
  readonly data: string | Uint8Array;
  /** What the list says of it; the truth unless given. */
  readonly full?: number;
  readonly crc?: number;
  /** Its sizes and its place stand as longer numbers (ZIP64), as of a program that packs before it knows them. */
  readonly isLong?: boolean;
  /** It lies there as it is, not packed. */
  readonly isStored?: boolean;
}

/** An archive of these parts, as a spreadsheet program packs them. */
export function archiveOf(parts: readonly MadePart[]): Uint8Array {
  const chunks: Uint8Array[] = [];
  const list: Uint8Array[] = [];
  let at = 0;
  for (const { name, data, full, crc, isLong = false, isStored = false } of parts) {
    const bytes = Buffer.from(data);
    const packed = isStored ? bytes : deflateRawSync(bytes);
    const title = Buffer.from(name);
    const facts = Buffer.alloc(12);
    facts.writeUInt32LE(crc ?? crc32(bytes), 0);
    facts.writeUInt32LE(packed.length, 4);
    facts.writeUInt32LE(isLong ? 0 : (full ?? bytes.length), 8);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(isStored ? 0 : 8, 8);
    facts.copy(local, 14);
    local.writeUInt16LE(title.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(isStored ? 0 : 8, 10);
    facts.copy(entry, 16);
    entry.writeUInt16LE(title.length, 28);
    entry.writeUInt32LE(at, 42);
    chunks.push(local, title, packed);
    list.push(entry, title);
    if (isLong) {
      const longer = Buffer.alloc(37);
      // Something else stands before it.
      longer.writeUInt16LE(0x5455, 0);
      longer.writeUInt16LE(5, 2);
      longer.writeUInt16LE(1, 9);
      longer.writeUInt16LE(24, 11);
      longer.writeBigUInt64LE(BigInt(full ?? bytes.length), 13);
      longer.writeBigUInt64LE(BigInt(packed.length), 21);
      longer.writeBigUInt64LE(BigInt(at), 29);
      for (const field of [20, 24, 42]) entry.writeUInt32LE(0xffffffff, field);
      entry.writeUInt16LE(longer.length, 30);
      list.push(longer);
    }
    at += 30 + title.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(
    list.reduce((sum, { length }) => sum + length, 0),
    12,
  );
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...chunks, ...list, end]);
}

const OOXML = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** What a hand-made workbook consists of. */
export interface MadeWorkbook {
  /** What stands in `worksheet`, by the name of each sheet. */
  readonly sheets: Readonly<Record<string, string>>;
  /** What stands in `sst`. */
  readonly shared?: string;
  /** Codes of formats, for the cells with `s="1"`, `s="2"` and so on. */
  readonly formats?: readonly string[];
  /** What stands before the list of sheets. */
  readonly before?: string;
  readonly more?: readonly MadePart[];
  /** Other relations of the workbook, and other sheets, in XML. */
  readonly relations?: string;
  readonly others?: string;
  readonly rename?: (name: string) => string;
}

/** The parts of a workbook that is written by hand, as programs other than ours write it. */
export function workbookParts({ sheets, shared, formats = [], ...made }: MadeWorkbook): MadePart[] {
  const { before = '', more = [], relations = '', others = '', rename = (name: string) => name } = made;
  const names = Object.keys(sheets);
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${OOXML}/${kind}" Target="${target}"/>`;
  const list = names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  const parts: MadePart[] = [
    { name: '[Content_Types].xml', data: '<Types/>' },
    {
      name: '_rels/.rels',
      data: `<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `<?xml version="1.0"?><workbook xmlns:r="${OOXML}">${before}<sheets>${list.join('')}${others}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships>${names
        .map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`))
        .join('')}${relation('rIdT', 'sharedStrings', 'sharedStrings.xml')}${relation(
        'rIdS',
        'styles',
        '/xl/styles.xml',
      )}${relations}</Relationships>`,
    },
    ...Object.values(sheets).map((data, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      data: `<worksheet>${data}</worksheet>`,
    })),
    { name: 'xl/sharedStrings.xml', data: `<sst>${shared ?? ''}</sst>` },
    {
      name: 'xl/styles.xml',
      data: `<styleSheet><numFmts>${formats
        .map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
        .join(
          '',
        )}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats
        .map((_, at) => `<xf numFmtId="${200 + at}"/>`)
        .join('')}</cellXfs></styleSheet>`,
    },
    ...more,
  ];
  return parts.map((part) => ({ ...part, name: rename(part.name) }));
}
