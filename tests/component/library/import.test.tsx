import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ImportScreen } from '../../../renderer/library';
import { ImportNotice } from '../../../renderer/library/components/ImportNotice';
import { doneOf } from '../../../renderer/library/import-counts';
import { AppError } from '../../../shared/kernel';
import { type ImportedFile, type ImportSummary, NEAR_DUPLICATE } from '../../../shared/library';
import type { ReportBlock } from '../../../shared/reports';
import { anId, anImportSummary } from '../../support/builders';
import type { FakeAnswers } from '../../support/fake-bridge';
import { giveLayout } from '../../support/layout';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

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

let number = 0;
function aFile(given: Partial<ImportedFile>): ImportedFile {
  number += 1;
  return {
    id: anId(9000 + number),
    name: `file-${number}.pdf`,
    outcome: 'added',
    code: null,
    documentId: null,
    pageCount: null,
    searchablePages: null,
    hasAttachments: false,
    ...given,
  };
}

const FILES: ImportedFile[] = [
  aFile({ name: 'act.pdf', documentId: anId(7001), pageCount: 12, searchablePages: 12 }),
  aFile({ name: 'scan.pdf', documentId: anId(7002), pageCount: 3, searchablePages: 0 }),
  aFile({ name: 'again.pdf', outcome: 'duplicate', documentId: anId(7001) }),
  aFile({ name: 'secret.pdf', outcome: 'locked', code: 'pdf.password' }),
  aFile({ name: 'notes.pdf', outcome: 'refused', code: 'pdf.invalid' }),
  aFile({ name: 'later.pdf', outcome: 'waiting' }),
];

const finished: ImportSummary = anImportSummary({
  state: 'done',
  endedAt: '2025-01-05T08:01:00.000Z',
  total: 6,
  counts: { waiting: 1, working: 0, added: 2, duplicate: 1, locked: 1, refused: 1, failed: 0, cancelled: 0 },
  current: null,
});

async function show(
  summary: ImportSummary,
  files: readonly ImportedFile[] = FILES,
  answers: FakeAnswers = {},
): Promise<RenderedScreen> {
  shown = await renderScreen(<ImportScreen />, {
    at: `/library/imports/${summary.id}`,
    answers: {
      'library.getImport': () => ({ summary, files: [...files] }),
      'library.listImports': () => [summary],
      ...answers,
    },
  });
  return shown;
}

const rowOf = async (name: string) => {
  const row = (await screen.findByText(name)).closest<HTMLElement>('[role="row"]');
  if (row === null) throw new Error(`no row of ${name}`);
  return within(row);
};

const SAVING: FakeAnswers = { 'reports.add': () => ({}), 'reports.save': () => ({ saved: true }) };

