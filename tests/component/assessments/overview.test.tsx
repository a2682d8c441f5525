import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { createAgenciesHandlers } from '../../../main/agencies';
import { createAssessmentsHandlers } from '../../../main/assessments';
import { createConsolidationHandlers, createConsolidationService } from '../../../main/consolidation';
import { AssessmentScreen, AssessmentsScreen } from '../../../renderer/assessments';
import { Discussion } from '../../../renderer/assessments/components/Discussion';
import { ConsolidationScreen } from '../../../renderer/consolidation';
import { GapsScreen } from '../../../renderer/planning';
import { dropDrafts, keepDrafts } from '../../../renderer/platform';
import type { AnswerValue, Assessment } from '../../../shared/assessments';
import type { Instrument } from '../../../shared/instruments';
import { type ItemLineage, summaryOf } from '../../../shared/questionnaires';
import { aLevel, anEdition, NOT_APPLICABLE, NOT_KNOWN } from '../../support/builders';
import {
  type AssessmentsRoom,
  anAssessmentsRoom,
  registeredAgency,
} from '../../support/builders/assessments-room';
import type { FakeAnswers } from '../../support/fake-bridge';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';
import { readsAs } from '../../support/whole-text';
import { INSTRUMENTS, withRealRules } from './with-real-rules';

const ITEMS = ['POL-01', 'POL-02', 'PREV-01', 'PROT-01', 'PROS-01'];

let shown: RenderedScreen | undefined;
let room: AssessmentsRoom;
let answers: FakeAnswers;
afterEach(() => {
  shown?.leave();
  shown = undefined;
  room.db.close();
});

const START = { state: 'TH', questionnaire: 'waymark', edition: '2025.1', scope: 'full' } as const;

function start(referenceDate = '2024-12-31'): Assessment {
  ({ room, answers } = withRealRules(anEdition(ITEMS, ['POL-02', 'PROT-01'])));
  return room.assessments.create({ ...START, referenceDate });
}

function save(assessmentId: string, itemId: string, value: AnswerValue): void {
  const answer = room.assessments.get(assessmentId).answers.find((each) => each.itemId === itemId);
  room.assessments.saveAnswer({
    assessmentId,
    itemId,
    value,
    text: '',
    fallReason: null,
    baseRevision: answer?.revision ?? 0,
  });
}

/** A frozen year with three answers, and the next one begun from it. */
function startSecondYear(): { first: Assessment; second: Assessment } {
  const first = start();
  save(first.id, 'POL-01', aLevel(2));
  save(first.id, 'POL-02', NOT_KNOWN);
  save(first.id, 'PREV-01', NOT_APPLICABLE);
  const snapshot = room.assessments.freeze(first.id, 'Coordinator');
  return { first, second: room.assessments.startNext(snapshot.id, '2025-12-31') };
}

async function showList(): Promise<void> {
  shown = await renderScreen(<AssessmentsScreen />, { answers, at: '/assessments' });
  await screen.findByRole('heading', { level: 1, name: 'Assessments' });
}

async function showOverview(id: string): Promise<void> {
  shown = await renderScreen(<AssessmentScreen />, { answers, at: `/assessments/${id}` });
  await screen.findByRole('table', { name: 'Policy and coordination' });
}

const rows = () =>
  [...document.querySelectorAll<HTMLElement>('tr[data-row]')].map((row) => row.dataset['row']);
const link = (itemId: string) => screen.getByRole('link', { name: new RegExp(itemId) });

