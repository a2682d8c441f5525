import { type Compilable, type RawBuilder, sql } from 'kysely';
import type { Db, Statement, Tables } from '../database';

/** A row as SQLite keeps it. */
export type Row = Readonly<Record<string, string | number | null>>;

/** Tables whose rows travel in packs, with the columns that name a row. */
export const TRAVELLING = {
  files: ['sha256'],
  documents: ['id'],
  document_versions: ['id'],
  document_relations: ['id'],
  page_numbers: ['sha256'],
  highlights: ['id'],
  agencies: ['id'],
  own_editions: ['questionnaire', 'edition'],
  edition_texts: ['questionnaire', 'language', 'item_id'],
  assessments: ['id'],
  participations: ['assessment_id', 'agency_id'],
  assignments: ['assessment_id', 'item_id', 'agency_id'],
  answers: ['id'],
  citations: ['id'],
  agency_answers: ['id'],
  agency_citations: ['id'],
  agency_answer_versions: ['answer_id', 'revision'],
  decisions: ['id'],
  discussion_entries: ['id'],
  workshops: ['id'],
  workshop_votes: ['workshop_id', 'item_id', 'agency_id'],
  snapshots: ['id'],
  restatements: ['id'],
  change_causes: ['item_id', 'before_key', 'after_key'],
  table_editions: ['id'],
  table_imports: ['id'],
  table_snapshots: ['id'],
  targets: ['state', 'item_id'],
  gap_marks: ['state', 'item_id'],
  resource_marks: ['id'],
  wanted_resources: ['id'],
  plans: ['id'],
  plan_actions: ['id'],
  topic_notes: ['topic_id'],
  treaty_statuses: ['member', 'instrument'],
  glossary_concepts: ['id'],
  glossary_terms: ['concept_id', 'language', 'term'],
  contribution_receipts: ['id'],
} as const satisfies Partial<Record<keyof Tables, readonly string[]>>;

export type TravellingTable = keyof typeof TRAVELLING;

/** Rows of some tables. */
export type RowSet = { readonly [T in TravellingTable]?: readonly Row[] };

/** Rows of a table whose columns have these values. */
export interface Scope {
  readonly table: TravellingTable;
  readonly where: Readonly<Record<string, string>>;
}

const compiled = <R>(db: Db, raw: RawBuilder<R>): Compilable<R> => ({ compile: () => raw.compile(db.build) });

/** Queries that differ only in their values, compiled once for each database: choosing a pack asks the same of each of its thousands of things. */
const queries = new WeakMap<Db, Map<string, Statement<Record<string, Value>, never>>>();

type Value = string | number | null;

function queryOf<R>(
  db: Db,
  name: string,
  values: Readonly<Record<string, Value>>,
  make: (values: Readonly<Record<string, Value>>) => RawBuilder<R>,
): Statement<Record<string, Value>, R> {
  const known = queries.get(db) ?? new Map();
  queries.set(db, known);
  const key = `${name} ${Object.keys(values).join(' ')}`;
  let query = known.get(key);
  if (query === undefined) {
    query = db.statement((build, slots) => {
      const columns = Object.keys(values).map((column) => [column, slots[column] as Value] as const);
      return { compile: () => make(Object.fromEntries(columns)).compile(build) } as never;
    });
    known.set(key, query);
  }
  return query;
}

const asked = <R>(...[db, name, where, make]: Parameters<typeof queryOf<R>>): R[] =>
  queryOf(db, name, where, make).all({ ...where });

const matching = (values: Readonly<Record<string, string | number | null>>) =>
  sql.join(
    Object.entries(values).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
    sql` AND `,
  );

/** The name of a row within its table, as the database itself would write it. */
export function rowKey(table: TravellingTable, row: Row): string {
  return JSON.stringify(TRAVELLING[table].map((column) => row[column]));
}

/** The columns of a row's name, from its name. */
function keyFrom(table: TravellingTable, key: string): Readonly<Record<string, string | number | null>> {
  const values = JSON.parse(key) as (string | number | null)[];
  return Object.fromEntries(TRAVELLING[table].map((column, at) => [column, values[at] ?? null]));
}

/** All rows of some scopes, by table, in the order of their names. */
export function readRows(db: Db, scopes: readonly Scope[]): RowSet {
  const found: { [T in TravellingTable]?: Row[] } = {};
  for (const { table, where } of scopes) {
    const order = sql.join(TRAVELLING[table].map((column) => sql.ref(column)));
    const rows = asked<Row>(
      db,
      `rows of ${table}`,
      where,
      (values) => sql<Row>`SELECT * FROM ${sql.table(table)} WHERE ${matching(values)} ORDER BY ${order}`,
    );
    found[table] = [...(found[table] ?? []), ...rows];
  }
  return found;
}

