import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { rememberedLook } from '../../../../main/app/remembered-look';
import { DEFAULT_SETTINGS } from '../../../../shared/settings';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'waymark-look-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const file = () => path.join(folder, 'look.json');
/** What Electron says of a computer in Vietnamese. */
const FIRST = { language: 'vi', theme: 'system', calendar: 'ce', questionLanguage: null } as const;
const remembered = (root: string) => rememberedLook(root, () => FIRST);

it('is the look of the settings kept last, at the next start too, and nothing else of them', () => {
  const look = remembered(folder);
  expect(look.get()).toEqual(FIRST);
  look.keep({ ...DEFAULT_SETTINGS, theme: 'dark', calendar: 'be', personName: 'Malee Srisuk' });
  expect(look.get()).toEqual({ language: 'en', theme: 'dark', calendar: 'be', questionLanguage: null });
  expect(remembered(folder).get()).toEqual(look.get());
  expect(readFileSync(file(), 'utf8')).not.toContain('Malee');
});

it.each(['', '{"language":"en"', '{"language":"en","theme":"<b>","calendar":"ce"}', '[]', 'null', '7'])(
  'is the first look where it is not known from %j',
  (text) => {
    writeFileSync(file(), text);
    expect(remembered(folder).get()).toEqual(FIRST);
  },
);

it('is not kept where the folder cannot be written to, and that is no reason to fail', () => {
  const look = remembered(path.join(folder, 'not-there'));
  look.keep(DEFAULT_SETTINGS);
  expect(look.get()).toMatchObject({ theme: 'system' });
});
