import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { isShut, needsRestore } from '../../../renderer/backup';
import RecoveryScreen from '../../../renderer/backup/screens/RecoveryScreen';
import { AppError } from '../../../shared/kernel';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
afterEach(() => shown?.leave());

it('a workspace needs a backup only when one can help', () => {
  for (const code of ['db.corrupt', 'db.foreign', 'db.missing']) {
    expect(needsRestore(new AppError(code))).toBe(true);
    expect(isShut(new AppError(code))).toBe(false);
  }
  for (const other of ['db.newer', 'db.busy', 'db.readonly', 'fs.longpath', 'backup.restore-waits'].map(
    (code) => new AppError(code),
  )) {
    expect(needsRestore(other)).toBe(false);
    expect(isShut(other)).toBe(true);
  }
  for (const other of [new AppError('app.unreachable'), new Error('x'), null]) {
    expect(needsRestore(other)).toBe(false);
    expect(isShut(other)).toBe(false);
  }
});

it('one that only others can help is told once and opened again on demand', async () => {
  shown = await renderScreen(<RecoveryScreen error={new AppError('db.busy')} />, {
    answers: {
      'workspace.current': () => ({ kind: 'own', folder: 'D:\\Waymark\\own', versions: VERSIONS }),
      'workspace.open': () => ({}),
    },
  });
  await screen.findByRole('heading', { level: 1, name: 'Your workspace cannot be opened' });
  expect(screen.getAllByRole('alert')).toHaveLength(1);
  // Whoever helps has to know where it is.
  expect(await screen.findByText('D:\\Waymark\\own')).toBeTruthy();
  expect(screen.queryByText(/Backups/)).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(shown?.bridge.inputsOf('workspace.open')).toEqual([{ kind: 'own' }]));
});

const VERSIONS = { app: '1', electron: '1', chrome: '1', node: '1' };
