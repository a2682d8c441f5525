import type { Db } from '../database';

/** One change of one setting, as the history keeps it. */
export interface SettingChange {
  readonly at: string;
  readonly actor: string;
  readonly key: string;
  readonly before: string | null;
  readonly after: string;
}

export interface SettingsRepository {
  /** Stored settings as JSON text by key; those never set are absent. */
  list(): ReadonlyMap<string, string>;
  save(change: SettingChange): void;
}

/** The SQL of the settings. Every change is written with its line of history; the caller opens the transaction. */
export function createSettingsRepository(db: Db): SettingsRepository {
  return {
    list: () =>
      new Map(db.all(db.build.selectFrom('settings').selectAll()).map(({ key, value }) => [key, value])),
    save: ({ at, actor, key, before, after }) => {
      db.run(
        db.build
          .insertInto('settings')
          .values({ key, value: after })
          .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: after })),
      );
      db.run(
        db.build
          .insertInto('history')
          .values({ at, actor, entity: 'setting', entity_id: key, field: 'value', before, after }),
      );
    },
  };
}
