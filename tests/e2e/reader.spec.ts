import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { corpusFolder } from '../support/corpus';
import { buildPdf } from '../support/pdf-builder';
import { drawnBackwards, drawnPdf } from '../support/text-pdf';
import { call, importFolders } from './support/calls';
import { expect, expectNoSeriousAxe, test } from './support/launch';
import { resize } from './support/resize';

/** Share of the first drawn page's points that are not its most frequent colour: 0 for a blank page. */
const inkOfFirstPage = (page: Page) =>
  page
    .locator('canvas')
    .first()
    .evaluate((canvas) => {
      const drawn = canvas as HTMLCanvasElement;
      const context = drawn.getContext('2d');
      if (!context || drawn.width === 0) return 0;
      const { data } = context.getImageData(0, 0, drawn.width, drawn.height);
      const counts = new Map<number, number>();
      for (let at = 0; at < data.length; at += 4 * 7) {
        const colour =
          ((data[at] ?? 0) >> 4) * 256 + ((data[at + 1] ?? 0) >> 4) * 16 + ((data[at + 2] ?? 0) >> 4);
        counts.set(colour, (counts.get(colour) ?? 0) + 1);
      }
      const all = [...counts.values()];
      const sum = all.reduce((a, b) => a + b, 0);
      return 1 - Math.max(...all) / sum;
    });

interface Summary {
  readonly versionId: string;
  readonly title: string;
  readonly pageCount: number;
}

const READ: readonly { readonly file: string; readonly what: string }[] = [
  { file: 'udhr/udhr-tha.pdf', what: 'Thai' },
  { file: 'udhr/udhr-khm.pdf', what: 'Khmer' },
  { file: 'udhr/udhr-mya.pdf', what: 'Burmese' },
  { file: 'udhr/udhr-nep.pdf', what: 'Nepali' },
  { file: 'udhr-scanned/udhr-eng-scanned.pdf', what: 'a scanned page' },
  { file: 'nasty/jpx--pdfjs--jp2k-resetprob.pdf', what: 'JPEG 2000' },
  { file: 'nasty/jbig2--pdfjs--bitmap-stripe-last-implicit.pdf', what: 'JBIG2' },
  { file: 'nasty/cjk-fonts--pdfjs--noembed-jis7.pdf', what: 'characters of a font that is not in the file' },
];

test('pages of many scripts and kinds of pictures are drawn without a network', async ({ app, page }) => {
  test.setTimeout(180_000);
  const corpus = corpusFolder();
  if (corpus === null) {
    test.info().annotations.push({ type: 'corpus', description: 'not at hand: nothing was drawn here' });
    return;
  }
  const importId = await importFolders(
    app,
    page,
    READ.map(({ file }) => path.join(corpus, file)),
  );
  interface Reply {
    summary: { state: string };
    files: { name: string; documentId: string | null; code: string | null }[];
  }
  const reply = () => call<Reply>(page, 'library.getImport', { importId });
  await expect.poll(async () => (await reply()).summary.state, { timeout: 60_000 }).toBe('done');
  const { files } = await reply();
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(error.message));

  for (const { file, what } of READ) {
    const found = files.find(({ name }) => name === path.basename(file));
    expect([what, found?.code]).toEqual([what, null]);
    const document = await call<{ versions: { id: string }[] }>(page, 'library.get', {
      documentId: found?.documentId,
    });
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `/read/${document.versions[0]?.id}`);
    await expect.poll(() => inkOfFirstPage(page).catch(() => 0), { message: what }).toBeGreaterThan(0.0002);
  }
  await expectNoSeriousAxe(page);
  expect(failures).toEqual([]);
});

