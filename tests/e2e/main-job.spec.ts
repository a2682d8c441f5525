import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { corpusFolder } from '../support/corpus';
import { buildPdf } from '../support/pdf-builder';
import { chooseFolder } from './support/dialogs';
import { expect, expectNoSeriousAxe, test } from './support/launch';

const PHRASE = 'recovery period of ninety days';

/** A folder as an officer has it: two laws of our own making, and real ones where the corpus is at hand. */
function folderOfLaws(workspace: string): { folder: string; files: number } {
  const folder = path.join(workspace, 'laws');
  mkdirSync(folder);
  writeFileSync(
    path.join(folder, 'protection-act.pdf'),
    buildPdf({
      title: 'Protection of Victims Act 2019',
      labels: [
        { from: 1, style: 'r' },
        { from: 3, style: 'D' },
      ],
      pages: [
        { lines: ['Protection of Victims Act 2019', 'Act No. 12 of 2019'] },
        { lines: ['Contents'] },
        { lines: ['Section 1', 'This Act may be cited as the Protection of Victims Act.'] },
        {
          lines: ['Section 2', 'Every identified victim has a', `${PHRASE} from the day of identification.`],
        },
        { lines: ['Section 3', 'No victim is held in a closed place.'] },
      ],
    }),
  );
  writeFileSync(
    path.join(folder, 'labour-act.pdf'),
    buildPdf({
      title: 'Labour Act 2015',
      pages: [{ lines: ['Labour Act 2015', 'Inspectors may enter any work place.'] }],
    }),
  );
  let files = 2;
  const corpus = corpusFolder() ?? '';
  const real = [
    'real/Cambodia.pdf',
    'real/POLICE ACT 1967.pdf',
    'udhr/udhr-tha.pdf',
    'udhr/udhr-khm.pdf',
    'nasty/zero-byte--empty.pdf',
  ];
  for (const name of real) {
    const source = path.join(corpus, name);
    if (!existsSync(source)) {
      test
        .info()
        .annotations.push({ type: 'corpus', description: `${name} is not at hand; the shipped files do` });
      continue;
    }
    copyFileSync(source, path.join(folder, path.basename(name)));
    files += 1;
  }
  return { folder, files };
}

