import path from 'node:path';
import { app, BrowserWindow, type Session } from 'electron';

export interface WindowOptions {
  readonly session: Session;
  /** Path of the built preload script. */
  readonly preload: string;
  /** Address of the first page. */
  readonly address: string;
  readonly icon: string;
}

/** Opens the program's window, hidden until its first paint so that nobody sees an empty frame. */
export function openWindow({ session, preload, address, icon }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    useContentSize: true,
    show: false,
    icon: path.normalize(icon),
    backgroundColor: '#ffffff',
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
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(address);
  return window;
}
