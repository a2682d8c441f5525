import { renameSync, statSync } from 'node:fs';
import { isHeld, patientlyAtOnce } from '../platform';

/** Whether the file that is open is still the one that stands under its name. */
export interface InPlace {
  /** False for good once another file, or none, was found under the name. */
  holds(): boolean;
  /** Moves the log of the open file away, so that the next start does not take it for that of the file that stands there now. */
  moveLog(to: string): void;
}

/** What stands under a name; null where nothing does, undefined while nobody is told. */
const identity = (file: string): string | null | undefined => {
  try {
    const found = statSync(file, { bigint: true, throwIfNoEntry: false });
    return found === undefined ? null : `${found.dev} ${found.ino}`;
  } catch (cause) {
    // A disk that was pulled out is not always said to have no such file. On Windows a virus scanner may refuse even a look for a moment.
    return isHeld(cause) ? undefined : null;
  }
};

/** Watches over an open file by a look at its name: some millionths of a second, so it can be done before each write. */
export function watchPlace(file: string): InPlace {
  let opened = identity(file);
  const log = `${file}-wal`;
  let ownLog: string | null | undefined = null;
  let isInPlace = true;
  return {
    holds: () => {
      if (!isInPlace) return false;
      const found = identity(file);
      // A file that was not there at the first look is none that was opened.
      if (opened === undefined && typeof found === 'string') opened = found;
      isInPlace = found === undefined || found === opened;
      // The log is made with the first write and then stays until the end.
      if (isInPlace) ownLog ??= identity(log);
      return isInPlace;
    },
    moveLog: (to) => {
      if (typeof ownLog === 'string' && identity(log) === ownLog) patientlyAtOnce(() => renameSync(log, to));
    },
  };
}

/** For a database in memory. */
export const ALWAYS_IN_PLACE: InPlace = { holds: () => true, moveLog: () => undefined };
