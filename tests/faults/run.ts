import '../../scripts/plain-failure.ts';
import '../../scripts/typescript-imports.ts';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Lane, Outcome } from './index';

/**
 * `npm run test:faults`: harms the program in every way we know and looks whether each promise is kept.
 *
 *   npm run test:faults -- [--json] [--night | --short] [--seed N] [--only NAME,NAME] [--list] [--broken NAME] [--at-once N] [--report FILE]
 *
 * Two tests run at once, each in a process of its own: the machines this is made for have two cores. Those in windows wait for each other.
 *
 * With --json one object a test and nothing else on the output; --report leaves how many passed and failed in a file. With --broken one test runs on a program that is broken on purpose, and
 * must fail: then the command succeeds.
 */
const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    night: { type: 'boolean', default: false },
    short: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    only: { type: 'string' },
    broken: { type: 'string' },
    'at-once': { type: 'string', default: '2' },
    report: { type: 'string' },
  },
});

const { FAULTS: inNode, perform } = await import('./index.ts');
const { WINDOW_FAULTS } = await import('./windows.ts');
const FAULTS = [...inNode, ...WINDOW_FAULTS];
const lane: Lane = options.night ? 'night' : options.short ? 'short' : 'usual';
const seed = Number(options.seed);
const wanted = (options.broken ?? options.only)?.split(',').map((name) => name.trim());
const unknown = wanted?.filter((name) => !FAULTS.some((fault) => fault.name === name)) ?? [];
if (unknown.length > 0) throw new Error(`There is no test "${unknown.join('", "')}"; --list names them.`);
const chosen = FAULTS.filter(({ name }) => wanted === undefined || wanted.includes(name));

if (options.list) {
  for (const { name, proves, broken } of FAULTS)
    process.stdout.write(`${name}\n  ${proves}\n  broken: ${broken}\n`);
  process.exit(0);
}

const say = (message: string) => void process.stderr.write(`${message}\n`);
const began = performance.now();
const atOnce = options.broken === undefined && chosen.length > 1 ? Number(options['at-once']) : 1;
const failed = atOnce > 1 ? await performApart(atOnce) : await performHere();
const seconds = Math.round((performance.now() - began) / 1000);
if (atOnce > 1 && !options.json) say(`all of them: ${seconds} s`);
if (atOnce > 1 && options.json)
  process.stdout.write(
    `${JSON.stringify({ name: 'all', lane, seed, runs: chosen.length, failures: failed, seconds })}\n`,
  );

if (options.report !== undefined)
  writeFileSync(options.report, `${JSON.stringify({ passed: chosen.length - failed, failed })}\n`);

/** One after the other in this process. Gives how many failed. */
async function performHere(): Promise<number> {
  let count = 0;
  for (const fault of chosen) {
    if (!options.json) say(`== ${fault.name}`);
    const since = performance.now();
    const outcome = await perform(fault, { lane, seed, broken: options.broken !== undefined, say });
    if (outcome.failures.length > 0) count += 1;
    tell(fault.name, outcome, Math.round((performance.now() - since) / 100) / 10);
  }
  return count;
}

/** Several at once, each in a process of its own. Gives how many failed. */
async function performApart(lanes: number): Promise<number> {
  const waiting = [...chosen];
  let isInWindows = false;
  let count = 0;
  const work = async () => {
    for (;;) {
      const next = waiting.find((fault) => !(isInWindows && WINDOW_FAULTS.includes(fault)));
      if (next === undefined) return;
      waiting.splice(waiting.indexOf(next), 1);
      const isWindow = WINDOW_FAULTS.includes(next);
      if (isWindow) isInWindows = true;
      if (!(await performInChild(next.name))) count += 1;
      if (isWindow) isInWindows = false;
    }
  };
  // The first lane begins with what takes longest in windows, so that these are not left for the end.
  waiting.sort((a, b) => Number(WINDOW_FAULTS.includes(b)) - Number(WINDOW_FAULTS.includes(a)));
  await Promise.all(Array.from({ length: lanes }, work));
  return count;
}

/** Runs one test in a process of its own and passes on what it tells, whole. Gives whether it succeeded. */
function performInChild(name: string): Promise<boolean> {
  const given = [
    ...['--only', name, '--seed', options.seed],
    ...(options.json ? ['--json'] : []),
    ...(options.night ? ['--night'] : []),
    ...(options.short ? ['--short'] : []),
  ];
  const child = spawn(process.execPath, [import.meta.filename, ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (more: string) => {
    told += more;
  });
  const { promise, resolve } = Promise.withResolvers<boolean>();
  child.once('close', (code) => {
    process.stdout.write(told);
    resolve(code === 0);
  });
  return promise;
}

function tell(name: string, outcome: Outcome, seconds: number): void {
  const { runs, failures, figures = {}, impossible } = outcome;
  if (options.json) {
    const line = { name, lane, seed, runs, failures: failures.length, seconds, ...figures };
    process.stdout.write(
      `${JSON.stringify({ ...line, ...(impossible ? { impossible } : {}), ...(failures.length > 0 ? { first: failures.slice(0, 5) } : {}) })}\n`,
    );
    return;
  }
  const result =
    impossible === undefined ? `${runs} runs, ${failures.length} failures` : `not possible: ${impossible}`;
  process.stdout.write(`${name}: ${result}, ${seconds} s, seed ${seed}\n`);
  for (const [what, figure] of Object.entries(figures)) process.stdout.write(`  ${what}: ${figure}\n`);
  for (const failure of failures.slice(0, 20)) process.stdout.write(`  FAILED ${failure}\n`);
}

if (options.broken === undefined) process.exitCode = failed > 0 ? 1 : 0;
else if (failed < chosen.length) {
  say('A broken program was not found out.');
  process.exitCode = 1;
}
