import { setTimeout as pause } from 'node:timers/promises';
import { against, type Figure } from './figure.ts';
import type { FilledWorkspace } from './filled.ts';
import type { Ground, Program } from './ground.ts';
import { canReadProcesses, memoryOfTree, type ProcessMemory, strangersTo } from './process-tree.ts';

const ROUNDS = 3;
const LOOK_EVERY_MS = 1000;
const STILL_LOOKS = 4;
const STILL_WITHIN = 0.005;
const GIVE_UP_LOOKS = 20;

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
async function atRest(pid: number): Promise<Rest> {
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

/** Proportional memory of all processes at rest on the first screen, everything imported, against the empty window's. */
export async function benchMemory(ground: Ground, filled: () => Promise<FilledWorkspace>): Promise<Figure[]> {
  if (!canReadProcesses) {
    ground.say('memory: only Linux tells what processes share, so there is no figure');
    return [];
  }
  const rivals: readonly { program: Program; data: string; rests: Rest[] }[] = [
    { program: 'waymark', data: (await filled()).data, rests: [] },
    { program: 'empty window', data: ground.folder('memory-peer'), rests: [] },
  ];
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const { program, data, rests } of rivals) {
      const running = await ground.start(program, data);
      const rest = await atRest(running.pid);
      await running.stop();
      rests.push(rest);
      const parts = rest.processes.map(({ role, pss }) => `${role} ${Math.round(pss)}`).join(', ');
      const note = rest.disturbed ? ', too low: another Electron ran' : '';
      ground.say(`memory: ${program} ${Math.round(sumOf(rest.processes))} MB (${parts})${note}`);
    }
  }
  /** Sums of the rounds nobody disturbed, if there are such. */
  const sums = (rests: readonly Rest[] = []) => {
    const calm = rests.filter(({ disturbed }) => !disturbed);
    return (calm.length > 0 ? calm : rests).map(({ processes }) => sumOf(processes));
  };
  const [waymark, peer] = rivals;
  return [
    against(
      'memory at rest, all processes (PSS)',
      'MB',
      sums(waymark?.rests),
      'empty sandboxed window',
      sums(peer?.rests),
      '≤ 1.25',
    ),
  ];
}
