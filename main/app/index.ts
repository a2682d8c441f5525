import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { app, Menu } from 'electron';
import { refusedSwitch } from './command-line';
import { serveApp } from './protocols';
import { hardenBeforeReady, hardenContents, hardenedSession, PAGE_ORIGIN } from './security';
import { openWindow } from './window';

// The entry opens the window with as little as can be: the rest is loaded while the page's process starts on another core.
const built = import.meta.dirname;
const isLinuxRoot = process.platform === 'linux' && process.getuid?.() === 0;
const refused = app.isPackaged ? refusedSwitch(process.argv.slice(1), isLinuxRoot) : null;
if (refused !== null) {
  process.stderr.write(`Waymark does not start with --${refused}.\n`);
  app.exit(2);
}

const devServer = app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null);
hardenBeforeReady(devServer);
// Never the roaming profile: a database there would be copied over the network at every log-off.
const dataRoot =
  process.env.WAYMARK_DATA ??
  (process.platform === 'win32' && process.env.LOCALAPPDATA
    ? path.join(process.env.LOCALAPPDATA, 'Waymark')
    : app.getPath('userData'));
mkdirSync(dataRoot, { recursive: true });
app.setPath('userData', dataRoot);

async function start(): Promise<void> {
  await app.whenReady();
  Menu.setApplicationMenu(null);
  hardenContents();
  const session = await hardenedSession(devServer);
  serveApp(session, path.join(built, '../renderer'));
  const window = openWindow({
    session,
    preload: path.join(built, '../preload/index.cjs'),
    address: devServer ?? `${PAGE_ORIGIN}/index.html`,
    icon: path.join(app.getAppPath(), 'resources/icons/waymark.png'),
  });
  // Loaded in one piece before the next message is heard, so no call of the page comes too early.
  const { runProgram } = await import('./program');
  runProgram({ window, session, origin: devServer === null ? PAGE_ORIGIN : new URL(devServer).origin });
}

if (refused === null) {
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write('Waymark is already open; its window is brought to the front.\n');
    app.exit(0);
  } else {
    start().catch(async (cause: unknown) => {
      // Without this Electron shows a dialog with a stack and waits for ever.
      const { createLog, systemClock } = await import('../platform');
      createLog(path.join(dataRoot, 'log'), 'main', systemClock).error('start-failed', {}, cause);
      process.stderr.write('Waymark could not start. See log/main.log in its data folder.\n');
      app.exit(1);
    });
  }
}
