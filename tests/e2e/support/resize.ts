import type { ElectronApplication } from '@playwright/test';

/**
 * Gives the first window a size, without its frame. The driver waits for a promise in the program that nothing there holds: now and then it
 * is collected before it says that it is done, and then the size is given again.
 */
export async function resize(
  app: Pick<ElectronApplication, 'evaluate'>,
  width: number,
  height: number,
): Promise<void> {
  const give = () =>
    app.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
      { width, height },
    );
  await give().catch((cause: unknown) => {
    if (!String(cause).includes('garbage collected')) throw cause;
    return give();
  });
}
