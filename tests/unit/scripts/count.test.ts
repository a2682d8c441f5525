import { describe, expect, test } from 'vitest';
import { countPlaywright, countStep, countVitest, nothingCounted, sum } from '../../../scripts/test/count';

const vitest = {
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
  errors: [],
};
const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 0 };

describe('the closing line of npm test', () => {
  test('counts what passed', () => {
    expect(countVitest(vitest)).toEqual({ passed: 5, failed: 0, skipped: 0 });
    expect(countPlaywright({ stats, errors: [] })).toEqual({ passed: 3, failed: 0, skipped: 0 });
  });

  test('counts a file that could not be loaded, or failed after its tests, as a failure', () => {
    const broken = { ...vitest, testResults: [{ status: 'failed', assertionResults: [] }] };
    expect(countVitest(broken).failed).toBe(1);
    const after = {
      ...vitest,
      testResults: [{ status: 'failed', assertionResults: [{ status: 'passed' }] }],
    };
    expect(countVitest(after).failed).toBe(1);
  });

  test('does not count a failed file again when its tests are counted', () => {
    const failed = {
      ...vitest,
      numFailedTests: 2,
      testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'failed' }] }],
    };
    expect(countVitest(failed).failed).toBe(2);
  });

  test('counts skipped and planned tests apart', () => {
    expect(countVitest({ ...vitest, numPendingTests: 2, numTodoTests: 1 }).skipped).toBe(3);
  });

  test('takes a test that passed only when repeated, and an error outside tests, for failures', () => {
    expect(countPlaywright({ stats: { ...stats, flaky: 1 }, errors: [{}] }).failed).toBe(2);
    expect(countVitest({ ...vitest, errors: [{}] }).failed).toBe(1);
  });

  test('counts a command that failed without a failed test as one failure', () => {
    expect(countStep(false, nothingCounted).failed).toBe(1);
    expect(countStep(false, { ...nothingCounted, failed: 4 }).failed).toBe(4);
    expect(countStep(true, nothingCounted)).toEqual(nothingCounted);
  });

  test('sums all steps', () => {
    const one = { passed: 1, failed: 2, skipped: 3 };
    expect(sum([one, one, nothingCounted])).toEqual({ passed: 2, failed: 4, skipped: 6 });
  });
});
