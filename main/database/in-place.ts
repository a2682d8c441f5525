import { renameSync, statSync } from 'node:fs';

/** Whether the file that is open is still the one that stands under its name. */
export interface InPlace {
  /** False for good once another file, or none, was found under the name. */
  holds(): boolean;
  /** Moves the log of the open file away, so that the next start does not take it for that of the file that stands there now. */
  moveLog(to: string): void;
}

const identity = (file: string): string | null => {
  try {
    const found = statSync(file, { bigint: true, throwIfNoEntry: false });
    return found === undefined ? null : `${found.dev} ${found.ino}`;
  } catch {
    // A disk that was pulled out is not always said to have no such file.
    return null;
  }
};

/** Watches over an open file by a look at its name: some millionths of a second, so it can be done before each write. */
export function watchPlace(file: string): InPlace {
  const opened = identity(file);
  const log = `${file}-wal`;
  let ownLog: string | null = null;
  let isHeld = true;
  return {
    holds: () => {
      if (!isHeld) return false;
      isHeld = identity(file) === opened;
      // The log is made with the first write and then stays until the end.
      if (isHeld) ownLog ??= identity(log);
      return isHeld;
    },
    moveLog: (to) => {
      if (ownLog !== null && identity(log) === ownLog) renameSync(log, to);
    },
  };
}

/** For a database in memory. */
export const ALWAYS_IN_PLACE: InPlace = { holds: () => true, moveLog: () => undefined };
