import { spawn } from 'node:child_process';
import { isInstalled } from './command.ts';
import { say } from './say.ts';
import { needCommands } from './system.ts';

/** A place to draw windows: `env` is for the processes that draw, `stop` ends what was started for it. */
export interface Display {
  readonly env: Readonly<Record<string, string>>;
  /** True when nobody sees this display. */
  readonly hidden: boolean;
  stop(): void;
}

const VISIBLE: Display = { env: {}, hidden: false, stop: () => {} };

/**
 * Gives the display there is, or brings up a hidden one (Xvfb, 1440 x 900). It finds a free number itself and needs
 * neither xauth nor a wrapper; `setpriv` lets it end with this process even when this process is killed.
 */
export async function ensureDisplay(): Promise<Display> {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return VISIBLE;
  await needCommands(['Xvfb'], ['xvfb', 'xkb-data', 'fonts-dejavu-core'], 'A window without a screen');
  const bound = isInstalled('setpriv') ? ['setpriv', '--pdeathsig', 'TERM'] : [];
  const [command = 'Xvfb', ...args] = [
    ...bound,
    ...['Xvfb', '-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp', '-noreset'],
  ];
  const server = spawn(command, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  server.once('error', reject);
  server.once('exit', (code, signal) => reject(new Error(`Xvfb ended with ${signal ?? code}`)));
  let text = '';
  server.stdio[3]?.on('data', (bytes: Buffer) => {
    text += bytes.toString('utf8');
    if (text.includes('\n')) resolve(text.trim());
  });
  const number = await promise;
  say(`no display here: using Xvfb :${number}`);
  const stop = () => void server.kill();
  process.once('exit', stop);
  return { env: { DISPLAY: `:${number}` }, hidden: true, stop };
}
