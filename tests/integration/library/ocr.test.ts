import { renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listHistory } from '../../../main/database';
import {
  createOcr,
  createSearchability,
  type IndexedPage,
  type Ocr,
  type PictureReading,
  reconcileIndex,
} from '../../../main/library';
import { createIndexHandlers, openSearchStore, type SearchStore } from '../../../main/search';
import type { AppEvent } from '../../../shared/app';
import { AppError } from '../../../shared/kernel';
import type { PageReading } from '../../../shared/library';
import { libraryBench, type memoryIndex, textReader } from '../../support/library-bench';

/** A machine that reads "words of page N" from every page, at one place each. */
const wordsOf = (page: number, by: string): PageReading => {
  const text = `harbour words of page ${page} by ${by}`;
  return { text, places: [0, text.length, 100, 200, 5000, 300], confidence: 88 };
};

function machine(over: Partial<PictureReading> = {}) {
  const asked: [page: number, data: string][] = [];
  const reader: PictureReading = {
    read: async (_file, page, data) => {
      asked.push([page, data.join('+')]);
      return wordsOf(page, data.join('+'));
    },
    compare: async (_file, _page, data) =>
      data.map((one) => ({
        data: one,
        fit: one === 'lao' ? 90 : 20,
        text: 'ກົດໝາຍວ່າດ້ວຍການຕ້ານການຄ້າມະນຸດ'.repeat(3),
      })),
    ...over,
  };
  return { reader, asked };
}

let bench: ReturnType<typeof libraryBench>;
let search: SearchStore | undefined;
beforeEach(() => {
  bench = libraryBench();
});
afterEach(() => {
  search?.close();
  search = undefined;
  bench.remove();
});

/** The room with the reading of pictures in it, as the data process puts it together. */
function open(reader: PictureReading, options: { index?: ReturnType<typeof memoryIndex>['index'] } = {}) {
  const events: AppEvent[] = [];
  const holder: { ocr?: Ocr } = {};
  const bugs: unknown[] = [];
  const readAnew: string[] = [];
  const opened = bench.open({
    wrap: (name, part) => {
      if (name !== 'index') return part;
      // The decorated index needs the database, which is opened first.
      const target = options.index ?? bench.memory.index;
      return new Proxy(part, {
        get: (_own, key) => Reflect.get(holder.ocr?.index ?? target, key),
      });
    },
  });
  const ocr = createOcr({
    db: opened.db,
    store: opened.store,
    index: options.index ?? bench.memory.index,
    reader,
    clock: () => '2026-01-02T03:04:05.000Z',
    actor: () => 'Tester',
    announce: (event) => void events.push(event),
    isImporting: () => opened.imports.isRunning(),
    onChanged: ({ id }) => void readAnew.push(id),
    onBug: (cause) => void bugs.push(cause),
    waitMs: 1,
  });
  holder.ocr = ocr;
  return { ...opened, ocr, events, bugs, readAnew };
}

async function bringIn(room: ReturnType<typeof open>, name: string, text: string, language = 'lao') {
  const id = await room.imports.start([bench.put(name, text)]);
  await room.imports.idle();
  const documentId = room.imports.get(id).files[0]?.documentId ?? '';
  if (language !== '') room.library.update(documentId, { language: language as 'lao' });
  return { documentId, sha256: room.library.get(documentId).versions[0]?.file.sha256 ?? '' };
}

const textsOf = (sha256: string) =>
  [...(bench.memory.files.get(sha256)?.pages.values() ?? [])].map(({ text, quality }) => [quality, text]);

