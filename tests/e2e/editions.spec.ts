import type { Page } from '@playwright/test';
import { call } from './support/calls';
import { expect, expectNoSeriousAxe, test } from './support/launch';

const go = (page: Page, address: string) =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, address);

const level = (value: number) => ({ kind: 'level', level: value, practiceAhead: false });

const FIRST_YEAR = { state: 'TH', questionnaire: 'waymark', edition: '2025.1', scope: 'full' } as const;
const SAID = { 'POL-01': 4, 'POL-02': 2, 'POL-03': 3, 'POL-16': 1, 'PROS-12': 3, 'PROT-04': 1 } as const;

interface Said {
  readonly answers: readonly {
    readonly itemId: string;
    readonly value: unknown;
    readonly confirmed: boolean;
  }[];
}

const answersOf = async (page: Page, assessmentId: string) => {
  const { answers } = await call<Said>(page, 'assessments.get', { assessmentId });
  return new Map(answers.map((answer) => [answer.itemId, answer]));
};

async function answered(page: Page, referenceDate: string): Promise<string> {
  const { id } = await call<{ id: string }>(page, 'assessments.create', { ...FIRST_YEAR, referenceDate });
  for (const [itemId, value] of Object.entries(SAID)) {
    await call(page, 'assessments.saveAnswer', {
      ...{ assessmentId: id, agencyId: null, itemId, value: level(value) },
      ...{ text: '', fallReason: null, baseRevision: 0 },
    });
  }
  return id;
}

test('a year goes on with a newer edition, and the two years compare along the mapping', async ({ page }) => {
  const first = await answered(page, '2025-12-31');
  await call(page, 'assessments.freeze', { assessmentId: first, frozenBy: 'A. Coordinator' });

  await test.step('the next year is started on the newer edition', async () => {
    await go(page, '/assessments');
    await page.getByRole('button', { name: /Start next year from this/ }).click();
    const dialog = page.getByRole('dialog', { name: /Start the next year/ });
    await expect(dialog.getByLabel('Edition')).toHaveValue('2026.1');
    await expectNoSeriousAxe(page);
    await dialog.getByRole('button', { name: 'Start the next year' }).click();
    await expect(page.getByText(/Edition 2026\.1, full: 118 items/)).toBeVisible();
    await expect(page.getByText('5 unconfirmed')).toBeVisible();
  });
  const { id: second } = (await call<{ id: string; edition: string }[]>(page, 'assessments.list')).find(
    ({ edition }) => edition === '2026.1',
  ) ?? { id: '' };

  await test.step('an item says where it comes from', async () => {
    await go(page, `/assessments/${second}/POL-29`);
    const origin = page.getByRole('region', { name: 'What became of this question' });
    await expect(origin).toContainText('This was 2 questions before');
    await expect(origin).toContainText('POL-01');
    await expect(page.getByRole('heading', { name: /POL-02/ })).toBeVisible();
    await expectNoSeriousAxe(page);
    await page.keyboard.press('2');
    await expect(page.locator('[data-state="saved"]')).toBeVisible();
    for (const itemId of ['PROT-30', 'PROT-31', 'PROS-12']) {
      await go(page, `/assessments/${second}/${itemId}`);
      await expect(page.locator('[data-origin]')).toBeVisible();
      await page.keyboard.press('s');
      await page.getByRole('button', { name: 'I read the new question: this fits' }).click();
      await expect(page.getByRole('button', { name: /I read the new question/ })).toHaveCount(0);
    }
    await go(page, `/assessments/${second}/POL-03`);
    await expect(page.locator('[data-origin]')).toHaveCount(0);
    await page.keyboard.press('4');
    await expect(page.locator('[data-state="saved"]')).toBeVisible();
    expect([...(await answersOf(page, second)).values()].filter(({ confirmed }) => !confirmed)).toEqual([]);
  });

  await test.step('what cannot be compared says why', async () => {
    await call(page, 'assessments.freeze', { assessmentId: second, frozenBy: 'A. Coordinator' });
    const [one, other] = await call<{ id: string }[]>(page, 'assessments.listSnapshots');
    await go(page, `/compare/${one?.id},${other?.id}`);
    await expect(page.locator('[data-summary]')).toContainText('1 better');
    await page.getByRole('button', { name: /PROS-12/ }).click();
    await expect(page.getByText(/Much of the money now moves as virtual assets/)).toBeVisible();
    await page.getByRole('button', { name: /POL-29/ }).click();
    await expect(page.getByText(/the lowest of their levels stands: 2/)).toBeVisible();
    await expectNoSeriousAxe(page);
  });

  await test.step('an open assessment is moved with a preview, and back', async () => {
    const open = await answered(page, '2024-12-31');
    await go(page, `/assessments/${open}`);
    await page.getByRole('button', { name: 'Look at edition 2026.1' }).click();
    const dialog = page.getByRole('dialog', { name: 'From edition 2025.1 to 2026.1' });
    await expect(dialog.locator('[data-move-preview]')).toContainText('1 question was several before');
    await expect(dialog.getByRole('table')).toContainText('Nearly every State has joined the UN Protocol');
    await expectNoSeriousAxe(page);
    await dialog.getByRole('button', { name: 'Go on with edition 2026.1' }).click();
    await expect(page.getByText(/Edition 2026\.1, full: 118 items/)).toBeVisible();
    expect((await answersOf(page, open)).get('PROT-31')).toMatchObject({ value: level(1), confirmed: false });
    await page.getByRole('button', { name: 'Go back to edition 2025.1' }).click();
    await expect(page.getByText(/Edition 2025\.1, full: 113 items/)).toBeVisible();
    expect((await answersOf(page, open)).get('PROS-12')).toMatchObject({ value: level(3), confirmed: true });
  });
});
