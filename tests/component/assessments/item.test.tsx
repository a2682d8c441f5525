import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { ItemScreen } from '../../../renderer/assessments';
import type { Answer, AnswerValue, Assessment } from '../../../shared/assessments';
import { AppError } from '../../../shared/kernel';
import type { DocumentSummary } from '../../../shared/library';
import type { Edition } from '../../../shared/questionnaires';
import { aCitation, aLevel, anEdition } from '../../support/builders';
import type { AssessmentsRoom } from '../../support/builders/assessments-room';
import { aDocumentSummary, aVersionBrief } from '../../support/builders/summaries';
import type { FakeAnswers } from '../../support/fake-bridge';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';
import { withRealRules } from './with-real-rules';

const STATEMENTS = ['No text.', 'A draft exists.', 'In force.', 'Applied.', 'Reviewed.'] as const;

function anEditionWithWords(): Edition {
  const edition = anEdition(['POL-01', 'POL-02', 'PREV-01']);
  const names = ['Absent', 'In preparation', 'Adopted', 'Operating', 'Reviewed'];
  return {
    ...edition,
    scale: edition.scale.map((step) => ({
      ...step,
      name: names[step.level] ?? '',
    })) as unknown as Edition['scale'],
    items: edition.items.map((item) => ({ ...item, statements: STATEMENTS })),
  };
}

let shown: RenderedScreen | undefined;
let room: AssessmentsRoom;
afterEach(() => {
  shown?.leave();
  shown = undefined;
  room.db.close();
});

interface Started {
  readonly assessment: Assessment;
  readonly answers: FakeAnswers;
}

function start(): Started {
  const real = withRealRules(anEditionWithWords());
  room = real.room;
  const assessment = room.assessments.create({
    state: 'TH',
    questionnaire: 'waymark',
    edition: '2025.1',
    scope: 'full',
    referenceDate: '2024-12-31',
  });
  return { assessment, answers: real.answers };
}

function save(assessmentId: string, itemId: string, value: AnswerValue, text = ''): Answer {
  const baseRevision = answerOf(assessmentId, itemId).revision;
  return room.assessments.saveAnswer({ assessmentId, itemId, value, text, fallReason: null, baseRevision });
}

function answerOf(assessmentId: string, itemId = 'POL-01'): Answer {
  const found = room.assessments.get(assessmentId).answers.find((each) => each.itemId === itemId);
  if (found === undefined) throw new Error(`${itemId} is not asked`);
  return found;
}

/** An assessment whose first answer (level 2, with words and a passage) is carried over and unconfirmed. */
function startSecondYear(): Started {
  const { assessment, answers } = start();
  save(assessment.id, 'POL-01', aLevel(2), 'The Act is in force.');
  const {
    id: _id,
    createdAt: _at,
    documentTitle: _title,
    ...citation
  } = aCitation({
    versionId: room.documents[0]?.versions[0]?.id ?? '',
    page: 1,
    pageLabel: 'i',
  });
  room.assessments.cite({ assessmentId: assessment.id, itemId: 'POL-01', citation });
  room.clock.set('2026-03-01T00:00:00.000Z');
  const snapshot = room.assessments.freeze(assessment.id, 'Coordinator');
  return { assessment: room.assessments.startNext(snapshot.id, '2025-12-31'), answers };
}

async function show({ assessment, answers }: Started, itemId = 'POL-01'): Promise<void> {
  shown = await renderScreen(<ItemScreen />, { answers, at: `/assessments/${assessment.id}/${itemId}` });
  await screen.findByRole('heading', { level: 1 });
}

const savedCalls = () => shown?.bridge.inputsOf('assessments.saveAnswer') ?? [];
const levelRadio = (level: number) => screen.getByRole('radio', { name: new RegExp(`^${level} `) });
const radio = (name: string) => screen.getByRole('radio', { name: new RegExp(`^${name} `) });
const isChecked = (element: HTMLElement) => (element as HTMLInputElement).checked;

