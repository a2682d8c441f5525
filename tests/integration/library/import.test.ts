import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createFileStore,
  createImportPipeline,
  type FileReader,
  reconcileIndex,
} from '../../../main/library';
import { newId } from '../../../main/platform';
import { AppError } from '../../../shared/kernel';
import { libraryFilter } from '../../../shared/library';
import { libraryBench, textReader } from '../../support/library-bench';

let bench: ReturnType<typeof libraryBench>;
beforeEach(() => {
  bench = libraryBench();
});
afterEach(() => bench.remove());

const ALL = libraryFilter.parse({ sort: 'title' });
const outcomes = (files: readonly { name: string; outcome: string; code: string | null }[]) =>
  files.map(({ name, outcome, code }) => [name, outcome, code]);

describe('an import', () => {
  it('puts a stored file right that was damaged or lost, when the same file is brought in again', async () => {
    const damaged = bench.put('damaged.pdf', 'first act');
    const lost = bench.put('lost.pdf', 'second act');
    const sound = bench.put('sound.pdf', 'third act');
    const healed: string[] = [];
    const { imports, library, store, close } = bench.open({ onHealed: (sha256) => healed.push(sha256) });
    await imports.start([damaged, lost, sound]);
    await imports.idle();
    const hashOf = (name: string) =>
      library.storedFiles().find((file) => file.sourceName === name)?.sha256 ?? '';
    const [first, second] = [hashOf('damaged.pdf'), hashOf('lost.pdf')];
    writeFileSync(store.pathOf(first), 'first ac!');
    rmSync(store.pathOf(second));

    const id = await imports.start([damaged, lost, sound]);
    await imports.idle();
    expect(outcomes(imports.get(id).files)).toEqual([
      ['damaged.pdf', 'duplicate', 'library.healed'],
      ['lost.pdf', 'duplicate', 'library.healed'],
      ['sound.pdf', 'duplicate', 'library.duplicate'],
    ]);
    expect(healed).toEqual([first, second]);
    expect(readFileSync(store.pathOf(first), 'utf8')).toBe('first act');
    expect(readFileSync(store.pathOf(second), 'utf8')).toBe('second act');
    // The damaged bytes are put aside, not thrown away.
    expect(readFileSync(path.join(bench.root, 'quarantine/files', first), 'utf8')).toBe('first ac!');
    expect(existsSync(path.join(bench.root, 'quarantine/files', second))).toBe(false);
    expect(library.list(ALL)).toHaveLength(3);
    expect(library.provenance(first)).toMatchObject({
      sourceName: 'damaged.pdf',
      import: { id: imports.list().at(-1)?.id, position: 1, total: 3 },
      again: 1,
    });
    close();
  });

  it('reads a folder through, adds each file once and says what became of every one', async () => {
    bench.put('a.pdf', 'first act\fsecond page\f');
    bench.put('copy/a again.pdf', 'first act\fsecond page\f');
    bench.put('deep/er/b.pdf', 'second act');
    bench.put('broken.pdf', 'BROKEN file');
    bench.put('locked.pdf', 'LOCKED file');
    bench.put('.hidden', 'system');
    bench.put('Thumbs.db', 'system');
    bench.put('$RECYCLE.BIN/S-1-5-21/$R2X4.pdf', 'deleted act');
    bench.put('System Volume Information/log.pdf', 'system');
    symlinkSync(bench.sources, path.join(bench.sources, 'loop'));
    const { imports, library, bugs, close } = bench.open({ readers: [textReader, textReader] });
    expect(library.digest('2026-01-01', 1).hasImports).toBe(false);
    const id = await imports.start([bench.sources]);
    await imports.idle();
    expect(library.digest('2026-01-01', 1).hasImports).toBe(true);
    const { summary, files } = imports.get(id);
    expect(outcomes(files)).toEqual([
      ['a.pdf', 'added', null],
      ['broken.pdf', 'refused', 'pdf.invalid'],
      ['copy/a again.pdf', 'duplicate', 'library.duplicate'],
      ['deep/er/b.pdf', 'added', null],
      ['locked.pdf', 'locked', 'pdf.password'],
    ]);
    expect(summary).toMatchObject({ state: 'done', total: 5, current: null });
    expect(files[2]?.documentId).toBe(files[0]?.documentId);
    expect(library.list(ALL)).toHaveLength(2);
    expect(library.get(files[0]?.documentId ?? '').versions[0]?.file).toMatchObject({
      pageCount: 3,
      searchablePages: 2,
      textState: 'partial',
    });
    expect(readdirSync(bench.staging)).toEqual([]);
    expect([...bench.memory.files.values()].every((file) => file.complete)).toBe(true);
    expect(bugs).toEqual([]);
    close();
  });

  it('tells a file that is in the trash from one in the library', async () => {
    const source = bench.put('a.pdf', 'act');
    const { imports, library, close } = bench.open();
    const first = await imports.start([source]);
    await imports.idle();
    library.remove(imports.get(first).files[0]?.documentId ?? '');
    const second = await imports.start([source]);
    await imports.idle();
    expect(outcomes(imports.get(second).files)).toEqual([
      ['a.pdf', 'duplicate', 'library.duplicate-in-trash'],
    ]);
    close();
  });

  it('stops at a cancel and goes on at a resume', async () => {
    for (const name of ['a', 'b', 'c']) bench.put(`${name}.pdf`, name);
    let started: () => void = () => undefined;
    let release: () => void = () => undefined;
    const hasStarted = new Promise<void>((resolve) => (started = resolve));
    const gate = new Promise<void>((resolve) => (release = resolve));
    const waiting = {
      ...textReader,
      stage: async (from: string, to: string) => {
        started();
        await gate;
        return textReader.stage(from, to);
      },
    };
    const { imports, library, close } = bench.open({ readers: [waiting] });
    const id = await imports.start([bench.sources]);
    await hasStarted;
    expect(imports.cancel(id).counts).toMatchObject({ working: 1, cancelled: 2 });
    release();
    await imports.idle();
    expect(imports.get(id).summary).toMatchObject({ state: 'cancelled', counts: { added: 1, cancelled: 2 } });
    imports.resume(id);
    await imports.idle();
    expect(imports.get(id).summary).toMatchObject({ state: 'done', counts: { added: 3 } });
    expect(library.list(ALL)).toHaveLength(3);
    close();
  });

  it('has nothing under way any more at the next start when it was stopped and the program ended', async () => {
    bench.put('a.pdf', 'first act');
    bench.put('b.pdf', 'second act');
    const begun = Promise.withResolvers<void>();
    const never: typeof textReader = {
      ...textReader,
      stage: () => {
        begun.resolve();
        return Promise.withResolvers<never>().promise;
      },
    };
    const killed = bench.open({ readers: [never] });
    const id = await killed.imports.start([bench.sources]);
    await begun.promise;
    killed.imports.cancel(id);
    killed.close();
    const { imports, close } = bench.open();
    imports.resumeInterrupted();
    expect(imports.get(id).summary).toMatchObject({
      ...{ state: 'cancelled', current: null },
      counts: { working: 0, cancelled: 2 },
    });
    imports.resume(id);
    await imports.idle();
    expect(imports.get(id).summary).toMatchObject({ state: 'done', counts: { added: 2 } });
    close();
  });

  it('goes on with what was cut off without touching what somebody began in the meantime', async () => {
    bench.put('a.pdf', 'first act');
    bench.put('b.pdf', 'second act');
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    let begun: () => void = () => undefined;
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    let staged = 0;
    const slow = {
      ...textReader,
      stage: async (from: string, to: string) => {
        const file = await textReader.stage(from, to);
        staged += 1;
        begun();
        await gate;
        return file;
      },
    };
    const { imports, library, bugs, close } = bench.open({ readers: [slow] });
    const id = await imports.start([bench.sources]);
    await hasBegun;
    const strangers = path.join(bench.staging, 'a pack that is looked at');
    writeFileSync(strangers, 'of another room');
    imports.resumeInterrupted();
    expect(existsSync(strangers)).toBe(true);
    release();
    await imports.idle();
    expect(outcomes(imports.get(id).files)).toEqual([
      ['a.pdf', 'added', null],
      ['b.pdf', 'added', null],
    ]);
    expect([staged, library.list(ALL).length, bugs]).toEqual([2, 2, []]);
    close();
  });

  it('unlocks a file with its password and keeps the password nowhere', async () => {
    bench.put('locked.pdf', 'LOCKED secret law');
    const { imports, db, close } = bench.open();
    const id = await imports.start([bench.sources]);
    await imports.idle();
    const file = imports.get(id).files[0];
    await expect(imports.unlock(id, file?.id ?? '', 'wrong')).rejects.toMatchObject({ code: 'pdf.password' });
    expect(await imports.unlock(id, file?.id ?? '', 'open')).toMatchObject({ outcome: 'added', code: null });
    const everything = JSON.stringify([
      db.all(db.build.selectFrom('files').selectAll()),
      db.all(db.build.selectFrom('import_files').selectAll()),
      db.all(db.build.selectFrom('history').selectAll()),
    ]);
    expect(everything).not.toContain('"open"');
    close();
  });

  it('has no lock on a file that came to the place of a locked one and opens by itself', async () => {
    const source = bench.put('locked.pdf', 'LOCKED secret law');
    const { imports, library, readings, close } = bench.open();
    const id = await imports.start([source]);
    await imports.idle();
    bench.put('locked.pdf', 'law saved without a password');
    const file = imports.get(id).files[0];
    const { documentId } = await imports.unlock(id, file?.id ?? '', 'whatever');
    expect(library.list(ALL)).toHaveLength(1);
    // What is locked is not read again, nor are its pictures.
    expect(readings.list(documentId ?? '')).toMatchObject([{ locked: false }]);
    close();
  });

  it('has no lock on one that came to its place and only asks for a password to be changed', async () => {
    const source = bench.put('locked.pdf', 'LOCKED secret law');
    // Opens without a password, and with a wrong one not, as one does that has only an owner.
    const extract: typeof textReader.extract = async (file, options) => {
      if (!readFileSync(file, 'utf8').startsWith('OWNED')) return textReader.extract(file, options);
      if (options.password !== undefined) throw new AppError('pdf.password');
      const read = await textReader.extract(file, options);
      return { ...read, facts: { ...read.facts, encrypted: true } };
    };
    const { imports, readings, close } = bench.open({ readers: [{ ...textReader, extract }] });
    const id = await imports.start([source]);
    await imports.idle();
    bench.put('locked.pdf', 'OWNED law that nobody else may change');
    const unlocked = await imports.unlock(id, imports.get(id).files[0]?.id ?? '', 'whatever');
    expect(unlocked).toMatchObject({ outcome: 'added' });
    expect(readings.list(unlocked.documentId ?? '')).toMatchObject([{ locked: false }]);
    close();
  });

  it('leaves a file locked that cannot be fetched now, and says why', async () => {
    const source = bench.put('locked.pdf', 'LOCKED secret law');
    const { imports, close } = bench.open();
    const id = await imports.start([bench.sources]);
    await imports.idle();
    const fileId = imports.get(id).files[0]?.id ?? '';
    rmSync(source);
    expect(await imports.unlock(id, fileId, 'open')).toMatchObject({
      outcome: 'failed',
      code: 'library.file-gone',
    });
    expect(outcomes(imports.get(id).files)).toEqual([['locked.pdf', 'locked', 'pdf.password']]);
    bench.put('locked.pdf', 'LOCKED secret law');
    expect(await imports.unlock(id, fileId, 'open')).toMatchObject({ outcome: 'added' });
    close();
  });

  it('unlocks a file once, also when it is asked twice at a time, and is waited for', async () => {
    bench.put('locked.pdf', 'LOCKED secret law');
    const gate = Promise.withResolvers<void>();
    const asked: (string | undefined)[] = [];
    const slow: typeof textReader = {
      ...textReader,
      extract: async (file, options) => {
        if (options.password !== undefined) {
          asked.push(options.password);
          await gate.promise;
        }
        return textReader.extract(file, options);
      },
    };
    const { imports, library, bugs, close } = bench.open({ readers: [slow] });
    const id = await imports.start([bench.sources]);
    await imports.idle();
    expect(imports.isRunning()).toBe(false);
    const fileId = imports.get(id).files[0]?.id ?? '';
    const both = [imports.unlock(id, fileId, 'open'), imports.unlock(id, fileId, 'open')];
    expect(imports.isRunning()).toBe(true);
    let hasStopped = false;
    const stopping = imports.stop().then(() => {
      hasStopped = true;
    });
    await expect.poll(() => asked).toEqual(['open']);
    expect(hasStopped).toBe(false);
    gate.resolve();
    expect(await Promise.all(both)).toMatchObject([{ outcome: 'added' }, { outcome: 'added' }]);
    await stopping;
    const [document] = library.list(ALL);
    expect(library.provenance(document?.sha256 ?? '')).toMatchObject({ import: { id }, again: 0 });
    expect([imports.isRunning(), asked.length, bugs]).toEqual([false, 1, []]);
    close();
  });

  it('adds a file once that came in by another way while it was read', async () => {
    bench.put('a.pdf', 'first act');
    const gate = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const slow: typeof textReader = {
      ...textReader,
      extract: async (file, options) => {
        const read = await textReader.extract(file, options);
        begun.resolve();
        await gate.promise;
        return read;
      },
    };
    const { db, imports, library, close } = bench.open({ readers: [slow] });
    const id = await imports.start([bench.sources]);
    await begun.promise;
    // As a pack does that holds the same file.
    const other = createImportPipeline({
      ...{ db, store: createFileStore(path.join(bench.root, 'files')), index: bench.memory.index },
      ...{ readers: [textReader], staging: bench.staging, clock: () => '2026-01-02T03:04:06.000Z' },
      ...{ newId, actor: () => 'Pack', announce: () => undefined },
      ...{ onAdded: async () => undefined, onBug: () => undefined },
    });
    await other.start([bench.sources]);
    await other.idle();
    const [known] = library.list(ALL);
    gate.resolve();
    await imports.idle();
    expect(outcomes(imports.get(id).files)).toEqual([['a.pdf', 'duplicate', 'library.duplicate']]);
    expect(imports.get(id).files[0]?.documentId).toBe(known?.id);
    expect(library.list(ALL)).toHaveLength(1);
    close();
  });

  it('tells a file as added that is in, though the search could not be told', async () => {
    bench.put('a.pdf', 'first act');
    const deaf = <T extends object>(name: string, part: T): T =>
      name === 'index' ? { ...part, putDocuments: () => Promise.reject(new Error('no search')) } : part;
    const { imports, library, events, bugs, close } = bench.open({ wrap: deaf });
    const id = await imports.start([bench.sources]);
    await imports.idle();
    expect(outcomes(imports.get(id).files)).toEqual([['a.pdf', 'added', null]]);
    expect(bugs).toMatchObject([{ message: 'no search' }]);
    expect(events).toContainEqual({ name: 'library.changed', ids: [library.list(ALL)[0]?.id] });
    close();
  });

  it('refuses an empty folder in words', async () => {
    const { imports, close } = bench.open();
    await expect(imports.start([bench.sources])).rejects.toMatchObject({ code: 'library.nothing-to-import' });
    close();
  });
});

