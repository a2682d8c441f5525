import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Autosave,
  type AutosaveEvent,
  beginAutosave,
  contentNow,
  type Effect,
  hasUnsaved,
  hasUnsavedWork,
  LONGEST_WAIT,
  savingState,
  step,
  TYPING_PAUSE,
} from '../../../renderer/assessments/autosave';
import { missingWords, sameContent } from '../../../renderer/assessments/draft';
import type { Answer } from '../../../shared/assessments';
import { AppError } from '../../../shared/kernel';
import { aCitation, aLevel, anAnswer, NOT_ANSWERED } from '../../support/builders';

const stored = anAnswer({ text: 'Old words', revision: 3 });

/** Runs events one after the other and gives the last state with all effects. */
function run(start: Autosave, ...events: AutosaveEvent[]): { state: Autosave; effects: readonly Effect[] } {
  const effects: Effect[] = [];
  let state = start;
  for (const event of events) {
    const next = step(state, event);
    state = next.state;
    effects.push(...next.effects);
  }
  return { state, effects };
}

const level = (to: 0 | 1 | 2 | 3 | 4) => ({ kind: 'level', level: to, practiceAhead: false }) as const;
const sends = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.do === 'send' ? [effect.request] : []));
const changed = new AppError('assessments.answer-changed');

describe('saving by itself', () => {
  it('sends a choice at once and words after a pause', () => {
    const start = beginAutosave(stored, undefined);
    const choice = run(start, { type: 'chosen', draft: { choice: level(3) } });
    expect(sends(choice.effects)).toEqual([
      { value: aLevel(3), text: 'Old words', fallReason: null, baseRevision: 3 },
    ]);
    const words = run(start, { type: 'typed', draft: { text: 'New' }, at: 1000 });
    expect(words.effects).toEqual([{ do: 'wake', in: TYPING_PAUSE }]);
    expect(savingState(words.state)).toBe('saving');
    expect(sends(run(words.state, { type: 'due' }).effects)[0]?.text).toBe('New');
  });

  it('does not let words wait for ever while somebody types without a pause', () => {
    const start = beginAutosave(stored, undefined);
    const { effects } = run(
      start,
      { type: 'typed', draft: { text: 'N' }, at: 0 },
      { type: 'typed', draft: { text: 'Ne' }, at: LONGEST_WAIT - 100 },
      { type: 'typed', draft: { text: 'New' }, at: LONGEST_WAIT + 50 },
    );
    expect(effects).toEqual([
      { do: 'wake', in: TYPING_PAUSE },
      { do: 'wake', in: 100 },
      { do: 'wake', in: 0 },
    ]);
  });

  it('keeps what is typed while an older save is answered, and saves it next', () => {
    const { state } = run(
      beginAutosave(stored, undefined),
      { type: 'typed', draft: { text: 'New' }, at: 0 },
      { type: 'due' },
      { type: 'typed', draft: { text: 'Newer' }, at: 500 },
      { type: 'due' },
    );
    const after = step(state, { type: 'acknowledged', answer: anAnswer({ text: 'New', revision: 4 }) });
    expect(after.state.draft.text).toBe('Newer');
    expect(savingState(after.state)).toBe('saving');
    expect(sends(after.effects)).toEqual([
      { value: aLevel(2), text: 'Newer', fallReason: null, baseRevision: 4 },
    ]);
  });

  it('says saved only after the acknowledgement', () => {
    const sent = run(beginAutosave(stored, undefined), { type: 'chosen', draft: { choice: level(4) } });
    expect(savingState(sent.state)).toBe('saving');
    const done = run(sent.state, {
      type: 'acknowledged',
      answer: anAnswer({ value: aLevel(4), text: 'Old words', revision: 4 }),
    });
    expect(savingState(done.state)).toBe('saved');
    expect(hasUnsaved(done.state)).toBe(false);
  });

  it('does not save a choice without its compulsory words, but saves the explanation', () => {
    const start = beginAutosave(stored, undefined);
    const chosen = run(start, { type: 'chosen', draft: { choice: { kind: 'na', reason: '  ' } } });
    expect(chosen.effects).toEqual([]);
    expect(savingState(chosen.state)).toBe('not-saved');
    expect(hasUnsavedWork(chosen.state)).toBe(true);
    const words = run(chosen.state, { type: 'typed', draft: { text: 'Why' }, at: 0 }, { type: 'due' });
    expect(sends(words.effects)).toEqual([
      { value: aLevel(2), text: 'Why', fallReason: null, baseRevision: 3 },
    ]);
    const acknowledged = run(words.state, {
      type: 'acknowledged',
      answer: anAnswer({ text: 'Why', revision: 4 }),
    });
    expect(acknowledged.state.draft.choice).toEqual({ kind: 'na', reason: '  ' });
    expect(savingState(acknowledged.state)).toBe('not-saved');
  });

  it('leaves a space at the end of a reason alone, which the data process cuts off', () => {
    const { state } = run(
      beginAutosave(stored, undefined),
      { type: 'typed', draft: { choice: { kind: 'na', reason: 'No land ' } }, at: 0 },
      { type: 'due' },
      {
        type: 'acknowledged',
        answer: anAnswer({ value: { kind: 'na', reason: 'No land' }, text: 'Old words', revision: 4 }),
      },
    );
    expect(state.draft.choice).toEqual({ kind: 'na', reason: 'No land ' });
    expect(savingState(state)).toBe('saved');
  });

  it('shows the stored words where they differ from the sent ones, instead of sending again for ever', () => {
    const { state, effects } = run(
      beginAutosave(stored, undefined),
      { type: 'typed', draft: { text: 'a\r\nb' }, at: 0 },
      { type: 'due' },
      { type: 'acknowledged', answer: anAnswer({ text: 'a\nb', revision: 4 }) },
    );
    expect(sends(effects)).toHaveLength(1);
    expect(state.draft.text).toBe('a\nb');
    expect(savingState(state)).toBe('saved');
  });

  it('sends a reason for a fall only while there is a fall', () => {
    const start = beginAutosave(stored, aLevel(2));
    const fallen = run(start, { type: 'chosen', draft: { choice: level(1), fallReason: 'repealed' } });
    expect(sends(fallen.effects)[0]?.fallReason).toBe('repealed');
    const risen = run(start, { type: 'chosen', draft: { choice: level(3), fallReason: 'repealed' } });
    expect(sends(risen.effects)[0]?.fallReason).toBeNull();
  });
});

