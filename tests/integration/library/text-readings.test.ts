import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createExtractor, readingFiles, readingWords, stageFile } from '../../../main/jobs';
import { type FileReader, reconcileIndex, type TextIndex } from '../../../main/library';
import { createIndexHandlers, openSearchStore, type SearchStore } from '../../../main/search';
import { AppError } from '../../../shared/kernel';
import { libraryFilter } from '../../../shared/library';
import { KNOWN_TEXTS } from '../../support/known-texts';
import { toNepaliFont, toZawgyi } from '../../support/legacy-text';
import { libraryBench, textReader } from '../../support/library-bench';
import { pdfObjects } from '../../support/pdf-builder';
import { textPdf } from '../../support/text-pdf';
import { xfaForm } from '../../support/xfa-form';

const wasmPath = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
const extractor = createExtractor({ wasmPath });
const reader: FileReader = { stage: stageFile, extract: readingFiles(extractor, () => undefined) };

let bench: ReturnType<typeof libraryBench>;
let search: SearchStore;
beforeEach(() => {
  bench = libraryBench();
  search = openSearchStore(path.join(bench.root, 'search.db'));
});
afterEach(() => {
  search.close();
  bench.remove();
});

function realIndex(): TextIndex {
  const handlers = createIndexHandlers(search);
  return {
    putPages: async (sha256, pages) => void handlers['index.putPages']({ sha256, pages }),
    replacePages: async (sha256, pages) => void handlers['index.replacePages']({ sha256, pages }),
    finishFile: async (sha256, pageCount) => void handlers['index.finishFile']({ sha256, pageCount }),
    removeFile: async (sha256) => void handlers['index.removeFile']({ sha256 }),
    putDocuments: async (documents) => void handlers['index.putDocuments']({ documents }),
    qualities: async () => handlers['index.qualities'](),
    contents: async () => handlers['index.contents'](),
  };
}

/** Brings one PDF in and gives the room with the document. */
async function broughtIn(pdf: Uint8Array) {
  mkdirSync(bench.sources, { recursive: true });
  writeFileSync(path.join(bench.sources, 'old.pdf'), pdf);
  const room = bench.open({
    readers: [reader],
    words: readingWords(extractor),
    wrap: (name, part) => (name === 'index' ? (realIndex() as never) : part),
  });
  await room.imports.start([bench.sources]);
  await room.imports.idle();
  expect(room.bugs).toEqual([]);
  const [document] = room.library.list(libraryFilter.parse({}));
  if (document === undefined) throw new Error('nothing came in');
  return { room, document };
}

it('tells of a form that is not shown, in the import and at the document', async () => {
  const notice = [
    'Please wait... If this message is not eventually replaced by the proper contents of',
    'the document, get Adobe Reader.',
  ];
  const { room, document } = await broughtIn(xfaForm(notice));
  const [brought] = room.imports.list();
  expect(room.imports.get(brought?.id ?? '').files).toMatchObject([
    { outcome: 'added', code: 'library.form-not-shown' },
  ]);
  expect(room.readings.list(document.id)).toMatchObject([{ formNotShown: true, cutOff: false }]);
});

it('tells of a file whose end is missing, in the import and at the document', async () => {
  const whole = Buffer.from(textPdf([{ font: 'Helvetica', lines: ['Article 3'] }]));
  const { room, document } = await broughtIn(whole.subarray(0, whole.indexOf('xref')));
  const [brought] = room.imports.list();
  expect(room.imports.get(brought?.id ?? '').files).toMatchObject([
    { outcome: 'added', code: 'library.cut-off' },
  ]);
  expect(room.readings.list(document.id)).toMatchObject([{ cutOff: true }]);
});

