import type Database from 'better-sqlite3';
import {
  type Compilable,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { AppError, isAppError } from '../../shared/kernel';
import {
  type DatabaseFacts,
  type DatabaseFaults,
  findDatabaseFaults,
  readFacts,
  translateRunning,
} from './facts';
import { ALWAYS_IN_PLACE, type InPlace } from './in-place';
import type { Tables } from './tables';

type Value = string | number | bigint | Uint8Array | null;

/** A compiled query with named parameters, run without building it again. */
export interface Statement<P, R> {
  all(parameters: P): R[];
  first(parameters: P): R | undefined;
  /** Rows changed. */
  run(parameters: P): number;
}

/**
 * The one door to waymark.db. Kysely only builds and types the SQL; everything runs synchronously on the single
 * connection, so no other work can slip into an open transaction and a reply after a write means the write is on disk. Trouble
 * with the disk throws an AppError: `db.full`, `db.readonly`, `db.corrupt`; `db.replaced` when the file under its name is another one now.
 */
export interface Db {
  /** Builder for `all`, `first` and `run`. Never executes by itself. */
  readonly build: Kysely<Tables>;
  all<R>(query: Compilable<R>): R[];
  first<R>(query: Compilable<R>): R | undefined;
  /** Runs a write and returns the number of rows changed. */
  run(query: Compilable<unknown>): number;
  /** Compiles once; for queries on a hot path. Parameters may stand only where a value may stand. */
  statement<P extends Record<string, Value>, R = never>(
    make: (build: Kysely<Tables>, parameters: P) => Compilable<R>,
  ): Statement<P, R>;
  /** Runs `work` in one IMMEDIATE transaction; a throw rolls everything back. A nested call joins the outer one. */
  transaction<T>(work: () => T): T;
  /** Which transaction is open, by a number of its own; null where none is. */
  openTransaction(): number | null;
  /** Writes a compact copy of the whole database to a new file, not yet synced. Throws SQLite's own errors. */
  copyInto(file: string): void;
  facts(): DatabaseFacts;
  /** Checks structure and references in full; about a second for 700 MB. */
  findFaults(): DatabaseFaults;
  /**
   * Something made from rows, kept under its key until a row of one of these tables is written or a transaction is undone. All that
   * writes comes through here, so it is never older than the tables. Keep in mind that a row may also go with one that it belongs to.
   */
  kept<T>(key: object, tables: readonly (keyof Tables)[], make: () => T): T;
  /** Gives back what it holds of the file in memory, up to 16 MB, and what was kept: both are read again when they are asked for. */
  letGo(): void;
  /** Rows changed since it was opened: rises with every write, whatever the table. */
  changeCount(): number;
  /** Whether the open file still stands under its name. Looks, and tells whoever asked to be told when it does not. */
  isInPlace(): boolean;
  /** How the open file was lost to those who look for it: replaced or removed, or with its whole folder; null where it is in place. */
  lost(): 'replaced' | 'gone' | null;
  close(): void;
}

/** What else an open database is to know. */
export interface DbOptions {
  /** Called when the disk is full, before that is thrown: it may free space, so that the next try succeeds. */
  readonly onFull?: () => void;
  readonly place?: InPlace;
  /** Called once, when the file was found to be another one: what is open is all that is left of the one before. */
  readonly onReplaced?: (source: CopySource) => boolean;
}

/** What a backup needs of a database. */
export type CopySource = Pick<Db, 'copyInto' | 'facts'>;

/** Stands for a parameter's value while a statement is being compiled. */
class Slot {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** The table that a statement writes to; undefined where its text does not begin with it. */
const writtenTable = (text: string): string | undefined =>
  /^(?:insert into|update|delete from) "(\w+)"/i.exec(text)?.[1];

// Enough for every query of the program many times over; guards against SQL texts that grow with their input.
const CACHE_LIMIT = 500;

/** Wraps an open connection. The connection must not be used by anybody else afterwards. */
export function createDb(connection: Database.Database, options: DbOptions = {}): Db {
  const { onFull = () => undefined, place = ALWAYS_IN_PLACE, onReplaced = () => true } = options;
  const build = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (kysely) => new SqliteIntrospector(kysely),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
  const cache = new Map<string, Database.Statement>();

  const coded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (cause) {
      const trouble = translateRunning(cause);
      // Inside a transaction the whole of it is undone first; what frees the space then comes at its end.
      if (isAppError(trouble, 'db.full') && !connection.inTransaction) onFull();
      throw trouble;
    }
  };

  let transactions = 0;
  let isTold = false;
  let isGone = false;
  const isInPlace = (): boolean => {
    if (place.holds()) return true;
    if (!isTold) {
      isTold = true;
      const isThere = onReplaced({
        copyInto: (file) => void connection.prepare('VACUUM INTO ?').run(file),
        facts: () => readFacts(connection),
      });
      isGone = !isThere;
    }
    return false;
  };
  /** What would be written now would go with the file that nobody can find any more. */
  const assertInPlace = (): void => {
    if (!connection.inTransaction && !isInPlace()) throw new AppError(isGone ? 'db.gone' : 'db.replaced');
  };

  const keeping = new Map<object, { readonly tables: readonly string[]; readonly value: unknown }>();
  const forgetWritten = (text: string): void => {
    if (keeping.size === 0) return;
    const table = writtenTable(text);
    for (const [key, { tables }] of keeping)
      if (table === undefined || tables.includes(table)) keeping.delete(key);
  };

  const prepare = (sql: string): Database.Statement => {
    const known = cache.get(sql);
    if (known) return known;
    const fresh = connection.prepare(sql);
    if (cache.size >= CACHE_LIMIT) cache.delete(cache.keys().next().value as string);
    cache.set(sql, fresh);
    return fresh;
  };

  return {
    build,
    all: <R>(query: Compilable<R>) => {
      const { sql, parameters } = query.compile();
      return coded(() => prepare(sql).all(...parameters)) as R[];
    },
    first: <R>(query: Compilable<R>) => {
      const { sql, parameters } = query.compile();
      return coded(() => prepare(sql).get(...parameters)) as R | undefined;
    },
    run: (query) => {
      assertInPlace();
      const { sql, parameters } = query.compile();
      forgetWritten(sql);
      return coded(() => prepare(sql).run(...parameters).changes);
    },
    statement: <P extends Record<string, Value>, R>(
      make: (build: Kysely<Tables>, parameters: P) => Compilable<R>,
    ): Statement<P, R> => {
      const slots = new Proxy({}, { get: (_, name) => new Slot(String(name)) }) as P;
      const { sql, parameters } = make(build, slots).compile();
      const prepared = prepare(sql);
      const values = (given: P) =>
        parameters.map((parameter) => (parameter instanceof Slot ? given[parameter.name] : parameter));
      return {
        all: (given) => coded(() => prepared.all(...values(given))) as R[],
        first: (given) => coded(() => prepared.get(...values(given))) as R | undefined,
        run: (given) => {
          assertInPlace();
          forgetWritten(sql);
          return coded(() => prepared.run(...values(given)).changes);
        },
      };
    },
    transaction: (work) => {
      if (connection.inTransaction) return work();
      assertInPlace();
      transactions += 1;
      try {
        return coded(() => connection.transaction(work).immediate());
      } catch (cause) {
        // What was read inside saw rows that are not there now.
        keeping.clear();
        throw cause;
      }
    },
    openTransaction: () => (connection.inTransaction ? transactions : null),
    copyInto: (file) => void connection.prepare('VACUUM INTO ?').run(file),
    facts: () => readFacts(connection),
    findFaults: () => findDatabaseFaults(connection),
    kept: <T>(key: object, tables: readonly (keyof Tables)[], make: () => T): T => {
      const known = keeping.get(key);
      if (known !== undefined) return known.value as T;
      const value = make();
      keeping.set(key, { tables, value });
      return value;
    },
    letGo: () => {
      keeping.clear();
      connection.pragma('shrink_memory');
    },
    changeCount: () => connection.prepare('SELECT total_changes()').pluck().get() as number,
    isInPlace,
    lost: () => (isInPlace() ? null : isGone ? 'gone' : 'replaced'),
    close: () => {
      cache.clear();
      connection.close();
    },
  };
}
