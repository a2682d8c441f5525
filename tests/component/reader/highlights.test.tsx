import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ReaderScreen } from '../../../renderer/reader';
import { openPdf } from '../../../renderer/reader/pdf/open-pdf';
import { AppError } from '../../../shared/kernel';
import type { Highlight } from '../../../shared/reader';
import {
  aCitation,
  aDocumentSummary,
  anAnswer,
  anAssessmentSummary,
  anEdition,
  anId,
} from '../../support/builders';
import type { FakeAnswers } from '../../support/fake-bridge';
import { giveLayout } from '../../support/layout';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';
import { openedFake } from './fake-pdf';

vi.mock('../../../renderer/reader/pdf/open-pdf', () => ({ openPdf: vi.fn() }));
vi.mock('../../../renderer/reader/pdf/spare-worker', () => ({ readySpareWorker: () => undefined }));

const PAGES = [
  ['Article 1', 'No one shall be held in slavery.'],
  ['Article 2', 'The slave trade is prohibited.'],
  ['Article 3', 'This Act may be amended.'],
];
const VERSION = anId(8001);
const file = aDocumentSummary({ pageCount: 3 });

/** Highlights as the data process would keep them. */
let kept: Highlight[];
let away: Highlight[];
let takeBack: () => void;
let shown: RenderedScreen | undefined;
beforeEach(() => {
  kept = [];
  away = [];
  takeBack = giveLayout();
  vi.mocked(openPdf).mockImplementation(() =>
    Promise.resolve(openedFake({ pages: PAGES.map((lines) => ({ lines })) })),
  );
});
afterEach(() => {
  shown?.leave();
  shown = undefined;
  takeBack();
});

const find = (id: string) => {
  const found = [...kept, ...away].find((one) => one.id === id);
  if (found === undefined) throw new AppError('reader.highlight-not-found');
  return found;
};

const ANSWERS: FakeAnswers = {
  'reader.open': () => ({ document: file, versionLabel: '', lastPage: 1 }),
  'reader.leave': () => ({}),
  'search.pageText': ({ page }) => ({
    n: page,
    label: null,
    text: PAGES[page - 1]?.join('\n') ?? '',
    quality: 'good',
  }),
  'reader.listHighlights': () => kept,
  'reader.highlight': ({ highlights }) => {
    const made = highlights.map((each, at) => ({
      ...each,
      id: anId(500 + kept.length + at),
      sha256: file.sha256,
      createdAt: '2026-01-01T00:00:00.000Z',
      updatedAt: '2026-01-01T00:00:00.000Z',
    }));
    kept = [...kept, ...made];
    return made;
  },
  'reader.changeHighlight': ({ highlightId, changes }) => {
    const { note, colour } = changes;
    const before = find(highlightId);
    const after = { ...before, note: note ?? before.note, colour: colour ?? before.colour };
    kept = kept.map((one) => (one.id === highlightId ? after : one));
    return after;
  },
  'reader.removeHighlight': ({ highlightId }) => {
    away = kept.filter(({ id }) => id === highlightId);
    kept = kept.filter(({ id }) => id !== highlightId);
    return {};
  },
  'reader.restoreHighlight': ({ highlightId }) => {
    const back = find(highlightId);
    kept = [...kept, back];
    return back;
  },
};

/** Where an answer of a year cites a page. */
const aPlace = (year: number, itemId: string, page: number) => ({
  citation: aCitation({
    id: anId(10 * year + page),
    versionId: VERSION,
    page,
    quote: 'No one',
    rectangles: [[50, 700, 90, 14]],
  }),
  assessmentId: anId(year + 1),
  itemId,
  agency: null,
  state: 'TH' as const,
  referenceDate: `${year}-12-31`,
  status: 'frozen' as const,
});