describe('the list of assessments', () => {
  it('starts the work when there is none', async () => {
    ({ room, answers } = withRealRules(anEdition(ITEMS, ['POL-02', 'PROT-01'])));
    room.settings.update({ state: 'TH' });
    answers = { ...answers, 'settings.get': () => room.settings.get() };
    await showList();
    await screen.findByRole('heading', { name: 'There is no assessment yet' });
    await userEvent.click(screen.getAllByRole('button', { name: 'Start an assessment' })[0] as HTMLElement);
    const dialog = await screen.findByRole('dialog', { name: 'Start an assessment' });
    await userEvent.click(await within(dialog).findByLabelText('Core: 2 items for a first workshop'));
    fireEvent.change(within(dialog).getByLabelText(/Reference date/), { target: { value: '2025-06-30' } });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Start an assessment' }));
    await waitFor(() => expect(room.assessments.list()).toHaveLength(1));
    expect(room.assessments.list()[0]).toMatchObject({
      state: 'TH',
      scope: 'core',
      referenceDate: '2025-06-30',
    });
    await waitFor(() => expect(shown?.address()).toBe(`/assessments/${room.assessments.list()[0]?.id}`));
  });

  it('does not start without a State and a whole date', async () => {
    start();
    await showList();
    await userEvent.click(screen.getByRole('button', { name: 'Start an assessment' }));
    const dialog = await screen.findByRole('dialog');
    const date = await within(dialog).findByLabelText(/Reference date/);
    fireEvent.change(date, { target: { value: '' } });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Start an assessment' }));
    expect(within(dialog).getByText('Choose the State that is assessed.')).toBeTruthy();
    expect(within(dialog).getByText('Give a full date.')).toBeTruthy();
    fireEvent.change(date, { target: { value: '0202-12-31' } });
    expect(within(dialog).getByText('Give a full date.')).toBeTruthy();
    expect(room.assessments.list()).toHaveLength(1);
  });

  it('says of a day that lies far ahead that its year is kept for good, before it is', async () => {
    start();
    await showList();
    await userEvent.click(screen.getByRole('button', { name: 'Start an assessment' }));
    const dialog = await screen.findByRole('dialog');
    const date = await within(dialog).findByLabelText(/Reference date/);
    const warning = () => within(dialog).queryByText(/^This day lies more than three years ahead/);
    expect(warning()).toBeNull();
    // Typed as a year of the Buddhist Era, it is one of the Common Era far ahead.
    fireEvent.change(date, { target: { value: '9999-12-31' } });
    expect(warning()).toBeTruthy();
    fireEvent.change(date, { target: { value: '1998-12-31' } });
    expect(warning()).toBeNull();
  });

  it('tells the states of the answers apart and prints the coverage', async () => {
    startSecondYear();
    await showList();
    const open = (await screen.findByRole('link', { name: '31 December 2025' })).closest('tr');
    expect(open?.textContent).toContain('Coverage 0 %: 0 of 5 items have an answer');
    expect(open?.textContent).toContain('3 unconfirmed');
    expect(open?.textContent).toContain('2 not answered');
    const frozen = screen.getByRole('link', { name: '31 December 2024' }).closest('tr');
    expect(frozen?.textContent).toContain('Coverage 60 %: 3 of 5 items have an answer');
    expect(frozen?.textContent).toContain('1 level');
    expect(frozen?.textContent).toContain('1 not applicable');
    expect(frozen?.textContent).toContain('1 not known');
    expect(frozen?.textContent).toContain('By Coordinator on');
  });

  it('starts the next year from a frozen one', async () => {
    const { first } = startSecondYear();
    await showList();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Start next year from this: 31 December 2024' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Start the next year of Thailand from 31 December 2024',
    });
    const date = within(dialog).getByLabelText(/Next reference date/) as HTMLInputElement;
    // The year after it is under way already.
    expect(date.value).toBe('2026-12-31');
    expect(
      within(dialog).getByText(/^A newer year is there: 31 December 2025\. .*those of 31 December 2024\.$/),
    ).toBeTruthy();
    fireEvent.change(date, { target: { value: first.referenceDate } });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Start the next year' }));
    expect(within(dialog).getByText(/later than that of the frozen/)).toBeTruthy();
    fireEvent.change(date, { target: { value: '2026-06-30' } });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Start the next year' }));
    await waitFor(() =>
      expect(room.assessments.list().map((each) => each.referenceDate)).toContain('2026-06-30'),
    );
  });

  it('starts the next year on a day on which one of another extent stands', async () => {
    const first = start();
    save(first.id, 'POL-01', aLevel(2));
    room.assessments.freeze(first.id, 'Coordinator');
    room.assessments.create({ ...START, scope: 'core', referenceDate: '2025-12-31' });
    await showList();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Start next year from this: 31 December 2024' }),
    );
    const dialog = await screen.findByRole('dialog');
    const date = within(dialog).getByLabelText(/Next reference date/) as HTMLInputElement;
    expect(date.value).toBe('2025-12-31');
    expect(within(dialog).queryByText(/A newer year is there/)).toBeNull();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Start the next year' }));
    await waitFor(() => expect(room.assessments.list()).toHaveLength(3));
  });

  it('says that a frozen year is counted as frozen where answers were corrected since', async () => {
    const { first } = startSecondYear();
    const [{ id: snapshotId = '' } = {}] = room.assessments.listSnapshots();
    for (const level of [1, 0] as const)
      room.assessments.restate({
        ...{ snapshotId, itemId: 'POL-01', value: aLevel(level), text: '', reason: 'Misread.', by: 'Head' },
      });
    await showList();
    const note = await screen.findByText(
      readsAs(/^Counted as frozen\. 1 answer was corrected since.*POL-01$/),
    );
    expect(note.closest('tr')?.querySelector(`a[href*="${first.id}"]`)).toBeTruthy();
    expect(screen.getAllByText(/Counted as frozen/)).toHaveLength(1);
  });

  it('offers to compare once two years are frozen', async () => {
    const { second } = startSecondYear();
    for (const itemId of ['POL-01', 'POL-02', 'PREV-01']) {
      room.assessments.confirmAnswer({ assessmentId: second.id, itemId });
    }
    room.assessments.freeze(second.id, 'Coordinator');
    await showList();
    const compare = await screen.findByRole('link', { name: 'Compare 2 frozen years of Thailand' });
    const ids = room.assessments
      .listSnapshots()
      .toSorted((one, other) => (one.referenceDate < other.referenceDate ? -1 : 1))
      .map(({ id }) => id);
    expect(decodeURIComponent(compare.getAttribute('href') ?? '')).toBe(`/compare/${ids.join(',')}`);
  });
});

