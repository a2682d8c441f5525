import type { ElectronApplication } from '@playwright/test';

type Main = Pick<ElectronApplication, 'evaluate'>;

/** The next file dialogs answer with these places, as if the user had chosen them. */
export async function choosePlaces(app: Main, places: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...filePaths] });
    dialog.showSaveDialog = async () => ({
      canceled: filePaths.length === 0,
      filePath: filePaths[0] ?? '',
    });
  }, places);
}

/** The next folder dialog answers with this folder. */
export const chooseFolder = (app: Main, folder: string): Promise<void> => choosePlaces(app, [folder]);
