import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { call } from './support/calls';
import { expectToldApart } from './support/heard';
import { expect, expectNoSeriousAxe, test } from './support/launch';

const PICTURES = path.resolve(import.meta.dirname, '../../out/screens');

test.use({ environment: { WAYMARK_SAMPLE: '1' } });

interface Place {
  readonly name: string;
  readonly address: string;
  /** What tells that the screen is there, besides its title. */
  readonly shows?: string | RegExp;
}

/** Every screen of the sample workspace, by its address. */
async function placesOf(page: Page): Promise<readonly Place[]> {
  interface Listed {
    readonly id: string;
    readonly versionId: string;
    readonly type: string;
    readonly versions: readonly { readonly id: string; readonly language: string | null }[];
  }
  const documents = await call<Listed[]>(page, 'library.list', { sort: 'title' });
  const versions = documents.flatMap((document) => (document.versions.length > 1 ? [document.versions] : []));
  const twoTexts = versions.find(([one, other]) => one?.language === other?.language);
  const twoTongues = versions.find((each) => new Set(each.map(({ language }) => language)).size > 1);
  const law = documents.find(({ type }) => type === 'LAW') ?? documents[0];
  const imports = await call<{ id: string }[]>(page, 'library.listImports');
  const assessments = await call<{ id: string; status: string }[]>(page, 'assessments.list');
  const snapshots = await call<{ id: string }[]>(page, 'assessments.listSnapshots');
  const open = assessments.find(({ status }) => status === 'open');
  const frozen = assessments.find(({ status }) => status === 'frozen');
  return [
    { name: 'home', address: '/' },
    { name: 'assessments', address: '/assessments' },
    { name: 'assessment', address: `/assessments/${open?.id}`, shows: /items have an answer/ },
    { name: 'item', address: `/assessments/${open?.id}/PROT-01`, shows: 'Which statement is true?' },
    { name: 'agencies', address: '/agencies', shows: /Working today/ },
    { name: 'coverage', address: `/assessments/${open?.id}/agencies`, shows: 'Who is asked what' },
    { name: 'requests', address: `/assessments/${open?.id}/requests`, shows: 'Nothing was sent yet' },
    { name: 'answers', address: `/assessments/${open?.id}/bring-in`, shows: 'Or drop the files here.' },
    {
      name: 'consolidation',
      address: `/assessments/${open?.id}/consolidation`,
      shows: /agencies have answered/,
    },
    {
      name: 'decide',
      address: `/assessments/${open?.id}/consolidation/PROT-04`,
      shows: 'What the agencies say',
    },
    { name: 'workshop', address: `/assessments/${open?.id}/workshop`, shows: 'Start a workshop' },
    { name: 'checks', address: `/assessments/${open?.id}/checks`, shows: /things to look at/ },
    { name: 'sign-off', address: `/assessments/${frozen?.id}/sign-off`, shows: /Frozen by/ },
    { name: 'compare-start', address: '/compare' },
    {
      name: 'compare',
      address: `/compare/${snapshots.map(({ id }) => id).join(',')}`,
      shows: /items comparable/,
    },
    { name: 'imported', address: '/compare/imported', shows: /No results were imported yet/ },
    { name: 'import-table', address: '/compare/import', shows: 'No table is open' },
    { name: 'library', address: '/library', shows: /documents/ },
    { name: 'care', address: '/library/care', shows: /pages are searchable/ },
    { name: 'to-check', address: '/library/to-check', shows: /Checked today/ },
    { name: 'searchability', address: '/library/searchability', shows: /pages are searchable/ },
    { name: 'document', address: `/library/${law?.id}`, shows: 'Catalogue' },
    { name: 'import', address: `/library/imports/${imports[0]?.id}` },
    { name: 'search', address: '/search?q=victim', shows: /pages? in/ },
    { name: 'search-nothing', address: '/search?q=zzzzqqqq', shows: /No page has/ },
    { name: 'search-languages', address: '/search?q=fishing&also=true', shows: /found by/ },
    { name: 'search-start', address: '/search', shows: 'Search in all documents' },
    { name: 'glossary', address: '/glossary', shows: /entries/ },
    { name: 'reader', address: `/read/${law?.versionId}?page=3&q=victim` },
    { name: 'texts-choose', address: '/texts', shows: 'Choose the two texts.' },
    { name: 'texts', address: `/texts/${twoTexts?.[1]?.id}/${twoTexts?.[0]?.id}`, shows: /^\d+ changes?$/ },
    {
      name: 'texts-translation',
      address: `/texts/${twoTongues?.[0]?.id}/${twoTongues?.at(-1)?.id}`,
      shows: /few words in common/,
    },
    { name: 'changed-texts', address: '/changed-texts', shows: /lines?\.|Nothing rests/ },
    { name: 'gaps', address: '/gaps', shows: /There is no score/ },
    { name: 'gap', address: `/gaps/${open?.id}/PROT-10`, shows: 'Pages that may help' },
    { name: 'plans', address: '/plans' },
    { name: 'calendar', address: '/calendar', shows: /days?\./ },
    { name: 'topics', address: '/topics', shows: 'Legal and policy basis' },
    { name: 'topic', address: '/topics/T7.1', shows: 'What it is' },
    { name: 'principles', address: '/principles', shows: /articles in/ },
    { name: 'practices', address: '/practices', shows: 'All members' },
    { name: 'member', address: '/practices/ZZ', shows: /cited pages are shown/ },
    { name: 'exchange', address: '/exchange', shows: /No pack has come or gone yet/ },
    { name: 'bring-in', address: '/exchange/bring-in', shows: 'Choose a pack' },
    { name: 'send', address: '/exchange/send', shows: 'Nothing is chosen yet.' },
    { name: 'map', address: '/map', shows: 'Stigma' },
    { name: 'settings', address: '/settings' },
    { name: 'history', address: '/history', shows: /Undo|No name given/ },
    { name: 'not-found', address: '/no-such-place' },
  ];
}

