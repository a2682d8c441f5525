import type { AppEvent } from '../../shared/app';
import { type Clock, canonicalJson, type Json } from '../../shared/kernel';
import { DEFAULT_SETTINGS, type Settings, type SettingsChanges, settings } from '../../shared/settings';
import { appendHistory, type Db } from '../database';
import { listSettings, saveSetting } from './repository';

/** Stands in the history for a person who has not given a name. */
export const UNNAMED = 'unnamed';

/** Stands in the history for what the program found by itself and wrote down, whoever is there. */
export const THE_PROGRAM = 'Waymark';

export interface SettingsService {
  /** All settings; one that was never set, or that this program cannot read, has its default. */
  get(): Settings;
  /** Changes the settings given and no others, each with a line of history. Announces `settings.changed` if any changed. */
  update(changes: SettingsChanges): Settings;
  /** The name to write into the history: the person's own, or `unnamed`. */
  actor(): string;
}

export interface SettingsDependencies {
  readonly db: Db;
  readonly clock: Clock;
  readonly announce: (event: AppEvent) => void;
  /** How the window looks while nobody has chosen here; the defaults when left out. */
  readonly look?: Partial<Settings>;
}

const KEYS = settings.keyof().options;

function readJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What the user may set, kept in the workspace. */
export function createSettingsService(dependencies: SettingsDependencies): SettingsService {
  const { db, clock, announce, look } = dependencies;
  const unset: Settings = { ...DEFAULT_SETTINGS, ...look };
  const get = (): Settings => {
    const stored = listSettings(db);
    const read = KEYS.map((key) => {
      const found = settings.shape[key].safeParse(readJson(stored.get(key)));
      return [key, found.success && stored.has(key) ? found.data : unset[key]] as const;
    });
    return settings.parse(Object.fromEntries(read));
  };
  const actorOf = ({ personName }: Settings) => personName || UNNAMED;

  return {
    get,
    actor: () => actorOf(get()),
    update: (changes) => {
      const isChanged = db.transaction(() => {
        const before = get();
        const at = clock();
        const changed = KEYS.filter((key) => changes[key] !== undefined && changes[key] !== before[key]);
        for (const key of changed) {
          const after = canonicalJson(changes[key] as Json);
          saveSetting(db, key, after);
          appendHistory(db, {
            at,
            actor: actorOf(before),
            entity: 'settings',
            entityId: key,
            field: 'value',
            before: canonicalJson(before[key]),
            after,
          });
        }
        return changed.length > 0;
      });
      if (isChanged) announce({ name: 'settings.changed' });
      return get();
    },
  };
}
