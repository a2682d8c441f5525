import '../../scripts/plain-failure.ts';
import '../../scripts/typescript-imports.ts';
import { parseArgs } from 'node:util';
import type { Lane, Outcome } from './index';

/**
 * `npm run test:faults`: harms the program in every way we know and looks whether each promise is kept.
 *
 *   npm run test:faults -- [--json] [--night | --short] [--seed N] [--only NAME,NAME] [--list] [--broken NAME]
 *
 * With --json one object a test and nothing else on the output. With --broken one test runs on a program that is broken on purpose, and
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
let failed = 0;
for (const fault of chosen) {
  if (!options.json) say(`== ${fault.name}`);
  const began = performance.now();
  const outcome = await perform(fault, { lane, seed, broken: options.broken !== undefined, say });
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  if (outcome.failures.length > 0) failed += 1;
  tell(fault.name, outcome, seconds);
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