it('tells of files that are attached inside a PDF, in the import and at the document', async () => {
  const pdf = pdfObjects();
  const tree = pdf.reserve();
  const page = pdf.add(`<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] >>`);
  pdf.set(tree, `<< /Type /Pages /Count 1 /Kids [${page} 0 R] >>`);
  const annex = pdf.addStream('/Type /EmbeddedFile', 'the annex');
  const file = pdf.add(`<< /Type /Filespec /F (annex.docx) /UF (annex.docx) /EF << /F ${annex} 0 R >> >>`);
  const { room, document } = await broughtIn(
    pdf.finish(
      pdf.add(
        `<< /Type /Catalog /Pages ${tree} 0 R /Names << /EmbeddedFiles << /Names [(annex.docx) ${file} 0 R] >> >> >>`,
      ),
    ),
  );
  const [brought] = room.imports.list();
  expect(room.imports.get(brought?.id ?? '').files).toMatchObject([
    { outcome: 'added', code: null, searchablePages: 0, hasAttachments: true },
  ]);
  expect(room.readings.list(document.id)).toMatchObject([{ hasAttachments: true, cutOff: false }]);

  // A file that came in a pack, or was read when less was looked at, is known when it is read again.
  room.db.run(room.db.build.updateTable('files').set({ facts: '{}' }));
  expect(room.readings.list(document.id)).toMatchObject([{ hasAttachments: false }]);
  expect(await room.readings.set(document.id, 'as-stored')).toMatchObject([{ hasAttachments: true }]);
});

const pagesFor = (text: string) => search.query({ text }).total.pages;

it('reads no page again for its words over which the process was lost, neither with its file nor for them', async () => {
  const asked: number[] = [];
  writeFileSync(
    path.join(bench.sources, 'a.pdf'),
    textPdf([1, 2, 3].map(() => ({ font: 'Helvetica', lines: ['law'] }))),
  );
  const room = bench.open({
    readers: [
      {
        stage: stageFile,
        extract: (file, options) =>
          readingFiles(extractor, () => undefined)(file, { ...options, without: [2] }),
      },
    ],
    words: async (_file, page) => {
      asked.push(page);
      throw new AppError(page === 3 ? 'pdf.timeout' : 'pdf.unreadable');
    },
    wrap: (name, part) => (name === 'index' ? (realIndex() as never) : part),
  });
  await room.imports.start([bench.sources]);
  await room.imports.idle();
  const [document] = room.library.list(libraryFilter.parse({}));
  for (const page of [1, 2, 3, 1, 2, 3])
    expect(await room.readings.words(document?.sha256 ?? '', page)).toEqual([]);
  expect(asked).toEqual([1, 3, 1]);
  room.close();
});

describe('an old Nepali file', () => {
  it('is found by Nepali words, by the words as they are stored, and stays as it was', async () => {
    const typed = KNOWN_TEXTS.nepali.map((line) => toNepaliFont('preeti', line));
    const { room, document } = await broughtIn(textPdf([{ font: 'Preeti', lines: typed }]));
    expect(pagesFor('बेचबिखन')).toBe(1);
    expect(pagesFor('"मानव बेचबिखन"')).toBe(1);
    expect(pagesFor('a]rlavg')).toBe(1);
    expect(search.pageText(document.sha256, 1).conversion?.from).toEqual(['preeti']);
    expect(search.pageText(document.sha256, 1).quality).toBe('good');
    expect(room.readings.list(document.id)).toEqual([
      {
        versionId: document.versionId,
        reading: 'auto',
        converted: ['preeti'],
        uncertainPages: 0,
        locked: false,
        cutOff: false,
        formNotShown: false,
        hasAttachments: false,
      },
    ]);

    const wordsOnPage = async () =>
      (await room.readings.words(document.sha256, 1)).map(({ text }) => text).join(' ');
    expect(await wordsOnPage()).toBe(KNOWN_TEXTS.nepali.join(' '));

    await room.readings.set(document.id, 'as-stored');
    expect(await wordsOnPage()).toBe(typed.join(' '));
    expect(pagesFor('बेचबिखन')).toBe(0);
    expect(pagesFor('a]rlavg')).toBe(1);
    await room.readings.set(document.id, 'auto');
    expect(pagesFor('बेचबिखन')).toBe(1);
    room.close();
  });
});

