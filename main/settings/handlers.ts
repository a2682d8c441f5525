import type { Handlers } from '../../shared/kernel';
import type { settingsContract } from '../../shared/settings';
import type { SettingsService } from './service';

/** Answers the calls of the settings room. */
export function createSettingsHandlers(service: SettingsService): Handlers<typeof settingsContract> {
  return {
    'settings.get': () => service.get(),
    'settings.update': (changes) => service.update(changes),
  };
}
