import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { MIGRATIONS, type Migration, openDatabase } from '../../main/database';
import { migrate } from '../../main/database/migrate';
import { dumpHash } from '../support/backup-bench';
import { codeOf, type Fault, randomFrom, said, upTo } from './fault';
import { writeOldDatabase } from './old-databases';
import { openWorkspace, prepareWorkspaces } from './workspace';

const NEWEST = MIGRATIONS.length;
const ENTRIES = 1200;
const KINDS = ['clean', 'failing', 'newer', 'full'] as const;

const fileHash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

function versionOf(file: string): number {
  const db = new Database(file, { readonly: true });
  try {
    return db.pragma('user_version', { simple: true }) as number;
  } finally {
    db.close();
  }
}

export const upgrades: Fault = {
  name: 'an upgrade from every version',
  proves:
    'an upgrade ends in the old or the new state with every row, whatever step fails, and a newer file stays as it is',
  runs: { short: NEWEST * 2, usual: NEWEST * KINDS.length * 2, night: NEWEST * KINDS.length * 25 },
  broken: 'an upgrade is not tried on a copy first, and a failing step is done without a transaction',
  run: async ({ runs, seed, broken, folder }) => {
    await prepareWorkspaces();
    const random = randomFrom(seed);
    const failures: string[] = [];
    const whole = new Map<number, string>();
    for (let run = 0; run < runs; run += 1) {
      const from = 1 + (run % (NEWEST - 1));
      const kind = broken ? 'failing' : (KINDS[Math.floor(run / (NEWEST - 1)) % KINDS.length] ?? 'clean');
      const root = path.join(folder(`run ${run}`), 'own');
      mkdirSync(root, { recursive: true });
      const template = folder(`version ${from}.db`);
      if (!whole.has(from)) {
        writeOldDatabase(template, from, ENTRIES);
        whole.set(from, upgradedDump(template, folder(`whole ${from}`)));
      }
      const file = path.join(root, 'waymark.db');
      copyFileSync(template, file);
      try {
        const wrong = await upgrade({ kind, root, file, from, random, broken });
        if (kind !== 'newer') {
          await openWorkspace(root).close();
          if (dumpHash(file) !== whole.get(from)) wrong.push('not the rows that a clean upgrade leaves');
        }
        failures.push(...wrong.map((each) => `run ${run}, from ${from}, ${kind}: ${each}`));
      } catch (cause) {
        failures.push(`run ${run}, from ${from}, ${kind}: ${said(cause)}`);
      }
      rmSync(folder(`run ${run}`), { recursive: true, force: true });
    }
    return { runs, failures };
  },
};

function upgradedDump(template: string, folder: string): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'waymark.db');
  copyFileSync(template, file);
  openDatabase({ file }).close();
  return dumpHash(file);
}

interface Upgrade {
  readonly kind: (typeof KINDS)[number];
  readonly root: string;
  readonly file: string;
  readonly from: number;
  readonly random: () => number;
  readonly broken: boolean;
}

async function upgrade({ kind, root, file, from, random, broken }: Upgrade): Promise<string[]> {
  if (kind === 'clean') return [];
  if (kind === 'newer') {
    const newer = new Database(file);
    newer.pragma('user_version = 999');
    newer.close();
    const before = fileHash(file);
    const code = refusalOf(() => openWorkspace(root));
    return [
      ...(code === 'db.newer' ? [] : [`said ${code}`]),
      ...(fileHash(file) === before ? [] : ['the file was changed']),
    ];
  }
  if (kind === 'full') return onFullDisk(root, file, from);
  // One step breaks in its middle: after its own work, before it is over.
  const at = from + upTo(random, NEWEST - from);
  const steps = MIGRATIONS.map(
    (step, position): Migration =>
      position === at
        ? { ...step, sql: `${step.sql};${broken ? 'COMMIT;' : ''}\nSELECT no_such_function();` }
        : step,
  );
  const code = refusalOf(() =>
    broken ? migratedAtOnce(file, steps) : openDatabase({ file, migrations: steps }),
  );
  const version = versionOf(file);
  return [
    ...(code === 'db.migrate' ? [] : [`said ${code}`]),
    ...(version === from ? [] : [`stands at ${version}, and the step failed on the copy already`]),
  ];
}

/** As a program would that trusts its steps. */
function migratedAtOnce(file: string, steps: readonly Migration[]): Database.Database {
  const db = new Database(file);
  try {
    migrate(db, steps);
    return db;
  } catch (cause) {
    db.close();
    throw cause;
  }
}

function refusalOf(open: () => { close(): unknown }): string {
  try {
    open().close();
    return 'nothing';
  } catch (cause) {
    return codeOf(cause);
  }
}

/** The backup before the upgrade has no room: then there is no upgrade, and the file is as it was. */
function onFullDisk(root: string, file: string, from: number): string[] {
  const before = fileHash(file);
  const mount = path.join(root, 'backups');
  mkdirSync(mount);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', mount], { stdio: 'ignore' });
  } catch {
    // Only root may; what a backup does without room is tested elsewhere with a failing write.
    rmSync(mount, { recursive: true });
    return [];
  }
  try {
    const code = refusalOf(() => openWorkspace(root));
    return [
      ...(code === 'db.backup-failed' ? [] : [`said ${code}`]),
      ...(versionOf(file) === from ? [] : ['was upgraded without a backup']),
      ...(fileHash(file) === before ? [] : ['the file was changed']),
    ];
  } finally {
    execFileSync('umount', ['-l', mount]);
  }
}
