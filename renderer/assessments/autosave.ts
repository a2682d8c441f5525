import type { Answer } from '../../shared/assessments';
import { isAppError } from '../../shared/kernel';
import {
  type Before,
  type Content,
  contentOf,
  type Draft,
  draftOf,
  missingWords,
  sameContent,
} from './draft';

/*
 * How one answer gets to disk. A pure machine: `step` takes what happened and gives the next state and what to do about it, so that
 * every order of events can be tested. It promises:
 *   - what is typed stays in `draft` until an acknowledgement covers it, whatever arrives in between;
 *   - at most one save is under way, so replies cannot overtake each other;
 *   - `saved` is only ever what the data process has said is on disk;
 *   - nothing is written over another person's words without asking.
 */

/** Pause after the last key before words are saved, and the longest time words wait while typing goes on, in milliseconds. */
export const TYPING_PAUSE = 400;
export const LONGEST_WAIT = 4000;

/** Pauses before a failed save is tried again by itself, in milliseconds; the last one repeats. */
export const RETRY_PAUSES = [1000, 3000, 10_000, 30_000] as const;

/** Failures that trying again cannot mend. */
const FINAL_CODES: ReadonlySet<string> = new Set([
  'assessments.frozen',
  'assessments.not-found',
  'assessments.item-not-asked',
  'ipc.schema',
]);

/** One save on its way: the content, and the revision it was made from. */
export interface SaveRequest extends Content {
  readonly baseRevision: number;
}

export type Trouble =
  /** The last save failed; `final` when only a person can help. */
  | { readonly kind: 'failed'; readonly error: unknown; readonly final: boolean; readonly attempt: number }
  /** Somebody else saved other words meanwhile; a person has to choose. */
  | { readonly kind: 'conflict'; readonly theirs: Answer };

export interface Autosave {
  readonly saved: Answer;
  readonly draft: Draft;
  /** The answer of the year before, which decides whether there is a fall to explain. */
  readonly before: Before;
  readonly sending: SaveRequest | null;
  /** Newest answer heard of while a save was under way; looked at when that save has ended. */
  readonly heard: Answer | null;
  /** Asking for the present answer after the data process said that ours was too old. */
  readonly asking: boolean;
  readonly trouble: Trouble | null;
  /** When the oldest unsaved words were typed, on the clock of the events; null when none wait. */
  readonly waitingSince: number | null;
  /** Whether anything was saved since the screen was opened. */
  readonly everSaved: boolean;
}

export type AutosaveEvent =
  /** A choice: saved at once. */
  | { readonly type: 'chosen'; readonly draft: Partial<Draft> }
  /** Words: saved after a short pause. `at` in milliseconds on any steady clock. */
  | { readonly type: 'typed'; readonly draft: Partial<Draft>; readonly at: number }
  /** The pause is over, the screen is left, or somebody pressed "Try again". */
  | { readonly type: 'due' }
  | { readonly type: 'acknowledged'; readonly answer: Answer }
  | { readonly type: 'failed'; readonly error: unknown }
  /** The stored answer as the data process gives it now, for whatever reason it was asked. */
  | { readonly type: 'heard'; readonly answer: Answer }
  /** The answer to `ask` could not be had. */
  | { readonly type: 'ask-failed'; readonly error: unknown }
  | { readonly type: 'keep-mine' }
  | { readonly type: 'take-theirs' };

export type Effect =
  | { readonly do: 'send'; readonly request: SaveRequest }
  /** Give a `due` after so many milliseconds; replaces an earlier one. */
  | { readonly do: 'wake'; readonly in: number }
  | { readonly do: 'ask' };

export interface Step {
  readonly state: Autosave;
  readonly effects: readonly Effect[];
}

/** The machine at rest on a stored answer. */
export function beginAutosave(saved: Answer, before: Before): Autosave {
  return {
    saved,
    draft: draftOf(saved),
    before,
    sending: null,
    heard: null,
    asking: false,
    trouble: null,
    waitingSince: null,
    everSaved: false,
  };
}

/** What would be saved now. */
export function contentNow(state: Autosave): Content {
  return contentOf(state.draft, state.saved, state.before);
}

/** Whether something that can be saved is not yet on disk. */
export function hasUnsaved(state: Autosave): boolean {
  return state.sending !== null || !sameContent(contentNow(state), state.saved);
}

/** Whether leaving for good would lose something: unsaved content, or a choice that still lacks its compulsory words. */
export function hasUnsavedWork(state: Autosave): boolean {
  return hasUnsaved(state) || missingWords(state.draft.choice) !== null;
}

const stay = (state: Autosave): Step => ({ state, effects: [] });

/** Sends what is unsaved, unless something is under way or a person has to decide first. */
function send(state: Autosave): Step {
  if (state.sending !== null || state.asking || state.trouble?.kind === 'conflict') {
    // The pause is over all the same: whatever ends the wait sends at once.
    return stay({ ...state, waitingSince: null });
  }
  const content = contentNow(state);
  if (sameContent(content, state.saved)) {
    return stay({ ...state, waitingSince: null, trouble: null });
  }
  const request: SaveRequest = { ...content, baseRevision: state.saved.revision };
  return {
    state: { ...state, sending: request, waitingSince: null },
    effects: [{ do: 'send', request }],
  };
}

/** Takes a newer stored answer in. Changes beside the words (evidence, confirmation) never disturb what is being typed. */
function meet(state: Autosave, answer: Answer): Step {
  if (answer.revision < state.saved.revision) return stay(state);
  const mine = contentNow(state);
  const untouched = sameContent(mine, state.saved);
  if (sameContent(answer, state.saved) || sameContent(answer, mine)) return stay({ ...state, saved: answer });
  if (untouched && missingWords(state.draft.choice) === null) {
    return stay({ ...state, saved: answer, draft: draftOf(answer) });
  }
  return stay({ ...state, trouble: { kind: 'conflict', theirs: answer }, waitingSince: null });
}