test('the main job: bring in, search, read, cite, answer, freeze, next year, compare', async ({
  app,
  page,
  workspace,
}) => {
  test.setTimeout(180_000);
  const { folder, files } = folderOfLaws(workspace);

  await test.step('a folder of PDFs is brought in, each file with an outcome', async () => {
    await expect(page.getByRole('heading', { name: 'Welcome to Waymark' })).toBeVisible();
    await chooseFolder(app, folder);
    await page.getByRole('button', { name: 'Choose a folder' }).click();
    const list = page.getByRole('table', { name: 'Files of this import' });
    await expect(list.getByRole('row')).toHaveCount(files + 1, { timeout: 60_000 });
    await expect(list.getByText(/waiting|being read/i)).toHaveCount(0, {
      timeout: 60_000,
    });
    await expect(page.getByRole('row', { name: /protection-act\.pdf/ })).toContainText('Added');
    await expectNoSeriousAxe(page);
  });

  await test.step('an assessment is started', async () => {
    await page.getByRole('link', { name: 'Assess', exact: true }).click();
    await page.getByRole('button', { name: 'Start an assessment' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Start an assessment' });
    await dialog.getByLabel('State').click();
    await dialog.getByLabel('State').fill('Thai');
    await page.getByRole('option', { name: 'Thailand' }).click();
    await dialog.getByLabel(/^Core/).check();
    await dialog.getByLabel('Reference date').fill('2024-12-31');
    await dialog.getByRole('button', { name: 'Start an assessment' }).click();
    await expect(page.getByRole('heading', { name: 'Thailand, 31 December 2024' })).toBeVisible();
    await expect(page.getByText('37 items')).not.toHaveCount(0);
    await expectNoSeriousAxe(page);
  });

  await test.step('an item is answered by keyboard and saved', async () => {
    await page.getByRole('link', { name: 'PROT-01' }).click();
    await expect(page.getByRole('heading', { name: /PROT-01/ })).toBeVisible();
    await page.keyboard.press('2');
    await expect(page.getByRole('radio', { name: /^2 Adopted/ })).toBeChecked();
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await page.getByLabel('Explanation').fill('The Act of 2019 binds all agencies.');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await expectNoSeriousAxe(page);
  });

  await test.step('the known phrase is found and opens at its page with the words marked', async () => {
    await page.getByRole('link', { name: 'Find evidence' }).click();
    await page.getByRole('searchbox', { name: 'Words to search for' }).fill(`"${PHRASE}"`);
    await expect(page.getByText('1 page in 1 document')).toBeVisible();
    const hit = page.getByRole('link', { name: /p\. 2 \(PDF 4\)/ });
    await expect(hit).toBeVisible();
    await expectNoSeriousAxe(page);
    await page.getByRole('searchbox', { name: 'Words to search for' }).press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(
      page.getByRole('spinbutton', { name: /Page, counted/ }).or(page.getByLabel(/Page, counted/)),
    ).toHaveValue('4');
    await expect(page.getByText('printed: 2')).toBeVisible();
    await expect(page.locator('[data-hit], mark').first()).toBeVisible();
    await expectNoSeriousAxe(page);
  });

  await test.step('the passage is cited for the item', async () => {
    await page.getByRole('button', { name: 'Cite', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Cite as evidence' });
    await expect(dialog.getByLabel('Item')).toHaveValue(/PROT-01/);
    await dialog.getByLabel('Quote').fill(PHRASE);
    await dialog.getByRole('button', { name: 'Save citation' }).click();
    await expect(page.getByText('The citation for PROT-01 is saved.')).toBeVisible();
    await page.getByRole('link', { name: 'Show PROT-01' }).click();
    await expect(page.getByText(PHRASE)).toBeVisible();
    await expect(page.getByText('Protection of Victims Act 2019')).toBeVisible();
  });

  await test.step('a second item gets a level, a third is not known', async () => {
    await page.getByRole('link', { name: 'Thailand, 31 December 2024' }).click();
    await page.getByRole('link', { name: 'PROT-30' }).click();
    await page.keyboard.press('3');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await page.getByRole('link', { name: 'Thailand, 31 December 2024' }).click();
    await page.getByRole('link', { name: 'PROT-05' }).click();
    await page.keyboard.press('n');
    await page.getByLabel(/who might know/i).fill('Labour inspectorate');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await page.getByRole('link', { name: 'Thailand, 31 December 2024' }).click();
    await expect(page.getByText(/3 of 37 items have an answer/)).toBeVisible();
  });

  const freeze = async () => {
    await page.getByRole('button', { name: /^Freeze/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Freeze this assessment' });
    await dialog.getByLabel(/name/i).fill('A. Coordinator');
    await expectNoSeriousAxe(page);
    await dialog.getByRole('button', { name: /^Freeze/ }).click();
    await expect(page.getByText(/is frozen/).first()).toBeVisible();
  };

  await test.step('the year is frozen and the next one started from it', async () => {
    await freeze();
    await page
      .getByRole('button', { name: /Start next year|Start the next year/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: /Start the next year/ });
    await dialog.getByLabel('Next reference date').fill('2025-12-31');
    await dialog.getByRole('button', { name: 'Start the next year' }).click();
    await expect(page.getByRole('heading', { name: 'Thailand, 31 December 2025' })).toBeVisible();
    await expect(page.getByText('3 unconfirmed')).toBeVisible();
  });

  await test.step('one carried answer is confirmed, one rises, one falls with its reason', async () => {
    await page.getByRole('link', { name: 'PROT-05' }).click();
    await page.getByRole('button', { name: /Still true/ }).click();
    await expect(page.getByRole('button', { name: /Still true/ })).toHaveCount(0);
    await page.getByRole('link', { name: 'Thailand, 31 December 2025' }).click();
    await page.getByRole('link', { name: 'PROT-01' }).click();
    await page.keyboard.press('3');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await page.getByRole('link', { name: 'Thailand, 31 December 2025' }).click();
    await page.getByRole('link', { name: 'PROT-30' }).click();
    await page.keyboard.press('2');
    await page.getByRole('radio', { name: 'The funding ended' }).check();
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await page.getByRole('link', { name: 'Thailand, 31 December 2025' }).click();
    await expect(page.getByText('0 unconfirmed')).toBeVisible();
    await freeze();
  });

  await test.step('the two years stand side by side', async () => {
    await page.getByRole('link', { name: 'Compare', exact: true }).click();
    await page
      .getByRole('link', { name: /31 December 2024.*31 December 2025/ })
      .first()
      .click();
    await expect(page.getByText(/2 of 37 items comparable/)).toBeVisible();
    await expect(page.getByText(/^1 better/)).toBeVisible();
    await expect(page.getByText(/^1 worse/)).toBeVisible();
    await expectNoSeriousAxe(page);
    await page.getByRole('tab', { name: 'Table' }).click();
    await expect(page.getByRole('row', { name: /PROT-01/ })).toContainText('2');
    await expectNoSeriousAxe(page);
  });
});
