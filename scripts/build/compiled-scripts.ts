import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DataStart } from '../../main/app/data-process.ts';
import { workspaceFolder } from '../../main/platform/workspace-folder.ts';
import type { CallInput, CallName } from '../../shared/app/index.ts';
import { presentRuntime } from '../runtime/resolve.ts';
import { say } from '../runtime/say.ts';

/** What the first screen asks the process of the data for. Code that ran for it is kept with the rest. */
const FIRST_CALLS = {
  'settings.get': {},
  'assessments.list': {},
  'assessments.listSnapshots': {},
  'library.digest': { day: '2026-01-01', lines: 5 },
  'library.listImports': { unfinished: true },
  'reliance.count': {},
  'calendar.list': { soon: { until: '2026-03-01', lines: 5 } },
  'changes.clock': {},
  'unsent.list': {},
} satisfies { readonly [N in CallName]?: CallInput<N> };

const GIVE_UP_AFTER_MS = 60_000;

const MAIN = `
const path = require('node:path');
const { app, utilityProcess } = require('electron');
const { start, calls } = require('./wish.json');
app.setPath('userData', path.join(__dirname, 'user'));
app.whenReady().then(() => {
  const child = utilityProcess.fork(path.join(__dirname, 'child.cjs'), [], { stdio: 'inherit' });
  let open = calls.length;
  child.once('exit', () => app.exit(1));
  child.on('message', (message) => {
    if (message.kept) app.exit(0);
    if (message.reply === undefined) return;
    if (!message.envelope.ok) app.exit(1);
    open -= 1;
    if (open === 0) child.postMessage({ keep: true });
  });
  child.postMessage({ start });
  calls.forEach(([name, input], at) => child.postMessage({ call: at + 1, name, input }));
});
`;

const CHILD = `
const path = require('node:path');
const { built, entry, target } = require('./wish.json');
const scripts = require(path.join(built, 'compiled.cjs')).runScripts(built, entry, 'nothing-kept');
process.parentPort.on('message', ({ data }) => {
  if (!data.keep) return;
  scripts.keep(target);
  process.parentPort.postMessage({ kept: true });
});
`;

/**
 * Starts the built process of the data in the Electron that is there, on an empty workspace, asks it for the first screen and writes the
 * code that V8 has compiled until then to `target`, beside the scripts. Says whether it did: without it the program starts as well,
 * only later, so whatever goes wrong ends no build.
 */
export async function keepCompiledScripts(
  root: string,
  { built, entry, target }: { readonly built: string; readonly entry: string; readonly target: string },
): Promise<boolean> {
  rmSync(target, { force: true });
  const runtime = presentRuntime();
  if (runtime === undefined) {
    say('no Electron here yet: the program is built without compiled scripts, and starts somewhat later');
    return false;
  }
  const scratch = mkdtempSync(path.join(tmpdir(), 'waymark-compiled-'));
  try {
    const folder = workspaceFolder(path.join(scratch, 'workspace'));
    for (const each of [folder.root, folder.files, folder.staging, folder.log])
      mkdirSync(each, { recursive: true });
    const start = {
      folder,
      resources: path.join(root, 'resources'),
      checked: JSON.parse(readFileSync(path.join(built, 'checked-resources.json'), 'utf8')),
      isSample: false,
      version: '0.0.0',
      look: { language: 'en', theme: 'system', calendar: 'ce', questionLanguage: null },
      lanes: 1,
    } satisfies DataStart;
    const wish = { built, entry, target, start, calls: Object.entries(FIRST_CALLS) };
    writeFileSync(path.join(scratch, 'wish.json'), JSON.stringify(wish));
    writeFileSync(path.join(scratch, 'main.cjs'), MAIN);
    writeFileSync(path.join(scratch, 'child.cjs'), CHILD);
    writeFileSync(
      path.join(scratch, 'package.json'),
      JSON.stringify({ name: 'compiled-scripts', version: '0.0.0', main: 'main.cjs' }),
    );
    // Nothing is drawn, so no display is needed.
    const switches = process.platform === 'linux' ? ['--ozone-platform=headless'] : [];
    const { NODE_OPTIONS: _, ELECTRON_RUN_AS_NODE: __, ...env } = process.env;
    const child = spawn(runtime.executable, [...runtime.args, ...switches, scratch], {
      stdio: 'ignore',
      timeout: GIVE_UP_AFTER_MS,
      env,
    });
    const ended = await new Promise((resolve) => {
      child.once('error', resolve);
      child.once('exit', resolve);
    });
    if (ended === 0) return true;
    rmSync(target, { force: true });
    say('the scripts of the data process could not be compiled ahead; the program starts somewhat later');
    return false;
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}
