import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { dropDrafts, keepDrafts, useDraft, watchPageEnd } from '../../../renderer/platform';
import { SettingsScreen } from '../../../renderer/settings/screens/SettingsScreen';
import { focusPageTitle } from '../../../renderer/ui';
import { AppError } from '../../../shared/kernel';
import type { FakeAnswers } from '../../support/fake-bridge';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen;
afterEach(() => {
  vi.useRealTimers();
  shown.leave();
});

async function settings(answers: FakeAnswers = {}): Promise<void> {
  shown = await renderScreen(<SettingsScreen />, { answers, at: '/settings' });
  await screen.findByRole('region', { name: 'You and your State' });
}

const card = (name: string) => within(screen.getByRole('region', { name }));

it('leads the keyboard to the group that was asked for, and not only the eye', async () => {
  focusPageTitle();
  shown = await renderScreen(<SettingsScreen />, { at: '/settings?at=safety' });
  const safety = await screen.findByRole('region', { name: 'Safety of your data' });
  await waitFor(() => expect(document.activeElement).toBe(safety));
  // The change of screen is told after the screen was drawn and scrolled to its top.
  const scrolled = vi.spyOn(safety, 'scrollIntoView');
  focusPageTitle();
  expect(document.activeElement).toBe(safety);
  expect(scrolled).toHaveBeenCalledWith({ block: 'start' });
});

it('saves the name after a pause and says when it is on disk', async () => {
  await settings();
  await userEvent.type(screen.getByLabelText('Your name'), 'Sok Dara');
  await waitFor(() =>
    expect(shown.bridge.inputsOf('settings.update')).toContainEqual({ personName: 'Sok Dara' }),
  );
  await waitFor(() => expect(card('You and your State').getByRole('status').textContent).toBe('Saved'));
});

it('saves the name at once when the field is left', async () => {
  await settings();
  const field = screen.getByLabelText('Your name');
  // The pause after a key never ends.
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  fireEvent.change(field, { target: { value: 'Lan' } });
  await act(async () => undefined);
  expect(shown.bridge.inputsOf('settings.update')).toEqual([]);
  fireEvent.blur(field);
  await act(async () => undefined);
  expect(shown.bridge.inputsOf('settings.update')).toEqual([{ personName: 'Lan' }]);
});

it('saves the name when the window closes before the pause is over', async () => {
  await settings();
  // The pause after a key never ends.
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  fireEvent.change(screen.getByLabelText('Your name'), { target: { value: 'Lan' } });
  fireEvent(window, new Event('beforeunload', { cancelable: true }));
  await act(async () => undefined);
  expect(shown.bridge.inputsOf('settings.update')).toEqual([{ personName: 'Lan' }]);
});

it('opens no other workspace while something typed would be lost with the page', async () => {
  const stop = watchPageEnd({ wouldLose: () => true });
  await settings();
  await userEvent.click(screen.getByRole('button', { name: 'Open the sample workspace' }));
  await screen.findByText('Some of what you typed is not saved.');
  expect(shown.bridge.inputsOf('workspace.open')).toEqual([]);
  stop();
});

function Note() {
  const { draft, change } = useDraft('note', () => '');
  return <input aria-label="Note" value={draft} onChange={(event) => change(event.currentTarget.value)} />;
}

it('leads to the form that no button has sent, where that keeps another workspace from being opened', async () => {
  const stop = keepDrafts();
  onTestFinished(() => {
    stop();
    dropDrafts('');
    window.location.hash = '';
  });
  window.location.hash = '#/assessments/one';
  const note = await renderScreen(<Note />);
  await userEvent.type(screen.getByRole('textbox', { name: 'Note' }), 'Words');
  note.leave();
  window.location.hash = '#/settings';
  await settings();
  await userEvent.click(screen.getByRole('button', { name: 'Open the sample workspace' }));
  await screen.findByText('Some of what you typed is not saved.');
  expect(window.location.hash).toBe('#/assessments/one');
});

it('says that a change was not saved, and why', async () => {
  await settings({
    'settings.update': () => {
      throw new AppError('db.full');
    },
  });
  await userEvent.click(screen.getByRole('radio', { name: 'Dark' }));
  await waitFor(() => expect(card('Language and look').getByRole('status').textContent).toBe('Not saved'));
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Like the desktop' }).checked).toBe(true);
});

it('changes colours and calendar with one click each, showing an example day', async () => {
  await settings();
  await userEvent.click(screen.getByRole('radio', { name: /High contrast/ }));
  await userEvent.click(screen.getByRole('radio', { name: /Buddhist Era/ }));
  await waitFor(() =>
    expect(shown.bridge.inputsOf('settings.update')).toEqual([{ theme: 'contrast' }, { calendar: 'be' }]),
  );
  expect(await screen.findByText('24 November 2569 BE')).toBeTruthy();
  expect(screen.getByText('24 November 2026')).toBeTruthy();
});

