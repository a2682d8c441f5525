import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DocumentScreen, LibraryScreen } from '../../../renderer/library';
import { AppError } from '../../../shared/kernel';
import { type LibraryFilter, matchesFilter } from '../../../shared/library';
import type { ReportBlock, ReportHead } from '../../../shared/reports';
import { aDocument, aDocumentSummary, anId, anImportSummary, aVersionBrief } from '../../support/builders';
import type { FakeAnswers } from '../../support/fake-bridge';
import { giveLayout } from '../../support/layout';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

const law = aDocumentSummary();
const plan = aDocumentSummary({
  id: anId(7002),
  versionId: anId(8002),
  title: 'แผนปฏิบัติการแห่งชาติ',
  titleEnglish: 'National action plan',
  type: 'NAP',
  state: 'TH',
  language: 'tha',
  number: null,
  year: null,
  hasGuesses: true,
  textState: 'none',
  appliesTo: 'agency',
});
const removed = aDocumentSummary({ id: anId(7003), versionId: anId(8003), title: 'Old decree' });

const list = ({ types, guessed, removed: inTrash, text }: LibraryFilter) => {
  if (inTrash) return [removed];
  return [law, plan].filter(
    (one) =>
      (types.length === 0 || types.includes(one.type)) &&
      (one.hasGuesses || !guessed) &&
      one.title.includes(text),
  );
};

let takeBack: () => void;
let shown: RenderedScreen | undefined;
beforeEach(() => {
  takeBack = giveLayout();
});
afterEach(() => {
  shown?.leave();
  shown = undefined;
  takeBack();
});

async function show(answers: FakeAnswers = {}, at = '/library'): Promise<RenderedScreen> {
  shown = await renderScreen(<LibraryScreen />, {
    at,
    answers: { 'library.list': list, 'library.listImports': () => [], ...answers },
  });
  return shown;
}

