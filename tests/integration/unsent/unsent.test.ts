import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
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
  ...{ key: 'discussion 1 POL-03', at: '#/assessments/1/POL-03', typedAt: '2026-05-04T09:30:00.000Z' },
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

it('neither puts words of one version into the forms of another, nor writes over them', () => {
  opened('1.0.0').keep([form('Words')]);
  const later = opened('1.1.0');
  expect(later.list()).toEqual([]);
  expect(later.keep([form('More words')])).toBe(true);
  expect(later.list()).toEqual([form('More words')]);
  expect(readFileSync(path.join(folder, 'unsent-aside.json'), 'utf8')).toContain('Words');
  expect(troubles).toHaveLength(1);
});

it('puts aside beside what was put aside before', () => {
  opened('1.0.0').keep([form('Words of the first')]);
  for (const [version, typed] of [
    ['1.1.0', 'Words of the second'],
    ['1.2.0', 'Words of the third'],
  ] as const) {
    const unsent = opened(version);
    unsent.list();
    unsent.keep([form(typed)]);
  }
  const all = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
  for (const words of ['the first', 'the second', 'the third'])
    expect(all.filter((text) => text.includes(words))).toHaveLength(1);
});

it('goes on without a file that is damaged or cannot be read, and puts it aside', () => {
  writeFileSync(file(), '{"version":"1.0.0","forms":[{"key":');
  expect(opened().list()).toEqual([]);
  writeFileSync(file(), '{"version":"1.0.0","forms":[{"key":7}]}');
  expect(opened().list()).toEqual([]);
  rmSync(file());
  mkdirSync(file());
  const unsent = opened();
  expect(unsent.list()).toEqual([]);
  expect(unsent.keep([form('Words')])).toBe(true);
  expect(unsent.list()).toEqual([form('Words')]);
  expect(troubles).toHaveLength(3);
});

it('says that a disk takes nothing, and leaves nothing unfinished on it', () => {
  const unsent = opened();
  expect(unsent.keep([form('Words')])).toBe(true);
  writeFileSync(`${file()}.tmp`, 'left by a kill');
  expect(unsent.keep([])).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
  mkdirSync(path.join(file(), 'in the way'), { recursive: true });
  expect(unsent.keep([form('Words')])).toBe(false);
  expect(readdirSync(folder)).toEqual(['unsent.json']);
  expect(troubles).toHaveLength(1);
});