describe('pages that are pictures', () => {
  it('are read after the import, page by page, and take their place in the index', async () => {
    const { reader, asked } = machine();
    const room = open(reader);
    const { sha256, documentId } = await bringIn(room, 'mixed.pdf', 'typed page\f\f');
    expect(room.ocr.of(sha256)?.summary).toMatchObject({ state: 'waiting', total: 2, done: 0 });
    await room.ocr.start();
    await room.ocr.idle();
    expect(asked).toEqual([
      [2, 'lao'],
      [3, 'lao'],
    ]);
    expect(textsOf(sha256)).toEqual([
      ['good', 'typed page'],
      ['ocr', 'harbour words of page 2 by lao'],
      ['ocr', 'harbour words of page 3 by lao'],
    ]);
    expect(room.ocr.of(sha256)?.summary).toMatchObject({
      ...{ state: 'done', total: 2, done: 2, read: 2, confidence: 88, languages: ['lao'] },
    });
    expect(room.library.get(documentId).versions[0]?.file).toMatchObject({
      ...{ searchablePages: 3, textState: 'ocr' },
    });
    // The report of the import goes by what can be searched now.
    const [report] = room.imports.list();
    expect(room.imports.get(report?.id ?? '').files).toMatchObject([{ pageCount: 3, searchablePages: 3 }]);
    expect(room.ocr.reading(sha256, 2)).toEqual(wordsOf(2, 'lao'));
    expect(room.ocr.reading(sha256, 1)).toBeNull();
    expect(room.events.filter(({ name }) => name === 'library.reading-progressed').length).toBeGreaterThan(3);
    room.close();
  });

  it('wait while files are being brought in', async () => {
    const { reader, asked } = machine();
    const room = open(reader);
    await room.ocr.start();
    const during: number[] = [];
    const watching = setInterval(() => {
      if (room.imports.isRunning()) during.push(asked.length);
    }, 0);
    await bringIn(room, 'one.pdf', '\f\f');
    clearInterval(watching);
    await room.ocr.idle();
    expect(during.every((count) => count === 0)).toBe(true);
    expect(asked).toHaveLength(3);
    room.close();
  });

  it('find out their language where the catalogue has none, and note it there as a guess', async () => {
    const { reader, asked } = machine();
    const room = open(reader);
    const { sha256, documentId } = await bringIn(room, 'scan.pdf', '', '');
    await room.ocr.start();
    await room.ocr.idle();
    expect(asked).toEqual([[1, 'lao']]);
    expect(room.library.get(documentId)).toMatchObject({ language: 'lao' });
    expect(room.library.get(documentId).guessed).toContain('language');
    expect(listHistory(room.db, 'document', documentId)).toMatchObject([
      { field: 'added', actor: 'Tester' },
      { field: 'language', actor: 'Waymark', after: 'lao' },
      { field: 'guessed', actor: 'Waymark' },
    ]);
    expect(room.ocr.of(sha256)?.summary).toMatchObject({ languages: ['lao'], chosen: false });
    room.close();
  });

  it('find out the language of a translation that came to a work, and are not read by that of the work', async () => {
    const { reader, asked } = machine();
    const room = open(reader);
    const { documentId } = await bringIn(room, 'act.pdf', 'typed page', 'eng');
    const versionOf = { documentId, as: 'translation' } as const;
    await room.imports.start([bench.put('scan.pdf', '')], versionOf);
    await room.imports.idle();
    await room.ocr.start();
    await room.ocr.idle();
    expect(asked).toEqual([[1, 'lao']]);
    const work = room.library.get(documentId);
    expect(work).toMatchObject({ language: 'eng', versions: [{ language: 'eng' }, { language: 'lao' }] });
    const [, translation] = work.versions;
    expect(listHistory(room.db, 'version', translation?.id ?? '').at(-1)).toMatchObject({
      ...{ field: 'language', actor: 'Waymark', before: null, after: 'lao' },
    });
    room.close();
  });

  it('note the language of a work that has none in its catalogue, also where it has several texts', async () => {
    const { reader } = machine({
      compare: async (_f, _p, data) =>
        data.map((one) => ({ data: one, fit: one === 'lao' ? 90 : 20, text: 'ກົດໝາຍ'.repeat(12) })),
    });
    const room = open(reader);
    const { documentId } = await bringIn(room, 'scan.pdf', '', '');
    const other = await bringIn(room, 'other.pdf', '\f', '');
    room.works.join({ documentId: other.documentId, into: documentId, as: 'version' });
    await room.ocr.start();
    await room.ocr.idle();
    const work = room.library.get(documentId);
    expect(work).toMatchObject({ language: 'lao' });
    expect(work.guessed).toContain('language');
    room.close();
  });

  it('leave no guess where there was nothing when what they told is taken back', async () => {
    const { reader } = machine();
    const room = open(reader);
    const { documentId } = await bringIn(room, 'scan.pdf', '', '');
    const before = room.library.get(documentId).guessed;
    room.clock.set('2026-01-02T03:04:06.000Z');
    await room.ocr.start();
    await room.ocr.idle();
    const entries = listHistory(room.db, 'document', documentId);
    const { seq = 0 } = entries.find(({ field }) => field === 'language') ?? {};
    expect(room.changes.takeBack({ seq, andLater: false })).toEqual({ undone: 1, left: [] });
    expect(room.library.get(documentId)).toMatchObject({ language: null, guessed: before });
    room.ocr.close();
    room.close();
  });

  it('say it in words when no data know the language, and when it cannot be found out', async () => {
    const { reader } = machine({
      compare: async (_f, _p, data) => data.map((one) => ({ data: one, fit: 10, text: 'x' })),
    });
    const room = open(reader);
    const bengali = await bringIn(room, 'a.pdf', '', 'ben');
    const unknown = await bringIn(room, 'b.pdf', '\f', '');
    await room.ocr.start();
    await room.ocr.idle();
    expect(room.ocr.of(bengali.sha256)?.summary).toMatchObject({
      state: 'refused',
      code: 'ocr.no-data',
      languages: ['ben'],
    });
    expect(room.ocr.of(unknown.sha256)?.summary).toMatchObject({
      state: 'refused',
      code: 'ocr.language-unknown',
    });
    expect(() => room.ocr.readAgain(unknown.sha256, ['ara'])).toThrow(
      expect.objectContaining({ code: 'ocr.no-data' }),
    );
    room.ocr.readAgain(unknown.sha256, ['eng']);
    await room.ocr.idle();
    expect(textsOf(unknown.sha256)[0]?.[1]).toContain('by eng');
    room.close();
  });

  it('are read again in other languages; what was read stays until then, and when the new is none, goes', async () => {
    let nothing = false;
    const { reader } = machine({
      read: async (_file, page, data) =>
        nothing ? { text: '', places: [], confidence: 0 } : wordsOf(page, data.join('+')),
    });
    const room = open(reader);
    const { documentId, sha256 } = await bringIn(room, 'scan.pdf', '\f');
    await room.ocr.start();
    await room.ocr.idle();
    room.readAnew.length = 0;
    room.ocr.readAgain(sha256, ['tha', 'eng']);
    expect(room.ocr.reading(sha256, 1)).toEqual(wordsOf(1, 'lao'));
    await room.ocr.idle();
    // As many pages as before, with other words: persons and likenesses are looked for in those.
    expect(room.readAnew).toEqual([documentId]);
    expect(textsOf(sha256)).toEqual([
      ['ocr', 'harbour words of page 1 by tha+eng'],
      ['ocr', 'harbour words of page 2 by tha+eng'],
    ]);
    nothing = true;
    room.ocr.readAgain(sha256, ['khm']);
    await room.ocr.idle();
    expect(textsOf(sha256)).toEqual([
      ['empty', ''],
      ['empty', ''],
    ]);
    expect(room.ocr.of(sha256)?.summary).toMatchObject({ nothing: 2, read: 0, confidence: null });
    room.close();
  });

  it('stop when the user says so, and go on where they were', async () => {
    const { reader, asked } = machine();
    const room = open({
      ...reader,
      read: async (file, page, data) => {
        if (page === 2) room.ocr.stop(null);
        return reader.read(file, page, data);
      },
    });
    const { sha256 } = await bringIn(room, 'scan.pdf', '\f\f\f');
    await room.ocr.start();
    await room.ocr.idle();
    expect(room.ocr.of(sha256)?.summary).toMatchObject({ state: 'stopped', done: 2, total: 4 });
    room.ocr.goOn(sha256);
    await room.ocr.idle();
    expect(asked.map(([page]) => page)).toEqual([1, 2, 3, 4]);
    expect(room.ocr.of(sha256)?.summary).toMatchObject({ state: 'done', done: 4 });
    room.close();
  });

  it('that end the process are left out after a few tries, those that take too long at once; the others are read', async () => {
    const tries = new Map<number, number>();
    const { reader } = machine({
      read: async (_file, page) => {
        tries.set(page, (tries.get(page) ?? 0) + 1);
        if (page === 1) throw new AppError('pdf.crashed');
        if (page === 2) throw new AppError('pdf.timeout');
        if (page === 3) return null;
        return wordsOf(page, 'x');
      },
    });
    const room = open(reader);
    const { sha256 } = await bringIn(room, 'scan.pdf', '\f\f\f');
    await room.ocr.start();
    await room.ocr.idle();
    expect(Object.fromEntries(tries)).toEqual({ 1: 3, 2: 1, 3: 1, 4: 1 });
    expect(room.ocr.of(sha256)?.pages.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['failed', 'pdf.crashed'],
      ['failed', 'pdf.timeout'],
      ['blank', null],
      ['read', null],
    ]);
    expect(textsOf(sha256).map(([quality]) => quality)).toEqual(['empty', 'empty', 'ocr', 'ocr']);
    expect(room.bugs).toEqual([]);
    room.close();
  });
});

