import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { QuestionScreen } from '../../../renderer/questionnaires';
import { type EditionTexts, summaryOf, type TextState } from '../../../shared/questionnaires';
import { anEdition } from '../../support/builders';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
afterEach(() => {
  shown?.leave();
  shown = undefined;
});

const EDITION = anEdition();

const inThai = (state: TextState, isStale = false): EditionTexts => ({
  items: [
    {
      itemId: 'PROT-01',
      texts: { topic: 'หัวข้อ', question: 'มีขั้นตอนหรือไม่', help: 'สิ่งที่นับ', statements: ['ก', 'ข', 'ค', 'ง', 'จ'] },
      ...{ state, isStale, updatedBy: 'Waymark', updatedAt: '2026-01-01' },
    },
  ],
  themes: { Law: 'กฎหมาย' },
});

async function show(itemId: string, texts?: EditionTexts) {
  shown = await renderScreen(<QuestionScreen />, {
    at: `/questionnaires/${itemId}`,
    answers: {
      'questionnaires.list': () => [summaryOf(EDITION)],
      'questionnaires.get': () => EDITION,
      'questionnaires.texts': () => texts ?? { items: [], themes: {} },
      'instruments.list': () => [],
    },
    ...(texts === undefined ? {} : { questionsIn: 'tha' }),
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

it('is read in the language chosen for questions, and it is said that nobody checked the words', async () => {
  await show('PROT-01', inThai('machine'));
  expect(await screen.findByRole('heading', { level: 1, name: 'มีขั้นตอนหรือไม่' })).toBeTruthy();
  expect(screen.getByText(/^PROT-01 · Protection · กฎหมาย ·/)).toBeTruthy();
  expect(screen.getByRole('region', { name: 'Levels' }).textContent).toMatch(/4 Level 4 จ/);
  expect(screen.getByRole('note').textContent).toBe(
    'Questions are shown in Thai. 1 translation was not checked by a person. The English text counts.',
  );
});

it('nothing is said of words that were checked', async () => {
  await show('PROT-01', inThai('checked'));
  expect(await screen.findByRole('heading', { level: 1, name: 'มีขั้นตอนหรือไม่' })).toBeTruthy();
  expect(screen.queryByRole('note')).toBeNull();
});

it('is read in English where its words changed after they were translated', async () => {
  await show('PROT-01', inThai('checked', true));
  expect(await screen.findByRole('heading', { level: 1, name: 'Question of PROT-01?' })).toBeTruthy();
});

it('stays where it is while another language comes, and is read in English for now by one press', async () => {
  await show('PROT-01', inThai('machine'));
  await screen.findByRole('heading', { level: 1, name: 'มีขั้นตอนหรือไม่' });
  const toEnglish = screen.getByRole('button', { name: 'Read it in English' });
  toEnglish.focus();
  await userEvent.click(toEnglish);
  expect(await screen.findByRole('heading', { level: 1, name: 'Question of PROT-01?' })).toBeTruthy();
  expect(screen.getByRole('note').textContent).toBe('This is the English text.');
  // The same button, under the same finger.
  expect(document.activeElement?.textContent).toBe('Read it in Thai');
  await userEvent.keyboard('{Enter}');
  expect(await screen.findByRole('heading', { level: 1, name: 'มีขั้นตอนหรือไม่' })).toBeTruthy();
});
