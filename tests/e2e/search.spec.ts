import { startBare } from './support/bare-window';
import { call } from './support/calls';
import { expect, expectNoSeriousAxe, test } from './support/launch';

test.use({ environment: { WAYMARK_SAMPLE: '1' } });

test('one box: words, other languages, a saved search, a page without a hit, and the way to an item', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await expect
    .poll(
      async () =>
        (await call<{ total: { pages: number } }>(page, 'search.query', { text: 'fishing', bridge: true }))
          .total.pages,
      { timeout: 60_000 },
    )
    .toBeGreaterThan(0);
  await page.evaluate(() => {
    window.location.hash = '#/search';
  });
  const box = page.getByLabel('Words to search for');
  await box.fill('fishing');
  await box.press('Enter');
  await page
    .getByText(/pages? in \d+ documents?/)
    .first()
    .waitFor();

  // Other languages, by the key: the Thai order is found by its own word, which is named and marked in the reader.
  await page.keyboard.press('Alt+l');
  const found = page.getByText(/found by/).first();
  await found.waitFor();
  await expect(found).toContainText('not checked by a native speaker');
  const hit = page.locator('a[data-hit]', { has: page.getByText(/found by/) }).first();
  expect(decodeURIComponent((await hit.getAttribute('href')) ?? '')).toMatch(/q="?[\u0e00-\u0e7f]/);
  await expectNoSeriousAxe(page);

  await page.getByRole('button', { name: 'Save this search' }).click();
  await page.getByLabel('Name of the search').fill('งานประมง');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('The search “งานประมง” is saved.').waitFor();

  // OR, and a field that narrows: it is shown as understood, and one click takes it away.
  await box.fill('fishing OR shelter type:law');
  await box.press('Enter');
  const field = page.getByRole('button', { name: 'Take away Type: Act, law or code' });
  await field.waitFor();
  await expectNoSeriousAxe(page);
  await field.click();
  await expect(box).toHaveValue('fishing OR shelter');
  await field.waitFor({ state: 'detached' });

  // Small things stand beside the pages, and an item opens where it is answered.
  await box.fill('shelter');
  await box.press('Enter');
  const items = page.getByRole('region', { name: 'Found beside the documents' });
  await items.getByRole('button', { name: /Answers and evidence/ }).waitFor();
  await items.getByRole('button', { name: /^Items/ }).click();
  await items.getByRole('link').first().click();
  await page.getByText('Which statement is true?').waitFor();

  // An answer that is saved is found.
  const [assessmentId, itemId] = (await page.evaluate(() => window.location.hash)).split('/').slice(-2);
  const { answers } = await call<{ answers: { itemId: string; revision: number; value: unknown }[] }>(
    page,
    'assessments.get',
    { assessmentId },
  );
  const before = answers.find((answer) => answer.itemId === itemId);
  await call(page, 'assessments.saveAnswer', {
    assessmentId,
    itemId,
    value: before?.value,
    text: 'The kumquat register is kept by the ministry.',
    fallReason: null,
    baseRevision: before?.revision ?? 0,
  });
  await expect
    .poll(async () => (await call<{ kind: string }[]>(page, 'search.things', { text: 'kumquat' }))[0]?.kind)
    .toBe('answer');

  await page.evaluate(() => {
    window.location.hash = '#/search?q=fishing%20zzzzqqqq&state=%5B%22TH%22%5D';
  });
  await page.getByRole('heading', { name: /No page has/ }).waitFor();
  await expectNoSeriousAxe(page);

  await page.evaluate(() => {
    window.location.hash = '#/search';
  });
  await page.getByRole('link', { name: 'งานประมง' }).click();
  await page
    .getByText(/found by/)
    .first()
    .waitFor();
});

// Playwright has Chromium ready before the program may say anything of its language, so this is a Waymark without it; and what
// a Linux says of languages comes before what a program says, so that it says nothing here, like a Windows in Thai.
test('a day is typed with the day first, as it is written in the region, and read back in words', async ({
  workspace,
}) => {
  const { app, page, shows, quit } = await startBare(workspace, {
    LANGUAGE: undefined,
    LC_ALL: undefined,
    LANG: undefined,
  });
  try {
    await page.evaluate(() => {
      window.location.hash = '#/search?q=fishing';
    });
    await shows('input[type=date]');
    await page.evaluate(() => {
      document.querySelector<HTMLInputElement>('input[type=date]')?.focus();
    });
    await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.focus();
      for (const keyCode of '05062018') {
        contents?.sendInputEvent({ type: 'keyDown', keyCode });
        contents?.sendInputEvent({ type: 'char', keyCode });
        contents?.sendInputEvent({ type: 'keyUp', keyCode });
      }
    });
    const read = () =>
      page.evaluate(() => {
        const field = document.querySelector<HTMLInputElement>('input[type=date]');
        const words = document.getElementById(field?.getAttribute('aria-describedby') ?? '');
        return [field?.value, words?.textContent];
      });
    await expect.poll(read).toEqual(['2018-06-05', '5 June 2018']);
  } finally {
    await quit();
  }
});
