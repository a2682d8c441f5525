import os from 'node:os';
import path from 'node:path';
import tesseract from 'tesseract.js-core/tesseract-core-relaxedsimd-lstm.js';
import { createPictureReader, createSigns, runOcr, startTesseract } from '../jobs';
import { runUtility } from './utility-port';

// Nobody waits for a picture: whatever else runs comes first.
os.setPriority(os.constants.priority.PRIORITY_LOW);

const here = import.meta.dirname;
const signs = createSigns((sign) => process.parentPort.postMessage(sign));
const reader = createPictureReader({
  pdfium: { wasmPath: path.join(here, 'pdfium.wasm') },
  tesseract: () =>
    startTesseract({
      start: tesseract,
      wasmPath: path.join(here, 'tesseract.wasm'),
      dataPath: (data) => path.join(here, 'ocr', `${data}.traineddata.gz`),
    }),
  signs,
});

// Reads letters from pictures of pages. Owns nothing; may be ended at any moment.
runUtility({
  begin: () => undefined,
  join: (_name, port) => runOcr({ port, signs, reader }),
});
