import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { AppError } from '../../shared/kernel';
import { type UnsentForm, withRoom } from '../../shared/unsent';
import { call } from './client';
import { losesWords, type Unsaved, watchPageEnd } from './page-end';

/** What is typed into a form that is sent by a button. */
export interface Draft<T> {
  readonly draft: T;
  /** Gives what is typed now, or how it follows from what was typed before. */
  readonly change: (next: T | ((now: T) => T)) => void;
  /** `sent` was taken in: what was typed meanwhile is held on, on top of it. */
  readonly forget: (sent: T) => void;
}

interface DraftOptions {
  /** False for what nobody typed: it is kept, but nobody is asked about it. */
  readonly isTyped?: boolean;
  /** Its field is gone for good, as when what it is about was closed: what was typed is let go. */
  readonly isOver?: boolean;
  /** False for what is about something that ends with the program: a later one could not show it. */
  readonly isLasting?: boolean;
}

interface Held {
  readonly draft: unknown;
  /** What the form showed before. */
  readonly on: unknown;
  /** Address of the screen on which it was typed. */
  readonly at: string;
  readonly typedAt: string;
  readonly isTyped: boolean;
  readonly isLasting: boolean;
  /** It was typed before the window or the program last ended. */
  readonly cameBack: boolean;
}

/** What somebody typed into a form and did not send. */
export interface UnsentWords extends Pick<Held, 'at' | 'typedAt' | 'cameBack'> {
  readonly key: string;
  /** Every text in it that the form did not show by itself, with the name of its field in the draft. */
  readonly texts: readonly { readonly field: string; readonly text: string }[];
}

/** Newest last. Words of forms stand in no file of the page: the workspace keeps them. */
const held = new Map<string, Held>();
const typed = () => [...held.values()].filter(({ isTyped }) => isTyped);

/** Until whoever types pauses, in milliseconds. */
const PAUSE = 500;
/** Until a disk that took nothing is tried again, in milliseconds. */
const PAUSE_OF_DISK = 10_000;

let waiting: number | undefined;
/** Whether the workspace keeps less than is held. */
let isBehind = false;
/** Whether the workspace was asked what it keeps: whoever writes before that writes over it. */
let isKeeping = false;

function sendKept(): void {
  window.clearTimeout(waiting);
  isBehind = false;
  const forms = [...held].flatMap(([key, { at, typedAt, draft, on, isTyped, isLasting }]): UnsentForm[] =>
    isTyped && isLasting
      ? [{ key, at, typedAt, typed: JSON.stringify(draft), shown: JSON.stringify(on) }]
      : [],
  );
  const ended = (isKept: boolean) => {
    if (isKept || isBehind) return;
    // They are still in the window, and whoever closes it is asked.
    isBehind = true;
    waiting = window.setTimeout(sendKept, PAUSE_OF_DISK);
  };
  call('unsent.keep', { forms: withRoom(forms) }).then(
    ({ kept }) => ended(kept),
    () => ended(false),
  );
}

/** To be called after what is held has changed. */
function keep(): void {
  tellListed();
  if (!isKeeping) return;
  window.clearTimeout(waiting);
  isBehind = true;
  // What was sent shall not be there twice after whatever comes next.
  if (typed().length === 0) sendKept();
  else waiting = window.setTimeout(sendKept, PAUSE);
}

function drop(key: string): void {
  if (held.delete(key)) keep();
}

/** Forms on the screen that may have got their words back. */
const watching = new Set<() => void>();
let timesBack = 0;
const watchBack = (hear: () => void) => {
  watching.add(hear);
  return () => {
    watching.delete(hear);
  };
};

function hearBack(): void {
  timesBack += 1;
  for (const hear of watching) hear();
}

/** Those who list what is held. */
const listing = new Set<() => void>();
let listed: readonly UnsentWords[] | undefined;
const watchListed = (hear: () => void) => {
  listing.add(hear);
  return () => {
    listing.delete(hear);
  };
};

function tellListed(): void {
  listed = undefined;
  // A form may be just being drawn.
  queueMicrotask(() => {
    for (const hear of listing) hear();
  });
}

function textsIn(draft: unknown, on: unknown, field = ''): UnsentWords['texts'] {
  if (typeof draft === 'string') return draft === on || draft.trim() === '' ? [] : [{ field, text: draft }];
  if (typeof draft !== 'object' || draft === null) return [];
  const before = isFields(on) ? on : {};
  return Object.entries(draft).flatMap(([name, each]) => textsIn(each, before[name], field || name));
}

function listNow(): readonly UnsentWords[] {
  listed ??= [...held].flatMap(([key, { at, typedAt, cameBack, draft, on, isTyped }]) =>
    isTyped ? [{ key, at, typedAt, cameBack, texts: textsIn(draft, on) }] : [],
  );
  return listed;
}

function heldOf({ key, at, typedAt, typed, shown }: UnsentForm): (readonly [string, Held])[] {
  try {
    const [draft, on] = [typed, shown].map((text) => JSON.parse(text) as unknown);
    return [[key, { draft, on, at, typedAt, isTyped: true, isLasting: true, cameBack: true }]];
  } catch {
    // None that this program has written.
    return [];
  }
}

/**
 * Puts back what stood in forms when the window or the program ended without asking, as in a power cut, and keeps what is typed from then
 * on. Tells whether there was any; null where the workspace cannot tell now: then it has to be asked again, and keeps what it has.
 */
