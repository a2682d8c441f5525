import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { TreatyLine } from '../../../renderer/principles/components/TreatyLine';
import type { Instrument, TreatyStatusEntry } from '../../../shared/instruments';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';
import { INSTRUMENTS } from '../assessments/with-real-rules';

let shown: RenderedScreen | undefined;
afterEach(() => {
  shown?.leave();
  shown = undefined;
});

it('closes the form of a treaty once its status is saved, though the line was read anew before the reply', async () => {
  const [instrument] = INSTRUMENTS as [Instrument];
  const { promise: replied, resolve: reply } = Promise.withResolvers<void>();
  let entries: TreatyStatusEntry[] = [];
  shown = await renderScreen(<TreatyLine instrument={instrument} member="KH" opened />, {
    answers: {
      'library.list': () => [],
      'instruments.statuses': () => entries,
      'instruments.statusHistory': () => [],
      'instruments.setStatus': async ({ member, fields }) => {
        entries = [
          {
            ...{ ...fields, member, instrument: instrument.code },
            ...{ updatedBy: 'Sok', updatedAt: '2026-01-15T00:00:00.000Z' },
          },
        ];
        shown?.bridge.announce({ name: 'instruments.changed' });
        await replied;
        return entries;
      },
    },
  });
  const form = await screen.findByRole('dialog');
  fireEvent.change(within(form).getByLabelText('Status'), { target: { value: 'ratified' } });
  fireEvent.change(within(form).getByLabelText('Where you read it'), { target: { value: 'Gazette' } });
  await userEvent.click(within(form).getByRole('button', { name: 'Save' }));
  await screen.findByText(/Source: Gazette\./);
  reply();
  await screen.findByText('The status is saved.');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});
