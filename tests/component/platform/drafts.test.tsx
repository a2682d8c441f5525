import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  bringBackDrafts,
  dropDrafts,
  goToDraft,
  keepDrafts,
  sendUnsaved,
  useDraft,
  watchPageEnd,
} from '../../../renderer/platform';
import { AppError } from '../../../shared/kernel';
import type { UnsentForm } from '../../../shared/unsent';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

let shown: RenderedScreen | undefined;
beforeAll(keepDrafts);
afterEach(() => {
  shown?.leave();
  shown = undefined;
  dropDrafts('');
});

function Form({ about }: { readonly about: string }) {
  const { draft, change, forget } = useDraft(`note ${about}`, () => '');
  return (
    <>
      <input aria-label={about} value={draft} onChange={(event) => change(event.currentTarget.value)} />
      <button type="button" onClick={() => forget(draft)}>
        Send
      </button>
    </>
  );
}

function Screens() {
  const [about, setAbout] = useState('One');
  return (
    <>
      <Form about={about} />
      {['One', 'Two'].map((each) => (
        <button key={each} type="button" onClick={() => setAbout(each)}>
          Go to {each}
        </button>
      ))}
    </>
  );
}

/** A form about something that is recorded, taken back, and sent at once or slowly. */
function Recorded() {
  const [known, setKnown] = useState('');
  const [reply, setReply] = useState(() => () => undefined as unknown);
  const { draft, change, forget } = useDraft('recorded', () => known);
  return (
    <>
      <input aria-label="Note" value={draft} onChange={(event) => change(event.currentTarget.value)} />
      <button type="button" onClick={() => setKnown('Recorded')}>
        Record
      </button>
      <button type="button" onClick={() => setKnown('')}>
        Take back
      </button>
      <button type="button" onClick={() => forget(draft)}>
        Send
      </button>
      <button type="button" onClick={() => setReply(() => () => forget(draft))}>
        Send slowly
      </button>
      <button type="button" onClick={() => reply()}>
        Reply
      </button>
    </>
  );
}

function Fields({ text, isOver = false }: { readonly text: string; readonly isOver?: boolean }) {
  const { draft, change } = useDraft('fields', () => ({ text, reason: '' }), { isOver });
  return Object.entries({ Text: draft.text, Reason: draft.reason }).map(([name, value]) => (
    <input
      key={name}
      aria-label={name}
      value={value}
      onChange={(event) => change({ ...draft, [name.toLowerCase()]: event.currentTarget.value })}
    />
  ));
}

