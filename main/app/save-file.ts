import { writeFile } from 'node:fs/promises';
import { type BrowserWindow, dialog } from 'electron';
import { localDay } from '../../shared/kernel';
import { putWhole, safeName, systemClock } from '../platform';
import { createLongTexts } from './long-texts';

const CALENDAR = { name: 'iCalendar', extension: 'ics' } as const;

/** A kind of file, as the dialog shows it and by the end of the name. */
interface FileKind {
  readonly name: string;
  readonly extension: string;
}

/** What a pack is called at first: for whom it is, and the day on which it is made. */
const nameOfPack = (receiver: string): string => `${receiver} ${localDay(systemClock())}`;

/**
 * Asks where a file is to be saved; null when the user closes the dialog, or has closed the window.
 *
 * @param hasEnding Gives it its ending where the user left that out: other programs know it by that.
 */
export async function askWhere(
  window: BrowserWindow | null,
  name: string,
  kind: FileKind,
  hasEnding = false,
): Promise<string | null> {
  if (window === null) return null;
  const ending = `.${kind.extension}`;
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: `${safeName(name)}${ending}`,
    filters: [{ name: kind.name, extensions: [kind.extension] }],
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
  });
  if (canceled || filePath === undefined || filePath === '') return null;
  return hasEnding && !filePath.toLowerCase().endsWith(ending) ? `${filePath}${ending}` : filePath;
}

/** Asks where a pack is to be saved, as `askWhere`. */
export const askWherePack = (window: BrowserWindow | null, receiver: string): Promise<string | null> =>
  askWhere(window, nameOfPack(receiver), { name: 'Waymark', extension: 'waymark' }, true);

/** Asks where something is to be saved and writes it there, whole or not at all. False when the user closes the dialog. */
async function saveFile(
  window: BrowserWindow,
  name: string,
  kind: FileKind,
  contentOf: () => string | Uint8Array | Promise<Uint8Array>,
): Promise<boolean> {
  const ending = `.${kind.extension}`;
  const bare = name.endsWith(ending) ? name.slice(0, -ending.length) : name;
  const filePath = await askWhere(window, bare, kind);
  if (filePath === null) return false;
  const content = await contentOf();
  await putWhole(filePath, (unfinished) => writeFile(unfinished, content, { flush: true }));
  return true;
}

/** Pieces of the one long text that is on its way out of the window. */
const longTexts = createLongTexts();

/** Keeps a piece of a text that is about to be saved. @throws AppError as `LongTexts.add`. */
export function addText({ id, text }: { readonly id: string; readonly text: string }): Record<string, never> {
  longTexts.add(id, text);
  return {};
}

/** Saves a calendar, or the last piece of one. It begins without a mark of its encoding, which other programs take for a part of its first line. */
export async function saveText(
  window: BrowserWindow,
  {
    name,
    text: last,
    id,
  }: { readonly name: string; readonly text: string; readonly id?: string | undefined },
): Promise<boolean> {
  const text = id === undefined ? last : longTexts.take(id) + last;
  return saveFile(window, name, CALENDAR, () => text);
}

/** Saves a picture as it was drawn, or as dots. */
export function savePicture(
  window: BrowserWindow,
  name: string,
  picture: { readonly format: 'svg' | 'png'; readonly content: string },
): Promise<boolean> {
  const { format, content } = picture;
  const bytes = format === 'svg' ? content : Buffer.from(content, 'base64');
  return saveFile(window, name, { name: format.toUpperCase(), extension: format }, () => bytes);
}

/** Saves what is made only when the user has said where. What making it throws is thrown on, and nothing is written. */
export function saveBytes(
  window: BrowserWindow,
  name: string,
  kind: FileKind,
  make: () => Promise<Uint8Array>,
): Promise<boolean> {
  return saveFile(window, `${name}.${kind.extension}`, kind, make);
}