/** Ends the "process" at the n-th step after `begin`: from then on every part of the bench fails, as after a kill. */
function killAt(step: number) {
  let steps = 0;
  let isCounting = false;
  let dead = false;
  const wrap = <T extends object>(_name: string, part: T): T =>
    new Proxy(part, {
      get: (target, key) => {
        const member: unknown = Reflect.get(target, key);
        if (typeof member !== 'function' || key === 'close') return member;
        return (...inputs: unknown[]) => {
          if (isCounting) steps += 1;
          if (steps >= step) dead = true;
          if (dead) throw new Error('killed');
          return Reflect.apply(member, target, inputs);
        };
      },
    });
  const begin = () => {
    isCounting = true;
  };
  return { wrap, begin, steps: () => steps };
}

describe('an import that is killed', () => {
  const sourcesOf = (put: (name: string, text: string) => string) => {
    put('a.pdf', 'first act\fpage two');
    put('b copy.pdf', 'first act\fpage two');
    put('c.pdf', 'BROKEN one');
    put('d.pdf', 'third act');
  };
  const stateOf = (opened: ReturnType<ReturnType<typeof libraryBench>['open']>, id: string) => ({
    outcomes: outcomes(opened.imports.get(id).files),
    state: opened.imports.get(id).summary.state,
    titles: opened.library.list(ALL).map((summary) => [summary.title, summary.pageCount, summary.sha256]),
    index: [...bench.memory.files].map(([sha256, file]) => [sha256, file.pages.size, file.complete]).sort(),
    indexed: [...bench.memory.documents.values()].map((document) => document.sha256).sort(),
    staging: readdirSync(bench.staging),
  });

  it('ends at every possible point in the same library as one that ran undisturbed', async () => {
    sourcesOf(bench.put);
    const undisturbed = bench.open();
    const first = await undisturbed.imports.start([bench.sources]);
    await undisturbed.imports.idle();
    const expected = stateOf(undisturbed, first);
    undisturbed.close();
    bench.remove();

    let reachedTheEnd = false;
    for (let step = 1; !reachedTheEnd; step += 1) {
      bench = libraryBench();
      sourcesOf(bench.put);
      const killer = killAt(step);
      const killed = bench.open({ wrap: killer.wrap });
      killer.begin();
      let id: string | null = null;
      try {
        id = await killed.imports.start([bench.sources]);
        await killed.imports.idle();
      } catch {
        // The kill; nothing of this process is asked again.
      }
      reachedTheEnd = killer.steps() < step;
      killed.close();

      const again = bench.open();
      again.imports.resumeInterrupted();
      await again.imports.idle();
      await reconcileIndex({
        db: again.db,
        index: again.index,
        store: again.store,
        reader: textReader,
        onRead: () => undefined,
        shouldStop: () => false,
        onBug: () => undefined,
      });
      const known = id ?? again.imports.list()[0]?.id;
      // Killed before the list was on disk: nothing was promised, nothing is there.
      if (known !== undefined) {
        // A failure inside the dead process may have been noted before its end; trying again is one click.
        again.imports.resume(known);
        await again.imports.idle();
        expect({ step, ...stateOf(again, known) }).toEqual({ step, ...expected });
      } else expect(again.library.list(ALL)).toEqual([]);
      again.close();
      bench.remove();
    }
  }, 240_000);
});

