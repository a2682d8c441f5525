import { realpathSync, statSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import {
  type BackupEntry,
  type BroughtCopy,
  isOwn,
  newestFirst,
  type OutsideCopy,
  type SeveralCopies,
} from '../../shared/backup';
import { AppError, sha256 } from '../../shared/kernel';
import { hashFile, isHeld, patiently, runBetweenCalls, storedFilePath } from '../platform';
import type { BackupFiles, ProvenBackup } from './backup-files';
import type { Disk } from './disk';
import { copyHashed, makeWithin, sizeOf } from './hashed-files';

/** Where the workspace lies and what of it is copied. */
export interface CopiedWorkspace {
  readonly root: string;
  /** Folder of the PDFs. */
  readonly files: string;
  /** Hashes of the PDFs the library knows. */
  readonly hashes: readonly string[];
  readonly backup: ProvenBackup;
  readonly backupFile: string;
}

export interface OutsideCopyOptions {
  readonly disk: Disk;
  /** The folder the user chose. */
  readonly place: string;
  /** What stood there when the work began; see `standingAt`. */
  readonly stood: string;
  /** Name of the copy's folder in that place; where another office has one there, a number follows. */
  readonly name: string;
  readonly whose: Whose;
  /** Backups of the copy, which are rotated like those of the workspace. */
  readonly backupsIn: (folder: string) => BackupFiles;
  readonly onProgress: (done: number, total: number) => void;
  /** Hears which PDF of the workspace came back from the other place. */
  readonly onHealed: (sha256: string) => void;
  /** Asked between two files. */
  readonly shouldStop: () => boolean;
}

const REFUSED = new Set(['EACCES', 'EPERM', 'EROFS']);
// On Windows a stick that was pulled and a network drive that is lost are told by any of the last four.
const GONE = new Set([
  ...['ENOENT', 'ENODEV', 'ENXIO', 'EIO', 'ENOTCONN', 'ESTALE', 'EINVAL', 'ENAMETOOLONG'],
  ...['UNKNOWN', 'ECONNRESET', 'ETIMEDOUT', 'EISDIR'],
]);

function placeTrouble(cause: unknown): unknown {
  if (cause instanceof AppError) return cause;
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return new AppError('backup.place-full', {}, cause);
  if (REFUSED.has(code)) return new AppError('backup.place-refused', {}, cause);
  if (GONE.has(code)) return new AppError('backup.place-gone', {}, cause);
  if (isHeld(cause)) return new AppError('fs.locked', {}, cause);
  return cause;
}

/** A folder by its one true name: Windows has short names beside the long ones, and letters for folders elsewhere. */
function trueName(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    // Not every disk can tell it.
    return realpathSync(folder);
  }
}

function assertOutside(root: string, place: string): void {
  const from = path.relative(trueName(root), trueName(place));
  if (from === '' || (!from.startsWith('..') && !path.isAbsolute(from)))
    throw new AppError('backup.place-inside');
}

/**
 * Which folder stands at a place: another one, when the stick that stood there was pulled. Nothing, where there is none.
 *
 * @throws AppError as `copyOutside`.
 */
export function standingAt(place: string): string {
  try {
    const found = statSync(place, { bigint: true, throwIfNoEntry: false });
    return found === undefined ? '' : `${found.dev} ${found.ino}`;
  } catch (cause) {
    throw placeTrouble(cause);
  }
}

/** Whose a folder of backups is, as far as can be told from the last one in it. */
export type Whose = (backups: BackupFiles) => 'ours' | 'others' | 'unknown';

/** Folders in a place that have the name of copies of this kind of workspace, the first first. */
function namedIn(disk: Disk, place: string, name: string): string[] {
  const numberOf = (given: string): number => {
    // On Windows and on most sticks these are one folder, however somebody has written it.
    const each = given.toLowerCase();
    if (each === name) return 1;
    const ending = each.startsWith(`${name}-`) ? each.slice(name.length + 1) : '';
    return /^[1-9]\d{0,3}$/.test(ending) ? Number(ending) : Number.NaN;
  };
  // Where a disk tells them apart, what Waymark has written goes first: small letters stand behind capitals.
  return disk
    .list(place)
    .filter((each) => !Number.isNaN(numberOf(each)))
    .toSorted((one, other) => numberOf(one) - numberOf(other) || (one < other ? 1 : -1));
}

/** What stands at a place and is no folder: only some systems say so when it is looked into. */
function isNoFolder(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false })?.isDirectory() === false;
  } catch {
    return false;
  }
}

