import os from 'node:os';
import path from 'node:path';
import { createExtractor, createSigns, readingFiles, readingWords, runJobs } from '../jobs';
import { runUtility } from './utility-port';

// An import takes every core there is; the window and its answers come first.
os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);

const extractor = createExtractor({ wasmPath: path.join(import.meta.dirname, 'pdfium.wasm') });

const signs = createSigns((sign) => process.parentPort.postMessage(sign));

// Copies, hashes and reads files. Owns nothing; may be ended at any moment.
runUtility({
  begin: () => undefined,
  join: (_name, port) =>
    runJobs({
      ...{ port, signs, read: readingFiles(extractor, signs.progressed), readWords: readingWords(extractor) },
    }),
});
