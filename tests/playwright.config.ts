import { defineConfig } from '@playwright/test';

/**
 * Tests in a real window. One at a time: an office PC has two cores, and so has the machine that runs these.
 * `package.spec.ts` needs a packaged application and is run by `npm run package` only.
 */
export default defineConfig({
  testDir: './e2e',
  outputDir: '../out/e2e',
  globalSetup: './e2e/support/prepare.ts',
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '../out/reports/playwright.json' }]],
  projects: process.env.WAYMARK_PACKAGED
    ? [{ name: 'package', testMatch: 'package.spec.ts' }]
    : [{ name: 'window', testIgnore: 'package.spec.ts' }],
});
