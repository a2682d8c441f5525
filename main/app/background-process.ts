import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import type { NewId } from '../../shared/kernel';
import { type Caller, createCaller, type Port } from '../ipc';

/** A port of Electron's main process as our code sees it. */
export function portOf(port: MessagePortMain): Port {
  return {
    postMessage: (message) => port.postMessage(message),
    listen: (hear) => {
      port.on('message', (event) => hear(event.data));
      port.start();
    },
  };
}

/** A running utility process and the way to call it. */
export interface BackgroundProcess {
  readonly caller: Caller;
  readonly child: UtilityProcess;
  /** Hears messages that are neither calls nor replies, such as events. */
  listen(hear: (message: unknown) => void): void;
  /** Hands over one end of a channel. */
  give(message: unknown, port: MessagePortMain): void;
  /** Resolves when the process has gone, after asking it to close. */
  stop(): Promise<void>;
}

export interface BackgroundOptions {
  /** Path of the built entry file. */
  readonly entry: string;
  readonly name: string;
  /** Told to the process before anything else. */
  readonly start: unknown;
  readonly newId: NewId;
  /** Called when the process ends without having been asked to. */
  readonly onLost: (exitCode: number) => void;
}

// A process that does not close in this time is ended; SQLite survives that.
const STOP_MS = 5000;

export function startBackground({ entry, name, start, newId, onLost }: BackgroundOptions): BackgroundProcess {
  const child = utilityProcess.fork(entry, [], { serviceName: name });
  const port: Port = {
    postMessage: (message) => child.postMessage(message),
    listen: (hear) => void child.on('message', hear),
  };
  const caller = createCaller(port, newId);
  let stopping = false;
  const gone = new Promise<void>((resolve) => {
    child.once('exit', (code) => {
      caller.abandon('app.process-restarted');
      resolve();
      if (!stopping) onLost(code);
    });
  });
  child.postMessage({ start });
  return {
    caller,
    child,
    listen: (hear) => port.listen(hear),
    give: (message, given) => child.postMessage(message, [given]),
    stop: async () => {
      stopping = true;
      const timer = setTimeout(() => child.kill(), STOP_MS);
      void caller.forward('process.close', {}).then(() => child.kill());
      await gone;
      clearTimeout(timer);
    },
  };
}

/** Joins two processes directly, so that their talk does not pass through main. */
export function connect(
  one: BackgroundProcess,
  oneHears: unknown,
  other: BackgroundProcess,
  otherHears: unknown,
): void {
  const { port1, port2 } = new MessageChannelMain();
  one.give(oneHears, port1);
  other.give(otherHears, port2);
}
