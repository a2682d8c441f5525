import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendHistory, inspectDatabase, MIGRATIONS, openDatabase } from '../../../main/database';
import { isWine } from '../../support/system';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'waymark-db-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => path.join(folder, 'waymark.db');
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'nothing thrown';
};
const NEXT = {
  version: MIGRATIONS.length + 1,
  name: 'next',
  sql: 'ALTER TABLE imports ADD COLUMN note TEXT',
};

describe('openDatabase', () => {
  it('keeps rows over a restart and syncs fully on a file it reopens', () => {
    const first = openDatabase({ file: file() });
    first.run(first.build.insertInto('settings').values({ key: 'a', value: '1' }));
    first.close();
    const again = openDatabase({ file: file() });
    expect(again.all(again.build.selectFrom('settings').selectAll())).toEqual([{ key: 'a', value: '1' }]);
    const synchronous = {
      compile: () => sql<{ synchronous: number }>`PRAGMA synchronous`.compile(again.build),
    };
    expect(again.first(synchronous)).toEqual({ synchronous: 2 });
    again.close();
  });

  it('lets only one owner open a file', () => {
    const first = openDatabase({ file: file() });
    first.run(first.build.insertInto('settings').values({ key: 'a', value: '1' }));
    const other = new Database(file(), { timeout: 0 });
    expect(() => other.prepare('SELECT * FROM settings').all()).toThrow(/locked/);
    other.close();
    first.close();
  });

  it('refuses a newer file and leaves it byte for byte', () => {
    openDatabase({ file: file(), migrations: [...MIGRATIONS, NEXT] }).close();
    const before = readFileSync(file());
    expect(codeOf(() => openDatabase({ file: file() }))).toBe('db.newer');
    expect(readFileSync(file()).equals(before)).toBe(true);
  });

  it.skipIf(isWine)(
    'says of a folder whose name is too long that it is, and not that it is write-protected',
    () => {
      const deep = path.join(path.dirname(file()), ...Array.from({ length: 12 }, () => 'ข้อมูลของเจ้าหน้าที่'));
      mkdirSync(deep, { recursive: true });
      expect(codeOf(() => openDatabase({ file: path.join(deep, 'waymark.db') }))).toBe('fs.longpath');
    },
  );

  it('refuses a file that is no database, a damaged one, and another program’s', () => {
    writeFileSync(file(), 'not a database at all, but long enough to look at'.repeat(40));
    expect(codeOf(() => openDatabase({ file: file() }))).toBe('db.corrupt');

    const foreign = path.join(folder, 'foreign.db');
    const other = new Database(foreign);
    other.exec('CREATE TABLE t (a); PRAGMA user_version = 1');
    other.close();
    expect(codeOf(() => openDatabase({ file: foreign }))).toBe('db.foreign');

    const good = path.join(folder, 'good.db');
    const db = openDatabase({ file: good });
    for (let n = 0; n < 500; n += 1) {
      db.run(
        db.build.insertInto('settings').values({ key: `k${n}`, value: JSON.stringify('x'.repeat(200)) }),
      );
    }
    db.close();
    const damaged = path.join(folder, 'damaged.db');
    copyFileSync(good, damaged);
    const bytes = readFileSync(damaged);
    bytes.fill(0xff, 40 * 4096, 60 * 4096);
    writeFileSync(damaged, bytes);
    expect(codeOf(() => openDatabase({ file: damaged }))).toBe('db.corrupt');
  });

  it('lets an older file be copied before it upgrades it, keeps the rows, and upgrades nothing when that fails', () => {
    const old = openDatabase({ file: file() });
    old.run(old.build.insertInto('settings').values({ key: 'a', value: '1' }));
    old.close();
    const copy = path.join(folder, 'copy.db');
    const migrations = [...MIGRATIONS, NEXT];
    const fail = () => {
      throw new Error('no room');
    };
    expect(codeOf(() => openDatabase({ file: file(), migrations, beforeUpgrade: fail }))).toBe(
      'db.backup-failed',
    );
    expect(inspectDatabase(file())).toMatchObject({
      schemaVersion: MIGRATIONS.length,
      rows: { settings: 1 },
    });
    const upgraded = openDatabase({
      file: file(),
      migrations,
      beforeUpgrade: (source) => source.copyInto(copy),
    });
    expect(upgraded.facts()).toMatchObject({
      schemaVersion: NEXT.version,
      rows: { settings: 1 },
      historyHead: null,
    });
    upgraded.close();
    expect(inspectDatabase(copy)).toMatchObject({ schemaVersion: MIGRATIONS.length, rows: { settings: 1 } });
  });

  it('leaves the old schema and rows when a step fails half-way', () => {
    openDatabase({ file: file() }).close();
    const failing = {
      version: MIGRATIONS.length + 1,
      name: 'failing',
      sql: 'CREATE TABLE half (a TEXT) STRICT; SELECT no_such_function()',
    };
    expect(codeOf(() => openDatabase({ file: file(), migrations: [...MIGRATIONS, failing] }))).toBe(
      'db.migrate',
    );
    const plain = new Database(file(), { readonly: true });
    expect(plain.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    expect(plain.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get()).toBe(0);
    plain.close();
    openDatabase({ file: file() }).close();
  });
});

describe('Db', () => {
  it('rolls a whole transaction back when its work throws, nested work included', () => {
    const db = openDatabase({ file: ':memory:' });
    const insert = (key: string) => db.run(db.build.insertInto('settings').values({ key, value: '1' }));
    expect(() =>
      db.transaction(() => {
        insert('outer');
        db.transaction(() => insert('inner'));
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(db.all(db.build.selectFrom('settings').selectAll())).toEqual([]);
  });

  it('runs a statement with other values each time', () => {
    const db = openDatabase({ file: ':memory:' });
    const put = db.statement<{ key: string; value: string }>((build, p) =>
      build.insertInto('settings').values({ key: p.key, value: p.value }),
    );
    const find = db.statement<{ key: string }, { value: string }>((build, p) =>
      build.selectFrom('settings').select('value').where('key', '=', p.key),
    );
    put.run({ key: 'a', value: '1' });
    put.run({ key: 'b', value: '2' });
    expect(find.first({ key: 'b' })).toEqual({ value: '2' });
    expect(find.first({ key: 'c' })).toBeUndefined();
  });
});

describe('what it holds in memory', () => {
  it('is given back at any moment, also within a transaction, and nothing is lost by it', () => {
    const db = openDatabase({ file: file() });
    const all = () => db.all(db.build.selectFrom('settings').selectAll().orderBy('key'));
    const keep = (key: string) => db.run(db.build.insertInto('settings').values({ key, value: '1' }));
    keep('a');
    db.letGo();
    db.transaction(() => {
      keep('b');
      db.letGo();
      keep('c');
    });
    expect(all().map(({ key }) => key)).toEqual(['a', 'b', 'c']);
    expect(() =>
      db.transaction(() => {
        keep('d');
        db.letGo();
        throw new Error('rolled back');
      }),
    ).toThrow('rolled back');
    expect(all()).toHaveLength(3);
    db.close();
    const again = openDatabase({ file: file() });
    expect(again.all(again.build.selectFrom('settings').selectAll())).toHaveLength(3);
    again.close();
  });
});

describe('what is kept of rows', () => {
  const KEY = {};
  it('is made anew once one of its tables was written to, a transaction was undone or memory was given back, and not before', () => {
    const db = openDatabase({ file: ':memory:' });
    let made = 0;
    const settings = () =>
      db.kept(KEY, ['settings'], () => {
        made += 1;
        return db.all(db.build.selectFrom('settings').select('key').orderBy('key')).map(({ key }) => key);
      });
    const put = db.statement<{ key: string }>((build, p) =>
      build.insertInto('settings').values({ key: p.key, value: '1' }),
    );
    expect([settings(), settings(), made]).toEqual([[], [], 1]);
    db.run(db.build.insertInto('settings').values({ key: 'a', value: '1' }));
    put.run({ key: 'b' });
    expect(settings()).toEqual(['a', 'b']);
    db.run(db.build.insertInto('glossary_concepts').values({ id: 'x', created_at: 'now' }));
    expect([settings(), made]).toEqual([['a', 'b'], 2]);
    expect(() =>
      db.transaction(() => {
        put.run({ key: 'c' });
        expect(settings()).toEqual(['a', 'b', 'c']);
        throw new Error('undone');
      }),
    ).toThrow('undone');
    expect(settings()).toEqual(['a', 'b']);
    db.run({ compile: () => sql`DELETE FROM ${sql.table('settings')} WHERE key = ${'a'}`.compile(db.build) });
    expect(settings()).toEqual(['b']);
    db.letGo();
    expect([settings(), made]).toEqual([['b'], 6]);
    db.close();
  });
});

describe('an upgrade that would lose rows', () => {
  it('is found out on a copy: the file stays at its version, and nothing is left of the copy', () => {
    const db = openDatabase({ file: file() });
    db.transaction(() =>
      appendHistory(db, {
        ...{ at: '2026-03-02T08:00:00.000Z', actor: 'Me', entity: 'settings', entityId: 'theme' },
        ...{ field: 'theme', before: null, after: '"dark"' },
      }),
    );
    db.close();
    const version = MIGRATIONS.length + 1;
    const losing = { version, name: 'losing', sql: 'DROP TRIGGER history_never_goes; DELETE FROM history' };
    expect(() => openDatabase({ file: file(), migrations: [...MIGRATIONS, losing] })).toThrow('db.migrate');
    const again = openDatabase({ file: file() });
    expect(again.facts()).toMatchObject({ schemaVersion: MIGRATIONS.length, rows: { history: 1 } });
    again.close();
    expect(readdirSync(folder)).toEqual(['waymark.db']);
  });
});
