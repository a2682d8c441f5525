import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { createAssessmentsService } from '../../main/assessments';
import { createSafekeeping, type SafekeepingDependencies } from '../../main/backup';
import { type Db, openDatabase } from '../../main/database';
import { createLibraryService } from '../../main/library';
import { storedFilePath, workspaceFolder } from '../../main/platform';
import { loadEditions } from '../../main/questionnaires';
import type { AppEvent } from '../../shared/app';
import { resourcesDir } from './resource';

const EDITIONS = loadEditions(resourcesDir);

/** SHA-256 of everything a database holds, read from the file: two databases with the same hash hold the same rows. */
export function dumpHash(file: string): string {
  const db = new Database(file, { fileMustExist: true });
  try {
    const tables = db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1")
      .pluck()
      .all() as string[];
    const hash = createHash('sha256');
    for (const table of tables) {
      hash.update(`${table}\n`);
      const rows = db.prepare(`SELECT * FROM "${table}"`).all();
      for (const row of rows.map((each) => JSON.stringify(each)).sort()) hash.update(`${row}\n`);
    }
    return hash.digest('hex');
  } finally {
    db.close();
  }
}

/** A workspace folder with answers in it that can be closed, damaged and opened again; its clock is moved by hand. */
export function backupBench() {
  const root = mkdtempSync(path.join(tmpdir(), 'waymark-backup-'));
  const folder = workspaceFolder(path.join(root, 'own'));
  for (const each of [folder.root, folder.files]) mkdirSync(each);
  let now = Date.parse('2026-03-02T08:00:00.000Z');
  let count = 0;
  const clock = () => new Date(now).toISOString();
  const newId = () => {
    count += 1;
    return `0190b000-0000-7000-8000-${String(count).padStart(12, '0')}`;
  };

  const start = (
    options: Partial<SafekeepingDependencies> & {
      wrapDb?: (db: Db) => Db;
      /** Another place for the backups, such as a disk that is full. */
      folderOfBackups?: string;
    } = {},
  ) => {
    const events: AppEvent[] = [];
    const troubles: unknown[] = [];
    const announce = (event: AppEvent) => void events.push(event);
    const safekeeping = createSafekeeping({
      folder: { ...folder, backups: options.folderOfBackups ?? folder.backups },
      isSample: false,
      clock,
      announce,
      onTrouble: (cause) => void troubles.push(cause),
      reserveBytes: 0,
      announceEvery: 0,
      ...options,
    });
    const open = () => {
      safekeeping.beforeOpening();
      const own = openDatabase({ file: folder.database, beforeUpgrade: safekeeping.beforeUpgrade });
      const db = options.wrapDb?.(own) ?? own;
      const actor = () => 'Tester';
      const library = createLibraryService({ db, clock, actor, announce, onChanged: () => undefined });
      const assessments = createAssessmentsService({
        ...{ db, clock, newId, actor, announce, library },
        editions: EDITIONS,
        agencies: { find: () => undefined },
      });
      const close = async () => own.close();
      safekeeping.service.guard({ db, assessments, library, close });

      const answer = (itemId: string, text: string) => {
        const found = assessments.list()[0]?.id ?? assessments.create(NEW).id;
        const { revision } = assessments.get(found).answers.find((each) => each.itemId === itemId) ?? {
          revision: 0,
        };
        assessments.saveAnswer({
          assessmentId: found,
          itemId,
          value: { kind: 'level', level: 2, practiceAhead: false },
          text,
          fallReason: null,
          baseRevision: revision,
        });
        return found;
      };
      const textOf = (itemId: string) =>
        assessments
          .list()
          .flatMap(({ id }) => assessments.get(id).answers)
          .find((each) => each.itemId === itemId)?.text;
      return { db, library, assessments, answer, textOf, close };
    };
    return { ...safekeeping, open, events, troubles };
  };

  return {
    root,
    folder,
    start,
    clock,
    /** Moves the clock; hours may be negative. */
    later: (hours: number) => {
      now += hours * 3_600_000;
    },
    /** Puts a file into the store as an import would have, with its row and a document. */
    keepFile: (db: Db, text: string) => {
      const sha256 = createHash('sha256').update(text).digest('hex');
      const place = storedFilePath(folder.files, sha256);
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, text);
      db.run(
        db.build.insertInto('files').values({
          sha256,
          bytes: text.length,
          page_count: 1,
          searchable_pages: 1,
          text_state: 'good',
          source_name: `${text.slice(0, 40)}.pdf`,
          facts: '{}',
          added_at: clock(),
        }),
      );
      return { sha256, place };
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

const NEW = {
  state: 'KH',
  questionnaire: 'waymark',
  edition: EDITIONS[0]?.edition ?? '',
  scope: 'full',
  referenceDate: '2025-12-31',
} as const;
