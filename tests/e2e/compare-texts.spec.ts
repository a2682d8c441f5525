import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { aLaw, inPages, plantedEdits } from '../support/builders/laws';
import { buildPdf } from '../support/pdf-builder';
import { call, importFolders } from './support/calls';
import { expect, expectNoSeriousAxe, test } from './support/launch';
import { resize } from './support/resize';

const PICTURES = path.resolve(import.meta.dirname, '../../out/screens');

const goTo = (page: Page, address: string) =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, address);

async function picture(app: ElectronApplication, page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  for (const [width, height] of [
    [1366, 768],
    [1024, 700],
  ] as const) {
    await resize(app, width, height);
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width);
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect([name, width, tooWide]).toEqual([name, width, 0]);
    await page.screenshot({ path: path.join(PICTURES, `${name}-${width}.png`) });
  }
}

interface Known {
  readonly id: string;
  readonly title: string;
  readonly versionId: string;
}

const LAW = aLaw('eng', 24);
const { edited } = plantedEdits(LAW, 6);
const passage = (LAW[0]?.split('\n')[1] ?? '').split(' ').slice(0, 8).join(' ');

/** Brings in two versions of a law, the later one with an article more in front, and joins them into one document. */
async function twoVersions(app: ElectronApplication, page: Page, workspace: string): Promise<[Known, Known]> {
  const folder = path.join(workspace, 'laws');
  mkdirSync(folder);
  const print = (name: string, title: string, law: readonly string[], width: number) =>
    writeFileSync(
      path.join(folder, name),
      buildPdf({
        title,
        pages: inPages(law, { width, lines: 30, header: title }).map(({ text }) => ({
          lines: text.split('\n'),
        })),
      }),
    );
  print('older.pdf', 'Trafficking Act 2010', LAW, 60);
  print('later.pdf', 'Trafficking Act 2025', [...aLaw('eng', 3, 99), ...edited], 66);
  const importId = await importFolders(app, page, [folder]);
  await expect
    .poll(
      async () =>
        (await call<{ summary: { state: string } }>(page, 'library.getImport', { importId })).summary.state,
    )
    .toBe('done');
  const documents = await call<Known[]>(page, 'library.list', { sort: 'title' });
  const of = (year: string) => documents.find(({ title }) => title.includes(year)) as Known;
  return [of('2010'), of('2025')];
}

test('two texts are compared side by side, and citations of the older one are moved by a click', async ({
  app,
  page,
  workspace,
}) => {
  test.setTimeout(120_000);
  const [older, later] = await twoVersions(app, page, workspace);
  await goTo(page, `/texts?before=${older.versionId}&after=${later.versionId}`);
  await expectNoSeriousAxe(page);
  await picture(app, page, 'texts-choose');
  await page.getByRole('button', { name: 'Compare' }).click();

  const changes = page.getByRole('region', { name: 'Changes' });
  await expect(changes.getByRole('listitem').first()).toBeVisible();
  const listed = await changes.getByRole('listitem').count();
  expect(listed).toBeGreaterThanOrEqual(7);
  await page.keyboard.press('F3');
  await page.keyboard.press('F3');
  await expect(page.getByText(`2 of ${listed}`)).toBeVisible();
  for (const name of ['Earlier text', 'Later text']) {
    const pane = page.getByRole('region', { name, exact: true });
    await expect(pane.locator('[data-mark][data-active]').first()).toBeInViewport();
  }
  await expectNoSeriousAxe(page);
  for (const theme of ['dark', 'contrast', 'light']) {
    await call(page, 'settings.update', { theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await picture(app, page, `texts-${theme}`);
  }

  // The later text is scrolled along with the older one.
  const afterPages = page.getByRole('region', { name: 'Pages: Later text' });
  const before = await afterPages.evaluate((pages) => pages.scrollTop);
  await page.getByRole('region', { name: 'Pages: Earlier text' }).hover();
  await page.mouse.wheel(0, 1500);
  await expect.poll(() => afterPages.evaluate((pages) => pages.scrollTop)).toBeGreaterThan(before + 300);

  // A citation of the older text, which becomes a version of the same document.
  const { id: assessmentId } = await call<{ id: string }>(page, 'assessments.create', {
    state: 'TH',
    questionnaire: 'waymark',
    edition: '2025.1',
    scope: 'core',
    referenceDate: '2025-12-31',
  });
  await call(page, 'assessments.cite', {
    assessmentId,
    itemId: 'POL-03',
    citation: {
      versionId: older.versionId,
      page: 1,
      pageLabel: null,
      quote: passage,
      rectangles: [],
      note: 'Kept',
    },
  });
  await call(page, 'library.join', { documentId: later.id, into: older.id, as: 'version' });
  await goTo(page, '/');
  await page.getByRole('link', { name: 'Compare and decide' }).click();
  await expect(page.getByText('The new text has the same words')).toBeVisible();
  await expectNoSeriousAxe(page);
  await picture(app, page, 'changed-texts');
  await page.getByRole('button', { name: 'Move the citation to the new text' }).click();
  await expect(page.getByText('Nothing rests on a text that changed.')).toBeVisible();
  const places = await call<{ citation: { id: string; page: number; quote: string; note: string } }[]>(
    page,
    'assessments.citationsOf',
    { versionId: later.versionId },
  );
  expect(places.map(({ citation }) => [citation.quote, citation.note])).toEqual([[passage, 'Kept']]);

  // Opened from its answer, its words are found and marked on their new page.
  const moved = places[0]?.citation;
  await goTo(
    page,
    `/read/${later.versionId}?page=${moved?.page}&cite=${assessmentId}:POL-03&citation=${moved?.id}`,
  );
  await expect(page.locator('[data-cited]').first()).toBeInViewport();
});