function Chosen() {
  const { draft, change } = useDraft<string | null>('chosen', () => null, { isTyped: false });
  return (
    <button type="button" onClick={() => change('chosen')}>
      {draft ?? 'Choose'}
    </button>
  );
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const field = () => screen.getByRole<HTMLInputElement>('textbox');
/** Whether the window asks before it closes. */
const asks = () => !fireEvent(window, new Event('beforeunload', { cancelable: true }));

describe('what is typed into a form and not sent', () => {
  it('stays with what it is about while something else is shown, and is asked about before the window closes', async () => {
    shown = await renderScreen(<Screens />);
    expect(asks()).toBe(false);
    await userEvent.type(field(), 'Words');
    await press('Go to Two');
    expect(field().value).toBe('');
    expect(asks()).toBe(true);
    await press('Go to One');
    expect(field().value).toBe('Words');
  });

  it('is nothing to ask about once it is sent, or taken out again', async () => {
    shown = await renderScreen(<Screens />);
    await userEvent.type(field(), 'Words');
    await press('Send');
    expect([field().value, asks()]).toEqual(['Words', false]);
    await userEvent.type(field(), '!');
    expect(asks()).toBe(true);
    await userEvent.keyboard('{Backspace}');
    expect(asks()).toBe(false);
  });

  it('takes in what has become known where nothing was typed, also after it was sent', async () => {
    shown = await renderScreen(<Recorded />);
    await press('Record');
    expect(field().value).toBe('Recorded');
    await userEvent.type(field(), '!');
    await press('Send');
    expect([field().value, asks()]).toEqual(['Recorded!', false]);
    await press('Take back');
    expect([field().value, asks()]).toEqual(['', false]);
    await userEvent.type(field(), 'Mine');
    await press('Record');
    expect([field().value, asks()]).toEqual(['Mine', true]);
  });

  it('does not count as sent what was typed while it was being sent', async () => {
    shown = await renderScreen(<Recorded />);
    await userEvent.type(field(), 'Words');
    await press('Send slowly');
    await userEvent.type(field(), ' more');
    await press('Reply');
    expect([field().value, asks()]).toEqual(['Words more', true]);
    // What was sent is all there is.
    await userEvent.type(field(), '{Backspace>5/}');
    expect([field().value, asks()]).toEqual(['Words', false]);
  });

  it('goes over to what has become known field by field, while another screen is shown too', async () => {
    const note = async (text: string) => {
      shown = await renderScreen(<Fields text={text} />);
    };
    const said = () => screen.getAllByRole<HTMLInputElement>('textbox').map(({ value }) => value);
    await note('Old');
    await userEvent.type(screen.getByLabelText('Reason'), 'Mine');
    shown?.leave();
    await note('New');
    expect([said(), asks()]).toEqual([['New', 'Mine'], true]);
    shown?.leave();
    shown = await renderScreen(<Fields text="New" isOver />);
    expect(asks()).toBe(false);
  });

  it('is not asked about where nobody typed it', async () => {
    shown = await renderScreen(<Chosen />);
    await press('Choose');
    expect([screen.getByText('chosen') !== null, asks()]).toEqual([true, false]);
    shown.leave();
    shown = await renderScreen(<Chosen />);
    expect(screen.getByText('chosen')).toBeTruthy();
  });

  it('is led to, but not from a screen on which other words would be lost', async () => {
    window.location.hash = '#/one';
    shown = await renderScreen(<Screens />);
    await userEvent.type(field(), 'Words');
    window.location.hash = '#/two';
    const stop = watchPageEnd({ wouldLose: () => true });
    goToDraft();
    expect(window.location.hash).toBe('#/two');
    stop();
    goToDraft();
    expect(window.location.hash).toBe('#/one');
    window.location.hash = '';
  });
});

describe('what is typed when the program ends without asking', () => {
  const kept = (key: string, typed: string): UnsentForm => ({
    ...{ key, at: '#/one', typedAt: '2026-05-04T09:30:00.000Z', typed: JSON.stringify(typed), shown: '""' },
  });
  const sent = () => shown?.bridge.inputsOf('unsent.keep') ?? [];
  const typedIn = () =>
    sent().map((input) => (input as { forms: UnsentForm[] }).forms.map(({ typed }) => typed));

  it('is put back, also into a form that is on the screen, and is kept and asked about as before', async () => {
    shown = await renderScreen(<Screens />, {
      answers: { 'unsent.list': () => [kept('note Two', 'Older'), kept('note One', 'Words')] },
    });
    expect(field().value).toBe('');
    await act(async () => expect(await bringBackDrafts()).toBe(true));
    expect([field().value, asks()]).toEqual(['Words', true]);
    await press('Go to Two');
    expect(field().value).toBe('Older');
    await press('Send');
    await waitFor(() => expect(typedIn()).toEqual([['"Words"']]));
    await press('Go to One');
    await press('Send');
    // At once: nobody shall get back what was sent.
    expect(typedIn()).toEqual([['"Words"'], []]);
  });

  it('is kept when whoever types pauses, and nothing that was typed before what was kept is known gets lost', async () => {
    shown = await renderScreen(<Screens />, {
      answers: { 'unsent.list': () => [kept('note Two', 'Older')] },
    });
    await userEvent.type(field(), 'Words');
    expect(sent()).toEqual([]);
    await act(async () => void (await bringBackDrafts()));
    expect(field().value).toBe('Words');
    await waitFor(() => expect(typedIn()).toEqual([['"Older"', '"Words"']]));
    await userEvent.type(field(), '!');
    sendUnsaved();
    sendUnsaved();
    expect(typedIn().slice(1)).toEqual([['"Older"', '"Words!"']]);
  });

  it('is sent again after a process that could not take it was started anew', async () => {
    let isThere = false;
    shown = await renderScreen(<Screens />, {
      answers: {
        'unsent.keep': () => {
          if (!isThere) throw new AppError('app.unreachable');
          return { kept: true };
        },
      },
    });
    await act(async () => expect(await bringBackDrafts()).toBe(false));
    await userEvent.type(field(), 'Words');
    await waitFor(() => expect(sent()).toHaveLength(1));
    isThere = true;
    await waitFor(() => {
      sendUnsaved();
      expect(sent()).toHaveLength(2);
    });
    sendUnsaved();
    expect(typedIn()).toEqual([['"Words"'], ['"Words"']]);
  });

  it('is sent again before the window closes where the disk took nothing', async () => {
    shown = await renderScreen(<Screens />, { answers: { 'unsent.keep': () => ({ kept: false }) } });
    await act(async () => void (await bringBackDrafts()));
    await userEvent.type(field(), 'Words');
    await waitFor(() => expect(sent()).toHaveLength(1));
    await waitFor(() => {
      sendUnsaved();
      expect(sent()).toHaveLength(2);
    });
  });

  it('is let go where its field is gone, and is none where the workspace cannot tell', async () => {
    shown = await renderScreen(<Fields text="" isOver />, {
      answers: {
        'unsent.list': () => [{ ...kept('fields', ''), typed: '{"text":"Mine","reason":""}' }],
      },
    });
    await act(async () => void (await bringBackDrafts()));
    expect(asks()).toBe(false);
    expect(typedIn()).toEqual([[]]);
    shown.leave();
    const broken = [{ ...kept('note One', ''), typed: '{' }];
    shown = await renderScreen(<Screens />, { answers: { 'unsent.list': () => broken } });
    await act(async () => void (await bringBackDrafts()));
    expect(field().value).toBe('');
    shown.leave();
    shown = await renderScreen(<Screens />, { answers: { 'unsent.list': refuse } });
    await act(async () => expect(await bringBackDrafts()).toBe(null));
    expect(sent()).toEqual([]);
  });
});

function refuse(): never {
  throw new AppError('backup.needs-restore');
}
