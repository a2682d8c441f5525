import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useTypedWords } from '../../../renderer/ui';

const PAUSE_MS = 100;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

interface FieldProps {
  /** Hears what is followed, with the way to let the words arrive. */
  readonly onFollow: (words: string, arrive: () => void) => void;
}

function Field({ onFollow }: FieldProps) {
  const [words, setWords] = useState('law');
  const { typed, type, take } = useTypedWords({
    words,
    pauseMs: PAUSE_MS,
    onFollow: (next) => onFollow(next, () => setWords(next)),
  });
  return (
    <>
      <input aria-label="Words" value={typed} onChange={(event) => type(event.currentTarget.value)} />
      <button type="button" onClick={() => take(typed.trim())}>
        Take
      </button>
      <button type="button" onClick={() => setWords('from elsewhere')}>
        Elsewhere
      </button>
    </>
  );
}

function show(arrives = true) {
  const followed: string[] = [];
  const waiting: (() => void)[] = [];
  const { unmount } = render(
    <Field
      onFollow={(words, arrive) => {
        followed.push(words);
        if (arrives) arrive();
        else waiting.push(arrive);
      }}
    />,
  );
  const field = screen.getByLabelText<HTMLInputElement>('Words');
  return {
    field,
    followed,
    waiting,
    unmount,
    type: (value: string) => fireEvent.change(field, { target: { value } }),
    press: (name: string) => fireEvent.click(screen.getByRole('button', { name })),
  };
}

const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));

it('follows what was typed once, after a pause', () => {
  const { field, followed, type } = show();
  type('laws');
  pass(PAUSE_MS - 1);
  type('laws of');
  pass(PAUSE_MS - 1);
  expect([field.value, followed]).toEqual(['laws of', []]);
  pass(1);
  expect(followed).toEqual(['laws of']);
});

it('keeps what is typed while what was typed before still arrives', () => {
  const { field, followed, waiting, type } = show(false);
  type('laws');
  pass(PAUSE_MS);
  type('laws of');
  act(() => waiting[0]?.());
  expect(field.value).toBe('laws of');
  pass(PAUSE_MS);
  expect(followed).toEqual(['laws', 'laws of']);
});

it('keeps what is typed when words arrive after the next ones went', () => {
  const { field, waiting, type, press } = show(false);
  for (const words of ['laws', 'laws of']) {
    type(words);
    pass(PAUSE_MS);
  }
  act(() => waiting[0]?.());
  expect(field.value).toBe('laws of');
  act(() => waiting[1]?.());
  expect(field.value).toBe('laws of');
  press('Elsewhere');
  expect(field.value).toBe('from elsewhere');
  // Back to words that went from here once.
  act(() => waiting[0]?.());
  expect(field.value).toBe('laws');
});

it('gives way to words from elsewhere, and follows nothing of what was typed before them', () => {
  const { field, followed, type, press } = show();
  type('laws');
  press('Elsewhere');
  pass(PAUSE_MS);
  expect([field.value, followed]).toEqual(['from elsewhere', []]);
});

it('follows nothing after words that were asked for with something else', () => {
  const { field, followed, type, press } = show();
  type('laws ');
  press('Take');
  pass(PAUSE_MS);
  expect([field.value, followed]).toEqual(['laws', []]);
  type('laws of');
  pass(PAUSE_MS);
  expect(followed).toEqual(['laws of']);
});

it('follows nothing when its screen has gone', () => {
  const { followed, type, unmount } = show();
  type('laws');
  unmount();
  pass(PAUSE_MS);
  expect(followed).toEqual([]);
});
