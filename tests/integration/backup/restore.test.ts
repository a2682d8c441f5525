import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, type TestContext } from 'vitest';
import { createDisk, type Disk } from '../../../main/backup/disk';
import { type Db, inspectDatabase } from '../../../main/database';
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
const quarantined = () => {
  const folder = path.join(bench.folder.root, 'quarantine');
  return existsSync(folder)
    ? readdirSync(folder).flatMap((time) => readdirSync(path.join(folder, time)))
    : [];
};
const leftovers = () =>
  readdirSync(bench.folder.root).filter((name) => /restor|\.tmp$/.test(name) || /-(wal|shm)$/.test(name));

/** A workspace with a backup that says "old" and a database that says "new", closed. */
async function oldAndNew() {
  const start = bench.start();
  const { answer, close } = start.open();
  answer('POL-01', 'old');
  const { id } = await start.service.make();
  const old = dumpHash(path.join(bench.folder.backups, `${id}.db`));
  bench.later(1);
  answer('POL-01', 'new');
  answer('POL-02', 'new too');
  await close();
  return { id, old, fresh: dumpHash(bench.folder.database) };
}

describe('a restore', () => {
  it('brings back every row of the backup, and the way back from it', async () => {
    const { id, old, fresh } = await oldAndNew();
    const { open, service } = bench.start();
    open();
    await service.restore(id);
    expect(dumpHash(bench.folder.database)).toBe(old);
    expect(quarantined()).toEqual(['waymark.db']);
    expect(leftovers()).toEqual([]);
    expect(service.refusal()).toMatchObject({ code: 'backup.restoring' });

    const again = bench.start();
    const opened = again.open();
    expect(opened.textOf('POL-01')).toBe('old');
    const [back] = again.service.list().backups;
    expect(back).toMatchObject({ reason: 'before-restore', verified: true });
    await again.service.restore(back?.id ?? '');
    expect(dumpHash(bench.folder.database)).toBe(fresh);
  });

  it('works five times in a row while answers are given', async () => {
    const start = bench.start();
    const { answer, close } = start.open();
    const drills: { id: string; hash: string }[] = [];
    for (let drill = 0; drill < 5; drill += 1) {
      bench.later(2);
      answer('POL-01', `drill ${drill}`);
      const making = start.service.make();
      answer('POL-02', `given while the backup ${drill} was made`);
      const { id } = await making;
      drills.push({ id, hash: dumpHash(path.join(bench.folder.backups, `${id}.db`)) });
    }
    await close();
    for (const { id, hash } of drills) {
      const { open, service } = bench.start();
      const opened = open();
      opened.answer('POL-03', 'later');
      await service.restore(id);
      expect(dumpHash(bench.folder.database)).toBe(hash);
    }
  });

  it('never takes the backup away that is being put back', async () => {
    const start = bench.start();
    const { answer, close } = start.open();
    answer('POL-01', 'first');
    const { id } = await start.service.make();
    for (let n = 0; n < 9; n += 1) {
      bench.later(0.1);
      answer('POL-01', `later ${n}`);
      await start.service.make();
    }
    await start.service.restore(id);
    await close();
    const opened = bench.start().open();
    expect(opened.textOf('POL-01')).toBe('first');
    await opened.close();
  });

  it('refuses a damaged backup and leaves everything as it is', async () => {
    const { id, fresh } = await oldAndNew();
    const file = path.join(bench.folder.backups, `${id}.db`);
    const sound = readFileSync(file);
    for (const at of [20, 100, 4096, Math.floor(sound.length / 2), sound.length - 1]) {
      const damaged = Buffer.from(sound);
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      writeFileSync(file, damaged);
      const { open, service } = bench.start();
      const { close } = open();
      const isListedSound = () => service.list().backups.find((each) => each.id === id)?.verified;
      expect(isListedSound()).toBe(true);
      expect([at, await codeOf(() => service.restore(id))]).toEqual([at, 'backup.damaged']);
      // The list no longer calls sound what was just refused.
      expect(isListedSound()).toBe(false);
      expect(service.refusal()).toBeNull();
      await close();
      expect(dumpHash(bench.folder.database)).toBe(fresh);
      expect([quarantined(), leftovers()]).toEqual([[], []]);
    }
  });

  it('heals a workspace whose database is damaged: the damaged file goes to quarantine whole', async () => {
    const { id, old } = await oldAndNew();
    const damaged = readFileSync(bench.folder.database).fill(0xff, 4096, 3 * 4096);
    writeFileSync(bench.folder.database, damaged);
    const { open, service } = bench.start();
    expect(await codeOf(open)).toBe('db.corrupt');
    expect(service.list()).toMatchObject({ present: null, backups: [{ id, verified: true }] });
    await service.restore(id);
    expect(dumpHash(bench.folder.database)).toBe(old);
    const [time = ''] = readdirSync(path.join(bench.folder.root, 'quarantine'));
    const kept = readFileSync(path.join(bench.folder.root, 'quarantine', time, 'waymark.db'));
    expect(kept.subarray(4096, 3 * 4096).every((byte) => byte === 0xff)).toBe(true);
    expect(kept).toHaveLength(damaged.length);
    const opened = bench.start().open();
    expect(opened.textOf('POL-01')).toBe('old');
    await opened.close();
  });

  it('does not let the newest changes of the old database run into the restored one', async () => {
    const { id, old } = await oldAndNew();
    const wal = `${bench.folder.database}-wal`;
    writeFileSync(wal, 'left by a program that was killed');
    const { service } = bench.start();
    await service.restore(id);
    expect(dumpHash(bench.folder.database)).toBe(old);
    expect(quarantined().sort()).toEqual(['waymark.db', 'waymark.db-wal']);
  });

  it('says that a database is gone instead of starting with an empty one, and brings it back', async () => {
    const { id, old } = await oldAndNew();
    rmSync(bench.folder.database);
    const { open, service } = bench.start();
    expect(await codeOf(open)).toBe('db.missing');
    expect(existsSync(bench.folder.database)).toBe(false);
    await service.restore(id);
    expect(dumpHash(bench.folder.database)).toBe(old);
  });

  it('is the way on where nothing is left in the file of the database: no empty one is begun in it', async () => {
    const { id, old } = await oldAndNew();
    writeFileSync(bench.folder.database, '');
    const { open, service } = bench.start();
    expect(await codeOf(open)).toBe('db.corrupt');
    await service.restore(id);
    expect(dumpHash(bench.folder.database)).toBe(old);
  });

  it('that could not close what is open is not carried out by another start', async () => {
    const { open, service } = bench.start();
    const { answer, db, library, assessments } = open();
    answer('POL-01', 'old');
    const { id } = await service.make();
    const close = () => Promise.reject(new Error('held'));
    service.guard({ db, library, assessments, close });
    await expect(service.restore(id)).rejects.toThrow('held');
    answer('POL-01', 'new');
    db.close();
    const again = bench.start().open();
    expect(again.textOf('POL-01')).toBe('new');
    await again.close();
  });

  it('lets nobody write while what is there is copied, and keeps what came from work under way', async () => {
    const { id } = await oldAndNew();
    const disk = createDisk();
    let meanwhile = () => {};
    const watched: Disk = {
      ...disk,
      sync: (file) => {
        disk.sync(file);
        meanwhile();
      },
    };
    const { open, service } = bench.start({ disk: watched });
    const { answer } = open();
    let refused: string | undefined;
    meanwhile = () => {
      meanwhile = () => {};
      refused = service.refusal()?.code;
      answer('POL-03', 'while the copy was checked');
    };
    await service.restore(id);
    expect(refused).toBe('backup.restoring');

    const again = bench.start();
    const [back] = again.service.list().backups.filter(({ reason }) => reason === 'before-restore');
    again.open();
    await again.service.restore(back?.id ?? '');
    const opened = bench.start().open();
    expect(opened.textOf('POL-03')).toBe('while the copy was checked');
    await opened.close();
  });

  it('that is refused takes no proof away from the backups there are', async () => {
    const { id } = await oldAndNew();
    const file = path.join(bench.folder.backups, `${id}.db`);
    const health = () => {
      const kept = path.join(bench.folder.backups, 'health.json');
      return existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')).forked : null;
    };
    const sound = readFileSync(file);
    writeFileSync(file, Buffer.from(sound).fill(0xff, 4096, 4100));
    const { open, service } = bench.start();
    const { db, library, assessments } = open();
    expect(await codeOf(() => service.restore(id))).toBe('backup.damaged');
    expect(health()).toBeNull();
    writeFileSync(file, sound);
    service.guard({ db, library, assessments, close: () => Promise.reject(new Error('held')) });
    await expect(service.restore(id)).rejects.toThrow('held');
    expect(health()).toBeNull();
    db.close();
  });

  it('changes nothing when the disk is full', async () => {
    const { id, fresh } = await oldAndNew();
    const disk = createDisk();
    const full: Disk = {
      ...disk,
      copy: () => {
        throw Object.assign(new Error(), { code: 'ENOSPC' });
      },
    };
    const { open, service } = bench.start({ disk: full });
    const { answer, textOf, close } = open();
    expect(await codeOf(() => service.restore(id))).toBe('backup.full');
    answer('POL-03', 'work goes on');
    expect(textOf('POL-03')).toBe('work goes on');
    await close();
    expect([quarantined(), leftovers()]).toEqual([[], []]);
    expect(dumpHash(bench.folder.database)).not.toBe(fresh);
  });
});

