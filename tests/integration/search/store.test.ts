import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { openSearchStore, SEARCH_VERSION } from '../../../main/search';
import { isAppError } from '../../../shared/kernel';
import { hashOf, type SearchBench, searchBench, toPages } from '../../support/search-bench';

let bench: SearchBench;
afterEach(() => bench.close());

/** What the file holds, away from the program. */
function inside<T>(work: (db: Database.Database) => T): T {
  const db = new Database(bench.file, { readonly: true });
  try {
    return work(db);
  } finally {
    db.close();
  }
}

const countsOf = (db: Database.Database) =>
  Object.fromEntries(
    ['files', 'pages', 'terms', 'plain_terms', 'halves', 'page_index', 'page_hints'].map((table) => [
      table,
      db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
    ]),
  );

const TEXTS = ['Quyền trẻ em và exam-\nple', 'กฎหมายแรงงาน ๒๕๔๑ labour', 'மனித உரிமை rights', ''];

describe('the index', () => {
  it('keeps every word of every script whole in its own tokenizer', () => {
    const words = [
      'มนุษย์',
      'กฎ',
      'நாடுகள்',
      'quyền',
      'đường',
      'মানব',
      'ક્ષમતા',
      'နိုင်ငံ',
      'ភាសា',
      'ມະນຸດ',
      'хүн',
      'བོད',
      'straße',
      '人',
    ];
    bench = searchBench();
    const db = new Database(':memory:');
    db.exec(`CREATE VIRTUAL TABLE t USING fts5(terms, tokenize = 'ascii')`);
    db.exec(`CREATE VIRTUAL TABLE v USING fts5vocab(t, 'row')`);
    db.prepare('INSERT INTO t VALUES (?)').run(words.join(' '));
    expect(db.prepare('SELECT term FROM v').pluck().all().sort()).toEqual([...words].sort());
    const declared = inside((own) =>
      own.prepare(`SELECT sql FROM sqlite_schema WHERE name = 'page_index'`).pluck().get(),
    );
    expect(declared).toContain(`tokenize = 'ascii'`);
    expect(declared).toContain('contentless_delete = 1');
    db.close();
  });

  it('is written with a journal that readers do not wait for, in strict tables', () => {
    bench = searchBench({ name: 'A', pages: TEXTS });
    inside((db) => {
      expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
      expect(db.pragma('user_version', { simple: true })).toBe(SEARCH_VERSION);
      const loose = db
        .prepare(
          `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite%'`,
        )
        .pluck()
        .all();
      expect(loose).toEqual([]);
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    });
  });

  it('does not change when a file is given twice, whole or in parts', () => {
    bench = searchBench({ name: 'A', pages: TEXTS });
    const before = inside(countsOf);
    bench.add({ name: 'A', pages: TEXTS });
    bench.store.putPages(hashOf('A'), toPages(TEXTS).slice(1, 3));
    expect(inside(countsOf)).toEqual(before);
    expect(bench.store.indexed()).toEqual([
      { sha256: hashOf('A'), pages: 4, machineRead: 0, textVersion: 1, complete: true },
    ]);
  });

  it('takes a file in parts and says when it is complete', () => {
    bench = searchBench();
    bench.store.putPages(hashOf('A'), toPages(TEXTS).slice(0, 2));
    expect(bench.store.indexed()).toMatchObject([{ pages: 2, complete: false }]);
    bench.store.putPages(hashOf('A'), toPages(TEXTS));
    bench.store.finishFile(hashOf('A'));
    expect(bench.store.indexed()).toMatchObject([{ pages: 4, complete: true }]);
  });

  it('takes all pages anew when the text engine has become better', () => {
    bench = searchBench({ name: 'A', pages: ['wrnog text', 'second'] });
    bench.store.putPages(hashOf('A'), toPages(['wrong text']), 2);
    expect(bench.store.indexed()).toMatchObject([{ pages: 1, textVersion: 2, complete: false }]);
    expect(bench.found('wrong')).toEqual(['A 1']);
    expect(bench.found('second')).toEqual([]);
  });

  it('leaves nothing of a removed file behind, and all of the others', () => {
    bench = searchBench({ name: 'A', pages: TEXTS });
    bench.close();
    const only = searchBench({ name: 'A', pages: TEXTS });
    bench = only;
    bench.found('any word');
    const alone = inside(countsOf);
    bench.add({ name: 'B', pages: [...TEXTS, 'more words quyển', 'กฎหมายอื่น'] });
    bench.store.removeFile(hashOf('B'));
    bench.store.removeFile(hashOf('nothing'));
    expect(inside(countsOf)).toEqual(alone);
    expect(bench.found('quyen')).toEqual(['A 1']);
    bench.store.removeFile(hashOf('A'));
    expect(inside(countsOf)).toEqual(Object.fromEntries(Object.keys(alone).map((table) => [table, 0])));
  });

  it('counts pages of words rightly after adding and removing', () => {
    bench = searchBench({ name: 'A', pages: ['law law', 'law', 'other'] }, { name: 'B', pages: ['law'] });
    bench.store.query({ text: 'law' });
    const pages = () =>
      inside((db) => db.prepare(`SELECT pages FROM terms WHERE term = 'law'`).pluck().get());
    expect(pages()).toBe(3);
    bench.store.removeFile(hashOf('A'));
    expect(pages()).toBe(1);
  });

  it('answers the same after it was closed and opened', () => {
    bench = searchBench({ name: 'A', pages: TEXTS });
    bench.store.close();
    const again = openSearchStore(bench.file);
    try {
      expect(again.query({ text: 'กฎหมาย' }).total).toEqual({ pages: 1, documents: 1 });
      expect(again.indexed()).toEqual([
        { sha256: hashOf('A'), pages: 4, machineRead: 0, textVersion: 1, complete: true },
      ]);
      expect(again.status()).toMatchObject({ rebuilt: null, unsearchable: [{ pages: [4] }] });
    } finally {
      again.close();
      bench = searchBench();
    }
  });
});

