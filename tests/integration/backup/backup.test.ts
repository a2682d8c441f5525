import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BackupService } from '../../../main/backup';
import { createDisk, type Disk } from '../../../main/backup/disk';
import { HISTORY_KEPT_SINCE, MIGRATIONS, openDatabase } from '../../../main/database';
import { storedFilePath } from '../../../main/platform';
import type { BroughtCopy, SeveralCopies } from '../../../shared/backup';
import { AppError } from '../../../shared/kernel';
import { backupBench, dumpHash } from '../../support/backup-bench';

let bench: ReturnType<typeof backupBench>;
beforeEach(() => {
  bench = backupBench();
});
afterEach(() => bench.remove());

const codeOf = async (work: () => unknown): Promise<string> => {
  try {
    await work();
    return 'nothing thrown';
  } catch (cause) {
    return (cause as { code: string }).code;
  }
};
const backupFile = (id: string, ending = 'db') => path.join(bench.folder.backups, `${id}.${ending}`);
const flip = (file: string, at: number) => {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
};
/** A disk on which one kind of work fails. */
const failing = (step: keyof Disk, code: string): Disk => ({
  ...createDisk(),
  [step]: () => {
    throw Object.assign(new Error(code), { code });
  },
});

describe('a backup', () => {
  it('holds the same rows, has its proof beside it and can be opened on a read-only disk', async () => {
    const { open, service } = bench.start();
    const { answer, close } = open();
    answer('POL-01', 'In force.');
    const made = await service.make();
    expect(made).toMatchObject({
      reason: 'by-hand',
      createdAt: bench.clock(),
      verified: true,
      newer: false,
      contents: { assessments: 1, answers: 1, documents: 0, snapshots: 0, lastChangeAt: bench.clock() },
    });
    expect(readdirSync(bench.folder.backups).sort()).toEqual([`${made.id}.db`, `${made.id}.json`]);
    await close();
    expect(dumpHash(backupFile(made.id))).toBe(dumpHash(bench.folder.database));
    const copy = new Database(backupFile(made.id), { readonly: true });
    expect(copy.pragma('journal_mode', { simple: true })).toBe('delete');
    copy.close();
  });

  it('that was made when the clock ran ahead is not taken for the newest once it is right', async () => {
    const { open, service } = bench.start();
    const { answer, close } = open();
    bench.later(48);
    answer('POL-01', 'by a wrong clock');
    const ahead = await service.make();
    bench.later(-47);
    answer('POL-01', 'by the right clock');
    await service.lookAfter('working');
    const [newest] = service.list().backups;
    expect(newest?.id).not.toBe(ahead.id);
    expect(service.health().newest).toEqual(newest);
    // It is the one that counts: no other is made for every word, and it is the one that is carried outside.
    answer('POL-01', 'a word more');
    await service.lookAfter('working');
    expect(service.list().backups).toHaveLength(2);
    const made = await service.make();
    const place = mkdtempSync(path.join(tmpdir(), 'waymark-outside-'));
    try {
      await service.copyTo(place);
      const copied = readdirSync(place, { recursive: true }).map(String);
      expect(copied.filter((name) => name.endsWith('.db')).map((name) => path.basename(name, '.db'))).toEqual(
        [made.id],
      );
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
    await close();
  });

  it('is made by itself: at the first look, then after an hour with changes, and never for nothing', async () => {
    const { open, service } = bench.start();
    const { answer, close } = open();
    await service.lookAfter('working');
    expect(service.list().backups).toEqual([]);
    answer('POL-01', 'one');
    await service.lookAfter('working');
    await service.lookAfter('working');
    bench.later(0.5);
    answer('POL-01', 'two');
    await service.lookAfter('working');
    expect(service.list().backups.map(({ reason }) => reason)).toEqual(['hourly']);
    bench.later(0.5);
    await service.lookAfter('working');
    bench.later(30);
    await service.lookAfter('working');
    expect(service.list().backups.map(({ reason }) => reason)).toEqual(['hourly', 'hourly']);
    answer('POL-01', 'three');
    await close();

    const again = bench.start();
    const opened = again.open();
    await again.service.lookAfter('working');
    expect(again.service.list().backups.map(({ reason }) => reason)).toEqual(['opening', 'hourly', 'hourly']);
    await opened.close();
    const third = bench.start();
    const idle = third.open();
    bench.later(48);
    await third.service.lookAfter('working');
    expect(third.service.list().backups).toHaveLength(3);
    await idle.close();
  });

  it('is made before an upgrade, and the upgrade does not happen without it', async () => {
    const first = bench.start().open();
    first.answer('POL-01', 'old schema');
    await first.close();
    const before = dumpHash(bench.folder.database);
    const version = MIGRATIONS.length + 1;
    const next = { version, name: 'next', sql: 'ALTER TABLE imports ADD COLUMN note TEXT' };
    const upgradeOn = (disk: Disk) => {
      const { beforeUpgrade, service } = bench.start({ disk });
      const db = openDatabase({
        file: bench.folder.database,
        beforeUpgrade,
        migrations: [...MIGRATIONS, next],
      });
      return { db, service };
    };
    expect(await codeOf(() => upgradeOn(failing('sync', 'ENOSPC')))).toBe('db.backup-failed');
    expect(dumpHash(bench.folder.database)).toBe(before);
    const { db, service } = upgradeOn(createDisk());
    expect(db.facts().schemaVersion).toBe(version);
    db.close();
    const [made] = service.list().backups;
    expect(made).toMatchObject({ reason: 'before-upgrade', verified: true });
    expect(dumpHash(backupFile(made?.id ?? ''))).toBe(before);
  });

  it('tells in codes why it failed, leaves nothing behind, and work goes on', async () => {
    for (const [step, error, code] of [
      ['makeFolder', 'EROFS', 'backup.refused'],
      ['sync', 'ENOSPC', 'backup.full'],
      ['writeText', 'EDQUOT', 'backup.full'],
      ['rename', 'EACCES', 'backup.refused'],
      ['hash', 'EIO', 'backup.failed'],
    ] as const) {
      const { service, open, troubles, events } = bench.start({ disk: failing(step, error) });
      const { answer, textOf, close } = open();
      answer('POL-01', step);
      expect([step, await codeOf(() => service.make())]).toEqual([step, code]);
      await service.lookAfter('working');
      expect(service.health()).toMatchObject({ failure: code, newest: null });
      expect(troubles).toHaveLength(1);
      expect(events.at(-1)).toEqual({ name: 'backup.changed' });
      // No second try at once: a full disk is not filled again every minute.
      await service.lookAfter('working');
      expect(troubles).toHaveLength(1);
      expect(textOf('POL-01')).toBe(step);
      await close();
      expect(existsSync(bench.folder.backups) ? readdirSync(bench.folder.backups) : []).not.toContainEqual(
        expect.stringMatching(/\.db(\.tmp)?$/),
      );
      rmSync(bench.folder.backups, { recursive: true, force: true });
    }
  });

  it('does not take the last free space of a disk', async () => {
    const { service, open } = bench.start({ reserveBytes: Number.MAX_SAFE_INTEGER });
    const { answer, close } = open();
    answer('POL-01', 'x');
    expect(await codeOf(() => service.make())).toBe('backup.full');
    expect(readdirSync(bench.folder.backups)).toEqual([]);
    await close();
  });

  it('leaves at least one verified one and stays few through years of work and failures', {
    timeout: 60_000,
  }, async () => {
    let isBroken = false;
    const disk = createDisk();
    const sometimes: Disk = {
      ...disk,
      sync: (file) => {
        if (isBroken) throw Object.assign(new Error(), { code: 'ENOSPC' });
        disk.sync(file);
      },
    };
    const { service, open } = bench.start({ disk: sometimes });
    const { answer, close } = open();
    for (let round = 0; round < 120; round += 1) {
      isBroken = round > 0 && round % 5 === 0;
      bench.later([1, 7, 30, 200][round % 4] ?? 1);
      answer('POL-01', `round ${round}`);
      await service.lookAfter('working');
      const verified = service.list().backups.filter((each) => each.verified);
      expect(verified.length).toBeGreaterThan(0);
      expect(verified.length).toBeLessThanOrEqual(33);
    }
    await close();
  });
});

describe('the list', () => {
  it('marks what is cut off, unproven or newer, and takes no notice of other files', async () => {
    const first = bench.start();
    const { answer, close } = first.open();
    answer('POL-01', 'x');
    const ids: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      bench.later(1);
      ids.push((await first.service.make()).id);
    }
    await close();
    const [good = '', cut = '', unproven = '', newer = ''] = ids;
    truncateSync(backupFile(cut), 4096);
    writeFileSync(backupFile(unproven, 'json'), 'not json');
    const side = JSON.parse(readFileSync(backupFile(newer, 'json'), 'utf8')) as object;
    writeFileSync(backupFile(newer, 'json'), JSON.stringify({ ...side, schemaVersion: 999 }));
    for (const name of ['notes.txt', 'other.db', 'before-upgrade-1-to-2.db', 'x.db.tmp'])
      writeFileSync(path.join(bench.folder.backups, name), 'x');

    const { service } = bench.start();
    expect(service.list()).toMatchObject({
      present: null,
      backups: [
        { id: newer, newer: true },
        { id: unproven, verified: false, contents: null },
        { id: cut, verified: false },
        { id: good, verified: true, newer: false },
      ],
    });
    expect(service.health().newest?.id).toBe(good);
    expect(await codeOf(() => service.restore(newer))).toBe('backup.newer');
    expect(await codeOf(() => service.restore(cut))).toBe('backup.damaged');
    expect(await codeOf(() => service.restore(unproven))).toBe('backup.damaged');
    expect(await codeOf(() => service.restore('20200101T000000000Z-hourly'))).toBe('backup.not-found');
  });
});