/** Ends the "process" at the n-th step on the disk: from then on nothing reaches it any more, as after a kill. */
function killAt(step: number) {
  let steps = 0;
  let dead = false;
  const living = <A extends unknown[], R>(work: (...inputs: A) => R) => {
    return (...inputs: A): R => {
      steps += 1;
      if (steps >= step) dead = true;
      if (dead) throw new Error('killed');
      return work(...inputs);
    };
  };
  const disk = new Proxy(createDisk(), {
    get: (target, key) => {
      const member: unknown = Reflect.get(target, key);
      return typeof member === 'function'
        ? living((...inputs) => Reflect.apply(member, target, inputs))
        : member;
    },
  });
  return { disk, inspect: living(inspectDatabase), living, steps: () => steps };
}

const heldFile = () => Object.assign(new Error('EBUSY'), { code: 'EBUSY' });

describe('a plan that could not be removed after its restore', () => {
  it('does not count for the copy of the next one, whenever that is killed', async () => {
    const { id } = await oldAndNew();
    const disk = createDisk();
    const plan = path.join(bench.folder.root, 'restore-plan.json');
    let isPlanHeld = true;
    let isDead = false;
    const held: Disk = {
      ...disk,
      remove: (file) => {
        if (isDead || (isPlanHeld && file === plan && existsSync(plan))) throw heldFile();
        disk.remove(file);
      },
      copy: (from, to) => {
        if (isPlanHeld) return disk.copy(from, to);
        writeFileSync(to, 'half a copy');
        isDead = true;
        throw heldFile();
      },
    };
    const first = bench.start({ disk: held });
    first.open();
    await first.service.restore(id);
    expect(leftovers()).toEqual(['restore-plan.json']);

    const next = bench.start({ disk: held });
    const { answer, close } = next.open();
    isPlanHeld = false;
    answer('POL-03', 'later');
    expect(await codeOf(() => next.service.restore(id))).not.toBe('nothing thrown');
    await close();
    const last = bench.start().open();
    expect(last.textOf('POL-03')).toBe('later');
    await last.close();
  });
});

