import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from './support/launch';
import { preparedRuntime } from './support/runtime.ts';

const built = path.resolve(import.meta.dirname, '../../out');

/** What is required inside a promise: later, when it is needed. */
const LATER = /Promise\.resolve\(\)\.then\(\(\)=>require\([^)]*\)/g;

/** A built file and all that it requires while it loads, by paths below out/main; with `ever` also what it requires later. */
function requiredBy(file: string, ever = false, known = new Set<string>()): Set<string> {
  if (known.has(file)) return known;
  known.add(file);
  const source = readFileSync(path.join(built, 'main', file), 'utf8');
  const read = ever ? source : source.replaceAll(LATER, '');
  for (const [, , needed = ''] of read.matchAll(/require\((["'`])(\.[^"'`]+)\1\)/g)) {
    requiredBy(path.join(path.dirname(file), needed), ever, known);
  }
  return known;
}

/** Kibibytes of what the page loads before its first screen: scripts, or style sheets. */
function loadedFirst(pattern: RegExp): number {
  const page = readFileSync(path.join(built, 'renderer/index.html'), 'utf8');
  const files = [...page.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, file = '']) => file);
  const sizes = files
    .filter((file) => pattern.test(file))
    .map((file) => statSync(path.join(built, 'renderer', file)).size);
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

// What stands between a start and its first screen must not grow unseen. Numbers are what it was, and a tenth more.
test('little is loaded before the first screen', () => {
  const page = readFileSync(path.join(built, 'renderer/index.html'), 'utf8');
  const scripts = [...page.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map(([, file = '']) => file);
  // In one piece: each piece is asked for, read and passed on by the main process.
  expect(scripts).toHaveLength(1);
  expect(readFileSync(path.join(built, 'renderer', scripts[0] ?? ''), 'utf8')).not.toMatch(
    /(?:^|[;\n])import\s*(?:[\w{*]|["'])/,
  );
  expect(loadedFirst(/\.js$/)).toBeLessThan(1000);
  expect(loadedFirst(/\.css$/)).toBeLessThan(340);
  expect(loadedFirst(/\.woff2$/)).toBeLessThan(60);
});

test('the main process starts without a schema, and the processes with nothing they do not need', () => {
  const main = [...requiredBy('index.cjs'), ...requiredBy(`chunks/${chunk('program')}`)];
  const of = (files: Iterable<string>) =>
    [...files].map((file) => readFileSync(path.join(built, 'main', file), 'utf8')).join('\n');
  expect(of(main)).not.toContain('strictObject');
  expect(of(main).length / 1024).toBeLessThan(72);

  // Nor later: with the first import they would be loaded while somebody waits for the window.
  const ever = [...requiredBy('index.cjs', true)];
  expect(ever.some((file) => file.includes('job-host'))).toBe(true);
  expect(of(ever)).not.toContain('strictObject');
  expect(of(ever).length / 1024).toBeLessThan(80);

  const data = of(requiredBy('data-process.cjs'));
  // Workbooks are read and written by packages that come with the first one, and pdfium stays with the jobs.
  expect(data).not.toMatch(/worksheet-writer|_FPDF_LoadPage|FPDFText_CountChars/);
  // 1,714 with the words that tell persons loaded only with the first text looked through.
  expect(data.length / 1024).toBeLessThan(1760);
  expect(readFileSync(path.join(built, 'main/data.cjs'), 'utf8').length).toBeLessThan(100);
});

test('the process of the data runs its scripts as the build compiled them, in the runtime that ships', async ({
  app,
  page,
}) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(readFileSync(path.join(built, 'main/data.cjs'), 'utf8')).toContain("'data.compiled'");
  expect(statSync(path.join(built, 'main/data.compiled')).size / 1024).toBeLessThan(1800);
  // Scripts that are run like this know no import of their own: it would fail when it is first needed.
  const importing = [...requiredBy('data-process.cjs', true)].filter((file) =>
    /(?<![\w$.])import\(/.test(readFileSync(path.join(built, 'main', file), 'utf8')),
  );
  expect(importing).toEqual([]);
  // The same scripts in one more process of the same runtime: none of them had to be compiled.
  const first = path.join(mkdtempSync(path.join(tmpdir(), 'waymark-tally-')), 'tally.cjs');
  const folder = path.join(built, 'main');
  writeFileSync(
    first,
    `const { runScripts } = require(${JSON.stringify(path.join(folder, 'compiled.cjs'))});
process.parentPort.postMessage(runScripts(${JSON.stringify(folder)}, 'data-process.cjs', 'data.compiled').tally());\n`,
  );
  const tally = await app.evaluate(
    ({ utilityProcess }, file) =>
      new Promise((resolve) => {
        const child = utilityProcess.fork(file);
        child.once('message', (message: unknown) => {
          child.kill();
          resolve(message);
        });
        child.once('exit', resolve);
      }),
    first,
  );
  rmSync(path.dirname(first), { recursive: true, force: true });
  expect(tally).toEqual({ kept: requiredBy('data-process.cjs').size, compiled: 0 });
});

test('a program without compiled scripts, or with damaged ones, starts as well', async ({ workspace }) => {
  const copy = mkdtempSync(path.join(tmpdir(), 'waymark-uncompiled-'));
  const program = path.resolve(built, '..');
  for (const name of ['package.json', 'out/main', 'out/preload', 'out/renderer', 'resources']) {
    cpSync(path.join(program, name), path.join(copy, name), { recursive: true });
  }
  symlinkSync(path.join(program, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
  const compiled = path.join(copy, 'out/main/data.compiled');
  const log = path.join(workspace, 'log/main.log');
  const { executable, args } = preparedRuntime();
  for (const harm of ['damaged', 'missing'] as const) {
    if (harm === 'missing') rmSync(compiled);
    else {
      const bytes = readFileSync(compiled);
      for (let at = 4; at < bytes.length; at += 97) bytes[at] = (bytes[at] ?? 0) ^ 0x55;
      writeFileSync(compiled, bytes);
    }
    rmSync(log, { force: true });
    const alone = spawn(executable, [...args, copy], {
      stdio: 'ignore',
      env: { ...process.env, WAYMARK_DATA: workspace },
    });
    const ended = new Promise((resolve) => alone.once('exit', resolve));
    await expect
      .poll(() => (existsSync(log) ? readFileSync(log, 'utf8') : ''), { timeout: 30_000 })
      .toContain(' info ready ');
    expect(readFileSync(log, 'utf8')).not.toContain('process-lost');
    alone.kill();
    await ended;
  }
  rmSync(copy, { recursive: true, force: true });
});

function chunk(name: string): string {
  const found = readdirSync(path.join(built, 'main/chunks')).find((file) => file.startsWith(`${name}-`));
  if (found === undefined) throw new Error(`nothing built is named ${name}`);
  return found;
}

test('what ships and was checked by the build is read when it is asked for', async ({ app, page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(existsSync(path.join(built, 'main/checked-resources.json'))).toBe(true);
  // Nobody has looked into anything yet: the page of a topic, an article or an edition is there at once all the same.
  await page.evaluate(() => {
    window.location.hash = '#/principles';
  });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/principles|law/i);
  await expect(page.getByText(/\d+ articles\. Instruments: \d+/)).toBeVisible();
  await app.close();
});

test('the window opens in the colours chosen, before any script has run', async ({
  page,
  relaunch,
  workspace,
}) => {
  await page.evaluate(() => window.waymark.call('settings.update', { theme: 'dark' }));
  await expect.poll(() => existsSync(path.join(workspace, 'look.json'))).toBe(true);
  const again = await relaunch();
  const html = await again.page.evaluate(async () => await (await fetch('index.html')).text());
  expect(html).toContain('data-theme="dark"');
  expect(html).not.toMatch(/__\w+__/);
  await expect(again.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  // What cannot be read is as if there were nothing.
  writeFileSync(path.join(workspace, 'look.json'), '"<script>"');
  const third = await relaunch();
  await expect(third.page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('a page leaves nothing behind for its next start but compiled scripts', async ({
  page,
  relaunch,
  workspace,
}) => {
  // What is asked while a start empties them may never be answered: it is asked again.
  const UNANSWERED = 2_000;
  // The first start empties its own, too, once its screen stands there; what is written then may go at once.
  const kept = () =>
    page.evaluate(async (limit) => {
      localStorage.setItem('left', 'behind');
      const request = indexedDB.open('left');
      // Held by the page: a request that nobody holds may be collected before it ends.
      Object.assign(window, { request });
      const written = new Promise((resolve) => {
        for (const end of ['success', 'error', 'blocked']) request.addEventListener(end, resolve);
      }).then(() => indexedDB.databases());
      const unanswered = new Promise<null>((resolve) => setTimeout(resolve, limit, null));
      return [localStorage.length, (await Promise.race([written, unanswered]))?.length];
    }, UNANSWERED);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(async () => expect(await kept()).toEqual([1, 1])).toPass();
  await relaunch();
  const third = await relaunch();
  const left = () =>
    third.page.evaluate(async (limit) => {
      const unanswered = new Promise<null>((resolve) => setTimeout(resolve, limit, null));
      const known = await Promise.race([indexedDB.databases(), unanswered]).catch(() => null);
      return [localStorage.length, known?.length];
    }, UNANSWERED);
  await expect.poll(left).toEqual([0, 0]);
  expect(existsSync(path.join(workspace, 'page'))).toBe(true);
});

test('compiled scripts that are damaged do no harm', async ({ page, relaunch, workspace }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await relaunch();
  const second = await relaunch();
  await second.app.close();
  const folder = path.join(workspace, 'page/Code Cache/js');
  const kept = readdirSync(folder).filter((name) => /^[0-9a-f]{16}_0$/.test(name));
  // The page has one large script for its start, and few others.
  expect(kept.length).toBeGreaterThan(0);
  for (const name of kept) {
    const bytes = readFileSync(path.join(folder, name));
    for (let at = 400; at < bytes.length; at += 97) bytes[at] = (bytes[at] ?? 0) ^ 0x55;
    writeFileSync(path.join(folder, name), bytes);
  }
  // The page may be lost over them, and is then loaded anew without them. A driver would be lost with it, so there is none.
  const log = path.join(workspace, 'log/main.log');
  rmSync(log, { force: true });
  const { executable, args } = preparedRuntime();
  const alone = spawn(executable, [...args, path.resolve(built, '..')], {
    stdio: 'ignore',
    env: { ...process.env, WAYMARK_DATA: workspace },
  });
  const ended = new Promise((resolve) => alone.once('exit', resolve));
  await expect
    .poll(() => (existsSync(log) ? readFileSync(log, 'utf8') : ''), { timeout: 30_000 })
    .toContain(' info ready ');
  alone.kill();
  await ended;
});
