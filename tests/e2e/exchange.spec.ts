import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { anAction } from '../support/builders';
import { call } from './support/calls';
import { choosePlaces } from './support/dialogs';
import { goesRound } from './support/goes-round';
import { expect, expectNoSeriousAxe, test } from './support/launch';
import { drawnAnew, waitForSample } from './support/places';
import { resize } from './support/resize';

test.use({ environment: { WAYMARK_SAMPLE: '1' } });

const PICTURES = 'out/pictures';

const goTo = (page: Page, hash: string) =>
  page.evaluate((wanted) => {
    location.hash = wanted;
  }, hash);
const picture = (page: Page, name: string) =>
  page.screenshot({ path: path.join(PICTURES, `exchange-${name}.png`), fullPage: false });

async function open(page: Page, kind: 'own' | 'sample'): Promise<void> {
  const loaded = page.waitForEvent('load');
  await call(page, 'workspace.open', { kind });
  await drawnAnew(page, loaded);
}

test('a pack goes from one workspace to another: looked at, taken in, proven, found, taken back', async ({
  app,
  page,
}) => {
  test.setTimeout(120_000);
  mkdirSync(PICTURES, { recursive: true });
  const stick = mkdtempSync(path.join(tmpdir(), 'waymark-stick-'));
  const file = path.join(stick, 'for-the-ministry.waymark');
  try {
    await waitForSample(page);

    await goTo(page, '/exchange/send');
    await page.getByRole('button', { name: /^Documents/ }).click();
    await page.getByLabel('All documents').check();
    await page.getByLabel('From', { exact: false }).first().fill('Coordinating office');
    await page.getByRole('combobox', { name: 'To', exact: true }).fill('Ministry of Labour กระทรวงแรงงาน');
    await page.getByLabel('Lock it with a passphrase').check();
    await page.getByLabel('Passphrase', { exact: true }).fill('four plain words');
    const leaves = page.getByRole('region', { name: 'What leaves this PC' });
    await expect(leaves.locator('[data-leaves]')).toBeVisible();
    await expectNoSeriousAxe(page);
    await picture(page, 'send');
    await choosePlaces(app, [file]);
    await page.getByRole('button', { name: 'Save the pack' }).click();
    await expect(page.getByRole('heading', { name: 'Pack that went out' })).toBeVisible();
    expect(readdirSync(stick)).toEqual(['for-the-ministry.waymark']);
    const code = await page.getByLabel(/^Code of the pack/).getAttribute('data-digits');
    await expectNoSeriousAxe(page);
    await picture(page, 'sent');
    await page.getByRole('link', { name: 'Exchange' }).last().click();
    await expect(page.getByRole('table', { name: 'What went out' }).locator('[data-digits]')).toHaveAttribute(
      'data-digits',
      code ?? '',
    );
    const { fingerprint } = await call<{ fingerprint: string }>(page, 'exchange.identity');
    await picture(page, 'ledger');

    await open(page, 'own');
    await goTo(page, '/exchange/bring-in');
    await page.getByRole('button', { name: 'Choose a pack' }).click();
    await expect(page.getByText('This pack is locked with a passphrase.')).toBeVisible();
    await picture(page, 'locked');
    await page.getByLabel('Passphrase', { exact: true }).fill('four plain words');
    await page.getByRole('button', { name: 'Open the pack' }).click();
    const things = page.getByRole('table', { name: 'What is in the pack' });
    await expect(things).toBeVisible();
    await expect(page.getByLabel(`Key of the sender: ${fingerprint}`)).toBeVisible();
    expect(await call<unknown[]>(page, 'library.list')).toEqual([]);
    await expectNoSeriousAxe(page);
    await picture(page, 'preview');
    await page.getByRole('button', { name: 'The digits are the same' }).click();
    await expect(page.getByText('Checked', { exact: true })).toBeVisible();
    const untaken = things.getByRole('checkbox').last();
    await untaken.uncheck();
    await page.getByRole('button', { name: /^Take in \d+ things$/ }).click();

    await expect(page.getByRole('heading', { name: 'Receipt of a pack' })).toBeVisible();
    await expect(page.getByLabel(`Code of the pack: ${code}`)).toBeVisible();
    await expectNoSeriousAxe(page);
    await picture(page, 'receipt');
    // What came is read and can be searched.
    await expect
      .poll(
        async () =>
          (await call<{ total: { pages: number } }>(page, 'search.query', { text: 'victim' })).total.pages,
        { timeout: 60_000 },
      )
      .toBeGreaterThan(0);

    // Whose text it is stands where documents of several senders would stand side by side.
    const receipt = await page.evaluate(() => location.hash);
    await goTo(page, '/library');
    await expect(page.getByText('Pack from Coordinating office').first()).toBeVisible();
    await page.getByRole('button', { name: 'Sender', exact: true }).click();
    await page.getByRole('checkbox', { name: /Coordinating office/ }).check();
    await expect(page.getByRole('button', { name: 'Sender (1)' })).toBeVisible();
    await expectNoSeriousAxe(page);
    await page.keyboard.press('Escape');
    await picture(page, 'library');
    await goTo(page, '/search?q=victim');
    await expect(page.getByText(/Pack from Coordinating office/).first()).toBeVisible();
    await picture(page, 'search');
    await goTo(page, receipt.slice(1));

    const takeBack = page.getByRole('button', { name: 'Take the import back' });
    await goesRound(page, takeBack, 'Take this import back?');
    await takeBack.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take the import back' }).click();
    await expect(page.getByText(/exactly those from before the import/)).toBeVisible();
    expect(await call<unknown[]>(page, 'library.list')).toEqual([]);
    await picture(page, 'undone');
  } finally {
    rmSync(stick, { recursive: true, force: true });
  }
});

