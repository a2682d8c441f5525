import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One file of the shared test corpus, as far as tests ask about it. */
export interface CorpusFile {
  readonly file: string;
  readonly pages: number | null;
  readonly kind: string;
  readonly language: string;
  /** What readers are expected to do with it; absent for files that simply open. */
  readonly expected?: 'opens' | 'refused' | 'needs-password' | 'either';
}

/** Folder of the test corpus, or null where it is not at hand. */
export function corpusFolder(): string | null {
  const folder = process.env.WAYMARK_CORPUS ?? path.resolve(import.meta.dirname, '../../../shared/corpus');
  return existsSync(path.join(folder, 'manifest.json')) ? folder : null;
}

/** What the corpus says of its files. */
export function corpusFiles(folder: string): readonly CorpusFile[] {
  const text = readFileSync(path.join(folder, 'manifest.json'), 'utf8');
  return (JSON.parse(text) as { files: CorpusFile[] }).files;
}