describe('reconcileIndex', () => {
  it('rebuilds a search index that was deleted', async () => {
    bench.put('a.pdf', 'first act\fpage two');
    bench.put('b.pdf', 'second act');
    const { imports, db, store, index, close } = bench.open();
    await imports.start([bench.sources]);
    await imports.idle();
    const before = structuredClone([bench.memory.files, bench.memory.documents]);
    bench.memory.files.clear();
    bench.memory.documents.clear();
    const told: string[] = [];
    const settings = {
      db,
      index,
      store,
      reader: textReader,
      onRead: (documentId: string) => void told.push(documentId),
      shouldStop: () => false,
      onBug: () => undefined,
    };
    expect(await reconcileIndex(settings)).toEqual({ documents: 2, files: 2 });
    // What is there again is what was there before.
    expect(told).toEqual([]);
    expect([bench.memory.files, bench.memory.documents]).toEqual(before);
    expect(await reconcileIndex(settings)).toEqual({ documents: 0, files: 0 });
    close();
  });

  it('reads files again that an earlier version of the program read in another way, but for locked ones', async () => {
    bench.put('a.pdf', 'first act');
    bench.put('b.pdf', 'LOCKED act');
    const { imports, db, store, index, close } = bench.open();
    const id = await imports.start([bench.sources]);
    await imports.idle();
    const locked = imports.get(id).files.find(({ outcome }) => outcome === 'locked');
    await imports.unlock(id, locked?.id ?? '', 'open');
    await imports.idle();
    expect(bench.memory.files.size).toBe(2);
    for (const file of bench.memory.files.values()) {
      file.textVersion -= 1;
      for (const [n, page] of file.pages) file.pages.set(n, { ...page, text: 'as it was read before' });
    }
    const told: string[] = [];
    const settings = {
      ...{ db, index, store, reader: textReader },
      onRead: (documentId: string) => void told.push(documentId),
      shouldStop: () => false,
      onBug: (cause: unknown) => {
        throw cause;
      },
    };
    expect(await reconcileIndex(settings)).toEqual({ documents: 0, files: 1 });
    const texts = [...bench.memory.files.values()].map(({ pages }) => pages.get(1)?.text).sort();
    expect(texts).toEqual(['as it was read before', 'first act']);
    expect(told).toEqual([imports.get(id).files.find(({ name }) => name === 'a.pdf')?.documentId]);
    expect(await reconcileIndex(settings)).toEqual({ documents: 0, files: 0 });
    close();
  });
});

