import '../typescript-imports.ts';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ExtractedPage } from '../../shared/library';

const { createExtractor } = await import('../../main/jobs/index.ts');
const { fileSource } = await import('../../main/jobs/pdf-source.ts');

const extractor = createExtractor({
  wasmPath: createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'),
});

/** The pages of a PDF as the program reads them, in this process. */
export async function pagesByPdfium(file: string): Promise<ExtractedPage[]> {
  const descriptor = openSync(file, 'r');
  try {
    const pages: ExtractedPage[] = [];
    await extractor.extract(fileSource(descriptor, fstatSync(descriptor).size), {
      onPage: (page) => void pages.push(page),
    });
    return pages;
  } finally {
    closeSync(descriptor);
  }
}
