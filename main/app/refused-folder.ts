import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { app, dialog } from 'electron';
import { languageOf, wordsOf } from './own-words';

/** A full disk can still be read from, and is told in the window. */
const FULL: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);

/** Whether nothing may be written in a folder, or it is not there. */
export function isRefused(folder: string): boolean {
  const probe = path.join(folder, `.probe-${process.pid}`);
  try {
    writeFileSync(probe, '');
  } catch (cause) {
    return !FULL.has((cause as NodeJS.ErrnoException).code);
  }
  leave(probe);
  return false;
}

/** Removes what was only made to try. On Windows somebody may have it open: a virus scanner, or this very program its own folder. */
function leave(made: string): void {
  try {
    rmSync(made, { recursive: true, force: true });
  } catch {
    // It is empty, or lies in the temporary folder, which the system clears.
  }
}

/** Says why there is no window: without its folder the program has a place neither for its page nor for a log. */
export async function tellRefused(folder: string): Promise<void> {
  // A dialog needs a running program, and that one a folder to write in.
  const stead = mkdtempSync(path.join(tmpdir(), 'waymark-'));
  app.setPath('userData', stead);
  await app.whenReady();
  const words = `${sentences()}\n\n${folder}`;
  process.stderr.write(`${words}\n`);
  dialog.showErrorBox(app.getName(), words);
  leave(stead);
}

interface Denied {
  readonly 'fs.denied': Readonly<Record<'what' | 'safe' | 'next', string>>;
}

/** In the language of the computer: what was chosen in the program cannot be read. */
function sentences(): string {
  const resources = path.join(app.getAppPath(), 'resources');
  const language = languageOf(app.getPreferredSystemLanguages(), resources);
  const { 'fs.denied': said } = wordsOf('errors', language, resources) as Denied;
  return [said.what, said.safe, said.next].join('\n');
}
