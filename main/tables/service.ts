import type { AppEvent } from '../../shared/app';
import type { Snapshot, SnapshotSummary } from '../../shared/assessments';
import {
  AppError,
  type Clock,
  canonicalJson,
  type Json,
  type NewId,
  type Workbook,
} from '../../shared/kernel';
import type { Edition } from '../../shared/questionnaires';
import {
  asSnapshot,
  assertDescribed,
  columnsOf,
  compareTableSnapshots,
  type DescribedTable,
  describeTable,
  editionAnswered,
  findHeader,
  foundItems,
  guessReading,
  type ImportOutcome,
  type ImportPlan,
  type ImportPreview,
  mappingFrom,
  readYears,
  type SnapshotContent,
  type StateNames,
  type StateValue,
  type StateYears,
  snapshotsOf,
  stateNames,
  type TableComparison,
  type TableDraft,
  type TableEdition,
  type TableEditionSummary,
  type TableFindings,
  type TableLook,
  type TableProblem,
  type TableReading,
  unknownStates,
  valuesOn,
} from '../../shared/tables';
import { appendHistory, type Db, groupChange, type Tables, type Undoer } from '../database';
import { createDrafts } from './drafts';
import { editionSummary, editionText, hashOf, readContent, readDescription, summaryOf } from './editions';
import { bytesOf, openTableFile, textOf } from './open-file';
import {
  dropSnapshotsOf,
  findEdition,
  findEditionByHash,
  findImport,
  findSnapshot,
  insertEdition,
  insertImport,
  insertSnapshot,
  listEditions,
  listImports,
  listSnapshotHashes,
  listSnapshots,
  markImportUndone,
} from './repository';

export interface TablesDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly actor: () => string;
  readonly announce: (event: AppEvent) => void;
  /** The alpha-2 code of the State whose workspace it is. */
  readonly ownState: () => string | null;
  /** Names of States that the window uses, by alpha-2 code; asked for once. */
  readonly memberNames: () => Iterable<readonly [code: string, name: string]>;
  /** Of questionnaires whose items a table may answer. */
  readonly editions: readonly Edition[];
  /** Reads a workbook that anybody may have made. */
  readonly readWorkbook: (file: string) => Promise<Workbook>;
}

export interface TablesService {
  /** Opens a table by its path. @throws AppError see `openTableFile`. */
  open(file: string): Promise<TableDraft>;
  /** Reads a file of descriptions. @throws AppError see `describeTable`; `tables.questionnaire-invalid` for no JSON. */
  describe(file: string): Promise<{ id: string; description: DescribedTable }[]>;
  /** @throws AppError `tables.draft-gone`, `tables.header-missing`. */
  look(wish: { draftId: string; sheet: number; headerRow: number | null }): TableLook;
  /** @throws AppError `tables.draft-gone`, `tables.header-missing`, and as `columnsOf`. */
  find(draftId: string, reading: TableReading): TableFindings;
  /** @throws AppError as `find`, `mappingFrom` and `assertDescribed`; `tables.edition-not-found`. */
  preview(plan: ImportPlan): ImportPreview;
  /**
   * Freezes what a table says of each State and year. What is there already stays as it is: the same values change nothing, other
   * values are not taken.
   *
   * @throws AppError as `preview`; `tables.refused-left` while cells are refused that nobody said to leave out,
   * `tables.nothing-to-import`.
   */
  take(plan: ImportPlan, withoutRefused: boolean): ImportOutcome;
  /** The editions that hold results, newest first. */
  list(): TableEditionSummary[];
  /** @throws AppError `tables.edition-not-found`, `tables.snapshot-damaged`. */
  get(editionId: string): TableEdition;
  /** @throws AppError `tables.snapshot-not-found`, `tables.snapshot-damaged`, `tables.editions-differ`, `comparison.too-few`. */
  compare(snapshotIds: readonly string[]): TableComparison;
  /** Of every State that has a value. @throws AppError as `get`. */
  values(editionId: string, itemId: string, year: number): StateValue[];
  /** Imported results that answer items of a questionnaire, as frozen assessments. Damaged ones are told of where they are opened. */
  listAsSnapshots(): SnapshotSummary[];
  /** The same without reading them: a text for each that changes with its content. Damaged ones are among them. */
  listAsSnapshotStamps(): readonly { readonly id: string; readonly stamp: string }[];
  /** Undefined when it is no such result. @throws AppError `tables.snapshot-damaged`. */
  findAsSnapshot(snapshotId: string): Snapshot | undefined;
  /** Reads all that is frozen again. Names State and year of what is not what was imported, and editions by their id. */
  checkFrozen(): { readonly looked: number; readonly damaged: readonly string[] };
  /** Takes imports back. */
  readonly undoer: Undoer;
}

