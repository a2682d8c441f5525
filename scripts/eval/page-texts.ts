import { execFileSync } from 'node:child_process';
import type { PageText } from '../../shared/search';

/** Gives the pages of a PDF. */
export type TextEngine = (file: string) => Promise<readonly PageText[]>;

/** pdftotext of poppler, with which the judgements were made: shows what the search alone does. */
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
