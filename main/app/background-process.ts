import type { MessagePortMain } from 'electron';
import type { NewId } from '../../shared/kernel';
import { type Caller, createCaller, type Port } from '../ipc';

/** The part of Electron's utility process that is used. */
export interface ChildProcess {
  postMessage(message: unknown, transfer?: MessagePortMain[]): void;
  on(event: 'message', hear: (message: unknown) => void): unknown;
  once(event: 'exit', hear: (code: number) => void): unknown;
  kill(): unknown;
}

/** A utility process and the way to call it. */
export interface BackgroundProcess {
  readonly caller: Caller;
  /** Starts the process, if it does not run. What is said to it before waits; a call starts it. */
  begin(): void;
  /** Hears messages that are neither calls nor replies, such as events. */
  listen(hear: (message: unknown) => void): void;
  /** Hands over one end of a channel. */
  give(message: unknown, port: MessagePortMain): void;
  /** Milliseconds since the last call came or was answered; 0 while one is under way or the process does not run. */
  quietFor(): number;
  /** Ends the process, which must have nothing to do. What is said to it from now on starts it again once it is gone. */
  rest(): Promise<void>;
  /** Resolves when the process has gone, after asking it to close. It does not start again. */
  stop(): Promise<void>;
}

export interface BackgroundOptions {
  readonly fork: () => ChildProcess;
  /** Told to the process before anything else. */
  readonly start: unknown;
  readonly newId: NewId;
  /** Called each time before the process is started: what it is given then reaches it first. */
  readonly onBegin?: () => void;
  /** Called when the process ends without having been asked to. */
  readonly onLost: (exitCode: number) => void;
  readonly now?: () => number;
}

// A process that does not close in this time is ended; SQLite survives that.
const STOP_MS = 5000;
// While something asked of it has no answer and it has not said that it closes, words that were typed last may wait behind long work such as
// a backup.
const STOP_BUSY_MS = 60_000;

/** What a process says when it has taken everything that was said to it before it was asked to close. */
export interface Closing {
  readonly closing: true;
}

const isClosing = (message: unknown): message is Closing =>
  typeof message === 'object' && message !== null && 'closing' in message;

interface Running {
  readonly child: ChildProcess;
  readonly gone: Promise<void>;
  /** It was asked to close. */
  ending: boolean;
  /** Something was asked of it after that: it starts anew once it is gone. */
  wanted: boolean;
}

/** Makes ready to start a utility process; nothing runs before `begin` or the first call. */
export function backgroundProcess(options: BackgroundOptions): BackgroundProcess {
  const { fork, start, newId, onBegin, onLost, now = () => performance.now() } = options;
  let running: Running | undefined;
  let stopped = false;
  let busy = 0;
  let quietSince = now();
  let onClosing: (() => void) | undefined;
  const hearers: ((message: unknown) => void)[] = [];
  /** Said while no process runs that would hear it. */
  const waiting: (readonly [message: unknown, ports: MessagePortMain[]])[] = [];

  const run = (): void => {
    if (running?.ending) running.wanted = true;
    if (running !== undefined || stopped) return;
    onBegin?.();
    const child = fork();
    child.on('message', (message) => {
      if (isClosing(message)) onClosing?.();
    });
    for (const hear of hearers) child.on('message', hear);
    const fresh: Running = {
      child,
      ending: false,
      wanted: false,
      gone: new Promise((resolve) => {
        child.once('exit', (code) => {
          running = undefined;
          resolve();
          if (!fresh.ending) {
            caller.abandon('app.process-restarted');
            onLost(code);
          } else if (stopped) caller.abandon('app.process-restarted');
          else if (fresh.wanted) run();
        });
      }),
    };
    running = fresh;
    child.postMessage({ start });
    for (const [message, ports] of waiting.splice(0)) child.postMessage(message, ports);
  };
  const say = (message: unknown, ports: MessagePortMain[] = []): void => {
    if (running === undefined || running.ending) waiting.push([message, ports]);
    else running.child.postMessage(message, ports);
  };
  const line: Port = {
    postMessage: (message) => {
      say(message);
      run();
    },
    listen: (hear) => {
      hearers.push(hear);
      running?.child.on('message', hear);
    },
  };
  const direct = createCaller(line, newId);
  const counted = async <R>(reply: Promise<R>): Promise<R> => {
    busy += 1;
    try {
      return await reply;
    } finally {
      busy -= 1;
      quietSince = now();
    }
  };
  const caller: Caller = {
    ...direct,
    forward: (name, input) => counted(direct.forward(name, input)),
    call: (name, input) => counted(direct.call(name, input)),
  };

  /** Asks the process to close and waits until it is gone; it is ended when that takes too long. What was asked before is done first. */
  const end = async (one: Running): Promise<void> => {
    let timer = setTimeout(() => one.child.kill(), busy === 0 ? STOP_MS : STOP_BUSY_MS);
    onClosing = () => {
      clearTimeout(timer);
      timer = setTimeout(() => one.child.kill(), STOP_MS);
    };
    void direct.forward('process.close', {}).then(() => one.child.kill());
    one.ending = true;
    await one.gone;
    onClosing = undefined;
    clearTimeout(timer);
  };

  return {
    caller,
    begin: run,
    listen: line.listen,
    give: (message, port) => say(message, [port]),
    quietFor: () => (busy > 0 || running === undefined || running.ending ? 0 : now() - quietSince),
    rest: async () => {
      if (running !== undefined && !running.ending) await end(running);
    },
    stop: async () => {
      stopped = true;
      const one = running;
      if (one === undefined) caller.abandon('app.process-restarted');
      else if (one.ending) await one.gone;
      else await end(one);
    },
  };
}