describe('when saving fails', () => {
  const sent = run(beginAutosave(stored, undefined), { type: 'chosen', draft: { choice: level(4) } }).state;

  it('keeps the words, says so and tries again by itself with growing pauses', () => {
    const first = step(sent, { type: 'failed', error: new AppError('app.unreachable') });
    expect(savingState(first.state)).toBe('not-saved');
    const again = run(first.state, { type: 'due' });
    expect(sends(again.effects)).toHaveLength(1);
    const second = step(again.state, { type: 'failed', error: new AppError('app.unreachable') });
    const pause = (effects: readonly Effect[]) =>
      effects.flatMap((e) => (e.do === 'wake' ? [e.in] : []))[0] ?? 0;
    expect(pause(second.effects)).toBeGreaterThan(pause(first.effects));
    expect(second.state.draft.choice).toEqual(level(4));
  });

  it('does not try again by itself what cannot work', () => {
    const { state, effects } = step(sent, { type: 'failed', error: new AppError('assessments.frozen') });
    expect(effects).toEqual([]);
    expect(savingState(state)).toBe('not-saved');
    expect(state.draft.choice).toEqual(level(4));
  });

  it('finds out by the stored answer that a save whose reply got lost was done', () => {
    const lost = step(sent, { type: 'failed', error: new AppError('app.unreachable') }).state;
    const heard = step(lost, {
      type: 'heard',
      answer: anAnswer({ value: aLevel(4), text: 'Old words', revision: 4 }),
    });
    expect(hasUnsaved(heard.state)).toBe(false);
    expect(heard.state.trouble?.kind).not.toBe('conflict');
  });
});

