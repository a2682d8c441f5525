import type { Answer, Assessment } from '../../shared/assessments';
import {
  type Autosave,
  type AutosaveEvent,
  beginAutosave,
  hasUnsaved,
  hasUnsavedWork,
  parting,
  type SaveRequest,
  step,
} from './autosave';
import type { Before } from './draft';

/** One item of one assessment: the national answer there, or the answer of one agency. */
export interface Place {
  readonly assessmentId: string;
  readonly itemId: string;
  readonly agencyId: string | null;
}

/** What the book needs from the outside. */
export interface BookDoors {
  /** Saves one answer; resolves only when it is on disk. */
  readonly save: (place: Place, request: SaveRequest) => Promise<Answer>;
  /** The stored answer as it is now. */
  readonly ask: (place: Place) => Promise<Answer>;
  /** Told of every acknowledged answer. */
  readonly acknowledged: (place: Place, answer: Answer) => void;
  /** Milliseconds on a steady clock. */
  readonly now: () => number;
}

interface Page {
  readonly place: Place;
  state: Autosave;
  timer: ReturnType<typeof setTimeout> | undefined;
  readonly watchers: Set<() => void>;
}

const keyOf = ({ assessmentId, itemId, agencyId }: Place) => `${assessmentId}:${itemId}:${agencyId ?? ''}`;

/**
 * Keeps what is being typed on each item until it is on disk, also while another screen is shown: a save that is under way or
 * failing goes on, and whoever comes back finds the words as they were left.
 */
export class AutosaveBook {
  readonly #doors: BookDoors;
  readonly #pages = new Map<string, Page>();
  readonly #watchers = new Set<() => void>();

  constructor(doors: BookDoors) {
    this.#doors = doors;
  }

  /** Milliseconds on the clock by which typing is timed. */
  now(): number {
    return this.#doors.now();
  }

  /** The state on one item, begun from the stored answer if nothing is kept yet. */
  open(place: Place, stored: Answer, before: Before): Autosave {
    const known = this.#pages.get(keyOf(place));
    if (known) return known.state;
    const page: Page = {
      place,
      state: beginAutosave(stored, before),
      timer: undefined,
      watchers: new Set(),
    };
    this.#pages.set(keyOf(place), page);
    return page.state;
  }

  /** The state on one item, or undefined when nothing is kept of it. */
  peek(place: Place): Autosave | undefined {
    return this.#pages.get(keyOf(place))?.state;
  }

  /** Hears every change of one item until the returned function is called. */
  watch(place: Place, hear: () => void): () => void {
    const page = this.#pages.get(keyOf(place));
    if (!page) return () => undefined;
    page.watchers.add(hear);
    return () => void page.watchers.delete(hear);
  }

  /** Hears every change of any item until the returned function is called. */
  watchAll(hear: () => void): () => void {
    this.#watchers.add(hear);
    return () => void this.#watchers.delete(hear);
  }

  /** Tells what happened on one item and does what follows from it. */
  tell(place: Place, event: AutosaveEvent): void {
    const page = this.#pages.get(keyOf(place));
    if (!page) return;
    const { state, effects } = step(page.state, event);
    const changed = state !== page.state;
    page.state = state;
    for (const effect of effects) {
      if (effect.do === 'wake') {
        clearTimeout(page.timer);
        page.timer = setTimeout(() => this.tell(place, { type: 'due' }), effect.in);
      } else if (effect.do === 'send') {
        clearTimeout(page.timer);
        void this.#send(page, effect.request);
      } else {
        void this.#ask(page);
      }
    }
    if (changed) this.#announce(page);
  }

  /** Saves at once what waits on one item, and lets go of it when nothing is left to keep. Called when its screen is left. */
  leave(place: Place): void {
    this.tell(place, { type: 'due' });
    this.#release(place);
  }

  /** Saves at once whatever waits anywhere. */
  flush(): void {
    for (const { place } of [...this.#pages.values()]) this.tell(place, { type: 'due' });
  }

  /** Sends whatever is unsaved anywhere, for the last time: the page ends, and no reply is heard. */
  part(): void {
    for (const { place, state } of this.#pages.values()) {
      const request = parting(state);
      // Should the page live on after all, what was sent is found to be saved when it is sent again.
      if (request !== null) this.#doors.save(place, request).catch(() => undefined);
    }
  }

  /** Whether words or a choice would be lost with the page: the last try to save them failed, or a person has to decide first. */
  wouldLose(): boolean {
    return [...this.#pages.values()].some(({ state }) => state.trouble !== null && hasUnsaved(state));
  }

  /** Resolves when nothing of an assessment is under way any more; gives the items whose words are still not on disk. */
  async settle(assessmentId: string): Promise<readonly string[]> {
    this.flush();
    const pages = () => [...this.#pages.values()].filter(({ place }) => place.assessmentId === assessmentId);
    const underWay = () => pages().some(({ state }) => state.sending !== null || state.asking);
    while (underWay()) {
      await new Promise<void>((resolve) => {
        const stop = this.watchAll(() => {
          stop();
          resolve();
        });
      });
    }
    return this.unsaved(assessmentId);
  }

  /** Items of an assessment on which words or a choice are not yet on disk; of one agency where it is given, else of anybody. */
  unsaved(assessmentId: string, agencyId?: string | null): readonly string[] {
    return [...this.#pages.values()]
      .filter(
        ({ place, state }) =>
          place.assessmentId === assessmentId &&
          (agencyId === undefined || place.agencyId === agencyId) &&
          hasUnsavedWork(state),
      )
      .map(({ place }) => place.itemId);
  }

  async #send(page: Page, request: SaveRequest): Promise<void> {
    try {
      const answer = await this.#doors.save(page.place, request);
      this.#doors.acknowledged(page.place, answer);
      this.tell(page.place, { type: 'acknowledged', answer });
    } catch (error) {
      this.tell(page.place, { type: 'failed', error });
    }
    this.#release(page.place);
  }

  async #ask(page: Page): Promise<void> {
    try {
      this.tell(page.place, { type: 'heard', answer: await this.#doors.ask(page.place) });
    } catch (error) {
      this.tell(page.place, { type: 'ask-failed', error });
    }
  }

  #release(place: Place): void {
    const page = this.#pages.get(keyOf(place));
    if (!page || page.watchers.size > 0 || page.state.asking || hasUnsavedWork(page.state)) return;
    clearTimeout(page.timer);
    this.#pages.delete(keyOf(place));
  }

  #announce(page: Page): void {
    for (const hear of [...page.watchers]) hear();
    for (const hear of [...this.#watchers]) hear();
  }
}

/** The stored answer of one item out of an assessment; undefined when the item is not asked there. */
export function answerIn(assessment: Pick<Assessment, 'answers'>, itemId: string): Answer | undefined {
  return assessment.answers.find((answer) => answer.itemId === itemId);
}
