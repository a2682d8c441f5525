import type * as Docx from 'docx';
import {
  cellValue,
  complexOf,
  isCrowded,
  isNamedByHeading,
  type Report,
  type ReportBlock,
  type ReportCell,
  type ReportTable,
  scriptRuns,
} from '../../shared/reports';

type Library = typeof Docx;

const FONT = 'Calibri';
/** Half points, as the format counts. */
const BODY = 21;
/** Letters of what is to fit one sheet. */
const COMPACT_BODY = 17;
/** Twentieths of a point: an A4 page and its edges. */
const A4 = { width: 11_906, height: 16_838 } as const;
const EDGE = 1_000;
/** With more columns than this in a table the pages lie on their side. */
const UPRIGHT_COLUMNS = 7;
const SHADES = ['FFFFFF', 'E4E7EB', 'CBD2D9', '7B8794', '323F4B'] as const;
/** From this shade on letters are white. */
const DARK = 3;
/** Characters of a cell from which a row may go on over the page: kept whole, it would leave half a page white. */
const LONG_CELL = 600;

/** Control characters that XML does not hold. */
const storable = (text: string) => text.toWellFormed().replaceAll(/[^\P{Cc}\t\n]/gu, '');

/**
 * Words as runs, each in one script: a run names the font and the language of its complex script, without which Thai, Khmer or Burmese
 * letters would be set in a font that has none.
 */
function runsOf({ TextRun }: Library, text: string, look: Docx.IRunOptions = {}): Docx.TextRun[] {
  return storable(text)
    .split('\n')
    .flatMap((line, at) => {
      const runs = scriptRuns(line).map(
        (run, place) =>
          new TextRun({
            ...look,
            ...(look.bold === undefined ? {} : { boldComplexScript: look.bold }),
            ...(look.size === undefined ? {} : { sizeComplexScript: look.size }),
            ...(run.font === null
              ? {}
              : { font: { ascii: FONT, hAnsi: FONT, eastAsia: run.font, cs: run.font } }),
            ...(run.language === null ? {} : { language: { bidirectional: run.language } }),
            ...(at > 0 && place === 0 ? { break: 1 } : {}),
            text: run.text,
          }),
      );
      return runs.length === 0 && at > 0 ? [new TextRun({ text: '', break: 1 })] : runs;
    });
}

type Heading = Extract<ReportBlock, { kind: 'heading' }>;

/** The name by which the list of parts leads to a heading. */
const anchorOf = (place: number) => `part-${place}`;

function headingOf(library: Library, { level, text }: Heading, place: number) {
  const { Bookmark, HeadingLevel, Paragraph } = library;
  const levels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;
  return new Paragraph({
    heading: levels[level - 1] ?? HeadingLevel.HEADING_3,
    children: [new Bookmark({ id: anchorOf(place), children: runsOf(library, text) })],
  });
}

/** Most parts that are listed: a list of more is leafed through as long as what it leads to. */
const MOST_PARTS = 40;

/**
 * The list of parts, each a way to its heading; where it would grow long, of the large ones alone. It has no numbers of pages, for only the program that lays them out knows them; it is
 * not asked to find them at each opening, for Word would then warn of other files.
 */
function contentsOf(library: Library, { head, blocks }: Report): Docx.FileChild[] {
  const { InternalHyperlink, Paragraph, TableOfContents } = library;
  const parts = blocks.filter((block) => block.kind === 'heading' && block.level <= 2);
  const deepest = parts.length > MOST_PARTS ? 1 : 2;
  const lines = blocks.flatMap((block, place) =>
    block.kind !== 'heading' || block.level > deepest
      ? []
      : [
          new Paragraph({
            style: `TOC${block.level}`,
            children: [
              new InternalHyperlink({ anchor: anchorOf(place), children: runsOf(library, block.text) }),
            ],
          }),
        ],
  );
  if (lines.length < 3) return [];
  return [
    new Paragraph({ children: runsOf(library, head.contents, { bold: true }) }),
    new TableOfContents(storable(head.contents), {
      ...{ hyperlink: true, headingStyleRange: `1-${deepest}`, beginDirty: false, contentChildren: lines },
    }),
  ];
}

