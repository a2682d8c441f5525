import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { selection } from '../../shared/exchange';
import { call } from './support/calls';
import { choosePlaces } from './support/dialogs';
import { expect, expectNoSeriousAxe, test } from './support/launch';
import { waitForSample } from './support/places';

test.use({ environment: { WAYMARK_SAMPLE: '1' } });

const PICTURES = 'out/pictures';

test('a pack that was being put in its place when the program ended is told as not sent, until it is found', async ({
  app,
  page,
  relaunch,
  workspace,
}) => {
  test.setTimeout(120_000);
  mkdirSync(PICTURES, { recursive: true });
  const stick = mkdtempSync(path.join(tmpdir(), 'waymark-stick-'));
  const file = path.join(stick, 'Laws for the ministry.waymark');
  try {
    await waitForSample(page);
    const [law] = await call<{ id: string }[]>(page, 'library.list');
    const wish = selection.parse({ documentIds: [law?.id] });
    const to = 'Ministry of Labour';
    const { stamp } = await call<{ stamp: string }>(page, 'exchange.previewSend', {
      ...{ selection: wish, to, onlyNew: false },
    });
    await choosePlaces(app, [file]);
    const { id } = await call<{ id: string }>(page, 'exchange.send', {
      selection: wish,
      sending: {
        ...{ from: 'Us', to, kind: 'library', onlyNew: false, note: '', inParts: false, passphrase: null },
        stamp,
      },
    });
    await app.close();
    // What a kill leaves between the line of the ledger and the name of the file.
    const db = new Database(path.join(workspace, 'workspaces', 'sample', 'waymark.db'));
    db.prepare('UPDATE packs_sent SET placing = ? WHERE id = ?').run(JSON.stringify({ file, since: 0 }), id);
    db.close();
    const away = path.join(stick, 'away');
    renameSync(file, away);

    const again = await relaunch();
    await waitForSample(again.page);
    await again.page.evaluate(() => {
      location.hash = '/';
    });
    const notice = again.page.getByRole('status', { name: 'Packs that are not known to be sent' });
    await expect(notice.getByRole('link')).toContainText(to);
    await again.page.screenshot({ path: path.join(PICTURES, 'placing-home.png') });
    await again.page.evaluate(() => {
      location.hash = '/exchange';
    });
    const line = again.page.getByRole('table', { name: 'What went out' }).getByRole('row', { name: to });
    await expect(line).toContainText('Not known to be sent');
    await again.page.screenshot({ path: path.join(PICTURES, 'placing-ledger.png') });
    await line.getByRole('link').click();
    await expect(again.page.getByText(file)).toBeVisible();
    await expectNoSeriousAxe(again.page);
    const look = again.page.getByRole('button', { name: 'Look again' });
    await look.click();
    await expect(again.page.getByRole('status').filter({ hasText: 'was not sent' })).toBeVisible();
    await again.page.screenshot({ path: path.join(PICTURES, 'placing-sent.png') });
    renameSync(away, file);
    await look.click();
    await expect(again.page.getByRole('status').filter({ hasText: 'The pack went out.' })).toBeVisible();
    await expect(look).toBeHidden();
    await again.page.screenshot({ path: path.join(PICTURES, 'placing-found.png') });
  } finally {
    rmSync(stick, { recursive: true, force: true });
  }
});
