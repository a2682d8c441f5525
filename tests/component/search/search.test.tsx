import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SearchScreen } from '../../../renderer/search';
import { addressOf, filtersOf, searchAddress } from '../../../renderer/search/address';
import { setOtherLanguages } from '../../../renderer/search/other-languages';
import { piecesOf } from '../../../renderer/search/snippet-pieces';
import { AppError } from '../../../shared/kernel';
import type { TextTrouble } from '../../../shared/library';
import type { ReportBlock, ReportHead } from '../../../shared/reports';
import { type HitGroup, type QueryReply, searchFilters } from '../../../shared/search';
import { aDocument, anId } from '../../support/builders';
import type { FakeAnswers } from '../../support/fake-bridge';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
afterEach(() => {
  shown?.leave();
  shown = undefined;
  setOtherLanguages(false);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function aGroup(number: number, given: Partial<HitGroup> = {}): HitGroup {
  const ids = { documentId: anId(7000 + number), versionId: anId(8000 + number), sha256: 'a'.repeat(64) };
  return {
    ...ids,
    title: `Act ${number}`,
    facts: {
      ...ids,
      title: `Act ${number}`,
      titleEnglish: null,
      type: 'LAW',
      state: 'TH',
      appliesTo: null,
      language: 'tha',
      status: 'inforce',
      number: null,
      issuingBody: null,
      year: 2008,
      pillars: [],
      topics: [],
      pageCount: 40,
      versions: [],
      force: [],
    },
    pageCount: 40,
    hitCount: 1,
    texts: [
      {
        ...{ versionId: anId(8000 + number), language: 'tha', hitCount: given.hitCount ?? 1 },
        ...{ best: { page: 22, foundBy: [] }, line: 'มนุษย์' },
      },
    ],
    hits: [
      {
        versionId: anId(8000 + number),
        language: 'tha',
        page: 22,
        label: '14',
        tier: 'exact',
        score: 1,
        snippet: { text: 'ความเป็นมนุษย์และสิทธิ', marks: [{ start: 8, end: 14 }] },
        heading: 'หมวด ๒ สิทธิของผู้เสียหาย',
        foundBy: [],
      },
    ],
    ...given,
  };
}

function aReply(groups: HitGroup[], given: Partial<QueryReply> = {}): QueryReply {
  return {
    total: { pages: groups.reduce((sum, group) => sum + group.hitCount, 0), documents: groups.length },
    groups,
    facets: { type: [], state: [], appliesTo: [], language: [], status: [], pillar: [], topic: [], year: [] },
    expansions: [],
    suggestions: [],
    fewer: [],
    plan: { clauses: [] },
    bridge: { on: false, parts: [], missing: [], keptAsTyped: [], terms: [], found: null },
    hidden: [],
    elapsedMs: 1,
    ...given,
  };
}

const STATUS = { documents: 2, pages: 80, rebuilt: null };
const ALL_SEARCHABLE = {
  ...{ documents: 2, pages: 80, searchable: 80, doubtful: 0, unreadable: 0, percent: 100 },
  ...{ kinds: [], lines: [], leftOut: [] },
};

async function show(
  answer: NonNullable<FakeAnswers['search.query']>,
  at = '/search',
  more: FakeAnswers = {},
): Promise<RenderedScreen> {
  shown = await renderScreen(<SearchScreen />, {
    at,
    answers: {
      'search.query': answer,
      'search.status': () => STATUS,
      'library.searchability': () => ALL_SEARCHABLE,
      'library.pictureQueue': () => [],
      'search.things': () => [],
      'assessments.list': () => [],
      'search.listSaved': () => [],
      ...more,
    },
  });
  return shown;
}

const box = () => screen.findByLabelText('Words to search for');

describe('saving what was found', () => {
  it('lists each page with its document and the words around, and says what was asked and left out', async () => {
    const user = userEvent.setup();
    const restricted = aDocument({ access: 'restricted' });
    const { bridge } = await show(
      () => aReply([aGroup(1, { hitCount: 3 }), aGroup(2)]),
      '/search?q=victims&type=["LAW"]',
      {
        'library.describe': () => [restricted],
        'reports.add': () => ({}),
        'reports.save': () => ({ saved: true }),
      },
    );
    await user.click(await screen.findByRole('button', { name: 'Save what is found' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Word document (.docx)' }));
    await screen.findByText('The file is saved.');
    const [{ head, name } = { head: null, name: null }] = bridge.inputsOf('reports.save') as {
      head: ReportHead;
      name: string;
    }[];
    expect(name).toBe('Found - victims');
    expect(head?.lines).toEqual(
      expect.arrayContaining([
        ...['Searched for: victims', '4 pages in 2 documents', 'This list holds the best 2 pages.'],
        ...['Type: Act, law or code', expect.stringContaining('Highest access class: Restricted')],
      ]),
    );
    const blocks = (bridge.inputsOf('reports.add') as { blocks: ReportBlock[] }[]).flatMap(
      (one) => one.blocks,
    );
    const [table] = blocks.filter((block) => block.kind === 'table');
    expect(table?.rows).toEqual([
      [1, 'Act 1', 'p. 14 (PDF 22)', 'หมวด ๒ สิทธิของผู้เสียหาย\nความเป็นมนุษย์และสิทธิ'],
      [2, 'Act 2', 'p. 14 (PDF 22)', 'หมวด ๒ สิทธิของผู้เสียหาย\nความเป็นมนุษย์และสิทธิ'],
    ]);
    expect(bridge.inputsOf('search.query').at(-1)).toMatchObject({ limit: 100, offset: 0 });
  });

  it('says whose pack brought a document that has the title of another, also in what is saved', async () => {
    const user = userEvent.setup();
    const other = aGroup(2, { sha256: 'b'.repeat(64) });
    const { bridge } = await show(
      () => aReply([aGroup(1), { ...other, facts: { ...other.facts, sha256: 'b'.repeat(64) } }]),
      '/search?q=victims',
      {
        'library.listSenders': () => [
          { sha256: 'a'.repeat(64), sender: 'Lao PDR' },
          { sha256: 'b'.repeat(64), sender: 'Cambodia' },
        ],
        'library.describe': () => [aDocument()],
        'reports.add': () => ({}),
        'reports.save': () => ({ saved: true }),
      },
    );
    await screen.findByText(/Pack from Lao PDR/);
    screen.getByText(/Pack from Cambodia/);
    for (const kind of ['Word document (.docx)', 'Excel workbook (.xlsx)']) {
      await user.click(screen.getByRole('button', { name: 'Save what is found' }));
      await user.click(await screen.findByRole('menuitem', { name: kind }));
      await waitFor(() => expect(screen.getAllByText('The file is saved.')).not.toHaveLength(0));
    }
    await waitFor(() => expect(bridge.inputsOf('reports.save')).toHaveLength(2));
    const [plain, workbook] = (bridge.inputsOf('reports.add') as { blocks: ReportBlock[] }[])
      .flatMap(({ blocks }) => blocks)
      .filter((block) => block.kind === 'table');
    expect(plain?.rows.map(([, name]) => name)).toEqual([
      'Act 1\nPack from Lao PDR',
      'Act 2\nPack from Cambodia',
    ]);
    expect(workbook?.rows.map((row) => row[workbook.head.indexOf('Sender')])).toEqual([
      'Lao PDR',
      'Cambodia',
    ]);
  });

  it('has what is known of each document as a workbook, and to which part of the country it applies', async () => {
    const user = userEvent.setup();
    const group = aGroup(2);
    const { bridge } = await show(
      () => aReply([aGroup(1), { ...group, facts: { ...group.facts, appliesTo: 'province' } }]),
      '/search?q=victims&appliesTo=["province"]',
      {
        'library.describe': () => [aDocument()],
        'reports.add': () => ({}),
        'reports.save': () => ({ saved: true }),
      },
    );
    await user.click(await screen.findByRole('button', { name: 'Save what is found' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Excel workbook (.xlsx)' }));
    await screen.findByText('The file is saved.');
    const [saved] = bridge.inputsOf('reports.save') as { head: ReportHead }[];
    expect(saved?.head.lines).toContain('Applies to: Province or district');
    const [table] = (bridge.inputsOf('reports.add') as { blocks: ReportBlock[] }[])
      .flatMap((one) => one.blocks)
      .filter((block) => block.kind === 'table');
    const column = (name: string) => table?.rows.map((row) => row[table.head.indexOf(name)]);
    expect(column('Applies to')).toEqual(['', 'Province or district']);
    expect(column('Type')).toEqual(['Act, law or code', 'Act, law or code']);
  });
});

describe('searching', () => {
  it('follows what is typed and keeps it in the address', async () => {
    const user = userEvent.setup();
    const { bridge, address } = await show(() => aReply([aGroup(1)]));
    await user.type(await box(), 'มนุษย์');
    await screen.findByRole('heading', { name: 'Act 1' });
    await waitFor(() =>
      expect(bridge.inputsOf('search.query').at(-1)).toMatchObject({
        text: 'มนุษย์',
        asYouType: true,
        offset: 0,
      }),
    );
    await waitFor(() => expect(decodeURIComponent(address())).toContain('q=มนุษย์'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(bridge.inputsOf('search.query').at(-1)).toMatchObject({ asYouType: false }));
  });

  it('does not call back whoever went on to another screen in the moment after a key', async () => {
    let arrive: () => void = () => undefined;
    const script = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    shown = await renderScreen((name) => (name === 'GlossaryScreen' ? <p>The terms</p> : <SearchScreen />), {
      at: '/search',
      answers: { 'search.listSaved': () => [], 'library.searchability': () => ALL_SEARCHABLE },
      loading: { GlossaryScreen: script },
    });
    const link = await screen.findByRole('link', { name: 'Glossary of terms' });
    const field = await box();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    fireEvent.change(field, { target: { value: 'act' } });
    fireEvent.click(link);
    vi.advanceTimersByTime(1_000);
    vi.useRealTimers();
    arrive();
    await screen.findByText('The terms');
    expect(shown.address()).toBe('/glossary');
  });

  it('takes what was typed a moment ago along when a filter is ticked', async () => {
    const counted = { ...aReply([]).facets, type: [{ value: 'LAW' as const, count: 4 }] };
    const { bridge } = await show(() => aReply([aGroup(1)], { facets: counted }), '/search?q=act');
    const tick = await screen.findByRole('checkbox', { name: /Act, law or code/ });
    fireEvent.change(await box(), { target: { value: 'act fee' } });
    fireEvent.click(tick);
    expect(await box()).toHaveProperty('value', 'act fee');
    await waitFor(() =>
      expect(bridge.inputsOf('search.query').at(-1)).toMatchObject({
        text: 'act fee',
        filters: { type: ['LAW'] },
      }),
    );
  });

  it('takes a field that was typed a moment ago along when a filter is ticked', async () => {
    const counted = { ...aReply([]).facets, type: [{ value: 'LAW' as const, count: 4 }] };
    const { bridge } = await show(
      () => aReply([aGroup(1)], { facets: counted }),
      '/search?q=act%20year:2008',
    );
    const tick = await screen.findByRole('checkbox', { name: /Act, law or code/ });
    fireEvent.change(await box(), { target: { value: 'act year:2008 country:thai' } });
    fireEvent.click(tick);
    await waitFor(() =>
      expect(bridge.inputsOf('search.query').at(-1)).toMatchObject({
        text: 'act',
        filters: { type: ['LAW'], year: [2008], state: ['TH'] },
      }),
    );
  });

  it('removes a field from the line as it stands, with what was typed a moment ago', async () => {
    const { bridge } = await show(() => aReply([aGroup(1)]), '/search?q=act%20year:2008');
    const chip = await screen.findByRole('button', { name: /2008/ });
    fireEvent.change(await box(), { target: { value: 'act year:2008 fee' } });
    fireEvent.click(chip);
    expect(await box()).toHaveProperty('value', 'act fee');
    await waitFor(() =>
      expect(bridge.inputsOf('search.query').at(-1)).toMatchObject({
        text: 'act fee',
        filters: { year: [] },
      }),
    );
  });

  it.each([
    ['a filter is ticked', 'checkbox', /Act, law or code/],
    ['other languages are asked too', 'switch', /other languages/],
  ])('takes the last word for a half one that was typed a moment before %s', async (_when, role, name) => {
    const counted = { ...aReply([]).facets, type: [{ value: 'LAW' as const, count: 4 }] };
    const { bridge } = await show(() => aReply([aGroup(1)], { facets: counted }), '/search?q=act');
    const choice = await screen.findByRole(role, { name });
    fireEvent.change(await box(), { target: { value: 'act fe' } });
    fireEvent.click(choice);
    await waitFor(() =>
      expect(bridge.inputsOf('search.query').at(-1)).toMatchObject({ text: 'act fe', asYouType: true }),
    );
  });

  it('makes the first hit ready for reading once its list has stayed, and none of the lists that came before', async () => {
    const idle: (() => void)[] = [];
    vi.stubGlobal('requestIdleCallback', (work: () => void) => idle.push(work));
    vi.stubGlobal('cancelIdleCallback', (waiting: number) => {
      idle[waiting - 1] = () => undefined;
    });
    const user = userEvent.setup();
    const answers = new Map([
      ['law', aReply([aGroup(1), aGroup(2)])],
      ['laws', aReply([aGroup(3), aGroup(1)])],
    ]);
    const { bridge } = await show(({ text }) => answers.get(text) ?? aReply([]), '/search?q=law', {
      'reader.open': () => new Promise<never>(() => undefined),
    });
    await screen.findByRole('heading', { name: 'Act 1' });
    await user.type(await box(), 's');
    await screen.findByRole('heading', { name: 'Act 3' });
    await waitFor(() => {
      for (const work of idle) work();
      expect(bridge.inputsOf('reader.open')).not.toEqual([]);
    });
    expect(bridge.inputsOf('reader.open')).toEqual([{ versionId: anId(8003), ahead: true }]);
  });

  it('keeps what was found when no more of it can be asked for a while, and says so', async () => {
    const user = userEvent.setup();
    let isLost = true;
    const total = { pages: 2, documents: 2 };
    await show(({ offset }) => {
      if (offset === 0) return aReply([aGroup(1)], { total });
      if (isLost) throw new AppError('app.process-restarted');
      return aReply([aGroup(2)], { total });
    }, '/search?q=act');
    await user.click(await screen.findByRole('button', { name: 'Show the last document' }));
    expect((await screen.findByRole('alert')).dataset['error']).toBe('app.process-restarted');
    expect(screen.getByRole('heading', { name: 'Act 1' })).toBeTruthy();
    isLost = false;
    await user.click(screen.getByRole('button', { name: 'Show the last document' }));
    await screen.findByRole('heading', { name: 'Act 2' });
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('never shows the answer to an earlier question that comes late', async () => {
    const user = userEvent.setup();
    const waiting = new Map<string, (reply: QueryReply) => void>();
    await show(({ text }) => new Promise<QueryReply>((resolve) => waiting.set(text, resolve)));
    await user.type(await box(), 'first');
    await waitFor(() => expect(waiting.has('first')).toBe(true));
    await user.clear(await box());
    await user.type(await box(), 'second');
    await waitFor(() => expect(waiting.has('second')).toBe(true));
    waiting.get('second')?.(aReply([aGroup(2)]));
    await screen.findByRole('heading', { name: 'Act 2' });
    waiting.get('first')?.(aReply([aGroup(1)]));
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'Act 1' })).toBeNull());
    expect(screen.getByRole('heading', { name: 'Act 2' })).toBeTruthy();
  });

  it('groups hits by document, with page as printed and in the file and the heading above, and marks the words', async () => {
    await show(() => aReply([aGroup(1, { hitCount: 7 })]), '/search?q=มนุษย์');
    const group = within(await screen.findByRole('article', { name: 'Act 1' }));
    expect(group.getByText('Act, law or code · Thailand · Thai · In force · 2008')).toBeTruthy();
    expect(group.getByText('7 pages of 40')).toBeTruthy();
    expect(group.getByText('p. 14 (PDF 22)')).toBeTruthy();
    expect(group.getByText('หมวด ๒ สิทธิของผู้เสียหาย')).toBeTruthy();
    expect(group.getByText('มนุษย์').tagName).toBe('MARK');
    const more = group.getByRole('link', { name: 'Show all 7 pages in the document' });
    expect(decodeURIComponent(more.getAttribute('href') ?? '')).toContain(
      `/read/${anId(8001)}?page=22&q=มนุษย์`,
    );
  });

  it('leads to the rest of the pages in each text of a work, and says of how many', async () => {
    const best = { page: 22, foundBy: [] };
    const thai = { versionId: anId(8001), language: 'tha' as const, hitCount: 1, best, line: 'มนุษย์' };
    const term = { language: 'eng' as const, term: 'forced labour', meaning: 'แรงงานบังคับ', checked: true };
    const english = {
      ...{ versionId: anId(8101), language: 'eng' as const, hitCount: 4 },
      ...{ best: { page: 3, foundBy: [term] }, line: '"forced labour" OR "compulsory labour"' },
    };
    await show(() => aReply([aGroup(1, { hitCount: 5, texts: [thai, english] })]), '/search?q=มนุษย์');
    const group = within(await screen.findByRole('article', { name: 'Act 1' }));
    expect(group.getByText('5 pages of 40')).toBeTruthy();
    // The only one of the Thai pages that were found is shown.
    const more = group.getByRole('link', { name: /^Show/ });
    expect(more.textContent).toBe('Show all 4 pages in the document (English)');
    expect(decodeURIComponent(more.getAttribute('href') ?? '')).toMatch(
      new RegExp(`/read/${anId(8101)}\\?page=3&q=.*forced.labour.*compulsory`),
    );
  });

  it('tells texts of a work in one language apart by their own names', async () => {
    const best = { page: 22, foundBy: [] };
    const text = (id: number) => ({
      versionId: anId(id),
      language: 'tha' as const,
      hitCount: 4,
      best,
      line: 'มนุษย์',
    });
    const group = aGroup(1, { hitCount: 8, texts: [text(8001), text(8101)] });
    const version = {
      sha256: group.sha256,
      publishedOn: null,
      standing: null,
      isOfficial: false,
      pageCount: 20,
    };
    const versions = [
      { ...version, id: anId(8001), label: '', publishedOn: '2008-02-06', language: 'tha' as const },
      { ...version, id: anId(8101), label: 'As amended in 2015', language: 'tha' as const },
    ];
    await show(() => aReply([{ ...group, facts: { ...group.facts, versions } }]), '/search?q=มนุษย์');
    const card = within(await screen.findByRole('article', { name: 'Act 1' }));
    expect(card.getAllByRole('link', { name: /^Show/ }).map(({ textContent }) => textContent)).toEqual([
      'Show all 4 pages in the document (Text of 6 February 2008, Thai)',
      'Show all 4 pages in the document (As amended in 2015, Thai)',
    ]);
  });

  it('shows documents of which some of the words are the name, and leads to the page that has the others', async () => {
    const named = [
      { named: ['Act', '2008'], line: 'มนุษย์', group: aGroup(3) },
      {
        named: ['Act', '2008', 'มนุษย์'],
        line: '',
        group: { ...aGroup(4), hitCount: 0, texts: [], hits: [] },
      },
    ];
    await show(() => ({ ...aReply([]), named }), '/search?q=Act 2008 มนุษย์');
    const rest = within(await screen.findByRole('article', { name: 'Act 3' }));
    const hit = rest.getByText('มนุษย์').closest('a')?.getAttribute('href') ?? '';
    expect(decodeURIComponent(hit)).toContain(`/read/${anId(8003)}?page=22&q=มนุษย์`);
    expect(screen.getByText('Named by “Act”, “2008” · On its pages: มนุษย์')).toBeTruthy();
    const whole = within(screen.getByRole('article', { name: 'Act 4' }));
    expect(whole.queryByText(/of 40/)).toBeNull();
    expect(screen.getByText(/None of their pages has all the words/)).toBeTruthy();
    expect(screen.getByText('No page has “Act 2008 มนุษย์”')).toBeTruthy();
  });

  it('says aloud how much was found and by which other words', async () => {
    await show(
      () =>
        aReply([aGroup(1), aGroup(2)], {
          expansions: [
            { typed: 'traffic', kind: 'partial', words: ['trafficking', 'traffickers'], leftOut: 3 },
            { typed: 'labor', kind: 'similar', words: ['labour'], leftOut: 0 },
            {
              ...{ typed: 'आयोग', kind: 'stemmed', leftOut: 0 },
              words: Array.from({ length: 13 }, (_, n) => `आयोग${n}`),
            },
          ],
        }),
      '/search?q=traffic+labor',
    );
    expect((await screen.findByText('2 pages in 2 documents')).getAttribute('aria-live')).toBe('polite');
    expect(
      screen.getByText(/also matched the beginning of: trafficking, traffickers and 3 more/),
    ).toBeTruthy();
    expect(screen.getByText(/also matched similar words: labour/)).toBeTruthy();
    expect(screen.getByText(/another form: आयोग0, .*आयोग9 and 3 more$/)).toBeTruthy();
  });

  it('says of no other words where none of them brought a page', async () => {
    await show(
      () =>
        aReply([], {
          expansions: [{ typed: 'what', kind: 'similar', words: ['that'], leftOut: 0 }],
        }),
      '/search?q=what',
    );
    await screen.findByText('0 pages in 0 documents');
    expect(screen.queryByText(/also matched/)).toBeNull();
  });

  it('narrows by facets and keeps the choice in the address', async () => {
    const user = userEvent.setup();
    const { bridge, address } = await show(
      () =>
        aReply([aGroup(1)], {
          facets: {
            ...aReply([]).facets,
            type: [{ value: 'LAW', count: 4 }],
            appliesTo: [{ value: 'province', count: 3 }],
            year: [{ value: 2008, count: 2 }],
          },
        }),
      '/search?q=act',
    );
    await user.click(await screen.findByRole('checkbox', { name: /Act, law or code/ }));
    await waitFor(() =>
      expect(bridge.inputsOf('search.query').at(-1)).toMatchObject({ filters: { type: ['LAW'], year: [] } }),
    );
    expect(
      within(screen.getByRole('group', { name: 'Applies to' })).getByRole('checkbox', {
        name: /Province or district/,
      }),
    ).toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: /2008/ }));
    await waitFor(() =>
      expect(bridge.inputsOf('search.query').at(-1)).toMatchObject({
        filters: { type: ['LAW'], year: [2008] },
      }),
    );
    expect(decodeURIComponent(address())).toContain('type=["LAW"]&year=[2008]');
    await user.click(screen.getByRole('button', { name: 'Clear all filters' }));
    await waitFor(() => expect(address()).not.toContain('type'));
    // What is pressed goes away; the focus must not go with it.
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Narrow the results' }));
    await user.click(screen.getByRole('button', { name: 'Clear the words' }));
    expect(document.activeElement).toBe(await box());
  });

  it('reads fields in the line as filters, says how, and takes them away again', async () => {
    const user = userEvent.setup();
    const { bridge, address } = await show(
      () =>
        aReply([aGroup(1)], { facets: { ...aReply([]).facets, status: [{ value: 'inforce', count: 2 }] } }),
      `/search?q=${encodeURIComponent('child type:law country:thai,"x" year:2551-2553')}`,
    );
    const last = () => bridge.inputsOf('search.query').at(-1);
    await waitFor(() =>
      expect(last()).toMatchObject({
        text: 'child',
        filters: { type: ['LAW'], state: [], year: [2008, 2009, 2010] },
      }),
    );
    const chips = within(screen.getByRole('status', { name: 'How the fields were understood' }));
    expect(chips.getByText(/“country:thai,"x"” is not known/)).toBeTruthy();
    expect(chips.getByRole('button', { name: /Take away Year: 2008.2010/ })).toBeTruthy();
    await user.click(chips.getByRole('button', { name: 'Take away Type: Act, law or code' }));
    await waitFor(() => expect(last()).toMatchObject({ filters: { type: [], year: [2008, 2009, 2010] } }));
    expect(await box()).toHaveProperty('value', 'child country:thai,"x" year:2551-2553');
    // A choice in the lists takes the fields over.
    await user.click(await screen.findByRole('checkbox', { name: /In force/ }));
    await waitFor(() =>
      expect(last()).toMatchObject({ filters: { status: ['inforce'], year: [2008, 2009, 2010] } }),
    );
    expect(await box()).toHaveProperty('value', 'child');
    expect(decodeURIComponent(address())).toContain('year=[2008,2009,2010]');
  });

  it('says that a line is too long to be looked for as a whole', async () => {
    await show(() => aReply([aGroup(1)]), '/search?q=short');
    await screen.findByRole('heading', { name: 'Act 1' });
    expect(screen.queryByText(/too long for one search/)).toBeNull();
    const words = Array.from({ length: 33 }, (_, at) => `word${at}`).join(' ');
    fireEvent.change(await box(), { target: { value: words } });
    await screen.findByText(/^This line is too long for one search\. Some of its words were left out\./);
  });

  it('takes the day for what was in force in either era', async () => {
    const { bridge } = await show(() => aReply([aGroup(1)]), '/search?q=act');
    fireEvent.change(await screen.findByLabelText('In force on'), { target: { value: '2551-06-05' } });
    await waitFor(() =>
      expect(bridge.inputsOf('search.query').at(-1)).toMatchObject({ filters: { asAt: '2008-06-05' } }),
    );
    expect(await screen.findByText('5 June 2008 · 5 June 2551 BE')).toBeTruthy();
  });

  it('names the item that evidence is looked for, with the way back to it', async () => {
    await show(
      () => aReply([aGroup(1)]),
      `/search?q=act&cite=${encodeURIComponent(`${anId(1)}:POL-01:${anId(2)}`)}`,
    );
    expect(await screen.findByText(/^You are looking for evidence for POL-01\./)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Back to the item' }).getAttribute('href')).toBe(
      `/assessments/${anId(1)}/POL-01?as=${anId(2)}`,
    );
  });

  it('moves among hits by arrow keys, opens one with Enter and hands on the answer it is for', async () => {
    const user = userEvent.setup();
    const cite = `${anId(1)}:POL-01`;
    const { address } = await show(
      () => aReply([aGroup(1), aGroup(2)]),
      `/search?q=act&cite=${encodeURIComponent(cite)}`,
    );
    await screen.findByRole('heading', { name: 'Act 2' });
    (await box()).focus();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement?.textContent).toBe('Act 1');
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(document.activeElement?.textContent).toBe('Act 2');
    await user.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}');
    expect(document.activeElement).toBe(await box());
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await waitFor(() => expect(address()).toContain(`/read/${anId(8001)}`));
    expect(decodeURIComponent(address())).toContain('page=22');
    expect(decodeURIComponent(address())).toContain(`cite=${cite}`);
  });

  it('leaves the arrow keys to whoever composes letters', async () => {
    await show(() => aReply([aGroup(1)]), '/search?q=act');
    await screen.findByRole('heading', { name: 'Act 1' });
    const field = await box();
    field.focus();
    fireEvent.keyDown(field, { key: 'ArrowDown', isComposing: true });
    expect(document.activeElement).toBe(field);
  });

  it('shows further documents when asked', async () => {
    const user = userEvent.setup();
    const all = Array.from({ length: 25 }, (_, index) => aGroup(index + 1));
    const { bridge } = await show(
      ({ offset, limit }) =>
        aReply(all.slice(offset, offset + limit), { total: { pages: 25, documents: all.length } }),
      '/search?q=act',
    );
    await user.click(await screen.findByRole('button', { name: 'Show more documents (5 left)' }));
    await screen.findByRole('heading', { name: 'Act 25' });
    expect(bridge.inputsOf('search.query').map((input) => (input as { offset: number }).offset)).toEqual([
      0, 20,
    ]);
    expect(screen.queryByRole('button', { name: /Show more/ })).toBeNull();
  });

  it('leads from several words that are on no page together to the pages that have a part of them', async () => {
    const user = userEvent.setup();
    const part = { line: 'shelter "foreign victim"', leftOut: ['zebra', 'moon'], pages: 12, documents: 1 };
    const { address } = await show(
      ({ text }) => (text === part.line ? aReply([aGroup(1)]) : aReply([], { fewer: [part] })),
      '/search?q=shelter "foreign victim" zebra moon&type=["LAW"]',
    );
    const link = await screen.findByRole('link', { name: part.line });
    expect(link.closest('li')?.textContent).toBe(
      'shelter "foreign victim" 12 pages in 1 document, without “zebra”, “moon”',
    );
    expect(screen.queryByText('fewer words, or a part of the phrase')).toBeNull();
    await user.click(link);
    await screen.findByRole('heading', { name: 'Act 1' });
    expect(address()).toContain('LAW');
  });

  const aLine = (kind: TextTrouble, number: number, title: string, pages: readonly number[]) => ({
    ...{ kind, title, pages: [...pages], language: null, pageCount: 5 },
    ...{ documentId: anId(7000 + number), versionId: anId(8000 + number) },
  });

  const overPageEnds = [
    {
      ...{ versionId: anId(8001), title: 'Act', language: 'eng' as const, page: 22, label: '14' },
      ...{ begins: 'has the right to', goesOn: 'legal aid' },
    },
  ];

  it('leads to the page on which words begin that run over its end', async () => {
    await show(() => aReply([], { overPageEnds }), '/search?q=aid');
    const link = await screen.findByRole('link', { name: /^Act\s*, p\. 14 \(PDF 22\)$/ });
    expect(link.getAttribute('href')).toContain(`/read/${anId(8001)}?page=22`);
    expect(screen.getByText(/They run over the end of a page/)).toBeTruthy();
    expect(screen.getByText('… has the right to ¦ legal aid …')).toBeTruthy();
  });

  it('says beside the pages that have a phrase where it also runs over the end of one', async () => {
    await show(() => aReply([aGroup(1)], { overPageEnds }), '/search?q="legal aid"');
    expect(await screen.findByText(/The phrase also runs over the end of a page/)).toBeTruthy();
    expect(screen.getByText('… has the right to ¦ legal aid …')).toBeTruthy();
  });

  it('offers what the same keys would be with another keyboard, and how much that finds', async () => {
    const reading = { line: 'การค้ามนุษย์', pages: 12, documents: 2 };
    await show(() => aReply([], { readings: [reading] }), '/search?q=dki8hk,o6KpN');
    const link = await screen.findByRole('link', { name: reading.line });
    expect(new URL(link.getAttribute('href') ?? '', 'app://waymark').searchParams.get('q')).toBe(
      reading.line,
    );
    expect(screen.getByText(/another keyboard/)).toBeTruthy();
    expect(screen.getByText('12 pages in 2 documents')).toBeTruthy();
  });

  it('offers a line in Zawgyi in Unicode beside what was found as it was typed', async () => {
    const reading = { line: 'ဥပဒေ', pages: 12, documents: 2 };
    await show(() => aReply([aGroup(1)], { readings: [reading] }), '/search?q=ဥပေဒ');
    await screen.findByRole('heading', { name: 'Act 1' });
    const link = screen.getByRole('link', { name: reading.line });
    expect(new URL(link.getAttribute('href') ?? '', 'app://waymark').searchParams.get('q')).toBe(
      reading.line,
    );
  });

  it('is honest when nothing is found: what could not be searched, and what is near', async () => {
    const user = userEvent.setup();
    const plain = (text: string) => ({ text, marks: [] });
    const aThing = { id: 'trafficking', title: plain('Trafficking in persons'), text: plain('') };
    const { address } = await show(
      ({ text }) =>
        text === 'trafficking'
          ? aReply([aGroup(1)])
          : aReply([], {
              suggestions: ['trafficking'],
              hidden: [
                { facet: 'type', pages: 12, documents: 2 },
                { facet: 'all', pages: 12, documents: 2 },
              ],
            }),
      '/search?q=trafiking&type=["LAW"]',
      {
        'search.things': () => [{ kind: 'term', total: 1, things: [aThing] }],
        'library.searchability': () => ({
          ...{ ...ALL_SEARCHABLE, searchable: 75, doubtful: 1, unreadable: 4, percent: 93 },
          lines: [
            aLine('damaged-page', 9, 'Gazette of 1950', [4]),
            aLine('picture', 9, 'Gazette of 1950', [1, 2, 3]),
            aLine('legacy-font', 10, 'Act in an old font', [2]),
          ],
        }),
      },
    );
    const heading = await screen.findByRole('heading', {
      name: 'No page within these filters has “trafiking”',
    });
    // What only a filter hides stands before all else that holds the words.
    const things = await screen.findByRole('region', { name: 'Found beside the documents' });
    expect(heading.compareDocumentPosition(things) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    const without = screen.getByRole('link', {
      name: '12 pages in 2 documents without the filter Type: Act, law or code',
    });
    expect(without.getAttribute('href')).not.toContain('type');
    expect(screen.queryByRole('link', { name: /without any filter/ })).toBeNull();
    await screen.findByText(/4 pages in 1 document could not be searched/);
    expect(screen.getByRole('link', { name: 'Gazette of 1950' })).toBeTruthy();
    expect(screen.getByText('(4 of 5 pages)')).toBeTruthy();
    expect(screen.getByText(/The text of 1 page in 1 document may differ/)).toBeTruthy();
    // The same pages as in the sentence on the whole library.
    expect(screen.getByText(/5 pages cannot be found, or not for sure/)).toBeTruthy();
    await user.click(screen.getByRole('link', { name: 'trafficking' }));
    await screen.findByRole('heading', { name: 'Act 1' });
    expect(decodeURIComponent(address())).toContain('type=["LAW"]');
    expect(await box()).toHaveProperty('value', 'trafficking');
  });

  it.each([
    ['"forced labour"', 'forced labour'],
    ['“forced labour”', 'forced labour'],
    ['"forced labour" child', '"forced labour" child'],
    ['"forced labour" -child', '"forced labour" -child'],
    ['labour', 'labour'],
  ])('says once in quotation marks that no page has %s', async (words, told) => {
    await show(() => aReply([]), `/search?q=${words}`);
    expect(await screen.findByRole('heading', { name: `No page has “${told}”` })).toBeTruthy();
  });

  it.each([
    ['***', 'There is nothing to look for'],
    ['-labour', 'Type a word that must be on the page'],
  ])('does not say of %s that no page has it, for it was not looked for', async (words, title) => {
    await show(() => aReply([]), `/search?q=${words}`);
    await screen.findByRole('heading', { name: title });
    expect(screen.queryByText(/No page has/)).toBeNull();
    expect(screen.queryByText('You can also try:')).toBeNull();
  });

  it('says that there are no documents yet, and leads to where they are brought in', async () => {
    await show(() => aReply([]), '/search?q=labour', {
      'search.status': () => ({ ...STATUS, documents: 0, pages: 0 }),
    });
    await screen.findByRole('heading', { name: 'The library has no documents yet' });
    expect(screen.getByRole('link', { name: 'Open the library' })).toBeTruthy();
  });

  it('says that fields alone find nothing, and lists their documents', async () => {
    await show(() => aReply([]));
    await userEvent.setup().type(await box(), 'type:law state:nepal');
    await screen.findByRole('heading', { name: 'Type words to search for' });
    const list = () => screen.getByRole('link', { name: 'List these documents in the library' });
    // It is there from the first field on, while the second is being typed.
    await waitFor(() =>
      expect(decodeURIComponent(list().getAttribute('href') ?? '')).toContain('types=["LAW"]&states=["NP"]'),
    );
  });

  it('asks in other languages by one switch, keeps it for the session, and says by which term a page was found', async () => {
    const user = userEvent.setup();
    const foundBy = [
      { term: 'ค้ามนุษย์', language: 'tha' as const, meaning: 'trafficking in persons', checked: false },
    ];
    const group = aGroup(1);
    const hits = group.hits.map((hit) => ({ ...hit, foundBy }));
    const terms = [{ language: 'tha' as const, terms: ['ค้ามนุษย์'], without: ['เด็ก'] }];
    const parts = [{ typed: 'trafficking', concepts: [{ id: 'trafficking', name: 'trafficking' }] }];
    const { bridge } = await show(
      (input) =>
        input.bridge
          ? aReply([{ ...group, hits }], {
              bridge: {
                ...{ on: true, parts, terms, missing: ['foo'], keptAsTyped: ['bar'] },
                found: { pages: 1, documents: 1 },
              },
            })
          : aReply([], {
              bridge: {
                ...{ on: false, parts, terms, missing: [], keptAsTyped: [] },
                found: { pages: 1, documents: 1 },
              },
            }),
      '/search?q=trafficking',
    );
    // The page without a hit says what one click brings.
    await user.click(
      await screen.findByRole('button', {
        name: 'Show 1 page in 1 document found by terms of other languages',
      }),
    );
    await screen.findByRole('heading', { name: 'Act 1' });
    screen.getByText(/\(Thai: trafficking in persons; not checked by a native speaker\)/);
    screen.getByText(/no entry for: foo/);
    screen.getByText(/does not have these words in every language: bar/);
    await user.click(screen.getByRole('button', { name: /trafficking: asked in 1 language/ }));
    screen.getByText('เด็ก');
    const hit = screen.getAllByRole('link').find((link) => link.getAttribute('data-hit')?.endsWith('/22'));
    expect(decodeURIComponent(hit?.getAttribute('href') ?? '')).toContain('q=ค้ามนุษย์');
    // Off by one key.
    const before = bridge.inputsOf('search.query').length;
    fireEvent.keyDown(document, { code: 'KeyL', altKey: true });
    await screen.findByRole('heading', { name: 'No page has “trafficking”' });
    expect(bridge.inputsOf('search.query').length).toBeGreaterThanOrEqual(before);
    expect(screen.getByRole('switch', { name: /Also search other languages/ })).toHaveProperty(
      'checked',
      false,
    );
  });

  it('shows what else holds the words, each with the way to where it stands', async () => {
    const user = userEvent.setup();
    const plain = (text: string) => ({ text, marks: [] });
    const things = (kind: 'item' | 'answer' | 'article' | 'topic' | 'term', ids: readonly string[]) => ({
      kind,
      total: ids.length,
      things: ids.map((id) => ({ id, title: plain(`${kind} ${id}`), text: plain('shelter') })),
    });
    const { bridge } = await show(() => aReply([aGroup(1)]), '/search?q=shelter', {
      'search.things': () => [
        things('item', ['POL-01']),
        things('answer', [`${anId(1)}/PROT-01`, `${anId(1)}/PROT-02`, `${anId(1)}/PROT-03`]),
        things('article', ['TIPP 6(3)']),
        things('topic', ['T8.1']),
        things('term', ['shelter']),
      ],
    });
    const to = async (group: RegExp, name: RegExp) => {
      await user.click(await screen.findByRole('button', { name: group }));
      return decodeURIComponent((await screen.findByRole('link', { name })).getAttribute('href') ?? '');
    };
    expect(await to(/^Answers and evidence 3$/, /PROT-01/)).toContain(`/assessments/${anId(1)}/PROT-01`);
    expect(await to(/^Articles 1$/, /TIPP/)).toContain('article=TIPP');
    // Without an open assessment the question itself is shown, not the empty list of assessments.
    expect(await to(/^Items 1$/, /POL-01/)).toMatch(/\/questionnaires\/POL-01$/);
    expect(screen.queryByRole('link', { name: /PROT-03/ })).toBeNull();
    expect(await to(/^Policy topics 1$/, /psychosocial/i)).toContain('/topics/T8.1');
    expect(await to(/^Glossary 1$/, /term shelter/)).toContain('concept=shelter');
    await user.click(screen.getByRole('button', { name: 'Glossary 1' }));
    expect(screen.queryByRole('link', { name: /term shelter/ })).toBeNull();
    expect(bridge.inputsOf('search.things').at(-1)).toMatchObject({ text: 'shelter' });
  });

  it('says the day of a text in which something is marked as the reader says days', async () => {
    const user = userEvent.setup();
    const title = {
      text: 'Act on shelters \u00b7 2019-06-05, act.pdf \u00b7 12',
      marks: [{ start: 7, end: 15 }],
    };
    await show(() => aReply([aGroup(1)]), '/search?q=shelters', {
      'search.things': () => [
        {
          kind: 'highlight',
          total: 1,
          things: [{ id: `${anId(1)}/12/${anId(2)}`, title, text: { text: 'shelters', marks: [] } }],
        },
      ],
    });
    await user.click(await screen.findByRole('button', { name: 'Highlights and notes 1' }));
    const link = await screen.findByRole('link', { name: /^Act on shelters/ });
    expect(link.textContent).toBe('Act on shelters \u00b7 5 June 2019, act.pdf \u00b7 12');
    expect(link.querySelector('mark')?.textContent).toBe('shelters');
  });

  it('lists saved searches with what is new, asks one again in one click, and takes a deletion back', async () => {
    const user = userEvent.setup();
    const saved = {
      id: anId(4),
      name: 'แรงงานบังคับ',
      query: 'forced labour',
      filters: searchFilters.parse({ state: ['TH'] }),
      bridge: true,
      createdAt: '2026-01-01T00:00:00.000Z',
      seenAt: '2026-01-01T00:00:00.000Z',
      found: { pages: 9, documents: 2 },
      fresh: { pages: 3, documents: 1 },
    };
    const { bridge, address } = await show(() => aReply([aGroup(1)]), '/search', {
      'search.listSaved': () => [saved],
      'search.lookedAtSaved': () => ({}),
      'search.removeSaved': () => ({}),
      'search.restoreSaved': () => ({}),
      'search.save': () => ({ id: anId(5) }),
    });
    await screen.findByText('3 new pages');
    screen.getByText('forced labour · State: Thailand');
    await user.click(screen.getByRole('button', { name: 'Delete “แรงงานบังคับ”' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(bridge.inputsOf('search.restoreSaved')).toEqual([{ id: anId(4) }]));
    await user.click(screen.getByRole('link', { name: 'แรงงานบังคับ' }));
    await screen.findByRole('heading', { name: 'Act 1' });
    expect(decodeURIComponent(address())).toContain('state=["TH"]');
    expect(bridge.inputsOf('search.lookedAtSaved')).toEqual([{ id: anId(4) }]);
    await user.click(screen.getByRole('button', { name: 'Save this search' }));
    await user.type(await screen.findByLabelText('Name of the search'), ' in Thailand{Enter}');
    await waitFor(() =>
      expect(bridge.inputsOf('search.save')).toEqual([
        { name: 'forced labour in Thailand', query: 'forced labour', bridge: true, filters: saved.filters },
      ]),
    );
  });

  it('asks a saved search as it was saved, also where other languages are searched in this session', async () => {
    const user = userEvent.setup();
    const saved = {
      ...{ id: anId(4), name: 'shelters', query: 'shelter', filters: searchFilters.parse({}), bridge: false },
      ...{ createdAt: '2026-01-01T00:00:00.000Z', seenAt: '2026-01-01T00:00:00.000Z' },
      ...{ found: { pages: 9, documents: 2 }, fresh: { pages: 0, documents: 0 } },
    };
    setOtherLanguages(true);
    const { bridge } = await show(() => aReply([aGroup(1)]), '/search', {
      'search.listSaved': () => [saved],
      'search.lookedAtSaved': () => ({}),
    });
    await user.click(await screen.findByRole('link', { name: 'shelters' }));
    await screen.findByRole('heading', { name: 'Act 1' });
    expect(bridge.inputsOf('search.query').at(-1)).toMatchObject({ text: 'shelter', bridge: false });
    // Words typed after it are asked in the same way.
    await user.type(await box(), ' home{Enter}');
    await waitFor(() =>
      expect(bridge.inputsOf('search.query').at(-1)).toMatchObject({ text: 'shelter home', bridge: false }),
    );
  });

  it('says in the dialog why a search could not be saved, and keeps the name that was typed', async () => {
    const user = userEvent.setup();
    await show(() => aReply([aGroup(1)]), '/search?q=shelter', {
      'search.save': () => {
        throw new AppError('internal');
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Save this search' }));
    await user.type(await screen.findByLabelText('Name of the search'), ' of 2026{Enter}');
    const dialog = within(screen.getByRole('dialog'));
    await dialog.findByRole('alert');
    expect(dialog.getByLabelText('Name of the search')).toHaveProperty('value', 'shelter of 2026');
    expect(screen.getAllByRole('alert')).toHaveLength(1);
  });

  it('explains how to search, with examples in several scripts', async () => {
    const user = userEvent.setup();
    await show(() => aReply([]));
    await user.click(await screen.findByRole('button', { name: 'How to search' }));
    await screen.findByText('ค้ามนุษย์');
    screen.getByText('All words that begin so: trafficking, traffickers.');
  });

  it('takes over words that come from elsewhere', async () => {
    const { bridge } = await show(() => aReply([]), '/search?q=2551');
    expect(await box()).toHaveProperty('value', '2551');
    expect(bridge.inputsOf('search.query')[0]).toMatchObject({ text: '2551' });
  });

  it('asks nothing while there are no words', async () => {
    const { bridge } = await show(() => aReply([]), '/search');
    await screen.findByText('Search in all documents');
    expect(bridge.inputsOf('search.query')).toEqual([]);
  });
});

describe('the address of a search', () => {
  it('leads back to the same words and filters', () => {
    const filters = searchFilters.parse({ type: ['LAW', 'NAP'], year: [2008], state: ['TH'] });
    const address = searchAddress.parse(addressOf('มาตรา 6', filters, { cite: 'a:POL-01' }));
    expect(address.q).toBe('มาตรา 6');
    expect(address.cite).toBe('a:POL-01');
    expect(filtersOf(address)).toEqual(filters);
    expect(filtersOf(searchAddress.parse({ type: ['LAW', 'X'], year: ['2008'], state: 'TH' }))).toEqual(
      searchFilters.parse({ type: ['LAW'] }),
    );
  });
});

describe('a snippet', () => {
  it('is cut into pieces that give the whole text again, whatever the ranges', () => {
    const range = fc.record({ start: fc.nat(30), end: fc.integer({ min: 1, max: 35 }) });
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(range, { maxLength: 6 }), (text, marks) => {
        const pieces = piecesOf({ text, marks });
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        expect(pieces.every((piece) => piece.text !== '')).toBe(true);
      }),
    );
  });

  it('is never taken for markup', async () => {
    await show(
      () =>
        aReply([
          aGroup(1, {
            hits: [
              {
                versionId: anId(8001),
                language: null,
                page: 1,
                label: null,
                tier: 'exact',
                score: 1,
                snippet: { text: '<img src=x onerror=alert(1)> act', marks: [{ start: 29, end: 32 }] },
                foundBy: [],
              },
            ],
          }),
        ]),
      '/search?q=act',
    );
    await screen.findByText(/<img src=x/);
    expect(document.querySelector('article img')).toBeNull();
  });
});
