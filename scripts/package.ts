import './plain-failure.ts';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { writeNotices } from './notices.ts';
import { run } from './runtime/command.ts';
import { projectRoot, type Runtime, resolveRuntime } from './runtime.ts';
import { tool } from './tool.ts';

/**
 * `npm run package`: the application as it is installed, in out/dist, opened once to see that it runs. Arguments go to
 * electron-builder: `npm run package -- --win nsis` makes the Windows installer, on a machine that may download.
 */
const asked = process.argv.slice(2);
const target = asked.length > 0 ? asked : [`--${hostSystem()}`, 'dir'];

const runtime = await resolveRuntime();
await run(...withTool('electron-vite', ['build', '--logLevel', 'warn']));
writeNotices();
provideBinding(runtime, target);
await run(...withTool('electron-builder', [...target, ...electronOf(runtime)]));
if (target.includes('dir')) {
  await run(...withTool('@playwright/test', ['test', '-c', 'tests/playwright.config.ts'], 'playwright'));
}

function withTool(packageName: string, more: readonly string[], command?: string): Parameters<typeof run> {
  const [program, ...args] = tool(packageName, command);
  return [program, [...args, ...more], { cwd: projectRoot, env: { WAYMARK_PACKAGED: '1' } }];
}

function hostSystem(): 'linux' | 'mac' | 'win' {
  if (process.platform === 'win32') return 'win';
  return process.platform === 'darwin' ? 'mac' : 'linux';
}

/** Puts the binding compiled for the fallback runtime where electron-builder.yml looks, for a package of this system only. */
function provideBinding({ sqliteAddon }: Runtime, arguments_: readonly string[]): void {
  const folder = path.join(projectRoot, 'out/native');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (sqliteAddon && arguments_.some((each) => each === '--linux' || each === '-l')) {
    copyFileSync(sqliteAddon, path.join(folder, path.basename(sqliteAddon)));
  }
}

/** The fallback runtime has to be named; the official one electron-builder finds, or fetches, by itself. */
function electronOf({ kind, dist, version }: Runtime): string[] {
  if (kind === 'official') return [];
  process.stderr.write(
    `This package runs on Electron ${version}, which gets no security fixes. It is for tests, not for a release.\n`,
  );
  return [`-c.electronDist=${dist}`, `-c.electronVersion=${version}`];
}
