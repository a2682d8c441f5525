import { deflateSync } from 'node:zlib';
import { buildPdf, type PdfObjects, pdfObjects } from './pdf-builder';

/** A hand-made PDF that is damaged or means harm, small enough to be made in a test. */
export interface NastyPdf {
  readonly name: string;
  readonly bytes: () => Uint8Array;
  /** Pages a reader should find, or the refusals that are right. */
  readonly right: { readonly pages: number } | { readonly codes: readonly string[] } | 'either';
}

const LINES = ['Trafficking in persons shall mean', 'the recruitment, transportation or transfer'];
const honest = (pages: number) =>
  buildPdf({ pages: Array.from({ length: pages }, (_, i) => ({ lines: [...LINES, `page ${i + 1}`] })) });

/** One page with a content stream of its own and whatever resources it needs. */
function onePage(
  content: (pdf: PdfObjects) => {
    readonly stream: number;
    readonly resources?: string;
    readonly box?: string;
  },
) {
  const pdf = pdfObjects();
  const catalog = pdf.reserve();
  const tree = pdf.reserve();
  const font = pdf.add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const { stream, resources = '', box = '0 0 595 842' } = content(pdf);
  const page = pdf.add(
    `<< /Type /Page /Parent ${tree} 0 R /MediaBox [${box}] /Contents ${stream} 0 R ` +
      `/Resources << /Font << /F1 ${font} 0 R >> ${resources} >> >>`,
  );
  pdf.set(tree, `<< /Type /Pages /Count 1 /Kids [${page} 0 R] >>`);
  pdf.set(catalog, `<< /Type /Catalog /Pages ${tree} 0 R >>`);
  return pdf.finish(catalog);
}

const TEXT = 'BT /F1 12 Tf 72 700 Td (Article 3) Tj ET';

/** A stream that unpacks to `megabytes` of spaces. */
function bomb(pdf: PdfObjects, megabytes: number): number {
  return pdf.addStream(
    '/Filter /FlateDecode',
    deflateSync(Buffer.alloc(megabytes * 1024 * 1024, 0x20), { level: 1 }),
  );
}

/** A page with this many fields that share what their parent says. */
function fields(count: number, parentSays: string): Uint8Array {
  const pdf = pdfObjects();
  const catalog = pdf.reserve();
  const tree = pdf.reserve();
  const parent = pdf.reserve();
  const kids = Array.from(
    { length: count },
    () =>
      `${pdf.add(`<< /Type /Annot /Subtype /Widget /F 4 /Rect [72 600 372 620] /Parent ${parent} 0 R >>`)} 0 R`,
  ).join(' ');
  pdf.set(parent, `<< /T (shared) ${parentSays.replaceAll('SELF', `${parent} 0 R`)} /Kids [${kids}] >>`);
  const page = pdf.add(`<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Annots [${kids}] >>`);
  pdf.set(tree, `<< /Type /Pages /Count 1 /Kids [${page} 0 R] >>`);
  pdf.set(catalog, `<< /Type /Catalog /Pages ${tree} 0 R /AcroForm << /Fields [${parent} 0 R] >> >>`);
  return pdf.finish(catalog);
}

