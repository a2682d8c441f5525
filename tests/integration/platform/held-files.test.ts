import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { faultOfFile } from '../../../main/backup/check-files';
import { createDisk } from '../../../main/backup/disk';
import { openDatabase } from '../../../main/database';
import { watchPlace } from '../../../main/database/in-place';
import { MIGRATIONS } from '../../../main/database/migrations';
import { createKeyStore } from '../../../main/exchange/key-store';
import { createStoreKeeper } from '../../../main/library';
import { createFileStore } from '../../../main/library/file-store';
import { emptyStaging, hashFile, putWhole } from '../../../main/platform';
import { openSearchDatabase } from '../../../main/search/database';
import { createUnsent } from '../../../main/unsent';
import { backupBench } from '../../support/backup-bench';

vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const { createReadStream: stream, readFileSync: read, rmSync: remove, statSync: look } = real;
  return {
    ...real,
    createReadStream: vi.fn((...given: Parameters<typeof stream>) => stream(...given)),
    ...{ readFileSync: vi.fn(read), rmSync: vi.fn(remove), statSync: vi.fn(look) },
  };
});
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return { ...real, rename: vi.fn(real.rename), rm: vi.fn(real.rm) };
});

const { platform } = process;
const onWindows = () => Object.defineProperty(process, 'platform', { value: 'win32' });
const held = (code = 'EBUSY') => Object.assign(new Error(code), { code });

let folder: string;
const at = (...names: string[]) => path.join(folder, ...names);
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'waymark-held-'));
});
afterEach(() => {
  vi.resetAllMocks();
  Object.defineProperty(process, 'platform', { value: platform });
  rmSync(folder, { recursive: true, force: true });
});

/** Refuses to remove what `isHeld` names, as Windows does while somebody has it open. */
async function keepFromRemoval(isHeld: (file: string) => boolean): Promise<void> {
  const real = await vi.importActual<typeof import('node:fs')>('node:fs');
  vi.mocked(rmSync).mockImplementation((file, options) => {
    if (isHeld(String(file)) && existsSync(file)) throw held();
    real.rmSync(file, options);
  });
}

describe('a start', () => {
  it('goes on where something in staging cannot be removed yet', async () => {
    mkdirSync(at('pack-1', 'files'), { recursive: true });
    writeFileSync(at('held.pdf'), 'looked at by a virus scanner');
    writeFileSync(at('other.pdf'), 'left by an import');
    await keepFromRemoval((file) => file.endsWith('held.pdf'));
    expect(emptyStaging(folder)).toBe(1);
    expect(readdirSync(folder)).toEqual(['held.pdf']);
    expect(emptyStaging(at('nowhere'))).toBe(0);
  });

  it('keeps an upgrade whose trial cannot be removed yet', async () => {
    const file = at('waymark.db');
    openDatabase({ file, migrations: MIGRATIONS.slice(0, -1) }).close();
    await keepFromRemoval((each) => each.endsWith('.trial'));
    const db = openDatabase({ file });
    expect(db.facts().schemaVersion).toBe(MIGRATIONS.at(-1)?.version);
    db.close();
  });

  it('takes no moment in which its file may not be looked at for a lost file', () => {
    writeFileSync(at('waymark.db'), '');
    const place = watchPlace(at('waymark.db'));
    onWindows();
    vi.mocked(statSync).mockImplementationOnce(() => {
      throw held('EPERM');
    });
    expect(place.holds()).toBe(true);
    renameSync(at('waymark.db'), at('elsewhere'));
    expect(place.holds()).toBe(false);
  });

  it('does not forget a restore whose plan cannot be read for now', async () => {
    const bench = backupBench();
    try {
      const first = bench.start();
      const { answer, close } = first.open();
      answer('POL-01', 'old');
      const { id } = await first.service.make();
      answer('POL-01', 'new');
      await close();
      // Ended after the database was moved aside.
      const disk = createDisk();
      const dying = bench.start({
        disk: {
          ...disk,
          rename: (from, to) => {
            if (from.endsWith('.restoring')) throw new Error('killed');
            disk.rename(from, to);
          },
        },
      });
      dying.open();
      await dying.service.restore(id).catch(() => undefined);
      expect(existsSync(bench.folder.database)).toBe(false);
      const scanned = bench.start({
        disk: {
          ...disk,
          readText: (file) => {
            if (file.endsWith('restore-plan.json')) throw held();
            return disk.readText(file);
          },
        },
      });
      expect(() => scanned.beforeOpening()).toThrow(
        expect.objectContaining({ code: 'backup.restore-waits' }),
      );
      const again = bench.start().open();
      expect(again.textOf('POL-01')).toBe('old');
      await again.close();
    } finally {
      bench.remove();
    }
  });
});

