import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from '@playwright/test';
import { call } from './support/calls';
import { expectToldApart } from './support/heard';
import { expect, expectNoSeriousAxe, test } from './support/launch';
import { placesOf, waitForSample } from './support/places';
import { resize } from './support/resize';

const PICTURES = path.resolve(import.meta.dirname, '../../out/screens');

test.use({ environment: { WAYMARK_SAMPLE: '1' } });

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
          await resize(app, width, height);
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

test('what the keys reach stands clear of heads that stay in sight', async ({ app, page }) => {
  await waitForSample(page);
  const places = await placesOf(page);
  const go = (name: string) =>
    page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      places.find((place) => place.name === name)?.address ?? '',
    );
  const isInSight = () =>
    page.evaluate(() => {
      const has = document.activeElement;
      const { left, right, top, bottom } = has?.getBoundingClientRect() ?? new DOMRect();
      return has?.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
    });

  await go('consolidation');
  const cell = page.locator('[data-wide-table] [tabindex="0"]');
  await cell.focus();
  const reached = () => page.evaluate(() => document.activeElement?.getAttribute('data-cell') ?? 'nothing');
  for (const [key, times] of [
    ['ArrowRight', 11],
    ['ArrowDown', 9],
    ['ArrowLeft', 9],
    ['ArrowUp', 8],
  ] as const) {
    for (let at = 0; at < times; at += 1) {
      const before = await reached();
      await page.keyboard.press(key);
      await expect.poll(reached).not.toEqual(before);
      await expect.poll(isInSight).toBe(true);
    }
  }

  // From one row head to the next the columns that are looked at stay where they are.
  const frame = page.locator('[data-wide-table]');
  const scrolled = () => frame.evaluate(({ scrollLeft }) => scrollLeft);
  await page.locator('[data-cell="2:0"]').focus();
  await frame.evaluate((element) => element.scrollTo({ left: 300 }));
  const before = await scrolled();
  expect(before).toBeGreaterThan(0);
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp']) {
    const from = await reached();
    await page.keyboard.press(key);
    await expect.poll(reached).not.toEqual(from);
    expect(await scrolled()).toBe(before);
  }

  await resize(app, 1024, 500);
  await go('library');
  const main = page.getByRole('main');
  const titles = main.getByRole('link', { name: /^Sample: / });
  await titles.last().focus();
  await expect(titles.last()).toBeFocused();
  for (let back = 0; back < 12; back += 1) {
    await page.keyboard.press('Shift+Tab');
    await expect.poll(isInSight).toBe(true);
  }
  // And no line is seen above the head.
  const head = main.getByRole('columnheader').first();
  const tops = [main, head].map((each) => each.evaluate((element) => element.getBoundingClientRect().top));
  const [top = 0, headTop = 0] = await Promise.all(tops);
  expect(headTop - top).toBeLessThan(12);

  // From title to title too, up to the first.
  await titles.last().focus();
  for (let up = 0; up < 9; up += 1) {
    const from = await page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).not.toBe(from);
    await expect.poll(isInSight).toBe(true);
  }
});

test('two keys lead from the words of an answer back to its line in the list', async ({ page }) => {
  await waitForSample(page);
  const item = (await placesOf(page)).find(({ name }) => name === 'item')?.address ?? '';
  await page.evaluate((hash) => {
    location.hash = hash;
  }, item);
  await page.getByRole('textbox', { name: 'Explanation' }).focus();
  await page.keyboard.press('Escape');
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(title).toContainText('PROT-02');
  await page.keyboard.press('l');
  const line = page.getByRole('main').getByRole('link', { name: /^PROT-02/ });
  await expect(line).toBeFocused();
  await expect(line).toBeInViewport();
  await page.keyboard.press('j');
  await expect(page.getByRole('main').getByRole('link', { name: /^PROT-03/ })).toBeFocused();
});

test('a field that is still to be filled stands clear of the head of its dialog, with its name', async ({
  app,
  page,
}) => {
  await waitForSample(page);
  await resize(app, 1024, 500);
  await page.getByRole('link', { name: 'Plans', exact: true }).click();
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Sample: / })
    .first()
    .click();
  await page.getByRole('button', { name: 'New action' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New action' });
  const head = dialog.getByRole('presentation').first();
  const gap = async (what: Locator) => {
    const [top, bottom] = [await what.boundingBox(), await head.boundingBox()];
    return (top?.y ?? 0) - (bottom?.y ?? 0) - (bottom?.height ?? 0);
  };
  await dialog.getByRole('button', { name: 'Keep' }).click();
  const field = dialog.getByRole('textbox').first();
  await expect(field).toBeFocused();
  await expect.poll(() => gap(dialog.locator('label').first())).toBeGreaterThanOrEqual(0);

  await dialog.getByRole('button', { name: 'Keep' }).focus();
  for (let back = 0; back < 12; back += 1) {
    await page.keyboard.press('Shift+Tab');
    await expect.poll(() => gap(page.locator(':focus'))).toBeGreaterThanOrEqual(0);
  }
});

