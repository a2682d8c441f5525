import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildPdf } from '../support/pdf-builder';
import { importFolders } from './support/calls';
import { expect, expectNoSeriousAxe, test } from './support/launch';

test('a register with names is told of when it is brought in, and a judgment may be let stay', async ({
  app,
  page,
  workspace,
}) => {
  const folder = path.join(workspace, 'scans');
  mkdirSync(folder);
  const put = (name: string, ...pages: readonly string[][]) =>
    writeFileSync(
      path.join(folder, `${name}.pdf`),
      buildPdf({ title: name, pages: pages.map((lines) => ({ lines })) }),
    );
  put(
    'Register',
    ['Shelter'],
    ['The victim, Ms. Nok Suwan, passport No. AB1234567', 'Date of birth: 12 March 1999'],
  );
  put('Judgment', ['Criminal Case No. 123/2561']);
  put('Act', ['Whoever takes the passport of a victim is punished.']);
  const importId = await importFolders(app, page, [folder]);
  await page.evaluate((id) => {
    location.hash = `#/library/imports/${id}`;
  }, importId);
  const told = page.getByRole('region', { name: '2 texts may hold names or numbers of persons' });
  await expect(told).toContainText(
    'number of a passport (page 2); name of a victim, witness or suspect (page 2); day of birth (page 2)',
  );
  await expectNoSeriousAxe(page);
  await told.getByRole('button', { name: 'It may stay: Judgment' }).click();
  const left = page.getByRole('region', { name: '1 text may hold names or numbers of persons' });
  await left.getByRole('link', { name: 'Read page 2 of Register' }).click();
  await expect(page.getByText('AB1234567')).toBeVisible();
});
