import './plain-failure.ts';
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './runtime.ts';
import { type Count, countStep, nothingCounted, sum } from './test/count.ts';
import { type Failure, printFailure } from './test/failures.ts';
import { RUNS, type Step } from './test/steps.ts';

/**
 * `npm test`: everything that is checked, step by step, each with its time, what failed, and one closing line with the sum of all tests.
 * `npm run check` leaves the windows out, `npm run e2e` does only them; further arguments go to the last step.
 */
interface Outcome {
  readonly step: Step;
  readonly state: 'ok' | 'failed' | 'left out';
  readonly seconds: number;
  readonly count: Count;
  readonly failures: readonly Failure[];
}

const [wanted = 'all', ...rest] = process.argv.slice(2);
const isRun = (name: string): name is keyof typeof RUNS => Object.hasOwn(RUNS, name);
if (!isRun(wanted)) throw new Error(`unknown run ${wanted}; there are ${Object.keys(RUNS).join(', ')}`);
const steps: readonly Step[] = RUNS[wanted];

function execute(step: Step, more: readonly string[]): Promise<boolean> {
  const [program, ...args] = step.command;
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const child = spawn(program, [...args, ...more], {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  child.once('error', () => resolve(false));
  child.once('close', (code) => resolve(code === 0));
  return promise;
}

function countOf(step: Step): Count {
  try {
    return step.count();
  } catch {
    // No report, or half of one: the command broke before it could write it.
    return { ...nothingCounted, failed: 1 };
  }
}

function failuresOf(step: Step): readonly Failure[] {
  try {
    return step.failures?.() ?? [];
  } catch {
    return [];
  }
}

async function perform(step: Step, more: readonly string[]): Promise<Outcome> {
  process.stdout.write(`\n== ${step.name}\n`);
  if (step.report) {
    mkdirSync(path.dirname(step.report), { recursive: true });
    rmSync(step.report, { force: true });
  }
  const began = performance.now();
  const succeeded = await execute(step, more);
  const seconds = (performance.now() - began) / 1000;
  const count = countStep(succeeded, countOf(step));
  const failures = count.failed > 0 ? failuresOf(step) : [];
  return { step, state: count.failed > 0 ? 'failed' : 'ok', seconds, count, failures };
}

const outcomes: Outcome[] = [];
for (const step of steps) {
  const broken = outcomes.find((before) => before.step.name === step.after && before.state !== 'ok');
  outcomes.push(
    broken
      ? { step, state: 'left out', seconds: 0, count: nothingCounted, failures: [] }
      : await perform(step, step === steps.at(-1) ? rest : []),
  );
}

const failures = outcomes.flatMap((outcome) => outcome.failures);
for (const failure of failures) process.stdout.write(`\n${printFailure(failure)}\n`);

const width = Math.max(...steps.map((step) => step.name.length));
process.stdout.write('\n');
for (const { step, state, seconds, count } of outcomes) {
  const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
  const tests =
    count.passed + count.failed > 0 ? `  (${count.passed} passed, ${count.failed} failed${skipped})` : '';
  process.stdout.write(
    `${step.name.padEnd(width)}  ${state.padEnd(8)}  ${seconds.toFixed(1).padStart(6)} s${tests}\n`,
  );
}
const total = sum(outcomes.map((outcome) => outcome.count));
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
