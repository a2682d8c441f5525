import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { ReceiptScreen } from '../../../renderer/exchange';
import type { PackReceipt } from '../../../shared/exchange';
import { AppError } from '../../../shared/kernel';
import { anId, aPackReceipt } from '../../support/builders';
import type { FakeAnswers } from '../../support/fake-bridge';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen;
afterEach(() => shown.leave());

const AT = '2026-03-09T08:00:00.000Z';
const HASH = 'a'.repeat(64);
const REQUEST = aPackReceipt({
  lines: [
    {
      ...{ key: `participation/${anId(2)}/${anId(3)}`, kind: 'participation', title: 'MOJ' },
      ...{ status: 'new', code: null, taken: true },
    },
  ],
});
const receipt = async (given: Partial<PackReceipt> = {}, answers: FakeAnswers = {}) => {
  shown = await renderScreen(<ReceiptScreen />, {
    at: `/exchange/receipts/${anId(1)}`,
    answers: {
      'exchange.receipt': () => ({ ...REQUEST, ...given }),
      'exchange.laterPacks': () => [],
      ...answers,
    },
  });
  await screen.findByText('Coordinator');
};

it('a request that was taken in leads on to the items that the agency is asked', async () => {
  await receipt();
  const way = screen.getByRole('link', { name: 'Answer the items that are asked' });
  expect(way.getAttribute('href')).toBe(`/assessments/${anId(2)}?as=${anId(3)}`);
});

it('one that was taken back leads nowhere', async () => {
  await receipt({ undoneAt: AT, undoneBy: '', undoneFacts: HASH });
  expect(screen.queryByRole('link', { name: 'Answer the items that are asked' })).toBeNull();
  // Nor does it advise what was done already.
  expect(screen.queryByText(/take the import back/)).toBeNull();
  screen.getByText('Print it for your files. To have everything again, bring the same pack in once more.');
  // A list of nothing would be told as one.
  expect(within(screen.getByRole('note')).queryByRole('list')).toBeNull();
});

it('says what was left for later, that the pack is not kept, and leads to where it is brought in again', async () => {
  const left = { kind: 'plan', status: 'conflict', code: null, taken: false, isLeft: true } as const;
  const piece = { of: 'National plan', what: 'action' } as const;
  await receipt({ waiting: 1, lines: [{ key: 'plan/x/a', title: 'Train judges', piece, ...left }] });
  const note = screen.getByRole('note');
  within(note).getByText('1 difference was left for later');
  within(note).getByText(/keeps no copy of the pack/);
  expect(within(note).getByRole('link').getAttribute('href')).toBe('/exchange/bring-in');
  screen.getByRole('row', { name: /Train judges\s*National plan Action/ });
});

it('says of an action that was taken out with the pack that it was removed, not that it was taken in', async () => {
  const line = (title: string, only: 'mine' | 'theirs', taken: boolean) => ({
    ...({ key: `plan/x/${title}`, title, kind: 'plan', status: 'changed', code: null, taken } as const),
    piece: { of: 'National plan', what: 'action', only } as const,
  });
  await receipt({
    lines: [line('Gone', 'mine', true), line('Kept', 'mine', false), line('Added', 'theirs', true)],
  });
  const becameOf = (title: string) =>
    within(screen.getByRole('row', { name: new RegExp(title) }))
      .getAllByRole('cell')
      .at(-1)?.textContent;
  expect(['Gone', 'Kept', 'Added'].map(becameOf)).toEqual(['Removed here', 'Not taken in', 'Taken in']);
});

it('says of what only we changed in a plan that ours stays, and of what we removed that it was not taken in', async () => {
  const line = (title: string, only?: 'mine' | 'theirs') => ({
    ...({ key: `plan/x/${title}`, title, kind: 'plan', status: 'older', code: null, taken: false } as const),
    piece: { of: 'National plan', what: 'action', ...(only && { only }) } as const,
  });
  await receipt({ lines: [line('Changed'), line('Added', 'mine'), line('Gone', 'theirs')] });
  const becameOf = (title: string) =>
    within(screen.getByRole('row', { name: new RegExp(title) }))
      .getAllByRole('cell')
      .at(-1)?.textContent;
  expect(['Changed', 'Added', 'Gone'].map(becameOf)).toEqual(['Yours stays', 'Yours stays', 'Not taken in']);
});