describe('a scan without a name', () => {
  const TITLE = 'HARBOUR WORKERS (PROTECTION) ACT, No. 7 OF 2015';
  const cover = (page: number): PageReading => ({
    ...wordsOf(page, 'eng'),
    text:
      page === 1 ? `PARLIAMENT OF SRI LANKA\n${TITLE}\n[Certified on 3rd of May, 2015]` : 'the law of the',
    places: [],
  });

  it('gets its title, number and day from the words on its first pages, as guesses', async () => {
    const { reader } = machine({ read: async (_file, page) => cover(page) });
    const room = open(reader);
    const { documentId } = await bringIn(room, 'scan_0001.pdf', '\f\f', 'eng');
    expect(room.library.get(documentId)).toMatchObject({ title: 'scan 0001', type: 'TOOL', number: null });
    await room.ocr.start();
    await room.ocr.idle();
    const after = room.library.get(documentId);
    expect(after).toMatchObject({
      ...{ title: 'Harbour Workers (Protection) Act, No. 7 of 2015', type: 'LAW', state: 'LK' },
      ...{ number: 'No. 7 of 2015', adoptedOn: '2015-05-03', language: 'eng' },
    });
    expect(after.guessed).toEqual(expect.arrayContaining(['title', 'type', 'number', 'state', 'adoptedOn']));
    const titles = listHistory(room.db, 'document', documentId).filter(({ field }) => field === 'title');
    // Nobody but the program has written it.
    expect(titles).toMatchObject([{ actor: 'Waymark', before: 'scan 0001', after: after.title }]);
    expect(room.events).toContainEqual({ name: 'library.changed', ids: [documentId] });
  });

  it('keeps what a person wrote, emptied or confirmed', async () => {
    const { reader } = machine({ read: async (_file, page) => cover(page) });
    const room = open(reader);
    const written = await bringIn(room, 'scan_0001.pdf', '\f', 'eng');
    room.library.update(written.documentId, { title: 'Ours', number: 'X' });
    room.library.update(written.documentId, { number: null });
    const confirmed = await bringIn(room, 'scan_0002.pdf', '\f\f', 'eng');
    room.library.confirmGuesses(confirmed.documentId);
    await room.ocr.start();
    await room.ocr.idle();
    expect(room.library.get(written.documentId)).toMatchObject({ title: 'Ours', number: null, type: 'LAW' });
    expect(room.library.get(confirmed.documentId)).toMatchObject({ title: 'scan 0002', type: 'TOOL' });
  });
});