const ROWS_SHOWN = 20;
const TOP_SHOWN = 12;
const CELL_SHOWN = 200;
/** Problems of one kind that are told with their cell. */
const PROBLEMS_TOLD = 60;
const FIRST_YEAR = 1900;

const shown = ({ row, cells }: { readonly row: number; readonly cells: readonly string[] }) => ({
  row,
  cells: cells.map((cell) => cell.slice(0, CELL_SHOWN)),
});

/** A plan carried out up to the point of writing. */
interface Worked {
  readonly description: DescribedTable;
  readonly known: Tables['table_editions'] | undefined;
  readonly editionText: string;
  readonly contents: readonly (SnapshotContent & { readonly text: string; readonly hash: string })[];
  readonly problems: readonly TableProblem[];
}

/** Importing yearly results from tables, and what is frozen of them. */
export function createTables(dependencies: TablesDependencies): TablesService {
  const { db, clock, newId, actor, announce, editions, readWorkbook, ownState } = dependencies;
  let known: StateNames | undefined;
  const names = (): StateNames => (known ??= stateNames(dependencies.memberNames()));
  const drafts = createDrafts(newId);

  const getEdition = (id: string) => {
    const row = findEdition(db, id);
    if (row === undefined) throw new AppError('tables.edition-not-found');
    return row;
  };

  /** States as the years before write them: one that a later file writes in other letters is no other State. */
  const asKnown = (states: readonly StateYears[], known: Worked['known']): readonly StateYears[] => {
    const written = new Set(
      known === undefined ? [] : listSnapshotHashes(db, known.id).map(({ state }) => state),
    );
    const byLetters = new Map([...written].map((state) => [state.toUpperCase(), state]));
    return states.map((state) =>
      written.has(state.id) ? state : { ...state, id: byLetters.get(state.id.toUpperCase()) ?? state.id },
    );
  };

  const work = ({ draftId, reading, left, as }: ImportPlan): Worked => {
    const table = drafts.table(draftId, reading);
    const description = as.kind === 'new' ? as.description : readDescription(getEdition(as.editionId));
    assertDescribed(description);
    // A year to come has no results.
    const span = { first: FIRST_YEAR, last: Number(clock().slice(0, 4)) };
    const { states, problems } = readYears(
      table,
      description,
      mappingFrom(table, reading, description, { span, left, names: names() }),
    );
    const text = editionText(description);
    const known = findEditionByHash(db, hashOf(text));
    const contents = snapshotsOf(description, asKnown(states, known), hashOf(text)).map((content) => {
      const frozen = canonicalJson(content as unknown as Json);
      return { ...content, text: frozen, hash: hashOf(frozen) };
    });
    return { description, known, editionText: text, contents, problems };
  };

  const compareWithKnown = ({ known, contents }: Worked) => {
    const there = new Map(
      (known === undefined ? [] : listSnapshotHashes(db, known.id)).map((each) => [
        `${each.year} ${each.state}`,
        each.hash,
      ]),
    );
    const hashAt = ({ state, year }: SnapshotContent) => there.get(`${year} ${state}`);
    return {
      fresh: contents.filter((content) => hashAt(content) === undefined),
      unchanged: contents.filter((content) => hashAt(content) === content.hash).length,
      taken: contents.filter((content) => ![undefined, content.hash].includes(hashAt(content))),
    };
  };

  return {
    open: async (file) => {
      const opened = await openTableFile(file, readWorkbook);
      const importedAs = listImports(db)
        .filter(({ sha256 }) => sha256 === opened.sha256)
        .map(({ edition_id, at }) => {
          return { editionId: edition_id, title: readDescription(getEdition(edition_id)).title, at };
        });
      return {
        ...{ id: drafts.add(opened), name: opened.name, sha256: opened.sha256, importedAs },
        sheets: opened.sheets.map(({ name, rows }) => ({ name, rows: rows.length })),
      };
    },

    describe: async (file) => {
      const all = jsonIn(textOf(await bytesOf(file)));
      const isOne = Array.isArray(all['items']);
      return (isOne ? [['', all] as const] : Object.entries(all)).map(([id, each]) => ({
        id,
        description: describeTable(each),
      }));
    },

    look: ({ draftId, sheet, headerRow }) => {
      const rows = drafts.get(draftId).sheets[sheet]?.rows ?? [];
      const at = { sheet, headerRow: headerRow ?? rows[findHeader(rows)]?.row ?? 1 };
      const table = drafts.table(draftId, at);
      return {
        header: [...table.header],
        rowCount: table.rows.length,
        rows: table.rows.slice(0, ROWS_SHOWN).map(shown),
        top: rows.slice(0, TOP_SHOWN).map(shown),
        guessed: guessReading(table, at, { names: names(), own: ownState() }),
      };
    },

    find: (draftId, reading) => {
      const table = drafts.table(draftId, reading);
      const items = foundItems(table, reading);
      const ids = new Set(items.map(({ id }) => id));
      const editions = soundEditions(db)
        .map(({ row, description }) => ({
          editionId: row.id,
          title: description.title,
          shared: description.items.filter(({ id }) => ids.has(id)).length,
        }))
        .filter(({ shared }) => shared > 0)
        .sort((a, b) => b.shared - a.shared);
      const { layout } = columnsOf(table, reading);
      return { layout, items, unknownStates: unknownStates(table, reading, names()), editions };
    },

    preview: (plan) => {
      const worked = work(plan);
      const { fresh, unchanged, taken } = compareWithKnown(worked);
      const years = worked.contents.map(({ year }) => year).sort((a, b) => a - b);
      const kinds = [...Map.groupBy(worked.problems, ({ code, loses }) => `${code} ${loses}`).values()];
      return {
        states: new Set(worked.contents.map(({ state }) => state)).size,
        years: new Set(years).size,
        items: new Set(worked.contents.flatMap(({ values }) => values.map(({ item }) => item))).size,
        values: worked.contents.reduce((sum, { values }) => sum + values.length, 0),
        fresh: fresh.length,
        unchanged,
        taken: taken.map(({ state, year }) => ({ state, year })),
        firstYear: years[0] ?? null,
        lastYear: years.at(-1) ?? null,
        refused: worked.problems.filter(({ loses }) => loses).length,
        doubtful: worked.problems.filter(({ loses }) => !loses).length,
        kinds: kinds.flatMap((all) =>
          all[0] === undefined ? [] : [{ code: all[0].code, loses: all[0].loses, count: all.length }],
        ),
        problems: kinds.flatMap((all) => all.slice(0, PROBLEMS_TOLD)),
      };
    },

    take: (plan, withoutRefused) => {
      const worked = work(plan);
      const refused = worked.problems.filter(({ loses }) => loses).length;
      if (refused > 0 && !withoutRefused) throw new AppError('tables.refused-left', { count: refused });
      if (worked.contents.length === 0) throw new AppError('tables.nothing-to-import');
      const file = drafts.get(plan.draftId);
      const outcome = db.transaction((): ImportOutcome => {
        const { fresh, unchanged } = compareWithKnown(worked);
        const at = clock();
        const who = actor();
        const editionId = worked.known?.id ?? newId();
        if (fresh.length === 0) return { importId: null, editionId, fresh: 0, unchanged, changeId: null };
        const hash = hashOf(worked.editionText);
        if (worked.known === undefined) {
          insertEdition(db, { id: editionId, description: worked.editionText, hash, created_at: at });
          appendHistory(db, {
            ...{ at, actor: who, entity: 'table-edition', entityId: editionId, field: 'described' },
            before: null,
            after: canonicalJson({ title: worked.description.title, hash }),
          });
        }
        const importId = newId();
        const { group } = groupChange(db, { id: newId(), kind: 'table-imported', at, actor: who }, () => {
          insertImport(db, {
            ...{ id: importId, edition_id: editionId, file_name: file.name, sha256: file.sha256 },
            ...{ reading: canonicalJson(plan.reading as unknown as Json), at, actor: who, undone_at: null },
          });
          for (const { state, year, text, hash: ofText } of fresh)
            insertSnapshot(db, {
              ...{ id: newId(), edition_id: editionId, import_id: importId, state, year },
              ...{ content: text, hash: ofText },
            });
          appendHistory(db, {
            ...{ at, actor: who, entity: 'table-import', entityId: importId, field: 'imported' },
            before: null,
            after: canonicalJson({
              ...{ edition: hash, file: file.name, sha256: file.sha256, snapshots: fresh.length },
              hash: hashOf(fresh.map((each) => each.hash).join('\n')),
            }),
          });
        });
        return { importId, editionId, fresh: fresh.length, unchanged, changeId: group };
      });
      if (outcome.importId !== null) {
        announce({ name: 'tables.changed' });
        announce({ name: 'changes.changed' });
      }
      return outcome;
    },

    list: () => {
      const imports = listImports(db);
      return soundEditions(db)
        .map(({ row, description }) =>
          editionSummary(row, description, listSnapshotHashes(db, row.id), imports),
        )
        .filter(({ snapshots }) => snapshots > 0);
    },

    get: (editionId) => {
      const row = getEdition(editionId);
      const description = readDescription(row);
      const snapshots = listSnapshots(db, editionId);
      return {
        ...editionSummary(row, description, snapshots, listImports(db)),
        description,
        columns: snapshots.map((each) => summaryOf(each, readContent(each))),
      };
    },

    compare: (snapshotIds) => {
      const ids = [...new Set(snapshotIds)];
      if (ids.length < 2) throw new AppError('comparison.too-few');
      const frozen = ids.map((id) => {
        const row = findSnapshot(db, id);
        if (row === undefined) throw new AppError('tables.snapshot-not-found');
        const content = readContent(row);
        return { summary: summaryOf(row, content), content };
      });
      const [editionId, other] = new Set(frozen.map(({ summary }) => summary.editionId));
      if (other !== undefined || editionId === undefined) throw new AppError('tables.editions-differ');
      const row = getEdition(editionId);
      const description = readDescription(row);
      const { title, source, licence } = description;
      return compareTableSnapshots(
        { id: row.id, hash: row.hash, title, source, licence },
        description,
        frozen,
      );
    },

    values: (editionId, itemId, year) => {
      getEdition(editionId);
      return valuesOn(listSnapshots(db, editionId).map(readContent), itemId, year);
    },

    listAsSnapshots: () => {
      const imports = new Map(listImports(db).map((each) => [each.id, each]));
      return soundEditions(db).flatMap(({ row, description }) => {
        const edition = editionAnswered(description, editions);
        if (edition === undefined) return [];
        const sound = listSnapshots(db, row.id).filter((each) => isSound(() => readContent(each)));
        return sound.flatMap((frozen): SnapshotSummary[] => {
          const made = snapshotOf(frozen, description, edition, imports.get(frozen.import_id));
          if (made === undefined) return [];
          const { answers: _answers, ...summary } = made;
          return [summary];
        });
      });
    },

    listAsSnapshotStamps: () =>
      soundEditions(db).flatMap(({ row, description }) =>
        editionAnswered(description, editions) === undefined
          ? []
          : listSnapshotHashes(db, row.id).map(({ id, hash }) => ({ id, stamp: hash })),
      ),

    findAsSnapshot: (snapshotId) => {
      const row = findSnapshot(db, snapshotId);
      if (row === undefined) return undefined;
      const description = readDescription(getEdition(row.edition_id));
      const edition = editionAnswered(description, editions);
      return edition && snapshotOf(row, description, edition, findImport(db, row.import_id));
    },

    checkFrozen: () => {
      const snapshots = listEditions(db).flatMap(({ id }) => listSnapshots(db, id));
      return {
        looked: snapshots.length,
        damaged: [
          ...listEditions(db)
            .filter((row) => !isSound(() => readDescription(row)))
            .map(({ id }) => id),
          ...snapshots
            .filter((row) => !isSound(() => readContent(row)))
            .map(({ state, year }) => `${state} ${year}`),
        ],
      };
    },

    undoer: {
      putBack: (importId, changes, at) => {
        const found = findImport(db, importId);
        if (found === undefined || found.undone_at !== null) return null;
        dropSnapshotsOf(db, importId);
        markImportUndone(db, importId, at);
        return changes.map(({ field, before, after }) => ({ field, before: after, after: before }));
      },
      nameOf: (importId) => findImport(db, importId)?.file_name ?? '',
      onUndone: () => announce({ name: 'tables.changed' }),
    },
  };
}

function isSound(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}

/** Editions whose descriptions are what was described. A damaged one is told by the check, and where it is opened. */
function soundEditions(db: Db) {
  return listEditions(db)
    .filter((row) => isSound(() => readDescription(row)))
    .map((row) => ({ row, description: readDescription(row) }));
}

function snapshotOf(
  row: Tables['table_snapshots'],
  description: DescribedTable,
  edition: Edition,
  from: Tables['table_imports'] | undefined,
): Snapshot | undefined {
  const content = readContent(row);
  const origin = { at: from?.at ?? '', by: from?.file_name ?? '' };
  return asSnapshot({ summary: summaryOf(row, content), content }, description, edition, origin);
}

function jsonIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch (cause) {
    throw new AppError('tables.questionnaire-invalid', { at: '' }, cause);
  }
  throw new AppError('tables.questionnaire-invalid', { at: '' });
}
