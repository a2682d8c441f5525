import type { Contract } from '../kernel';
import { nothing } from '../kernel';
import { instruments } from './model';

export const instrumentsContract = {
  /** Every instrument with its articles. A few hundred rows: small enough to send whole and keep. */
  'instruments.list': { owner: 'data', input: nothing, output: instruments, errors: [] },
} as const satisfies Contract;
