import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openPdf } from '../../../renderer/reader/pdf/open-pdf';
import { ChooseTextsScreen, CompareTextsScreen } from '../../../renderer/texts';
import { AppError } from '../../../shared/kernel';
import type { ReadingState } from '../../../shared/library';
import { compareTexts } from '../../../shared/texts';
import { aDocumentSummary, anId, aVersionBrief } from '../../support/builders';
import type { FakeAnswers } from '../../support/fake-bridge';
import { giveLayout } from '../../support/layout';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';
import { openedFake } from '../reader/fake-pdf';

vi.mock('../../../renderer/reader/pdf/open-pdf', () => ({ openPdf: vi.fn() }));
vi.mock('../../../renderer/reader/pdf/spare-worker', () => ({ readySpareWorker: () => undefined }));

const BEFORE = { version: anId(9001), sha256: 'a'.repeat(64) };
const AFTER = { version: anId(9002), sha256: 'b'.repeat(64) };
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  [BEFORE.sha256]: [
    'Article 1\nA victim has thirty days to recover.',
    'Article 2\nThe court may order a fine.',
  ],
  [AFTER.sha256]: [
    'Article 1\nA victim has sixty days to recover.',
    'Article 2\nThe court may order a fine.\nArticle 3\nThe fund pays where an offender cannot pay.',
  ],
};
const pagesOf = (sha256: string) => (TEXTS[sha256] ?? []).map((text, at) => ({ n: at + 1, text }));

let takeBack: () => void;
let shown: RenderedScreen | undefined;
beforeEach(() => {
  takeBack = giveLayout();
  vi.mocked(openPdf).mockImplementation((sha256) =>
    Promise.resolve(
      openedFake({ pages: (TEXTS[sha256] ?? []).map((text) => ({ lines: text.split('\n') })) }),
    ),
  );
});
afterEach(() => {
  shown?.leave();
  shown = undefined;
  takeBack();
});

const ANSWERS: FakeAnswers = {
  'reader.open': ({ versionId }) => ({
    document: aDocumentSummary({
      sha256: versionId === BEFORE.version ? BEFORE.sha256 : AFTER.sha256,
      title: versionId === BEFORE.version ? 'Act of 2010' : 'Act of 2025',
      pageCount: 2,
    }),
    versionLabel: '',
    lastPage: 1,
  }),
  'search.pageText': ({ sha256, page }) => ({
    n: page,
    label: null,
    text: TEXTS[sha256]?.[page - 1] ?? '',
    quality: 'good',
  }),
  'texts.compare': ({ before, after }) => compareTexts(pagesOf(before), pagesOf(after)),
};

/** The pages of a file that are pictures, of which a machine has read some. */
const readingOf = (sha256: string, state: ReadingState, read: readonly number[]) => ({
  summary: {
    ...{
      sha256,
      documentId: null,
      versionId: null,
      title: 'Act of 2025',
      state,
      languages: [],
      chosen: false,
    },
    ...{ code: null, total: 2, done: read.length, withoutWords: 2, read: read.length, blank: 0, nothing: 0 },
    ...{ failed: 0, confidence: null, current: null },
  },
  pages: [1, 2].map((page) => ({
    ...{ page, outcome: read.includes(page) ? ('read' as const) : ('waiting' as const), confidence: 90 },
    ...{ code: null, inUse: read.includes(page), hasWords: false, readAt: '2026-01-01T00:00:00.000Z' },
  })),
});

/** What the program puts on the clipboard of its own; undefined where it leaves that to the window. */
function copied(): string | undefined {
  const data = new Map<string, string>();
  const clipboardData = { setData: (type: string, text: string) => data.set(type, text) };
  fireEvent(document, Object.assign(new Event('copy', { cancelable: true }), { clipboardData }));
  return data.get('text/plain');
}

async function show(answers: FakeAnswers = {}) {
  shown = await renderScreen(<CompareTextsScreen />, {
    at: `/texts/${BEFORE.version}/${AFTER.version}`,
    answers: { ...ANSWERS, ...answers },
  });
  return shown;
}

