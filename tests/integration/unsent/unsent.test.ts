import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createUnsent } from '../../../main/unsent';
import type { UnsentForm } from '../../../shared/unsent';

let folder: string;
let troubles: unknown[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'waymark-unsent-'));
  troubles = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = () => path.join(folder, 'unsent.json');
const opened = (version = '1.0.0') =>
  createUnsent({ file: file(), version, onTrouble: (cause) => troubles.push(cause) });
const form = (typed: string): UnsentForm => ({
  ...{ key: 'discussion 1 POL-03', at: '#/assessments/1/POL-03' },
  ...{ typed: JSON.stringify(typed), shown: '""' },
});

it('keeps what is typed from one start to the next, the last of it only', () => {
  opened().keep([form('Who keeps'), form('ใครเก็บรายชื่อ')]);
  opened().keep([form('ใครเก็บรายชื่อ')]);
  expect(opened().list()).toEqual([form('ใครเก็บรายชื่อ')]);
  expect(readdirSync(folder)).toEqual(['unsent.json']);
});

it('leaves nothing on disk once everything is sent', () => {
  const unsent = opened();
  expect(unsent.list()).toEqual([]);
  unsent.keep([form('Words')]);
  unsent.keep([]);
  unsent.keep([]);
  expect([existsSync(file()), unsent.list(), troubles]).toEqual([false, [], []]);
});

it('does not put words of one version into the forms of another', () => {
  opened('1.0.0').keep([form('Words')]);
  expect(opened('1.1.0').list()).toEqual([]);
});

it('goes on without a file that is damaged, and without a disk that takes none', () => {
  writeFileSync(file(), '{"version":"1.0.0","forms":[{"key":');
  expect(opened().list()).toEqual([]);
  writeFileSync(file(), '{"version":"1.0.0","forms":[{"key":7}]}');
  expect(opened().list()).toEqual([]);
  opened().keep([form('Words')]);
  expect(opened().list()).toEqual([form('Words')]);
  expect(troubles).toHaveLength(1);
  mkdirSync(`${file()}.tmp`);
  opened().keep([form('More words')]);
  expect(troubles).toHaveLength(2);
  expect(opened().list()).toEqual([form('Words')]);
});