describe('putting the index in order', () => {
  const partsOf = (db: Database.Database) =>
    ['page_index', 'page_hints'].map((table) =>
      db.prepare(`SELECT count(DISTINCT segid) FROM ${table}_idx`).pluck().get(),
    );

  it('makes it one piece in small steps, finds the same, and is not done again for few pages', () => {
    bench = searchBench(
      ...Array.from({ length: 30 }, (_, at) => ({
        name: `A${at}`,
        pages: Array.from(
          { length: 12 },
          (__, page) => `law number${page} ${'text of it '.repeat(60)} w${at}`,
        ),
      })),
    );
    const before = bench.found('law number3');
    expect(inside(partsOf).every((parts) => Number(parts) > 1)).toBe(true);
    let steps = 1;
    while (bench.store.tidy()) steps += 1;
    expect(steps).toBeGreaterThan(2);
    expect(inside(partsOf)).toEqual([1, 1]);
    expect(bench.found('law number3')).toEqual(before);
    bench.add({ name: 'B', pages: ['law number3 law'] });
    expect(bench.store.tidy()).toBe(false);
    expect(bench.found('law number3')).toHaveLength(before.length + 1);
  });
});

describe('words that are not written yet', () => {
  const FILLER = Array.from({ length: 3_500 }, (_, at) => `aa${at.toString(36)}x`).join(' ');

  function findsAll(found: (text: string, options?: { readonly asYouType?: boolean }) => string[]) {
    expect(found('zebrra')).toEqual(['A 1']);
    expect(found('zeb', { asYouType: true })).toEqual(['A 1']);
    expect(found('zebras')).toEqual(['A 1']);
    expect(found('quyen zebra')).toEqual(['A 1']);
    expect(found('quye', { asYouType: true })).toEqual(['A 1']);
  }

  it('are found in all their forms while many are held back', () => {
    bench = searchBench({ name: 'A', pages: [`${FILLER} zebra quyền`] });
    findsAll(bench.found);
    expect(bench.store.query({ text: 'zebra' }).total.pages).toBe(1);
  });

  it('are counted anew at the next start when the program was killed', () => {
    bench = searchBench({ name: 'A', pages: ['zebra quyền exam-\nple', 'zebra กฎหมาย'] });
    // As the disk is when the program ends at once: nothing was closed.
    const copy = `${bench.file}-copy`;
    for (const ending of ['', '-wal']) copyFileSync(bench.file + ending, copy + ending);
    const termsOf = (file: string) => {
      const db = new Database(file, { readonly: true });
      const terms = db.prepare('SELECT term, pages FROM terms ORDER BY term').raw().all();
      db.close();
      return terms;
    };
    expect(termsOf(copy)).toEqual([]);
    const store = openSearchStore(copy);
    expect(store.query({ text: 'zebrra' }).total.pages).toBe(2);
    expect(store.query({ text: 'quyen' }).total.pages).toBe(1);
    store.close();
    bench.found('any word');
    expect(termsOf(copy)).toEqual(termsOf(bench.file));
    expect(termsOf(copy)).toEqual([
      ['exam', 1],
      ['example', 1],
      ['ple', 1],
      ['quyền', 1],
      ['zebra', 2],
    ]);
  });
});