describe('the items of an assessment', () => {
  it('stand by pillar with answer and evidence, and say what is unconfirmed', async () => {
    const { second } = startSecondYear();
    await showOverview(second.id);
    expect(rows()).toEqual(ITEMS);
    const row = link('POL-01').closest('tr');
    expect(row?.textContent).toContain('Adopted');
    expect(row?.textContent).toContain('Unconfirmed');
    expect(row?.textContent).toContain('No evidence');
    expect(screen.getByRole('table', { name: 'Prosecution' })).toBeTruthy();
  });

  it('can be narrowed by what is left and by pillar, with the numbers printed', async () => {
    const { second } = startSecondYear();
    await showOverview(second.id);
    await userEvent.click(screen.getByRole('radio', { name: 'Unconfirmed (3)' }));
    expect(rows()).toEqual(['POL-01', 'POL-02', 'PREV-01']);
    expect(screen.getByText('3 of 5 items are shown.')).toBeTruthy();
    await userEvent.click(screen.getByRole('radio', { name: 'Prevention' }));
    expect(rows()).toEqual(['PREV-01']);
    await userEvent.click(screen.getByRole('radio', { name: 'All pillars' }));
    await userEvent.click(screen.getByRole('radio', { name: 'Not answered (2)' }));
    expect(rows()).toEqual(['PROT-01', 'PROS-01']);
    await userEvent.click(screen.getByRole('radio', { name: 'All (5)' }));
  });

  it('can be narrowed to those that rest on a treaty, and begin so for whoever comes for it', async () => {
    const edition = anEdition(ITEMS, ['POL-02']);
    const resting = edition.items.map((item) =>
      item.id === 'PROT-01'
        ? { ...item, legalRefs: [{ ...item.legalRefs[0], ref: 'CRC 19' } as never] }
        : item,
    );
    ({ room, answers } = withRealRules({ ...edition, items: resting }));
    const treaty = INSTRUMENTS[0] as Instrument;
    answers = {
      ...answers,
      'instruments.list': () => [
        treaty,
        { ...treaty, code: 'CRC', shortName: 'UN Convention on the Rights of the Child' },
      ],
    };
    const { id } = room.assessments.create({
      ...{
        state: 'TH',
        questionnaire: 'waymark',
        edition: '2025.1',
        scope: 'full',
        referenceDate: '2024-12-31',
      },
    });
    await showOverview(id);
    const chosen = await screen.findByRole('combobox', { name: 'Items that rest on a treaty or guide' });
    expect(screen.queryByRole('button', { name: 'Save by article' })).toBeNull();
    await userEvent.selectOptions(chosen, 'UN Convention on the Rights of the Child (CRC)');
    expect(rows()).toEqual(['PROT-01']);
    expect(screen.getByRole('radio', { name: 'All (1)' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Save by article' })).toBeTruthy();
    shown?.leave();
    shown = await renderScreen(<AssessmentScreen />, { answers, at: `/assessments/${id}?rests=TIPP` });
    await screen.findByRole('table', { name: 'Policy and coordination' });
    expect(rows()).toEqual(['POL-01', 'POL-02', 'PREV-01', 'PROS-01']);
  });

  it('are counted as above the list: what was carried over is unconfirmed and nothing else', async () => {
    const { first, second } = startSecondYear();
    const kinds = () =>
      screen
        .getAllByRole('radio', { name: /^(Not answered|Unconfirmed|Levels without evidence|Not known)/ })
        .map((each) => each.parentElement?.textContent);
    await showOverview(second.id);
    expect(kinds()).toEqual([
      ...['Not answered (2)', 'Unconfirmed (3)', 'Levels without evidence (0)', 'Not known (0)'],
    ]);
    shown?.leave();
    await showOverview(first.id);
    expect(kinds()).toEqual([
      ...['Not answered (2)', 'Unconfirmed (0)', 'Levels without evidence (1)', 'Not known (1)'],
    ]);
  });

  it('are walked through by J and K and the arrows', async () => {
    const first = start();
    await showOverview(first.id);
    fireEvent.keyDown(document.body, { key: 'j', code: 'KeyJ' });
    expect(document.activeElement).toBe(link('POL-01'));
    fireEvent.keyDown(link('POL-01'), { key: 'j', code: 'KeyJ' });
    expect(document.activeElement).toBe(link('POL-02'));
    fireEvent.keyDown(link('POL-02'), { key: 'ArrowDown', code: 'ArrowDown' });
    expect(document.activeElement).toBe(link('PREV-01'));
    fireEvent.keyDown(link('PREV-01'), { key: 'k', code: 'KeyK' });
    expect(document.activeElement).toBe(link('POL-02'));
    const stops = [...document.querySelectorAll('[data-item]')].filter(
      (each) => each.getAttribute('tabindex') === '0',
    );
    expect(stops).toEqual([link('POL-02')]);
  });

  it('give their single keys up for people who cannot use them', async () => {
    const first = start();
    await showOverview(first.id);
    await userEvent.click(screen.getByRole('button', { name: 'Keys' }));
    const toggle = await screen.findByLabelText(/Use single letters and digits/);
    await userEvent.click(toggle);
    await userEvent.keyboard('{Escape}');
    fireEvent.keyDown(document.body, { key: 'j', code: 'KeyJ' });
    expect(document.activeElement).not.toBe(link('POL-01'));
    await userEvent.click(screen.getByRole('button', { name: 'Keys' }));
    await userEvent.click(await screen.findByLabelText(/Use single letters and digits/));
  });
});

describe('an assessment that was begun by mistake', () => {
  const button = () => screen.queryByRole('button', { name: 'Take away …' });

  it('can be taken away while nothing was entered, and leads back to the list', async () => {
    const first = start('9456-12-31');
    shown = await renderScreen(
      (name) => (name === 'AssessmentsScreen' ? <AssessmentsScreen /> : <AssessmentScreen />),
      { answers, at: `/assessments/${first.id}` },
    );
    await screen.findByRole('table', { name: 'Policy and coordination' });
    await userEvent.click(button() ?? document.body);
    const dialog = await screen.findByRole('dialog', { name: 'Take this assessment away?' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Take it away' }));
    await waitFor(() => expect(shown?.address()).toBe('/assessments'));
    expect(await screen.findByText('The assessment is taken away.')).toBeTruthy();
    expect(room.assessments.list()).toEqual([]);
  });

  it('says why it stays where agencies were asked meanwhile', async () => {
    const first = start();
    room.assessments.discuss({
      ...{ assessmentId: first.id, itemId: 'POL-01', kind: 'message', text: 'Who keeps it?' },
    });
    await showOverview(first.id);
    await userEvent.click(button() ?? document.body);
    const dialog = await screen.findByRole('dialog', { name: 'Take this assessment away?' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Take it away' }));
    expect(await within(dialog).findByText(/^Something was entered in this assessment/)).toBeTruthy();
    expect(room.assessments.list()).toHaveLength(1);
  });

  it('leads from the button of its discussion to the field when nothing is written yet', async () => {
    const { id } = start();
    shown = await renderScreen(<Discussion assessmentId={id} itemId="POL-01" readOnly={false} />, {
      answers,
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Add' }));
    expect(document.activeElement).toBe(screen.getByRole('textbox'));
  });

  it('stays while a remark is typed in it and not sent', async () => {
    onTestFinished(() => dropDrafts(''));
    const first = start();
    shown = await renderScreen(<Discussion assessmentId={first.id} itemId="POL-01" readOnly={false} />, {
      answers,
    });
    await userEvent.type(await screen.findByRole('textbox'), 'Who keeps it?');
    shown.leave();
    await showOverview(first.id);
    await userEvent.click(button() ?? document.body);
    const dialog = await screen.findByRole('dialog', { name: 'Take this assessment away?' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Take it away' }));
    expect(await within(dialog).findByText(/not saved/)).toBeTruthy();
    expect(room.assessments.list()).toHaveLength(1);
  });

  it('can be taken away with what was carried over until somebody confirms some of it', async () => {
    const { second } = startSecondYear();
    shown = await renderScreen(
      (name) => (name === 'AssessmentsScreen' ? <AssessmentsScreen /> : <AssessmentScreen />),
      { answers, at: `/assessments/${second.id}` },
    );
    await screen.findByRole('table', { name: 'Policy and coordination' });
    await userEvent.click(button() ?? document.body);
    const dialog = await screen.findByRole('dialog', { name: 'Take this assessment away?' });
    expect(within(dialog).getByText(/stays as it is in the year before/)).toBeTruthy();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Take it away' }));
    await waitFor(() => expect(shown?.address()).toBe('/assessments'));
    expect(room.assessments.list().some(({ id }) => id === second.id)).toBe(false);
  });

  it('is not offered to be taken away once an item was confirmed', async () => {
    const { second } = startSecondYear();
    room.assessments.confirmAnswer({ assessmentId: second.id, itemId: 'POL-01' });
    await showOverview(second.id);
    expect(button()).toBeNull();
  });

  it('is not offered to be taken away once an item was answered', async () => {
    const first = start();
    save(first.id, 'POL-01', aLevel(2));
    await showOverview(first.id);
    expect(button()).toBeNull();
  });
});

describe('freezing', () => {
  const open = async () => {
    await userEvent.click(screen.getByRole('button', { name: 'Freeze …' }));
    return screen.findByRole('dialog', { name: 'Freeze this assessment' });
  };

  it('says what is left with a link to each, and cannot be done while answers are unconfirmed', async () => {
    const { second } = startSecondYear();
    await showOverview(second.id);
    const dialog = await open();
    expect(await within(dialog).findByText('Freezing cannot be undone.')).toBeTruthy();
    expect(within(dialog).getByText(/^3 items from last year are not confirmed/)).toBeTruthy();
    expect(within(dialog).getByText(/^2 items are not answered/)).toBeTruthy();
    expect(within(dialog).getByRole('link', { name: 'PROT-01' }).getAttribute('href')).toBe(
      `/assessments/${second.id}/PROT-01`,
    );
    const freeze = within(dialog).getByRole('button', { name: 'Freeze for good' }) as HTMLButtonElement;
    expect(freeze.disabled).toBe(true);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Show these 3 items in the list' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(rows()).toEqual(['POL-01', 'POL-02', 'PREV-01']);
  });

  it('lets go of a comment that was typed and not sent: no form takes it any more', async () => {
    onTestFinished(keepDrafts());
    const asks = () => !fireEvent(window, new Event('beforeunload', { cancelable: true }));
    const first = start();
    save(first.id, 'POL-01', aLevel(2));
    shown = await renderScreen(<Discussion assessmentId={first.id} itemId="POL-01" readOnly={false} />, {
      answers,
    });
    await userEvent.type(await screen.findByRole('textbox'), 'Who keeps it?');
    shown.leave();
    expect(asks()).toBe(true);
    await showOverview(first.id);
    const dialog = await open();
    // It says so before.
    expect(
      await within(dialog).findByText(/a decision or a remark in this assessment, it is lost/),
    ).toBeTruthy();
    expect(within(dialog).getByRole('button', { name: 'Show what is not saved' })).toBeTruthy();
    await userEvent.type(await within(dialog).findByLabelText(/Your name/), 'Daw Hla');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Freeze for good' }));
    await screen.findByRole('region', { name: 'Frozen assessment' });
    expect(asks()).toBe(false);
  });

  it('leads to what was typed and not sent, also once the name is given', async () => {
    onTestFinished(keepDrafts());
    onTestFinished(() => {
      dropDrafts('');
      window.location.hash = '';
    });
    const first = start();
    save(first.id, 'POL-01', aLevel(2));
    window.location.hash = `#/assessments/${first.id}/POL-01`;
    shown = await renderScreen(<Discussion assessmentId={first.id} itemId="POL-01" readOnly={false} />, {
      answers,
    });
    await userEvent.type(await screen.findByRole('textbox'), 'Who keeps it?');
    shown.leave();
    window.location.hash = '';
    await showOverview(first.id);
    const dialog = await open();
    await userEvent.type(await within(dialog).findByLabelText(/Your name/), 'Daw Hla');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Show what is not saved' }));
    expect(window.location.hash).toBe(`#/assessments/${first.id}/POL-01`);
  });

  it('needs a name, shows the hash afterwards and offers the next year', async () => {
    const first = start();
    save(first.id, 'POL-01', aLevel(2));
    await showOverview(first.id);
    const dialog = await open();
    await userEvent.click(await within(dialog).findByRole('button', { name: 'Freeze for good' }));
    expect(within(dialog).queryByText(/it is lost/)).toBeNull();
    expect(within(dialog).getByText('Write your name.')).toBeTruthy();
    expect(room.assessments.listSnapshots()).toEqual([]);
    await userEvent.type(within(dialog).getByLabelText(/Your name/), 'Daw Hla');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Freeze for good' }));
    const panel = await screen.findByRole('region', { name: 'Frozen assessment' });
    expect(panel.textContent).toContain('Frozen by Daw Hla on');
    const [snapshot] = room.assessments.listSnapshots();
    expect(panel.textContent).toContain(snapshot?.hash.slice(0, 12));
    expect(within(panel).getByRole('button', { name: 'Start next year from this' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Freeze …' })).toBeNull();
  });
});

describe('an assessment on an edition of the own workspace', () => {
  const PUBLISHED = anEdition(ITEMS, ['POL-02', 'PROT-01']);
  const OWN = { ...anEdition([...ITEMS, 'X-POL-01'], ['POL-02', 'PROT-01']), edition: '2025.51' };
  const NEXT = { ...PUBLISHED, edition: '2026.1' };
  const made = { reason: 'Our own.', answers: 'None yet.' };
  const LINEAGES: readonly ItemLineage[] = [
    {
      ...{ questionnaire: 'waymark', from: '2025.1', to: '2025.51' },
      changes: [{ change: 'new', itemId: 'X-POL-01', ...made }],
    },
    {
      ...{ questionnaire: 'waymark', from: '2025.1', to: '2026.1' },
      changes: [{ change: 'minor', itemId: 'POL-01', ...made }],
    },
  ];

  it('can go on with the edition that was published since, once it was told what stays behind, and back', async () => {
    const editions = [NEXT, OWN, PUBLISHED];
    room = anAssessmentsRoom({ editions, lineages: LINEAGES });
    answers = {
      ...createAssessmentsHandlers(room.assessments),
      'questionnaires.list': () => editions.map(summaryOf),
      'questionnaires.get': ({ edition }: { readonly edition: string }) =>
        editions.find((one) => one.edition === edition) ?? PUBLISHED,
      'questionnaires.lineages': () => LINEAGES,
      'instruments.list': () => INSTRUMENTS,
    };
    const { id } = room.assessments.create({
      ...{ state: 'TH', questionnaire: 'waymark', edition: '2025.51', scope: 'full' },
      referenceDate: '2025-12-31',
    });
    save(id, 'POL-01', aLevel(2));
    save(id, 'X-POL-01', aLevel(3));
    await showOverview(id);
    await screen.findByText(/It was not made from your edition 2025\.51/);
    await userEvent.click(screen.getByRole('button', { name: 'Look at edition 2026.1' }));
    const dialog = await screen.findByRole('dialog', { name: 'From edition 2025.51 to 2026.1' });
    const left = await within(dialog).findByText(/^Edition 2026\.1 does not ask this question/);
    expect(left.closest('[data-left-unseen]')?.textContent).toContain('X-POL-01 Question of X-POL-01?');
    expect(left.closest('[data-left-unseen]')?.textContent).toContain(
      'first make an edition from edition 2026.1',
    );
    // Each step of the way tells what stays; the first leads back to the edition that both were made from.
    await within(dialog).findByText('5 questions stay the same to the letter.');
    within(dialog).getByText('4 questions stay the same to the letter.');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Go on with edition 2026.1' }));
    await waitFor(() => expect(rows()).toEqual(ITEMS));
    expect(screen.queryByText(/does not ask this question/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Go back to edition 2025.51' }));
    await waitFor(() => expect(rows()).toContain('X-POL-01'));
    expect(room.assessments.get(id).answers.find(({ itemId }) => itemId === 'X-POL-01')).toMatchObject({
      ...{ value: aLevel(3), confirmed: true },
    });
  });
});

describe('in a language of which nobody has checked the words', () => {
  const WORDS =
    'Questions are shown in Thai. 2 translations were not checked by a person. The English text counts.';
  const thai = (itemId: string) => ({
    ...{ itemId, state: 'machine', isStale: false, updatedBy: 'Waymark', updatedAt: '2026-01-01' },
    texts: { topic: 'หัวข้อ', question: 'คำถาม', help: 'สิ่งที่นับ', statements: ['ก', 'ข', 'ค', 'ง', 'จ'] },
  });

  it.each([
    ['the items', <AssessmentScreen key="items" />, ''],
    ['the table of all agencies', <ConsolidationScreen key="table" />, '/consolidation'],
    ['the gaps', <GapsScreen key="gaps" />, null],
  ])(
    '%s of a core year say how many of the questions asked that are, also where they are saved',
    async (_what, element, at) => {
      const { id } = start();
      const core = room.assessments.create({ ...START, scope: 'core', referenceDate: '2025-12-31' });
      const police = registeredAgency(room, 'Police', { state: 'TH' });
      room.assessments.assign(core.id, [{ itemId: 'POL-02', agencyId: police.id, as: 'lead' }]);
      expect(id).not.toBe(core.id);
      shown = await renderScreen(element, {
        answers: {
          ...answers,
          ...createAgenciesHandlers(room.agencies),
          ...createConsolidationHandlers(
            createConsolidationService({
              assessments: room.assessments,
              library: { findVersion: () => undefined },
            }),
          ),
          'questionnaires.texts': () => ({ items: ITEMS.map(thai), themes: {} }) as never,
          'planning.findings': () => [],
          'library.narrowestAccess': () => ({ access: 'public' }),
          'reports.add': () => ({}),
          'reports.save': () => ({ saved: true }),
        },
        at: at === null ? `/gaps?assessment=${core.id}` : `/assessments/${core.id}${at}`,
        questionsIn: 'tha',
      });
      expect((await screen.findAllByRole('note')).map(({ textContent }) => textContent)).toContain(WORDS);
      const user = userEvent.setup();
      await user.click(await screen.findByRole('button', { name: 'Save as a file' }));
      await user.click(await screen.findByRole('menuitem', { name: 'Excel workbook (.xlsx)' }));
      await waitFor(() => expect(shown?.bridge.inputsOf('reports.save')).toHaveLength(1));
      const saved = shown.bridge.inputsOf('reports.save') as { head: { lines: string[] } }[];
      expect(saved[0]?.head.lines).toContain(WORDS);
    },
  );
});
