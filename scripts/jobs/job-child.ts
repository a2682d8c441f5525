import '../typescript-imports.ts';
import { createRequire } from 'node:module';
import { childDataPort, sendSign } from './child-port.ts';

// A job process outside Electron: the program's own code behind Node's line to a parent process.
const { createExtractor, createSigns, readingFiles, readingWords, runJobs } = await import(
  '../../main/jobs/index.ts'
);

const wasmPath = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
const signs = createSigns(sendSign);
const extractor = createExtractor({ wasmPath });
runJobs({
  port: childDataPort(),
  signs,
  read: readingFiles(extractor, signs.progressed),
  readWords: readingWords(extractor),
});