/** Saves the list as a workbook, and gives what was asked with the rows of its table. */
async function savedRows(
  user: ReturnType<typeof userEvent.setup>,
  bridge: RenderedScreen['bridge'],
): Promise<[{ readonly name: string } | undefined, readonly (readonly unknown[])[]]> {
  await user.click(screen.getByRole('button', { name: 'Save the list' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Excel workbook (.xlsx)' }));
  await screen.findByText('The file is saved.');
  const [saved] = bridge.inputsOf('reports.save') as { name: string }[];
  const blocks = (bridge.inputsOf('reports.add') as { blocks: ReportBlock[] }[]).flatMap((one) => one.blocks);
  return [saved, blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []))];
}

describe('an import', () => {
  it('says of every file what became of it and what to do, in whole sentences', async () => {
    await show(finished);
    const added = await rowOf('act.pdf');
    expect(added.getByText('Added')).toBeTruthy();
    expect(added.getByText('12 pages, 12 searchable.')).toBeTruthy();
    expect(added.getByRole('link').getAttribute('href')).toContain(`/library/${anId(7001)}`);
    expect((await rowOf('scan.pdf')).getByText(/pictures without text/)).toBeTruthy();
    expect((await rowOf('again.pdf')).getByText(/The library has this very file\./)).toBeTruthy();
    const refused = await rowOf('notes.pdf');
    expect(refused.getByText('Not taken')).toBeTruthy();
    expect(refused.queryByText(/pdf\.invalid/)).toBeNull();
    expect((await rowOf('later.pdf')).getByText('The file has not been read yet.')).toBeTruthy();
  });

  it('counts what is done and by outcome', async () => {
    await show(finished);
    await screen.findByText('5 of 6 files are done.');
    expect(doneOf(finished)).toBe(5);
    expect(screen.getByText('Added: 2')).toBeTruthy();
    expect(screen.queryByText('Failed: 0')).toBeNull();
    expect(screen.getByRole('progressbar').getAttribute('aria-valuetext')).toBe('83%');
  });

  it('lists only what needs attention when asked', async () => {
    const user = userEvent.setup();
    await show(finished);
    await user.click(await screen.findByText('Need attention (3)'));
    await waitFor(() => expect(screen.queryByText('act.pdf')).toBeNull());
    expect(screen.getByText('secret.pdf')).toBeTruthy();
    expect(screen.getByText('scan.pdf')).toBeTruthy();
  });

  it('reports at the end by outcome with the next step, lists one outcome, and saves the list as a document', async () => {
    const user = userEvent.setup();
    const { bridge } = await show(finished, FILES, SAVING);
    const report = within(await screen.findByRole('table', { name: 'What became of the files' }));
    const outcomes = report
      .getAllByRole('row')
      .slice(1)
      .map((row) => within(row).getAllByRole('cell'));
    expect(outcomes.map(([name, count]) => [name?.textContent, count?.textContent])).toEqual([
      ['Added', '1'],
      ['Added, no text', '1'],
      ['Already there', '1'],
      ['Locked', '1'],
      ['Not taken, damaged', '1'],
      ['Not read yet', '1'],
    ]);
    const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(() => undefined);
    await user.click(screen.getByText('Need attention (3)'));
    await user.click(report.getByRole('button', { name: 'List these files: Not taken, damaged' }));
    await waitFor(() => expect(screen.queryByText('act.pdf')).toBeNull());
    expect(screen.getByText('notes.pdf')).toBeTruthy();
    // The list, which is below the report, comes into view and says what it holds; the other lists are one press away.
    expect(scrolled).toHaveBeenCalled();
    expect(screen.getByRole('radio', { name: 'Not taken, damaged (1)' })).toHaveProperty('checked', true);
    await user.click(screen.getByText('Need attention (3)'));
    expect(await screen.findByText('secret.pdf')).toBeTruthy();
    expect(screen.queryByRole('radio', { name: 'Not taken, damaged (1)' })).toBeNull();
    const [saved, rows] = await savedRows(user, bridge);
    expect(saved?.name).toBe('What became of the files');
    expect(rows).toHaveLength(FILES.length);
    expect(rows.find(([name]) => name === 'scan.pdf')?.slice(0, 4)).toEqual([
      'scan.pdf',
      'Added, no text',
      '3',
      '0',
    ]);
  });

  it('says of a file whose text another document has, why it needs attention', async () => {
    const alike = {
      documentId: anId(7003),
      pageCount: 6,
      searchablePages: 6,
      code: 'library.near-duplicate',
    };
    await show(finished, [...FILES, aFile({ name: 'reprint.pdf', ...alike })]);
    const row = await screen.findByRole('row', { name: /reprint\.pdf/ });
    expect(row.textContent).toContain('The text is nearly the same as that of a document in the library.');
  });

  it('says of a file whose end is missing that pages may be missing, and where to get it', async () => {
    const cut = { documentId: anId(7004), pageCount: 40, searchablePages: 40, code: 'library.cut-off' };
    await show(finished, [...FILES, aFile({ name: 'half.pdf', ...cut })]);
    const row = await screen.findByRole('row', { name: /half\.pdf/ });
    expect(row.textContent).toContain('The end of this file is missing');
    expect(row.textContent).toContain('Get the file again from where it came from');
  });

  it('says of added files, beside what became of them, that others are attached inside, and lists these', async () => {
    const user = userEvent.setup();
    const letter = { pageCount: 6, searchablePages: 6, hasAttachments: true };
    const alike = aFile({ name: 'letter.pdf', ...letter, code: NEAR_DUPLICATE });
    const cut = { pageCount: 9, searchablePages: 9, code: 'library.cut-off' };
    const { bridge } = await show(
      finished,
      [...FILES, alike, aFile({ name: 'cover.pdf', ...letter }), aFile({ name: 'half.pdf', ...cut })],
      SAVING,
    );
    const row = await screen.findByRole('row', { name: /letter\.pdf/ });
    expect(row.textContent).toContain('The text is nearly the same as that of a document in the library.');
    expect(row.textContent).toContain('Other files are attached inside this PDF.');
    // Nothing in Waymark ever ends it, so that it alone asks for no attention.
    await screen.findByText('Need attention (5)');
    const report = within(await screen.findByRole('table', { name: 'What became of the files' }));
    const told = report.getAllByRole('row').at(-1);
    expect(told?.textContent).toMatch(/^With attached files2Other files are attached inside this PDF\./);

    await user.click(report.getByRole('button', { name: 'List these files: With attached files' }));
    await waitFor(() => expect(screen.queryByText('act.pdf')).toBeNull());
    expect(screen.getByRole('radio', { name: 'With attached files (2)' })).toHaveProperty('checked', true);
    expect(screen.getByText('letter.pdf')).toBeTruthy();
    expect(screen.getByText('cover.pdf')).toBeTruthy();

    const [, rows] = await savedRows(user, bridge);
    const lineOf = (name: string) => rows.find(([first]) => first === name)?.join(' ');
    expect(lineOf('letter.pdf')).toMatch(
      /nearly the same.* Other files are attached .* save the attached files/,
    );
    expect(lineOf('half.pdf')).toMatch(/The end of this file is missing.*Get the file again/);
  });

  it('goes along with the announcements, and asks for the files anew', async () => {
    const running = anImportSummary();
    const { bridge } = await show(running);
    await screen.findByText('3 of 10 files are done.');
    const asked = bridge.inputsOf('library.getImport').length;
    bridge.announce({
      name: 'library.import-progressed',
      summary: { ...running, counts: { ...running.counts, waiting: 4, added: 5 }, current: 'plan.pdf' },
    });
    await screen.findByText('5 of 10 files are done.');
    expect(screen.getByText('plan.pdf')).toBeTruthy();
    await waitFor(() => expect(bridge.inputsOf('library.getImport').length).toBeGreaterThan(asked));
  });

  it('is told on the list of documents to its end, so that no row moves, and then as done', async () => {
    const running = anImportSummary({ id: anId(6002) });
    const imports = [running, finished];
    shown = await renderScreen(<ImportNotice />, {
      at: '/library',
      answers: { 'library.listImports': () => [...imports] },
    });
    expect(await screen.findByText(/being brought in: 3 of 10/)).toBeTruthy();
    const counts = { ...running.counts, waiting: 0, working: 0, added: 10 };
    const done = { ...running, state: 'done' as const, counts, current: null };
    imports[0] = done;
    shown.bridge.announce({ name: 'library.import-progressed', summary: done });
    expect(await screen.findByText(/10 of 10 files are done/)).toBeTruthy();
    expect(screen.getAllByRole('note')).toHaveLength(1);
    expect(screen.getByRole('link', { name: 'Show the import' })).toBeTruthy();
  });

  it('can be stopped while it runs, and gone on with later', async () => {
    const user = userEvent.setup();
    const running = anImportSummary();
    const first = await show(running, [], {
      'library.cancelImport': () => ({ ...running, state: 'cancelled' }),
    });
    await user.click(await screen.findByRole('button', { name: 'Stop the import' }));
    await waitFor(() =>
      expect(first.bridge.inputsOf('library.cancelImport')).toEqual([{ importId: running.id }]),
    );
    first.leave();
    const cut = anImportSummary({ state: 'interrupted', current: null });
    const { bridge } = await show(cut, [], { 'library.resumeImport': () => ({ ...cut, state: 'running' }) });
    await screen.findByText(/Nothing is lost; go on to read the rest\./);
    await user.click(screen.getByRole('button', { name: 'Go on' }));
    await waitFor(() => expect(bridge.inputsOf('library.resumeImport')).toEqual([{ importId: cut.id }]));
  });

  it('unlocks a file with its password and says when it is the wrong one', async () => {
    const user = userEvent.setup();
    const locked = FILES[3] as ImportedFile;
    const { bridge } = await show(finished, FILES, {
      'library.unlock': ({ password }) => {
        if (password !== 'มนุษย์') throw new AppError('pdf.password');
        return { ...locked, outcome: 'added', code: null, pageCount: 2, searchablePages: 2 };
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Unlock secret.pdf' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText('Password of the file'), 'guess{Enter}');
    await dialog.findByText('This password does not open the file.');
    await user.clear(dialog.getByLabelText('Password of the file'));
    await user.type(dialog.getByLabelText('Password of the file'), 'มนุษย์{Enter}');
    await screen.findByText('“secret.pdf” was unlocked and brought in.');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(bridge.inputsOf('library.unlock').at(-1)).toEqual({
      importId: finished.id,
      fileId: locked.id,
      password: 'มนุษย์',
    });
  });

  it.each([
    ['failed', 'library.file-gone', /The file is not where it was when you chose it/],
    ['duplicate', 'library.duplicate-in-trash', /Restore the document from the trash/],
    ['refused', 'pdf.invalid', /.+/],
  ] as const)(
    'says of a file that was to be unlocked and is %s why it did not come in',
    async (outcome, code, words) => {
      const user = userEvent.setup();
      const locked = FILES[3] as ImportedFile;
      await show(finished, FILES, { 'library.unlock': () => ({ ...locked, outcome, code }) });
      await user.click(await screen.findByRole('button', { name: 'Unlock secret.pdf' }));
      const dialog = within(await screen.findByRole('dialog'));
      await user.type(dialog.getByLabelText('Password of the file'), 'open{Enter}');
      expect((await dialog.findByRole('alert')).textContent).toMatch(words);
      expect(screen.queryByText(/was unlocked and brought in/)).toBeNull();
    },
  );

  it.each([
    ['library.duplicate', /^secret.pdf: This file is already in the library, byte for byte the same/],
    ['library.healed', /^secret.pdf: .*It was replaced by this file/],
  ])(
    'says of a file that was unlocked and is known what became of it (%s), beside the screen',
    async (code, words) => {
      const user = userEvent.setup();
      const locked = FILES[3] as ImportedFile;
      await show(finished, FILES, { 'library.unlock': () => ({ ...locked, outcome: 'duplicate', code }) });
      await user.click(await screen.findByRole('button', { name: 'Unlock secret.pdf' }));
      await user.type(
        within(await screen.findByRole('dialog')).getByLabelText('Password of the file'),
        'open{Enter}',
      );
      expect(await screen.findByText(words)).toBeTruthy();
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    },
  );

  it('is asked for anew where it says that a pair is to be decided and none is left', async () => {
    const act = aFile({ name: 'act.pdf', documentId: anId(7001), code: NEAR_DUPLICATE, pageCount: 12 });
    let files = [act];
    const { bridge } = await show(finished, [], {
      'library.listLookalikes': () => [],
      'library.getImport': () => {
        const known = files;
        files = [{ ...act, code: null }];
        return { summary: finished, files: known };
      },
    });
    await waitFor(() => expect(bridge.inputsOf('library.getImport')).toHaveLength(2));
  });

  it('draws of many pairs that look alike the first, and says how many there are', async () => {
    const user = userEvent.setup();
    const side = (n: number) => ({
      ...{ documentId: anId(7000 + n), versionId: anId(8000 + n), sha256: 'a'.repeat(64), language: null },
      ...{ title: `Act ${n}`, sourceName: `${n}.pdf` },
    });
    const pairs = Array.from({ length: 23 }, (_, at) => ({
      ...{ one: `${at}`.padStart(64, '0'), other: `${at}`.padStart(64, '1'), likeness: 0.9, isCopy: false },
      ...{ later: side(2 * at), earlier: side(2 * at + 1) },
    }));
    const files = pairs.map(({ later }) => aFile({ documentId: later.documentId, code: NEAR_DUPLICATE }));
    await show(finished, files, { 'library.listLookalikes': () => pairs });
    const apart = () => screen.getAllByRole('button', { name: 'Keep them apart' });
    expect(await screen.findByText('20 of 23 are shown.')).toBeTruthy();
    expect(apart()).toHaveLength(20);
    await user.click(screen.getByRole('button', { name: 'Show 3 more' }));
    expect(apart()).toHaveLength(23);
  });

  it('draws of ten thousand files only those in view', async () => {
    const many = Array.from({ length: 10_000 }, () => aFile({ outcome: 'waiting' }));
    await show(anImportSummary({ total: many.length }), many);
    await screen.findByRole('table');
    const rows = screen.getAllByRole('row').length;
    expect(rows).toBeGreaterThan(5);
    expect(rows).toBeLessThan(100);
    expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('10001');
  });
});
