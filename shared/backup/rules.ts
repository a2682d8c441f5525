import type { BackupEntry, BackupReason, Contents, WorkspacePlace } from './model';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How many backups stay: the newest ones, and the last of each of so many days, weeks and months. */
export const KEPT = { newest: 10, days: 7, weeks: 4, months: 12 } as const;

/** Days after which a copy outside this PC is asked for. */
export const OUTSIDE_AFTER_DAYS = 7;

/** The id of a backup made at an instant (UTC) for a reason: `20261124T154000000Z-hourly`. */
export function backupIdOf(at: string, reason: BackupReason): string {
  return `${at.replace(/[-:.]/g, '')}-${reason}`;
}

/** The instant and the reason in a backup's id. */
export function partsOfBackupId(id: string): { createdAt: string; reason: BackupReason } {
  const [, year, month, day, hour, minute, second, milli, reason] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-(.+)$/.exec(id) ?? [];
  return {
    createdAt: `${year}-${month}-${day}T${hour}:${minute}:${second}.${milli}Z`,
    reason: reason as BackupReason,
  };
}

type Aged = Pick<BackupEntry, 'id' | 'number'>;

/**
 * Newest first, in the order in which they were made: what a clock said that ran ahead must not stand before what was made after it was
 * put right. What has no number stands where its moment says; ids tell apart what was made in the same one.
 */
export function newestFirst<B extends Aged>(backups: readonly B[]): B[] {
  const order = backups
    .filter(({ number }) => number !== undefined)
    .toSorted((a, b) => (b.number ?? 0) - (a.number ?? 0) || (a.id < b.id ? 1 : -1));
  const others = backups
    .filter(({ number }) => number === undefined)
    .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  for (const each of others) {
    const at = order.findIndex(({ id }) => id < each.id);
    order.splice(at < 0 ? order.length : at, 0, each);
  }
  return order;
}

/** Whether a backup was made of this workspace, and not brought from elsewhere. */
export const isOwn = ({ brought }: Pick<BackupEntry, 'brought'>): boolean => brought !== true;

/** Monday of the week an instant lies in, UTC. */
function weekOf(instant: string): string {
  const at = new Date(instant);
  const daysSinceMonday = (at.getUTCDay() + 6) % 7;
  return new Date(at.getTime() - daysSinceMonday * DAY_MS).toISOString().slice(0, 10);
}

type Rotated = Pick<BackupEntry, 'id' | 'number' | 'createdAt' | 'reason' | 'verified' | 'brought'>;

/**
 * Backups that may go. Of the verified ones stay: the newest ten, the last of each of the newest seven days, four weeks and
 * twelve months that have any, and every one made before an upgrade. Periods are counted from the backups, not from the
 * clock, so a clock that was wrong for a while takes nothing away. What was never found sound goes only once ten sound ones
 * are newer. The newest verified one and those `needed` always stay.
 */
export function expiredBackups(backups: readonly Rotated[], needed: readonly string[]): string[] {
  const sorted = newestFirst(backups.filter(isOwn));
  const sound = sorted.filter(({ verified }) => verified);
  const kept = new Set<string>(sound.slice(0, KEPT.newest).map(({ id }) => id));
  const keepLastOfEach = (periods: number, periodOf: (instant: string) => string) => {
    const seen = new Set<string>();
    for (const { id, createdAt } of sound) {
      const period = periodOf(createdAt);
      if (seen.has(period)) continue;
      if (seen.size === periods) return;
      seen.add(period);
      kept.add(id);
    }
  };
  keepLastOfEach(KEPT.days, (instant) => instant.slice(0, 10));
  keepLastOfEach(KEPT.weeks, weekOf);
  keepLastOfEach(KEPT.months, (instant) => instant.slice(0, 7));
  const tenth = sound[KEPT.newest - 1];
  const fromTenth = tenth === undefined ? sorted.length : sorted.indexOf(tenth);
  return sorted
    .filter(
      (each, at) =>
        each.reason !== 'before-upgrade' &&
        !needed.includes(each.id) &&
        !kept.has(each.id) &&
        (each.verified || at > fromTenth),
    )
    .map(({ id }) => id);
}

/**
 * Whether a backup is older than it may be. A backup from the future means the clock was set back: then its age says nothing,
 * and a new one is due.
 */
const isOlder = (createdAt: string, now: string, ms: number): boolean => {
  const age = Date.parse(now) - Date.parse(createdAt);
  return age < 0 || age >= ms;
};