async function waitForSample(page: Page): Promise<void> {
  await expect
    .poll(async () => (await call<unknown[]>(page, 'assessments.listSnapshots')).length, { timeout: 60_000 })
    .toBeGreaterThanOrEqual(2);
  await expect
    .poll(async () =>
      (await call<{ status: string }[]>(page, 'assessments.list')).some(({ status }) => status === 'open'),
    )
    .toBe(true);
  await expect
    .poll(
      async () =>
        (await call<{ total: { pages: number } }>(page, 'search.query', { text: 'victim' })).total.pages,
    )
    .toBeGreaterThan(0);
}

for (const theme of ['light', 'dark', 'contrast', 'forced'] as const) {
  test(`every screen is clean for assistive tools and fits the window (${theme})`, async ({ app, page }) => {
    test.setTimeout(480_000);
    mkdirSync(PICTURES, { recursive: true });
    await waitForSample(page);
    if (theme === 'forced') await page.emulateMedia({ forcedColors: 'active' });
    else await call(page, 'settings.update', { theme });
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    for (const { name, address, shows } of await placesOf(page)) {
      await test.step(name, async () => {
        await page.evaluate((hash) => {
          location.hash = hash;
        }, address);
        await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
        if (shows !== undefined) await expect(page.getByText(shows).first()).toBeVisible();
        await expectNoSeriousAxe(page);
        await expectToldApart(page);
        for (const [width, height] of [
          [1366, 768],
          [1024, 700],
        ] as const) {
          await app.evaluate(
            ({ BrowserWindow }, bounds) =>
              BrowserWindow.getAllWindows()[0]?.setContentSize(bounds.width, bounds.height),
            { width, height },
          );
          await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width);
          const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          expect([name, width, tooWide]).toEqual([name, width, 0]);
          const places = page.getByRole('navigation', { name: 'Places' });
          const below = await places.evaluate((nav) => nav.scrollHeight - nav.clientHeight);
          expect([name, height, below]).toEqual([name, height, 0]);
          await page.screenshot({ path: path.join(PICTURES, `${name}-${theme}-${width}.png`) });
        }
      });
    }
  });
}

