import { screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { QuestionScreen } from '../../../renderer/questionnaires';
import { summaryOf } from '../../../shared/questionnaires';
import { anEdition } from '../../support/builders';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
afterEach(() => {
  shown?.leave();
  shown = undefined;
});

const EDITION = anEdition();

async function show(itemId: string) {
  shown = await renderScreen(<QuestionScreen />, {
    at: `/questionnaires/${itemId}`,
    answers: {
      'questionnaires.list': () => [summaryOf(EDITION)],
      'questionnaires.get': () => EDITION,
      'instruments.list': () => [],
    },
  });
}

it('can be read without an assessment: what counts, the levels, proof, who is asked, topics', async () => {
  await show('PROT-01');
  expect(await screen.findByRole('heading', { level: 1, name: 'Question of PROT-01?' })).toBeTruthy();
  expect(screen.getByText(/^PROT-01 · Protection · Law · edition 2025.1$/)).toBeTruthy();
  expect(screen.getByText('What counts.')).toBeTruthy();
  expect(screen.getByRole('region', { name: 'Levels' }).textContent).toMatch(/4 Level 4 4/);
  expect(screen.getByText('Act, law or code')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Answer it in an assessment' })).toBeTruthy();
});

it('says so when the edition does not ask it', async () => {
  await show('PROT-99');
  expect(await screen.findByText('Edition 2025.1 does not ask PROT-99.')).toBeTruthy();
});