describe('Burmese of which the program cannot tell the encoding', () => {
  const zawgyi = KNOWN_TEXTS.burmese.map(toZawgyi);
  const unclear = zawgyi.map((line) => line.replace(/([\u1000-\u1021])([\u102d\u102f\u1039]+)/g, '$1 $2'));

  it('is reported, and read as the user says, which outlives a lost index and enters the history', async () => {
    const { room, document } = await broughtIn(
      textPdf([
        { font: 'F1', lines: unclear },
        { font: 'F1', lines: zawgyi.map((line) => line.slice(0, 11)) },
      ]),
    );
    expect((await room.searchability.report()).kinds).toMatchObject([{ kind: 'zawgyi', documents: 1 }]);
    expect(room.readings.list(document.id)[0]?.uncertainPages).toBeGreaterThan(0);

    const after = await room.readings.set(document.id, 'zawgyi');
    expect(after).toMatchObject([{ reading: 'zawgyi', converted: ['zawgyi'], uncertainPages: 0 }]);
    expect(pagesFor('လူတိုင်းသည်')).toBeGreaterThan(0);
    const [first] = await room.readings.words(document.sha256, 1);
    expect(first?.text).toMatch(/^လူ/);
    expect((await room.searchability.report()).kinds.map(({ kind }) => kind)).not.toContain('zawgyi');
    expect(
      room.db.all(
        room.db.build
          .selectFrom('history')
          .select(['field', 'before', 'after'])
          .where('field', '=', 'textReading'),
      ),
    ).toEqual([{ field: 'textReading', before: 'auto', after: 'zawgyi' }]);

    search.removeFile(document.sha256);
    await reconcileIndex({
      db: room.db,
      index: realIndex(),
      store: room.store,
      reader,
      onRead: () => undefined,
      shouldStop: () => false,
      onBug: (cause) => {
        throw cause;
      },
    });
    expect(pagesFor('လူတိုင်းသည်')).toBeGreaterThan(0);
    room.close();
  });

  it('is not read again when nothing changes, and never for a document that is not there', async () => {
    const { room, document } = await broughtIn(textPdf([{ font: 'F1', lines: unclear }]));
    const events = room.events.length;
    await room.readings.set(document.id, 'auto');
    expect(room.events.length).toBe(events);
    await expect(room.readings.set('0190b000-0000-7000-8000-ffffffffffff', 'zawgyi')).rejects.toThrow(
      'library.not-found',
    );
    room.close();
  });
});

describe('a document of several files', () => {
  /** A document of three files, read by this reader. */
  async function threeFiles(over: Partial<FileReader> = {}) {
    const room = bench.open({ readers: [{ ...textReader, ...over }] });
    const id = await room.imports.start(
      ['the first act', 'the second act', 'the third act'].map((text, at) =>
        bench.put(`${String(at)}.pdf`, text),
      ),
    );
    await room.imports.idle();
    const ids = room.imports.get(id).files.map(({ documentId }) => documentId ?? '');
    const [documentId = '', ...others] = ids;
    for (const other of others) room.works.join({ documentId: other, into: documentId, as: 'version' });
    const files = () => room.library.get(documentId).versions.map(({ file }) => file);
    expect(files()).toHaveLength(3);
    return { room, documentId, files };
  }
  /** How each file is to be read, and whether the index has its text. */
  const stateOf = ({ room, documentId, files }: Awaited<ReturnType<typeof threeFiles>>) => ({
    wished: room.readings.list(documentId).map(({ reading }) => reading),
    told: files().map(({ textState, searchablePages }) => [textState, searchablePages]),
    indexed: files().map(({ sha256 }) => bench.memory.files.get(sha256)?.complete ?? false),
  });
  /** Reads as the stand-in does, but fails at the n-th file that is read again. */
  function failingAt(place: number) {
    const read: (string | undefined)[] = [];
    const extract: FileReader['extract'] = async (file, options) => {
      if (options.reading !== undefined && read.push(options.reading) === place)
        throw new AppError('pdf.timeout');
      return textReader.extract(file, options);
    };
    return { extract, read };
  }

  it('has the others read when one fails, tells the failure, and reads that one when it is asked again', async () => {
    const { extract, read } = failingAt(1);
    const all = await threeFiles({ extract });
    await expect(all.room.readings.set(all.documentId, 'as-stored')).rejects.toThrow('pdf.timeout');
    expect(read).toHaveLength(3);
    expect(stateOf(all)).toEqual({
      wished: ['as-stored', 'as-stored', 'as-stored'],
      told: [
        ['pending', 0],
        ['good', 1],
        ['good', 1],
      ],
      indexed: [false, true, true],
    });
    expect(all.room.events.at(-1)).toEqual({ name: 'library.changed', ids: [all.documentId] });
    await all.room.readings.set(all.documentId, 'as-stored');
    expect(read).toHaveLength(4);
    expect(stateOf(all)).toMatchObject({
      indexed: [true, true, true],
      told: [...Array(3)].map(() => ['good', 1]),
    });
  });

  it('has the others read when one is gone, which stays as it is', async () => {
    const { extract, read } = failingAt(0);
    const all = await threeFiles({ extract });
    rmSync(all.room.store.pathOf(all.files()[0]?.sha256 ?? ''), { force: true });
    await expect(all.room.readings.set(all.documentId, 'as-stored')).rejects.toThrow('library.file-gone');
    expect(read).toHaveLength(2);
    expect(stateOf(all)).toMatchObject({
      wished: ['auto', 'as-stored', 'as-stored'],
      told: [...Array(3)].map(() => ['good', 1]),
    });
  });

  it('has all of them read at the next start when the program ends before', async () => {
    let begun: () => void = () => undefined;
    const reading = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const all = await threeFiles({
      extract: async (file, options) => {
        if (options.reading === undefined) return textReader.extract(file, options);
        begun();
        return new Promise(() => undefined);
      },
    });
    void all.room.readings.set(all.documentId, 'as-stored');
    await reading;
    all.room.close();
    const room = bench.open();
    const asked: (string | undefined)[] = [];
    const told: string[] = [];
    await reconcileIndex({
      ...{ db: room.db, index: room.index, store: room.store },
      reader: {
        ...textReader,
        extract: async (file, options) => {
          asked.push(options.reading);
          return textReader.extract(file, options);
        },
      },
      onRead: (documentId) => void told.push(documentId),
      shouldStop: () => false,
      onBug: (cause) => {
        throw cause;
      },
    });
    expect(asked).toEqual(['as-stored', 'as-stored', 'as-stored']);
    expect(new Set(told)).toEqual(new Set([all.documentId]));
    const after = {
      ...all,
      room,
      files: () => room.library.get(all.documentId).versions.map(({ file }) => file),
    };
    expect(stateOf(after)).toMatchObject({
      indexed: [true, true, true],
      told: [...Array(3)].map(() => ['good', 1]),
    });
  });
});

