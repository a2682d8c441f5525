import { constants } from 'node:fs';
import { access, open, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../shared/kernel';
import { ANSWERS_FILE_BYTES } from '../../shared/sheets';
import { putWhole, safeName } from '../platform';

const isThere = (file: string) =>
  access(file, constants.F_OK).then(
    () => true,
    () => false,
  );

/**
 * Writes a file into a folder, whole or not at all, under a name that is not taken there. Gives the name.
 *
 * @throws AppError `workspace.save-full`, `workspace.save-refused`.
 */
export async function writeNew(
  folder: string,
  name: string,
  ending: string,
  bytes: Uint8Array | string,
): Promise<string> {
  const base = safeName(name);
  let free = `${base}.${ending}`;
  for (let count = 2; await isThere(path.join(folder, free)); count += 1)
    free = `${base} (${count}).${ending}`;
  await putWhole(path.join(folder, free), (unfinished) => writeFile(unfinished, bytes, { flush: true }));
  return free;
}

/** Enough for the signature of a workbook, or for the first tag of a page behind white space. */
const FIRST_BYTES = 64;

export type FileLook = { readonly kind: 'workbook' } | { readonly kind: 'text'; readonly text: string };

/**
 * Looks at the first bytes of a file from outside. A text is read; a workbook is left to the process that reads such files.
 *
 * @throws AppError `workbook.not-there`; `sheets.is-the-sheet` for the page that was sent out; `workbook.locked`, `sheets.not-answers` for
 * anything else.
 */
export async function lookAt(file: string): Promise<FileLook> {
  const handle = await open(file, 'r').catch((cause: unknown) => {
    throw new AppError('workbook.not-there', {}, cause);
  });
  try {
    const facts = await handle.stat();
    if (!facts.isFile()) throw new AppError('sheets.not-answers');
    const first = Buffer.alloc(FIRST_BYTES);
    await handle.read(first, 0, FIRST_BYTES, 0);
    if (first.subarray(0, 2).toString('latin1') === 'PK') return { kind: 'workbook' };
    if (first.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])))
      throw new AppError('workbook.locked');
    const text = first
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .trimStart();
    if (/^<(?:!doctype\s+html|html)/i.test(text)) throw new AppError('sheets.is-the-sheet');
    if (!text.startsWith('{') || facts.size > ANSWERS_FILE_BYTES) throw new AppError('sheets.not-answers');
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(facts.size), 0, facts.size, 0);
    return { kind: 'text', text: buffer.toString('utf8', 0, bytesRead) };
  } finally {
    await handle.close();
  }
}
