import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildPdf } from '../support/pdf-builder';
import { call, importFolders } from './support/calls';
import { choosePlaces } from './support/dialogs';
import { expect, expectNoSeriousAxe, test } from './support/launch';

const SECTIONS = Array.from({ length: 60 }, (_, at) => {
  const duties = [
    'keep a record of',
    'speak in private with',
    'give free advice to',
    'find a safe place for',
  ];
  return `${at + 1}. Officer number ${at * 7} must ${duties[at % 4]} every worker of district ${at * 13} in time.`;
});
const pages = (lines: readonly string[]) => [{ lines: lines.slice(0, 30) }, { lines: lines.slice(30) }];

interface Line {
  readonly id: string;
  readonly title: string;
  readonly versionId: string;
}

test('two prints of a law become one work, which is replaced by another and found as at a day', async ({
  app,
  page,
  workspace,
}) => {
  test.setTimeout(180_000);
  const put = (name: string, title: string, lines: readonly string[]) =>
    writeFileSync(path.join(workspace, name), buildPdf({ title, pages: pages([title, ...lines]) }));
  for (const folder of ['first', 'later']) mkdirSync(path.join(workspace, folder));
  put('first/old.pdf', 'Harbour Act 2001', SECTIONS);
  put(
    'later/reprint.pdf',
    'Harbour Act 2001 reprint',
    SECTIONS.with(3, '4. This section was amended in 2009.'),
  );
  put(
    'later/new.pdf',
    'Ports Act 2015',
    SECTIONS.map(
      (_, at) => `Section ${at + 1}: port ${at * 31} pays the seafarers of ship ${at * 17} monthly.`,
    ),
  );
  const bringIn = (folder: string) => importFolders(app, page, [path.join(workspace, folder)]);
  await bringIn('first');
  await expect.poll(async () => (await call<Line[]>(page, 'library.list')).length).toBe(1);
  const importId = await bringIn('later');
  await expect
    .poll(async () => (await call<unknown[]>(page, 'library.listLookalikes')).length, { timeout: 30_000 })
    .toBe(1);
  const list = await call<Line[]>(page, 'library.list', { sort: 'title' });
  const [old, reprint, successor] = list as [Line, Line, Line];
  expect(list.map(({ title }) => title)).toEqual([
    'Harbour Act 2001',
    'Harbour Act 2001 reprint',
    'Ports Act 2015',
  ]);

  await test.step('the report of the import asks whether the reprint is a version', async () => {
    await page.goto(`app://waymark/#/library/imports/${importId}`);
    await expect(page.getByText(/looks like another version of/)).toBeVisible();
    await expectNoSeriousAxe(page);
    await page.getByRole('button', { name: 'It is another version' }).click();
    await expect(page.getByText('It is a version of “Harbour Act 2001” now.')).toBeVisible();
  });

  await test.step('the document has both versions, to be named and told apart', async () => {
    await page.evaluate((id) => {
      window.location.hash = `/library/${id}`;
    }, old.id);
    await expect(page.getByRole('heading', { name: '2 versions' })).toBeVisible();
    await page.getByRole('button', { name: /Change version: Harbour Act 2001 reprint/ }).click();
    await page.getByRole('menuitem', { name: 'Name, date, language, source' }).click();
    await page.getByLabel('Name of the version').fill('As amended in 2009');
    await page.getByLabel('Published on').fill('2552-06-01');
    await expect(page.getByText('1 June 2009 · 1 June 2552 BE')).toBeVisible();
    await expectNoSeriousAxe(page);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('heading', { name: /As amended in 2009/ })).toBeVisible();
  });

  await test.step('a version is brought in as a file', async () => {
    const file = path.join(workspace, 'translation.pdf');
    writeFileSync(
      file,
      buildPdf({ pages: [{ lines: ['Loi sur les ports', 'Les officiers parlent aux travailleurs.'] }] }),
    );
    await choosePlaces(app, [file]);
    await page.getByRole('button', { name: 'Add a version' }).click();
    await page.getByRole('menuitem', { name: 'Choose the file of a translation' }).click();
    await expect(page.getByText('The version was added.')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('Translation (unofficial)')).toBeVisible();
    await expect(page.getByText('Official text')).toBeVisible();
  });

  await test.step('it is replaced by a later act, and says so wherever it is opened', async () => {
    await call(page, 'library.update', {
      documentId: old.id,
      changes: { status: 'inforce', inForceOn: '2001-01-01', adoptedOn: '2000-11-01' },
    });
    await call(page, 'library.update', {
      documentId: successor.id,
      changes: { status: 'inforce', inForceOn: '2015-07-01', adoptedOn: '2015-05-01' },
    });
    await page.getByRole('button', { name: 'Add a relation' }).click();
    await page.getByRole('combobox', { name: 'This document' }).click();
    await page.getByRole('option', { name: 'is replaced by' }).click();
    await page.getByRole('combobox', { name: 'The other document' }).fill('ports');
    await page.getByRole('option', { name: 'Ports Act 2015' }).click();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    const banner = page.getByRole('note', { name: 'About this text' });
    await expect(banner).toContainText('It has not applied since 1 July 2015');
    await page.getByRole('button', { name: 'Set it to “Superseded”' }).click();
    await expect(page.getByText(/Its dates and relations point to/)).toHaveCount(0);
    await expectNoSeriousAxe(page);
    await page.evaluate((id) => {
      window.location.hash = `/read/${id}`;
    }, reprint.versionId);
    await expect(banner).toContainText('This text was replaced by a newer one.');
    await expectNoSeriousAxe(page);
    await banner.getByRole('link', { name: 'Ports Act 2015' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Ports Act 2015');
  });

  await test.step('the list shows what was in force on a day', async () => {
    await page.evaluate(() => {
      window.location.hash = '/library?asAt=2010-06-30';
    });
    await expect(page.getByText('In force on 30 June 2010: 1. Not known: 0.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Harbour Act 2001', exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Ports Act 2015' })).toHaveCount(0);
    await expectNoSeriousAxe(page);
  });

  await test.step('what a province made is told from national law, in the list and in the search', async () => {
    await page.evaluate((id) => {
      window.location.hash = `/library/${id}`;
    }, old.id);
    await page.getByRole('combobox', { name: 'Applies to' }).click();
    await page.getByRole('option', { name: 'Province or district' }).click();
    await expect(page.getByText('It applies only in one part of the country.')).toBeVisible();
    await page.getByRole('link', { name: 'Back to the library' }).click();
    await page.getByRole('button', { name: 'Applies to' }).click();
    await page.getByRole('checkbox', { name: /Province or district/ }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByText('1 of 2 documents fits')).toBeVisible();
    await expect(page.getByRole('row', { name: /Harbour Act 2001/ })).toContainText('Province or district');
    await expectNoSeriousAxe(page);
    await page.evaluate(() => {
      window.location.hash = '/search?q=officer';
    });
    const facet = page.getByRole('group', { name: 'Applies to' });
    await facet.getByRole('checkbox', { name: /Province or district/ }).click();
    await expect(page.getByRole('article', { name: /Harbour Act 2001/ })).toContainText(
      'Province or district',
    );
  });

  await test.step('search shows the work once', async () => {
    await expect
      .poll(
        async () =>
          (
            await call<{ groups: { title: string; hits: unknown[] }[] }>(page, 'search.query', {
              text: '"private with every worker"',
            })
          ).groups.map(({ title }) => title),
        { timeout: 20_000 },
      )
      .toEqual(['Harbour Act 2001']);
  });

  await test.step('a text to check again is done with one click', async () => {
    await call(page, 'library.setReview', { documentId: old.id, changes: { reviewBy: '2020-01-01' } });
    await page.evaluate(() => {
      window.location.hash = '/library/to-check';
    });
    await expectNoSeriousAxe(page);
    await page.getByRole('button', { name: 'Checked today, next in 12 months: Harbour Act 2001' }).click();
    await expect(page.getByText('“Harbour Act 2001” is marked as checked today.')).toBeVisible();
  });
});
