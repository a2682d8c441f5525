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

/** A utility process and the way to call it. */
export interface BackgroundProcess {
  readonly caller: Caller;
  /** Starts the process, if it has not been yet. What is said to it before waits; a call starts it. */
  begin(): void;
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

/** Makes ready to start a utility process; nothing runs before `begin` or the first call. */
export function backgroundProcess({
  entry,
  name,
  start,
  newId,
  onLost,
}: BackgroundOptions): BackgroundProcess {
  let child: UtilityProcess | undefined;
  let gone = Promise.resolve();
  let stopping = false;
  const hearers: ((message: unknown) => void)[] = [];
  const given: (readonly [message: unknown, port: MessagePortMain])[] = [];

  const begin = (): UtilityProcess => {
    if (child) return child;
    const fresh = utilityProcess.fork(entry, [], { serviceName: name });
    child = fresh;
    for (const hear of hearers) fresh.on('message', hear);
    gone = new Promise((resolve) => {
      fresh.once('exit', (code) => {
        caller.abandon('app.process-restarted');
        resolve();
        if (!stopping) onLost(code);
      });
    });
    fresh.postMessage({ start });
    for (const [message, port] of given) fresh.postMessage(message, [port]);
    return fresh;
  };
  const listen = (hear: (message: unknown) => void) => {
    hearers.push(hear);
    child?.on('message', hear);
  };
  const caller = createCaller({ postMessage: (message) => begin().postMessage(message), listen }, newId);

  return {
    caller,
    begin: () => void begin(),
    listen,
    give: (message, port) => {
      if (child) child.postMessage(message, [port]);
      else given.push([message, port]);
    },
    stop: async () => {
      const running = child;
      stopping = true;
      if (!running) {
        caller.abandon('app.process-restarted');
        return;
      }
      const timer = setTimeout(() => running.kill(), STOP_MS);
      void caller.forward('process.close', {}).then(() => running.kill());
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
