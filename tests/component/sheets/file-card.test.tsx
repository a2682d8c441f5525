import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { FileCard } from '../../../renderer/sheets/components/FileCard';
import type { ReadFile } from '../../../shared/sheets';
import { aLevel, anAssessmentSummary, anEdition, anId } from '../../support/builders';
import type { FakeAnswers } from '../../support/fake-bridge';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';
import { readsAs } from '../../support/whole-text';

let shown: RenderedScreen | undefined;
afterEach(() => {
  shown?.leave();
  shown = undefined;
});

const said = (level: 0 | 1 | 2 | 3 | 4) => ({
  ...{ value: aLevel(level), text: '', fallReason: null, citations: [], held: [] },
});

function aFile(before: NonNullable<ReadFile['contents']>['before']): ReadFile {
  const answer = (itemId: string, status: 'new' | 'changed') => ({
    ...{ itemId, status, code: null, problems: [] },
    ...{ mine: said(1), theirs: said(3), merged: said(3) },
  });
  return {
    ...{ fileId: anId(1), name: 'answers.json', problem: null },
    contents: {
      ...{ form: 'html', assessmentId: anId(2), agencyId: anId(3), agencyName: 'Police', madeBy: '' },
      ...{ receivedAt: null, isOlder: false, before, gone: [], copies: [], unread: [] },
      answers: [answer('POL-01', 'changed'), answer('POL-02', 'new')],
    },
  };
}

const render = async (file: ReadFile, answers: FakeAnswers = {}) => {
  shown = await renderScreen(
    <FileCard file={file} assessmentId={anId(2)} edition={anEdition(['POL-01', 'POL-02'])} />,
    { answers },
  );
  return within(await screen.findByRole('region', { name: 'answers.json' }));
};
const ticked = () => screen.getAllByRole<HTMLInputElement>('checkbox').map(({ checked }) => checked);

it('a file that came after another one of the same request says so, and what it brings is ticked', async () => {
  const card = await render(
    aFile({ fileName: 'first.xlsx', at: '2026-01-12T08:00:00.000Z', isLater: false }),
  );
  card.getByText(/“first.xlsx” was taken in on .*Take it in only if it is the newer one/);
  expect(ticked()).toEqual([true, true]);
});

it('a file that was saved before one that is in changes nothing back unless somebody ticks it', async () => {
  const card = await render(aFile({ fileName: 'later.json', at: '2026-01-12T08:00:00.000Z', isLater: true }));
  card.getByText('A file that was saved later than this one was taken in before');
  expect(ticked()).toEqual([true, false]);
  card.getByRole('button', { name: 'Take 1 answer in' });
  await userEvent.click(screen.getByRole('checkbox', { name: /POL-01/ }));
  card.getByRole('button', { name: 'Take 2 answers in' });
});

it('a file that has lost rows says how many, which, and that their answers stay', async () => {
  const file = aFile(null);
  if (file.contents === null) throw new Error('the file has no answers');
  const card = await render({ ...file, contents: { ...file.contents, gone: ['PROT-01', 'PROT-02'] } });
  card.getByText('2 questions are no longer in this file');
  card.getByText(
    readsAs(/^Somebody took their rows out: PROT-01, PROT-02\. What stands here on them stays as it is\./),
  );
});

it('a file with answers on another sheet too names it, and says that it was not read', async () => {
  const file = aFile(null);
  if (file.contents === null) throw new Error('the file has no answers');
  const card = await render({ ...file, contents: { ...file.contents, copies: ['Answers (2)'] } });
  card.getByText('Another sheet of this file has other answers');
  card.getByText(/^Not read: Answers \(2\)\. Only the sheet that was sent is read\./);
});

it('a file with words beside the answers says each with its cell and the question of its row', async () => {
  const file = aFile(null);
  if (file.contents === null) throw new Error('the file has no answers');
  const at = { sheet: 'Answers', head: '' };
  const unread: NonNullable<ReadFile['contents']>['unread'] = [
    { ...at, kind: 'head', itemId: null, cell: 'I1', found: 'Explanation' },
    { ...at, kind: 'note', itemId: 'POL-01', cell: 'E2', found: 'Ask Labour' },
    { ...at, kind: 'note', itemId: null, cell: '', found: 'Ask us' },
    { ...at, kind: 'column', itemId: 'POL-02', cell: 'G3', head: 'Remarks', found: 'See the annex' },
    { ...at, kind: 'more', itemId: null, cell: 'A9', found: '5' },
  ];
  const card = await render({ ...file, contents: { ...file.contents, unread } });
  card.getByText('Written beside the answers');
  expect(card.getAllByRole('listitem').flatMap(({ textContent }) => textContent ?? [])).toEqual(
    expect.arrayContaining([
      'Sheet “Answers”, cell I1: the column has no name here. It stands where “Explanation” stood, and was read as that.',
      'POL-01 Sheet “Answers”, cell E2: a note says “Ask Labour”.',
      'Sheet “Answers”: a note says “Ask us”. The file does not say on which cell.',
      'POL-02 Sheet “Answers”, cell G3: the column “Remarks” was added. In it stands “See the annex”.',
      'More places in this file: 5. Open the file to read them.',
    ]),
  );
});

it('a file for a frozen year says whose it is, which year it describes, and what to ask for', async () => {
  const problem = {
    code: 'sheets.answers-frozen',
    data: { agency: 'Police', state: 'KH', date: '2025-12-31' },
  };
  const card = await render({ ...aFile(null), problem, contents: null });
  card.getByText('These answers of Police (Cambodia) describe 31 December 2025. That assessment is frozen.');
  card.getByText(/Ask it to answer on the newest sheet/);
});

it('a file of another assessment leads to it, and waits there only while something of it can be taken in', async () => {
  const other = anAssessmentSummary({ state: 'KH', referenceDate: '2024-12-31' });
  const file = aFile(null);
  const contents = { ...(file.contents as NonNullable<ReadFile['contents']>), assessmentId: other.id };
  const answers = { 'assessments.list': () => [other] };
  const card = await render({ ...file, contents }, answers);
  const link = await card.findByRole('link', { name: 'Cambodia, 31 December 2024' });
  expect(link.getAttribute('href')).toMatch(`/assessments/${other.id}/bring-in`);
  card.getByText(/The file waits there/);
  shown?.leave();

  const taken = contents.answers.map((answer) => ({ ...answer, status: 'identical' as const }));
  const done = await render({ ...file, contents: { ...contents, answers: taken } }, answers);
  await done.findByRole('link', { name: 'Cambodia, 31 December 2024' });
  expect(done.queryByText(/The file waits there/)).toBeNull();
});
