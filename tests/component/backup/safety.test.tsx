import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import DataSafety from '../../../renderer/backup/components/DataSafety';
import RecoveryScreen from '../../../renderer/backup/screens/RecoveryScreen';
import { watchPageEnd } from '../../../renderer/platform';
import type { BackupEntry, Contents, Health } from '../../../shared/backup';
import { AppError } from '../../../shared/kernel';
import type { FakeAnswers, FakeBridge } from '../../support/fake-bridge';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen;
afterEach(() => shown.leave());

const THEN: Contents = {
  documents: 12,
  assessments: 2,
  answers: 115,
  snapshots: 1,
  changes: 400,
  lastChangeAt: '2026-03-02T08:00:00.000Z',
};
const NOW: Contents = { ...THEN, documents: 14, changes: 431, lastChangeAt: '2026-03-02T09:00:00.000Z' };

const backup = (hour: number, given: Partial<BackupEntry> = {}): BackupEntry => ({
  id: `20260302T${String(hour).padStart(2, '0')}0000000Z-hourly`,
  reason: 'hourly',
  createdAt: `2026-03-02T${String(hour).padStart(2, '0')}:00:00.000Z`,
  bytes: 2_340_000,
  verified: true,
  newer: false,
  contents: THEN,
  ...given,
});
const HEALTH: Health = {
  newest: backup(10),
  outside: null,
  isOutsideDue: false,
  check: null,
  files: null,
  failure: null,
  history: null,
  work: null,
  drill: null,
  place: 'local',
  lost: null,
};

const safety = async (answers: FakeAnswers = {}) => {
  shown = await renderScreen(<DataSafety />, {
    answers: {
      'backup.health': () => HEALTH,
      'backup.list': () => ({ present: NOW, backups: [backup(10), backup(9)] }),
      ...answers,
    },
  });
  await screen.findByRole('region', { name: 'Last backup' });
};
const fact = (name: string) => within(screen.getByRole('region', { name }));
const copyButton = () => fact('Copy outside this computer').getByRole('button');
const checkButton = () => fact('Last check').getByRole('button');
const restoring = () => shown.bridge.inputsOf('backup.restore');

