import { useCallback, useEffect, useRef, useState } from 'react';
import { notifyError, usePageEnd } from '../../platform';
import type { Saving } from '../../ui';

/** A pause in typing after which the change is sent; a change is never kept back longer (reliability 3). */
const PAUSE_MS = 500;

/** Longest time that words wait while somebody types without a pause. */
const LONGEST_WAIT_MS = 2000;

/** Many texts are kept without the space at their end, after which somebody who pauses goes on typing. */
const saysSame = (shown: unknown, saved: unknown): boolean => wordsIn(shown) === wordsIn(saved);
const wordsIn = (value: unknown) =>
  JSON.stringify(value, (_name, each) => (typeof each === 'string' ? each.trimEnd() : each));

export interface Autosave<T> {
  /** What the field shows. */
  readonly draft: T;
  /** Shows a change and sends it after the pause; `at` once for choices that are made with one click. */
  change(value: T, at?: 'once' | 'pause'): void;
  /** Sends what waits, for leaving the field. */
  flush(): void;
  readonly saving: Saving;
}

/**
 * Keeps what is being typed into one field and saves it by itself. `save` resolves when the change is on disk. While nothing
 * waits the field follows the saved value; a draft that failed to save stays in the field and is sent again with the next change
 * or on leaving the field. What `refuse` says no to is shown but never sent.
 */
export function useAutosave<T>(
  saved: T,
  save: (value: T) => Promise<unknown>,
  refuse: (value: T) => boolean = () => false,
): Autosave<T> {
  const [draft, setDraft] = useState(saved);
  const [saving, setSaving] = useState<Saving>('idle');
  const waiting = useRef<{ readonly value: T } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const waitingSince = useRef<number | null>(null);
  const underWay = useRef<{ readonly value: T } | null>(null);
  const sent = useRef(0);
  const latest = useRef({ save, refuse });
  latest.current = { save, refuse };

  useEffect(() => {
    if (waiting.current === null) setDraft((shown) => (saysSame(shown, saved) ? shown : saved));
  }, [saved]);

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    const held = waiting.current;
    if (held === null || held === underWay.current || latest.current.refuse(held.value)) return;
    underWay.current = held;
    waitingSince.current = null;
    sent.current += 1;
    const mine = sent.current;
    setSaving('saving');
    latest.current.save(held.value).then(
      () => {
        if (waiting.current === held) waiting.current = null;
        if (underWay.current === held) underWay.current = null;
        if (sent.current === mine) setSaving('saved');
      },
      (error) => {
        if (underWay.current === held) underWay.current = null;
        // Told beside the screen, for the field may be gone: what is sent on leaving can fail too.
        notifyError(error);
        if (sent.current === mine) setSaving('not-saved');
      },
    );
  }, []);

  const change = useCallback(
    (value: T, at: 'once' | 'pause' = 'pause') => {
      setDraft(value);
      waiting.current = { value };
      clearTimeout(timer.current);
      if (latest.current.refuse(value)) {
        waitingSince.current = null;
        // What is still on its way is not what the field shows.
        sent.current += 1;
        setSaving('idle');
        return;
      }
      const now = performance.now();
      waitingSince.current ??= now;
      const left = waitingSince.current + LONGEST_WAIT_MS - now;
      if (at === 'once' || left <= 0) flush();
      else timer.current = setTimeout(flush, Math.min(PAUSE_MS, left));
    },
    [flush],
  );

  // Leaving the screen or closing the window must not lose the last keys: what is sent then still arrives.
  useEffect(() => flush, [flush]);
  usePageEnd({ send: flush, wouldLose: () => saving === 'not-saved' && waiting.current !== null });

  return { draft, change, flush, saving };
}
