import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Workbook, WorkbookRow } from '../../shared/kernel';
import { SHEET_WORDS, written } from '../support/builders/sheets';
import { rewritten } from '../support/rewritten';
import { openInBrowser } from './support/any-browser';
import { call } from './support/calls';
import { choosePlaces } from './support/dialogs';
import { expect, expectNoSeriousAxe, test } from './support/launch';

const go = (page: Page, address: string) =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, address);

/** The workbook with a column that its agency added, and words in it beside a question. */
const withColumn = ({ sheets }: Workbook, head: string, itemId: string, words: string): Workbook => ({
  sheets: sheets.map((sheet) => {
    const isHead = ({ cells }: WorkbookRow) => cells.some(({ text }) => text === SHEET_WORDS.level);
    const heads = sheet.rows.find(isHead);
    if (heads === undefined) return sheet;
    const column = Math.max(...heads.cells.map((cell) => cell.column)) + 1;
    const added = (text: string) => ({ column, text, kind: 'text' as const });
    return {
      ...sheet,
      rows: sheet.rows.map((row) => {
        if (row === heads) return { ...row, cells: [...row.cells, added(head)] };
        const isOf = row.cells.some(({ text }) => text === itemId);
        return isOf ? { ...row, cells: [...row.cells, added(words)] } : row;
      }),
    };
  }),
});

const level = (value: number) => ({ kind: 'level', level: value, practiceAhead: false });