it('stays, with what is typed in it, when the assessment cannot be asked for anew, unless it is gone', async () => {
  const { assessment, answers } = start();
  let failure: string | null = null;
  const get = answers['assessments.get'];
  await show({
    assessment,
    answers: {
      ...answers,
      'assessments.get': (input) => {
        if (failure !== null || get === undefined) throw new AppError(failure ?? 'app.internal');
        return get(input);
      },
    },
  });
  const level = levelRadio(2);
  for (const code of ['app.process-restarted', 'assessments.not-found']) {
    failure = code;
    shown?.bridge.announce({ name: 'assessments.changed', ids: [] });
    const told = () => [...document.querySelectorAll<HTMLElement>('[data-error]')];
    await waitFor(() => expect(told().map(({ dataset }) => dataset['error'])).toContain(code));
    expect(level.isConnected).toBe(code === 'app.process-restarted');
  }
});

it('is left by two keys from the words of the answer, and they stay', async () => {
  const user = userEvent.setup();
  const started = start();
  await show(started);
  await user.type(screen.getByRole('textbox', { name: 'Explanation' }), 'In force');
  await user.keyboard('{Escape}');
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
  await user.keyboard('l');
  await waitFor(() => expect(shown?.address()).toBe(`/assessments/${started.assessment.id}`));
  await waitFor(() => expect(answerOf(started.assessment.id).text).toBe('In force'));
});

it('says that the edition of the year before could not be read, and does not take last year for the same question', async () => {
  const { assessment, answers } = startSecondYear();
  const get = answers['assessments.get'];
  await show({
    assessment,
    answers: {
      ...answers,
      'assessments.get': (input) => ({ ...(get?.(input) as Assessment), edition: '2026.1' }),
      'questionnaires.lineages': () => {
        throw new AppError('app.unreachable');
      },
    },
  });
  expect((await screen.findByRole('alert')).dataset['error']).toBe('app.unreachable');
  expect(screen.queryByRole('region', { name: /^Last time/ })).toBeNull();
});

it('what failed for another edition does not take last year from one that needs no way between editions', async () => {
  const { assessment, answers } = startSecondYear();
  const get = answers['assessments.get'];
  let isMoved = true;
  await show({
    assessment,
    answers: {
      ...answers,
      'assessments.get': (input) => ({
        ...(get?.(input) as Assessment),
        ...(isMoved ? { edition: '2026.1' } : {}),
      }),
      'questionnaires.lineages': () => {
        throw new AppError('app.internal');
      },
    },
  });
  await screen.findByRole('alert');
  isMoved = false;
  shown?.bridge.announce({ name: 'assessments.changed', ids: [] });
  await screen.findByRole('region', { name: /^Last time/ });
  expect(screen.queryByRole('alert')).toBeNull();
});

it('a frozen answer that was corrected says so, and the next year is measured by the correction', async () => {
  const { assessment, answers } = startSecondYear();
  const { id } = room.assessments.listSnapshots()[0] ?? { id: '' };
  room.assessments.restate({
    ...{
      snapshotId: id,
      itemId: 'POL-01',
      value: aLevel(0),
      text: '',
      reason: 'Never published.',
      by: 'Head',
    },
  });
  await show({ assessment, answers });
  const last = screen.getByRole('region', { name: /^Last time/ });
  expect(last.textContent).toContain('Absent');
  shown?.leave();
  const frozen = room.assessments.get(room.assessments.getSnapshot(id).assessmentId);
  await show({ assessment: frozen, answers });
  const note = (await screen.findByText(/Corrected since/)).parentElement;
  expect(note?.textContent).toMatch(/Adopted → .*Absent/);
  expect(screen.getByText('Reason: Never published.')).toBeTruthy();
});