/** All rows of a table. */
export function listRows(db: Db, table: TravellingTable): Row[] {
  return db.all<Row>(compiled(db, sql<Row>`SELECT * FROM ${sql.table(table)}`));
}

export function findRow(db: Db, table: TravellingTable, key: string): Row | undefined {
  const [row] = asked<Row>(
    db,
    `row of ${table}`,
    keyFrom(table, key),
    (values) => sql<Row>`SELECT * FROM ${sql.table(table)} WHERE ${matching(values)}`,
  );
  return row;
}

/** Values of one column in all rows of a table that has others of a value. */
export function listColumn(
  db: Db,
  table: TravellingTable,
  column: string,
  where: Scope['where'] = {},
): string[] {
  const isNarrowed = Object.keys(where).length > 0;
  return asked<{ value: string }>(db, `${column} of ${table}`, where, (values) => {
    const condition = isNarrowed ? sql`WHERE ${matching(values)}` : sql``;
    return sql<{
      value: string;
    }>`SELECT DISTINCT ${sql.ref(column)} AS value FROM ${sql.table(table)} ${condition} ORDER BY 1`;
  }).map(({ value }) => value);
}

export function insertRow(db: Db, table: TravellingTable, row: Row): void {
  const insert = queryOf(db, `into ${table}`, row, (values) => {
    const columns = sql.join(Object.keys(values).map((column) => sql.ref(column)));
    return sql`INSERT INTO ${sql.table(table)} (${columns}) VALUES (${sql.join(Object.values(values))})`;
  });
  insert.run(row);
}

/** Writes some columns of a row that is there. */
export function updateRow(db: Db, table: TravellingTable, key: string, columns: Row): void {
  const set = sql.join(Object.entries(columns).map(([column, value]) => sql`${sql.ref(column)} = ${value}`));
  db.run(compiled(db, sql`UPDATE ${sql.table(table)} SET ${set} WHERE ${matching(keyFrom(table, key))}`));
}

export function deleteRow(db: Db, table: TravellingTable, key: string): void {
  const where = keyFrom(table, key);
  queryOf(
    db,
    `out of ${table}`,
    where,
    (values) => sql`DELETE FROM ${sql.table(table)} WHERE ${matching(values)}`,
  ).run({ ...where });
}

/** Lets rows name others that come later in the same transaction; what is still missing at its end undoes all of it. */
export function deferReferences(db: Db): void {
  db.run(compiled(db, sql`PRAGMA defer_foreign_keys = ON`));
}

/** Columns that no two rows may share, moved out of the way while rows change places. */
const IN_THE_WAY: Partial<Record<TravellingTable, (row: Row) => Row>> = {
  document_versions: ({ position }) => ({ position: Number(position) + 1_000_000, is_official: 0 }),
  assignments: () => ({ is_lead: 0 }),
};

/** What became of one row. */
export interface RowChange {
  readonly table: TravellingTable;
  readonly key: string;
  readonly before: Row | null;
  readonly after: Row | null;
}

const sameRow = (one: Row, other: Row): boolean =>
  Object.keys(other).every((column) => (one[column] ?? null) === (other[column] ?? null));

/** How rows differ from what they are to be. A wanted row may leave columns out: they stay, or take what the table gives. */
export function differenceOf(present: RowSet, wanted: RowSet): RowChange[] {
  const tables = [...new Set([...Object.keys(present), ...Object.keys(wanted)])] as TravellingTable[];
  return tables.flatMap((table) => {
    const before = new Map((present[table] ?? []).map((row) => [rowKey(table, row), row]));
    const after = new Map((wanted[table] ?? []).map((row) => [rowKey(table, row), row]));
    return [...new Set([...before.keys(), ...after.keys()])].flatMap((key): RowChange[] => {
      const was = before.get(key) ?? null;
      const given = after.get(key);
      const is = given === undefined ? null : { ...was, ...given };
      if (was !== null && is !== null && sameRow(was, is)) return [];
      return [{ table, key, before: was, after: is }];
    });
  });
}

/** Writes changes: what goes first, then what changes, then what comes. Gives each as the table then has it. */
export function writeChanges(db: Db, changes: readonly RowChange[]): RowChange[] {
  for (const { table, key, after } of changes) if (after === null) deleteRow(db, table, key);
  for (const { table, key, before, after } of changes) {
    if (before === null || after === null) continue;
    const aside = IN_THE_WAY[table]?.(before);
    if (aside !== undefined) updateRow(db, table, key, aside);
  }
  for (const { table, key, before, after } of changes)
    if (before !== null && after !== null) updateRow(db, table, key, after);
  for (const { table, before, after } of changes)
    if (before === null && after !== null) insertRow(db, table, after);
  return changes.map((change) => ({
    ...change,
    after: change.after === null ? null : (findRow(db, change.table, change.key) ?? null),
  }));
}

