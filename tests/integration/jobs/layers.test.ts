import { createRequire } from 'node:module';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createExtractor } from '../../../main/jobs';
import { openRepaired } from '../../../main/jobs/extract';
import { layersOf } from '../../../main/jobs/layers';
import { bytesSource } from '../../../main/jobs/pdf-source';
import { loadPdfium } from '../../../main/jobs/pdfium';
import type { ExtractedPage } from '../../../shared/library';
import { pdfObjects } from '../../support/pdf-builder';
import { spanOf } from '../../support/text-pdf';

const wasmPath = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
const extractor = createExtractor({ wasmPath });

/** Draws a line of text at this height. */
const line = (y: number, text: string) => `BT /F1 12 Tf 72 ${y} Td (${text}) Tj ET`;
/** Puts content on a layer: `A` or `B`, or a set of them. */
const on = (layer: string, content: string) => `/OC /${layer} BDC ${content} EMC`;

interface Layered {
  readonly content: string;
  /** What is said of the layers as the file opens; A and B stand for them. */
  readonly opens: string;
  /** Dictionary of a set of layers that is called Set. */
  readonly set?: string;
  /** Content and layer of a form that is called X. */
  readonly form?: readonly [content: string, layer: string];
  /** What is said of the layers is in a packed part. */
  readonly packed?: boolean;
}

function layered({ content, opens, set = '/P /AnyOn', form = ['', ''], packed = false }: Layered) {
  const pdf = pdfObjects();
  const catalog = pdf.reserve();
  const tree = pdf.reserve();
  const font = pdf.add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const [a, b] = ['A', 'B'].map((name) => pdf.add(`<< /Type /OCG /Name (${name}) >>`));
  const named = (text: string) => text.replaceAll(/\bA\b/g, `${a} 0 R`).replaceAll(/\bB\b/g, `${b} 0 R`);
  const members = pdf.add(`<< /Type /OCMD ${named(set)} >>`);
  const map = pdf.addStream(
    '',
    'begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0e01> <0e5b> <0e01> endbfrange endcmap',
  );
  const inner = pdf.add(
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AngsanaNew /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 >>',
  );
  const lacking = pdf.add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /AngsanaNew /Encoding /Identity-H /DescendantFonts [${inner} 0 R] /ToUnicode ${map} 0 R >>`,
  );
  const own = `/Font << /F1 ${font} 0 R /F2 ${lacking} 0 R >> /Properties << /A ${a} 0 R /B ${b} 0 R /Set ${members} 0 R >>`;
  const [drawn, layer] = form;
  const x = pdf.addStream(
    `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << ${own} >> ${named(layer)}`,
    drawn,
  );
  const stream = pdf.addStream('', content);
  const page = pdf.add(
    `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Contents ${stream} 0 R /Resources << ${own} /XObject << /X ${x} 0 R >> >> >>`,
  );
  const properties = `<< /OCGs [${a} 0 R ${b} 0 R] /D << ${named(opens)} >> >>`;
  pdf.set(tree, `<< /Type /Pages /Count 1 /Kids [${page} 0 R] >>`);
  pdf.set(catalog, `<< /Type /Catalog /Pages ${tree} 0 R /OCProperties ${properties} >>`);
  return packed ? withPackedCatalog(pdf, catalog, tree, properties) : pdf.finish(catalog);
}

/** Puts the catalogue of a file into a packed part, and what is said of it where the engine looks for it. */
function withPackedCatalog(
  pdf: ReturnType<typeof pdfObjects>,
  plain: number,
  tree: number,
  properties: string,
): Uint8Array {
  const catalog = plain + 1000;
  const object = `${catalog} 0 << /Type /Catalog /Pages ${tree} 0 R /OCProperties ${properties} >>`;
  const first = object.indexOf('<<');
  const objects = pdf.addStream(
    `/Type /ObjStm /N 1 /First ${first} /Filter /FlateDecode`,
    deflateSync(Buffer.from(object)),
  );
  pdf.set(plain, 'null');
  const bytes = Buffer.from(pdf.finish(plain));
  const table = bytes.lastIndexOf('xref\n0');
  const rows = bytes.toString('latin1', table).match(/^\d{10} \d{5} [nf] $/gm) ?? [];
  const entry = (kind: number, at: number, more: number) =>
    Buffer.from([kind, at >> 24, at >> 16, at >> 8, at, more >> 8, more]);
  const own = rows.map((row, at) => entry(at === 0 ? 0 : 1, Number(row.slice(0, 10)), 0));
  const data = Buffer.concat([...own, entry(2, objects, 0)]);
  return Buffer.concat([
    bytes.subarray(0, table),
    Buffer.from(
      `${rows.length + 5000} 0 obj\n<< /Type /XRef /Size ${catalog + 1} /W [1 4 2] /Index [0 ${rows.length} ${catalog} 1] /Root ${catalog} 0 R /Length ${data.length} >>\nstream\n`,
    ),
    data,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${table}\n%%EOF\n`),
  ]);
}

