import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { buildPdf } from '../support/pdf-builder';
import { call, importFolders } from './support/calls';
import { expect, expectNoSeriousAxe, test } from './support/launch';
import { drawnAnew } from './support/places';
import { preparedRuntime } from './support/runtime';

const projectRoot = path.resolve(import.meta.dirname, '../..');

const startAssessment = (page: Page) =>
  call<{ id: string }>(page, 'assessments.create', {
    state: 'LA',
    questionnaire: 'waymark',
    edition: '2025.1',
    scope: 'core',
    referenceDate: '2025-12-31',
  });

const openItem = async (page: Page, assessmentId: string, itemId: string) => {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `/assessments/${assessmentId}/${itemId}`);
  await expect(page.getByRole('heading', { name: new RegExp(itemId) })).toBeVisible();
};

/** Closes the window and presses a button of what it asks; gives what is asked. */
const closeAnd = (app: ElectronApplication, button: 'Stay' | 'Close and lose it') =>
  app.evaluate(({ BrowserWindow, dialog }, wanted) => {
    const asked = new Promise<string>((resolve) => {
      dialog.showMessageBoxSync = ((_window: unknown, box: Electron.MessageBoxSyncOptions) => {
        resolve(box.message);
        return box.buttons?.indexOf(wanted) ?? -1;
      }) as typeof dialog.showMessageBoxSync;
    });
    BrowserWindow.getAllWindows()[0]?.close();
    return asked;
  }, button);

test('words typed in the moment before the window closes are there at the next start', async ({
  app,
  page,
  relaunch,
}) => {
  const { id } = await startAssessment(page);
  await openItem(page, id, 'POL-03');
  await page.keyboard.press('1');
  await page.getByLabel('Explanation').fill('A draft law lies with the ministry of justice.');
  // No waiting for "Saved": the window is closed with the words still on their way.
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  const again = await relaunch();
  await openItem(again.page, id, 'POL-03');
  await expect(again.page.getByRole('radio', { name: /^1 In preparation/ })).toBeChecked();
  await expect(again.page.getByLabel('Explanation')).toHaveValue(
    'A draft law lies with the ministry of justice.',
  );
});

test('words on their way are saved when the program is told to quit again while it closes', async ({
  app,
  page,
  relaunch,
}) => {
  const { id } = await startAssessment(page);
  await openItem(page, id, 'POL-03');
  // Work for the data process, so that it is still busy when the window has gone.
  await page.evaluate(() => {
    const input = { id: 'waymark', edition: '2025.1' };
    for (let asked = 0; asked < 600; asked += 1) void window.waymark.call('questionnaires.get', input);
  });
  await page.getByLabel('Explanation').fill('A draft law lies with the ministry of justice.');
  const closed = app.waitForEvent('close');
  await app.evaluate(({ app: waymark, BrowserWindow }) => {
    waymark.once('window-all-closed', () => setTimeout(() => waymark.quit()));
    BrowserWindow.getAllWindows()[0]?.close();
  });
  await closed;
  const again = await relaunch();
  await openItem(again.page, id, 'POL-03');
  await expect(again.page.getByLabel('Explanation')).toHaveValue(
    'A draft law lies with the ministry of justice.',
  );
});

test('words that could not be saved are asked about before the window closes', async ({ app, page }) => {
  const { id } = await startAssessment(page);
  await openItem(page, id, 'POL-03');
  await page.getByLabel('Explanation').fill('My words.');
  await call(page, 'assessments.saveAnswer', {
    ...{ assessmentId: id, itemId: 'POL-03', value: { kind: 'none' }, text: 'Words of others.' },
    ...{ agencyId: null, fallReason: null, baseRevision: 0 },
  });
  await expect(page.getByText('This answer was changed elsewhere').first()).toBeVisible();
  // Whoever writes on further below sees it too.
  await page.getByLabel('Explanation').evaluate((field) => {
    field.style.minHeight = '90vh';
    field.scrollIntoView({ block: 'end' });
  });
  await expect(page.getByText('This answer was changed elsewhere').first()).toBeInViewport();
  // What is gone back to with the keyboard does not stay under it.
  const radio = page.getByRole('radio', { name: /^Not known/ });
  await radio.evaluate((choice) => {
    document.querySelector('textarea')?.focus({ preventScroll: true });
    const screen = document.querySelector('#main');
    if (screen === null) throw new Error('no screen');
    screen.scrollTop += choice.getBoundingClientRect().top - screen.getBoundingClientRect().top - 100;
  });
  await page.keyboard.press('Shift+Tab');
  await expect(radio).toBeFocused();
  await expect
    .poll(() =>
      radio.evaluate((choice) => {
        const { left, top } = choice.getBoundingClientRect();
        return document
          .elementFromPoint(left + 2, top + 2)
          ?.closest('label')
          ?.contains(choice);
      }),
    )
    .toBe(true);
  // They are not on the screen any more either.
  await page.evaluate(() => {
    location.hash = '/library';
  });
  await expect(page.getByRole('heading', { level: 1, name: 'Library' })).toBeVisible();
  expect(await closeAnd(app, 'Stay')).toMatch(/^Some of what you typed is not saved/);
  await openItem(page, id, 'POL-03');
  await expect(page.getByLabel('Explanation')).toHaveValue('My words.');
  const closed = app.waitForEvent('close');
  await closeAnd(app, 'Close and lose it').catch(() => undefined);
  await closed;
});