describe('many pictures', () => {
  it('are read in the order of need: pages without words first, and before all what somebody opens', async () => {
    const { reader, asked } = machine();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let begun: () => void = () => undefined;
    const underWay = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const files: string[] = [];
    const room = open({
      ...reader,
      read: async (file, page, data) => {
        files.push(path.basename(file));
        begun();
        await held;
        return reader.read(file, page, data);
      },
    });
    const doubtful = await bringIn(room, 'doubtful.pdf', 'typed');
    await room.index.putPages(doubtful.sha256, [
      { n: 1, label: null, text: 'टाइप', quality: 'suspect', reasons: ['wrong-letters'], conversion: null },
    ]);
    const first = await bringIn(room, 'first.pdf', '\f');
    const second = await bringIn(room, 'second.pdf', '\f\f');
    expect(room.ocr.queue().map(({ sha256, withoutWords }) => [sha256, withoutWords])).toEqual([
      [expect.any(String), expect.any(Number)],
      [expect.any(String), expect.any(Number)],
      [doubtful.sha256, 0],
    ]);
    await room.ocr.start();
    await underWay;
    const other = files[0] === first.sha256 ? second : first;
    room.ocr.readFirst(doubtful.sha256);
    release();
    await room.ocr.idle();
    const order = files.filter((file, at) => file !== files[at - 1]);
    expect(order[1]).toBe(doubtful.sha256);
    expect(new Set(order)).toEqual(new Set([files[0], doubtful.sha256, other.sha256]));
    expect(asked).toHaveLength(6);
  });

  it('are listed with their counts by as many questions to the database as one is', async () => {
    const room = open(
      machine({ read: async (_file, page) => (page === 2 ? null : wordsOf(page, 'x')) }).reader,
    );
    const read = await bringIn(room, 'read.pdf', '\f\f');
    const trashed = await bringIn(room, 'trashed.pdf', '\f\f\f');
    await room.ocr.start();
    await room.ocr.idle();
    room.library.remove(trashed.documentId);
    const questions = () => {
      const asked = [vi.spyOn(room.db, 'all'), vi.spyOn(room.db, 'first')];
      const queue = room.ocr.queue();
      const count = asked.reduce((sum, { mock }) => sum + mock.calls.length, 0);
      for (const spy of asked) spy.mockRestore();
      return { queue, count };
    };
    const one = questions();
    expect(one.queue).toEqual([room.ocr.of(read.sha256)?.summary]);
    expect(one.queue).toMatchObject([
      {
        ...{ documentId: read.documentId, title: 'read', state: 'done', total: 3, done: 3 },
        ...{ withoutWords: 3, read: 2, blank: 1, nothing: 0, failed: 0, confidence: 88, current: null },
      },
    ]);
    room.library.restore(trashed.documentId);
    for (const name of ['b.pdf', 'c.pdf']) await bringIn(room, name, `${name}\f`);
    await room.ocr.idle();
    const more = questions();
    expect(more.queue).toHaveLength(4);
    expect(more.count).toBe(one.count);
    room.close();
  });

  it('are told as read when they are, while others that came before wait', async () => {
    const { reader } = machine();
    let told: unknown;
    const room = open({
      ...reader,
      read: async (file, page, data) => {
        if (path.basename(file) === doubtful.sha256) {
          const [version] = room.library.get(scan.documentId).versions;
          told = [room.ocr.of(scan.sha256)?.summary.state, version?.file.textState];
        }
        return reader.read(file, page, data);
      },
    });
    const doubtful = await bringIn(room, 'doubtful.pdf', 'typed');
    await room.index.putPages(doubtful.sha256, [
      { n: 1, label: null, text: 'टाइप', quality: 'suspect', reasons: ['wrong-letters'], conversion: null },
    ]);
    const scan = await bringIn(room, 'scan.pdf', '\f');
    await room.ocr.start();
    await room.ocr.idle();
    expect(told).toEqual(['done', 'ocr']);
  });
});

