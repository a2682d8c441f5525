import { setTimeout as pause } from 'node:timers/promises';
import { against, type Figure } from './figure.ts';
import type { FilledWorkspace } from './filled.ts';
import type { Ground, Program } from './ground.ts';
import { canReadProcesses, memoryOfTree, type ProcessMemory } from './process-tree.ts';

const ROUNDS = 3;
const LOOK_EVERY_MS = 1000;
const STILL_LOOKS = 4;
const STILL_WITHIN = 0.005;
const GIVE_UP_LOOKS = 30;

const sumOf = (processes: readonly ProcessMemory[]) => processes.reduce((sum, { pss }) => sum + pss, 0);

/** Memory once it has stopped changing: the same within half a percent for some seconds, or what it is after half a minute. */
async function atRest(pid: number): Promise<ProcessMemory[]> {
  const sums: number[] = [];
  for (let look = 0; ; look += 1) {
    await pause(LOOK_EVERY_MS);
    const now = memoryOfTree(pid);
    sums.push(sumOf(now));
    const last = sums.slice(-STILL_LOOKS);
    const still =
      last.length === STILL_LOOKS && Math.max(...last) - Math.min(...last) < Math.max(...last) * STILL_WITHIN;
    if (still || look >= GIVE_UP_LOOKS) return now;
  }
}

/** Proportional memory of all processes at rest on the first screen, everything imported, against the empty window's. */
export async function benchMemory(ground: Ground, filled: () => Promise<FilledWorkspace>): Promise<Figure[]> {
  if (!canReadProcesses) {
    ground.say('memory: only Linux tells what processes share, so there is no figure');
    return [];
  }
  const rivals: readonly { program: Program; data: string; sums: number[] }[] = [
    { program: 'waymark', data: (await filled()).data, sums: [] },
    { program: 'empty window', data: ground.folder('memory-peer'), sums: [] },
  ];
  const own: ProcessMemory[][] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const { program, data, sums } of rivals) {
      const running = await ground.start(program, data);
      const processes = await atRest(running.pid);
      await running.stop();
      sums.push(sumOf(processes));
      if (program === 'waymark') own.push(processes);
      const parts = processes.map(({ role, pss }) => `${role} ${Math.round(pss)}`).join(', ');
      ground.say(`memory: ${program} ${Math.round(sumOf(processes))} MB (${parts})`);
    }
  }
  const [waymark, peer] = rivals;
  const name = 'empty sandboxed window';
  return [against('memory at rest, all processes (PSS)', 'MB', waymark?.sums ?? [], name, peer?.sums ?? [])];
}
