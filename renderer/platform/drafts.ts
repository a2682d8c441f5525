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

/** Newest last. */
const held = new Map<string, Held>();

/** Names of the store of the window, which is in memory only and outlives the page when that is loaded anew. */
const STORED = 'draft ';

/** Takes up what was typed before the page was loaded anew, and asks before the window closes over it. To be called once. */
export function keepDrafts(): void {
  for (let at = 0; at < sessionStorage.length; at += 1) {
    const name = sessionStorage.key(at);
    if (name?.startsWith(STORED))
      held.set(name.slice(STORED.length), JSON.parse(sessionStorage.getItem(name) ?? 'null'));
  }
  watchPageEnd({ wouldLose: () => held.size > 0, outlivesPage: true });
}

function hold(key: string, draft: unknown): void {
  const one: Held = { draft, at: window.location.hash };
  held.delete(key);
  held.set(key, one);
  try {
    sessionStorage.setItem(STORED + key, JSON.stringify(one));
  } catch {
    // The store is full: it is held by the page alone.
  }
}

function drop(key: string): void {
  held.delete(key);
  sessionStorage.removeItem(STORED + key);
}

/** Lets go of all that was typed into forms whose keys begin so: what they were about is gone. */
export function dropDrafts(beginning: string): void {
  for (const key of [...held.keys()]) if (key.startsWith(beginning)) drop(key);
}

/** Goes to the screen where something was typed last that no button has sent; nowhere where this is one, or there is none. */
export function goToDraft(): void {
  const places = [...held.values()].map(({ at }) => at);
  const last = places.at(-1);
  if (last !== undefined && !places.includes(window.location.hash)) window.location.hash = last;
}

/**
 * What is typed into a form and not sent yet, kept while another screen is shown and when the page is loaded anew; before the window
 * closes over it the program asks. `key` names what the form is about, `first` gives what it begins with: whoever types that again has
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
      if (JSON.stringify(value) === JSON.stringify(mine.first)) drop(key);
      else hold(key, value);
      draw({});
    },
    forget: () => {
      mine.first = now();
      drop(key);
      draw({});
    },
  };
}
