import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { call } from './support/calls';
import { chooseFolder } from './support/dialogs';
import { expect, expectNoSeriousAxe, test } from './support/launch';
import { drawnAnew } from './support/places';

const ITEM = 'POL-03';
const PICTURES = path.resolve(import.meta.dirname, '../../out/screens');
const DAY_MS = 86_400_000;

const startAssessment = (page: Page) =>
  call<{ id: string }>(page, 'assessments.create', {
    state: 'LA',
    questionnaire: 'waymark',
    edition: '2025.1',
    scope: 'core',
    referenceDate: '2025-12-31',
  });

async function explain(page: Page, assessmentId: string, text: string): Promise<void> {
  await openItem(page, assessmentId);
  await page.keyboard.press('2');
  await page.getByLabel('Explanation').fill(text);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
}

async function openItem(page: Page, assessmentId: string): Promise<void> {
  await goTo(page, `/assessments/${assessmentId}/${ITEM}`);
  await expect(page.getByRole('heading', { name: new RegExp(ITEM) })).toBeVisible();
}

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((wanted) => {
    location.hash = wanted;
  }, hash);
}

const safety = (page: Page) => page.getByRole('region', { name: 'Safety of your data' });

async function makeBackup(page: Page): Promise<void> {
  await goTo(page, '/settings');
  await safety(page).getByRole('button', { name: 'Make a backup now' }).click();
  await expect(page.getByText('The backup was made and checked.')).toBeVisible();
}

test('an old answer is back within three clicks, and so is the way forward', async ({ page }) => {
  const { id } = await startAssessment(page);
  await explain(page, id, 'A draft lies with the ministry.');
  await makeBackup(page);
  await explain(page, id, 'Overwritten by mistake.');

  // One: settings. Two: the backup. Three: yes.
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await safety(page)
    .getByRole('button', { name: /^Restore this one/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('table', { name: 'What will be different' })).toBeVisible();
  await expect(dialog.getByRole('row', { name: /^Answers/ })).toContainText('1');
  await expectNoSeriousAxe(page);
  const loaded = page.waitForEvent('load');
  await dialog.getByRole('button', { name: 'Restore this backup' }).click();
  await loaded;
  await expect(page.getByRole('alert').filter({ hasText: 'The backup was put back.' })).toBeVisible();

  await openItem(page, id);
  await expect(page.getByLabel('Explanation')).toHaveValue('A draft lies with the ministry.');
  await goTo(page, '/settings');
  await expect(safety(page).getByRole('row', { name: /Before a backup was restored/ })).toContainText(
    'Checked and sound',
  );
});

test('a damaged database is told, put aside whole, and healed from a backup', async ({
  app,
  page,
  relaunch,
  workspace,
}) => {
  const { id } = await startAssessment(page);
  await explain(page, id, 'In force since 2008.');
  await makeBackup(page);
  await app.close();
  const own = path.join(workspace, 'workspaces/own');
  const garbage = Buffer.alloc(3 * 4096, 0xff);
  const handle = openSync(path.join(own, 'waymark.db'), 'r+');
  writeSync(handle, garbage, 0, garbage.length, 4096);
  closeSync(handle);

  const again = await relaunch();
  await expect(again.page.getByRole('heading', { name: 'Your workspace needs a backup' })).toBeVisible();
  await expect(again.page.getByText('The database of this workspace is damaged.')).toBeVisible();
  await expectNoSeriousAxe(again.page);
  await again.page.getByRole('button', { name: /^Restore this one/ }).click();
  const loaded = again.page.waitForEvent('load');
  await again.page.getByRole('button', { name: 'Restore this backup' }).click();
  await drawnAnew(again.page, loaded);
  await openItem(again.page, id);
  await expect(again.page.getByLabel('Explanation')).toHaveValue('In force since 2008.');

  const quarantine = path.join(own, 'quarantine');
  const [time = ''] = readdirSync(quarantine);
  expect(readFileSync(path.join(quarantine, time, 'waymark.db')).includes(garbage)).toBe(true);
});

test('a workspace that cannot be opened is told once, and opened when the reason is gone', async ({
  app,
  page,
  relaunch,
  workspace,
}) => {
  const { id } = await startAssessment(page);
  await explain(page, id, 'In force since 2008.');
  await app.close();
  const database = path.join(workspace, 'workspaces/own/waymark.db');
  renameSync(database, `${database}.kept`);
  mkdirSync(database);

  const again = await relaunch();
  await expect(again.page.getByRole('heading', { name: 'Your workspace cannot be opened' })).toBeVisible();
  await expect(again.page.getByRole('alert')).toHaveCount(1);
  await expectNoSeriousAxe(again.page);
  rmSync(database, { recursive: true });
  renameSync(`${database}.kept`, database);
  const loaded = again.page.waitForEvent('load');
  await again.page.getByRole('button', { name: 'Try again' }).click();
  await drawnAnew(again.page, loaded);
  await openItem(again.page, id);
  await expect(again.page.getByLabel('Explanation')).toHaveValue('In force since 2008.');
});

test('everything is checked and copied to another place, and the screen says so', async ({ app, page }) => {
  const { id } = await startAssessment(page);
  await explain(page, id, 'In force.');
  await goTo(page, '/settings');
  await safety(page).getByRole('button', { name: 'Check my data' }).click();
  await expect(safety(page).getByText('Everything is sound')).toBeVisible();
  await expect(safety(page).getByText(/Answers: 1\./)).toBeVisible();

  const stick = mkdtempSync(path.join(tmpdir(), 'waymark-stick-'));
  try {
    await chooseFolder(app, stick);
    await safety(page).getByRole('button', { name: 'Copy to a stick or folder …' }).click();
    await expect(page.getByText(/^The copy is complete/)).toBeVisible();
    await expect(safety(page).getByText('Copied', { exact: true })).toBeVisible();
    expect(readdirSync(path.join(stick, 'waymark-copy/backups')).sort()).toEqual([
      expect.stringMatching(/\.db$/),
      expect.stringMatching(/\.json$/),
    ]);
  } finally {
    rmSync(stick, { recursive: true, force: true });
  }
});

test('a copy on a stick comes to a new computer and is gone back to there', async ({
  app,
  page,
  relaunch,
  workspace,
}) => {
  const { id } = await startAssessment(page);
  await explain(page, id, 'Only on the stick.');
  const stick = mkdtempSync(path.join(tmpdir(), 'waymark-stick-'));
  try {
    await goTo(page, '/settings');
    await chooseFolder(app, stick);
    await safety(page).getByRole('button', { name: 'Copy to a stick or folder …' }).click();
    await expect(page.getByText(/^The copy is complete/)).toBeVisible();
    await app.close();
    rmSync(path.join(workspace, 'workspaces/own'), { recursive: true });

    const fresh = await relaunch();
    await goTo(fresh.page, '/settings');
    await chooseFolder(fresh.app, stick);
    await safety(fresh.page).getByRole('button', { name: 'Bring a copy from a stick or folder …' }).click();
    await expect(safety(fresh.page).getByText(/^The copy of .* is in the list of backups now/)).toBeVisible();
    await expectNoSeriousAxe(fresh.page);
    await safety(fresh.page).scrollIntoViewIfNeeded();
    await fresh.page.screenshot({ path: path.join(PICTURES, 'restore-bring-copy.png') });
    await safety(fresh.page)
      .getByRole('button', { name: /^Restore this one/ })
      .first()
      .click();
    const loaded = fresh.page.waitForEvent('load');
    await fresh.page.getByRole('button', { name: 'Restore this backup' }).click();
    await drawnAnew(fresh.page, loaded);
    await openItem(fresh.page, id);
    await expect(fresh.page.getByLabel('Explanation')).toHaveValue('Only on the stick.');
  } finally {
    rmSync(stick, { recursive: true, force: true });
  }
});

/** Lets the backups of a workspace be so many days older. */
function ageBackups(folder: string, days: number): void {
  for (const name of readdirSync(folder)) {
    const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)T/.exec(name) ?? [];
    if (year === undefined) continue;
    const older = new Date(Date.parse(`${year}-${month}-${day}T00:00:00Z`) - days * DAY_MS);
    const stamp = (text: string) =>
      text.replaceAll(`${year}${month}${day}T`, `${older.toISOString().slice(0, 10).replaceAll('-', '')}T`);
    const file = path.join(folder, name);
    if (name.endsWith('.json')) writeFileSync(file, stamp(readFileSync(file, 'utf8')));
    renameSync(file, path.join(folder, stamp(name)));
  }
}

