import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as pass } from 'node:timers/promises';
import type { ElectronApplication, Page } from '@playwright/test';
import { inherited, OFFICE_SCREEN } from './environment.ts';
import { preparedRuntime, programFolder } from './runtime.ts';

/** What is waited for in a page comes at once; this long only what never comes. */
const COMES_WITHIN_MS = 60_000;
const LOOKS_EVERY_MS = 30;

/** A Waymark that runs beside the test, with the least that is needed to use it. */
export interface BareWaymark {
  readonly app: Pick<ElectronApplication, 'evaluate'>;
  readonly page: Pick<Page, 'evaluate'>;
  /** Waits until something stands on the screen. */
  readonly shows: (selector: string) => Promise<void>;
  /** Collects the garbage of the page and of main. */
  readonly collect: () => Promise<void>;
  readonly quit: () => Promise<void>;
}

/**
 * Starts Waymark without Playwright's line to its page. That line keeps the bodies of all that the page loads, up to 100 MB, inside
 * the page's own process: over hours it would be taken for what the program keeps. `environment` stands over that of the tests.
 */
export async function startBare(
  workspace: string,
  environment: Readonly<Record<string, string | undefined>> = {},
): Promise<BareWaymark> {
  const { executable, args } = preparedRuntime();
  const child = spawn(executable, ['--inspect=0', '--remote-debugging-port=0', ...args, programFolder], {
    env: { ...inherited(), WAYMARK_DATA: workspace, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [inspector, devTools] = await linesOf(child);
  const main = await Line.to(inspector);
  const window = await Line.to(await pageOf(new URL(devTools).host));
  const app = {
    evaluate: (what: unknown, given?: unknown) =>
      main.evaluate(`(${String(what)})(require('electron'), ${json(given)})`),
  };
  const page = {
    evaluate: (what: unknown, given?: unknown) => window.evaluate(`(${String(what)})(${json(given)})`),
  };
  await app.evaluate(
    `({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds)`,
    OFFICE_SCREEN,
  );
  const shows = async (selector: string) => {
    const overdue = performance.now() + COMES_WITHIN_MS;
    const isThere = `document.querySelector(${json(selector)})?.checkVisibility() === true`;
    // The first page takes the place of an empty one, and with it of the question.
    while ((await window.evaluate(isThere).catch(() => false)) !== true) {
      if (performance.now() > overdue)
        throw new Error(`${selector} does not come at ${await window.evaluate('location.hash')}`);
      await pass(LOOKS_EVERY_MS);
    }
  };
  await shows('h1');
  return {
    app: app as unknown as BareWaymark['app'],
    page: page as unknown as BareWaymark['page'],
    shows,
    collect: async () => {
      await Promise.all([main, window].map((line) => line.ask('HeapProfiler.collectGarbage')));
    },
    quit: async () => {
      const ended = new Promise((done) => child.once('exit', done));
      const timer = setTimeout(() => child.kill('SIGKILL'), COMES_WITHIN_MS);
      // Its process may end before it could answer, and does not end before those that look into it have gone.
      await app.evaluate(`({ app }) => app.quit()`).catch(() => undefined);
      for (const line of [main, window]) line.close();
      await ended;
      clearTimeout(timer);
    },
  };
}

const json = (value: unknown) => JSON.stringify(value) ?? 'undefined';

/** The addresses that Node and Chromium tell of themselves. */
function linesOf(child: ChildProcess): Promise<readonly [inspector: string, devTools: string]> {
  return new Promise((found, failed) => {
    const told: Partial<Record<'inspector' | 'devTools', string | undefined>> = {};
    child.once('exit', (code) => failed(new Error(`Waymark ended with ${code} before it began`)));
    if (child.stderr === null) return failed(new Error('nothing is heard of Waymark'));
    createInterface(child.stderr).on('line', (line) => {
      told.inspector ??= /^Debugger listening on (ws:\S+)/.exec(line)?.[1];
      told.devTools ??= /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
      const { inspector, devTools } = told;
      if (inspector !== undefined && devTools !== undefined) found([inspector, devTools]);
    });
  });
}

/** The line to the first window, once there is one. */
async function pageOf(host: string): Promise<string> {
  const overdue = performance.now() + COMES_WITHIN_MS;
  for (;;) {
    const targets = (await (await fetch(`http://${host}/json`)).json()) as {
      readonly type: string;
      readonly url: string;
      readonly webSocketDebuggerUrl: string;
    }[];
    const page = targets.find(({ type, url }) => type === 'page' && url.startsWith('app:'));
    if (page !== undefined) return page.webSocketDebuggerUrl;
    if (performance.now() > overdue) throw new Error('no window came');
    await pass(LOOKS_EVERY_MS);
  }
}

interface Reply {
  readonly id?: number;
  readonly error?: { readonly message: string };
  readonly result?: unknown;
}

/** A line of questions and replies to one process. */
class Line {
  private readonly socket: WebSocket;
  private readonly waiting = new Map<number, PromiseWithResolvers<unknown>>();
  private asked = 0;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const { id = 0, error, result } = JSON.parse(String(data)) as Reply;
      const waits = this.waiting.get(id);
      this.waiting.delete(id);
      if (error === undefined) waits?.resolve(result);
      else waits?.reject(new Error(error.message));
    });
    socket.addEventListener('close', () => {
      for (const waits of this.waiting.values()) waits.reject(new Error('the process ended'));
      this.waiting.clear();
    });
  }

  static async to(address: string): Promise<Line> {
    const socket = new WebSocket(address);
    await new Promise((done, failed) => {
      socket.addEventListener('open', done);
      socket.addEventListener('error', failed);
    });
    return new Line(socket);
  }

  close(): void {
    this.socket.close();
  }

  ask(method: string, params: object = {}): Promise<unknown> {
    this.asked += 1;
    const waits = Promise.withResolvers<unknown>();
    this.waiting.set(this.asked, waits);
    this.socket.send(JSON.stringify({ id: this.asked, method, params }));
    return waits.promise;
  }

  async evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = (await this.ask('Runtime.evaluate', {
      ...{ expression, awaitPromise: true, returnByValue: true, includeCommandLineAPI: true },
    })) as {
      readonly result: { readonly value?: unknown };
      readonly exceptionDetails?: { readonly exception?: { readonly description?: string } };
    };
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? 'it failed');
    return result.value;
  }
}