test('what is printed has room on the sheet, and nothing of the window on it', async ({ app, page }) => {
  await waitForSample(page);
  const places = await placesOf(page);
  const go = (name: string) =>
    page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      places.find((place) => place.name === name)?.address ?? '',
    );
  const sheets = async () => {
    const printed = await app.evaluate(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const sheet = { pageSize: 'A4', preferCSSPageSize: true } as const;
      return (await window?.webContents.printToPDF(sheet))?.toString('latin1') ?? '';
    });
    const boxes = [...printed.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
    return new Set(boxes.map(([, width, height]) => (Number(width) > Number(height) ? 'across' : 'upright')));
  };
  await go('consolidation');
  await page.locator('[data-wide-table]').waitFor();
  expect([...(await sheets())]).toEqual(['across']);

  await go('compare');
  await page.locator('tr[data-row]').first().waitFor();
  expect([...(await sheets())]).toEqual(['upright']);
  // As broad as an upright sheet between its margins.
  await resize(app, 720, 1000);
  await page.emulateMedia({ media: 'print' });
  const broad = await page
    .locator('th[data-sort]')
    .evaluateAll((heads) =>
      heads.map((head) => [head.getAttribute('data-sort'), head.getBoundingClientRect().width] as const),
    );
  const [broadest] = broad.toSorted(([, one], [, other]) => other - one);
  expect(broadest?.[0]).toBe('item');
  const notices = page.locator('.mantine-Notifications-root').first();
  expect(await notices.evaluate((element) => getComputedStyle(element).display)).toBe('none');
  await expect(page.getByRole('button', { name: 'Save as a file' })).toBeHidden();

  // Whatever is printed whole: nothing that is only there to be pressed, and the answer as it stands in its fields.
  await go('gap');
  await page.getByText('What must be true for level 1').waitFor();
  await expect(page.locator('#main').getByRole('button')).toHaveCount(0);
  await go('item');
  await page.getByText('Which statement is true?').waitFor();
  await expect(page.locator('#main').getByRole('button')).toHaveCount(0);
  await expect(page.locator('#main textarea').first()).toBeVisible();
});

test('on paper the name of an action stays, though it can be pressed, and a field with an example alone does not', async ({
  page,
}) => {
  await waitForSample(page);
  const { id: planId } = await call<{ id: string }>(page, 'planning.createPlan', {
    state: 'ZZ',
    from: null,
    fields: {
      ...{ title: 'Three years', introduction: '', startsOn: '2025-01-01', endsOn: '2027-12-31' },
      status: 'draft',
    },
  });
  await call(page, 'planning.addAction', {
    planId,
    fields: {
      ...{
        itemId: 'POL-01',
        fromLevel: 1,
        toLevel: 4,
        title: 'Issue the order',
        owner: 'Justice',
        description: '',
      },
      ...{ partners: [], startsOn: null, dueOn: null, costClass: 'none', costText: '', indicator: '' },
      ...{ expectedDocument: '', expectedType: null, resources: [], state: 'agreed', stateReason: '' },
      ...{ doneOn: null, doneDocumentId: null },
    },
  });
  const main = page.locator('#main');
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `/plans/${planId}`);
  const name = main.getByRole('button', { name: 'Issue the order', exact: true });
  await name.waitFor();
  const example = main.locator('input:placeholder-shown, textarea:placeholder-shown').first();
  const add = main.locator('.mantine-Button-root:not([data-variant="transparent"])').first();
  await expect(add).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(name).toBeVisible();
  await expect(add).toBeHidden();

  await page.evaluate(() => {
    location.hash = '/library';
  });
  await expect(example).toBeAttached();
  await expect(example).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await expect(example).toBeVisible();
});

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
  await resize(app, 1024, 700);
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
  await resize(app, 1024, 700);
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
  await resize(app, 1024, 700);
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

