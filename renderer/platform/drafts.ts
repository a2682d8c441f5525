import { useRef, useState } from 'react';
import { watchPageEnd } from './page-end';

/** What is typed into a form that is sent by a button. */
export interface Draft<T> {
  readonly draft: T;
  /** Gives what is typed now, or how it follows from what was typed before. */
  readonly change: (next: T | ((now: T) => T)) => void;
  /** It was sent: what the form shows is all there is. */
  readonly forget: () => void;
}

interface Held {
  readonly draft: unknown;
  /** Address of the screen on which it was typed. */
  readonly at: string;
}

/** In memory only: words of forms stand in no file of the page. Newest last. */
const held = new Map<string, Held>();

/** Asks before the window closes over what was typed, until the returned function is called. To be called once. */
export function keepDrafts(): () => void {
  return watchPageEnd({ wouldLose: () => held.size > 0 });
}

function hold(key: string, draft: unknown): void {
  held.delete(key);
  held.set(key, { draft, at: window.location.hash });
}

/** Lets go of all that was typed into forms whose keys begin so: what they were about is gone. */
export function dropDrafts(beginning: string): void {
  for (const key of [...held.keys()]) if (key.startsWith(beginning)) held.delete(key);
}

/** Goes to the screen where something was typed last that no button has sent; nowhere where this is one, or there is none. */
export function goToDraft(): void {
  const places = [...held.values()].map(({ at }) => at);
  const last = places.at(-1);
  if (last !== undefined && !places.includes(window.location.hash)) window.location.hash = last;
}

/**
 * What is typed into a form and not sent yet, kept while another screen is shown; before the window closes over it the
 * program asks. `key` names what the form is about, `first` gives what it begins with: whoever types that again has
 * typed nothing. It has to be plain data.
 */
export function useDraft<T>(key: string, first: () => T): Draft<T> {
  const [, draw] = useState({});
  const begun = useRef<{ readonly key: string; first: T } | null>(null);
  if (begun.current?.key !== key) begun.current = { key, first: first() };
  const mine = begun.current;
  const now = (): T => (held.has(key) ? (held.get(key)?.draft as T) : mine.first);
  return {
    draft: now(),
    change: (next) => {
      const value = next instanceof Function ? next(now()) : next;
      if (JSON.stringify(value) === JSON.stringify(mine.first)) held.delete(key);
      else hold(key, value);
      draw({});
    },
    forget: () => {
      mine.first = now();
      held.delete(key);
      draw({});
    },
  };
}
