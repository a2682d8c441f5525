import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stageFile } from '../../../main/jobs/file-intake';
import { LIMITS } from '../../../main/jobs/limits';
import { buildPdf } from '../../support/pdf-builder';
import { isWine } from '../../support/system';

let folder: string;
let staged: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'waymark-intake-'));
  staged = path.join(folder, 'staged');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const give = (name: string, bytes: Uint8Array | string) => {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
};
const refusal = (file: string) => expect(stageFile(file, staged)).rejects;

describe('staging a file', () => {
  it('copies it byte for byte, names it by its hash and leaves the original alone', async () => {
    const bytes = buildPdf({ pages: [{ lines: ['Anti-Trafficking Act'] }] });
    const file = give('act.pdf', bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(await stageFile(file, staged)).toEqual({ sha256, bytes: bytes.length });
    expect(readFileSync(staged).equals(Buffer.from(bytes))).toBe(true);
    expect(readFileSync(file).equals(Buffer.from(bytes))).toBe(true);
  });

  it('takes a file of many megabytes in parts and tells of each', async () => {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5 * 1024 * 1024, 'x')]);
    let parts = 0;
    const { sha256 } = await stageFile(give('large.pdf', bytes), staged, () => {
      parts += 1;
    });
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(parts).toBe(6);
  });

  it('replaces what an earlier attempt left', async () => {
    writeFileSync(staged, 'half a file');
    const bytes = buildPdf({ pages: [{ lines: ['one'] }] });
    await stageFile(give('act.pdf', bytes), staged);
    expect(readFileSync(staged).equals(Buffer.from(bytes))).toBe(true);
  });
});

describe('what is not taken in', () => {
  it('says why, in a code, and leaves nothing in staging', async () => {
    await refusal(path.join(folder, 'gone.pdf')).toMatchObject({ code: 'library.file-gone' });
    await refusal(give('empty.pdf', '')).toMatchObject({ code: 'library.file-empty' });
    await refusal(give('letter.pdf', 'Dear Sir')).toMatchObject({
      code: 'library.not-a-pdf',
      data: { kind: 'other' },
    });
    await refusal(give('page.pdf', '<!DOCTYPE html><p>')).toMatchObject({ data: { kind: 'html' } });
    await refusal(give('word.pdf', 'PK\u0003\u0004....[Content_Types].xml')).toMatchObject({
      data: { kind: 'word' },
    });
    const workbook = 'PK\u0003\u0004....[Content_Types].xml....xl/workbook.xml';
    await refusal(give('Labour 2025-12-31.xlsx', workbook)).toMatchObject({ code: 'library.is-answers' });
    const pack = `PK\u0003\u0004${'.'.repeat(26)}mimetypeapplication/vnd.waymark.pack+zip`;
    await refusal(give('from-the-ministry.waymark', pack)).toMatchObject({ code: 'library.is-pack' });
    expect(existsSync(staged)).toBe(false);
  });

  it.skipIf(isWine)('are folders and links', async () => {
    const inside = path.join(folder, 'inside');
    mkdirSync(inside);
    await refusal(inside).toMatchObject({ code: 'library.folder-unread' });
    const link = path.join(folder, 'link.pdf');
    symlinkSync(give('act.pdf', buildPdf({ pages: [{ lines: ['one'] }] })), link);
    await refusal(link).toMatchObject({ code: 'library.not-a-file' });
  });

  it('are files larger than the limit, looked at by their size alone', async () => {
    const file = give('giant.pdf', '%PDF-1.7\n');
    truncateSync(file, LIMITS.fileBytes + 1);
    await refusal(file).toMatchObject({ code: 'library.too-large', data: { megabytes: 301 } });
  });
});
