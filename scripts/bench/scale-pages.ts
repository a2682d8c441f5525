import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../runtime.ts';
import { madePages } from './made-pages.ts';

/** Scripts written without spaces between words. */
export const UNSPACED = ['thai', 'khmer', 'lao', 'burmese'] as const;
export type Unspaced = (typeof UNSPACED)[number];

/** A page to be searched. */
export interface BenchPage {
  readonly doc: number;
  readonly page: number;
  readonly text: string;
  /** The page's script when it is one without spaces. */
  readonly unspaced: Unspaced | null;
}

export interface BenchPages {
  readonly pages: readonly BenchPage[];
  /** Where they come from, for the names of the figures. */
  readonly source: 'scale generator' | 'made pages';
}

const LANGUAGES: Readonly<Record<string, Unspaced>> = { th: 'thai', km: 'khmer', lo: 'lao', my: 'burmese' };

interface GeneratedPage {
  readonly doc: string;
  readonly page: number;
  readonly lang: string;
  readonly text: string;
}

/** Lines of a file that may be longer than the longest string. */
function linesOf(file: string): string[] {
  const bytes = readFileSync(file);
  const lines: string[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(10, from);
    lines.push(bytes.toString('utf8', from, end < 0 ? bytes.length : end));
    from = end < 0 ? bytes.length : end + 1;
  }
  return lines;
}

function generated(generator: string, count: number, seed: number, keep: string | null): BenchPage[] {
  const folder = keep ?? mkdtempSync(path.join(tmpdir(), 'waymark-pages-'));
  try {
    const file = path.join(folder, 'pages.jsonl');
    if (!existsSync(file)) {
      const unfinished = `${file}.part`;
      execFileSync(process.execPath, [
        ...[generator, '--pages', `${count}`, '--seed', `${seed}`, '--out', unfinished],
      ]);
      renameSync(unfinished, file);
    }
    return linesOf(file).map((line) => {
      const { doc, page, lang, text } = JSON.parse(line) as GeneratedPage;
      return { doc: Number(doc.replace(/\D/g, '')), page, text, unspaced: LANGUAGES[lang] ?? null };
    });
  } finally {
    if (keep === null) rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Pages by the generator of the shared corpus, whose words and chains of words are real; where it is not, made ones. Those of
 * the generator stay in the folder `keep`, and are read from there when they are in it.
 */
export function scalePages(count: number, seed: number, keep: string | null = null): BenchPages {
  const corpus = process.env.WAYMARK_CORPUS ?? path.join(projectRoot, '../shared/corpus');
  const beside = [corpus, path.join(projectRoot, '../../shared/corpus')];
  const generator = beside
    .map((folder) => path.join(folder, 'tools/scale/gen-pages.mjs'))
    .find((file) => existsSync(file));
  if (generator !== undefined)
    return { pages: generated(generator, count, seed, keep), source: 'scale generator' };
  const pages = [...madePages(count, seed)].map(({ doc, page, text, script }) => ({
    doc,
    page,
    text,
    unspaced: UNSPACED.find((name) => name === script) ?? null,
  }));
  return { pages, source: 'made pages' };
}