function edit(state: Autosave, change: Partial<Draft>): Autosave {
  return { ...state, draft: { ...state.draft, ...change } };
}

function typed(state: Autosave, change: Partial<Draft>, at: number): Step {
  const waitingSince = state.waitingSince ?? at;
  const next = { ...edit(state, change), waitingSince };
  const wake = Math.max(0, Math.min(TYPING_PAUSE, waitingSince + LONGEST_WAIT - at));
  return { state: next, effects: [{ do: 'wake', in: wake }] };
}

function acknowledged(state: Autosave, answer: Answer): Step {
  // The reply is what is on disk now. What was typed since is still in the draft, and still differs; where nothing was typed but the
  // data process stored other words than we sent, its words are shown, or we would send ours for ever.
  const quiet = state.sending !== null && sameContent(contentNow(state), state.sending);
  const complete = missingWords(state.draft.choice) === null;
  const asSent = state.sending !== null && sameContent(answer, state.sending);
  const done: Autosave = {
    ...state,
    draft: quiet && complete && !asSent ? draftOf(answer) : state.draft,
    saved: answer,
    sending: null,
    heard: null,
    trouble: null,
    everSaved: true,
  };
  const met = state.heard === null ? stay(done) : meet(done, state.heard);
  if (met.state.trouble !== null || !hasUnsaved(met.state)) return met;
  // Words typed while the save was under way have their own pause running.
  return met.state.waitingSince === null ? send(met.state) : met;
}

function failed(state: Autosave, error: unknown): Step {
  const met =
    state.heard === null ? state : meet({ ...state, heard: null, sending: null }, state.heard).state;
  const idle: Autosave = { ...met, sending: null, heard: null };
  if (idle.trouble?.kind === 'conflict') return stay(idle);
  if (isAppError(error, 'assessments.answer-changed')) {
    if (idle.saved.revision > state.saved.revision) return send(idle);
    return { state: { ...idle, asking: true }, effects: [{ do: 'ask' }] };
  }
  const final = isAppError(error) && FINAL_CODES.has(error.code);
  const attempt = state.trouble?.kind === 'failed' ? state.trouble.attempt + 1 : 0;
  const pause = RETRY_PAUSES[Math.min(attempt, RETRY_PAUSES.length - 1)] ?? RETRY_PAUSES[0];
  return {
    state: { ...idle, trouble: { kind: 'failed', error, final, attempt } },
    effects: final ? [] : [{ do: 'wake', in: pause }],
  };
}

/** After an answer newer than ours was found: go on where only evidence changed, else stop and ask. */
function resume(state: Autosave, answer: Answer): Step {
  const met = meet(state, answer);
  return met.state.trouble?.kind === 'conflict' ? met : send(met.state);
}

function heard(state: Autosave, answer: Answer): Step {
  if (state.sending !== null) {
    const newest = state.heard !== null && state.heard.revision > answer.revision ? state.heard : answer;
    return stay({ ...state, heard: newest });
  }
  if (state.asking) return resume({ ...state, asking: false }, answer);
  if (state.trouble?.kind === 'conflict') {
    const { theirs } = state.trouble;
    return stay(
      answer.revision > theirs.revision ? { ...state, trouble: { kind: 'conflict', theirs: answer } } : state,
    );
  }
  return meet(state, answer);
}

function keepMine(state: Autosave): Step {
  if (state.trouble?.kind !== 'conflict') return stay(state);
  return send({ ...state, saved: state.trouble.theirs, trouble: null });
}

function takeTheirs(state: Autosave): Step {
  if (state.trouble?.kind !== 'conflict') return stay(state);
  const { theirs } = state.trouble;
  return stay({ ...state, saved: theirs, draft: draftOf(theirs), trouble: null, waitingSince: null });
}

/** What follows from one event. Pure. */
export function step(state: Autosave, event: AutosaveEvent): Step {
  switch (event.type) {
    case 'chosen':
      return send(edit(state, event.draft));
    case 'typed':
      return typed(state, event.draft, event.at);
    case 'due':
      return send(state);
    case 'acknowledged':
      return acknowledged(state, event.answer);
    case 'failed':
      return failed(state, event.error);
    case 'heard':
      return heard(state, event.answer);
    case 'ask-failed':
      return failed({ ...state, asking: false }, event.error);
    case 'keep-mine':
      return keepMine(state);
    case 'take-theirs':
      return takeTheirs(state);
  }
}

/**
 * What to send when the page ends and no reply will be heard: also what was typed while a save is under way. Saves are taken in their
 * order, so the one under way will have raised the revision by one. Null where nothing is unsaved or a person had to decide first.
 */
export function parting(state: Autosave): SaveRequest | null {
  if (state.asking || state.trouble?.kind === 'conflict') return null;
  const content = contentNow(state);
  if (sameContent(content, state.sending ?? state.saved)) return null;
  const baseRevision = state.sending === null ? state.saved.revision : state.sending.baseRevision + 1;
  return { ...content, baseRevision };
}

/** What the screen may say about the state of saving: "saved" only when everything typed is on disk. */
export function savingState(state: Autosave): 'idle' | 'saving' | 'saved' | 'not-saved' {
  if (state.trouble?.kind === 'conflict') return 'not-saved';
  if (state.sending !== null) return 'saving';
  if (state.trouble?.kind === 'failed') return 'not-saved';
  if (missingWords(state.draft.choice) !== null) return 'not-saved';
  if (state.asking || !sameContent(contentNow(state), state.saved)) return 'saving';
  return state.everSaved ? 'saved' : 'idle';
}
