import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
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
  await userEvent.type(field, 'nearly the words{Enter}');
  await screen.findByText('The passphrase does not open this pack.');
  expect(field.isConnected).toBe(true);
  expect(field.value).toBe('nearly the words');
  expect(document.activeElement).toBe(field);
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