it('says of what was settled by hand since that it is the same now', async () => {
  const left = { kind: 'plan', status: 'conflict', code: null, taken: false, isLeft: true } as const;
  await receipt({ lines: [{ key: 'document/x', title: 'Act', ...left, isSameNow: true }] });
  within(screen.getByRole('row', { name: /Act/ })).getByText('The same now');
});

it('says how much still waits, lets somebody end the reminder and begin it again, and leads nowhere once all is decided', async () => {
  const left = { kind: 'document', status: 'conflict', code: null, taken: false, isLeft: true } as const;
  let given: Partial<PackReceipt> = {
    ...{ waiting: 1, isReminded: true },
    lines: ['a', 'b'].map((key) => ({ key, title: key, ...left })),
  };
  const answer = () => aPackReceipt({ ...REQUEST, ...given });
  await receipt(given, {
    'exchange.receipt': answer,
    'exchange.setReminder': ({ isReminded }) => {
      given = { ...given, isReminded };
      shown.bridge.announce({ name: 'exchange.changed' });
      return answer();
    },
  });
  const note = within(screen.getByRole('note'));
  note.getByText(/^1 of them still waits for a decision\. Yours stays/);
  await userEvent.click(note.getByRole('button', { name: 'Do not remind me on Home' }));
  await userEvent.click(await note.findByRole('button', { name: 'Remind me on Home' }));
  await note.findByRole('button', { name: 'Do not remind me on Home' });
  given = { ...given, waiting: 0 };
  shown.bridge.announce({ name: 'exchange.changed' });
  await note.findByText('All of these differences have been decided since.');
  expect(note.queryByRole('link')).toBeNull();
  expect(note.queryByRole('button')).toBeNull();
});

it('one that is gone offers nothing to do with it', async () => {
  let isGone = false;
  await receipt(
    {},
    {
      'exchange.receipt': () => {
        if (isGone) throw new AppError('exchange.not-found');
        return REQUEST;
      },
    },
  );
  isGone = true;
  shown.bridge.announce({ name: 'exchange.changed' });
  await screen.findByRole('alert');
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Take the import back' })).toBeNull());
  expect(screen.queryByRole('button', { name: 'Print' })).toBeNull();
});

it('says in the dialog which later imports would have to be taken back first, and leads to them', async () => {
  const user = userEvent.setup();
  await receipt(
    {},
    { 'exchange.laterPacks': () => [{ id: anId(9), sender: 'Ministry of Justice', at: AT }] },
  );
  await user.click(screen.getByRole('button', { name: 'Take the import back' }));
  const dialog = within(await screen.findByRole('dialog'));
  await dialog.findByText(/first take back these imports/);
  const way = dialog.getByRole('link', { name: /Ministry of Justice/ });
  expect(way.getAttribute('href')).toBe(`/exchange/receipts/${anId(9)}`);
  await user.click(way);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('says nothing of later imports where there are none', async () => {
  const user = userEvent.setup();
  await receipt();
  await user.click(screen.getByRole('button', { name: 'Take the import back' }));
  await screen.findByRole('dialog');
  await waitFor(() => expect(shown.bridge.calls.map(({ name }) => name)).toContain('exchange.laterPacks'));
  expect(screen.queryByText(/first take back these imports/)).toBeNull();
});

it('says in the dialog why an import could not be taken back', async () => {
  const user = userEvent.setup();
  await receipt(
    {},
    {
      'exchange.undo': () => {
        throw new AppError('internal');
      },
    },
  );
  await user.click(screen.getByRole('button', { name: 'Take the import back' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Take the import back' }));
  await dialog.findByRole('alert');
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByRole('alert')).toBeNull();
});

it('says of the documents it brought on which pages something of a person may stand', async () => {
  const line = (id: number) => ({
    ...{ key: `document/${anId(id)}`, kind: 'document' as const, title: 'Register' },
    ...{ status: 'new' as const, code: null, taken: true },
  });
  const file = (id: number, title: string) => ({
    ...{
      sha256: HASH,
      documentId: anId(id),
      versionId: anId(id + 1),
      title,
      sourceName: 'r.pdf',
      language: null,
    },
    pages: [{ page: 2, kinds: ['passport' as const] }],
  });
  await receipt(
    { kind: 'library', lines: [line(20)] },
    { 'library.listPersonal': () => [file(20, 'Register of 2025'), file(30, 'Another')] },
  );
  await screen.findByRole('link', { name: 'Register of 2025' });
  expect(screen.queryByRole('link', { name: 'Another' })).toBeNull();
});