describe('the answer', () => {
  it('offers each level with its own statement and what choosing it says besides', async () => {
    await show(start());
    const group = screen.getByRole('group', { name: 'Which statement is true?' });
    expect(within(group).getAllByRole('radio')).toHaveLength(7);
    STATEMENTS.forEach((statement, level) => {
      expect(levelRadio(level).closest('label')?.textContent).toContain(statement);
    });
    expect(levelRadio(1).closest('label')?.textContent).not.toContain('Also says');
    expect(levelRadio(2).closest('label')?.textContent).toContain('Also says that statement 1 is true.');
    expect(levelRadio(4).closest('label')?.textContent).toContain(
      'Also says that statements 1 to 3 above are true.',
    );
  });

  it('saves a level at once and marks the statements it implies', async () => {
    const started = start();
    await show(started);
    await userEvent.click(levelRadio(3));
    expect(await screen.findByText('Saved')).toBeTruthy();
    expect(answerOf(started.assessment.id).value).toEqual(aLevel(3));
    expect(screen.getAllByText('also true')).toHaveLength(2);
    expect(screen.getByText('To reach level 4, Reviewed:').parentElement?.textContent).toContain('Reviewed.');
  });

  it('takes digits, on a Thai keyboard too', async () => {
    const started = start();
    await show(started);
    fireEvent.keyDown(document.body, { key: '4', code: 'Digit4' });
    await waitFor(() => expect(answerOf(started.assessment.id).value).toEqual(aLevel(4)));
    fireEvent.keyDown(document.body, { key: '/', code: 'Digit2' });
    await waitFor(() => expect(answerOf(started.assessment.id).value).toEqual(aLevel(2)));
  });

  it('leaves digits alone while somebody writes', async () => {
    const started = start();
    await show(started);
    await userEvent.type(screen.getByRole('textbox', { name: 'Explanation' }), '4');
    await userEvent.tab();
    await waitFor(() => expect(answerOf(started.assessment.id).text).toBe('4'));
    expect(answerOf(started.assessment.id).value.kind).toBe('none');
  });

  it('offers practice ahead of the text on level 1 only', async () => {
    const started = start();
    await show(started);
    await userEvent.click(levelRadio(1));
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Practice is ahead of the text' }));
    await waitFor(() =>
      expect(answerOf(started.assessment.id).value).toEqual({ kind: 'level', level: 1, practiceAhead: true }),
    );
    await userEvent.click(levelRadio(2));
    expect(screen.queryByRole('checkbox')).toBeNull();
    await waitFor(() => expect(answerOf(started.assessment.id).value).toEqual(aLevel(2)));
  });

  it('can be taken back', async () => {
    const started = start();
    await show(started);
    await userEvent.click(levelRadio(1));
    await userEvent.click(await screen.findByRole('button', { name: 'Clear the answer' }));
    await waitFor(() => expect(answerOf(started.assessment.id).value.kind).toBe('none'));
    // The button is gone: another choice is one key away.
    expect(document.activeElement).toBe(levelRadio(0));
  });
});

describe('compulsory words', () => {
  it('does not save “not applicable” without a reason, and says so', async () => {
    const started = start();
    await show(started);
    await userEvent.click(radio('Not applicable'));
    const field = await screen.findByRole('textbox', { name: /Why can this not arise here/ });
    expect(document.activeElement).toBe(field);
    expect(screen.getByText('Write the reason. Until then this choice is not saved.')).toBeTruthy();
    expect(screen.getByText('Not saved')).toBeTruthy();
    expect(savedCalls()).toEqual([]);
    await userEvent.type(field, 'An island');
    await waitFor(() =>
      expect(answerOf(started.assessment.id).value).toEqual({ kind: 'na', reason: 'An island' }),
    );
    expect(await screen.findByText('Saved')).toBeTruthy();
  });

  it('asks who might know, offers the agencies usually asked, and takes N', async () => {
    const started = start();
    await show(started);
    fireEvent.keyDown(document.body, { key: 'n', code: 'KeyN' });
    expect(await screen.findByRole('textbox', { name: /Who might know/ })).toBeTruthy();
    expect(screen.getByText('Write who might know. Until then this choice is not saved.')).toBeTruthy();
    expect(savedCalls()).toEqual([]);
    const likely = 'National coordinating body or its secretariat';
    await userEvent.click(screen.getByRole('button', { name: likely }));
    await waitFor(() =>
      expect(answerOf(started.assessment.id).value).toEqual({ kind: 'nk', whoMightKnow: likely }),
    );
  });

  it('keeps a choice that was left incomplete until the reader comes back', async () => {
    const started = start();
    await show(started);
    await userEvent.click(radio('Not known'));
    await userEvent.type(screen.getByRole('textbox', { name: 'Explanation' }), 'Asked twice');
    fireEvent.keyDown(screen.getByRole('radio', { name: /^Not known/ }), { key: 'ArrowRight' });
    await screen.findByRole('heading', { name: /POL-02/ });
    await waitFor(() => expect(answerOf(started.assessment.id).text).toBe('Asked twice'));
    fireEvent.keyDown(document.body, { key: 'ArrowLeft' });
    await screen.findByRole('heading', { name: /POL-01/ });
    expect(isChecked(radio('Not known'))).toBe(true);
    expect(answerOf(started.assessment.id).value.kind).toBe('none');
  });
});

