import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const MAIN = `
const { appendFileSync, mkdirSync } = require('node:fs');
const path = require('node:path');
const { app, BrowserWindow, Menu } = require('electron');

const data = process.env.WAYMARK_DATA;
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
app.setPath('userData', data);
app.whenReady().then(() => {
  Menu.setApplicationMenu(null);
  const window = new BrowserWindow({
    width: 1366, height: 768, useContentSize: true, show: false, webPreferences: { sandbox: true, spellcheck: false },
  });
  window.once('ready-to-show', () => {
    window.show();
    mkdirSync(path.join(data, 'log'), { recursive: true });
    appendFileSync(path.join(data, 'log/main.log'), new Date().toISOString() + ' info ready {}\\n');
  });
  window.loadFile(path.join(__dirname, 'index.html'));
});
app.on('window-all-closed', () => app.quit());
`;

const PAGE = '<!doctype html><html lang="en"><title>Empty</title><body><h1>Empty</h1></body></html>\n';

/**
 * Writes the peer of start-up, memory and stalls: the least Electron program that shows a sandboxed window. It writes the
 * same line into the same log as Waymark, so that one reader times both.
 */
export function writeEmptyApp(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'empty-window', version: '0.0.0', main: 'main.cjs' }),
  );
  writeFileSync(path.join(folder, 'main.cjs'), MAIN);
  writeFileSync(path.join(folder, 'index.html'), PAGE);
}
