/** The part of Electron's `app` that is used. */
export interface Quitting {
  on(event: 'will-quit', hear: (event: { preventDefault(): void }) => void): unknown;
  quit(): void;
}

/**
 * Lets what has to be closed close before the program goes, however often it is told to go meanwhile: whoever quits twice, or logs off
 * after closing the window, still has what was typed last on its way to the disk. `close` gives undefined when nothing is open.
 */
export function closeBeforeQuit(app: Quitting, close: () => Promise<void> | undefined): void {
  let closing: Promise<void> | undefined;
  let isClosed = false;
  const go = () => {
    isClosed = true;
    app.quit();
  };
  app.on('will-quit', (event) => {
    if (isClosed) return;
    closing ??= close()?.then(go, go);
    if (closing !== undefined) event.preventDefault();
  });
}