test('words typed into a form and not sent are there after other screens, and are asked about', async ({
  app,
  page,
}) => {
  const { id } = await startAssessment(page);
  await openItem(page, id, 'POL-03');
  const comment = page.getByLabel('Write to the others who work on this item');
  await comment.fill('Who keeps the list?');
  await page.evaluate(() => {
    location.hash = '/library';
  });
  await expect(page.getByRole('heading', { level: 1, name: 'Library' })).toBeVisible();
  expect(await closeAnd(app, 'Stay')).toMatch(/^Some of what you typed is not saved/);
  // Who stays is led to where it was typed.
  await expect(comment).toHaveValue('Who keeps the list?');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(comment).toHaveValue('');
  const closed = app.waitForEvent('close');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await closed;
});

const WRITE = 'Write to the others who work on this item';
const unsentOf = (workspace: string) => path.join(workspace, 'workspaces/own/unsent.json');

test('words typed into a form outlive a program that is killed, and go when they are given up', async ({
  app,
  page,
  relaunch,
  workspace,
}) => {
  const { id } = await startAssessment(page);
  await openItem(page, id, 'POL-03');
  await page.getByLabel(WRITE).fill('Who keeps the list?');
  await expect.poll(() => existsSync(unsentOf(workspace))).toBe(true);
  app.process().kill('SIGKILL');
  await app.waitForEvent('close');
  const again = await relaunch();
  await expect(again.page.getByText('Waymark ended before something you typed was saved.')).toBeVisible();
  await again.page.getByRole('button', { name: 'Show them' }).click();
  const list = again.page.getByRole('dialog', { name: 'Typed and not sent' });
  await expect(list.getByRole('listitem')).toContainText('Who keeps the list?');
  await expectNoSeriousAxe(again.page);
  await list.getByRole('button', { name: 'Go to the form' }).click();
  await expect(again.page.getByRole('heading', { name: /POL-03/ })).toBeVisible();
  await expect(again.page.getByLabel(WRITE)).toHaveValue('Who keeps the list?');
  await again.page.getByLabel(WRITE).fill('Who keeps the list now?');
  const closed = again.app.waitForEvent('close');
  await closeAnd(again.app, 'Close and lose it').catch(() => undefined);
  await closed;
  expect(existsSync(unsentOf(workspace))).toBe(false);
});

