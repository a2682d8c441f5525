import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { buildPdf } from '../support/pdf-builder';
import { call, importFolders } from './support/calls';
import { expect, test } from './support/launch';

/** Our background processes that run now, by name. */
async function running(app: ElectronApplication): Promise<string[]> {
  const names = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().map(({ name }) => name ?? ''),
  );
  return names.filter((name) => name.startsWith('waymark-')).sort();
}

async function bringIn(app: ElectronApplication, page: Page, workspace: string, name: string) {
  const folder = path.join(workspace, name);
  mkdirSync(folder);
  writeFileSync(path.join(folder, `${name}.pdf`), buildPdf({ pages: [{ lines: [`The ${name} act.`] }] }));
  const importId = await importFolders(app, page, [folder]);
  const outcome = async () =>
    (await call<{ files: { outcome: string }[] }>(page, 'library.getImport', { importId })).files.map(
      (file) => file.outcome,
    );
  await expect.poll(outcome).toEqual(['added']);
}

const AT_REST = ['waymark-data', 'waymark-search'];
const WITH_JOBS = ['waymark-data', 'waymark-job-0', 'waymark-job-1', 'waymark-search'];

test('job processes are there while files are read, and only then', async ({ app, page, workspace }) => {
  await expect.poll(() => running(app)).toEqual(AT_REST);
  await bringIn(app, page, workspace, 'first');
  expect(await running(app)).toEqual(WITH_JOBS);
  await expect.poll(() => running(app), { timeout: 30_000 }).toEqual(AT_REST);
  await bringIn(app, page, workspace, 'second');
  expect(await running(app)).toEqual(WITH_JOBS);
});

test('the search rests when nobody needs it, and is there again for who is about to search', async ({
  app,
  page,
  workspace,
}) => {
  test.slow();
  await bringIn(app, page, workspace, 'only');
  await expect.poll(() => running(app), { timeout: 120_000, intervals: [2_000] }).toEqual(['waymark-data']);
  await page.getByRole('searchbox', { name: 'Search' }).focus();
  await expect.poll(() => running(app)).toEqual(AT_REST);
  await page.keyboard.type('only act');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The only act.').first()).toBeVisible();
});

test('a program without a network has no process for it', async ({ app, page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const services = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().map(({ serviceName }) => serviceName ?? ''),
  );
  expect(services).toContain('node.mojom.NodeService');
  expect(services).not.toContain('network.mojom.NetworkService');
});
