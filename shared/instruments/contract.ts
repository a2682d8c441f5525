import type { Contract } from '../kernel';
import { nothing } from '../kernel';
import { instruments } from './model';
import { treatyContract } from './treaty-contract';

export const instrumentsContract = {
  /** Every instrument with its articles. A few hundred rows: small enough to send whole and keep. */
  'instruments.list': { owner: 'data', input: nothing, output: instruments, errors: [] },
  ...treatyContract,
} as const satisfies Contract;
