import { createPrivateKey, sign } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readingError } from '../../../main/exchange/disk-errors';
import { sourcesOf } from '../../../main/exchange/outgoing';
import { stagePack, writePack } from '../../../main/exchange/pack-file';
import { createSigner, restoreSigner } from '../../../main/exchange/signing';
import { readThings } from '../../../main/exchange/things';
import { describeSource } from '../../../main/exchange/zip-writing';
import { type Format, PACK_LIMITS } from '../../../shared/exchange';
import { isAppError } from '../../../shared/kernel';
import {
  entry,
  manifestHead,
  packFolder,
  pdf,
  type RawPack,
  rawPack,
  rawZip,
  SIGNER,
  sha256Of,
} from '../../support/pack-builder';

const renameLater = vi.hoisted(() => ({ refuses: (_to: string): boolean => false, code: 'EACCES' }));
/** Called before a file gets another name or is removed. */
const onChange = vi.hoisted(() => ({ before: () => {} }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return {
    ...real,
    rm: async (...given: Parameters<typeof real.rm>) => {
      onChange.before();
      return real.rm(...given);
    },
    rename: async (from: string, to: string) => {
      onChange.before();
      if (!from.includes('.before.') && renameLater.refuses(to))
        throw Object.assign(new Error('refused'), { code: renameLater.code, syscall: 'rename' });
      return real.rename(from, to);
    },
  };
});

// The large run: WAYMARK_FUZZ=200000 vitest run … pack-format
const RUNS = Number(process.env.WAYMARK_FUZZ ?? 300);

let at: ReturnType<typeof packFolder>;
beforeEach(() => {
  at = packFolder();
});
afterEach(() => {
  Object.assign(renameLater, { refuses: () => false, code: 'EACCES' });
  at.remove();
});

const data = (value: unknown) => ({ name: 'data/things.json', bytes: Buffer.from(JSON.stringify(value)) });
const LAW = pdf('a law');

const open = (bytes: Buffer, passphrase: string | null = null) =>
  stagePack([at.write(bytes, 'in.waymark')], at.staging, passphrase);

const codeOf = async (work: () => Promise<unknown>): Promise<string> => {
  try {
    await work();
    return 'opened';
  } catch (cause) {
    return isAppError(cause) ? cause.code : `untyped: ${String(cause)}`;
  }
};

/** What a file from outside may do: open, or be refused by a code, and leave nothing but itself either way. */
const verdict = async (bytes: Buffer): Promise<string> => {
  const before = at.list().filter((name) => name !== 'in.waymark');
  const code = await codeOf(async () => {
    const staged = await open(bytes);
    const inside = path.relative(at.staging, staged.folder);
    expect(inside.startsWith('pack-')).toBe(true);
    rmSync(staged.folder, { recursive: true });
  });
  expect(code).not.toContain('untyped');
  expect(at.list().filter((name) => name !== 'in.waymark' && name !== 'staging')).toEqual(
    before.filter((name) => name !== 'staging'),
  );
  return code;
};

