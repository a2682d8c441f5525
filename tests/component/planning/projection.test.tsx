import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { Projection } from '../../../renderer/planning/components/Projection';
import { deriveFinding, type Plan } from '../../../shared/planning';
import { aLevel, anAssessmentSummary, anId, NOT_ANSWERED } from '../../support/builders';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
afterEach(() => {
  shown?.leave();
  shown = undefined;
});

const finding = (itemId: string, value: ReturnType<typeof aLevel> | typeof NOT_ANSWERED) =>
  deriveFinding({
    ...{ itemId, value, evidenced: null, referenceDate: '2025-12-31', textsEnded: false },
    ...{ agenciesDiffer: false, duty: null, target: null, mark: null, earlier: [] },
  });

it('counts what the year says now, as it was corrected and confirmed, without the own questions of the State', async () => {
  const action = {
    ...{ id: anId(9), itemId: 'POL-02', toLevel: 3, state: 'agreed' },
  } as unknown as Plan['list'][number];
  const noItem = { ...action, id: anId(10), itemId: null };
  const noLevel = { ...action, id: anId(11), toLevel: null };
  const dropped = { ...noItem, id: anId(12), state: 'dropped' };
  shown = await renderScreen(
    <Projection
      plan={{ id: anId(8), state: 'TH', list: [action, noItem, noLevel, dropped] } as unknown as Plan}
    />,
    {
      answers: {
        'assessments.list': () => [anAssessmentSummary({ state: 'TH', status: 'frozen' })],
        'planning.followed': () => [],
        // A correction stands in the place of what was frozen; what nobody confirmed is no answer.
        'planning.findings': () => [
          finding('POL-01', aLevel(1)),
          finding('POL-02', aLevel(1)),
          finding('POL-03', NOT_ANSWERED),
          finding('X-POL-01', aLevel(4)),
        ],
      },
    },
  );
  const table = await screen.findByRole('table', { name: 'If all actions are finished' });
  const counts = () =>
    within(table)
      .getAllByRole('row')
      .slice(1)
      .map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent).join(' to '));
  await waitFor(() => expect(counts()).toEqual(['0 to 0', '2 to 1', '0 to 0', '0 to 1', '0 to 0', '1 to 1']));
  screen.getByText('2 actions name no item with a level to reach, so they change no figure here.');
});
