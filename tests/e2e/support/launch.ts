import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  _electron,
  test as base,
  type ElectronApplication,
  expect,
  type Page,
  type TestInfo,
} from '@playwright/test';
import { inherited, OFFICE_SCREEN } from './environment.ts';
import { preparedRuntime, programFolder } from './runtime.ts';

const projectRoot = path.resolve(import.meta.dirname, '../../..');

const CLOSES_WITHIN_MS = 15_000;

/** A running Waymark and its first window. */
export interface Running {
  readonly app: ElectronApplication;
  readonly page: Page;
}

export interface WaymarkFixtures {
  /** More environment for the application, set with `test.use({ environment: { WAYMARK_SAMPLE: '1' } })`. */
  environment: Readonly<Record<string, string>>;
  /** Data folder of this test: empty at its begin, gone at its end, kept when the test failed. */
  workspace: string;
  /** Starts Waymark on the data folder, closing the one that runs: for what must outlive a restart. */
  relaunch: (environment?: Readonly<Record<string, string>>) => Promise<Running>;
  /** The application as first started in this test. */
  app: ElectronApplication;
  /** Its window, as large as an office screen. */
  page: Page;
}

/** Playwright's `test` with a Waymark of its own for every test, on its own data. */
export const test = base.extend<WaymarkFixtures & { first: Running }>({
  environment: [{}, { option: true }],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
  workspace: async ({}, use, info) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'waymark-test-'));
    await use(folder);
    if (hasFailed(info)) info.annotations.push({ type: 'data folder', description: folder });
    else rmSync(folder, { recursive: true, force: true });
  },

  relaunch: async ({ workspace, environment }, use, info) => {
    const session = new Session(workspace, info);
    await use((more = {}) => session.start({ ...environment, ...more }));
    await session.stop();
  },

  first: async ({ relaunch }, use) => use(await relaunch()),
  app: async ({ first }, use) => use(first.app),
  page: async ({ first }, use) => use(first.page),
});

export { expectNoSeriousAxe } from './axe.ts';
export { expect };

const hasFailed = (info: TestInfo) => info.status !== info.expectedStatus;

/** The Waymarks of one test, one after the other, each with its trace and its output. */
class Session {
  private readonly workspace: string;
  private readonly info: TestInfo;
  private running: ElectronApplication | undefined;
  private output = '';
  private starts = 0;

  constructor(workspace: string, info: TestInfo) {
    this.workspace = workspace;
    this.info = info;
  }

  async start(environment: Readonly<Record<string, string>>): Promise<Running> {
    await this.stop();
    const { executable, args } = preparedRuntime();
    this.starts += 1;
    const app = await _electron.launch({
      executablePath: executable,
      args: [...args, programFolder],
      cwd: projectRoot,
      env: { ...inherited(), WAYMARK_DATA: this.workspace, ...environment },
    });
    this.running = app;
    // A test may close or kill it; then there is nothing left to stop, and no trace to keep.
    app.once('close', () => {
      if (this.running === app) this.running = undefined;
    });
    for (const stream of [app.process().stdout, app.process().stderr]) {
      stream?.on('data', (bytes: Buffer) => {
        this.output += bytes.toString('utf8');
      });
    }
    await app.context().tracing.start({ screenshots: true, snapshots: true });
    const page = await app.firstWindow();
    await app.evaluate(({ BrowserWindow }, bounds) => {
      BrowserWindow.getAllWindows()[0]?.setBounds(bounds);
    }, OFFICE_SCREEN);
    await page.waitForLoadState('domcontentloaded');
    return { app, page };
  }

  async stop(): Promise<void> {
    const app = this.running;
    if (!app) return;
    this.running = undefined;
    const keep = hasFailed(this.info);
    if (keep) await this.keepEvidence(app);
    else await app.context().tracing.stop();
    await close(app);
    if (keep) await this.info.attach('output', { body: this.output, contentType: 'text/plain' });
  }

  private async keepEvidence(app: ElectronApplication): Promise<void> {
    const name = `window-${this.starts}`;
    const trace = this.info.outputPath(`${name}-trace.zip`);
    await app.context().tracing.stop({ path: trace });
    // Named where it lies: attach() would make a second copy of something large.
    this.info.attachments.push({ name: `${name} trace`, path: trace, contentType: 'application/zip' });
    const window = app.windows()[0];
    if (!window) return;
    const picture = await window.screenshot({ path: this.info.outputPath(`${name}.png`) });
    await this.info.attach(name, { body: picture, contentType: 'image/png' });
  }
}

/** Quits as a user would; an application that does not end by itself is a failure, and is killed so that the next can start. */
async function close(app: ElectronApplication): Promise<void> {
  const overdue = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    app.process().kill('SIGKILL');
    overdue.reject(new Error(`Waymark did not quit within ${CLOSES_WITHIN_MS / 1000} s`));
  }, CLOSES_WITHIN_MS);
  try {
    await Promise.race([app.close(), overdue.promise]);
  } finally {
    clearTimeout(timer);
  }
}
