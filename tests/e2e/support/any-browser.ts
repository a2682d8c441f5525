import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { inherited } from './environment.ts';
import { preparedRuntime } from './runtime.ts';

/** A window that knows nothing of Waymark, as the browser of an office PC. */
const BROWSER = `
const { app, BrowserWindow } = require('electron');
app.setPath('userData', process.env.BROWSER_DATA);
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: Number(process.env.BROWSER_WIDTH), height: 768, useContentSize: true });
  window.loadFile(process.env.BROWSER_FILE);
});
`;

export interface AnyBrowser {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** What the page tried to fetch beyond its own file, and what its policy refused. */
  readonly trouble: readonly string[];
}

/** Opens a file in a plain browser whose memory lies in `data`. */
export async function openInBrowser(file: string, data: string, width = 1366): Promise<AnyBrowser> {
  const { executable, args } = preparedRuntime();
  const profile = path.join(data, 'browser-profile');
  const program = path.join(data, 'browser');
  for (const folder of [profile, program]) mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(program, 'package.json'),
    JSON.stringify({ name: 'browser', version: '0.0.0', main: 'main.cjs' }),
  );
  writeFileSync(path.join(program, 'main.cjs'), BROWSER);
  const app = await _electron.launch({
    executablePath: executable,
    args: [...args, program],
    acceptDownloads: true,
    env: {
      ...inherited(),
      ...{ BROWSER_FILE: file, BROWSER_DATA: profile, BROWSER_WIDTH: String(width) },
    },
  });
  const trouble: string[] = [];
  app.context().on('request', (request) => {
    if (!request.url().startsWith('file:') && !request.url().startsWith('blob:')) trouble.push(request.url());
  });
  app.context().on('console', (message) => {
    if (message.type() === 'error') trouble.push(message.text());
  });
  const page = await app.firstWindow();
  await page.waitForLoadState('domcontentloaded');
  return { app, page, trouble };
}