test('the way back is tried by itself in a quiet moment, and a place that is less safe is told', async ({
  relaunch,
  workspace,
}) => {
  test.slow();
  mkdirSync(PICTURES, { recursive: true });
  const data = path.join(workspace, 'OneDrive - Ministry');
  const place = { WAYMARK_DATA: data };
  const first = await relaunch(place);
  const { id } = await startAssessment(first.page);
  await explain(first.page, id, 'In force since 2008.');
  await makeBackup(first.page);
  await expect(safety(first.page).getByText('Not tried yet')).toBeVisible();
  await expect(safety(first.page).getByText('This workspace is in a synchronised folder')).toBeVisible();
  await first.app.close();

  // A month is not waited for: the first trial is made when there is a backup of another day.
  ageBackups(path.join(data, 'workspaces/own/backups'), 3);
  const { page } = await relaunch(place);
  await goTo(page, '/settings');
  const trial = safety(page).getByRole('region', { name: 'Trial of going back' });
  await expect(trial.getByText('The backup can be put back')).toBeVisible({ timeout: 90_000 });
  await expect(trial.getByText(/^Tried .+ with the backup of /)).toBeVisible();
  await expectNoSeriousAxe(page);
  for (const theme of ['light', 'dark', 'contrast'] as const) {
    await call(page, 'settings.update', { theme });
    await safety(page).scrollIntoViewIfNeeded();
    await page.screenshot({ path: path.join(PICTURES, `safety-place-and-trial-${theme}.png`) });
  }
  // The work itself is as it was.
  await openItem(page, id);
  await expect(page.getByLabel('Explanation')).toHaveValue('In force since 2008.');
});

test('a restore that cannot be finished yet is told as such, and finished when it can be', async ({
  page,
  relaunch,
  workspace,
}) => {
  await startAssessment(page);
  const plan = path.join(workspace, 'workspaces/own/restore-plan.json');
  // Nobody can read a folder as if it were a file.
  mkdirSync(plan);
  const again = (await relaunch()).page;
  await expect(again.getByRole('alert')).toContainText(
    'A backup is being put back, and the last step cannot',
  );
  await again.screenshot({ path: path.join(PICTURES, 'restore-waits.png') });
  rmSync(plan, { recursive: true });
  await again.getByRole('button', { name: 'Try again' }).click();
  await expect(again.getByText('Assessments under way')).toBeVisible();
});
