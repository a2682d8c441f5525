import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { ActionDialog } from '../../../renderer/planning/components/ActionDialog';
import { ActionItem } from '../../../renderer/planning/components/ActionItem';
import { Alike } from '../../../renderer/planning/components/Alike';
import { HelpfulPages } from '../../../renderer/planning/components/HelpfulPages';
import { PlanHistory } from '../../../renderer/planning/components/PlanHistory';
import { SuggestedActions } from '../../../renderer/planning/components/SuggestedActions';
import { Timeline } from '../../../renderer/planning/components/Timeline';
import { GapScreen } from '../../../renderer/planning/screens/GapScreen';
import { PlanScreen } from '../../../renderer/planning/screens/PlanScreen';
import { dropDrafts, today } from '../../../renderer/platform';
import type { AnswerValue } from '../../../shared/assessments';
import { AppError } from '../../../shared/kernel';
import type { LibraryDocument } from '../../../shared/library';
import type { Action, ActionFields, Finding, PlanSummary } from '../../../shared/planning';
import { aDocument, aLevel, anAssessment, anEdition, anId, NOT_ANSWERED } from '../../support/builders';
import { anAction } from '../../support/builders/actions';
import type { FakeAnswers } from '../../support/fake-bridge';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
afterEach(() => {
  shown?.leave();
  shown = undefined;
  dropDrafts('');
});

const PLAN: PlanSummary = {
  ...{ id: anId(1), state: 'KH', title: 'Plan', introduction: '', status: 'draft', carriedFrom: null },
  ...{ startsOn: '2026-01-01', endsOn: '2026-12-31', updatedAt: '2026-01-01T00:00:00.000Z' },
  ...{ actions: 0, done: 0, dropped: 0, wentOn: 0, overdue: 0 },
};
const told = () =>
  [...document.querySelectorAll<HTMLElement>('[data-error]')].map(({ dataset }) => dataset['error']);
const found = (value: AnswerValue): Finding => ({
  ...{ itemId: 'POL-01', value, evidenced: null, target: 1, targetIsSet: false, dueOn: null, targetFrom: [] },
  ...{ targetReason: '' },
  ...{ gaps: [], duty: null, distance: 1, yearsOpen: null, strength: null, priority: 'normal', causes: [] },
  ...{ causeText: '', rank: null, rankReason: '' },
});
const kept = (fields: ActionFields): Action => ({
  ...{ ...fields, id: anId(2), planId: PLAN.id, position: 1, carriedFrom: null },
  updatedAt: '2026-01-01T00:00:00.000Z',
});
const suggest = async (value: AnswerValue, list: Action[] = [], answers: FakeAnswers = {}) => {
  const [item] = anEdition(['POL-01']).items;
  if (item === undefined) throw new Error('no item');
  shown = await renderScreen(
    <SuggestedActions
      assessment={anAssessment()}
      item={{ ...item, statements: ['ก', 'ข', 'ค', 'ง', 'จ'] }}
      asked={item}
      found={found(value)}
    />,
    {
      answers: {
        'planning.plans': () => [PLAN],
        'planning.plan': () => ({ ...PLAN, list, onward: [], awaited: [] }),
        'planning.addAction': ({ fields }) => kept(fields),
        ...answers,
      },
    },
  );
};

