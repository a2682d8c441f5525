import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { openSearchStore, SEARCH_VERSION } from '../../../main/search';
import { isAppError } from '../../../shared/kernel';
import { TEXT_VERSION } from '../../../shared/library';
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
    ['files', 'pages', 'page_numbers', 'segments', 'segment_parts'].map((table) => [
      table,
      db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
    ]),
  );

const TEXTS = ['Quyền trẻ em và exam-\nple', 'กฎหมายแรงงาน ๒๕๔๑ labour', 'மனித உரிமை rights', ''];

describe('the index', () => {
  it('keeps every word of every script whole', () => {
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
    bench = searchBench(...words.map((word, at) => ({ name: `A${at}`, pages: [word] })));
    while (bench.store.tidy());
    words.forEach((word, at) => {
      const [hit] = bench.store
        .query({ text: word })
        .groups.flatMap(({ title, hits }) => hits.map(({ tier }) => ({ title, tier })));
      expect(hit).toEqual({ title: `A${at}`, tier: 'exact' });
    });
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

  it('reads facts that were kept before it could be said to whom a document applies', () => {
    bench = searchBench({ name: 'A', pages: TEXTS });
    bench.store.close();
    const db = new Database(bench.file);
    db.exec(`UPDATE documents SET facts = json_remove(facts, '$.facts.appliesTo')`);
    db.close();
    const store = openSearchStore(bench.file);
    const { groups, facets } = store.query({ text: 'labour' });
    store.close();
    expect(groups.map(({ facts }) => facts.appliesTo)).toEqual([null]);
    expect(facets.appliesTo).toEqual([]);
  });

  it('does not change when a file is given twice, whole or in parts', () => {
    bench = searchBench({ name: 'A', pages: TEXTS });
    while (bench.store.tidy());
    const before = inside(countsOf);
    bench.add({ name: 'A', pages: TEXTS });
    bench.store.putPages(hashOf('A'), toPages(TEXTS).slice(1, 3));
    while (bench.store.tidy());
    expect(inside(countsOf)).toEqual(before);
    expect(bench.store.indexed()).toEqual([
      { sha256: hashOf('A'), pages: 4, machineRead: 0, textVersion: TEXT_VERSION, complete: true },
    ]);
  });

  it('takes a file in parts and says when it is complete', () => {
    bench = searchBench();
    bench.store.putPages(hashOf('A'), toPages(TEXTS).slice(0, 2));
    expect(bench.store.indexed()).toMatchObject([{ pages: 2, complete: false }]);
    // As it is when the index was made anew while the file was being read.
    bench.store.finishFile(hashOf('A'), 4);
    expect(bench.store.indexed()).toMatchObject([{ pages: 2, complete: false }]);
    bench.store.putPages(hashOf('A'), toPages(TEXTS));
    bench.store.finishFile(hashOf('A'), 4);
    expect(bench.store.indexed()).toMatchObject([{ pages: 4, complete: true }]);
  });

  it('takes all pages anew when the text engine has become better', () => {
    bench = searchBench({ name: 'A', pages: ['wrnog text', 'second'] });
    bench.store.putPages(hashOf('A'), toPages(['wrong text']), TEXT_VERSION + 1);
    expect(bench.store.indexed()).toMatchObject([
      { pages: 1, textVersion: TEXT_VERSION + 1, complete: false },
    ]);
    expect(bench.found('wrong')).toEqual(['A 1']);
    expect(bench.found('second')).toEqual([]);
  });

  it('tells of a page as it is now, although it was read before', () => {
    bench = searchBench({ name: 'a', pages: ['harvest of rice', 'harvest of tea'] });
    const told = () => bench.store.pageText(hashOf('a'), 1).text;
    const shown = () =>
      bench.store
        .query({ text: 'harvest' })
        .groups.flatMap(({ hits }) => hits.map(({ snippet }) => snippet.text));
    expect(shown()).toEqual(['harvest of rice', 'harvest of tea']);
    expect(told()).toBe('harvest of rice');
    bench.store.replacePages(hashOf('a'), toPages(['harvest of salt']));
    expect(shown()).toEqual(['harvest of salt', 'harvest of tea']);
    expect(told()).toBe('harvest of salt');
    bench.store.putPages(hashOf('a'), toPages(['harvest of silk', 'harvest of tea']), TEXT_VERSION + 1);
    expect(shown()).toEqual(['harvest of silk', 'harvest of tea']);
    expect(told()).toBe('harvest of silk');
    bench.store.removeFile(hashOf('a'));
    expect(told).toThrow();
  });

  it('leaves nothing of a removed file behind, and all of the others', () => {
    bench = searchBench({ name: 'A', pages: TEXTS });
    while (bench.store.tidy());
    const alone = inside(countsOf);
    bench.add({ name: 'B', pages: [...TEXTS, 'more words quyển zebra', 'กฎหมายอื่น'] });
    while (bench.store.tidy());
    expect(bench.found('quyen')).toHaveLength(3);
    bench.store.removeFile(hashOf('B'));
    bench.store.removeFile(hashOf('nothing'));
    expect(bench.found('quyen')).toEqual(['A 1']);
    expect(bench.store.suggest('zebrra')).toEqual([]);
    while (bench.store.tidy());
    expect(inside(countsOf)).toEqual(alone);
    expect(bench.found('quyen')).toEqual(['A 1']);
    const index = inside((db) =>
      (db.prepare('SELECT data FROM segment_parts').pluck().all() as Buffer[]).join(' '),
    );
    expect(index).not.toContain('zebra');
    expect(index).toContain('labour');
  });

  it('counts pages of words rightly after adding and removing', () => {
    bench = searchBench({ name: 'A', pages: ['law law', 'law', 'other'] }, { name: 'B', pages: ['law'] });
    const pages = () => bench.store.query({ text: 'law' }).total.pages;
    expect(pages()).toBe(3);
    while (bench.store.tidy());
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
        { sha256: hashOf('A'), pages: 4, machineRead: 0, textVersion: TEXT_VERSION, complete: true },
      ]);
      expect(again.status()).toMatchObject({ rebuilt: null, documents: 1, pages: 4 });
    } finally {
      again.close();
      bench = searchBench();
    }
  });
});

