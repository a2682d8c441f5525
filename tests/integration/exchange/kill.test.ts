import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Db, openDatabase } from '../../../main/database';
import { hashFacts } from '../../../main/exchange/facts-hash';
import { createFolderAnswers } from '../../../main/exchange/placing';
import { selection } from '../../../shared/exchange';
import { countingIds } from '../../support/builders';
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

describe('a kill while a pack is put in its place', () => {
  /** Sends a pack and ends as a kill would right after the ledger had it: nothing more is written down. */
  async function killedPlacing(how: { readonly inParts?: boolean } = {}) {
    let isArmed = false;
    let isDead = false;
    const alive = <T>(work: () => T): T => {
      if (isDead) throw new Error('killed');
      return work();
    };
    const first = exchangeBench(1, {
      wrapDb: (db) => ({
        ...db,
        run: (query) => alive(() => db.run(query)),
        transaction: (work) =>
          alive(() => {
            const done = db.transaction(work);
            isDead = isArmed;
            return done;
          }),
      }),
    });
    const law = first.addDocument('Law');
    await first.pack({ filter: ALL });
    first.library.update(law.documentId, { number: '7/2026' });
    isArmed = true;
    await first.pack({ filter: ALL }, how).catch(() => undefined);
    first.end();
    const folder = first.root;
    const names = () => readdirSync(folder).filter((name) => name.includes('pack-2'));
    const again = (more: NonNullable<Parameters<typeof exchangeBench>[1]>['more'] = {}) => {
      const bench = exchangeBench(1, { root: folder, newId: countingIds(1_500_000), more });
      benches.push(bench);
      return bench;
    };
    return { folder, names, again };
  }
  const wouldLeave = (bench: ReturnType<typeof exchangeBench>) =>
    bench.exchange
      .previewSend(selection.parse({ filter: ALL }), { to: 'The others', onlyNew: true })
      .things.filter(({ state }) => state === 'leaves')
      .map(({ title }) => title);
  const wentOut = (bench: ReturnType<typeof exchangeBench>) =>
    bench.exchange.ledger().sent.map(({ revision, place }) => [revision, place === null]);
  const toldAsSent = (bench: ReturnType<typeof exchangeBench>) =>
    bench.db.all(bench.db.build.selectFrom('history').select('field').where('field', '=', 'sent')).length;

  it.each([{ inParts: false }, { inParts: true }])(
    'and before it stood there is told as not sent, and what was in it is still new (%o)',
    async (how) => {
      const { folder, names, again } = await killedPlacing(how);
      const [name = ''] = names();
      renameSync(path.join(folder, name), path.join(folder, `.${name}.tmp`));
      const after = again();
      expect(wentOut(after)).toEqual([
        [2, false],
        [1, true],
      ]);
      await after.exchange.settlePlacing();
      expect(wentOut(after)).toEqual([
        [2, false],
        [1, true],
      ]);
      expect(toldAsSent(after)).toBe(1);
      expect(wouldLeave(after)).toEqual(['Law']);
      // A whole pack that nobody sees is not left on a stick.
      expect(names()).toEqual([]);
      const id = after.exchange.ledger().sent[0]?.id ?? '';
      expect((await after.exchange.lookForSent(id)).found).toBe('not-there');
      // The next one has a number of its own.
      await after.pack({ filter: ALL });
      expect(wentOut(after)[0]).toEqual([3, true]);
    },
  );

  it.each([{ inParts: false }, { inParts: true }])(
    'and after it stood there is told as sent (%o)',
    async (how) => {
      const { again } = await killedPlacing(how);
      const after = again();
      await after.exchange.settlePlacing();
      expect(wentOut(after)).toEqual([
        [2, true],
        [1, true],
      ]);
      expect(toldAsSent(after)).toBe(2);
      expect(wouldLeave(after)).toEqual([]);
    },
  );

  it('on a stick that was pulled is not known until the stick is back', async () => {
    const { folder, names, again } = await killedPlacing();
    const [name = ''] = names();
    const away = mkdtempSync(path.join(os.tmpdir(), 'waymark-stick-'));
    renameSync(path.join(folder, name), path.join(away, name));
    const after = again();
    after.db.run(
      after.db.build
        .updateTable('packs_sent')
        .set({ placing: JSON.stringify({ file: path.join(away, 'gone', name), since: 1 }) })
        .where('placing', 'is not', null),
    );
    const id = after.exchange.ledger().sent[0]?.id ?? '';
    expect((await after.exchange.lookForSent(id)).found).toBe('no-folder');
    mkdirSync(path.join(away, 'gone'));
    expect((await after.exchange.lookForSent(id)).found).toBe('not-there');
    renameSync(path.join(away, name), path.join(away, 'gone', name));
    const { found, pack } = await after.exchange.lookForSent(id);
    expect([found, pack.place]).toEqual(['there', null]);
    rmSync(away, { recursive: true });
  });

  it('and of which the parts stand leaves no part of an earlier one unseen beside them', async () => {
    const { folder, names, again } = await killedPlacing({ inParts: true });
    const [name = ''] = names();
    copyFileSync(path.join(folder, name), path.join(folder, `.${name}.before.tmp`));
    const after = again();
    await after.exchange.settlePlacing();
    expect(wentOut(after)[0]).toEqual([2, true]);
    expect(names()).toEqual([name]);
  });

  it('costs a start nothing for the packs that went out, each of which lists all that was in it', async () => {
    let read = 0;
    const bench = exchangeBench(1, {
      wrapDb: (db) => ({
        ...db,
        all: <R>(query: Parameters<Db['all']>[0]) => {
          const rows = db.all(query) as R[];
          read += rows.length;
          return rows;
        },
      }),
    });
    benches.push(bench);
    bench.addDocument('Law');
    for (const _ of [1, 2]) await bench.pack({ filter: ALL });
    read = 0;
    await bench.exchange.settlePlacing();
    expect(read).toBe(0);
  });

  /** A start after the kill, with the file of the pack gone. */
  async function startedWithout() {
    const { folder, names, again } = await killedPlacing();
    const [name = ''] = names();
    rmSync(path.join(folder, name));
    const after = again();
    return { after, folder, id: after.exchange.ledger().sent[0]?.id ?? '' };
  }

  it('is told once it was looked for, and is saved elsewhere as it was agreed to', async () => {
    const { after, folder, id } = await startedWithout();
    expect(after.exchange.unplaced()).toEqual([]);
    await after.exchange.settlePlacing();
    expect(after.exchange.unplaced()).toMatchObject([{ id, to: 'The others' }]);
    expect(after.events).toContain('exchange.changed');
    const elsewhere = path.join(folder, 'elsewhere.waymark');
    const sent = await after.exchange.sendAgain(id, elsewhere);
    expect(existsSync(elsewhere)).toBe(true);
    expect([sent.place, sent.things.map(({ title }) => title)]).toEqual([null, ['Law']]);
    expect(after.exchange.unplaced()).toEqual([]);
    expect(after.exchange.sent(id).place?.letGo?.by).toBe('Person 1');
    await expect(after.exchange.sendAgain(id, elsewhere)).rejects.toMatchObject({
      code: 'exchange.not-found',
    });
  });

  it('that is let go while it is being saved elsewhere is let go once', async () => {
    const { after, folder, id } = await startedWithout();
    await after.exchange.settlePlacing();
    const again = after.exchange.sendAgain(id, path.join(folder, 'elsewhere.waymark'));
    // The work begins with the next turn; by then its file is asked for.
    await Promise.resolve();
    after.exchange.letGo(id);
    await again;
    const { length } = after.db.all(
      after.db.build.selectFrom('history').select('seq').where('field', '=', 'let-go'),
    );
    expect(length).toBe(1);
  });

  it('is not saved elsewhere where something else would leave by now', async () => {
    const { after, folder, id } = await startedWithout();
    await after.exchange.settlePlacing();
    after.addDocument('Second law');
    await expect(after.exchange.sendAgain(id, path.join(folder, 'elsewhere.waymark'))).rejects.toMatchObject({
      code: 'exchange.moved-on',
    });
    expect(after.exchange.unplaced()).toHaveLength(1);
  });

  it('is let go: the ledger and the history keep it, nothing tells of it, and it counts as sent where it is found', async () => {
    const { after, id } = await startedWithout();
    await after.exchange.settlePlacing();
    expect(after.exchange.letGo(id).place?.letGo?.by).toBe('Person 1');
    expect(after.exchange.unplaced()).toEqual([]);
    expect(
      after.db.all(after.db.build.selectFrom('history').select('entity_id').where('field', '=', 'let-go')),
    ).toEqual([{ entity_id: id }]);
    expect(wouldLeave(after)).toEqual(['Law']);
    expect(() => after.exchange.letGo(id)).toThrow('exchange.not-found');
    expect((await after.exchange.lookForSent(id)).found).toBe('not-there');
  });

  it('did not carry away what was in it', async () => {
    const { folder, again, names } = await killedPlacing();
    for (const name of names()) rmSync(path.join(folder, name));
    const after = again();
    const [law = ''] = after.documentIds();
    // It went with the first pack, which has its place.
    expect(after.exchange.hasTravelled('document', law)).toBe(true);
    after.db.run(
      after.db.build
        .updateTable('packs_sent')
        .set({ placing: JSON.stringify({ file: path.join(folder, 'gone.waymark'), since: 1 }) })
        .where('placing', 'is', null),
    );
    expect(after.exchange.hasTravelled('document', law)).toBe(false);
  });

  it('in a folder that does not answer holds up no pack that is sent meanwhile', async () => {
    const { again } = await killedPlacing();
    const asked: string[] = [];
    const folderAnswers = createFolderAnswers((folder) => {
      asked.push(folder);
      return new Promise(() => undefined);
    }, 1);
    const after = again({ folderAnswers });
    await after.exchange.settlePlacing();
    await after.pack({ filter: ALL });
    expect(asked).toHaveLength(1);
    expect(wentOut(after).map(([, isPlaced]) => isPlaced)).toEqual([true, false, true]);
    const id = after.exchange.unplaced()[0]?.id ?? '';
    expect((await after.exchange.lookForSent(id)).found).toBe('no-folder');
    // It holds still, and is not asked again.
    expect(asked).toHaveLength(1);
  });

  it('never takes another file for it', async () => {
    const { folder, names, again } = await killedPlacing();
    const [name = ''] = names();
    writeFileSync(path.join(folder, name), 'something else');
    const after = again();
    await after.exchange.settlePlacing();
    expect(wentOut(after)[0]).toEqual([2, false]);
    expect(readFileSync(path.join(folder, name), 'utf8')).toBe('something else');
  });
});
