import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import { AppError } from '../../shared/kernel';

const NOT_IN_NAMES = /[\\/:*?"<>|\p{Cc}]/gu;

/** What kind of file a text becomes, by the end of its name. */
const KINDS = {
  // With a mark of its encoding: without it spreadsheets take Thai or Khmer names for something else.
  csv: { name: 'CSV', mark: '\ufeff' },
  // Calendar programs take the mark for a part of the first line.
  ics: { name: 'iCalendar', mark: '' },
} as const;

/** Words as the name of a file on any system. */
export const fileName = (words: string): string => words.replaceAll(NOT_IN_NAMES, ' ').trim();

/** Asks where a text is to be saved and writes it there, whole or not at all. False when the user closes the dialog. */
export async function saveText(window: BrowserWindow, name: string, text: string): Promise<boolean> {
  const extension = name.endsWith('.ics') ? 'ics' : 'csv';
  const kind = KINDS[extension];
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: fileName(name),
    filters: [{ name: kind.name, extensions: [extension] }],
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
  });
  if (canceled || filePath === undefined || filePath === '') return false;
  const unfinished = path.join(path.dirname(filePath), `.${path.basename(filePath)}.tmp`);
  try {
    await writeFile(unfinished, `${kind.mark}${text}`, { flush: true });
    await rename(unfinished, filePath);
    return true;
  } catch (cause) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    const { code } = cause as NodeJS.ErrnoException;
    throw new AppError(code === 'ENOSPC' ? 'workspace.save-full' : 'workspace.save-refused', {}, cause);
  }
}
