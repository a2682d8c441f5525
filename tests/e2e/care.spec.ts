import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { buildPdf } from '../support/pdf-builder';
import { call, importFolders } from './support/calls';
import { choosePlaces } from './support/dialogs';
import { expect, expectNoSeriousAxe, test } from './support/launch';

const ACTS = 30;
const actOf = (n: number) =>
  buildPdf({
    title: `Harbour Act ${n}`,
    pages: [{ lines: [`Harbour Act ${n}`, 'Of quiet harbours.'] }, { lines: n === 7 ? [] : ['Of ships.'] }],
  });

interface Listed {
  readonly id: string;
  readonly versionId: string;
  readonly title: string;
  readonly type: string;
  readonly sha256: string;
}
const list = (page: Page) => call<Listed[]>(page, 'library.list', { sort: 'title' });
const go = (page: Page, address: string) =>
  page.evaluate((to) => {
    window.location.hash = to;
  }, address);
const picture = (page: Page, name: string) =>
  page.screenshot({ path: path.resolve(import.meta.dirname, '../../out/screens', `care-${name}.png`) });

test('many documents are changed and changed back, a cited one goes to the trash and returns, and a damaged file is found and healed', async ({
  app,
  page,
  workspace,
}) => {
  const folder = path.join(workspace, 'laws');
  mkdirSync(folder);
  for (let n = 1; n <= ACTS; n += 1) writeFileSync(path.join(folder, `act-${n}.pdf`), actOf(n));
  const importId = await importFolders(app, page, [folder]);
  await expect
    .poll(
      async () =>
        (await call<{ summary: { state: string } }>(page, 'library.getImport', { importId })).summary.state,
    )
    .toBe('done');
  const before = await list(page);
  const typesOf = async () => [...new Set((await list(page)).map(({ type }) => type))];

  // While a page that is a picture waits to be read, that is told above the list and takes room there; this one ends
  // without being read, as nothing says its language.
  await expect
    .poll(async () =>
      (await call<{ state: string }[]>(page, 'library.pictureQueue', {})).map(({ state }) => state),
    )
    .toEqual(['refused']);

  await test.step('a tick moves no row, whatever the language needs for the bar', async () => {
    for (const language of ['en', 'ta'] as const) {
      await call(page, 'settings.update', { language });
      await page.reload();
      await go(page, '/library?sort=title');
      const box = page.getByRole('row').getByRole('checkbox').nth(3);
      const place = async () => Math.round((await box.boundingBox())?.y ?? 0);
      await expect(box).toBeVisible();
      // The rows above it are drawn as high as they are only once they were measured.
      let before = 0;
      const isSettled = async () => {
        const was = before;
        before = await place();
        return before === was;
      };
      await expect.poll(isSettled, { intervals: [300] }).toBe(true);
      await box.click();
      await expect(page.locator('[data-choosing]')).toBeVisible();
      expect(await place()).toBe(before);
      const bar = page.locator('[data-choosing] > [role=group]');
      const heads = page.getByRole('columnheader').first();
      const bottomOf = async (one: typeof bar) => {
        const at = await one.boundingBox();
        return Math.round((at?.y ?? 0) + (at?.height ?? 0));
      };
      const topOf = async (one: typeof bar) => Math.round((await one.boundingBox())?.y ?? 0);
      expect(await bottomOf(bar)).toBeLessThanOrEqual(await topOf(heads));
      await page.locator('#main').evaluate((main) => main.scrollTo(0, 400));
      await expect.poll(() => topOf(bar)).toBeLessThan(80);
      expect(await bottomOf(bar)).toBeLessThanOrEqual((await topOf(heads)) + 1);
      // A row that lies below the heads comes clear of them when it has the keyboard.
      const covered = await page.locator('#main').evaluate((main) => {
        const edge = main.querySelector('[role=columnheader]')?.getBoundingClientRect().bottom ?? 0;
        const boxes = [...main.querySelectorAll<HTMLElement>('[role=row] input[type=checkbox]')];
        const one = boxes.findLast((each) => each.getBoundingClientRect().bottom < edge - 5);
        one?.focus();
        return one === undefined ? null : one.getBoundingClientRect().top - edge;
      });
      expect(covered).not.toBeNull();
      expect(covered).toBeGreaterThanOrEqual(0);
      await picture(page, `chosen-${language}`);
      await page.locator('#main').evaluate((main) => main.scrollTo(0, 0));
      await picture(page, `chosen-top-${language}`);
      await box.click();
      await expect(page.locator('[data-choosing]')).toHaveCount(0);
      expect(await place()).toBe(before);
    }
    await call(page, 'settings.update', { language: 'en' });
    await page.reload();
  });

  await test.step('all that fit are changed in one action, and back in one', async () => {
    const types = await typesOf();
    await go(page, '/library?sort=title');
    await page.getByRole('link', { name: 'Harbour Act 1', exact: true }).focus();
    await page.keyboard.press('Space');
    await expect(page.getByText('1 document chosen')).toBeVisible();
    await page.keyboard.press('Control+a');
    await expect(page.getByText(`${ACTS} documents chosen`)).toBeVisible();
    await expectNoSeriousAxe(page);
    await page.getByRole('button', { name: 'Change …' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Type' }).click();
    await page.getByRole('option', { name: 'Statistics' }).first().click();
    await expect(dialog.getByText(`This changes ${ACTS} documents.`)).toBeVisible();
    await expectNoSeriousAxe(page);
    await picture(page, 'bulk');
    await dialog.getByRole('button', { name: `Change ${ACTS} documents` }).click();
    await expect(page.getByText(`${ACTS} documents were changed.`)).toBeVisible();
    expect(await typesOf()).toEqual(['STAT']);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText(`Undone: ${ACTS} things are as before.`)).toBeVisible();
    expect(await typesOf()).toEqual(types);
  });

  const [cited] = before;
  await test.step('what an answer cites says so before it goes to the trash, and comes back whole', async () => {
    const { id: assessmentId } = await call<{ id: string }>(page, 'assessments.create', {
      ...{ state: 'TH', questionnaire: 'waymark', edition: '2025.1', scope: 'core' },
      referenceDate: '2025-12-31',
    });
    await call(page, 'assessments.cite', {
      ...{ assessmentId, itemId: 'POL-03' },
      citation: {
        ...{ versionId: cited?.versionId, page: 1, pageLabel: null, quote: 'quiet harbours', note: '' },
        rectangles: [[1, 2, 3, 4]],
      },
    });
    await go(page, `/library/${cited?.id}`);
    await page.getByRole('button', { name: 'Move to trash' }).click();
    const dialog = page.getByRole('dialog', { name: 'This document is used' });
    await expect(dialog.getByRole('link', { name: /item POL-03, p\. 1/ })).toBeVisible();
    await expectNoSeriousAxe(page);
    await picture(page, 'cited');
    await dialog.getByRole('button', { name: 'Move to trash' }).click();
    await expect(page.getByText(/is in the trash/)).toBeVisible();

    await go(page, '/library?removed=true');
    await page.getByRole('button', { name: 'Empty the trash' }).click();
    await expect(page.getByText('1 document stays in the trash, because answers cite it:')).toBeVisible();
    await expectNoSeriousAxe(page);
    await picture(page, 'delete');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Restore / }).click();
    await expect.poll(async () => (await list(page)).length).toBe(ACTS);
  });

  const [, spoilt] = before;
  await test.step('a flipped byte is found, and the same file puts it right', async () => {
    const stored = path.join(
      workspace,
      'workspaces/own/files',
      spoilt?.sha256.slice(0, 2) ?? '',
      spoilt?.sha256 ?? '',
    );
    const bytes = readFileSync(stored);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(stored, bytes);
    await go(page, '/library/care');
    await page.getByRole('button', { name: 'Check the stored files' }).click();
    await expect(page.getByText('1 file is damaged or missing')).toBeVisible();
    await expect(page.getByText('The stored copy is damaged.')).toBeVisible();
    await expect(page.getByText(/98 % of pages are searchable/)).toBeVisible();
    await expectNoSeriousAxe(page);
    await picture(page, 'care');

    const n = before.find(({ id }) => id === spoilt?.id)?.title.replace('Harbour Act ', '');
    await choosePlaces(app, [path.join(folder, `act-${n}.pdf`)]);
    await page.getByRole('button', { name: 'Choose the files again' }).click();
    await expect(page.getByText(/It was replaced by this file/)).toBeVisible();
    await picture(page, 'healed');
    expect(createHash('sha256').update(readFileSync(stored)).digest('hex')).toBe(spoilt?.sha256);
    await go(page, '/library/care');
    await expect(page.getByText('All files are sound')).toBeVisible();
  });

  await test.step('pages without text are listed and open', async () => {
    await go(page, '/library/searchability');
    await expect(page.getByRole('heading', { name: 'Pages without text' })).toBeVisible();
    await expectNoSeriousAxe(page);
    await picture(page, 'searchability');
    await page.getByRole('link', { name: 'Open page 2: Harbour Act 7' }).click();
    await expect(page).toHaveURL(/page=2/);
  });
});
