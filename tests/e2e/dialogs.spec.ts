import type { Page } from '@playwright/test';
import { call } from './support/calls';
import { goesRound, holdsFocus } from './support/goes-round';
import { expect, test } from './support/launch';
import { placesOf, waitForSample } from './support/places';

test.use({ environment: { WAYMARK_SAMPLE: '1' } });

const go = (page: Page, address: string) =>
  page.evaluate((to) => {
    window.location.hash = to;
  }, address);

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

  const places = new Map((await placesOf(page)).map(({ name, address }) => [name, address]));
  const to = (name: string) => go(page, places.get(name) ?? '/no-such-place');

  await test.step('agencies: added, asked, and a frozen answer corrected', async () => {
    await to('agencies');
    await goesRound(page, button('Add an agency'), 'Add an agency');
    await to('coverage');
    await goesRound(page, button('Ask agencies …'), 'Ask agencies');
    await to('sign-off');
    await goesRound(page, button('Correct a frozen answer'), 'Correct a frozen answer');
  });

  await test.step('entries of the glossary, and relations of a document', async () => {
    await to('glossary');
    await goesRound(page, button('New entry'), 'New entry');
    await to('document');
    await goesRound(page, button('Add a relation'), 'Add a relation');
  });

  await test.step('the reader: its page numbers and its print', async () => {
    await to('reader');
    await goesRound(page, button('Printed page numbers'), 'Printed page numbers');
    await goesRound(page, button(/^Print$/), 'Print pages');
  });

  await test.step('the help for the keyboard, from any screen', async () => {
    await goesRound(page, page.getByRole('button', { name: 'Keyboard help' }), 'Keyboard');
  });

  await test.step('the menu of forms to save in', async () => {
    await go(page, '/plans');
    await main
      .getByRole('link', { name: /^Sample: / })
      .first()
      .click();

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