describe('killed between any two steps', () => {
  it('a backup is there and sound, or not there', { timeout: 90_000 }, async () => {
    let reachedTheEnd = false;
    for (let step = 1; !reachedTheEnd; step += 1) {
      const first = bench.start();
      const opened = first.open();
      opened.answer('POL-01', 'one');
      await first.service.make();
      bench.later(1);
      opened.answer('POL-02', 'two');
      await opened.close();

      const killer = killAt(step);
      const wrapDb = (db: Db) => ({ ...db, copyInto: killer.living(db.copyInto) });
      const killed = bench.start({ disk: killer.disk, inspect: killer.inspect, wrapDb });
      let database: { close(): Promise<void> } | undefined;
      await codeOf(async () => {
        database = killed.open();
        await killed.service.make();
      });
      reachedTheEnd = killer.steps() < step;
      await database?.close();

      const again = bench.start();
      const reopened = again.open();
      expect([reopened.textOf('POL-01'), reopened.textOf('POL-02')]).toEqual(['one', 'two']);
      const { backups } = again.service.list();
      expect({ step, verified: backups.every(({ verified }) => verified) }).toEqual({ step, verified: true });
      expect(backups.length).toBeGreaterThanOrEqual(reachedTheEnd ? 2 : 1);
      expect(readdirSync(bench.folder.backups).filter((name) => name.endsWith('.tmp'))).toEqual([]);
      for (const { id } of backups) inspectDatabase(path.join(bench.folder.backups, `${id}.db`));
      await reopened.close();
      bench.remove();
      bench = backupBench();
    }
  });

  it('a restore ends in the old or the new state, and never without a database', {
    timeout: 90_000,
  }, async () => {
    const seen = new Set<string>();
    let reachedTheEnd = false;
    for (let step = 1; !reachedTheEnd; step += 1) {
      const { id, old, fresh } = await oldAndNew();
      const killer = killAt(step);
      const killed = bench.start({ disk: killer.disk, inspect: killer.inspect });
      let database: { close(): Promise<void> } | undefined;
      await codeOf(async () => {
        database = killed.open();
        await killed.service.restore(id);
      });
      reachedTheEnd = killer.steps() < step;
      await database?.close();

      const again = bench.start();
      await again.open().close();
      const state = dumpHash(bench.folder.database);
      expect([step, [old, fresh].includes(state)]).toEqual([step, true]);
      seen.add(state === old ? 'old' : 'new');
      if (reachedTheEnd) expect(state).toBe(old);
      expect([step, leftovers()]).toEqual([step, []]);
      const verified = bench
        .start()
        .service.list()
        .backups.filter((each) => each.verified);
      expect(verified.map((each) => each.id)).toContain(id);
      bench.remove();
      bench = backupBench();
    }
    expect([...seen].sort()).toEqual(['new', 'old']);
  });
});