interface Reference {
  readonly child: string;
  readonly parent: string;
  readonly columns: readonly { readonly from: string; readonly to: string }[];
}

/** Which columns of which tables point to which. */
export function listReferences(db: Db): Reference[] {
  const rows = db.all<{ child: string; id: number; parent: string; from: string; to: string }>(
    compiled(
      db,
      sql<{ child: string; id: number; parent: string; from: string; to: string }>`
        SELECT m.name AS child, f.id AS id, f."table" AS parent, f."from" AS "from", f."to" AS "to"
        FROM sqlite_schema AS m JOIN pragma_foreign_key_list(m.name) AS f
        WHERE m.type = 'table' ORDER BY m.name, f.id, f.seq`,
    ),
  );
  return [...Map.groupBy(rows, ({ child, id }) => `${child} ${id}`).values()].map((columns) => ({
    child: columns[0]?.child ?? '',
    parent: columns[0]?.parent ?? '',
    columns: columns.map(({ from, to }) => ({ from, to })),
  }));
}

/** Rows of a table that point to a row, whole. */
export function listPointing(db: Db, { child, columns }: Reference, row: Row): Row[] {
  const values = Object.fromEntries(columns.map(({ from, to }) => [from, row[to] ?? null]));
  return db.all<Row>(compiled(db, sql<Row>`SELECT * FROM ${sql.table(child)} WHERE ${matching(values)}`));
}

/** Removes what was made from a row and can be made again: texts and likenesses of a file, packed levels and counts of a snapshot. */
export function forgetDerived(db: Db, table: TravellingTable, row: Row): void {
  if (table === 'snapshots') {
    db.run(db.build.deleteFrom('packed_levels').where('snapshot_id', '=', String(row.id)));
    db.run(db.build.deleteFrom('snapshot_counts').where('snapshot_id', '=', String(row.id)));
  }
  if (table === 'files') forgetReadings(db, String(row.sha256));
}

function forgetReadings(db: Db, sha256: string): void {
  db.run(db.build.deleteFrom('file_sketches').where('sha256', '=', sha256));
  db.run(db.build.deleteFrom('personal_data').where('sha256', '=', sha256));
  db.run(
    db.build
      .deleteFrom('lookalikes')
      .where('decided', 'is', null)
      .where((where) => where.or([where('one', '=', sha256), where('other', '=', sha256)])),
  );
}

const named = (table: TravellingTable, columns: readonly (string | number)[]): string =>
  `${table} ${JSON.stringify(columns)}`;

/** What becomes of rows when things go back, by table and name of the row. */
export interface Fate {
  readonly goes: ReadonlySet<string>;
  /** What others get back. */
  readonly returns: ReadonlyMap<string, Row>;
}

/**
 * What uses a row by name, without a reference: citations, marks and actions on a version, what a document shows, answers on an edition.
 * As table and name of the row.
 *
 * @param fate what else goes or gets back what it was
 */
export function listUses(db: Db, table: TravellingTable, row: Row, fate: Fate): string[] {
  if (table === 'document_versions') return listUsesOfVersion(db, String(row.id), String(row.sha256), fate);
  if (table === 'documents') return listUsesOfDocument(db, String(row.id));
  if (table === 'own_editions') {
    const asked = db.build
      .selectFrom('assessments')
      .select('id')
      .where('questionnaire', '=', String(row.questionnaire))
      .where('edition', '=', String(row.edition));
    return db.all(asked).map(({ id }) => named('assessments', [id]));
  }
  if (table === 'snapshots' || table === 'table_snapshots') {
    const compared = db.build
      .selectFrom('change_causes')
      .select(['item_id', 'before_key', 'after_key'])
      .where((where) =>
        where.or([where('before_key', 'like', `${row.id}%`), where('after_key', 'like', `${row.id}%`)]),
      );
    return db
      .all(compared)
      .map(({ item_id, before_key, after_key }) => named('change_causes', [item_id, before_key, after_key]));
  }
  return [];
}

const NAMED_BY_ACTIONS = {};

