import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { SendScreen } from '../../../renderer/exchange';
import { TextLink } from '../../../renderer/ui';
import type { Agency } from '../../../shared/agencies';
import type { Sendable } from '../../../shared/exchange';
import { anAnswer, anAssessment, anAssessmentSummary, anId } from '../../support/builders';
import type { FakeAnswers } from '../../support/fake-bridge';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen;
afterEach(() => shown.leave());
// The page of the tests loads no fonts; a field that grows with its text waits for them.
beforeAll(() => Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true }));
afterAll(() => void Reflect.deleteProperty(document, 'fonts'));

const OTHERS: Sendable = {
  ...{ editions: [], translations: [], datasets: [], gapsOf: [], treatiesOf: [], noteIds: [] },
  ...{ hasTerms: false, hasHighlights: false },
  lastLaws: { id: anId(1), at: '2026-03-09T08:00:00.000Z', to: 'Ministry of Justice' },
};

/** The form for sending, in a workspace from which packs went to two offices. */
const sending = async (
  screenOf: Parameters<typeof renderScreen>[0] = <SendScreen />,
  more: FakeAnswers = {},
) => {
  const lastTo: Record<string, string> = { 'Ministry of Labour': '2026-01-20T09:30:00.000Z' };
  shown = await renderScreen(screenOf, {
    at: '/exchange/send',
    answers: {
      'assessments.list': () => [],
      'planning.plans': () => [],
      'agencies.list': () => [],
      'exchange.sendable': () => OTHERS,
      'exchange.receivers': () => ['Ministry of Justice', 'Ministry of Labour'],
      'exchange.previewSend': ({ to }) => ({
        ...{ things: [], files: { count: 0, bytes: 0 }, missingFiles: [], bytes: 0 },
        ...{
          lastSent: lastTo[to] === undefined ? null : { id: anId(2), at: lastTo[to] },
          stamp: 'a'.repeat(64),
        },
      }),
      ...more,
    },
  });
};
const name = async (to: string) => {
  const field = await screen.findByLabelText(/^To\b/, { selector: 'input' });
  await userEvent.clear(field);
  await userEvent.type(field, to);
};
const sinceAsked = () =>
  (shown.bridge.inputsOf('exchange.previewSend').at(-1) as { selection: { sinceSent: string | null } })
    .selection.sinceSent;

it('new and changed laws go since the last pack to the receiver who is named, not since one to others', async () => {
  await sending();
  await name('Ministry of Labour');
  await screen.findByText(/^The last pack to this receiver was written on/);
  await userEvent.click(screen.getByRole('button', { name: 'New and changed laws' }));
  await screen.findByText(/^Only what was added or changed after the pack to Ministry of Labour of/);
  await waitFor(() => expect(sinceAsked()).toBe(anId(2)));
  await userEvent.click(screen.getByRole('button', { name: 'All of them' }));
  await screen.findByText(/^The last pack to Ministry of Labour was written on/);
  await waitFor(() => expect(sinceAsked()).toBeNull());
});

it('a receiver who never got a pack is offered the day of the last pack of laws, and to whom it went', async () => {
  await sending();
  await name('Ministry of Health');
  await userEvent.click(screen.getByRole('button', { name: 'New and changed laws' }));
  await screen.findByText(/^Only what was added or changed after the pack to Ministry of Justice of/);
  await waitFor(() => expect(sinceAsked()).toBe(anId(1)));
  // Whoever is named afterwards: what was proposed for others can be set right with one click.
  await name('Ministry of Labour');
  await screen.findByText(/^The last pack to Ministry of Labour was written on/);
  await userEvent.click(screen.getByRole('button', { name: 'Only what is new since then' }));
  await waitFor(() => expect(sinceAsked()).toBe(anId(2)));
});

it('plans of one title are told apart by whose they are', async () => {
  const plan = (number: number, state: 'KH' | 'LA') => ({
    ...{ id: anId(number), state, title: 'National plan', introduction: '', status: 'draft' as const },
    ...{
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      carriedFrom: null,
      updatedAt: '2026-01-20T08:00:00.000Z',
    },
    ...{ actions: 0, done: 0, dropped: 0, wentOn: 0, overdue: 0 },
  });
  await sending(<SendScreen />, { 'planning.plans': () => [plan(1, 'KH'), plan(2, 'LA')] });
  await userEvent.click(await screen.findByRole('button', { name: /^Gaps and plans/ }));
  await userEvent.click(screen.getByRole('combobox', { name: 'Plans' }));
  screen.getByRole('option', { name: /^National plan · Cambodia/ });
  screen.getByRole('option', { name: /^National plan · Lao PDR/ });
});

it('what would leave is looked up anew whenever the form is shown: anything may be otherwise by then', async () => {
  await sending((name) =>
    name === 'SendScreen' ? (
      <>
        <TextLink to="/library">Away</TextLink>
        <SendScreen />
      </>
    ) : (
      <p>Elsewhere</p>
    ),
  );
  await screen.findByText('Nothing is chosen yet.', { exact: false });
  const looked = shown.bridge.inputsOf('exchange.previewSend').length;
  await userEvent.click(screen.getByRole('link', { name: 'Away' }));
  await screen.findByText('Elsewhere');
  shown.back();
  await screen.findByRole('link', { name: 'Away' });
  await waitFor(() => expect(shown.bridge.inputsOf('exchange.previewSend')).toHaveLength(looked + 1));
});

const anAgency = (id: string, shortName: string): Agency => ({
  ...{ id, state: 'TH', shortName, names: [{ language: 'eng', name: shortName }], roles: ['POLC'] },
  ...{ place: '', from: null, until: null, note: '', focalPoints: [] },
  ...{ createdAt: '2026-01-10T08:00:00.000Z', updatedAt: '2026-01-10T08:00:00.000Z' },
});

it('a request to an agency that is asked nothing is told to ask nothing', async () => {
  const [police, labour] = [anAgency(anId(21), 'Police'), anAgency(anId(22), 'Labour')];
  const open = anAssessment({ state: 'TH' });
  await sending(<SendScreen />, {
    'assessments.list': () => [anAssessmentSummary({ id: open.id, state: 'TH' })],
    'agencies.list': () => [police, labour],
    // Labour was asked before, and its answer is kept.
    'assessments.get': () => ({ ...open, answers: [anAnswer()] }),
    'assessments.participation': () => ({
      participants: [police, labour].map(({ id }) => ({ agencyId: id, dueOn: null })),
      assignments: [{ itemId: 'POL-01', agencyId: police.id, isLead: false }],
    }),
  });
  await userEvent.click(await screen.findByRole('button', { name: 'A request to an agency' }));
  const choose = async (short: string) => {
    await userEvent.click(await screen.findByRole('combobox', { name: /^Request to an agency/ }));
    await userEvent.click(await screen.findByRole('option', { name: new RegExp(`^${short}, Thailand`) }));
  };
  await choose('Labour');
  await screen.findByText(
    'This agency is asked no item in this assessment. Ask it first, then send the request.',
  );
  await choose('Police');
  await waitFor(() => expect(screen.queryByText(/^This agency is asked no item/)).toBeNull());
});
