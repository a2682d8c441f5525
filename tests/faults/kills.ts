import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { prepareTemplates, startWorking } from './cut-off';
import { type Fault, randomFrom, upTo } from './fault';
import { lookAfterCut, OPERATIONS, operationNamed } from './operations';
import { prepareWorkspaces } from './workspace';

/** Programs that work at the same time: the machines this is made for have two cores. */
const AT_ONCE = 2;

/** The moment of the kill lies between the first step and this, in milliseconds. */
const LATEST_MS = 300;

export const kills: Fault = {
  name: 'killed at any moment',
  proves:
    'what was shown as saved is there after kill -9, nothing is half done, and the start takes at most 5 s',
  runs: { short: 18, usual: 207, night: 2007 },
  broken: 'every answer is told as saved one save too early',
  run: async ({ runs, seed, broken, folder }) => {
    await prepareWorkspaces();
    const copyTo = await prepareTemplates(folder);
    const failures: string[] = [];
    let promises = 0;
    let slowest = 0;
    const random = randomFrom(seed);
    const plan = Array.from({ length: runs }, (_, run) => ({
      run,
      operation: OPERATIONS[run % OPERATIONS.length] ?? operationNamed('answer'),
      after: upTo(random, LATEST_MS),
    }));
    const lane = async () => {
      for (let next = plan.shift(); next !== undefined; next = plan.shift()) {
        const { run, operation, after } = next;
        const place = folder(`run ${run}`);
        copyTo(operation, place);
        const root = path.join(place, 'own');
        const working = await startWorking(root, operation, broken ? 'promise-early' : '');
        await working.ready;
        await pause(after);
        working.process.kill('SIGKILL');
        await working.ended;
        const promised = working.promised();
        promises += promised.length;
        const { wrong, restartMs } = await lookAfterCut(root, operation, promised);
        slowest = Math.max(slowest, restartMs);
        const complaint = working.complaints();
        if (/Error/.test(complaint)) wrong.push(`the program broke by itself: ${complaint.slice(0, 300)}`);
        failures.push(...wrong.map((each) => `run ${run}, ${operation.name}, after ${after} ms: ${each}`));
        if (wrong.length === 0) rmSync(place, { recursive: true, force: true });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    return {
      runs,
      failures,
      figures: { 'promises kept': promises, 'slowest start, ms': Math.round(slowest) },
    };
  },
};
