import { createRequire } from 'node:module';
import { deflateSync } from 'node:zlib';
import { openDocument } from '../../main/jobs/extract';
import { levelled } from '../../main/jobs/ocr-layout';
import { drawPage, type Picture, type Turn } from '../../main/jobs/ocr-picture';
import { bytesSource } from '../../main/jobs/pdf-source';
import { loadPdfium } from '../../main/jobs/pdfium';
import { pdfObjects } from './pdf-builder';

const wasmPath = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');

/** Specks of a scanner: the same ones each time. */
function withSpecks({ width, height, pixels }: Picture, share: number): Picture {
  const specked = pixels.slice();
  let seed = 12_345;
  for (let count = Math.floor(pixels.length * share); count > 0; count -= 1) {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    specked[seed % pixels.length] = 90;
  }
  return { width, height, pixels: specked };
}

interface ScanOptions {
  readonly dpi?: number;
  readonly specks?: number;
  readonly slope?: number;
  readonly light?: number;
  readonly turn?: Turn;
  /** Dictionaries of annotations, those of fields of a form too. */
  readonly annotations?: readonly string[];
}

/** A page of a bound book: the light falls off to the right, down to a share of what it is at the left. */
function inShadow({ width, height, pixels }: Picture, least: number): Picture {
  const shaded = pixels.map((level, at) => level * (1 - ((1 - least) * (at % width)) / width));
  return { width, height, pixels: shaded };
}

/**
 * A PDF whose pages are pictures of the pages of another, grey, with specks, lying askew by a slope, lit by `light` at the right side
 * (1 as at the left), turned by quarters, and nothing else.
 */
export async function scanOf(
  pdf: Uint8Array,
  { dpi = 150, specks = 0.0005, slope = 0, light = 1, turn = 0, annotations = [] }: ScanOptions = {},
): Promise<Uint8Array> {
  const engine = await loadPdfium({ wasmPath });
  const { call } = engine;
  const document = openDocument(engine, bytesSource(pdf), undefined);
  const objects = pdfObjects();
  const pages = objects.reserve();
  const kids: number[] = [];
  const notes = annotations.map((is) => `${objects.add(`<< /Type /Annot ${is} >>`)} 0 R`).join(' ');
  for (let index = 0; index < call.FPDF_GetPageCount(document); index += 1) {
    const page = call.FPDF_LoadPage(document, index);
    const sides = [call.FPDF_GetPageWidthF(page), call.FPDF_GetPageHeightF(page)] as const;
    const [width, height] = turn % 2 === 0 ? sides : [sides[1], sides[0]];
    const picture = inShadow(withSpecks(levelled(drawPage(engine, page, dpi, turn), -slope), specks), light);
    call.FPDF_ClosePage(page);
    const image = objects.addStream(
      `/Type /XObject /Subtype /Image /Width ${picture.width} /Height ${picture.height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode`,
      deflateSync(picture.pixels),
    );
    const content = objects.addStream('', `q ${width} 0 0 ${height} 0 0 cm /P Do Q`);
    kids.push(
      objects.add(
        `<< /Type /Page /Parent ${pages} 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${content} 0 R /Annots [${notes}] /Resources << /XObject << /P ${image} 0 R >> >> >>`,
      ),
    );
  }
  call.FPDF_CloseDocument(document);
  objects.set(
    pages,
    `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`,
  );
  return objects.finish(
    objects.add(`<< /Type /Catalog /Pages ${pages} 0 R /AcroForm << /Fields [${notes}] >> >>`),
  );
}
