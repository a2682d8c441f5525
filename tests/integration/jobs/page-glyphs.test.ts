import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { openDocument } from '../../../main/jobs/extract';
import { type PageGlyphs, readPageGlyphs } from '../../../main/jobs/page-glyphs';
import { bytesSource } from '../../../main/jobs/pdf-source';
import { loadPdfium } from '../../../main/jobs/pdfium';
import { pdfObjects } from '../../support/pdf-builder';

const wasmPath = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');

/** A page of one line, drawn in the page or, with a matrix, in a form that lies on it so. */
function pageWith(text: string, matrix: string | null): Uint8Array {
  const pdf = pdfObjects();
  const catalog = pdf.reserve();
  const tree = pdf.reserve();
  const fonts = `/Font << /F1 ${pdf.add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>')} 0 R >>`;
  const form = `/Type /XObject /Subtype /Form /BBox [0 0 4000 4000] /Matrix [${matrix}] /Resources << ${fonts} >>`;
  const forms = matrix === null ? '' : `/XObject << /X1 ${pdf.addStream(form, text)} 0 R >>`;
  const content = pdf.addStream('', matrix === null ? text : '/X1 Do');
  const page = pdf.add(
    `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << ${fonts} ${forms} >> >>`,
  );
  pdf.set(tree, `<< /Type /Pages /Count 1 /Kids [${page} 0 R] >>`);
  pdf.set(catalog, `<< /Type /Catalog /Pages ${tree} 0 R >>`);
  return pdf.finish(catalog);
}

/** What a reader of the line sees of its pieces: how high and wide each is, and how far from the one before. */
function seen({ pieces, glyphs }: PageGlyphs) {
  const round = (value: number) => Math.round(value * 10) / 10;
  return pieces.map(({ left, right, size }, at) => ({
    size: round(size),
    width: round(right - left),
    gap: at === 0 ? 0 : round(left - (pieces[at - 1]?.right ?? 0)),
    rise: round((glyphs.ys[glyphs.pieces.indexOf(at)] ?? 0) - (glyphs.ys[glyphs.pieces.indexOf(0)] ?? 0)),
  }));
}

async function read(bytes: Uint8Array) {
  const engine = await loadPdfium({ wasmPath });
  const document = openDocument(engine, bytesSource(bytes), undefined);
  const page = engine.call.FPDF_LoadPage(document, 0);
  return seen(readPageGlyphs(engine, page, engine.call.FPDFText_LoadPage(page)));
}

describe('where the pieces of a line are', () => {
  // Letters of Nepali have their text beside them, as browsers and office programs print them: such pages are measured.
  const span = (text: string, glyph: string) => `/Span << /ActualText <FEFF${text}> >> BDC (${glyph}) Tj EMC`;
  const line = `${span('0935093F', 'mw')} ( ) Tj ${span('09380947', 'n')} 0 2 Td ${span('0935093E', 'w')} ET`;

  it.each([
    ['a turned page', `BT /F1 12 Tf 0 1 -1 0 300 72 Tm ${line}`, null],
    ['a page that is upside down', `BT /F1 12 Tf -1 0 0 -1 500 700 Tm ${line}`, null],
    [
      'a form, as is put around what is stamped or shaded',
      `BT /F1 12 Tf 4 0 0 -4 72 700 Tm ${line}`,
      '0.25 0 0 -0.25 50 780',
    ],
    ['a form on a turned page', `BT /F1 12 Tf 4 0 0 4 72 700 Tm ${line}`, '0 0.25 -0.25 0 300 10'],
  ])('is the same in %s as on an upright one', async (_, text, matrix) => {
    const upright = await read(pageWith(`BT /F1 12 Tf 72 700 Td ${line}`, null));
    expect(upright).toHaveLength(4);
    expect(await read(pageWith(text, matrix))).toEqual(upright);
  });
});