describe('when somebody else saved meanwhile', () => {
  const sent = run(beginAutosave(stored, undefined), { type: 'chosen', draft: { choice: level(4) } }).state;

  it('goes on without asking when only evidence was added', () => {
    const asked = step(sent, { type: 'failed', error: changed });
    expect(asked.effects).toEqual([{ do: 'ask' }]);
    const cited = anAnswer({ ...stored, citations: [aCitation()], revision: 4 });
    const resumed = step(asked.state, { type: 'heard', answer: cited });
    expect(sends(resumed.effects)[0]).toMatchObject({ value: aLevel(4), baseRevision: 4 });
    expect(resumed.state.saved.citations).toHaveLength(1);
  });

  it('asks which words to keep, and does either', () => {
    const theirs = anAnswer({ value: aLevel(1), text: 'Theirs', revision: 4 });
    const conflict = run(sent, { type: 'failed', error: changed }, { type: 'heard', answer: theirs }).state;
    expect(conflict.trouble).toEqual({ kind: 'conflict', theirs });
    expect(savingState(conflict)).toBe('not-saved');
    expect(sends(run(conflict, { type: 'chosen', draft: { choice: level(3) } }).effects)).toEqual([]);

    const mine = step(conflict, { type: 'keep-mine' });
    expect(sends(mine.effects)[0]).toMatchObject({ value: aLevel(4), text: 'Old words', baseRevision: 4 });
    const taken = step(conflict, { type: 'take-theirs' });
    expect(taken.effects).toEqual([]);
    expect(contentNow(taken.state)).toMatchObject({ value: aLevel(1), text: 'Theirs' });
    expect(hasUnsavedWork(taken.state)).toBe(false);
  });

  it('takes newer words over silently while nothing is being typed', () => {
    const { state } = step(beginAutosave(stored, undefined), {
      type: 'heard',
      answer: anAnswer({ text: 'Theirs', revision: 5 }),
    });
    expect(state.draft.text).toBe('Theirs');
    expect(state.trouble).toBeNull();
  });

  it('passes over news older than what it knows', () => {
    const { state } = step(beginAutosave(stored, undefined), {
      type: 'heard',
      answer: anAnswer({ text: 'Older', revision: 2 }),
    });
    expect(state.draft.text).toBe('Old words');
  });
});

/** A data process that answers late, loses replies, and is used by others too. */
class Server {
  answer: Answer = anAnswer({ value: NOT_ANSWERED, text: '', revision: 0 });
  readonly past: Answer[] = [this.answer];

  write(change: Partial<Answer>): void {
    this.answer = { ...this.answer, ...change, revision: this.answer.revision + 1 };
    this.past.push(this.answer);
  }

  save(effect: Effect & { do: 'send' }): AutosaveEvent {
    const { baseRevision, ...content } = effect.request;
    if (baseRevision !== this.answer.revision) return { type: 'failed', error: changed };
    this.write(content);
    return { type: 'acknowledged', answer: this.answer };
  }
}

type Command =
  | { readonly go: 'type'; readonly text: string }
  | { readonly go: 'choose'; readonly to: 0 | 1 | 2 | 3 | 4 }
  | { readonly go: 'choose-na'; readonly reason: string }
  | { readonly go: 'pause' | 'work' | 'reply' | 'lose-reply' | 'crash' | 'cite' | 'keep-mine' }
  | { readonly go: 'others'; readonly text: string }
  | { readonly go: 'hear'; readonly back: number };

const words = fc.string({ maxLength: 4 });
const commands: fc.Arbitrary<Command[]> = fc.array(
  fc.oneof<fc.Arbitrary<Command>[]>(
    fc.record({ go: fc.constant('type' as const), text: words }),
    fc.record({ go: fc.constant('choose' as const), to: fc.constantFrom(0, 1, 2, 3, 4) }),
    fc.record({ go: fc.constant('choose-na' as const), reason: fc.constantFrom('', 'none', 'none ') }),
    fc.record({
      go: fc.constantFrom(
        'pause' as const,
        'work' as const,
        'reply' as const,
        'lose-reply' as const,
        'crash' as const,
        'cite' as const,
        'keep-mine' as const,
      ),
    }),
    fc.record({ go: fc.constant('others' as const), text: words }),
    fc.record({ go: fc.constant('hear' as const), back: fc.nat(3) }),
  ),
  { maxLength: 60 },
);

/** One window and one data process, with everything between them held up until a command lets it through. */
class World {
  readonly server = new Server();
  state = beginAutosave(this.server.answer, undefined);
  wake = false;
  toServer: Effect[] = [];
  toWindow: AutosaveEvent[] = [];
  clock = 0;

  tell(event: AutosaveEvent): void {
    const wasSending = this.state.sending !== null;
    const { state, effects } = step(this.state, event);
    for (const effect of effects) {
      if (effect.do === 'wake') this.wake = true;
      else this.toServer.push(effect);
      if (effect.do === 'send' && event.type !== 'acknowledged' && event.type !== 'failed') {
        expect(wasSending, 'only one save is under way').toBe(false);
      }
    }
    expect(this.toServer.filter((effect) => effect.do === 'send').length).toBeLessThanOrEqual(1);
    this.state = state;
    const known = this.server.past.some((past) => sameContent(past, state.saved));
    expect(known, 'saved is what the data process had').toBe(true);
    if (savingState(state) === 'saved') expect(sameContent(contentNow(state), state.saved)).toBe(true);
  }

