import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  appendHistory,
  checkNewestHistory,
  compareWithHead,
  type Db,
  followHistory,
  HISTORY_START,
  type HistoryHead,
  openDatabase,
} from '../../../main/database';
import { TAMPERINGS, tamper } from '../../support/history-tampering';

const LAST = 40;
let folder: string;
let sound: string;
let head: HistoryHead | null;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'waymark-chain-'));
  sound = path.join(folder, 'sound.db');
  const db = openDatabase({ file: sound });
  for (let n = 1; n <= LAST; n += 1) write(db, n);
  head = db.facts().historyHead;
  db.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (db: Db, n: number) =>
  db.transaction(() =>
    appendHistory(db, {
      at: `2026-03-02T08:00:${String(n % 60).padStart(2, '0')}.000Z`,
      actor: n % 3 === 0 ? 'Sok Dara' : 'half a pair \ud83d',
      entity: 'answer',
      entityId: `item ${n % 5}`,
      field: 'text',
      before: n === 1 ? null : `words ${n - 1}`,
      after: `words ${n}`,
    }),
  );

/** Follows the whole history in parts of seven. */
function follow(db: Db) {
  let part = followHistory(db, HISTORY_START, 7);
  while (!part.done) part = followHistory(db, part.until, 7);
  return part;
}

const onCopy = <T>(work: (file: string) => T): T => {
  const file = path.join(folder, 'copy.db');
  rmSync(`${file}-wal`, { force: true });
  copyFileSync(sound, file);
  return work(file);
};

describe('a history nobody has touched', () => {
  it('is found sound, whole and by its newest entries, and stays so after an undone transaction and a restart', () =>
    onCopy((file) => {
      let db = openDatabase({ file });
      expect(() =>
        db.transaction(() => {
          write(db, LAST + 1);
          throw new Error('undone');
        }),
      ).toThrow('undone');
      write(db, LAST + 1);
      db.close();
      db = openDatabase({ file });
      write(db, LAST + 2);
      expect(follow(db)).toMatchObject({ fault: null, until: { seq: LAST + 2 } });
      for (const newest of [1, 5, LAST + 2, 1000]) expect(checkNewestHistory(db, newest)).toBeNull();
      if (head) expect(compareWithHead(db, head)).toBeNull();
      db.close();
    }));

  it('is sound without any entry', () => {
    const db = openDatabase({ file: ':memory:' });
    expect(follow(db)).toMatchObject({ fault: null, until: { seq: 0 } });
    expect(checkNewestHistory(db, 10)).toBeNull();
  });
});

describe('a history that was tampered with', () => {
  const places = [2, 3, 7, 8, 14, 15, 21, 28, 33, LAST - 1, LAST];
  it(`names the first bad entry (${TAMPERINGS.length} ways at ${places.length} places)`, () => {
    for (const way of TAMPERINGS) {
      for (const at of places) {
        onCopy((file) => {
          const raw = new Database(file);
          const named = tamper(raw, way, at);
          raw.close();
          const db = openDatabase({ file });
          const found = follow(db).fault;
          const witnessed = head && compareWithHead(db, head);
          if (way.needsWitness) expect([way.name, at, found]).toEqual([way.name, at, null]);
          const fault = found ?? witnessed;
          expect([way.name, at, named.includes(fault?.seq ?? 0)]).toEqual([way.name, at, true]);
          // What lies among the newest entries is seen at the next start already.
          const atStart = checkNewestHistory(db, LAST - at + 2) ?? witnessed;
          expect([way.name, at, atStart?.seq ?? 'nothing']).toEqual([way.name, at, fault?.seq]);
          db.close();
        });
      }
    }
  }, 60_000);

  it('is not made whole by working on', () =>
    onCopy((file) => {
      const raw = new Database(file);
      raw.exec('DROP TRIGGER history_never_goes');
      raw.exec('DELETE FROM history WHERE seq > 30');
      raw.close();
      const db = openDatabase({ file });
      for (let n = 0; n < 5; n += 1) write(db, n);
      expect(follow(db).fault).toEqual({ kind: 'missing', seq: 31, entry: null });
      db.close();
    }));
});
