import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Db, openDatabase } from '../../../main/database';
import { hashFacts } from '../../../main/exchange/facts-hash';
import { ALL, exchangeBench } from '../../support/exchange-bench';

const benches: ReturnType<typeof exchangeBench>[] = [];
afterEach(() => {
  for (const bench of benches.splice(0)) bench.remove();
});

/** Keeps what lies on the disk before every write while it is armed: what a kill at that moment would leave. */
function watching(broken: boolean) {
  let armed = false;
  let file = '';
  let count = 0;
  let turn = 0;
  const folder = () => path.join(path.dirname(file), `killed-${turn}`);
  const keep = () => {
    if (!armed) return;
    count += 1;
    const place = path.join(folder(), String(count).padStart(4, '0'));
    mkdirSync(place, { recursive: true });
    for (const ending of ['', '-wal'])
      if (existsSync(`${file}${ending}`))
        copyFileSync(`${file}${ending}`, path.join(place, `waymark.db${ending}`));
  };
  return {
    wrapDb: (db: Db): Db => ({
      ...db,
      run: (query) => {
        keep();
        return db.run(query);
      },
      statement: (make) => {
        const statement = db.statement(make);
        return {
          ...statement,
          run: (parameters) => {
            keep();
            return statement.run(parameters);
          },
        };
      },
      transaction: (work) => (broken ? work() : db.transaction(work)),
    }),
    /** Does the work and gives, for every moment of it, what a start after a kill would find. */
    during: async (database: string, work: () => Promise<unknown>) => {
      file = database;
      count = 0;
      turn += 1;
      armed = true;
      await work();
      keep();
      armed = false;
      const found = readdirSync(folder()).map((name) => {
        const db = openDatabase({ file: path.join(folder(), name, 'waymark.db') });
        const { structure, references } = db.findFaults();
        const imports = db.all(db.build.selectFrom('packs_received').select('undone_at'));
        const state = {
          facts: hashFacts(db),
          ledger: imports.map(({ undone_at }) => (undone_at === null ? 'stands' : 'undone')).join(' '),
          faults: structure.length + references.length,
        };
        db.close();
        return state;
      });
      return found;
    },
  };
}

async function importAndUndo(broken: boolean) {
  const here = exchangeBench(1);
  const watch = watching(broken);
  const there = exchangeBench(2, { wrapDb: watch.wrapDb });
  benches.push(here, there);
  const law = here.addDocument('Law');
  here.notes.save('T1.1', 'Our practice');
  await there.takeAll(await here.pack({ filter: ALL, noteIds: ['T1.1'] }));
  here.library.update(law.documentId, { title: 'Law, revised' });
  here.addDocument('Second law');
  here.notes.save('T1.1', 'Our new practice');
  const file = await here.pack({ filter: ALL, noteIds: ['T1.1'] });

  const { opened } = await there.exchange.open([file], null);
  const before = hashFacts(there.db);
  const applying = await watch.during(there.folder.database, () =>
    there.exchange.apply(opened, { take: null, conflicts: {} }),
  );
  const after = hashFacts(there.db);
  const [last] = there.exchange.ledger().received;
  const undoing = await watch.during(there.folder.database, () => there.exchange.undo(last?.id ?? ''));
  return { before, after, applying, undoing, back: hashFacts(there.db) };
}

/** Moments at which neither the old nor the new state stands, or the ledger says something else than the facts. */
const between = (
  found: readonly { facts: string; ledger: string; faults: number }[],
  allowed: Readonly<Record<string, string>>,
) => found.filter(({ facts, ledger, faults }) => faults > 0 || allowed[ledger] !== facts);

describe('a kill at any step', () => {
  it('of taking in or taking back leaves the old or the new state, and a ledger that says so', async () => {
    const { before, after, applying, undoing, back } = await importAndUndo(false);
    expect(applying.length).toBeGreaterThan(15);
    expect(undoing.length).toBeGreaterThan(10);
    expect(after).not.toBe(before);
    expect(back).toBe(before);
    expect(between(applying, { stands: before, 'stands stands': after })).toEqual([]);
    expect(between(undoing, { 'stands stands': after, 'stands undone': before })).toEqual([]);
    expect(applying.at(-1)?.facts).toBe(after);
  });

  it('is what this test sees: without the one transaction it finds states in between', async () => {
    const { before, after, applying, undoing } = await importAndUndo(true);
    expect(between(applying, { stands: before, 'stands stands': after })).not.toEqual([]);
    expect(between(undoing, { 'stands stands': after, 'stands undone': before })).not.toEqual([]);
  });

  it('while PDFs are stored changes no fact, and the same pack can be taken in afterwards', async () => {
    const here = exchangeBench(1);
    let left = 1;
    const there = exchangeBench(2, {
      more: {
        store: {
          has: (sha256) => there.store.has(sha256),
          pathOf: (sha256) => there.store.pathOf(sha256),
          keep: async (staged, sha256) => {
            if (left-- === 0) throw new Error('killed');
            return there.store.keep(staged, sha256);
          },
        },
      },
    });
    benches.push(here, there);
    here.addDocument('One');
    here.addDocument('Two');
    const file = await here.pack({ filter: ALL });
    const before = hashFacts(there.db);
    await expect(there.takeAll(file)).rejects.toThrow('killed');
    expect(hashFacts(there.db)).toBe(before);
    expect(there.exchange.ledger().received).toEqual([]);
    left = 10;
    expect((await there.takeAll(file)).isChanged).toBe(true);
    expect(there.library.list(ALL)).toHaveLength(2);
  });
});