test('the navigation shows where one is, also in a low window', async ({ app, page }) => {
  await waitForSample(page);
  await resize(app, 1024, 384);
  await page.evaluate(() => {
    location.hash = '/settings';
  });
  const navigation = page.getByRole('navigation', { name: 'Places' });
  const here = navigation.locator('[aria-current="page"]');
  await expect(here).toHaveText('Settings');
  await expect(here).toBeInViewport({ ratio: 0.9 });
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
  const table = main.getByRole('table').first();
  // Only the table is moved: headings and buttons stay where they are.
  expect(await main.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  await table.hover();
  await page.mouse.wheel(2000, 0);
  await expect.poll(() => table.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
});

test('where letters are twice as large, no screen is moved sideways to be read', async ({ app, page }) => {
  test.setTimeout(240_000);
  await waitForSample(page);
  const places = await placesOf(page);
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setMinimumSize(300, 200);
    window?.setContentSize(683, 384);
  });
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(683);
  for (const { name, address, shows } of places) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, address);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    if (shows !== undefined) await expect(page.getByText(shows).first()).toBeVisible();
    const tooWide = await page
      .getByRole('main')
      .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect.soft([name, tooWide]).toEqual([name, 0]);
  }
});

test('the whole name of an item is seen where its row is reached by keys', async ({ page }) => {
  await waitForSample(page);
  const places = await placesOf(page);
  for (const { address, shows } of [
    { address: '/compare/all', shows: /frozen assessments of/ },
    ...places.filter(({ name }) => name === 'consolidation' || name === 'coverage'),
  ]) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, address);
    await expect(page.getByText(shows ?? '').first()).toBeVisible();
    const names = page.locator('th[data-cell] > [data-cut]');
    const cut = (all: Element[]) =>
      all.findIndex((each) => each.scrollWidth > each.clientWidth || each.scrollHeight > each.clientHeight);
    // Rows may be drawn before all columns are, which leave a name less room.
    await expect.poll(() => names.evaluateAll(cut), { message: address }).not.toBe(-1);
    const at = await names.evaluateAll(cut);
    await page.locator('th[data-cell]').first().focus();
    for (let row = 0; row < at; row += 1) await page.keyboard.press('ArrowDown');
    const name = page.locator('th:focus > [data-cut]');
    await expect(name).toHaveText((await names.nth(at).textContent()) ?? '');
    expect([address, await name.evaluateAll(cut)]).toEqual([address, -1]);
    await expect(name).toBeInViewport({ ratio: 0.99 });
  }
});

for (const [width, height] of [
  [911, 512],
  [512, 350],
] as const) {
  test(`the lists of documents and of an import are as broad as the window (${width} by ${height})`, async ({
    app,
    page,
  }) => {
    await waitForSample(page);
    await app.evaluate(
      ({ BrowserWindow }, size) => {
        const [window] = BrowserWindow.getAllWindows();
        window?.setMinimumSize(300, 200);
        window?.setContentSize(size.width, size.height);
      },
      { width, height },
    );
    await page.evaluate(() => {
      location.hash = '/library';
    });
    const title = page.getByRole('table').getByRole('link').first();
    await title.waitFor();
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
    expect(await page.getByRole('main').evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0);
    expect((await title.boundingBox())?.width).toBeGreaterThan(90);
    const [brought] = await call<{ id: string }[]>(page, 'library.listImports');
    await page.evaluate((id) => {
      location.hash = `/library/imports/${id}`;
    }, brought?.id);
    await page.getByRole('table', { name: 'Files of this import' }).getByRole('link').first().waitFor();
    expect(await page.getByRole('main').evaluate((main) => main.scrollWidth - main.clientWidth)).toBe(0);
    const badge = page.getByRole('banner').getByRole('link').first();
    expect((await badge.boundingBox())?.height).toBeLessThan(40);
    expect(await badge.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  });
}

for (const [width, height] of [
  [1024, 640],
  [895, 432],
] as const) {
  test(`no notice lies over a control that cannot be brought clear of it (${width} by ${height})`, async ({
    app,
    page,
  }) => {
    test.setTimeout(240_000);
    await waitForSample(page);
    const places = await placesOf(page);
    await app.evaluate(
      ({ BrowserWindow }, size) => {
        const [window] = BrowserWindow.getAllWindows();
        window?.setMinimumSize(300, 200);
        window?.setContentSize(size.width, size.height);
      },
      { width, height },
    );
    /** What fails is told in three sentences, which stay until somebody closes them. */
    const tell = () =>
      page.evaluate(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['%PDF'], 'attachment.pdf'));
        window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
      });
    const covered = (within: string) =>
      page.evaluate(
        (selector) =>
          [...document.querySelectorAll(`${selector} :is(button, a[href], input)`)]
            .filter((each) => each.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
            .flatMap((each) => {
              each.scrollIntoView({ block: 'nearest' });
              const { left, right, top, bottom } = each.getBoundingClientRect();
              const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
              return over?.closest('.mantine-Notifications-root') ? [each.outerHTML.slice(0, 200)] : [];
            }),
        within,
      );
    await tell();
    const notice = page.getByRole('alert').filter({ hasText: 'No file came with what was dropped.' });
    await expect(notice).toBeInViewport({ ratio: 0.9 });
    for (const name of ['settings', 'item', 'decide', 'workshop', 'library', 'document', 'reader', 'plans']) {
      await page.evaluate(
        (hash) => {
          location.hash = hash;
        },
        places.find((place) => place.name === name)?.address ?? '',
      );
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      expect([name, await covered('main')]).toEqual([name, []]);
    }
    await page.evaluate(() => {
      location.hash = '/plans';
    });
    await page.getByRole('button', { name: 'New plan' }).click();
    const dialog = page.getByRole('dialog', { name: 'New plan' });
    await expect(dialog).toBeVisible();
    await tell();
    await expect(notice.last()).toBeVisible();
    await expect.poll(() => covered('[role="dialog"]')).toEqual([]);
  });
}