it('compares anew when it is come back to: the words of a text may have been read in another way', async () => {
  const user = userEvent.setup();
  let isReadAnew = false;
  const words = (sha256: string) =>
    pagesOf(sha256).map(({ n, text }) => ({ n, text: isReadAnew ? text.replace('sixty', 'ninety') : text }));
  shown = await renderScreen(
    (name) => (name === 'CompareTextsScreen' ? <CompareTextsScreen /> : <p>Elsewhere</p>),
    {
      at: `/texts/${BEFORE.version}/${AFTER.version}`,
      answers: {
        ...ANSWERS,
        'texts.compare': ({ before, after }) => compareTexts(words(before), words(after)),
      },
    },
  );
  const list = within(await screen.findByRole('list', { name: 'Changes' }));
  await list.findByText('sixty');
  await user.click(screen.getByRole('link', { name: 'Act of 2025' }));
  await screen.findByText('Elsewhere');
  isReadAnew = true;
  shown.back();
  await screen.findByText('ninety');
});

it('lists the changes with both words, and goes through them by key', async () => {
  const user = userEvent.setup();
  await show();
  const list = within(await screen.findByRole('list', { name: 'Changes' }));
  await waitFor(() => expect(list.getAllByRole('listitem')).toHaveLength(2));
  const [changed, added] = list.getAllByRole('listitem');
  // Only those in sight are drawn: who hears the list is told of all.
  expect(added?.getAttribute('aria-posinset')).toBe('2');
  expect(added?.getAttribute('aria-setsize')).toBe('2');
  expect(changed?.querySelector('del')?.textContent).toBe('Before: thirty');
  expect(changed?.querySelector('ins')?.textContent).toBe('Now: sixty');
  expect(within(changed as HTMLElement).getByText('Changed')).toBeTruthy();
  expect(added?.textContent).toContain('Article 3');
  await screen.findByText('2 changes');
  await user.keyboard('{F3}');
  await screen.findByText('1 of 2');
  expect(
    within(changed as HTMLElement)
      .getByRole('button')
      .getAttribute('aria-current'),
  ).toBe('true');
  await user.keyboard('{Shift>}{F3}{/Shift}');
  await screen.findByText('2 of 2');
});

it('takes the focus from a link on a page that may be out of view after the step to the next change', async () => {
  const user = userEvent.setup();
  await show();
  await screen.findByText('2 changes');
  const [pages] = await screen.findAllByRole('region', { name: /^Pages/ });
  const link = document.createElement('button');
  pages?.append(link);
  link.focus();
  await user.keyboard('{F3}');
  await screen.findByText('1 of 2');
  expect(document.activeElement).toBe(pages);
});

it('tells what is removed under the heading under which it stood', async () => {
  await show({ 'texts.compare': ({ before, after }) => compareTexts(pagesOf(after), pagesOf(before)) });
  const list = within(await screen.findByRole('list', { name: 'Changes' }));
  const removed = (await list.findByText('Removed')).closest('li');
  expect(removed?.textContent).toContain('Article 3');
  expect(removed?.textContent).not.toContain('Article 2');
});

it('opens each of the two files once, at its beginning, wherever reading them stopped', async () => {
  vi.mocked(openPdf).mockClear();
  const opened = ANSWERS['reader.open'];
  if (opened === undefined) throw new Error('the version is answered');
  await show({ 'reader.open': async (input) => ({ ...(await opened(input)), lastPage: 2 }) });
  await screen.findByText('2 changes');
  expect(vi.mocked(openPdf).mock.calls.map(([sha256, startAt]) => [sha256, startAt])).toEqual([
    [BEFORE.sha256, 1],
    [AFTER.sha256, 1],
  ]);
});