test('pages are printed one a sheet, broad ones across, and nothing of the window', async ({
  app,
  page,
  workspace,
}) => {
  const folder = path.join(workspace, 'texts');
  mkdirSync(folder);
  const upright = (name: string) => ({ lines: [name] });
  const pages = [upright('One'), { ...upright('Two'), width: 842, height: 595 }, upright('Three')];
  writeFileSync(path.join(folder, 'mixed.pdf'), buildPdf({ title: 'Mixed', pages }));
  await importFolders(app, page, [folder]);
  await expect
    .poll(async () => (await call<Summary[]>(page, 'library.list')).length, { timeout: 60_000 })
    .toBe(1);
  const [document] = await call<Summary[]>(page, 'library.list');
  await page.evaluate((hash) => {
    location.hash = hash;
    // No printer stands here: what it would get is looked at below.
    window.print = () => window.document.documentElement.setAttribute('data-asked', '');
  }, `/read/${document?.versionId}`);
  await page.getByRole('button', { name: 'Print', exact: true }).click();
  await page.getByRole('radio', { name: 'The whole document: 3 pages' }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Print', exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-asked', '');
  const printed = await app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return (await window?.webContents.printToPDF({ pageSize: 'A4' }))?.toString('latin1') ?? '';
  });
  expect(printed.match(/\/Type \/Page\b/g)).toHaveLength(3);
  const broad = [...printed.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
    ([, width, height]) => Number(width) > Number(height),
  );
  expect(broad).toEqual([false, true, false]);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(page.locator('[data-printed-pages]')).toHaveCount(0);
});

test('a size holds at once, also for readers who want no motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  // The pages are put in place in the moment they get their sizes: a size that comes later loses the reader's place.
  const height = await page.evaluate(() => {
    const box = document.body.appendChild(document.createElement('div'));
    box.style.height = '10px';
    void box.offsetHeight;
    box.style.height = '500px';
    const now = box.offsetHeight;
    box.remove();
    return now;
  });
  expect(height).toBe(500);
});

test('what could not be asked for anew leaves a small window its page', async ({ app, page, workspace }) => {
  const file = path.join(workspace, 'act.pdf');
  writeFileSync(file, buildPdf({ pages: [{ lines: ['An act.'] }], title: 'Act' }));
  await importFolders(app, page, [file]);
  await expect.poll(() => call<Summary[]>(page, 'library.list', { sort: 'title' })).toHaveLength(1);
  const [act] = await call<Summary[]>(page, 'library.list', { sort: 'title' });
  await resize(app, 1024, 700);
  await page.evaluate((id) => {
    location.hash = `#/read/${id}`;
  }, act?.versionId);
  await expect.poll(() => inkOfFirstPage(page)).toBeGreaterThan(0);
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const code = 'app.process-restarted';
    window?.webContents.ipc.removeHandler('waymark:call');
    window?.webContents.ipc.handle('waymark:call', () => ({
      ok: false,
      error: { code, data: {}, incident: '1' },
    }));
    window?.webContents.send('waymark:event', { name: 'workspace.process-restarted', process: 'data' });
  });
  const told = page.locator('[data-error]');
  await expect(told.getByRole('button', { name: 'Try again' })).toBeVisible();
  // All of it in one line below its head.
  expect((await told.boundingBox())?.height).toBeLessThan(110);
});

