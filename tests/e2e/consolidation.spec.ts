import type { Page } from '@playwright/test';
import { call } from './support/calls';
import { expect, expectNoSeriousAxe, test } from './support/launch';

const go = (page: Page, address: string) =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, address);

const level = (value: number) => ({ kind: 'level', level: value, practiceAhead: false });

test('three agencies answer differently; one decision, its dissent printed, and the year frozen', async ({
  page,
}) => {
  const { id: assessmentId } = await call<{ id: string }>(page, 'assessments.create', {
    ...{
      state: 'TH',
      questionnaire: 'waymark',
      edition: '2025.1',
      scope: 'core',
      referenceDate: '2025-12-31',
    },
  });
  const registered = async (shortName: string, roles: string[]) =>
    (
      await call<{ id: string }>(page, 'agencies.create', {
        ...{ state: 'TH', shortName, roles, names: [{ language: 'eng', name: `Ministry of ${shortName}` }] },
        ...{ place: '', from: null, until: null, note: '' },
      })
    ).id;
  const police = await registered('Police', ['POLC']);
  const labour = await registered('Labour', ['LABR']);
  const welfare = await registered('Welfare', ['SOCW']);

  await test.step('the agencies are asked by role', async () => {
    await go(page, `/assessments/${assessmentId}/agencies`);
    await page.getByRole('button', { name: 'Ask agencies …' }).first().click();
    await page.getByRole('button', { name: 'Ask 3 agencies' }).click();
    await expect(page.getByRole('grid', { name: 'Who is asked what' })).toBeVisible();
    // PROT-05 asks police and labour by role; welfare is asked by hand.
    await call(page, 'assessments.assign', {
      assessmentId,
      changes: [{ itemId: 'PROT-05', agencyId: welfare, as: 'asked' }],
    });
    await expectNoSeriousAxe(page);
  });

  await test.step('each answers for itself on the usual screen', async () => {
    for (const [agencyId, value] of [
      [labour, 1],
      [welfare, 2],
    ] as const) {
      await call(page, 'assessments.saveAnswer', {
        ...{ assessmentId, agencyId, itemId: 'PROT-05', value: level(value), fallReason: null },
        ...{ text: `We see level ${value}.`, baseRevision: 0 },
      });
    }
    await go(page, `/assessments/${assessmentId}/PROT-05?as=${police}`);
    await expect(page.getByText('Answering as: Ministry of Police')).toBeVisible();
    await page.keyboard.press('3');
    await page.getByLabel('Explanation').fill('All units search actively.');
    await expect(page.locator('[data-state="saved"]')).toBeVisible();
    const { answers } = await call<{ answers: { itemId: string; value: unknown }[] }>(
      page,
      'assessments.get',
      {
        assessmentId,
      },
    );
    expect(answers.find(({ itemId }) => itemId === 'PROT-05')?.value).toEqual({ kind: 'none' });
  });

  await test.step('the table puts the disagreement first, and the item is decided', async () => {
    await go(page, `/assessments/${assessmentId}/consolidation`);
    const grid = page.getByRole('grid', { name: 'Consolidation' });
    const first = grid.locator('tbody tr[data-row]').first();
    await expect(first).toHaveAttribute('data-row', 'PROT-05');
    await expect(first).toContainText('Agencies differ');
    await first.getByRole('rowheader').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Decide the national answer' })).toBeVisible();
    await page.getByLabel('The lowest level').check();
    await page.getByRole('button', { name: 'Decide' }).click();
    await expect(page.getByText('Write the reason.')).toBeVisible();
    await page.getByLabel('Reason').fill('Inspections do not reach every province.\nNo budget.');
    await page.getByRole('textbox', { name: /Ministry of Police/ }).fill('The count of the police differs.');
    await page.getByLabel('Decided by').fill('Head of secretariat');
    await page.getByRole('button', { name: 'Decide' }).click();
    const made = page.locator('[data-decision="1"]');
    await expect(made).toContainText('Head of secretariat');
    // Its lines stay.
    await expect(made.getByText(/^Reason:/)).toHaveCSS('white-space', 'pre-line');
    await expect(page.locator('[data-national]')).toContainText('In preparation');
    await expectNoSeriousAxe(page);
  });

  await test.step('a change afterwards makes the decision older', async () => {
    await call(page, 'assessments.saveAnswer', {
      ...{ assessmentId, agencyId: welfare, itemId: 'PROT-05', value: level(1), fallReason: null },
      ...{ text: 'We see level 1.', baseRevision: 1 },
    });
    await expect(page.getByText(/The decision is older than an answer: Welfare/)).toBeVisible();
    await go(page, `/assessments/${assessmentId}/checks`);
    await expect(page.locator('[data-check="decision-older"]')).toContainText('PROT-05');
    await page.locator('[data-check="no-evidence"]').getByRole('link', { name: 'PROT-05' }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: /PROT-05/ })).toBeVisible();
  });

  await test.step('a workshop goes on where it stopped and writes its minutes', async () => {
    await go(page, `/assessments/${assessmentId}/workshop`);
    await page.getByLabel('Title').fill('Round table');
    await page.getByRole('button', { name: 'Begin' }).click();
    await expect(page.locator('[data-workshop]')).toContainText('PROT-05');
    // Labour, Police, Welfare: in the order of their names.
    await page.keyboard.press('1');
    await page.keyboard.press('3');
    await page.keyboard.press('2');
    await expect(page.locator(`tr[data-agency="${labour}"]`)).toContainText('level 1');
    await page.reload();
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.locator(`tr[data-agency="${police}"]`)).toContainText('level 3');
    await page.getByRole('combobox', { name: 'National answer' }).click();
    await page.getByRole('option', { name: /Level 2/ }).click();
    await page.getByLabel(/^Reason/).fill('A pilot was shown.');
    await page.getByLabel('Decided by').fill('Head of secretariat');
    await page.getByRole('button', { name: 'Decide again' }).click();
    await expect(page.locator('[data-workshop]')).not.toContainText('PROT-05');
    await page.getByRole('button', { name: 'End the workshop' }).click();
    await page.getByRole('link', { name: 'Minutes' }).click();
    const minutes = page.locator('[data-minutes]');
    await expect(minutes).toContainText('Decided: Level 2, Adopted (agreed at a meeting).');
    await expect(minutes).toContainText('A pilot was shown.');
    await expect(minutes).toContainText('Dissent: Ministry of Police says Level 3');
  });

  await test.step('the year is frozen, and its sheet prints the dissent or says how many were left out', async () => {
    await go(page, `/assessments/${assessmentId}`);
    await page.getByRole('button', { name: 'Freeze …' }).click();
    await expect(page.locator('[data-findings]')).toBeVisible();
    await page.getByLabel('Your name').fill('Head of secretariat');
    await page.getByRole('button', { name: 'Freeze for good' }).click();
    await expect(page.getByText('The assessment is frozen.')).toBeVisible();
    await go(page, `/assessments/${assessmentId}/sign-off`);
    const sheet = page.locator('[data-sign-off]');
    await expect(sheet).toContainText('Ministry of Police');
    // Welfare had written level 1, and voted for what was decided.
    await expect(sheet.locator('[data-item="PROT-05"]')).toContainText('2 agencies disagreed');
    await expectNoSeriousAxe(page);
    await page.getByLabel('Print the annex of dissent').uncheck();
    await expect(sheet.locator('[data-omitted]')).toContainText('2 dissents are not printed here.');
    await expect(sheet.locator('[data-item="PROT-05"]')).toBeHidden();
  });
});