/** The folder of the copies of this workspace: another office that carries the same stick has one of its own. */
function ownFolder(
  names: readonly string[],
  name: string,
  whoseIs: (name: string) => ReturnType<Whose>,
): string {
  const whose = new Map(names.map((each) => [each, whoseIs(each)]));
  const found = (['ours', 'unknown'] as const).flatMap((wanted) =>
    names.filter((each) => whose.get(each) === wanted),
  )[0];
  if (found !== undefined) return found;
  const taken = new Set(names.map((each) => each.toLowerCase()));
  for (let count = 1; ; count += 1) {
    const free = count === 1 ? name : `${name}-${count}`;
    if (!taken.has(free)) return free;
  }
}

/**
 * Copies a backup and every PDF that is missing or damaged in the other place; what is there and sound stays, and brings back
 * what is missing or damaged in the workspace. Each file is read back after it was written. Ended in the middle, it goes on at the next time where it stopped. The copy has the form of a
 * workspace folder.
 *
 * @throws AppError `backup.place-full`, `backup.place-refused`, `backup.place-gone`, `backup.place-inside`, `backup.damaged`,
 * `app.process-restarted` when told to stop.
 */
export async function copyOutside(
  { root, files, hashes, backup, backupFile }: CopiedWorkspace,
  { disk, place, stood, name, whose, backupsIn, onProgress, onHealed, shouldStop }: OutsideCopyOptions,
): Promise<Omit<OutsideCopy, 'at'>> {
  const assertThere = () => {
    if (standingAt(place) !== stood) throw new AppError('backup.place-gone');
  };
  try {
    assertThere();
    assertOutside(root, place);
    const sameDisk = disk.deviceOf(place) === disk.deviceOf(root);
    const backupsOf = (folder: string) => backupsIn(path.join(place, folder, 'backups'));
    const whoseIs = (folder: string) =>
      isNoFolder(path.join(place, folder)) ? 'others' : whose(backupsOf(folder));
    const target = path.join(place, ownFolder(namedIn(disk, place, name), name, whoseIs));
    const counts: Record<Outcome, number> = { copied: 0, present: 0, healed: 0, missing: 0 };
    const total = hashes.length + 1;
    const backups = backupsIn(path.join(target, 'backups'));
    await makeWithin(files);
    const there = path.join(target, 'files');
    for (const each of [there, backups.folder]) await mkdir(each, { recursive: true });
    assertThere();

    const written = new Set<string>();
    // PDFs first: a backup in that place then never speaks of a file that is not there.
    for (const [index, sha256] of hashes.entries()) {
      if (shouldStop()) throw new AppError('app.process-restarted');
      onProgress(index, total);
      const outcome = await copyStored(root, files, there, sha256);
      counts[outcome] += 1;
      if (outcome === 'healed') onHealed(sha256);
      if (outcome === 'copied') written.add(path.dirname(storedFilePath(there, sha256)));
      if (outcome === 'healed') written.add(path.dirname(storedFilePath(files, sha256)));
    }
    await syncAll(disk, [...written, there, files, target, place]);
    onProgress(hashes.length, total);

    const { id } = backup.entry;
    const copied = await copyHashed(backupFile, backups.fileOf(id), backup.side.sha256);
    if (!copied) throw new AppError('backup.damaged');
    // A computer that took the place of another counts its backups from one: in that place, what comes last is the newest.
    const before = backups.list().filter((entry) => entry.id !== id);
    const number = Math.max(backup.side.number ?? 0, 1 + lastNumber(before));
    const side = { ...backup.side, ...numbered(number) };
    const proof = backups.fileOf(id).replace(/\.db$/, '.json');
    // The same backup may stand there, proven: where the stick is pulled now, it must stay so.
    disk.writeText(`${proof}.tmp`, `${JSON.stringify(side, null, 2)}\n`);
    disk.rename(`${proof}.tmp`, proof);
    disk.syncFolder(backups.folder);
    // What a copy left that was cut off has the name of its own backup: nothing would ever take its place.
    for (const each of disk.list(backups.folder)) {
      if (each.endsWith('.tmp')) disk.remove(path.join(backups.folder, each));
    }
    backups.rotate([id]);
    onProgress(total, total);
    return { backupId: id, ...counts, sameDisk };
  } catch (cause) {
    throw placeTrouble(cause);
  }
}

/** Makes what got its name in some folders outlive a power cut, also where a folder of them is new. */
async function syncAll(disk: Disk, folders: Iterable<string>): Promise<void> {
  for (const folder of new Set(folders)) await disk.syncFolderBeside(folder);
}

const numbered = (number: number | undefined) => (number === undefined ? {} : { number });

