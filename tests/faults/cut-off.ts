import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { OPERATIONS, type Operation } from './operations';
import { builtProgram } from './program';

/** A program at work that will be cut off. */
export interface Working {
  readonly process: ChildProcess;
  /** What it has promised until now. */
  readonly promised: () => readonly string[];
  readonly ready: Promise<void>;
  readonly ended: Promise<void>;
  /** What it wrote where errors go. */
  readonly complaints: () => string;
}

/** Starts a program that does one thing over and over. */
export async function startWorking(root: string, operation: Operation, broken = ''): Promise<Working> {
  const child = spawn(process.execPath, [await builtProgram(), root, operation.name, broken], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: path.join(tmpdir(), 'waymark-fault-cache') },
  });
  let text = '';
  let complaints = '';
  const ready = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  child.stdout.setEncoding('utf8').on('data', (more: string) => {
    text += more;
    if (text.startsWith('ready')) ready.resolve();
  });
  child.stderr.setEncoding('utf8').on('data', (more: string) => {
    complaints += more;
  });
  child.once('close', () => {
    ready.resolve();
    ended.resolve();
  });
  return {
    process: child,
    // A line that was cut off was not promised.
    promised: () =>
      text
        .split('\n')
        .slice(0, -1)
        .filter((line) => line.startsWith('kept '))
        .map((line) => line.slice('kept '.length)),
    ready: ready.promise,
    ended: ended.promise,
    complaints: () => complaints,
  };
}

/** Prepares the workspace of every operation once; each run works on a copy. */
export async function prepareTemplates(
  folder: (name: string) => string,
): Promise<(operation: Operation, to: string) => void> {
  for (const operation of OPERATIONS)
    await operation.prepare(path.join(folder('templates'), operation.name, 'own'));
  return (operation, to) =>
    cpSync(path.join(folder('templates'), operation.name), to, { recursive: true, preserveTimestamps: true });
}
