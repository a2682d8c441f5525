import type { Contract } from '../kernel';
import { nothing } from '../kernel';
import { settings, settingsChanges } from './model';

export const settingsContract = {
  'settings.get': { owner: 'data', input: nothing, output: settings, errors: [] },
  /** Changes the settings given and no others. */
  'settings.update': { owner: 'data', input: settingsChanges, output: settings, errors: [] },
} as const satisfies Contract;