test('three agencies are asked in three forms; what comes back is looked at, decided and frozen with its dissent', async ({
  app,
  page,
  workspace,
}) => {
  const { id: assessmentId } = await call<{ id: string }>(page, 'assessments.create', {
    ...{ state: 'TH', questionnaire: 'waymark', edition: '2025.1', scope: 'core' },
    referenceDate: '2025-12-31',
  });
  const registered = async (shortName: string, roles: string[], name: string) =>
    (
      await call<{ id: string }>(page, 'agencies.create', {
        ...{ state: 'TH', shortName, roles, names: [{ language: 'eng', name }] },
        ...{ place: '', from: null, until: null, note: '' },
      })
    ).id;
  const police = await registered(
    'Police',
    ['POLC'],
    'สำนักงานตำรวจแห่งชาติ กองบังคับการปราบปรามการกระทำความผิดเกี่ยวกับการค้ามนุษย์',
  );
  const labour = await registered('Labour', ['LABR'], 'Ministry of Labour');
  const welfare = await registered('Welfare', ['SOCW'], 'Ministry of Welfare');
  const items = ['PROT-05', 'PROT-01', 'PREV-17'];
  await call(page, 'assessments.assign', {
    assessmentId,
    changes: [police, labour, welfare].flatMap((agencyId, at) =>
      items.map((itemId) => ({ itemId, agencyId, as: at === 0 ? 'lead' : 'asked' })),
    ),
  });
  const out = path.join(workspace, 'out');
  mkdirSync(out);
  const answerOf = async (agencyId: string, itemId: string) =>
    (
      await call<{ answers: { itemId: string; value: unknown; text: string }[] }>(page, 'assessments.get', {
        ...{ assessmentId, agencyId },
      })
    ).answers.find((answer) => answer.itemId === itemId);

  await test.step('requests are made in a folder and remembered', async () => {
    await go(page, `/assessments/${assessmentId}/agencies`);
    await page.getByRole('link', { name: 'Requests and answers' }).click();
    await expect(page.getByText('Nothing was sent yet')).toBeVisible();
    await choosePlaces(app, [out]);
    await page.getByRole('button', { name: 'Send requests …' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Send requests' });
    for (const [agency, form] of [
      ['Police', 'Page for any browser'],
      ['Welfare', 'Waymark on this PC'],
    ] as const) {
      await dialog.getByRole('combobox', { name: `How ${agency} answers` }).click();
      await page.getByRole('option', { name: form }).click();
    }
    await dialog.getByLabel('Answers are due on').fill('2026-03-31');
    await dialog.getByLabel('Whom to ask').fill('Secretariat, 02 123 4567');
    await dialog.getByRole('button', { name: 'Make 3 requests' }).click();
    await expect(dialog.getByText('Choose where the files are saved.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Choose a folder …' }).click();
    await expect(dialog.getByText('Files go to the folder “out”.')).toBeVisible();
    await expectNoSeriousAxe(page);
    await dialog.getByRole('button', { name: 'Make 3 requests' }).click();
    await expect(dialog).toBeHidden();
    expect(readdirSync(out).sort()).toEqual(['Labour 2025-12-31.xlsx', 'Police 2025-12-31.html']);
    const rows = page.locator('[data-requests] tbody tr');
    await expect(rows).toHaveCount(3);
    await expect(page.locator(`[data-request="${police}"]`)).toContainText('Police 2025-12-31.html');
  });

  await test.step('the police answer on the page, in a browser without Waymark and without a network', async () => {
    const file = path.join(out, 'Police 2025-12-31.html');
    const first = await openInBrowser(file, workspace);
    await expect(first.page.getByText('0 of 3 answered')).toBeVisible();
    const section = first.page.locator('#q-PROT-05');
    await section.getByRole('radio', { name: /^3 Operating/ }).check();
    await section.getByLabel('Explanation').fill('ทุกหน่วยค้นหา </script> <b>actively</b>.');
    await section.getByLabel('Documents that show it').fill('Annual report 2025, p. 14');
    await first.page.keyboard.press('Alt+n');
    const other = first.page.locator('#q-PROT-01');
    await other.getByRole('radio', { name: /^Not known/ }).check();
    await expect(other.getByText('Please fill this in.')).toBeVisible();
    await expect(first.page.getByText(/Kept in this browser at/)).toBeVisible();
    await first.app.close();

    // Closed without a file: the browser has kept it.
    const { app: browser, page: again, trouble } = await openInBrowser(file, workspace, 390);
    await expect(again.getByText('1 of 3 answered')).toBeVisible();
    await expect(again.locator('#q-PROT-05').getByLabel('Explanation')).toHaveValue(/ทุกหน่วย/);
    expect(await again.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await again
      .locator('#q-PROT-01')
      .getByRole('textbox', { name: 'Who might know' })
      .fill('Ministry of Justice');
    await again.getByLabel('Your name and office').fill('Pol. Lt. Col. Somchai');
    await expectNoSeriousAxe(again);
    const download = again.waitForEvent('download');
    await again.keyboard.press('Control+s');
    await expect(again.getByText(/Answers file saved at/)).toBeVisible();
    expect((await download).suggestedFilename()).toMatch(/^answers สำนักงาน.*2025-12-31\.json$/);
    const saved = path.join(out, 'answers.json');
    await (await download).saveAs(saved);
    expect(statSync(saved).size).toBeLessThan(5_000);
    // And back again from the file.
    await again.locator('#q-PROT-01').getByRole('button', { name: 'Take this answer away' }).click();
    await again.locator('#load').setInputFiles(saved);
    await expect(again.getByText('2 of 3 answered')).toBeVisible();
    expect(trouble).toEqual([]);
    await browser.close();
  });

  await test.step('labour answers in the workbook, welfare in Waymark', async () => {
    const file = path.join(out, 'Labour 2025-12-31.xlsx');
    const filled = await rewritten(readFileSync(file), (workbook) =>
      [
        [
          'PROT-05',
          {
            [SHEET_WORDS.level]: '1',
            [SHEET_WORDS.ahead]: 'Yes',
            [SHEET_WORDS.text]: '- only some provinces',
          },
        ],
        ['PROT-01', { [SHEET_WORDS.level]: 'quite good' }],
        ['PREV-17', { [SHEET_WORDS.level]: '2 Adopted' }],
      ].reduce(
        (given, [itemId, entries]) => written(given, itemId as string, entries as Record<string, string>),
        withColumn(workbook, 'งบประมาณของหน่วยงาน', 'PROT-05', '1.2 million baht, for all provinces'),
      ),
    );
    writeFileSync(file, filled);
    await call(page, 'assessments.saveAnswer', {
      ...{ assessmentId, agencyId: welfare, itemId: 'PROT-05', value: level(2), fallReason: null },
      ...{ text: 'Shelters refer.', baseRevision: 0 },
    });
    // Meanwhile somebody noted here what labour had said by telephone.
    await call(page, 'assessments.saveAnswer', {
      ...{ assessmentId, agencyId: labour, itemId: 'PREV-17', value: level(4), fallReason: null },
      ...{ text: 'By telephone.', baseRevision: 0 },
    });
  });

  await test.step('the files are looked at, a conflict is decided, and the rest is taken in', async () => {
    await page.getByRole('link', { name: 'Bring in answers …' }).click();
    const answers = readdirSync(out).map((name) => path.join(out, name));
    await choosePlaces(app, answers);
    await page.getByRole('button', { name: 'Choose files …' }).click();
    await expect(page.getByText('3 files were read.')).toBeVisible();
    await expect(page.locator('[data-problem="sheets.is-the-sheet"]')).toBeVisible();
    const workbook = page.locator('[data-file="Labour 2025-12-31.xlsx"]');
    await expect(workbook.locator('[data-refused]')).toContainText(
      'Sheet “Answers”, cell E3: “quite good” is not a level.',
    );
    await expect(workbook.locator('[data-unread]')).toContainText(
      'the column “งบประมาณของหน่วยงาน” was added',
    );
    await expect(workbook.locator('[data-unread]')).toContainText('1.2 million baht');
    await expectNoSeriousAxe(page);
    await workbook.locator('[data-unread]').scrollIntoViewIfNeeded();
    await page.screenshot({ path: 'out/pictures/sheets-unread.png' });
    const conflict = workbook.locator('[data-conflict="PREV-17"]');
    await expect(conflict).toContainText('By telephone.');
    await conflict.getByRole('radio', { name: 'Take what the agency sent' }).check();
    await workbook.getByRole('button', { name: 'Take 2 answers in' }).click();
    await expect(workbook.locator('[data-count="identical"]')).toContainText('2');
    const fromPage = page.locator('[data-file$=".json"]');
    await expect(fromPage).toContainText('Pol. Lt. Col. Somchai');
    await fromPage.getByRole('button', { name: 'Take 2 answers in' }).click();
    await expect(fromPage.getByRole('button', { name: /Take/ })).toBeHidden();
    expect(await answerOf(labour, 'PROT-05')).toMatchObject({
      value: { kind: 'level', level: 1, practiceAhead: true },
      text: '- only some provinces',
    });
    expect(await answerOf(labour, 'PREV-17')).toMatchObject({ value: level(2) });
    expect(await answerOf(police, 'PROT-05')).toMatchObject({
      value: level(3),
      text: 'ทุกหน่วยค้นหา </script> <b>actively</b>.',
      held: [{ title: 'Annual report 2025, p. 14' }],
    });
    expect(await answerOf(police, 'PROT-01')).toMatchObject({
      value: { kind: 'nk', whoMightKnow: 'Ministry of Justice' },
    });
  });

  await test.step('the same files again bring nothing, and the receipts can be read', async () => {
    await choosePlaces(
      app,
      readdirSync(out)
        .filter((name) => !name.endsWith('.html'))
        .map((name) => path.join(out, name)),
    );
    await page.getByRole('button', { name: 'Choose files …' }).click();
    await expect(page.getByText('5 files were read.')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Take \d/ })).toHaveCount(0);
    await page.getByRole('link', { name: 'Requests and receipts' }).click();
    await expect(page.locator(`[data-request="${labour}"]`)).toHaveAttribute('data-state', 'returned');
    const receipts = page.locator('[data-receipt]');
    await expect(receipts).toHaveCount(2);
    // An agency may have sent several files: each receipt says of which it is before it is opened.
    const ofLabour = receipts.filter({ hasText: 'Labour' }).locator('summary');
    await expect(ofLabour).toContainText('Labour 2025-12-31.xlsx: 2 answers taken.');
    await ofLabour.click();
    await expect(receipts.filter({ hasText: 'Labour' })).toContainText('cell E3');
    await expectNoSeriousAxe(page);
  });

  await test.step('it is decided, and the frozen sheet prints who disagreed', async () => {
    await call(page, 'assessments.decide', {
      ...{ assessmentId, itemId: 'PROT-05', rule: 'lowest', text: '', minutes: '', baseRevision: 0 },
      ...{ reason: 'Not every province.', dissent: { [police]: 'Our count differs.' }, decidedBy: 'Head' },
    });
    await go(page, `/assessments/${assessmentId}`);
    await page.getByRole('button', { name: 'Freeze …' }).click();
    await page.getByLabel('Your name').fill('Head of secretariat');
    await page.getByRole('button', { name: 'Freeze for good' }).click();
    await expect(page.getByText('The assessment is frozen.')).toBeVisible();
    await go(page, `/assessments/${assessmentId}/sign-off`);
    await expect(page.locator('[data-sign-off] [data-item="PROT-05"]')).toContainText('Our count differs.');
    await go(page, `/assessments/${assessmentId}/requests`);
    await expect(page.getByRole('button', { name: 'Send requests …' })).toHaveCount(0);
  });
});

test('an agency is asked in Khmer, with the English text one press away, and answers', async ({
  app,
  page,
  workspace,
}) => {
  const khmer = JSON.parse(readFileSync(path.resolve('resources/locales/km/sheets.json'), 'utf8')).file;
  const { id: assessmentId } = await call<{ id: string }>(page, 'assessments.create', {
    ...{ state: 'KH', questionnaire: 'waymark', edition: '2026.1', scope: 'core' },
    referenceDate: '2026-12-31',
  });
  const { id: agencyId } = await call<{ id: string }>(page, 'agencies.create', {
    ...{
      state: 'KH',
      shortName: 'Labour',
      roles: ['LABR'],
      names: [{ language: 'khm', name: 'ក្រសួងការងារ' }],
    },
    ...{ place: '', from: null, until: null, note: '' },
  });
  await call(page, 'assessments.assign', {
    assessmentId,
    changes: ['PREV-17', 'PROT-01'].map((itemId) => ({ itemId, agencyId, as: 'asked' })),
  });
  const out = path.join(workspace, 'out');
  mkdirSync(out);
  await go(page, `/assessments/${assessmentId}/requests`);
  await choosePlaces(app, [out]);
  await page.getByRole('button', { name: 'Send requests …' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Send requests' });
  await dialog.getByRole('combobox', { name: 'How Labour answers' }).click();
  await page.getByRole('option', { name: 'Page for any browser' }).click();
  await expect(dialog.getByRole('combobox', { name: 'Language of the files' })).toHaveValue('English');
  await dialog.getByRole('combobox', { name: 'Language of the files' }).click();
  await page.getByRole('option', { name: 'Khmer' }).click();
  await dialog.getByRole('button', { name: 'Choose a folder …' }).click();
  await expectNoSeriousAxe(page);
  await dialog.getByRole('button', { name: 'Make 1 request' }).click();
  await expect(dialog).toBeHidden();

  const [name = ''] = readdirSync(out);
  const { app: browser, page: sheet, trouble } = await openInBrowser(path.join(out, name), workspace);
  await expect(sheet.locator('html')).toHaveAttribute('lang', 'km');
  await expect(sheet.getByText(khmer.unchecked)).toBeVisible();
  const question = sheet.locator('#q-PREV-17');
  await expect(question.getByRole('heading')).toHaveText(/^PREV-17 [\u1780-\u17ff\s.,()«»"“”?៖។]+$/);
  const english = question.getByText(/^Does the labour inspectorate/).first();
  await expect(english).toBeHidden();
  await question.getByText(khmer.english).click();
  await expect(english).toBeVisible();
  await question.getByRole('radio', { name: /^2 / }).check();
  await question.getByLabel(khmer.text).fill('មានផែនការ');
  await expectNoSeriousAxe(sheet);
  await sheet.screenshot({ path: path.resolve('out/screens/answer-page-khm.png'), fullPage: true });
  const download = sheet.waitForEvent('download');
  await sheet.keyboard.press('Control+s');
  const saved = path.join(workspace, 'answers.json');
  await (await download).saveAs(saved);
  expect(trouble).toEqual([]);
  await browser.close();

  await go(page, `/assessments/${assessmentId}/bring-in`);
  await choosePlaces(app, [saved]);
  await page.getByRole('button', { name: 'Choose files …' }).click();
  await page.getByRole('button', { name: 'Take 1 answer in' }).click();
  await expect
    .poll(async () => {
      const { answers } = await call<{ answers: { itemId: string; text: string; value: unknown }[] }>(
        page,
        'assessments.get',
        { assessmentId, agencyId },
      );
      return answers.find(({ itemId }) => itemId === 'PREV-17');
    })
    .toMatchObject({ value: level(2), text: 'មានផែនការ' });
});
