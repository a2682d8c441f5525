import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCopiesOut, createFileStore, createSoundFiles } from '../../../main/library';
import { hashFile } from '../../../main/platform';
import type { DocumentVersion } from '../../../shared/library';
import { aDocument } from '../../support/builders';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'copies-'));
  mkdirSync(path.join(folder, 'stick'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A document whose file lies in a store, and the copies that are made of it. */
async function stored() {
  const staged = path.join(folder, 'staged');
  writeFileSync(staged, '%PDF-1.7 an act');
  const sha256 = await hashFile(staged);
  const store = createFileStore(path.join(folder, 'files'));
  await store.keep(staged, sha256);
  const [first] = aDocument().versions as [DocumentVersion];
  const version = { ...first, file: { ...first.file, sha256, sourceName: 'Act 2008.pdf' } };
  const copies = createCopiesOut({ store, documentOf: () => aDocument({ versions: [version] }) });
  return { copies, version, at: store.pathOf(sha256), store };
}

describe('a copy of a stored file', () => {
  const target = () => path.join(folder, 'stick', 'Act.pdf');

  it('has the name and the bytes that were brought in, and takes the place of what was there', async () => {
    const { copies, version } = await stored();
    expect(copies.nameOf(version.id)).toBe('Act 2008.pdf');
    writeFileSync(target(), 'an older copy');
    await copies.write(version.id, target());
    expect(readFileSync(target(), 'utf8')).toBe('%PDF-1.7 an act');
    expect(readdirSync(path.dirname(target()))).toEqual(['Act.pdf']);
  });

  it('is not made of a file that is damaged or gone, and leaves what was there', async () => {
    const { copies, version, at } = await stored();
    writeFileSync(target(), 'an older copy');
    writeFileSync(at, '%PDF-1.7 an ACT');
    await expect(copies.write(version.id, target())).rejects.toMatchObject({ code: 'reader.file-damaged' });
    rmSync(at);
    await expect(copies.write(version.id, target())).rejects.toMatchObject({ code: 'reader.file-missing' });
    expect(readFileSync(target(), 'utf8')).toBe('an older copy');
    expect(readdirSync(path.dirname(target()))).toEqual(['Act.pdf']);
  });

  it('says when the place cannot be written, or the version is unknown', async () => {
    const { copies, version } = await stored();
    const nowhere = path.join(folder, 'gone', 'Act.pdf');
    await expect(copies.write(version.id, nowhere)).rejects.toMatchObject({ code: 'workspace.save-refused' });
    expect(() => copies.nameOf('another')).toThrow('library.not-found');
  });
});

describe('a stored file', () => {
  it('is known to be another than the one brought in, at once and after it was put back', async () => {
    const { version, at, store } = await stored();
    const files = createSoundFiles({ store });
    const { sha256 } = version.file;
    const state = () => files.stateOf(sha256);
    expect(await Promise.all([state(), state()])).toEqual(['sound', 'sound']);
    writeFileSync(at, '%PDF-1.7 another act');
    expect(await state()).toBe('changed');
    writeFileSync(at, '%PDF-1.7 an act');
    utimesSync(at, new Date(1), new Date(1));
    expect(await state()).toBe('sound');
    rmSync(at);
    expect(await state()).toBe('unreadable');
    mkdirSync(at);
    expect(await state()).toBe('unreadable');
  });
});
