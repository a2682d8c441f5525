import { setTimeout as pause } from 'node:timers/promises';
import { against, type Figure } from './figure.ts';
import type { FilledWorkspace } from './filled.ts';
import type { Ground, Program } from './ground.ts';
import { canReadProcesses, memoryOfTree, type ProcessMemory, strangersTo } from './process-tree.ts';

const ROUNDS = 2;
const LOOK_EVERY_MS = 1000;
const STILL_LOOKS = 4;
const STILL_WITHIN = 0.005;
const GIVE_UP_LOOKS = 20;
/** The search ends itself after a minute in which nobody needed it, looked at now and then. */
const RESTS_WITHIN_LOOKS = 100;

const sumOf = (processes: readonly ProcessMemory[]) => processes.reduce((sum, { pss }) => sum + pss, 0);

interface Rest {
  readonly processes: readonly ProcessMemory[];
  /** Another Electron ran meanwhile and took over a share of what is shared: the figure is too low. */
  readonly disturbed: boolean;
}

/**
 * Memory once it has stopped changing: the same within half a percent for some seconds with no other Electron about, or what
 * it is when that is waited for in vain.
 */
async function whenStill(pid: number): Promise<Rest> {
  let sums: number[] = [];
  for (let look = 1; ; look += 1) {
    await pause(LOOK_EVERY_MS);
    const disturbed = strangersTo(pid) > 0;
    const processes = memoryOfTree(pid);
    sums = disturbed ? [] : [...sums, sumOf(processes)].slice(-STILL_LOOKS);
    const still =
      sums.length === STILL_LOOKS && Math.max(...sums) - Math.min(...sums) < Math.max(...sums) * STILL_WITHIN;
    if (still || look >= GIVE_UP_LOOKS) return { processes, disturbed };
  }
}

const services = (pid: number) => memoryOfTree(pid).filter(({ role }) => role.startsWith('node.')).length;

/** Waits until only the process of the data is there besides those that every window has. */
async function whenResting(pid: number): Promise<Rest> {
  for (let look = 0; look < RESTS_WITHIN_LOOKS && services(pid) > 1; look += 1) await pause(LOOK_EVERY_MS);
  return whenStill(pid);
}

// What the preload script gives the page.
declare const window: { readonly waymark: { call(name: string, input: unknown): Promise<string> } };

/** Reading the pictures of all scans goes on for long, in a process of its own that ends with it: stopped, as a user would. */
async function stopReading(ground: Ground, data: string): Promise<void> {
  const driven = await ground.drive('waymark', data);
  await driven.page.evaluate(() => window.waymark.call('library.stopReadingPictures', { sha256: null }));
  await driven.stop();
}

/**
 * Proportional memory of all processes on the first screen, everything imported, against the empty window's: a moment after the start,
 * and at rest, when nothing is under way and nobody has searched for a minute.
 */
export async function benchMemory(ground: Ground, filled: () => Promise<FilledWorkspace>): Promise<Figure[]> {
  if (!canReadProcesses) {
    ground.say('memory: only Linux tells what processes share, so there is no figure');
    return [];
  }
  const rivals: readonly { program: Program; data: string; ready: Rest[]; resting: Rest[] }[] = [
    { program: 'waymark', data: (await filled()).data, ready: [], resting: [] },
    { program: 'empty window', data: ground.folder('memory-peer'), ready: [], resting: [] },
  ];
  await stopReading(ground, rivals[0]?.data ?? '');
  const tell = (program: Program, when: string, { processes, disturbed }: Rest) => {
    const parts = processes.map(({ role, pss }) => `${role} ${Math.round(pss)}`).join(', ');
    const note = disturbed ? ', too low: another Electron ran' : '';
    ground.say(`memory: ${program} ${when} ${Math.round(sumOf(processes))} MB (${parts})${note}`);
  };
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const { program, data, ready, resting } of rivals) {
      const running = await ground.start(program, data);
      ready.push(await whenStill(running.pid));
      resting.push(program === 'waymark' ? await whenResting(running.pid) : await whenStill(running.pid));
      await running.stop();
      for (const [when, rest] of [
        ['ready', ready.at(-1)],
        ['at rest', resting.at(-1)],
      ] as const)
        if (rest !== undefined) tell(program, when, rest);
    }
  }
  /** Sums of the rounds nobody disturbed, if there are such. */
  const sums = (rests: readonly Rest[] = []) => {
    const calm = rests.filter(({ disturbed }) => !disturbed);
    return (calm.length > 0 ? calm : rests).map(({ processes }) => sumOf(processes));
  };
  const [waymark, peer] = rivals;
  const name = 'empty sandboxed window';
  return [
    against(
      'memory with the search ready, all processes (PSS)',
      'MB',
      sums(waymark?.ready),
      name,
      sums(peer?.ready),
    ),
    against(
      'memory at rest, all processes (PSS)',
      'MB',
      sums(waymark?.resting),
      name,
      sums(peer?.resting),
      '≤ 1.25',
    ),
  ];
}
