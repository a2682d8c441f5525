import { AppError, type Call, type Contract } from '../../shared/kernel';
import type { Served } from './rpc';

/** The parsed input of a call. Throws AppError `ipc.schema` with the place and the kind of the first fault. */
export function parseInput(call: Call, input: unknown): unknown {
  const result = call.input.safeParse(input);
  if (result.success) return result.data;
  const [first] = result.error.issues;
  throw new AppError('ipc.schema', { at: first?.path.join('.') ?? '', issue: first?.code ?? '' });
}

/**
 * Calls of a process, those of the contract answered only when what came fits its schema, and with what was parsed of it: they may
 * come from a page that has been taken over. Names outside the contract are called by our own processes among themselves.
 */
export function checkedCalls(contract: Contract, served: Served): Served {
  const checked = Object.entries(served).map(([name, answer]) => {
    const call = Object.hasOwn(contract, name) ? contract[name] : undefined;
    if (call === undefined) return [name, answer];
    return [name, (input: unknown) => answer(parseInput(call, input) as never)];
  });
  return Object.fromEntries(checked) as Served;
}
