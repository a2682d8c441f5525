import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { libraryFilter } from '../../../shared/library';
import { asPages, lawWords, numbersFrom, type Script } from '../../support/builders/law-texts';
import { libraryBench } from '../../support/library-bench';

let bench: ReturnType<typeof libraryBench>;
beforeEach(() => {
  bench = libraryBench();
});
afterEach(() => bench.remove());

const WORDS = 900;
const scriptOf = (at: number): Script => (['english', 'thai', 'khmer'] as const)[at % 3] as Script;

/** What makes a second copy of a text another file: set anew, read by machine from a scan, corrected, with an article more or less, or stamped. */
const REISSUES: readonly ((words: readonly string[], seed: number) => string[])[] = [
  (words) => [...words],
  (words, seed) => {
    const next = numbersFrom(seed);
    // A machine that reads a scan takes a letter for another now and then.
    return words.map((word) => (next() < 0.025 ? `${word.slice(0, -1)}x` : word));
  },
  (words, seed) => {
    const next = numbersFrom(seed);
    return words.map((word) => (next() < 0.03 ? 'amended' : word));
  },
  (words, seed) => [...words.slice(0, 500), ...lawWords('english', seed, 40), ...words.slice(500)],
  (words) => [...words.slice(0, 300), ...words.slice(350)],
  // Stamped across every page.
  (words) => words.flatMap((word, at) => (at % 300 === 150 ? [word, 'copy for official use', word] : [word])),
];

