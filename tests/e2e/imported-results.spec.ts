import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { call } from './support/calls';
import { choosePlaces } from './support/dialogs';
import { expect, expectNoSeriousAxe, test } from './support/launch';

const TABLE = [
  'Yearly report of the coordinating office,,,',
  'Country;Year;POL-01;POL-02',
  'Cambodia;2562;1;10,5',
  'Cambodia;2563;2;8,5',
  'World;2563;9;9',
  ';2563;1;1',
].join('\n');

test('a table of earlier years becomes frozen results to compare, and is taken back in one step', async ({
  app,
  page,
  workspace,
}) => {
  const file = path.join(workspace, 'report.csv');
  writeFileSync(file, TABLE);
  await page.evaluate(() => {
    location.hash = '/compare/import';
  });
  await choosePlaces(app, [file]);
  await page.getByRole('button', { name: 'Choose a table' }).click();
  await expect(page.getByLabel('What column Year holds')).toHaveValue('year');
  await expect(page.getByLabel('Years are counted in the')).toHaveValue('be');
  await expect(page.getByLabel('A comma marks decimals: 2,5')).toBeChecked();

  await page.getByLabel('What World means').selectOption({ label: 'Leave these rows out' });
  await page.getByLabel('Source').fill('Coordinating office');
  await page.getByLabel('For all items this fits').selectOption({ label: 'higher is better' });
  await page.getByLabel('Better of POL-02').selectOption({ label: 'lower is better' });
  await expect(page.getByText('States: 1. Years: 2. Items: 2. Values: 4. Refused: 1.')).toBeVisible();
  await page.getByText('1 refused.').click();
  await expect(page.getByText('A6: empty')).toBeVisible();
  await expectNoSeriousAxe(page);
  const doIt = page.getByRole('button', { name: 'Import 2 years of States' });
  await expect(doIt).toBeDisabled();
  await page.getByLabel('Import without the 1 that is refused').check();
  await doIt.click();

  const table = page.getByRole('table', { name: 'Imported results side by side' });
  await expect(table.locator('tr[data-item="POL-01"] td[data-step="better"]')).toHaveText(/2/);
  await expect(table.locator('tr[data-item="POL-02"] td[data-step="better"]')).toHaveText(/8,5/);
  await expect(page.getByText(/Imported from report\.csv/).first()).toBeVisible();
  await expectNoSeriousAxe(page);

  // The codes are those of the questionnaire, so the years stand in Compare as frozen assessments do.
  await page.getByRole('link', { name: 'Compare', exact: true }).click();
  await expect(page.getByText(/^Imported from report\.csv/)).toHaveCount(2);
  await page.getByRole('link', { name: /^Cambodia: 31 December 2019/ }).click();
  await expect(page.getByText(/^1 better/)).toBeVisible();
  await page.evaluate(() => {
    location.hash = '/compare/imported';
  });
  await page.getByRole('button', { name: /^Undo the import of report\.csv/ }).click();
  await expect(page.getByText('No results were imported yet')).toBeVisible();
  expect(await call<unknown[]>(page, 'tables.list')).toEqual([]);
});

test('a table of one State without a column that says so is imported as that of the State that is chosen', async ({
  app,
  page,
  workspace,
}) => {
  const file = path.join(workspace, 'ผลรายปี.csv');
  writeFileSync(file, 'ข้อ,คำถาม,2563,2564\nPOL-01,กฎหมาย,1,2\nPOL-02,คดี,8,10\n');
  await page.evaluate(() => {
    location.hash = '/compare/import';
  });
  await choosePlaces(app, [file]);
  await page.getByRole('button', { name: 'Choose a table' }).click();
  await expect(page.getByText('No column of the table holds States.')).toBeVisible();
  await page.getByLabel('All rows are of').selectOption({ label: 'Thailand' });
  await page.getByLabel('Source').fill('Coordinating office');
  await page.getByLabel('For all items this fits').selectOption({ label: 'higher is better' });
  await page.getByRole('button', { name: 'Import 2 years of States' }).click();
  const table = page.getByRole('table', { name: 'Imported results side by side' });
  await expect(table.locator('td[data-step="better"]')).toHaveText([/2/, /10/]);
  await expect(page.getByRole('heading', { name: 'ผลรายปี' })).toBeVisible();
  await expectNoSeriousAxe(page);
});
