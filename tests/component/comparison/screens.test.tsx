import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CompareScreen, CompareStartScreen, HeatMapScreen } from '../../../renderer/comparison';
import type { Answer, Snapshot } from '../../../shared/assessments';
import {
  compareColumns,
  compareSnapshots,
  layGrid,
  nationalColumn,
  packComparison,
  type RecordedCause,
} from '../../../shared/comparison';
import { AppError } from '../../../shared/kernel';
import {
  aCitation,
  aLevel,
  anAnswer,
  anEdition,
  anId,
  aSnapshot,
  NOT_ANSWERED,
  NOT_APPLICABLE,
} from '../../support/builders';
import type { FakeAnswers } from '../../support/fake-bridge';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

const ITEMS = ['POL-01', 'POL-02', 'PREV-01', 'PROT-01', 'PROS-01'];
const EDITION = anEdition(ITEMS, ['POL-02']);

let shown: RenderedScreen | undefined;
afterEach(() => {
  shown?.leave();
  shown = undefined;
});

function aYear(number: number, answers: readonly Partial<Answer>[], given: Partial<Snapshot> = {}): Snapshot {
  return aSnapshot({
    id: anId(100 + number),
    assessmentId: anId(number),
    state: 'TH',
    referenceDate: `20${20 + number}-12-31`,
    answers: answers.map((answer, at) => anAnswer({ itemId: ITEMS[at] ?? '', ...answer })),
    ...given,
  });
}

const FIRST = aYear(3, [
  { value: aLevel(2), text: 'It meets twice a year.', citations: [aCitation({ id: anId(9001) })] },
  { value: aLevel(3) },
  { value: aLevel(1) },
  { value: NOT_ANSWERED },
  { value: NOT_APPLICABLE },
]);
const SECOND = aYear(4, [
  {
    value: aLevel(1),
    text: 'It meets once a year.',
    fallReason: 'staff-left',
    citations: [aCitation({ id: anId(9002), quote: 'Order of the minister', page: 7, pageLabel: null })],
  },
  { value: aLevel(3) },
  { value: aLevel(2) },
  { value: aLevel(0) },
  { value: NOT_APPLICABLE },
]);

function answersFor(snapshots: readonly Snapshot[]): FakeAnswers {
  return {
    'assessments.listSnapshots': () => snapshots.map(({ answers: _answers, ...summary }) => summary),
    'questionnaires.get': () => EDITION,
    'comparison.listCauses': () => [],
    'comparison.compare': ({ columns }) =>
      packComparison(compareSnapshots(snapshots.filter(({ id }) => columns.includes(id)))),
    'comparison.answers': ({ columns, itemId }) =>
      columns.map((key) => ({
        answer:
          snapshots.find(({ id }) => id === key)?.answers.find((answer) => answer.itemId === itemId) ?? null,
        evidenced: null,
      })),
  };
}

async function compare(...snapshots: Snapshot[]): Promise<void> {
  shown = await renderScreen(<CompareScreen />, {
    answers: answersFor(snapshots),
    at: `/compare/${snapshots.map(({ id }) => id).join(',')}`,
  });
  await screen.findByRole('tab', { name: /^(?:Changes|Differences)$/ });
}

const rows = () =>
  [...document.querySelectorAll<HTMLElement>('tr[data-row]')].map((row) => row.dataset['row']);
const rowOf = (itemId: string) => document.querySelector<HTMLElement>(`tr[data-row="${itemId}"]`);

