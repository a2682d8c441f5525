import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { DocumentScreen, ReaderForceBanner } from '../../../renderer/library';
import { importKeys } from '../../../renderer/platform';
import { AppError } from '../../../shared/kernel';
import type { DocumentRelation, DocumentVersion, LibraryDocument } from '../../../shared/library';
import { aDocument, aDocumentSummary, anId, anImportSummary } from '../../support/builders';
import type { FakeAnswers } from '../../support/fake-bridge';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
afterEach(() => {
  shown?.leave();
  shown = undefined;
});

const [original] = aDocument().versions as [DocumentVersion];
const translation: DocumentVersion = {
  ...original,
  id: anId(8002),
  label: '',
  publishedOn: '2024-05-01',
  language: 'tha',
  standing: 'unofficial-translation',
};
const successor: DocumentRelation = {
  id: anId(9001),
  kind: 'repeals',
  direction: 'in',
  inPart: false,
  effectiveOn: null,
  other: {
    id: anId(7002),
    versionId: anId(8009),
    title: 'New Act',
    language: 'eng',
    type: 'LAW',
    number: '1/2025',
    status: 'inforce',
    adoptedOn: '2025-01-01',
    inForceOn: '2025-02-01',
    removed: false,
  },
};

async function show(given: Partial<LibraryDocument>, answers: FakeAnswers = {}): Promise<RenderedScreen> {
  const document = aDocument(given);
  shown = await renderScreen(<DocumentScreen />, {
    at: `/library/${document.id}`,
    answers: {
      'library.get': () => document,
      'library.list': () => [
        aDocumentSummary(),
        aDocumentSummary({ id: anId(7002), title: 'Luật Phòng chống', number: '12/2024' }),
      ],
      'library.listImports': () => [],
      'library.listLookalikes': () => [],
      ...answers,
    },
  });
  return shown;
}

