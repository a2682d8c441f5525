import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import { AppError } from '../../shared/kernel';

const NOT_IN_NAMES = /[\\/:*?"<>|\p{Cc}]/gu;

/** Asks where a text is to be saved and writes it there, whole or not at all. False when the user closes the dialog. */
export async function saveText(window: BrowserWindow, name: string, text: string): Promise<boolean> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: name.replaceAll(NOT_IN_NAMES, ' ').trim(),
    filters: [{ name: 'CSV', extensions: ['csv'] }],
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
  });
  if (canceled || filePath === undefined || filePath === '') return false;
  const unfinished = path.join(path.dirname(filePath), `.${path.basename(filePath)}.tmp`);
  try {
    // With a mark of its encoding: without it spreadsheets take Thai or Khmer names for something else.
    await writeFile(unfinished, `\ufeff${text}`, { flush: true });
    await rename(unfinished, filePath);
    return true;
  } catch (cause) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    const { code } = cause as NodeJS.ErrnoException;
    throw new AppError(code === 'ENOSPC' ? 'workspace.save-full' : 'workspace.save-refused', {}, cause);
  }
}