describe('a pack', () => {
  const sources = () => {
    const file = at.write(LAW.bytes, 'law.pdf');
    return [
      { path: 'data/things.json', bytes: Buffer.from(JSON.stringify({ things: ['ก', 'ខ'] })) },
      { path: LAW.name, file, size: LAW.bytes.length, sha256: sha256Of(LAW.bytes) },
    ];
  };
  const target = (more = {}) => ({
    file: path.join(at.root, 'out.waymark'),
    passphrase: null,
    inParts: false,
    ...more,
  });

  it('gives back what went in, and who signed it', async () => {
    const written = await writePack(manifestHead(), sources(), SIGNER, target());
    const opened = await stagePack([target().file], at.staging, null);
    expect(opened.sha256).toBe(written.sha256);
    expect(opened.signedBy).toBe(SIGNER.publicKey);
    expect(opened.manifest).toEqual({ ...manifestHead(), files: sources().map(describeSource) });
    expect(opened.data).toEqual([{ name: 'data/things.json', value: { things: ['ก', 'ខ'] } }]);
    const [kept] = [...opened.files.values()];
    expect(readFileSync(kept?.path ?? '')).toEqual(LAW.bytes);
  });

  it('is the same bytes when made twice from the same', async () => {
    const first = await writePack(manifestHead(), sources(), SIGNER, target());
    const again = await writePack(manifestHead(), sources(), SIGNER, target());
    expect(again.sha256).toBe(first.sha256);
  });

  it('is not written when a stored PDF is not what its name says', async () => {
    const given = sources();
    writeFileSync(path.join(at.root, 'law.pdf'), Buffer.concat([LAW.bytes.subarray(1), Buffer.from('x')]));
    expect(await codeOf(() => writePack(manifestHead(), given, SIGNER, target()))).toBe('store.hash');
    expect(at.list()).toEqual(['law.pdf']);
  });

  it('under a passphrase opens with it only, and not after any change', async () => {
    const sealed = target({ passphrase: 'four plain words here' });
    await writePack(manifestHead(), sources(), SIGNER, sealed);
    const bytes = readFileSync(sealed.file);
    expect(bytes.includes('waymark-pack')).toBe(false);
    const opened = await open(bytes, 'four plain words here');
    expect(opened.manifest.packId).toBe(manifestHead().packId);
    expect(await codeOf(() => open(bytes))).toBe('pack.locked');
    expect(await codeOf(() => open(bytes, 'four plain words there'))).toBe('pack.passphrase');
    bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1;
    expect(await codeOf(() => open(bytes, 'four plain words here'))).toBe('pack.damaged');
    expect(await codeOf(() => open(bytes, 'four plain words there'))).toBe('pack.passphrase');
    for (const end of [60, bytes.length - 60, bytes.length - 20])
      expect(await codeOf(() => open(bytes.subarray(0, end), 'four plain words here'))).toBe(
        'pack.truncated',
      );
    expect(await codeOf(() => open(bytes.subarray(0, 30), 'four plain words here'))).toBe('pack.truncated');
    // More work for the key than any pack of ours asks for.
    bytes[8] = 22;
    expect(await codeOf(() => open(bytes, 'four plain words here'))).toBe('pack.limit');
  });

  it('larger than a chunk under a passphrase is missed when its end is cut off at a border', async () => {
    const sealed = target({ passphrase: 'four plain words here' });
    const large = [{ path: 'data/noise.json', bytes: Buffer.from(JSON.stringify('é'.repeat(1_400_000))) }];
    const pack = rawPack({ contents: large.map(({ path: name, bytes }) => ({ name, bytes })) });
    expect(pack.length).toBeGreaterThan(2 * 1_048_576);
    await writePack(manifestHead(), [{ ...pdfOnDisk(pack.length) }], SIGNER, sealed);
    const bytes = readFileSync(sealed.file);
    expect((await open(bytes, sealed.passphrase)).files.size).toBe(1);
    const header = 8 + 3 + 16 + 7;
    const border = header + 2 * (1_048_576 + 16);
    for (const end of [40, 5000, border - 9, border, border + 10, border + 500, bytes.length - 1])
      expect(await codeOf(() => open(bytes.subarray(0, end), sealed.passphrase))).toBe('pack.truncated');
    bytes[border - 100] = (bytes[border - 100] ?? 0) ^ 1;
    expect(await codeOf(() => open(bytes, sealed.passphrase))).toBe('pack.damaged');
  });

  it('under a passphrase opens with what a mail gateway put behind it, and has the code that its sender sees', async () => {
    const sealed = target({ passphrase: 'four plain words here' });
    const noise = Buffer.from(Array.from({ length: 60_000 }, (_, each) => (each * each * 7919) >> 5));
    for (const packed of [sources(), [pdfOnDisk(2_000_000)]]) {
      const { sha256, bytes } = await writePack(manifestHead(), packed, SIGNER, sealed);
      const whole = readFileSync(sealed.file);
      const followedBy = (behind: string | Buffer) => Buffer.concat([whole, Buffer.from(behind)]);
      for (const behind of ['\r\n', noise, rawZip([])])
        expect(await open(followedBy(behind), sealed.passphrase)).toMatchObject({ sha256, bytes });
      const longer = followedBy(noise);
      expect(await codeOf(() => open(longer, 'four plain words there'))).toBe('pack.passphrase');
      longer[whole.length - 50] = (longer[whole.length - 50] ?? 0) ^ 1;
      expect(await codeOf(() => open(longer, sealed.passphrase))).toBe('pack.damaged');
    }
  });

  /** A PDF of noise, whose name is that of the law; only its length matters. */
  function pdfOnDisk(length: number) {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(length, 'x1y2')]);
    const sha256 = sha256Of(bytes);
    LARGE.name = `files/${sha256}`;
    return { path: LARGE.name, file: at.write(bytes, 'large.pdf'), size: bytes.length, sha256 };
  }
  const LARGE = { name: '' };

  it('in parts leaves no part behind when one of them cannot be written', async () => {
    const cut = target({ inParts: true, partBytes: 1500 });
    await writePack(manifestHead(), sources(), SIGNER, cut);
    const parts = () => readdirSync(at.root).filter((name) => /^\.?out/.test(name));
    const [, second = ''] = parts();
    for (const name of parts()) rmSync(path.join(at.root, name));
    const blocked = path.join(at.root, second);
    mkdirSync(blocked);
    expect(await codeOf(() => writePack(manifestHead(), sources(), SIGNER, cut))).toBe('pack.denied');
    rmSync(blocked, { recursive: true });
    expect(parts()).toEqual([]);
  });

  it('in parts that cannot all be written leaves those of the pack before, which have their names, as they were', async () => {
    const cut = target({ inParts: true, partBytes: 1500 });
    await writePack(manifestHead(), sources(), SIGNER, cut);
    const parts = () => readdirSync(at.root).filter((name) => /^\.?out/.test(name));
    const [first = '', second = ''] = parts();
    const before = readFileSync(path.join(at.root, first));
    for (const blocked of [second, `.${second}.tmp`]) {
      rmSync(path.join(at.root, second), { recursive: true, force: true });
      mkdirSync(path.join(at.root, blocked));
      const later = writePack(manifestHead({ revision: 2 }), sources(), SIGNER, cut);
      expect(await codeOf(() => later)).toBe('pack.denied');
      rmSync(path.join(at.root, blocked), { recursive: true });
      expect(readFileSync(path.join(at.root, first))).toEqual(before);
      expect(parts().filter((name) => name.startsWith('.'))).toEqual([]);
    }
  });

  it('in parts whose names cannot all be given is as if it had not been: what stood there stands there', async () => {
    const cut = target({ inParts: true, partBytes: 1500 });
    await writePack(manifestHead(), sources(), SIGNER, cut);
    const parts = () => readdirSync(at.root).filter((name) => /^\.?out/.test(name));
    const before = parts();
    const [, second = ''] = before;
    const words = () => before.map((name) => readFileSync(path.join(at.root, name)));
    const [was, whole] = [words(), readdirSync(at.root)];
    // A file that takes no other in its place, once the first part has its name.
    renameLater.refuses = (to) => path.basename(to) === second;
    const later = writePack(manifestHead({ revision: 2 }), sources(), SIGNER, cut);
    expect(await codeOf(() => later)).toBe('pack.denied');
    expect(readdirSync(at.root)).toEqual(whole);
    expect(words()).toEqual(was);
    renameLater.refuses = () => false;
    await writePack(manifestHead({ revision: 2 }), sources(), SIGNER, cut);
    expect(parts()).toEqual(before);
    expect(words()).not.toEqual(was);
  });

  it('for which the place has no room is told as a file that could not be saved, not as an import that goes on later', async () => {
    Object.assign(renameLater, { refuses: () => true, code: 'ENOSPC' });
    const writing = writePack(manifestHead(), sources(), SIGNER, target());
    expect(await codeOf(() => writing)).toBe('workspace.save-full');
    expect(readdirSync(at.root)).toEqual(readdirSync(at.root).filter((name) => !name.endsWith('.tmp')));
  });

  it('that a disk refuses for a reason we do not know is not told as one that came damaged, but as a file that could not be saved', async () => {
    Object.assign(renameLater, { refuses: () => true, code: 'EREMOTEIO' });
    expect(await codeOf(() => writePack(manifestHead(), sources(), SIGNER, target()))).toBe(
      'workspace.save-refused',
    );
  });

  it('that cannot be written for a fault of ours is told as that', async () => {
    const beforePlacing = () => Promise.reject(new TypeError('a fault of ours'));
    const writing = writePack(manifestHead(), sources(), SIGNER, target({ beforePlacing }));
    await expect(writing).rejects.toThrow(TypeError);
    expect(at.list()).toEqual(['law.pdf']);
  });

  it('is not told as a place that is gone when it is a stored PDF that cannot be read', async () => {
    const given = sources();
    rmSync(path.join(at.root, 'law.pdf'));
    expect(await codeOf(() => writePack(manifestHead(), given, SIGNER, target()))).toBe('store.hash');
  });

  it('that cannot be read for a reason we do not know is a place that cannot be reached, not a damaged file', () => {
    const told = (code: string, more = {}) => readingError(Object.assign(new Error(code), { code, ...more }));
    expect(told('EREMOTEIO', { syscall: 'read' })).toMatchObject({ code: 'pack.gone' });
    expect(told('Z_DATA_ERROR', { errno: -3 })).toMatchObject({ code: 'pack.damaged' });
    expect(told('EROFS', { syscall: 'open' })).toMatchObject({ code: 'pack.denied' });
  });

  it('clears away what a kill left of others in its folder, and nothing that may be somebody’s', async () => {
    await writePack(manifestHead(), sources(), SIGNER, target());
    await writePack(manifestHead(), sources(), SIGNER, target({ inParts: true, partBytes: 1500 }));
    const [part = ''] = readdirSync(at.root).filter((name) => name.endsWith('-part'));
    const half = readFileSync(target().file).subarray(0, 900);
    const left = ['.Laws.waymark.tmp', '.Laws - part 1 of 2.waymark-part.tmp', '.Empty.waymark.tmp'];
    const stays = ['.Other.waymark.tmp', '.Laws.docx.tmp', 'Laws.waymark.tmp', '.Now.waymark.tmp'];
    for (const name of [...left, ...stays]) writeFileSync(path.join(at.root, name), half);
    writeFileSync(path.join(at.root, '.Empty.waymark.tmp'), '');
    writeFileSync(path.join(at.root, left[1] ?? ''), readFileSync(path.join(at.root, part)));
    writeFileSync(path.join(at.root, '.Other.waymark.tmp'), 'somebody’s words');
    const longAgo = new Date('2026-01-01T00:00:00Z');
    for (const name of [...left, ...stays])
      if (name !== '.Now.waymark.tmp') utimesSync(path.join(at.root, name), longAgo, longAgo);
    await writePack(manifestHead(), sources(), SIGNER, target());
    expect(
      readdirSync(at.root)
        .filter((name) => name.endsWith('.tmp'))
        .toSorted(),
    ).toEqual(stays.toSorted());
  });

  it('leaves what another computer is writing in its folder, also where the clocks of the two disagree', async () => {
    const theirs = path.join(at.root, '.Theirs.waymark.tmp');
    await writePack(manifestHead(), sources(), SIGNER, target());
    writeFileSync(theirs, readFileSync(target().file).subarray(0, 900));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * 3_600_000 });
    try {
      await writePack(manifestHead(), sources(), SIGNER, target());
    } finally {
      vi.useRealTimers();
    }
    expect(existsSync(theirs)).toBe(true);
  });

  it('clears away a part that was set aside only once another has its place for good, and gives it back where none came', async () => {
    await writePack(manifestHead(), sources(), SIGNER, target({ inParts: true, partBytes: 1500 }));
    const [part = ''] = readdirSync(at.root).filter((name) => name.endsWith('-part'));
    const bytes = readFileSync(path.join(at.root, part));
    const longAgo = new Date('2026-01-01T00:00:00Z');
    const put = (name: string, age: Date | null) => {
      writeFileSync(path.join(at.root, name), bytes);
      if (age !== null) utimesSync(path.join(at.root, name), age, age);
    };
    const parts = ['Alone - part 1 of 2', 'Going - part 1 of 2', 'Over - part 1 of 2'].map(
      (name) => `${name}.waymark-part`,
    );
    for (const name of parts) put(`.${name}.before.tmp`, longAgo);
    put(parts[1] ?? '', null);
    put(parts[2] ?? '', longAgo);
    // Somebody is about to give the one that was to come its name.
    put('.At work - part 1 of 2.waymark-part.before.tmp', longAgo);
    put('.At work - part 1 of 2.waymark-part.tmp', null);
    writeFileSync(path.join(at.root, '.Other - part 1 of 2.waymark-part.before.tmp'), 'somebody’s words');
    await writePack(manifestHead(), sources(), SIGNER, target());
    expect(readdirSync(at.root).filter((name) => name.endsWith('.tmp'))).toEqual([
      '.At work - part 1 of 2.waymark-part.before.tmp',
      '.At work - part 1 of 2.waymark-part.tmp',
      `.${parts[1]}.before.tmp`,
      '.Other - part 1 of 2.waymark-part.before.tmp',
    ]);
    expect(readFileSync(path.join(at.root, parts[0] ?? ''))).toEqual(bytes);
  });

  it('in parts is one pack again after a kill at any step of giving them their names, once another is written there', async () => {
    const cut = target({ inParts: true, partBytes: 1500 });
    const first = await writePack(manifestHead(), sources(), SIGNER, cut);
    const moments: string[] = [];
    onChange.before = () => {
      const moment = path.join(at.root, `killed-${moments.length}`);
      mkdirSync(moment);
      for (const name of readdirSync(at.root))
        if (/^\.?out/.test(name)) copyFileSync(path.join(at.root, name), path.join(moment, name));
      moments.push(moment);
    };
    const second = await writePack(manifestHead({ revision: 2 }), sources(), SIGNER, cut);
    onChange.before = () => {};
    const longAgo = new Date('2026-01-01T00:00:00Z');
    const found: string[] = [];
    for (const moment of moments) {
      for (const name of readdirSync(moment)) utimesSync(path.join(moment, name), longAgo, longAgo);
      const file = path.join(moment, 'another.waymark');
      await writePack(manifestHead(), sources(), SIGNER, { ...cut, file, inParts: false });
      expect(readdirSync(moment).filter((name) => name.startsWith('.'))).toEqual([]);
      const parts = readdirSync(moment).filter((name) => name.startsWith('out'));
      expect(parts).toHaveLength(second.parts);
      const staged = await stagePack(
        parts.map((name) => path.join(moment, name)),
        at.staging,
        null,
      );
      found.push(staged.sha256);
    }
    // Each part is set aside, gets its name and is cleared away, and then what was cut.
    expect(moments.length).toBeGreaterThanOrEqual(3 * second.parts);
    expect(new Set(found)).toEqual(new Set([first.sha256, second.sha256]));
    expect(found.toSorted((one) => (one === first.sha256 ? -1 : 1))).toEqual(found);
  });

  it('in parts that another computer is just giving their names is left to it', async () => {
    const cut = target({ inParts: true, partBytes: 1500 });
    await writePack(manifestHead(), sources(), SIGNER, cut);
    const [first = '', second = ''] = readdirSync(at.root).filter((name) => name.endsWith('-part'));
    renameSync(path.join(at.root, second), path.join(at.root, `.${second}.tmp`));
    await writePack(manifestHead(), sources(), SIGNER, target());
    expect(existsSync(path.join(at.root, second))).toBe(false);
    expect(existsSync(path.join(at.root, `.${second}.tmp`))).toBe(true);
    expect(existsSync(path.join(at.root, first))).toBe(true);
  });

  it('in parts, written anew over what a kill left lately, leaves nothing that was set aside', async () => {
    const cut = target({ inParts: true, partBytes: 1500 });
    await writePack(manifestHead(), sources(), SIGNER, cut);
    const [first = ''] = readdirSync(at.root).filter((name) => name.endsWith('-part'));
    const aside = path.join(at.root, `.${first}.before.tmp`);
    renameSync(path.join(at.root, first), aside);
    writeFileSync(path.join(at.root, `.${first}.tmp`), readFileSync(aside));
    await writePack(manifestHead({ revision: 2 }), sources(), SIGNER, cut);
    expect(readdirSync(at.root).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('whose name is longer than the disk takes is not told as one that came damaged', async () => {
    const long = target({ file: path.join(at.root, `${'ล'.repeat(90)}.waymark`) });
    // Some systems tell it as they tell a drive that is gone.
    expect(['pack.denied', 'pack.gone']).toContain(
      await codeOf(() => writePack(manifestHead(), sources(), SIGNER, long)),
    );
  });

  it('that came twice is one pack where both files are chosen, and two packs of one size are two', async () => {
    const written = await writePack(manifestHead(), sources(), SIGNER, target());
    const [name = ''] = readdirSync(at.root).filter((each) => /^out/.test(each));
    const first = path.join(at.root, name);
    const again = at.write(readFileSync(first));
    expect((await stagePack([first, again], at.staging, null)).sha256).toBe(written.sha256);
    const bytes = readFileSync(first);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    expect(await codeOf(() => stagePack([first, at.write(bytes)], at.staging, null))).toBe('pack.several');
  });

  it('in parts is put together in any order; a missing, damaged or foreign part is told', async () => {
    const cut = target({ inParts: true, partBytes: 1500 });
    const written = await writePack(manifestHead(), sources(), SIGNER, cut);
    const names = readdirSync(at.root).filter((name) => name.endsWith('.waymark-part'));
    expect(names).toHaveLength(written.parts);
    expect(written.parts).toBeGreaterThan(2);
    const files = names.map((name) => path.join(at.root, name));
    const [first, second, ...rest] = files as [string, string, ...string[]];
    const opened = await stagePack([...rest, second, first, second], at.staging, null);
    expect(opened.sha256).toBe(written.sha256);

    const missing = stagePack([first, ...rest], at.staging, null);
    await expect(missing).rejects.toMatchObject({
      code: 'pack.part-missing',
      data: { numbers: '2', of: written.parts },
    });
    const other = path.join(at.root, 'other');
    renameSync(second, other);
    await writePack(manifestHead({ revision: 2 }), sources(), SIGNER, cut);
    await expect(stagePack([other, first, ...rest], at.staging, null)).rejects.toMatchObject({
      code: 'pack.part-other',
      data: { names: path.basename(other) },
    });
    expect(await codeOf(() => stagePack([first, at.write(LAW.bytes)], at.staging, null))).toBe(
      'pack.several',
    );
    truncateSync(second, 1400);
    await expect(stagePack(files, at.staging, null)).rejects.toMatchObject({
      code: 'pack.part-damaged',
      data: { name: path.basename(second) },
    });
  });
});

describe('a hostile pack', () => {
  const good: RawPack = { contents: [data({ things: [] }), LAW] };
  const added = (name: string | Buffer, more = {}): RawPack => ({
    ...good,
    entries: (all) => [...all, { ...entry('x', 'x', more), name: Buffer.from(name) }],
  });

  it('of the same make opens while it is honest', async () => {
    expect(await verdict(rawPack(good))).toBe('opened');
  });

  it('opens with what a mail gateway put behind it, and with a comment', async () => {
    const around = { after: Buffer.alloc(65_535, 'signed') };
    expect(await verdict(rawPack({ ...good, around }))).toBe('opened');
    const bytes = Buffer.concat([rawPack(good), Buffer.from('scanned')]);
    bytes.writeUInt16LE(7, bytes.length - 9);
    expect(await verdict(bytes)).toBe('opened');
    bytes.writeUInt16LE(8, bytes.length - 9);
    expect(await verdict(bytes)).toBe('pack.truncated');
  });

  it('is the same with what a mail gateway put behind it: its code is that which the sender sees', async () => {
    const sent = rawPack(good);
    const came = Buffer.concat([sent, Buffer.from('scanned')]);
    const commented = Buffer.from(came);
    commented.writeUInt16LE(7, sent.length - 2);
    for (const bytes of [sent, came, commented])
      expect(await open(bytes)).toMatchObject({ sha256: sha256Of(sent), bytes: sent.length });
  });

  it.each([
    ['climbs out', '../evil.pdf'],
    ['names a root', '/etc/passwd'],
    ['names a drive', 'C:/evil.pdf'],
    ['uses the other slash', 'files\\..\\evil'],
    ['is reserved on Windows', 'files/CON'],
    ['is reserved with an ending', 'data/nul.json.'],
    ['hides a stream', `files/${'a'.repeat(64)}:evil`],
    ['ends in a dot', 'data/things.json.'],
    ['ends in a space', 'data/things.json '],
    ['differs by case', 'data/Things.json'],
    ['is empty', ''],
    ['is a folder', 'data/'],
    ['holds a zero', 'data/a\0b.json'],
    ['turns direction', 'data/\u202efdp.json'],
    ['is a program', 'files/run.exe'],
    ['is too long', `data/${'a'.repeat(41)}.json`],
  ])('with a name that %s', async (_what, name) => {
    expect(await verdict(rawPack(added(name)))).toMatch(/^pack\.(?:entry|damaged)$/);
  });

  it.each<[string, RawPack, string]>([
    ['a file twice', added('data/things.json'), 'pack.entry'],
    ['a file nobody named', added('data/more.json'), 'pack.entry'],
    ['a link', added('data/more.json', { attributes: 0o120777 << 16 }), 'pack.entry'],
    ['an encrypted file', added('data/more.json', { flags: 1 }), 'pack.damaged'],
    ['another way of packing', added('data/more.json', { method: 12 }), 'pack.entry'],
    ['another name inside', added('data/more.json', { localName: Buffer.from('../evil') }), 'pack.entry'],
    ['overlapping files', added('data/more.json', { offset: 0 }), 'pack.entry'],
    ['a lie about length', added('data/more.json', { claimed: { size: 3 * 1024 ** 3 } }), 'pack.damaged'],
    ['a claim of growth', added('data/more.json', { method: 8, claimed: { size: 9_000_000 } }), 'pack.limit'],
    ['something before', { ...good, around: { before: Buffer.from('MZ') } }, 'pack.notpack'],
    ['another end behind it', { ...good, around: { after: rawZip([]) } }, 'pack.entry'],
    [
      'half of another end behind it',
      { ...good, around: { after: rawZip([]).subarray(0, 9) } },
      'pack.truncated',
    ],
    ['far too much behind it', { ...good, around: { after: Buffer.alloc(65_536) } }, 'pack.truncated'],
    [
      'a file that is no PDF',
      { contents: [{ name: `files/${sha256Of('MZ')}`, bytes: Buffer.from('MZ') }] },
      'pack.entry',
    ],
    [
      'a PDF under another name',
      { contents: [{ name: `files/${'a'.repeat(64)}`, bytes: LAW.bytes }] },
      'pack.entry',
    ],
    [
      'a wrong hash',
      {
        ...good,
        list: (files) => files.map((f) => (f.type === 'pdf' ? f : { ...f, sha256: sha256Of('x') })),
      },
      'pack.hash',
    ],
    ['a wrong length', { ...good, list: (files) => files.map((f) => ({ ...f, size: 3 })) }, 'pack.hash'],
    [
      'a file that is not there',
      { ...good, list: (files) => [...files, { ...files[0], path: 'data/gone.json' }] },
      'pack.entry',
    ],
    ['a name twice in its list', { ...good, list: (files) => [...files, files[0]] }, 'pack.entry'],
    [
      'a newer form',
      { ...good, head: { ...manifestHead(), formatVersion: { major: 2, minor: 0 } } },
      'pack.newer',
    ],
    ['a need we do not know', { ...good, head: { ...manifestHead(), requires: ['video'] } }, 'pack.newer'],
    ['no version', { ...good, head: { ...manifestHead(), formatVersion: 'one' } }, 'pack.schema'],
    ['a field we do not know', { ...good, head: { ...manifestHead(), autorun: true } }, 'pack.schema'],
    ['no sender', { ...good, head: { ...manifestHead(), from: '' } }, 'pack.schema'],
    [
      'facts that are no JSON',
      { contents: [{ name: 'data/a.json', bytes: Buffer.from('{') }] },
      'pack.schema',
    ],
    [
      'facts that are no text',
      { contents: [{ name: 'data/a.json', bytes: Buffer.from([0x22, 0xff, 0x22]) }] },
      'pack.schema',
    ],
    [
      'facts too deep',
      { contents: [{ name: 'data/a.json', bytes: Buffer.from('['.repeat(100_000)) }] },
      'pack.limit',
    ],
    [
      'too many facts',
      { contents: [{ name: 'data/a.json', bytes: Buffer.from(`[${'1,'.repeat(1_000_001)}1]`) }] },
      'pack.limit',
    ],
    ['a giant manifest', { ...good, head: { ...manifestHead(), note: 'x'.repeat(5_000_000) } }, 'pack.limit'],
    [
      'another signature',
      {
        ...good,
        entries: (all) =>
          all.map((one) =>
            one.name.toString() === 'manifest.sig'
              ? entry('manifest.sig', SIGNER.sign(Buffer.from('other')))
              : one,
          ),
      },
      'pack.sig',
    ],
    [
      'no signature',
      { ...good, entries: (all) => all.filter((one) => one.name.toString() !== 'manifest.sig') },
      'pack.notpack',
    ],
    [
      'the parts of a workbook',
      { ...good, entries: () => [entry('[Content_Types].xml', '<a/>'), entry('xl/workbook.xml', '<a/>')] },
      'pack.notpack',
    ],
    [
      'the type of a text document before other parts',
      {
        ...good,
        entries: () => [
          entry('mimetype', 'application/vnd.oasis.opendocument.text'),
          entry('content.xml', '<a/>'),
        ],
      },
      'pack.notpack',
    ],
    [
      'another type',
      {
        ...good,
        entries: (all) =>
          all.map((one) =>
            one.name.toString() === 'mimetype' ? entry('mimetype', 'application/vnd.waymark.pack+zap') : one,
          ),
      },
      'pack.notpack',
    ],
  ])('with %s', async (_what, raw, code) => {
    expect(await verdict(rawPack(raw))).toBe(code);
  });

  it('of a newer minor version opens, and what it adds is passed over', async () => {
    const head = { ...manifestHead(), formatVersion: { major: 1, minor: 7 }, colour: 'blue' };
    const { manifest, reading } = await open(rawPack({ ...good, head }));
    expect(manifest).not.toHaveProperty('colour');
    const things = [{ kind: 'hologram', id: '1', ancestors: [], content: {} }];
    const data = [{ name: 'data/things.json', value: { things } }];
    expect(readThings(data, reading)).toMatchObject({ unknown: 1 });
    // Of our own version it cannot be.
    const { reading: ours } = await open(rawPack(good));
    expect(await codeOf(async () => readThings(data, ours))).toBe('pack.schema');
    // Nor does a thing that says more than we can keep stop all others: half of it would be another thing.
    const note = { topicId: 'T1.1', text: 'Ours', updatedAt: '2026-01-01T00:00:00.000Z', updatedBy: 'A' };
    const noted = (content: object) => ({
      kind: 'note',
      id: (content as typeof note).topicId,
      ancestors: [],
      content,
    });
    const later = [noted(note), noted({ ...note, topicId: 'T1.2', colour: 'blue' })];
    const more = [
      {
        name: 'data/things.json',
        value: { things: [{ ...later[0], colour: 'red' }, later[1]], sorted: true },
      },
    ];
    const read = readThings(more, reading);
    expect([[...read.things.keys()], read.unknown]).toEqual([['note/T1.1'], 1]);
    expect(await codeOf(async () => readThings(more, ours))).toBe('pack.schema');
  });

  it('of an older major version is raised step by step, the manifest and every thing in it', async () => {
    // Made up: in version 1 a note was called a memo and its words `body`; in version 2 its topic was `about`.
    const later: Format = {
      version: { major: 3, minor: 0 },
      converters: {
        1: {
          manifest: ({ sender, ...rest }) => ({ ...rest, from: sender }),
          thing: (thing) => {
            const { body, ...content } = thing.content as { body: string };
            return { ...thing, kind: 'note', content: { ...content, text: body } };
          },
        },
        2: {
          manifest: (manifest) => ({ ...manifest, note: `${manifest.note}!` }),
          thing: (thing) => {
            const { about, ...content } = thing.content as { about: string };
            return { ...thing, content: { ...content, topicId: about } };
          },
        },
      },
    };
    const { from: sender, ...head } = manifestHead({ note: 'old' });
    const content = { about: 'T1.1', body: 'Words', updatedAt: '2026-01-01T00:00:00.000Z', updatedBy: 'A' };
    const pack = rawPack({
      head: { ...head, sender, formatVersion: { major: 1, minor: 0 } },
      contents: [data({ things: [{ kind: 'memo', id: 'T1.1', ancestors: [], content }] })],
    });
    const file = at.write(pack, 'in.waymark');
    const opened = await stagePack([file], at.staging, null, later);
    expect(opened.manifest).toMatchObject({ from: sender, note: 'old!' });
    const { things } = readThings(opened.data, opened.reading);
    expect(things.get('note/T1.1')?.content).toMatchObject({ topicId: 'T1.1', text: 'Words' });
    // Without a way from there it is refused as what it is, and nothing is guessed.
    const gap = { ...later, converters: { 2: later.converters[2] as never } };
    expect(await codeOf(() => stagePack([file], at.staging, null, gap))).toBe('pack.schema');
    // And what is newer than all we know names the version that is needed.
    await expect(
      stagePack([file], at.staging, null, { version: { major: 0, minor: 9 }, converters: {} }),
    ).rejects.toMatchObject({ code: 'pack.newer', data: { found: '1.0' } });
  });

  const begin = entry('mimetype', 'application/vnd.waymark.pack+zip');

  it('that grows a thousandfold is refused before it grows', async () => {
    const bomb = entry('data/bomb.json', Buffer.alloc(20_000_000, '0'), { method: 8 });
    expect(await verdict(rawZip([begin, bomb]))).toBe('pack.limit');
    const hidden = { ...bomb, claimed: { size: 1000 } };
    expect(await verdict(rawZip([begin, hidden]))).toMatch(/^pack\./);
  });

  it('with more files than any pack of ours is refused unread', async () => {
    const many = Array.from({ length: 10_001 }, (_, at) => entry(`data/a${at}.json`, '1'));
    expect(await verdict(rawZip([begin, ...many]))).toBe('pack.limit');
  });

  it('under a key that makes every signature true is refused', async () => {
    const key = '0000000000000000000000000000000000000000000000000000000000000080';
    const weak = {
      ...SIGNER,
      sign: () =>
        Buffer.from(
          JSON.stringify({
            algorithm: 'ed25519',
            publicKey: Buffer.from(key, 'hex').toString('base64'),
            signature: Buffer.alloc(64).toString('base64'),
          }),
        ),
    };
    expect(await verdict(rawPack({ ...good, signer: weak }))).toBe('pack.key');
  });

  it('is refused after a change of any one byte', async () => {
    const bytes = rawPack(good);
    const places = Array.from({ length: 60 }, (_, each) => Math.floor((each * bytes.length) / 60));
    for (const place of places) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 0x04;
      const code = await verdict(changed);
      // A date or a version in a header says nothing and may change; what was signed may not.
      if (code === 'opened') {
        const opened = await open(changed);
        expect(opened.data).toEqual([{ name: 'data/things.json', value: { things: [] } }]);
        expect([...opened.files.keys()]).toEqual([sha256Of(LAW.bytes)]);
      }
    }
  });
});

