import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { call } from './support/calls';
import { expect, expectNoSeriousAxe, test } from './support/launch';
import { resize } from './support/resize';

const PICTURES = path.resolve(import.meta.dirname, '../../out/screens');

test.use({ environment: { WAYMARK_SAMPLE: '1' } });

interface Law {
  readonly versionId: string;
  readonly sha256: string;
}

/** The law of the sample, once it is cited by answers. */
async function citedLaw(page: Page): Promise<Law> {
  let law: Law | undefined;
  await expect
    .poll(
      async () => {
        const documents = await call<(Law & { type: string })[]>(page, 'library.list', { sort: 'title' });
        law = documents.find(({ type }) => type === 'LAW');
        if (law === undefined) return 0;
        return (await call<unknown[]>(page, 'assessments.citationsOf', { versionId: law.versionId })).length;
      },
      { timeout: 60_000 },
    )
    .toBeGreaterThan(0);
  return law as Law;
}

const goTo = (page: Page, address: string) =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, address);

/** Selects in the drawn text from the first words of a page to the first of another. */
async function select(page: Page, from: number, to: number): Promise<void> {
  for (const number of [from, to]) {
    await expect(page.locator(`[data-page="${number}"] [data-text-layer] span`).first()).toBeAttached();
  }
  await page.evaluate(
    ([first, last]) => {
      const texts = (number: number | undefined) =>
        [...document.querySelectorAll(`[data-page="${number}"] [data-text-layer] span`)].filter(
          (span) => (span.textContent ?? '').trim().length > 8,
        );
      const start = texts(first)[first === last ? 1 : 2]?.firstChild as Node;
      const end = texts(last)[1]?.firstChild as Node;
      document.getSelection()?.setBaseAndExtent(start, 0, end, end.textContent?.length ?? 0);
    },
    [from, to] as const,
  );
}

async function picture(app: ElectronApplication, page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  for (const [width, height] of [
    [1366, 768],
    [1024, 700],
  ] as const) {
    await resize(app, width, height);
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width);
    await page.screenshot({ path: path.join(PICTURES, `${name}-${width}.png`) });
  }
}

test('what a reader marks and notes stays, on the page and beside it, and the file stays as it is', async ({
  app,
  page,
  relaunch,
  workspace,
}) => {
  test.setTimeout(120_000);
  const law = await citedLaw(page);
  const version = { versionId: law.versionId };
  const stored = () =>
    call<{ page: number; quote: string; note: string }[]>(page, 'reader.listHighlights', version);
  await goTo(page, `/read/${law.versionId}?page=2`);
  await select(page, 2, 2);
  const bubble = page.getByRole('toolbar', { name: 'Use the selected text' });
  await expect(bubble).toBeVisible();
  await picture(app, page, 'reader-bubble');
  // The window is narrow now: the title still has room for more than a word.
  const title = await page.getByRole('heading', { level: 1 }).boundingBox();
  expect(title?.width).toBeGreaterThan(250);
  // By keyboard, after which reading goes on in the pages; what was done is heard.
  await bubble.getByRole('button', { name: 'Highlight: Blue' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Pages of the document' })).toBeFocused();
  await expect(
    page.getByRole('status').filter({ hasText: 'Highlight: Blue \u00b7 1 highlight' }),
  ).toBeAttached();
  await expect(page.locator('[data-page="2"] [data-highlight]').first()).toBeVisible();
  await expect.poll(async () => (await stored()).length).toBe(1);

  // A selection that goes over a page's end, with its first page scrolled out of view.
  await select(page, 2, 3);
  await page.getByRole('region', { name: 'Pages of the document' }).evaluate((pages) => {
    pages.scrollTop += 3000;
  });
  await expect(page.locator('[data-page="2"]')).toBeAttached();
  await page.keyboard.press('Control+Shift+KeyN');
  const panel = page.getByRole('region', { name: 'Highlights and notes' });
  await panel.getByLabel('Note', { exact: true }).fill('Who pays for the interpreter?');
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await stored()).map(({ page: at }) => at)).toEqual([2, 2, 3]);
  await expect(panel.getByText('Who pays for the interpreter?')).toBeVisible();
  expect((await stored()).every(({ quote }) => quote.length > 8)).toBe(true);

  await expect.poll(() => page.evaluate(() => location.hash)).not.toContain('page=2');

  // A citation on the same words is told apart by its frame.
  const [cited] = await call<
    { citation: { page: number; pageLabel: string | null; quote: string; rectangles: number[][] } }[]
  >(page, 'assessments.citationsOf', version);
  const {
    page: at,
    pageLabel,
    quote,
    rectangles,
  } = cited?.citation ?? { page: 1, pageLabel: null, quote: '', rectangles: [] };
  await call(page, 'reader.highlight', {
    ...version,
    highlights: [{ page: at, pageLabel, quote, rectangles, colour: 'green', note: '' }],
  });
  await goTo(page, `/read/${law.versionId}?page=${at}`);
  await page.getByRole('button', { name: 'Where this document is cited' }).click();
  const places = page.getByRole('region', { name: 'Where this document is cited' });
  await places.getByRole('listitem').first().getByRole('button').click();
  await expect(page.locator(`[data-page="${at}"] [data-citation-mark]`).first()).toBeInViewport();
  await expectNoSeriousAxe(page);
  for (const theme of ['dark', 'contrast', 'light']) {
    await call(page, 'settings.update', { theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await picture(app, page, `reader-cited-${theme}`);
  }
  await page.getByRole('button', { name: 'Highlights and notes' }).click();
  await expectNoSeriousAxe(page);
  await picture(app, page, 'reader-highlights-light');
  const file = path.join(workspace, 'workspaces', 'sample', 'files');
  const again = await relaunch();
  const kept = await call<{ note: string }[]>(again.page, 'reader.listHighlights', version);
  expect(kept.map(({ note }) => note)).toContain('Who pays for the interpreter?');
  const bytes = readFileSync(path.join(file, law.sha256.slice(0, 2), law.sha256));
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(law.sha256);
});

test('a passage in the middle of a page is chosen and cited by keys alone, and no key changes the text', async ({
  page,
}) => {
  const law = await citedLaw(page);
  await goTo(page, `/read/${law.versionId}?page=2`);
  await expect(page.locator('[data-page="2"] [data-text-layer] span').first()).toBeAttached();
  await page.getByRole('button', { name: 'Text of the page' }).click();
  const text = page.getByRole('textbox', { name: /^Text of/ });
  await text.focus();
  const words = await text.inputValue();
  await page.keyboard.press('Control+Home');
  for (let line = 0; line < 4; line += 1) await page.keyboard.press('ArrowDown');
  for (const key of ['x', 'Enter', 'Backspace', 'Delete', 'Control+KeyV']) await page.keyboard.press(key);
  expect(await text.inputValue()).toBe(words);
  await page.keyboard.press('Shift+End');
  const [start, end] = await text.evaluate((field) => {
    const { selectionStart, selectionEnd } = field as HTMLTextAreaElement;
    return [selectionStart, selectionEnd] as const;
  });
  expect(start).toBeGreaterThan(0);
  expect(end).toBeGreaterThan(start);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Cite the selected text' })).toBeFocused();
  await page.keyboard.press('Enter');
  const quote = await page.getByRole('dialog').getByLabel('Quote').inputValue();
  expect(quote).toBe(words.slice(start, end).trim());
});
