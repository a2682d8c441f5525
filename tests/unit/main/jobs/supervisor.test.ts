import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { JobSign } from '../../../../main/jobs/job-sign';
import { createJobSupervisor, type LostReason } from '../../../../main/jobs/supervisor';

const MB = 1024 * 1024;

/** A job process that exists only on paper. */
interface PaperProcess {
  readonly lane: number;
  readonly lost: LostReason | null;
  memory: number;
  killed: boolean;
  sign(sign: JobSign['sign'], steps?: number): void;
  exit(code: number): void;
}

function supervise(lanes: number) {
  const started: PaperProcess[] = [];
  const losses: string[] = [];
  const supervisor = createJobSupervisor({
    lanes,
    now: () => Date.now(),
    onLost: (lane, reason) => losses.push(`${lane} ${reason}`),
    spawn: (lane, lost, hear, gone) => {
      const paper: PaperProcess = {
        lane,
        lost,
        memory: 100 * MB,
        killed: false,
        sign: (sign, steps = 0) => hear({ sign, steps }),
        exit: gone,
      };
      started.push(paper);
      return {
        memory: () => paper.memory,
        kill: () => {
          paper.killed = true;
          setTimeout(() => gone(null), 5);
        },
      };
    },
  });
  return { supervisor, started, losses };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('the supervisor of job processes', () => {
  it('starts one a lane and leaves honest ones running', () => {
    const { supervisor, started, losses } = supervise(2);
    started[0]?.sign('started');
    for (let second = 0; second < 60; second += 1) {
      vi.advanceTimersByTime(1_000);
      started[0]?.sign('progressed', second);
    }
    expect(started).toHaveLength(2);
    expect(losses).toEqual([]);
    supervisor.stop();
  });

  it('ends a stuck one within 20.2 s, and tells the next one of the lane why', () => {
    const { supervisor, started, losses } = supervise(2);
    started[1]?.sign('started');
    vi.advanceTimersByTime(19_900);
    expect(started[1]?.killed).toBe(false);
    vi.advanceTimersByTime(300);
    expect(started[1]?.killed).toBe(true);
    expect(losses).toEqual(['1 pdf.timeout']);
    expect(started[2]).toMatchObject({ lane: 1, lost: 'pdf.timeout' });
    supervisor.stop();
  });

  it('ends one that eats memory at once', () => {
    const { supervisor, started, losses } = supervise(1);
    vi.advanceTimersByTime(200);
    started[0]?.sign('started');
    if (started[0]) started[0].memory = 700 * MB;
    vi.advanceTimersByTime(150);
    expect(losses).toEqual(['0 pdf.memory']);
    supervisor.stop();
  });

  it('replaces one that dies at once, and one that cannot start ever more slowly', () => {
    const { supervisor, started, losses } = supervise(1);
    vi.advanceTimersByTime(5_000);
    started[0]?.exit(139);
    vi.advanceTimersByTime(1);
    expect(started[1]?.lost).toBe('pdf.crashed');
    for (let i = 0; i < 40; i += 1) {
      started.at(-1)?.exit(1);
      vi.advanceTimersByTime(500);
    }
    expect(losses.length).toBeLessThan(8);
    const before = started.length;
    vi.advanceTimersByTime(30_000);
    expect(started.length).toBe(before + 1);
    supervisor.stop();
  });

  it('does not hold against a file that the computer slept, nor that nobody listened for long', () => {
    const { supervisor, started, losses } = supervise(1);
    started[0]?.sign('started');
    vi.setSystemTime(Date.now() + 3_600_000);
    vi.advanceTimersByTime(18_000);
    expect(losses).toEqual([]);
    vi.advanceTimersByTime(1_500);
    expect(losses).toEqual(['0 pdf.timeout']);
    supervisor.stop();
  });

  it('believes no sign that is none', () => {
    const { supervisor, started, losses } = supervise(1);
    started[0]?.sign('started');
    vi.advanceTimersByTime(19_000);
    started[0]?.sign('progressed', -1);
    vi.advanceTimersByTime(1_500);
    expect(losses).toEqual(['0 pdf.timeout']);
    supervisor.stop();
  });

  it('starts nothing after it was stopped', () => {
    const { supervisor, started } = supervise(2);
    supervisor.stop();
    vi.advanceTimersByTime(60_000);
    expect(started).toHaveLength(2);
    expect(started.every((each) => each.killed)).toBe(true);
  });
});
