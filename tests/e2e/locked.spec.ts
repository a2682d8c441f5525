import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { call } from './support/calls';
import { choosePlaces } from './support/dialogs';
import { expect, expectNoSeriousAxe, test } from './support/launch';

const FILE = path.resolve(import.meta.dirname, 'fixtures/wage-list-locked.pdf');
const PASSWORD = 'harbour';

interface Line {
  readonly id: string;
  readonly versionId: string;
  readonly textState: string;
}

test('a file that is locked asks for its password, is read, found and shown, and the password is kept nowhere', async ({
  app,
  page,
  relaunch,
  workspace,
}) => {
  const picture = (name: string) =>
    page.screenshot({ path: path.resolve(import.meta.dirname, '../../out/screens', `locked-${name}.png`) });
  await choosePlaces(app, [FILE]);
  const [chosen] = await call<{ token: string }[]>(page, 'library.choose', { what: 'files' });
  const { importId } = await call<{ importId: string }>(page, 'library.startImport', {
    tokens: [chosen?.token],
  });
  await page.goto(`app://waymark/#/library/imports/${importId}`);
  await page
    .getByRole('button', { name: /^Unlock/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: 'Unlock a file' });
  await dialog.getByLabel('Password of the file').fill('a guess');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('This password does not open the file.')).toBeVisible();
  await expectNoSeriousAxe(page);
  await dialog.getByLabel('Password of the file').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/was unlocked and brought in/)).toBeVisible({ timeout: 20_000 });
  const [line] = await call<Line[]>(page, 'library.list');
  expect(line?.textState).toBe('good');
  await expect
    .poll(
      async () => (await call<{ groups: unknown[] }>(page, 'search.query', { text: 'wage' })).groups.length,
    )
    .toBe(1);

  // Reading asks again, because nothing was kept.
  await page.evaluate((id) => {
    location.hash = `/read/${id}`;
  }, line?.versionId);
  const form = page.getByRole('form', { name: 'This file opens only with a password' });
  await form.getByLabel('Password of the file').fill('a guess');
  await form.getByRole('button', { name: 'Open the file' }).click();
  await expect(form.getByText('This password does not open the file.')).toBeVisible();
  await expectNoSeriousAxe(page);
  await picture('reader');
  await form.getByLabel('Password of the file').fill(PASSWORD);
  await form.getByRole('button', { name: 'Open the file' }).click();
  await expect(page.locator('[data-page="1"] [data-text-layer] span').first()).toBeAttached();
  await picture('open');

  await app.close();
  const holding = readdirSync(workspace, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    // The text of the file itself has the word, and the search keeps the text.
    .filter((entry) => !entry.name.startsWith('search.db'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file);
      return [Buffer.from(PASSWORD), Buffer.from(PASSWORD, 'utf16le')].some((word) => bytes.includes(word));
    });
  expect(holding).toEqual([]);

  // An update makes the index anew: the words are found without the password, for their text is kept.
  const index = new Database(path.join(workspace, 'workspaces/own/search.db'));
  index.pragma('user_version = 1');
  index.close();
  const again = await relaunch();
  await expect
    .poll(
      async () =>
        (await call<{ groups: unknown[] }>(again.page, 'search.query', { text: 'wage' })).groups.length,
    )
    .toBe(1);
});
