import path from 'node:path';

/** What a test needs to know to start Electron. */
export interface TestRuntime {
  readonly executable: string;
  readonly args: readonly string[];
}

const VARIABLE = 'WAYMARK_E2E_RUNTIME';

/** Tests run in processes of their own; the environment is what reaches them. */
export function handOver(runtime: TestRuntime): void {
  process.env[VARIABLE] = JSON.stringify(runtime);
}

/** The Electron that was prepared before the first test. */
export function preparedRuntime(): TestRuntime {
  const text = process.env[VARIABLE];
  if (!text)
    throw new Error(
      'Run window tests with `npm run e2e` or `playwright test -c tests/playwright.config.ts`.',
    );
  return JSON.parse(text) as TestRuntime;
}

/** The program under test: this project's own, or one that was broken on purpose to see a test fail. */
export const programFolder = process.env.WAYMARK_E2E_PROGRAM ?? path.resolve(import.meta.dirname, '../../..');
