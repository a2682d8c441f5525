import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** A page of a file as the judgements name it. */
export interface JudgedPage {
  readonly file: string;
  readonly page: number;
}

/** One judged query: the pages that answer it, and those that count neither way. */
export interface JudgedQuery {
  readonly id: string;
  readonly query: string;
  /** `und` where the judgement names none. */
  readonly language: string;
  /** `word` where the judgement names none. */
  readonly class: string;
  readonly relevant: readonly JudgedPage[];
  readonly neutral: readonly JudgedPage[];
  /** The pages can only be found once they were read from their pictures. */
  readonly needsOcr: boolean;
}

/** A PDF of the corpus. */
export interface CorpusFile {
  /** Path inside the corpus, with slashes. Of files with the same bytes the first. */
  readonly file: string;
  readonly path: string;
  readonly sha256: string;
  readonly language: string | null;
  /** The judgements speak of it: results in other files count neither way. */
  readonly judged: boolean;
}

export interface Corpus {
  /** Every PDF, in the order of their names. Files with the same bytes are there each. */
  readonly files: readonly CorpusFile[];
  /** The file that a judgement means, by its path however written, or by its name alone where there is one such; else undefined. */
  fileOf(name: string): CorpusFile | undefined;
  /** Key of a page, the same for all files with the same bytes. */
  keyOf(sha256: string, page: number): string;
}

/** Also as text: what writes judgements often keeps all its columns so. */
const pageNumber = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]);
const judgedPage = z.union([
  z.tuple([z.string(), pageNumber]).rest(z.unknown()),
  z.object({ file: z.string(), page: pageNumber }),
]);

/** A line of judgements; only the words of the query must be there. */
const judgedLine = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  query: z.string(),
  language: z.string().nullish(),
  class: z.string().nullish(),
  relevant: z.array(judgedPage).nullish(),
  neutral: z.array(judgedPage).nullish(),
  needs: z.string().nullish(),
});

const toPages = (given: readonly z.infer<typeof judgedPage>[] | null | undefined): JudgedPage[] =>
  (given ?? []).map((one) => ('file' in one ? one : { file: one[0], page: one[1] }));

/** The queries of a JSON-lines file. Lines that are none are told to `complain` and left out. */
export function judgedQueries(file: string, complain: (problem: string) => void): JudgedQuery[] {
  const lines = readFileSync(file, 'utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/);
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return [];
    let given: unknown;
    try {
      given = JSON.parse(line);
    } catch {
      complain(`${file}, line ${at + 1}, is no JSON and is left out.`);
      return [];
    }
    const parsed = judgedLine.safeParse(given);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      complain(
        `${file}, line ${at + 1}, is left out: ${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'is no query'}.`,
      );
      return [];
    }
    const { id, query, language, class: kind, relevant, neutral, needs } = parsed.data;
    return [
      {
        id: String(id ?? at + 1),
        query,
        language: language ?? 'und',
        class: kind ?? 'word',
        relevant: toPages(relevant),
        neutral: toPages(neutral),
        needsOcr: needs === 'ocr',
      },
    ];
  });
}

const manifestFile = z.object({
  file: z.string(),
  judged: z.boolean().nullish(),
  language: z.string().nullish(),
});
/** As an object with a list of files, or the list alone. */
const manifestShape = z.union([
  z.object({ files: z.array(manifestFile) }).transform(({ files }) => files),
  z.array(manifestFile),
]);

/** Every PDF under a folder, as paths relative to it, with slashes. Folders named so and links that lead nowhere are told and left out. */
function pdfsIn(folder: string, complain: (problem: string) => void): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.toLowerCase().endsWith('.pdf'))
    .sort()
    .filter((name) => {
      const isFile = statSync(path.join(folder, name), { throwIfNoEntry: false })?.isFile() === true;
      if (!isFile) complain(`${name} is named as a PDF and is no file: it is left out.`);
      return isFile;
    })
    .map((name) => name.replaceAll(path.sep, '/'));
}

/** One way of writing a path, whatever the system it was written on. */
const plain = (name: string): string =>
  name
    .normalize('NFC')
    .replaceAll('\\', '/')
    .replace(/^(?:\.?\/)+/, '');

function manifestOf(corpus: string, complain: (problem: string) => void) {
  const file = path.join(corpus, 'manifest.json');
  if (!existsSync(file)) return null;
  try {
    const entries = manifestShape.parse(JSON.parse(readFileSync(file, 'utf8')));
    return new Map(entries.map((entry) => [plain(entry.file), entry]));
  } catch {
    complain(`${file} is not understood: every PDF counts as judged.`);
    return null;
  }
}

/**
 * The PDFs of a folder. Judged are those that `manifest.json` says so of, and those that a query names; without a word on it in the manifest, or
 * without a manifest, all.
 */
export function readCorpus(
  corpus: string,
  queries: readonly JudgedQuery[],
  complain: (problem: string) => void,
): Corpus {
  const manifest = manifestOf(corpus, complain);
  const saysJudged = manifest !== null && [...manifest.values()].some(({ judged }) => judged === true);
  const names = pdfsIn(corpus, complain);
  const byPath = new Map(names.map((name) => [plain(name), name]));
  const byName = Map.groupBy(names, (name) => plain(path.posix.basename(name)));
  const resolve = (asked: string): string | undefined => {
    const exact = byPath.get(plain(asked));
    if (exact !== undefined) return exact;
    const alike = byName.get(plain(path.posix.basename(plain(asked)))) ?? [];
    return alike.length === 1 ? alike[0] : undefined;
  };
  const asked = new Set<string>();
  const lacking = new Set<string>();
  for (const { relevant } of queries) {
    for (const { file } of relevant) {
      const found = resolve(file);
      if (found === undefined) lacking.add(file);
      else asked.add(found);
    }
  }
  for (const file of lacking)
    complain(`${file} is named by a query and not there: its pages count as missed.`);
  const hashes = new Map<string, string>();
  const files = names.map((name): CorpusFile => {
    // A corpus may be made of links; the program takes none.
    const full = realpathSync(path.join(corpus, name));
    const sha256 = createHash('sha256').update(readFileSync(full)).digest('hex');
    if (!hashes.has(sha256)) hashes.set(sha256, name);
    const entry = manifest?.get(plain(name));
    return {
      file: name,
      path: full,
      sha256,
      language: entry?.language ?? null,
      judged: saysJudged ? entry?.judged === true || asked.has(name) : true,
    };
  });
  const fileBy = new Map(files.map((file) => [file.file, file]));
  return {
    files,
    fileOf: (name) => fileBy.get(resolve(name) ?? ''),
    keyOf: (sha256, page) => `${hashes.get(sha256) ?? sha256}#${page}`,
  };
}
