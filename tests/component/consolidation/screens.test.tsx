import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAgenciesHandlers } from '../../../main/agencies';
import { createComparisonHandlers, createComparisonService } from '../../../main/comparison';
import { createConsolidationHandlers, createConsolidationService } from '../../../main/consolidation';
import { AssessmentScreen, ItemScreen } from '../../../renderer/assessments';
import {
  ConsolidationScreen,
  CoverageScreen,
  DecideScreen,
  MinutesScreen,
  SignOffScreen,
  WorkshopScreen,
} from '../../../renderer/consolidation';
import { AskDialog } from '../../../renderer/consolidation/components/AskDialog';
import { LevelCounts } from '../../../renderer/consolidation/components/LevelCounts';
import { rememberView, rememberWalk, type View, walkOf } from '../../../renderer/consolidation/view';
import { draftsOf, dropDrafts } from '../../../renderer/platform';
import { RequestsScreen } from '../../../renderer/sheets';
import { SendDialog } from '../../../renderer/sheets/components/SendDialog';
import type { Agency } from '../../../shared/agencies';
import { AppError } from '../../../shared/kernel';
import type { ReportBlock } from '../../../shared/reports';
import { aLevel, anAnswer, anEdition, anId } from '../../support/builders';
import { type AssessmentsRoom, registeredAgency } from '../../support/builders/assessments-room';
import type { FakeAnswers } from '../../support/fake-bridge';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';
import { readsAs } from '../../support/whole-text';
import { withRealRules } from '../assessments/with-real-rules';

const ITEMS = ['POL-01', 'POL-02', 'PREV-01', 'PROT-01'];

let shown: RenderedScreen | undefined;
let room: AssessmentsRoom;
let answers: FakeAnswers;
let police: Agency;
let labour: Agency;
let id: string;

beforeEach(() => {
  ({ room, answers } = withRealRules(anEdition(ITEMS, ['POL-02'])));
  answers = {
    ...answers,
    ...createAgenciesHandlers(room.agencies),
    ...createConsolidationHandlers(
      createConsolidationService({
        assessments: room.assessments,
        library: { findVersion: () => undefined },
      }),
    ),
  };
  police = registeredAgency(room, 'Police');
  labour = registeredAgency(room, 'Labour', { roles: ['LABR'] });
  ({ id } = room.assessments.create({
    ...{
      state: 'KH',
      questionnaire: 'waymark',
      edition: '2025.1',
      scope: 'full',
      referenceDate: '2025-12-31',
    },
  }));
  room.assessments.assign(
    id,
    ITEMS.flatMap((itemId) => [
      { itemId, agencyId: police.id, as: 'lead' as const },
      { itemId, agencyId: labour.id, as: 'asked' as const },
    ]),
  );
});
afterEach(() => {
  shown?.leave();
  shown = undefined;
  dropDrafts('');
  room.db.close();
});

it('an agency that has ended is told where it is asked, and is sent nothing by itself', async () => {
  room.agencies.update(labour.id, { until: '2025-06-30' });
  const at = `/assessments/${id}/agencies`;
  shown = await renderScreen(<CoverageScreen />, { answers, at });
  const line = await screen.findByRole('row', { name: /^Labour/ });
  within(line).getByText('Ended on 30 June 2025');
  expect(screen.getAllByText(/^Ended on/)).toHaveLength(1);
  shown.leave();

  const asked = { 'sheets.languages': () => [], 'exchange.ledger': () => ({ received: [], sent: [] }) };
  shown = await renderScreen(
    <SendDialog assessment={room.assessments.get(id)} opened onClose={() => undefined} />,
    { answers: { ...answers, ...asked } },
  );
  const how = (name: string) =>
    screen.findByRole<HTMLInputElement>('combobox', { name: `How ${name} answers` });
  expect((await how('Police')).value).toBe('Excel workbook');
  expect((await how('Labour')).value).toBe('Send nothing');
  screen.getByText('Ended on 30 June 2025');
  await userEvent.click(screen.getByRole('button', { name: 'Page for any browser' }));
  expect((await how('Police')).value).toBe('Page for any browser');
  expect((await how('Labour')).value).toBe('Send nothing');
});

