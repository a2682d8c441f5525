import { execFileSync } from 'node:child_process';
import type { PageText } from '../../shared/search';

/** Gives the pages of a PDF. */
export type TextEngine = (file: string) => Promise<readonly PageText[]>;

/** The program's own engine, as the import uses it. */
async function ownEngine(): Promise<TextEngine> {
  const { pagesByPdfium } = await import('../jobs/pdfium-pages.ts');
  return async (file) =>
    (await pagesByPdfium(file)).map(({ n, label, text, quality }) => ({ n, label, text, quality }));
}

/** pdftotext of poppler, with which the judgements were made: shows what the search does on just that text. */
export const popplerEngine: TextEngine = async (file) => {
  const text = execFileSync('pdftotext', ['-enc', 'UTF-8', file, '-'], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const pages = text.split('\f');
  if (text.endsWith('\f')) pages.pop();
  return pages.map((page, at) => ({
    n: at + 1,
    label: null,
    text: page,
    quality: page.trim() === '' ? 'empty' : 'good',
  }));
};

/** The engine of that name. */
export async function textEngine(name: string): Promise<TextEngine> {
  if (name === 'pdftotext') return popplerEngine;
  if (name === 'pdfium') return ownEngine();
  throw new Error(`There is no text engine ${name}; there are pdfium and pdftotext.`);
}
