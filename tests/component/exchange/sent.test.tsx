import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { SentScreen } from '../../../renderer/exchange';
import type { FoundSent, SentPack } from '../../../shared/exchange';
import { anId } from '../../support/builders';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen;
afterEach(() => shown.leave());

const FILE = '/stick/Laws.waymark';
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
  ...{ note: '', things: [], place: { file: FILE, isBeingWritten: false } },
};
const show = async (place: SentPack['place'], found: FoundSent = 'not-there') => {
  shown = await renderScreen(<SentScreen />, {
    at: `/exchange/sent/${anId(1)}`,
    answers: {
      'exchange.sent': () => ({ ...PACK, place }),
      'exchange.lookForSent': () => ({ pack: PACK, found }),
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
  await show({ file: FILE, isBeingWritten: true });
  screen.getByText('Being written');
  expect(screen.queryByRole('button', { name: 'Look again' })).toBeNull();
});