/** A doubtful page as the index is given it, and the same page once the program can read it. */
const DOUBTFUL: IndexedPage = {
  ...{ n: 1, label: null, text: 'टाइप', quality: 'suspect', reasons: ['wrong-letters'], conversion: null },
};
const SOUND: IndexedPage = { ...DOUBTFUL, text: 'छापिएको पाठ', quality: 'good', reasons: [] };

describe('a page whose own text is sound after all', () => {
  const give = async (room: ReturnType<typeof open>, sha256: string, page: IndexedPage) => {
    await room.index.putPages(sha256, [page]);
    await room.index.finishFile(sha256, 1);
  };
  /** A room with one document whose only page was doubtful and was read by machine. */
  async function machineRead() {
    const room = open(machine().reader);
    const brought = await bringIn(room, 'doubtful.pdf', 'typed');
    await give(room, brought.sha256, DOUBTFUL);
    await room.ocr.start();
    await room.ocr.idle();
    expect(textsOf(brought.sha256)).toEqual([['ocr', 'harbour words of page 1 by lao']]);
    return { room, ...brought };
  }

  it('keeps its own text at the next start, and the file is told as it is without the machine', async () => {
    const { room, sha256, documentId } = await machineRead();
    await give(room, sha256, SOUND);
    await room.ocr.start();
    await room.ocr.idle();
    expect(textsOf(sha256)).toEqual([['good', SOUND.text]]);
    expect(room.ocr.of(sha256)).toBeNull();
    expect(room.ocr.queue()).toEqual([]);
    expect(room.ocr.reading(sha256, 1)).toBeNull();
    expect(room.library.get(documentId).versions[0]?.file).toMatchObject({
      ...{ searchablePages: 1, textState: 'good' },
    });
  });

  it('keeps the words of the machine where somebody asked for them, until they want the text as it is stored', async () => {
    const { room, sha256, documentId } = await machineRead();
    room.ocr.readAgain(sha256, ['nep']);
    await room.ocr.idle();
    const byMachine = textsOf(sha256);
    expect(byMachine[0]?.[0]).toBe('ocr');
    await give(room, sha256, SOUND);
    await room.ocr.start();
    expect(textsOf(sha256)).toEqual(byMachine);
    await room.readings.set(documentId, 'as-stored');
    await room.ocr.start();
    await room.ocr.idle();
    expect(textsOf(sha256)).toEqual([['good', 'typed']]);
  });

  it('keeps its own text also where that came while a machine read the page', async () => {
    const { reader } = machine();
    const room = open({
      ...reader,
      read: async (file, page, data) => {
        await give(room, sha256, SOUND);
        return reader.read(file, page, data);
      },
    });
    const { sha256 } = await bringIn(room, 'doubtful.pdf', 'typed');
    await give(room, sha256, DOUBTFUL);
    await room.ocr.start();
    await room.ocr.idle();
    expect(textsOf(sha256)).toEqual([['good', SOUND.text]]);
    expect(room.bugs).toEqual([]);
  });
});

