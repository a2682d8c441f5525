import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One judged query: the pages that answer it, and those that count neither way. Pages are [file, number]. */
export interface JudgedQuery {
  readonly id: string;
  readonly query: string;
  readonly language: string;
  readonly class: string;
  readonly relevant: readonly (readonly [file: string, page: number])[];
  readonly neutral?: readonly (readonly [file: string, page: number])[];
}

/** A PDF of the corpus that the judgements speak of. */
export interface JudgedFile {
  /** Path inside the corpus, as the queries name it. */
  readonly file: string;
  readonly path: string;
  readonly sha256: string;
  readonly language: string | null;
}

interface ManifestEntry {
  readonly file: string;
  readonly judged?: boolean;
  readonly language?: string;
}

/** Every PDF under a folder, as paths relative to it. */
function pdfsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.toLowerCase().endsWith('.pdf'))
    .sort();
}

/** Files marked as judged in manifest.json; without a manifest all PDFs of the folder. */
export function judgedFiles(corpus: string): JudgedFile[] {
  const manifest = path.join(corpus, 'manifest.json');
  const entries: readonly ManifestEntry[] = existsSync(manifest)
    ? (JSON.parse(readFileSync(manifest, 'utf8')) as { files: ManifestEntry[] }).files.filter(
        (entry) => entry.judged,
      )
    : pdfsIn(corpus).map((file) => ({ file }));
  return entries.map(({ file, language }) => fileNamed(corpus, file, language ?? null));
}

function fileNamed(corpus: string, file: string, language: string | null): JudgedFile {
  const full = path.join(corpus, file);
  const sha256 = createHash('sha256').update(readFileSync(full)).digest('hex');
  return { file, path: full, sha256, language };
}

/** Files of a corpus by their names, of a language nobody tells. */
export function filesNamed(corpus: string, names: readonly string[]): JudgedFile[] {
  return names.map((file) => fileNamed(corpus, file, null));
}

/** The queries of a JSON-lines file. */
export function judgedQueries(file: string): JudgedQuery[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as JudgedQuery);
}