describe('a check of everything', () => {
  it('finds nothing in a sound workspace and says how much it looked at', async () => {
    const { open, service, events } = bench.start();
    const { answer, assessments, db, close } = open();
    bench.keepFile(db, 'first act');
    bench.keepFile(db, 'second act');
    assessments.freeze(answer('POL-01', 'x'), 'A. Tester');
    await service.make();
    const result = await service.check();
    expect(result).toEqual({
      at: bench.clock(),
      looked: { database: 1, history: 4, answers: 1, snapshots: 1, files: 2, backups: 1 },
      faults: [],
      faultCount: 0,
    });
    expect(service.health().check).toEqual(result);
    expect(events.filter(({ name }) => name === 'backup.progressed')).toHaveLength(7);
    await close();
    expect(bench.start().service.health().check).toEqual(result);
  });

  it('looks at what every agency answered, also after one of which something was changed', async () => {
    const { open, service } = bench.start();
    const { answer, db, close } = open();
    answer('POL-01', 'sound');
    const raw = (text: string) => db.run({ compile: () => sql.raw(text).compile(db.build) });
    for (const [agency, item] of [
      ['0190b000-0000-7000-8000-0000000000a1', 'POL-01'],
      ['0190b000-0000-7000-8000-0000000000a2', 'POL-02'],
    ]) {
      raw(`INSERT INTO agencies (id, state, names, short_name, roles, place, note, created_at, updated_at)
        VALUES ('${agency}', 'KH', '[]', '${item}', '[]', '', '', '${bench.clock()}', '${bench.clock()}')`);
      raw(`INSERT INTO agency_answers (id, assessment_id, agency_id, item_id, value, text, confirmed, revision, updated_at, hash, held, checks)
        SELECT '${agency}', assessment_id, '${agency}', '${item}', value, 'by nobody', 1, 1, updated_at, hash, held, checks FROM answers`);
    }
    const { faults, looked } = await service.check();
    expect(faults).toEqual([
      { part: 'answers', kind: 'changed', name: 'POL-01, KH 2025-12-31' },
      { part: 'answers', kind: 'changed', name: 'POL-02, KH 2025-12-31' },
    ]);
    expect(looked.answers).toBe(1);
    await close();
  });

  it('passes over an assessment that is taken away while its agencies are looked at', async () => {
    const { open, service } = bench.start();
    const { answer, assessments, db, close } = open();
    answer('POL-01', 'sound');
    vi.spyOn(assessments, 'answeringAgencies').mockReturnValue(['first', 'second']);
    vi.spyOn(assessments, 'countSound').mockImplementationOnce(() => {
      db.transaction(() => {
        db.run(db.build.deleteFrom('answers'));
        db.run(db.build.deleteFrom('assessments'));
      });
      return 1;
    });
    expect(await service.check()).toMatchObject({ faults: [], looked: { answers: 2 } });
    await close();
  });

  it('names every changed answer, snapshot, file and backup', async () => {
    const { open, service } = bench.start();
    const { answer, assessments, db, close } = open();
    const changed = bench.keepFile(db, 'changed act');
    const missing = bench.keepFile(db, 'missing act');
    const id = answer('POL-01', 'hush');
    answer('POL-02', 'sound');
    await service.make();
    const backup = service.list().backups[0]?.id ?? '';
    assessments.freeze(id, 'A. Tester');
    await close();

    flip(changed.place, 3);
    rmSync(missing.place);
    flip(backupFile(backup), 5000);
    const raw = new Database(bench.folder.database);
    raw.exec("UPDATE answers SET text = 'hash' WHERE text = 'hush'");
    raw.exec('DROP TRIGGER snapshots_never_change');
    raw.exec("UPDATE snapshots SET content = replace(content, 'hush', 'hash')");
    raw.pragma('foreign_keys = OFF');
    raw.exec("UPDATE assessments SET based_on = '0190b000-0000-7000-8000-00000000dead'");
    raw.close();

    const again = bench.start();
    const opened = again.open();
    const { faults, faultCount } = await again.service.check();
    expect(faults).toEqual([
      { part: 'database', kind: 'reference', name: 'assessments' },
      { part: 'answers', kind: 'changed', name: 'POL-01, KH 2025-12-31' },
      { part: 'snapshots', kind: 'changed', name: 'KH 2025-12-31' },
      { part: 'files', kind: 'changed', name: 'changed act.pdf' },
      { part: 'files', kind: 'missing', name: 'missing act.pdf' },
      { part: 'backups', kind: 'changed', name: bench.clock() },
    ]);
    expect(faultCount).toBe(6);
    await opened.close();
  });

  it('of the stored files alone names what is damaged and missing, and what nobody uses', async () => {
    const { open, service } = bench.start();
    const { db, close } = open();
    bench.keepFile(db, 'sound act');
    const changed = bench.keepFile(db, 'changed act');
    const missing = bench.keepFile(db, 'missing act');
    const orphan = bench.keepFile(db, 'orphan');
    db.run(db.build.deleteFrom('files').where('sha256', '=', orphan.sha256));
    // Old enough not to be on its way in.
    utimesSync(orphan.place, new Date('2026-01-01'), new Date('2026-01-01'));
    flip(changed.place, 3);
    rmSync(missing.place);
    const result = await service.checkFiles();
    expect(result).toEqual({
      at: bench.clock(),
      looked: 3,
      faults: [
        { kind: 'changed', sha256: changed.sha256, name: 'changed act.pdf', documentId: null },
        { kind: 'missing', sha256: missing.sha256, name: 'missing act.pdf', documentId: null },
      ].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1)),
      faultCount: 2,
      orphans: 1,
      orphanBytes: 'orphan'.length,
    });
    expect(service.health()).toMatchObject({ files: result, check: null });

    // What was put right is told no longer, in neither list.
    await service.check();
    service.noteHealed(changed.sha256);
    expect(service.health()).toMatchObject({
      files: { faultCount: 1, faults: [{ name: 'missing act.pdf' }] },
      check: { faultCount: 1, faults: [{ name: 'missing act.pdf' }] },
    });
    await close();
  });

  it('can be ended by the user, and then keeps the result of the one before', async () => {
    const { open, service } = bench.start();
    const { db, close } = open();
    for (const text of ['a', 'b', 'c']) bench.keepFile(db, text);
    const before = await service.checkFiles();
    const running = service.checkFiles();
    service.stopCheck();
    expect(await codeOf(() => running)).toBe('backup.stopped');
    expect(service.health()).toMatchObject({ work: null, files: before });
    await service.checkFiles();
    await close();
  });

  it('is done once at a time and ends between two things when the program closes', async () => {
    const { open, service } = bench.start();
    const { db, close } = open();
    for (const text of ['a', 'b', 'c']) bench.keepFile(db, text);
    const running = service.check();
    expect(service.health().work).toMatchObject({ kind: 'check' });
    expect(await codeOf(() => service.check())).toBe('backup.busy');
    service.stop();
    expect(await codeOf(() => running)).toBe('app.process-restarted');
    expect(service.health()).toMatchObject({ work: null, check: null });
    await close();
  });
});

