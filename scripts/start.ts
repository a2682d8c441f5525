import './plain-failure.ts';
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { run } from './runtime/command.ts';
import { ensureDisplay, projectRoot, resolveRuntime } from './runtime.ts';
import { tool } from './tool.ts';

/**
 * `npm start`: builds Waymark and opens it. Without a display it opens on a hidden one, saves a picture of the window
 * once the window says it is ready, and ends; WAYMARK_KEEP=1 keeps it running.
 */
const GIVE_UP_AFTER_MS = 60_000;

const runtime = await resolveRuntime();
const [node, ...viteBuild] = [...tool('electron-vite'), 'build', '--logLevel', 'warn'];
await run(node, viteBuild, { cwd: projectRoot });
const display = await ensureDisplay();
const picture = path.join(projectRoot, 'out/start/waymark.png');
if (display.hidden) mkdirSync(path.dirname(picture), { recursive: true });

const waymark = spawn(runtime.executable, [...runtime.args, projectRoot, ...process.argv.slice(2)], {
  stdio: ['inherit', display.hidden ? 'pipe' : 'inherit', 'inherit'],
  env: { ...process.env, ...display.env, ...(display.hidden ? { WAYMARK_SCREENSHOT: picture } : {}) },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => waymark.kill(signal));

let isPictured = !display.hidden;
const patience = setTimeout(() => {
  if (isPictured) return;
  process.stderr.write(`The window did not become ready within ${GIVE_UP_AFTER_MS / 1000} s.\n`);
  waymark.kill();
}, GIVE_UP_AFTER_MS);
patience.unref();

let printed = '';
waymark.stdout?.setEncoding('utf8').on('data', (text: string) => {
  process.stdout.write(text);
  printed += text;
  if (isPictured || !printed.includes(`screenshot ${picture}\n`)) return;
  isPictured = true;
  process.stdout.write(
    `Waymark ran on a hidden display; its window is pictured in ${path.relative(projectRoot, picture)}\n`,
  );
  if (process.env.WAYMARK_KEEP !== '1') waymark.kill();
});

waymark.once('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
  display.stop();
});
waymark.once('exit', (code, signal) => {
  clearTimeout(patience);
  display.stop();
  // Once pictured it is ended from here, so only an end before that, or a failure on a real display, counts.
  const endedByUs = display.hidden && isPictured && process.env.WAYMARK_KEEP !== '1';
  process.exitCode = endedByUs ? 0 : isPictured && !signal ? (code ?? 1) : 1;
});
