import path from 'node:path';
import { createExtractor, type JobSign, readingFiles, runJobs } from '../jobs';
import { runUtility } from './utility-port';

const extractor = createExtractor({ wasmPath: path.join(import.meta.dirname, 'pdfium.wasm') });

// Some hundred pages a second are read; the watchdog needs to hear only now and then that work goes on.
const SIGN_EVERY_MS = 500;
let lastSign = 0;
const sign = (each: JobSign['sign']): void => {
  const now = performance.now();
  if (each === 'progress' && now - lastSign < SIGN_EVERY_MS) return;
  lastSign = now;
  process.parentPort.postMessage({ sign: each });
};

// Copies, hashes and reads files. Owns nothing; may be ended at any moment.
runUtility({
  begin: () => undefined,
  join: (_name, port) => runJobs({ port, sign, read: readingFiles(extractor, () => sign('progress')) }),
});
