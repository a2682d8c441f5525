import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { buildPdf } from '../support/pdf-builder';
import { call, importFolders } from './support/calls';
import { choosePlaces } from './support/dialogs';
import { expect, test } from './support/launch';
import { waitForSample } from './support/places';

test.use({ environment: { WAYMARK_SAMPLE: '1' } });

const go = (page: Page, address: string) =>
  page.evaluate((to) => {
    window.location.hash = to;
  }, address);

/**
 * Notes from now on what live regions say. A region that comes with its words is passed over by some screen readers, unless it is an alert:
 * those are told when they come. One that nobody sees is told by none.
 */
const listenIn = (page: Page) =>
  page.evaluate(() => {
    const regions = () =>
      document.querySelectorAll(
        '[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"]',
      );
    const known = new Map([...regions()].map((region) => [region, region.textContent.trim()]));
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver(() => {
      for (const region of regions()) {
        const words = region.textContent.trim();
        const before = known.get(region);
        known.set(region, words);
        if (words === '' || words === before) continue;
        const isTold = before !== undefined || region.getAttribute('role') === 'alert';
        if (isTold && region.checkVisibility({ visibilityProperty: true })) heard.push(words);
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });

const heardIn = (page: Page) =>
  page.evaluate(() => (window as unknown as { readonly heard: readonly string[] }).heard);

const expectHeard = (page: Page, words: RegExp) =>
  expect
    .poll(async () => (await heardIn(page)).some((each) => words.test(each)), {
      message: `${words} is heard`,
    })
    .toBe(true);

test('what the main actions come to is said in regions that who hears the screen is told of', async ({
  app,
  page,
  workspace,
}) => {
  test.setTimeout(240_000);
  const stick = mkdtempSync(path.join(tmpdir(), 'waymark-stick-'));
  await waitForSample(page);
  const main = page.getByRole('main');
  await listenIn(page);
  try {
    await test.step('how many documents a filter leaves, and that it leaves none', async () => {
      await go(page, '/library?sort=title');
      const filter = main.getByRole('group', { name: 'Filters of the list' }).getByRole('textbox').first();
      await filter.fill('act');
      await expectHeard(page, /^[1-9]\d* of \d+ documents/);
      await filter.fill('zzqqxx');
      await expectHeard(page, /^0 of \d+ documents/);
    });

    await test.step('how much was found, from the first search on, and that nothing was', async () => {
      await go(page, '/search');
      const box = main.getByRole('searchbox');
      await box.fill('zzqqxx');
      await expectHeard(page, /^0 pages in 0 documents/);
      await box.fill('victims');
      await expectHeard(page, /^[1-9]\d* pages? in [1-9]\d* documents?/);
    });

    await test.step('that an answer is saved', async () => {
      const list = await call<{ id: string; status: string }[]>(page, 'assessments.list');
      await go(page, `/assessments/${list.find(({ status }) => status === 'open')?.id}/POL-03`);
      await main.getByLabel('Explanation').fill('New words.');
      await expectHeard(page, /^Saved$/);
    });

    await test.step('that documents are brought in', async () => {
      const folder = path.join(workspace, 'laws');
      mkdirSync(folder);
      // So many that it lasts longer than the way to its screen.
      const count = 60;
      for (let at = 0; at < count; at += 1) {
        const title = `Labour Act ${1950 + at}`;
        const pages = [{ lines: [title, 'Inspectors may enter any work place.'] }];
        writeFileSync(path.join(folder, `${title}.pdf`), buildPdf({ title, pages }));
      }
      const importId = await importFolders(app, page, [folder]);
      await go(page, `/library/imports/${importId}`);
      await expectHeard(page, /^60 of 60 files are done/);
    });

    await test.step('that a pack is saved, and is taken in', async () => {
      await go(page, '/exchange/send');
      await main.getByRole('button', { name: /^Documents/ }).click();
      await main.getByLabel('All documents').check();
      await main.getByLabel('From', { exact: false }).first().fill('Coordinating office');
      await main.getByRole('combobox', { name: 'To', exact: true }).fill('Ministry of Labour');
      await expectHeard(page, /^\d+ things?, about/);
      await choosePlaces(app, [path.join(stick, 'pack.waymark')]);
      await main.getByRole('button', { name: 'Save the pack' }).click();
      await expectHeard(page, /^The pack is saved\./);
    });

    await test.step('why a file cannot be opened', async () => {
      const broken = path.join(stick, 'broken.waymark');
      writeFileSync(broken, 'no pack');
      await choosePlaces(app, [broken]);
      await go(page, '/exchange/bring-in');
      await main.getByRole('button', { name: 'Choose a pack' }).click();
      const alert = main.getByRole('alert');
      await expect(alert).toBeVisible();
      const words = await alert.textContent();
      await expect.poll(() => heardIn(page)).toContain(words?.trim());
    });
  } finally {
    rmSync(stick, { recursive: true, force: true });
  }
});
