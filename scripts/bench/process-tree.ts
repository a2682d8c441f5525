import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second for every program, whatever the kernel's own clock. */
const TICKS_A_SECOND = 100;

/** Whether this system tells what a process uses in a way these figures can read. */
export const canReadProcesses = process.platform === 'linux';

interface Stat {
  readonly parent: number;
  /** Seconds of this process and of its children that have ended. */
  readonly cpu: number;
}

function statOf(pid: number): Stat | undefined {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // The name stands in brackets and may hold anything; numbers follow it.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number);
  const ticks = (user ?? 0) + (system ?? 0) + (endedUser ?? 0) + (endedSystem ?? 0);
  return { parent: Number(fields[1]), cpu: ticks / TICKS_A_SECOND };
}

function tree(root: number): Map<number, Stat> {
  const all = new Map<number, Stat>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const stat = Number.isInteger(pid) ? statOf(pid) : undefined;
    if (stat) all.set(pid, stat);
  }
  const isOfTree = (pid: number): boolean => {
    for (let at = pid; at > 1; at = all.get(at)?.parent ?? 0) if (at === root) return true;
    return false;
  };
  return new Map([...all].filter(([pid]) => isOfTree(pid)));
}

/** Seconds of processor time that a process, its descendants and those of them that have ended have used. */
export function cpuOfTree(root: number): number {
  return [...tree(root).values()].reduce((sum, { cpu }) => sum + cpu, 0);
}

/** Seconds of processor time of children of this script that have ended. */
export function cpuOfEndedChildren(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[13]) + Number(fields[14])) / TICKS_A_SECOND;
}

/** How many processes run the same program without belonging to the tree. They take over a share of its shared pages. */
export function strangersTo(root: number): number {
  const programOf = (pid: number | string) => {
    try {
      return readlinkSync(`/proc/${pid}/exe`);
    } catch {
      return undefined;
    }
  };
  const program = programOf(root);
  const own = tree(root);
  return readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && !own.has(Number(name)) && programOf(name) === program,
  ).length;
}

export interface ProcessMemory {
  readonly pid: number;
  /** What the process was started as: `renderer`, a service name, or `main`. */
  readonly role: string;
  /** Megabytes, shared pages counted by their share. */
  readonly pss: number;
}

function roleOf(pid: number): string {
  // Chromium joins the arguments of its processes by spaces.
  const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  const after = (option: string) => new RegExp(`--${option}=(\\S+)`).exec(line)?.[1];
  return after('utility-sub-type') ?? after('type') ?? 'main';
}

/** Memory of a process and each of its descendants, as they are now. */
export function memoryOfTree(root: number): ProcessMemory[] {
  return [...tree(root).keys()].flatMap((pid) => {
    try {
      const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
      const kibibytes = Number(/^Pss:\s+(\d+)/m.exec(text)?.[1]);
      return [{ pid, role: roleOf(pid), pss: (kibibytes * 1024) / 1e6 }];
    } catch {
      // Ended between the two looks.
      return [];
    }
  });
}