test('a page that fits its view is not drawn smaller while something is told', async ({ page }) => {
  await waitForSample(page);
  const reader = (await placesOf(page)).find(({ name }) => name === 'reader');
  await page.evaluate((hash) => {
    location.hash = hash;
  }, reader?.address ?? '');
  await page.getByRole('combobox', { name: 'Size of the pages' }).selectOption('Fit the page');
  const sheet = page.locator('canvas').first();
  await expect.poll(async () => (await sheet.boundingBox())?.height ?? 9999).toBeLessThan(700);
  const before = await sheet.boundingBox();
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['%PDF'], 'attachment.pdf'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
  });
  await expect(page.getByText('No file came with what was dropped.')).toBeVisible();
  await expect
    .poll(() =>
      page.evaluate(() => Number.parseFloat(document.documentElement.style.getPropertyValue('--wm-notices'))),
    )
    .toBeGreaterThan(0);
  expect((await sheet.boundingBox())?.width).toBe(before?.width);
});

test('a name that is one long word makes no list wide', async ({ page }) => {
  await waitForSample(page);
  const word = 'W'.repeat(160);
  const assessments = await call<{ id: string; state: string; status: string }[]>(page, 'assessments.list');
  const { id: assessmentId, state } = assessments.find(({ status }) => status === 'open') ?? {};
  const { participants } = await call<{ participants: { agencyId: string }[] }>(
    page,
    'assessments.participation',
    { assessmentId },
  );
  const present = participants.slice(0, 1).map(({ agencyId }) => agencyId);
  await call(page, 'assessments.startWorkshop', {
    ...{ assessmentId, title: word, heldOn: '2026-01-31', present },
  });
  await call(page, 'agencies.create', {
    ...{ state, names: [{ language: 'eng', name: word }], shortName: 'W', roles: ['POLC'] },
    ...{ place: '', from: null, until: null, note: '' },
  });
  const { id: planId } = await call<{ id: string }>(page, 'planning.createPlan', {
    fields: { title: word, introduction: '', startsOn: '2027-01-01', endsOn: '2027-12-31', status: 'draft' },
    ...{ state, from: null },
  });
  await call(page, 'planning.addAction', {
    planId,
    fields: {
      ...{ itemId: null, fromLevel: null, toLevel: null, title: word, description: '', owner: '' },
      ...{ partners: [], startsOn: null, dueOn: null, costClass: 'unknown', costText: '', indicator: '' },
      ...{ expectedDocument: '', expectedType: null, resources: [], state: 'proposed', stateReason: '' },
      ...{ doneOn: null, doneDocumentId: null },
    },
  });
  for (const address of [
    `/assessments/${assessmentId}/workshop`,
    '/agencies',
    '/plans',
    `/plans/${planId}`,
  ]) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, address);
    await expect(page.getByRole('main').getByText(word).first()).toBeVisible();
    const tooWide = await page
      .getByRole('main')
      .evaluate((main) =>
        [main, ...main.querySelectorAll('div')].some((each) => each.scrollWidth > each.clientWidth + 1),
      );
    expect([address, tooWide]).toEqual([address, false]);
  }
});

test('on an office screen whose letters are drawn half as large again, everything can be reached', async ({
  app,
  page,
}) => {
  test.setTimeout(240_000);
  await waitForSample(page);
  const places = await placesOf(page);
  // 1366 by 768 at 150 %, without the bars of the desktop and the frame of the window.
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setMinimumSize(300, 200);
    window?.setContentSize(895, 432);
  });
  for (const { name, address } of places) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, address);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect([name, tooWide]).toEqual([name, 0]);
  }
  const last = page.getByRole('navigation', { name: 'Places' }).getByRole('link').last();
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport({ ratio: 0.9 });

  await page.evaluate(() => {
    location.hash = '/library';
  });
  await page.getByRole('button', { name: /^In force on/ }).click();
  const show = page.getByRole('button', { name: 'Show', exact: true });
  await show.scrollIntoViewIfNeeded();
  await expect(show).toBeInViewport({ ratio: 0.9 });
});