describe('the store of PDFs', () => {
  const staged = async (text: string) => {
    await writeFile(at('staged'), text);
    return hashFile(at('staged'));
  };

  it('waits until a virus scanner lets a new file go, and says what is the matter where it does not', async () => {
    const store = createFileStore(at('files'));
    const sha256 = await staged('a law');
    onWindows();
    vi.mocked(rename).mockRejectedValueOnce(held('EPERM')).mockRejectedValueOnce(held());
    expect(await store.keep(at('staged'), sha256)).toBe('new');

    const other = await staged('another law');
    vi.mocked(rename).mockRejectedValue(held());
    await expect(store.keep(at('staged'), other)).rejects.toMatchObject({ code: 'fs.locked' });
    expect(store.has(other)).toBe(false);
  });

  it('calls no file damaged that could not be read for a moment', async () => {
    const sha256 = await staged('a law');
    onWindows();
    vi.mocked(createReadStream).mockImplementationOnce(() => {
      throw held();
    });
    expect(await faultOfFile(at('staged'), sha256)).toBeNull();
  });

  it('has a file that it had before, also where the second copy cannot be removed', async () => {
    const store = createFileStore(at('files'));
    const sha256 = await staged('a law');
    await store.keep(at('staged'), sha256);
    await staged('a law');
    vi.mocked(rm).mockRejectedValueOnce(held());
    expect(await store.keep(at('staged'), sha256)).toBe('present');
  });

  it('is put in order as far as it can be', async () => {
    const db = openDatabase({ file: ':memory:' });
    const keeper = createStoreKeeper({
      ...{ db, clock: () => new Date().toISOString(), files: at('files'), aside: at('trash') },
      heldByBackups: async () => new Set<string>(),
      isImporting: () => false,
    });
    const store = createFileStore(at('files'));
    const hashes: string[] = [];
    for (const text of ['nobody needs it', 'nor this']) {
      const sha256 = await staged(text);
      await store.keep(at('staged'), sha256);
      utimesSync(store.pathOf(sha256), 0, 0);
      hashes.push(sha256);
    }
    const real = await vi.importActual<typeof import('node:fs/promises')>('node:fs/promises');
    vi.mocked(rename).mockImplementation((from, to) =>
      String(from).endsWith(hashes[0] ?? '') ? Promise.reject(held()) : real.rename(from, to),
    );
    expect(await keeper.tidy()).toMatchObject({ moved: 1 });
    vi.mocked(rename).mockReset();
    expect(await keeper.tidy()).toMatchObject({ moved: 1 });
    db.close();
  });
});

describe('a file that somebody saves', () => {
  it('takes the place of one that is closed in the meantime, and leaves one that stays open', async () => {
    writeFileSync(at('plan.docx'), 'before');
    const save = () => putWhole(at('plan.docx'), (unfinished) => writeFile(unfinished, 'after'));
    vi.mocked(rename).mockRejectedValue(held('EPERM'));
    await expect(save()).rejects.toMatchObject({ code: 'workspace.save-refused' });
    expect(readFileSync(at('plan.docx'), 'utf8')).toBe('before');
    expect(readdirSync(folder)).toEqual(['plan.docx']);
    onWindows();
    vi.mocked(rename).mockReset();
    vi.mocked(rename).mockRejectedValueOnce(held('EPERM'));
    await save();
    expect(readFileSync(at('plan.docx'), 'utf8')).toBe('after');
  });

  it('clears away what a kill left of others in that folder, and nothing that is written now or may be somebody’s', async () => {
    const unfinished: string[] = [];
    const save = (name: string) =>
      putWhole(at(name), async (file) => {
        unfinished.push(path.basename(file));
        await writeFile(file, 'words');
      });
    // Two kills before the names were given: one long ago, one just now.
    const left = async () => {
      vi.mocked(rename).mockRejectedValueOnce(held('ENOENT'));
      vi.mocked(rm).mockResolvedValueOnce(undefined);
      await expect(save('report.docx')).rejects.toMatchObject({ code: 'workspace.save-refused' });
      return unfinished.at(-1) ?? '';
    };
    const [longAgo, now] = [await left(), await left()];
    const others = ['.report.docx.tmp', '.waymark-notes.tmp', `${longAgo}.docx`];
    for (const name of others) writeFileSync(at(name), 'somebody’s words');
    for (const name of [longAgo, ...others]) utimesSync(at(name), 0, 0);
    await save('plan.docx');
    expect(readdirSync(folder).toSorted()).toEqual([...others, now, 'plan.docx'].toSorted());
  });

  it('is saved although what a kill left cannot be cleared away', async () => {
    writeFileSync(at('.waymark-00000000-0000-4000-8000-000000000000.tmp'), 'left');
    utimesSync(at('.waymark-00000000-0000-4000-8000-000000000000.tmp'), 0, 0);
    vi.mocked(rm).mockRejectedValue(held());
    await putWhole(at('plan.docx'), (unfinished) => writeFile(unfinished, 'words'));
    expect(readFileSync(at('plan.docx'), 'utf8')).toBe('words');
  });
});