describe('texts that are nearly the same', () => {
  it('are found, all twenty of twenty pairs, and none of twenty that merely resemble them', {
    timeout: 60_000,
  }, async () => {
    const planted = new Set<string>();
    const put = (name: string, text: string) => bench.put(`${name}.pdf`, `${name}\n${text}`);
    for (let at = 0; at < 20; at += 1) {
      const script = scriptOf(at);
      const words = lawWords(script, at * 100 + 1, WORDS);
      const reissue = REISSUES[at % REISSUES.length] as (typeof REISSUES)[number];
      put(`law-${at}`, asPages(script, words, { head: `Gazette ${at}` }));
      put(
        `law-${at}-again`,
        asPages(script, reissue(words, at * 100 + 2), { perLine: 8, linesPerPage: 22, head: 'Reprint' }),
      );
      planted.add([`law-${at}`, `law-${at}-again`].sort().join(' '));
      // Made from one form: three or four parts in five are the same, and it is another text all the same.
      const same = WORDS * (at % 2 === 0 ? 0.6 : 0.8);
      const own = lawWords(script, at * 100 + 3, WORDS - same);
      put(`form-${at}`, asPages(script, [...words.slice(0, same), ...own]));
    }
    const { imports, lookalikes, library, bugs, close } = bench.open();
    await imports.start([bench.sources]);
    await imports.idle();
    await lookalikes.look();
    const nameOf = (documentId: string) =>
      library.get(documentId).versions[0]?.file.sourceName.replace('.pdf', '') ?? '';
    const found = lookalikes
      .list()
      .map(({ later, earlier }) => [nameOf(later.documentId), nameOf(earlier.documentId)].sort().join(' '));
    expect(library.list(libraryFilter.parse({}))).toHaveLength(60);
    expect(found.filter((pair) => !planted.has(pair))).toEqual([]);
    expect([...planted].filter((pair) => !found.includes(pair))).toEqual([]);
    for (const { likeness } of lookalikes.list()) expect(likeness).toBeGreaterThanOrEqual(0.9);
    expect(bugs).toEqual([]);
    close();
  });

  const twins = async () => {
    const words = lawWords('thai', 5, WORDS);
    bench.put('a.pdf', asPages('thai', words));
    bench.put('b.pdf', asPages('thai', words.with(10, 'ใหม่'), { perLine: 7 }));
    const room = bench.open();
    const importId = await room.imports.start([bench.sources]);
    await room.imports.idle();
    await room.lookalikes.look();
    const [pair] = room.lookalikes.list();
    if (!pair) throw new Error('no pair');
    expect(room.imports.get(importId).files.map(({ code }) => code)).toEqual([
      null,
      'library.near-duplicate',
    ]);
    const codes = () => room.imports.get(importId).files.map(({ code }) => code);
    return { ...room, pair, codes };
  };

  it('become versions of the earlier document, and are not asked about again', async () => {
    const { lookalikes, library, works, pair, codes, close } = await twins();
    expect(lookalikes.decide(pair.one, pair.other, 'version')).toEqual([]);
    expect(codes()).toEqual([null, null]);
    const work = library.get(pair.earlier.documentId);
    expect(work.versions.map(({ file }) => file.sourceName)).toEqual(['b.pdf', 'a.pdf']);
    works.splitOff(pair.later.versionId);
    expect(lookalikes.list()).toEqual([]);
    expect(() => lookalikes.decide('0'.repeat(64), '1'.repeat(64), 'apart')).toThrow(
      expect.objectContaining({ code: 'library.lookalike-gone' }),
    );
    close();
  });

  it('are told to be copies where nothing but the file is another', async () => {
    const words = lawWords('thai', 5, WORDS);
    bench.put('a.pdf', asPages('thai', words));
    bench.put('b.pdf', asPages('thai', words, { perLine: 7 }));
    bench.put('c.pdf', asPages('thai', lawWords('thai', 6, WORDS)));
    const { imports, lookalikes, library, works, close } = bench.open();
    const importId = await imports.start([bench.sources]);
    await imports.idle();
    await lookalikes.look();
    const [pair] = lookalikes.list();
    expect(pair).toMatchObject({ likeness: 1, isCopy: true });
    const codes = () => imports.get(importId).files.map(({ code }) => code);
    expect(codes()).toEqual([null, 'library.same-text', null]);
    // A document that has another text besides is more than a copy.
    const other = library
      .list(libraryFilter.parse({}))
      .find(({ id }) => id !== pair?.later.documentId && id !== pair?.earlier.documentId);
    works.join({ documentId: other?.id ?? '', into: pair?.later.documentId ?? '', as: 'version' });
    expect(lookalikes.list()).toMatchObject([{ likeness: 1, isCopy: false }]);
    expect(codes()).toEqual([null, 'library.near-duplicate', null]);
    close();
  });

  it('are told of beside the files that are attached inside one of them, whatever is decided', async () => {
    const words = lawWords('thai', 5, WORDS);
    bench.put('a.pdf', asPages('thai', words));
    bench.put('b.pdf', `${asPages('thai', words.with(10, 'ใหม่'))}%attached annex.docx`);
    const { imports, lookalikes, close } = bench.open();
    const importId = await imports.start([bench.sources]);
    await imports.idle();
    const told = () =>
      imports.get(importId).files.map(({ code, hasAttachments }) => ({ code, hasAttachments }));
    const act = { code: null, hasAttachments: false };
    expect(told()).toEqual([act, { code: null, hasAttachments: true }]);
    await lookalikes.look();
    expect(told()).toEqual([act, { code: 'library.near-duplicate', hasAttachments: true }]);
    const [pair] = lookalikes.list();
    lookalikes.decide(pair?.one ?? '', pair?.other ?? '', 'version');
    expect(told()).toEqual([act, { code: null, hasAttachments: true }]);
    close();
  });

  it.each([
    ['both', '%attached one', '%attached other'],
    ['the earlier', '%attached one', ''],
    ['the later', '', '%attached other'],
  ])('are no copies where files are attached inside %s', async (_which, earlier, later) => {
    const words = lawWords('thai', 5, WORDS);
    bench.put('a.pdf', `${asPages('thai', words)}${earlier}`);
    bench.put('b.pdf', `${asPages('thai', words, { perLine: 7 })}${later}`);
    const { imports, lookalikes, close } = bench.open();
    const importId = await imports.start([bench.sources]);
    await imports.idle();
    await lookalikes.look();
    expect(lookalikes.list()).toMatchObject([{ likeness: 1, isCopy: false }]);
    expect(imports.get(importId).files.map(({ code }) => code)).toEqual([null, 'library.near-duplicate']);
    close();
  });

  it('are listed with one look at what a machine has read, however many they are', async () => {
    const words = lawWords('thai', 5, WORDS);
    for (const [at, name] of ['a', 'b', 'c', 'd'].entries())
      bench.put(`${name}.pdf`, asPages('thai', words, { perLine: 6 + at }));
    const { db, imports, lookalikes, close } = bench.open();
    const importId = await imports.start([bench.sources]);
    await imports.idle();
    await lookalikes.look();
    const asked = vi.spyOn(db, 'all');
    const looks = () =>
      asked.mock.calls.filter(([query]) => query.compile().sql.includes('"ocr_pages"')).length;
    expect(lookalikes.list().length).toBeGreaterThan(2);
    expect(looks()).toBe(1);
    asked.mockClear();
    imports.get(importId);
    expect(looks()).toBe(1);
    close();
  });

  it('are no copies where a word is another', async () => {
    const { pair, close } = await twins();
    expect(pair.isCopy).toBe(false);
    close();
  });

  it('are kept apart for good, until that is taken back', async () => {
    const { lookalikes, pair, codes, close } = await twins();
    expect(lookalikes.decide(pair.one, pair.other, 'apart')).toEqual([]);
    expect(codes()).toEqual([null, null]);
    lookalikes.decide(pair.one, pair.other, null);
    expect(codes()).toEqual([null, 'library.near-duplicate']);
    lookalikes.decide(pair.one, pair.other, 'apart');
    close();
    const again = bench.open();
    await again.lookalikes.look();
    expect(again.lookalikes.list()).toEqual([]);
    // Also where one of them is read anew and found to be alike once more.
    again.lookalikes.forget([pair.one]);
    await again.lookalikes.look();
    expect(again.lookalikes.list()).toEqual([]);
    expect(again.lookalikes.decide(pair.one, pair.other, null)).toHaveLength(1);
    again.library.remove(pair.later.documentId);
    expect(again.lookalikes.list()).toEqual([]);
    again.close();
  });

  it('are asked about once where a document has several texts that are alike', async () => {
    const { imports, lookalikes, library, pair, close } = await twins();
    lookalikes.decide(pair.one, pair.other, 'version');
    const words = lawWords('thai', 5, WORDS);
    bench.put('c.pdf', asPages('thai', words.with(20, 'อื่น'), { perLine: 9 }));
    await imports.start([bench.sources]);
    await imports.idle();
    await lookalikes.look();
    const found = lookalikes.list();
    expect(found).toMatchObject([{ earlier: { documentId: pair.earlier.documentId } }]);
    const [asked] = found;
    if (asked === undefined) throw new Error('not asked');
    expect(lookalikes.decide(asked.one, asked.other, 'apart')).toEqual([]);
    expect(lookalikes.decide(asked.one, asked.other, null)).toEqual(found);
    lookalikes.decide(asked.one, asked.other, 'version');
    expect(library.get(asked.later.documentId).versions).toHaveLength(3);
    expect(lookalikes.list()).toEqual([]);
    close();
  });

  it('wait while something else needs the PC, and are looked for again when a text was read anew', async () => {
    const words = lawWords('khmer', 5, WORDS);
    bench.put('a.pdf', asPages('khmer', words));
    bench.put('b.pdf', asPages('khmer', words, { perLine: 7 }));
    let waits = true;
    const { imports, lookalikes, library, bugs, close } = bench.open({ shouldWait: () => waits });
    await imports.start([bench.sources]);
    await imports.idle();
    await lookalikes.look();
    expect(lookalikes.list()).toEqual([]);
    waits = false;
    await lookalikes.look();
    const [pair] = lookalikes.list();
    expect(pair).toMatchObject({ likeness: 1 });
    // The other file turns out to say something else.
    const sha256 = library.get(pair?.later.documentId ?? '').versions[0]?.file.sha256 ?? '';
    for (const page of bench.memory.files.get(sha256)?.pages.values() ?? []) {
      Object.assign(page, { text: asPages('khmer', lawWords('khmer', 6, WORDS)) });
    }
    lookalikes.forget([sha256]);
    expect(lookalikes.list()).toEqual([]);
    await lookalikes.look();
    expect(lookalikes.list()).toEqual([]);
    expect(bugs).toEqual([]);
    close();
  });

  it('are not told of a text that was read anew while it was compared, whichever of the two', async () => {
    for (const which of [0, 1]) {
      bench.remove();
      bench = libraryBench();
      let pages = 0;
      const room = bench.open({
        shouldWait: () => {
          pages += 1;
          // The first is heard, then the second, then both for their sameness.
          if (pages === 3) {
            const [sha256, file] = [...bench.memory.files][which] ?? [];
            for (const page of file?.pages.values() ?? [])
              Object.assign(page, { text: lawWords('khmer', 6, WORDS).join(' ') });
            room.lookalikes.forget([sha256 ?? '']);
          }
          return false;
        },
      });
      const words = lawWords('english', 5, WORDS).join(' ');
      for (const name of ['a.pdf', 'b.pdf']) {
        await room.imports.start([bench.put(name, `${name} ${words}`)]);
        await room.imports.idle();
      }
      await room.lookalikes.look();
      expect(pages).toBeGreaterThan(3);
      expect(room.lookalikes.list()).toEqual([]);
      // Nothing was left out: the same text once more is found to be like its copy.
      const [[, first] = [], [sha256, second] = []] = [...bench.memory.files];
      Object.assign(second?.pages.get(1) ?? {}, { text: first?.pages.get(1)?.text });
      room.lookalikes.forget([sha256 ?? '']);
      await room.lookalikes.look();
      expect(room.lookalikes.list()).toHaveLength(1);
      expect(room.bugs).toEqual([]);
      room.close();
    }
  });
});
