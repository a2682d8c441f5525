import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { BringCopy } from '../../../renderer/backup/components/BringCopy';
import { AppError } from '../../../shared/kernel';
import type { FakeAnswers } from '../../support/fake-bridge';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
afterEach(() => shown?.leave());

const TOKEN = '00000000-0000-7000-8000-000000000001';
const OURS = {
  name: 'waymark-copy',
  createdAt: '2026-03-02T08:00:00.000Z',
  contents: {
    ...{ documents: 7, assessments: 1, answers: 30, snapshots: 0 },
    ...{ changes: 90, lastChangeAt: '2026-03-02T07:00:00.000Z' },
  },
};

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

it('asks which copy is meant where several offices have one, and brings that one', async () => {
  await press({
    'backup.choosePlace': () => ({ token: TOKEN, name: 'stick' }),
    'backup.bringFrom': ({ copy }) =>
      copy === undefined
        ? { several: [OURS, { ...OURS, name: 'waymark-copy-2', contents: null }] }
        : {
            ...{ backupId: '20260302T080000000Z-by-hand', createdAt: OURS.createdAt },
            ...{ copied: 1, present: 0, missing: 0 },
          },
  });
  const asked = await screen.findByRole('group', { name: /^Copies of several offices/ });
  expect(asked.textContent).toContain('Documents: 7. Assessments: 1. Answers: 30.');
  const [first, second] = within(asked).getAllByRole('button');
  expect(first?.textContent).toMatch(/“waymark-copy” of .*2026/);
  expect(document.activeElement).toBe(first);
  if (second !== undefined) await userEvent.click(second);
  await screen.findByText(/^The copy of/);
  expect(screen.queryByRole('group', { name: /^Copies of several offices/ })).toBeNull();
  expect(shown?.bridge.inputsOf('backup.choosePlace')).toHaveLength(1);
  expect(shown?.bridge.inputsOf('backup.bringFrom')).toEqual([
    { token: TOKEN },
    { token: TOKEN, copy: 'waymark-copy-2' },
  ]);
});