describe('words that are typed and not sent', () => {
  it('are there at the next start, also where a virus scanner reads them first', () => {
    const troubles: unknown[] = [];
    const unsent = createUnsent({
      ...{ file: at('unsent.json'), version: '1.0.0' },
      onTrouble: (cause) => troubles.push(cause),
    });
    const forms = [
      {
        key: 'discussion',
        at: '#/',
        typedAt: '2026-05-04T09:30:00.000Z',
        typed: '"Who keeps the list?"',
        shown: '""',
      },
    ];
    unsent.keep(forms);
    onWindows();
    vi.mocked(readFileSync).mockImplementationOnce(() => {
      throw held();
    });
    expect(unsent.list()).toEqual(forms);
    vi.mocked(rmSync).mockImplementationOnce(() => {
      throw held();
    });
    unsent.keep([]);
    expect([unsent.list(), troubles]).toEqual([[], []]);
  });
});

describe('the key that signs packs', () => {
  it('is not made anew because it cannot be read for a moment', async () => {
    const keys = () => createKeyStore(folder, { seal: async () => null, unseal: async () => null });
    const { publicKey } = await keys().get();
    vi.mocked(readFileSync).mockImplementation(() => {
      throw held();
    });
    await expect(keys().get()).rejects.toMatchObject({ code: 'fs.locked' });
    vi.mocked(readFileSync).mockReset();
    expect((await keys().get()).publicKey).toBe(publicKey);
    expect(readdirSync(folder)).toEqual(['pack-key.json']);
  });

  it('stays the same where it cannot be written again, as on a full disk, and is closed by the vault once it can', async () => {
    const open = { seal: async () => null, unseal: async () => null };
    const { publicKey } = await createKeyStore(folder, open).get();
    const vault = { seal: async (secret: Buffer) => secret, unseal: async (sealed: Buffer) => sealed };
    mkdirSync(path.join(folder, 'pack-key.json.tmp'));
    expect((await createKeyStore(folder, vault).get()).publicKey).toBe(publicKey);
    expect(readdirSync(folder)).toEqual(['pack-key.json', 'pack-key.json.tmp']);
    rmdirSync(path.join(folder, 'pack-key.json.tmp'));
    expect((await createKeyStore(folder, vault).get()).publicKey).toBe(publicKey);
    const { sealed } = JSON.parse(readFileSync(path.join(folder, 'pack-key.json'), 'utf8'));
    expect(sealed).toBe(true);
  });
});

describe('the index', () => {
  /** What this process has open of the folder. Other systems than Linux are not asked: Windows refuses by itself. */
  const openHere = (): string[] =>
    platform !== 'linux'
      ? []
      : readdirSync('/proc/self/fd')
          .map((fd) => {
            try {
              return readlinkSync(`/proc/self/fd/${fd}`);
            } catch {
              return '';
            }
          })
          .filter((file) => file.startsWith(folder));

  it('is closed before it is removed, however damaged it is', async () => {
    writeFileSync(at('search.db'), 'not a database at all, but long enough to be read as one'.repeat(99));
    const real = await vi.importActual<typeof import('node:fs')>('node:fs');
    const openWhenRemoved: string[] = [];
    vi.mocked(rmSync).mockImplementation((file, options) => {
      openWhenRemoved.push(...openHere());
      real.rmSync(file, options);
    });
    const { db, rebuilt } = openSearchDatabase(at('search.db'));
    expect(rebuilt).toBe('damaged');
    expect(openWhenRemoved).toEqual([]);
    db.close();
  });
});
