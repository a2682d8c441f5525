import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { AppError, isAppError } from '../../../shared/kernel';
import { readRange, readStart, storedFileUrl } from './ranges';
import { takeWorker } from './spare-worker';

export type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
export type PdfDocument = PDFDocumentProxy;
export type PdfPage = PDFPageProxy;

/** One opened file. Whoever opens it closes it, which also ends its worker. */
export interface OpenedPdf {
  readonly pdfjs: PdfJs;
  readonly document: PdfDocument;
  /** Printed page labels, by position from 0, or null when the file states none. */
  readonly labels: readonly string[] | null;
  close(): void;
}

/** Bytes asked for at a time: few round trips for a scan of many pages, yet quick for the first one. */
const CHUNK = 256 * 1024;

/** Largest picture inside a page that is still drawn, in pixels: more only fills the memory (reliability 2). */
const LARGEST_PICTURE = 1e8;

/** Folders that the build puts beside the window's page: character maps, substitute fonts, decoders, colour profiles. */
function besideThePage(folder: string): string {
  return new URL(`pdfjs/${folder}/`, document.baseURI).href;
}

function toAppError(cause: unknown): AppError {
  if (isAppError(cause)) return cause;
  const name = cause instanceof Error ? cause.name : '';
  if (name === 'PasswordException') return new AppError('reader.file-locked', {}, cause);
  return new AppError('reader.file-damaged', {}, cause);
}

/**
 * Opens a stored file for reading, by its hash. Bytes come by ranges through our own transport, since pdf.js asks for none on
 * other schemes than http. The worker is made here and handed over, so that pdf.js never falls back to parsing in the window.
 * Scripts, XFA forms and the fonts of this PC stay unused.
 * Fails with `reader.file-missing`, `reader.file-unreadable`, `reader.file-damaged` or `reader.file-locked`; `onLost` hears of a
 * failure after opening.
 */
export async function openPdf(
  sha256: string,
  signal: AbortSignal,
  onLost: (error: AppError) => void,
): Promise<OpenedPdf> {
  const url = storedFileUrl(sha256);
  const fetchHere = (address: string, init: RequestInit) => fetch(address, init);
  // The worker's script is loaded while the file's first bytes come.
  const port = takeWorker();
  const [pdfjs, start] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    readStart(url, CHUNK, signal, fetchHere),
  ]).catch((cause: unknown) => {
    port.terminate();
    throw cause;
  });
  const stop = new AbortController();
  const lost = Promise.withResolvers<never>();
  let opened = false;
  lost.promise.catch((error: unknown) => {
    if (opened) onLost(toAppError(error));
  });

  class StoredFile extends pdfjs.PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number): void {
      readRange(url, begin, end, stop.signal, fetchHere).then(
        (bytes) => this.onDataRange(begin, bytes),
        (error: unknown) => {
          if (!stop.signal.aborted) lost.reject(error);
        },
      );
    }
  }

  const worker = pdfjs.PDFWorker.create({ port, verbosity: pdfjs.VerbosityLevel.ERRORS });
  const task = pdfjs.getDocument({
    range: new StoredFile(start.length, start.bytes, start.bytes.length >= start.length),
    rangeChunkSize: CHUNK,
    worker,
    disableAutoFetch: true,
    disableStream: true,
    enableXfa: false,
    useSystemFonts: false,
    maxImageSize: LARGEST_PICTURE,
    disableWorkerRendering: true,
    cMapUrl: besideThePage('cmaps'),
    standardFontDataUrl: besideThePage('standard_fonts'),
    wasmUrl: besideThePage('wasm'),
    iccUrl: besideThePage('iccs'),
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  const close = () => {
    stop.abort();
    void task.destroy().finally(() => {
      worker.destroy();
      port.terminate();
    });
  };
  // A file that needs a password must fail, not wait for one.
  task.onPassword = () => lost.reject(new AppError('reader.file-locked'));
  const workerDied = new Promise<never>((_, reject) => {
    port.addEventListener('error', () => reject(new AppError('reader.file-damaged')));
  });
  workerDied.catch((error: unknown) => lost.reject(error));
  signal.addEventListener('abort', close, { once: true });
  try {
    const document = await Promise.race([task.promise, lost.promise]);
    const labels = await document.getPageLabels().catch(() => null);
    opened = true;
    return { pdfjs, document, labels, close };
  } catch (cause) {
    close();
    throw toAppError(cause);
  }
}