const aHighlight: Highlight = {
  ...{ id: anId(501), sha256: 'b'.repeat(64), page: 1, pageLabel: null, quote: 'No one' },
  ...{ rectangles: [[50, 700, 90, 14]], colour: 'yellow', note: '' },
  ...{ createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' },
};

async function show(answers: FakeAnswers = {}, at = `/read/${VERSION}`): Promise<RenderedScreen> {
  shown = await renderScreen(<ReaderScreen />, { at, answers: { ...ANSWERS, ...answers } });
  await screen.findByText('No one shall be held in slavery.');
  return shown;
}

const lineOf = (text: string) => screen.getByText(text).firstChild as Node;

/** Selects from one drawn line to another, as the pointer would. */
function select(from: string, to: string, endOffset?: number): void {
  const end = lineOf(to);
  document.getSelection()?.setBaseAndExtent(lineOf(from), 0, end, endOffset ?? end.textContent?.length ?? 0);
  fireEvent(document, new Event('selectionchange'));
}

it('marks what is selected, keeps the note while it is written, and puts back what was removed', async () => {
  const user = userEvent.setup();
  const { bridge } = await show();
  select('No one shall be held in slavery.', 'No one shall be held in slavery.', 6);
  await user.keyboard('{Control>}{Shift>}N{/Shift}{/Control}');
  const panel = within(await screen.findByRole('region', { name: 'Highlights and notes' }));
  const field = await panel.findByLabelText('Note');
  expect(bridge.inputsOf('reader.highlight')).toMatchObject([
    { versionId: VERSION, highlights: [{ page: 1, quote: 'No one', colour: 'yellow', note: '' }] },
  ]);
  await user.type(field, 'Nobody at all');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(kept[0]?.note).toBe('Nobody at all'));
  await panel.findByText('Nobody at all');
  // The sign in the margin tells the note and leads to it.
  expect(screen.getByRole('button', { name: 'Note: Nobody at all' })).toBeTruthy();
  await user.selectOptions(panel.getByLabelText('Colour of the highlight on p. 1'), 'Green');
  await waitFor(() => expect(kept[0]?.colour).toBe('green'));
  await user.click(panel.getByRole('button', { name: 'Remove the highlight on p. 1' }));
  await panel.findByText(/Nothing is marked in this document yet/);
  await user.click(await screen.findByRole('button', { name: 'Put it back' }));
  await panel.findByText('Nobody at all');
  expect(kept[0]).toMatchObject({ note: 'Nobody at all', colour: 'green' });
});

it('keeps a note that is being written when the window closes', async () => {
  const user = userEvent.setup();
  const { bridge } = await show();
  select('No one shall be held in slavery.', 'No one shall be held in slavery.', 6);
  await user.keyboard('{Control>}{Shift>}N{/Shift}{/Control}');
  fireEvent.change(await screen.findByLabelText('Note'), { target: { value: 'Nobody at all' } });
  expect(bridge.inputsOf('reader.changeHighlight')).toEqual([]);
  fireEvent(window, new Event('beforeunload', { cancelable: true }));
  await act(async () => undefined);
  expect(bridge.inputsOf('reader.changeHighlight')).toMatchObject([{ changes: { note: 'Nobody at all' } }]);
});

it('keeps a note in its field that could not be kept on disk', async () => {
  const user = userEvent.setup();
  let isFull = true;
  const change = ANSWERS['reader.changeHighlight'];
  await show({
    'reader.changeHighlight': (input) => {
      if (isFull) throw new AppError('db.full');
      return change?.(input) as Highlight;
    },
  });
  select('No one shall be held in slavery.', 'No one shall be held in slavery.', 6);
  await user.keyboard('{Control>}{Shift>}N{/Shift}{/Control}');
  fireEvent.change(await screen.findByLabelText('Note'), { target: { value: 'Nobody at all' } });
  await user.keyboard('{Escape}');
  await screen.findByText('The disk is full, so the change could not be saved.');
  expect(kept[0]?.note).toBe('');
  const field = screen.getByLabelText<HTMLTextAreaElement>('Note');
  expect(field.value).toBe('Nobody at all');
  // It is sent again on leaving the field, and then closes.
  isFull = false;
  field.focus();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(kept[0]?.note).toBe('Nobody at all'));
  await waitFor(() => expect(screen.queryByLabelText('Note')).toBeNull());
});

