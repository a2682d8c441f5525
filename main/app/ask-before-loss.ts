import path from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { wordsOf } from './own-words';

const CLOSE = 1;

interface Asking {
  /** Language of the window. */
  readonly language: () => string;
  /** Somebody stays, to see to what would be lost. */
  readonly onStay: () => void;
  /** Somebody has chosen to lose it. */
  readonly onLose: () => void;
}

/**
 * Asks before the window closes over words that are not saved: answers that could not be, as on a full disk, or what was typed into a form
 * and not sent. Their page may have been left long ago. A page that is loaded anew is not asked, for its workspace is another one by then.
 */
export function askBeforeLoss(window: BrowserWindow, { language, onStay, onLose }: Asking): void {
  let isClosing = false;
  window.on('close', () => {
    isClosing = true;
  });
  window.webContents.on('will-prevent-unload', (event) => {
    const wasClosing = isClosing;
    isClosing = false;
    if (wasClosing && answer(window, language()) !== CLOSE) {
      onStay();
      return;
    }
    // What is prevented is that the page stays.
    event.preventDefault();
    if (wasClosing) onLose();
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
