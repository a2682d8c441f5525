import type { ElectronApplication } from '@playwright/test';
import { against, type Figure } from './figure.ts';
import { findSources, importFolder } from './filled.ts';
import type { Ground } from './ground.ts';

const ROUNDS = 3;
const SAMPLE_MS = 5;

/** Milliseconds between two turns of the event loop beyond what was asked for. */
export interface Stalls {
  readonly longest: number;
  /** Every sample, the shortest first. */
  readonly sorted: readonly number[];
  /** Most processor time used between two turns: what the process itself did then, whatever else kept it waiting. */
  readonly ownWork: number;
}

/** Samples the event loop of a program's main process while `work` runs: a timer that comes late was held up. */
export async function stallsWhile(app: ElectronApplication, work: () => Promise<void>): Promise<Stalls> {
  const probe = await app.evaluateHandle((_electron, every) => {
    const late: number[] = [];
    const used: number[] = [];
    let last = performance.now();
    let before = process.cpuUsage();
    const timer = setInterval(() => {
      const now = performance.now();
      const { user, system } = process.cpuUsage(before);
      late.push(Math.max(0, now - last - every));
      used.push((user + system) / 1000);
      last = now;
      before = process.cpuUsage();
    }, every);
    return { late, used, timer };
  }, SAMPLE_MS);
  await work();
  return probe.evaluate(({ late, used, timer }) => {
    clearInterval(timer);
    const sorted = late.sort((a, b) => a - b);
    return {
      longest: sorted.at(-1) ?? 0,
      sorted,
      ownWork: used.reduce((most, each) => Math.max(most, each), 0),
    };
  });
}

/**
 * How long the main process, which draws and moves the window, is held up at worst while everything is imported; against an
 * idle empty window for the same time in the same run. On a busy machine most of it is waiting for a core, so what the process
 * itself worked in one piece is given beside it.
 */
export async function benchStall(ground: Ground): Promise<Figure[]> {
  const sources = findSources(ground);
  const own: Stalls[] = [];
  const peer: Stalls[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const waymark = await ground.drive('waymark', ground.folder('stall'));
    let seconds = 0;
    own.push(
      await stallsWhile(waymark.app, async () => {
        seconds = (await importFolder(waymark, sources.folder)).seconds;
      }),
    );
    await waymark.stop();
    const empty = await ground.drive('empty window', ground.folder('stall-peer'));
    peer.push(
      await stallsWhile(empty.app, async () => {
        await empty.page.waitForTimeout(seconds * 1000);
      }),
    );
    await empty.stop();
    ground.say(
      `stall: round ${round} of ${ROUNDS}, longest ${own.at(-1)?.longest.toFixed(1)} ms against ${peer.at(-1)?.longest.toFixed(1)}`,
    );
  }
  const of = (stalls: readonly Stalls[], measure: 'longest' | 'ownWork') => stalls.map((one) => one[measure]);
  // One import has some 1,600 samples, too few for one in a thousand: those of all rounds are taken together.
  const share = (stalls: readonly Stalls[], part: number) => {
    const all = stalls.flatMap(({ sorted }) => sorted).sort((a, b) => a - b);
    return [all[Math.floor(all.length * part)] ?? 0];
  };
  const name = 'idle empty window';
  return [
    against('longest stall of main while importing', 'ms', of(own, 'longest'), name, of(peer, 'longest')),
    against('longest stall of main by its own work', 'ms', of(own, 'ownWork'), name, of(peer, 'ownWork')),
    against('stall of main while importing, p99', 'ms', share(own, 0.99), name, share(peer, 0.99)),
    against(
      'stall of main while importing, p99.9',
      'ms',
      share(own, 0.999),
      name,
      share(peer, 0.999),
      '≤ 16 ms',
    ),
  ];
}
