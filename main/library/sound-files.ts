import { stat } from 'node:fs/promises';
import type { FileState } from '../../shared/library';
import { hashFile } from '../platform';
import type { FileStore } from './file-store';

/** Whether stored files are still what was brought in. */
export interface SoundFiles {
  /** Reads the file to its end, unless it is the one that was read before. */
  stateOf(sha256: string): Promise<FileState>;
}

/** Remembers of each file what was found, until its size or day of change is another. */
export function createSoundFiles({ store }: { readonly store: Pick<FileStore, 'pathOf'> }): SoundFiles {
  const known = new Map<string, { readonly mark: string; readonly state: Promise<FileState> }>();
  const read = async (sha256: string): Promise<FileState> => {
    try {
      return (await hashFile(store.pathOf(sha256))) === sha256 ? 'sound' : 'changed';
    } catch {
      // It may be held by another program for a moment: nothing is known of it, and it is read again when it is asked for again.
      known.delete(sha256);
      return 'unreadable';
    }
  };
  return {
    stateOf: async (sha256) => {
      const facts = await stat(store.pathOf(sha256)).catch(() => null);
      if (facts === null) return 'unreadable';
      const mark = `${facts.size} ${facts.mtimeMs} ${facts.ino}`;
      const before = known.get(sha256);
      if (before?.mark === mark) return before.state;
      const state = read(sha256);
      known.set(sha256, { mark, state });
      return state;
    },
  };
}