test('the colours of the desktop leave what is chosen and reached to be seen', async ({ page }) => {
  await waitForSample(page);
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  const open = (await call<{ id: string; status: string }[]>(page, 'assessments.list')).find(
    ({ status }) => status === 'open',
  );
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `/assessments/${open?.id}`);
  const looks = (selector: string, property: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
  await page.getByText('Reviewed').first().waitFor();
  const nav = 'nav[aria-label="Places"] a';
  expect(await looks(`${nav}[aria-current]`, 'border-inline-start-color')).not.toBe(
    await looks(`${nav}:not([aria-current])`, 'border-inline-start-color'),
  );
  expect(await looks('[class*="_filled_"]', 'background-color')).not.toBe(
    await looks('[class*="_hollow_"]', 'background-color'),
  );
  expect(await looks('[class*="_unconfirmed_"]', 'background-image')).not.toBe('none');

  await page.evaluate(() => {
    location.hash = '/search?q=victim';
  });
  const others = page.getByRole('switch', { name: 'Also search other languages' });
  await others.waitFor();
  const track = '.mantine-Switch-track';
  const off = await looks(track, 'background-color');
  await others.press('Space');
  await expect(others).toBeChecked();
  expect(await looks(track, 'background-color')).not.toBe(off);
});

const LONG_THAI =
  'ระเบียบสำนักนายกรัฐมนตรีว่าด้วยการป้องกันและปราบปรามการค้ามนุษย์และการคุ้มครองผู้เสียหายจากการแสวงหาประโยชน์โดยมิชอบและการประสานงานระหว่างหน่วยงานของรัฐที่เกี่ยวข้องทุกระดับทั่วราชอาณาจักรพุทธศักราช';

test('a title of two hundred letters without a space leaves room for what stands beside it', async ({
  app,
  page,
}) => {
  await waitForSample(page);
  interface Listed {
    readonly id: string;
    readonly versions: readonly { readonly id: string; readonly language: string | null }[];
  }
  const documents = await call<Listed[]>(page, 'library.list', { sort: 'title' });
  for (const { id } of documents) {
    await call(page, 'library.update', { documentId: id, changes: { title: LONG_THAI } });
  }
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1024, 700));
  await page.evaluate(() => {
    location.hash = '/library/to-check';
  });
  await page
    .getByRole('button', { name: /Checked today/ })
    .first()
    .waitFor();
  const broken = await page.locator('td:not(:first-child)').evaluateAll((cells) => {
    const found: string[] = [];
    for (const cell of cells) {
      const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const { index, 0: word } of (node.textContent ?? '').matchAll(/\S+/g)) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          if (range.getClientRects().length > 1) found.push(word);
        }
      }
    }
    return found;
  });
  expect(broken).toEqual([]);

  const two = documents.find(({ versions: [one, other] }) => one && one.language === other?.language);
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `/texts/${two?.versions[1]?.id}/${two?.versions[0]?.id}`);
  for (const [pane, version] of [
    ['Earlier text', '(As passed, English)'],
    ['Later text', '(As amended in 2025, English)'],
  ] as const) {
    const section = page.getByRole('region', { name: pane });
    const label = section.getByText(version);
    await label.waitFor();
    const outside = await label.evaluate((element) => {
      const around = element.closest('header')?.getBoundingClientRect();
      const box = element.getBoundingClientRect();
      return { right: box.right - (around?.right ?? 0), wide: box.width };
    });
    expect(outside.right).toBeLessThanOrEqual(0);
    expect(outside.wide).toBeGreaterThan(60);
  }

  const asksToTrash = async (id: string | undefined) => {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `/library/${id}`);
    await page.getByRole('button', { name: 'Move to trash' }).click();
    return page.getByRole('dialog', { name: 'This document is used' });
  };
  await (await asksToTrash(documents.at(-1)?.id)).getByRole('button', { name: 'Move to trash' }).click();
  const told = page.locator('.mantine-Notification-root').filter({ hasText: 'is in the trash.' });
  await told.waitFor();
  const asks = await asksToTrash(documents.at(-2)?.id);
  await asks.waitFor();
  // It would lie over the buttons of the dialog.
  await expect(told).toHaveCount(1);
  await expect(told).toBeHidden();
  await asks.getByRole('button', { name: 'Cancel' }).click();
  await expect(told).toBeVisible();
});

