import type { MessagePortMain } from 'electron';
import { type Port, type Served, serve } from '../ipc';
import { type Log, newId, spareMemory } from '../platform';
import type { Closing } from './background-process';

/** What a utility process is told when it starts and when another process is joined to it. */
export interface ParentMessage {
  readonly start?: unknown;
  readonly join?: string;
  /** Of a job process: for which wish of the data process it was started. */
  readonly turn?: number;
  /** Why an earlier process of that name was ended, when this one replaces it. */
  readonly reason?: string | null;
}

const resting: (() => void)[] = [];
/** Whatever a process does begins or ends with a word on one of its ports. */
const spare = spareMemory({
  onRest: () => {
    for (const letGo of resting) letGo();
  },
});

/** Called in each rest of the process, to give back what only speeds up what may be asked for. */
export function whenResting(letGo: () => void): void {
  resting.push(letGo);
}

/** A port given to a utility process as our code sees it. */
export function givenPort(port: MessagePortMain): Port {
  return {
    postMessage: (message) => {
      port.postMessage(message);
      spare.worked();
    },
    listen: (hear) => {
      port.on('message', (event) => {
        spare.worked();
        hear(event.data);
      });
      port.start();
    },
  };
}

/** The line to the main process. */
export function parentPort(): Port {
  return {
    postMessage: (message) => {
      process.parentPort.postMessage(message);
      spare.worked();
    },
    listen: (hear) =>
      void process.parentPort.on('message', (event) => {
        spare.worked();
        hear(event.data);
      }),
  };
}

/** Calls `begin` with the start message and `join` with each port handed over later. */
export function runUtility(hearers: {
  readonly begin: (start: never) => void;
  readonly join: (name: string, port: Port, message: ParentMessage) => void;
}): void {
  process.parentPort.on('message', (event) => {
    const message = event.data as ParentMessage;
    if (message.start !== undefined) hearers.begin(message.start as never);
    const port = event.ports[0];
    if (message.join !== undefined && port !== undefined)
      hearers.join(message.join, givenPort(port), message);
  });
}

const asksToClose = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'name' in message && message.name === 'process.close';

/**
 * Serves calls on a port; bugs go to the log with their incident id. Says at once when it is asked to close: whatever was asked before has
 * begun by then, and what only writes has been written.
 */
export function serveLogged(port: Port, served: Served | Promise<Served>, log: Log): void {
  const telling: Port = {
    ...port,
    listen: (hear) =>
      port.listen((message) => {
        hear(message);
        if (!asksToClose(message)) return;
        const say = () => port.postMessage({ closing: true } satisfies Closing);
        void Promise.resolve(served).then(say, say);
      }),
  };
  serve(telling, served, newId, (incident, call, cause) =>
    log.error('call-failed', { incident, call }, cause),
  );
}