describe('the place of the workspace', () => {
  it.each([
    [{ place: 'network' }, 'This workspace is on a network drive'],
    [{ place: 'synced' }, 'This workspace is in a synchronised folder'],
    [{ place: 'removable' }, 'This workspace is on a drive that can be taken out'],
    [{ place: 'removable', lost: 'replaced' }, 'The file of this workspace was replaced from outside'],
    [{ place: 'removable', lost: 'gone' }, 'The folder of this workspace can no longer be reached'],
  ] as const)('%o is said in words, with what to do', async (given, title) => {
    await safety({ 'backup.health': () => ({ ...HEALTH, ...given }) });
    expect(within(screen.getByRole('alert', { name: title })).getByText(/Close Waymark/)).toBeTruthy();
  });

  it('says nothing of a disk of this computer', async () => {
    await safety();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('the trial of the way back', () => {
  const DRILL = {
    at: '2026-03-02T10:00:00.000Z',
    backupId: backup(9).id,
    isSound: true,
    code: null,
    missingFiles: 0,
  };

  it.each([
    [null, 'Not tried yet', /Once a month/],
    [DRILL, 'The backup can be put back', /with the backup of/],
    [{ ...DRILL, missingFiles: 2 }, 'The backup can be put back', /2 PDFs that the backup names are missing/],
    [
      { ...DRILL, isSound: false, code: 'db.corrupt' },
      'The backup could not be put back',
      /Make a backup now/,
    ],
  ])('%o is shown', async (drill, state, words) => {
    await safety({ 'backup.health': () => ({ ...HEALTH, drill }) });
    expect(fact('Trial of going back').getByText(state)).toBeTruthy();
    expect(fact('Trial of going back').getByText(words)).toBeTruthy();
  });
});

describe('the way back', () => {
  it('is two clicks, and says before the second what will be different', async () => {
    let finish: () => void = () => undefined;
    const restored = new Promise<Record<string, never>>((resolve) => {
      finish = () => resolve({});
    });
    await safety({ 'backup.restore': () => restored });
    const [first] = await screen.findAllByRole('button', { name: /^Restore this one/ });
    await userEvent.click(first as HTMLElement);
    const dialog = within(await screen.findByRole('dialog'));
    await dialog.findByRole('row', { name: /^Documents/ });
    const cells = (name: RegExp) =>
      within(dialog.getByRole('row', { name }))
        .getAllByRole('cell')
        .map((cell) => cell.textContent);
    expect(cells(/^Documents/)).toEqual(['14', '12']);
    expect(cells(/^Recorded changes/)).toEqual(['431', '400']);
    await userEvent.click(dialog.getByRole('button', { name: 'Restore this backup' }));
    expect(restoring()).toEqual([{ id: backup(10).id }]);
    // While it runs nothing takes the question away or asks twice, nor promises a way back.
    expect((dialog.getByRole('button', { name: 'Cancel' }) as HTMLButtonElement).disabled).toBe(true);
    expect((dialog.getByRole('button', { name: 'Close' }) as HTMLButtonElement).disabled).toBe(true);
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('dialog')).toBeTruthy();
    finish();
  });

  it('says what will be different as it is when the question is asked, not as it was when the list was drawn', async () => {
    const then = backup(10);
    let present = then.contents;
    await safety({ 'backup.list': () => ({ present, backups: [then] }) });
    const restore = await screen.findByRole('button', { name: /^Restore this one/ });
    // Something is changed while the list stands there.
    present = NOW;
    await userEvent.click(restore);
    const dialog = within(await screen.findByRole('dialog'));
    await dialog.findByRole('row', { name: /^Recorded changes/ });
    expect(dialog.queryByText(/Nothing will be different/)).toBeNull();
  });

  it('is not asked about later, by itself, where what is there could not be had at that time', async () => {
    let isLost = false;
    await safety({
      'backup.list': () => {
        if (isLost) throw new AppError('app.process-restarted');
        return { present: NOW, backups: [backup(10)] };
      },
    });
    const restore = await screen.findByRole('button', { name: /^Restore this one/ });
    isLost = true;
    await userEvent.click(restore);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    isLost = false;
    const asked = shown.bridge.inputsOf('backup.list').length;
    shown.bridge.announce({ name: 'backup.changed' });
    await waitFor(() => expect(shown.bridge.inputsOf('backup.list')).toHaveLength(asked + 1));
    await waitFor(() => expect(shown.client.isFetching()).toBe(0));
    expect(screen.queryByRole('dialog')).toBeNull();
    // Asked again, it is there as ever.
    await userEvent.click(restore);
    await within(await screen.findByRole('dialog')).findByRole('row', { name: /^Documents/ });
  });

  it('can be left without a change', async () => {
    await safety();
    const [first] = await screen.findAllByRole('button', { name: /^Restore this one/ });
    await userEvent.click(first as HTMLElement);
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(restoring()).toEqual([]);
  });

  it('tells why a backup was not put back, and keeps the list', async () => {
    await safety({
      'backup.restore': () => {
        throw new AppError('backup.damaged');
      },
    });
    const [first] = await screen.findAllByRole('button', { name: /^Restore this one/ });
    await userEvent.click(first as HTMLElement);
    await userEvent.click(await screen.findByRole('button', { name: 'Restore this backup' }));
    expect(await screen.findByText('This backup is damaged: it is not what was saved.')).toBeTruthy();
    expect(screen.getByRole('table', { name: 'Backups, newest first' })).toBeTruthy();
  });

  it('is not gone while something typed would be lost with the page', async () => {
    onTestFinished(watchPageEnd({ wouldLose: () => true }));
    await safety();
    const [first] = await screen.findAllByRole('button', { name: /^Restore this one/ });
    await userEvent.click(first as HTMLElement);
    await userEvent.click(await screen.findByRole('button', { name: 'Restore this backup' }));
    await screen.findByText('Some of what you typed is not saved.');
    expect(restoring()).toEqual([]);
  });

  it('is not held up over words that a damaged workspace cannot take', async () => {
    onTestFinished(watchPageEnd({ wouldLose: () => true }));
    shown = await renderScreen(<RecoveryScreen error={new AppError('db.corrupt')} />, {
      answers: { 'backup.list': () => ({ present: null, backups: [backup(9)] }) },
    });
    await userEvent.click(await screen.findByRole('button', { name: /^Restore this one/ }));
    await userEvent.click(await screen.findByRole('button', { name: 'Restore this backup' }));
    await waitFor(() => expect(restoring()).toHaveLength(1));
  });

  it('is offered only for backups that were found sound and can be read', async () => {
    await safety({
      'backup.list': () => ({
        present: NOW,
        backups: [
          backup(10, { newer: true }),
          backup(9, { verified: false, contents: null }),
          backup(8),
          ...[7, 6, 5, 4].map((hour) => backup(hour)),
        ],
      }),
    });
    const table = within(await screen.findByRole('table', { name: 'Backups, newest first' }));
    expect(table.getByText('Made by a newer Waymark')).toBeTruthy();
    expect(table.getByText('Not found sound')).toBeTruthy();
    expect(table.getAllByRole('button')).toHaveLength(3);
    expect(table.getAllByText('2.3 MB')).toHaveLength(5);
    await userEvent.click(screen.getByRole('button', { name: 'Show all, 2 more' }));
    expect(table.getAllByRole('button')).toHaveLength(5);
  });

  it('says so when there is no backup yet', async () => {
    await safety({ 'backup.list': () => ({ present: NOW, backups: [] }) });
    expect(await screen.findByText('There is no backup yet.')).toBeTruthy();
  });
});

describe('the state of the data', () => {
  it('tells a failed automatic backup by its reason', async () => {
    await safety({ 'backup.health': () => ({ ...HEALTH, failure: 'backup.full' }) });
    expect(fact('Last backup').getByText('The last try failed')).toBeTruthy();
    expect(fact('Last backup').getByText('The disk is full, so there is no room for a backup.')).toBeTruthy();
  });

  it('asks for a copy outside this computer once a week has passed', async () => {
    await safety({ 'backup.health': () => ({ ...HEALTH, isOutsideDue: true }) });
    expect(fact('Copy outside this computer').getByText('Copy soon')).toBeTruthy();
  });

  it('copies to the folder chosen, and nothing when the dialog is closed', async () => {
    const place: { token: string; name: string } | null = {
      token: '0190b000-0000-7000-8000-000000000001',
      name: 'STICK',
    };
    let chosen: typeof place | null = null;
    await safety({
      'backup.choosePlace': () => chosen,
      'backup.copyTo': () => ({
        at: '2026-03-02T10:00:00.000Z',
        backupId: backup(10).id,
        copied: 3,
        present: 11,
        healed: 0,
        missing: 0,
        sameDisk: false,
      }),
    });
    const button = () =>
      fact('Copy outside this computer').getByRole<HTMLButtonElement>('button', { name: /^Copy to/ });
    await userEvent.click(button());
    await waitFor(() => expect(shown.bridge.inputsOf('backup.choosePlace')).toHaveLength(1));
    expect(shown.bridge.inputsOf('backup.copyTo')).toEqual([]);
    chosen = place;
    await userEvent.click(button());
    expect(await screen.findByText('The copy is complete: 3 new PDFs, 11 were there already.')).toBeTruthy();
    expect(shown.bridge.inputsOf('backup.copyTo')).toEqual([{ token: place.token }]);
  });

  it('leaves the way open where a copy could not even begin', async () => {
    await safety({
      'backup.choosePlace': () => ({ token: '00000000-0000-7000-8000-000000000002', name: 'stick' }),
      'backup.copyTo': () => {
        throw new AppError('backup.place-gone');
      },
    });
    await userEvent.click(copyButton());
    await waitFor(() => expect(shown.bridge.inputsOf('backup.copyTo')).toHaveLength(1));
    await waitFor(() => expect(copyButton().matches(':disabled')).toBe(false));
    expect(checkButton().matches(':disabled')).toBe(false);
  });

  it('shows the progress of a check as it is announced', async () => {
    await safety({ 'backup.check': () => new Promise(() => undefined) });
    await userEvent.click(fact('Last check').getByRole('button', { name: 'Check my data' }));
    (shown.bridge as FakeBridge).announce({
      name: 'backup.progressed',
      work: { kind: 'check', done: 12, total: 40 },
    });
    expect(await screen.findByRole('progressbar', { name: 'Checking your data: 12 of 40' })).toBeTruthy();
    expect(screen.getByText('Checking your data: 12 of 40').getAttribute('role')).toBe('status');
  });

  it('lists what is damaged with the next step of each part', async () => {
    await safety({
      'backup.health': () => ({
        ...HEALTH,
        check: {
          at: '2026-03-02T10:00:00.000Z',
          looked: { database: 1, history: 300, answers: 115, snapshots: 1, files: 12, backups: 2 },
          faults: [
            { part: 'answers', kind: 'changed', name: 'POL-03, KH 2025-12-31' },
            { part: 'files', kind: 'missing', name: 'act.pdf' },
            { part: 'files', kind: 'changed', name: 'plan.pdf' },
          ],
          faultCount: 140,
        },
      }),
    });
    expect(fact('Last check').getByText('140 things are damaged')).toBeTruthy();
    const alert = within(screen.getByRole('alert'));
    expect(alert.getByText('An answer is not what was saved: POL-03, KH 2025-12-31.')).toBeTruthy();
    expect(alert.getByText('A PDF is missing: act.pdf.')).toBeTruthy();
    expect(alert.getAllByText(/Waymark brings it back from the stick/)).toHaveLength(1);
    expect(alert.getByText('and 137 more')).toBeTruthy();
  });

  it('names the first change in the record that is not as it was written', async () => {
    const history = {
      kind: 'changed',
      seq: 42,
      entry: { at: '2026-03-02T10:00:00.000Z', actor: 'Sok Dara', entity: 'answer', field: 'text' },
    } as const;
    await safety({ 'backup.health': () => ({ ...HEALTH, history }) });
    const alert = within(await screen.findByRole('alert'));
    expect(
      alert.getByText(/^Change number 42 in the record does not follow .* an answer, Sok Dara, /),
    ).toBeTruthy();
    expect(alert.getByText(/who had access to this computer/)).toBeTruthy();
  });
});

it('leads whoever came to bring a copy to where that is done', async () => {
  shown = await renderScreen(<DataSafety />, {
    at: '/settings?at=copy',
    answers: { 'backup.health': () => HEALTH, 'backup.list': () => ({ present: NOW, backups: [] }) },
  });
  const bring = await screen.findByRole('button', { name: 'Bring a copy from a stick or folder …' });
  await waitFor(() => expect(document.activeElement).toBe(bring));
});

describe('a workspace that cannot be opened', () => {
  it('is told in words with the backups that can be put back', async () => {
    shown = await renderScreen(<RecoveryScreen error={new AppError('db.corrupt')} />, {
      answers: { 'backup.list': () => ({ present: null, backups: [backup(10)] }) },
    });
    expect(await screen.findByText('The database of this workspace is damaged.')).toBeTruthy();
    await userEvent.click(await screen.findByRole('button', { name: /^Restore this one/ }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/nothing to compare with/)).toBeTruthy();
    expect(dialog.getByText(/put aside, not thrown away/)).toBeTruthy();
  });

  it('says where else to look when no backup is sound', async () => {
    shown = await renderScreen(<RecoveryScreen error={new AppError('db.missing')} />, {
      answers: { 'backup.list': () => ({ present: null, backups: [backup(10, { verified: false })] }) },
    });
    expect(await screen.findByText(/press “Bring a copy from a stick or folder …” below/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Bring a copy from a stick or folder …' })).toBeTruthy();
  });
});
