import { call } from './support/calls';
import { freezeYears } from './support/frozen-years';
import { expect, expectNoSeriousAxe, test } from './support/launch';

/** From worse to better, as the list is put in order by itself. */
const ORDER = [
  'Worse',
  'No longer answered',
  'Knowledge changed',
  'Not comparable',
  'Newly answered',
  'Better',
];

test('the list of changes: worse first, in points, missing never nought, with its reasons, its actions and how it is counted', async ({
  page,
}) => {
  const keys = await freezeYears(page, 'TH', [2024, 2025]);
  const show = () =>
    page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      `/compare/${keys.join(',')}`,
    );
  await show();
  const list = page.getByRole('table', { name: 'Changes', exact: true });
  const rows = list.locator('tr[data-row]');
  const shown = page.getByText(/\d+ of 36 items are shown\./);
  const wanted = async () => Number(/(\d+) of 36/.exec((await shown.textContent()) ?? '')?.[1]);
  await expect.poll(async () => (await rows.count()) === (await wanted())).toBe(true);

  const cells = await rows.evaluateAll((all) =>
    all.map((row) => [...row.children].slice(0, 5).map((cell) => cell.textContent?.trim() ?? '')),
  );
  const places = cells.map(([direction = '']) => ORDER.findIndex((one) => direction.startsWith(one)));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  expect(new Set(places).size).toBeGreaterThan(2);
  for (const [direction = '', points = '', , before = '', after = ''] of cells) {
    const levels = [before, after].map((cell) => /^\d/.exec(cell)?.[0]);
    if (levels.includes(undefined)) {
      // No answer is a word of its own, and no number is made of it.
      expect([points, before, after].join()).toMatch(/Not answered|Not known|Not applicable/);
      expect(points).toBe('');
    } else {
      const delta = Number(levels[1]) - Number(levels[0]);
      expect(points).toBe(delta > 0 ? `+${delta}` : `\u2212${-delta}`);
      expect(direction.startsWith(delta > 0 ? 'Better' : 'Worse')).toBe(true);
    }
  }

  // How many could be compared stands on every tab, with its formula behind it and in full below.
  const comparable = page.getByText(/\d+ of 36 items comparable/);
  for (const name of ['Table', 'Plots', 'Counts', 'Changes']) {
    await page.getByRole('tab', { name, exact: true }).click();
    await expect(comparable).toBeVisible();
  }
  await expect(comparable).toHaveAttribute('title', /a level in both columns/);
  await page.getByText('How these figures are counted').click();
  const [, all, better, worse, same] =
    /(\d+) = (\d+) better \+ (\d+) worse \+ (\d+) the same/.exec(
      (await page.locator('[data-formulas]').textContent()) ?? '',
    ) ?? [];
  expect(Number(better) + Number(worse) + Number(same)).toBe(Number(all));
  await expect(comparable).toContainText(`${all} of 36`);

  // A reason, and the action that explains it, belong to one line; without a real change it does not count as progress.
  const first = await rows.filter({ hasText: 'Better' }).first().getAttribute('data-row');
  const { id: planId } = await call<{ id: string }>(page, 'planning.createPlan', {
    ...{ state: 'TH', from: null },
    fields: {
      ...{ title: 'National plan', introduction: '', status: 'approved' },
      ...{ startsOn: '2025-01-01', endsOn: '2026-12-31' },
    },
  });
  await call(page, 'planning.addAction', {
    planId,
    fields: {
      ...{
        itemId: first,
        fromLevel: 1,
        toLevel: 4,
        title: 'Write the procedure',
        owner: 'Justice',
        description: '',
      },
      ...{ partners: [], startsOn: null, dueOn: null, costClass: 'none', costText: '', indicator: '' },
      ...{
        expectedDocument: '',
        expectedType: null,
        resources: [],
        state: 'done',
        stateReason: 'Signed in June.',
      },
      ...{ doneOn: '2025-06-01', doneDocumentId: null },
    },
  });
  const row = list.locator(`tr[data-row="${first}"]`);
  await expect(row.getByRole('link', { name: /Write the procedure/ })).toBeVisible();
  await row.getByRole('button').focus();
  await page.keyboard.press('Enter');
  const editor = page.getByRole('region', { name: `Why ${first} differs` });
  await editor.getByLabel('Why it changed').selectOption('Better evidence');
  await editor.getByLabel('Reason in your words').fill('The register was found.');
  await editor.getByRole('button', { name: 'Save the reason' }).click();
  await expect(row).toContainText('Better evidence');
  await expectNoSeriousAxe(page);
  await page.getByLabel('Real progress only').check();
  await expect(page.getByText(/1 item is left out/)).toBeVisible();
  await expect(row).toBeHidden();
  await page.getByLabel('Real progress only').uncheck();

  await list.getByRole('button', { name: /^Item/ }).click();
  const ids = await rows.evaluateAll((each) => each.map((one) => one.getAttribute('data-row')));
  expect(ids).toHaveLength(cells.length);
  expect(ids).not.toEqual(ids.toSorted().reverse());
});