it('stays when a text cannot be asked for anew, with the kinds that are wanted, and says so, unless its document is gone', async () => {
  const user = userEvent.setup();
  const opened = ANSWERS['reader.open'];
  if (opened === undefined) throw new Error('the version is answered');
  let failure: string | null = null;
  const { bridge } = await show({
    'reader.open': (input) => {
      if (failure !== null) throw new AppError(failure);
      return opened(input);
    },
  });
  await user.click(await screen.findByLabelText('Changed 1'));
  const again = async (code: string) => {
    failure = code;
    const before = bridge.inputsOf('reader.open').length;
    bridge.announce({ name: 'library.changed', ids: [] });
    await waitFor(() => expect(bridge.inputsOf('reader.open').length).toBeGreaterThan(before));
  };
  await again('app.process-restarted');
  expect((await screen.findByRole('alert')).dataset['error']).toBe('app.process-restarted');
  expect(screen.getByLabelText('Changed 1')).toHaveProperty('checked', false);
  await again('library.not-found');
  await waitFor(() => expect(screen.getByRole('alert').dataset['error']).toBe('library.not-found'));
  expect(screen.queryByLabelText('Changed 1')).toBeNull();
});

it('keeps the list of changes when the texts cannot be compared anew for a while, and says so', async () => {
  const compare = ANSWERS['texts.compare'];
  if (compare === undefined) throw new Error('the texts are compared');
  let isLost = false;
  const { bridge } = await show({
    'texts.compare': (input) => {
      if (isLost) throw new AppError('app.process-restarted');
      return compare(input);
    },
  });
  const list = await screen.findByRole('list', { name: 'Changes' });
  isLost = true;
  bridge.announce({ name: 'workspace.process-restarted', process: 'search' });
  expect((await screen.findByRole('alert')).dataset['error']).toBe('app.process-restarted');
  expect(list.isConnected).toBe(true);
});

it('lists only the kinds that are wanted', async () => {
  const user = userEvent.setup();
  await show();
  await user.click(await screen.findByLabelText('Changed 1'));
  await waitFor(() =>
    expect(within(screen.getByRole('list', { name: 'Changes' })).getAllByRole('listitem')).toHaveLength(1),
  );
  expect(screen.getByLabelText('Moved 0')).toHaveProperty('disabled', true);
});

it('turns the texts round', async () => {
  const user = userEvent.setup();
  const { address } = await show();
  await user.click(await screen.findByRole('button', { name: 'Swap the two texts' }));
  await waitFor(() => expect(address()).toBe(`/texts/${AFTER.version}/${BEFORE.version}`));
});

it('says that nothing differs, that texts are in two languages, and that one is not read', async () => {
  await show({ 'texts.compare': ({ before }) => compareTexts(pagesOf(before), pagesOf(before)) });
  await screen.findByText(/The words of the two texts are the same/);
  shown?.leave();
  await show({
    'texts.compare': ({ before }) => ({
      ...compareTexts(pagesOf(before), pagesOf(before)),
      alignedBy: 'articles',
    }),
  });
  await screen.findByText(/lined up by the numbers of their articles/);
  shown?.leave();
  await show({
    'texts.compare': () => {
      throw new AppError('texts.not-indexed');
    },
  });
  expect((await screen.findByRole('alert')).dataset.error).toBe('texts.not-indexed');
});

it('names pages that have no words to compare', async () => {
  await show({
    'texts.compare': ({ before }) => compareTexts(pagesOf(before), [...pagesOf(before), { n: 3, text: '' }]),
  });
  await screen.findByText(/1 page has no words.*Later text, PDF pages: 3\./);
});

