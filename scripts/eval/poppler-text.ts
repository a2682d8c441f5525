import { execFileSync } from 'node:child_process';

/** Pages of a PDF as pdftotext of poppler reads them, with which the judgements of the corpus were made. */
export function popplerPages(file: string): string[] {
  const text = execFileSync('pdftotext', ['-enc', 'UTF-8', file, '-'], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const pages = text.split('\f');
  if (text.endsWith('\f')) pages.pop();
  return pages;
}
