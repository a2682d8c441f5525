import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { buildPdf } from '../support/pdf-builder';
import { call, importFolders } from './support/calls';
import { choosePlaces } from './support/dialogs';
import { expect, expectNoSeriousAxe, test } from './support/launch';
import { resize } from './support/resize';

const PICTURES = path.resolve(import.meta.dirname, '../../out/screens');
const LONG_THAI =
  'แผนปฏิบัติการระดับชาติว่าด้วยการป้องกันและปราบปรามการค้ามนุษย์และการคุ้มครองผู้เสียหายจากการค้ามนุษย์ในทุกจังหวัดชายแดนและเขตเศรษฐกิจพิเศษ';
const EXPECTED = 'Order on the identification of victims';

const go = (page: Page, address: string) =>
  page.evaluate((to) => {
    window.location.hash = to;
  }, address);

/** Pictures of the screen as it is, in every theme and on both sizes, none of them wider than the window. */
async function pictures(app: ElectronApplication, page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  for (const theme of ['dark', 'contrast', 'light']) {
    await call(page, 'settings.update', { theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    for (const [width, height] of [
      [1024, 700],
      [1366, 768],
    ] as const) {
      await resize(app, width, height);
      await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width);
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect([name, theme, width, tooWide]).toEqual([name, theme, width, 0]);
      await page.screenshot({ path: path.join(PICTURES, `plan-${name}-${theme}-${width}.png`) });
    }
    // After the pictures: colours that change with the theme have settled by then.
    await expectNoSeriousAxe(page);
  }
}

test('a gap becomes an action, is late, goes on in the next plan, and its document leads back to the item', async ({
  app,
  page,
  workspace,
}) => {
  test.setTimeout(240_000);
  const { id: assessmentId } = await call<{ id: string }>(page, 'assessments.create', {
    ...{ state: 'TH', questionnaire: 'waymark', edition: '2025.1', scope: 'core' },
    referenceDate: '2026-12-31',
  });
  await call(page, 'assessments.saveAnswer', {
    ...{ assessmentId, itemId: 'POL-03', text: 'A draft.', fallReason: null, baseRevision: 0 },
    value: { kind: 'level', level: 1 },
  });

  await test.step('a plan is begun', async () => {
    await go(page, '/plans');
    await expect(page.getByText('There is no plan yet')).toBeVisible();
    await expectNoSeriousAxe(page);
    await page.getByRole('button', { name: 'New plan' }).first().click();
    await page.getByLabel('Title').fill(LONG_THAI);
    await page.getByLabel('First day').fill('2025-01-01');
    await page.getByLabel('Last day').fill('2025-12-31');
    await expectNoSeriousAxe(page);
    await page.getByRole('button', { name: 'Begin the plan' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(LONG_THAI);
  });
  const [plan] = await call<{ id: string }[]>(page, 'planning.plans', { state: 'TH' });

  await test.step('a plan whose name is one long word leaves period, status and actions in sight', async () => {
    const title = 'Aktionsplanfortschreibung'.repeat(7);
    const days = { startsOn: '2020-01-01', endsOn: '2020-12-31' };
    await call(page, 'planning.createPlan', {
      ...{ state: 'TH', from: null, fields: { title, introduction: '', ...days, status: 'closed' } },
    });
    await go(page, '/plans');
    await expect(page.getByRole('row', { name: title }).getByText('Closed')).toBeInViewport();
  });

  await test.step('its title is read as a whole in its field, also where letters are twice as large', async () => {
    const zoom = (factor: number) =>
      app.evaluate(
        ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to),
        factor,
      );
    await go(page, `/plans/${plan?.id}`);
    await zoom(2);
    const field = page.getByRole('textbox', { name: 'Title' });
    await expect(field).toHaveValue(LONG_THAI);
    const hidden = () =>
      field.evaluate((box) => [box.scrollWidth - box.clientWidth, box.scrollHeight - box.clientHeight]);
    await expect.poll(hidden).toEqual([0, 0]);
    await zoom(1);
  });

  await test.step('the gap gives it an action', async () => {
    await go(page, `/gaps/${assessmentId}/POL-03`);
    await page.getByRole('button', { name: /^Add to the plan: Bring the text/ }).click();
    await expect(page.getByText(/^Added: /)).toBeVisible();
    await page.getByLabel('Reason to move it by hand').fill('Cabinet order of May');
    await page.getByRole('button', { name: 'Move to this place' }).click();
    await expect(page.getByRole('button', { name: 'Back to the rule' })).toBeVisible();
    await pictures(app, page, 'gap');
  });

  await test.step('the action has an owner, a day that has passed, and a document to show it', async () => {
    await go(page, `/plans/${plan?.id}`);
    await page.getByRole('button', { name: /^Bring the text/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Owner').fill('กระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์');
    await dialog.getByLabel('Last day').fill('2025-06-30');
    await dialog.getByLabel('Document that will show it is done').fill(EXPECTED);
    await dialog.getByLabel('Type of that document').selectOption('ORD');
    await dialog.getByLabel('Status').selectOption('agreed');
    await expectNoSeriousAxe(page);
    await dialog.getByRole('button', { name: 'Keep' }).click();
    await expect(page.getByText('1 action is overdue')).toBeVisible();
    await expect(page.getByText(`Expects: ${EXPECTED}`)).toBeVisible();
    await pictures(app, page, 'table');
    await page.getByText('Timeline', { exact: true }).click();
    await pictures(app, page, 'timeline');
  });

  await test.step('what has not ended goes on in the next plan', async () => {
    await go(page, '/plans');
    await expect(page.getByText('1 overdue')).toBeVisible();
    await page.getByRole('button', { name: 'New plan' }).click();
    await page.getByLabel('Title').fill('Plan 2026');
    await page.getByLabel('First day').fill('2026-01-01');
    await page.getByLabel('Last day').fill('2026-12-31');
    await page.getByLabel('Carry on from').selectOption({ label: LONG_THAI });
    await page.getByRole('button', { name: 'Begin the plan' }).click();
    await expect(page.getByText('Carried on from an earlier plan')).toBeVisible();
    await call(page, 'planning.savePlan', {
      planId: plan?.id,
      fields: {
        ...{ title: LONG_THAI, introduction: '', startsOn: '2025-01-01', endsOn: '2025-12-31' },
        status: 'closed',
      },
    });
  });

  await test.step('the document arrives, is taken as the expected one, and the item is answered again', async () => {
    mkdirSync(path.join(workspace, 'in'));
    const title = 'Ministerial Order on the Identification of Victims';
    writeFileSync(
      path.join(workspace, 'in', 'order.pdf'),
      buildPdf({ title, pages: [{ lines: [title, 'Every officer shall interview in private.'] }] }),
    );
    await importFolders(app, page, [path.join(workspace, 'in')]);
    const library = () => call<{ id: string; versionId: string }[]>(page, 'library.list');
    await expect.poll(async () => (await library()).length).toBe(1);
    const [order] = await library();
    await call(page, 'library.update', {
      documentId: order?.id,
      changes: { type: 'ORD', state: 'TH', status: 'inforce', inForceOn: '2026-02-01' },
    });
    const note = page.getByRole('note', { name: 'Expected documents' });
    await expect(note).toContainText('It has the expected type');
    await pictures(app, page, 'arrived');
    await note.getByRole('button', { name: 'This is it …' }).click();
    await expectNoSeriousAxe(page);
    await page.getByRole('button', { name: 'Do what is ticked' }).click();
    await expect(page.getByRole('heading', { name: 'Evidence (1)' })).toBeVisible();
    // By its words, as a person does, once they stand still: what was cited just now moves the page.
    const second = page.getByRole('radio', { name: /^2/ }).first();
    await page.locator('label', { has: second }).click();
    await expect(second).toBeChecked();
    await expect(page.locator('[data-state="saved"]').first()).toBeVisible();
    const plans = await call<{ title: string; done: number }[]>(page, 'planning.plans', { state: 'TH' });
    expect(plans.find(({ title: name }) => name === 'Plan 2026')).toMatchObject({ done: 1 });

    await test.step('when it is repealed the item says so, and what rests on it is decided', async () => {
      await call(page, 'library.update', { documentId: order?.id, changes: { status: 'repealed' } });
      await expect(page.getByText('This text was repealed')).toBeVisible();
      await expectNoSeriousAxe(page);
      await go(page, '/');
      await expect(
        page.getByRole('heading', { name: '1 answer rests on a text that changed' }),
      ).toBeVisible();
      await expectNoSeriousAxe(page);
      await go(page, `/library/${order?.id}`);
      await expect(page.getByRole('note', { name: 'What rests on this text' })).toContainText(
        '2 things rest',
      );
      await page.getByRole('link', { name: 'Decide' }).click();
      await expect(page.getByText('It shows that an action is done')).toBeVisible();
      await pictures(app, page, 'changed-texts');
      await page.getByRole('button', { name: 'Tick all shown (2)' }).click();
      await page.getByRole('button', { name: 'Still true: 2 ticked' }).click();
      await expect(page.getByText('Nothing is left to decide.')).toBeVisible();
    });
  });

  await test.step('a treaty is entered for the State, and the item tells since when it binds', async () => {
    await go(page, '/principles?treaty=TIPP&state=TH');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Status', { exact: true }).selectOption('reservation');
    await dialog.getByLabel('Ratified or acceded on').fill('2556-10-17');
    await dialog.getByLabel('In force for the State since').fill('2556-11-16');
    await dialog.getByLabel('Reservations and declarations').fill('Article 15, paragraph 2.');
    await expect(dialog.getByText('Name where you read it')).toBeVisible();
    await dialog.getByLabel('Where you read it').fill('Treaty collection of the United Nations');
    await expectNoSeriousAxe(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(
      page.getByText('Thailand has been bound since 16 November 2013, with a reservation'),
    ).toBeVisible();
    await pictures(app, page, 'treaty');
    await go(page, `/assessments/${assessmentId}/POL-03`);
    await expect(page.getByText(/^Thailand has been bound since/).first()).toBeVisible();
  });

  await test.step('the calendar shows the days, as a month and in the Buddhist Era too, and saves them', async () => {
    await go(page, '/calendar');
    await expect(page.getByText(/^\d+ days\./)).toBeVisible();
    await pictures(app, page, 'calendar');
    const file = path.join(workspace, 'days.ics');
    await choosePlaces(app, [file]);
    await page.getByRole('button', { name: 'Save for other calendars' }).click();
    await expect(page.getByText('The calendar is saved.')).toBeVisible();
    const saved = readFileSync(file, 'utf8');
    expect([saved.startsWith('BEGIN:VCALENDAR\r\n'), saved.endsWith('END:VCALENDAR\r\n')]).toEqual([
      true,
      true,
    ]);
    await page.getByText('Month', { exact: true }).click();
    await call(page, 'settings.update', { calendar: 'be' });
    await expect(page.getByRole('heading', { level: 2, name: /25\d\d BE \(/ })).toBeVisible();
    await pictures(app, page, 'month');
  });
});
