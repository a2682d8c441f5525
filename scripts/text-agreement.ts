import './typescript-imports.ts';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readCorpus } from './eval/judged-corpus.ts';
import { popplerPages } from './eval/poppler-text.ts';
import { AgreementCount } from './jobs/agreement.ts';
import { pagesByPdfium } from './jobs/pdfium-pages.ts';

/**
 * Compares the text the program reads with that of poppler's pdftotext over the judged files of a corpus, by language, and
 * the time both take. Poppler is a second opinion, not the truth: it cuts many words of Indic scripts in two.
 *
 *   node scripts/text-agreement.ts [--corpus DIR] [--only TEXT] [--files] [--json]
 */
const { values: options } = parseArgs({
  options: {
    corpus: {
      type: 'string',
      default: process.env.WAYMARK_CORPUS ?? path.resolve(import.meta.dirname, '../../shared/corpus'),
    },
    only: { type: 'string', default: '' },
    files: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const cpuSeconds = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1e6;

/** CPU time of a child process, user and system, as the shell's `times` tells it. */
function cpuSecondsOf(command: string, args: readonly string[]): number {
  const script = '"$0" "$@" >/dev/null 2>&1; times';
  const told = execFileSync('sh', ['-c', script, command, ...args], { encoding: 'utf8' });
  const [, children = ''] = told.trim().split('\n');
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, m, s]) => sum + Number(m) * 60 + Number(s),
    0,
  );
}

const byLanguage = new Map<string, AgreementCount>();
const byFile = new Map<string, AgreementCount>();
let pages = 0;
let ourSeconds = 0;
let theirSeconds = 0;
const counter = (of: Map<string, AgreementCount>, key: string) => {
  const known = of.get(key) ?? new AgreementCount();
  of.set(key, known);
  return known;
};
for (const { file, path: full, language, judged } of readCorpus(options.corpus, [], console.error).files) {
  if (!judged) continue;
  if (!file.includes(options.only)) continue;
  const before = process.cpuUsage();
  const ours = await pagesByPdfium(full);
  ourSeconds += cpuSeconds(process.cpuUsage(before));
  theirSeconds += cpuSecondsOf('pdftotext', ['-enc', 'UTF-8', full, '/dev/null']);
  const theirs = popplerPages(full);
  pages += ours.length;
  const key = `${language ?? 'und'} ${file.split('/')[0]}`;
  ours.forEach((page, i) => {
    const other = theirs[i] ?? '';
    counter(byLanguage, key).add(page.text, other);
    counter(byFile, file).add(page.text, other);
  });
}
const rows = [...(options.files ? byFile : byLanguage)]
  .map(([name, agreement]) => ({ name, words: agreement.size, ...agreement.result }))
  .sort((a, b) => a.letterRecall - b.letterRecall);
const speed = {
  pages,
  pagesPerCpuSecond: Math.round(pages / ourSeconds),
  pdftotextPagesPerSecond: Math.round(pages / theirSeconds),
};
if (options.json) console.log(JSON.stringify({ speed, rows }));
else {
  for (const row of rows) {
    const share = (value: number) => value.toFixed(4);
    console.log(
      row.name.padEnd(14),
      `words ${share(row.wordPrecision)} / ${share(row.wordRecall)}`,
      `letters ${share(row.letterPrecision)} / ${share(row.letterRecall)}`,
      `of ${row.words} words`,
    );
  }
  console.log(speed);
}
