import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { BringCopy } from '../../../renderer/backup/components/BringCopy';
import { AppError } from '../../../shared/kernel';
import type { FakeAnswers } from '../../support/fake-bridge';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
afterEach(() => shown?.leave());

const TOKEN = '00000000-0000-7000-8000-000000000001';

async function press(answers: FakeAnswers): Promise<void> {
  shown = await renderScreen(<BringCopy />, { answers });
  await userEvent.click(await screen.findByRole('button', { name: 'Bring a copy from a stick or folder …' }));
}

it('says of a copy that came from when it is, how to go on, and what it lacks', async () => {
  await press({
    'backup.choosePlace': () => ({ token: TOKEN, name: 'stick' }),
    'backup.bringFrom': () => ({
      ...{ backupId: '20260302T080000000Z-by-hand', createdAt: '2026-03-02T08:00:00.000Z' },
      ...{ copied: 12, present: 3, missing: 1 },
    }),
  });
  const said = await screen.findByText(/^The copy of/);
  expect(said.textContent).toContain('12 new PDFs');
  expect(said.textContent).toContain('1 PDF that it names was not sound in the copy.');
  expect(shown?.bridge.inputsOf('backup.bringFrom')).toEqual([{ token: TOKEN }]);
});

it('brings nothing when the dialog is closed, and tells what to choose where there is no copy', async () => {
  await press({ 'backup.choosePlace': () => null });
  await waitFor(() => expect(shown?.bridge.inputsOf('backup.choosePlace')).toHaveLength(1));
  expect(shown?.bridge.inputsOf('backup.bringFrom')).toEqual([]);
  shown?.leave();
  await press({
    'backup.choosePlace': () => ({ token: TOKEN, name: 'stick' }),
    'backup.bringFrom': () => {
      throw new AppError('backup.no-copy');
    },
  });
  expect((await screen.findByRole('alert')).textContent).toContain('waymark-copy');
});
