import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LibraryScreen } from '../../../renderer/library';
import { importKeys } from '../../../renderer/platform';
import { aDocumentSummary, anId } from '../../support/builders';
import type { FakeAnswers } from '../../support/fake-bridge';
import { giveLayout } from '../../support/layout';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

const documents = [1, 2, 3, 4].map((n) =>
  aDocumentSummary({ id: anId(7000 + n), versionId: anId(8000 + n), title: `Act ${n}` }),
);
const CHANGE = anId(9001);

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
    answers: {
      'library.list': () => documents,
      'library.listImports': () => [],
      'library.previewBulkEdit': ({ documentIds }) => ({
        changes: documentIds.length - 1,
        same: 1,
        fields: { type: documentIds.length - 1 },
      }),
      'library.bulkEdit': ({ documentIds }) => ({ changeId: CHANGE, changed: documentIds.length - 1 }),
      'library.bulkRemove': ({ documentIds }) => ({ changeId: CHANGE, changed: documentIds.length }),
      'library.usesOf': () => [],
      ...answers,
    },
  });
  await screen.findByRole('link', { name: 'Act 1' });
  return shown;
}
const boxOf = (n: number) => screen.getByRole('checkbox', { name: `Choose: Act ${n}` });
const isChosen = (n: number) => (boxOf(n) as HTMLInputElement).checked;

