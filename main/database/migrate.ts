import type Database from 'better-sqlite3';
import { AppError } from '../../shared/kernel';
import { type Migration, runStep } from './migrations';

/** Number of the schema a database file has; 0 for an empty file. */
export function schemaVersion(connection: Database.Database): number {
  return connection.pragma('user_version', { simple: true }) as number;
}

/**
 * Brings a database to the newest schema, step by step, each step with its number in one exclusive transaction: a step
 * that fails leaves the file as it was before that step. Foreign keys are off while a step runs (a rebuilt parent table
 * would otherwise take its children with it) and checked before it commits.
 *
 * @throws AppError `db.newer` when the file was written by a newer program; nothing is changed then.
 * @throws AppError `db.migrate` when a step fails or leaves broken references.
 */
export function migrate(connection: Database.Database, migrations: readonly Migration[]): void {
  const current = schemaVersion(connection);
  const newest = migrations.at(-1)?.version ?? 0;
  if (current > newest) throw new AppError('db.newer', { found: current, known: newest });
  for (const step of migrations) {
    if (step.version <= current) continue;
    connection.pragma('foreign_keys = OFF');
    try {
      connection
        .transaction(() => {
          runStep(connection, step);
          const broken = connection.pragma('foreign_key_check') as unknown[];
          if (broken.length > 0)
            throw new AppError('db.migrate', { step: step.version, broken: broken.length });
          connection.pragma(`user_version = ${step.version}`);
        })
        .exclusive();
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      throw new AppError('db.migrate', { step: step.version }, cause);
    } finally {
      connection.pragma('foreign_keys = ON');
    }
  }
}
