import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { BringPackScreen } from '../../../renderer/exchange';
import { AppError } from '../../../shared/kernel';
import { anId } from '../../support/builders';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen;
afterEach(() => shown.leave());

it('a locked pack leads to the field for its words, which stay there to be corrected', async () => {
  shown = await renderScreen(<BringPackScreen />, {
    at: '/exchange/bring-in',
    answers: {
      'exchange.choosePack': () => [{ token: anId(1), name: 'pack.waymark' }],
      'exchange.open': ({ passphrase }) => {
        throw new AppError(passphrase === null ? 'pack.locked' : 'pack.passphrase');
      },
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Choose a pack' }));
  const field = await screen.findByLabelText<HTMLInputElement>('Passphrase', { selector: 'input' });
  await waitFor(() => expect(document.activeElement).toBe(field));
  // It waits for a step; nothing has failed.
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByRole('button', { name: 'Show the passphrase' })).toHaveProperty('tabIndex', 0);
  const waits = screen.getByText('This pack is locked with a passphrase.');
  expect(waits.closest('[role="status"]')?.textContent).toContain('Ask the sender for the passphrase');
  await userEvent.type(field, 'nearly the words{Enter}');
  await screen.findByText('The passphrase does not open this pack.');
  expect(field.isConnected).toBe(true);
  expect(field.value).toBe('nearly the words');
  expect(document.activeElement).toBe(field);
  expect(screen.getByRole('alert').textContent).toContain('The passphrase does not open this pack.');
});

it('an attachment of an e-mail, or a folder, is told apart from a pack in words', async () => {
  shown = await renderScreen(<BringPackScreen />, { at: '/exchange/bring-in' });
  const place = await screen.findByRole('group', { name: 'Bring in' });
  const dropped = { dataTransfer: { types: ['Files'], files: [new File([''], 'pack.waymark')] } };
  const given = vi.spyOn(window.waymark, 'tokensForDropped').mockResolvedValue([]);
  fireEvent.drop(place, dropped);
  expect((await screen.findByRole('alert')).textContent).toContain('save it to a folder first');
  await userEvent.click(screen.getByRole('button', { name: 'Close this notice' }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  given.mockResolvedValue([{ token: anId(1), name: 'packs', kind: 'folder' }]);
  fireEvent.drop(place, dropped);
  expect((await screen.findByRole('alert')).textContent).toContain('drop the saved file itself');
  expect(shown.bridge.inputsOf('exchange.open')).toEqual([]);
});

it('a pack that was opened from outside is looked into, also while the screen stands there', async () => {
  const given = [[{ token: anId(1), name: 'first.waymark' }], [{ token: anId(2), name: 'second.waymark' }]];
  const opened: string[] = [];
  shown = await renderScreen(<BringPackScreen />, {
    at: '/exchange/bring-in',
    answers: {
      'exchange.given': () => given.shift() ?? [],
      'exchange.open': ({ tokens }) => {
        opened.push(...tokens);
        throw new AppError('pack.notpack');
      },
    },
  });
  await screen.findByText('This file is not a Waymark pack.');
  expect(opened).toEqual([anId(1)]);
  act(() => shown.bridge.announce({ name: 'exchange.pack-given' }));
  await waitFor(() => expect(opened).toEqual([anId(1), anId(2)]));
});
