import path from 'node:path';
import { app, BrowserWindow, nativeTheme, type Session, screen } from 'electron';
import type { Look } from './remembered-look';
import { windowSizes } from './window-size';

export interface WindowOptions {
  readonly session: Session;
  /** Path of the built preload script. */
  readonly preload: string;
  readonly icon: string;
  /** How the window looked last. */
  readonly look: Look;
}

/** Behind the page until it is painted; the colours of the frame's styles. */
const GROUND = { light: '#ffffff', dark: '#15191d' } as const;

function groundOf(look: Look): string {
  const theme = look.theme;
  const isDark = theme === 'system' ? nativeTheme.shouldUseDarkColors : theme === 'dark';
  return isDark ? GROUND.dark : GROUND.light;
}

/** Opens the program's window without a page, hidden until its first paint so that nobody sees an empty frame. */
export function openWindow({ session, preload, icon, look }: WindowOptions): BrowserWindow {
  const { usual, least, fills } = windowSizes(screen.getPrimaryDisplay().workAreaSize);
  const window = new BrowserWindow({
    ...usual,
    minWidth: least.width,
    minHeight: least.height,
    useContentSize: true,
    show: false,
    backgroundColor: groundOf(look),
    autoHideMenuBar: true,
    title: 'Waymark',
    webPreferences: {
      session,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      plugins: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
      safeDialogs: true,
      // Kept from the first start on, not only after some.
      v8CacheOptions: 'bypassHeatCheck',
    },
  });
  // Letters are made larger, and screens are changed, also while it is open.
  const fit = () => {
    if (window.isDestroyed()) return;
    const now = windowSizes(screen.getDisplayMatching(window.getBounds()).workAreaSize);
    window.setMinimumSize(now.least.width, now.least.height);
  };
  screen.on('display-metrics-changed', fit);
  window.once('closed', () => screen.off('display-metrics-changed', fit));
  window.once('ready-to-show', () => {
    // Elsewhere its lower end could lie behind the bar of the desktop, where nobody finds it.
    if (fills) window.maximize();
    window.show();
    // Elsewhere the program's own icon is the window's. Unpacking it is not waited for.
    if (process.platform === 'linux') window.setIcon(path.normalize(icon));
  });
  return window;
}

/** Loads the first page into the program's window, unless somebody has ended the program meanwhile. */
export function loadPage(window: BrowserWindow, address: string): void {
  if (!window.isDestroyed()) void window.loadURL(address);
}
