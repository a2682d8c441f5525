import { against, type Figure } from './figure.ts';
import type { FilledWorkspace } from './filled.ts';
import type { Ground, Program } from './ground.ts';
import { canReadProcesses, cpuOfTree } from './process-tree.ts';

const PAIRS = 7;

interface Start {
  readonly wall: number;
  readonly cpu: number;
}

/**
 * From the start of the program to a window that can be used (its first screen is painted with what it asked for), with an
 * empty and a filled workspace, against an empty sandboxed window; all three in turns, each started once before it counts.
 */
export async function benchStartup(
  ground: Ground,
  filled: () => Promise<FilledWorkspace>,
): Promise<Figure[]> {
  const rivals: readonly { name: string; program: Program; data: string }[] = [
    { name: 'peer', program: 'empty window', data: ground.folder('start-peer') },
    { name: 'empty', program: 'waymark', data: ground.folder('start-empty') },
    { name: 'filled', program: 'waymark', data: (await filled()).data },
  ];
  const starts = new Map<string, Start[]>(rivals.map(({ name }) => [name, []]));
  for (let round = 0; round <= PAIRS; round += 1) {
    for (let turn = 0; turn < rivals.length; turn += 1) {
      const rival = rivals[(turn + round) % rivals.length];
      if (!rival) continue;
      const running = await ground.start(rival.program, rival.data);
      const cpu = canReadProcesses ? cpuOfTree(running.pid) : Number.NaN;
      await running.stop();
      if (round > 0) starts.get(rival.name)?.push({ wall: running.readyAfter, cpu });
    }
    ground.say(`start-up: round ${round} of ${PAIRS}`);
  }
  const of = (name: string, measure: keyof Start) => (starts.get(name) ?? []).map((one) => one[measure]);
  return (['empty', 'filled'] as const).flatMap((name) => [
    against(
      `start-up, ${name} workspace`,
      'ms',
      of(name, 'wall'),
      'empty sandboxed window',
      of('peer', 'wall'),
      '≤ 1.15',
    ),
    ...(canReadProcesses
      ? [
          against(
            `start-up, ${name} workspace, processor time`,
            'CPU s',
            of(name, 'cpu'),
            'empty sandboxed window',
            of('peer', 'cpu'),
          ),
        ]
      : []),
  ]);
}