function cellOf(library: Library, cell: ReportCell, width: number, headSize?: number): Docx.TableCell {
  const isHead = headSize !== undefined;
  const { AlignmentType, Paragraph, ShadingType, TableCell, WidthType } = library;
  const shade = typeof cell === 'object' ? cell.shade : null;
  const value = cellValue(cell);
  const ground = isHead ? 'E4E7EB' : shade === null ? null : (SHADES[shade] ?? SHADES[0]);
  const isDark = shade !== null && shade >= DARK;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(ground === null ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill: ground } }),
    children: [
      new Paragraph({
        style: 'Cell',
        // The names above the columns do not end a page without a row.
        ...(isHead ? { keepNext: true } : {}),
        ...(shade === null && typeof value !== 'number' ? {} : { alignment: AlignmentType.CENTER }),
        children: runsOf(library, String(value), {
          ...(isHead ? { bold: true, size: headSize } : {}),
          ...(isDark ? { color: 'FFFFFF' } : {}),
        }),
      }),
    ],
  });
}

/** Of the names above columns, in half points. */
const HEAD_SIZES = { usual: 18, crowded: 14 } as const;

function tableOf(library: Library, table: ReportTable, room: number, isNamed: boolean) {
  const { Paragraph, Table, TableLayoutType, TableRow, WidthType } = library;
  const all = table.widths.reduce((sum, each) => sum + each, 0);
  const widths = table.head.map((_, at) => Math.floor(((table.widths[at] ?? 10) / all) * room));
  const headSize = isCrowded(table.head) ? HEAD_SIZES.crowded : HEAD_SIZES.usual;
  const isShort = (cells: readonly ReportCell[]) =>
    cells.every((cell) => String(cellValue(cell)).length <= LONG_CELL);
  const row = (cells: readonly ReportCell[], isHead: boolean) =>
    new TableRow({
      ...(isHead ? { tableHeader: true } : {}),
      ...(isHead || isShort(cells) ? { cantSplit: true } : {}),
      children: widths.map((width, at) =>
        cellOf(library, cells[at] ?? '', width, isHead ? headSize : undefined),
      ),
    });
  return [
    ...(isNamed
      ? []
      : [new Paragraph({ style: 'Caption', keepNext: true, children: runsOf(library, table.caption) })]),
    new Table({
      width: { size: room, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      columnWidths: widths,
      margins: { left: 60, right: 60, top: 20, bottom: 20 },
      rows: [row(table.head, true), ...table.rows.map((cells) => row(cells, false))],
    }),
    new Paragraph({ children: [] }),
  ];
}

function pictureOf(
  library: Library,
  block: Extract<ReportBlock, { kind: 'picture' }>,
  room: number,
  tall: number,
) {
  const { ImageRun, Paragraph } = library;
  // Pixels at 96 to the inch; a twentieth of a point is a fifteenth of one.
  const scale = Math.min(1, room / 15 / block.width, tall / 15 / block.height);
  return new Paragraph({
    keepNext: false,
    children: [
      new ImageRun({
        type: 'png',
        data: Buffer.from(block.png, 'base64'),
        transformation: { width: Math.round(block.width * scale), height: Math.round(block.height * scale) },
        altText: { name: block.alt.slice(0, 200), description: storable(block.alt) },
      }),
    ],
  });
}

function childrenOf(
  library: Library,
  blocks: readonly ReportBlock[],
  place: number,
  room: number,
  tall: number,
): Docx.FileChild[] {
  const block = blocks[place];
  if (block === undefined) return [];
  const { Paragraph } = library;
  switch (block.kind) {
    case 'heading':
      return [headingOf(library, block, place)];
    case 'text': {
      const look =
        block.look === 'strong' ? { bold: true } : block.look === 'quiet' ? { color: '52606D' } : {};
      // What is said of a table or picture stands on its page, and so does the heading above both.
      const next = blocks[place + 1]?.kind;
      const leads = next === 'table' || next === 'picture';
      return [
        new Paragraph({
          ...(leads ? { keepNext: true } : {}),
          children: runsOf(library, block.text, look),
        }),
      ];
    }
    case 'list':
      return block.items.map(
        (item) => new Paragraph({ bullet: { level: 0 }, children: runsOf(library, item) }),
      );
    case 'table':
      return tableOf(library, block, room, isNamedByHeading(blocks, place));
    case 'picture':
      return [pictureOf(library, block, room, tall)];
    // Joined to their table before.
    case 'rows':
      return [];
  }
}

/**
 * Styles by which people format the document further: theirs are the names that every office program knows. What is to fit one sheet has
 * smaller letters and less between its lines.
 */
function stylesOf({
  language,
  compact = false,
}: Report['head']): NonNullable<Docx.IPropertiesOptions['styles']> {
  const complex = complexOf(language);
  const body = compact ? COMPACT_BODY : BODY;
  const after = compact ? 30 : 100;
  const font = { ascii: FONT, hAnsi: FONT, eastAsia: FONT, cs: complex?.font ?? FONT };
  const heading = (size: number) => ({
    run: { bold: true, boldComplexScript: true, size, sizeComplexScript: size, color: '1F2933', font },
    paragraph: { spacing: { before: compact ? 100 : 240, after }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: {
          ...{ font, size: body, sizeComplexScript: body },
          language: { value: language, ...(complex === null ? {} : { bidirectional: complex.language }) },
        },
        paragraph: { spacing: { after } },
      },
      title: heading(compact ? 28 : 40),
      heading1: heading(30),
      heading2: heading(26),
      heading3: heading(compact ? 20 : 22),
    },
    paragraphStyles: [
      {
        ...{ id: 'Caption', name: 'caption', basedOn: 'Normal', next: 'Normal', quickFormat: true },
        run: { bold: true, boldComplexScript: true, size: 20, sizeComplexScript: 20 },
        paragraph: { spacing: { before: 160, after: 60 }, keepNext: true },
      },
      {
        ...{ id: 'Cell', name: 'Table cell', basedOn: 'Normal', quickFormat: true },
        run: { size: 18, sizeComplexScript: 18 },
        paragraph: { spacing: { before: 0, after: 0 } },
      },
    ],
  };
}

/**
 * Writes a report as a Word document: real headings, captions, lists and tables that can be edited, a list of its parts, and pages
 * that are numbered. Two runs over one report give the same words.
 */
export async function writeDocument({ head, blocks }: Report): Promise<Uint8Array> {
  // Loaded when a document is written, which most days nobody does.
  const library = await import('docx');
  const { AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, PageOrientation } = library;
  const { Paragraph, TextRun } = library;
  const widest = Math.max(0, ...blocks.map((block) => (block.kind === 'table' ? block.head.length : 0)));
  const isLying = widest > UPRIGHT_COLUMNS;
  const [across, down] = isLying ? [A4.height, A4.width] : [A4.width, A4.height];
  const [room, tall] = [across - 2 * EDGE, down - 2 * EDGE - 1_200];
  const document = new Document({
    ...{ title: storable(head.title), creator: 'Waymark', lastModifiedBy: 'Waymark', styles: stylesOf(head) },
    sections: [
      {
        properties: {
          page: {
            // The library turns the page itself.
            size: {
              ...{ width: A4.width, height: A4.height },
              orientation: isLying ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [
                  ...runsOf(library, `${head.foot}   `, { size: 16 }),
                  new TextRun({
                    size: 16,
                    children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
                  }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: runsOf(library, head.title) }),
          ...head.lines.map(
            (line) => new Paragraph({ children: runsOf(library, line, { color: '52606D' }) }),
          ),
          ...contentsOf(library, { head, blocks }),
          ...blocks.flatMap((_, place) => childrenOf(library, blocks, place, room, tall)),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