interface Answer {
  readonly itemId: string;
  readonly text: string;
  readonly revision: number;
  readonly value: unknown;
}

/** Writes other words on an item, over what is there. */
async function rewrite(page: Page, assessmentId: string, itemId: string, text: string): Promise<void> {
  const { answers } = await call<{ answers: Answer[] }>(page, 'assessments.get', { assessmentId });
  const before = answers.find((answer) => answer.itemId === itemId);
  await call(page, 'assessments.saveAnswer', {
    ...{ assessmentId, itemId, agencyId: null, text, fallReason: null },
    value: { kind: 'level', level: 2, practiceAhead: false },
    baseRevision: before?.revision ?? 0,
  });
}

const wordsOn = async (page: Page, assessmentId: string, itemId: string): Promise<string | undefined> =>
  (await call<{ answers: Answer[] }>(page, 'assessments.get', { assessmentId })).answers.find(
    (answer) => answer.itemId === itemId,
  )?.text;

/** Saves what is chosen on the screen to a file. */
async function save(app: ElectronApplication, page: Page, file: string, to: string): Promise<void> {
  await page.getByLabel('From', { exact: false }).first().fill('Coordinating office');
  await page.getByRole('combobox', { name: 'To', exact: true }).fill(to);
  await page.keyboard.press('Escape');
  await choosePlaces(app, [file]);
  await page.getByRole('button', { name: 'Save the pack' }).click();
  await expect(page.getByRole('heading', { name: 'Pack that went out' })).toBeVisible();
}

async function bringIn(app: ElectronApplication, page: Page, file: string): Promise<void> {
  await goTo(page, '/exchange');
  await goTo(page, '/exchange/bring-in');
  await choosePlaces(app, [file]);
  await page.getByRole('button', { name: 'Choose a pack' }).click();
  await expect(page.getByRole('table', { name: 'What is in the pack' })).toBeVisible();
}

