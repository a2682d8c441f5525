import type { Contract } from '../kernel';
import { nothing } from '../kernel';
import { settings } from './model';

export const settingsContract = {
  'settings.get': { owner: 'data', input: nothing, output: settings, errors: [] },
  'settings.update': { owner: 'data', input: settings.partial(), output: settings, errors: [] },
} as const satisfies Contract;
