import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { prepareReading, ReaderScreen } from '../../../renderer/reader';
import { openPdf } from '../../../renderer/reader/pdf/open-pdf';
import { readyPdf } from '../../../renderer/reader/pdf/ready-pdf';
import { forgetOpened } from '../../../renderer/reader/prepare';
import { AppError } from '../../../shared/kernel';
import { parseQuery, planOf } from '../../../shared/search';
import {
  aCitation,
  aDocumentSummary,
  anAnswer,
  anAssessment,
  anAssessmentSummary,
  anEdition,
  anId,
  aVersionBrief,
} from '../../support/builders';
import type { FakeAnswers } from '../../support/fake-bridge';
import { giveLayout } from '../../support/layout';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';
import { type FakeFile, openedFake } from './fake-pdf';

vi.mock('../../../renderer/reader/pdf/open-pdf', () => ({ openPdf: vi.fn() }));
vi.mock('../../../renderer/reader/pdf/spare-worker', () => ({ readySpareWorker: () => undefined }));

const FILE: FakeFile = {
  pages: [
    { lines: ['Contents'] },
    { lines: ['Article 1', 'No one shall be held in slavery.'] },
    { lines: ['Article 2', 'The slave trade is prohibited.'] },
    {
      lines: ['Article 3'],
      annotations: [
        {
          ...{ subtype: 'Link', id: '1', rect: [0, 0, 50, 20], dest: 'page-2' },
          overlaidText: 'Article 1 ........... 1',
        },
        { subtype: 'Link', id: '2', rect: [0, 30, 50, 50], url: 'https://example.org/act' },
      ],
    },
  ],
  labels: ['i', '1', '2', '3'],
  outline: [
    { title: 'Part one', dest: 'page-2', items: [{ title: 'Article 2', dest: 'page-3', items: [] }] },
    { title: 'Nowhere', dest: null, url: 'https://example.org', items: [] },
  ],
};

const VERSION = anId(8001);
const EDITION = anEdition();
const file = aDocumentSummary({
  pageCount: 4,
  versions: [{ ...aVersionBrief(), label: '2024', pageCount: 4 }],
});

let takeBack: () => void;
let shown: RenderedScreen | undefined;
beforeEach(() => {
  takeBack = giveLayout();
  vi.mocked(openPdf)
    .mockReset()
    .mockImplementation(() => Promise.resolve(openedFake(FILE)));
});
afterEach(() => {
  shown?.leave();
  shown = undefined;
  takeBack();
  // What one test made ready is not there for the next: only the last file is kept, and what was looked up is forgotten.
  readyPdf('another', 1);
  forgetOpened(VERSION);
});

/** Finds words on the fake pages as the index would. */
const inDocument: NonNullable<FakeAnswers['search.findInDocument']> = ({ text }) => {
  const occurrences = FILE.pages.flatMap(({ lines }, index) => {
    const page = lines.join(' ');
    const start = page.indexOf(text);
    if (text === '' || start < 0) return [];
    const snippet = { text: page, marks: [{ start, end: start + text.length }] };
    return [{ page: index + 1, label: FILE.labels?.[index] ?? null, tier: 'exact' as const, snippet }];
  });
  const pages = new Set(occurrences.map(({ page }) => page)).size;
  return { total: { pages, places: occurrences.length }, occurrences, plan: planOf(parseQuery(text)) };
};

const usual: FakeAnswers = {
  'reader.leave': () => ({}),
  'search.findInDocument': inDocument,
  'search.pageText': ({ page }) => ({
    n: page,
    label: null,
    text: FILE.pages[page - 1]?.lines.join('\n') ?? '',
    quality: 'good',
  }),
  'search.marks': () => ({ marks: [], best: null }),
  'assessments.list': () => [],
};

function OnAndOff({ isOnFirst = true }: { readonly isOnFirst?: boolean }) {
  const [isOn, setOn] = useState(isOnFirst);
  return (
    <>
      <button type="button" onClick={() => setOn(!isOn)}>
        On and off
      </button>
      {isOn ? <ReaderScreen /> : null}
    </>
  );
}

async function show(
  at = `/read/${VERSION}`,
  answers: FakeAnswers = {},
  lastPage = 1,
): Promise<RenderedScreen> {
  shown = await renderScreen(<ReaderScreen />, {
    at,
    answers: {
      ...usual,
      'reader.open': () => ({ document: file, versionLabel: '2024', lastPage }),
      ...answers,
    },
  });
  return shown;
}

const pageField = () => screen.findByLabelText('Page, counted from the first of the file');

async function goTo(user: ReturnType<typeof userEvent.setup>, typed: string): Promise<void> {
  const field = await pageField();
  await user.clear(field);
  await user.type(field, `${typed}{Enter}`);
}

