import { fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { SendDialog } from '../../../renderer/sheets/components/SendDialog';
import { anAssessment } from '../../support/builders';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
afterEach(() => {
  shown?.leave();
  shown = undefined;
});

it('doubts a last day that has passed, which would be printed on every sheet', async () => {
  shown = await renderScreen(<SendDialog assessment={anAssessment()} opened onClose={() => undefined} />, {
    answers: {
      'assessments.participation': () => ({ participants: [], assignments: [] }),
      // Still on their way: what can be said before is said.
      'agencies.list': () => new Promise<never>(() => undefined),
      'exchange.ledger': () => ({ received: [], sent: [] }),
      'sheets.languages': () => [],
    },
  });
  const field = await screen.findByLabelText('Answers are due on');
  fireEvent.change(field, { target: { value: '2024-03-31' } });
  expect(await screen.findByText('This day has passed already. Check the year.')).toBeTruthy();
  fireEvent.change(field, { target: { value: '2999-03-31' } });
  expect(screen.queryByText(/has passed already/)).toBeNull();
});