/** The files. Those of a kind that a corpus may lack are here, so that the tests need none. */
export const NASTY_PDFS: readonly NastyPdf[] = [
  { name: 'nothing at all', bytes: () => new Uint8Array(), right: { codes: ['library.file-empty'] } },
  { name: 'a header and no more', bytes: () => Buffer.from('%PDF-1.7\n'), right: { codes: ['pdf.invalid'] } },
  {
    name: 'words, not a PDF',
    bytes: () => Buffer.from('This is a letter.\n'.repeat(100)),
    right: { codes: ['library.not-a-pdf'] },
  },
  {
    name: 'noise behind a header',
    bytes: () =>
      Buffer.concat([
        Buffer.from('%PDF-1.7\n'),
        Buffer.from(Array.from({ length: 50_000 }, (_, i) => (i * 7919) % 256)),
      ]),
    right: { codes: ['pdf.invalid'] },
  },
  { name: 'a file cut off in its middle', bytes: () => honest(40).slice(0, 8_000), right: 'either' },
  {
    name: 'a file whose last 100 bytes are lost',
    bytes: () => honest(3).slice(0, -100),
    right: { pages: 3 },
  },
  {
    name: 'wrong places in the cross-reference table',
    bytes: () =>
      Buffer.from(
        Buffer.from(honest(3))
          .toString('latin1')
          .replace(/^0000000\d{3} 00000 n/gm, '0000000001 00000 n'),
        'latin1',
      ),
    right: { pages: 3 },
  },
  {
    name: 'arrays 200,000 deep',
    bytes: () =>
      onePage((pdf) => ({
        stream: pdf.addStream('', `${'['.repeat(200_000)}${']'.repeat(200_000)} TJ ${TEXT}`),
      })),
    right: 'either',
  },
  {
    name: 'dictionaries 100,000 deep in the catalogue',
    bytes: () => {
      const pdf = pdfObjects();
      const tree = pdf.add('<< /Type /Pages /Count 0 /Kids [] >>');
      return pdf.finish(
        pdf.add(
          `<< /Type /Catalog /Pages ${tree} 0 R /X ${'<< /X '.repeat(100_000)}1${' >>'.repeat(100_000)} >>`,
        ),
      );
    },
    right: 'either',
  },
  {
    name: 'a page that unpacks to 512 MB',
    bytes: () => onePage((pdf) => ({ stream: bomb(pdf, 512) })),
    right: 'either',
  },
  {
    name: 'pages that are their own parents',
    bytes: () => {
      const pdf = pdfObjects();
      const catalog = pdf.reserve();
      const tree = pdf.reserve();
      pdf.set(tree, `<< /Type /Pages /Count 2 /Parent ${tree} 0 R /Kids [${tree} 0 R ${tree} 0 R] >>`);
      pdf.set(catalog, `<< /Type /Catalog /Pages ${tree} 0 R >>`);
      return pdf.finish(catalog);
    },
    right: 'either',
  },
  {
    name: 'a page count that lies',
    bytes: () => {
      const pdf = pdfObjects();
      const catalog = pdf.reserve();
      const tree = pdf.reserve();
      const page = pdf.add(`<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] >>`);
      pdf.set(tree, `<< /Type /Pages /Count 100000000 /Kids [${page} 0 R] >>`);
      pdf.set(catalog, `<< /Type /Catalog /Pages ${tree} 0 R >>`);
      return pdf.finish(catalog);
    },
    right: 'either',
  },
  {
    name: 'a page as large as a country',
    bytes: () => onePage((pdf) => ({ stream: pdf.addStream('', TEXT), box: '-1e30 -1e30 1e30 1e30' })),
    right: { pages: 1 },
  },
  {
    name: 'a drawing that draws itself',
    bytes: () =>
      onePage((pdf) => {
        const form = pdf.reserve();
        pdf.set(
          form,
          `<< /Type /XObject /Subtype /Form /BBox [0 0 10 10] /Resources << /XObject << /X ${form} 0 R >> >> /Length 11 >>\n` +
            'stream\n/X Do /X Do\nendstream',
        );
        return { stream: pdf.addStream('', `/X Do ${TEXT}`), resources: `/XObject << /X ${form} 0 R >>` };
      }),
    right: { pages: 1 },
  },
  {
    name: 'a page of 200,000 texts on one spot',
    bytes: () =>
      onePage((pdf) => ({ stream: pdf.addStream('', 'BT /F1 12 Tf 72 700 Td (a) Tj ET\n'.repeat(200_000)) })),
    right: { pages: 1 },
  },
  {
    name: 'layers, and a million names of packed objects that are none',
    bytes: () =>
      Buffer.concat([
        Buffer.from(honest(1)),
        Buffer.from(`/OCProperties << >> ${'/ObjStm '.repeat(1_000_000)}\n%%EOF\n`),
      ]),
    right: { pages: 1 },
  },
  {
    name: '20,000 fields that share a value of 1 MB',
    bytes: () => fields(20_000, `/FT /Tx /V (${'victim '.repeat(150_000)})`),
    right: { pages: 1 },
  },
  {
    name: 'fields whose parent is its own parent',
    bytes: () => fields(100, '/FT /Tx /Parent SELF'),
    right: { pages: 1 },
  },
  {
    name: '5,000 lists of 20,000 choices, all of them chosen',
    bytes: () => {
      const choices = Array.from({ length: 20_000 }, (_, i) => `(choice ${i})`).join(' ');
      return fields(5_000, `/FT /Ch /Ff 2097152 /Opt [${choices}] /V [${choices}]`);
    },
    right: { pages: 1 },
  },
  {
    name: '20,000 short lists of which 20,000 others are chosen',
    bytes: () => {
      const choices = (count: number) => Array.from({ length: count }, (_, i) => `(choice ${i})`).join(' ');
      return fields(20_000, `/FT /Ch /Ff 2097152 /Opt [${choices(200)}] /V [${choices(20_000)}]`);
    },
    right: { pages: 1 },
  },
  {
    name: 'bookmarks in a circle',
    bytes: () => {
      const pdf = pdfObjects();
      const catalog = pdf.reserve();
      const tree = pdf.reserve();
      const page = pdf.add(`<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] >>`);
      const outlines = pdf.reserve();
      const one = pdf.reserve();
      pdf.set(
        one,
        `<< /Title (round) /Parent ${outlines} 0 R /Next ${one} 0 R /First ${one} 0 R /Dest [${page} 0 R /Fit] >>`,
      );
      pdf.set(outlines, `<< /Type /Outlines /First ${one} 0 R /Last ${one} 0 R /Count 1 >>`);
      pdf.set(tree, `<< /Type /Pages /Count 1 /Kids [${page} 0 R] >>`);
      pdf.set(catalog, `<< /Type /Catalog /Pages ${tree} 0 R /Outlines ${outlines} 0 R >>`);
      return pdf.finish(catalog);
    },
    right: { pages: 1 },
  },
];
