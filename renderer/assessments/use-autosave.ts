import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Answer } from '../../shared/assessments';
import type { Autosave } from './autosave';
import type { Place } from './autosave-book';
import type { Before, Draft } from './draft';
import { useAutosaveBook } from './queries';

export interface AnswerEditor {
  readonly state: Autosave;
  /** A choice: saved at once. */
  readonly choose: (change: Partial<Draft>) => void;
  /** Words: saved after a short pause. */
  readonly type: (change: Partial<Draft>) => void;
  /** Saves at once what waits. */
  readonly flush: () => void;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
}

/**
 * What is being typed on one item, begun from the stored answer. Saves by itself, also when the screen is left; a screen that is
 * opened again finds what was not yet on disk. Draw the screen anew (a React key) for another item.
 */
export function useAutosave(place: Place, stored: Answer, before: Before): AnswerEditor {
  const book = useAutosaveBook();
  const { assessmentId, itemId, agencyId } = place;
  const here = useMemo(() => ({ assessmentId, itemId, agencyId }), [assessmentId, itemId, agencyId]);

  const open = () => book.open(here, stored, before);
  const watch = (hear: () => void) => {
    open();
    return book.watch(here, hear);
  };
  // Opening again gives what is kept, so watching starts once an item and not with every answer heard.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `stored` and `before` count only the first time
  const state = useSyncExternalStore(useCallback(watch, [book, here]), open);

  useEffect(() => book.tell(here, { type: 'heard', answer: stored }), [book, here, stored]);
  useEffect(() => () => book.leave(here), [book, here]);

  return useMemo(
    () => ({
      state,
      choose: (draft) => book.tell(here, { type: 'chosen', draft }),
      type: (draft) => book.tell(here, { type: 'typed', draft, at: book.now() }),
      flush: () => book.tell(here, { type: 'due' }),
      keepMine: () => book.tell(here, { type: 'keep-mine' }),
      takeTheirs: () => book.tell(here, { type: 'take-theirs' }),
    }),
    [book, here, state],
  );
}
