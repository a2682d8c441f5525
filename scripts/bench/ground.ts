import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { run } from '../runtime/command.ts';
import { ensureDisplay, projectRoot, resolveRuntime } from '../runtime.ts';
import { tool } from '../tool.ts';
import { writeEmptyApp } from './empty-app.ts';

const GIVE_UP_AFTER_MS = 60_000;
const LOOK_EVERY_MS = 10;

/** Which of the two programs that are measured against each other. */
export type Program = 'waymark' | 'empty window';

/** A program that runs without anybody watching it, so that nothing but itself is measured. */
export interface Running {
  readonly pid: number;
  /** Milliseconds from its start to the window that can be used. */
  readonly readyAfter: number;
  /** Closes it as a user would. */
  stop(): Promise<void>;
}

/** A program under a driver that can run code in its main process and its page. */
export interface Driven {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly pid: number;
  stop(): Promise<void>;
}

/** What every benchmark stands on: the built program, the empty window, a runtime, a display and a folder to litter in. */
export interface Ground {
  /** A fresh folder, gone at the end. */
  folder(name: string): string;
  start(program: Program, data: string): Promise<Running>;
  drive(program: Program, data: string): Promise<Driven>;
  /** Tells the person who waits what happens now. */
  say(message: string): void;
  close(): void;
}

function newest(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).reduce(
    (latest, entry) =>
      entry.isFile() ? Math.max(latest, statSync(path.join(entry.parentPath, entry.name)).mtimeMs) : latest,
    0,
  );
}

/** Builds the program when its sources are younger than what was built of them. */
async function buildWhenOld(): Promise<void> {
  const built = path.join(projectRoot, 'out/renderer/index.html');
  const builtAt = existsSync(built) ? statSync(built).mtimeMs : 0;
  const sources = ['main', 'preload', 'renderer', 'shared', 'resources/locales'].map((name) =>
    newest(path.join(projectRoot, name)),
  );
  const configuration = statSync(path.join(projectRoot, 'electron.vite.config.ts')).mtimeMs;
  if (Math.max(...sources, configuration) < builtAt) return;
  const [node, ...build] = [...tool('electron-vite'), 'build', '--logLevel', 'warn'];
  await run(node, build, { cwd: projectRoot, output: 'errors' });
}

function inherited(): Record<string, string> {
  const given = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(
    given.filter(([name]) => name !== 'NODE_OPTIONS' && !name.startsWith('WAYMARK_')),
  );
}

/** Waits for the line in a program's log that says that its window can be used, and gives its time. */
async function readyTime(data: string, since: number, hasEnded: () => boolean): Promise<number> {
  const log = path.join(data, 'log/main.log');
  while (Date.now() - since < GIVE_UP_AFTER_MS && !hasEnded()) {
    // Lines of earlier starts on the same folder do not count.
    const times = (existsSync(log) ? readFileSync(log, 'utf8').split('\n') : [])
      .map((line) => line.split(' '))
      .filter(([, , event]) => event === 'ready')
      .map(([time = '']) => Date.parse(time))
      .filter((time) => time >= since);
    if (times[0] !== undefined) return times[0];
    await pause(LOOK_EVERY_MS);
  }
  throw new Error(`nothing in ${log} says that the window can be used`);
}

export async function prepareGround(): Promise<Ground> {
  const runtime = await resolveRuntime();
  await buildWhenOld();
  const display = await ensureDisplay();
  const scratch = mkdtempSync(path.join(tmpdir(), 'waymark-bench-'));
  const emptyApp = path.join(scratch, 'empty-app');
  writeEmptyApp(emptyApp);
  const folderOf = (program: Program) => (program === 'waymark' ? projectRoot : emptyApp);
  const environment = (data: string) => ({ ...inherited(), ...display.env, WAYMARK_DATA: data });
  let folders = 0;

  const start = async (program: Program, data: string): Promise<Running> => {
    const since = Date.now();
    const child = spawn(runtime.executable, [...runtime.args, folderOf(program)], {
      stdio: 'ignore',
      env: environment(data),
    });
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const { pid } = child;
    if (pid === undefined) throw new Error(`${program} could not be started`);
    try {
      const at = await readyTime(data, since, () => child.exitCode !== null);
      const stop = async () => {
        child.kill();
        await gone;
      };
      return { pid, readyAfter: at - since, stop };
    } catch (cause) {
      child.kill('SIGKILL');
      throw new Error(`${program} did not become ready`, { cause });
    }
  };

  const drive = async (program: Program, data: string): Promise<Driven> => {
    const since = Date.now();
    const app = await _electron.launch({
      executablePath: runtime.executable,
      args: [...runtime.args, folderOf(program)],
      cwd: scratch,
      env: environment(data),
    });
    const page = await app.firstWindow();
    await readyTime(data, since, () => app.process().exitCode !== null);
    const pid = app.process().pid;
    if (pid === undefined) throw new Error(`${program} could not be started`);
    return { app, page, pid, stop: () => app.close() };
  };

  return {
    folder: (name) => {
      folders += 1;
      const folder = path.join(scratch, `${folders}-${name}`);
      mkdirSync(folder, { recursive: true });
      return folder;
    },
    start,
    drive,
    say: (message) => void process.stderr.write(`${message}\n`),
    close: () => {
      display.stop();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}

/** Writes a file below a folder that may not be there yet. */
export function put(file: string, contents: string | Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, contents);
}
