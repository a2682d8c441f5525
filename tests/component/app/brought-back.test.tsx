import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import UnsentDialog from '../../../renderer/app/UnsentDialog';
import { useBroughtBack } from '../../../renderer/app/use-brought-back';
import { dropDrafts, useDraft } from '../../../renderer/platform';
import type { UnsentForm } from '../../../shared/unsent';
import { anAssessmentSummary } from '../../support/builders';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
const copied: string[] = [];
beforeEach(() => {
  copied.length = 0;
  document.execCommand = vi.fn(() => {
    copied.push(document.querySelector<HTMLTextAreaElement>('textarea[aria-hidden]')?.value ?? '');
    return true;
  });
});
afterEach(() => {
  shown?.leave();
  dropDrafts('');
});

function Window() {
  const { list, closeList, tellAgain } = useBroughtBack();
  const { draft, forget } = useDraft('note', () => '');
  return (
    <>
      <button type="button" onClick={() => forget(draft)}>
        Send
      </button>
      <button type="button" onClick={tellAgain}>
        Stay
      </button>
      {list === 'never' ? null : <UnsentDialog opened={list === 'open'} onClose={closeList} />}
    </>
  );
}

const HERE = anAssessmentSummary({ id: '019a0000-0000-7000-8000-000000000001' });
const GONE = '019a0000-0000-7000-8000-000000000009';
const form = (key: string, typed: unknown, on: unknown, more: Partial<UnsentForm> = {}): UnsentForm => ({
  ...{ key, at: '#/', typedAt: '2026-05-04T09:30:00.000Z' },
  ...{ typed: JSON.stringify(typed), shown: JSON.stringify(on), ...more },
});
const open = async (...kept: UnsentForm[]) => {
  shown = await renderScreen(<Window />, {
    answers: { 'unsent.list': () => kept, 'assessments.list': () => [HERE] },
  });
  await act(async () => undefined);
};

const notice = () => screen.queryByText(/^Waymark ended before something you typed was saved/);
const press = async (name: string, within_: HTMLElement = document.body) =>
  userEvent.click(within(within_).getByRole('button', { name }));
const entries = async () =>
  within(await screen.findByRole('dialog', { name: 'Typed and not sent' })).findAllByRole('listitem');

it('tells once of words that came back, and not of those that are typed later', async () => {
  let kept: UnsentForm[] = [];
  shown = await renderScreen(<Window />, { answers: { 'unsent.list': () => kept } });
  await act(async () => undefined);
  expect(notice()).toBeNull();
  kept = [form('note', 'Words', '')];
  // Its sentences are others then.
  await act(() => i18next.changeLanguage('th'));
  await act(() => i18next.changeLanguage('en'));
  expect(notice()).toBeNull();
  expect(shown.bridge.inputsOf('unsent.list')).toHaveLength(1);
  shown.leave();
  shown = await renderScreen(<Window />, { answers: { 'unsent.list': () => kept } });
  expect(await screen.findByText(/^Waymark ended before something you typed was saved/)).toBeTruthy();
});

it('tells of them no more once the last is sent', async () => {
  await open(form('note', 'Words', ''));
  expect(notice()).not.toBeNull();
  await press('Send');
  await waitFor(() => expect(notice()).toBeNull());
  await press('Stay');
  expect(notice()).toBeNull();
});

it('lists all of them with where they belong and when they were typed, newest first', async () => {
  await open(
    form(`discussion ${GONE} POL-03`, 'Who keeps\nthe list?', ''),
    form(
      `decision ${HERE.id} PRO-01`,
      { rule: 'agreed', text: 'We agree.', reason: '', minutes: 'Minutes of May' },
      { rule: null, text: '', reason: '', minutes: 'Minutes of May' },
      { typedAt: '2026-05-04T10:30:00.000Z', at: '#/there' },
    ),
    form(
      'target 2025.1 LA POL-04',
      { level: '3', reason: '' },
      { level: '', reason: '' },
      { typedAt: '2026-05-03T10:30:00.000Z' },
    ),
  );
  await press('Show them');
  const [decision, discussion, target, ...more] = await entries();
  if (!decision || !discussion || !target) throw new Error('not all are listed');
  expect(more).toEqual([]);
  expect(within(decision).getByRole('heading').textContent).toBe('Decide the national answer · PRO-01');
  await waitFor(() => expect(decision.textContent).toContain('Cambodia'));
  expect(decision.textContent).toContain('2026');
  expect(decision.textContent).toContain('We agree.');
  expect(decision.textContent).not.toMatch(/agreed|Minutes/);
  expect(within(discussion).getByText('Its assessment is not in this workspace')).toBeTruthy();
  expect(within(discussion).queryByRole('button', { name: 'Go to the form' })).toBeNull();
  expect(target.textContent).toContain('Only choices were made');
  await press('Copy', discussion);
  expect(copied).toEqual(['Who keeps\nthe list?']);
  await press('Go to the form', decision);
  expect(window.location.hash).toBe('#/there');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  // They are still there.
  expect(notice()).not.toBeNull();
  window.location.hash = '';
});

it('lets go of words whose screen is gone, and brings them back while the list is open', async () => {
  await open(form(`discussion ${GONE} POL-03`, 'Who keeps the list?', ''));
  await press('Show them');
  await press('Let go');
  expect(shown?.bridge.inputsOf('unsent.keep').at(-1)).toEqual({ forms: [] });
  expect(screen.getByText('Let go. You can bring it back until you close this list.')).toBeTruthy();
  // The keyboard stays where it was.
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Bring it back' }));
  await press('Bring it back');
  await waitFor(() => expect(shown?.bridge.inputsOf('unsent.keep').at(-1)).toMatchObject({ forms: [{}] }));
  await press('Let go');
  await press('Close');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(notice()).toBeNull();
});

it('says so where nothing waits any more', async () => {
  shown = await renderScreen(<UnsentDialog opened onClose={() => undefined} />);
  expect(await screen.findByText('Nothing is waiting here')).toBeTruthy();
});