describe('choosing what to compare', () => {
  async function choose(...snapshots: Snapshot[]): Promise<void> {
    shown = await renderScreen(<CompareStartScreen />, { answers: answersFor(snapshots), at: '/compare' });
    await screen.findByRole('heading', { level: 1, name: 'Compare' });
  }

  it('says what is needed while there are too few', async () => {
    await choose(FIRST);
    expect(await screen.findByText('There is only 1 frozen assessment')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Go to the assessments' })).toBeTruthy();
  });

  it('suggests neighbouring years and takes any two or more', async () => {
    await choose(FIRST, SECOND);
    const suggestion = await screen.findByRole('link', {
      name: 'Thailand: 31 December 2023 and 31 December 2024',
    });
    expect(decodeURIComponent(suggestion.getAttribute('href') ?? '')).toBe(
      `/compare/${FIRST.id},${SECOND.id}`,
    );
    const button = screen.getByRole('button', { name: 'Compare' }) as HTMLButtonElement;
    expect(button.disabled).toBe(true);
    await userEvent.click(screen.getByRole('checkbox', { name: 'Thailand, 31 December 2024' }));
    expect(screen.getByText('1 is chosen. Choose at least two.')).toBeTruthy();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Thailand, 31 December 2023' }));
    await userEvent.click(button);
    await waitFor(() =>
      expect(decodeURIComponent(shown?.address() ?? '')).toBe(`/compare/${FIRST.id},${SECOND.id}`),
    );
  });
});

describe('the map of all frozen assessments', () => {
  const map = async (...snapshots: Snapshot[]) => {
    const packed = snapshots.map(nationalColumn).map(({ column, answers }) => ({
      ...{ column, itemIds: answers.map(({ itemId }) => itemId) },
      cells: '3'.repeat(answers.length),
    }));
    shown = await renderScreen(<HeatMapScreen />, {
      at: '/compare/map',
      answers: { ...answersFor(snapshots), 'comparison.grid': () => layGrid(packed) },
    });
  };

  it('shows also one alone, and says only of none that there is none', async () => {
    await map(FIRST);
    await screen.findByRole('grid');
    expect(screen.queryByText(/There (is|are) .*frozen assessment/)).toBeNull();
    shown?.leave();
    await map();
    await screen.findByText('There are no frozen assessments yet');
  });
});

describe('the comparison of two years', () => {
  it('prints the columns, the comparable number and every count with its word', async () => {
    await compare(FIRST, SECOND);
    expect(
      screen.getByRole('heading', { level: 1, name: 'Thailand: 31 December 2023 to 31 December 2024' }),
    ).toBeTruthy();
    const columns = within(screen.getByRole('table', { name: 'What is compared' })).getAllByRole('row');
    expect(columns[1]?.textContent).toContain('Coverage 80 %: 4 of 5 items have an answer');
    expect(columns[2]?.textContent).toContain('Coverage 100 %: 5 of 5 items have an answer');
    const summary = document.querySelector('[data-summary]')?.textContent;
    expect(summary).toBe(
      '3 of 5 items comparable: 1 better, 1 worse, 1 the same, 1 newly answered, 1 without a level on both sides.',
    );
  });

  it('lists worse first, leaves out what stayed, and shows it when asked', async () => {
    await compare(FIRST, SECOND);
    expect(rows()).toEqual(['POL-01', 'PROT-01', 'PREV-01']);
    expect(rowOf('POL-01')?.textContent).toContain('Worse\u22121');
    expect(rowOf('POL-01')?.textContent).toContain('Words changed; 1 passage added; 1 passage gone');
    expect(rowOf('POL-01')?.textContent).toContain('Said with the answer: The staff left');
    expect(rowOf('PREV-01')?.textContent).toMatch(/^Better.*\+1/);
    expect(rowOf('PREV-01')?.textContent).toContain('Claimed: no new evidence');
    expect(rowOf('PROT-01')?.textContent).toContain('Newly answered');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Same level (1)' }));
    expect(rows()).toEqual(['POL-01', 'PROT-01', 'PREV-01', 'POL-02']);
    await userEvent.click(screen.getByRole('checkbox', { name: 'Worse (1)' }));
    expect(rows()).not.toContain('POL-01');
    expect(
      screen.getByText(/^3 of 5 items are shown\. In the order of the change, worse first/),
    ).toBeTruthy();
  });

  it('opens a line to both answers with the changed words marked and the evidence of both sides', async () => {
    await compare(FIRST, SECOND);
    const button = screen.getByRole('button', { name: /POL-01/ });
    expect(button.getAttribute('aria-expanded')).toBe('false');
    await userEvent.click(button);
    expect(button.getAttribute('aria-expanded')).toBe('true');
    const before = screen.getByRole('region', { name: 'Thailand, 31 December 2023' });
    const after = screen.getByRole('region', { name: 'Thailand, 31 December 2024' });
    expect(before.querySelector('del')?.textContent).toBe('[removed: twice]');
    expect(before.querySelector('ins')).toBeNull();
    expect(after.querySelector('ins')?.textContent).toBe('[added: once]');
    expect(after.textContent).toContain('Reason for the lower level: The staff left');
    expect(before.textContent).toContain('Only here, gone later');
    expect(after.textContent).toContain('New');
    expect(within(before).getByRole('link').textContent).toContain('p. iii (PDF 3)');
    const link = within(after).getByRole('link');
    expect(link.textContent).toContain('PDF 7');
    expect(link.getAttribute('href')).toBe(`/read/${anId(8001)}?page=7`);
  });

  it('names evidence that an agency keeps, and does not say that there is none', async () => {
    const kept = {
      ...{ id: anId(9003), title: 'Register of cases', custodian: 'Police', type: 'RPT' as const },
      ...{ datedOn: null, note: '', createdAt: '2026-01-01T00:00:00.000Z' },
    };
    await compare(FIRST, aYear(4, [{ value: aLevel(3), held: [kept] }]));
    await userEvent.click(screen.getByRole('button', { name: /POL-01/ }));
    const after = screen.getByRole('region', { name: 'Thailand, 31 December 2024' });
    expect(after.textContent).toContain('Register of cases: Activity or annual report. Kept by Police.');
    expect(after.textContent).not.toContain('No evidence.');
  });

  it('says of two agencies where they agree and where they differ, and nothing of time', async () => {
    const columns = [FIRST, SECOND].map((snapshot, at) => {
      const { column, answers } = nationalColumn(snapshot);
      const agency = { id: anId(7000 + at), shortName: at === 0 ? 'Labour' : 'Police' };
      const key = `${FIRST.id}~${agency.id}`;
      return {
        answers,
        column: {
          ...column,
          id: FIRST.id,
          ...{ key, kind: 'agency' as const, agency },
          referenceDate: '2023-12-31',
        },
      };
    });
    shown = await renderScreen(<CompareScreen />, {
      answers: {
        ...answersFor([FIRST, SECOND]),
        'comparison.compare': () => packComparison(compareColumns(columns)),
      },
      at: `/compare/${columns.map(({ column }) => column.key).join(',')}`,
    });
    await screen.findByRole('table', { name: 'Differences' });
    expect(document.querySelector('[data-summary]')?.textContent).toBe(
      '3 of 5 items comparable: 1 the same, 2 on different levels, 1 answered on one side only, 1 without a level on both sides.',
    );
    expect(rows()).toEqual(['POL-01', 'PREV-01', 'PROT-01']);
    expect(rowOf('POL-01')?.textContent).toMatch(/^Different levelsPOL-01/);
    expect(rowOf('PROT-01')?.textContent).toMatch(/^Answered on one side only/);
    await userEvent.click(screen.getByRole('button', { name: /POL-01/ }));
    expect(screen.queryByRole('checkbox', { name: 'Real progress only' })).toBeNull();
    const why = await screen.findByRole('combobox', { name: 'Why they differ' });
    expect([...why.querySelectorAll('option')].map(({ textContent }) => textContent)).not.toContain(
      'Real change',
    );
    expect(screen.getByRole('tabpanel', { name: 'Differences' }).textContent).not.toMatch(
      /Change|Better \(|Worse|Newly|Not comparable/,
    );
  });

  it("says of a State's own questions how many are answered, apart from the coverage", async () => {
    const own = [
      anAnswer({ itemId: 'POL-01', value: aLevel(2) }),
      anAnswer({ itemId: 'X-POL-01', value: NOT_ANSWERED }),
    ];
    await compare(aYear(3, [], { answers: own }), aYear(4, [], { answers: own.slice(0, 1) }));
    const lines = [...document.querySelectorAll('[data-column]')].map((line) => line.textContent);
    expect(lines[0]).toContain('1 of 1 items have an answer');
    expect(lines[0]).toContain('Own questions (X-), counted apart: 0 of 1 have an answer.');
    expect(lines[1]).not.toContain('Own questions');
  });

  it("lists a State's own questions among all that are listed, also where nothing else changed", async () => {
    const year = (level: 1 | 2) => [
      anAnswer({ itemId: 'POL-01', value: aLevel(2) }),
      anAnswer({ itemId: 'X-POL-01', value: aLevel(level) }),
    ];
    await compare(aYear(3, [], { answers: year(1) }), aYear(4, [], { answers: year(2) }));
    expect(rows()).toEqual(['X-POL-01']);
    expect(screen.getByText(/^1 of 2 items is shown/)).toBeTruthy();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Better (1)' }));
    expect(rows()).toEqual([]);
  });

  it('tells what became of a question only between years of which one asked it otherwise', async () => {
    const year = (number: number, edition: string) =>
      aYear(number, [{ value: aLevel(number === 4 ? 1 : 2) }], { edition });
    const years = [year(3, '2025.1'), year(4, '2026.1'), year(5, '2026.1')];
    const lineage = {
      ...{ questionnaire: years[0]?.questionnaire ?? '', from: '2025.1', to: '2026.1' },
      changes: [{ change: 'major', itemId: 'POL-01' } as const],
    };
    shown = await renderScreen(<CompareScreen />, {
      answers: {
        ...answersFor(years),
        'comparison.compare': () => packComparison(compareSnapshots(years, [lineage])),
      },
      at: `/compare/${years.map(({ id }) => id).join(',')}`,
    });
    // On paper no line can be opened: it is said in the list as well, and not twice where one is open.
    const line = () => rowOf('POL-01')?.textContent ?? '';
    await waitFor(() => expect(line()).toContain('The meaning of this item changed'));
    await userEvent.click(within(rowOf('POL-01') ?? document.body).getByRole('button'));
    expect(line()).not.toContain('The meaning of this item changed');
    await userEvent.click(await screen.findByRole('tab', { name: 'Table' }));
    const grid = await screen.findByRole('grid');
    const said = async (column: number) => {
      const cell = grid.querySelector('[data-row="POL-01"]')?.querySelectorAll('td')[column];
      await userEvent.click(cell ?? grid);
      const pair = await waitFor(() => document.querySelector('[data-pair]')?.textContent);
      await userEvent.keyboard('{Escape}');
      await waitFor(() => expect(document.querySelector('[data-pair]')).toBeNull());
      return pair ?? '';
    };
    expect(await said(1)).toContain('The meaning of this item changed');
    expect(await said(2)).not.toContain('The meaning of this item changed');
  });

  it('of core years says how many of the questions asked are in words that nobody has checked', async () => {
    const years = [3, 4].map((number) =>
      aYear(number, [], { scope: 'core', answers: [anAnswer({ itemId: 'POL-02', value: aLevel(2) })] }),
    );
    const thai = (itemId: string) => ({
      ...{ itemId, state: 'machine', isStale: false, updatedBy: 'Waymark', updatedAt: '2026-01-01' },
      texts: { topic: 'หัวข้อ', question: 'คำถาม', help: 'สิ่งที่นับ', statements: ['ก', 'ข', 'ค', 'ง', 'จ'] },
    });
    shown = await renderScreen(<CompareScreen />, {
      answers: {
        ...answersFor(years),
        'questionnaires.texts': () => ({ items: ITEMS.map(thai), themes: {} }) as never,
      },
      at: `/compare/${years.map(({ id }) => id).join(',')}`,
      questionsIn: 'tha',
    });
    expect((await screen.findAllByRole('note')).map(({ textContent }) => textContent)).toContain(
      'Questions are shown in Thai. 1 translation was not checked by a person. The English text counts.',
    );
  });

  it('has one note for each of several changes of one kind', async () => {
    const years = [aYear(3, [{ value: aLevel(2) }]), aYear(4, [{ value: aLevel(1) }], { edition: '2026.2' })];
    const to = (from: string, edition: string, reason: string) => ({
      ...{ questionnaire: 'waymark', from, to: edition },
      changes: [{ change: 'major', itemId: 'POL-01', reason } as const],
    });
    const lineages = [to('2025.1', '2026.1', 'Narrower.'), to('2026.1', '2026.2', 'Wider.')];
    const warned = vi.spyOn(console, 'error');
    shown = await renderScreen(<CompareScreen />, {
      answers: {
        ...answersFor(years),
        'comparison.compare': () => packComparison(compareSnapshots(years, lineages)),
      },
      at: `/compare/${years.map(({ id }) => id).join(',')}`,
    });
    await userEvent.click(await screen.findByRole('tab', { name: 'Table' }));
    const cell = (await screen.findByRole('grid')).querySelectorAll('[data-row="POL-01"] td')[1];
    await userEvent.click(cell as Element);
    await waitFor(() =>
      expect(document.querySelector('[data-pair]')?.textContent).toMatch(/Narrower\..*Wider\./),
    );
    expect(warned.mock.calls.flat().join(' ')).not.toContain('same key');
    warned.mockRestore();
  });

  it('never shows a missing answer as a level', async () => {
    await compare(FIRST, SECOND);
    await userEvent.click(screen.getByRole('tab', { name: 'Table' }));
    const grid = await screen.findByRole('grid', { name: 'Items by column' });
    const cell = within(grid).getByText('Not answered').closest('td');
    expect(cell?.dataset['letter']).toBe('n');
    expect(cell?.textContent).not.toContain('0');
    expect(within(grid).getAllByText('Not applicable')).toHaveLength(2);
    expect(rowOf('PROT-01')?.textContent).toContain('Level 0');
  });

  it('is walked through by the arrow keys and opens a cell by Enter', async () => {
    await compare(FIRST, SECOND);
    await userEvent.click(screen.getByRole('tab', { name: 'Table' }));
    const grid = await screen.findByRole('grid');
    const cell = (address: string) => grid.querySelector<HTMLElement>(`[data-cell="${address}"]`);
    const stops = () => [...grid.querySelectorAll('[tabindex="0"]')];
    expect(stops()).toEqual([cell('0:1')]);
    cell('0:1')?.focus();
    fireEvent.keyDown(cell('0:1') as HTMLElement, { key: 'ArrowRight' });
    expect(document.activeElement).toBe(cell('0:2'));
    fireEvent.keyDown(cell('0:2') as HTMLElement, { key: 'End', ctrlKey: true });
    expect(document.activeElement).toBe(cell('4:2'));
    expect(stops()).toEqual([cell('4:2')]);
    fireEvent.keyDown(cell('4:2') as HTMLElement, { key: 'Home', ctrlKey: true });
    fireEvent.keyDown(cell('0:0') as HTMLElement, { key: 'Enter' });
    const dialog = await screen.findByRole('dialog', { name: /POL-01/ });
    expect(await within(dialog).findByRole('region', { name: 'Thailand, 31 December 2024' })).toBeTruthy();
  });

  it('counts levels over the constant set, pillar by pillar, without an average', async () => {
    await compare(FIRST, SECOND);
    await userEvent.click(screen.getByRole('tab', { name: 'Counts' }));
    expect(screen.getByText(/The same 3 of 5 items are counted in every column\./)).toBeTruthy();
    const policy = screen.getByRole('table', { name: /Policy and coordination 2 of 2 items counted/ });
    const numbers = within(policy)
      .getAllByRole('row')
      .slice(1)
      .map((row) =>
        within(row)
          .getAllByRole('cell')
          .map((each) => each.textContent),
      );
    expect(numbers).toEqual([
      ['0', '0'],
      ['1', '1'],
      ['1', '0'],
      ['0', '1'],
      ['0', '0'],
    ]);
    const kinds = screen.getByRole('table', { name: 'Answers by kind' });
    expect(within(kinds).getByRole('row', { name: /^Not answered 1 0/ })).toBeTruthy();
  });

  it('counts items out of those asked in any year, and only those with a level in one', async () => {
    const without = (year: Snapshot, ...gone: string[]) => ({
      ...year,
      answers: year.answers.filter(({ itemId }) => !gone.includes(itemId)),
    });
    await compare(without(FIRST, 'POL-02'), without(SECOND, 'POL-01'));
    await userEvent.click(screen.getByRole('tab', { name: 'Counts' }));
    const captions = () =>
      [...document.querySelectorAll('caption')].map(({ textContent }) => textContent?.trim());
    expect(captions()).toContain('Policy and coordination 0 of 2 items counted');
    await userEvent.click(screen.getByRole('checkbox', { name: /same items in every column/ }));
    expect(captions()).toContain('Policy and coordination 2 of 2 items counted');
    expect(captions()).toContain('All pillars 4 of 5 items counted');
  });

  it('copies the whole table as text', async () => {
    await compare(FIRST, SECOND);
    let copied = '';
    const copy = vi.fn(() => {
      copied = document.querySelector('textarea')?.value ?? '';
      return true;
    });
    Object.defineProperty(document, 'execCommand', { value: copy, configurable: true });
    await userEvent.click(screen.getByRole('button', { name: 'Copy the table as text' }));
    expect(await screen.findByText('The table is copied.')).toBeTruthy();
    expect(copied.split('\n')[0]).toBe(
      'Item\tTopic\tThailand, 31 December 2023\tThailand, 31 December 2024\tChange',
    );
    expect(copied).toContain('PROT-01\tTopic of PROT-01\tNot answered\t0 Absent\tNewly answered');
  });
});

describe('why an answer differs', () => {
  const CAUSE: RecordedCause = {
    ...{ itemId: 'PREV-01', before: FIRST.id, after: SECOND.id, cause: 'better-evidence' },
    ...{ reason: 'A count was found.', setBy: 'Officer', setAt: '2025-02-01T08:00:00.000Z' },
  };

  async function compareWith(causes: readonly RecordedCause[]): Promise<void> {
    shown = await renderScreen(<CompareScreen />, {
      answers: {
        ...answersFor([FIRST, SECOND]),
        'comparison.listCauses': () => [...causes],
        'comparison.setCause': () => ({}),
        'comparison.causeHistory': () => [
          {
            ...{ at: CAUSE.setAt, actor: 'Officer', before: null },
            after: { cause: CAUSE.cause, reason: CAUSE.reason },
          },
        ],
      },
      at: `/compare/${FIRST.id},${SECOND.id}`,
    });
    await screen.findByRole('tab', { name: 'Changes' });
  }

  it('is recorded with a reason, for these two columns', async () => {
    await compareWith([]);
    await userEvent.click(screen.getByRole('button', { name: /POL-01/ }));
    const editor = within(screen.getByRole('region', { name: 'Why POL-01 differs' }));
    const save = editor.getByRole('button', { name: 'Save the reason' }) as HTMLButtonElement;
    await userEvent.selectOptions(editor.getByLabelText('Why it changed'), 'Correction');
    expect(save.disabled).toBe(true);
    await userEvent.type(editor.getByLabelText('Reason in your words'), 'Read wrongly');
    await userEvent.click(save);
    await waitFor(() =>
      expect(shown?.bridge.inputsOf('comparison.setCause')).toEqual([
        {
          difference: { itemId: 'POL-01', before: FIRST.id, after: SECOND.id },
          cause: { cause: 'correction', reason: 'Read wrongly' },
        },
      ]),
    );
  });

  it('leaves what is no real progress out of the list and the counts when asked to, and says how much', async () => {
    await compareWith([CAUSE]);
    await waitFor(() => expect(rowOf('PREV-01')?.textContent).toContain('Better evidence'));
    const told = () => document.querySelector('[data-counted]')?.textContent;
    expect(told()).toContain(
      '2 levels changed: 0 really, 1 for another reason, 1 without a reason recorded in Compare.',
    );
    await userEvent.click(screen.getByRole('checkbox', { name: 'Real progress only' }));
    expect(rows()).toEqual(['POL-01', 'PROT-01']);
    expect(told()).toContain('The same 2 of 5 items are counted in every column. 1 item is left out');
  });

  it('shows what was said before', async () => {
    await compareWith([CAUSE]);
    await userEvent.click(await screen.findByRole('button', { name: /PREV-01/ }));
    await userEvent.click(screen.getByRole('button', { name: 'History of this reason' }));
    expect(await screen.findByText(/Officer: Better evidence. A count was found./)).toBeTruthy();
  });
});

describe('the list of changes in another order', () => {
  it('follows any column, turns round when it is pressed again, and says so', async () => {
    await compare(FIRST, SECOND);
    const head = (name: string) => screen.getByRole('columnheader', { name });
    expect(head('Change').getAttribute('aria-sort')).toBe('ascending');
    await userEvent.click(screen.getByRole('button', { name: 'Points' }));
    expect(rows()).toEqual(['POL-01', 'PREV-01', 'PROT-01']);
    expect(head('Points').getAttribute('aria-sort')).toBe('ascending');
    await userEvent.click(screen.getByRole('button', { name: 'Points' }));
    expect(rows()).toEqual(['PREV-01', 'POL-01', 'PROT-01']);
    expect(head('Points').getAttribute('aria-sort')).toBe('descending');
    expect(head('Change').getAttribute('aria-sort')).toBe('none');
    expect(screen.getByText(/In the order of the points\./)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Item' }));
    expect(rows()).toEqual(['POL-01', 'PREV-01', 'PROT-01']);
    await userEvent.click(screen.getByRole('button', { name: '2023' }));
    expect(rows()).toEqual(['PREV-01', 'POL-01', 'PROT-01']);
  });
});

describe('why a level changed', () => {
  const action = {
    ...{ id: anId(700), planId: anId(600), title: 'Issue the order', itemId: 'PREV-01' },
    ...{ fromLevel: 1, toLevel: 2, state: 'done', doneOn: '2024-06-30', doneDocumentId: null },
    ...{ description: '', owner: 'Justice', partners: [], startsOn: null, dueOn: null, costClass: 'none' },
    ...{ costText: '', indicator: '', expectedDocument: '', expectedType: null, resources: [] },
    ...{ stateReason: 'Seen', position: 1, carriedFrom: null, updatedAt: '2024-07-01T00:00:00.000Z' },
  };
  const plan = {
    ...{ id: anId(600), state: 'TH', title: 'National plan', introduction: '', status: 'approved' },
    ...{
      startsOn: '2024-01-01',
      endsOn: '2025-12-31',
      carriedFrom: null,
      actions: 3,
      done: 2,
      dropped: 0,
      wentOn: 0,
      overdue: 0,
    },
    updatedAt: '2024-07-01T00:00:00.000Z',
  };

  it('leads to the action of a plan that was finished in between, and takes it as the reason', async () => {
    const before = { ...action, id: anId(701), doneOn: '2023-12-31', title: 'Too early' };
    const open = { ...action, id: anId(702), state: 'started', title: 'Not finished' };
    const split = { ...action, id: anId(703), itemId: 'POL-99', title: 'Split the duties' };
    const answers = {
      ...answersFor([FIRST, SECOND]),
      'planning.plans': () => [plan],
      'planning.plan': () => ({
        ...plan,
        list: [action, before, open, split],
        onward: [],
        awaited: [open.id],
      }),
      'planning.followed': () => [
        {
          ...{ actionId: split.id, itemId: 'POL-99', items: ['POL-01', 'POL-02'], kinds: ['split'] },
          ...{ reason: '', toLevel: 2 },
        },
      ],
    } as unknown as FakeAnswers;
    shown = await renderScreen(<CompareScreen />, { answers, at: `/compare/${FIRST.id},${SECOND.id}` });
    const link = await screen.findByRole('link', { name: 'Action finished: Issue the order' });
    expect(link.getAttribute('href')).toContain(`/plans/${anId(600)}`);
    expect(rowOf('PREV-01')?.contains(link)).toBe(true);
    // Its item was split since: it stands beside the parts.
    expect(rowOf('POL-01')?.textContent).toContain('Action finished: Split the duties');
    expect(screen.queryByText(/Too early|Not finished/)).toBeNull();
    await userEvent.click(within(rowOf('PREV-01') as HTMLElement).getByRole('button', { expanded: false }));
    await userEvent.click(await screen.findByRole('button', { name: 'Take as the reason: Issue the order' }));
    expect((screen.getByLabelText('Reason in your words') as HTMLTextAreaElement).value).toBe(
      'The action “Issue the order” of the plan “National plan” was finished.',
    );
    expect((screen.getByLabelText('Why it changed') as HTMLSelectElement).value).toBe('real-change');
  });

  it('notes on the line that another agency answered than before, and names both beside the answers', async () => {
    const answers = {
      ...answersFor([FIRST, SECOND]),
      'comparison.otherRespondents': () => [
        {
          ...{ itemId: 'PREV-01', agencies: [['Police'], ['Labour', 'Welfare']] },
          ...{ leads: [[], ['Labour']], isOnlyLead: false },
        },
        {
          itemId: 'POL-01',
          agencies: [
            ['Police', 'Labour'],
            ['Labour', 'Police'],
          ],
          ...{ leads: [['Police'], ['Labour']], isOnlyLead: true },
        },
      ],
    } as unknown as FakeAnswers;
    shown = await renderScreen(<CompareScreen />, { answers, at: `/compare/${FIRST.id},${SECOND.id}` });
    await waitFor(() => expect(rowOf('PREV-01')?.textContent).toContain('Other agency answered'));
    expect(rowOf('POL-01')?.textContent).not.toContain('Other agency answered');
    expect(rowOf('POL-01')?.textContent).toContain('Other lead agency');
    await userEvent.click(within(rowOf('PREV-01') as HTMLElement).getByRole('button', { expanded: false }));
    expect(await screen.findByText('Agencies that answered: Police')).toBeTruthy();
    expect(screen.getByText('Agencies that answered: Labour (lead agency), Welfare')).toBeTruthy();
    await userEvent.click(within(rowOf('POL-01') as HTMLElement).getByRole('button', { expanded: false }));
    await screen.findByText('Agencies that answered: Police (lead agency), Labour');
    screen.getByText('Agencies that answered: Labour (lead agency), Police');
  });

  it('names the agencies that answered beside the coverage, and how each figure is counted', async () => {
    const answers = {
      ...answersFor([FIRST, SECOND]),
      'comparison.agenciesIn': () => [
        {
          snapshotId: FIRST.id,
          agencies: [
            { id: anId(1), shortName: 'Justice', answered: 4 },
            { id: anId(2), shortName: 'Silent', answered: 0 },
          ],
        },
      ],
    } as unknown as FakeAnswers;
    shown = await renderScreen(<CompareScreen />, { answers, at: `/compare/${FIRST.id},${SECOND.id}` });
    expect(await screen.findByText('Agencies that answered: Justice')).toBeTruthy();
    expect(screen.queryByText(/agencies answered$/)).toBeNull();
    const formulas = document.querySelector('[data-formulas]');
    expect(formulas?.textContent).toContain('How these figures are counted');
    expect(formulas?.textContent).toMatch(/\d+ = \d+ better \+ \d+ worse \+ \d+ the same\./);
    expect(screen.getByText(/^\d+ better/).getAttribute('title')).toBe(
      'Comparable items whose later level is higher.',
    );
  });
});

it('folds the names of many agencies away under their number', async () => {
  const agencies = Array.from({ length: 20 }, (_, at) => ({
    ...{ id: anId(at + 1), shortName: `Agency ${at + 1}`, answered: 1 },
  }));
  const answers = {
    ...answersFor([FIRST, SECOND]),
    'comparison.agenciesIn': () => [{ snapshotId: FIRST.id, agencies }],
  } as unknown as FakeAnswers;
  shown = await renderScreen(<CompareScreen />, { answers, at: `/compare/${FIRST.id},${SECOND.id}` });
  const summary = await screen.findByText('20 agencies answered');
  expect(summary.closest('details')?.open).toBe(false);
});

describe('comparisons that need care', () => {
  it('hide levels without consent and let it be recorded', async () => {
    const other = aYear(4, [], { state: 'KH' });
    shown = await renderScreen(<CompareScreen />, {
      answers: {
        ...answersFor([FIRST, other]),
        'comparison.compare': () => ({
          ...packComparison(compareSnapshots([FIRST, other])),
          warnings: [{ code: 'hidden' as const, columns: [0] }],
        }),
        'comparison.setConsent': () => ({}),
      },
      at: `/compare/${FIRST.id},${other.id}`,
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Record the consent of Cambodia' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Consent of Cambodia' }));
    await userEvent.click(dialog.getByRole('radio', { name: 'The State has published them' }));
    await userEvent.type(dialog.getByRole('textbox'), 'Yearbook');
    await userEvent.click(dialog.getByRole('button', { name: 'Record' }));
    await waitFor(() =>
      expect(shown?.bridge.inputsOf('comparison.setConsent')).toEqual([
        { state: 'KH', consent: { basis: 'published', note: 'Yearbook' } },
      ]),
    );
  });

  it('are named after all their States, and after two where two are looked at', async () => {
    const others = [aYear(4, [], { state: 'KH' }), aYear(5, [], { state: 'LA' })];
    await compare(FIRST, ...others);
    const title = () => screen.getByRole('heading', { level: 1 }).textContent;
    expect(title()).toBe('3 States: Cambodia; Lao PDR; Thailand');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Show the differences' }), '1');
    expect(title()).toBe('Lao PDR, 31 December 2025 and Thailand, 31 December 2023');
  });

  it('warn in words of dates that are too close', async () => {
    await compare(FIRST, aYear(4, SECOND.answers, { referenceDate: '2024-06-30' }));
    expect(
      screen.getByText(/closer than nine months: Thailand, 31 December 2023; Thailand, 30 June 2024/),
    ).toBeTruthy();
  });

  it('call nothing better or worse between States', async () => {
    await compare(FIRST, aYear(4, SECOND.answers, { state: 'KH' }));
    expect(document.querySelector('[data-warning="different-states"]')).toBeTruthy();
    expect(document.querySelector('[data-summary]')?.textContent).toContain(
      '3 of 5 items comparable: 1 the same, 2 on different levels',
    );
    expect(rowOf('POL-01')?.textContent).toContain('Different levels');
    expect(screen.getByRole('columnheader', { name: 'Cambodia, 2024' })).toBeTruthy();
  });

  it('show of which State the treaty duty of an item is not in force, in its cells and beside its answer', async () => {
    const other = aYear(4, SECOND.answers, { state: 'KH' });
    const article = {
      ...{ key: 'TIPP 2', number: '2', summary: 'x', duty: 'M' as const, qualifier: null },
      ...{ pillar: 'POL' as const, verification: 'confirmed' as const },
    };
    const joined = (member: 'TH' | 'KH', status: 'inforce-for-member' | 'not-signed') => ({
      ...{ member, instrument: 'TIPP', status, signedOn: null, ratifiedOn: null, inForceOn: null },
      ...{ reservation: '', source: 'UN', sourceDocumentId: null, checkedOn: null },
      ...{ updatedBy: 'Me', updatedAt: '2026-01-01T00:00:00.000Z' },
    });
    shown = await renderScreen(<CompareScreen />, {
      answers: {
        ...answersFor([FIRST, other]),
        'instruments.list': () => [
          {
            ...{
              code: 'TIPP',
              kind: 'treaty' as const,
              name: 'x',
              shortName: 'x',
              year: 2000,
              inForce: null,
            },
            ...{ bodies: [], verification: 'confirmed' as const, articles: [article] },
          },
        ],
        'instruments.statuses': () => [joined('TH', 'not-signed'), joined('KH', 'inforce-for-member')],
      },
      at: `/compare/${FIRST.id},${other.id}`,
    });
    const words = 'The treaty duty of this item is not in force for Thailand on 31 December 2023.';
    await waitFor(() => expect(rowOf('POL-01')?.querySelectorAll('[data-free-of-duty]')).toHaveLength(1));
    expect(rowOf('POL-01')?.textContent).toContain(words);
    await userEvent.click(within(rowOf('POL-01') as HTMLElement).getByRole('button'));
    const side = within(await screen.findByRole('region', { name: 'Thailand, 31 December 2023' }));
    await side.findByText(`${words} It is still a guide.`);
    await userEvent.click(screen.getByRole('tab', { name: 'Table' }));
    await screen.findByRole('grid');
    const cells = [...(rowOf('PROS-01')?.querySelectorAll('td') ?? [])];
    expect(cells.map((cell) => cell.querySelector('[data-free-of-duty]') !== null)).toEqual([false, true]);
    screen.getByText(/not in force for that State on its reference date/);
  });

  it('say that two who speak differ, never that one of them changed', async () => {
    const other = SECOND.answers.map((answer) =>
      answer.itemId === 'POL-02' ? { ...answer, value: NOT_APPLICABLE } : answer,
    );
    await compare(FIRST, aYear(4, other, { state: 'KH' }));
    expect(rowOf('POL-02')?.textContent).toContain('Different kinds of answer');
    expect(rowOf('POL-01')?.textContent).toContain(
      'Words differ; 1 passage only in the second; 1 passage only in the first',
    );
    await userEvent.click(within(rowOf('POL-01') as HTMLElement).getByRole('button', { expanded: false }));
    expect(await screen.findAllByText('Only here')).toHaveLength(2);
    const marked = [...document.querySelectorAll('[data-pair] mark')].map(({ textContent }) => textContent);
    expect(marked.toSorted()).toEqual(['[only here: once]', '[only here: twice]']);
    expect(document.querySelector('[data-pair] :is(del, ins)')).toBeNull();
    const told = screen.getByRole('tabpanel', { name: 'Differences' }).textContent;
    expect(told).not.toMatch(/Words changed|Knowledge changed|gone later/);
  });

  it('tell the changes between any two neighbours of three years', async () => {
    const third = aYear(5, [{ value: aLevel(4) }, { value: aLevel(1) }, {}, {}, {}]);
    await compare(FIRST, SECOND, third);
    expect(rowOf('POL-01')?.textContent).toMatch(/^Better.*\+2/);
    await userEvent.selectOptions(screen.getByLabelText('Show the changes'), 'From 2024 to 2025');
    expect(rowOf('POL-01')?.textContent).toMatch(/^Better.*\+3/);
    expect(rows()[0]).toBe('POL-02');
    await userEvent.selectOptions(screen.getByLabelText('Show the changes'), 'From 2023 to 2024');
    expect(rowOf('POL-01')?.textContent).toContain('Worse\u22121');
  });

  it('say what is wrong when a snapshot was damaged', async () => {
    shown = await renderScreen(<CompareScreen />, {
      answers: {
        ...answersFor([FIRST, SECOND]),
        'comparison.compare': () => {
          throw new AppError('assessments.snapshot-damaged');
        },
      },
      at: `/compare/${FIRST.id},${SECOND.id}`,
    });
    const alert = await screen.findByRole('alert');
    expect(alert.dataset['error']).toBe('assessments.snapshot-damaged');
  });

  it('ask for a second one when only one is named', async () => {
    shown = await renderScreen(<CompareScreen />, {
      answers: answersFor([FIRST]),
      at: `/compare/${FIRST.id}`,
    });
    expect(await screen.findByRole('link', { name: 'Choose assessments' })).toBeTruthy();
    expect(shown.bridge.inputsOf('comparison.compare')).toEqual([]);
  });
});
