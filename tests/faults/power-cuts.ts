import { execFileSync } from 'node:child_process';
import { closeSync, copyFileSync, ftruncateSync, mkdirSync, openSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { prepareTemplates, startWorking } from './cut-off';
import { type Fault, randomFrom, said, upTo } from './fault';
import { lookAfterCut, type Operation, operationNamed } from './operations';
import { prepareWorkspaces } from './workspace';

/** Room for a workspace, its backups and its log; what is not written takes none. */
const DISK_BYTES = 32 * 1024 * 1024;

/** Of so many moments of one program at work an image is taken. */
const IMAGES_A_PROGRAM = 20;

const OPERATIONS = [
  'answer',
  'save all',
  'backup',
  'import',
  'restore',
  'upgrade',
  'pack in and back',
] as const;

function quietly(command: string, ...args: readonly string[]): void {
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
}

/** Whether this machine lets us make disks of files: Linux, as root, with loop devices. */
function whyNot(folder: string): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'a disk that can be cut off is made of a file, by root on Linux only';
  try {
    const disk = makeDisk(folder, 'trial');
    mount(disk, path.join(folder, 'trial-mount'));
    quietly('umount', path.join(folder, 'trial-mount'));
    return null;
  } catch (cause) {
    return `no disk can be made of a file here: ${said(cause).slice(0, 200)}`;
  }
}

function makeDisk(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.img`);
  const handle = openSync(file, 'w');
  ftruncateSync(handle, DISK_BYTES);
  closeSync(handle);
  quietly('mkfs.ext4', '-q', '-F', file);
  return file;
}

function mount(disk: string, place: string): void {
  mkdirSync(place, { recursive: true });
  // Nothing reaches the disk by itself for as long as a test takes: only what the program has synced.
  quietly('mount', '-o', 'loop,commit=300', disk, place);
}

/**
 * Cuts the power: a program works on a disk that is a file. At some moment it is stopped, and the file is copied. What the program
 * wrote but did not sync is still in the memory of the system and not in the copy, as it would be lost with the power. The copy is
 * mounted, which replays the journal as after a power cut, and the workspace on it is opened.
 */
export const powerCuts: Fault = {
  name: 'power cut at any moment',
  proves:
    'what was shown as saved is on the disk, not only in the memory of the system, and nothing is half done',
  runs: { short: 10, usual: 200, night: 3000 },
  broken: 'the database does not wait for the disk after each save (synchronous = NORMAL)',
  run: async ({ runs, seed, broken, folder }) => {
    const impossible = whyNot(folder('trial'));
    if (impossible !== null) return { runs: 0, failures: [], impossible };
    await prepareWorkspaces();
    const copyTo = await prepareTemplates(folder);
    const random = randomFrom(seed);
    const failures: string[] = [];
    let images = 0;
    for (let turn = 0; images < runs; turn += 1) {
      const operation = operationNamed(
        broken ? 'answer' : (OPERATIONS[turn % OPERATIONS.length] ?? 'answer'),
      );
      const most = Math.min(runs - images, Math.max(2, Math.min(IMAGES_A_PROGRAM, Math.ceil(runs / 6))));
      const { found, taken } = await cutOne({ turn, operation, most, random, broken, folder, copyTo });
      failures.push(...found);
      images += Math.max(1, taken);
    }
    return { runs: images, failures };
  },
};

interface Cut {
  readonly turn: number;
  readonly operation: Operation;
  readonly most: number;
  readonly random: () => number;
  readonly broken: boolean;
  readonly folder: (name: string) => string;
  readonly copyTo: (operation: Operation, to: string) => void;
}

/** Lets one program work, takes images of its disk at several moments, and looks at each. */
async function cutOne(cut: Cut): Promise<{ readonly found: string[]; readonly taken: number }> {
  const { turn, operation, most, random, broken, folder, copyTo } = cut;
  const place = folder(`turn ${turn}`);
  const disk = makeDisk(place, 'disk');
  const mounted = path.join(place, 'mounted');
  const taken: { readonly image: string; readonly promised: readonly string[]; readonly after: number }[] =
    [];
  mount(disk, mounted);
  try {
    copyTo(operation, path.join(mounted, 'work'));
    quietly('sync', '-f', mounted);
    const working = await startWorking(
      path.join(mounted, 'work/own'),
      operation,
      broken ? 'sync-normal' : '',
    );
    await working.ready;
    let after = 0;
    let isOver = false;
    void working.ended.then(() => {
      isOver = true;
    });
    while (taken.length < most && !isOver) {
      const wait = upTo(random, 60);
      after += wait;
      await pause(wait);
      working.process.kill('SIGSTOP');
      // What was promised before the image is in the pipe by now; what comes later must not count.
      await pause(5);
      const promised = working.promised();
      const image = path.join(place, `image ${taken.length}.img`);
      copyFileSync(disk, image);
      working.process.kill('SIGCONT');
      taken.push({ image, promised, after });
    }
    working.process.kill('SIGKILL');
    await working.ended;
  } finally {
    quietly('umount', mounted);
  }
  const found: string[] = [];
  // In the same place, for an import knows its files by their paths.
  for (const { image, promised, after } of taken) {
    const wrong = await lookAtImage(image, mounted, operation, promised);
    found.push(...wrong.map((each) => `turn ${turn}, ${operation.name}, after ${after} ms: ${each}`));
  }
  if (found.length === 0) rmSync(place, { recursive: true, force: true });
  return { found, taken: taken.length };
}

async function lookAtImage(
  image: string,
  place: string,
  operation: Operation,
  promised: readonly string[],
): Promise<string[]> {
  try {
    mount(image, place);
  } catch (cause) {
    return [`the disk cannot be mounted: ${said(cause)}`];
  }
  try {
    return (await lookAfterCut(path.join(place, 'work/own'), operation, promised)).wrong;
  } finally {
    quietly('umount', place);
    rmSync(image);
  }
}