describe('a file that was gone or damaged', () => {
  it('has its pictures read once it is sound again', async () => {
    let isDamaged = true;
    const { reader } = machine();
    const room = open({
      ...reader,
      read: async (file, page, data) => {
        if (isDamaged) throw new AppError('pdf.invalid');
        return reader.read(file, page, data);
      },
    });
    const gone = await bringIn(room, 'gone.pdf', '\f');
    const damaged = await bringIn(room, 'damaged.pdf', '');
    rmSync(room.store.pathOf(gone.sha256), { force: true });
    await room.ocr.start();
    await room.ocr.idle();
    expect(room.ocr.of(gone.sha256)?.summary).toMatchObject({ state: 'refused', code: 'library.file-gone' });
    expect(room.ocr.of(damaged.sha256)?.summary).toMatchObject({ state: 'refused', code: 'pdf.invalid' });
    await room.imports.start([bench.put('gone.pdf', '\f')]);
    await room.imports.idle();
    isDamaged = false;
    for (const { sha256 } of [gone, damaged]) room.ocr.healed(sha256);
    await room.ocr.idle();
    for (const { sha256 } of [gone, damaged])
      expect(room.ocr.of(sha256)?.summary).toMatchObject({ state: 'done', code: null });
    expect(textsOf(gone.sha256).map(([quality]) => quality)).toEqual(['ocr', 'ocr']);
  });

  it('has its pictures read at the next start when it came back by another way', async () => {
    const room = open(machine().reader);
    const { sha256 } = await bringIn(room, 'gone.pdf', '\f');
    const file = room.store.pathOf(sha256);
    const aside = path.join(bench.root, 'aside.pdf');
    renameSync(file, aside);
    await room.ocr.start();
    await room.ocr.idle();
    expect(room.ocr.of(sha256)?.summary.state).toBe('refused');
    renameSync(aside, file);
    await room.ocr.start();
    await room.ocr.idle();
    expect(room.ocr.of(sha256)?.summary).toMatchObject({ state: 'done', code: null, read: 2 });
  });

  it('stays refused where nobody knows its language', async () => {
    const room = open(machine().reader);
    const { sha256 } = await bringIn(room, 'a.pdf', '', 'ben');
    await room.ocr.start();
    await room.ocr.idle();
    const before = room.ocr.of(sha256)?.summary;
    expect(before?.state).toBe('refused');
    room.ocr.healed(sha256);
    await room.ocr.idle();
    expect(room.ocr.of(sha256)?.summary).toEqual(before);
  });
});