describe('putting the index in order', () => {
  const segments = () =>
    inside((db) => db.prepare('SELECT pages FROM segments ORDER BY first').pluck().all());

  it('makes it one piece in small steps, finds the same, and is not done again for few pages', () => {
    const document = (at: number) => ({
      name: `A${at}`,
      pages: Array.from({ length: 12 }, (_, page) => `law number${page} ${'text of it '.repeat(60)} w${at}`),
    });
    bench = searchBench();
    for (let at = 0; at < 6; at += 1) {
      for (let of = 0; of < 5; of += 1) bench.add(document(5 * at + of));
      // One step writes what is in memory.
      bench.store.tidy();
    }
    const before = bench.found('law number3');
    expect(before).toHaveLength(30);
    let steps = 1;
    while (bench.store.tidy()) steps += 1;
    expect(steps).toBeGreaterThan(2);
    expect(segments()).toEqual([360]);
    expect(bench.found('law number3')).toEqual(before);
    bench.add({ name: 'B', pages: ['law number3 law'] });
    while (bench.store.tidy());
    expect(segments()).toEqual([360, 1]);
    expect(bench.found('law number3')).toHaveLength(before.length + 1);
  });
});

describe('pages that are in memory only', () => {
  const FILLER = Array.from({ length: 3_500 }, (_, at) => `aa${at.toString(36)}x`).join(' ');

  function findsAll(found: (text: string, options?: { readonly asYouType?: boolean }) => string[]) {
    expect(found('zebrra')).toEqual(['A 1']);
    expect(found('zeb', { asYouType: true })).toEqual(['A 1']);
    expect(found('zebras')).toEqual(['A 1']);
    expect(found('quyen zebra')).toEqual(['A 1']);
    expect(found('quye', { asYouType: true })).toEqual(['A 1']);
  }

  it('are found in all their forms, before and after they are written', () => {
    bench = searchBench({ name: 'A', pages: [`${FILLER} zebra quyền`] });
    findsAll(bench.found);
    while (bench.store.tidy());
    findsAll(bench.found);
    expect(bench.store.query({ text: 'zebra' }).total.pages).toBe(1);
  });

  it('are read again at the next start when the program was killed', () => {
    bench = searchBench({ name: 'A', pages: ['zebra quyền exam-\nple', 'zebra กฎหมาย'] });
    // As the disk is when the program ends at once: nothing was closed.
    const copy = `${bench.file}-copy`;
    for (const ending of ['', '-wal']) copyFileSync(bench.file + ending, copy + ending);
    const written = new Database(copy, { readonly: true });
    expect(written.prepare('SELECT count(*) FROM segments').pluck().get()).toBe(0);
    written.close();
    const store = openSearchStore(copy);
    expect(store.query({ text: 'zebrra' }).total.pages).toBe(2);
    expect(store.query({ text: 'quyen' }).total.pages).toBe(1);
    expect(store.query({ text: 'example' }).total.pages).toBe(1);
    store.close();
  });
});

describe('an index with a bit that flipped', () => {
  it('is made anew, told by a code, and never answers wrongly', () => {
    bench = searchBench(
      ...Array.from({ length: 30 }, (_, at) => ({ name: `A${at}`, pages: [`word${at} law filler${at}`] })),
    );
    while (bench.store.tidy());
    bench.store.close();
    const db = new Database(bench.file);
    const parts = db.prepare('SELECT id, data FROM segment_parts').all() as { id: number; data: Buffer }[];
    db.close();
    for (const { id, data } of parts) {
      const copy = `${bench.file}-${id}`;
      copyFileSync(bench.file, copy);
      const spoilt = new Database(copy);
      const bytes = Buffer.from(data);
      const at = bytes.length - 3;
      bytes[at] = (bytes[at] as number) ^ 16;
      spoilt.prepare('UPDATE segment_parts SET data = ? WHERE id = ?').run(bytes, id);
      spoilt.close();
      let emptied = 0;
      const store = openSearchStore(copy, undefined, () => {
        emptied += 1;
      });
      let code = '';
      try {
        for (let word = 0; word < 30; word += 1) store.query({ text: `"word${word} law"` });
      } catch (cause) {
        code = isAppError(cause) ? cause.code : String(cause);
      }
      expect(code).toBe('search.index-rebuilt');
      expect(emptied).toBe(1);
      expect(store.status().rebuilt).toBe('damaged');
      store.close();
    }
    expect(parts.length).toBeGreaterThan(2);
    bench = searchBench();
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
        db.exec('DROP TABLE page_numbers');
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
