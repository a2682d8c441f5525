import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { CitationsToCheckScreen } from '../../../renderer/texts';
import { AppError } from '../../../shared/kernel';
import type { CitationToCheck, Reanchored } from '../../../shared/texts';
import { aCitation, anAnswer, anId } from '../../support/builders';
import type { FakeAnswers } from '../../support/fake-bridge';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

const LATER = anId(9002);

const check = (number: number, quote: string, proposal: Reanchored | null): CitationToCheck => ({
  place: {
    citation: aCitation({ id: anId(number), versionId: anId(9001), page: 3, quote, note: 'Why' }),
    assessmentId: anId(1),
    itemId: 'POL-01',
    agency: null,
    state: 'KH',
    referenceDate: '2026-12-31',
    status: 'open',
  },
  documentId: anId(7001),
  documentTitle: 'Anti-Trafficking Act',
  later: { versionId: LATER, label: '2026', publishedOn: null },
  proposal,
});

let checks: CitationToCheck[];
let shown: RenderedScreen | undefined;
afterEach(() => shown?.leave());

async function show(answers: FakeAnswers = {}) {
  checks = [
    check(11, 'the same words', {
      kind: 'same',
      page: 5,
      pageLabel: 'iii',
      text: 'the same\nwords',
      likeness: 1,
    }),
    check(12, 'thirty days', {
      kind: 'reworded',
      page: 6,
      pageLabel: null,
      text: 'sixty days',
      likeness: 0.72,
    }),
    check(13, 'no longer there', { kind: 'lost', page: null, pageLabel: null, text: '', likeness: 0 }),
    check(14, 'a scan', null),
  ];
  shown = await renderScreen(<CitationsToCheckScreen />, {
    at: '/citations-to-check',
    answers: {
      'texts.citationsToCheck': () => checks,
      'assessments.replaceCitation': ({ citationId }) => {
        checks = checks.filter(({ place }) => place.citation.id !== citationId);
        return anAnswer({ itemId: 'POL-01' });
      },
      'texts.keepCitation': ({ citationId }) => {
        checks = checks.filter(({ place }) => place.citation.id !== citationId);
        return {};
      },
      ...answers,
    },
  });
  await screen.findByText('Same words: 1 · Reworded: 1 · Not found: 2');
  return shown;
}

const rowOf = (quote: string) => within(screen.getByText(quote).closest('li') as HTMLElement);

it('moves what is ticked and nothing else, with the words of the later text', async () => {
  const user = userEvent.setup();
  const { bridge } = await show();
  expect(screen.getByRole('button', { name: 'Move 0 ticked citations' })).toHaveProperty('disabled', true);
  expect(screen.getAllByRole('checkbox')).toHaveLength(2);
  expect(rowOf('thirty days').getByText('Reworded: 72 % of the words are the same')).toBeTruthy();
  expect(rowOf('thirty days').getByText('sixty days')).toBeTruthy();
  expect(rowOf('no longer there').getByText(/Needs review/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Tick all with the same words (1)' }));
  await user.click(screen.getByRole('button', { name: 'Move 1 ticked citation' }));
  await screen.findByText('1 citation now points to the later text.');
  expect(bridge.inputsOf('assessments.replaceCitation')).toEqual([
    {
      assessmentId: anId(1),
      itemId: 'POL-01',
      agencyId: null,
      citationId: anId(11),
      citation: {
        versionId: LATER,
        page: 5,
        pageLabel: 'iii',
        quote: 'the same words',
        rectangles: [],
        note: 'Why',
      },
    },
  ]);
  await screen.findByText('Same words: 0 · Reworded: 1 · Not found: 2');
});

it('leaves a citation at the older text when asked to', async () => {
  const user = userEvent.setup();
  const { bridge } = await show();
  await user.click(rowOf('no longer there').getByRole('button', { name: 'Keep the older text' }));
  await waitFor(() => expect(screen.queryByText('no longer there')).toBeNull());
  expect(bridge.inputsOf('texts.keepCitation')).toEqual([
    { citationId: anId(13), laterVersionId: LATER, kept: true },
  ]);
});

it('keeps the ticks and says why when moving fails', async () => {
  const user = userEvent.setup();
  await show({
    'assessments.replaceCitation': () => {
      throw new AppError('assessments.frozen');
    },
  });
  await user.click(rowOf('thirty days').getByRole('checkbox'));
  await user.click(screen.getByRole('button', { name: 'Move 1 ticked citation' }));
  await screen.findAllByText(/frozen/);
  expect(rowOf('thirty days').getByRole('checkbox')).toHaveProperty('checked', true);
});

it('says that there is nothing to check', async () => {
  shown = await renderScreen(<CitationsToCheckScreen />, {
    at: '/citations-to-check',
    answers: { 'texts.citationsToCheck': () => [] },
  });
  await screen.findByText('No citation needs to be checked.');
});