export async function bringBackDrafts(): Promise<boolean | null> {
  const forms = await call('unsent.list', {}).catch(() => null);
  if (forms === null) return null;
  const since = [...held];
  held.clear();
  for (const [key, each] of [...forms.flatMap(heldOf), ...since]) {
    held.delete(key);
    held.set(key, each);
  }
  isKeeping = true;
  if (since.length > 0) keep();
  tellListed();
  hearBack();
  return forms.length > 0;
}

const drafts: Unsaved = {
  send: () => {
    if (isBehind) sendKept();
  },
  wouldLose: () => typed().length > 0,
};

/** Asks before the window closes over what was typed, until the returned function is called. To be called once. */
export function keepDrafts(): () => void {
  return watchPageEnd(drafts);
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What was typed over `from`, over `to`: field by field, where there are fields. */
function carried<T>(draft: T, from: T, to: T): T {
  if (!isFields(draft) || !isFields(from) || !isFields(to)) return isSame(draft, from) ? to : draft;
  const fields = Object.keys(to).map((name) => [name, carriedField(draft[name], from[name], to[name])]);
  return Object.fromEntries(fields) as T;
}

const carriedField = (draft: unknown, from: unknown, to: unknown) => (isSame(draft, from) ? to : draft);

function put(key: string, given: Held): void {
  if (isSame(given.draft, given.on)) held.delete(key);
  else held.set(key, given);
  keep();
}

/** Lets go of all that was typed into forms whose keys begin so: what they were about is gone. */
export function dropDrafts(beginning: string): void {
  for (const key of [...held.keys()]) if (key.startsWith(beginning)) drop(key);
}

/** What was typed and not sent, newest last. */
export function useUnsentWords(): readonly UnsentWords[] {
  return useSyncExternalStore(watchListed, listNow);
}

/** Lets go of what was typed into one form; gives what brings it back, unless something new was typed there. */
export function letGoOfWords(key: string): () => void {
  const gone = held.get(key);
  drop(key);
  hearBack();
  return () => {
    if (gone === undefined || held.has(key)) return;
    held.set(key, gone);
    keep();
    hearBack();
  };
}

/** What somebody typed into forms whose keys begin so and did not send: the rest of each key, newest last. */
export function draftsOf(...beginnings: readonly string[]): readonly string[] {
  return [...held].flatMap(([key, { isTyped }]) => {
    const beginning = beginnings.find((each) => key.startsWith(each));
    return isTyped && beginning !== undefined ? [key.slice(beginning.length)] : [];
  });
}

/**
 * Goes to the screen where something was typed last that no button has sent; nowhere where this is one, or there is none, or
 * what is on this screen would be lost.
 */
export function goToDraft(): void {
  if (!losesWords(drafts)) goToLast(typed());
}

/** As `goToDraft`, for forms whose keys begin so; whatever else is on this screen. */
export function goToDraftOf(...beginnings: readonly string[]): void {
  goToLast([...held].flatMap(([key, each]) => (beginnings.some((one) => key.startsWith(one)) ? [each] : [])));
}

function goToLast(drafts: readonly Held[]): void {
  const places = drafts.map(({ at }) => at);
  const last = places.at(-1);
  if (last !== undefined && !places.includes(window.location.hash)) window.location.hash = last;
}

/**
 * To be called before the page is loaded anew: with it go answers that could not be saved, and what no button has sent.
 *
 * @throws AppError `workspace.words-unsaved`, after going to where something was typed.
 */
export function refuseToLoseWords(): void {
  if (!losesWords()) return;
  goToDraft();
  throw new AppError('workspace.words-unsaved');
}

/**
 * What is typed into a form and not sent yet, kept while another screen is shown and over an end of the program that nobody asked for;
 * before the window closes over it the program asks. `key` names what the form is about, `first` gives what it shows before anything is typed: whoever types
 * that again has typed nothing. When it becomes another, the fields in which nothing was typed follow. It has to be plain data.
 */
export function useDraft<T>(
  key: string,
  first: () => T,
  { isTyped = true, isOver = false, isLasting = true }: DraftOptions = {},
): Draft<T> {
  const [, draw] = useState({});
  useSyncExternalStore(watchBack, () => timesBack);
  const begun = useRef<{ readonly key: string; readonly given: string; first: T } | null>(null);
  const start = first();
  const given = JSON.stringify(start);
  if (begun.current?.key !== key || begun.current.given !== given)
    begun.current = { key, given, first: start };
  const mine = begun.current;
  const known = () => held.get(key) as (Held & { readonly draft: T; readonly on: T }) | undefined;
  const before = known();
  if (before !== undefined && !isSame(before.on, mine.first)) {
    put(key, { ...before, draft: carried(before.draft, before.on, mine.first), on: mine.first });
  }
  const isLeftOver = isOver && held.has(key);
  useEffect(() => {
    if (isLeftOver) drop(key);
  }, [key, isLeftOver]);
  const now = (): T => {
    const mineHeld = known();
    return mineHeld === undefined ? mine.first : mineHeld.draft;
  };
  return {
    draft: now(),
    change: (next) => {
      const draft = next instanceof Function ? next(now()) : next;
      const cameBack = known()?.cameBack ?? false;
      held.delete(key);
      const typedAt = new Date().toISOString();
      put(key, { draft, on: mine.first, at: window.location.hash, typedAt, isTyped, isLasting, cameBack });
      draw({});
    },
    forget: (sent) => {
      const typedOn = known();
      // What became known meanwhile is newer than what was sent.
      const on = typedOn === undefined || isSame(typedOn.on, mine.first) ? sent : typedOn.on;
      if (typedOn !== undefined) put(key, { ...typedOn, draft: carried(typedOn.draft, sent, on), on });
      mine.first = sent;
      draw({});
    },
  };
}