test('words whose screen is gone can be copied and let go, and nobody asks about them then', async ({
  app,
  page,
  relaunch,
  workspace,
}) => {
  const { id } = await startAssessment(page);
  await openItem(page, id, 'POL-03');
  await page.getByLabel(WRITE).fill('Who keeps the list?');
  await expect.poll(() => existsSync(unsentOf(workspace))).toBe(true);
  // As when a backup is put back from before the assessment was begun.
  await call(page, 'assessments.takeAway', { assessmentId: id });
  app.process().kill('SIGKILL');
  await app.waitForEvent('close');
  const again = await relaunch();
  await again.page.getByRole('button', { name: 'Show them' }).click();
  const list = again.page.getByRole('dialog', { name: 'Typed and not sent' });
  await expect(list.getByText('Its assessment is not in this workspace')).toBeVisible();
  await list.getByRole('button', { name: 'Copy' }).click();
  expect(await again.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('Who keeps the list?');
  await list.getByRole('button', { name: 'Let go' }).click();
  await list.getByRole('button', { name: 'Close' }).click();
  await expect(again.page.getByText('Waymark ended before something you typed was saved.')).toHaveCount(0);
  const closed = again.app.waitForEvent('close');
  await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await closed;
  expect(existsSync(unsentOf(workspace))).toBe(false);
});

test('words typed into a form outlive a page that breaks', async ({ app, page, workspace }) => {
  const { id } = await startAssessment(page);
  await openItem(page, id, 'POL-03');
  await page.getByLabel(WRITE).fill('Who keeps the list?');
  await expect.poll(() => existsSync(unsentOf(workspace))).toBe(true);
  const words = await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) return '';
    const isBack = new Promise<void>((done) => {
      contents.once('did-finish-load', () => done());
    });
    contents.forcefullyCrashRenderer();
    await isBack;
    // The page that is driven from here has gone for good.
    return contents.executeJavaScript(`new Promise((done) => {
      const look = () => {
        const found = [...document.querySelectorAll('textarea, input')].find(({ value }) => value.startsWith('Who keeps'));
        if (found) done(found.value);
        else requestAnimationFrame(look);
      };
      look();
    })`) as Promise<string>;
  });
  expect(words).toBe('Who keeps the list?');
  const closed = app.waitForEvent('close');
  await closeAnd(app, 'Close and lose it').catch(() => undefined);
  await closed;
});

test('words are saved at once when the computer is shut down', async ({ app, page }) => {
  const { id } = await startAssessment(page);
  await openItem(page, id, 'POL-03');
  // The pause after a key never ends.
  await page.evaluate(() => {
    window.setTimeout = (() => 0) as unknown as typeof window.setTimeout;
  });
  await page.getByLabel('Explanation').fill('Before the pause is over.');
  await app.evaluate(({ BrowserWindow }) =>
    // Only Windows says so by itself.
    (BrowserWindow.getAllWindows()[0] as unknown as NodeJS.EventEmitter).emit('query-session-end', {}),
  );
  await expect
    .poll(async () => {
      const { answers } = await call<{ answers: { itemId: string; text: string }[] }>(
        page,
        'assessments.get',
        {
          assessmentId: id,
        },
      );
      return answers.find(({ itemId }) => itemId === 'POL-03')?.text;
    })
    .toBe('Before the pause is over.');
});

test('a program that is told to quit while it opens another workspace goes, and opens none', async ({
  app,
  page,
  relaunch,
}) => {
  const { id } = await startAssessment(page);
  const closed = app.waitForEvent('close');
  await page.evaluate(() => {
    void window.waymark.call('workspace.open', { kind: 'sample' });
  });
  await app.evaluate(({ app: waymark }) => waymark.quit());
  await closed;
  const again = await relaunch();
  const loaded = again.page.waitForEvent('load');
  await call(again.page, 'workspace.open', { kind: 'own' });
  await drawnAnew(again.page, loaded);
  await openItem(again.page, id, 'POL-03');
});

test('an answer shown as saved outlives a program that is killed', async ({ app, page, relaunch }) => {
  const { id } = await startAssessment(page);
  await openItem(page, id, 'POL-03');
  await page.keyboard.press('2');
  await page.getByLabel('Explanation').fill('In force since 2008.');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  app.process().kill('SIGKILL');
  await app.waitForEvent('close');
  const again = await relaunch();
  const kept = await call<{ answers: { itemId: string; text: string; value: unknown }[] }>(
    again.page,
    'assessments.get',
    {
      assessmentId: id,
    },
  );
  expect(kept.answers.find((answer) => answer.itemId === 'POL-03')).toMatchObject({
    text: 'In force since 2008.',
    value: { kind: 'level', level: 2 },
  });
});

interface Import {
  summary: { state: string; counts: Record<string, number> };
}
const importOf = (page: Page, importId: string) => call<Import>(page, 'library.getImport', { importId });

function laws(workspace: string, count: number, pages: number): string {
  const folder = path.join(workspace, 'laws');
  mkdirSync(folder);
  for (let n = 1; n <= count; n += 1) {
    writeFileSync(
      path.join(folder, `act-${n}.pdf`),
      buildPdf({
        title: `Act number ${n} of the series`,
        pages: Array.from({ length: pages }, (_, at) => ({
          lines: [`Act ${n}`, `Section ${at + 1} speaks of quiet harbours.`],
        })),
      }),
    );
  }
  return folder;
}

