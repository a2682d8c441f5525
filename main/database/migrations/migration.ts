import type Database from 'better-sqlite3';

/** One forward step of the schema, in plain SQL. Never edited after a release; there is no way back but a backup. */
export interface Migration {
  /** Number after this step; steps count up from 1 without gaps. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  /** What the SQL of this step calls and SQLite does not have: pure functions of their values. */
  readonly functions?: Readonly<Record<string, (...values: never[]) => string>>;
}

/** Runs the SQL of one step, in the transaction of the caller. */
export function runStep(connection: Database.Database, { sql, functions = {} }: Migration): void {
  for (const [name, work] of Object.entries(functions)) {
    connection.function(name, { deterministic: true, directOnly: true }, work as () => string);
  }
  connection.exec(sql);
}
