import type { ElectronApplication, Page } from '@playwright/test';
import { unpackEnvelope } from '../../../shared/kernel';
import { choosePlaces } from './dialogs';

/** Calls the program as the page does; throws when it answers with an error. */
export async function call<T>(page: Pick<Page, 'evaluate'>, name: string, input: unknown = {}): Promise<T> {
  const packed = await page.evaluate(([called, given]) => window.waymark.call(called as string, given), [
    name,
    input,
  ] as const);
  const reply = unpackEnvelope(packed);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code}`);
  return reply.value as T;
}

/** Starts bringing folders in, past the dialog, and gives the import's id. */
export async function importFolders(
  app: Pick<ElectronApplication, 'evaluate'>,
  page: Pick<Page, 'evaluate'>,
  folders: readonly string[],
): Promise<string> {
  await choosePlaces(app, folders);
  const chosen = await call<{ token: string }[]>(page, 'library.choose', { what: 'folder' });
  const tokens = chosen.map(({ token }) => token);
  return (await call<{ importId: string }>(page, 'library.startImport', { tokens })).importId;
}