test('an import goes on after the program was killed, with no file lost and none twice', async ({
  app,
  page,
  relaunch,
  workspace,
}) => {
  const importId = await importFolders(app, page, [laws(workspace, 40, 30)]);
  await expect
    .poll(async () => (await importOf(page, importId)).summary.counts.added ?? 0)
    .toBeGreaterThan(2);
  app.process().kill('SIGKILL');
  await app.waitForEvent('close');
  const again = await relaunch();
  await expect
    .poll(async () => (await importOf(again.page, importId)).summary.state, { timeout: 60_000 })
    .toBe('done');
  const { summary } = await importOf(again.page, importId);
  expect(summary.counts).toMatchObject({ added: 40, failed: 0, refused: 0 });
  expect(await call<unknown[]>(again.page, 'library.list')).toHaveLength(40);
  await expect
    .poll(
      async () =>
        (await call<{ total: unknown }>(again.page, 'search.query', { text: 'quiet harbours' })).total,
    )
    .toEqual({ pages: 1200, documents: 40 });
});

test('the search index comes back by itself when its file is gone', async ({
  app,
  page,
  relaunch,
  workspace,
}) => {
  const importId = await importFolders(app, page, [laws(workspace, 3, 5)]);
  await expect.poll(async () => (await importOf(page, importId)).summary.state).toBe('done');
  await app.close();
  for (const ending of ['', '-wal', '-shm']) {
    rmSync(path.join(workspace, 'workspaces/own', `search.db${ending}`), { force: true });
  }
  const again = await relaunch();
  await expect
    .poll(
      async () => (await call<{ total: unknown }>(again.page, 'search.query', { text: 'harbours' })).total,
    )
    .toEqual({ pages: 15, documents: 3 });
});

test('the search index comes back by itself when a text in it turns out damaged while the program runs', async ({
  app,
  page,
  workspace,
}) => {
  const importId = await importFolders(app, page, [laws(workspace, 3, 5)]);
  await expect.poll(async () => (await importOf(page, importId)).summary.state).toBe('done');
  const file = path.join(workspace, 'workspaces/own/search.db');
  const db = new Database(file);
  const rows = db.prepare('SELECT id, text FROM pages').all() as { id: number; text: Buffer }[];
  for (const { id, text } of rows) {
    text[text.length - 3] = (text[text.length - 3] as number) ^ 4;
    db.prepare('UPDATE pages SET text = ? WHERE id = ?').run(text, id);
  }
  db.close();
  const found = () =>
    call<{ total: unknown }>(page, 'search.query', { text: 'harbours' }).then(
      ({ total }) => total,
      // Whoever comes upon the damage hears of it, and that may be something in the background.
      (error: unknown) => String(error),
    );
  await expect.poll(found).toEqual({ pages: 15, documents: 3 });
  const again = new Database(file, { readonly: true });
  const texts = again.prepare<[], Buffer>('SELECT text FROM pages').pluck().all();
  again.close();
  expect(texts.filter((now) => rows.some(({ text }) => text.equals(now)))).toEqual([]);
});

test('a second start leaves the data to the first', async ({ app, page, workspace }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const { executable, args } = preparedRuntime();
  const second = spawn(executable, [...args, projectRoot], {
    env: { ...process.env, WAYMARK_DATA: workspace },
    stdio: 'ignore',
  });
  const code = await new Promise<number | null>((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  expect(app.windows()).toHaveLength(1);
  await call(page, 'settings.get');
});

test('a data folder that cannot be written in is told in words, and not taken for one that is open', async ({
  workspace,
}) => {
  const { executable, args } = preparedRuntime();
  const inTheWay = path.join(workspace, 'stick');
  writeFileSync(inTheWay, 'no folder');
  const start = spawn(executable, [...args, projectRoot], {
    env: { ...process.env, WAYMARK_DATA: path.join(inTheWay, 'data') },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  start.stderr.on('data', (bytes: Buffer) => {
    said += bytes.toString('utf8');
  });
  await expect.poll(() => said).toContain('it may not write in its data folder');
  expect(said).not.toContain('already open');
  // It waits with its words until somebody has read them.
  const ended = new Promise((done) => start.once('close', done));
  start.kill('SIGKILL');
  await ended;
});