/** Actions by the versions whose pages they use and the documents that show them to be done. Of thousands of documents each is asked for. */
function actionsNaming(db: Db): ReadonlyMap<string, readonly string[]> {
  return db.kept(NAMED_BY_ACTIONS, ['plan_actions'], () => {
    const names = sql<{ id: string; of: string }>`
      SELECT plan_actions.id, json_extract(value, '$.versionId') AS of FROM plan_actions, json_each(fields, '$.resources')
      UNION SELECT id, json_extract(fields, '$.doneDocumentId') AS of FROM plan_actions`;
    const ofOne = Map.groupBy(db.all<{ id: string; of: string }>(compiled(db, names)), ({ of }) => of);
    return new Map([...ofOne].map(([of, all]) => [of, all.map(({ id }) => named('plan_actions', [id]))]));
  });
}

/** Actions that a document shows to be done, and the statuses of treaties that it shows. */
function listUsesOfDocument(db: Db, documentId: string): string[] {
  const shown = db.build
    .selectFrom('treaty_statuses')
    .select(['member', 'instrument'])
    .where('source_document', '=', documentId);
  return [
    ...(actionsNaming(db).get(documentId) ?? []),
    ...db.all(shown).map(({ member, instrument }) => named('treaty_statuses', [member, instrument])),
  ];
}

function listUsesOfVersion(db: Db, versionId: string, sha256: string, { goes, returns }: Fate): string[] {
  // A highlight is on the bytes of a file, which stay where another version has them too, and still has them afterwards.
  const isFileKept = db
    .all(
      db.build
        .selectFrom('document_versions')
        .select('id')
        .where('sha256', '=', sha256)
        .where('id', '!=', versionId),
    )
    .map(({ id }) => named('document_versions', [id]))
    .some((name) => !goes.has(name) && (returns.get(name)?.sha256 ?? sha256) === sha256);
  const uses = {
    citations: db.build.selectFrom('citations').select('id').where('version_id', '=', versionId),
    agency_citations: db.build
      .selectFrom('agency_citations')
      .select('id')
      .where('version_id', '=', versionId),
    resource_marks: db.build.selectFrom('resource_marks').select('id').where('version_id', '=', versionId),
    highlights: db.build
      .selectFrom('highlights')
      .select('id')
      .where('sha256', '=', sha256)
      .where('removed_at', 'is', null),
  };
  const tables = (Object.keys(uses) as (keyof typeof uses)[]).filter(
    (table) => table !== 'highlights' || !isFileKept,
  );
  return [
    ...tables.flatMap((table) => db.all(uses[table]).map(({ id }) => named(table, [id]))),
    ...(actionsNaming(db).get(versionId) ?? []),
  ];
}

/** Lets a row that never goes be taken back; see the triggers of such tables. */
export function permitUndo(db: Db, table: TravellingTable, key: string): void {
  db.run(db.build.insertInto('packs_undoing').values({ table_name: table, row_key: key }));
}

export function endPermits(db: Db): void {
  db.run(db.build.deleteFrom('packs_undoing'));
}

/**
 * Tables that hold no facts a pack can change or an undo must bring back: what was done (the history and the ledgers), work under
 * way, and what is made from other facts and can be made again.
 */
export const NO_FACTS = [
  ...(['history', 'change_groups', 'imports', 'import_files', 'reading_places'] as const),
  ...(['file_sketches', 'personal_data', 'lookalikes', 'ocr_files', 'ocr_pages', 'packed_levels'] as const),
  'snapshot_counts',
  ...(['pack_senders', 'pack_receivers', 'packs_sent', 'packs_received'] as const),
  ...(['pack_changes', 'pack_seen', 'packs_undoing'] as const),
] as const satisfies readonly (keyof Tables)[];

/** Tables of facts that never travel; why is said in the decision on packs. */
export const STAYING = [
  ...(['settings', 'saved_searches', 'focal_points', 'level_consents', 'reliance_decisions'] as const),
  ...(['sheet_requests', 'sheet_answers', 'sheet_returns'] as const),
] as const satisfies readonly (keyof Tables)[];

/** Columns that are made from files, and change by themselves when a file is read: a scan may be recognized at any time. */
export const DERIVED_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  files: ['facts', 'searchable_pages', 'text_state'],
};

/** Every row of every table of facts, tables by name, rows by their columns, in the form in which they are hashed. */
export function* factsRows(db: Db): Generator<string> {
  const tables = db.all<{ name: string }>(
    compiled(
      db,
      sql<{
        name: string;
      }>`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    ),
  );
  for (const { name } of tables) {
    if ((NO_FACTS as readonly string[]).includes(name)) continue;
    const rows = db.all<Row>(compiled(db, sql<Row>`SELECT * FROM ${sql.table(name)}`));
    const left = DERIVED_COLUMNS[name] ?? [];
    yield `# ${name}`;
    yield* rows
      .map((row) =>
        JSON.stringify(
          Object.entries(row)
            .filter(([column]) => !left.includes(column))
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        ),
      )
      .sort();
  }
}
