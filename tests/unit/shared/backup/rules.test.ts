import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BackupReason,
  backupId,
  backupIdOf,
  backupReason,
  expiredBackups,
  isBackupDue,
  isOutsideCopyDue,
  KEPT,
  newestFirst,
  partsOfBackupId,
  placeOf,
} from '../../../../shared/backup';

const HOUR = 3_600_000;
const START = Date.parse('2026-03-02T08:00:00.000Z');

interface Made {
  readonly id: string;
  readonly createdAt: string;
  readonly reason: BackupReason;
  readonly verified: boolean;
}
const made = (hours: number, reason: BackupReason = 'hourly', verified = true): Made => {
  const createdAt = new Date(START + hours * HOUR).toISOString();
  return { id: backupIdOf(createdAt, reason), createdAt, reason, verified };
};
const left = (backups: readonly Made[], needed: readonly string[] = []) => {
  const gone = new Set(expiredBackups(backups, needed));
  return backups.filter(({ id }) => !gone.has(id));
};

/** Backups at any hours of four years, with any reason, most of them verified. */
const anyBackups = fc
  .uniqueArray(
    fc.record({
      hours: fc.integer({ min: -10_000, max: 25_000 }),
      reason: fc.constantFrom(...backupReason.options),
      verified: fc.boolean().chain((often) => (often ? fc.constant(true) : fc.boolean())),
    }),
    { selector: ({ hours, reason }) => `${hours} ${reason}`, maxLength: 120 },
  )
  .map((all) => all.map(({ hours, reason, verified }) => made(hours, reason, verified)));

describe('the id of a backup', () => {
  it('holds the moment and the reason, is a good file name and sorts by age', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        fc.constantFrom(...backupReason.options),
        (date, reason) => {
          const createdAt = date.toISOString();
          const id = backupIdOf(createdAt, reason);
          expect(backupId.parse(id)).toBe(id);
          expect(id).toMatch(/^[0-9A-Za-z-]+$/);
          expect(partsOfBackupId(id)).toEqual({ createdAt, reason });
        },
      ),
    );
    expect(newestFirst([made(1), made(3), made(2)])).toEqual([made(3), made(2), made(1)]);
  });

  it('does not stand before what was made later by a clock that was put right', () => {
    const numbered = (hours: number, number: number) => ({ ...made(hours), number });
    const [first, ahead, right] = [numbered(1, 1), numbered(9_000, 2), numbered(2, 3)];
    expect(newestFirst([ahead, made(0), right, first])).toEqual([right, ahead, first, made(0)]);
    // An unproven one has no number, and stands where its moment says.
    expect(newestFirst([numbered(1, 1), made(3), numbered(2, 2)]).map(({ id }) => id)).toEqual(
      [3, 2, 1].map((hours) => made(hours).id),
    );
  });

  it('is refused when it is anything else', () => {
    for (const id of ['', '../../x', '20260302T080000000Z-hourly.db', '20260302T080000000Z-other', 'x\n']) {
      expect(backupId.safeParse(id).success).toBe(false);
    }
  });
});