describe('a library from before pictures were read', () => {
  it('has its pictures read at the next start, and keeps the printed numbers of their pages', async () => {
    const { reader, asked } = machine();
    let room = open(reader);
    const { sha256 } = await bringIn(room, 'old.pdf', 'typed page\f\f');
    for (const table of ['ocr_pages', 'ocr_files'] as const) room.db.run(room.db.build.deleteFrom(table));
    room.close();
    room = open(reader);
    expect(room.ocr.queue()).toEqual([]);
    await room.ocr.start();
    await room.ocr.idle();
    expect(asked).toEqual([
      [2, 'lao'],
      [3, 'lao'],
    ]);
    expect(room.ocr.of(sha256)?.summary).toMatchObject({ state: 'done', total: 2, read: 2 });
    expect(textsOf(sha256).map(([quality]) => quality)).toEqual(['good', 'ocr', 'ocr']);
    room.close();
  });
});

describe('pages that the machine is not sure of', () => {
  it('are found, and told as doubtful in the report of what can be searched', async () => {
    const { reader } = machine({
      read: async (_file, page, data) => ({
        ...wordsOf(page, data.join('+')),
        confidence: page === 2 ? 59 : 60,
      }),
    });
    const room = open(reader);
    await bringIn(room, 'scan.pdf', 'typed page\f\f');
    await room.ocr.start();
    await room.ocr.idle();
    const { db, store } = room;
    const report = await createSearchability({
      ...{ db, store, index: room.ocr.index, readers: [textReader], onRead: () => undefined },
    }).report();
    expect(report).toMatchObject({ pages: 3, searchable: 2, doubtful: 1, unreadable: 0 });
    expect(report.lines).toMatchObject([{ kind: 'unsure-reading', pages: [2] }]);
    room.close();
  });
});

/** Ends the "process" at the n-th step: from then on nothing is answered any more, as after a kill. */
function killAt(step: number) {
  let count = 0;
  const { promise: gone, resolve } = Promise.withResolvers<void>();
  return {
    gone,
    reached: () => count >= step,
    wrap<T extends object>(part: T, name: string): T {
      return new Proxy(part, {
        get: (target, key) => {
          const value: unknown = Reflect.get(target, key);
          if (typeof value !== 'function' || key !== name) return value;
          return async (...given: unknown[]) => {
            count += 1;
            if (count < step) return value.apply(target, given);
            resolve();
            return new Promise(() => undefined);
          };
        },
      });
    },
  };
}

