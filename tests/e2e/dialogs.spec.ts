import type { Locator, Page } from '@playwright/test';
import { call } from './support/calls';
import { expect, expectNoSeriousAxe, test } from './support/launch';
import { waitForSample } from './support/places';

test.use({ environment: { WAYMARK_SAMPLE: '1' } });

const go = (page: Page, address: string) =>
  page.evaluate((to) => {
    window.location.hash = to;
  }, address);

const holdsFocus = (box: Locator) => box.evaluate((element) => element.contains(document.activeElement));

/** Opens a dialog by its button and the keyboard alone, goes round in it both ways, and leaves it as one came. */
async function goesRound(page: Page, opener: Locator, name: string | RegExp): Promise<void> {
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name });
  await expect(dialog).toBeVisible();
  await expect(dialog).toHaveAttribute('aria-modal', 'true');
  await expect.poll(() => holdsFocus(dialog)).toBe(true);
  await expectNoSeriousAxe(page);
  const first = await page.evaluateHandle(() => document.activeElement);
  for (const key of ['Tab', 'Shift+Tab']) {
    let isBack = false;
    for (let step = 0; step < 60 && !isBack; step += 1) {
      await page.keyboard.press(key);
      expect(await holdsFocus(dialog), `${key} leaves the dialog ${name}`).toBe(true);
      isBack = await first.evaluate((element) => element === document.activeElement);
    }
    expect(isBack, `${key} goes round in the dialog ${name}`).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
}

test('a dialog is opened, gone round in and left by the keyboard, and gives the focus back', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await waitForSample(page);
  const main = page.getByRole('main');
  const button = (name: string | RegExp) => main.getByRole('button', { name }).first();

  await test.step('what is changed in many documents', async () => {
    await go(page, '/library?sort=title');
    await main.getByRole('row').getByRole('link').first().focus();
    await page.keyboard.press('Space');
    await goesRound(page, page.getByRole('button', { name: 'Change …' }), /./);
  });

  await test.step('assessments: begun, frozen, gone on with', async () => {
    await go(page, '/assessments');
    await goesRound(page, button('Start an assessment'), 'Start an assessment');
    await goesRound(page, button(/^Start next year from this/), /^Start the next year/);
    const list = await call<{ id: string; status: string }[]>(page, 'assessments.list');
    await go(page, `/assessments/${list.find(({ status }) => status === 'open')?.id}`);
    await goesRound(page, button(/^Freeze/), 'Freeze this assessment');
  });

  await test.step('plans and their actions', async () => {
    await go(page, '/plans');
    await goesRound(page, button('New plan'), 'New plan');
    await main
      .getByRole('link', { name: /^Sample: / })
      .first()
      .click();
    await goesRound(page, button('New action'), 'New action');
  });

  await test.step('the menu of forms to save in', async () => {
    const save = button('Save as a file');
    await save.focus();
    await page.keyboard.press('Enter');
    const menu = page.getByRole('menu');
    await expect(menu).toBeVisible();
    await page.keyboard.press('ArrowDown');
    expect(await holdsFocus(menu)).toBe(true);
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
    await expect(save).toBeFocused();
  });
});