it('a year after an agency ended says what it led, and gives all of it to another in one step', async () => {
  room.assessments.saveAnswers(id, [{ itemId: 'POL-01', value: aLevel(2), text: '', fallReason: null }]);
  const { id: snapshotId } = room.assessments.freeze(id, 'Head');
  room.agencies.update(police.id, { until: '2026-06-30' });
  const next = room.assessments.startNext(snapshotId, '2026-12-31');
  shown = await renderScreen(
    (name) => (name === 'AssessmentScreen' ? <AssessmentScreen /> : <CoverageScreen />),
    { answers, at: `/assessments/${next.id}` },
  );
  const ended = 'Police ended on 30 June 2026 and is asked nothing in this assessment.';
  const led = '4 items that it led have no lead agency now: POL-01, POL-02, PREV-01, PROT-01.';
  await screen.findByText(readsAs(`${ended} ${led}`));
  await userEvent.click(screen.getByRole('link', { name: 'Name another lead agency' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Make it the lead agency of 4 items' }));
  screen.getByText('Choose the agency.');
  await userEvent.click(screen.getByRole('combobox', { name: 'New lead agency' }));
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['Labour']);
  await userEvent.click(screen.getByRole('option', { name: 'Labour' }));
  await userEvent.click(screen.getByRole('button', { name: 'Make it the lead agency of 4 items' }));
  await waitFor(() =>
    expect(room.assessments.participation(next.id).assignments).toEqual(
      ITEMS.map((itemId) => ({ itemId, agencyId: labour.id, isLead: true })),
    ),
  );
  // Who has left stays told where agencies are asked.
  shown.bridge.announce({ name: 'assessments.changed', ids: [next.id] });
  await screen.findByText(ended);
});

it('an agency that ends while it is asked owes no more what another gives, and keeps what it has said', async () => {
  say(police, 'POL-01', 2);
  room.assessments.saveAnswer({
    ...{ assessmentId: id, agencyId: police.id, itemId: 'POL-02', value: { kind: 'none' } },
    ...{ text: 'begun', fallReason: null, baseRevision: 0 },
  });
  room.agencies.update(police.id, { until: '2025-06-30' });
  shown = await renderScreen(<CoverageScreen />, { answers, at: `/assessments/${id}/agencies` });
  const asked = () =>
    room.assessments
      .participation(id)
      .assignments.filter(({ agencyId }) => agencyId === police.id)
      .map(({ itemId }) => itemId);
  await userEvent.click(await screen.findByRole('button', { name: 'Make it the lead agency of 3 items' }));
  screen.getByText(/On 1 of them it has said something, but it is no finished answer\. It stays too\./);
  await userEvent.click(screen.getByRole('combobox', { name: 'New lead agency' }));
  await userEvent.click(screen.getByRole('option', { name: 'Labour' }));
  await userEvent.click(screen.getByRole('button', { name: 'Make it the lead agency of 3 items' }));
  await waitFor(() => expect(asked()).toEqual(['POL-01', 'POL-02']));
});

it('an agency that ended and owes what others lead is told on the first page, and is asked it no more', async () => {
  room.agencies.update(labour.id, { until: '2025-06-30' });
  room.requestsOut.set(labour.id, 1);
  say(labour, 'PREV-01', 3);
  shown = await renderScreen(
    (name) => (name === 'AssessmentScreen' ? <AssessmentScreen /> : <CoverageScreen />),
    { answers, at: `/assessments/${id}` },
  );
  await screen.findByText(/It has not given 3 answers that it is asked for\. 1 request that was sent to it/);
  await userEvent.click(screen.getByRole('link', { name: 'See who is asked what' }));
  const stop = await screen.findByRole('button', { name: 'Stop asking it 3 items without an answer' });
  // What comes back on the request is not lost, and not taken in either: that is said before.
  expect(document.getElementById(stop.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
    'is not taken in until you ask it again. Nothing in the file is lost.',
  );
  await userEvent.click(stop);
  const asked = () =>
    room.assessments.participation(id).assignments.filter(({ agencyId }) => agencyId === labour.id);
  await waitFor(() => expect(asked()).toMatchObject([{ itemId: 'PREV-01' }]));
  expect(room.assessments.get(id, labour.id).answers).toMatchObject([
    { itemId: 'PREV-01', value: aLevel(3) },
  ]);
});

const say = (agency: Agency, itemId: string, value: 0 | 1 | 2 | 3 | 4) =>
  room.assessments.saveAnswers(
    id,
    [{ itemId, value: aLevel(value), text: `${agency.shortName} says ${value}.`, fallReason: null }],
    agency.id,
  );
const rows = () =>
  [...document.querySelectorAll<HTMLElement>('tr[data-row]')].map((row) => row.dataset['row']);
const cellAt = (row: number, column: number) =>
  document.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`) as HTMLElement;

it.each([
  { Screen: ConsolidationScreen, part: 'consolidation', asks: 'consolidation.table', role: 'grid' },
  { Screen: CoverageScreen, part: 'agencies', asks: 'assessments.participation', role: 'grid' },
] as const)('$part stays when it cannot be asked for anew, and what failed is told once', async (given) => {
  let isLost = false;
  const failing = Object.fromEntries(
    ([given.asks, 'assessments.get'] as const).map((name) => [
      name,
      (input: never) => {
        const answer = answers[name] as ((input: never) => unknown) | undefined;
        if (isLost || answer === undefined) throw new AppError('app.process-restarted');
        return answer(input);
      },
    ]),
  );
  shown = await renderScreen(<given.Screen />, {
    answers: { ...answers, ...failing },
    at: `/assessments/${id}/${given.part}`,
  });
  const table = await screen.findByRole(given.role);
  isLost = true;
  const before = shown.bridge.inputsOf(given.asks).length;
  shown.bridge.announce({ name: 'assessments.changed', ids: [] });
  await waitFor(() => expect(shown?.bridge.inputsOf(given.asks).length).toBeGreaterThan(before));
  expect((await screen.findAllByRole('alert')).map(({ dataset }) => dataset['error'])).toEqual([
    'app.process-restarted',
  ]);
  expect(table.isConnected).toBe(true);
  isLost = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

describe('the table of all answers', () => {
  it('puts the widest disagreement first, narrows, and is walked through by keys to the item', async () => {
    say(police, 'POL-02', 3);
    say(labour, 'POL-02', 2);
    say(police, 'PROT-01', 4);
    say(labour, 'PROT-01', 1);
    say(police, 'PREV-01', 2);
    shown = await renderScreen(<ConsolidationScreen />, { answers, at: `/assessments/${id}/consolidation` });
    const grid = await screen.findByRole('grid', { name: 'Consolidation' });
    expect(rows()).toEqual(['PROT-01', 'POL-02', 'PREV-01', 'POL-01']);
    expect(within(grid).getAllByText('Waiting')).toHaveLength(3);
    await screen.findByText(/2 of 2 agencies have answered. 62 % of what was asked is answered: 5 of 8./);
    await userEvent.click(screen.getByText('Alignment gaps (1)'));
    expect(rows()).toEqual(['PROT-01']);
    await userEvent.click(screen.getByText('Disagreements (2)'));
    cellAt(0, 0).focus();
    await userEvent.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}');
    expect(document.activeElement).toBe(cellAt(1, 2));
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(shown?.address()).toBe(`/assessments/${id}/consolidation/POL-02`));
  });

  it('goes into a workbook: all agencies beside the national answer, and every answer with its words', async () => {
    say(police, 'POL-02', 3);
    say(labour, 'POL-02', 1);
    const blocks: ReportBlock[] = [];
    shown = await renderScreen(<ConsolidationScreen />, {
      answers: {
        ...answers,
        'reports.add': (piece) => {
          blocks.push(...piece.blocks);
          return {};
        },
        'reports.save': () => ({ saved: true }),
      },
      at: `/assessments/${id}/consolidation`,
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Save as a file' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Excel workbook (.xlsx)' }));
    await waitFor(() => expect(shown?.bridge.inputsOf('reports.save')).toHaveLength(1));
    const [beside, said] = blocks.filter((block) => block.kind === 'table');
    expect(beside?.head.slice(4)).toEqual(['Labour', 'Police']);
    // Each name has the room of its longest word, and no more.
    expect(beside?.widths.slice(4)).toEqual([9, 9]);
    const row = beside?.rows.find(([item]) => item === 'POL-02');
    expect(row?.slice(2)).toEqual(['·', 'Agencies differ', { value: 1, shade: 1 }, { value: 3, shade: 3 }]);
    expect(said?.rows).toHaveLength(8);
    const told = said?.rows.find(([, , , , words]) => words === 'Labour says 1.');
    expect([told?.[0], told?.[3], told?.[5]]).toEqual(['POL-02', '1 In preparation', 0]);
  });

  it('sends who has nobody to ask to the agencies', async () => {
    const { id: other } = room.assessments.create({
      ...{
        state: 'KH',
        questionnaire: 'waymark',
        edition: '2025.1',
        scope: 'full',
        referenceDate: '2026-12-31',
      },
    });
    shown = await renderScreen(<ConsolidationScreen />, {
      answers,
      at: `/assessments/${other}/consolidation`,
    });
    await screen.findByRole('heading', { name: 'No agency takes part yet' });
    expect(screen.getByRole('link', { name: 'Choose agencies' }).getAttribute('href')).toContain(
      `/assessments/${other}/agencies`,
    );
  });
});

describe('who is asked what', () => {
  it('is set cell by cell with the keyboard', async () => {
    shown = await renderScreen(<CoverageScreen />, { answers, at: `/assessments/${id}/agencies` });
    await screen.findByRole('grid', { name: 'Who is asked what' });
    const of = (agency: Agency) =>
      room.assessments
        .participation(id)
        .assignments.find((one) => one.itemId === 'POL-01' && one.agencyId === agency.id);
    // Columns are in the order of their names: Labour, Police.
    cellAt(0, 1).focus();
    await userEvent.keyboard('l');
    await waitFor(() => expect(of(labour)?.isLead).toBe(true));
    expect(of(police)?.isLead).toBe(false);
    await userEvent.keyboard('{Delete}');
    await waitFor(() => expect(of(labour)).toBeUndefined());
    await screen.findByText('No lead (1)');
  });
});

describe('a list that becomes shorter under the hand', () => {
  it('keeps the keyboard in it: on the line that comes up, and at the end on the one before', async () => {
    room.assessments.assign(
      id,
      ['POL-02', 'PREV-01'].flatMap((itemId) =>
        [police, labour].map((agency) => ({ itemId, agencyId: agency.id, as: 'not-asked' as const })),
      ),
    );
    shown = await renderScreen(<CoverageScreen />, { answers, at: `/assessments/${id}/agencies` });
    await screen.findByRole('grid', { name: 'Who is asked what' });
    await userEvent.click(screen.getByText('Nobody asked (2)'));
    await waitFor(() => expect(rows()).toEqual(['POL-02', 'PREV-01']));
    cellAt(0, 1).focus();
    await userEvent.keyboard('a');
    await waitFor(() => expect(rows()).toEqual(['PREV-01']));
    await waitFor(() => expect(document.activeElement).toBe(cellAt(0, 1)));
    await userEvent.click(screen.getByText('All (4)'));
    await waitFor(() => expect(rows()).toHaveLength(4));
    cellAt(3, 1).focus();
    // Somebody else has asked about the others meanwhile.
    await userEvent.click(screen.getByText('Nobody asked (1)'));
    await waitFor(() => expect(rows()).toEqual(['PREV-01']));
    expect(cellAt(0, 0).tabIndex).toBe(0);
  });
});

describe('deciding an item', () => {
  it('begins with what the lead agency says this year, not with the words that came along from the year before', async () => {
    for (const itemId of ITEMS)
      room.assessments.saveAnswer({
        ...{ assessmentId: id, itemId, value: aLevel(3), text: 'As it was in 2025.', fallReason: null },
        baseRevision: 0,
      });
    const { id: snapshotId } = room.assessments.freeze(id, 'Head');
    const next = room.assessments.startNext(snapshotId, '2026-12-31').id;
    room.assessments.assign(next, [{ itemId: 'POL-01', agencyId: police.id, as: 'lead' }]);
    const explanation = async () =>
      screen.findByRole<HTMLTextAreaElement>('textbox', { name: /^National explanation/ });
    const at = `/assessments/${next}/consolidation/POL-01`;
    shown = await renderScreen(<DecideScreen />, { answers, at });
    expect((await explanation()).value).toBe('As it was in 2025.');
    expect(screen.queryByText(/words of the lead agency/)).toBeNull();
    shown.leave();

    const said = { itemId: 'POL-01', value: aLevel(1), text: 'Repealed in May.', fallReason: null };
    room.assessments.saveAnswers(next, [said], police.id);
    shown = await renderScreen(<DecideScreen />, { answers, at });
    expect((await explanation()).value).toBe('Repealed in May.');
    screen.getByText('It stands with the national answer. It begins with the words of the lead agency.');
    shown.leave();

    // Also where it has not come to a level yet.
    dropDrafts('');
    room.assessments.saveAnswers(next, [{ ...said, value: { kind: 'none' } }], police.id);
    shown = await renderScreen(<DecideScreen />, { answers, at });
    expect((await explanation()).value).toBe('Repealed in May.');
    shown.leave();

    // Without a word of its own: what was said of level 3 does not come to stand under level 1, and stays under level 3.
    for (const [level, words] of [
      [1, ''],
      [3, 'As it was in 2025.'],
    ] as const) {
      dropDrafts('');
      room.assessments.saveAnswers(next, [{ ...said, value: aLevel(level), text: '' }], police.id);
      shown = await renderScreen(<DecideScreen />, { answers, at });
      expect((await explanation()).value).toBe(words);
      shown.leave();
    }
  });

  it('keeps practice ahead of the text where the level stays and only the words are decided anew', async () => {
    say(police, 'POL-01', 1);
    const ahead = { kind: 'level', level: 1, practiceAhead: true } as const;
    room.assessments.saveAnswer({
      ...{ assessmentId: id, itemId: 'POL-01', value: ahead, text: '', fallReason: null, baseRevision: 0 },
    });
    room.assessments.decide({
      ...{ assessmentId: id, itemId: 'POL-01', rule: 'manual', value: ahead, text: '', reason: 'Practised.' },
      ...{ minutes: '', decidedBy: 'Head', dissent: {}, workshopId: null, baseRevision: 1 },
    });
    shown = await renderScreen(<DecideScreen />, { answers, at: `/assessments/${id}/consolidation/POL-01` });
    const form = await screen.findByRole('form', { name: 'Decide the national answer' });
    fireEvent.change(within(form).getByLabelText(/^National explanation/), {
      target: { value: 'In three provinces.' },
    });
    await userEvent.click(within(form).getByRole('button', { name: 'Decide again' }));
    await waitFor(() => expect(room.assessments.listDecisions(id, 'POL-01')).toHaveLength(2));
    expect(room.assessments.get(id).answers[0]).toMatchObject({ value: ahead, text: 'In three provinces.' });
  });

  it('stays, with what is written in it, when the answers cannot be asked for anew for a while, and says so', async () => {
    say(police, 'POL-01', 3);
    let isLost = false;
    const item = answers['consolidation.item'];
    shown = await renderScreen(<DecideScreen />, {
      at: `/assessments/${id}/consolidation/POL-01`,
      answers: {
        ...answers,
        'consolidation.item': (input) => {
          if (isLost || item === undefined) throw new AppError('app.process-restarted');
          return item(input);
        },
      },
    });
    const form = await screen.findByRole('form', { name: 'Decide the national answer' });
    isLost = true;
    const before = shown.bridge.inputsOf('consolidation.item').length;
    shown.bridge.announce({ name: 'assessments.changed', ids: [] });
    await waitFor(() => expect(shown?.bridge.inputsOf('consolidation.item').length).toBeGreaterThan(before));
    expect((await screen.findByRole('alert')).dataset['error']).toBe('app.process-restarted');
    expect(form.isConnected).toBe(true);
    isLost = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  /** The agencies in the order in which their answers to an item are shown. */
  async function shownIn(assessmentId: string): Promise<(string | undefined)[]> {
    shown?.leave();
    const at = `/assessments/${assessmentId}/consolidation/POL-01`;
    shown = await renderScreen(<DecideScreen />, { answers, at });
    const region = await screen.findByRole('region', { name: 'What the agencies say' });
    return [...region.querySelectorAll<HTMLElement>('[data-agency]')].map(({ dataset }) => dataset['agency']);
  }

  it('shows the answer of the lead first, and those that are waited for last', async () => {
    say(police, 'POL-01', 3);
    expect((await shownIn(id)).slice(0, 2)).toEqual([police.id, labour.id]);
  });

  it('shows an answer that is only carried over from the year before behind those that are given', async () => {
    const health = registeredAgency(room, 'Health');
    room.assessments.assign(id, [{ itemId: 'POL-01', agencyId: health.id, as: 'asked' }]);
    for (const agency of [police, labour, health]) say(agency, 'POL-01', 3);
    room.assessments.saveAnswers(
      id,
      ITEMS.map((itemId) => ({ itemId, value: aLevel(2), text: '', fallReason: null })),
    );
    const { id: snapshotId } = room.assessments.freeze(id, 'Head');
    const next = room.assessments.startNext(snapshotId, '2026-12-31').id;
    const carried = await shownIn(next);
    // The first two as they stand in the register; the last one gives its answer of this year.
    const [lead, ...others] = carried;
    expect(lead).toBe(police.id);
    const last = [labour, health].find((agency) => agency.id === others.at(-1)) ?? health;
    const answer = room.assessments.get(next, last.id).answers.find(({ itemId }) => itemId === 'POL-01');
    room.assessments.saveAnswer({
      ...{ assessmentId: next, agencyId: last.id, itemId: 'POL-01', value: aLevel(1) },
      ...{ text: 'This year.', fallReason: 'expired', baseRevision: answer?.revision ?? 0 },
    });
    expect(await shownIn(next)).toEqual([police.id, last.id, others[0]]);
  });

  it('shows what follows from a rule, asks for what is compulsory, and keeps the dissent', async () => {
    say(police, 'POL-01', 3);
    say(labour, 'POL-01', 1);
    shown = await renderScreen(<DecideScreen />, { answers, at: `/assessments/${id}/consolidation/POL-01` });
    const form = await screen.findByRole('form', { name: 'Decide the national answer' });
    fireEvent.click(within(form).getByLabelText('As the lead agency says'));
    await within(form).findByText('What follows:');
    await within(form).findByText('1 agency disagrees');
    await userEvent.type(within(form).getByLabelText(/^Labour/), 'Not seen on visits.');
    await userEvent.type(within(form).getByLabelText(/^Decided by/), 'Head');
    await userEvent.click(within(form).getByRole('button', { name: 'Decide' }));
    await within(form).findByText('Write the reason.');
    expect(room.assessments.listDecisions(id, null)).toEqual([]);
    await userEvent.type(within(form).getByLabelText(/^Reason/), 'The police keep the register.');
    await userEvent.click(within(form).getByRole('button', { name: 'Decide' }));
    await waitFor(() =>
      expect(room.assessments.listDecisions(id, null)).toMatchObject([
        { rule: 'lead', value: aLevel(3), dissents: [{ agencyName: 'Labour', why: 'Not seen on visits.' }] },
      ]),
    );
    expect(room.assessments.get(id).answers[0]).toMatchObject({ value: aLevel(3), text: 'Police says 3.' });
  });
});

describe('deciding item after item', () => {
  it('leads to the rule that gives no answer, where deciding by it would do nothing', async () => {
    say(labour, 'POL-01', 1);
    shown = await renderScreen(<DecideScreen />, { answers, at: `/assessments/${id}/consolidation/POL-01` });
    const form = await screen.findByRole('form', { name: 'Decide the national answer' });
    fireEvent.click(within(form).getByLabelText('As the lead agency says'));
    fireEvent.change(within(form).getByLabelText(/^Reason/), { target: { value: 'It leads.' } });
    fireEvent.change(within(form).getByLabelText(/^Decided by/), { target: { value: 'Head' } });
    const told = 'There is no lead agency, or it has not answered yet.';
    expect(within(form).getByText(told).closest('[data-error="true"]')).toBeNull();
    await userEvent.click(within(form).getByRole('button', { name: 'Decide' }));
    await waitFor(() => expect(form.querySelector('[data-error="true"] [role="radiogroup"]')).not.toBeNull());
    within(form).getByText(told);
    expect(room.assessments.listDecisions(id, null)).toEqual([]);
  });

  it('holds nothing of words that were typed and taken out again', async () => {
    say(police, 'POL-01', 3);
    say(labour, 'POL-01', 1);
    shown = await renderScreen(<DecideScreen />, { answers, at: `/assessments/${id}/consolidation/POL-01` });
    const form = await screen.findByRole('form', { name: 'Decide the national answer' });
    for (const label of [/^Reason/, /^Decided by/]) {
      const field = within(form).getByLabelText(label);
      fireEvent.change(field, { target: { value: 'Head' } });
      expect(draftsOf('decision ')).toHaveLength(1);
      fireEvent.change(field, { target: { value: '' } });
      expect(draftsOf('decision ')).toEqual([]);
    }
  });

  it('keeps a comment that is not sent with the item it is about', async () => {
    rememberWalk(id, ITEMS);
    for (const itemId of ITEMS) {
      say(police, itemId, 3);
      say(labour, itemId, 1);
    }
    shown = await renderScreen(<DecideScreen />, { answers, at: `/assessments/${id}/consolidation/POL-01` });
    const comment = () =>
      screen.findByLabelText<HTMLTextAreaElement>('Write to the others who work on this item');
    const step = async (name: string) => {
      const button = screen.getByRole('button', { name });
      await waitFor(() => expect(button.hasAttribute('disabled')).toBe(false));
      await userEvent.click(button);
    };
    await userEvent.type(await comment(), 'Who keeps the list?');
    await step('Next');
    await screen.findByRole('heading', { level: 1, name: /^POL-02/ });
    expect((await comment()).value).toBe('');
    await step('Previous');
    await screen.findByRole('heading', { level: 1, name: /^POL-01/ });
    expect((await comment()).value).toBe('Who keeps the list?');
    await userEvent.click(screen.getByRole('button', { name: 'Add' }));
    await waitFor(async () => expect((await comment()).value).toBe(''));
    await screen.findByText('Who keeps the list?');
  });

  it('keeps what is typed of a decision on top of an answer that changes meanwhile', async () => {
    const open = async () => {
      shown = await renderScreen(<DecideScreen />, {
        answers,
        at: `/assessments/${id}/consolidation/POL-01`,
      });
      await screen.findByRole('heading', { level: 1, name: /^POL-01/ });
    };
    say(police, 'POL-01', 3);
    say(labour, 'POL-01', 1);
    await open();
    fireEvent.change(await screen.findByLabelText(/^Reason/), { target: { value: 'Seen by both.' } });
    shown?.leave();
    room.assessments.saveAnswer({
      ...{ assessmentId: id, itemId: 'POL-01', value: aLevel(2), text: 'Put right.', fallReason: null },
      baseRevision: 0,
    });
    await open();
    expect(await screen.findByLabelText(/^Reason/)).toHaveProperty('value', 'Seen by both.');
    expect(screen.getByDisplayValue('Put right.')).toBeTruthy();
  });

  it('goes on in the order of the table, though a decision changes what is in need, and by whoever decided last', async () => {
    for (const itemId of ITEMS) say(police, itemId, 3);
    for (const itemId of ['POL-02', 'PREV-01', 'PROT-01']) say(labour, itemId, 1);
    shown = await renderScreen(
      (name) => (name === 'DecideScreen' ? <DecideScreen /> : <ConsolidationScreen />),
      { answers, at: `/assessments/${id}/consolidation` },
    );
    await screen.findByRole('grid', { name: 'Consolidation' });
    await userEvent.click(screen.getByText('Disagreements (3)'));
    const order = ['POL-02', 'PREV-01', 'PROT-01'];
    await waitFor(() => expect(rows()).toEqual(order));
    cellAt(0, 0).focus();
    await userEvent.keyboard('{Enter}');
    const form = await screen.findByRole('form', { name: 'Decide the national answer' });
    fireEvent.click(within(form).getByLabelText('As the lead agency says'));
    await userEvent.type(within(form).getByLabelText(/^Reason/), 'The police keep the register.');
    await userEvent.type(within(form).getByLabelText(/^Decided by/), 'Head');
    await userEvent.click(within(form).getByRole('button', { name: 'Decide' }));
    await screen.findByRole('button', { name: 'Decide again' });
    // The form is drawn anew: the keyboard goes on at what was decided.
    expect(document.activeElement?.textContent).toBe('Decision');
    for (const itemId of order.slice(1)) {
      await userEvent.click(screen.getByRole('button', { name: 'Next' }));
      await screen.findByRole('heading', { level: 1, name: new RegExp(`^${itemId}`) });
      expect(screen.getByLabelText<HTMLInputElement>(/^Decided by/).value).toBe('Head');
    }
    expect(screen.getByRole('button', { name: 'Next' }).hasAttribute('disabled')).toBe(true);
  });

  it('passes over a question that is asked no more since the year went on with another edition', async () => {
    for (const itemId of ITEMS) say(police, itemId, 3);
    rememberWalk(id, ['POL-02', 'POL-99', 'PREV-01']);
    shown = await renderScreen(<DecideScreen />, { answers, at: `/assessments/${id}/consolidation/POL-02` });
    await screen.findByRole('heading', { level: 1, name: /^POL-02/ });
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await screen.findByRole('heading', { level: 1, name: /^PREV-01/ });
    expect(screen.getByRole('button', { name: 'Next' }).hasAttribute('disabled')).toBe(true);
  });
});

it('nobody waits for an agency that has ended: its request is not late, and its answer is not missing', async () => {
  for (const itemId of ITEMS) say(police, itemId, 3);
  room.agencies.update(labour.id, { until: '2025-06-30' });
  const request = {
    ...{ id: anId(1), assessmentId: id, agencyId: labour.id, number: 1, form: 'excel' as const },
    ...{ sentAt: '2025-05-01T08:00:00.000Z', sentBy: 'Head', dueOn: '2025-06-15', items: 4 },
    ...{ fileName: null, returnedAt: null, open: 4 },
  };
  const asked = {
    'sheets.requests': () => [request],
    'sheets.returns': () => [],
    'exchange.ledger': () => ({ received: [], sent: [] }),
  };
  shown = await renderScreen(<RequestsScreen />, {
    answers: { ...answers, ...asked },
    at: `/assessments/${id}/requests`,
  });
  await screen.findByText('Ended on 30 June 2025');
  expect(document.querySelector<HTMLElement>('[data-request]')?.dataset['state']).toBe('ended');
  expect(screen.queryByText('Late')).toBeNull();
  shown.leave();

  room.assessments.setDueDate(id, labour.id, '2025-06-15');
  shown = await renderScreen(<CoverageScreen />, { answers, at: `/assessments/${id}/agencies` });
  await screen.findByText('Ended on 30 June 2025');
  expect(screen.queryByText(/Late/)).toBeNull();
  shown.leave();

  shown = await renderScreen(<ConsolidationScreen />, { answers, at: `/assessments/${id}/consolidation` });
  await screen.findByText('Answers missing (0)');
});

it('walks through what the table lists: neither an item that only an agency that has ended did not answer, nor one of another pillar', async () => {
  for (const itemId of ITEMS) say(police, itemId, 3);
  room.agencies.update(labour.id, { until: '2025-06-30' });
  const third = registeredAgency(room, 'Health');
  const asked = ['POL-01', 'PREV-01', 'PROT-01'];
  room.assessments.assign(
    id,
    asked.map((itemId) => ({ itemId, agencyId: third.id, as: 'asked' as const })),
  );
  const look = async (view: View, from: string) => {
    shown?.leave();
    rememberWalk(id, []);
    rememberView(id, view);
    shown = await renderScreen(<DecideScreen />, { answers, at: `/assessments/${id}/consolidation/${from}` });
  };
  await look({ pillar: 'all', shown: 'missing' }, 'POL-01');
  await waitFor(() => expect(walkOf(id)).toEqual(asked));
  await userEvent.click(screen.getByRole('button', { name: 'Next' }));
  await screen.findByRole('heading', { level: 1, name: /^PREV-01/ });
  await look({ pillar: 'PREV', shown: 'all' }, 'PREV-01');
  await waitFor(() => expect(walkOf(id)).toEqual(['PREV-01']));
  rememberView(id, { pillar: 'all', shown: 'all' });
});

it('an agency that has ended can answer no more: it is ticked among those to ask only by a person, and one that came since is among them', async () => {
  const [past, later] = ['2026-02-01', '2026-01-01'];
  room.agencies.update(labour.id, { until: past });
  registeredAgency(room, 'Work and Training', { from: later });
  shown = await renderScreen(
    <AskDialog assessment={room.assessments.get(id)} opened onClose={() => undefined} />,
    { answers },
  );
  const box = (name: RegExp) => screen.findByRole<HTMLInputElement>('checkbox', { name });
  expect((await box(/^Police/)).checked).toBe(true);
  expect((await box(/^Work and Training/)).checked).toBe(true);
  expect((await box(/^Labour Ended on 1 February 2026/)).checked).toBe(false);
  screen.getByRole('button', { name: 'Ask 2 agencies' });
});

it('tells once what the lists of packs and receipts failed with', async () => {
  const lost = () => {
    throw new AppError('app.process-restarted');
  };
  shown = await renderScreen(<RequestsScreen />, {
    answers: { ...answers, 'sheets.requests': () => [], 'sheets.returns': lost, 'exchange.ledger': lost },
    at: `/assessments/${id}/requests`,
  });
  await waitFor(() => expect(shown?.client.isFetching()).toBe(0));
  expect(await screen.findAllByRole('alert')).toHaveLength(1);
});

it('a workshop takes an agency that has ended by its day for present only where somebody ticks it', async () => {
  room.agencies.update(labour.id, { until: '2025-06-30' });
  shown = await renderScreen(<WorkshopScreen />, { answers, at: `/assessments/${id}/workshop` });
  const isTicked = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name }).checked;
  await screen.findByRole('checkbox', { name: 'Labour' });
  expect([isTicked('Police'), isTicked('Labour')]).toEqual([true, false]);
  await userEvent.click(screen.getByRole('checkbox', { name: 'Labour' }));
  expect([isTicked('Police'), isTicked('Labour')]).toEqual([true, true]);
});

describe('a workshop', () => {
  /** On the screen at POL-01. Every reading of the table that comes after `hold` waits for `release`. */
  const underWay = async () => {
    for (const itemId of ITEMS) {
      say(police, itemId, 3);
      say(labour, itemId, 1);
    }
    room.assessments.startWorkshop({
      ...{ assessmentId: id, title: 'National workshop', heldOn: '2026-01-15' },
      present: [police.id, labour.id],
    });
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    let isHeld = false;
    const table = answers['consolidation.table'] as NonNullable<FakeAnswers['consolidation.table']>;
    shown = await renderScreen(<WorkshopScreen />, {
      answers: {
        ...answers,
        'consolidation.table': async (input) => {
          if (isHeld) await released;
          return table(input);
        },
      },
      at: `/assessments/${id}/workshop`,
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Continue' }));
    await isAt('POL-01');
    const hold = () => {
      isHeld = true;
    };
    return { hold, release };
  };
  const isAt = (itemId: string) =>
    screen.findByRole('heading', { level: 1, name: new RegExp(`^${itemId} `) });
  const decide = async () => {
    const form = await screen.findByRole('form', { name: 'Decide the national answer' });
    fireEvent.click(within(form).getByLabelText('As the lead agency says'));
    const write = (label: RegExp, value: string) =>
      fireEvent.change(within(form).getByLabelText(label), { target: { value } });
    write(/^Reason/, 'The police keep the register.');
    write(/^Decided by/, 'Chair');
    await userEvent.click(within(form).getByRole('button', { name: 'Decide' }));
  };

  it('goes on to the next item though the decision was on the screen before everything else was read anew', async () => {
    const { hold, release } = await underWay();
    hold();
    await decide();
    // The form of the item as it was is gone by now.
    await screen.findByRole('button', { name: 'Decide again' });
    release();
    await screen.findByText('POL-01 is decided.');
    await isAt('POL-02');
  });

  it('stays, and says so, when the votes cannot be had anew, and so does the form that starts the next one', async () => {
    let isLost = false;
    const list = answers['assessments.listWorkshops'];
    answers = {
      ...answers,
      'assessments.listWorkshops': (input) => {
        if (isLost || list === undefined) throw new AppError('app.process-restarted');
        return list(input);
      },
    };
    await underWay();
    const lose = async () => {
      isLost = true;
      const before = shown?.bridge.inputsOf('assessments.listWorkshops').length ?? 0;
      shown?.bridge.announce({ name: 'assessments.changed', ids: [] });
      await waitFor(() =>
        expect(shown?.bridge.inputsOf('assessments.listWorkshops').length).toBeGreaterThan(before),
      );
      expect((await screen.findByRole('alert')).dataset['error']).toBe('app.process-restarted');
    };
    await lose();
    await isAt('POL-01');
    isLost = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());

    await userEvent.click(screen.getByRole('button', { name: 'Leave' }));
    const name = await screen.findByRole<HTMLInputElement>('textbox', { name: /^Title/ });
    fireEvent.change(name, { target: { value: 'Second workshop' } });
    await lose();
    expect([name.isConnected, name.value]).toEqual([true, 'Second workshop']);
  });

  it('keeps the words of a decision when the votes become the same, offers what all vote, and leads on to the next question', async () => {
    await underWay();
    const form = () => screen.findByRole('form', { name: 'Decide the national answer' });
    const reason = () => form().then((shownForm) => within(shownForm).getByLabelText(/^Reason/));
    fireEvent.change(await reason(), { target: { value: 'Both saw the register.' } });
    (document.activeElement as HTMLElement | null)?.blur();
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: /^2.* Police/ }));
    // The turn goes on to the next agency, and the hand stays on the same vote.
    await waitFor(() => expect(document.activeElement?.getAttribute('data-vote')).toBe('2'));
    await user.keyboard('{Enter}');
    await waitFor(async () =>
      expect(
        (within(await form()).getByRole('combobox', { name: 'National answer' }) as HTMLInputElement).value,
      ).toMatch(/^Level 2/),
    );
    expect(((await reason()) as HTMLTextAreaElement).value).toBe('Both saw the register.');
    await decide();
    const next = await isAt('POL-02');
    await waitFor(() => expect(document.activeElement).toBe(next));
  });

  it('keeps what is typed of a decision while another item is looked at, and not once it is decided', async () => {
    await underWay();
    const form = () => screen.findByRole('form', { name: 'Decide the national answer' });
    const reason = async () => (within(await form()).getByLabelText(/^Reason/) as HTMLTextAreaElement).value;
    fireEvent.change(within(await form()).getByLabelText(/^Reason/), {
      target: { value: 'Half a sentence of the min' },
    });
    fireEvent.click(within(await form()).getByLabelText('As the lead agency says'));
    await userEvent.click(screen.getByRole('button', { name: 'Next item' }));
    await isAt('POL-02');
    expect(await reason()).toBe('');
    await userEvent.click(screen.getByRole('button', { name: 'Previous' }));
    await isAt('POL-01');
    expect(await reason()).toBe('Half a sentence of the min');
    expect((within(await form()).getByLabelText('As the lead agency says') as HTMLInputElement).checked).toBe(
      true,
    );
    await decide();
    await screen.findByText('POL-01 is decided.');
    await isAt('POL-02');
  });

  it('asks why of an agency that votes against it without having been asked', async () => {
    say(police, 'POL-01', 3);
    const home = registeredAgency(room, 'Home');
    const workshop = room.assessments.startWorkshop({
      ...{ assessmentId: id, title: 'National workshop', heldOn: '2026-01-15' },
      present: [police.id, home.id],
    });
    room.assessments.vote({ workshopId: workshop.id, itemId: 'POL-01', agencyId: home.id, vote: '1' });
    shown = await renderScreen(<WorkshopScreen />, { answers, at: `/assessments/${id}/workshop` });
    await userEvent.click(await screen.findByRole('button', { name: 'Continue' }));
    const form = await screen.findByRole('form', { name: 'Decide the national answer' });
    fireEvent.click(within(form).getByLabelText('As the lead agency says'));
    fireEvent.change(await within(form).findByLabelText(/^Home/), {
      target: { value: 'No order was seen.' },
    });
    await decide();
    await screen.findByText('POL-01 is decided.');
    expect(room.assessments.listDecisions(id, 'POL-01')[0]?.dissents).toMatchObject([
      { agencyName: 'Home', why: 'No order was seen.' },
    ]);
  });

  it('stays where somebody went while a decision was being kept', async () => {
    const { hold, release } = await underWay();
    hold();
    await decide();
    await screen.findByRole('button', { name: 'Decide again' });
    await userEvent.click(screen.getByRole('button', { name: 'Next item' }));
    await isAt('POL-02');
    await userEvent.click(screen.getByRole('button', { name: 'Next item' }));
    await isAt('PREV-01');
    release();
    await screen.findByText('POL-01 is decided.');
    expect(shown?.bridge.inputsOf('assessments.moveWorkshop')).toMatchObject([
      { atItem: 'POL-02' },
      { atItem: 'PREV-01' },
    ]);
  });
});

describe('a correction of a frozen answer', () => {
  const freeze = () => {
    for (const itemId of ITEMS)
      room.assessments.saveAnswer({
        ...{ assessmentId: id, itemId, text: `Words of ${itemId}`, fallReason: null, baseRevision: 0 },
        value: itemId === 'POL-01' ? { kind: 'level', level: 1, practiceAhead: true } : aLevel(2),
      });
    room.assessments.freeze(id, 'Head of the office');
    return room.assessments.listSnapshots()[0]?.id ?? '';
  };
  const open = async (itemId: string) => {
    shown = await renderScreen(<SignOffScreen />, { at: `/assessments/${id}/sign-off`, answers });
    await userEvent.click(await screen.findByRole('button', { name: 'Correct a frozen answer' }));
    await userEvent.click(await screen.findByRole('combobox', { name: /^Item/ }));
    await userEvent.click(await screen.findByRole('option', { name: new RegExp(`^${itemId}`) }));
  };
  const keep = async () => {
    fireEvent.change(screen.getByLabelText(/^Reason/), { target: { value: 'It was read wrongly.' } });
    fireEvent.change(screen.getByLabelText(/^Decided by|^By/), { target: { value: 'Head' } });
    await userEvent.click(screen.getByRole('button', { name: 'Keep the correction' }));
  };

  it('begins with what was frozen, and can say that the matter cannot arise, with why', async () => {
    const snapshotId = freeze();
    await open('PREV-01');
    expect((screen.getByRole('combobox', { name: 'Correct answer' }) as HTMLInputElement).value).toMatch(
      /^Level 2/,
    );
    await userEvent.click(screen.getByRole('combobox', { name: 'Correct answer' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Not applicable' }));
    await userEvent.click(screen.getByRole('button', { name: 'Keep the correction' }));
    expect(screen.getByText('Write this first.')).toBeTruthy();
    fireEvent.change(screen.getByLabelText(/^Why can this not arise here/), {
      target: { value: 'No coast.' },
    });
    await keep();
    await waitFor(() =>
      expect(room.assessments.listRestatements(snapshotId)).toMatchObject([
        { itemId: 'PREV-01', value: { kind: 'na', reason: 'No coast.' }, text: 'Words of PREV-01' },
      ]),
    );
    await screen.findByText('1 correction');
  });

  it('says beside each field what is missing, and keeps nothing', async () => {
    const snapshotId = freeze();
    shown = await renderScreen(<SignOffScreen />, { at: `/assessments/${id}/sign-off`, answers });
    await userEvent.click(await screen.findByRole('button', { name: 'Correct a frozen answer' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Keep the correction' }));
    for (const missing of ['Choose the item.', 'Write the reason.'])
      expect(screen.getByText(missing)).toBeTruthy();
    expect(room.assessments.listRestatements(snapshotId)).toEqual([]);
  });

  it('leaves practice ahead of the text where only the words are corrected', async () => {
    const snapshotId = freeze();
    await open('POL-01');
    fireEvent.change(screen.getByLabelText(/^National explanation/), { target: { value: 'By decree.' } });
    await keep();
    await waitFor(() =>
      expect(room.assessments.listRestatements(snapshotId)).toMatchObject([
        { value: { kind: 'level', level: 1, practiceAhead: true }, text: 'By decree.' },
      ]),
    );
  });

  it('is told to change something, and begins with the correction before it', async () => {
    const snapshotId = freeze();
    await open('PREV-01');
    await keep();
    screen.getByText('The answer says this already. Change the answer or the explanation.');
    expect(room.assessments.listRestatements(snapshotId)).toEqual([]);
    await userEvent.click(screen.getByRole('combobox', { name: 'Correct answer' }));
    await userEvent.click(await screen.findByRole('option', { name: /^Level 3/ }));
    await keep();
    await waitFor(() => expect(room.assessments.listRestatements(snapshotId)).toHaveLength(1));
    shown?.leave();
    await open('PREV-01');
    screen.getByText('Corrected since:', { exact: false });
    expect((screen.getByRole('combobox', { name: 'Correct answer' }) as HTMLInputElement).value).toMatch(
      /^Level 3/,
    );
    await keep();
    screen.getByText('The answer says this already. Change the answer or the explanation.');
    expect(room.assessments.listRestatements(snapshotId)).toHaveLength(1);
  });

  it('is a step away from the frozen answer itself', async () => {
    freeze();
    shown = await renderScreen((name) => (name === 'ItemScreen' ? <ItemScreen /> : <SignOffScreen />), {
      ...{ at: `/assessments/${id}/PREV-01`, answers },
    });
    await userEvent.click(await screen.findByRole('link', { name: 'Correct this answer …' }));
    const item = await screen.findByRole<HTMLInputElement>('combobox', { name: /^Item/ });
    expect(item.value).toMatch(/^PREV-01/);
    expect(shown.address()).toContain('correct=');
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    // Who comes back to the sheet does not find the dialog open again.
    await waitFor(() => expect(shown?.address()).toBe(`/assessments/${id}/sign-off`));
  });
});

it('an answer that was changed after it was decided is said to be another one, wherever the decision is named', async () => {
  say(police, 'POL-01', 2);
  say(labour, 'POL-01', 4);
  room.assessments.decide({
    ...{ assessmentId: id, itemId: 'POL-01', rule: 'lead', value: null, text: '', reason: 'It leads.' },
    ...{ minutes: '', decidedBy: 'Head', dissent: {}, workshopId: null, baseRevision: 0 },
  });
  const national = (level: 2 | 4, baseRevision: number) =>
    room.assessments.saveAnswer({
      ...{
        assessmentId: id,
        itemId: 'POL-01',
        value: aLevel(level),
        text: '',
        fallReason: null,
        baseRevision,
      },
    });
  const look = async (where: 'consolidation' | 'consolidation/POL-01' | 'sign-off' | 'POL-01') => {
    shown?.leave();
    const screens = {
      consolidation: <ConsolidationScreen />,
      'consolidation/POL-01': <DecideScreen />,
      'sign-off': <SignOffScreen />,
      'POL-01': <ItemScreen />,
    };
    shown = await renderScreen(screens[where], { at: `/assessments/${id}/${where}`, answers });
    await screen.findAllByText(/lead agency/);
  };
  await look('POL-01');
  expect(document.querySelector('[data-overruled]')).toBeNull();
  national(4, 1);
  await look('POL-01');
  expect(document.querySelector('[data-overruled]')?.textContent).toMatch(
    /changed after this decision.*Adopted/,
  );
  await look('consolidation');
  expect(screen.getAllByText('Not what was decided')).toHaveLength(1);
  await look('consolidation/POL-01');
  screen.getByText(/changed after this decision/);
  room.assessments.freeze(id, 'Head');
  await look('sign-off');
  screen.getByText(readsAs('1 item was answered otherwise after it was decided: POL-01'));
  screen.getByText(/^Answered otherwise after this decision/);
});

it('a decision on something older is said to be one on the sheet to be signed, beside what was said then', async () => {
  say(police, 'POL-01', 2);
  say(labour, 'POL-01', 4);
  room.assessments.decide({
    ...{ assessmentId: id, itemId: 'POL-01', rule: 'lead', value: null, text: '', reason: 'It leads.' },
    ...{ minutes: '', decidedBy: 'Head', dissent: {}, workshopId: null, baseRevision: 0 },
  });
  say(labour, 'POL-01', 2);
  room.assessments.freeze(id, 'Head');
  shown = await renderScreen(<SignOffScreen />, { at: `/assessments/${id}/sign-off`, answers });
  await screen.findByText(readsAs('For 1 item an agency changed its answer after it was decided: POL-01'));
  expect(document.querySelector('[data-item="POL-01"]')?.textContent).toMatch(
    /Changed its answer after this decision: Labour\. What stands below is what was said then\..*Labour says 4/,
  );
});

it('where agencies said something else and nobody decided, the sheet to be signed says so', async () => {
  say(police, 'POL-01', 2);
  say(labour, 'POL-01', 4);
  room.assessments.saveAnswers(id, [{ itemId: 'POL-01', value: aLevel(2), text: '', fallReason: null }]);
  say(police, 'POL-02', 1);
  room.assessments.freeze(id, 'Head');
  shown = await renderScreen(<SignOffScreen />, { at: `/assessments/${id}/sign-off`, answers });
  await screen.findByText('No item was decided among agencies.');
  screen.getByText(
    readsAs(
      'On 1 item an agency said something else than the national answer, and nothing was decided: POL-01',
    ),
  );
});

it('the minutes of a workshop keep what was decided in it, whatever was decided since', async () => {
  say(police, 'POL-01', 2);
  say(labour, 'POL-01', 4);
  const { id: workshopId } = room.assessments.startWorkshop({
    ...{ assessmentId: id, title: 'Round table', heldOn: '2026-02-01', present: [police.id] },
  });
  const decide = (rule: 'lead' | 'disputed', inWorkshop: string | null, baseRevision: number) =>
    room.assessments.decide({
      ...{
        assessmentId: id,
        itemId: 'POL-01',
        rule,
        value: null,
        text: '',
        reason: 'Said there.',
        minutes: '',
      },
      ...{ decidedBy: 'Head', dissent: {}, workshopId: inWorkshop, baseRevision },
    });
  decide('lead', workshopId, 0);
  decide('disputed', null, 1);
  shown = await renderScreen(<MinutesScreen />, {
    at: `/assessments/${id}/minutes/${workshopId}`,
    answers,
  });
  await screen.findByText(/Adopted/);
  expect(document.querySelector('[data-minutes]')?.textContent).not.toContain('Disputed');
});

it('the sheet to be signed says what is worse and better than the year before, and counts only what an agency was asked', async () => {
  answers = {
    ...answers,
    ...createComparisonHandlers(
      createComparisonService({
        ...{ db: room.db, clock: room.clock, actor: () => 'Head', announce: () => undefined },
        assessments: room.assessments,
      } as never),
    ),
  };
  const freeze = (assessmentId: string) => room.assessments.freeze(assessmentId, 'Head').id;
  const national = (assessmentId: string, levels: readonly (0 | 1 | 2 | 3 | 4)[]) =>
    room.assessments.saveAnswers(
      assessmentId,
      levels.map((level, at) => ({
        ...{ itemId: ITEMS[at] ?? '', value: aLevel(level), text: '', fallReason: null },
      })),
    );
  national(id, [2, 2, 1, 1]);
  const next = room.assessments.startNext(freeze(id), '2026-12-31');
  national(next.id, [1, 3, 1, 1]);
  room.assessments.saveAnswers(
    next.id,
    ITEMS.map((itemId) => ({ itemId, value: aLevel(1), text: '', fallReason: null })),
    labour.id,
  );
  room.assessments.assign(next.id, [{ itemId: 'POL-02', agencyId: labour.id, as: 'not-asked' }]);
  freeze(next.id);
  shown = await renderScreen(<SignOffScreen />, { at: `/assessments/${next.id}/sign-off`, answers });
  const since = (await screen.findByRole('heading', { name: 'Since 31 December 2025' })).closest('section');
  await within(since as HTMLElement).findByText(/^1 better/);
  expect(since?.textContent).toMatch(/Worse.*POL-01.*Better.*POL-02/);
  expect(screen.getByRole('row', { name: /Labour/ }).textContent).toContain('3 of 3 answered');
});

it('proposes a workbook to nobody who was sent a pack, this year or before', async () => {
  const prison = registeredAgency(room, 'Prisons');
  room.assessments.assign(id, [{ itemId: 'POL-01', agencyId: prison.id, as: 'asked' }]);
  const pack = (at: number, assessmentId: string, agencyId: string) => ({
    ...{ id: anId(at), to: 'Office', revision: 1, kind: 'request' as const },
    ...{ at: '2025-10-01T08:00:00.000Z', actor: 'Head', sha256: 'a'.repeat(64), code: '12', bytes: 10 },
    ...{ parts: 1, sealed: false, onlyNew: false, note: '', place: null },
    things: [{ kind: 'participation' as const, id: `${assessmentId}/${agencyId}`, title: 'Office' }],
  });
  shown = await renderScreen(<RequestsScreen />, {
    answers: {
      ...answers,
      'sheets.requests': () => [],
      'sheets.returns': () => [],
      'exchange.ledger': () => ({
        received: [],
        sent: [pack(1, id, police.id), pack(2, anId(77), prison.id)],
      }),
    },
    at: `/assessments/${id}/requests`,
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Send requests …' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Send requests' }));
  const row = async (name: string) => (await dialog.findByText(name)).closest('tr') as HTMLElement;
  const formOf = async (name: string) =>
    within(await row(name)).getByRole<HTMLInputElement>('combobox', { name: `How ${name} answers` }).value;
  await waitFor(async () => expect(await formOf('Police')).toBe('Send nothing'));
  expect(await formOf('Prisons')).toBe('Send nothing');
  expect(await formOf('Labour')).toBe('Excel workbook');
  expect((await row('Police')).textContent).toContain('A pack was sent on 1 October 2025');
  expect((await row('Prisons')).textContent).toContain(
    'Works with Waymark: it was sent a pack for an earlier',
  );
  expect((await row('Labour')).textContent).not.toContain('pack');
  dialog.getByRole('button', { name: 'Make 1 request' });
  // Whoever chooses one form for all means those who get a file.
  await userEvent.click(dialog.getByRole('button', { name: 'Page for any browser' }));
  expect(await formOf('Labour')).toBe('Page for any browser');
  expect(await formOf('Police')).toBe('Send nothing');
});

it('requests of one sending are listed by name, below those that were sent since', async () => {
  const request = (at: number, agencyId: string, sentAt: string) => ({
    ...{ id: anId(at), assessmentId: id, agencyId, number: 1, form: 'excel' as const, items: 4 },
    ...{ sentAt, sentBy: '', dueOn: null, fileName: null, returnedAt: null, open: 0 },
  });
  const [first, since] = ['2025-10-01T08:00:00.000Z', '2025-10-02T08:00:00.000Z'];
  shown = await renderScreen(<RequestsScreen />, {
    answers: {
      ...answers,
      'sheets.requests': () => [
        request(3, police.id, since),
        request(2, police.id, first),
        request(1, labour.id, first),
      ],
      'sheets.returns': () => [],
      'exchange.ledger': () => ({ received: [], sent: [] }),
    },
    at: `/assessments/${id}/requests`,
  });
  await waitFor(() =>
    expect(
      [...document.querySelectorAll('[data-requests] tbody th bdi')].map(({ textContent }) => textContent),
    ).toEqual(['Police', 'Labour', 'Police']),
  );
});

it('requests that went out as packs are listed beside the others, and only those of this assessment', async () => {
  const pack = (at: number, assessmentId: string) => ({
    ...{ id: anId(at), to: 'Office of the police', revision: 1, kind: 'request' as const },
    ...{ at: '2025-10-01T08:00:00.000Z', actor: 'Head', sha256: 'a'.repeat(64), code: '12', bytes: 10 },
    ...{ parts: 1, sealed: false, onlyNew: false, note: '', place: null },
    things: [{ kind: 'participation' as const, id: `${assessmentId}/${police.id}`, title: 'Police' }],
  });
  room.assessments.applyContribution(
    {
      ...{ format: 'waymark-contribution/1', assessmentId: id, agencyId: police.id, state: 'KH' },
      ...{ questionnaire: 'waymark', edition: '2025.1', scope: 'full', referenceDate: '2025-12-31' },
      ...{ version: 1, madeAt: '2025-11-01T08:00:00.000Z', madeBy: 'unnamed', answers: [] },
    },
    { itemIds: null, conflicts: {} },
    { hand: 'key' },
  );
  shown = await renderScreen(<RequestsScreen />, {
    answers: {
      ...answers,
      'sheets.requests': () => [],
      'sheets.returns': () => [],
      'exchange.ledger': () => ({ received: [], sent: [pack(1, id), pack(2, anId(77))] }),
    },
    at: `/assessments/${id}/requests`,
  });
  const table = await screen.findByRole('table', { name: 'Requests sent as packs' });
  expect(within(table).getAllByRole('row')).toHaveLength(2);
  expect(within(table).getByRole('link').getAttribute('href')).toContain(`/exchange/sent/${anId(1)}`);
  // How far it is stands there as with the others: a pack came back, and nothing was in it.
  const [, line] = within(table).getAllByRole('row');
  await waitFor(() => expect(line?.textContent).toMatch(/No last day.*Came back.*4 answers are missing/));
  expect(screen.queryByText('Nothing was sent yet')).toBeNull();
  const receipt = document.querySelector('[data-receipt]')?.textContent;
  expect(receipt).toContain(', a pack, taken in under Exchange: 0 answers taken.');
  expect(receipt).toContain('Written byNo name given');
  expect(document.body.textContent).not.toContain('unnamed');
});

it('counts the own questions of a State apart on the sheet that is signed', async () => {
  const edition = anEdition(['POL-01', 'X-POL-01']);
  shown = await renderScreen(
    <LevelCounts
      answers={edition.items.map((item) => anAnswer({ itemId: item.id, value: aLevel(1) }))}
      items={new Map(edition.items.map((item) => [item.id, item]))}
    />,
  );
  const cells = (name: string) =>
    within(screen.getByRole('row', { name: new RegExp(name) }))
      .getAllByRole('cell')
      .map((cell) => cell.textContent);
  expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
    'Policy and coordination',
    'Own questions (X-)',
  ]);
  expect(['Absent', 'In preparation', 'Adopted'].map(cells)).toEqual([
    ['0', '0'],
    ['1', '1'],
    ['0', '0'],
  ]);
});
