import type { PackedEnvelope } from '../kernel';
import type { SourceToken } from '../library';

/** What the preload script puts on `window.waymark`: a pipe with a list of allowed calls and no logic. */
export interface Bridge {
  /** Sends one call of the contract; the reply is a packed envelope, never a rejection. */
  call(name: string, input: unknown): Promise<PackedEnvelope>;
  /** Hears events until the returned function is called. */
  listen(hear: (event: unknown) => void): () => void;
  /** Turns files dropped on the window into tokens; their paths go to the main process only. */
  tokensForDropped(files: readonly unknown[]): Promise<readonly SourceToken[]>;
}

/** Channel names between preload and main. */
export const CHANNELS = {
  call: 'waymark:call',
  event: 'waymark:event',
  dropped: 'waymark:dropped',
  rest: 'waymark:rest',
} as const;
