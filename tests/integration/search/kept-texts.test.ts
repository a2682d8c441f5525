import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  carryOverTexts,
  createIndexHandlers,
  openSearchStore,
  SEARCH_VERSION,
  type SearchStore,
} from '../../../main/search';
import { aDocument, hashOf, toPages } from '../../support/search-bench';

const LAW = ['Quyền trẻ em', 'กฎหมายแรงงาน ๒๕๔๑ labour', ''];
const LONG = Array.from({ length: 100 }, (_, at) => `chapter ${at + 1} shelter word${at + 1}`);

let folder: string;
let file: string;
let store: SearchStore;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'waymark-kept-'));
  file = path.join(folder, `${randomUUID()}.db`);
  store = openSearchStore(file);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Closes the index, does something to its file, by default making it one of another version, and opens it again. */
function reopen(
  change: (db: Database.Database) => void = (db) => db.pragma(`user_version = ${SEARCH_VERSION - 1}`),
): SearchStore {
  store.close();
  const db = new Database(file);
  change(db);
  db.close();
  store = openSearchStore(file);
  return store;
}

const fill = (): void => {
  store.putPages(hashOf('law'), [
    ...toPages(LAW),
    {
      ...{
        n: 4,
        label: 'iv',
        text: 'मानव अधिकार',
        quality: 'suspect',
        reasons: ['legacy-font', 'few-words'],
      },
      conversion: { from: ['preeti'], length: 11, starts: [0, 4] },
    },
  ]);
  store.finishFile(hashOf('law'), 4);
  store.putPages(hashOf('long'), toPages(LONG));
  store.finishFile(hashOf('long'), LONG.length);
  store.putPages(hashOf('half'), toPages(['only the first page came']));
};

/** All that is kept of pages, whatever their number in the index. */
const everything = () => ({
  files: store
    .indexed()
    .map(({ sha256, pages, complete }) => ({ sha256, pages, complete }))
    .sort((a, b) => a.sha256.localeCompare(b.sha256)),
  qualities: store.qualities().sort((a, b) => a.sha256.localeCompare(b.sha256)),
  pages: store
    .indexed()
    .sort((a, b) => a.sha256.localeCompare(b.sha256))
    .flatMap(({ sha256, pages }) => Array.from({ length: pages }, (_, at) => store.pageText(sha256, at + 1))),
});

const carryAll = (): number => {
  let steps = 0;
  while (store.carryOver()) steps += 1;
  return steps;
};

const documents = () => {
  store.putDocument(aDocument({ name: 'law', pages: LAW }));
  store.putDocument(aDocument({ name: 'long', pages: LONG }));
};
const found = (text: string) => {
  documents();
  return store.query({ text, limit: 100, pagesPerDocument: 50 }).total.pages;
};

describe('texts of an index that another version wrote', () => {
  it('are indexed anew without reading a file, a little at a time', () => {
    fill();
    const before = everything();
    reopen();
    expect(store.status()).toMatchObject({ pages: 0, rebuilt: 'other-version' });
    expect(carryAll()).toBeGreaterThan(3);
    expect(everything()).toEqual(before);
    expect(found('word77')).toBe(1);
    expect(found('แรงงาน')).toBe(1);
    while (store.tidy());
    reopen(() => undefined);
    expect(everything()).toEqual(before);
    expect(store.status().rebuilt).toBeNull();
    expect(carryAll()).toBe(0);
  });

  it('are not lost when the program is killed between two steps', () => {
    fill();
    const before = everything();
    reopen();
    let rounds = 0;
    // Each time the program ends after one step.
    for (let goesOn = true; goesOn; rounds += 1) {
      goesOn = store.carryOver();
      reopen(() => undefined);
    }
    expect(rounds).toBeGreaterThan(3);
    expect(everything()).toEqual(before);
    expect(found('shelter')).toBe(LONG.length);
  });

  it('are kept where an earlier version coded fewer of them by their letters', () => {
    fill();
    const before = everything();
    reopen((db) => {
      db.exec('UPDATE text_format SET format = 1');
      db.pragma(`user_version = ${SEARCH_VERSION - 1}`);
    });
    carryAll();
    expect(everything()).toEqual(before);
  });

  it('are read from the files again where they were written down in another way, or a third version came before the end', () => {
    fill();
    reopen((db) => {
      db.exec('UPDATE text_format SET format = 99');
      db.pragma(`user_version = ${SEARCH_VERSION + 1}`);
    });
    expect(carryAll()).toBe(0);
    expect(store.indexed()).toEqual([]);
    fill();
    reopen();
    store.carryOver();
    reopen();
    expect(carryAll()).toBe(0);
    expect(store.indexed()).toEqual([]);
  });

  it('leave a file unfinished, so that it is read again, where a bit of a page has flipped', () => {
    fill();
    reopen((db) => {
      db.exec(
        `UPDATE pages SET text = zeroblob(length(text)) WHERE id = (SELECT id FROM pages ORDER BY id LIMIT 1)`,
      );
      db.pragma(`user_version = ${SEARCH_VERSION - 1}`);
    });
    carryAll();
    const states = new Map(
      store.indexed().map(({ sha256, pages, complete }) => [sha256, { pages, complete }]),
    );
    expect(states.get(hashOf('law'))).toEqual({ pages: 3, complete: false });
    expect(states.get(hashOf('long'))).toEqual({ pages: LONG.length, complete: true });
  });

  it('do not bring back a file that was taken away meanwhile, nor pages that were read anew', () => {
    fill();
    reopen();
    store.removeFile(hashOf('long'));
    store.putPages(hashOf('law'), toPages(['newer words']));
    carryAll();
    expect(store.indexed().map(({ sha256 }) => sha256)).not.toContain(hashOf('long'));
    expect(store.pageText(hashOf('law'), 1).text).toBe('newer words');
    expect(store.pageText(hashOf('law'), 2).text).toBe(LAW[1]);
  });

  it('leave their tables together or not at all: with one of them alone the index could not be opened', () => {
    fill();
    reopen();
    while (store.indexed().length < 3 || store.indexed().some(({ pages }) => pages === 0)) store.carryOver();
    const beside = new Database(file);
    // What cannot be dropped stands for a kill between the first table and the second.
    beside.exec('DROP TABLE kept_files; CREATE VIEW kept_files AS SELECT * FROM files WHERE id < 0');
    expect(() => carryAll()).toThrow(/kept_files/);
    expect(beside.prepare(`SELECT name FROM sqlite_schema WHERE name = 'kept_pages'`).pluck().get()).toBe(
      'kept_pages',
    );
    beside.close();
  });

  it('are all there before the process of the data hears what is missing', async () => {
    fill();
    const before = store.indexed().length;
    reopen();
    let steps = 0;
    const carrying = carryOverTexts(store, {
      onStep: () => {
        steps += 1;
      },
      onFailure: (cause) => {
        throw cause;
      },
    });
    const { files } = await createIndexHandlers(store, () => undefined, carrying.ended)['index.contents']();
    expect(files).toHaveLength(before);
    expect(steps).toBeGreaterThan(3);
  });

  it('keep nobody waiting when a step fails', async () => {
    const failures: unknown[] = [];
    const carrying = carryOverTexts(
      {
        carryOver: () => {
          throw new Error('the disk is full');
        },
      },
      { onStep: () => undefined, onFailure: (cause) => failures.push(cause) },
    );
    await carrying.ended;
    expect(failures).toHaveLength(1);
  });
});
