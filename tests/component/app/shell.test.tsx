import { Radio, TextInput } from '@mantine/core';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type FormEvent, useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Shell } from '../../../renderer/app/Shell';
import { notifyDone } from '../../../renderer/platform';
import { useOpenWorkspace } from '../../../renderer/settings';
import { PageHeader, TextLink } from '../../../renderer/ui';
import type { AssessmentSummary } from '../../../shared/assessments';
import { AppError } from '../../../shared/kernel';
import type { Named } from '../../../shared/planning';
import { anAssessmentSummary, anId } from '../../support/builders';
import type { FakeAnswers } from '../../support/fake-bridge';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen;
afterEach(() => shown.leave());

interface WindowOptions {
  readonly at?: string;
  readonly answers?: FakeAnswers;
}

/** The frame with screens that only have a heading and a field, named as their doors name them. */
async function open({ at = '/', answers = {} }: WindowOptions = {}): Promise<void> {
  const draw = (name: string) => (
    <>
      <PageHeader title={name} />
      <input aria-label="Field" />
    </>
  );
  shown = await renderScreen(draw, {
    at,
    answers: {
      ...{ 'search.jump': () => [], 'assessments.list': () => [] },
      ...{ 'planning.find': () => [], 'agencies.list': () => [], ...answers },
    },
    frame: Shell,
  });
  await screen.findByRole('heading', { level: 1 });
}

const heading = (name: string) => screen.findByRole('heading', { level: 1, name });

/** A form of which some is wrong, which is said once it is sent. */
function Form({ asks = false }: { readonly asks?: boolean }) {
  const [tried, setTried] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
  };
  return (
    <form onSubmit={send} noValidate>
      <PageHeader title="Form" />
      <TextInput label="Right" />
      {asks ? (
        <Radio.Group label="How" error={tried ? 'Choose one.' : undefined}>
          <Radio value="first" label="First" />
          <Radio value="second" label="Second" />
        </Radio.Group>
      ) : null}
      <TextInput label="Wrong" error={tried ? 'Write it.' : undefined} />
      <TextInput label="Also wrong" error={tried ? 'Write it.' : undefined} />
      <button type="submit">Send</button>
    </form>
  );
}

