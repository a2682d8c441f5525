import './typescript-imports.ts';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startJobLane } from './jobs/job-lane.ts';
import { expectedOf, type ManifestFile, type Outcome, outcomeIsRight } from './jobs/outcomes.ts';

/**
 * Stages and reads every PDF of a corpus in a watched job process and compares what became of each with its manifest.
 *
 *   node scripts/corpus-outcomes.ts [--corpus DIR] [--only TEXT] [--json]
 *
 * Ends with 1 when an outcome is wrong.
 */
const { values: options } = parseArgs({
  options: {
    corpus: {
      type: 'string',
      default: process.env.WAYMARK_CORPUS ?? path.resolve(import.meta.dirname, '../../shared/corpus'),
    },
    only: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
  },
});
const manifestFile = path.join(options.corpus, 'manifest.json');
if (!existsSync(manifestFile)) {
  console.error(`There is no corpus at ${options.corpus}.`);
  process.exit(2);
}
const { createJobClient, createJobSupervisor } = await import('../main/jobs/index.ts');
const { isAppError } = await import('../shared/kernel/index.ts');

const { files } = JSON.parse(readFileSync(manifestFile, 'utf8')) as { files: ManifestFile[] };
const staging = mkdtempSync(path.join(tmpdir(), 'waymark-outcomes-'));

async function outcomeOf(file: ManifestFile): Promise<Outcome> {
  // A fresh process a file, so that peak memory is the file's own.
  const lane = startJobLane({ createJobClient, createJobSupervisor });
  const staged = path.join(staging, 'file');
  const pages: Record<string, number> = { good: 0, empty: 0, suspect: 0 };
  let reasons: string[] = [];
  let started = performance.now();
  const end = (code: string | null, pageCount: number | null): Outcome => ({
    file: file.file,
    code,
    pageCount,
    pages,
    reasons: [...new Set(reasons)],
    ms: Math.round(performance.now() - started),
    peakMB: Math.round(lane.peakBytes() / 1_048_576),
    lost: [...lane.lost],
  });
  try {
    await lane.client.stage(path.join(options.corpus, 'manifest.json'), staged).catch(() => undefined);
    started = performance.now();
    await lane.client.stage(path.join(options.corpus, file.file), staged);
    const summary = await lane.client.extract(staged, {
      onPages: async (batch) => {
        for (const page of batch) {
          pages[page.quality] = (pages[page.quality] ?? 0) + 1;
          reasons = reasons.concat(page.reasons);
        }
      },
    });
    return end(null, summary.facts.pageCount);
  } catch (cause) {
    if (!isAppError(cause)) throw cause;
    return end(cause.code, null);
  } finally {
    lane.stop();
  }
}

const outcomes: Outcome[] = [];
let wrong = 0;
try {
  for (const file of files.filter((each) => each.file.includes(options.only))) {
    const outcome = await outcomeOf(file);
    outcomes.push(outcome);
    const right = outcomeIsRight(file, outcome);
    if (!right) wrong += 1;
    if (!options.json) {
      const { good = 0, empty = 0, suspect = 0 } = outcome.pages;
      console.log(
        [
          right ? 'ok   ' : 'WRONG',
          `${expectedOf(file)} -> ${outcome.code ?? 'opens'}`.padEnd(34),
          `${outcome.pageCount ?? '-'}/${file.pages ?? '-'} pages`.padEnd(18),
          `${good} good ${empty} empty ${suspect} suspect`.padEnd(36),
          `${outcome.ms} ms`.padStart(9),
          `${outcome.peakMB} MB`.padStart(7),
          file.file,
          outcome.reasons.join(','),
        ].join('  '),
      );
    }
  }
} finally {
  rmSync(staging, { recursive: true, force: true });
}
const count = (of: (outcome: Outcome) => string) =>
  outcomes.reduce<Record<string, number>>((sum, each) => {
    sum[of(each)] = (sum[of(each)] ?? 0) + 1;
    return sum;
  }, {});
const summary = {
  files: outcomes.length,
  wrong,
  byOutcome: count((outcome) => outcome.code ?? 'opens'),
  lost: count((outcome) => outcome.lost[0] ?? 'none'),
  slowestMs: Math.max(...outcomes.map((outcome) => outcome.ms)),
  mostMB: Math.max(...outcomes.map((outcome) => outcome.peakMB)),
};
console.log(options.json ? JSON.stringify({ summary, outcomes }) : summary);
process.exit(wrong > 0 ? 1 : 0);
