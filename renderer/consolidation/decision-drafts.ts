import { useState } from 'react';
import type { DecisionRule } from '../../shared/assessments';
import type { Choice, chosenValue } from './chosen-value';

/** What somebody has typed of a decision and not decided yet. */
export interface DecisionDraft {
  readonly rule: DecisionRule | null;
  /** Null until somebody chooses. */
  readonly chosen: Choice | null;
  readonly words: Parameters<typeof chosenValue>[1];
  readonly text: string;
  readonly reason: string;
  readonly minutes: string;
  /** Null until somebody writes who decided. */
  readonly name: string | null;
  /** By agency that sees it otherwise. */
  readonly why: Readonly<Record<string, string>>;
}

/** Held in memory only, the newest last; more are of another meeting. */
const MOST_HELD = 200;
const held = new Map<string, DecisionDraft>();

/**
 * What is typed of a decision, kept while the program runs: a meeting looks at another item and comes back. `key` names what it rests on,
 * so that words on answers that have changed since do not come back. `forget` once it is decided.
 */
export function useDecisionDraft(key: string, first: () => DecisionDraft) {
  const [draft, setDraft] = useState(() => held.get(key) ?? first());
  const change = (changes: Partial<DecisionDraft>): void =>
    setDraft((known) => {
      const next = { ...known, ...changes };
      held.delete(key);
      held.set(key, next);
      for (const oldest of held.keys()) {
        if (held.size <= MOST_HELD) break;
        held.delete(oldest);
      }
      return next;
    });
  const forget = (): void => void held.delete(key);
  return { draft, change, forget };
}
