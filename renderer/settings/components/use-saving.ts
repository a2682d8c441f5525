import type { Settings } from '../../../shared/settings';
import { notifyError } from '../../platform';
import { type Saving, savingOf } from '../../ui';
import { useUpdateSettings } from '../queries';

/** Saves changes of one card, and says how far the last one is. */
export function useSaving(): { state: Saving; save: (changes: Partial<Settings>) => void } {
  const update = useUpdateSettings();
  return {
    state: savingOf(update),
    save: (changes) => update.mutate(changes, { onError: notifyError }),
  };
}