describe('the step of an action', () => {
  it('begins at no level, never at 0, where the item has none', async () => {
    await suggest(NOT_ANSWERED);
    await screen.findByRole('heading', { name: 'Actions to reach level 1' });
    const [add] = await screen.findAllByRole('button', { name: /^Add to the plan/ });
    await waitFor(() => expect(add?.hasAttribute('disabled')).toBe(false));
    await userEvent.click(add as HTMLElement);
    await waitFor(() =>
      expect(shown?.bridge.inputsOf('planning.addAction')).toMatchObject([
        { fields: { itemId: 'POL-01', fromLevel: null, toLevel: 1 } },
      ]),
    );
  });

  it('is not offered a second time while it is in the plan, and leads there', async () => {
    await suggest(NOT_ANSWERED, [
      kept(
        anAction({ itemId: 'POL-01', title: 'Name an owner for the text and agree on a date for the draft' }),
      ),
    ]);
    const there = await screen.findByRole('link', { name: 'In this plan' });
    expect(there.getAttribute('href')).toBe(`/plans/${PLAN.id}`);
    expect(screen.getAllByRole('button', { name: /^Add to the plan/ })).toHaveLength(2);
  });

  it('begins a plan beside the gap where there is none, and goes on at it', async () => {
    const user = userEvent.setup();
    const plans: PlanSummary[] = [];
    await suggest(NOT_ANSWERED, [], {
      'assessments.list': () => [],
      'planning.plans': () => plans,
      'planning.createPlan': ({ fields }) => {
        plans.push({ ...PLAN, title: fields.title });
        shown?.bridge.announce({ name: 'planning.changed' });
        return { ...PLAN, list: [], onward: [], awaited: [] };
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Begin a plan' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(await dialog.findByLabelText(/^Title/), 'Plan of 2027');
    // A plan of another State would take none of the actions of this gap.
    expect(dialog.queryByLabelText(/^State/)).toBeNull();
    await user.click(dialog.getByRole('button', { name: 'Begin the plan' }));
    const field = await screen.findByRole('combobox', { name: 'Add to the plan' });
    await waitFor(() => expect(document.activeElement).toBe(field));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(shown?.bridge.inputsOf('planning.createPlan')).toMatchObject([{ state: 'KH' }]);
  });

  it('begins at the level that is declared', async () => {
    await suggest(aLevel(2));
    await screen.findByRole('heading', { name: 'Actions for the step from 2 to 3' });
  });

  it('is told without a level where it begins at none', async () => {
    const action = kept(anAction({ fromLevel: null, toLevel: 1 }));
    shown = await renderScreen(<ActionItem action={action} followed={undefined} assessmentId={undefined} />);
    await screen.findByText('to level 1');
  });
});

describe('the screen of a plan', () => {
  it('stays, with the action that is written in it, when the plan cannot be asked for anew, unless it is gone', async () => {
    const user = userEvent.setup();
    let failure: string | null = null;
    shown = await renderScreen(<PlanScreen />, {
      at: `/plans/${PLAN.id}`,
      answers: {
        'planning.plan': () => {
          if (failure !== null) throw new AppError(failure);
          return { ...PLAN, list: [], onward: [], awaited: [] };
        },
      },
    });
    await user.click((await screen.findAllByRole('button', { name: 'New action' }))[0] as HTMLElement);
    const dialog = await screen.findByRole('dialog');
    for (const code of ['app.process-restarted', 'planning.not-found']) {
      failure = code;
      shown.bridge.announce({ name: 'planning.changed' });
      await waitFor(() => expect(told()).toContain(code));
      expect(dialog.isConnected).toBe(code === 'app.process-restarted');
    }
  });
});

it('the title of a plan stays one line of words, however it is typed or pasted', async () => {
  const saved: string[] = [];
  const whole = { ...PLAN, list: [], onward: [], awaited: [] };
  shown = await renderScreen(<PlanScreen />, {
    at: `/plans/${PLAN.id}`,
    answers: {
      'planning.plan': () => whole,
      'planning.savePlan': ({ fields }) => {
        saved.push(fields.title);
        return whole;
      },
    },
  });
  const field = await screen.findByRole('textbox', { name: 'Title' });
  await userEvent.clear(field);
  await userEvent.type(field, 'National{Enter} plan');
  await userEvent.paste(' of\n 2027');
  expect(field).toHaveProperty('value', 'National plan of 2027');
  await userEvent.tab();
  await waitFor(() => expect(saved.at(-1)).toBe('National plan of 2027'));
});

it('the table of a plan names the document that shows an action to be done, with the way there unless it is in the trash', async () => {
  const list = [
    kept(anAction({ title: 'One', state: 'done', doneOn: '2026-03-01', doneDocumentId: anId(5) })),
    { ...kept(anAction({ title: 'Two', state: 'done', doneDocumentId: anId(6) })), id: anId(3) },
    { ...kept(anAction({ title: 'Three', state: 'done', doneDocumentId: anId(7) })), id: anId(4) },
  ];
  const documents = [
    aDocument({ id: anId(5), title: 'Report' }),
    aDocument({ id: anId(6), title: 'Old report', removedAt: '2026-03-02T00:00:00.000Z' }),
  ];
  shown = await renderScreen(<PlanScreen />, {
    at: `/plans/${PLAN.id}`,
    answers: {
      'planning.plan': () => ({ ...PLAN, list, onward: [], awaited: [] }),
      'library.describe': ({ documentIds }) => documents.filter(({ id }) => documentIds.includes(id)),
    },
  });
  const link = await screen.findByRole('link', { name: 'Report' });
  expect(link.getAttribute('href')).toContain(`/library/${anId(5)}`);
  await screen.findByText('Shown by: Old report (In the trash)');
  await screen.findByText('Shown by: Not in the library');
});

describe('the screen of an item', () => {
  const open = async (
    value: AnswerValue,
    noted: Partial<Finding> = {},
    edition = '2025.1',
    answers: FakeAnswers = {},
  ) => {
    const assessment = anAssessment({ edition });
    shown = await renderScreen(<GapScreen />, {
      at: `/gaps/${assessment.id}/POL-01`,
      answers: {
        'assessments.get': () => assessment,
        'planning.findings': () => [{ ...found(value), target: null, ...noted }],
        'planning.markGap': () => ({}),
        'planning.setTarget': () => ({}),
        'questionnaires.get': () => anEdition(['POL-01']),
        'planning.plans': () => [PLAN],
        ...answers,
      },
    });
    await screen.findByRole('heading', { name: /^POL-01/ });
  };

  it('stays, with what is typed in it, when its facts cannot be asked for anew, unless the assessment is gone', async () => {
    let failure: string | null = null;
    await open(aLevel(0), {}, '2025.1', {
      'planning.findings': () => {
        if (failure !== null) throw new AppError(failure);
        return [{ ...found(aLevel(0)), target: null }];
      },
    });
    const heading = screen.getByRole('heading', { name: /^POL-01/ });
    for (const code of ['app.process-restarted', 'assessments.not-found']) {
      failure = code;
      shown?.bridge.announce({ name: 'planning.changed' });
      await waitFor(() => expect(told()).toContain(code));
      expect(heading.isConnected).toBe(code === 'app.process-restarted');
    }
  });

  it('does not say that there is no gap where nobody has answered', async () => {
    await open(NOT_ANSWERED);
    expect(screen.getByText('This can be said when the item has an answer.')).toBeTruthy();
    expect(screen.queryByText('No gap')).toBeNull();
  });

  it('sends what was typed on the causes when the window closes, also from within the field', async () => {
    await open(aLevel(1), { causes: ['no-legal-basis'] });
    fireEvent.change(screen.getByLabelText('More on the causes'), { target: { value: 'No budget line' } });
    expect(shown?.bridge.inputsOf('planning.markGap')).toEqual([]);
    fireEvent(window, new Event('beforeunload', { cancelable: true }));
    await waitFor(() =>
      expect(shown?.bridge.inputsOf('planning.markGap')).toMatchObject([
        { itemId: 'POL-01', mark: { causes: ['no-legal-basis'], causeText: 'No budget line' } },
      ]),
    );
  });

  it('keeps what was typed of help that is wanted while another screen is shown', async () => {
    const typed = () => screen.getByLabelText<HTMLInputElement>('Help that your library does not have');
    await open(aLevel(1));
    fireEvent.change(typed(), { target: { value: 'A model law' } });
    shown?.leave();
    await open(aLevel(1));
    expect(typed().value).toBe('A model law');
  });

  it('adds help that is wanted also by Enter in its field', async () => {
    await open(aLevel(1), {}, '2025.1', { 'planning.addWanted': () => [] });
    await userEvent.type(screen.getByLabelText('Help that your library does not have'), 'A guide{Enter}');
    await waitFor(() =>
      expect(shown?.bridge.inputsOf('planning.addWanted')).toMatchObject([
        { itemId: 'POL-01', text: 'A guide' },
      ]),
    );
  });

  it('keeps the reason of a target when only its day is changed', async () => {
    await open(aLevel(1), { target: 3, targetIsSet: true, targetReason: 'Cabinet 2026' });
    await userEvent.click(screen.getByRole('button', { name: 'Keep the target' }));
    await waitFor(() =>
      expect(shown?.bridge.inputsOf('planning.setTarget')).toMatchObject([
        { target: { level: 3, reason: 'Cabinet 2026' } },
      ]),
    );
  });

  it('offers what was typed on a target to no other edition, whose words are others', async () => {
    const reason = () => screen.getByLabelText<HTMLTextAreaElement>('Why this target');
    await open(aLevel(1));
    fireEvent.change(reason(), { target: { value: 'Cabinet' } });
    shown?.leave();
    await open(aLevel(1), {}, '2026.1');
    expect(reason().value).toBe('');
    shown?.leave();
    await open(aLevel(1));
    expect(reason().value).toBe('Cabinet');
  });

  it('does not take for kept what was typed on a target while it was being kept', async () => {
    const reason = () => screen.getByLabelText<HTMLTextAreaElement>('Why this target');
    const { promise: replied, resolve: reply } = Promise.withResolvers<Record<string, never>>();
    await open(aLevel(1), {}, '2025.1', { 'planning.setTarget': () => replied });
    fireEvent.change(reason(), { target: { value: 'Cabinet' } });
    await userEvent.click(screen.getByRole('button', { name: 'Keep the target' }));
    fireEvent.change(reason(), { target: { value: 'Cabinet 2026' } });
    reply({});
    await screen.findByText('The target is kept.');
    shown?.leave();
    await open(aLevel(1), { targetReason: 'Cabinet' });
    expect(reason().value).toBe('Cabinet 2026');
  });

  it('sends of what is noted only what changes', async () => {
    await open(aLevel(1), { causes: ['no-legal-basis'] });
    await userEvent.selectOptions(screen.getByLabelText('Priority'), 'High');
    await waitFor(() =>
      expect(shown?.bridge.inputsOf('planning.markGap')).toMatchObject([
        { mark: { causes: ['no-legal-basis'], priority: 'high' }, only: ['priority'] },
      ]),
    );
  });

  it('asks for no step and no action where the matter cannot arise', async () => {
    await open({ kind: 'na', reason: 'No coast' });
    expect(screen.getByText('No gap')).toBeTruthy();
    expect(screen.queryByRole('heading', { name: /^What must be true|^Actions/ })).toBeNull();
  });
});

describe('the dialog of an action', () => {
  const open = async (given: Partial<ActionFields> = {}, outside: readonly LibraryDocument[] = []) => {
    const plan = { ...PLAN, list: [], onward: [], awaited: [] };
    shown = await renderScreen(
      <ActionDialog
        plan={plan}
        action={kept(anAction({ owner: 'Justice', ...given }))}
        onClose={() => undefined}
      />,
      {
        answers: {
          'planning.saveAction': ({ fields }) => kept(fields),
          'assessments.list': () => [],
          'library.list': () => [],
          'library.describe': () => [...outside],
        },
      },
    );
    return screen.findByRole('dialog');
  };
  const saved = () => shown?.bridge.inputsOf('planning.saveAction') as { fields: ActionFields }[];

  it('notes the day on which it was done, which may be another one, and none while it is not', async () => {
    await open({ state: 'started', stateReason: 'Seen in the register.' });
    const state = screen.getByRole('combobox', { name: 'Status' });
    expect(screen.queryByLabelText(/^Day on which it was done/)).toBeNull();
    await userEvent.selectOptions(state, 'Done');
    expect((screen.getByLabelText(/^Day on which it was done/) as HTMLInputElement).value).toBe(today());
    fireEvent.change(screen.getByLabelText(/^Day on which it was done/), { target: { value: '2025-06-30' } });
    await userEvent.click(screen.getByRole('button', { name: 'Keep' }));
    await waitFor(() => expect(saved()).toMatchObject([{ fields: { state: 'done', doneOn: '2025-06-30' } }]));
    await userEvent.selectOptions(state, 'Started');
    await userEvent.click(screen.getByRole('button', { name: 'Keep' }));
    await waitFor(() => expect(saved()[1]).toMatchObject({ fields: { state: 'started', doneOn: null } }));
  });

  it('names the document that shows it is done also where that lies in the trash, or is gone', async () => {
    const shows = () => screen.getByRole('combobox', { name: 'Document in the library that shows it' });
    const document = aDocument({ title: 'Report 2026', removedAt: '2026-05-02T08:00:00.000Z' });
    await open({ state: 'done', doneOn: '2026-05-01', doneDocumentId: document.id }, [document]);
    await waitFor(() => expect(shows()).toHaveProperty('value', document.id));
    expect(within(shows()).getByRole('option', { selected: true }).textContent).toBe(
      'Report 2026 (In the trash)',
    );
    shown?.leave();
    await open({ state: 'done', doneOn: '2026-05-01', doneDocumentId: document.id });
    await waitFor(() =>
      expect(within(shows()).getByRole('option', { selected: true }).textContent).toBe('Not in the library'),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Keep' }));
    await waitFor(() => expect(saved()).toMatchObject([{ fields: { doneDocumentId: document.id } }]));
  });

  it('hints at a last day that has passed while something is to be done, and takes it all the same', async () => {
    await open({ state: 'proposed', dueOn: null });
    const due = screen.getByLabelText(/^Last day/);
    const hint = () => screen.queryByText(/^This day has passed already/);
    fireEvent.change(due, { target: { value: '2999-12-31' } });
    expect(hint()).toBeNull();
    fireEvent.change(due, { target: { value: '2016-12-31' } });
    expect(hint()?.getAttribute('role')).toBe('status');
    await userEvent.click(screen.getByRole('button', { name: 'Keep' }));
    await waitFor(() => expect(saved()).toMatchObject([{ fields: { dueOn: '2016-12-31' } }]));
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Status' }), 'Done');
    expect(hint()).toBeNull();
  });

  it('doubts no last day that stands already: the table says that it is overdue', async () => {
    await open({ state: 'started', dueOn: '2020-06-30' });
    expect(screen.queryByText(/^This day has passed already/)).toBeNull();
    fireEvent.change(screen.getByLabelText(/^Last day/), { target: { value: '2020-07-31' } });
    expect(screen.getByText(/^This day has passed already/)).toBeTruthy();
  });

  it('ends, as all dialogs, with the way out and then what it does', async () => {
    const dialog = await open();
    const names = within(dialog)
      .getAllByRole('button')
      .slice(-2)
      .map(({ textContent }) => textContent);
    expect(names).toEqual(['Cancel', 'Keep']);
  });

  it('takes partners as they stand when Enter is pressed in their field', async () => {
    await open();
    await userEvent.type(screen.getByLabelText(/^Partners/), 'Police; Labour ; {Enter}');
    await waitFor(() => expect(saved()).toMatchObject([{ fields: { partners: ['Police', 'Labour'] } }]));
  });
});

describe('the pages that may help', () => {
  it('name the page on each of their buttons', async () => {
    const [item] = anEdition(['POL-01']).items;
    if (item === undefined) throw new Error('no item');
    const pin = { itemId: 'POL-01', versionId: anId(3), page: 7, title: 'Act', note: '' };
    shown = await renderScreen(
      <HelpfulPages of={{ state: 'KH', itemId: 'POL-01' }} assessmentId={anId(1)} item={item} />,
      {
        answers: {
          'planning.resourceMarks': () => [{ ...pin, id: anId(4), kind: 'pin' }],
          'library.listCited': () => [],
        },
      },
    );
    expect(await screen.findByRole('button', { name: 'Do not keep Act, PDF page 7' })).toBeTruthy();
    // Nothing is known of its version any more.
    await screen.findByText('Not in the library');
  });
});

describe('an action that reads like an earlier one', () => {
  it('is made one with it, or said to be another, by one click', async () => {
    const action = kept(anAction({ title: 'Train inspectors' }));
    const plan = { ...PLAN, list: [action], onward: [], awaited: [action.id] };
    const alike = {
      ...{ actionId: action.id, title: action.title, earlierId: anId(9) },
      ...{ earlierTitle: 'Train all inspectors', planId: anId(8), planTitle: 'Plan 2025' },
    };
    shown = await renderScreen(<Alike plan={plan} />, {
      answers: {
        'planning.alike': () => [alike],
        'planning.goOnFrom': () => ({}),
        'planning.saveAction': ({ fields }) => kept(fields),
      },
    });
    await screen.findByText('It reads like “Train all inspectors” in Plan 2025.');
    await userEvent.click(screen.getByRole('button', { name: 'It is the same action: Train inspectors' }));
    await waitFor(() =>
      expect(shown?.bridge.inputsOf('planning.goOnFrom')).toEqual([{ actionId: action.id, from: anId(9) }]),
    );
    await userEvent.click(screen.getByRole('button', { name: 'They are two actions: Train inspectors' }));
    await waitFor(() =>
      expect(shown?.bridge.inputsOf('planning.saveAction')).toMatchObject([
        { fields: { notSame: [anId(9)] } },
      ]),
    );
  });
});

describe('the timeline of a plan', () => {
  const line = async (given: Partial<ActionFields>) => {
    const list = [kept(anAction({ owner: 'Justice', title: 'Write it', ...given }))];
    shown = await renderScreen(
      <Timeline
        plan={{ ...PLAN, list, onward: [], awaited: [] }}
        today="2026-06-01"
        onEdit={() => undefined}
      />,
    );
    const button = await screen.findByRole('button', { name: 'Write it' });
    return button.parentElement?.textContent;
  };

  it('names no first day that nobody gave', async () => {
    expect(await line({ state: 'agreed', startsOn: null, dueOn: '2026-10-31' })).toContain(
      'Agreed. Justice, until 31 October 2026',
    );
  });

  it('names the first day where no last one was given', async () => {
    expect(await line({ state: 'agreed', startsOn: '2026-02-01', dueOn: null })).toContain(
      'Agreed. Justice, from 1 February 2026, no last day',
    );
  });

  it('says in words what has ended, was dropped, or is late', async () => {
    const days = { startsOn: '2026-02-01', dueOn: '2026-03-01' };
    expect(await line({ ...days, state: 'done' })).toContain(
      'Done. Justice, 1 February 2026 to 1 March 2026',
    );
    shown?.leave();
    expect(await line({ ...days, state: 'dropped' })).toContain('Dropped. Justice');
    shown?.leave();
    expect(await line({ ...days, state: 'started' })).toContain('Overdue. Justice');
    shown?.leave();
    expect(await line({ state: 'proposed', startsOn: null, dueOn: null })).toContain(
      'Proposed. Justice, no date',
    );
  });
});

it('the history of a plan tells of all its actions, however many they are', async () => {
  const list = Array.from(
    { length: 250 },
    (_, at): Action => ({
      ...kept({ ...anAction(), title: `Action ${at + 1}` }),
      ...{ id: anId(100 + at), position: at + 1 },
    }),
  );
  const last = { entity: 'action', id: list.at(-1)?.id } as const;
  shown = await renderScreen(<PlanHistory plan={{ ...PLAN, list, onward: [], awaited: [] }} />, {
    answers: {
      'changes.history': ({ things }) => {
        expect(things.length).toBeLessThanOrEqual(200);
        return things.some(({ id }) => id === last.id)
          ? [
              {
                ...{ seq: 9, at: '2026-02-01T08:00:00.000Z', actor: 'Malee', ...last, id: last.id ?? '' },
                ...{ field: 'owner', before: '""', after: '"Police"', canUndo: true },
              },
            ]
          : [];
      },
    },
  });
  await userEvent.click(screen.getByRole('button', { name: 'History' }));
  expect(await screen.findByText(/Action 250/)).toBeTruthy();
});