describe('reading a document', () => {
  it('opens at the page where reading stopped, with its printed number', async () => {
    await show(undefined, {}, 3);
    await screen.findByText('of 4 · printed: 2');
    expect(await pageField()).toHaveProperty('value', '3');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Anti-Trafficking Act (2024)');
    await screen.findByText('The slave trade is prohibited.');
  });

  it('opens at the page the address names, rather than where reading stopped', async () => {
    await show(`/read/${VERSION}?page=2`, {}, 4);
    expect(await pageField()).toHaveProperty('value', '2');
  });

  it('warns of a file that is another than the one brought in, and of no other', async () => {
    let state: 'sound' | 'changed' | 'unreadable' = 'changed';
    const answers: FakeAnswers = {
      ...usual,
      'reader.open': () => ({ document: file, versionLabel: '2024', lastPage: 1 }),
      'library.checkFile': () => ({ state }),
    };
    shown = await renderScreen(<ReaderScreen />, { at: `/read/${VERSION}`, answers });
    expect((await screen.findByRole('alert')).textContent).toContain('not the one that was brought in');
    shown.leave();
    for (state of ['sound', 'unreadable'] as const) {
      shown = await renderScreen(<ReaderScreen />, { at: `/read/${VERSION}`, answers });
      const { bridge, leave } = shown;
      await waitFor(() => expect(bridge.inputsOf('library.checkFile')).toHaveLength(1));
      await screen.findByText('No one shall be held in slavery.');
      expect(screen.queryByText(/not the one that was brought in/)).toBeNull();
      leave();
    }
  });

  it('opens at the page just left, although it was looked up before that', async () => {
    const user = userEvent.setup();
    let kept = 1;
    shown = await renderScreen(<OnAndOff />, {
      at: `/read/${VERSION}`,
      answers: {
        ...usual,
        'reader.open': () => ({ document: file, versionLabel: '2024', lastPage: kept }),
        'reader.leave': ({ page }) => {
          kept = page;
          return {};
        },
      },
    });
    await screen.findByText('Contents');
    await goTo(user, '3');
    await screen.findByText('of 4 · printed: 2');
    const { bridge } = shown;
    const before = bridge.inputsOf('reader.open').length;
    // The way back is begun while the pages are still on the screen.
    prepareReading(VERSION, undefined);
    await waitFor(() => expect(bridge.inputsOf('reader.open')).toHaveLength(before + 1));
    const onAndOff = screen.getByRole('button', { name: 'On and off' });
    fireEvent.click(onAndOff);
    fireEvent.click(onAndOff);
    await waitFor(async () => expect(await pageField()).toHaveProperty('value', '3'));
  });

  it('shows at once what was made ready while somebody pointed at the link, and tells that it is read now', async () => {
    const opens: FakeAnswers = {
      ...usual,
      // Told later than anybody could wait for.
      'reader.open': ({ ahead }) =>
        ahead === true
          ? { document: file, versionLabel: '2024', lastPage: 3 }
          : new Promise<never>(() => undefined),
    };
    shown = await renderScreen(<OnAndOff isOnFirst={false} />, {
      at: `/read/${VERSION}?page=2`,
      answers: opens,
    });
    const { bridge } = shown;
    vi.mocked(openPdf).mockClear();
    prepareReading(VERSION, 2);
    prepareReading(VERSION, 2);
    await waitFor(() => expect(vi.mocked(openPdf).mock.calls.map(([, startAt]) => startAt)).toEqual([2]));
    fireEvent.click(screen.getByRole('button', { name: 'On and off' }));
    await screen.findByText('No one shall be held in slavery.');
    expect(openPdf).toHaveBeenCalledTimes(1);
    expect(bridge.inputsOf('reader.open')).toEqual([
      { versionId: VERSION, ahead: true },
      { versionId: VERSION, ahead: false },
    ]);
  });

  it('goes to a page by position or by printed number, and remembers it', async () => {
    const user = userEvent.setup();
    const { bridge, address } = await show();
    await screen.findByText('Contents');
    await goTo(user, '3');
    await screen.findByText('of 4 · printed: 2');
    await goTo(user, 'I');
    await waitFor(async () => expect(await pageField()).toHaveProperty('value', '1'));
    await user.click(screen.getByRole('button', { name: 'Next page' }));
    await waitFor(() => expect(address()).toContain('page=2'));
    expect(bridge.inputsOf('reader.leave').at(-1)).toEqual({ versionId: VERSION, page: 2 });
    await user.click(screen.getByRole('button', { name: 'Page before' }));
    await waitFor(() => expect(address()).toContain('page=1'));
    expect(screen.getByRole('button', { name: 'Page before' })).toHaveProperty('disabled', true);
  });

  it('remembers the page when it is left', async () => {
    const { bridge, leave } = await show(`/read/${VERSION}?page=3`);
    await screen.findByText('The slave trade is prohibited.');
    leave();
    shown = undefined;
    expect(bridge.inputsOf('reader.leave').at(-1)).toEqual({ versionId: VERSION, page: 3 });
  });

  it('changes the size in steps and turns the pages', async () => {
    const user = userEvent.setup();
    await show();
    await screen.findByText('Contents');
    const page = () => document.querySelector<HTMLElement>('[data-page="1"]');
    const before = Number.parseFloat(page()?.style.width ?? '');
    await user.click(screen.getByRole('button', { name: 'Show smaller' }));
    await waitFor(() => expect(Number.parseFloat(page()?.style.width ?? '')).toBeLessThan(before));
    await user.selectOptions(screen.getByLabelText('Size of the pages'), '100 %');
    expect(page()?.style.width).toBe('800px');
    await user.click(screen.getByRole('button', { name: 'Turn the pages clockwise' }));
    expect(page()?.style.width).toBe('1066px');
  });

  it('turns the text with the page, also of pages that come into view later and that the file itself turns', async () => {
    vi.mocked(openPdf).mockImplementation(() =>
      Promise.resolve(
        openedFake({
          pages: [
            { lines: ['Upright'] },
            ...Array.from({ length: 10 }, () => ({ lines: ['Between'] })),
            { lines: ['Sideways'], rotate: 90 },
          ],
        }),
      ),
    );
    const user = userEvent.setup();
    await show();
    await screen.findByText('Upright');
    await user.click(screen.getByRole('button', { name: 'Turn the pages clockwise' }));
    /** How far the text of a page is turned in all. */
    const turned = (page: number) => {
      let sum = 0;
      const layer = document.querySelector<HTMLElement>(`[data-page="${page}"] [data-text-layer]`);
      for (let one = layer; one !== null; one = one.parentElement)
        sum += Number(one.dataset['turned'] ?? 0) + Number(one.dataset['mainRotation'] ?? 0);
      return sum;
    };
    await screen.findByText('Upright');
    await waitFor(() => expect(turned(1)).toBe(90));
    await user.type(
      screen.getByLabelText('Page, counted from the first of the file'),
      '{Control>}a{/Control}12{Enter}',
    );
    await screen.findByText('Sideways');
    await waitFor(() => expect(turned(12)).toBe(180));
    await user.click(screen.getByRole('button', { name: 'Turn the pages clockwise' }));
    await waitFor(() => expect(turned(12)).toBe(270));
  });

  it('says which pages there are when one is asked for that is not there, and keeps what was typed', async () => {
    const user = userEvent.setup();
    await show();
    await goTo(user, '999');
    const field = await pageField();
    const words = await screen.findByRole('alert');
    expect(words.textContent).toBe('Type a page from 1 to 4, or its printed number.');
    expect(field).toHaveProperty('value', '999');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(screen.queryByRole('dialog')).toBeNull();
    await goTo(user, '3');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(await pageField()).toHaveProperty('value', '3');
    await goTo(user, '0');
    await screen.findByRole('alert');
    await user.tab();
    // Gone from, it is the page in view again.
    expect(screen.queryByRole('alert')).toBeNull();
    expect(await pageField()).toHaveProperty('value', '3');
  });

  it('lets keys that scroll reach the pages from the heading', async () => {
    const user = userEvent.setup();
    await show();
    await screen.findByText('Contents');
    screen.getByRole('heading', { level: 1 }).focus();
    await user.keyboard('{PageDown}');
    const pages = screen.getByRole('region', { name: 'Pages of the document' });
    expect(document.activeElement).toBe(pages);
    expect(pages.scrollTop).toBeGreaterThan(500);
  });

  it('lets the keys that turn pages reach them from its tools, as after a number was typed', async () => {
    const user = userEvent.setup();
    await show();
    await screen.findByText('Contents');
    await goTo(user, '2');
    const pages = screen.getByRole('region', { name: 'Pages of the document' });
    const before = pages.scrollTop;
    await user.keyboard('{PageDown}');
    expect(pages.scrollTop).toBe(before + 540);
    expect(document.activeElement).toBe(pages);
    // Keys that mean something to a field or a list of choices stay theirs.
    const size = screen.getByRole('combobox', { name: 'Size of the pages' });
    size.focus();
    await user.keyboard('{PageDown}');
    (await pageField()).focus();
    await user.keyboard('{End}');
    expect(pages.scrollTop).toBe(before + 540);
  });

  it('draws only the pages in view', async () => {
    vi.mocked(openPdf).mockImplementation(() =>
      Promise.resolve(openedFake({ pages: Array.from({ length: 1200 }, () => ({ lines: ['A page'] })) })),
    );
    await show(`/read/${VERSION}?page=900`);
    await waitFor(() => expect(document.querySelector('[data-page="900"]')).not.toBeNull());
    expect(document.querySelectorAll('[data-page]').length).toBeLessThan(6);
  });

  it('holds nothing of a page of which it has drawn the small picture', async () => {
    const user = userEvent.setup();
    const letGo: number[] = [];
    vi.mocked(openPdf).mockImplementation(() =>
      Promise.resolve(openedFake({ ...FILE, onLetGo: (page) => letGo.push(page) })),
    );
    await show();
    await user.click(await screen.findByRole('button', { name: 'Small pictures of the pages' }));
    await waitFor(() => expect(letGo.toSorted()).toEqual([1, 2, 3, 4]));
    expect(document.querySelectorAll('nav canvas')).toHaveLength(4);
  });

  it('follows the table of contents, and cannot follow an entry that leads outside', async () => {
    const user = userEvent.setup();
    await show();
    await user.click(await screen.findByRole('button', { name: 'Table of contents' }));
    expect(await screen.findByRole('button', { name: 'Nowhere' })).toHaveProperty('disabled', true);
    await user.click(screen.getByRole('button', { name: 'Article 2' }));
    await waitFor(async () => expect(await pageField()).toHaveProperty('value', '3'));
  });

  it('follows links inside the file, and only shows the address of others', async () => {
    const user = userEvent.setup();
    await show(`/read/${VERSION}?page=4`);
    await user.click(await screen.findByRole('button', { name: 'Show the address of this link' }));
    await screen.findByText('https://example.org/act');
    expect(document.querySelector('a[href*="example.org"]')).toBeNull();
    await user.keyboard('{Escape}');
    // Named by its words: a page of contents has dozens of them.
    await user.click(screen.getByRole('button', { name: 'Article 1 1: go there in this document' }));
    await waitFor(async () => expect(await pageField()).toHaveProperty('value', '2'));
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Pages of the document' }));
  });

  it('leads Back to the page on which a link or an entry of the contents was followed', async () => {
    const user = userEvent.setup();
    const { address, back } = await show(`/read/${VERSION}?page=4`);
    await user.click(await screen.findByRole('button', { name: /Article 1 1: go there/ }));
    await waitFor(async () => expect(await pageField()).toHaveProperty('value', '2'));
    await waitFor(() => expect(address()).toMatch(/page=2/));
    await user.click(screen.getByRole('button', { name: 'Table of contents' }));
    await user.click(await screen.findByRole('button', { name: 'Article 2' }));
    await waitFor(async () => expect(await pageField()).toHaveProperty('value', '3'));
    await waitFor(() => expect(address()).toMatch(/page=3/));
    back();
    await waitFor(async () => expect(await pageField()).toHaveProperty('value', '2'));
    back();
    await waitFor(async () => expect(await pageField()).toHaveProperty('value', '4'));
  });

  it.each(['reader.file-missing', 'reader.file-unreadable', 'reader.file-damaged'])(
    'says in words when a file cannot be shown: %s',
    async (code) => {
      const user = userEvent.setup();
      vi.mocked(openPdf).mockImplementationOnce(() => Promise.reject(new AppError(code)));
      await show();
      expect((await screen.findByRole('alert')).dataset.error).toBe(code);
      expect(screen.getByRole('link', { name: 'Show the document in the library' })).toBeTruthy();
      await user.click(screen.getByRole('button', { name: 'Try again' }));
      await screen.findByText('Contents');
    },
  );

  it('makes a table of contents from the headings on the pages where the file has none', async () => {
    const user = userEvent.setup();
    vi.mocked(openPdf).mockImplementationOnce(() => Promise.resolve(openedFake({ ...FILE, outline: [] })));
    await show(undefined, {
      'texts.contents': () => ({
        entries: [
          { title: 'Part I General', level: 0, page: 2, start: 0 },
          { title: 'Article 2', level: 1, page: 3, start: 0 },
        ],
      }),
    });
    await user.click(await screen.findByRole('button', { name: 'Table of contents' }));
    const panel = within(await screen.findByRole('navigation', { name: 'Table of contents' }));
    await panel.findByText(/Made from the headings on the pages/);
    await user.click(panel.getByRole('button', { name: 'Article 2' }));
    await waitFor(async () => expect(await pageField()).toHaveProperty('value', '3'));
  });

  it('asks for the password of a file that is locked, says when it is the wrong one, and keeps none', async () => {
    const user = userEvent.setup();
    const open = vi.mocked(openPdf);
    const locked = (wrong: boolean) => () => Promise.reject(new AppError('reader.file-locked', { wrong }));
    open.mockImplementationOnce(locked(false)).mockImplementationOnce(locked(true));
    await show();
    const field = () => screen.findByLabelText('Password of the file');
    expect(screen.queryByText('This password does not open the file.')).toBeNull();
    await user.type(await field(), 'guess{Enter}');
    expect((await screen.findByRole('alert')).textContent).toBe('This password does not open the file.');
    expect(document.activeElement).toBe(await field());
    expect(document.activeElement?.getAttribute('aria-invalid')).toBe('true');
    await user.tab();
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Show the password' }));
    expect(await field()).toHaveProperty('type', 'text');
    await user.clear(await field());
    await user.type(await field(), 'มนุษย์{Enter}');
    await screen.findByText('Contents');
    expect(open.mock.calls.slice(-2).map(([, , , , password]) => password)).toEqual(['guess', 'มนุษย์']);
  });

  it('stays open, with what is typed in it, when the document cannot be asked for anew, and says so, unless it is gone', async () => {
    let failure: string | null = null;
    const { bridge } = await show(undefined, {
      'reader.open': () => {
        if (failure !== null) throw new AppError(failure);
        return { document: file, versionLabel: '2024', lastPage: 2 };
      },
    });
    const field = await pageField();
    const asked = () => bridge.inputsOf('reader.open').length;
    const again = async (code: string) => {
      failure = code;
      const before = asked();
      bridge.announce({ name: 'library.changed', ids: [] });
      await waitFor(() => expect(asked()).toBeGreaterThan(before));
    };
    await again('app.process-restarted');
    expect((await screen.findByRole('alert')).dataset.error).toBe('app.process-restarted');
    expect(field.isConnected).toBe(true);
    await again('library.not-found');
    await waitFor(() => expect(screen.getByRole('alert').dataset.error).toBe('library.not-found'));
    expect(field.isConnected).toBe(false);
  });

  it('says when there is no such version', async () => {
    await show(undefined, {
      'reader.open': () => {
        throw new AppError('library.not-found');
      },
    });
    expect((await screen.findByRole('alert')).dataset.error).toBe('library.not-found');
  });
});

