import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { call } from './support/calls';
import { choosePlaces } from './support/dialogs';
import { expect, expectNoSeriousAxe, test } from './support/launch';

test.use({ environment: { WAYMARK_SAMPLE: '1' } });

const PICTURES = 'out/pictures';

const goTo = (page: Page, hash: string) =>
  page.evaluate((wanted) => {
    location.hash = wanted;
  }, hash);
const picture = (page: Page, name: string) =>
  page.screenshot({ path: path.join(PICTURES, `exchange-${name}.png`), fullPage: false });

async function open(page: Page, kind: 'own' | 'sample'): Promise<void> {
  const loaded = page.waitForEvent('load');
  await call(page, 'workspace.open', { kind });
  await loaded;
}

test('a pack goes from one workspace to another: looked at, taken in, proven, found, taken back', async ({
  app,
  page,
}) => {
  test.setTimeout(120_000);
  mkdirSync(PICTURES, { recursive: true });
  const stick = mkdtempSync(path.join(tmpdir(), 'waymark-stick-'));
  const file = path.join(stick, 'for-the-ministry.waymark');
  try {
    await expect
      .poll(async () => (await call<unknown[]>(page, 'library.list')).length, { timeout: 60_000 })
      .toBeGreaterThan(5);

    await goTo(page, '/exchange/send');
    await page.getByLabel('All documents').check();
    await page.getByLabel('From', { exact: false }).first().fill('Coordinating office');
    await page.getByRole('combobox', { name: 'To', exact: true }).fill('Ministry of Labour กระทรวงแรงงาน');
    await page.getByLabel('Lock it with a passphrase').check();
    await page.getByLabel('Passphrase', { exact: true }).fill('four plain words');
    const leaves = page.getByRole('region', { name: 'What leaves this PC' });
    await expect(leaves.locator('[data-leaves]')).toBeVisible();
    await expectNoSeriousAxe(page);
    await picture(page, 'send');
    await choosePlaces(app, [file]);
    await page.getByRole('button', { name: 'Save the pack' }).click();
    await expect(page.getByRole('table', { name: 'What went out' })).toBeVisible();
    expect(readdirSync(stick)).toEqual(['for-the-ministry.waymark']);
    const code = await page
      .getByRole('table', { name: 'What went out' })
      .locator('[data-digits]')
      .getAttribute('data-digits');
    const { fingerprint } = await call<{ fingerprint: string }>(page, 'exchange.identity');
    await picture(page, 'ledger');

    await open(page, 'own');
    await goTo(page, '/exchange/bring-in');
    await page.getByRole('button', { name: 'Choose a pack' }).click();
    await expect(page.getByText('This pack is locked with a passphrase.')).toBeVisible();
    await picture(page, 'locked');
    await page.getByLabel('Passphrase', { exact: true }).fill('four plain words');
    await page.getByRole('button', { name: 'Open the pack' }).click();
    const things = page.getByRole('table', { name: 'What is in the pack' });
    await expect(things).toBeVisible();
    await expect(page.getByLabel(`Key of the sender: ${fingerprint}`)).toBeVisible();
    expect(await call<unknown[]>(page, 'library.list')).toEqual([]);
    await expectNoSeriousAxe(page);
    await picture(page, 'preview');
    await page.getByRole('button', { name: 'The digits are the same' }).click();
    await expect(page.getByText('Checked', { exact: true })).toBeVisible();
    const untaken = things.getByRole('checkbox').last();
    await untaken.uncheck();
    await page.getByRole('button', { name: /^Take in \d+ things$/ }).click();

    await expect(page.getByRole('heading', { name: 'Receipt of a pack' })).toBeVisible();
    await expect(page.getByLabel(`Code of the pack: ${code}`)).toBeVisible();
    await expectNoSeriousAxe(page);
    await picture(page, 'receipt');
    // What came is read and can be searched.
    await expect
      .poll(
        async () =>
          (await call<{ total: { pages: number } }>(page, 'search.query', { text: 'victim' })).total.pages,
        { timeout: 60_000 },
      )
      .toBeGreaterThan(0);

    await page.getByRole('button', { name: 'Take the import back' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take the import back' }).click();
    await expect(page.getByText(/exactly those from before the import/)).toBeVisible();
    expect(await call<unknown[]>(page, 'library.list')).toEqual([]);
    await picture(page, 'undone');
  } finally {
    rmSync(stick, { recursive: true, force: true });
  }
});