/** What goes to the clipboard now; undefined where that is left to the window. */
function copied(): string | undefined {
  const data = new Map<string, string>();
  const clipboardData = { setData: (type: string, text: string) => data.set(type, text) };
  fireEvent(document, Object.assign(new Event('copy', { cancelable: true }), { clipboardData }));
  return data.get('text/plain');
}

it('copies what is selected as the index reads it, where letters of the file are wrong', async () => {
  await show({
    'search.pageText': ({ page }) => ({
      n: page,
      label: null,
      text: page === 1 ? 'No one shall ever be held in slavery.' : '',
      quality: 'good',
    }),
  });
  select('No one shall be held in slavery.', 'No one shall be held in slavery.');
  // Until the index has answered, the window copies the file's own letters.
  expect(copied()).toBeUndefined();
  await waitFor(() => expect(copied()).toBe('No one shall ever be held in slavery.'));
  // Of another selection nothing is ready.
  select('No one shall be held in slavery.', 'No one shall be held in slavery.', 6);
  expect(copied()).toBeUndefined();
});

it('copies no word twice, as it reads and as it is stored, from a page that shows those of an old encoding', async () => {
  const line = 'No one shall be held in slavery.';
  const stored = 'Chapter 12 dfgj a]rlavg';
  const read = `${line}\nChapter 12 मानव बेचबिखन`;
  vi.mocked(openPdf).mockImplementation(() =>
    Promise.resolve(openedFake({ pages: [{ lines: [line, stored] }] })),
  );
  await show({
    'search.pageText': ({ page }) => ({
      ...{ n: page, label: null, text: `${read}\n\ndfgj a]rlavg`, quality: 'good' as const },
      conversion: {
        from: ['preeti'],
        length: read.length,
        starts: [read.indexOf('मानव'), read.indexOf('बेचबिखन')],
      },
    }),
    // The words to be laid over the page are on their way.
    'library.pageWords': () => new Promise<never>(() => undefined),
  });
  select(line, stored);
  await waitFor(() => expect(copied()).toBe(read));
});

it('highlights by keyboard alone from the text of the page', async () => {
  const user = userEvent.setup();
  const { bridge } = await show();
  await user.click(screen.getByRole('button', { name: 'Text of the page' }));
  const text = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Text of p. 1' });
  text.focus();
  text.setSelectionRange(0, 'Article 1\nNo'.length);
  fireEvent.select(text);
  await user.click(screen.getByRole('button', { name: 'Highlight' }));
  await waitFor(() =>
    expect(bridge.inputsOf('reader.highlight')).toMatchObject([{ highlights: [{ quote: 'Article 1 No' }] }]),
  );
});

it('cites every page that a selection covers', async () => {
  const user = userEvent.setup();
  const open = anAssessmentSummary({ id: anId(1), scope: 'full' });
  const { bridge } = await show(
    {
      'questionnaires.get': () => anEdition(),
      'assessments.list': () => [open],
      'assessments.cite': () => anAnswer({ itemId: 'POL-01' }),
    },
    `/read/${VERSION}?cite=${open.id}:POL-01`,
  );
  await screen.findByText('The slave trade is prohibited.');
  select('No one shall be held in slavery.', 'The slave trade is prohibited.', 'The slave trade'.length);
  await user.keyboard('{Control>}{Shift>}C{/Shift}{/Control}');
  const dialog = within(await screen.findByRole('dialog'));
  await dialog.findByText('p. 1, p. 2');
  expect(await dialog.findByLabelText('Quote on p. 2')).toHaveProperty('value', 'Article 2 The slave trade');
  await waitFor(() => expect(dialog.getByRole('combobox', { name: 'Item' })).not.toHaveProperty('value', ''));
  await user.click(dialog.getByRole('button', { name: 'Save citation' }));
  await waitFor(() =>
    expect(bridge.inputsOf('assessments.cite')).toMatchObject([
      {
        citation: { page: 1, quote: 'No one shall be held in slavery.' },
        continued: [{ page: 2, quote: 'Article 2 The slave trade' }],
      },
    ]),
  );
});

