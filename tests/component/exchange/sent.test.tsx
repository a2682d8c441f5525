import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { SentScreen } from '../../../renderer/exchange';
import type { FoundSent, SentPack } from '../../../shared/exchange';
import { anId } from '../../support/builders';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen;
let letGo: string[] = [];
afterEach(() => {
  letGo = [];
  shown.leave();
});

const FILE = '/stick/Laws.waymark';
const UNPLACED = { file: FILE, isBeingWritten: false, canSendAgain: true, letGo: null };
const PACK: SentPack = {
  ...{ id: anId(1), to: 'Ministry of Labour', revision: 1, kind: 'library', at: '2026-03-09T08:00:00.000Z' },
  ...{
    actor: '',
    sha256: 'a'.repeat(64),
    code: '5678',
    bytes: 1000,
    parts: 1,
    sealed: false,
    onlyNew: false,
  },
  ...{ note: '', things: [], place: UNPLACED },
};
const show = async (place: SentPack['place'], found: FoundSent = 'not-there') => {
  shown = await renderScreen(<SentScreen />, {
    at: `/exchange/sent/${anId(1)}`,
    answers: {
      'exchange.sent': () => ({ ...PACK, place }),
      'exchange.lookForSent': () => ({ pack: PACK, found }),
      'exchange.letGo': ({ id }) => {
        letGo.push(id);
        return PACK;
      },
      'exchange.sendAgain': () => ({ ...PACK, id: anId(2), place: null }),
    },
  });
  await screen.findByText('Ministry of Labour');
};

it('a pack that is not known to stand in its place says where it was to stand, and is looked for again', async () => {
  await show(PACK.place, 'no-folder');
  screen.getByText(new RegExp(FILE));
  screen.getByRole('heading', { level: 1, name: 'Not known to be sent' });
  expect(screen.queryByText(/Print it for your files/)).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Look again' }));
  await screen.findByText(/The folder cannot be opened now/);
});

it('one that is not found is not told as not sent to whoever has taken the file away', async () => {
  await show(PACK.place, 'not-there');
  await userEvent.click(screen.getByRole('button', { name: 'Look again' }));
  await screen.findByText(/If nobody has taken it away, this pack was not sent/);
});

it('one that went out says nothing of it, and one that is just being written is not told as lost', async () => {
  await show(null);
  screen.getByRole('heading', { level: 1, name: 'Pack that went out' });
  screen.getByText(/Print it for your files/);
  expect(screen.queryByText('Not known to be sent')).toBeNull();
  shown.leave();
  await show({ ...UNPLACED, isBeingWritten: true });
  screen.getByRole('heading', { level: 1, name: 'Being written' });
  expect(screen.queryByText('Pack that went out')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Look again' })).toBeNull();
});

it('one that is not known to be sent is saved elsewhere or let go, each by one button', async () => {
  await show(UNPLACED);
  await userEvent.click(screen.getByRole('button', { name: 'Do not send it any more' }));
  expect(letGo).toEqual([anId(1)]);
  await userEvent.click(screen.getByRole('button', { name: 'Save it elsewhere' }));
  await waitFor(() => expect(shown.address()).toBe(`/exchange/sent/${anId(2)}`));
});

it('one of which it is not known any more what was to leave is sent anew', async () => {
  await show({ ...UNPLACED, canSendAgain: false });
  expect(screen.queryByRole('button', { name: 'Save it elsewhere' })).toBeNull();
  screen.getByRole('link', { name: 'Send anew' });
});

it('one that was let go says by whom, and can still be looked for', async () => {
  await show({ ...UNPLACED, letGo: { at: '2026-03-10T08:00:00.000Z', by: 'Malee' } });
  screen.getByRole('heading', { level: 1, name: 'Not sent' });
  screen.getByText(/Malee chose not to send this pack any more/);
  screen.getByRole('button', { name: 'Look again' });
  expect(screen.queryByRole('button', { name: 'Save it elsewhere' })).toBeNull();
});
