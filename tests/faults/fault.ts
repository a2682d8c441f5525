import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** How much of every test is done: a little inside `npm test`, more before a change is taken in, most of all at night. */
export type Lane = 'short' | 'usual' | 'night';

/** What a test needs to know and may use. */
export interface Circumstances {
  readonly lane: Lane;
  /** Every run is made from it: the same number gives the same runs. */
  readonly seed: number;
  /** Runs to make, from the test's own figures. */
  readonly runs: number;
  /** The program is broken on purpose in the way the test names: it must fail then. */
  readonly broken: boolean;
  /** A fresh folder, gone at the end unless the test failed. */
  folder(name: string): string;
  say(message: string): void;
}

/** What a test found. */
export interface Outcome {
  readonly runs: number;
  /** What went wrong, in words, each with what is needed to do it again. */
  readonly failures: readonly string[];
  /** Figures worth a line. */
  readonly figures?: Readonly<Record<string, number | string>>;
  /** Why it could not be done here, if so. */
  readonly impossible?: string;
}

/** A test that does harm to the program and looks whether a promise was kept. */
export interface Fault {
  readonly name: string;
  /** The promise. */
  readonly proves: string;
  readonly runs: Readonly<Record<Lane, number>>;
  /** How the program is broken on purpose with `--broken`. */
  readonly broken: string;
  /** Showing that is done in a second or two. */
  readonly cheapBroken?: boolean;
  run(circumstances: Circumstances): Promise<Outcome>;
}

/** Numbers that look random and are the same for the same seed: between 0 and 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A whole number from 0 up to, not including, `end`. */
export const upTo = (random: () => number, end: number): number => Math.floor(random() * end);

export const oneOf = <T>(random: () => number, from: readonly T[]): T => {
  const found = from[upTo(random, from.length)];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
};

/** What a test may need at most, with room to spare; a machine that gives its memory file system less has it on the disk. */
const MEMORY_BYTES = 4 * 1024 ** 3;

/**
 * Where the folders of tests lie: in memory where there is room, since no test is about the disk below the file system. A power cut is
 * what a file that serves as a disk has not been given yet, wherever that file lies.
 */
function placeOfTests(): string {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > MEMORY_BYTES ? memory : tmpdir();
}

/** Runs a test with folders of its own. Whatever it throws is a failure of it. */
export async function perform(
  fault: Fault,
  wish: {
    readonly lane: Lane;
    readonly seed: number;
    readonly broken: boolean;
    readonly say: (message: string) => void;
  },
): Promise<Outcome> {
  const root = mkdtempSync(path.join(placeOfTests(), 'waymark-fault-'));
  let outcome: Outcome;
  try {
    outcome = await fault.run({
      ...wish,
      runs: fault.runs[wish.lane],
      folder: (name) => path.join(root, name),
    });
  } catch (cause) {
    outcome = { runs: 0, failures: [`the test itself broke: ${said(cause)}`] };
  }
  if (outcome.failures.length === 0 || wish.broken) rmSync(root, { recursive: true, force: true });
  else wish.say(`what is left of "${fault.name}" is in ${root}`);
  return outcome;
}

export const codeOf = (cause: unknown): string => (cause as { code?: string } | null)?.code ?? 'no code';

/** A cause for a list of failures. */
export function said(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const place = cause.stack?.split('\n')[1]?.trim() ?? '';
  const because =
    cause.cause instanceof Error ? ` because ${codeOf(cause.cause)} ${cause.cause.message}` : '';
  return `${codeOf(cause)} ${cause.message}${because} ${place}`;
}