describe('versions', () => {
  it('are named with their language, and say which is the official text', async () => {
    await show({ versions: [{ ...original, isOfficial: true, standing: 'original' }, translation] });
    const list = await screen.findByRole('list', { name: 'Versions of this document' });
    const [first, second] = within(list).getAllByRole('listitem');
    if (!first || !second) throw new Error('two versions');
    expect(within(first).getByRole('heading', { name: '2024, English' })).toBeTruthy();
    expect(within(first).getByText('Official text')).toBeTruthy();
    expect(within(second).getByRole('heading', { name: 'Text of 1 May 2024, Thai' })).toBeTruthy();
    expect(within(second).getByText('Translation (unofficial)')).toBeTruthy();
  });

  it('that would be called the same are told apart by their files', async () => {
    const twin = { ...original, id: anId(8003), file: { ...original.file, sourceName: 'bill-266.pdf' } };
    await show({ versions: [original, twin, translation] });
    const list = await screen.findByRole('list', { name: 'Versions of this document' });
    const names = within(list)
      .getAllByRole('heading')
      .map(({ textContent }) => textContent);
    expect(names).toEqual([
      `2024, English · ${original.file.sourceName}`,
      '2024, English · bill-266.pdf',
      'Text of 1 May 2024, Thai',
    ]);
  });

  it('whose files are called the same too are told apart by their place', async () => {
    const again = { ...original, id: anId(8003) };
    await show({ versions: [again, original, translation] });
    const list = await screen.findByRole('list', { name: 'Versions of this document' });
    const names = within(list)
      .getAllByRole('heading')
      .map(({ textContent }) => textContent);
    expect(names).toEqual([
      `2024, English · ${original.file.sourceName}, 2 of 2`,
      `2024, English · ${original.file.sourceName}, 1 of 2`,
      'Text of 1 May 2024, Thai',
    ]);
  });

  it('are described, marked, ordered and split off', async () => {
    const user = userEvent.setup();
    const document = aDocument({ versions: [original, translation] });
    const { bridge } = await show(document, {
      'library.setVersion': () => document,
      'library.markOfficial': () => document,
      'library.orderVersions': () => document,
      'library.splitOff': () => document,
    });
    const choose = async (name: string) => {
      await user.click(await screen.findByRole('button', { name: 'Change version: 2024, English' }));
      await user.click(await screen.findByRole('menuitem', { name }));
    };
    await choose('Name, date, language, source');
    const dialog = await screen.findByRole('dialog');
    const label = within(dialog).getByLabelText('Name of the version');
    await user.clear(label);
    await user.type(label, 'As amended');
    await user.type(within(dialog).getByLabelText('Where the file comes from'), 'Gazette');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(bridge.inputsOf('library.setVersion')).toMatchObject([
      { versionId: original.id, changes: { label: 'As amended', source: 'Gazette', language: null } },
    ]);
    await choose('This is the official text');
    await choose('Move down');
    await waitFor(() =>
      expect(bridge.inputsOf('library.orderVersions')).toEqual([
        { documentId: document.id, versionIds: [translation.id, original.id] },
      ]),
    );
    expect(bridge.inputsOf('library.markOfficial')).toEqual([{ versionId: original.id, official: true }]);
    await choose('Make it a document of its own');
    await user.click(await screen.findByRole('button', { name: 'Split it off' }));
    await waitFor(() => expect(bridge.inputsOf('library.splitOff')).toEqual([{ versionId: original.id }]));
  });

  it('of Nepal have their day also in its calendar, and Enter there does not close the dialog', async () => {
    const user = userEvent.setup();
    const document = aDocument({ state: 'NP', versions: [{ ...original, publishedOn: null }] });
    const { bridge } = await show(document, {
      'library.setVersion': () => document,
      'library.toOtherDay': () => ({ year: 2064, month: 4, day: 8 }),
      'library.fromOtherDay': () => '2007-07-24',
    });
    await user.click(await screen.findByRole('button', { name: /^Change version/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Name, date, language, source' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Published on: give the day in the Bikram Sambat' }));
    await user.type(dialog.getByLabelText('Day'), '8');
    await user.selectOptions(dialog.getByLabelText('Month'), '4 · Saun');
    await user.type(dialog.getByLabelText('Year'), '2064');
    await dialog.findByRole('button', { name: 'Use 24 July 2007' });
    await user.type(dialog.getByLabelText('Year'), '{Enter}');
    expect(await dialog.findByText('8 Saun 2064 in the Bikram Sambat')).toBeTruthy();
    expect(bridge.inputsOf('library.setVersion')).toEqual([]);
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(bridge.inputsOf('library.setVersion')).toMatchObject([
        { changes: { publishedOn: '2007-07-24' } },
      ]),
    );
  });

  it('say of a file that is there already where it is, and take that document as what was chosen', async () => {
    const user = userEvent.setup();
    const held = anId(7002);
    let documentId = held;
    const here = aDocument({ versions: [original] });
    const { bridge } = await show(here, {
      'library.choose': () => [{ token: anId(1), name: 'act.pdf', kind: 'file' }],
      'library.startImport': () => ({ importId: anId(5) }),
      'library.get': ({ documentId: asked }) =>
        asked === held ? aDocument({ id: held, title: 'Trafficking Act' }) : here,
      'library.getImport': () => ({
        summary: anImportSummary({ id: anId(5), state: 'done', current: null }),
        files: [
          {
            ...{ id: anId(6), name: 'act.pdf', outcome: 'duplicate' as const, code: 'library.duplicate' },
            ...{ documentId, pageCount: 1, searchablePages: 1, hasAttachments: false },
          },
        ],
      }),
      'library.join': () => here,
    });
    const add = async () => {
      await user.click(await screen.findByRole('button', { name: 'Add a version' }));
      await user.click(await screen.findByRole('menuitem', { name: 'Choose the file of a translation' }));
    };
    await add();
    expect(await screen.findByRole('link', { name: 'Trafficking Act' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Make that document a translation of this one' }));
    await waitFor(() =>
      expect(bridge.inputsOf('library.join')).toEqual([
        { documentId: held, into: here.id, as: 'translation' },
      ]),
    );
    documentId = here.id;
    shown?.client.clear();
    await add();
    expect(await screen.findByText(/It is a version of this document/)).toBeTruthy();
  });

  it('are not said to be added while an import that was cut off still has their files to read', async () => {
    const user = userEvent.setup();
    await show(aDocument({ versions: [original] }), {
      'library.choose': () => [{ token: anId(1), name: 'act.pdf', kind: 'file' }],
      'library.startImport': () => ({ importId: anId(5) }),
      'library.getImport': () => ({
        summary: anImportSummary({ id: anId(5), state: 'interrupted', current: null }),
        files: (['added', 'waiting'] as const).map((outcome, at) => ({
          ...{ id: anId(6 + at), name: `${outcome}.pdf`, outcome, code: null, documentId: null },
          ...{ pageCount: null, searchablePages: null, hasAttachments: false },
        })),
      }),
    });
    await user.click(await screen.findByRole('button', { name: 'Add a version' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Choose the file of another version' }));
    await screen.findByText('Not every file could be brought in as a version.');
    expect(screen.getByText('waiting.pdf').parentElement?.textContent).toBe(
      'waiting.pdf: The file has not been read yet. ',
    );
    expect(screen.queryByText('added.pdf')).toBeNull();
    expect(screen.queryByText(/added\.$/)).toBeNull();
  });

  it('give a copy of their file, and say so only when one was saved', async () => {
    const user = userEvent.setup();
    let saved = false;
    const { bridge } = await show({ versions: [original] }, { 'library.saveCopy': () => ({ saved }) });
    const ask = async () => {
      await user.click(await screen.findByRole('button', { name: /^Change version/ }));
      await user.click(await screen.findByRole('menuitem', { name: 'Save a copy of the file …' }));
    };
    await ask();
    await waitFor(() => expect(bridge.inputsOf('library.saveCopy')).toEqual([{ versionId: original.id }]));
    expect(screen.queryByText('The copy was saved.')).toBeNull();
    saved = true;
    await ask();
    expect(await screen.findByText('The copy was saved.')).toBeTruthy();
  });

  it('are taken from another document, found by words without accents, and given back by undo', async () => {
    const user = userEvent.setup();
    const document = aDocument({ versions: [translation, original] });
    const { bridge } = await show(
      { versions: [original] },
      { 'library.join': () => document, 'library.unjoin': () => document },
    );
    await user.click(await screen.findByRole('button', { name: 'Add a version' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Take another document of the library' }));
    await user.type(await screen.findByRole('combobox', { name: 'Which document' }), 'phong luat');
    await user.click(await screen.findByRole('option', { name: 'Luật Phòng chống · 12/2024' }));
    await user.click(screen.getByRole('radio', { name: 'The same text in another language' }));
    await user.click(screen.getByRole('button', { name: 'Make it a version' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(bridge.inputsOf('library.join')).toEqual([
      { documentId: anId(7002), into: document.id, as: 'translation' },
    ]);
    await waitFor(() =>
      expect(bridge.inputsOf('library.unjoin')).toEqual([{ documentId: anId(7002), into: document.id }]),
    );
  });
});

describe('relations', () => {
  it('are told in words from this end, with a banner that leads to the successor', async () => {
    await show({
      relations: [successor],
      successors: [successor.other],
      force: [
        { from: '0001-01-01', answer: 'no', why: 'not-yet' },
        { from: '2024-03-01', answer: 'yes', why: 'applies' },
        { from: '2025-02-01', answer: 'no', why: 'repealed' },
      ],
    });
    const banner = await screen.findByRole('note', { name: 'About this text' });
    expect(banner.textContent).toContain('It has not applied since 1 February 2025.');
    expect(within(banner).getByRole('link', { name: 'New Act' }).getAttribute('href')).toContain(anId(7002));
    const list = screen.getByRole('list', { name: 'Relations' });
    expect(within(list).getByText('is repealed by')).toBeTruthy();
    expect(screen.getByText(/Its dates and relations point to “Repealed”/)).toBeTruthy();
  });

  it('are added by search, refused with a reason, and removed with a way back', async () => {
    const user = userEvent.setup();
    const document = aDocument({ relations: [successor] });
    let refuse = true;
    const { bridge } = await show(document, {
      'library.relate': () => {
        if (refuse) throw new AppError('library.relation-circular');
        return document;
      },
      'library.unrelate': () => document,
    });
    await user.click(await screen.findByRole('button', { name: 'Add a relation' }));
    await user.click(await screen.findByRole('combobox', { name: 'The other document' }));
    await user.click(await screen.findByRole('option', { name: 'Luật Phòng chống · 12/2024' }));
    const day = screen.getByLabelText('Takes effect on');
    fireEvent.change(day, { target: { value: '1815-03-01' } });
    expect(screen.getByText('This day is before “Adopted on”. Check both days.')).toBeTruthy();
    fireEvent.change(day, { target: { value: '' } });
    await user.click(screen.getByRole('button', { name: 'Add' }));
    expect(await screen.findByText(/would run in a circle/)).toBeTruthy();
    refuse = false;
    await user.click(screen.getByRole('button', { name: 'Add' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(bridge.inputsOf('library.relate').at(-1)).toEqual({
      kind: 'amends',
      from: anId(7002),
      to: document.id,
      inPart: false,
      effectiveOn: null,
    });
    await user.click(
      await screen.findByRole('button', { name: 'Remove the relation: is repealed by New Act' }),
    );
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() =>
      expect(bridge.inputsOf('library.relate').at(-1)).toMatchObject({ kind: 'repeals', from: anId(7002) }),
    );
  });
});

describe('checking', () => {
  it('is done in one click and taken back', async () => {
    const user = userEvent.setup();
    let document = aDocument();
    const before = document.review;
    const { bridge } = await show(document, {
      'library.get': () => document,
      'library.markChecked': () => {
        const review = { checkedOn: '2026-03-02', checkedBy: 'Malee', reviewBy: '2027-03-02' };
        document = { ...document, review };
        return document;
      },
      'library.uncheck': () => document,
    });
    expect(await screen.findByText('Never checked')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Checked today, next in 12 months' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() =>
      expect(bridge.inputsOf('library.uncheck')).toEqual([
        { documentId: document.id, before, written: document.review },
      ]),
    );
    expect(bridge.inputsOf('library.markChecked')).toEqual([{ documentId: document.id, months: 12 }]);
  });
});

it('is said to lie in the trash also where it is read', async () => {
  shown = await renderScreen(<ReaderForceBanner documentId={anId(7001)} versionId={anId(8001)} />, {
    at: `/read/${anId(8001)}`,
    answers: { 'library.get': () => aDocument({ removedAt: '2026-01-05T08:00:00.000Z' }) },
  });
  await screen.findByText(/This document is in the trash and is not searched/);
  const link = screen.getByRole('link', { name: 'Open it in the library to restore it' });
  expect(link.getAttribute('href')).toContain(`/library/${anId(7001)}`);
});

it.each([
  ['province', 'This text applies only in one part of the country.'],
  ['agency', 'This text applies only inside the agency that made it.'],
] as const)('that a %s made is told from national law where it is read', async (appliesTo, words) => {
  shown = await renderScreen(<ReaderForceBanner documentId={anId(7001)} versionId={anId(8001)} />, {
    at: `/read/${anId(8001)}`,
    answers: { 'library.get': () => aDocument({ appliesTo }) },
  });
  expect(await screen.findByText(words)).toBeTruthy();
});

describe('of several versions where it is read', () => {
  const newer = { ...original, id: anId(8003), label: 'As amended' };
  const older = { ...original, id: anId(8004), label: 'As adopted' };
  const read = async (versions: readonly DocumentVersion[], versionId: string) => {
    shown = await renderScreen(<ReaderForceBanner documentId={anId(7001)} versionId={versionId} />, {
      at: `/read/${versionId}`,
      answers: { 'library.get': () => aDocument({ versions: [...versions], appliesTo: 'agency' }) },
    });
    return screen.findByRole('note', { name: 'About this text' });
  };

  it('an older one leads to the current one', async () => {
    const note = await read([newer, older], older.id);
    expect(note.textContent).toContain('You are reading an older version. The current one:');
    expect(within(note).getByRole('link').getAttribute('href')).toContain(newer.id);
  });

  it('a newer one than the official text is not called older', async () => {
    const note = await read([newer, { ...older, isOfficial: true }], newer.id);
    expect(note.textContent).not.toContain('older version');
    expect(note.textContent).toContain('Another version is marked as the official text:');
    expect(within(note).getByRole('link').getAttribute('href')).toContain(older.id);
  });

  it('nothing is said of the current one', async () => {
    expect((await read([newer, older], newer.id)).textContent).not.toContain('version');
  });
});

describe('a text that looks like another one', () => {
  const pair = {
    one: 'a'.repeat(64),
    other: 'b'.repeat(64),
    ...{ likeness: 0.948, isCopy: false },
    later: {
      ...{ documentId: anId(7001), versionId: anId(8001), sha256: 'a'.repeat(64), language: null },
      ...{ title: 'Anti-Trafficking Act', sourceName: 'act.pdf' },
    },
    earlier: {
      ...{ documentId: anId(7002), versionId: anId(8002), sha256: 'b'.repeat(64), language: null },
      ...{ title: 'Old print', sourceName: 'old.pdf' },
    },
  };

  it('is told with how much is the same, and becomes a version or is kept apart', async () => {
    const user = userEvent.setup();
    const { bridge } = await show(
      {},
      { 'library.listLookalikes': () => [pair], 'library.decideLookalike': () => [] },
    );
    expect(await screen.findByText(/looks like another version of/)).toBeTruthy();
    expect(screen.getByText(/94 % the same/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Old print' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Keep them apart' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await user.click(screen.getByRole('button', { name: 'It is another version' }));
    const { one, other } = pair;
    await waitFor(() =>
      expect(bridge.inputsOf('library.decideLookalike')).toEqual([
        { one, other, decision: 'apart' },
        { one, other, decision: null },
        { one, other, decision: 'version' },
      ]),
    );
  });

  it('once decided is no longer told in the report of its import, which is asked for anew', async () => {
    const user = userEvent.setup();
    const { client } = await show(
      {},
      { 'library.listLookalikes': () => [pair], 'library.decideLookalike': () => [] },
    );
    client.setQueryData(importKeys.one(anId(5)), 'read before');
    await user.click(await screen.findByRole('button', { name: 'Keep them apart' }));
    await waitFor(() => expect(client.getQueryState(importKeys.one(anId(5)))?.isInvalidated).toBe(true));
  });

  it('that is the same in another file is called a copy, which goes to the trash and comes back', async () => {
    const user = userEvent.setup();
    const copy = { ...pair, likeness: 1, isCopy: true, later: pair.earlier, earlier: pair.later };
    const { bridge } = await show(
      {},
      {
        ...{ 'library.listLookalikes': () => [copy], 'library.usesOf': () => [] },
        ...{ 'library.remove': () => ({}), 'library.restore': () => aDocument() },
      },
    );
    expect((await screen.findByText(/has the same text as/)).textContent).toBe(
      'Old print has the same text as this text. “Old print” came into the library later.',
    );
    expect(screen.queryByRole('button', { name: 'It is a translation' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Move the later copy to the trash' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    const documentId = copy.later.documentId;
    await waitFor(() => expect(bridge.inputsOf('library.restore')).toEqual([{ documentId }]));
    expect(bridge.inputsOf('library.remove')).toEqual([{ documentId }]);
  });

  it('is asked about again when its joining is undone, in one call for all of its versions', async () => {
    const user = userEvent.setup();
    const document = aDocument({ versions: [original, translation] });
    const { bridge } = await show(document, {
      ...{ 'library.listLookalikes': () => [pair], 'library.decideLookalike': () => [] },
      'library.unjoin': () => document,
    });
    await user.click(await screen.findByRole('button', { name: 'It is another version' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    const { one, other } = pair;
    await waitFor(() =>
      expect(bridge.inputsOf('library.decideLookalike')).toEqual([
        { one, other, decision: 'version' },
        { one, other, decision: null },
      ]),
    );
    expect(bridge.inputsOf('library.unjoin')).toEqual([
      { documentId: pair.later.documentId, into: pair.earlier.documentId },
    ]);
  });

  it('is called "this text" on either side, and by its file where both have one title', async () => {
    const namesakes = {
      ...pair,
      later: { ...pair.later, documentId: anId(7003), title: 'Anti-Trafficking Act', sourceName: 'new.pdf' },
      earlier: { ...pair.earlier, documentId: anId(7001), title: 'Anti-Trafficking Act' },
    };
    await show({}, { 'library.listLookalikes': () => [namesakes] });
    const notice = (await screen.findByText(/looks like another version of/)).textContent;
    expect(notice).toBe(
      'Anti-Trafficking Act (new.pdf) looks like another version of this text (94 % the same).',
    );
    expect(screen.getByRole('link', { name: 'See what differs' }).getAttribute('href')).toContain(
      `/texts/${anId(8002)}/${anId(8001)}`,
    );
  });
});

describe('two texts of which packs brought one or both', () => {
  const side = { title: 'Anti-Trafficking Act', sourceName: 'act.pdf', language: null };
  const alike = {
    ...{ one: 'a'.repeat(64), other: 'b'.repeat(64), likeness: 0.94, isCopy: false },
    later: { ...side, documentId: anId(7003), versionId: anId(8003), sha256: 'b'.repeat(64) },
    earlier: { ...side, documentId: anId(7001), versionId: anId(8001), sha256: 'a'.repeat(64) },
  };

  it('are told apart by whose pack each came in', async () => {
    await show(
      {},
      {
        'library.listLookalikes': () => [alike],
        'library.listSenders': () => [
          { sha256: 'a'.repeat(64), sender: 'Lao PDR' },
          { sha256: 'b'.repeat(64), sender: 'Thailand' },
        ],
      },
    );
    await screen.findByText(/Pack from Thailand/);
    expect((await screen.findByText(/looks like another version of/)).textContent).toBe(
      'Anti-Trafficking Act (act.pdf · Pack from Thailand) looks like another version of this text (Pack from Lao PDR) (94 % the same).',
    );
  });
});

describe('a text that may name persons', () => {
  const file = {
    ...{ sha256: 'b'.repeat(64), documentId: anId(7001), versionId: anId(8001) },
    ...{ title: 'Register', language: null, sourceName: 'register.pdf' },
    pages: [
      { page: 3, kinds: ['passport', 'person'] as const },
      { page: 4, kinds: ['person'] as const },
    ].map(({ page, kinds }) => ({ page, kinds: [...kinds] })),
  };

  it('is told with what stands where, leads to the first such page, and may be let stay and taken back', async () => {
    const user = userEvent.setup();
    const { bridge } = await show(
      {},
      { 'library.listPersonal': () => [file], 'library.letPersonalStay': () => [] },
    );
    const notice = await screen.findByText(/This text may hold names or numbers of persons/);
    expect(notice.textContent).toBe(
      'This text may hold names or numbers of persons: number of a passport (page 3); name of a victim, witness or suspect (pages 3–4)',
    );
    expect(screen.getByRole('link', { name: 'Read page 3' }).getAttribute('href')).toContain(
      `/read/${anId(8001)}?page=3`,
    );
    await user.click(screen.getByRole('button', { name: 'It may stay' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() =>
      expect(bridge.inputsOf('library.letPersonalStay')).toEqual([
        { sha256: file.sha256, stays: true },
        { sha256: file.sha256, stays: false },
      ]),
    );
  });

  it('is not told of another document', async () => {
    await show({}, { 'library.listPersonal': () => [{ ...file, documentId: anId(7999) }] });
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByText(/may hold names/)).toBeNull();
  });
});