describe('saving', () => {
  it('saves what was typed last when the screen is left at once', async () => {
    const started = start();
    await show(started);
    await userEvent.type(screen.getByRole('textbox', { name: 'Explanation' }), 'Left in a hurry');
    await userEvent.click(screen.getByRole('link', { name: 'Next' }));
    await waitFor(() => expect(answerOf(started.assessment.id).text).toBe('Left in a hurry'));
  });

  it('says not saved, keeps the words and saves them when asked again', async () => {
    const started = start();
    let broken = true;
    const saveAnswer = started.answers['assessments.saveAnswer'];
    await show({
      ...started,
      answers: {
        ...started.answers,
        'assessments.saveAnswer': (input) => {
          if (broken || saveAnswer === undefined) throw new AppError('app.unreachable');
          return saveAnswer(input);
        },
      },
    });
    await userEvent.click(levelRadio(2));
    expect(await screen.findByText('Not saved')).toBeTruthy();
    expect(isChecked(levelRadio(2))).toBe(true);
    broken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Saved')).toBeTruthy();
    expect(answerOf(started.assessment.id).value).toEqual(aLevel(2));
  });

  it('shows both answers when somebody else saved meanwhile, and writes nothing before a choice', async () => {
    const started = start();
    await show(started);
    save(started.assessment.id, 'POL-01', aLevel(1), 'Theirs');
    await userEvent.click(levelRadio(4));
    const alert = await screen.findByRole('alert');
    expect(
      within(alert).getByText('This answer was changed elsewhere while you were working on it'),
    ).toBeTruthy();
    expect(within(alert).getByText('Theirs')).toBeTruthy();
    expect(answerOf(started.assessment.id)).toMatchObject({ value: aLevel(1), text: 'Theirs' });
    await userEvent.click(within(alert).getByRole('button', { name: 'Save mine instead' }));
    await waitFor(() => expect(answerOf(started.assessment.id).value).toEqual(aLevel(4)));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('takes a passage cited elsewhere without disturbing what is typed', async () => {
    const started = startSecondYear();
    await show(started);
    const field = screen.getByRole('textbox', { name: 'Explanation' });
    await userEvent.type(field, ' More words');
    const {
      id: _id,
      createdAt: _at,
      documentTitle: _title,
      ...citation
    } = aCitation({
      versionId: room.documents[0]?.versions[0]?.id ?? '',
      page: 1,
      quote: 'Cited while typing',
    });
    room.assessments.cite({ assessmentId: started.assessment.id, itemId: 'POL-01', citation });
    act(() => shown?.bridge.announce({ name: 'assessments.changed', ids: [started.assessment.id] }));
    expect(await screen.findByText('Cited while typing')).toBeTruthy();
    await userEvent.tab();
    await waitFor(() => expect(answerOf(started.assessment.id).text).toBe('The Act is in force. More words'));
    expect(answerOf(started.assessment.id).citations).toHaveLength(2);
  });
});

describe('a cited document', () => {
  /** Shows an answer whose document lies among these of the library. */
  async function cited(
    inLibrary: boolean,
    inTrash: boolean,
    given: Partial<DocumentSummary> = {},
    days: { readonly [day in 'publishedOn' | 'adoptedOn' | 'inForceOn' | 'expiresOn']?: string } = {},
    prepare: (assessmentId: string) => void = () => undefined,
  ) {
    const started = startSecondYear();
    prepare(started.assessment.id);
    const [version] = room.documents[0]?.versions ?? [];
    const { publishedOn = null, ...ownDays } = days;
    const brief = aVersionBrief({ id: version?.id ?? '', publishedOn });
    const { type, appliesTo, force, versions, status } = aDocumentSummary({ versions: [brief], ...given });
    const dates = { adoptedOn: null, inForceOn: null, expiresOn: null, ...ownDays };
    const said = {
      type,
      appliesTo,
      proves: { status, access: 'public' as const, ...dates },
      force,
      versions,
    };
    const answers = {
      ...started.answers,
      'library.listCited': () =>
        inLibrary || inTrash ? [{ ...said, id: version?.id ?? '', isInTrash: inTrash }] : [],
    };
    await show({ ...started, answers });
    return within(await screen.findByRole('list', { name: 'Evidence for this answer' }));
  }

  it('that lies in the trash, or is gone, is said to be so beside the passage', async () => {
    expect(await (await cited(false, true)).findByText('In the trash')).toBeTruthy();
    shown?.leave();
    expect(await (await cited(false, false)).findByText('Not in the library')).toBeTruthy();
  });

  it('that a province or an agency made is told from national law', async () => {
    const list = await cited(true, false, { appliesTo: 'province' });
    expect(await list.findByText('Applies to a province or district')).toBeTruthy();
  });

  it('that does not count says why, and what the evidence supports stands above', async () => {
    const aged = await cited(true, false, { type: 'STAT', status: 'inforce' }, { adoptedOn: '2023-12-30' });
    expect(
      await aged.findByText('Does not count: on 31 December 2025 it was older than 24 months.'),
    ).toBeTruthy();
    expect(screen.getByText(/^The evidence supports level 0/)).toBeTruthy();
    for (const [given, days, why] of [
      [{ type: 'STAT' }, { adoptedOn: '2023-12-31' }, null],
      [{ type: 'RPT' }, {}, 'Does not count: nobody has entered its date.'],
      [
        { type: 'RPT' },
        { adoptedOn: '2026-01-01' },
        'Does not count: it is dated later than 31 December 2025. If it speaks of a time up to that day, enter that time in the catalogue of the document.',
      ],
      [{ type: 'RPT' }, { adoptedOn: '2026-01-01', inForceOn: '2025-01-01', expiresOn: '2025-12-31' }, null],
      [
        { type: 'RPT' },
        { adoptedOn: '2026-02-01', inForceOn: '2026-01-01' },
        'Does not count: it is dated later than 31 December 2025.',
      ],
      [{ type: 'LAW', status: 'unknown' }, {}, 'Does not count: nobody has entered its legal status.'],
      [{ type: 'TOOL' }, {}, 'Does not count: a toolkit or model law does not show what the State does.'],
      [
        { type: 'LAW', status: 'repealed' },
        { expiresOn: '2025-01-01' },
        'Does not count: it was repealed, replaced or suspended, or it has expired or lapsed.',
      ],
      [
        { type: 'NAP' },
        { expiresOn: '2025-12-30' },
        'Does not count: its last day is before 31 December 2025.',
      ],
      [
        { type: 'LAW' },
        { publishedOn: '2026-01-01' },
        'Does not count: it is dated later than 31 December 2025.',
      ],
      [{ type: 'LAW', status: 'inforce' }, {}, null],
      [{ type: 'LAW', status: 'draft' }, {}, 'Counts for level 1 only: it is a draft.'],
      [
        { type: 'TOOL', status: 'draft' },
        {},
        'Does not count: a toolkit or model law does not show what the State does.',
      ],
    ] as const) {
      shown?.leave();
      const list = await cited(true, false, { status: 'inforce', appliesTo: 'agency', ...given }, days);
      await list.findByText('Applies to one agency');
      const told = list.queryAllByText(/^(Does not count|Counts for)/).map(({ textContent }) => textContent);
      expect([given, told]).toEqual([given, why === null ? [] : [why]]);
    }
  });

  it('supports what it supports, also where a lower level was chosen', async () => {
    await cited(true, false, { type: 'LAW', status: 'inforce' }, {}, (assessmentId) => {
      save(assessmentId, 'POL-01', aLevel(1));
      const [citation] = answerOf(assessmentId).citations;
      const check = { by: 'Head', on: '2026-01-10' };
      room.assessments.checkEvidence({
        ...{ assessmentId, itemId: 'POL-01', evidenceId: citation?.id ?? '', check },
      });
    });
    expect(await screen.findByText('The evidence supports level 2.')).toBeTruthy();
  });

  it('that nobody else has read supports something once it is read', async () => {
    await cited(true, false, { type: 'LAW', status: 'inforce' });
    const both = 'The evidence supports level 0. Once a second person has read it, it supports level 2.';
    expect(await screen.findByText(both)).toBeTruthy();
  });

  it('that an agency keeps is told to be too late, a text as well', async () => {
    await cited(true, false, {}, {}, (assessmentId) => {
      const held = { title: 'Sealed order', custodian: 'Police', datedOn: '2026-01-01', note: '' };
      room.assessments.hold({ assessmentId, itemId: 'POL-01', held: { ...held, type: 'REG' } });
    });
    const item = (await screen.findByText('Sealed order')).closest('li') as HTMLElement;
    expect(
      await within(item).findByText('Does not count: it is dated later than 31 December 2025.'),
    ).toBeTruthy();
  });

  it('that was not in force yet on the day of the answers is said to be so; a report may be later', async () => {
    const force: DocumentSummary['force'] = [
      { from: '0001-01-01', answer: 'no', why: 'not-yet' },
      { from: '2030-01-01', answer: 'yes', why: 'applies' },
    ];
    const list = await cited(true, false, { type: 'LAW', force }, { inForceOn: '2030-01-01' });
    expect(await list.findByText('Not yet in force on 31 December 2025')).toBeTruthy();
    expect(list.queryByText(/dated later/)).toBeNull();
    shown?.leave();
    const report = await cited(true, false, { type: 'RPT', appliesTo: 'province', force });
    expect(await report.findByText('Applies to a province or district')).toBeTruthy();
    expect(report.queryByText(/^Not yet in force/)).toBeNull();
  });

  it('that is there is not marked', async () => {
    const list = await cited(true, false, { appliesTo: 'national' });
    await waitFor(() => expect(shown?.bridge.inputsOf('library.listCited')).toHaveLength(1));
    // Of a library of thousands only what is cited is asked for.
    expect(shown?.bridge.inputsOf('library.list')).toEqual([]);
    expect(list.queryByText('In the trash')).toBeNull();
    expect(list.queryByText('Not in the library')).toBeNull();
    expect(list.queryByText(/^Applies to/)).toBeNull();
  });
});

describe('last year', () => {
  it('stands beside this year’s answer with its words and evidence', async () => {
    await show(startSecondYear());
    const panel = screen.getByRole('region', { name: 'Last time, 31 December 2024' });
    expect(within(panel).getByText('The Act is in force.')).toBeTruthy();
    expect(within(panel).getByRole('list', { name: 'Evidence of last time' })).toBeTruthy();
    expect(within(panel).getByRole('link').getAttribute('href')).toContain('page=1');
    expect(screen.getByText('Carried over from last year, not confirmed')).toBeTruthy();
  });

  it('is confirmed as still true by a button, a key, or the same level again', async () => {
    const started = startSecondYear();
    await show(started);
    expect(answerOf(started.assessment.id).confirmed).toBe(false);
    await userEvent.click(screen.getByRole('button', { name: /Still true/ }));
    await waitFor(() => expect(answerOf(started.assessment.id).confirmed).toBe(true));
    await waitFor(() => expect(screen.queryByRole('button', { name: /Still true/ })).toBeNull());
    expect(savedCalls()).toEqual([]);
  });

  it('is confirmed by the same level chosen again', async () => {
    const started = startSecondYear();
    await show(started);
    fireEvent.keyDown(document.body, { key: '2', code: 'Digit2' });
    await waitFor(() => expect(answerOf(started.assessment.id).confirmed).toBe(true));
    expect(answerOf(started.assessment.id).value).toEqual(aLevel(2));
  });

  it('asks why the level is lower, and only then', async () => {
    const started = startSecondYear();
    await show(started);
    expect(screen.queryByRole('radiogroup')).toBeNull();
    await userEvent.click(levelRadio(1));
    const why = await screen.findByRole('radiogroup', { name: /lower than last year/ });
    await userEvent.click(within(why).getByRole('radio', { name: 'The text was repealed' }));
    await waitFor(() => expect(answerOf(started.assessment.id).fallReason).toBe('repealed'));
    await userEvent.click(levelRadio(3));
    await waitFor(() => expect(answerOf(started.assessment.id).fallReason).toBeNull());
    expect(screen.queryByRole('radiogroup')).toBeNull();
  });
});

describe('evidence, law and history', () => {
  it('removes a passage and puts it back', async () => {
    const started = startSecondYear();
    await show(started);
    await userEvent.click(screen.getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(answerOf(started.assessment.id).citations).toEqual([]));
    await userEvent.click(await screen.findByRole('button', { name: 'Put it back' }));
    await waitFor(() => expect(answerOf(started.assessment.id).citations).toHaveLength(1));
    expect(answerOf(started.assessment.id).citations[0]?.quote).toBe(aCitation().quote);
  });

  it('is read in the language of the questions, and evidence is looked for by the theme as it is asked', async () => {
    const { assessment, answers } = start();
    const texts = { topic: 'หัวข้อ', question: 'มีกฎหมายหรือไม่', help: 'สิ่งที่นับ' };
    const by = { updatedBy: 'Waymark', updatedAt: '', state: 'machine' as const, isStale: false };
    shown = await renderScreen(<ItemScreen />, {
      ...{ at: `/assessments/${assessment.id}/POL-01`, questionsIn: 'tha' },
      answers: {
        ...answers,
        'questionnaires.languages': () => [{ language: 'tha', items: 1, checked: 0, stale: 0 }],
        'questionnaires.texts': () => ({
          items: [{ itemId: 'POL-01', texts: { ...texts, statements: ['ก', 'ข', 'ค', 'ง', 'จ'] }, ...by }],
          themes: { Law: 'กฎหมาย' },
        }),
      },
    });
    expect(await screen.findByRole('heading', { level: 1, name: 'POL-01 มีกฎหมายหรือไม่' })).toBeTruthy();
    expect(screen.getByText(/, กฎหมาย$/)).toBeTruthy();
    // The theme is in English; the laws of who reads in Thai need not be.
    const evidence = screen.getByRole('link', { name: 'Find evidence' }).getAttribute('href');
    expect(evidence).toContain('q=Law');
    expect(evidence).toContain('also=true');
    fireEvent.keyDown(document.body, { key: 'e' });
    expect(await screen.findByRole('heading', { level: 1, name: 'POL-01 Question of POL-01?' })).toBeTruthy();
    // The language that is chosen already is shown again when somebody chooses it.
    fireEvent.change(screen.getByRole('combobox', { name: 'Language of the question' }), {
      target: { value: 'tha' },
    });
    expect(await screen.findByRole('heading', { level: 1, name: 'POL-01 มีกฎหมายหรือไม่' })).toBeTruthy();
  });

  it('leads to the search with the theme, and tells it which answer to cite for', async () => {
    const started = start();
    await show(started);
    const href = screen.getByRole('link', { name: 'Find evidence' }).getAttribute('href') ?? '';
    const address = new URL(href, 'app://waymark');
    expect(address.pathname).toBe('/search');
    expect(address.searchParams.get('q')).toContain('Law');
    expect(address.searchParams.get('also')).toBeNull();
    expect(address.searchParams.get('cite')).toContain(`${started.assessment.id}:POL-01`);
    // Drafts and plans that have ended are evidence too: a day would hide them.
    expect(address.searchParams.get('asAt')).toBeNull();
  });

  it('leads to the pages that may help', async () => {
    const started = start();
    await show(started);
    const link = screen.getByRole('link', { name: /^Pages that may help/ });
    expect(link.getAttribute('href')).toContain(`/gaps/${started.assessment.id}/POL-01`);
  });

  it('says what the law asks, how strongly, and that the summary is ours', async () => {
    await show(start());
    expect(await screen.findByText('UN Trafficking in Persons Protocol, Article 2')).toBeTruthy();
    expect(screen.getByText('Protect the privacy of victims')).toBeTruthy();
    expect(screen.getByText(/Duty, softened by its words: as far as possible/)).toBeTruthy();
    expect(screen.getByText(/Not checked yet, read the official text first/)).toBeTruthy();
    expect(screen.getByText(/It is not the text of the law/)).toBeTruthy();
  });

  it('tells who changed what, the newest first', async () => {
    const started = start();
    room.settings.update({ personName: 'Daw Hla' });
    save(started.assessment.id, 'POL-01', aLevel(1));
    save(started.assessment.id, 'POL-01', aLevel(2), 'In force');
    await show(started);
    await userEvent.click(screen.getByRole('button', { name: 'History' }));
    const drawer = await screen.findByRole('dialog', { name: 'History of POL-01' });
    await within(drawer).findAllByText(/Daw Hla/);
    const told = within(drawer)
      .getAllByRole('listitem')
      .map((each) => each.textContent);
    expect(told.at(-1)).toContain('Level 1, In preparation');
    expect(told.join(' ')).toContain('Level 2, Adopted');
  });

  it('says nothing of a change that was not saved where it is frozen while the item is shown', async () => {
    const started = start();
    save(started.assessment.id, 'POL-01', aLevel(2));
    await show(started);
    const before = shown?.bridge.inputsOf('assessments.lastMove').length ?? 0;
    expect(before).toBeGreaterThan(0);
    room.assessments.freeze(started.assessment.id, 'Coordinator');
    shown?.bridge.announce({ name: 'assessments.changed', ids: [] });
    await screen.findByText('This assessment is frozen. The answer can be read but not changed.');
    await waitFor(() =>
      expect(shown?.bridge.inputsOf('assessments.lastMove').length).toBeGreaterThan(before),
    );
    await waitFor(() => expect(shown?.client.isFetching()).toBe(0));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('tells once what kept its discussion and its legal basis away', async () => {
    const lost = () => {
      throw new AppError('app.process-restarted');
    };
    const { assessment, answers } = start();
    await show({
      assessment,
      answers: { ...answers, 'assessments.discussion': lost, 'instruments.list': lost },
    });
    await waitFor(() => expect(shown?.client.isFetching()).toBe(0));
    expect(screen.getAllByRole('alert').map((each) => each.dataset['error'])).toEqual([
      'app.process-restarted',
    ]);
  });

  it('only reads once the assessment is frozen', async () => {
    const started = start();
    save(started.assessment.id, 'POL-01', aLevel(2));
    room.assessments.freeze(started.assessment.id, 'Coordinator');
    await show(started);
    expect(
      screen.getByText('This assessment is frozen. The answer can be read but not changed.'),
    ).toBeTruthy();
    fireEvent.keyDown(document.body, { key: '4', code: 'Digit4' });
    expect(isChecked(levelRadio(2))).toBe(true);
    expect(savedCalls()).toEqual([]);
    expect(screen.queryByRole('link', { name: 'Find evidence' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Next to answer' })).toBeNull();
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'Discussion' })).toBeNull());
  });
});
