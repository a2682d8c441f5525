import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createChangesService } from '../../../main/changes';
import { type Db, openDatabase } from '../../../main/database';
import { readWorkbookFile } from '../../../main/platform';
import { createTables, memberNames, type TablesService } from '../../../main/tables';
import type { AppEvent } from '../../../shared/app';
import type { ImportPlan, TableDraft, TableFindings, TableReading, TableScale } from '../../../shared/tables';
import { anEdition } from './editions';
import { countingIds, heldClock } from './ids';

/** The tables room over a real database, with files of its own. */
export interface TablesRoom {
  readonly db: Db;
  readonly tables: TablesService;
  readonly changes: ReturnType<typeof createChangesService>;
  readonly events: AppEvent[];
  /** Writes a file and opens it as if a person had chosen it. */
  open(name: string, content: string | Uint8Array): Promise<TableDraft>;
  close(): void;
}

export function aTablesRoom(file = ':memory:'): TablesRoom {
  const db = openDatabase({ file });
  const events: AppEvent[] = [];
  const clock = heldClock();
  const shared = { db, clock, newId: countingIds(), actor: () => 'Malee' };
  const announce = (event: AppEvent) => void events.push(event);
  const tables = createTables({
    ...shared,
    announce,
    editions: [anEdition()],
    readWorkbook: readWorkbookFile,
    ownState: () => 'TH',
    memberNames: () => memberNames('resources'),
  });
  const changes = createChangesService({
    ...{ ...shared, announce },
    undoers: { 'table-import': tables.undoer },
    namings: {},
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'waymark-tables-'));
  return {
    ...{ db, tables, changes, events },
    open: (name, content) => {
      const made = path.join(folder, name);
      writeFileSync(made, content);
      return tables.open(made);
    },
    close: () => {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The plan of somebody who takes the proposals of the program: every item found, numbers better when higher. */
export function proposedPlan(
  tables: TablesService,
  draft: TableDraft,
  changed: Partial<TableReading> = {},
  scaleOf: (item: TableFindings['items'][number]) => TableScale = () => {
    return { kind: 'number', better: 'higher', min: null, max: null };
  },
): ImportPlan {
  const { guessed } = tables.look({ draftId: draft.id, sheet: 0, headerRow: null });
  const reading = { ...guessed, ...changed };
  const { items } = tables.find(draft.id, reading);
  return {
    ...{ draftId: draft.id, reading, left: [] },
    as: {
      kind: 'new',
      description: {
        ...{ title: 'Yearly results', source: 'Ministry of Justice', licence: 'Open', about: '' },
        items: items.map((item) => ({
          ...{ id: item.id, title: item.title, missing: item.missing, scale: scaleOf(item) },
        })),
      },
    },
  };
}