describe('the library', () => {
  it('lists every document with what the catalogue says', async () => {
    await show();
    const row = (await screen.findByRole('link', { name: plan.title })).closest('[role="row"]');
    const cells = within(row as HTMLElement);
    expect(cells.getByText('National action plan', { selector: '[role="cell"] > span' })).toBeTruthy();
    expect(cells.getByText('One agency')).toBeTruthy();
    expect(cells.getByText('Thailand')).toBeTruthy();
    expect(cells.getByText('Thai')).toBeTruthy();
    expect(cells.getByText('Please check')).toBeTruthy();
    expect(cells.getByText('Not searchable')).toBeTruthy();
    expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('3');
    expect(screen.getByText('2 documents')).toBeTruthy();
  });

  it('says whose pack brought a document, and is narrowed by it', async () => {
    const twin = aDocumentSummary({
      ...{ id: anId(7004), versionId: anId(8004), sha256: 'e'.repeat(64) },
      versions: [aVersionBrief({ sha256: 'e'.repeat(64) })],
    });
    const senderOf = new Map([
      [law.sha256, 'Lao PDR'],
      [twin.sha256, 'Thailand'],
    ]);
    const user = userEvent.setup();
    await show({
      'library.list': (filter) =>
        filter.removed
          ? []
          : [law, twin, { ...plan, sha256: 'f'.repeat(64), versions: [] }].filter(
              matchesFilter(filter, senderOf),
            ),
      'library.listSenders': () => [...senderOf].map(([sha256, sender]) => ({ sha256, sender })),
    });
    expect(await screen.findByText('Pack from Lao PDR')).toBeTruthy();
    expect(screen.getByText('Pack from Thailand')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Sender' }));
    await user.click(await screen.findByRole('checkbox', { name: /Thailand/ }));
    await waitFor(() => expect(screen.queryByText('Pack from Lao PDR')).toBeNull());
    expect(screen.getByText('Pack from Thailand')).toBeTruthy();
    expect(screen.getByText('1 of 3 documents fits')).toBeTruthy();
    expect(shown?.address()).toContain('Thailand');
  });

  it('marks a title with its language, so that lines and voice fit', async () => {
    await show();
    expect((await screen.findByText(plan.title)).closest('[lang]')?.getAttribute('lang')).toBe('th');
  });

  it('narrows the list by ticking, keeps that in the address and can be widened again', async () => {
    const user = userEvent.setup();
    const { address } = await show();
    await user.click(await screen.findByRole('button', { name: 'Type' }));
    await user.click(await screen.findByRole('checkbox', { name: /National action plan/ }));
    await waitFor(() => expect(screen.queryByRole('link', { name: law.title })).toBeNull());
    expect(decodeURIComponent(address())).toContain('types=["NAP"]');
    expect(screen.getByText('1 of 2 documents fits')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Clear filters', hidden: true }));
    await screen.findByRole('link', { name: law.title });
    expect(address()).toBe('/library');
    expect(document.activeElement).toBe(screen.getByLabelText('Words in the title or number'));
  });

  it('narrows to what Waymark filled in and nobody has looked at, from Home too', async () => {
    const user = userEvent.setup();
    const { address } = await show({}, '/library?guessed=true');
    await screen.findByRole('link', { name: plan.title });
    expect(screen.queryByRole('link', { name: law.title })).toBeNull();
    const only = screen.getByRole('button', {
      name: 'Filled in by Waymark, please check (1)',
      pressed: true,
    });
    await user.click(only);
    await screen.findByRole('link', { name: law.title });
    expect(address()).toBe('/library');
    expect(only.getAttribute('aria-pressed')).toBe('false');
  });

  it('narrows to what a province or an agency made, with counts', async () => {
    const user = userEvent.setup();
    const { bridge, address } = await show();
    await user.click(await screen.findByRole('button', { name: 'Applies to' }));
    await user.click(await screen.findByRole('checkbox', { name: /One agency.*1/ }));
    await waitFor(() => expect(decodeURIComponent(address())).toContain('appliesTo=["agency"]'));
    expect(bridge.inputsOf('library.list')).toContainEqual(
      expect.objectContaining({ appliesTo: ['agency'] }),
    );
  });

  it('counts beside each word of a filter what is listed when it is ticked, the other filters being as they are', async () => {
    const user = userEvent.setup();
    const order = aDocumentSummary({ id: anId(7004), versionId: anId(8004), title: 'Order', state: 'TH' });
    const all = [law, plan, order];
    await show({ 'library.list': (filter) => (filter.removed ? [] : all.filter(matchesFilter(filter))) });
    await user.click(await screen.findByRole('button', { name: 'Type' }));
    await user.click(await screen.findByRole('checkbox', { name: /National action plan/ }));
    await screen.findByText('1 of 3 documents fits');
    // What is ticked narrows the other filters, not its own.
    expect(screen.getByRole('checkbox', { name: /Act, law or code.*2/ })).toBeTruthy();
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'State' }));
    expect(await screen.findByRole('checkbox', { name: /Thailand.*1/ })).toBeTruthy();
    expect(screen.getAllByRole('checkbox', { name: /\d/ })).toHaveLength(1);
  });

  it('counts what Waymark filled in among what the other filters let through, and the other way round', async () => {
    const user = userEvent.setup();
    const guessed = aDocumentSummary({
      ...{ id: anId(7004), versionId: anId(8004), title: 'Order', hasGuesses: true },
    });
    const all = [law, plan, guessed];
    await show(
      { 'library.list': (filter) => (filter.removed ? [] : all.filter(matchesFilter(filter))) },
      '/library?guessed=true',
    );
    await screen.findByText('2 of 3 documents fit');
    await user.click(screen.getByRole('button', { name: 'Type' }));
    // The law is checked already, and of its type only the order is listed.
    await user.click(await screen.findByRole('checkbox', { name: /Act, law or code.*1/ }));
    await screen.findByText('1 of 3 documents fits');
    expect(
      screen.getByRole('button', { name: 'Filled in by Waymark, please check (1)', hidden: true }),
    ).toBeTruthy();
  });

  it('keeps who works by keyboard in the row of filters when the button for what is to be checked goes', async () => {
    const user = userEvent.setup();
    await show(
      { 'library.list': (filter) => (filter.removed ? [] : [law].filter(matchesFilter(filter))) },
      '/library?guessed=true',
    );
    const only = await screen.findByRole('button', { name: 'Filled in by Waymark, please check (0)' });
    only.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(only.isConnected).toBe(false));
    expect(document.activeElement).toBe(screen.getByLabelText('Words in the title or number'));
  });

  it('offers and counts in the trash what is in the trash, whatever is ticked', async () => {
    const user = userEvent.setup();
    const old = aDocumentSummary({ ...plan, id: anId(7005), title: 'Old plan' });
    const inTrash = [removed, old];
    await show(
      {
        'library.list': (filter) =>
          (filter.removed ? inTrash : [law, plan, removed]).filter(matchesFilter(filter)),
      },
      '/library?removed=true&types=["NAP"]',
    );
    await screen.findByText('1 of 2 documents fits');
    await user.click(await screen.findByRole('button', { name: /^Type/ }));
    await user.click(await screen.findByRole('checkbox', { name: /Act, law or code.*1/ }));
    await screen.findByText('2 of 2 documents fit');
  });

  it('is found again as it was on the way back from a document', async () => {
    const user = userEvent.setup();
    shown = await renderScreen(
      (name) => (name === 'DocumentScreen' ? <DocumentScreen /> : <LibraryScreen />),
      {
        at: '/library?types=["NAP"]&sort=title',
        answers: {
          'library.list': list,
          'library.listImports': () => [],
          'library.get': () => {
            throw new AppError('library.not-found');
          },
        },
      },
    );
    await user.click(await screen.findByRole('link', { name: plan.title }));
    await user.click(await screen.findByRole('link', { name: 'Back to the library' }));
    await screen.findByRole('link', { name: plan.title });
    expect(screen.queryByRole('link', { name: law.title })).toBeNull();
    expect(decodeURIComponent(shown.address())).toBe('/library?types=["NAP"]&sort=title');
  });

  it('leads nobody back to a document that was opened from it and went to the trash', async () => {
    const user = userEvent.setup();
    shown = await renderScreen(
      (name) => (name === 'DocumentScreen' ? <DocumentScreen /> : <LibraryScreen />),
      {
        at: '/library?types=["LAW"]',
        answers: {
          'library.list': list,
          'library.listImports': () => [],
          'library.get': () => aDocument(),
          'library.usesOf': () => [],
          'library.remove': () => ({}),
        },
      },
    );
    await user.click(await screen.findByRole('link', { name: law.title }));
    await user.click(await screen.findByRole('button', { name: 'Move to trash' }));
    // The list may still have it for a moment: were it focused then, the focus would go with it.
    const link = await screen.findByRole('link', { name: law.title });
    await screen.findByText(/is in the trash/);
    expect(document.activeElement).not.toBe(link);
    expect(decodeURIComponent(shown.address())).toBe('/library?types=["LAW"]');
  });

  it('reads its view from the address and passes over what it does not know', async () => {
    const { bridge } = await show({}, '/library?types=["NAP","NONSENSE"]&sort=title&sates=7');
    await screen.findByRole('link', { name: plan.title });
    expect(bridge.inputsOf('library.list')).toContainEqual(
      expect.objectContaining({ types: ['NAP'], sort: 'title', states: [] }),
    );
  });

  it('moves among the titles by arrow keys', async () => {
    const user = userEvent.setup();
    await show();
    (await screen.findByRole('link', { name: law.title })).focus();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement?.textContent).toBe(plan.title);
    await user.keyboard('{ArrowUp}');
    expect(document.activeElement?.textContent).toBe(law.title);
  });

  it('starts the work when it is empty', async () => {
    const user = userEvent.setup();
    const importId = anId(6001);
    const { address, bridge } = await show({
      'library.list': () => [],
      'library.choose': () => [{ token: anId(1), name: 'act.pdf', kind: 'file' }],
      'library.startImport': () => ({ importId }),
    });
    await screen.findByText('The library is empty');
    await user.click(screen.getByRole('button', { name: 'Choose files' }));
    await waitFor(() => expect(address()).toBe(`/library/imports/${importId}`));
    expect(bridge.inputsOf('library.choose')).toEqual([{ what: 'files' }]);
    expect(bridge.inputsOf('library.startImport')).toEqual([{ tokens: [anId(1)] }]);
  });

  it('says that documents are on their way, and not that it is empty and files should be chosen', async () => {
    await show({ 'library.list': () => [], 'library.listImports': () => [anImportSummary()] });
    await screen.findByText('No document is here yet');
    expect(screen.queryByText('The library is empty')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Choose files' })).toBeNull();
  });

  it('leads the keys to the first entry of its menu', async () => {
    await show({});
    (await screen.findByRole('button', { name: 'Bring in documents' })).focus();
    await userEvent.keyboard('{Enter}');
    const [first] = await screen.findAllByRole('menuitem');
    await waitFor(() => expect(document.activeElement).toBe(first));
  });

  it('does nothing when the dialog is closed without a choice', async () => {
    const user = userEvent.setup();
    const { address, bridge } = await show({ 'library.choose': () => [] });
    await user.click(await screen.findByRole('button', { name: 'Bring in documents' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Choose a folder' }));
    await waitFor(() => expect(bridge.inputsOf('library.choose')).toEqual([{ what: 'folder' }]));
    expect(bridge.inputsOf('library.startImport')).toEqual([]);
    expect(address()).toBe('/library');
  });

  it('says that an import is under way and follows it', async () => {
    const running = anImportSummary();
    const { bridge } = await show({ 'library.listImports': () => [running] });
    await screen.findByText(/Documents are being brought in: 3 of 10\./);
    bridge.announce({
      name: 'library.import-progressed',
      summary: { ...running, counts: { ...running.counts, waiting: 5, added: 4 } },
    });
    await screen.findByText(/4 of 10/);
  });

  it('brings a document back from the trash', async () => {
    const user = userEvent.setup();
    const { bridge } = await show(
      {
        'library.restore': () => {
          throw new AppError('library.not-found');
        },
      },
      '/library?removed=true',
    );
    await screen.findByRole('heading', { name: 'Trash' });
    await user.click(await screen.findByRole('button', { name: 'Restore Old decree' }));
    await waitFor(() => expect(bridge.inputsOf('library.restore')).toEqual([{ documentId: removed.id }]));
  });

  it('stays, with what is typed and chosen, when it cannot be asked for anew for a while, and says so', async () => {
    const user = userEvent.setup();
    let broken = false;
    const { bridge } = await show({
      'library.list': (filter) => {
        if (!broken) return list(filter);
        throw new AppError('app.process-restarted');
      },
    });
    await user.click(await screen.findByRole('checkbox', { name: `Choose: ${law.title}` }));
    const field = screen.getByLabelText('Words in the title or number');
    broken = true;
    bridge.announce({ name: 'library.changed', ids: [] });
    expect((await screen.findByRole('alert')).dataset['error']).toBe('app.process-restarted');
    expect(field.isConnected).toBe(true);
    expect(screen.getByRole('checkbox', { name: `Choose: ${law.title}` })).toHaveProperty('checked', true);
  });

  it.each([
    ['the library', '', 'The library is empty'],
    ['the trash', '?removed=true', 'The trash is empty'],
  ])('says so too where %s was empty when it was asked for last', async (_, address, title) => {
    let broken = false;
    const { bridge } = await show(
      {
        'library.list': () => {
          if (!broken) return [];
          throw new AppError('app.process-restarted');
        },
      },
      `/library${address}`,
    );
    await screen.findByText(title);
    broken = true;
    bridge.announce({ name: 'library.changed', ids: [] });
    expect((await screen.findByRole('alert')).dataset['error']).toBe('app.process-restarted');
    screen.getByText(title);
  });

  it('says what failed and tries again', async () => {
    const user = userEvent.setup();
    let broken = true;
    await show({
      'library.list': (filter) => {
        if (!broken) return list(filter);
        throw new AppError('db.busy');
      },
    });
    await screen.findByRole('alert');
    broken = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('link', { name: law.title });
  });
});

describe('a list that is saved', () => {
  const nameless = aDocument({ id: law.id, title: 'An act', access: 'agency', issuingBody: 'Parliament' });
  const translated = aDocument({
    ...{ id: plan.id, title: plan.title, type: 'NAP', state: 'TH', language: 'tha', guessed: ['type'] },
    appliesTo: 'agency',
    versions: nameless.versions.map((version) => ({ ...version, language: 'eng' as const })),
    relations: [
      {
        ...{ id: anId(1), kind: 'implements', direction: 'out', inPart: true, effectiveOn: '2026-01-01' },
        other: {
          ...{ id: law.id, versionId: law.versionId, title: 'An act', language: null, type: 'LAW' },
          ...{ number: null, status: 'inforce', adoptedOn: null, inForceOn: null, removed: false },
        },
      },
    ],
  });
  const describeAll = ({ documentIds }: { readonly documentIds: readonly string[] }) =>
    documentIds.map((id) => (id === law.id ? nameless : translated));

  const save = async (button: string, format: string, at = '/library') => {
    const user = userEvent.setup();
    const { bridge } = await show(
      {
        'library.describe': describeAll,
        'reports.add': () => ({}),
        'reports.save': () => ({ saved: true }),
      },
      at,
    );
    await screen.findByRole('link', { name: plan.title });
    if (button === 'Save as a list')
      await user.click(screen.getByRole('checkbox', { name: `Choose: ${plan.title}` }));
    await user.click(screen.getByRole('button', { name: button }));
    await user.click(await screen.findByRole('menuitem', { name: format }));
    await screen.findByText('The file is saved.');
    const [{ head } = { head: undefined }] = bridge.inputsOf('reports.save') as { head: ReportHead }[];
    const pieces = bridge.inputsOf('reports.add') as { blocks: ReportBlock[] }[];
    return { head, blocks: pieces.flatMap(({ blocks }) => blocks) };
  };
  const tablesOf = (blocks: readonly ReportBlock[]) => blocks.filter((block) => block.kind === 'table');

  it('says on paper what tells documents apart, what narrowed the list, and who may see it', async () => {
    const { head, blocks } = await save(
      'Save this list',
      'Word document (.docx)',
      '/library?types=["NAP"]&appliesTo=["agency"]',
    );
    expect(head?.lines).toEqual(
      expect.arrayContaining(['1 document', 'Type: National action plan', 'Applies to: One agency']),
    );
    const [table] = tablesOf(blocks);
    expect(table?.rows).toEqual([
      [
        ...[
          1,
          `${plan.title}\n12/2024`,
          'National action plan\nApplies to: One agency',
          'Thailand',
          'National Assembly',
        ],
        ...['1 March 2024', 'In force', 'English', 12],
      ],
    ]);
  });

  it('has every field, every text and every relation as a workbook, with days that can be put in order', async () => {
    const { head, blocks } = await save('Save this list', 'Excel workbook (.xlsx)');
    expect(head?.lines).toEqual(
      expect.arrayContaining([expect.stringContaining('Highest access class: Agency')]),
    );
    const [documents, texts, relations] = tablesOf(blocks);
    const cell = (table: typeof documents, row: number, name: string) =>
      table?.rows[row]?.[table.head.indexOf(name)];
    expect(cell(documents, 0, 'Issued by')).toBe('Parliament');
    expect(cell(documents, 0, 'Applies to')).toBe('');
    expect(cell(documents, 1, 'Applies to')).toBe('One agency');
    expect(cell(documents, 1, 'Filled in by Waymark, please check')).toBe('Type');
    expect(cell(documents, 1, 'Language')).toBe('English');
    expect(cell(texts, 1, 'SHA-256')).toBe(nameless.versions[0]?.file.sha256);
    expect(relations?.rows).toEqual([[2, plan.title, 'implements (in part)', 'An act', '2026-01-01']]);
  });

  it('holds only those that are chosen', async () => {
    const { head, blocks } = await save('Save as a list', 'Excel workbook (.xlsx)');
    expect(head?.lines).toEqual(expect.arrayContaining(['1 document', 'Chosen from the library']));
    expect(tablesOf(blocks)[0]?.rows.length).toBe(1);
  });
});