const lastNumber = (backups: readonly BackupEntry[]) =>
  Math.max(0, ...backups.map(({ number = 0 }) => number));

/** What was done with one PDF. */
type Outcome = 'copied' | 'present' | 'healed' | 'missing';

/**
 * Makes a PDF sound in both places, from whichever has it: one that is missing or damaged in the workspace comes back from the
 * other place, and the damaged one goes to quarantine.
 */
async function copyStored(root: string, files: string, target: string, sha256: string): Promise<Outcome> {
  const here = storedFilePath(files, sha256);
  const there = storedFilePath(target, sha256);
  const [isSoundHere, isSoundThere] = [await isSound(here, sha256), await isSound(there, sha256)];
  if (isSoundHere && isSoundThere) return 'present';
  if (isSoundHere) return (await copyHashed(here, there, sha256)) ? 'copied' : 'missing';
  if (!isSoundThere) return 'missing';
  return (await bringStored(root, there, here, sha256)) ? 'healed' : 'missing';
}

/** Brings a PDF from another place; a damaged one that is here goes to quarantine. Says whether what was there is sound. */
async function bringStored(root: string, there: string, here: string, sha256: string): Promise<boolean> {
  // The damaged one makes room only when the sound one is here whole: the other place may be gone before.
  const sound = `${here}.sound`;
  if (!(await copyHashed(there, sound, sha256))) return false;
  if ((await sizeOf(here)) !== null) {
    const quarantine = path.join(root, 'quarantine', 'files');
    await mkdir(quarantine, { recursive: true });
    await patiently(() => rename(here, path.join(quarantine, sha256)));
  }
  await patiently(() => rename(sound, here));
  return true;
}

export interface BroughtWorkspace {
  readonly root: string;
  /** Folder of the PDFs. */
  readonly files: string;
  readonly backups: BackupFiles;
}

export interface BringCopyOptions
  extends Pick<
    OutsideCopyOptions,
    'disk' | 'place' | 'name' | 'whose' | 'backupsIn' | 'onProgress' | 'onHealed' | 'shouldStop'
  > {
  /** Name of the folder of the copy that is meant, where several were found; see `SeveralCopies`. */
  readonly copy?: string | undefined;
  /** Hashes of the PDFs that a backup's file names. */
  readonly filesNamedIn: (file: string) => readonly string[];
}

/** A folder that may be the copy somebody means. */
interface FoundCopy {
  readonly folder: string;
  readonly from: BackupFiles;
}

/**
 * What somebody may mean who chooses a place: the place itself, the copies in it that have the name of copies of this kind of workspace,
 * or else any that lies in it. The ones of this workspace, where there are any, are all that is meant.
 */
function copiesIn(options: BringCopyOptions): { readonly copies: FoundCopy[]; readonly areOurs: boolean } {
  const { disk, place, name, copy, whose, backupsIn } = options;
  const isCopy = (folder: string) => disk.exists(path.join(folder, 'backups'));
  const found = (folder: string): FoundCopy => ({ folder, from: backupsIn(path.join(folder, 'backups')) });
  const within = (names: readonly string[]) =>
    names
      .map((each) => path.join(place, each))
      .filter(isCopy)
      .map(found);
  if (isCopy(place)) return { copies: [found(place)], areOurs: false };
  const named = within(namedIn(disk, place, name));
  const copies = named.length === 0 ? within(disk.list(place)) : named;
  if (copy !== undefined)
    return { copies: copies.filter(({ folder }) => path.basename(folder) === copy), areOurs: false };
  const ours = copies.filter(({ from }) => whose(from) === 'ours');
  return ours.length === 0 ? { copies, areOurs: false } : { copies: ours, areOurs: true };
}

/** The newest backup of each copy, also of one that only a newer Waymark can read: it may be the one that is meant. */
function newestOfEach(copies: readonly FoundCopy[]): SeveralCopies['several'] {
  return copies.flatMap(({ folder, from }) => {
    const newest = from.newest() ?? from.list().find((entry) => entry.newer);
    if (newest === undefined) return [];
    const { createdAt, contents } = newest;
    return [{ name: path.basename(folder), createdAt, contents }];
  });
}

interface ProvenCopy extends FoundCopy {
  readonly backup: ProvenBackup;
}

/**
 * The one of two copies of this workspace that was made later. A clock may have run ahead, and a computer that took the place of another
 * counts from one: where moment and number disagree, more was changed before the later one.
 */