async function read(bytes: Uint8Array): Promise<ExtractedPage> {
  const pages: ExtractedPage[] = [];
  await extractor.extract(bytesSource(bytes), { onPage: (page) => void pages.push(page) });
  return pages[0] as ExtractedPage;
}
const textOf = async (of: Layered) => (await read(layered(of))).text;
const wordsOf = async (of: Layered) =>
  (await extractor.words(bytesSource(layered(of)), 1, 'auto')).map(({ text }) => text);

const TWO = [line(700, 'Article 3'), on('A', line(680, 'draft')), on('B', line(660, 'shelter'))].join('\n');

describe('text on a layer', () => {
  it('is read where the layer is on as the file opens, and left out where it is off', async () => {
    expect(await textOf({ content: TWO, opens: '/OFF []' })).toBe('Article 3\ndraft\nshelter');
    expect(await textOf({ content: TWO, opens: '/OFF [A]' })).toBe('Article 3\nshelter');
    expect(await textOf({ content: TWO, opens: '/BaseState /OFF' })).toBe('Article 3');
    expect(await textOf({ content: TWO, opens: '/BaseState /OFF /ON [A]' })).toBe('Article 3\ndraft');
    expect(await wordsOf({ content: TWO, opens: '/OFF [A]' })).toEqual(['Article', '3', 'shelter']);
  });

  it('is left out with what is marked in it, and where a layer around it is off', async () => {
    const marked = `/Span << /MCID 1 >> BDC ${line(640, 'old')} EMC ${line(620, '')} ${spanOf('older', line(600, 'x'))}`;
    const opens = '/OFF [A]';
    expect(await textOf({ content: `${TWO} ${on('A', marked)}`, opens })).toBe('Article 3\nshelter');
    expect(await textOf({ content: `${TWO} ${on('A', on('B', line(640, 'old')))}`, opens })).toBe(
      'Article 3\nshelter',
    );
  });

  it('is left out also where what is said of layers is packed', async () => {
    expect(await textOf({ content: TWO, opens: '/OFF [A]', packed: true })).toBe('Article 3\nshelter');
    expect(await textOf({ content: TWO, opens: '/OFF []', packed: true })).toBe('Article 3\ndraft\nshelter');
  });

  it('is read by the rule of a set of layers', async () => {
    const content = `${line(700, 'Article 3')} ${on('Set', line(680, 'draft'))}`;
    const opens = '/OFF [A]';
    const [seen, unseen] = ['Article 3\ndraft', 'Article 3'];
    expect(await textOf({ content, opens, set: '/OCGs [A B] /P /AnyOn' })).toBe(seen);
    expect(await textOf({ content, opens, set: '/OCGs [A B] /P /AllOn' })).toBe(unseen);
    expect(await textOf({ content, opens, set: '/OCGs A' })).toBe(unseen);
    expect(await textOf({ content, opens: '', set: '/OCGs [A B] /P /AllOff' })).toBe(unseen);
    expect(await textOf({ content, opens: '/OFF [A B]', set: '/OCGs [A B] /P /AllOff' })).toBe(seen);
    expect(await textOf({ content, opens: '', set: '/VE [/Not A]' })).toBe(unseen);
  });

  it('is left out with the form that is on the layer', async () => {
    const content = `${line(700, 'Article 3')} /X Do`;
    const form = [line(680, 'draft'), '/OC A'] as const;
    expect(await textOf({ content, opens: '/OFF [A]', form })).toBe('Article 3');
    expect(await textOf({ content, opens: '/OFF [B]', form })).toBe('Article 3\ndraft');
    expect(
      await textOf({
        content: `${line(700, 'Article 3')} ${on('A', '/X Do')}`,
        opens: '/OFF [A]',
        form: [line(680, 'draft'), ''],
      }),
    ).toBe('Article 3');
    expect(
      await textOf({
        content,
        opens: '/OFF [A]',
        form: [`${line(680, 'x')} ${on('A', line(660, 'y'))}`, ''],
      }),
    ).toBe('Article 3\nx');
  });

  it('is read under a scan, whose words are not drawn on purpose, unless their layer is off', async () => {
    const words = `3 Tr ${line(680, 'words of the scan')} 0 Tr`;
    const content = `${line(700, 'Article 3')} ${on('B', words)}`;
    expect(await textOf({ content, opens: '/OFF [A]' })).toBe('Article 3\nwords of the scan');
    expect(await textOf({ content, opens: '/OFF [B]' })).toBe('Article 3');
    const form = [words, ''] as const;
    expect(await textOf({ content: `${TWO} /X Do`, opens: '/OFF [A]', form })).toContain('words of the scan');
  });

  it('is read where it is white, or off the page', async () => {
    const white = `1 g ${line(680, 'in the colour of paper')} 0 g`;
    expect(await textOf({ content: on('B', white), opens: '/OFF [A]' })).toBe('in the colour of paper');
    expect(await textOf({ content: on('B', line(-50, 'below')), opens: '/OFF [A]' })).toBe('below');
  });

  it('is read in a form that is on where there is no ink for it, or where it is not on the page', async () => {
    const content = `${line(700, 'Article 3')} /X Do`;
    // Thai, in a font that the file lacks.
    const thai = 'BT /F2 12 Tf 72 680 Td <0e010e020e03> Tj ET';
    for (const layer of ['', '/OC B'])
      expect(await textOf({ content, opens: '/OFF [A]', form: [thai, layer] })).toBe('Article 3\nกขฃ');
    const form = [`${line(-50, 'below')} ${on('B', `0 g 72 600 100 10 re f`)}`, ''] as const;
    expect(await textOf({ content, opens: '/OFF [A]', form })).toBe('Article 3\nbelow');
  });

  it('is read where there is no memory to look at it, and its page is not called damaged', async () => {
    const form = [line(680, 'shelter'), '/OC A'] as const;
    const file = bytesSource(layered({ content: '/X Do', opens: '/OFF [A]', form }));
    const engine = await loadPdfium({ wasmPath }, 18 * 1024 * 1024);
    const { document } = openRepaired(engine, file, undefined);
    const page = engine.call.FPDF_LoadPage(document, 0);
    const layers = layersOf(() => file);
    expect(layers.putAside(engine, document, page)).toBeGreaterThan(0);
    const again = engine.call.FPDF_LoadPage(document, 0);
    // Nearly all is taken.
    const taken: number[] = [];
    for (let at = engine.call.malloc(200_000); at !== 0; at = engine.call.malloc(200_000)) taken.push(at);
    expect(engine.wasRefusedMemory()).toBe(true);
    for (const at of taken.splice(0, 2)) engine.call.free(at);
    expect(layers.putAside(engine, document, again)).toBe(0);
    expect(engine.wasRefusedMemory()).toBe(false);
  });

  it('is read where the engine breaks when it draws it', async () => {
    const file = bytesSource(layered({ content: TWO, opens: '/OFF [A]' }));
    const engine = await loadPdfium({ wasmPath });
    const { document } = openRepaired(engine, file, undefined);
    const page = engine.call.FPDF_LoadPage(document, 0);
    const layers = layersOf(() => file);
    const breaks = () => {
      throw new RangeError('broken');
    };
    const broken = { ...engine, call: { ...engine.call, FPDF_RenderPageBitmap: breaks } };
    expect(() => layers.putAside(broken, document, page)).toThrow('broken');
    expect([layers.hasBroken(), layers.hasBroken()]).toEqual([true, false]);
    expect(layers.putAside(broken, document, page)).toBe(0);
  });

  it('is told where it was left out, unless it is but a word laid over the page', async () => {
    const long = 'The Ministry of Labour shall give shelter to every victim.';
    const content = `${line(700, 'Article 3')} ${on('A', line(680, long))}`;
    expect(await read(layered({ content, opens: '/OFF [A]' }))).toMatchObject({
      text: 'Article 3',
      quality: 'suspect',
      reasons: ['hidden-text'],
    });
    expect(await read(layered({ content: on('A', line(680, long)), opens: '/OFF [A]' }))).toMatchObject({
      ...{ text: '', quality: 'empty', reasons: ['hidden-text'] },
    });
    expect(await read(layered({ content: TWO, opens: '/OFF [A]' }))).toMatchObject({ quality: 'good' });
    expect(await read(layered({ content, opens: '/OFF []' }))).toMatchObject({ quality: 'good' });
  });
});
