import { useNavigate } from '@tanstack/react-router';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useChange } from '../../../renderer/platform';
import { AppError } from '../../../shared/kernel';
import { type RenderedScreen, renderScreen } from '../../support/render-screen';

interface Asked {
  readonly keep: (result: string) => void;
  readonly fail: (error: Error) => void;
}

/** Replies that are still to be given, oldest first. */
let asked: Asked[];
let happened: string[];
let shown: RenderedScreen | undefined;

beforeEach(() => {
  asked = [];
  happened = [];
});
afterEach(() => {
  shown?.leave();
  shown = undefined;
});

const WORDS = 'Something went wrong inside Waymark.';

function Asker({ tellsFailure = false }: { readonly tellsFailure?: boolean }) {
  const change = useChange({
    mutationFn: (name: string) =>
      new Promise<string>((keep, fail) => {
        asked.push({ keep: () => keep(name), fail });
      }),
  });
  const note = (what: string) => (name: string) => happened.push(`${name} ${what}`);
  const ask = (name: string) =>
    change.mutate(name, {
      onSuccess: note('made'),
      whileShown: note('shown'),
      whileHere: note('here'),
      ...(tellsFailure ? { onError: () => happened.push(`${name} failed`) } : {}),
    });
  return (
    <>
      <button type="button" onClick={() => ask('first')}>
        First
      </button>
      <button type="button" onClick={() => ask('second')}>
        Second
      </button>
      <p>{change.isError ? 'shown in place' : change.status}</p>
    </>
  );
}

/** Takes the one that asks away, as a list does that lost its row, or leaves for another screen. */
function Around({ tellsFailure = false }: { readonly tellsFailure?: boolean }) {
  const [there, setThere] = useState(true);
  const navigate = useNavigate();
  return (
    <>
      {there ? <Asker tellsFailure={tellsFailure} /> : <p>gone</p>}
      <button type="button" onClick={() => setThere(false)}>
        Take away
      </button>
      <button type="button" onClick={() => void navigate({ to: '/settings' })}>
        Leave
      </button>
    </>
  );
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const reply = (at = 0) => asked[at]?.keep('');
const refuse = () => asked[0]?.fail(new AppError('app.internal'));

describe('what follows a change', () => {
  it('follows, all of it, while nobody goes anywhere', async () => {
    shown = await renderScreen(<Around />);
    await press('First');
    expect(happened).toEqual([]);
    reply();
    await waitFor(() => expect(happened).toEqual(['first made', 'first shown', 'first here']));
  });

  it('is told though what asked is gone, and closes nothing that came after it', async () => {
    shown = await renderScreen(<Around />);
    await press('First');
    await press('Take away');
    reply();
    await waitFor(() => expect(happened).toEqual(['first made', 'first here']));
  });

  it('takes nobody away from where they went', async () => {
    shown = await renderScreen(<Around />);
    await press('First');
    await press('Leave');
    await waitFor(() => expect(shown?.address()).toBe('/settings'));
    reply();
    await waitFor(() => expect(happened).toContain('first made'));
    expect(happened).not.toContain('first here');
  });

  it('follows each of two that were asked for one after the other', async () => {
    shown = await renderScreen(<Around />);
    await press('First');
    await press('Second');
    reply(1);
    reply(0);
    await waitFor(() => expect(happened).toEqual(expect.arrayContaining(['first made', 'second made'])));
  });

  it('is made once when it is asked for twice in the same words before the reply', async () => {
    shown = await renderScreen(<Around />);
    await press('First');
    await press('First');
    expect(asked).toHaveLength(1);
    reply();
    await waitFor(() => expect(happened).toEqual(['first made', 'first shown', 'first here']));
    await press('First');
    expect(asked).toHaveLength(2);
  });

  it('is made each time when another was asked for in between', async () => {
    shown = await renderScreen(<Around />);
    for (const name of ['First', 'Second', 'First']) await press(name);
    expect(asked).toHaveLength(3);
  });
});

describe('a change that failed', () => {
  it('is shown where it was asked for, and not beside the screen as well', async () => {
    shown = await renderScreen(<Around />);
    await press('First');
    refuse();
    await screen.findByText('shown in place');
    expect(screen.queryByText(WORDS)).toBeNull();
  });

  it('is told beside the screen when the place that would show it is gone', async () => {
    shown = await renderScreen(<Around />);
    await press('First');
    await press('Take away');
    refuse();
    await screen.findByText(WORDS);
    expect(happened).toEqual([]);
  });

  it('is told by whoever asked, though it is gone', async () => {
    shown = await renderScreen(<Around tellsFailure />);
    await press('First');
    await press('Take away');
    refuse();
    await waitFor(() => expect(happened).toEqual(['first failed']));
    expect(screen.queryByText(WORDS)).toBeNull();
  });
});