describe('a search.db that cannot be used', () => {
  function reopened(spoil: (file: string) => void) {
    bench = searchBench({ name: 'A', pages: TEXTS });
    bench.store.close();
    spoil(bench.file);
    const store = openSearchStore(bench.file);
    const status = store.status();
    store.putPages(hashOf('A'), toPages(TEXTS));
    const pages = store.indexed();
    store.close();
    bench = searchBench();
    return { status, pages };
  }

  it.each([
    [
      'of another version',
      (file: string) => {
        const db = new Database(file);
        db.pragma(`user_version = ${SEARCH_VERSION + 1}`);
        db.close();
      },
      'other-version',
    ],
    [
      'of another program',
      (file: string) => {
        const db = new Database(file);
        db.pragma('application_id = 7');
        db.close();
      },
      'other-version',
    ],
    [
      'with a table missing',
      (file: string) => {
        const db = new Database(file);
        db.exec('DROP TABLE halves');
        db.close();
      },
      'other-version',
    ],
    [
      'that is no database',
      (file: string) =>
        writeFileSync(file, 'not a database at all, but long enough to be read as one'.repeat(99)),
      'damaged',
    ],
    ['cut short', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 5_000)), 'damaged'],
    [
      'with a page overwritten',
      (file: string) => {
        const bytes = readFileSync(file);
        bytes.fill(0xff, 0x64, 0x1000);
        writeFileSync(file, bytes);
      },
      'damaged',
    ],
  ] as const)('is made anew: %s', (_, spoil, reason) => {
    const { status, pages } = reopened(spoil);
    expect(status).toMatchObject({ documents: 0, rebuilt: reason });
    expect(pages).toMatchObject([{ pages: 4 }]);
  });

  it('is empty at first and says nothing about it', () => {
    bench = searchBench();
    expect(bench.store.status()).toMatchObject({ documents: 0, pages: 0, rebuilt: null });
  });

  it('found out while in use is made anew, told by a code, and usable again', () => {
    bench = searchBench(
      ...Array.from({ length: 40 }, (_, at) => ({
        name: `A${at}`,
        pages: [`word${at} ${'filler '.repeat(400)}`],
      })),
    );
    bench.store.close();
    const bytes = readFileSync(bench.file);
    // Beyond the schema and the first pages, which opening reads.
    for (let at = 14 * 4096; at < bytes.length; at += 4096)
      bytes.fill(0xa5, at, Math.min(at + 4096, bytes.length));
    writeFileSync(bench.file, bytes);
    const store = openSearchStore(bench.file);
    try {
      let code = store.status().rebuilt === 'damaged' ? 'search.index-rebuilt' : '';
      for (let at = 0; at < 40 && code === ''; at += 1) {
        try {
          store.query({ text: `word${at}` });
        } catch (cause) {
          code = isAppError(cause) ? cause.code : String(cause);
        }
      }
      expect(code).toBe('search.index-rebuilt');
      store.putPages(hashOf('A'), toPages(TEXTS));
      expect(store.status().rebuilt).toBe('damaged');
      expect(store.indexed()).toHaveLength(1);
    } finally {
      store.close();
      bench = searchBench();
    }
  });
});
