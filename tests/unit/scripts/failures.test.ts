import { expect, test } from 'vitest';
import { failuresOfPlaywright, failuresOfVitest, printFailure } from '../../../scripts/test/failures.ts';

test('names a failed test of Vitest by its file and title, a file that could not be loaded, and an error outside any test', () => {
  const failures = failuresOfVitest(
    {
      testResults: [
        {
          name: '/project/tests/unit/sum.test.ts',
          status: 'failed',
          message: '',
          assertionResults: [
            { fullName: 'sum adds', status: 'passed', failureMessages: [] },
            { fullName: 'sum takes away', status: 'failed', failureMessages: ['expected 1 to be 2'] },
          ],
        },
        {
          name: '/project/tests/unit/broken.test.ts',
          status: 'failed',
          message: 'no such module',
          assertionResults: [],
        },
      ],
      errors: [
        { file: '/project/tests/unit/late.test.ts', message: 'too late' },
        { file: null, message: 'no worker' },
      ],
    },
    '/project',
  );
  expect(failures).toEqual([
    { test: 'tests/unit/sum.test.ts › sum takes away', message: 'expected 1 to be 2' },
    { test: 'tests/unit/broken.test.ts', message: 'no such module' },
    { test: 'tests/unit/late.test.ts › outside any test', message: 'too late' },
    { test: 'outside any test', message: 'no worker' },
  ]);
});

test('names a failed window test wherever it is grouped, one that passed only when repeated, and an error outside any test', () => {
  const spec = (title: string, ok: boolean, ...messages: string[]) => ({
    title,
    file: 'search.spec.ts',
    line: 6,
    ok,
    tests: [{ results: messages.map((message) => ({ errors: [{ message }] })) }],
  });
  const failures = failuresOfPlaywright({
    suites: [
      { specs: [spec('well', true), spec('at last', true, 'once not')] },
      { suites: [{ specs: [spec('never', false, 'no window')] }] },
    ],
    errors: [{ message: 'no display' }],
  });
  expect(failures).toEqual([
    { test: 'search.spec.ts:6 › at last', message: 'once not' },
    { test: 'search.spec.ts:6 › never', message: 'no window' },
    { test: 'outside any test', message: 'no display' },
  ]);
});

test('prints the beginning of a message, without colours', () => {
  const long = Array.from({ length: 40 }, (_, index) => `\u001b[31mline ${index}\u001b[39m`).join('\n');
  const lines = printFailure({ test: 'a test', message: long }).split('\n');
  expect(lines[0]).toBe('failed: a test');
  expect(lines[1]).toBe('  line 0');
  expect(lines.at(-1)).toBe('  … 10 more lines');
  expect(lines).toHaveLength(32);
});
