import '../typescript-imports.ts';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Signs, StartTesseract } from '../../main/jobs';
import { ocrData, tesseractWasm } from '../build/ocr-files.ts';

const require = createRequire(import.meta.url);
const tesseract = require('tesseract.js-core/tesseract-core-relaxedsimd-lstm.js') as StartTesseract;
const root = path.resolve(import.meta.dirname, '../..');
const { createPictureReader, startTesseract } = await import('../../main/jobs/index.ts');

const unheard = () => undefined;

/** The program's reader of pictures in plain Node. `signs` hear how it goes. */
export function nodePictureReader(
  signs: Pick<Signs, 'progressed' | 'goesOn'> = { progressed: unheard, goesOn: unheard },
) {
  const data = ocrData(root);
  const wasmPath = require.resolve('@embedpdf/pdfium/pdfium.wasm');
  return createPictureReader({
    pdfium: { wasmPath },
    signs,
    tesseract: () =>
      startTesseract({
        start: tesseract,
        wasmPath: tesseractWasm(path.join(root, 'node_modules')),
        dataPath: (name) => data.get(name) ?? '',
      }),
  });
}