it('compares anew once a machine has read what are pictures, and says which words it read', async () => {
  const scanned = { ...TEXTS, [AFTER.sha256]: ['', ''] };
  let state: 'waiting' | 'done' = 'waiting';
  const { bridge } = await show({
    'library.picturesOf': ({ sha256 }) =>
      sha256 === AFTER.sha256 ? readingOf(sha256, state, state === 'done' ? [1, 2] : []) : null,
    'texts.compare': ({ before, after }) => {
      const texts = state === 'done' ? TEXTS : scanned;
      const numbered = (sha256: string) => (texts[sha256] ?? []).map((text, at) => ({ n: at + 1, text }));
      return compareTexts(numbered(before), numbered(after));
    },
  });
  await screen.findByText(/2 pages have no words .* Later text, PDF pages: 1–2\./);
  expect(screen.getByText(/A machine is still reading/)).toBeTruthy();
  expect(screen.getByText(/^One of the two texts has no words to compare/)).toBeTruthy();
  state = 'done';
  bridge.announce({
    name: 'library.reading-progressed',
    summary: readingOf(AFTER.sha256, state, [1, 2]).summary,
  });
  await screen.findByText('2 changes');
  await screen.findByText(/2 pages were read by a machine .* Later text, PDF pages: 1–2\./);
  expect(screen.queryByText(/have no words/)).toBeNull();
});

it('looks at no change after the texts were compared anew: by its number it would be another one', async () => {
  const user = userEvent.setup();
  let state: 'waiting' | 'done' = 'waiting';
  const { bridge } = await show({
    'library.picturesOf': ({ sha256 }) =>
      sha256 === AFTER.sha256 ? readingOf(sha256, state, state === 'done' ? [1] : []) : null,
    'texts.compare': ({ before, after }) => {
      const pages = pagesOf(after);
      return compareTexts(
        pagesOf(before),
        state === 'done' ? pages : pages.map((page) => (page.n === 1 ? { ...page, text: '' } : page)),
      );
    },
  });
  const list = within(await screen.findByRole('list', { name: 'Changes' }));
  await user.click(
    within((await list.findByText('Removed')).closest('li') as HTMLElement).getByRole('button'),
  );
  await screen.findByText('1 of 2');
  state = 'done';
  bridge.announce({
    name: 'library.reading-progressed',
    summary: readingOf(AFTER.sha256, state, [1]).summary,
  });
  await screen.findByText('sixty');
  await screen.findByText('2 changes');
  expect(document.querySelector('[aria-current]')).toBeNull();
});

it('lets the words that a machine read of a picture be selected and marked in its pane', async () => {
  vi.mocked(openPdf).mockImplementation((sha256) =>
    Promise.resolve(
      openedFake({
        pages: (TEXTS[sha256] ?? []).map((text) => ({ lines: sha256 === AFTER.sha256 ? [] : [text] })),
      }),
    ),
  );
  await show({
    'library.picturesOf': ({ sha256 }) =>
      sha256 === AFTER.sha256 ? readingOf(sha256, 'done', [1, 2]) : null,
    'library.pageReading': ({ sha256, page }) => {
      const text = TEXTS[sha256]?.[page - 1] ?? '';
      return {
        ...{ text, confidence: 90 },
        places: [...text.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => [
          index,
          index + word.length,
          10,
          10,
          90,
          20,
        ]),
      };
    },
  });
  const pages = within(await screen.findByRole('region', { name: 'Pages: Later text' }));
  const first = await pages.findByRole('group', { name: 'p. 1' });
  await waitFor(() =>
    expect(first.querySelector('[data-text-layer]')?.textContent).toContain(
      'A victim has sixty days to recover.',
    ),
  );
});

it('copies what is selected in a pane as the search reads it, where letters of the file are wrong', async () => {
  vi.mocked(openPdf).mockImplementation(() =>
    Promise.resolve(openedFake({ pages: [{ lines: ['A victim of traﬀicking'] }] })),
  );
  await show({
    'search.pageText': ({ page }) => ({
      ...{ n: page, label: null, text: 'A victim of trafficking', quality: 'good' },
    }),
  });
  const pages = await screen.findByRole('region', { name: 'Pages: Later text' });
  const line = await within(pages).findByText('A victim of traﬀicking');
  document.getSelection()?.selectAllChildren(line);
  await waitFor(() => expect(copied()).toBe('A victim of trafficking'));
});

