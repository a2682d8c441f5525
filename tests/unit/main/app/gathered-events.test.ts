import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gatherEvents } from '../../../../main/app/gathered-events';
import type { AppEvent } from '../../../../shared/app';
import { anId, anImportSummary } from '../../../support/builders';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const changed = (...numbers: number[]): AppEvent => ({ name: 'library.changed', ids: numbers.map(anId) });

describe('events of which many come', () => {
  it('are passed on at once when they are alone', () => {
    const heard: AppEvent[] = [];
    const announce = gatherEvents((event) => heard.push(event), 1000);
    announce(changed(1));
    announce({ name: 'search.changed' });
    expect(heard).toEqual([changed(1), { name: 'search.changed' }]);
    vi.advanceTimersByTime(5000);
    announce(changed(2));
    expect(heard.slice(2)).toEqual([changed(2)]);
  });

  it('come as one when they follow each other, with everything they named', () => {
    const heard: AppEvent[] = [];
    const announce = gatherEvents((event) => heard.push(event), 1000);
    for (const number of [1, 2, 3, 2]) announce(changed(number));
    expect(heard).toEqual([changed(1)]);
    vi.advanceTimersByTime(1000);
    expect(heard).toEqual([changed(1), changed(2, 3)]);
    vi.advanceTimersByTime(5000);
    expect(heard).toHaveLength(2);
  });

  it('come ever less often while they go on, and are all told when the import ends', () => {
    const heard: string[] = [];
    const announce = gatherEvents((event) => heard.push(event.name), 1000);
    const toldIn = (seconds: number) => {
      const before = heard.length;
      for (let at = 0; at < seconds * 10; at += 1) {
        announce(changed(at));
        vi.advanceTimersByTime(100);
      }
      return heard.length - before;
    };
    expect(toldIn(6)).toBe(3);
    expect(toldIn(20)).toBe(5);
    announce(changed(1));
    const summary = anImportSummary({ state: 'done' });
    announce({ name: 'library.import-progressed', summary });
    expect(heard.slice(-2)).toEqual(['library.changed', 'library.import-progressed']);
    announce({ name: 'library.import-progressed', summary });
    expect(heard.at(-2)).toBe('library.import-progressed');
  });

  it('come at their first pace again after a rest', () => {
    const heard: AppEvent[] = [];
    const announce = gatherEvents((event) => heard.push(event), 1000);
    for (let at = 0; at < 50; at += 1) {
      announce(changed(at));
      vi.advanceTimersByTime(100);
    }
    vi.advanceTimersByTime(10_000);
    announce(changed(1));
    announce(changed(2));
    vi.advanceTimersByTime(1000);
    expect(heard.slice(-2)).toEqual([changed(1), changed(2)]);
  });

  it('come sooner where they are of answers, which somebody waits for', () => {
    const heard: AppEvent[] = [];
    const announce = gatherEvents((event) => heard.push(event), 1000);
    const saved = (number: number): AppEvent => ({ name: 'assessments.changed', ids: [anId(number)] });
    for (const number of [1, 1, 2]) announce(saved(number));
    expect(heard).toEqual([saved(1)]);
    vi.advanceTimersByTime(250);
    expect(heard).toEqual([saved(1), { name: 'assessments.changed', ids: [anId(1), anId(2)] }]);
  });

  it('lets all others through in their order', () => {
    const heard: AppEvent[] = [];
    const announce = gatherEvents((event) => heard.push(event), 1000);
    announce({ name: 'settings.changed' });
    announce({ name: 'settings.changed' });
    expect(heard).toHaveLength(2);
  });

  it('never loses a name, whenever the events come', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 700 }))),
        (steps) => {
          const heard: AppEvent[] = [];
          const announce = gatherEvents((event) => heard.push(event), 1000);
          for (const [number, wait] of steps) {
            announce(changed(number));
            vi.advanceTimersByTime(wait);
          }
          vi.advanceTimersByTime(5000);
          const named = new Set(
            heard.flatMap((event) => (event.name === 'library.changed' ? event.ids : [])),
          );
          expect(named).toEqual(new Set(steps.map(([number]) => anId(number))));
        },
      ),
    );
  });
});