describe('one file that two want to read again', () => {
  const said = (reading: string | undefined, n: number) => ({
    ...{
      n,
      label: null,
      width: 595,
      height: 842,
      rotation: 0,
      quality: 'good',
      reasons: [],
      conversion: null,
    },
    text: `${reading ?? 'auto'} page ${n}`,
  });

  it('is read by one after the other: pages of two readings never stand side by side', async () => {
    const [begun, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const isHeld = { now: false };
    // Reads two pages, the first reading that is held only one of them until it may go on.
    const extract: FileReader['extract'] = async (file, options) => {
      const whole = await textReader.extract(file, { ...options, onPages: async () => undefined });
      await options.onPages([said(options.reading, 1) as never]);
      if (isHeld.now) {
        isHeld.now = false;
        begun.resolve();
        await goOn.promise;
      }
      await options.onPages([said(options.reading, 2) as never]);
      return whole;
    };
    const index = realIndex();
    const room = bench.open({
      readers: [{ ...textReader, extract }],
      wrap: (name, part) => (name === 'index' ? (index as never) : part),
    });
    await room.imports.start([bench.put('law.pdf', 'one\ftwo')]);
    await room.imports.idle();
    const [document] = room.library.list(libraryFilter.parse({}));
    const { id = '', sha256 = '' } = document ?? {};

    search.removeFile(sha256);
    isHeld.now = true;
    const filling = reconcileIndex({
      ...{ db: room.db, index, store: room.store, reader: { ...textReader, extract } },
      ...{ onRead: () => undefined, shouldStop: () => false },
      onBug: (cause) => {
        throw cause;
      },
    });
    await begun.promise;
    const wished = room.readings.set(id, 'as-stored');
    goOn.resolve();
    await Promise.all([filling, wished]);
    expect([1, 2].map((page) => search.pageText(sha256, page).text)).toEqual([
      'as-stored page 1',
      'as-stored page 2',
    ]);
    expect(room.library.get(id).versions).toMatchObject([
      { file: { textState: 'good', searchablePages: 2 } },
    ]);
    room.close();
  });

  it('is read as it was wished meanwhile also where the program ends before its turn comes', async () => {
    const [begun, goOn, wishing] = [1, 2, 3].map(() => Promise.withResolvers<void>());
    const extract: FileReader['extract'] = async (file, options) => {
      if (options.reading === 'as-stored') {
        wishing?.resolve();
        return new Promise(() => undefined);
      }
      if (options.reading === 'auto') {
        begun?.resolve();
        await goOn?.promise;
      }
      return textReader.extract(file, options);
    };
    const room = bench.open({ readers: [{ ...textReader, extract }] });
    const importId = await room.imports.start(
      ['the first act', 'the second act'].map((text, at) => bench.put(`${String(at)}.pdf`, text)),
    );
    await room.imports.idle();
    const [into = '', other = ''] = room.imports
      .get(importId)
      .files.map(({ documentId }) => documentId ?? '');
    room.works.join({ documentId: other, into, as: 'version' });
    const files = room.library.get(into).versions.map(({ file }) => file.sha256);
    const fill = (of: Pick<typeof room, 'db' | 'index' | 'store'>, reads: FileReader['extract']) =>
      reconcileIndex({
        ...{ db: of.db, index: of.index, store: of.store, reader: { ...textReader, extract: reads } },
        ...{ onRead: () => undefined, shouldStop: () => false },
        onBug: (cause) => {
          throw cause;
        },
      });

    await room.index.removeFile(files.at(-1) ?? '');
    const filling = fill(room, extract);
    await begun?.promise;
    // The wish begins with the other file, and does not come to the end of that.
    void room.readings.set(into, 'as-stored');
    await wishing?.promise;
    goOn?.resolve();
    await filling;
    room.close();

    const next = bench.open();
    const asked: (string | undefined)[] = [];
    await fill(next, async (file, options) => {
      asked.push(options.reading);
      return textReader.extract(file, options);
    });
    expect(asked).toEqual(['as-stored', 'as-stored']);
    next.close();
  });

  it('keeps the text that the right password gave where a wrong one is tried beside it', async () => {
    const room = bench.open();
    const importId = await room.imports.start([bench.put('wages.pdf', 'LOCKED one\ftwo')]);
    await room.imports.idle();
    await room.imports.unlock(importId, room.imports.get(importId).files[0]?.id ?? '', 'open');
    const [document] = room.library.list(libraryFilter.parse({}));
    const { versionId = '', sha256 = '' } = document ?? {};
    await room.index.removeFile(sha256);
    const [right, wrong] = await Promise.allSettled([
      room.searchability.readAgain(versionId, 'open'),
      room.searchability.readAgain(versionId, 'shut'),
    ]);
    expect(right.status).toBe('fulfilled');
    // The text is there by then, so nothing is left to be opened.
    expect(wrong.status).toBe('fulfilled');
    expect(bench.memory.files.get(sha256)).toMatchObject({ complete: true });
    expect(bench.memory.files.get(sha256)?.pages.size).toBe(2);
    room.close();
  });
});

describe('the words of a page with their places', () => {
  const word = {
    text: 'law',
    rectangle: [72, 700, 20, 12] as [number, number, number, number],
    endsLine: true,
  };

  /** A room with one stored file whose words are read in this way, and its hash. */
  async function stored(words: () => Promise<(typeof word)[]>) {
    mkdirSync(bench.sources, { recursive: true });
    writeFileSync(path.join(bench.sources, 'a.pdf'), 'the law');
    const room = bench.open({ words });
    await room.imports.start([bench.sources]);
    await room.imports.idle();
    const [document] = room.library.list(libraryFilter.parse({}));
    return { room, sha256: document?.sha256 ?? '' };
  }

  it('are given of a stored file, and none of one that is not there', async () => {
    const { room, sha256 } = await stored(async () => [word]);
    expect(await room.readings.words(sha256, 1)).toEqual([word]);
    expect(await room.readings.words('0'.repeat(64), 1)).toEqual([]);
  });

  it('are none where the file cannot be read', async () => {
    const locked = await stored(() => Promise.reject(new AppError('pdf.password')));
    expect(await locked.room.readings.words(locked.sha256, 1)).toEqual([]);
  });

  it('are none where they do not come in time', async () => {
    const { room, sha256 } = await stored(() => new Promise(() => undefined));
    vi.useFakeTimers();
    try {
      const words = room.readings.words(sha256, 1);
      await vi.runAllTimersAsync();
      expect(await words).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
  });
});
