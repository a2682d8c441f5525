import { z } from 'zod';

/** The process that answers a call. */
export type Owner = 'main' | 'data' | 'search';

/** One entry of the contract: who answers, what goes in, what comes out, and the expected errors. */
export interface Call {
  readonly owner: Owner;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly errors: readonly string[];
}

/** Calls by name, `room.verb`. */
export type Contract = Record<string, Call>;

export type InputOf<C extends Call> = z.input<C['input']>;
export type OutputOf<C extends Call> = z.output<C['output']>;

/** Names of the calls one process answers. */
export type CallsOf<C extends Contract, O extends Owner> = {
  [K in keyof C]: C[K]['owner'] extends O ? K : never;
}[keyof C];

/** A handler for every call of a contract: a missing or misspelt one does not compile. Inputs arrive parsed. */
export type Handlers<C extends Contract> = {
  readonly [K in keyof C]: (
    input: z.output<C[K]['input']>,
  ) => z.input<C[K]['output']> | Promise<z.input<C[K]['output']>>;
};

/** Input of a call that takes nothing. */
export const nothing = z.strictObject({});

/** Output of a call that only confirms: the change is on disk when this arrives. */
export const done = z.strictObject({});