describe('a program that is killed while it reads pictures', () => {
  it('goes on where it was: no page that is kept is read twice, none is lost, every word is in the index', async () => {
    for (let step = 1; ; step += 1) {
      bench.remove();
      bench = libraryBench();
      const first = machine();
      const kill = killAt(step);
      const before = open(kill.wrap(first.reader, 'read'), {
        index: kill.wrap(bench.memory.index, 'replacePages'),
      });
      const { sha256 } = await bringIn(before, 'scan.pdf', 'typed\f\f\f');
      await before.ocr.start();
      await Promise.race([before.ocr.idle(), kill.gone]);
      const kept = before.ocr.of(sha256)?.pages.filter(({ outcome }) => outcome === 'read') ?? [];
      before.close();

      const second = machine();
      const after = open(second.reader);
      await after.ocr.start();
      await after.ocr.idle();
      expect(after.ocr.of(sha256)?.summary).toMatchObject({ state: 'done', total: 3, done: 3, read: 3 });
      expect(textsOf(sha256)).toEqual([
        ['good', 'typed'],
        ...[2, 3, 4].map((page) => ['ocr', `harbour words of page ${page} by lao`]),
      ]);
      const pages = [...kept.map(({ page }) => page), ...second.asked.map(([page]) => page)];
      expect(pages).toEqual([2, 3, 4]);
      expect([...before.bugs, ...after.bugs]).toEqual([]);
      after.close();
      if (!kill.reached()) {
        // Three pages are read and put in the index: six steps at which it was killed.
        expect(step).toBe(7);
        break;
      }
    }
  });
});

describe('search.db made anew', () => {
  function realIndex(store: SearchStore) {
    const handlers = createIndexHandlers(store);
    return {
      putPages: async (sha256: string, pages: never) => void handlers['index.putPages']({ sha256, pages }),
      replacePages: async (sha256: string, pages: never) =>
        void handlers['index.replacePages']({ sha256, pages }),
      finishFile: async (sha256: string, pageCount: number) =>
        void handlers['index.finishFile']({ sha256, pageCount }),
      removeFile: async (sha256: string) => void handlers['index.removeFile']({ sha256 }),
      putDocuments: async (documents: never) => void handlers['index.putDocuments']({ documents }),
      qualities: async () => handlers['index.qualities'](),
      contents: async () => handlers['index.contents'](),
    };
  }

  it('has what was read without reading it again, and finds it', async () => {
    const file = path.join(bench.root, 'search.db');
    search = openSearchStore(file);
    const { reader, asked } = machine();
    let room = open(reader, { index: realIndex(search) });
    const { sha256 } = await bringIn(room, 'scan.pdf', 'typed page\f');
    await room.ocr.start();
    await room.ocr.idle();
    const hits = () =>
      (search as SearchStore)
        .query({ text: 'harbour' })
        .groups.flatMap((group) => group.hits.map(({ page, machineRead }) => [page, machineRead]));
    expect(hits()).toEqual([[2, true]]);
    expect(search.qualities()).toMatchObject([{ troubles: [{ quality: 'ocr', pages: [2] }] }]);
    room.close();
    search.close();
    rmSync(file);

    search = openSearchStore(file);
    room = open(reader, { index: realIndex(search) });
    await reconcileIndex({
      ...{ db: room.db, index: room.ocr.index, store: room.store, reader: textReader },
      onRead: () => undefined,
      shouldStop: () => false,
      onBug: (cause) => void room.bugs.push(cause),
    });
    await room.ocr.start();
    await room.ocr.idle();
    expect(hits()).toEqual([[2, true]]);
    expect(asked.map(([page]) => page)).toEqual([2]);
    expect(room.ocr.reading(sha256, 2)?.text).toContain('harbour');
    room.close();
  });
});
