/**
 * What Windows says of a file that somebody else holds: a virus scanner, an indexer, a program that synchronises folders, or a process that
 * has just ended. Nothing tells these from a right that is missing but that they pass.
 */
const HELD: ReadonlySet<unknown> = new Set(['EBUSY', 'EPERM', 'EACCES', 'ENOTEMPTY']);

const isWindows = () => process.platform === 'win32';

/** Milliseconds between the tries; two and a half seconds in all. */
const WAITS: readonly number[] = [10, 20, 40, 80, 160, 320, 640, 1280];

const waitsHere = (): readonly number[] => (isWindows() ? WAITS : []);

/** For what is not worth a stop: a tenth of a second. */
export const briefly = (): Patience => ({ waits: isWindows() ? [10, 30, 60] : [] });

/** Whether a failure is one of a file that somebody else may be holding. Elsewhere most of these codes tell of a right that is missing. */
export function isHeld(cause: unknown): boolean {
  const code = (cause as { readonly code?: unknown } | null | undefined)?.code;
  return isWindows() ? HELD.has(code) : code === 'EBUSY';
}

/** How a failure is waited out. */
export interface Patience {
  /** Milliseconds before each further try; by themselves there are some on Windows only. */
  readonly waits?: readonly number[];
  /** Which failures may pass. */
  readonly mayPass?: (cause: unknown) => boolean;
}

/** Does something with a file, on Windows again and a little later each time while somebody else may be holding it. Throws the last failure. */
export async function patiently<T>(work: () => Promise<T>, patience: Patience = {}): Promise<T> {
  const { waits = waitsHere(), mayPass = isHeld } = patience;
  for (const wait of waits) {
    try {
      return await work();
    } catch (cause) {
      if (!mayPass(cause)) throw cause;
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return work();
}

/** As `patiently`, for work that nothing may come between: everything else in the process waits with it. */
export function patientlyAtOnce<T>(work: () => T, patience: Patience = {}): T {
  const { waits = waitsHere(), mayPass = isHeld } = patience;
  for (const wait of waits) {
    try {
      return work();
    } catch (cause) {
      if (!mayPass(cause)) throw cause;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
  }
  return work();
}