describe('choosing documents', () => {
  it('works by keyboard: space for one, shift and arrows for a run, Ctrl+A for all', async () => {
    await show();
    const link = screen.getByRole('link', { name: 'Act 1' });
    link.focus();
    fireEvent.keyDown(link, { key: ' ' });
    expect(isChosen(1)).toBe(true);
    fireEvent.keyDown(link, { key: 'ArrowDown', shiftKey: true });
    fireEvent.keyDown(screen.getByRole('link', { name: 'Act 2' }), { key: 'ArrowDown', shiftKey: true });
    expect([1, 2, 3, 4].map(isChosen)).toEqual([true, true, true, false]);
    expect(screen.getByText('3 documents chosen')).toBeTruthy();
    fireEvent.keyDown(link, { key: 'a', ctrlKey: true });
    expect(screen.getByText('4 documents chosen')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Choose none' }));
    expect([1, 2, 3, 4].map(isChosen)).toEqual([false, false, false, false]);
    expect(screen.queryByRole('group', { name: 'Chosen documents' })).toBeNull();
  });

  it('takes all that the list shows with the box in its head', async () => {
    const user = userEvent.setup();
    await show();
    await user.click(boxOf(2));
    const all = screen.getByRole('checkbox', { name: 'Choose all 4 documents in the list' });
    expect((all as HTMLInputElement).indeterminate).toBe(true);
    await user.click(all);
    expect([1, 2, 3, 4].map(isChosen)).toEqual([true, true, true, true]);
  });
});

describe('changing the chosen documents', () => {
  it('says how many it changes before it does, and offers to undo it in one step', async () => {
    const user = userEvent.setup();
    const { bridge } = await show({ 'changes.undo': () => ({ undone: 3, left: [] }) });
    await user.click(screen.getByRole('checkbox', { name: 'Choose all 4 documents in the list' }));
    await user.click(screen.getByRole('button', { name: 'Change …' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Change 4 documents' }));
    expect(dialog.getByText('Nothing is changed yet.')).toBeTruthy();
    // The dialog begins at a field, whose list must not lie over the others.
    expect(screen.queryByRole('option', { name: 'Constitution' })).toBeNull();
    expect((dialog.getByRole('button', { name: 'Change 0 documents' }) as HTMLButtonElement).disabled).toBe(
      true,
    );
    await user.click(dialog.getByRole('combobox', { name: 'Type' }));
    await user.click(await screen.findByRole('option', { name: 'National action plan' }));
    await dialog.findByText('This changes 3 documents.');
    expect(dialog.getByText('Type: 3. 1 has it so already.')).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Change 3 documents' }));
    await screen.findByText('3 documents were changed.');
    expect(bridge.inputsOf('library.bulkEdit')).toEqual([
      { documentIds: documents.map(({ id }) => id), change: { type: 'NAP' } },
    ]);
    expect(isChosen(1)).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    // The notice goes with its button.
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1, name: 'Library' }));
    await screen.findByText('Undone: 3 things are as before.');
    expect(bridge.inputsOf('changes.undo')).toEqual([{ id: CHANGE }]);
  });

  it('letters typed in a list that holds a choice look for another one', async () => {
    await show();
    const user = userEvent.setup();
    await user.click(boxOf(1));
    await user.click(screen.getByRole('button', { name: 'Change …' }));
    const dialog = within(await screen.findByRole('dialog'));
    const state = dialog.getByRole('combobox', { name: 'State' });
    await user.click(state);
    await user.keyboard('Thai');
    expect((state as HTMLInputElement).value).toBe('Thai');
    expect(within(await screen.findByRole('listbox')).getByRole('option', { name: 'Thailand' })).toBeTruthy();
  });

  it('names what the undo left, and why', async () => {
    const user = userEvent.setup();
    await show({
      'changes.undo': () => ({
        undone: 2,
        left: [
          { id: anId(7001), name: 'Act 1', why: 'edited' },
          { id: anId(7002), name: 'Act 2', why: 'clash', field: 'access' },
        ],
      }),
    });
    await user.click(boxOf(1));
    await user.click(screen.getByRole('button', { name: 'Move to trash' }));
    await screen.findByText('1 document is in the trash.');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText('2 were left as they are now:');
    const left = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(left).toContain('Act 1 (changed since)');
    expect(left).toContain('Act 2 (Who may see it: what it was does not fit what is there now)');
  });

  it('adds topics by code, and shows what goes wrong', async () => {
    const user = userEvent.setup();
    const { bridge } = await show();
    await user.click(boxOf(1));
    await user.click(screen.getByRole('button', { name: 'Change …' }));
    const dialog = within(await screen.findByRole('dialog'));
    const topics = within(dialog.getByRole('group', { name: 'Topics' }));
    await user.click(topics.getByRole('radio', { name: 'Add' }));
    // Adding nothing says nothing.
    expect(dialog.getByText('Nothing is changed yet.')).toBeTruthy();
    await user.click(topics.getByRole('combobox', { name: 'Which: Topics' }));
    await user.click(await screen.findByRole('option', { name: 'International and regional instruments' }));
    await waitFor(() =>
      expect(bridge.inputsOf('library.previewBulkEdit')).toContainEqual({
        documentIds: [anId(7001)],
        change: { topics: { how: 'add', codes: ['T1.1'] } },
      }),
    );
  });
});

describe('moving documents to the trash', () => {
  const use = {
    documentId: anId(7001),
    title: 'Act 1',
    citations: [
      {
        ...{ assessmentId: anId(1), itemId: 'POL-03', state: 'TH', referenceDate: '2025-12-31' },
        ...{ agency: null, frozen: true, page: 14, pageLabel: null },
      },
    ],
    highlights: 2,
    relations: 0,
    ...{ plans: 2, treaties: 0 },
  } as const;

  it('leads to the answer of an agency where that is what cites, for the national one may cite nothing', async () => {
    const user = userEvent.setup();
    const [citation] = use.citations;
    const agency = { id: anId(77), shortName: 'DSI' };
    await show({
      'library.usesOf': () => [{ ...use, citations: [citation, { ...citation, agency }] }] as never,
    });
    await user.click(boxOf(1));
    await user.click(screen.getByRole('button', { name: 'Move to trash' }));
    const dialog = within(await screen.findByRole('dialog'));
    const ways = dialog.getAllByRole('link', { name: /item POL-03/ });
    expect(ways.map((way) => way.textContent)).toEqual([
      expect.stringMatching(/^Thailand/),
      expect.stringMatching(/^DSI · Thailand/),
    ]);
    expect(ways[1]?.getAttribute('href')).toContain(`as=${agency.id}`);
    expect(ways[0]?.getAttribute('href')).not.toContain('as=');
  });

  it('asks first when answers cite one of them, and names the answers', async () => {
    const user = userEvent.setup();
    const { bridge } = await show({ 'library.usesOf': () => [use] as never });
    await user.click(boxOf(1));
    await user.click(boxOf(2));
    await user.click(screen.getByRole('button', { name: 'Move to trash' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Some of these 2 documents are used' }));
    expect(dialog.getByRole('link', { name: /Thailand, .*2025, item POL-03, p. 14/ })).toBeTruthy();
    expect(dialog.getByText('2 highlights')).toBeTruthy();
    expect(dialog.getByText('Named in 2 places in plans and gaps')).toBeTruthy();
    expect(bridge.inputsOf('library.bulkRemove')).toEqual([]);
    await user.click(dialog.getByRole('button', { name: 'Move to trash' }));
    await screen.findByText('2 documents are in the trash.');
  });

  it('deletes for good only after saying what goes and what stays', async () => {
    const user = userEvent.setup();
    const { bridge, client } = await show(
      {
        'library.usesOf': () =>
          [
            use,
            { ...use, documentId: anId(7002), citations: [], highlights: 5, plans: 1, treaties: 2 },
          ] as never,
        'library.deleteForGood': () => ({ deleted: 3, cited: 1, filesMoved: 1, filesKept: 2 }),
      },
      '/library?removed=true',
    );
    const report = importKeys.one(anId(6001));
    client.setQueryData(report, 'an import, whose report leads to what it brought in');
    await user.click(screen.getByRole('button', { name: 'Empty the trash' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Delete 4 documents for good?' }));
    await dialog.findByText('1 document stays in the trash, because answers cite it:');
    expect(dialog.getByText('3 documents will be deleted. This cannot be undone.')).toBeTruthy();
    // What hangs on the document that stays is not lost.
    expect(dialog.getByText(/^5 highlights are shown again only if/)).toBeTruthy();
    expect(dialog.getByText(/^1 place in plans and gaps names what is deleted/)).toBeTruthy();
    expect(dialog.getByText(/^2 treaty statuses name what is deleted/)).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Delete 3 documents' }));
    await screen.findByText(/3 documents were deleted. 2 files stay/);
    expect(bridge.inputsOf('library.deleteForGood')).toHaveLength(1);
    expect(client.getQueryState(report)?.isInvalidated).toBe(true);
  });
});