test('two offices write on the same answer: the second pack asks, shows both, and what was chosen can be taken back', async ({
  app,
  page,
}) => {
  test.setTimeout(240_000);
  mkdirSync(PICTURES, { recursive: true });
  const stick = mkdtempSync(path.join(tmpdir(), 'waymark-stick-'));
  const [first, second] = ['first', 'second'].map((name) => path.join(stick, `${name}.waymark`));
  try {
    await expect
      .poll(async () => (await call<{ status: string }[]>(page, 'assessments.list')).length, {
        timeout: 60_000,
      })
      .toBeGreaterThan(1);
    const assessments = await call<{ id: string; status: string }[]>(page, 'assessments.list');
    const { id = '' } = assessments.find(({ status }) => status === 'open') ?? {};
    await rewrite(page, id, 'POL-03', 'As it was sent.');

    await goTo(page, '/exchange/send');
    await page.getByRole('button', { name: 'An assessment', exact: true }).click();
    await page.getByRole('combobox', { name: 'Assessments' }).click();
    await page
      .getByRole('option')
      .nth(assessments.findIndex((each) => each.id === id))
      .click();
    await page.getByRole('combobox', { name: 'Assessments' }).press('Escape');
    await page.getByLabel(/With the agencies/).check();
    await page.getByLabel('With the discussion').check();
    const leaves = page.getByRole('region', { name: 'What leaves this PC' });
    // What not everybody may see is held back until it is ticked.
    await expect(leaves.getByText(/held back/)).toBeVisible();
    await expectNoSeriousAxe(page);
    await picture(page, 'held');
    await leaves.getByRole('button', { name: /^Tick (?:all \d+|it)$/ }).click();
    await expect(leaves.getByText(/held back/)).toBeHidden();
    await picture(page, 'held-ticked');
    await save(app, page, first ?? '', 'Ministry of Justice');

    await open(page, 'own');
    await bringIn(app, page, first ?? '');
    await picture(page, 'assessment');
    await page.getByRole('button', { name: /^Take in \d+ things$/ }).click();
    await expect(page.getByRole('heading', { name: 'Receipt of a pack' })).toBeVisible();
    expect(await wordsOn(page, id, 'POL-03')).toBe('As it was sent.');
    await rewrite(page, id, 'POL-03', 'What the ministry found meanwhile.');

    await open(page, 'sample');
    await rewrite(page, id, 'POL-03', 'What the office found meanwhile.');
    await goTo(page, '/exchange/send');
    await page.getByRole('button', { name: 'An assessment', exact: true }).click();
    await page.getByRole('combobox', { name: 'Assessments' }).click();
    await page
      .getByRole('option')
      .nth(assessments.findIndex((each) => each.id === id))
      .click();
    await page.getByRole('combobox', { name: 'Assessments' }).press('Escape');
    await page.getByLabel('Leave out what this receiver has already').check();
    await save(app, page, second ?? '', 'Ministry of Justice');

    await open(page, 'own');
    await bringIn(app, page, second ?? '');
    const asked = page.getByRole('row', { name: /POL-03/ });
    await expect(asked).toContainText('What the ministry found meanwhile.');
    await expect(asked).toContainText('What the office found meanwhile.');
    await expectNoSeriousAxe(page);
    await picture(page, 'conflict');
    // Undecided it stays as it is; nothing may be taken in unseen.
    expect(await wordsOn(page, id, 'POL-03')).toBe('What the ministry found meanwhile.');
    await asked.getByText('Take theirs').click();
    await page.getByRole('button', { name: /^Take in \d+ thing/ }).click();
    await expect(page.getByRole('heading', { name: 'Receipt of a pack' })).toBeVisible();
    expect(await wordsOn(page, id, 'POL-03')).toBe('What the office found meanwhile.');

    await page.getByRole('button', { name: 'Take the import back' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take the import back' }).click();
    await expect(page.getByText(/exactly those from before the import/)).toBeVisible();
    expect(await wordsOn(page, id, 'POL-03')).toBe('What the ministry found meanwhile.');

    // Taken in again and written on since: an undo leaves that one answer and says so.
    await bringIn(app, page, second ?? '');
    await page
      .getByRole('row', { name: /POL-03/ })
      .getByText('Take theirs')
      .click();
    await page.getByRole('button', { name: /^Take in \d+ thing/ }).click();
    await expect(page.getByRole('heading', { name: 'Receipt of a pack' })).toBeVisible();
    await rewrite(page, id, 'POL-03', 'Both, after a telephone call.');
    await page.getByRole('button', { name: 'Take the import back' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take the import back' }).click();
    await expect(page.getByText(/POL-03 · .+: left, because somebody changed it since/)).toBeVisible();
    expect(await wordsOn(page, id, 'POL-03')).toBe('Both, after a telephone call.');
    await picture(page, 'undone-left');
  } finally {
    rmSync(stick, { recursive: true, force: true });
  }
});

/** Sends a plan to a file past the screen. */
async function sendPlan(app: ElectronApplication, page: Page, planId: string, file: string): Promise<void> {
  const chosen = { selection: { planIds: [planId] }, to: 'Ministry of Justice', onlyNew: false };
  const preview = async (allowed: readonly string[]) =>
    call<{ stamp: string; things: { key: string; state: string }[] }>(page, 'exchange.previewSend', {
      ...chosen,
      selection: { ...chosen.selection, allowed },
    });
  const { things } = await preview([]);
  const allowed = things.filter(({ state }) => state === 'held').map(({ key }) => key);
  const { stamp } = await preview(allowed);
  await choosePlaces(app, [file]);
  await call(page, 'exchange.send', {
    selection: { ...chosen.selection, allowed },
    sending: {
      ...{ from: 'Coordinating office', to: chosen.to, kind: 'plan', onlyNew: false, note: '' },
      ...{ inParts: false, passphrase: null, stamp },
    },
  });
}

test('a plan that both offices changed is decided action by action, and what is left for later is told', async ({
  app,
  page,
}) => {
  test.setTimeout(240_000);
  mkdirSync(PICTURES, { recursive: true });
  const stick = mkdtempSync(path.join(tmpdir(), 'waymark-stick-'));
  const [first, second] = ['first', 'second'].map((name) => path.join(stick, `${name}.waymark`));
  try {
    await waitForSample(page);
    const { id: planId } = await call<{ id: string }>(page, 'planning.createPlan', {
      state: 'TH',
      fields: {
        ...{ title: 'แผนปฏิบัติการป้องกันและปราบปรามการค้ามนุษย์ประจำปี 2570', introduction: '' },
        ...{ startsOn: '2027-01-01', endsOn: '2027-12-31', status: 'draft' },
      },
      from: null,
    });
    const add = (title: string) =>
      call<{ id: string }>(page, 'planning.addAction', { planId, fields: anAction({ title }) });
    const training = await add('Train inspectors');
    const hotline = await add('จัดตั้งสายด่วนช่วยเหลือผู้เสียหายจากการค้ามนุษย์ในทุกจังหวัดโดยมีล่ามภาษาเมียนมา ลาว และเขมร');
    const shelters = await add('Shelters');
    await sendPlan(app, page, planId, first ?? '');
    await open(page, 'own');
    await bringIn(app, page, first ?? '');
    await page.getByRole('button', { name: /^Take in \d+ thing/ }).click();
    await expect(page.getByRole('heading', { name: 'Receipt of a pack' })).toBeVisible();
    const rename = (actionId: string, fields: Parameters<typeof anAction>[0]) =>
      call(page, 'planning.saveAction', { actionId, fields: anAction(fields) });
    await rename(training.id, { title: 'Train inspectors and judges', owner: 'Ministry of Labour' });
    await rename(shelters.id, { title: 'Shelters for men' });
    await add('Only of the ministry');

    await open(page, 'sample');
    await rename(training.id, { title: 'Train inspectors', owner: 'Police' });
    await rename(hotline.id, { title: 'Open a hotline' });
    await rename(shelters.id, { title: 'Shelters for children' });
    await call(page, 'planning.moveAction', { actionId: hotline.id, position: 1 });
    await sendPlan(app, page, planId, second ?? '');
    await open(page, 'own');
    await bringIn(app, page, second ?? '');
    const things = page.getByRole('table', { name: 'What is in the pack' });
    const lineOf = (title: string) => things.getByRole('row', { name: new RegExp(`^${title}`) });
    await expect(lineOf('Train inspectors and judges')).toContainText('Police');
    await expectNoSeriousAxe(page);
    await expect(things.getByText('Order of the actions')).toBeVisible();
    await things.getByText('Order of the actions').scrollIntoViewIfNeeded();
    await picture(page, 'plan-order');
    await expect(lineOf('Only of the ministry')).toContainText('Only yours has this action');
    await lineOf('Only of the ministry').scrollIntoViewIfNeeded();
    await picture(page, 'plan-pieces');
    // By the keyboard alone.
    await lineOf('Train inspectors and judges').getByRole('radio', { name: 'Later' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(
      lineOf('Train inspectors and judges').getByRole('radio', { name: 'Keep mine' }),
    ).toBeChecked();
    // What only they changed comes without a question, and what only this office changed stays without one.
    await expect(lineOf('จัดตั้งสายด่วน').getByRole('checkbox')).toBeChecked();
    await expect(lineOf('แผนปฏิบัติการ').getByRole('checkbox')).toBeChecked();
    await expect(lineOf('Only of the ministry')).toContainText('Only you changed this. Yours stays');
    await page.getByRole('button', { name: /^Take in \d+ thing/ }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Receipt of a pack' })).toBeVisible();
    await expect(page.getByText(/left for later/).first()).toBeVisible();
    await expectNoSeriousAxe(page);
    await picture(page, 'plan-receipt');
    const { list } = await call<{ list: { title: string; owner: string }[] }>(page, 'planning.plan', {
      planId,
    });
    expect(list.map(({ title }) => title)).toEqual([
      ...['Open a hotline', 'Train inspectors and judges', 'Shelters for men', 'Only of the ministry'],
    ]);
    expect(list[1]?.owner).toBe('Ministry of Labour');

    // Home tells of it, leads to the receipt, and is told when it need not.
    await resize(app, 1366, 768);
    await goTo(page, '/');
    const notice = page.getByRole('status', { name: 'Packs that wait for a decision' });
    await expect(notice.getByRole('link', { name: /^1 difference from the pack of/ })).toBeVisible();
    await expectNoSeriousAxe(page);
    await picture(page, 'home-waiting');
    await call(page, 'settings.update', { theme: 'dark' });
    await resize(app, 1024, 700);
    await picture(page, 'home-waiting-dark');
    await call(page, 'settings.update', { theme: 'light' });
    await notice.getByRole('link', { name: /^1 difference from the pack of/ }).click();
    await page.getByRole('button', { name: 'Do not remind me on Home' }).click();
    await expect(page.getByRole('button', { name: 'Remind me on Home', exact: true })).toBeFocused();
    await picture(page, 'receipt-waiting');

    // What was decided is not asked again with what was left.
    await bringIn(app, page, second ?? '');
    await expect(lineOf('Shelters for men').getByText('Keep mine', { exact: true })).toBeVisible();
    await expect(lineOf('Train inspectors and judges').getByText('Keep mine')).toBeHidden();
    await call(page, 'settings.update', { theme: 'dark' });
    await resize(app, 1024, 700);
    await lineOf('Only of the ministry').scrollIntoViewIfNeeded();
    await picture(page, 'plan-pieces-dark');

    // What somebody settles by hand waits no more, and the receipt says so.
    await rename(shelters.id, { title: 'Shelters for children' });
    const { received } = await call<{ received: { id: string }[] }>(page, 'exchange.ledger');
    await goTo(page, `/exchange/receipts/${received[0]?.id}`);
    const settledLine = page.getByRole('row', { name: /^Shelters for men/ });
    await expect(settledLine).toContainText('The same now');
    await call(page, 'settings.update', { language: 'my', theme: 'light' });
    await resize(app, 1366, 768);
    await settledLine.scrollIntoViewIfNeeded();
    await picture(page, 'receipt-same-now-my');
    await call(page, 'settings.update', { language: 'en' });
    await goTo(page, '/history');
    await page.getByText('Reminder on Home').scrollIntoViewIfNeeded();
    await picture(page, 'history-reminder');
  } finally {
    rmSync(stick, { recursive: true, force: true });
  }
});

test('what goes is chosen by topic, by search, by item, and one by one', async ({ page }) => {
  test.setTimeout(120_000);
  mkdirSync(PICTURES, { recursive: true });
  await waitForSample(page);
  const leaves = page.getByRole('region', { name: 'What leaves this PC' });
  const documents = leaves.getByRole('table', { name: 'Documents', exact: true });

  await goTo(page, '/exchange/send');
  await picture(page, 'send-empty');
  await page.getByRole('button', { name: 'New and changed laws' }).click();
  await expect(documents.getByRole('row')).not.toHaveCount(0);
  await expect(documents).not.toContainText('Guideline');
  const laws = await documents.getByRole('row').count();
  await picture(page, 'laws');
  // A law of the day after tomorrow is none.
  await page.getByLabel(/Only new or changed since/).fill('2099-01-01');
  await expect(leaves.getByText(/Nothing/)).toBeVisible();
  await page.getByLabel(/Only new or changed since/).fill('');
  await expect(documents.getByRole('row')).toHaveCount(laws);

  await page.getByLabel('By search, words in the texts').check();
  await page.getByRole('textbox', { name: 'Words to search for' }).fill('recruitment');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page.getByText(/documents? ha(?:s|ve) these words/)).toBeVisible();
  await expect(documents.getByRole('row')).not.toHaveCount(0);
  await expectNoSeriousAxe(page);
  await picture(page, 'search');

  await page.getByLabel('Only what is cited').check();
  await page.getByRole('combobox', { name: 'Cited in' }).click();
  await page.getByRole('option').first().click();
  await expect(documents.getByRole('row')).not.toHaveCount(0);
  const all = await documents.getByRole('row').count();
  await page.getByRole('combobox', { name: 'Items' }).click();
  await page.getByRole('option').first().click();
  await page.getByRole('combobox', { name: 'Items' }).press('Escape');
  await expect(documents.getByRole('row')).toHaveCount(1);
  expect(all).toBeGreaterThan(1);
  await picture(page, 'cited');
  await documents.getByRole('checkbox').uncheck();
  await expect(leaves.getByText('Nothing of what is chosen is ticked.')).toBeVisible();
  await expect(page.getByText('Say from whom and to whom.')).toBeVisible();

  await page.getByLabel('By topic').check();
  await page.getByRole('combobox', { name: 'Topics' }).click();
  await page.getByRole('option').nth(2).click();
  await page.getByRole('combobox', { name: 'Topics' }).press('Escape');
  await expectNoSeriousAxe(page);
  await picture(page, 'topic');
});