test('the open list of a field in a dialog can be scrolled by who hears the screen', async ({ page }) => {
  await waitForSample(page);
  const frozen = (await call<{ id: string; status: string }[]>(page, 'assessments.list')).find(
    ({ status }) => status === 'frozen',
  );
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `/assessments/${frozen?.id}/sign-off`);
  await page.getByRole('button', { name: 'Correct a frozen answer' }).click();
  await page.getByRole('dialog').getByRole('combobox', { name: 'Item' }).click();
  await expect(page.getByRole('option').first()).toBeVisible();
  await expectNoSeriousAxe(page);
});

test('the number of an item stands in one line in a narrow plan', async ({ app, page }) => {
  await waitForSample(page);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1024, 700));
  const [plan] = await call<{ id: string }[]>(page, 'planning.plans', { state: null });
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `/plans/${plan?.id}`);
  const items = page.getByRole('main').getByRole('link', { name: /^[A-Z]{3,4}-\d+$/ });
  await items.first().waitFor();
  expect(
    await items.evaluateAll((links) =>
      links.filter((link) => link.getClientRects().length > 1).map(({ textContent }) => textContent),
    ),
  ).toEqual([]);
});

test('what a button does is read to its end where its words are long', async ({ app, page }) => {
  await waitForSample(page);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1024, 700));
  const places = await placesOf(page);
  for (const name of ['home', 'assessments', 'item', 'document', 'settings']) {
    await page.evaluate(
      (hash) => {
        document.documentElement.lang = 'th';
        location.hash = hash;
      },
      places.find((place) => place.name === name)?.address ?? '',
    );
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    const labels = page.getByRole('main').locator('.mantine-Button-label');
    await labels.first().waitFor();
    const cutOff = await labels.evaluateAll(
      (all, more) => {
        for (const label of all) label.append(` ${more}`);
        return all
          .filter((label) => {
            const button = label.closest('.mantine-Button-root')?.getBoundingClientRect();
            const words = document.createRange();
            words.selectNodeContents(label);
            const { right, bottom } = words.getBoundingClientRect();
            return button !== undefined && (right > button.right || bottom > button.bottom);
          })
          .map(({ textContent }) => textContent);
      },
      LONG_THAI.slice(0, 60),
    );
    expect([name, cutOff]).toEqual([name, []]);
  }
  await page.evaluate(() => {
    location.hash = '/assessments';
  });
  await page
    .getByRole('button', { name: /^Start next year from this/ })
    .first()
    .click();
  const title = page.getByRole('dialog').locator('.mantine-Modal-title');
  const lines = await title.evaluate((element) => {
    const { lineHeight, fontSize } = getComputedStyle(element);
    return Number.parseFloat(lineHeight) / Number.parseFloat(fontSize);
  });
  // Marks above and below the letters of one line lay over those of the next.
  expect(lines).toBeGreaterThanOrEqual(1.8);
});

test('what is broader than the window is reached where letters are twice as large', async ({ app, page }) => {
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2);
  });
  await page.evaluate(() => {
    location.hash = '/assessments';
  });
  await page
    .getByRole('button', { name: /^Start next year from this/ })
    .first()
    .waitFor();
  const main = page.getByRole('main');
  await main.hover();
  await page.mouse.wheel(2000, 0);
  await expect.poll(() => main.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
});
