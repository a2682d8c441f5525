import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { filledOnce, keyOf } from './cache.ts';
import { run } from './command.ts';
import { say } from './say.ts';
import { needCommands } from './system.ts';

const require = createRequire(import.meta.url);
const ADDON = 'better_sqlite3.node';
const wrapping = path.join(import.meta.dirname, 'napi9.h');

/**
 * Gives the file of better-sqlite3's addon that runs on Node-API 9 and newer, compiled once per version, and places it
 * where the package looks before its own prebuilt files, so that the application needs no code for it.
 */
export async function sqliteForNodeApi9(): Promise<string> {
  const manifest = require.resolve('better-sqlite3/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const home = path.dirname(manifest);
  const key = keyOf(version, readFileSync(wrapping), process.arch);
  const folder = await filledOnce(`better-sqlite3-${version}-napi9-${key}`, async (unfinished) => {
    await needCommands(['gcc', 'g++'], ['gcc', 'g++', 'libc6-dev'], 'The database binding');
    say(`compiling better-sqlite3 ${version} for Node-API 9 (about a minute, once)`);
    await compile(home, unfinished);
    say('better-sqlite3 is ready');
  });
  const addon = path.join(folder, ADDON);
  place(addon, path.join(home, 'build/Release'));
  return addon;
}

async function compile(home: string, folder: string): Promise<void> {
  const sqlite = path.join(home, 'deps/sqlite3');
  const nodeHeaders = path.join(path.dirname(require.resolve('node-api-headers/package.json')), 'include');
  const addonHeaders = path.dirname(
    createRequire(path.join(home, 'package.json')).resolve('node-addon-api/package.json'),
  );
  const objects = { sqlite: path.join(folder, 'sqlite.o'), binding: path.join(folder, 'binding.o') };
  const always = ['-c', '-O2', '-fPIC', '-w', '-DNDEBUG', '-fvisibility=hidden', `-I${sqlite}`];
  const define = (names: readonly string[]) => names.map((name) => `-D${name}`);
  await Promise.all([
    run('gcc', [
      ...always,
      '-std=c99',
      ...define(sqliteOptions(home)),
      ...[path.join(sqlite, 'sqlite3.c'), '-o', objects.sqlite],
    ]),
    run('g++', [
      ...always,
      ...['-std=c++20', '-fno-rtti', '-fno-exceptions', '-fvisibility-inlines-hidden'],
      ...define([
        'NAPI_VERSION=9',
        'NAPI_DISABLE_CPP_EXCEPTIONS',
        'NODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
        'NODE_GYP_MODULE_NAME=better_sqlite3',
        'BUILDING_NODE_EXTENSION',
        'SQLITE_ENABLE_COLUMN_METADATA',
      ]),
      ...[`-I${nodeHeaders}`, `-I${addonHeaders}`, '-include', wrapping],
      ...[path.join(home, 'src/better_sqlite3.cpp'), '-o', objects.binding],
    ]),
  ]);
  await run('g++', [
    ...['-shared', '-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL'],
    ...[objects.binding, objects.sqlite, '-ldl', '-o', path.join(folder, ADDON)],
  ]);
  for (const object of Object.values(objects)) rmSync(object);
}

/** SQLite's compile options as the package itself lists them, so both bindings offer the same database. */
function sqliteOptions(home: string): string[] {
  const listed = readFileSync(path.join(home, 'deps/defines.gypi'), 'utf8');
  return [...listed.matchAll(/'([A-Z_0-9]+(?:=[^']*)?)'/g)].map((match) => match[1] ?? '');
}

/** Copies by rename and only when needed: a process that has the old file open keeps it whole. */
function place(addon: string, release: string): void {
  const bytes = readFileSync(addon);
  const target = path.join(release, ADDON);
  try {
    if (readFileSync(target).equals(bytes)) return;
  } catch {
    mkdirSync(release, { recursive: true });
  }
  const beside = `${target}.${process.pid}`;
  writeFileSync(beside, bytes);
  renameSync(beside, target);
}
