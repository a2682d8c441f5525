import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, rmSync, statfsSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';

/** Room for some thousand answers. */
const RESERVE_BYTES = 32 * 1024 * 1024;

/** A reserve must not be what fills the disk. */
const LEAVES_TIMES = 8;

const PART_BYTES = 1024 * 1024;

/** Space on the disk that is held so that the last answers can be saved when nothing else is left. */
export interface Reserve {
  /** Takes the space if there is plenty; a few dozen milliseconds. Never throws. */
  hold(): void;
  /** Gives the space back. False when there was none to give. */
  release(): boolean;
}

/** A reserve in the folder of a workspace; `bytes` are held. */
export function createReserve(folder: string, bytes = RESERVE_BYTES): Reserve {
  const file = path.join(folder, 'reserve.bin');
  const held = (): number => {
    try {
      return statSync(file).size;
    } catch {
      return 0;
    }
  };
  const release = (): boolean => {
    const there = held();
    try {
      rmSync(file, { force: true });
    } catch {
      return false;
    }
    return there > 0;
  };
  return {
    hold: () => {
      if (held() === bytes) return;
      try {
        const { bavail, bsize } = statfsSync(folder);
        if (bavail * bsize < bytes * LEAVES_TIMES) return;
        const handle = openSync(file, 'w');
        try {
          // A folder that Windows keeps compressed would hold no room with zeros.
          const part = randomBytes(PART_BYTES);
          for (let left = bytes; left > 0; left -= PART_BYTES)
            writeSync(handle, part, 0, Math.min(left, PART_BYTES));
          fsyncSync(handle);
        } finally {
          closeSync(handle);
        }
      } catch {
        // Then there is no reserve; half of one would only take room.
        release();
      }
    },
    release,
  };
}