/** When an automatic backup is thought of: while work goes on, from its first minute, or before many changes at once. */
export type BackupOccasion = 'working' | 'before-import';

const OLDEST_MS: Readonly<Record<BackupOccasion, number>> = {
  working: HOUR_MS,
  // Files dropped one after the other shall not push older backups out of the ten.
  'before-import': HOUR_MS / 4,
};

/** Whether an automatic backup is due: something has changed since the newest verified one, and that is old enough. */
export function isBackupDue(
  occasion: BackupOccasion,
  newest: Pick<BackupEntry, 'createdAt'> | null,
  isChanged: boolean,
  now: string,
): boolean {
  return isChanged && (newest === null || isOlder(newest.createdAt, now, OLDEST_MS[occasion]));
}

/** Whether two workspaces, or a workspace and a backup, hold the same recorded changes. */
export function isSameContents(a: Contents, b: Contents): boolean {
  return (
    a.documents === b.documents &&
    a.assessments === b.assessments &&
    a.answers === b.answers &&
    a.snapshots === b.snapshots &&
    a.changes === b.changes &&
    a.lastChangeAt === b.lastChangeAt
  );
}

/**
 * Whether a copy outside this PC should be asked for: the last one is a week old, or there was none and the oldest backup is
 * a week old. An empty workspace has nothing to lose.
 */
export function isOutsideCopyDue(
  lastCopyAt: string | null,
  backups: readonly Pick<BackupEntry, 'createdAt' | 'contents'>[],
  now: string,
): boolean {
  const filled = backups.filter(({ contents }) => contents !== null && contents.changes > 0);
  const oldest = filled.map(({ createdAt }) => createdAt).sort()[0];
  const since = lastCopyAt ?? oldest;
  return filled.length > 0 && since !== undefined && isOlder(since, now, OUTSIDE_AFTER_DAYS * DAY_MS);
}

/** Days between two trials of the way back. */
export const DRILL_AFTER_DAYS = 30;

/** Whether the way back should be tried: the last trial is a month old, or there was none and the oldest backup is a day old. */
export function isDrillDue(
  lastDrillAt: string | null,
  backups: readonly Pick<BackupEntry, 'createdAt' | 'verified'>[],
  now: string,
): boolean {
  const sound = backups.filter(({ verified }) => verified);
  if (sound.length === 0) return false;
  if (lastDrillAt !== null) return isOlder(lastDrillAt, now, DRILL_AFTER_DAYS * DAY_MS);
  return sound.some(({ createdAt }) => isOlder(createdAt, now, DAY_MS));
}

/** What the system tells of the place of a workspace. */
export interface PlaceSigns {
  /** Absolute, with links followed. */
  readonly path: string;
  /** Type of the file system, as `statfs` gives it on Linux; null where that says nothing. */
  readonly fileSystem: number | null;
  /** Whether the disk can be taken out; null where nobody knows. */
  readonly isRemovable: boolean | null;
  /** Folders that programs keep in step with other PCs, as the environment names them. */
  readonly syncedFolders: readonly string[];
}

/** NFS, SMB, CIFS, SMB2, AFS, Ceph, 9P. */
const NETWORK_SYSTEMS: ReadonlySet<number> = new Set([
  ...[0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x00c36400, 0x01021997],
]);

/** Names of folders that programs keep in step with other PCs. */
const SYNCED_NAME =
  /^(?:onedrive(?: - .+)?|dropbox(?: \(.+\))?|google ?drive|my drive|icloud ?drive|com~apple~clouddocs|nextcloud|owncloud|syncthing|box sync|pcloud ?drive)$/i;

/** Where a workspace lies. What the system does not tell counts as this PC's own disk. */
export function placeOf({ path, fileSystem, isRemovable, syncedFolders }: PlaceSigns): WorkspacePlace {
  const parts = path.split(/[\\/]/);
  if (/^(?:\\\\|\/\/)[^\\/]/.test(path) || (fileSystem !== null && NETWORK_SYSTEMS.has(fileSystem)))
    return 'network';
  const isInside = (folder: string) =>
    folder !== '' && (path === folder || path.startsWith(`${folder}/`) || path.startsWith(`${folder}\\`));
  if (parts.some((part) => SYNCED_NAME.test(part)) || syncedFolders.some(isInside)) return 'synced';
  return isRemovable === true ? 'removable' : 'local';
}