test('what a button says of itself can be read in every scheme', async ({ app, page, workspace }) => {
  const file = path.join(workspace, 'act.pdf');
  writeFileSync(file, buildPdf({ pages: [{ lines: ['An act.'] }], title: 'Act' }));
  await importFolders(app, page, [file]);
  await expect.poll(() => call<Summary[]>(page, 'library.list', { sort: 'title' })).toHaveLength(1);
  const [act] = await call<Summary[]>(page, 'library.list', { sort: 'title' });
  await page.evaluate((id) => {
    location.hash = `#/read/${id}`;
  }, act?.versionId);
  for (const theme of ['light', 'dark', 'contrast']) {
    await call(page, 'settings.update', { theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await page.getByRole('heading', { level: 1 }).first().hover();
    await page.getByRole('button', { name: 'Highlights and notes' }).hover();
    await expect(page.getByRole('tooltip')).toHaveText('Highlights and notes');
    await expectNoSeriousAxe(page);
  }
});

test('a text of 3,000 pages opens at a late page at once and keeps the place', async ({ app, page }) => {
  const corpus = corpusFolder();
  if (corpus === null) {
    test.info().annotations.push({ type: 'corpus', description: 'not at hand: nothing was read here' });
    return;
  }
  await importFolders(app, page, [path.join(corpus, 'nasty/huge-page-count--indonesian-repeated.pdf')]);
  await expect
    .poll(async () => (await call<Summary[]>(page, 'library.list')).length, { timeout: 60_000 })
    .toBe(1);
  const [document] = await call<Summary[]>(page, 'library.list');
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `/read/${document?.versionId}?page=2500`);
  const number = page.getByLabel(/Page, counted/);
  await expect(number).toHaveValue('2500');
  await expect.poll(() => inkOfFirstPage(page).catch(() => 0)).toBeGreaterThan(0.0002);
  // Only the pages near the one in view are drawn.
  expect(await page.locator('canvas').count()).toBeLessThan(12);
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(number).toHaveValue('2501');
  await page.getByRole('link', { name: 'Home', exact: true }).click();
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `/read/${document?.versionId}`);
  await expect(number).toHaveValue('2501');
});

test('a screen that is hidden for a moment comes back at its page', async ({ app, page, workspace }) => {
  const folder = path.join(workspace, 'texts');
  mkdirSync(folder);
  const pages = Array.from({ length: 12 }, (_, at) => ({ lines: [`This is page ${at + 1}`] }));
  writeFileSync(path.join(folder, 'long.pdf'), buildPdf({ title: 'Long', pages }));
  await importFolders(app, page, [folder]);
  await expect
    .poll(async () => (await call<Summary[]>(page, 'library.list')).length, { timeout: 60_000 })
    .toBe(1);
  const [document] = await call<Summary[]>(page, 'library.list');
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `/read/${document?.versionId}?page=9`);
  const number = page.getByLabel(/Page, counted/);
  await expect(number).toHaveValue('9');
  await expect(page.locator('[data-page="9"] canvas')).toBeVisible();
  // The text lies over what is drawn, also on pages that come into view after they were turned.
  const isOverDrawing = (of: number) =>
    page.evaluate((one) => {
      const drawing = window.document.querySelector(`[data-page="${one}"] canvas`)?.getBoundingClientRect();
      const text = window.document.querySelector(`[data-page="${one}"] [data-text-layer]`);
      const layer = text?.getBoundingClientRect();
      if (!drawing || !layer || text?.querySelector('span') === null) return null;
      const sides = ['left', 'top', 'width', 'height'] as const;
      return sides.every((side) => Math.abs(drawing[side] - layer[side]) < 3);
    }, of);
  await page.getByRole('button', { name: 'Turn the pages clockwise' }).click();
  await expect.poll(() => isOverDrawing(9)).toBe(true);
  await number.fill('3');
  await number.press('Enter');
  await expect.poll(() => isOverDrawing(3)).toBe(true);
  for (let turn = 0; turn < 3; turn += 1)
    await page.getByRole('button', { name: 'Turn the pages clockwise' }).click();
  await number.fill('9');
  await number.press('Enter');
  await expect(number).toHaveValue('9');
  // A screen that waits for its words or its script is hidden as a whole, and has no size until it is shown again.
  await page.evaluate(async () => {
    const frames = async (count: number) => {
      for (let at = 0; at < count; at += 1) await new Promise((done) => requestAnimationFrame(done));
    };
    const screen = window.document.querySelector('main') as HTMLElement;
    screen.style.display = 'none';
    await frames(4);
    screen.style.display = '';
    await frames(4);
  });
  await expect(page.locator('[data-page="9"] canvas')).toBeInViewport();
  await expect(number).toHaveValue('9');
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect(number).toHaveValue('10');
});