describe('printing', () => {
  beforeEach(() => {
    vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((give) => give(new Blob(['picture'])));
    vi.stubGlobal('print', vi.fn());
    vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:page');
    vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });
  const sheets = () => [...document.querySelectorAll('[data-printed-pages] img')];

  it('opens by its key with the page in view, hands the pages over when all are there, and keeps none', async () => {
    const user = userEvent.setup();
    await show(`/read/${VERSION}?page=3`);
    await pageField();
    await user.keyboard('{Control>}p{/Control}');
    const dialog = within(await screen.findByRole('dialog', { name: 'Print pages' }));
    expect(dialog.getByRole('radio', { name: /The page in view: p. 2/ })).toHaveProperty('checked', true);
    await user.click(dialog.getByRole('radio', { name: 'Pages from … to …' }));
    await user.clear(dialog.getByLabelText('To page'));
    await user.type(dialog.getByLabelText('To page'), '1');
    expect(dialog.getByText(/Name two pages from 1 to 4/)).toBeTruthy();
    expect(dialog.getByRole('button', { name: 'Print' })).toHaveProperty('disabled', true);
    await user.clear(dialog.getByLabelText('To page'));
    await user.type(dialog.getByLabelText('To page'), '4');
    await user.click(dialog.getByRole('button', { name: 'Print' }));
    await waitFor(() => expect(sheets()).toHaveLength(2));
    expect(window.print).not.toHaveBeenCalled();
    for (const sheet of sheets()) fireEvent.load(sheet);
    expect(window.print).toHaveBeenCalledTimes(1);
    fireEvent(window, new Event('afterprint'));
    await waitFor(() => expect(sheets()).toHaveLength(0));
    expect(URL.revokeObjectURL).toHaveBeenCalledTimes(2);
  });

  it('holds nothing of a page that is drawn for the printer: of a scan each has many megabytes', async () => {
    const user = userEvent.setup();
    const letGo: number[] = [];
    vi.mocked(openPdf).mockImplementation(() =>
      Promise.resolve(openedFake({ ...FILE, onLetGo: (page) => letGo.push(page) })),
    );
    await show();
    await user.click(await screen.findByRole('button', { name: 'Print' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Print pages' }));
    await user.click(dialog.getByRole('radio', { name: 'The whole document: 4 pages' }));
    await user.click(dialog.getByRole('button', { name: 'Print' }));
    await waitFor(() => expect(sheets()).toHaveLength(4));
    expect(letGo).toEqual([1, 2, 3, 4]);
  });

  it('says which pages cannot be drawn, and prints the others', async () => {
    const user = userEvent.setup();
    vi.mocked(openPdf).mockImplementationOnce(async () => {
      const opened = openedFake(FILE);
      const { getPage } = opened.document;
      const broken = (number: number) =>
        number === 2 ? Promise.reject(new Error('broken')) : getPage(number);
      return Object.assign(opened, { document: Object.assign(opened.document, { getPage: broken }) });
    });
    await show();
    await user.click(await screen.findByRole('button', { name: 'Print' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Print pages' }));
    await user.click(dialog.getByRole('radio', { name: 'The whole document: 4 pages' }));
    await user.click(dialog.getByRole('button', { name: 'Print' }));
    expect(await dialog.findByText('1 page could not be drawn: 2.')).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Print the others' }));
    await waitFor(() => expect(sheets()).toHaveLength(3));
  });
});

describe('finding in a document', () => {
  it('lists every place with its page and goes from one to the next', async () => {
    const user = userEvent.setup();
    await show(`/read/${VERSION}?page=2&q=slave`);
    const panel = within(await screen.findByRole('region', { name: 'Find in this document' }));
    await panel.findByText('1 of 2 places on 2 pages.');
    expect(panel.getByText('p. 1 (PDF 2)')).toBeTruthy();
    await user.keyboard('{F3}');
    await panel.findByText('2 of 2 places on 2 pages.');
    await waitFor(async () => expect(await pageField()).toHaveProperty('value', '3'));
    await user.keyboard('{Shift>}{F3}{/Shift}');
    await panel.findByText('1 of 2 places on 2 pages.');
  });

  it('keeps saying how many there are while they are asked for again, as while other files come in', async () => {
    let isSlow = false;
    const { bridge } = await show(`/read/${VERSION}?page=2&q=slave`, {
      'search.findInDocument': (input) => (isSlow ? new Promise<never>(() => undefined) : inDocument(input)),
    });
    const told = await screen.findByText('1 of 2 places on 2 pages.');
    isSlow = true;
    const before = bridge.inputsOf('search.findInDocument').length;
    act(() => bridge.announce({ name: 'search.changed' }));
    await waitFor(() => expect(bridge.inputsOf('search.findInDocument').length).toBe(before + 1));
    expect(told.isConnected).toBe(true);
    expect(screen.queryByText('Looking …')).toBeNull();
  });

  it('stays at the place gone to when a machine has read pages before it', async () => {
    const user = userEvent.setup();
    let pages = [2, 3];
    const { bridge } = await show(`/read/${VERSION}?page=2&q=slave`, {
      'search.findInDocument': ({ text }) => ({
        total: { pages: pages.length, places: pages.length },
        occurrences: pages.map((page) => ({
          ...{ page, label: null, tier: 'exact' as const },
          snippet: { text: `slave of page ${page}`, marks: [{ start: 0, end: 5 }] },
        })),
        plan: planOf(parseQuery(text)),
      }),
    });
    const panel = within(await screen.findByRole('region', { name: 'Find in this document' }));
    await panel.findByText('1 of 2 places on 2 pages.');
    await user.keyboard('{F3}');
    await panel.findByText('2 of 2 places on 2 pages.');
    pages = [1, 2, 3];
    bridge.announce({ name: 'search.changed' });
    await panel.findByText('3 of 3 places on 3 pages.');
    const current = panel.getAllByRole('button').filter((one) => one.getAttribute('aria-current') === 'true');
    expect(current.map(({ textContent }) => textContent)).toEqual([expect.stringContaining('of page 3')]);
    pages = [1, 2];
    bridge.announce({ name: 'search.changed' });
    await panel.findByText('2 places on 2 pages.');
  });

  it('goes on from the page in view by Enter, as by its key', async () => {
    const user = userEvent.setup();
    vi.mocked(openPdf).mockImplementation(() =>
      Promise.resolve(openedFake({ pages: [...FILE.pages, { lines: ['The slave trade again.'] }] })),
    );
    const occurrences = [2, 3, 5].map((page) => ({
      ...{ page, label: null, tier: 'exact' as const },
      snippet: { text: 'slave', marks: [{ start: 0, end: 5 }] },
    }));
    await show(`/read/${VERSION}?page=4`, {
      'search.findInDocument': ({ text }) => ({
        ...{ total: { pages: 3, places: 3 }, occurrences },
        plan: planOf(parseQuery(text)),
      }),
    });
    await screen.findByText('Article 3');
    await user.keyboard('{Control>}f{/Control}');
    await waitFor(() => expect(document.activeElement?.id).toBe('find-in-document'));
    await user.keyboard('slave');
    await screen.findByText('3 places on 3 pages.');
    await user.keyboard('{Enter}');
    await screen.findByText('3 of 3 places on 3 pages.');
    await user.keyboard('{Shift>}{Enter}{/Shift}');
    await screen.findByText('2 of 3 places on 3 pages.');
  });

  it('begins where the words of the hit stand together, not at the first of them on the page', async () => {
    const between =
      'Nobody may be held in such a state, whatever the law of the place where they live may say of it. ';
    const lines = `A slave is a person. ${between}The slave trade is prohibited.`;
    const at = lines.indexOf('slave trade');
    vi.mocked(openPdf).mockImplementation(() => Promise.resolve(openedFake({ pages: [{ lines: [lines] }] })));
    const place = (start: number, end: number, clause: number) => ({
      ...{ start, end, clause },
      tier: 'exact' as const,
    });
    const marks = [place(2, 7, 0), place(at, at + 5, 0), place(at + 6, at + 11, 1)];
    await show(`/read/${VERSION}?page=1&q=slave+trade`, {
      'search.findInDocument': ({ text }) => ({
        total: { pages: 1, places: marks.length },
        occurrences: marks.map(({ start, end, tier }) => ({
          ...{ page: 1, label: null, tier },
          snippet: { text: lines, marks: [{ start, end }] },
        })),
        plan: planOf(parseQuery(text)),
      }),
      'search.marks': () => ({ marks, best: 1 }),
    });
    const panel = within(await screen.findByRole('region', { name: 'Find in this document' }));
    await panel.findByText('2 of 3 places on 1 page.');
    // Words typed here are gone through from the first.
    const user = userEvent.setup();
    await user.type(panel.getByLabelText('Find in this document'), 's');
    await panel.findByText('1 of 3 places on 1 page.');
  });

  it('opens by its key, and says when the words are not there', async () => {
    const user = userEvent.setup();
    await show();
    await screen.findByText('Contents');
    await user.keyboard('{Control>}f{/Control}');
    await waitFor(() => expect(document.activeElement?.id).toBe('find-in-document'));
    await user.keyboard('unicorn');
    await screen.findByText('These words are not in the text of this document.');
  });

  describe('a page of which the viewer has other letters than the search', () => {
    const words = ['دفعہ', 'اول'].map((text, at) => ({
      text,
      rectangle: [100 - at * 40, 700, 30, 12] as [number, number, number, number],
      endsLine: at === 1,
    }));
    const drawn = (line: string) =>
      vi
        .mocked(openPdf)
        .mockImplementation(() => Promise.resolve(openedFake({ pages: [{ lines: [line] }] })));
    const text = () => document.querySelector('[data-page="1"] [data-text-layer]')?.textContent;
    const pageText = (indexed: string): FakeAnswers => ({
      'search.pageText': () => ({ n: 1, label: null, text: indexed, quality: 'good' }),
    });

    afterEach(() => vi.unstubAllGlobals());

    it('has the words of the search to be selected', async () => {
      drawn('لوا ہعفد');
      await show(undefined, { ...pageText('دفعہ اول'), 'library.pageWords': () => words });
      await waitFor(() => expect(text()).toBe('دفعہ اول'));
    });

    it('has them where they were converted from an old encoding', async () => {
      drawn('dfgj a]rlavg');
      const indexed = 'मानव बेचबिखन';
      const converted = ['मानव', 'बेचबिखन'].map((word, at) => ({
        ...{ text: word, endsLine: at === 1 },
        rectangle: [72 + at * 40, 700, 30, 12] as [number, number, number, number],
      }));
      await show(undefined, {
        'search.pageText': () => ({
          ...{ n: 1, label: null, text: `${indexed}\n\ndfgj a]rlavg`, quality: 'good' },
          conversion: { from: ['preeti'], length: indexed.length, starts: [0, 5] },
        }),
        'library.pageWords': () => converted,
      });
      await waitFor(() => expect(text()).toBe(indexed));
    });

    it('keeps its own where the file cannot be read again', async () => {
      drawn('لوا ہعفد');
      const { bridge } = await show(undefined, { ...pageText('دفعہ اول'), 'library.pageWords': () => [] });
      await waitFor(() => expect(bridge.inputsOf('library.pageWords')).not.toEqual([]));
      await waitFor(() => expect(text()).toBe('لوا ہعفد'));
    });

    it.each([
      ['off', 'Article 3'],
      ['on', 'Article 3 draft'],
      ['off, of a note', 'Article 3 draft'],
    ] as const)('has none to be selected of a layer that is %s', async (layer, expected) => {
      vi.mocked(openPdf).mockImplementation(() =>
        Promise.resolve(openedFake({ pages: [{ lines: ['Article 3 draft'], layer }] })),
      );
      const seen = ['Article', '3'].map((word, at) => ({
        ...{ text: word, endsLine: at === 1 },
        rectangle: [72 + at * 40, 700, 30, 12] as [number, number, number, number],
      }));
      await show(undefined, { ...pageText('Article 3'), 'library.pageWords': () => seen });
      await waitFor(() => expect(text()).toBe(expected));
    });

    it('is looked at only when the window has nothing else to do', async () => {
      const idle: (() => void)[] = [];
      vi.stubGlobal('requestIdleCallback', (work: () => void) => idle.push(work));
      vi.stubGlobal('cancelIdleCallback', () => undefined);
      drawn('لوا ہعفد');
      const { bridge } = await show(undefined, { ...pageText('دفعہ اول'), 'library.pageWords': () => words });
      await waitFor(() => expect(bridge.inputsOf('search.pageText')).not.toEqual([]));
      await waitFor(() => expect(idle).not.toEqual([]));
      expect(bridge.inputsOf('library.pageWords')).toEqual([]);
      await waitFor(() => {
        for (const work of idle) work();
        expect(text()).toBe('دفعہ اول');
      });
    });

    it('is not read again where both are alike', async () => {
      drawn('دفعہ اول');
      const { bridge } = await show(undefined, {
        ...pageText('دفعہ\nاول'),
        'library.pageWords': () => words,
      });
      await waitFor(() => expect(bridge.inputsOf('search.pageText')).not.toEqual([]));
      expect(text()).toBe('دفعہ اول');
      expect(bridge.inputsOf('library.pageWords')).toEqual([]);
    });
  });

  it('says on the page when its words cannot be marked', async () => {
    await show(`/read/${VERSION}?page=2&q=slave`, {
      'search.findInDocument': (input) =>
        ({ ...(inDocument(input) as object), plan: planOf(parseQuery('zzzz')) }) as never,
      'search.pageText': () => {
        throw new AppError('search.page-not-indexed');
      },
    });
    const page = within(await screen.findByRole('group', { name: 'p. 1 (PDF 2)' }));
    await page.findByText(/The words are on this page, but/);
  });
});

describe('citing', () => {
  const open = anAssessmentSummary({ id: anId(1), state: 'TH', scope: 'full' });
  const itemId = 'POL-01';

  it('asks for an assessment first when there is none open', async () => {
    const user = userEvent.setup();
    await show(undefined, { 'assessments.list': () => [{ ...open, status: 'frozen' }] });
    await screen.findByText('Contents');
    await user.click(screen.getByRole('button', { name: 'Cite' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByRole('link', { name: 'Go to the assessments' })).toBeTruthy();
  });

  it('cites the page for the answer the reader came from, and leads back', async () => {
    const user = userEvent.setup();
    const { bridge } = await show(`/read/${VERSION}?page=2&cite=${open.id}:${itemId}`, {
      'questionnaires.get': () => EDITION,
      'assessments.list': () => [open],
      'assessments.cite': () => anAnswer({ itemId }),
    });
    await screen.findByText('No one shall be held in slavery.');
    await user.keyboard('{Control>}{Shift>}C{/Shift}{/Control}');
    const dialog = within(await screen.findByRole('dialog'));
    await waitFor(() =>
      expect(dialog.getByRole('combobox', { name: 'Item' })).toHaveProperty(
        'value',
        'POL-01 · Topic of POL-01',
      ),
    );
    expect(dialog.getByText('p. 1 (PDF 2)')).toBeTruthy();
    await user.type(dialog.getByLabelText('Note'), 'Names the duty.');
    await user.click(dialog.getByRole('button', { name: 'Save citation' }));
    const back = await screen.findByRole('link', { name: `Show ${itemId}` });
    expect(back.getAttribute('href')).toContain(`/assessments/${open.id}/${itemId}`);
    expect(bridge.inputsOf('assessments.cite')).toEqual([
      {
        assessmentId: open.id,
        agencyId: null,
        itemId,
        citation: {
          versionId: VERSION,
          page: 2,
          pageLabel: '1',
          quote: '',
          rectangles: [],
          note: 'Names the duty.',
        },
        continued: [],
      },
    ]);
  });

  it('cites a passage selected by keyboard in the text of the page', async () => {
    const user = userEvent.setup();
    const { bridge } = await show(`/read/${VERSION}?page=2&cite=${open.id}:${itemId}`, {
      'questionnaires.get': () => EDITION,
      'assessments.list': () => [open],
      'assessments.cite': () => anAnswer({ itemId }),
    });
    await screen.findByText('No one shall be held in slavery.');
    await user.click(screen.getByRole('button', { name: 'Text of the page' }));
    const text = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Text of p. 1 (PDF 2)' });
    text.focus();
    text.setSelectionRange(0, 'Article 1\nNo one'.length);
    fireEvent.select(text);
    await user.click(screen.getByRole('button', { name: 'Cite the selected text' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByLabelText('Quote')).toHaveProperty('value', 'Article 1 No one');
    await waitFor(() =>
      expect(dialog.getByRole('combobox', { name: 'Item' })).not.toHaveProperty('value', ''),
    );
    await user.click(dialog.getByRole('button', { name: 'Save citation' }));
    await waitFor(() =>
      expect(bridge.inputsOf('assessments.cite')[0]).toMatchObject({
        citation: { quote: 'Article 1 No one', page: 2 },
      }),
    );
  });

  it('does not save without an item, and keeps everything when saving fails', async () => {
    const user = userEvent.setup();
    const { bridge } = await show(`/read/${VERSION}?page=2&cite=${open.id}:ZZ-99`, {
      'questionnaires.get': () => EDITION,
      'assessments.list': () => [open],
      'assessments.cite': () => {
        throw new AppError('assessments.frozen');
      },
    });
    await screen.findByText('No one shall be held in slavery.');
    await user.click(screen.getByRole('button', { name: 'Cite' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(await dialog.findByRole('button', { name: 'Save citation' }));
    await dialog.findByText('Choose the item that this passage supports.');
    expect(bridge.inputsOf('assessments.cite')).toEqual([]);
    await user.type(dialog.getByLabelText('Note'), 'Kept');
    await user.click(dialog.getByRole('combobox', { name: 'Item' }));
    await user.click(await screen.findByRole('option', { name: /^POL-01/ }));
    await user.click(dialog.getByRole('button', { name: 'Save citation' }));
    expect((await dialog.findByRole('alert')).dataset.error).toBe('assessments.frozen');
    expect(dialog.getByLabelText('Note')).toHaveProperty('value', 'Kept');
  });

  it('keeps what is written in the dialog when the assessments cannot be asked for anew for a while', async () => {
    const user = userEvent.setup();
    let isLost = false;
    const { bridge } = await show(undefined, {
      'questionnaires.get': () => EDITION,
      'assessments.list': () => {
        if (isLost) throw new AppError('app.process-restarted');
        return [open];
      },
    });
    await screen.findByText('Contents');
    await user.click(screen.getByRole('button', { name: 'Cite' }));
    const dialog = within(await screen.findByRole('dialog'));
    const note = await dialog.findByLabelText<HTMLTextAreaElement>('Note');
    await user.type(note, 'In force');
    isLost = true;
    bridge.announce({ name: 'assessments.changed', ids: [] });
    expect((await dialog.findByRole('alert')).dataset.error).toBe('app.process-restarted');
    expect([note.isConnected, note.value]).toEqual([true, 'In force']);
  });

  it('marks the cited passage when coming from a citation', async () => {
    const citation = aCitation({ versionId: VERSION, page: 2, rectangles: [[50, 700, 200, 14]] });
    const assessment = anAssessment({ id: open.id, answers: [anAnswer({ itemId, citations: [citation] })] });
    await show(`/read/${VERSION}?page=2&cite=${open.id}:${itemId}&citation=${citation.id}`, {
      'assessments.get': () => assessment,
    });
    await screen.findByText(`The passage cited for ${itemId} is marked on the page.`);
    await waitFor(() => {
      const mark = document.querySelector<HTMLElement>('[data-page="2"] [data-cited]');
      expect(Number.parseFloat(mark?.style.left ?? '')).toBeCloseTo((100 * 50) / 600);
    });
    expect(screen.getByRole('link', { name: 'Back to the item' })).toBeTruthy();
  });
});
