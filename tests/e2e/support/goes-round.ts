import { expect, type Locator, type Page } from '@playwright/test';
import { expectNoSeriousAxe } from './axe';

/** Whether the keyboard is in a part of the window. */
export const holdsFocus = (box: Locator) =>
  box.evaluate((element) => element.contains(document.activeElement));

/** Opens a dialog by its button and the keyboard alone, goes round in it both ways, and leaves it as one came. */
export async function goesRound(page: Page, opener: Locator, name: string | RegExp): Promise<void> {
  await expect(opener).toBeEnabled();
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
  // A list of choices that came with the focus goes before the dialog.
  if ((await page.getByRole('listbox').count()) > 0) await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
}