it('finds a State by typing and keeps its code', async () => {
  await settings();
  const field = screen.getByRole('combobox', { name: 'Your State' });
  await userEvent.click(field);
  await userEvent.type(field, 'sri');
  await userEvent.click(await screen.findByRole('option', { name: 'Sri Lanka', hidden: true }));
  await waitFor(() => expect(shown.bridge.inputsOf('settings.update')).toEqual([{ state: 'LK' }]));
});

it('takes the first State that the typed letters leave when Enter is pressed', async () => {
  await settings();
  await userEvent.type(screen.getByRole('combobox', { name: 'Your State' }), 'camb{Enter}');
  await waitFor(() => expect(shown.bridge.inputsOf('settings.update')).toEqual([{ state: 'KH' }]));
});

it('tells which workspace is open and opens the other one', async () => {
  await settings({ 'workspace.open': () => ({}) });
  const workspace = card('Workspace');
  expect(await workspace.findByText('My workspace')).toBeTruthy();
  await userEvent.click(workspace.getByRole('button', { name: 'Open the sample workspace' }));
  expect(shown.bridge.inputsOf('workspace.open')).toEqual([{ kind: 'sample' }]);
  await waitFor(() => expect(shown.address()).toBe('/'));
});

it('names the versions for a report of a problem', async () => {
  await settings();
  const table = within(await screen.findByRole('region', { name: 'About this program' }));
  expect(table.getByRole('row', { name: 'Waymark 0.1.0' })).toBeTruthy();
  expect(table.getByRole('row', { name: 'Electron 45.4.1' })).toBeTruthy();
});

it('offers to try again when the settings can not be read', async () => {
  let fails = true;
  shown = await renderScreen(<SettingsScreen />, {
    answers: {
      'settings.get': () => {
        if (fails) throw new AppError('db.busy');
        return { language: 'en', theme: 'dark', calendar: 'ce', personName: 'Sok', state: null };
      },
    },
  });
  await screen.findByRole('alert');
  fails = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect((await screen.findByLabelText<HTMLInputElement>('Your name')).value).toBe('Sok');
});

it('tells once what several parts failed with, keeps the others, and tries them all again', async () => {
  let fails = true;
  const failing = () => {
    if (fails) throw new AppError('app.process-restarted');
    return [];
  };
  await settings({
    'workspace.current': failing as never,
    'backup.health': failing as never,
    'backup.list': failing as never,
  });
  expect(await screen.findAllByRole('alert')).toHaveLength(1);
  expect(await screen.findByRole('button', { name: /^Bring a copy/ })).toBeTruthy();
  const asked = ['workspace.current', 'backup.health', 'backup.list'] as const;
  const before = asked.map((name) => shown.bridge.inputsOf(name).length);
  fails = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() =>
    expect(asked.every((name, at) => shown.bridge.inputsOf(name).length > (before[at] ?? 0))).toBe(true),
  );
});

it('offers each language by its own name, and says of a translation that it is a draft', async () => {
  await settings();
  const draft = /This translation is a draft/;
  expect(screen.queryByText(draft)).toBeNull();
  await userEvent.click(screen.getByRole('combobox', { name: 'Language of the program' }));
  expect(screen.getByRole('option', { name: 'English' })).toBeTruthy();
  await userEvent.click(screen.getByRole('option', { name: 'Tiếng Việt – Vietnamese', hidden: true }));
  await waitFor(() => expect(shown.bridge.inputsOf('settings.update')).toContainEqual({ language: 'vi' }));
  expect(await screen.findByText(draft)).toBeTruthy();
});

it('lets the questions be read in another language than the program, or in its own again', async () => {
  await settings({
    'questionnaires.list': () => [
      {
        ...{ id: 'waymark', edition: '2026.1', title: 'Self-assessment', itemCount: 118, coreCount: 37 },
        effectiveOn: '2026-01-01',
      },
    ],
    'questionnaires.languages': () => [{ language: 'khm', items: 118, checked: 0, stale: 0 }],
  });
  const choose = async (option: string) => {
    await userEvent.click(screen.getByRole('combobox', { name: 'Language of the questions' }));
    await userEvent.click(await screen.findByRole('option', { name: option }));
  };
  await choose('Khmer');
  await choose('English');
  await choose('As the program');
  await waitFor(() =>
    expect(shown.bridge.inputsOf('settings.update')).toEqual([
      { questionLanguage: 'khm' },
      { questionLanguage: 'eng' },
      { questionLanguage: null },
    ]),
  );
});
