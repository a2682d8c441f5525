import path from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { wordsOf } from './own-words';

const CLOSE = 1;

/**
 * Asks before the window closes over answers that could not be saved, as on a full disk: their page may have been left long ago. A page
 * that is loaded anew is not asked, for its workspace is another one by then. `language` is that of the window.
 */
export function askBeforeLoss(window: BrowserWindow, language: () => string): void {
  let isClosing = false;
  window.on('close', () => {
    isClosing = true;
  });
  window.webContents.on('will-prevent-unload', (event) => {
    const mayGo = !isClosing || answer(window, language()) === CLOSE;
    isClosing = false;
    // What is prevented is that the page stays.
    if (mayGo) event.preventDefault();
  });
}

interface Closing {
  readonly closing: Readonly<Record<'what' | 'next' | 'stay' | 'close', string>>;
}

function answer(window: BrowserWindow, language: string): number {
  const { closing } = wordsOf('app', language, path.join(app.getAppPath(), 'resources')) as Closing;
  return dialog.showMessageBoxSync(window, {
    type: 'warning',
    message: closing.what,
    detail: closing.next,
    buttons: [closing.stay, closing.close],
    defaultId: 0,
    cancelId: 0,
  });
}
