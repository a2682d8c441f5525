import type { Draft } from '../draft';
import type { useSendable } from '../queries';

export interface LastPack {
  readonly id: string;
  readonly at: string;
  readonly to: string;
}

/** What every part of choosing what goes is given. */
export interface ChoosingProps {
  readonly draft: Draft;
  readonly sendable: ReturnType<typeof useSendable>;
  /** The last pack to the receiver who is named; null while none is, or when nothing went to them yet. */
  readonly lastToThem: LastPack | null;
  readonly onChange: (changes: Partial<Draft>) => void;
}