describe('any pack', () => {
  it('comes back as it was', async () => {
    const json = fc.jsonValue({ maxDepth: 4 });
    const contents = fc.uniqueArray(
      fc.record({ name: fc.stringMatching(/^[a-z0-9-]{1,12}$/), value: json }),
      { selector: ({ name }) => name, maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(contents, async (given) => {
        const sources = given.map(({ name, value }) => ({
          path: `data/${name}.json`,
          bytes: Buffer.from(JSON.stringify(value)),
        }));
        const file = path.join(at.root, 'any.waymark');
        await writePack(manifestHead(), sources, SIGNER, { file, passphrase: null, inParts: false });
        const opened = await stagePack([file], at.staging, null);
        rmSync(opened.folder, { recursive: true });
        expect(opened.data.map(({ value }) => JSON.stringify(value))).toEqual(
          sources.map(({ bytes }) => String(bytes)),
        );
      }),
      { numRuns: 25 },
    );
  });

  it(
    'turned into anything else opens with the same content or is refused by a code',
    async () => {
      const honest = rawPack({ contents: [data({ things: [{ kind: 'topic-note' }] }), LAW] });
      const noise = fc
        .array(fc.tuple(fc.nat(honest.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
        .map((flips) => {
          const bytes = Buffer.from(honest);
          for (const [place, value] of flips) bytes[place] = value;
          return bytes;
        });
      const name = fc.oneof(
        fc.stringMatching(/^(?:\.\.\/|\/|[A-Z]:\\)?[a-z0-9./\\-]{0,20}(?:\.json|\.pdf)?$/),
        fc.string({ maxLength: 12 }),
        fc.constantFrom('data/a.json', 'manifest.json', 'mimetype', 'files/con', `files/${'0'.repeat(64)}`),
      );
      const fields = fc
        .record({
          name,
          content: fc.uint8Array({ maxLength: 40 }),
          method: fc.constantFrom(0, 8, 1, 99),
          flags: fc.constantFrom(0, 1, 8, 0x800, 0xffff),
          attributes: fc.constantFrom(0o100644 << 16, 0o120777 << 16, 0x10),
          claimed: fc.record({ size: fc.nat(), crc: fc.nat(), packed: fc.nat(200) }, { requiredKeys: [] }),
        })
        .map(({ name: wild, content, ...more }) =>
          rawPack({ contents: [LAW], entries: (all) => [...all, entry(wild, Buffer.from(content), more)] }),
        );
      const resigned = fc
        .record({
          head: fc.record(
            {
              kind: fc.anything(),
              revision: fc.oneof(fc.integer(), fc.double(), fc.constant(null)),
              formatVersion: fc.oneof(fc.anything(), fc.record({ major: fc.nat(3), minor: fc.nat(3) })),
              files: fc.anything(),
              to: fc.oneof(fc.string(), fc.anything()),
            },
            { requiredKeys: [] },
          ),
          value: fc.jsonValue(),
          list: fc.array(
            fc.record({
              path: name,
              size: fc.nat(),
              sha256: fc.constantFrom('', 'a'.repeat(64)),
              type: fc.constantFrom('pdf', 'things', 'x'),
            }),
            { maxLength: 2 },
          ),
        })
        .map(({ head, value, list }) =>
          rawPack({
            head: { ...manifestHead(), ...head },
            contents: [data(value), LAW],
            list: (files) => [...files, ...list],
          }),
        );
      await fc.assert(
        fc.asyncProperty(fc.oneof(noise, fields, resigned), async (bytes) => {
          const code = await verdict(bytes);
          expect(code).toMatch(/^(?:opened|(?:pack|store|fs)\.[a-z-]+)$/);
        }),
        { numRuns: RUNS },
      );
    },
    20_000 + RUNS * 100,
  );
});

it('a key lives on as bytes, and any other bytes are none', () => {
  const made = createSigner();
  const again = restoreSigner(made.secret);
  expect(again.publicKey).toBe(made.publicKey);
  expect(again.fingerprint).toMatch(/^(?:\d{4} ){5}\d{4}$/);
  const key = createPrivateKey({ key: made.secret, format: 'der', type: 'pkcs8' });
  expect(JSON.parse(String(made.sign(Buffer.from('{}')))).signature).toBe(
    sign(null, Buffer.from('waymark-pack-v1\n{}'), key).toString('base64'),
  );
  expect(() => restoreSigner(Buffer.from('nothing'))).toThrow();
});

describe('more than one pack holds', () => {
  const store = { pathOf: (sha256: string) => sha256 } as Parameters<typeof sourcesOf>[1];
  const pdfs = (count: number, bytes: number) =>
    Array.from({ length: count }, (_, at) => ({ sha256: sha256Of(Buffer.from(String(at))), bytes }));

  it('is told to the sender before anything is written, and what fits is not', () => {
    const half = PACK_LIMITS.packBytes / 2;
    expect(sourcesOf({ things: [], files: pdfs(2, half) }, store)).toHaveLength(2);
    for (const files of [pdfs(3, half), pdfs(PACK_LIMITS.entries, 1)])
      expect(() => sourcesOf({ things: [], files }, store)).toThrow(
        expect.objectContaining({ code: 'pack.too-much' }),
      );
  });
});
