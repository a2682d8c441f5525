import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { app, Menu } from 'electron';
import { refusedSwitch } from './command-line';
import { serveApp } from './protocols';
import { hardenBeforeReady, hardenContents, hardenedSession, PAGE_ORIGIN } from './security';
import { loadPage, openWindow } from './window';

// As little as can be is loaded before the window is there; no schema, no room.
const built = import.meta.dirname;
const isLinuxRoot = process.platform === 'linux' && process.getuid?.() === 0;
const refused = app.isPackaged ? refusedSwitch(process.argv.slice(1), isLinuxRoot) : null;
if (refused !== null) {
  process.stderr.write(`Waymark does not start with --${refused}.\n`);
  app.exit(2);
}

// As the installer names its shortcut, or the taskbar of Windows shows a second button beside the one that is pinned.
if (process.platform === 'win32') app.setAppUserModelId('org.waymark.desktop');

const devServer = app.isPackaged ? null : (process.env.ELECTRON_RENDERER_URL ?? null);
hardenBeforeReady(devServer);
// Never the roaming profile: a database there would be copied over the network at every log-off.
const dataRoot =
  process.env.WAYMARK_DATA ??
  (process.platform === 'win32' && process.env.LOCALAPPDATA
    ? path.join(process.env.LOCALAPPDATA, 'Waymark')
    : app.getPath('userData'));
let hasFolder = true;
try {
  mkdirSync(dataRoot, { recursive: true });
  app.setPath('userData', dataRoot);
} catch {
  hasFolder = false;
}

async function start(): Promise<void> {
  // Not before the folders above are set.
  const { beginWorkspace, look, runProgram } = await import('./program');
  // Before the program is ready, or Electron makes a menu first.
  Menu.setApplicationMenu(null);
  hardenContents();
  await app.whenReady();
  beginWorkspace();
  const { session, closed } = hardenedSession(path.join(dataRoot, 'page'), devServer);
  serveApp(session, path.join(built, '../renderer'), look.get);
  const window = openWindow({
    session,
    preload: path.join(built, '../preload/index.cjs'),
    look: look.get(),
    icon: path.join(app.getAppPath(), 'resources/icons/waymark.png'),
  });
  runProgram({ window, session, origin: devServer === null ? PAGE_ORIGIN : new URL(devServer).origin });
  // The window is made meanwhile; nothing is loaded before.
  await closed;
  loadPage(window, devServer ?? `${PAGE_ORIGIN}/index.html`);
}

/** Says why there is no window, and ends. The lock of the first Waymark is a file: none can be made in a folder that refuses it. */
async function end(): Promise<void> {
  const { isRefused, tellRefused } = await import('./refused-folder');
  if (!hasFolder || isRefused(dataRoot)) {
    await tellRefused(dataRoot);
    return app.exit(1);
  }
  process.stderr.write('Waymark is already open; its window is brought to the front.\n');
  app.exit(0);
}

if (refused === null) {
  if (!hasFolder || !app.requestSingleInstanceLock()) {
    void end();
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
