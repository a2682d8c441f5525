import { readFileSync } from 'node:fs';
import path from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';

const CLOSE = 1;

/**
 * Asks before the window closes over answers that could not be saved, as on a full disk: their page may have been left long ago. A page
 * that is loaded anew is not asked, for its workspace is another one by then.
 */
export function askBeforeLoss(window: BrowserWindow): void {
  let isClosing = false;
  window.on('close', () => {
    isClosing = true;
  });
  window.webContents.on('will-prevent-unload', (event) => {
    const mayGo = !isClosing || answer(window) === CLOSE;
    isClosing = false;
    // What is prevented is that the page stays.
    if (mayGo) event.preventDefault();
  });
}

function answer(window: BrowserWindow): number {
  const file = path.join(app.getAppPath(), 'resources/locales/en/app.json');
  const { closing } = JSON.parse(readFileSync(file, 'utf8'));
  return dialog.showMessageBoxSync(window, {
    type: 'warning',
    message: closing.what,
    detail: closing.next,
    buttons: [closing.stay, closing.close],
    defaultId: 0,
    cancelId: 0,
  });
}
