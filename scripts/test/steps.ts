import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../runtime.ts';
import { tool } from '../tool.ts';
import { type Count, countPlaywright, countVitest, nothingCounted } from './count.ts';
import { type Failure, failuresOfPlaywright, failuresOfVitest } from './failures.ts';

/** One thing that is checked: a command, and how to count what it did. */
export interface Step {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
  /** The tests in its report; called after it ended, also when it failed. */
  readonly count: () => Count;
  /** What failed, by its report; a step without it says so itself, near its end. */
  readonly failures?: () => readonly Failure[];
  /** The report it writes; an old one is removed first, so that it is never read for a new one. */
  readonly report?: string;
  /** A step that makes no sense when this earlier one failed. */
  readonly after?: string;
}

const report = (name: string) => path.join(projectRoot, 'out/reports', name);
const read = <Report>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as Report;
const uncounted = () => nothingCounted;

const vitestReport = report('vitest.json');
const vitestReporter = path.join(import.meta.dirname, 'vitest-report.ts');
const playwrightReport = report('playwright.json');

const types: Step = { name: 'types', command: [...tool('typescript', 'tsc'), '-b'], count: uncounted };

const lint: Step = {
  name: 'lint',
  command: [...tool('@biomejs/biome', 'biome'), 'check', '--error-on-warnings'],
  count: uncounted,
};

const unit: Step = {
  name: 'unit and component tests',
  command: [
    ...tool('vitest'),
    ...['run', '-c', 'tests/vitest.config.ts'],
    ...['--reporter=default', `--reporter=${vitestReporter}`, `--outputFile.json=${vitestReport}`],
  ],
  count: () => countVitest(read(vitestReport)),
  failures: () => failuresOfVitest(read(vitestReport), projectRoot),
  report: vitestReport,
};

/** Before the build, which compiles ahead with it (decision 29). */
const runtime: Step = {
  name: 'runtime',
  command: [process.execPath, path.join(projectRoot, 'scripts/runtime.ts')],
  count: uncounted,
};

const build: Step = {
  name: 'build',
  command: [...tool('electron-vite'), 'build', '--logLevel', 'warn'],
  count: uncounted,
};

const faultsReport = report('faults.json');

/** With one seed, so that the same is done each time; `npm run test:faults` takes another each time and does more by option. */
const faults: Step = {
  name: 'faults',
  command: [
    process.execPath,
    path.join(projectRoot, 'tests/faults/run.ts'),
    ...['--seed', '20260302', '--report', faultsReport],
  ],
  count: () => ({ ...nothingCounted, ...read<Pick<Count, 'passed' | 'failed'>>(faultsReport) }),
  report: faultsReport,
  after: 'build',
};

const windows: Step = {
  name: 'window tests',
  command: [...tool('@playwright/test', 'playwright'), 'test', '-c', 'tests/playwright.config.ts'],
  count: () => countPlaywright(read(playwrightReport)),
  failures: () => failuresOfPlaywright(read(playwrightReport)),
  report: playwrightReport,
  after: 'build',
};

/** What each run of `scripts/test.ts` does, in order. */
export const RUNS = {
  all: [types, lint, unit, runtime, build, faults, windows],
  check: [types, lint, unit],
  e2e: [runtime, build, windows],
} as const satisfies Record<string, readonly Step[]>;
