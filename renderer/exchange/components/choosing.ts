import type { Draft } from '../draft';
import type { useSendable } from '../queries';

/** What every part of choosing what goes is given. */
export interface ChoosingProps {
  readonly draft: Draft;
  readonly sendable: ReturnType<typeof useSendable>;
  readonly onChange: (changes: Partial<Draft>) => void;
}