test('words are marked where they are drawn, also where no drawn letter has a meaning of its own', async ({
  app,
  page,
  workspace,
}) => {
  const folder = path.join(workspace, 'urdu');
  mkdirSync(folder);
  writeFileSync(
    path.join(folder, 'act.pdf'),
    drawnPdf(`${drawnBackwards('دفعہ اول')} 0 -40 Td ${drawnBackwards('انسانی سمگلنگ')}`),
  );
  const importId = await importFolders(app, page, [folder]);
  await expect
    .poll(
      async () =>
        (await call<{ summary: { state: string } }>(page, 'library.getImport', { importId })).summary.state,
    )
    .toBe('done');
  const [hit] = (await call<{ groups: { versionId: string }[] }>(page, 'search.query', { text: 'انسانی' }))
    .groups;
  await page.evaluate(
    (address) => {
      window.location.hash = address;
    },
    `#/read/${hit?.versionId}?page=1&q=${encodeURIComponent('انسانی')}`,
  );
  const mark = page.locator('[data-page="1"] [data-mark]');
  await expect(mark).toHaveCount(1);
  await expect(mark).not.toHaveAttribute('data-approximate');
  const [box, sheet] = [await mark.boundingBox(), await page.locator('[data-page="1"]').boundingBox()];
  // Six letters of 8 points: the first word of the line is its right end.
  const points = (value = 0) => (value - (sheet?.x ?? 0)) / ((sheet?.width ?? 0) / 595);
  expect(points(box?.x)).toBeGreaterThan(175);
  expect(points((box?.x ?? 0) + (box?.width ?? 0)) - points(box?.x)).toBeLessThan(52);
  await expect(page.locator('[data-page="1"] [data-text-layer]')).toContainText('دفعہ');

  // Pressed at the right end of the line, where it begins, and drawn to its left end, thirteen letters of 8 points away.
  const [right, middle] = [(box?.x ?? 0) + (box?.width ?? 0), (box?.y ?? 0) + (box?.height ?? 0) / 2];
  await page.mouse.move(right - 1, middle);
  await page.mouse.down();
  await page.mouse.move(right - (13 * 8 - 1) * ((sheet?.width ?? 0) / 595), middle, { steps: 10 });
  await page.mouse.up();
  expect(await page.evaluate(() => document.getSelection()?.toString().trim())).toBe('انسانی سمگلنگ');
});

test('each place of the list is marked, in its order, also where a number is drawn before the heading on its left', async ({
  app,
  page,
  workspace,
}) => {
  const folder = path.join(workspace, 'act');
  mkdirSync(folder);
  const drawn = [
    '300 0 Td (45) Tj -150 -.5 Td (Immigration) Tj -150 -30 Td (An officer may ask for a report on immigration.) Tj',
    '0 -30 Td (A police officer may stop any vehicle at a crossing.) Tj',
    '0 -30 Td (Whoever helps the immigration of another is guilty.) Tj',
  ];
  writeFileSync(path.join(folder, 'act.pdf'), drawnPdf(drawn.join(' ')));
  await importFolders(app, page, [folder]);
  await expect
    .poll(async () => (await call<Summary[]>(page, 'library.list')).length, { timeout: 60_000 })
    .toBe(1);
  const [document] = await call<Summary[]>(page, 'library.list');
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `/read/${document?.versionId}?page=1&q=immigration`);
  const count = page.getByRole('region', { name: 'Find in this document' }).getByRole('status').first();
  await expect(count).toHaveText(/^1 of 3 places/);
  const tops: number[] = [];
  for (const at of [1, 2, 3]) {
    await expect(count).toHaveText(new RegExp(`^${at} of 3 places`));
    const active = page.locator('[data-page="1"] [data-mark][data-active]');
    await expect(active).toHaveCount(1);
    tops.push((await active.boundingBox())?.y ?? 0);
    await page.keyboard.press('F3');
  }
  expect(tops).toEqual([...tops].sort((a, b) => a - b));
  expect(new Set(tops).size).toBe(3);
});
