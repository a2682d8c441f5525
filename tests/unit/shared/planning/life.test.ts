import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Action,
  asksForAnswer,
  finishedSince,
  type LifeYear,
  lastOfEach,
  openOrClosed,
} from '../../../../shared/planning';

const year = (at: number, told: 'gap' | 'none' | 'fine'): LifeYear => ({
  ...{ assessmentId: '', itemId: 'POL-01', edition: '2025.1', referenceDate: `${2000 + at}-12-31` },
  ...{ isOpen: false, evidenced: null, target: null },
  value: told === 'none' ? { kind: 'none' } : { kind: 'level', level: 1, practiceAhead: false },
  gaps: told === 'gap' ? ['absence'] : [],
});

/** The slow truth, year by year: a gap opens, goes on, and closes; a year without an answer changes nothing. */
function lived(told: readonly ('gap' | 'none' | 'fine')[]) {
  let openSince: string | null = null;
  let closedOn: string | null = null;
  told.forEach((each, at) => {
    const date = `${2000 + at}-12-31`;
    if (each === 'gap') [openSince, closedOn] = [openSince ?? date, null];
    if (each === 'fine' && openSince !== null) [openSince, closedOn] = [null, date];
  });
  return { openSince, closedOn };
}

describe('the life of a gap', () => {
  it('opens and closes as going through it year by year says', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('gap', 'none', 'fine' as const), { maxLength: 12 }), (told) => {
        const years = told.map((each, at) => year(at, each as 'gap' | 'none' | 'fine'));
        expect(openOrClosed(years)).toEqual(lived(told as never));
        expect(openOrClosed(years.toReversed())).toEqual(lived(told as never));
      }),
    );
  });

  it('is a gap in a year in which any of its former items was one', () => {
    expect(openOrClosed([year(1, 'fine'), { ...year(1, 'gap'), itemId: 'POL-02' }])).toMatchObject({
      openSince: '2001-12-31',
    });
  });

  it('tells an action that went on in later plans once', () => {
    const action = (actionId: string, carriedFrom: string | null) => ({ actionId, carriedFrom });
    const [a, b, c, d] = [action('a', null), action('b', 'a'), action('c', 'b'), action('d', null)];
    expect(lastOfEach([a, b, c, d])).toEqual([
      { first: a, last: c },
      { first: d, last: d },
    ]);
  });
});

describe('a finished action', () => {
  const at = '2026-05-01T00:00:00.000Z';
  const level = (given: 1 | 3) => ({ kind: 'level', level: given, practiceAhead: false }) as const;

  it('asks for a new answer while the item is below the level it was to reach', () => {
    const done = { state: 'done', finishedSince: at } as const;
    expect(asksForAnswer(done, 3, { value: level(1), updatedAt: at })).toBe(true);
    expect(asksForAnswer(done, 3, { value: level(3), updatedAt: at })).toBe(false);
    expect(asksForAnswer(done, 3, { value: { kind: 'nk', who: '' } as never, updatedAt: at })).toBe(true);
    expect(asksForAnswer({ ...done, answerStays: true }, 3, { value: level(1), updatedAt: at })).toBe(false);
  });

  it('asks, where it named no level, until somebody has touched the answer', () => {
    const done = { state: 'verified', finishedSince: at } as const;
    expect(asksForAnswer(done, null, { value: level(1), updatedAt: '2026-04-30T00:00:00.000Z' })).toBe(true);
    expect(asksForAnswer(done, null, { value: level(1), updatedAt: '2026-05-02T00:00:00.000Z' })).toBe(false);
  });

  it('is finished since it was last given such a state, whatever was written or verified afterwards', () => {
    const day = (of: number) => `2026-05-0${of}T00:00:00.000Z`;
    const since = (...states: Action['state'][]) =>
      finishedSince(
        { updatedAt: day(9) },
        states.map((state, place) => ({ state, at: day(place + 1) })),
      );
    expect(since('proposed', 'done', 'verified')).toBe(day(2));
    expect(since('done', 'agreed', 'done')).toBe(day(3));
    expect([since(), since('agreed')]).toEqual([day(9), day(9)]);
  });

  it('asks for nothing when it was dropped', () => {
    const dropped = { state: 'dropped', finishedSince: at } as const;
    expect(asksForAnswer(dropped, 3, { value: level(1), updatedAt: at })).toBe(false);
  });
});
