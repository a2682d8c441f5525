import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { call } from './support/calls';
import { expect, expectNoSeriousAxe, test } from './support/launch';
import { resize } from './support/resize';

const PICTURES = path.resolve(import.meta.dirname, '../../out/screens');
const LONG_THAI =
  'จัดตั้งคณะกรรมการที่ปรึกษาผู้รอดชีวิตจากการค้ามนุษย์และเครือข่ายองค์กรพัฒนาเอกชนในทุกจังหวัดชายแดนและเขตเศรษฐกิจพิเศษ';

const go = (page: Page, address: string) =>
  page.evaluate((to) => {
    window.location.hash = to;
  }, address);

/** Pictures of the whole screen in both themes and on both sizes, none wider than the window. */
async function pictures(app: ElectronApplication, page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  for (const [theme, width, height] of [
    ['dark', 1024, 700],
    ['light', 1366, 768],
  ] as const) {
    await call(page, 'settings.update', { theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await resize(app, width, height);
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width);
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect([name, theme, tooWide]).toEqual([name, theme, 0]);
    await page.screenshot({
      path: path.join(PICTURES, `next-${name}-${theme}-${width}.png`),
      fullPage: true,
    });
  }
  await expectNoSeriousAxe(page);
}

test('next year on a newer edition keeps every target and action, and a finished action asks for a new answer', async ({
  app,
  page,
}) => {
  test.setTimeout(240_000);
  const head = { state: 'TH', questionnaire: 'waymark', scope: 'full' };
  const { id: before } = await call<{ id: string }>(page, 'assessments.create', {
    ...{ ...head, edition: '2025.1', referenceDate: '2025-12-31' },
  });
  const answer = (assessmentId: string, itemId: string, level: number, baseRevision = 0) =>
    call(page, 'assessments.saveAnswer', {
      ...{ assessmentId, itemId, text: 'A forum meets.', fallReason: null, baseRevision },
      value: { kind: 'level', level, practiceAhead: false },
    });
  for (const item of ['POL-01', 'POL-02', 'POL-16', 'POL-26']) await answer(before, item, 1);
  for (const [itemId, level] of [
    ['POL-01', 2],
    ['POL-02', 3],
    ['POL-16', 2],
    ['POL-26', 3],
  ]) {
    await call(page, 'planning.setTarget', {
      ...{ state: 'TH', itemId, edition: '2025.1' },
      target: { level, dueOn: '2027-06-30', reason: 'Cabinet order' },
    });
  }
  const { id: planId } = await call<{ id: string }>(page, 'planning.createPlan', {
    ...{ state: 'TH', from: null },
    fields: {
      ...{ title: 'Plan 2026', introduction: '', startsOn: '2026-01-01', endsOn: '2026-12-31' },
      status: 'approved',
    },
  });
  const action = {
    ...{ itemId: 'POL-26', edition: '2025.1', fromLevel: 1, toLevel: 3, title: LONG_THAI, description: '' },
    ...{ owner: 'กระทรวงการพัฒนาสังคมฯ', partners: [], startsOn: null, dueOn: '2026-06-30' },
    ...{ costClass: 'outside-support', costText: 'THB 1,200,000', people: '2 officers for a year' },
    ...{ material: 'A room in every province', indicator: 'Survivors speak in every meeting.' },
    ...{ expectedDocument: '', expectedType: null, resources: [], state: 'started', stateReason: '' },
    ...{ doneOn: null, doneDocumentId: null },
  };
  const { id: actionId } = await call<{ id: string }>(page, 'planning.addAction', { planId, fields: action });
  await call(page, 'planning.addAction', {
    planId,
    fields: { ...action, itemId: 'POL-16', title: 'Write a handover file', toLevel: 2, state: 'proposed' },
  });
  await call(page, 'planning.addAction', {
    planId,
    fields: {
      ...action,
      title: 'A forum online',
      state: 'dropped',
      stateReason: 'No interpreter was found.',
    },
  });
  const { id: snapshotId } = await call<{ id: string }>(page, 'assessments.freeze', {
    ...{ assessmentId: before, frozenBy: 'Malee' },
  });
  const { id: now } = await call<{ id: string }>(page, 'assessments.startNext', {
    ...{ snapshotId, referenceDate: '2026-12-31', edition: '2026.1' },
  });
  const open = await call<{ answers: { itemId: string; revision: number }[] }>(page, 'assessments.get', {
    assessmentId: now,
  });
  const revisionOf = (item: string) => open.answers.find(({ itemId }) => itemId === item)?.revision ?? 0;
  for (const item of ['POL-29', 'POL-30', 'POL-31']) await answer(now, item, 1, revisionOf(item));

  await test.step('the list tells what is asked no more, and targets that came from other questions', async () => {
    await go(page, `/gaps?assessment=${now}`);
    const note = page.getByRole('note', { name: 'Decisions on questions that are no longer asked' });
    await expect(note).toContainText('POL-16: level 2 by 30 June 2027.');
    await expect(note).toContainText('Write a handover file');
    await expect(page.getByText('decided on POL-01, POL-02')).toBeVisible();
    await expect(page.getByText('decided on POL-26')).toHaveCount(2);
    await pictures(app, page, 'gaps');
  });

  await test.step('a joined question shows both decisions, and keeping the target makes it its own', async () => {
    await go(page, `/gaps/${now}/POL-29`);
    const note = page.getByRole('note', { name: 'Targets decided before the questions changed' });
    await expect(note.getByRole('listitem')).toHaveCount(2);
    await pictures(app, page, 'joined');
    await page.getByRole('button', { name: 'Keep the target' }).click();
    await expect(note).toHaveCount(0);
    await expect(page.getByRole('region', { name: 'Life of this gap' })).toContainText('Asked as POL-01');
  });

  await test.step('the address of a question that was split leads to its parts', async () => {
    await go(page, `/gaps/${now}/POL-26`);
    await expect(page.getByRole('link', { name: /^POL-30/ })).toBeVisible();
    await page.getByRole('link', { name: /^POL-31/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^POL-31/ })).toBeVisible();
  });

  await test.step('the plan shows where its actions belong now, what they need, and what was dropped', async () => {
    await go(page, `/plans/${planId}`);
    const line = page.getByRole('row', { name: LONG_THAI });
    await expect(line).toContainText('Now asked as POL-30, POL-31');
    await expect(line).toContainText('People: 2 officers for a year');
    await expect(page.getByText('Dropped because: No interpreter was found.')).toBeVisible();
    await expect(page.getByRole('row', { name: /handover/ })).toContainText('No longer asked');
    await page.getByRole('button', { name: LONG_THAI, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByLabel('Item', { exact: true })).toHaveValue('POL-26');
    await pictures(app, page, 'action');
    await dialog.getByLabel('Status', { exact: true }).selectOption('done');
    await dialog.getByLabel('What was found, or the reason').fill('Four meetings were held.');
    await dialog.getByRole('button', { name: 'Keep' }).click();
  });

  await test.step('the finished action asks for new answers, until they are given or stay', async () => {
    const note = page.getByRole('note', { name: 'Answers that may have changed' });
    await expect(note.getByRole('listitem')).toHaveCount(2);
    await pictures(app, page, 'proposed');
    await note.getByRole('button', { name: 'Open POL-30 to answer again' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /POL-30/ })).toBeVisible();
    await go(page, `/gaps/${now}/POL-31`);
    await expect(page.getByRole('note', { name: 'Answers that may have changed' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Life of this gap' })).toContainText(
      'Found: Four meetings were held.',
    );
    await pictures(app, page, 'life');
    await page.getByRole('button', { name: /^The answer stays/ }).click();
    await expect(page.getByRole('note', { name: 'Answers that may have changed' })).toHaveCount(0);
    const { list } = await call<{ list: { id: string; answerStays?: boolean }[] }>(page, 'planning.plan', {
      planId,
    });
    expect(list.find(({ id }) => id === actionId)?.answerStays).toBe(true);
  });
});
