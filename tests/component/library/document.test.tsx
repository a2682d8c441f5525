import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DocumentScreen } from '../../../renderer/library';
import { AppError } from '../../../shared/kernel';
import type { LibraryDocument } from '../../../shared/library';
import { aDocument, anId } from '../../support/builders';
import type { FakeAnswers } from '../../support/fake-bridge';
import { type RenderedScreen, type RenderOptions, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
afterEach(() => {
  shown?.leave();
  shown = undefined;
});

/** A library of one document that keeps its changes, as the real one does. */
function keeping(given: Partial<LibraryDocument> = {}): FakeAnswers {
  let kept = aDocument(given);
  return {
    'library.get': () => kept,
    'library.update': ({ changes }) => {
      const named = Object.keys(changes);
      kept = {
        ...kept,
        ...changes,
        guessed: kept.guessed.filter((field) => !named.includes(field)),
      } as LibraryDocument;
      return kept;
    },
    'library.confirmGuesses': () => {
      kept = { ...kept, guessed: [] };
      return kept;
    },
    'library.remove': () => ({}),
    'library.restore': () => kept,
    'library.textReadings': () => [],
    'library.usesOf': () => [],
    'library.provenance': ({ sha256 }) => ({
      ...{ sha256, bytes: 1, sourceName: 'act.pdf', addedAt: '2025-01-05T08:00:00.000Z', again: 0 },
      import: { id: anId(9100), startedAt: '2025-01-05T08:00:00.000Z', position: 2, total: 12 },
      pack: null,
    }),
    'library.list': () => [],
    'library.listImports': () => [],
    'library.listLookalikes': () => [],
  };
}

async function show(answers: FakeAnswers, more: Partial<RenderOptions> = {}): Promise<RenderedScreen> {
  shown = await renderScreen(<DocumentScreen />, { at: `/library/${anId(7001)}`, answers, ...more });
  return shown;
}

const fieldOf = (name: string) => {
  const frame = document.querySelector<HTMLElement>(`[data-field="${name}"]`);
  if (frame === null) throw new Error(`no field ${name}`);
  return within(frame);
};

it('says whose pack brought a document, and leads to its receipt', async () => {
  await show({
    ...keeping(),
    'library.provenance': ({ sha256 }) => ({
      ...{ sha256, bytes: 1, sourceName: 'act.pdf', addedAt: '2025-01-05T08:00:00.000Z', again: 0 },
      ...{ import: null, pack: { id: anId(9200), sender: 'Office of VN' } },
    }),
  });
  const link = await screen.findByRole('link', { name: 'Pack from Office of VN' });
  expect(link.getAttribute('href')).toContain(`/exchange/receipts/${anId(9200)}`);
  expect(screen.queryByText('Not known')).toBeNull();
});

describe('reading on from a document', () => {
  const idle: (() => void)[] = [];
  const stubIdle = () => {
    idle.length = 0;
    vi.stubGlobal('requestIdleCallback', (work: () => void) => idle.push(work));
    vi.stubGlobal('cancelIdleCallback', (waiting: number) => {
      idle[waiting - 1] = () => undefined;
    });
  };
  const rest = () => {
    for (const work of idle.splice(0)) work();
  };
  afterEach(() => {
    shown?.leave();
    shown = undefined;
    vi.unstubAllGlobals();
  });
  const opening: FakeAnswers = { 'reader.open': () => new Promise<never>(() => undefined) };

  it('is made ready when its screen is there and nothing else is to be done', async () => {
    stubIdle();
    const { bridge } = await show({ ...keeping(), ...opening });
    await screen.findByRole('link', { name: 'Read' });
    expect(bridge.inputsOf('reader.open')).toEqual([]);
    rest();
    const versionId = aDocument().versions[0]?.id;
    await waitFor(() => expect(bridge.inputsOf('reader.open')).toEqual([{ versionId, ahead: true }]));
  });

  it('is not made ready for a document in the trash, nor behind a screen that was left before', async () => {
    stubIdle();
    const { bridge } = await show({ ...keeping({ removedAt: '2025-03-01T08:00:00.000Z' }), ...opening });
    await screen.findByRole('link', { name: 'Read' });
    rest();
    shown?.leave();
    const second = await show({ ...keeping(), ...opening });
    await screen.findByRole('link', { name: 'Read' });
    second.leave();
    rest();
    await new Promise<void>((resolve) => setTimeout(resolve));
    expect([...bridge.inputsOf('reader.open'), ...second.bridge.inputsOf('reader.open')]).toEqual([]);
  });
});

describe('the catalogue of a document', () => {
  it('saves what is typed by itself and says so only when it is on disk', async () => {
    const user = userEvent.setup();
    let release: (() => void) | undefined;
    const answers = keeping();
    const { bridge } = await show({
      ...answers,
      'library.update': async (input) => {
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        return (await answers['library.update']?.(input)) ?? aDocument();
      },
    });
    await user.type(await screen.findByLabelText('Title in English'), 'Act');
    await waitFor(() => expect(fieldOf('titleEnglish').getByText('Saving …')).toBeTruthy());
    await waitFor(() => expect(release).toBeDefined());
    release?.();
    await waitFor(() => expect(fieldOf('titleEnglish').getByText('Saved')).toBeTruthy());
    expect(bridge.inputsOf('library.update')).toEqual([
      { documentId: anId(7001), changes: { titleEnglish: 'Act' } },
    ]);
  });

  it('keeps the words and says so when they could not be saved, and sends them again on leaving the field', async () => {
    const user = userEvent.setup();
    let full = true;
    const answers = keeping();
    const { bridge } = await show({
      ...answers,
      'library.update': (input) => {
        if (full) throw new AppError('db.full');
        return answers['library.update']?.(input) ?? aDocument();
      },
    });
    const field = await screen.findByLabelText('Number');
    await user.clear(field);
    await user.type(field, '7');
    await waitFor(() => expect(fieldOf('number').getByText('Not saved')).toBeTruthy());
    full = false;
    await user.tab();
    await waitFor(() => expect(fieldOf('number').getByText('Saved')).toBeTruthy());
    expect(bridge.inputsOf('library.update').at(-1)).toEqual({
      documentId: anId(7001),
      changes: { number: '7' },
    });
  });

  it('saves the last keys when the screen is left before the pause', async () => {
    const user = userEvent.setup();
    const rendered = await show(keeping());
    await user.type(await screen.findByLabelText('Issued by'), ' of Cambodia');
    rendered.leave();
    shown = undefined;
    await waitFor(() =>
      expect(rendered.bridge.inputsOf('library.update')).toEqual([
        { documentId: anId(7001), changes: { issuingBody: 'National Assembly of Cambodia' } },
      ]),
    );
  });

  it('never saves a document without a title', async () => {
    const user = userEvent.setup();
    const { bridge } = await show(keeping());
    await user.clear(await screen.findByLabelText(/^Title \*|^Title$/));
    await user.tab();
    expect(
      fieldOf('title').getByText('Every document needs a title of at most 500 characters.'),
    ).toBeTruthy();
    expect(fieldOf('title').getByText('Not saved')).toBeTruthy();
    expect(bridge.inputsOf('library.update')).toEqual([]);
  });

  it('marks each guess, and takes one or all as right', async () => {
    const user = userEvent.setup();
    const { bridge } = await show(keeping({ guessed: ['title', 'type', 'language'] }));
    await screen.findByText('3 fields were filled by Waymark from the file and may be wrong.');
    await user.click(screen.getByRole('button', { name: 'All right: Type' }));
    await screen.findByText(/^2 fields/);
    expect(bridge.inputsOf('library.update')).toEqual([{ documentId: anId(7001), changes: { type: 'LAW' } }]);
    await user.click(screen.getByRole('button', { name: 'All guesses are right' }));
    await waitFor(() => expect(screen.queryByText('Guess, please check')).toBeNull());
  });

  it('takes a corrected guess as checked', async () => {
    const user = userEvent.setup();
    await show(keeping({ guessed: ['status'] }));
    await user.click(await screen.findByRole('combobox', { name: 'Legal status' }));
    await user.click(await screen.findByRole('option', { name: 'Repealed' }));
    await waitFor(() => expect(screen.queryByText('Guess, please check')).toBeNull());
  });

  it('can leave the State unstated, but never the type', async () => {
    const user = userEvent.setup();
    const { bridge } = await show(keeping());
    await user.click(await screen.findByRole('combobox', { name: 'State' }));
    await user.click(await screen.findByRole('option', { name: 'Not stated' }));
    await waitFor(() =>
      expect(bridge.inputsOf('library.update')).toEqual([
        { documentId: anId(7001), changes: { state: null } },
      ]),
    );
    await user.click(screen.getByRole('combobox', { name: 'Type' }));
    await screen.findByRole('option', { name: 'Court decision' });
    expect(screen.queryByRole('option', { name: 'Not stated' })).toBeNull();
  });

  it('says to whom it applies, and what that means', async () => {
    const user = userEvent.setup();
    const { bridge } = await show(keeping());
    const field = await screen.findByRole('combobox', { name: 'Applies to' });
    expect((field as HTMLInputElement).value).toBe('Not stated');
    await user.click(field);
    await user.click(await screen.findByRole('option', { name: 'Province or district' }));
    await screen.findByText('It applies only in one part of the country.');
    await waitFor(() =>
      expect(bridge.inputsOf('library.update')).toEqual([
        { documentId: anId(7001), changes: { appliesTo: 'province' } },
      ]),
    );
  });

  it('keeps pillars in their order', async () => {
    const user = userEvent.setup();
    const { bridge } = await show(keeping({ pillars: ['PROS'] }));
    await user.click(await screen.findByRole('checkbox', { name: 'Policy and coordination' }));
    await waitFor(() =>
      expect(bridge.inputsOf('library.update')).toEqual([
        { documentId: anId(7001), changes: { pillars: ['POL', 'PROS'] } },
      ]),
    );
  });

  it('doubts a day that stands before one that comes first, and keeps it all the same', async () => {
    const { bridge } = await show(keeping({ adoptedOn: '1983-09-10', inForceOn: null, expiresOn: null }));
    const fill = async (name: string, day: string) =>
      fireEvent.change(await screen.findByLabelText(name), { target: { value: day } });
    await fill('In force from', '1980-01-01');
    expect(fieldOf('inForceOn').getByText('This day is before “Adopted on”. Check both days.')).toBeTruthy();
    await fill('Ends on', '1979-12-31');
    await fieldOf('expiresOn').findByText('This day is before “In force from”. Check both days.');
    await waitFor(() =>
      expect(bridge.inputsOf('library.update').at(-1)).toMatchObject({
        changes: { expiresOn: '1979-12-31' },
      }),
    );
    await fill('Ends on', '1990-01-01');
    expect(fieldOf('expiresOn').queryByText(/Check both days/)).toBeNull();
  });

  it('names the days of a report by the time it speaks of, which is mostly over before it is signed', async () => {
    await show(
      keeping({ type: 'RPT', adoptedOn: '2026-03-15', inForceOn: '2025-01-01', expiresOn: '2024-12-31' }),
    );
    await screen.findByLabelText('Covers from');
    expect(screen.queryByLabelText('In force from')).toBeNull();
    expect(fieldOf('inForceOn').queryByText(/Check both days/)).toBeNull();
    const until = fieldOf('expiresOn').getByLabelText('Covers until');
    expect(fieldOf('expiresOn').getByText('This day is before “Covers from”. Check both days.')).toBeTruthy();
    fireEvent.change(until, { target: { value: '2025-12-31' } });
    expect(fieldOf('expiresOn').queryByText(/Check both days/)).toBeNull();
  });

  it('shows a day in both eras, takes either, and passes over a year that is still being typed', async () => {
    const user = userEvent.setup();
    const { bridge } = await show(keeping(), { shownIn: { language: 'en', calendar: 'be' } });
    await screen.findByText('1 February 2567 BE · 1 February 2024');
    const field = screen.getByLabelText('Ends on');
    await user.type(field, '0202-01-01');
    await user.tab();
    expect(bridge.inputsOf('library.update')).toEqual([]);
    await user.clear(field);
    // A year of the Buddhist Era.
    await user.type(field, '2573-12-31');
    await user.tab();
    await waitFor(() =>
      expect(bridge.inputsOf('library.update').at(-1)).toEqual({
        documentId: anId(7001),
        changes: { expiresOn: '2030-12-31' },
      }),
    );
  });

  it('tells the facts of the file', async () => {
    await show(keeping());
    await screen.findByText(/12 of 12 pages/);
    expect(screen.getByText('act.pdf')).toBeTruthy();
    expect(screen.getByText('aaaaaaaaaaaa…')).toBeTruthy();
    expect(screen.getAllByRole('link', { name: 'Read' })[0]?.getAttribute('href')).toContain(
      `/read/${anId(8001)}`,
    );
  });

  it('warns where the end of a file is missing, for its pages may be read as the whole law', async () => {
    const read = { reading: 'auto' as const, converted: [], uncertainPages: 0, locked: false };
    await show({
      ...keeping(),
      'library.textReadings': () => [
        { versionId: anId(8001), ...read, cutOff: true, formNotShown: false, hasAttachments: false },
      ],
    });
    expect((await screen.findByText(/The end of this file is missing/)).textContent).toContain(
      'Get the file again from where it came from',
    );
  });

  it('says that a form is not shown, and how its words are got into the library', async () => {
    const read = { reading: 'auto' as const, converted: [], uncertainPages: 0, locked: false };
    const told = { cutOff: false, formNotShown: true, hasAttachments: false };
    await show({
      ...keeping(),
      'library.textReadings': () => [{ versionId: anId(8001), ...read, ...told }],
    });
    expect((await screen.findByText(/a form that only Adobe Reader shows/)).textContent).toContain(
      'print it to a new PDF',
    );
  });

  it('says that files attached inside the PDF are not searched, and what to do with them', async () => {
    const read = { reading: 'auto' as const, converted: [], uncertainPages: 0, locked: false };
    await show({
      ...keeping(),
      'library.textReadings': () => [
        { versionId: anId(8001), ...read, cutOff: false, formNotShown: false, hasAttachments: true },
      ],
    });
    expect((await screen.findByText(/Other files are attached inside this PDF/)).textContent).toContain(
      'save the attached files to a folder',
    );
    expect(screen.queryByText(/The end of this file is missing/)).toBeNull();
  });

  it('gives the focus back to the button when it is not moved to the trash after all', async () => {
    const user = userEvent.setup();
    const use = {
      documentId: anId(7001),
      title: 'Anti-Trafficking Act',
      citations: [],
      highlights: 2,
      relations: 1,
      plans: 2,
      treaties: 1,
    };
    await show({ ...keeping(), 'library.usesOf': () => [use] });
    const button = await screen.findByRole('button', { name: 'Move to trash' });
    await user.click(button);
    await screen.findByText('Related to 1 other document');
    expect(screen.getByText('Named at 1 treaty status')).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(button));
  });

  it('shows a State that is no member, such as the made-up one of the sample', async () => {
    const user = userEvent.setup();
    await show(keeping({ state: 'ZZ' }));
    const field = await screen.findByRole('combobox', { name: 'State' });
    expect(field).toHaveProperty('value', 'Sample Islands (made up)');
    await user.click(field);
    expect(await screen.findByRole('option', { name: 'Sample Islands (made up)' })).toBeTruthy();
  });

  it('goes to the trash and comes back by undo', async () => {
    const user = userEvent.setup();
    const { bridge, address } = await show(keeping());
    await user.click(await screen.findByRole('button', { name: 'Move to trash' }));
    await waitFor(() => expect(address()).toBe('/library'));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(bridge.inputsOf('library.restore')).toEqual([{ documentId: anId(7001) }]));
    await screen.findByText('“Anti-Trafficking Act” is in the library again.');
  });

  it('tells no more that it is in the trash once it was restored on its screen', async () => {
    const user = userEvent.setup();
    let removedAt: string | null = null;
    const { address, back } = await show({
      ...keeping(),
      'library.get': () => aDocument({ removedAt }),
      'library.remove': () => {
        removedAt = '2025-03-01T08:00:00.000Z';
        return {};
      },
      'library.restore': () => {
        removedAt = null;
        return aDocument();
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Move to trash' }));
    await screen.findByText('“Anti-Trafficking Act” is in the trash.');
    await waitFor(() => expect(address()).toBe('/library'));
    back();
    await user.click(await screen.findByRole('button', { name: 'Restore' }));
    await screen.findByText('“Anti-Trafficking Act” is in the library again.');
    await waitFor(() => expect(screen.queryByText('“Anti-Trafficking Act” is in the trash.')).toBeNull());
  });

  it('says when there is no such document', async () => {
    await show({
      'library.get': () => {
        throw new AppError('library.not-found');
      },
    });
    expect((await screen.findByRole('alert')).dataset.error).toBe('library.not-found');
    expect(screen.getByRole('link', { name: 'Back to the library' })).toBeTruthy();
  });
});

it('leaves a document and what is being typed about it alone when it cannot be read anew for a while', async () => {
  const user = userEvent.setup();
  let failure: string | null = null;
  const answers = keeping();
  const { bridge } = await show({
    ...answers,
    'library.get': (input) => {
      if (failure !== null) throw new AppError(failure);
      return answers['library.get']?.(input) as LibraryDocument;
    },
  });
  await user.click(await screen.findByRole('button', { name: /^Change version/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Name, date, language, source' }));
  const label = await screen.findByLabelText<HTMLInputElement>(/^Name of the version/);
  await user.clear(label);
  await user.type(label, 'As amended');
  failure = 'app.process-restarted';
  bridge.announce({ name: 'library.changed', ids: [] });
  expect((await screen.findByRole('alert')).dataset.error).toBe('app.process-restarted');
  expect(label.isConnected).toBe(true);
  expect(label.value).toBe('As amended');
  failure = null;
  bridge.announce({ name: 'library.changed', ids: [] });
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  expect(label.isConnected).toBe(true);
  // Of a document that is gone nothing is shown that was so before.
  failure = 'library.not-found';
  bridge.announce({ name: 'library.changed', ids: [] });
  expect((await screen.findByRole('alert')).dataset.error).toBe('library.not-found');
  expect(label.isConnected).toBe(false);
});

describe('the history of a document', () => {
  const entry = (
    seq: number,
    minute: number,
    field: string,
    before: string | null,
    after: string | null,
  ) => ({
    ...{ seq, field, before, after, entity: 'document' as const, id: 'd', canUndo: field !== 'added' },
    ...{ at: `2026-03-02T10:0${minute}:00.000Z`, actor: seq === 1 ? 'unnamed' : 'Sok Dara' },
  });

  it('says step by step who changed what, when, from what to what, and goes back one step or several', async () => {
    const user = userEvent.setup();
    const { bridge } = await show({
      ...keeping(),
      'changes.history': () => [
        entry(4, 3, 'status', 'unknown', 'inforce'),
        entry(3, 3, 'title', 'First', 'Second'),
        entry(2, 2, 'title', 'Act', 'First'),
        entry(1, 1, 'added', null, 'a'.repeat(64)),
      ],
      'changes.takeBack': () => ({ undone: 1, left: [] }),
    });
    await user.click(await screen.findByRole('button', { name: 'History' }));
    const panel = within(await screen.findByRole('dialog', { name: 'History of this document' }));
    const told = (await panel.findAllByRole('listitem')).map(({ textContent }) => textContent ?? '');
    // What was saved at once is one step.
    expect(told).toHaveLength(3);
    expect(told[0]).toMatch(/^Sok Dara, .*Legal status.*In force.*Second/);
    expect(told[2]).toMatch(/^No name given, .*Brought in$/);
    // A document that was brought in is not taken back here.
    await user.click(panel.getByRole('button', { name: /^Undo: Legal status/ }));
    await waitFor(() => expect(bridge.inputsOf('changes.takeBack')).toEqual([{ seq: 4, andLater: false }]));
    expect(await screen.findByText('Undone: 1 thing is as before.')).toBeTruthy();
    await user.click(panel.getByRole('button', { name: /^Go back to before this: Title/ }));
    const asked = within(await screen.findByRole('dialog', { name: 'Go back to before this step?' }));
    expect(asked.getByText(/This step and 1 later step are taken back/)).toBeTruthy();
    await user.click(asked.getByRole('button', { name: 'Go back to before this' }));
    await waitFor(() =>
      expect(bridge.inputsOf('changes.takeBack')).toContainEqual({ seq: 2, andLater: true }),
    );
  });

  it('calls the days of a report the time it speaks of', async () => {
    const user = userEvent.setup();
    await show({
      ...keeping({ type: 'RPT' }),
      'changes.history': () => [
        entry(3, 3, 'inForceOn', null, '2024-01-01'),
        entry(2, 2, 'expiresOn', null, '2024-12-31'),
        entry(1, 1, 'adoptedOn', null, '2025-03-01'),
      ],
    });
    await user.click(await screen.findByRole('button', { name: 'History' }));
    const panel = within(await screen.findByRole('dialog', { name: 'History of this document' }));
    const told = (await panel.findAllByRole('listitem')).map(({ textContent }) => textContent ?? '');
    expect(told[0]).toMatch(/Covers from/);
    expect(told[1]).toMatch(/Covers until/);
    expect(told.join()).not.toMatch(/In force|Expires/);
  });

  it('tells of versions that moved, of marks and of page numbers in words, never by ids and codes', async () => {
    const user = userEvent.setup();
    await show({
      ...keeping(),
      'changes.history': () => [
        { ...entry(9, 8, 'versionOrder', 'id-one id-two', 'id-two id-one') },
        { ...entry(8, 7, 'isOfficial', 'false', 'true'), entity: 'version' as const },
        { ...entry(7, 6, 'documentId', 'id-one', 'id-two'), entity: 'version' as const },
        { ...entry(6, 5, 'standing', null, 'machine-translation'), entity: 'version' as const },
        { ...entry(5, 4, 'pageNumbers', null, '3 1'), entity: 'file' as const },
        { ...entry(4, 3, 'mergedInto', null, 'id-two') },
        { ...entry(3, 2, 'joinedRelations', '[{"id":"id-three"}]', null) },
        { ...entry(2, 1, 'textReading', 'auto', 'as-stored') },
        { ...entry(10, 9, 'appliesTo', null, 'agency') },
        { ...entry(1, 0, 'personalStays', null, 'id-file') },
      ],
    });
    await user.click(await screen.findByRole('button', { name: 'History' }));
    const panel = within(await screen.findByRole('dialog', { name: 'History of this document' }));
    const told = (await panel.findAllByRole('listitem'))
      .map(({ textContent }) => textContent ?? '')
      .join('\n');
    expect(told).not.toMatch(/id-|false|true|Something else|machine-translation|as-stored/);
    expect(told).toMatch(/Applies to.*One agency/);
    expect(told).toMatch(/Order of the versions/);
    expect(told).toMatch(/Marked as the official text/);
    expect(told).toMatch(/Machine translation/);
    expect(told).toMatch(/Page 3 of the file has the number 1/);
    expect(told).toMatch(/Became a version of another document/);
    expect(told).toMatch(/As it is stored, in Unicode/);
    expect(told).toMatch(/the pages with names or numbers of persons may stay/);
  });
});

describe('a day in the calendar of the State', () => {
  const nepali: FakeAnswers = {
    'library.toOtherDay': ({ day }) => (day === '2007-07-24' ? { year: 2064, month: 4, day: 8 } : null),
    'library.fromOtherDay': ({ year, month, day }) =>
      year === 2064 && month === 4 && day === 8 ? '2007-07-24' : null,
  };

  it('is shown beside the others, and can be given in digits of any script', async () => {
    const user = userEvent.setup();
    const { bridge } = await show({ ...keeping({ state: 'NP', adoptedOn: null }), ...nepali });
    await user.click(
      await screen.findByRole('button', { name: 'Adopted on: give the day in the Bikram Sambat' }),
    );
    const given = within(screen.getByRole('group', { name: 'Adopted on in the Bikram Sambat' }));
    await user.type(given.getByLabelText('Day'), '८');
    await user.selectOptions(given.getByLabelText('Month'), '4 · Saun');
    await user.type(given.getByLabelText('Year'), '२०६४');
    await user.click(await given.findByRole('button', { name: 'Use 24 July 2007' }));
    await waitFor(() =>
      expect(bridge.inputsOf('library.update')).toMatchObject([{ changes: { adoptedOn: '2007-07-24' } }]),
    );
    expect(await fieldOf('adoptedOn').findByText('8 Saun 2064 in the Bikram Sambat')).toBeDefined();
    // Given once more, it begins with the day that is there.
    await user.click(screen.getByRole('button', { name: 'Adopted on: give the day in the Bikram Sambat' }));
    expect(fieldOf('adoptedOn').getByLabelText('Year')).toHaveProperty('value', '2064');
  });

  it('that does not exist is said to be none, and changes nothing', async () => {
    const user = userEvent.setup();
    const { bridge } = await show({ ...keeping({ state: 'NP', inForceOn: null }), ...nepali });
    await user.click(
      await screen.findByRole('button', { name: 'In force from: give the day in the Bikram Sambat' }),
    );
    const given = within(screen.getByRole('group', { name: 'In force from in the Bikram Sambat' }));
    await user.type(given.getByLabelText('Day'), '32');
    await user.type(given.getByLabelText('Year'), '2064');
    await given.findByText('There is no such day. Years from 2000 to 2090 are known.');
    expect(given.getByRole('button', { name: 'Use this day' })).toHaveProperty('disabled', true);
    expect(bridge.inputsOf('library.update')).toEqual([]);
  });

  const giving = async (user: ReturnType<typeof userEvent.setup>) => {
    await user.click(
      await screen.findByRole('button', { name: 'Adopted on: give the day in the Bikram Sambat' }),
    );
    return within(screen.getByRole('group', { name: 'Adopted on in the Bikram Sambat' }));
  };

  it('says what is missing, and that no month has so many days', async () => {
    const user = userEvent.setup();
    await show({ ...keeping({ state: 'NP', adoptedOn: null }), ...nepali });
    const given = await giving(user);
    await user.type(given.getByLabelText('Year'), '64');
    expect(given.getByText('Type the day, and the year with four digits.')).toBeTruthy();
    await user.type(given.getByLabelText('Day'), '33');
    await user.clear(given.getByLabelText('Year'));
    await user.type(given.getByLabelText('Year'), '2064');
    expect((await given.findByRole('alert')).textContent).toMatch(/There is no such day/);
    expect(given.queryByText(/year with four digits/)).toBeNull();
  });

  it('is taken with the key Enter, and the focus stays beside it', async () => {
    const user = userEvent.setup();
    const { bridge } = await show({ ...keeping({ state: 'NP', adoptedOn: null }), ...nepali });
    const given = await giving(user);
    await user.type(given.getByLabelText('Day'), '8');
    await user.selectOptions(given.getByLabelText('Month'), '4 · Saun');
    await user.type(given.getByLabelText('Year'), '2064');
    await given.findByRole('button', { name: 'Use 24 July 2007' });
    await user.type(given.getByLabelText('Year'), '{Enter}');
    await waitFor(() =>
      expect(bridge.inputsOf('library.update')).toMatchObject([{ changes: { adoptedOn: '2007-07-24' } }]),
    );
    expect(document.activeElement?.getAttribute('aria-label')).toBe(
      'Adopted on: give the day in the Bikram Sambat',
    );
  });

  it('that cannot be told says why, and is asked for again', async () => {
    const user = userEvent.setup();
    let fails = true;
    await show({
      ...keeping({ state: 'NP', adoptedOn: null }),
      ...nepali,
      'library.fromOtherDay': () => {
        if (fails) throw new AppError('app.unreachable');
        return '2007-07-24';
      },
    });
    const given = await giving(user);
    await user.type(given.getByLabelText('Day'), '8');
    await user.type(given.getByLabelText('Year'), '2064');
    const notice = within(await given.findByRole('alert', {}, { timeout: 3000 }));
    fails = false;
    await user.click(notice.getByRole('button', { name: 'Try again' }));
    expect(await given.findByRole('button', { name: 'Use 24 July 2007' })).toBeTruthy();
  });

  it('is asked about where its year is one of that calendar and not of the Common Era', async () => {
    await show({ ...keeping({ state: 'NP', adoptedOn: '2064-04-08' }), ...nepali });
    expect(
      (await screen.findAllByText(/counts 2064 as a year of the Common Era/)).map((each) =>
        each.closest('[data-field]')?.getAttribute('data-field'),
      ),
    ).toEqual(['adoptedOn']);
  });

  it('is not spoken of where the State has no other', async () => {
    await show({ ...keeping({ state: 'TH', adoptedOn: '2008-02-06' }), ...nepali });
    await screen.findByLabelText('Adopted on');
    expect(document.querySelector('[data-own-calendar]')).toBeNull();
  });
});
