export type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

let loading: Promise<PdfJs> | null = null;

/** Loads pdf.js, once: asking anew for a script that is there takes a busy window up to a tenth of a second. */
export function loadPdfJs(): Promise<PdfJs> {
  loading ??= import('pdfjs-dist/legacy/build/pdf.mjs').catch((cause: unknown) => {
    loading = null;
    throw cause;
  });
  return loading;
}
