import { setImmediate as pause } from 'node:timers/promises';

/** A file whose pages are looked through. */
export interface FileText {
  readonly sha256: string;
  readonly pageCount: number;
}

interface LookingDependencies {
  /** The text of a page (from 1) as the search has it; an empty text where it has none. */
  readonly pageText: (sha256: string, page: number) => Promise<string>;
  /** True ends the work early; it goes on at the next `look`. */
  readonly shouldWait: () => boolean;
  readonly onBug: (cause: unknown) => void;
}

/** Gives a text page by page. Ends all of the work where it is to wait. */
export type Hear = (file: FileText, part: { add(text: string, page: number): void }) => Promise<void>;

/** Work in the background on the texts of files, page by page, so that calls are answered in between. */
export interface Looking {
  /** Does the work; called while it is done, once more afterwards. Resolves when it has ended. Never throws. */
  look(): Promise<void>;
  /** Resolves when no work is under way. */
  idle(): Promise<void>;
}

/** Stops the work where it stands; it goes on at the next `look`. */
class Waits extends Error {}

/** @param work looks at all that nobody has looked at yet, hearing it by the first argument */
export function createLooking(
  { pageText, shouldWait, onBug }: LookingDependencies,
  work: (hear: Hear) => Promise<void>,
): Looking {
  let running: Promise<void> | null = null;
  let wanted = false;

  const hear: Hear = async ({ sha256, pageCount }, part) => {
    for (let page = 1; page <= pageCount; page += 1) {
      if (shouldWait()) throw new Waits();
      part.add(await pageText(sha256, page), page);
      await pause();
    }
  };
  const workWhileWanted = async (): Promise<void> => {
    while (wanted) {
      wanted = false;
      await work(hear);
    }
  };

  return {
    look: () => {
      wanted = true;
      running ??= workWhileWanted()
        .catch((cause: unknown) => {
          if (!(cause instanceof Waits)) onBug(cause);
        })
        .finally(() => {
          running = null;
        });
      return running;
    },
    idle: () => running ?? Promise.resolve(),
  };
}
