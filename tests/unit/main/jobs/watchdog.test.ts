import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWatchdog } from '../../../../main/jobs/watchdog';

const MB = 1024 * 1024;

describe('the watchdog of a job process', () => {
  it('leaves an idle process alone, however long', () => {
    const watchdog = createWatchdog();
    expect(watchdog.look(0, 100 * MB)).toBeNull();
    expect(watchdog.look(86_400_000, 2000 * MB)).toBeNull();
  });

  it('ends a job that shows no step for 20 s, and not before', () => {
    const watchdog = createWatchdog();
    watchdog.hear({ sign: 'started', steps: 0 }, 1_000);
    expect(watchdog.look(21_000, null)).toBeNull();
    expect(watchdog.look(21_001, null)).toBe('pdf.timeout');
  });

  it('gives the pages of a file 5 s each over which time ran out before, once it is open, and the next file all of its time', () => {
    const watchdog = createWatchdog();
    watchdog.hear({ sign: 'started', steps: 0 }, 0);
    expect(watchdog.look(19_000, null)).toBeNull();
    watchdog.hear({ sign: 'again', steps: 0 }, 10_000);
    watchdog.hear({ sign: 'progressed', steps: 1 }, 12_000);
    watchdog.hear({ sign: 'waiting', steps: 1 }, 13_000);
    watchdog.hear({ sign: 'progressed', steps: 1 }, 14_000);
    expect(watchdog.look(19_000, null)).toBeNull();
    expect(watchdog.look(19_001, null)).toBe('pdf.timeout');
    watchdog.hear({ sign: 'started', steps: 0 }, 20_000);
    expect(watchdog.look(40_000, null)).toBeNull();
  });

  it('lets a file of 1,200 pages take its time while pages come', () => {
    const watchdog = createWatchdog();
    watchdog.hear({ sign: 'started', steps: 0 }, 0);
    for (let page = 1; page <= 1_200; page += 1) {
      watchdog.hear({ sign: 'progressed', steps: page }, page * 1_900);
      expect(watchdog.look(page * 1_900 + 50, 300 * MB)).toBeNull();
    }
  });

  it('ends a file that comes forward only at a crawl: 20 s and 2 s a page in all', () => {
    const watchdog = createWatchdog();
    watchdog.hear({ sign: 'started', steps: 0 }, 0);
    const ended = [1, 2, 3, 4, 5].find((page) => {
      watchdog.hear({ sign: 'progressed', steps: page }, page * 15_000);
      return watchdog.look(page * 15_000, null) !== null;
    });
    expect(ended).toBe(2);
  });

  it('does not count the time in which others store what was read', () => {
    const watchdog = createWatchdog();
    watchdog.hear({ sign: 'started', steps: 0 }, 0);
    watchdog.hear({ sign: 'waiting', steps: 64 }, 10_000);
    expect(watchdog.look(500_000, null)).toBeNull();
    watchdog.hear({ sign: 'progressed', steps: 64 }, 500_000);
    expect(watchdog.look(519_000, null)).toBeNull();
    expect(watchdog.look(520_001, null)).toBe('pdf.timeout');
  });

  it('ends a job that takes more than 512 MB over what the idle process held, also while it waits', () => {
    const watchdog = createWatchdog();
    watchdog.look(0, 150 * MB);
    watchdog.hear({ sign: 'started', steps: 0 }, 1);
    expect(watchdog.look(2, 662 * MB)).toBeNull();
    expect(watchdog.look(3, 663 * MB)).toBe('pdf.memory');
    watchdog.hear({ sign: 'waiting', steps: 1 }, 4);
    expect(watchdog.look(5, 663 * MB)).toBe('pdf.memory');
  });

  it('starts each job afresh', () => {
    const watchdog = createWatchdog();
    watchdog.hear({ sign: 'started', steps: 0 }, 0);
    watchdog.hear({ sign: 'ended', steps: 9 }, 19_000);
    expect(watchdog.look(60_000, 700 * MB)).toBeNull();
    watchdog.hear({ sign: 'started', steps: 0 }, 60_000);
    expect(watchdog.look(79_000, 800 * MB)).toBeNull();
    expect(watchdog.look(80_001, 800 * MB)).toBe('pdf.timeout');
  });

  it('never lets a job live for longer than 20 s and 2 s a step, waits left out', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 19_000 }), { maxLength: 60 }), (pauses) => {
        const watchdog = createWatchdog();
        let now = 0;
        watchdog.hear({ sign: 'started', steps: 0 }, now);
        for (const [i, pause] of pauses.entries()) {
          now += pause;
          if (watchdog.look(now, null) !== null) {
            expect(now).toBeGreaterThan(20_000 + 2_000 * i);
            return;
          }
          expect(now).toBeLessThanOrEqual(20_000 + 2_000 * i);
          watchdog.hear({ sign: 'progressed', steps: i + 1 }, now);
        }
      }),
    );
  });
});