describe('a copy in another place', () => {
  let place: string;
  beforeEach(() => {
    place = mkdtempSync(path.join(tmpdir(), 'waymark-place-'));
  });
  afterEach(() => rmSync(place, { recursive: true, force: true }));

  it('holds the newest backup and every PDF, goes on where it was ended, and mends either side from the other', async () => {
    const { open, service } = bench.start();
    const { answer, db, close } = open();
    const files = ['a', 'b', 'c'].map((text) => bench.keepFile(db, `act ${text}`));
    answer('POL-01', 'x');
    const copy = await service.copyTo(place);
    expect(copy).toMatchObject({ copied: 3, present: 0, healed: 0, missing: 0, sameDisk: true });
    const there = (sha256: string) => path.join(place, 'waymark-copy/files', sha256.slice(0, 2), sha256);
    for (const { sha256, place: here } of files)
      expect(readFileSync(there(sha256), 'utf8')).toBe(readFileSync(here, 'utf8'));
    expect(dumpHash(path.join(place, 'waymark-copy/backups', `${copy.backupId}.db`))).toBe(
      dumpHash(backupFile(copy.backupId)),
    );
    expect(service.health()).toMatchObject({ outside: copy, isOutsideDue: false });

    flip(there(files[0]?.sha256 ?? ''), 0);
    rmSync(there(files[1]?.sha256 ?? ''));
    rmSync(files[2]?.place ?? '');
    bench.keepFile(db, 'act d');
    const damagedHere = bench.keepFile(db, 'act e');
    flip(damagedHere.place, 0);
    answer('POL-01', 'y');
    bench.later(1);
    const second = await service.copyTo(place);
    expect(second).toMatchObject({ copied: 3, present: 0, healed: 1, missing: 1 });
    expect(second.backupId).not.toBe(copy.backupId);
    expect(existsSync(there(damagedHere.sha256))).toBe(false);
    expect(readFileSync(files[2]?.place ?? '', 'utf8')).toBe('act c');
    flip(files[2]?.place ?? '', 0);
    expect(await service.copyTo(place)).toMatchObject({ copied: 0, present: 3, healed: 1, missing: 1 });
    expect(readFileSync(files[2]?.place ?? '', 'utf8')).toBe('act c');
    expect(readdirSync(path.join(bench.folder.root, 'quarantine/files'))).toEqual([files[2]?.sha256]);
    await close();
  });

  it('is a workspace from which everything can be brought back', async () => {
    const { open, service } = bench.start();
    const { answer, db, close } = open();
    bench.keepFile(db, 'act');
    answer('POL-01', 'on the stick');
    const { backupId } = await service.copyTo(place);
    await close();
    const expected = dumpHash(bench.folder.database);
    rmSync(bench.folder.root, { recursive: true });
    mkdirSync(bench.folder.root);
    cpSync(path.join(place, 'waymark-copy'), bench.folder.root, { recursive: true });
    const again = bench.start();
    expect(await codeOf(() => again.open())).toBe('db.missing');
    await again.service.restore(backupId);
    expect(dumpHash(bench.folder.database)).toBe(expected);
    const opened = bench.start().open();
    expect(opened.textOf('POL-01')).toBe('on the stick');
    await opened.close();
  });

  /** A copy of a workspace with one answer and some PDFs, in the place. */
  const leaveCopy = async (...texts: string[]) => {
    const { open, service } = bench.start();
    const { answer, db, close } = open();
    const kept = texts.map((text) => bench.keepFile(db, text));
    answer('POL-01', 'on the stick');
    const { backupId } = await service.copyTo(place);
    await close();
    return { backupId, kept, copy: path.join(place, 'waymark-copy') };
  };

  it('is still proven where the stick is pulled while the same backup is copied once more', async () => {
    const disk = createDisk();
    let isPulled = false;
    const { open, service } = bench.start({
      disk: {
        ...disk,
        writeText: (file, text) => {
          const isLost = isPulled && file.startsWith(place);
          disk.writeText(file, isLost ? text.slice(0, 10) : text);
          if (isLost) throw Object.assign(new Error('pulled'), { code: 'EIO' });
        },
      },
    });
    const { answer, close } = open();
    answer('POL-01', 'on the stick');
    const { backupId } = await service.copyTo(place);
    isPulled = true;
    expect(await codeOf(() => service.copyTo(place))).toBe('backup.place-gone');
    const other = backupBench();
    try {
      const { service: there } = other.start();
      expect(await there.bringFrom(place)).toMatchObject({ backupId });
    } finally {
      other.remove();
    }

    // What the stick holds of a copy that was cut off goes with the next one.
    const backupsThere = path.join(place, 'waymark-copy/backups');
    writeFileSync(path.join(backupsThere, '20260301T080000000Z-hourly.db.tmp'), 'half a database');
    answer('POL-01', 'after that');
    isPulled = false;
    await service.copyTo(place);
    await close();
    expect(readdirSync(backupsThere).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('comes to another computer, from the stick or its own folder, and takes nobody’s place until somebody goes back to it', async () => {
    const { backupId, kept, copy } = await leaveCopy('act a', 'act b', 'act c');
    rmSync(path.join(copy, 'files', (kept[2]?.sha256 ?? '').slice(0, 2)), { recursive: true });
    const before = readdirSync(copy, { recursive: true }).toSorted();
    const other = backupBench();
    try {
      const { open, service } = other.start();
      const first = open();
      first.answer('POL-01', 'work of the new computer');
      other.keepFile(first.db, 'act a');
      const damaged = storedFilePath(other.folder.files, kept[1]?.sha256 ?? '');
      mkdirSync(path.dirname(damaged), { recursive: true });
      writeFileSync(damaged, 'act B');
      for (const chosen of [place, copy]) {
        const brought = await service.bringFrom(chosen);
        expect(brought).toMatchObject({ backupId, missing: 1 });
      }
      expect(service.list().backups.find(({ id }) => id === backupId)).toMatchObject({ verified: true });
      expect(first.textOf('POL-01')).toBe('work of the new computer');
      // It says nothing of what is here: neither what is newest, nor what is copied, nor what the history once was.
      expect(service.health()).toMatchObject({ work: null, newest: null });
      expect((await service.copyTo(other.root)).backupId).not.toBe(backupId);
      expect((await service.check()).faults).toEqual([]);
      await first.close();
      const second = other.start();
      second.open();
      expect(second.service.health().history).toBeNull();
      await second.service.restore(backupId);
      const again = other.start().open();
      expect(again.textOf('POL-01')).toBe('on the stick');
      await again.close();
      const here = kept.slice(0, 2).map(({ sha256 }) => storedFilePath(other.folder.files, sha256));
      expect(here.map((file) => readFileSync(file, 'utf8'))).toEqual(['act a', 'act b']);
    } finally {
      other.remove();
    }
    // The copy is only read.
    expect(readdirSync(copy, { recursive: true }).toSorted()).toEqual(before);
  });

  it('goes into the folder of its own also where its name is written otherwise, and not into one of another office', async () => {
    const { backupId, copy } = await leaveCopy();
    const written = path.join(place, 'Waymark-Copy');
    renameSync(copy, written);
    // Where capitals make no other name a rename may change nothing.
    const names = () =>
      readdirSync(place)
        .map((each) => each.toLowerCase())
        .toSorted();
    const other = backupBench();
    try {
      const { open, service } = other.start();
      const { answer, close } = open();
      answer('POL-01', 'of another office');
      await service.copyTo(place);
      await close();
      expect(names()).toEqual(['waymark-copy', 'waymark-copy-2']);
      const again = bench.start();
      const opened = again.open();
      expect(await again.service.copyTo(place)).toMatchObject({ backupId });
      await opened.close();
      expect(names()).toEqual(['waymark-copy', 'waymark-copy-2']);
    } finally {
      other.remove();
    }
  });

  it('goes into the folder whose name is written as it is by itself, where a disk tells it from one with other capitals', async () => {
    const disk = createDisk();
    const list = (folder: string) =>
      folder === place ? ['Waymark-Copy', 'waymark-copy'] : disk.list(folder);
    const { open, service } = bench.start({ disk: { ...disk, list } });
    const { answer, close } = open();
    answer('POL-01', 'first');
    await service.copyTo(place);
    await close();
    expect(readdirSync(place)).toEqual(['waymark-copy']);
  });

  it('is its last backup also where a clock ran ahead before', async () => {
    const { open, service } = bench.start();
    const { answer, close } = open();
    bench.later(48);
    answer('POL-01', 'while the clock ran ahead');
    await service.copyTo(place);
    bench.later(-48);
    answer('POL-01', 'on the stick');
    const { backupId } = await service.copyTo(place);
    await close();
    const other = backupBench();
    try {
      expect(await other.start().service.bringFrom(place)).toMatchObject({ backupId });
    } finally {
      other.remove();
    }
  });

  it('of several folders that are ours is the last one that was made, also where a clock ran ahead before', async () => {
    const { open, service } = bench.start();
    const { answer, close } = open();
    bench.later(48);
    answer('POL-01', 'while the clock ran ahead');
    await service.copyTo(place);
    renameSync(path.join(place, 'waymark-copy'), path.join(place, 'waymark-copy-2'));
    const aside = mkdtempSync(path.join(tmpdir(), 'waymark-place-'));
    bench.later(-48);
    answer('POL-01', 'on the stick');
    const { backupId } = await service.copyTo(aside);
    renameSync(path.join(aside, 'waymark-copy'), path.join(place, 'waymark-copy'));
    expect(await service.bringFrom(place)).toMatchObject({ backupId });
    await close();
    rmSync(aside, { recursive: true });
  });

  it('of several folders that are ours is the last one, also where another computer went on and counts from one again', async () => {
    const { open, service } = bench.start();
    const { answer, close } = open();
    for (let day = 0; day < 12; day += 1) {
      answer('POL-01', `on the old computer, ${day}`);
      await service.copyTo(place);
      bench.later(24);
    }
    await close();
    const other = backupBench();
    const aside = mkdtempSync(path.join(tmpdir(), 'waymark-place-'));
    try {
      other.later(14 * 24);
      const begun = other.start().service;
      await begun.restore(((await begun.bringFrom(place)) as BroughtCopy).backupId);
      const goesOn = other.start();
      const opened = goesOn.open();
      opened.answer('POL-01', 'on the new computer');
      const { backupId } = await goesOn.service.copyTo(aside);
      renameSync(path.join(aside, 'waymark-copy'), path.join(place, 'waymark-copy-2'));
      expect(await goesOn.service.bringFrom(place)).toMatchObject({ backupId });
      await opened.close();
    } finally {
      other.remove();
      rmSync(aside, { recursive: true });
    }
  });

  it('is told as made when every folder that got a file of it would outlive a power cut', async () => {
    const disk = createDisk();
    const synced: string[] = [];
    const heldUp: string[] = [];
    const syncFolder = (folder: string) => {
      synced.push(path.relative(place, folder));
      heldUp.push(path.relative(place, folder));
      disk.syncFolder(folder);
    };
    const syncFolderBeside = (folder: string) => {
      synced.push(path.relative(place, folder));
      return disk.syncFolderBeside(folder);
    };
    const { open, service } = bench.start({ disk: { ...disk, syncFolder, syncFolderBeside } });
    const { answer, db, close } = open();
    const kept = ['act a', 'act b'].map((text) => bench.keepFile(db, text));
    answer('POL-01', 'on the stick');
    await service.copyTo(place);
    const folders = kept.map(({ sha256 }) => `waymark-copy/files/${sha256.slice(0, 2)}`);
    const all = ['', 'waymark-copy', 'waymark-copy/files', ...folders, 'waymark-copy/backups'];
    expect(synced).toEqual(
      expect.arrayContaining(all.map((each) => path.normalize(each).replace(/^\.$/, ''))),
    );
    // The backup that speaks of them comes after them.
    expect(synced.findLast((each) => !each.startsWith('..'))).toBe(path.normalize('waymark-copy/backups'));
    // Folders of PDFs may be many, and a stick slow: others are answered meanwhile.
    expect(heldUp.filter((each) => /files|^$/.test(each))).toEqual([]);
    rmSync(kept[0]?.place ?? '');
    synced.length = 0;
    expect(await service.copyTo(place)).toMatchObject({ healed: 1 });
    expect(synced).toContain(path.relative(place, path.dirname(kept[0]?.place ?? '')));
    await close();
  });

  it('is that of the computer that goes on, also where its backups were counted from one again', async () => {
    const { open, service } = bench.start();
    const { answer, close } = open();
    for (let day = 0; day < 12; day += 1) {
      answer('POL-01', `on the old computer, ${day}`);
      await service.copyTo(place);
      bench.later(24);
    }
    await close();
    const other = backupBench();
    const third = backupBench();
    try {
      other.later(14 * 24);
      const begun = other.start().service;
      const found = (await begun.bringFrom(place)) as BroughtCopy;
      await begun.restore(found.backupId);
      const goesOn = other.start();
      const opened = goesOn.open();
      const made: string[] = [];
      for (let day = 0; day < 5; day += 1) {
        opened.answer('POL-01', `on the new computer, ${day}`);
        made.push((await goesOn.service.copyTo(place)).backupId);
        other.later(24);
      }
      await opened.close();
      const kept = readdirSync(path.join(place, 'waymark-copy/backups'));
      expect(kept).toEqual(expect.arrayContaining(made.map((id) => `${id}.db`)));
      expect(await third.start().service.bringFrom(place)).toMatchObject({ backupId: made.at(-1) });
    } finally {
      other.remove();
      third.remove();
    }
  });

  interface Office {
    readonly service: BackupService;
    close(): Promise<void>;
    copy(): Promise<string>;
  }

  it('has a folder of its own beside that of another office, which neither pushes out nor takes for its own', async () => {
    const other = backupBench();
    try {
      const [mine, theirs] = [bench, other].map((each, at) => {
        const { open, service } = each.start();
        const { answer, close } = open();
        let count = 0;
        return {
          service,
          close,
          copy: async () => {
            count += 1;
            answer('POL-01', `office ${at}, ${count}`);
            each.later(1);
            return (await service.copyTo(place)).backupId;
          },
        };
      }) as [Office, Office];
      const backupsIn = (folder: string) =>
        readdirSync(path.join(place, folder, 'backups'))
          .filter((name) => name.endsWith('.db'))
          .map((name) => name.slice(0, -3));
      other.later(0.5);
      const [ofMine, ofTheirs] = [[await mine.copy()], [await theirs.copy()]];
      for (let hour = 0; hour < 3; hour += 1) ofMine.push(await mine.copy());
      ofTheirs.push(await theirs.copy());
      expect(readdirSync(place).toSorted()).toEqual(['waymark-copy', 'waymark-copy-2']);
      expect(backupsIn('waymark-copy').toSorted()).toEqual(ofMine);
      expect(backupsIn('waymark-copy-2').toSorted()).toEqual(ofTheirs);
      // Each finds its own again, whichever came last.
      expect(await mine.service.bringFrom(place)).toMatchObject({ backupId: ofMine.at(-1) });
      expect(await theirs.service.bringFrom(place)).toMatchObject({ backupId: ofTheirs.at(-1) });
      const third = backupBench();
      try {
        const { service } = third.start();
        // A computer that knows neither is asked which one is meant; the newest may be that of the other office.
        const { several = [] } = (await service.bringFrom(place)) as Partial<SeveralCopies>;
        expect(several.map(({ name, contents }) => [name, contents?.answers])).toEqual([
          ['waymark-copy', 1],
          ['waymark-copy-2', 1],
        ]);
        expect((await service.list()).backups).toEqual([]);
        expect(await service.bringFrom(place, 'waymark-copy')).toMatchObject({ backupId: ofMine.at(-1) });
        expect(await codeOf(() => service.bringFrom(place, '../nowhere'))).toBe('backup.no-copy');
        const chosen = path.join(place, 'waymark-copy-2');
        expect(await service.bringFrom(chosen)).toMatchObject({ backupId: ofTheirs.at(-1) });
        await service.restore(ofTheirs.at(-1) ?? '');
        const goesOn = third.start();
        const { answer, close } = goesOn.open();
        answer('POL-02', 'on the new computer');
        third.later(24);
        const { backupId } = await goesOn.service.copyTo(place);
        await close();
        expect(backupsIn('waymark-copy-2')).toContain(backupId);
      } finally {
        third.remove();
      }
      for (const each of [mine, theirs]) await each.close();
    } finally {
      other.remove();
    }
  });

  it('has a folder of its own also beside that of an office whose program is older', async () => {
    const other = backupBench();
    try {
      for (const [at, each] of [other, bench].entries()) {
        const { open, service } = each.start();
        const { answer, close } = open();
        answer('POL-01', `office ${at}`);
        const { backupId } = await service.copyTo(place);
        await close();
        const proof = path.join(place, `waymark-copy${at === 0 ? '' : '-2'}/backups/${backupId}.json`);
        const side = JSON.parse(readFileSync(proof, 'utf8'));
        writeFileSync(proof, JSON.stringify({ ...side, schemaVersion: side.schemaVersion - 1 }));
      }
      expect(readdirSync(place).toSorted()).toEqual(['waymark-copy', 'waymark-copy-2']);
    } finally {
      other.remove();
    }
  });

  it('comes also where the history here can no longer be read', async () => {
    const { backupId } = await leaveCopy('act a');
    rmSync(bench.folder.backups, { recursive: true });
    const damaged = bench.start({
      wrapDb: (db) => ({
        ...db,
        first: () => {
          throw new AppError('db.corrupt');
        },
      }),
    });
    const { close } = damaged.open();
    expect(await damaged.service.bringFrom(place)).toMatchObject({ backupId });
    await close();
  });

  it('stands beside what cannot be looked into, which is not its own', async () => {
    writeFileSync(path.join(place, 'waymark-copy'), 'no folder');
    const { open, service } = bench.start();
    const { answer, close } = open();
    answer('POL-01', 'x');
    const { backupId } = await service.copyTo(place);
    expect(readdirSync(path.join(place, 'waymark-copy-2/backups'))).toContain(`${backupId}.db`);
    await close();
  });

  it('that comes back where it was made is no stranger there', async () => {
    const { open, service } = bench.start();
    const { answer, close } = open();
    answer('POL-01', 'x');
    const { backupId } = await service.copyTo(place);
    const { newest } = service.health();
    expect(newest?.id).toBe(backupId);
    await service.bringFrom(place);
    expect(service.health().newest).toEqual(newest);
    await close();
  });

  it('is made from a fresh backup where the newest one is damaged', async () => {
    const { open, service } = bench.start();
    const { answer, close } = open();
    answer('POL-01', 'x');
    const { id } = await service.make();
    flip(backupFile(id), 5000);
    expect((await service.copyTo(place)).backupId).not.toBe(id);
    expect(service.list().backups.find((each) => each.id === id)).toMatchObject({ verified: false });
    await close();
  });

  it('comes also where no workspace can be opened', async () => {
    const { backupId } = await leaveCopy('act a');
    const other = backupBench();
    try {
      writeFileSync(other.folder.database, 'damaged');
      const { service } = other.start();
      expect(await service.bringFrom(place)).toMatchObject({ backupId, copied: 1, present: 0, missing: 0 });
      await service.restore(backupId);
      const opened = other.start().open();
      expect(opened.textOf('POL-01')).toBe('on the stick');
      await opened.close();
    } finally {
      other.remove();
    }
  });

  it('is sound in the list also where the one of the same name here was refused as damaged', async () => {
    const { backupId } = await leaveCopy('act a');
    const { open, service } = bench.start();
    const { close } = open();
    const listed = () => service.list().backups.find(({ id }) => id === backupId);
    flip(path.join(bench.folder.backups, `${backupId}.db`), 5000);
    expect(await codeOf(() => service.restore(backupId))).toBe('backup.damaged');
    expect(listed()).toMatchObject({ verified: false });
    expect(await service.bringFrom(place)).toMatchObject({ backupId });
    expect(listed()).toMatchObject({ verified: true });
    await service.restore(backupId);
    await close();
    const again = bench.start().open();
    expect(again.textOf('POL-01')).toBe('on the stick');
    await again.close();
  });

  it('is not taken when it is none, is damaged, names what is no file or was made by a newer program', async () => {
    const { backupId, copy } = await leaveCopy('act a');
    const other = backupBench();
    try {
      const { service } = other.start();
      const inCopy = (ending: string) => path.join(copy, 'backups', `${backupId}.${ending}`);
      const left = () =>
        (existsSync(other.folder.backups) ? readdirSync(other.folder.backups) : []).filter((name) =>
          name.includes(backupId),
        );
      expect(await codeOf(() => service.bringFrom(path.join(place, 'nowhere')))).toBe('backup.no-copy');
      expect(await codeOf(() => service.bringFrom(path.join(copy, 'files')))).toBe('backup.no-copy');
      const side = JSON.parse(readFileSync(inCopy('json'), 'utf8'));
      const told = (given: object) => writeFileSync(inCopy('json'), JSON.stringify({ ...side, ...given }));
      told({ schemaVersion: 9999 });
      expect(await codeOf(() => service.bringFrom(place))).toBe('backup.newer');
      told({});
      flip(inCopy('db'), 5000);
      expect(await codeOf(() => service.bringFrom(place))).toBe('backup.damaged');
      // A file that only says of itself that it is sound.
      writeFileSync(inCopy('db'), 'x'.repeat(5000));
      told({ bytes: 5000, sha256: createHash('sha256').update('x'.repeat(5000)).digest('hex') });
      expect(await codeOf(() => service.bringFrom(place))).toBe('backup.damaged');
      expect(left()).toEqual([]);

      rmSync(inCopy('db'));
      const hostile = openDatabase({ file: inCopy('db'), beforeUpgrade: () => undefined });
      hostile.close();
      const raw = new Database(inCopy('db'));
      raw.pragma('foreign_keys = OFF');
      raw.exec('ALTER TABLE files RENAME TO files_before');
      raw.exec("CREATE VIEW files AS SELECT '../../../outside' AS sha256");
      raw.close();
      const bytes = readFileSync(inCopy('db'));
      told({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
      await codeOf(() => service.bringFrom(place));
      expect(readdirSync(other.root).toSorted()).toEqual(['own']);
    } finally {
      other.remove();
    }
  });

  it('tells in codes why it failed', async () => {
    const { open, service } = bench.start();
    const { answer, close } = open();
    answer('POL-01', 'x');
    expect(await codeOf(() => service.copyTo(path.join(place, 'nowhere')))).toBe('backup.place-gone');
    // A name that the disk does not take is answered before anything is looked for.
    const refused = path.join(place, 'x'.repeat(5000));
    expect(await codeOf(() => service.copyTo(refused))).toBe('backup.place-gone');
    expect(await codeOf(() => service.copyTo(bench.folder.files))).toBe('backup.place-inside');
    expect(await codeOf(() => service.copyTo(bench.folder.root))).toBe('backup.place-inside');
    expect(service.health()).toMatchObject({ outside: null, work: null });
    await close();
  });
});

it('a backup that was finished in the moment of a kill keeps its place among the others, also where the clock ran ahead before', async () => {
  const first = bench.start();
  const { answer, close } = first.open();
  bench.later(48);
  answer('POL-01', 'while the clock ran ahead');
  await first.service.make();
  bench.later(-48);
  answer('POL-01', 'after that');
  const { id } = await first.service.make();
  await close();
  const proof = path.join(bench.folder.backups, `${id}.json`);
  renameSync(proof, `${proof}.tmp`);
  const again = bench.start();
  const opened = again.open();
  expect(again.service.list().backups[0]).toMatchObject({ id, verified: true });
  await opened.close();
});

describe('the record of changes', () => {
  /** A workspace with a backup that was worked on afterwards, with its history falsified by `sql`. */
  const falsified = async (sql: string) => {
    const first = bench.start();
    const opened = first.open();
    opened.answer('POL-01', 'one');
    opened.answer('POL-02', 'two');
    await first.service.make();
    bench.later(1);
    opened.answer('POL-01', 'three');
    await opened.close();
    const raw = new Database(bench.folder.database);
    raw.exec('DROP TRIGGER history_never_changes; DROP TRIGGER history_never_goes');
    raw.exec(sql);
    raw.close();
    return bench.start();
  };

  it('is looked at when the workspace is opened and in the whole check, and the first bad change is named', async () => {
    const { open, service } = await falsified("UPDATE history SET actor = 'Somebody' WHERE seq = 3");
    const { close } = open();
    const history = { kind: 'changed', seq: 3, entry: { actor: 'Somebody', entity: 'answer' } };
    expect(service.health()).toMatchObject({ history });
    expect(await service.check()).toMatchObject({
      faultCount: 1,
      faults: [{ part: 'history', kind: 'changed', name: '3', history }],
    });
    await close();
  });

  it('that ends before what a backup knows is found out, even if the count was put right', async () => {
    const { open, service } = await falsified(
      "DELETE FROM history WHERE seq > 2; UPDATE sqlite_sequence SET seq = 2 WHERE name = 'history'",
    );
    const { close } = open();
    expect(service.health().history).toEqual({ kind: 'cut', seq: 3, entry: null });
    await close();
  });

  it('that ends before what a backup from before an upgrade knows is found out, but not by one that cannot tell', async () => {
    const { service } = await falsified(
      "DELETE FROM history WHERE seq > 2; UPDATE sqlite_sequence SET seq = 2 WHERE name = 'history'",
    );
    const side = path.join(bench.folder.backups, `${service.list().backups[0]?.id}.json`);
    const madeBy = (schemaVersion: number) =>
      writeFileSync(side, JSON.stringify({ ...JSON.parse(readFileSync(side, 'utf8')), schemaVersion }));
    const { schemaVersion } = JSON.parse(readFileSync(side, 'utf8')) as { schemaVersion: number };
    const found = async (version: number) => {
      madeBy(version);
      const again = bench.start();
      const { close } = again.open();
      const { history } = again.service.health();
      await close();
      return history;
    };
    expect(await found(schemaVersion - 1)).toEqual({ kind: 'cut', seq: 3, entry: null });
    expect(await found(HISTORY_KEPT_SINCE)).toEqual({ kind: 'cut', seq: 3, entry: null });
    expect(await found(HISTORY_KEPT_SINCE - 1)).toBeNull();
    expect(await found(schemaVersion + 1)).toBeNull();
  });

  it('is no less sound after a backup was put back and work went on', async () => {
    const first = bench.start();
    const opened = first.open();
    opened.answer('POL-01', 'one');
    const { id } = await first.service.make();
    bench.later(1);
    opened.answer('POL-01', 'two');
    await first.service.make();
    await first.service.restore(id);
    for (const text of ['three', 'four']) {
      const again = bench.start();
      const { answer, close } = again.open();
      expect(again.service.health().history).toBeNull();
      answer('POL-01', text);
      bench.later(1);
      await again.service.make();
      expect((await again.service.check()).faults).toEqual([]);
      await close();
    }
  });
});