describe('rotation', () => {
  it('never takes the newest verified one, one needed, or one made before an upgrade', () => {
    fc.assert(
      fc.property(anyBackups, fc.nat(), (backups, pick) => {
        const needed = backups.length === 0 ? [] : [backups[pick % backups.length]?.id ?? ''];
        const stay = left(backups, needed).map(({ id }) => id);
        const newest = newestFirst(backups).find(({ verified }) => verified);
        if (newest) expect(stay).toContain(newest.id);
        for (const id of needed) expect(stay).toContain(id);
        for (const { id, reason } of backups) if (reason === 'before-upgrade') expect(stay).toContain(id);
      }),
    );
  });

  it('keeps the ten newest verified ones and at most so many more', () => {
    fc.assert(
      fc.property(anyBackups, (backups) => {
        const stay = left(backups);
        const sound = newestFirst(backups.filter(({ verified }) => verified));
        expect(stay).toEqual(expect.arrayContaining(sound.slice(0, KEPT.newest)));
        const most = KEPT.newest + KEPT.days + KEPT.weeks + KEPT.months;
        expect(
          stay.filter(({ reason, verified }) => verified && reason !== 'before-upgrade').length,
        ).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('takes nothing more when it is asked again', () => {
    fc.assert(
      fc.property(anyBackups, (backups) => {
        expect(expiredBackups(left(backups), [])).toEqual([]);
      }),
    );
  });

  it('takes an unproven one only when ten sound ones are newer', () => {
    const unproven = made(0, 'hourly', false);
    const nine = Array.from({ length: 9 }, (_, at) => made(at + 1));
    expect(left([unproven, ...nine])).toContain(unproven);
    expect(left([unproven, ...nine, made(20)])).not.toContain(unproven);
  });

  it('keeps the last of each day, week and month after a year of hourly backups', () => {
    let backups: Made[] = [];
    for (let hour = 0; hour < 400 * 24; hour += 6) {
      backups = left([...backups, made(hour)]);
    }
    const days = new Set(backups.map(({ createdAt }) => createdAt.slice(0, 10)));
    const months = new Set(backups.map(({ createdAt }) => createdAt.slice(0, 7)));
    expect(days.size).toBeGreaterThanOrEqual(KEPT.days);
    expect(months.size).toBe(KEPT.months);
    expect(backups.length).toBeLessThanOrEqual(KEPT.newest + KEPT.days + KEPT.weeks + KEPT.months);
  });

  it('loses nothing to a clock that was ten years ahead for a while', () => {
    const ahead = Array.from({ length: 12 }, (_, at) => made(90_000 + at));
    const now = made(5);
    expect(left([...ahead, now], [now.id])).toContain(now);
  });
});

describe('a backup is due', () => {
  const at = (hours: number) => new Date(START + hours * HOUR).toISOString();

  it('only when something has changed', () => {
    expect(isBackupDue('working', null, false, at(0))).toBe(false);
    expect(isBackupDue('working', made(0), false, at(1000))).toBe(false);
    expect(isBackupDue('working', null, true, at(0))).toBe(true);
  });

  it('an hour after the newest while work goes on, a quarter of an hour before an import', () => {
    expect(isBackupDue('working', made(0), true, at(0.9))).toBe(false);
    expect(isBackupDue('working', made(0), true, at(1))).toBe(true);
    expect(isBackupDue('before-import', made(0), true, at(0.2))).toBe(false);
    expect(isBackupDue('before-import', made(0), true, at(0.25))).toBe(true);
  });

  it('when the newest is from the future, because the clock was set back', () => {
    expect(isBackupDue('working', made(5), true, at(0))).toBe(true);
  });
});

describe('a copy outside this PC is asked for', () => {
  const entry = (hours: number, changes: number) => ({
    createdAt: made(hours).createdAt,
    contents: { documents: 0, assessments: 0, answers: 0, snapshots: 0, changes, lastChangeAt: null },
  });
  const now = new Date(START + 8 * 24 * HOUR).toISOString();

  it('a week after the last one, or after the first backup', () => {
    expect(isOutsideCopyDue(null, [entry(0, 3)], now)).toBe(true);
    expect(isOutsideCopyDue(null, [entry(7 * 24, 3)], now)).toBe(false);
    expect(isOutsideCopyDue(made(0).createdAt, [entry(0, 3)], now)).toBe(true);
    expect(isOutsideCopyDue(made(2 * 24).createdAt, [entry(0, 3)], now)).toBe(false);
  });

  it('never while there is nothing to lose', () => {
    expect(isOutsideCopyDue(null, [], now)).toBe(false);
    expect(isOutsideCopyDue(null, [entry(0, 0)], now)).toBe(false);
  });
});

describe('the place of a workspace', () => {
  const at = (path: string, given: Partial<Parameters<typeof placeOf>[0]> = {}) =>
    placeOf({ path, fileSystem: null, isRemovable: null, syncedFolders: [], ...given });

  it.each([
    ['/home/dara/.config/Waymark', {}, 'local'],
    ['C:\\Users\\Dara\\AppData\\Local\\Waymark', { isRemovable: false }, 'local'],
    ['\\\\server\\share\\Waymark', {}, 'network'],
    ['/mnt/office', { fileSystem: 0xff534d42 }, 'network'],
    ['/mnt/office', { fileSystem: 0x6969 }, 'network'],
    ['/mnt/disk', { fileSystem: 0xef53 }, 'local'],
    ['C:\\Users\\Dara\\OneDrive - Ministry\\Waymark', {}, 'synced'],
    ['/home/dara/Dropbox/Waymark', {}, 'synced'],
    ['D:\\Cloud\\Waymark', { syncedFolders: ['D:\\Cloud'] }, 'synced'],
    ['D:\\Clouds\\Waymark', { syncedFolders: ['D:\\Cloud'] }, 'local'],
    ['/media/dara/STICK/Waymark', { isRemovable: true }, 'removable'],
  ] as const)('%s %o is %s', (path, given, kind) => expect(at(path, given)).toBe(kind));

  it('names the danger that weighs most where there are several', () => {
    expect(at('/mnt/Dropbox', { fileSystem: 0x517b, isRemovable: true })).toBe('network');
    expect(at('/media/STICK/Nextcloud', { isRemovable: true })).toBe('synced');
  });
});
