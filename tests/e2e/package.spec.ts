import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from './support/launch';
import { preparedRuntime } from './support/runtime';

const folder = path.resolve(
  import.meta.dirname,
  '../../out/dist',
  { linux: 'linux-unpacked', win32: 'win-unpacked' }[process.platform as string] ?? 'linux-unpacked',
);
const executable = path.join(folder, process.platform === 'win32' ? 'Waymark.exe' : 'waymark');

/** Starts the packaged application and waits for its end. */
function runPackaged(workspace: string, args: readonly string[]) {
  return spawnSync(executable, [...preparedRuntime().args, ...args], {
    encoding: 'utf8',
    timeout: 60_000,
    env: { ...process.env, WAYMARK_DATA: workspace },
  });
}

test('the package opens its window and its databases, and says so', ({ workspace }) => {
  const result = path.join(workspace, 'check.json');
  const ended = runPackaged(workspace, [`--self-check=${result}`]);
  expect(existsSync(result), ended.stderr).toBe(true);
  expect(JSON.parse(readFileSync(result, 'utf8'))).toMatchObject({ ok: true, packaged: true });
  expect(existsSync(path.join(workspace, 'workspaces/own/waymark.db'))).toBe(true);
  expect(ended.status).toBe(0);
});

test('the package refuses to be steered from outside', ({ workspace }) => {
  const ended = runPackaged(workspace, ['--remote-debugging-port=0']);
  expect(ended.status).toBe(2);
  expect(ended.stderr).toContain('--remote-debugging-port');
});

test('the package carries what it needs and nothing else', () => {
  const inside = listPackage(path.join(folder, 'resources/app.asar'), { isPack: false }).map((entry) =>
    entry.split(path.sep).join('/'),
  );
  for (const needed of [
    ...['/out/main/index.cjs', '/out/main/data.cjs', '/out/main/search.cjs', '/out/main/job.cjs'],
    ...['/out/main/ocr.cjs', '/out/main/ocr/khm.traineddata.gz', '/out/main/ocr/tha.traineddata.gz'],
    '/out/main/data.compiled',
    ...['/out/main/pdfium.wasm', '/out/preload/index.cjs', '/out/renderer/index.html'],
    ...['/out/renderer/pdfjs/cmaps/UniGB-UCS2-H.bcmap', '/resources/locales/en/errors.json'],
    ...['/resources/questionnaires/editions.lock.json', '/resources/instruments/instruments.json'],
  ]) {
    expect(inside).toContain(needed);
  }
  const tops = new Set(inside.map((entry) => entry.split('/')[1]));
  expect([...tops].sort()).toEqual(['node_modules', 'out', 'package.json', 'resources']);
  const packages = inside.filter((entry) => /^\/node_modules\/[^/]+$/.test(entry));
  expect(packages).toEqual(['/node_modules/better-sqlite3']);
  expect(inside.filter((entry) => /\.(tsx?|map|o|c|cpp|h)$/.test(entry))).toEqual([]);
  expect(inside.filter((entry) => /prebuilds\/.*\.node$/.test(entry))).toHaveLength(1);
  expect(readdirSync(folder)).toContain('THIRD-PARTY-NOTICES.txt');
});

test('the package cannot be turned into something else', async () => {
  const fuses = await getCurrentFuseWire(executable);
  if (fuses.version !== FuseVersion.V1) throw new Error('unknown fuses');
  const state = (fuse: FuseV1Options) => fuses[fuse];
  for (const off of [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ]) {
    expect(state(off), FuseV1Options[off]).toBe(FuseState.DISABLE);
  }
  for (const on of [
    FuseV1Options.EnableCookieEncryption,
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    FuseV1Options.OnlyLoadAppFromAsar,
  ]) {
    expect(state(on), FuseV1Options[on]).toBe(FuseState.ENABLE);
  }
});
