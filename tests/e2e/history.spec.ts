import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { call } from './support/calls';
import { expect, expectNoSeriousAxe, test } from './support/launch';

test.use({ environment: { WAYMARK_SAMPLE: '1' } });

const PICTURES = 'out/pictures';
const goTo = (page: Page, hash: string) =>
  page.evaluate((wanted) => {
    location.hash = wanted;
  }, hash);
const picture = (page: Page, name: string) =>
  page.screenshot({ path: path.join(PICTURES, `history-${name}.png`) });

test('steps of an answer, a plan and a target are read in their history and taken back, one or several at once', async ({
  page,
}) => {
  test.setTimeout(150_000);
  mkdirSync(PICTURES, { recursive: true });
  await expect
    .poll(async () => (await call<unknown[]>(page, 'planning.plans', { state: null })).length, {
      timeout: 60_000,
    })
    .toBeGreaterThan(0);
  const { id = '' } =
    (await call<{ id: string; status: string }[]>(page, 'assessments.list')).find(
      ({ status }) => status === 'open',
    ) ?? {};

  await goTo(page, `/assessments/${id}/POL-03`);
  const words = page.getByLabel('Explanation');
  for (const text of ['The first words.', 'The second words.', 'The third words.']) {
    await words.fill(text);
    await words.blur();
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  }
  await page.getByRole('button', { name: 'History', exact: true }).click();
  const panel = page.getByRole('dialog', { name: 'History of POL-03' });
  await expect(panel.getByText('The second words.').first()).toBeVisible();
  await expectNoSeriousAxe(page);
  await picture(page, 'answer');
  await panel.getByRole('button', { name: /^Undo: Explanation/ }).click();
  await expect(panel.getByRole('listitem').first()).toContainText('The third words.The second words.');
  await panel
    .getByRole('listitem')
    .filter({ hasText: 'The first words.' })
    .last()
    .getByRole('button', { name: /^Go back to before this/ })
    .click();
  const asked = page.getByRole('dialog', { name: 'Go back to before this step?' });
  await expect(asked).toContainText('later step');
  await expectNoSeriousAxe(page);
  await asked.getByRole('button', { name: 'Go back to before this' }).click();
  await expect(asked).toBeHidden();
  await panel.getByRole('button', { name: 'Close' }).click();
  // The editor shows what stands now, and goes on from there.
  await expect(words).not.toHaveValue(/words\.$/);
  await words.fill('Words of today.');
  await words.blur();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();

  const [plan] = await call<{ id: string }[]>(page, 'planning.plans', { state: null });
  await goTo(page, `/plans/${plan?.id}`);
  const title = page.getByLabel('Title');
  const before = await title.inputValue();
  await title.fill('Another title');
  await title.blur();
  await expect(page.getByRole('heading', { name: 'Another title' })).toBeVisible();
  await page.getByRole('button', { name: 'History', exact: true }).click();
  const ofPlan = page.getByRole('dialog', { name: 'History of this plan' });
  await expectNoSeriousAxe(page);
  await picture(page, 'plan');
  await ofPlan.getByRole('button', { name: /^Undo: Title/ }).click();
  await ofPlan.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('heading', { name: before })).toBeVisible();

  await goTo(page, '/history');
  await expect(page.getByRole('heading', { name: 'History', level: 1 })).toBeVisible();
  const list = page.getByRole('list', { name: 'History' });
  await expect(list).toContainText('Words of today.');
  await expectNoSeriousAxe(page);
  await picture(page, 'all');
  await page.getByLabel('Show', { exact: true }).selectOption('Gaps and plans');
  await expect(list).not.toContainText('Words of today.');
  await expect(list).toContainText('Another title');
  await picture(page, 'plans');
  await page.getByLabel('Show', { exact: true }).selectOption('Everything');
  await list
    .getByRole('listitem')
    .filter({ hasText: 'Words of today.' })
    .first()
    .getByRole('button', { name: /^Undo: National answer POL-03/ })
    .click();
  await expect
    .poll(
      async () =>
        (
          await call<{ answers: { itemId: string; text: string }[] }>(page, 'assessments.get', {
            assessmentId: id,
          })
        ).answers.find(({ itemId }) => itemId === 'POL-03')?.text,
    )
    .not.toBe('Words of today.');
});
