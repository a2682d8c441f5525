import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { columnOf, editWorkbook, rowOf } from '../support/edit-workbook';
import { call } from './support/calls';
import { choosePlaces } from './support/dialogs';
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
    await expect(dialog.getByLabel('Edition')).toHaveValue('2026.2');
    await expectNoSeriousAxe(page);
    await dialog.getByRole('button', { name: 'Start the next year' }).click();
    await expect(page.getByText(/Edition 2026\.2, full: 118 items/)).toBeVisible();
    await expect(page.getByText('5 unconfirmed')).toBeVisible();
  });
  const { id: second } = (await call<{ id: string; edition: string }[]>(page, 'assessments.list')).find(
    ({ edition }) => edition === '2026.2',
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
    await go(page, `/assessments/${second}/POL-05`);
    const basis = page.locator('[data-origin="references"]');
    await expect(basis).toContainText('Article 32 of the UN convention on organized crime sets up');
    await expect(basis).not.toContainText('Answers come along');
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
    await page.getByRole('button', { name: 'Look at edition 2026.2' }).click();
    const dialog = page.getByRole('dialog', { name: 'From edition 2025.1 to 2026.2' });
    await expect(dialog.locator('[data-move-preview]')).toContainText('1 question was several before');
    const steps = dialog.getByRole('table');
    await expect(steps).toHaveCount(2);
    await expect(steps.first()).toContainText('Nearly every State has joined the UN Protocol');
    await expect(steps.last()).toContainText('Other legal basis');
    await expectNoSeriousAxe(page);
    await dialog.getByRole('button', { name: 'Go on with edition 2026.2' }).click();
    await expect(page.getByText(/Edition 2026\.2, full: 118 items/)).toBeVisible();
    expect((await answersOf(page, open)).get('PROT-31')).toMatchObject({ value: level(1), confirmed: false });
    await page.getByRole('button', { name: 'Go back to edition 2025.1' }).click();
    await expect(page.getByText(/Edition 2025\.1, full: 113 items/)).toBeVisible();
    expect((await answersOf(page, open)).get('PROS-12')).toMatchObject({ value: level(3), confirmed: true });
  });
});

const THAI =
  'มีการตรวจคัดแยกผู้ที่อาจเป็นผู้เสียหายจากการค้ามนุษย์ในหมู่คนที่ออกจากศูนย์หลอกลวงทางออนไลน์ก่อนที่จะถูกดำเนินคดีหรือส่งตัวออกนอกประเทศหรือไม่';

test('an edition goes out as a workbook and comes back as one of the workspace; its questions also in Thai', async ({
  app,
  page,
}) => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'waymark-editions-')), 'edition.xlsx');
  await choosePlaces(app, [file]);
  await go(page, '/questionnaires');
  const newest = page.locator('[data-edition="2026.2"]');

  await test.step('a wrong cell is told, nothing is made', async () => {
    await newest.getByRole('button', { name: 'Save as a workbook …' }).click();
    await expect(page.getByText('The workbook is saved.')).toBeVisible();
    await editWorkbook(file, (sheets) => {
      const items = sheets.get('items');
      rowOf(items, 'POL-03')[columnOf(items, 'roles')] = 'NCA ARMY';
    });
    await newest.getByRole('button', { name: 'Make an edition from a workbook …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edition 2026.51, from edition 2026.2' });
    await expect(dialog.getByRole('table')).toContainText(
      '“ARMY” is no code that can stand in “Agencies asked”.',
    );
    await expectNoSeriousAxe(page);
    await dialog.getByRole('button', { name: 'Close' }).click();
  });

  await test.step('an own question and other words make an edition', async () => {
    await editWorkbook(file, (sheets) => {
      const items = sheets.get('items') ?? [];
      rowOf(items, 'POL-03')[columnOf(items, 'roles')] = 'NCA';
      const added = [...rowOf(items, 'POL-08')];
      added[0] = 'X-POL-01';
      items.push(added);
    });
    await newest.getByRole('button', { name: 'Make an edition from a workbook …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edition 2026.51, from edition 2026.2' });
    await expect(dialog.getByText('2 questions differ')).toBeVisible();
    await dialog.getByLabel('Why is this edition made?').fill('The State asks more about its plan.');
    await expectNoSeriousAxe(page);
    await dialog.getByRole('button', { name: 'Make edition 2026.51' }).click();
    const own = page.locator('[data-edition="2026.51"]');
    await expect(own).toContainText('Made in this workspace');
    await expect(own).toContainText('Besides 1 own question (X-), counted apart.');
    await own.getByRole('button', { name: 'What changed since 2026.2' }).click();
    await expect(own.getByRole('table')).toContainText('X-POL-01');
    await expectNoSeriousAxe(page);
  });

  await test.step('translated questions come in from a file, English one key away', async () => {
    await choosePlaces(app, [file.replace('edition.xlsx', 'texts.xlsx')]);
    const own = page.locator('[data-edition="2026.51"]');
    await own.getByRole('button', { name: 'Save the texts to translate …' }).click();
    await expect.poll(() => existsSync(file.replace('edition.xlsx', 'texts.xlsx'))).toBe(true);
    await editWorkbook(file.replace('edition.xlsx', 'texts.xlsx'), (sheets) => {
      const rows = sheets.get('texts');
      for (const part of ['topic', 'question', 'help', 'level0', 'level1', 'level2', 'level3', 'level4'])
        rowOf(rows, 'PROT-31')[columnOf(rows, part)] = THAI;
    });
    await own.getByRole('button', { name: 'Bring in translated texts …' }).click();
    await expect(own.locator('[data-texts-taken]')).toContainText('Taken in: 1.');
    const { id } = await call<{ id: string }>(page, 'assessments.create', {
      ...{ state: 'TH', questionnaire: 'waymark', edition: '2026.51', scope: 'full' },
      referenceDate: '2026-12-31',
    });
    await go(page, `/assessments/${id}/PROT-31`);
    await page.getByLabel('Language of the question').selectOption({ label: 'Thai' });
    await expect(page.getByRole('heading', { level: 1 })).toContainText(THAI);
    await expect(page.getByText('Translation not reviewed. English counts.')).toBeVisible();
    await expectNoSeriousAxe(page);
    await page.getByLabel('Language of the question').blur();
    await page.keyboard.press('e');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(
      'Are people who leave scam compounds',
    );
    await go(page, `/assessments/${id}/X-POL-01`);
    await expect(page.getByText('This question is not translated. English is shown.')).toBeVisible();
  });
});
