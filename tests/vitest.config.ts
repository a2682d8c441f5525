import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { deferredSchemas } from '../scripts/build/deferred-schemas.ts';

const root = path.resolve(import.meta.dirname, '..');
const resolve = { alias: deferredSchemas(root) };

/**
 * How long a test waits for what comes at once, but not on a computer that runs everything else besides: a script that is drawn for the
 * first time has to be translated first. Only what never comes takes this long.
 */
const patienceMs = 10_000;
const waits = { provide: { patienceMs }, expect: { poll: { timeout: patienceMs } } };

/** Two kinds of tests: facts and rules in plain Node, screens in a light document. Windows are Playwright's. */
export default defineConfig({
  root,
  test: {
    coverage: {
      provider: 'v8',
      include: ['main/**/*.ts', 'shared/**/*.ts', 'renderer/**/*.{ts,tsx}'],
      reporter: ['text-summary', 'html'],
      reportsDirectory: 'out/coverage',
    },
    projects: [
      {
        root,
        resolve,
        test: {
          ...waits,
          name: 'unit',
          environment: 'node',
          include: ['tests/{unit,integration,migrations,contract,architecture}/**/*.test.ts'],
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        root,
        resolve,
        plugins: [react()],
        test: {
          ...waits,
          name: 'component',
          environment: 'happy-dom',
          setupFiles: ['tests/support/light-page.ts'],
          include: ['tests/component/**/*.test.{ts,tsx}'],
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
    ],
  },
});
