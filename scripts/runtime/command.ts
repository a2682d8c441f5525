import { spawn, spawnSync } from 'node:child_process';

interface RunOptions {
  /** What of the command's output is passed on as it comes. */
  readonly output?: 'all' | 'errors' | 'none';
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a command to its end without a keyboard; rejects, naming it, when it cannot start or ends in failure. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const { output = 'all' } = options;
  const child = spawn(command, args, {
    stdio: ['ignore', output === 'all' ? 'inherit' : 'ignore', output === 'none' ? 'ignore' : 'inherit'],
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
  });
  child.once('error', reject);
  child.once('close', (code, signal) => {
    if (code === 0) resolve();
    else reject(new Error(`${command} ${args[0] ?? ''} ended with ${signal ?? code}`));
  });
  return promise;
}

/** Whether a command can be found on the search path. */
export function isInstalled(command: string): boolean {
  return spawnSync('sh', ['-c', 'command -v "$0"', command], { stdio: 'ignore' }).status === 0;
}