it('leaves what is selected across both panes to the window, which copies all of it', async () => {
  vi.mocked(openPdf).mockImplementation(() =>
    Promise.resolve(openedFake({ pages: [{ lines: ['A victim of traﬀicking'] }] })),
  );
  await show({
    'search.pageText': ({ page }) => ({
      ...{ n: page, label: null, text: 'A victim of trafficking', quality: 'good' },
    }),
  });
  const lineIn = async (pane: string) =>
    within(await screen.findByRole('region', { name: `Pages: ${pane}` })).findByText(
      'A victim of traﬀicking',
    );
  const [from, to] = [await lineIn('Earlier text'), await lineIn('Later text')];
  document.getSelection()?.selectAllChildren(from);
  await waitFor(() => expect(copied()).toBe('A victim of trafficking'));
  document.getSelection()?.setBaseAndExtent(from, 0, to, 1);
  // Long enough for a copy to be made ready.
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(copied()).toBeUndefined();
});

it('lets two texts be chosen, and not the same twice', async () => {
  const user = userEvent.setup();
  const [one] = [aDocumentSummary({ title: 'Act of 2010' })];
  const version = one?.versions[0];
  if (version === undefined) throw new Error('a document has a version');
  const documents = [
    { ...one, id: anId(1), versions: [{ ...version, id: BEFORE.version, label: 'first' }] },
    { ...one, id: anId(2), title: 'Act of 2025', versions: [{ ...version, id: AFTER.version, label: '' }] },
  ];
  shown = await renderScreen(<ChooseTextsScreen />, {
    at: `/texts?before=${BEFORE.version}&after=${BEFORE.version}`,
    answers: { 'library.list': () => documents },
  });
  await screen.findByText('Choose two different texts.');
  expect(screen.getByRole('button', { name: 'Compare' })).toHaveProperty('disabled', true);
  await user.click(screen.getByRole('combobox', { name: 'Later text' }));
  await user.click(await screen.findByRole('option', { name: /Act of 2025/ }));
  await user.click(screen.getByRole('button', { name: 'Compare' }));
  await waitFor(() => expect(shown?.address()).toBe(`/texts/${BEFORE.version}/${AFTER.version}`));
});

it('tells texts of one name apart, where they are chosen and where they are compared', async () => {
  const user = userEvent.setup();
  const named = (at: number, version: string, sourceName: string) =>
    aDocumentSummary({
      ...{ id: anId(at), title: 'Immigration Bill', number: null },
      versions: [aVersionBrief({ id: version, sourceName })],
    });
  shown = await renderScreen(<ChooseTextsScreen />, {
    at: '/texts',
    answers: {
      'library.list': () => [
        named(1, BEFORE.version, 'gazette.pdf'),
        named(2, AFTER.version, 'bill.pdf'),
        aDocumentSummary({ id: anId(3), title: 'Labour Act', versions: [aVersionBrief({ id: anId(9003) })] }),
      ],
    },
  });
  await user.click(await screen.findByRole('combobox', { name: 'Earlier text' }));
  expect((await screen.findAllByRole('option')).map((option) => option.textContent)).toEqual([
    'Immigration Bill – English · gazette.pdf',
    'Immigration Bill – English · bill.pdf',
    'Labour Act – English',
  ]);
});

it('calls the two versions of one text as everywhere, with their languages, and not by their files', async () => {
  const versions = [
    aVersionBrief({ id: BEFORE.version, publishedOn: '2025-03-10', language: 'tha', sourceName: 'th.pdf' }),
    aVersionBrief({ id: AFTER.version, publishedOn: '2025-03-10', language: 'eng', sourceName: 'en.pdf' }),
  ];
  await show({
    'reader.open': ({ versionId }) => ({
      document: aDocumentSummary({
        sha256: versionId === BEFORE.version ? BEFORE.sha256 : AFTER.sha256,
        ...{ title: 'Order on fishing crews', versionId, versions },
      }),
      versionLabel: '',
      lastPage: 1,
    }),
  });
  const earlier = await screen.findByRole('region', { name: 'Earlier text' });
  expect(within(earlier).getByText('(Text of 10 March 2025, Thai)')).toBeTruthy();
  const later = screen.getByRole('region', { name: 'Later text' });
  expect(within(later).getByText('(Text of 10 March 2025, English)')).toBeTruthy();
  expect(screen.queryByText(/\.pdf/)).toBeNull();
});