describe('a file that a newer program reads otherwise', () => {
  const LIST = 'The victim Ms Nok Suwan holds passport No. AB1234567.';
  const older: FileReader = {
    ...textReader,
    // An earlier program found no words on the second page.
    extract: async (file, options) =>
      textReader.extract(file, {
        ...options,
        onPages: (pages) =>
          options.onPages(
            pages.map((page) =>
              page.n === 2 ? { ...page, text: '', quality: 'empty', reasons: ['no-text'] } : page,
            ),
          ),
      }),
  };

  it('is counted anew and told, so that it is looked through for persons once more', async () => {
    bench.put('a.pdf', `first act\f${LIST}`);
    const { imports, db, store, index, personal, library, close } = bench.open({ readers: [older] });
    const id = await imports.start([bench.sources]);
    await imports.idle();
    const documentId = imports.get(id).files[0]?.documentId ?? '';
    const fileOf = () => library.get(documentId).versions[0]?.file;
    await personal.look();
    expect(personal.list()).toEqual([]);
    expect(fileOf()).toMatchObject({ searchablePages: 1 });
    for (const file of bench.memory.files.values()) file.textVersion -= 1;
    await reconcileIndex({
      ...{ db, index, store, reader: textReader },
      onRead: (read) => personal.forget(library.get(read).versions.map(({ file }) => file.sha256)),
      shouldStop: () => false,
      onBug: (cause) => {
        throw cause;
      },
    });
    expect(fileOf()).toMatchObject({ searchablePages: 2, textState: 'good' });
    await personal.look();
    expect(personal.list().map(({ pages }) => pages)).toEqual([[{ page: 2, kinds: ['passport', 'person'] }]]);
    close();
  });

  it('is read once more at the next start when it could not be read to its end', async () => {
    bench.put('a.pdf', 'first act\fpage two');
    const { imports, db, store, index, library, close } = bench.open();
    const id = await imports.start([bench.sources]);
    await imports.idle();
    const documentId = imports.get(id).files[0]?.documentId ?? '';
    for (const file of bench.memory.files.values()) file.textVersion -= 1;
    let isFirst = true;
    const told: string[] = [];
    const settings = {
      ...{ db, index, store },
      reader: {
        ...textReader,
        extract: async (file: string, options: Parameters<FileReader['extract']>[1]) => {
          const summary = await textReader.extract(file, options);
          if (isFirst) throw new AppError('pdf.crashed');
          return summary;
        },
      },
      onRead: (read: string) => void told.push(read),
      shouldStop: () => false,
      onBug: () => undefined,
    };
    await reconcileIndex(settings);
    expect(told).toEqual([]);
    expect(library.get(documentId).versions[0]?.file).toMatchObject({
      textState: 'pending',
      searchablePages: 0,
    });
    isFirst = false;
    await reconcileIndex(settings);
    expect(told).toEqual([documentId]);
    expect(library.get(documentId).versions[0]?.file).toMatchObject({
      textState: 'good',
      searchablePages: 2,
    });
    close();
  });
});

describe('an import whose outcomes cannot be saved', () => {
  it('stops, says so, and goes on when asked, instead of trying for ever', async () => {
    for (const name of ['a', 'b', 'c']) bench.put(`${name}.pdf`, name);
    let isFull = false;
    let refused = 0;
    const fullDisk = <T extends object>(name: string, part: T): T =>
      name !== 'db'
        ? part
        : new Proxy(part, {
            get: (target, key) => {
              const member: unknown = Reflect.get(target, key);
              if (key !== 'run' || !isFull) return member;
              return () => {
                refused += 1;
                // As a disk with a reserve: a few writes fail, then there is room again.
                if (refused > 3) isFull = false;
                throw new AppError('db.full');
              };
            },
          });
    const { imports, library, bugs, close } = bench.open({ wrap: fullDisk });
    const id = await imports.start([bench.sources]);
    isFull = true;
    await imports.idle();
    expect(refused).toBeLessThan(10);
    expect(bugs).toContainEqual(expect.objectContaining({ code: 'db.full' }));
    isFull = false;
    imports.resume(id);
    await imports.idle();
    expect(imports.get(id).summary).toMatchObject({ state: 'done', counts: { added: 3 } });
    expect(library.list(ALL)).toHaveLength(3);
    close();
  });
});
