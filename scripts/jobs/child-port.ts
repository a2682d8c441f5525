import type { Port } from '../../main/ipc';
import type { JobSign } from '../../main/jobs';

/** What goes over the one line between a forked job process and its parent, which is watchdog and data process at once. */
export type ChildMessage =
  | { readonly line: 'watchdog'; readonly sign: JobSign }
  | { readonly line: 'data'; readonly message: unknown };

/** The job process's end towards the data process. */
export function childDataPort(): Port {
  return {
    postMessage: (message) => void process.send?.({ line: 'data', message } satisfies ChildMessage),
    listen: (hear) => void process.on('message', hear),
  };
}

/** The job process's line to its watchdog. */
export function sendSign(sign: JobSign): void {
  process.send?.({ line: 'watchdog', sign } satisfies ChildMessage);
}
