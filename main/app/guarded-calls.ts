import { contract } from '../../shared/app';
import type { AppError } from '../../shared/kernel';
import { parseInput, type Served } from '../ipc';

/** Parses inputs of calls that the main process answers, which has no schemas. Works whether the workspace could be opened or not. */
export const checksForMain: Served = {
  'process.checkInput': ({
    name,
    input,
  }: {
    readonly name: keyof typeof contract;
    readonly input: unknown;
  }) => {
    const call = Object.hasOwn(contract, name) ? contract[name] : undefined;
    if (call?.owner !== 'main') throw new Error('not a call of the main process');
    return parseInput(call, input);
  },
};

/** Calls of a workspace that could not be opened: those given work, every other one is answered with the reason. */
export function callsWithout(cause: unknown, working: Served): Served {
  const refuse = () => {
    throw cause;
  };
  const names = Object.entries(contract)
    .filter(([, call]) => call.owner === 'data')
    .map(([name]) => name);
  return {
    ...Object.fromEntries(
      [...names, 'library.startImportOfPaths', 'library.copyName'].map((name) => [name, refuse]),
    ),
    'process.close': () => ({}),
    'process.settle': () => ({}),
    ...working,
  };
}

/** Calls that are watched. */
export interface WatchedCalls {
  readonly served: Served;
  /** Milliseconds since the last call came. */
  quietFor(): number;
}

/** Refuses calls while `refusal` gives a reason, except the one that closes the process, and notes when the last one came. */
export function watchCalls(served: Served, refusal: () => AppError | null): WatchedCalls {
  let lastAt = performance.now();
  const watched = Object.entries(served).map(([name, answer]) => [
    name,
    (input: never) => {
      lastAt = performance.now();
      const reason = name.startsWith('process.') ? null : refusal();
      if (reason !== null) throw reason;
      return answer(input);
    },
  ]);
  return {
    served: Object.fromEntries(watched) as Served,
    quietFor: () => performance.now() - lastAt,
  };
}