function laterOf(one: ProvenCopy, other: ProvenCopy): ProvenCopy {
  const [mine, its] = [one.backup, other.backup];
  const byMoment = mine.entry.id < its.entry.id ? other : one;
  const byNumber = newestFirst([mine.entry, its.entry])[0] === its.entry ? other : one;
  const changes = ({ side }: ProvenBackup) => side.historyHead?.seq ?? 0;
  if (byMoment === byNumber || changes(mine) === changes(its)) return byNumber;
  return changes(mine) > changes(its) ? one : other;
}

/**
 * Brings the newest sound backup of a copy that was made on another computer, or on this one, to the backups of this workspace, with
 * every PDF that it names and that is missing or damaged here. Nothing else changes: to go back to it is another step. The copy is not
 * written to. Where the copies of several offices lie and none is of this workspace, nothing is brought and they are told.
 *
 * @throws AppError `backup.no-copy`, `backup.damaged`, `backup.newer` when all there are made by a newer Waymark, `backup.full`,
 * `backup.copy-gone`, `app.process-restarted` when told to stop.
 */
export async function bringCopy(
  { root, files, backups }: BroughtWorkspace,
  options: BringCopyOptions,
): Promise<BroughtCopy | SeveralCopies> {
  const { disk, filesNamedIn, onProgress, onHealed, shouldStop } = options;
  let unproven: string | undefined;
  try {
    const { copies: found, areOurs } = copiesIn(options);
    const several = areOurs ? [] : newestOfEach(found);
    if (several.length > 1) return { several };
    const proven = found.flatMap(({ folder, from }) => {
      const entry = from.newest();
      const backup = entry === null ? undefined : from.find(entry.id);
      return backup === undefined ? [] : [{ folder, from, backup }];
    });
    const [first, ...others] = proven;
    const newest = first && others.reduce(laterOf, first);
    if (newest === undefined) {
      const newer = found.flatMap(({ from }) => from.list()).find((entry) => entry.newer);
      const side = newer && found.flatMap(({ from }) => from.find(newer.id) ?? [])[0]?.side;
      throw side === undefined
        ? new AppError('backup.no-copy')
        : new AppError('backup.newer', { found: side.schemaVersion });
    }
    const { id, createdAt } = newest.backup.entry;
    const { sha256: hash } = newest.backup.side;
    const here = backups.find(id);
    // Another backup of the same name was never made here: what is here stays.
    if ((here?.side.sha256 ?? hash) !== hash) throw new AppError('backup.damaged');
    const wasMadeHere = here !== undefined && isOwn(here.entry);
    disk.makeFolder(backups.folder);
    unproven = `${backups.fileOf(id)}.tmp`;
    if (!(await copyHashed(newest.from.fileOf(id), unproven, hash))) throw new AppError('backup.damaged');
    // Only what is a sound database of ours is asked for what it names.
    const adopt = backups.adopt(unproven, id, wasMadeHere ? numbered(here.side.number) : { brought: true });
    adopt.next();
    const hashes = filesNamedIn(unproven).filter((each) => sha256.safeParse(each).success);
    await makeWithin(files);
    const counts = { copied: 0, present: 0, missing: 0 };
    const written = new Set<string>();
    // PDFs first: a backup here then never speaks of a file that could have come with it.
    for (const [index, each] of hashes.entries()) {
      if (shouldStop()) throw new AppError('app.process-restarted');
      onProgress(index, hashes.length + 1);
      const here = storedFilePath(files, each);
      const there = storedFilePath(path.join(newest.folder, 'files'), each);
      if (await isSound(here, each)) counts.present += 1;
      else if ((await sizeOf(there)) !== null && (await bringStored(root, there, here, each))) {
        counts.copied += 1;
        written.add(path.dirname(here));
        onHealed(each);
      } else counts.missing += 1;
    }
    await syncAll(disk, [...written, files]);
    await runBetweenCalls(adopt);
    onProgress(hashes.length + 1, hashes.length + 1);
    return { backupId: id, createdAt, ...counts };
  } catch (cause) {
    // What is left where even this fails is cleared away at the next opening.
    if (unproven !== undefined) await rm(unproven, { force: true }).catch(() => undefined);
    const told = placeTrouble(cause);
    const code = told instanceof AppError ? told.code : '';
    if (code === 'backup.place-full') throw new AppError('backup.full', {}, cause);
    if (code === 'backup.place-gone' || code === 'backup.place-refused')
      throw new AppError('backup.copy-gone', {}, cause);
    if (code === 'db.corrupt' || code === 'db.foreign' || code === 'backup.failed')
      throw new AppError('backup.damaged', {}, cause);
    throw told;
  }
}

async function isSound(file: string, sha256: string): Promise<boolean> {
  return (await sizeOf(file)) !== null && (await hashFile(file)) === sha256;
}