/** A disk of two megabytes at a place, until the work is done; only root may mount one. */
async function onSmallDisk(context: TestContext, work: (mount: string) => Promise<void>): Promise<void> {
  const mount = path.join(bench.root, 'small');
  mkdirSync(mount);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', mount], { stdio: 'ignore' });
  } catch {
    context.skip('a small disk can be mounted by root only; the failing writes above stand in for it');
  }
  try {
    await work(mount);
  } finally {
    execFileSync('umount', [mount]);
  }
}

describe('on a disk that is really full', () => {
  it('a backup fails with a code, the answer stays, and once there is room it succeeds', (context) =>
    onSmallDisk(context, async (mount) => {
      const { open, service } = bench.start({ folderOfBackups: mount });
      const { answer, textOf, close } = open();
      answer('POL-01', 'kept');
      const filler = path.join(mount, 'filler');
      writeFileSync(filler, Buffer.alloc(1924 * 1024));
      expect(await codeOf(() => service.make())).toBe('backup.full');
      expect(readdirSync(mount)).toEqual(['filler']);
      expect(textOf('POL-01')).toBe('kept');
      rmSync(filler);
      expect(await service.make()).toMatchObject({ verified: true });
      await close();
    }));

  it('a copy outside keeps what it has written and goes on from there', (context) =>
    onSmallDisk(context, async (mount) => {
      const { open, service } = bench.start();
      const { answer, db, close } = open();
      answer('POL-01', 'x');
      for (const name of ['a', 'b', 'c', 'd']) bench.keepFile(db, name.repeat(150 * 1024));
      const filler = path.join(mount, 'filler');
      writeFileSync(filler, Buffer.alloc(1250 * 1024));
      expect(await codeOf(() => service.copyTo(mount))).toBe('backup.place-full');
      expect(service.health().outside).toBeNull();
      const names = readdirSync(mount, { recursive: true, encoding: 'utf8' });
      expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([]);
      rmSync(filler);
      const copy = await service.copyTo(mount);
      expect(copy).toMatchObject({ missing: 0, sameDisk: false });
      expect(copy.present).toBeGreaterThan(0);
      expect(copy.present + copy.copied).toBe(4);
      await close();
    }));
});