it('offers the first of very many texts, and those with all words that are typed, in any order and without accents', async () => {
  const user = userEvent.setup();
  const many = Array.from({ length: 400 }, (_, at) =>
    aDocumentSummary({
      ...{ id: anId(at + 1), title: `Act ${at}`, number: null, titleEnglish: null },
      versions: [aVersionBrief({ id: anId(at + 2001) })],
    }),
  );
  const plan = aDocumentSummary({
    ...{ id: anId(999), title: 'Kế hoạch hành động', number: '12/QĐ', titleEnglish: 'National Action Plan' },
    versions: [aVersionBrief({ id: BEFORE.version })],
  });
  shown = await renderScreen(<ChooseTextsScreen />, {
    at: '/texts',
    answers: { 'library.list': () => [...many, plan] },
  });
  const field = await screen.findByRole('combobox', { name: 'Earlier text' });
  await user.click(field);
  expect(await screen.findAllByRole('option')).toHaveLength(30);
  for (const typed of ['hanh ke', 'plan national', '12/qd']) {
    await user.clear(field);
    await user.type(field, typed);
    await waitFor(() =>
      expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual([
        'Kế hoạch hành động – English',
      ]),
    );
  }
});

it('names the files of two texts that are called the same', async () => {
  shown = await renderScreen(<CompareTextsScreen />, {
    at: `/texts/${BEFORE.version}/${AFTER.version}`,
    answers: {
      ...ANSWERS,
      'reader.open': ({ versionId }) => ({
        document: aDocumentSummary({
          ...{ id: versionId, title: 'Immigration Bill', pageCount: 2 },
          sha256: versionId === BEFORE.version ? BEFORE.sha256 : AFTER.sha256,
          versions: [aVersionBrief({ id: versionId, sourceName: `${versionId}.pdf` })],
        }),
        versionLabel: '',
        lastPage: 1,
      }),
    },
  });
  await screen.findByText(new RegExp(`${BEFORE.version}.pdf`));
  await screen.findByText(new RegExp(`${AFTER.version}.pdf`));
});

it('lets Tab through one change of the list, and the arrows from one to the next and to its ends', async () => {
  const user = userEvent.setup();
  const many = Array.from({ length: 60 }, (_, at) => at + 1);
  const law = (words: string) => [
    { n: 1, text: many.map((n) => `Article ${n}\nIt ${words} ${n}.`).join('\n') },
  ];
  shown = await renderScreen(<CompareTextsScreen />, {
    at: `/texts/${BEFORE.version}/${AFTER.version}`,
    answers: {
      ...ANSWERS,
      'texts.compare': () => compareTexts(law('may take days'), law('must take weeks')),
    },
  });
  const list = await screen.findByRole('list', { name: 'Changes' });
  const buttons = () => within(list).getAllByRole('button');
  const stops = () => buttons().filter(({ tabIndex }) => tabIndex === 0);
  const place = () => document.activeElement?.closest('li')?.getAttribute('aria-posinset');
  const count = Number(within(list).getAllByRole('listitem')[0]?.getAttribute('aria-setsize'));
  expect(count).toBeGreaterThan(20);
  expect(stops()).toEqual([buttons()[0]]);
  stops()[0]?.focus();
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
  expect(place()).toBe('2');
  expect(stops()).toEqual([document.activeElement]);
  await user.keyboard('{End}');
  expect(place()).toBe(String(count));
  expect(stops()).toHaveLength(1);
  await user.keyboard('{ArrowDown}');
  expect(place()).toBe(String(count));
  await user.keyboard('{Home}');
  expect(place()).toBe('1');
});
