import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { AppError, isAppError } from '../../../shared/kernel';
import { beginFirstPage, type FirstPage } from '../page/first-page';
import type { PageSize } from '../page/page-layout';
import { CHUNK, fileBytes } from './file-bytes';
import { loadPdfJs, type PdfJs } from './load-pdf-js';
import { readStart, storedFileUrl } from './ranges';
import { giveBackWorker, takeWorker } from './spare-worker';

export type PdfDocument = PDFDocumentProxy;
export type PdfPage = PDFPageProxy;

/** One opened file. Whoever opens it closes it, which also gives its worker back. */
export interface OpenedPdf {
  readonly sha256: string;
  readonly pdfjs: PdfJs;
  readonly document: PdfDocument;
  /** Size of the page that is opened at, which stands for the others until they are known. */
  readonly usual: PageSize;
  /** The page that is opened at, being drawn; null where it is broken. */
  readonly first: FirstPage | null;
  close(): void;
}

/** Largest picture inside a page that is still drawn, in pixels: more only fills the memory (reliability 2). */
const LARGEST_PICTURE = 1e8;

/** Folders that the build puts beside the window's page: character maps, substitute fonts, decoders, colour profiles. */
function besideThePage(folder: string): string {
  return new URL(`pdfjs/${folder}/`, document.baseURI).href;
}

function toAppError(cause: unknown): AppError {
  if (isAppError(cause)) return cause;
  const name = cause instanceof Error ? cause.name : '';
  if (name === 'PasswordException') return new AppError('reader.file-locked', { wrong: false }, cause);
  return new AppError('reader.file-damaged', {}, cause);
}

/** A file of which the first page is broken may have good ones: A4 is as fair a guess as any. */
const A4: PageSize = { width: 595, height: 842 };

async function firstOf(pdf: PdfDocument, startAt: number): Promise<FirstPage | null> {
  try {
    return beginFirstPage(await pdf.getPage(Math.min(Math.max(1, startAt), pdf.numPages)));
  } catch {
    return null;
  }
}

function sizeOf(page: PdfPage): PageSize {
  const { width, height } = page.getViewport({ scale: 1 });
  return { width, height };
}

/**
 * Opens a stored file for reading, by its hash. Bytes come by ranges through our own transport, since pdf.js asks for none on
 * other schemes than http. The worker is made here and handed over, so that pdf.js never falls back to parsing in the window.
 * Scripts, XFA forms and the fonts of this PC stay unused. `startAt` is the page that is looked at first.
 * Fails with `reader.file-missing`, `reader.file-unreadable`, `reader.file-damaged`, or `reader.file-locked`, whose `wrong` says whether a
 * password was given; `onLost` hears of a failure after opening.
 */
export async function openPdf(
  sha256: string,
  startAt: number,
  signal: AbortSignal,
  onLost: (error: AppError) => void,
  password: string | null = null,
): Promise<OpenedPdf> {
  const url = storedFileUrl(sha256);
  const fetchHere = (address: string, init: RequestInit) => fetch(address, init);
  // The worker's script is loaded while the file's first bytes come.
  const port = takeWorker();
  const [pdfjs, start] = await Promise.all([loadPdfJs(), readStart(url, signal, fetchHere)])
    .then((both) => {
      signal.throwIfAborted();
      return both;
    })
    .catch((cause: unknown) => {
      giveBackWorker(port, Promise.resolve());
      throw cause;
    });
  const stop = new AbortController();
  const lost = Promise.withResolvers<never>();
  let opened = false;
  lost.promise.catch((error: unknown) => {
    if (opened) onLost(toAppError(error));
  });

  const [head, ...rest] = start.pieces;
  class StoredFile extends pdfjs.PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number): void {
      bytes.ask({ begin, end });
    }
  }
  const isWhole = head !== undefined && head.bytes.length >= start.length;
  // A copy, for pdf.js gives it away to its worker.
  const file = new StoredFile(start.length, head?.bytes.slice() ?? null, isWhole);
  const bytes = fileBytes(url, { length: start.length, pieces: rest }, stop.signal, fetchHere, {
    onBytes: ({ begin, bytes: part }) => file.onDataRange(begin, part),
    onFailed: lost.reject,
  });

  const worker = pdfjs.PDFWorker.create({ port, verbosity: pdfjs.VerbosityLevel.ERRORS });
  const task = pdfjs.getDocument({
    ...(password === null ? {} : { password }),
    range: file,
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
  let first: FirstPage | null = null;
  let isClosed = false;
  const close = () => {
    // Also of a file that was closed while its first page was on its way.
    first?.drop();
    // Given back once: the next file may have the worker already.
    if (isClosed) return;
    isClosed = true;
    stop.abort();
    giveBackWorker(
      port,
      task.destroy().finally(() => worker.destroy()),
    );
  };
  // A file that needs a password, or another one, must fail, not wait for it.
  task.onPassword = () => lost.reject(new AppError('reader.file-locked', { wrong: password !== null }));
  const workerDied = new Promise<never>((_, reject) => {
    // The worker outlives the file, and would hold on to it.
    port.addEventListener('error', () => reject(new AppError('reader.file-damaged')), {
      signal: stop.signal,
    });
  });
  workerDied.catch((error: unknown) => lost.reject(error));
  signal.addEventListener('abort', close, { once: true });
  try {
    const document = await Promise.race([task.promise, lost.promise]);
    first = await Promise.race([firstOf(document, startAt), lost.promise]);
    opened = true;
    return { sha256, pdfjs, document, usual: first === null ? A4 : sizeOf(first.page), first, close };
  } catch (cause) {
    close();
    throw toAppError(cause);
  }
}
