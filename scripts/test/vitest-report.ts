import { readFileSync, writeFileSync } from 'node:fs';
import { JsonReporter, type Reporter } from 'vitest/node';

type RunEnd = Parameters<NonNullable<Reporter['onTestRunEnd']>>;

/** Vitest's JSON report with what it leaves out: errors outside any test, which fail a run in which every test passed. */
export default class VitestReport extends JsonReporter {
  override async onTestRunEnd(...[modules, errors]: Partial<RunEnd>): Promise<void> {
    await super.onTestRunEnd(modules ?? []);
    const { outputFile } = this.ctx.config;
    const file = typeof outputFile === 'object' ? outputFile.json : undefined;
    if (file === undefined) throw new Error('the report has no file: give --outputFile.json');
    const outside = (errors ?? []).map((error) => ({
      file: typeof error.VITEST_TEST_PATH === 'string' ? error.VITEST_TEST_PATH : null,
      message: error.stack ?? error.message,
    }));
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), errors: outside }));
  }
}