  work(): void {
    const effect = this.toServer.shift();
    if (effect?.do === 'send') this.toWindow.push(this.server.save(effect));
    else if (effect?.do === 'ask') this.toWindow.push({ type: 'heard', answer: this.server.answer });
  }

  reply(): void {
    const event = this.toWindow.shift();
    if (event) this.tell(event);
  }

  loseReply(): void {
    const event = this.toWindow.shift();
    if (event === undefined) return;
    const error = new AppError('app.unreachable');
    this.tell(event.type === 'heard' ? { type: 'ask-failed', error } : { type: 'failed', error });
  }

  do(command: Command): void {
    this.clock += 100;
    if (command.go === 'type') {
      this.tell({ type: 'typed', draft: { text: command.text }, at: this.clock });
    } else if (command.go === 'choose') {
      this.tell({ type: 'chosen', draft: { choice: level(command.to) } });
    } else if (command.go === 'choose-na') {
      this.tell({ type: 'typed', draft: { choice: { kind: 'na', reason: command.reason } }, at: this.clock });
    } else if (command.go === 'others') {
      this.server.write({ text: command.text });
    } else if (command.go === 'hear') {
      this.tell({ type: 'heard', answer: this.server.past.at(-1 - command.back) ?? this.server.answer });
    } else {
      this.go(command.go);
    }
  }

  go(what: 'pause' | 'work' | 'reply' | 'lose-reply' | 'crash' | 'cite' | 'keep-mine'): void {
    if (what === 'pause' && this.wake) {
      this.wake = false;
      this.tell({ type: 'due' });
    } else if (what === 'work') {
      this.work();
    } else if (what === 'reply') {
      this.reply();
    } else if (what === 'lose-reply') {
      this.loseReply();
    } else if (what === 'crash' && this.toServer.shift() !== undefined) {
      this.toWindow.push({ type: 'failed', error: new AppError('app.unreachable') });
      this.loseReply();
    } else if (what === 'cite') {
      this.server.write({ citations: [...this.server.answer.citations, aCitation()] });
    } else if (what === 'keep-mine') {
      this.tell({ type: 'keep-mine' });
    }
  }

  /** Lets everything through until nothing happens any more; a person who is asked keeps the own words. */
  drain(): void {
    this.tell({ type: 'heard', answer: this.server.answer });
    for (let turn = 0; turn < 200; turn += 1) {
      if (this.toServer.length > 0) this.work();
      else if (this.toWindow.length > 0) this.reply();
      else if (this.wake) this.go('pause');
      else if (this.state.trouble?.kind === 'conflict') this.tell({ type: 'keep-mine' });
      else return;
    }
    throw new Error('never comes to rest');
  }
}

describe('in every order of events', () => {
  it('never changes what is typed, unless nothing is unsaved or the person chooses so', () => {
    fc.assert(
      fc.property(commands, (list) => {
        const world = new World();
        for (const command of list) {
          const before = world.state;
          world.do(command);
          if (command.go === 'type') expect(world.state.draft.text).toBe(command.text);
          else if (command.go === 'choose') expect(world.state.draft.choice).toEqual(level(command.to));
          else if (command.go === 'choose-na') continue;
          else if (missingWords(before.draft.choice) !== null) {
            // A choice that lacks its words is not content yet, but it stays on the screen all the same.
            expect(world.state.draft).toEqual(before.draft);
          } else if (hasUnsavedWork(before)) {
            // Words that differ only by spaces around them are the same words.
            expect(sameContent(contentNow(world.state), contentNow(before))).toBe(true);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('comes to rest with the last words on disk and says so', () => {
    fc.assert(
      fc.property(commands, (list) => {
        const world = new World();
        for (const command of list) world.do(command);
        world.drain();
        expect(sameContent(contentNow(world.state), world.server.answer)).toBe(true);
        expect(hasUnsaved(world.state)).toBe(false);
        const expected =
          world.state.draft.choice.kind === 'na' && world.state.draft.choice.reason.trim() === '';
        if (expected) expect(savingState(world.state)).toBe('not-saved');
        else expect(['idle', 'saved']).toContain(savingState(world.state));
      }),
      { numRuns: 2000 },
    );
  });
});
