import { describe, expect, it } from 'vitest';
import { isJobSign } from '../../../../main/jobs/job-sign';

describe('a sign of a job process', () => {
  it('is one of five words and a number of steps', () => {
    for (const sign of ['started', 'again', 'progressed', 'waiting', 'ended']) {
      expect(isJobSign({ sign, steps: 0 })).toBe(true);
      expect(isJobSign({ sign, steps: 12 })).toBe(true);
    }
  });

  it('is nothing else, whatever a process that was taken over may say', () => {
    const others = [
      null,
      undefined,
      'started',
      {},
      { sign: 'started' },
      { steps: 1 },
      { sign: 'over', steps: 1 },
      { sign: ['started'], steps: 1 },
      { sign: 'started', steps: -1 },
      { sign: 'started', steps: 1.5 },
      { sign: 'started', steps: Number.NaN },
      { sign: 'started', steps: '1' },
      { sign: 'started', steps: 1, more: true },
    ];
    for (const other of others) expect(isJobSign(other)).toBe(false);
  });
});
