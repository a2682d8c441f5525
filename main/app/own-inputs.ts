import { type AppContract, contract } from '../../shared/app';
import type { CallsOf } from '../../shared/kernel';
import { parseInput } from '../ipc';

/** The parsed input of a call that the main process answers. Loaded with the first such call: every schema comes with it. */
export function parseOwnInput(name: CallsOf<AppContract, 'main'>, input: unknown): unknown {
  return parseInput(contract[name], input);
}
