import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { PackReview } from '../../../renderer/exchange/components/PackReview';
import type { IncomingThing, PackPreview } from '../../../shared/exchange';
import { anId } from '../../support/builders';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen;
afterEach(() => shown.leave());

const level = (practiceAhead: boolean) => JSON.stringify({ kind: 'level', level: 1, practiceAhead });
const thing = (itemId: string, given: Partial<IncomingThing> = {}): IncomingThing => ({
  ...{ key: `contribution/x/y/${itemId}`, kind: 'contribution', title: `${itemId}, MOJ`, status: 'conflict' },
  ...{ code: null, access: 'public', differences: [] },
  ...given,
});
const AT = '2026-03-09T08:00:00.000Z';
const PACK: PackPreview = {
  ...{ opened: anId(1), kind: 'contribution', sha256: 'a'.repeat(64), code: '1234', bytes: 1000, to: 'Us' },
  ...{ madeAt: AT, note: '', isLocked: false, unknown: 0, newFiles: { count: 0, bytes: 0 } },
  ...{ receivedAt: null, isOlder: false },
  sender: {
    ...{ publicKey: 'key', name: 'MOJ', fingerprint: '5678', trust: 'unknown', firstSeenAt: null },
    ...{ decidedAt: null, decidedBy: null, isChangedKey: false },
  },
  things: [
    thing('POL-01', { status: 'new' }),
    thing('POL-02', { differences: [{ field: 'value', mine: level(false), theirs: level(true) }] }),
    thing('POL-03'),
  ],
};

it('counts what will be taken in, and says apart what is kept; tells practice ahead of text from the level alone', async () => {
  shown = await renderScreen(<PackReview first={PACK} onClose={() => undefined} />, {
    answers: { 'exchange.preview': () => PACK },
  });
  const row = (name: string) => screen.getByRole('row', { name: new RegExp(name) });
  await screen.findByText('POL-02, MOJ');
  expect(row('POL-02').textContent).toContain('Here: In preparation');
  expect(row('POL-02').textContent).toContain('In the pack: In preparation (practice ahead of text)');
  const settle = (name: string, choice: string) => userEvent.click(within(row(name)).getByText(choice));
  await settle('POL-02', 'Keep mine');
  screen.getByRole('button', { name: 'Take in 1 thing' });
  screen.getByText('1 of yours is kept and not asked about again.');
  await settle('POL-03', 'Take theirs');
  screen.getByRole('button', { name: 'Take in 2 things' });
  await userEvent.click(screen.getByRole('button', { name: 'Tick none' }));
  await settle('POL-03', 'Later');
  screen.getByRole('button', { name: 'Keep 1 of yours' });
});