it.each([
  '/library/nonsense',
  '/plans/0',
  '/read/x?page=2',
  '/texts/a/b',
  '/compare/imported/x',
  '/compare/x,y',
  '/assessments/x/PROT-01',
])('an address that was cut off leads to no screen, and says where to go on: %s', async (at) => {
  await open({ at });
  expect(await heading('There is no screen at this address')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Go to Home' })).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('an address of columns leads to them, whatever of a frozen assessment they show', async () => {
  const id = anId(1);
  await open({ at: `/compare/${id},${id}~targets,${id}~${anId(2)}` });
  await waitFor(() => expect(document.querySelector('main h1')).not.toBeNull());
  expect(screen.queryByText('There is no screen at this address')).toBeNull();
});

describe('the frame', () => {
  it('names the places and marks the one shown', async () => {
    await open({ at: '/library' });
    const places = within(screen.getByRole('navigation', { name: 'Places' }));
    const names = places.getAllByRole('link').map((link) => link.textContent);
    expect(names).toEqual([
      ...['Home', 'Assess', 'Gaps', 'Plans', 'Compare', 'Library', 'Search'],
      ...['Policy topics', 'Principles', 'Practices', 'Calendar', 'Exchange', 'Site map', 'Settings'],
    ]);
    const marked = places.getAllByRole('link').filter((link) => link.getAttribute('aria-current') === 'page');
    expect(marked.map((link) => link.textContent)).toEqual(['Library']);
  });

  it('says that the sample is being filled until its assessments are there, and nothing of one’s own workspace', async () => {
    const kind = (of: 'own' | 'sample') => ({
      'workspace.current': () => ({
        ...{ kind: of, folder: '/data' },
        versions: { app: '0.1.0', electron: '45.4.1', chrome: '140', node: '24.0.0' },
      }),
    });
    const filling = () => screen.queryByText(/^The sample is being filled/);
    await open({ answers: { ...kind('own') } });
    expect(filling()).toBeNull();
    shown.leave();
    let list: ReturnType<typeof anAssessmentSummary>[] = [];
    await open({ answers: { ...kind('sample'), 'assessments.list': () => list } });
    await waitFor(() => expect(filling()).not.toBeNull());
    list = [anAssessmentSummary()];
    act(() => shown.bridge.announce({ name: 'assessments.changed', ids: [] }));
    await waitFor(() => expect(filling()).toBeNull());
  });

  it('marks a place also on the screens below it', async () => {
    await open({ at: `/assessments/${anId(1)}/POL-01` });
    expect(screen.getByRole('link', { name: 'Assess' }).getAttribute('aria-current')).toBe('page');
    expect(screen.getByRole('link', { name: 'Home' }).getAttribute('aria-current')).toBeNull();
  });

  it('gets ready what a link leads to as soon as it is pressed, and nothing by another button', async () => {
    const versionId = anId(3);
    shown = await renderScreen(
      <>
        <PageHeader title="Found" />
        <TextLink to="/read/$versionId" params={{ versionId }} search={{ page: 2 }}>
          Read it
        </TextLink>
      </>,
      { frame: Shell, answers: { 'reader.open': () => new Promise<never>(() => undefined) } },
    );
    const link = await screen.findByRole('link', { name: 'Read it' });
    fireEvent.pointerDown(link, { button: 2 });
    fireEvent.pointerDown(screen.getByRole('heading', { name: 'Found' }), { button: 0 });
    expect(shown.bridge.inputsOf('reader.open')).toEqual([]);
    fireEvent.pointerDown(link, { button: 0 });
    await waitFor(() => expect(shown.bridge.inputsOf('reader.open')).toEqual([{ versionId, ahead: true }]));
  });

  it('leads to the first wrong field of a form that was sent, not to one of a form that is right', async () => {
    shown = await renderScreen(<Form />, { frame: Shell });
    await userEvent.click(await screen.findByRole('button', { name: 'Send' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Wrong' })));
  });

  it('leads to the first choice of a group in which none was made', async () => {
    shown = await renderScreen(<Form asks />, { frame: Shell });
    await userEvent.click(await screen.findByRole('button', { name: 'Send' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'First' })));
    expect(screen.getByRole('radiogroup', { description: 'Choose one.' })).toBeTruthy();
  });

  it.each(['at once', 'when it draws'])(
    'gives the focus back to a button that was disabled and lost it %s',
    async (when) => {
      const button = document.createElement('button');
      await open();
      screen.getByRole('main').append(button);
      button.focus();
      button.disabled = true;
      // What a browser does, and jsdom does not.
      if (when === 'at once') fireEvent.focusOut(button);
      else await Promise.resolve();
      const field = screen.getByRole('textbox', { name: 'Field' });
      field.focus();
      field.blur();
      expect(document.activeElement).toBe(document.body);
      button.disabled = false;
      await waitFor(() => expect(document.activeElement).toBe(button));
    },
  );

  it('skips to the content', async () => {
    await open();
    await userEvent.tab();
    expect(document.activeElement?.textContent).toBe('Skip to the content');
    await userEvent.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('main'));
  });

  it('tells the sample workspace from the own one', async () => {
    await open({
      answers: {
        'workspace.current': () => ({
          kind: 'sample',
          folder: '/sample',
          versions: { app: '1', electron: '1', chrome: '1', node: '1' },
        }),
      },
    });
    expect(await screen.findByRole('link', { name: /Everything in it is made up/ })).toBeTruthy();
  });

  it('moves the focus to the title and renames the window when the screen changes, but not at the start', async () => {
    await open();
    expect(document.activeElement).toBe(document.body);
    expect(document.title).toBe('Home – Waymark');
    await userEvent.click(screen.getByRole('link', { name: 'Compare' }));
    const title = await heading('CompareStartScreen');
    await waitFor(() => expect(document.activeElement).toBe(title));
    expect(document.title).toBe('Compare – Waymark');
  });

  it('never puts the name of a document into the title of the window', async () => {
    await open({ at: `/library/${anId(7001)}` });
    await heading('DocumentScreen');
    expect(document.title).toBe('Document – Waymark');
  });

  it('says that an address has no screen and leads home', async () => {
    shown = await renderScreen((name) => <PageHeader title={name} />, { at: '/nowhere', frame: Shell });
    expect(await screen.findByText('There is no screen at this address')).toBeTruthy();
    await userEvent.click(screen.getByRole('link', { name: 'Go to Home' }));
    expect(await heading('HomeScreen')).toBeTruthy();
  });

  it('stays when a screen can not be drawn, and draws it anew', async () => {
    let fails = true;
    shown = await renderScreen(
      () => {
        if (fails) throw new Error('a bug');
        return <PageHeader title="Whole again" />;
      },
      { frame: Shell },
    );
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(screen.getByRole('navigation', { name: 'Places' })).toBeTruthy();
    expect(document.body.textContent).not.toContain('a bug');
    fails = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await heading('Whole again')).toBeTruthy();
  });

  it('tells the program once that the first screen can be used', async () => {
    await open();
    await waitFor(() => expect(shown.bridge.inputsOf('workspace.ready')).toHaveLength(1));
    await userEvent.click(screen.getByRole('link', { name: 'Library' }));
    await heading('LibraryScreen');
    expect(shown.bridge.inputsOf('workspace.ready')).toHaveLength(1);
  });
});

/** A screen that can open the sample workspace. */
function Door() {
  const opening = useOpenWorkspace();
  return (
    <button type="button" onClick={() => opening.mutate('sample')}>
      Open the sample
    </button>
  );
}

describe('opening another workspace', () => {
  it('goes Home first and covers the window until it is loaded anew', async () => {
    let finish: () => void = () => undefined;
    const opened = new Promise<Record<string, never>>((resolve) => {
      finish = () => resolve({});
    });
    shown = await renderScreen(<Door />, {
      at: '/settings',
      frame: Shell,
      answers: { 'workspace.open': () => opened },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Open the sample' }));
    expect(await screen.findByText('Opening the workspace …')).toBeTruthy();
    expect(shown.address()).toBe('/');
    finish();
    await waitFor(() => expect(screen.queryByText('Opening the workspace …')).toBeNull());
  });

  it('takes the cover away and says why when it fails', async () => {
    shown = await renderScreen(<Door />, {
      frame: Shell,
      answers: {
        'workspace.open': () => {
          throw new AppError('workspace.not-opened');
        },
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Open the sample' }));
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(screen.queryByText('Opening the workspace …')).toBeNull();
  });
});

describe('the search box', () => {
  const box = () => screen.queryByRole<HTMLInputElement>('searchbox', { name: 'Search the library' });

  it('opens the results and makes room for the box of that screen', async () => {
    await open();
    await userEvent.type(box() as HTMLInputElement, '  forced labour {Enter}');
    await heading('SearchScreen');
    expect(shown.address()).toBe('/search?q=forced+labour');
    expect(box()).toBeNull();
    await userEvent.click(screen.getByRole('link', { name: 'Library' }));
    await heading('LibraryScreen');
    expect(box()?.value).toBe('');
  });

  it('takes a number as words', async () => {
    await open();
    await userEvent.type(box() as HTMLInputElement, '2551{Enter}');
    await heading('SearchScreen');
    expect(shown.address()).toBe('/search?q=%222551%22');
  });
});

describe('the keys', () => {
  it('"/" goes to the search box, but stays a letter in a field', async () => {
    await open();
    await userEvent.keyboard('/');
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Field' });
    await userEvent.type(field, 'and/or?');
    expect(field.value).toBe('and/or?');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('"?" lists the keys and Escape closes the list', async () => {
    await open();
    await userEvent.keyboard('?');
    const dialog = await screen.findByRole('dialog', { name: 'Keyboard' });
    expect(within(dialog).getByRole('row', { name: /Alt\s*\+\s*6 Go to Library/ })).toBeTruthy();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('Alt and a number go to a place', async () => {
    await open();
    fireEvent.keyDown(document.body, { key: '9', code: 'Digit9', altKey: true });
    expect(await heading('PrinciplesScreen')).toBeTruthy();
  });

  it('Alt and 0 go to the notice that came last, also while somebody types', async () => {
    await open();
    act(() => {
      notifyDone('The first is done.');
      notifyDone('The second is done.');
    });
    const notice = (await screen.findByText('The second is done.')).closest('[role="alert"]');
    fireEvent.keyDown(screen.getByRole('textbox', { name: 'Field' }), {
      ...{ key: '0', code: 'Digit0', altKey: true },
    });
    expect(notice?.contains(document.activeElement)).toBe(true);
    expect(document.activeElement?.tagName).toBe('BUTTON');
  });

  it('Ctrl with plus, minus and 0 draws everything larger, smaller and as usual, also while somebody types', async () => {
    await open({ answers: { 'workspace.drawLetters': () => ({}) } });
    const field = screen.getByRole('textbox', { name: 'Field' });
    for (const key of ['+', '=', '-', '0']) fireEvent.keyDown(field, { key, ctrlKey: true });
    fireEvent.keyDown(field, { key: '+' });
    // The reader takes them for its page.
    const reader = (event: KeyboardEvent) => event.preventDefault();
    document.addEventListener('keydown', reader);
    fireEvent.keyDown(field, { key: '+', ctrlKey: true });
    document.removeEventListener('keydown', reader);
    await waitFor(() =>
      expect(shown.bridge.inputsOf('workspace.drawLetters')).toEqual(
        ['larger', 'larger', 'smaller', 'usual'].map((step) => ({ step })),
      ),
    );
    await userEvent.keyboard('?');
    const dialog = await screen.findByRole('dialog', { name: 'Keyboard' });
    expect(within(dialog).getByRole('row', { name: /^Ctrl\s*\+\s*\+ Draw everything larger/ })).toBeTruthy();
  });

  it('Alt and an arrow go back and forth, but not while somebody types', async () => {
    await open();
    await userEvent.click(screen.getByRole('link', { name: 'Compare' }));
    await heading('CompareStartScreen');
    fireEvent.keyDown(screen.getByRole('textbox', { name: 'Field' }), { key: 'ArrowLeft', altKey: true });
    fireEvent.keyDown(document.body, { key: 'ArrowLeft', altKey: true });
    expect(await heading('HomeScreen')).toBeTruthy();
    fireEvent.keyDown(document.body, { key: 'ArrowRight', altKey: true });
    expect(await heading('CompareStartScreen')).toBeTruthy();
  });
});

describe('the jump box', () => {
  const entries: FakeAnswers = {
    'search.jump': ({ text }) =>
      text.includes('traf')
        ? [
            { kind: 'document', id: anId(7001), title: 'Anti-Trafficking Act', detail: '12/2024' },
            { kind: 'item', id: 'POL-01', title: 'Trafficking is a crime', detail: 'POL' },
            { kind: 'topic', id: 'T1.2', title: 'Comprehensive national law', detail: '' },
          ]
        : [],
    'assessments.list': () => [anAssessmentSummary({ id: anId(5) })],
  };

  async function jump(words: string): Promise<void> {
    await userEvent.keyboard('{Control>}k{/Control}');
    const dialog = await screen.findByRole('dialog', { name: /^Jump to/ });
    const box = within(dialog).getByRole('combobox', { name: /^Jump to/ });
    await waitFor(() => expect(document.activeElement).toBe(box));
    if (words !== '') await userEvent.type(box, words);
  }

  it('goes to a screen by the first letters of its name', async () => {
    await open({ answers: entries });
    await jump('comp');
    await screen.findByRole('option', { name: 'Compare' });
    await userEvent.keyboard('{Enter}');
    expect(await heading('CompareStartScreen')).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('goes to a screen by what stands at its head, where a shorter word leads to it', async () => {
    await open({ answers: entries });
    await jump('assessments');
    const [first] = await screen.findAllByRole('option');
    expect(first?.textContent).toBe('AssessAssessments');
    await userEvent.keyboard('{Enter}');
    expect(await heading('AssessmentsScreen')).toBeTruthy();
  });

  it('goes to the trash by its name', async () => {
    await open({ answers: entries });
    await jump('tras');
    await screen.findByRole('option', { name: 'Trash' });
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(shown.address()).toContain('removed=true'));
  });

  it('finds documents, items and topics and ends with the search in all texts', async () => {
    await open({ answers: entries });
    await jump('traf');
    await screen.findByRole('option', { name: /Anti-Trafficking Act/ });
    const names = screen.getAllByRole('option').map((option) => option.textContent);
    expect(names).toEqual([
      'Anti-Trafficking Act12/2024',
      'Trafficking is a crimePOL',
      'Comprehensive national law',
      'Search all documents for “traf”',
    ]);
  });

  it.each([
    [/Anti-Trafficking Act/, `/library/${anId(7001)}`],
    [/Trafficking is a crime/, `/assessments/${anId(5)}/POL-01`],
    [/Comprehensive national law/, '/topics/T1.2'],
    [/Search all documents/, '/search?q=traf'],
  ])('leads from %s to its place', async (name, address) => {
    await open({ answers: entries });
    await jump('traf');
    await userEvent.click(await screen.findByRole('option', { name }));
    await waitFor(() => expect(shown.address()).toBe(address));
  });

  it('waits at Enter for what quickly typed words find, and goes to the first of it', async () => {
    await open({ answers: entries });
    await userEvent.keyboard('{Control>}k{/Control}');
    const dialog = await screen.findByRole('dialog', { name: /^Jump to/ });
    const box = within(dialog).getByRole('combobox', { name: /^Jump to/ });
    fireEvent.change(box, { target: { value: 'traf' } });
    fireEvent.keyDown(box, { key: 'Enter' });
    await waitFor(() => expect(shown.address()).toBe(`/library/${anId(7001)}`));
  });

  it('waits at Enter for plans and agencies too, which may be called as typed', async () => {
    const plans = Promise.withResolvers<Named[]>();
    await open({ answers: { ...entries, 'planning.find': () => plans.promise } });
    await jump('traf');
    await screen.findByRole('option', { name: /Anti-Trafficking Act/ });
    await userEvent.keyboard('{Enter}');
    expect(shown.address()).toBe('/');
    plans.resolve([{ kind: 'plan', id: anId(61), planId: anId(61), title: 'Trafficking 2027', detail: '' }]);
    await waitFor(() => expect(shown.address()).toBe(`/plans/${anId(61)}`));
  });

  it.each([
    ['Enter', async () => userEvent.keyboard('{Enter}')],
    ['a click', async () => userEvent.click(screen.getByRole('option', { name: /Trafficking is a crime/ }))],
  ])(
    'answers an item in the open assessment by %s, also before it is known which is open',
    async (_, choose) => {
      const assessments = Promise.withResolvers<AssessmentSummary[]>();
      await open({
        answers: {
          ...entries,
          'search.jump': () => [
            { kind: 'item', id: 'POL-01', title: 'Trafficking is a crime', detail: 'POL' },
          ],
          'assessments.list': () => assessments.promise,
        },
      });
      await jump('traf');
      await screen.findByRole('option', { name: /Trafficking is a crime/ });
      await choose();
      expect(shown.address()).toBe('/');
      assessments.resolve([anAssessmentSummary({ id: anId(5) })]);
      await waitFor(() => expect(shown.address()).toBe(`/assessments/${anId(5)}/POL-01`));
    },
  );

  const waitingItem = (assessments: Promise<AssessmentSummary[]>): FakeAnswers => ({
    ...entries,
    'search.jump': () => [{ kind: 'item', id: 'POL-01', title: 'Trafficking is a crime', detail: 'POL' }],
    'assessments.list': () => assessments,
  });

  it('leads nowhere when what it waits for answers after the user went elsewhere', async () => {
    const assessments = Promise.withResolvers<AssessmentSummary[]>();
    await open({ answers: waitingItem(assessments.promise) });
    await jump('traf');
    await userEvent.click(await screen.findByRole('option', { name: /Trafficking is a crime/ }));
    await jump('comp');
    await userEvent.click(await screen.findByRole('option', { name: 'Compare' }));
    await waitFor(() => expect(shown.address()).toBe('/compare'));
    await act(async () => assessments.resolve([anAssessmentSummary({ id: anId(5) })]));
    await act(async () => undefined);
    expect(shown.address()).toBe('/compare');
  });

  it.each([
    ['opened again', async () => jump('')],
    ['opened again and closed', async () => jump('').then(() => userEvent.keyboard('{Escape}'))],
  ])('leads nowhere when what it waits for answers after it was %s', async (_, meanwhile) => {
    const assessments = Promise.withResolvers<AssessmentSummary[]>();
    await open({ answers: waitingItem(assessments.promise) });
    await jump('traf');
    await userEvent.click(await screen.findByRole('option', { name: /Trafficking is a crime/ }));
    await meanwhile();
    await act(async () => assessments.resolve([anAssessmentSummary({ id: anId(5) })]));
    await act(async () => undefined);
    expect(shown.address()).toBe('/');
  });

  it('closed while Enter waits leads nowhere', async () => {
    const assessments = Promise.withResolvers<AssessmentSummary[]>();
    await open({ answers: waitingItem(assessments.promise) });
    await jump('traf');
    await screen.findByRole('option', { name: /Trafficking is a crime/ });
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('{Escape}');
    await act(async () => assessments.resolve([anAssessmentSummary({ id: anId(5) })]));
    await act(async () => undefined);
    expect(shown.address()).toBe('/');
  });

  it('leads to the question itself where nobody can tell which assessment is open', async () => {
    await open({
      answers: {
        ...entries,
        'assessments.list': () => {
          throw new AppError('app.unreachable');
        },
      },
    });
    await jump('traf');
    await userEvent.click(await screen.findByRole('option', { name: /Trafficking is a crime/ }));
    await waitFor(() => expect(shown.address()).toBe('/questionnaires/POL-01'));
  });

  it('leads from an item to the question itself where no assessment is open', async () => {
    await open({ answers: { ...entries, 'assessments.list': () => [] } });
    await jump('traf');
    await userEvent.click(await screen.findByRole('option', { name: /Trafficking is a crime/ }));
    await waitFor(() => expect(shown.address()).toBe('/questionnaires/POL-01'));
  });

  it('leads to plans, actions, agencies and settings by their names', async () => {
    const [planId, actionId] = [anId(61), anId(62)];
    await open({
      answers: {
        ...entries,
        'planning.find': () => [
          { kind: 'plan', id: planId, planId, title: 'Work plan 2027', detail: '' },
          { kind: 'action', id: actionId, planId, title: 'Write the workbook', detail: 'Labour' },
        ],
        'agencies.list': () => [
          {
            ...{ id: anId(63), state: 'TH', shortName: 'MOW', roles: ['LABR'], place: '', note: '' },
            ...{ names: [{ language: 'eng', name: 'Ministry of Work' }], from: null, until: null },
            ...{
              focalPoints: [],
              createdAt: '2026-01-01T00:00:00.000Z',
              updatedAt: '2026-01-01T00:00:00.000Z',
            },
          },
        ],
      },
    });
    const go = async (name: RegExp, address: string) => {
      await jump('work');
      await userEvent.click(await screen.findByRole('option', { name }));
      await waitFor(() => expect(shown.address()).toBe(address));
    };
    await go(/^Work plan 2027/, `/plans/${planId}`);
    await go(/^Write the workbook/, `/plans/${planId}?action=${actionId}`);
    await go(/^Ministry of Work/, `/agencies?agency=${anId(63)}`);
    await go(/^Workspace/, '/settings?at=workspace');
  });

  it('begins with the setting that is called as typed, before what only has the words', async () => {
    const titles = async () =>
      (await screen.findAllByRole('option')).map((option) => option.getAttribute('aria-label'));
    await open({
      answers: {
        'search.jump': () => [{ kind: 'item', id: 'PROT-02', title: 'Victims in safety', detail: '' }],
      },
    });
    await jump('safety of');
    await screen.findByRole('option', { name: 'Victims in safety' });
    expect((await titles()).slice(0, 2)).toEqual(['Safety of your data', 'Victims in safety']);
    await userEvent.keyboard('{Escape}');
    await jump('data');
    await screen.findByRole('option', { name: 'Victims in safety' });
    expect((await titles()).slice(0, 2)).toEqual(['Victims in safety', 'Safety of your data']);
  });

  it('begins with the action that is called as typed, too', async () => {
    await open({
      answers: {
        'search.jump': () => [{ kind: 'topic', id: 'T3.6', title: 'Signs of new trends', detail: '' }],
        'planning.find': () => [
          { kind: 'action', id: anId(8), planId: anId(9), title: 'Sign a new agreement', detail: '' },
        ],
      },
    });
    await jump('sign a new');
    await screen.findByRole('option', { name: 'Sign a new agreement' });
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(3));
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(shown.address()).toBe(`/plans/${anId(9)}?action=${anId(8)}`));
  });

  it('chooses with the arrow keys and names the choice to a screen reader', async () => {
    await open({ answers: entries });
    await jump('traf');
    await screen.findByRole('option', { name: /Anti-Trafficking Act/ });
    await userEvent.keyboard('{ArrowDown}');
    const box = screen.getByRole('combobox', { name: /^Jump to/ });
    const chosen = document.getElementById(box.getAttribute('aria-activedescendant') ?? '');
    expect(chosen?.textContent).toBe('Trafficking is a crimePOL');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(shown.address()).toBe(`/assessments/${anId(5)}/POL-01`));
  });

  it('names each line to the ear by its title, and says no more of the rest than is seen of it', async () => {
    const help =
      'Trafficking means the recruitment, transport, transfer, harbouring or receipt of persons. '.repeat(4);
    await open({
      answers: {
        'search.jump': () => [
          { kind: 'item', id: 'POL-01', title: 'Trafficking is a crime', detail: 'POL' },
          { kind: 'item', id: 'POL-02', title: 'The law is complete', detail: help },
        ],
      },
    });
    await jump('traf');
    const short = await screen.findByRole('option', { name: 'Trafficking is a crime' });
    expect(short.getAttribute('aria-description')).toBe('POL');
    expect(screen.getByRole('option', { name: 'The law is complete' }).getAttribute('aria-description')).toBe(
      'Trafficking means the recruitment, transport, transfer, harbouring or receipt of persons. …',
    );
  });

  it('still goes to screens when the search does not answer', async () => {
    await open({
      answers: {
        'search.jump': () => {
          throw new AppError('app.unreachable');
        },
      },
    });
    await jump('sett');
    expect(await screen.findByRole('option', { name: 'Settings' })).toBeTruthy();
    await waitFor(() => expect(screen.getByText(/did not answer/)).toBeTruthy());
  });

  it('gives the focus back when nothing is chosen', async () => {
    await open({ answers: entries });
    const field = screen.getByRole('textbox', { name: 'Field' });
    field.focus();
    await jump('traf');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(field));
  });

  it('is empty again when it is opened anew', async () => {
    await open({ answers: entries });
    await jump('traf');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await jump('');
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: /^Jump to/ }).value).toBe('');
  });
});

describe('a pack that was opened from outside', () => {
  it('leads to the screen that looks into it', async () => {
    await open();
    act(() => shown.bridge.announce({ name: 'exchange.pack-given' }));
    expect(await heading('BringPackScreen')).toBeTruthy();
  });
});

describe('files dropped on the window', () => {
  const carrying = (types: readonly string[], files: readonly File[]) => ({ dataTransfer: { types, files } });
  const law = new File(['%PDF'], 'law.pdf');

  it('are brought into the library', async () => {
    await open({ answers: { 'library.startImport': () => ({ importId: anId(3) }) } });
    fireEvent.dragEnter(window, carrying(['Files'], []));
    expect(await screen.findByText('Drop to bring in the documents')).toBeTruthy();
    fireEvent.drop(window, carrying(['Files'], [law]));
    await waitFor(() => expect(shown.address()).toBe(`/library/imports/${anId(3)}`));
    expect(screen.queryByText('Drop to bring in the documents')).toBeNull();
    expect(shown.bridge.inputsOf('library.startImport')).toEqual([{ tokens: [anId(1)] }]);
  });

  it('leave no trace when they are dragged away again', async () => {
    await open();
    fireEvent.dragEnter(window, carrying(['Files'], []));
    fireEvent.dragEnter(screen.getByRole('main'), carrying(['Files'], []));
    fireEvent.dragLeave(window, carrying(['Files'], []));
    expect(screen.getByText('Drop to bring in the documents')).toBeTruthy();
    fireEvent.dragLeave(window, carrying(['Files'], []));
    await waitFor(() => expect(screen.queryByText('Drop to bring in the documents')).toBeNull());
  });

  it('are not confused with text that is dragged about', async () => {
    await open();
    fireEvent.dragEnter(window, carrying(['text/plain'], []));
    expect(screen.queryByText('Drop to bring in the documents')).toBeNull();
  });

  it('are told of when they lie in no folder, as some that are dragged out of e-mails', async () => {
    await open();
    vi.spyOn(window.waymark, 'tokensForDropped').mockResolvedValue([]);
    fireEvent.drop(window, carrying(['Files'], [law]));
    const told = (await screen.findByRole('alert')).textContent;
    expect(told).toContain('No file came with what was dropped.');
    expect(told).toContain('save it to a folder first');
    expect(shown.bridge.inputsOf('library.startImport')).toEqual([]);
  });

  it('say in words why they could not be taken', async () => {
    await open({
      answers: {
        'library.startImport': () => {
          throw new AppError('library.nothing-to-import');
        },
      },
    });
    fireEvent.drop(window, carrying(['Files'], [law]));
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(shown.address()).toBe('/');
  });
});

/** Two buttons that go when they are pressed, one of them inside something that the keyboard reaches. */
function Notices() {
  const [left, setLeft] = useState(['one', 'two']);
  const take = (name: string) => setLeft((before) => before.filter((other) => other !== name));
  return (
    <>
      <PageHeader title="Notices" />
      {left.includes('one') ? (
        <button type="button" onClick={() => take('one')}>
          Take one
        </button>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached, as in the reader */}
      <div tabIndex={0} role="region" aria-label="Pages">
        {left.includes('two') ? (
          <button type="button" onClick={() => take('two')}>
            Take two
          </button>
        ) : null}
      </div>
    </>
  );
}

/** A button that can be pressed once. */
function Once() {
  const [pressed, setPressed] = useState(false);
  return pressed ? null : (
    <button type="button" onClick={() => setPressed(true)}>
      Note
    </button>
  );
}

/** Lines that go when they are dealt with. */
function Lines() {
  const [left, setLeft] = useState(['first', 'second', 'third']);
  const take = (name: string) => setLeft((before) => before.filter((other) => other !== name));
  return (
    <>
      <PageHeader title="Lines" />
      <ul>
        {left.map((name) => (
          <li key={name}>
            <button type="button" onClick={() => take(name)}>
              Remove {name}
            </button>
            <Once />
          </li>
        ))}
      </ul>
    </>
  );
}

/** A part of a screen whose only line, with the list, goes with its button. */
function Part() {
  const [isThere, setThere] = useState(true);
  return (
    <>
      <PageHeader title="Parts" />
      <section aria-labelledby="part">
        <h2 id="part">Evidence</h2>
        {isThere ? (
          <ul>
            <li>
              <button type="button" onClick={() => setThere(false)}>
                Remove
              </button>
            </li>
          </ul>
        ) : null}
        <button type="button">Put it back</button>
      </section>
    </>
  );
}

describe('a focus that is lost', () => {
  it('goes to the heading of its part when the whole list is gone, so that the way back is near', async () => {
    const user = userEvent.setup();
    shown = await renderScreen(<Part />, { frame: Shell });
    await user.click(await screen.findByRole('button', { name: 'Remove' }));
    const heading = screen.getByRole('heading', { level: 2, name: 'Evidence' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Put it back' }));
  });

  it('goes to the line it stood in, else to the next one or the one before, else to the title', async () => {
    const user = userEvent.setup();
    shown = await renderScreen(<Lines />, { frame: Shell });
    const taken = async (name: string) => user.click(await screen.findByRole('button', { name }));
    await taken('Remove second');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Remove thirdNote'));
    // The line, not its button: a key that is pressed twice would take the next one too.
    expect(document.activeElement?.tagName).toBe('LI');
    await taken('Remove third');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Remove firstNote'));
    await taken('Note');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Remove first'));
    expect(document.activeElement?.tagName).toBe('LI');
    await taken('Remove first');
    const title = screen.getByRole('heading', { level: 1, name: 'Lines' });
    await waitFor(() => expect(document.activeElement).toBe(title));
  });

  it('goes to what stands around the button that went, else to the title', async () => {
    const user = userEvent.setup();
    shown = await renderScreen(<Notices />, { frame: Shell });
    await user.click(await screen.findByRole('button', { name: 'Take one' }));
    const title = screen.getByRole('heading', { level: 1, name: 'Notices' });
    await waitFor(() => expect(document.activeElement).toBe(title));
    await user.click(screen.getByRole('button', { name: 'Take two' }));
    const region = screen.getByRole('region', { name: 'Pages' });
    await waitFor(() => expect(document.activeElement).toBe(region));
  });
});