it('shows where answers cite a page, on the page and by year, and leads to the answer', async () => {
  const user = userEvent.setup();
  const { address } = await show({
    'assessments.citationsOf': () => [
      aPlace(2026, 'POL-01', 1),
      aPlace(2025, 'POL-02', 1),
      aPlace(2025, 'POL-03', 2),
    ],
  });
  await user.click(screen.getByRole('button', { name: 'Where this document is cited' }));
  const panel = within(await screen.findByRole('region', { name: 'Where this document is cited' }));
  expect(panel.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
    '2026: 1 citation',
    '2025: 2 citations',
  ]);
  const sign = await screen.findByRole('button', { name: 'Cited by 2 answers' });
  expect(document.querySelectorAll('[data-page="1"] [data-citation-mark]')).toHaveLength(2);
  await user.click(sign);
  const told = within(await screen.findByRole('dialog'));
  await user.click(told.getByRole('link', { name: /POL-02 – Thailand.*\(frozen\)/ }));
  await waitFor(() => expect(address()).toContain(`/assessments/${anId(2026)}/POL-02`));
});

it('leads from what an agency cites to the answer of that agency', async () => {
  const user = userEvent.setup();
  const agency = { id: anId(77), shortName: 'DSI' };
  const { address } = await show({
    'assessments.citationsOf': () => [{ ...aPlace(2026, 'POL-01', 1), agency }],
  });
  await user.click(await screen.findByRole('button', { name: 'Cited by 1 answer' }));
  const told = within(await screen.findByRole('dialog'));
  await user.click(told.getByRole('link', { name: /POL-01.*DSI/ }));
  await waitFor(() => expect(address()).toBe(`/assessments/${anId(2027)}/POL-01?as=${agency.id}`));
});

it('says what other versions of the document have, marked or cited, and leads there', async () => {
  const user = userEvent.setup();
  const OLD = anId(8002);
  const [version] = file.versions;
  if (version === undefined) throw new Error('no version');
  const old = { ...version, id: OLD, sha256: 'b'.repeat(64), label: 'As of 2008', isOfficial: false };
  const { address } = await show({
    'reader.open': () => ({
      ...{ document: { ...file, versions: [version, old] }, versionLabel: '', lastPage: 1 },
    }),
    'reader.listHighlights': ({ versionId }) => (versionId === OLD ? [aHighlight] : []),
    'assessments.citationsOf': ({ versionId }) => (versionId === OLD ? [aPlace(2025, 'POL-02', 1)] : []),
  });
  const open = async (name: string) => {
    await user.click(screen.getByRole('button', { name }));
    return within(await screen.findByRole('region', { name }));
  };
  const cited = await open('Where this document is cited');
  await cited.findByText('No answer cites this version yet.');
  await cited.findByText(/Cited by answers in 1 place/);
  const marked = await open('Highlights and notes');
  await marked.findByText(/Nothing is marked in this version yet/);
  const others = within(marked.getByRole('region', { name: 'In other versions of this document' }));
  expect(others.getByText(/1 highlight or note/)).toBeTruthy();
  await user.click(others.getByRole('link', { name: /As of 2008/ }));
  await waitFor(() => expect(address()).toContain(`/read/${OLD}`));
});

it('counts printed numbers on from the one the reader states', async () => {
  const user = userEvent.setup();
  let stated: { firstPage: number; firstNumber: number } | null = null;
  const { bridge } = await show({
    'library.listPageNumbers': () =>
      stated === null ? [] : [{ sha256: file.sha256, versionIds: [VERSION], ...stated }],
    'library.setPageNumbers': ({ numbers }) => {
      stated = numbers;
      return {};
    },
  });
  await user.click(screen.getByRole('button', { name: 'Next page' }));
  await user.click(screen.getByRole('button', { name: 'Printed page numbers' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByLabelText('Number printed on page 2 of the file'), '1');
  await user.click(dialog.getByRole('button', { name: 'Save the numbers' }));
  await screen.findByText('of 3 · printed: 1');
  expect(bridge.inputsOf('library.setPageNumbers')).toEqual([
    { versionId: VERSION, numbers: { firstPage: 2, firstNumber: 1 } },
  ]);
  expect(await screen.findByRole('group', { name: 'p. 2 (PDF 3)' })).toBeTruthy();
});
