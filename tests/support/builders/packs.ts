import type { PackReceipt } from '../../../shared/exchange';
import { anId } from './ids';

const AT = '2026-03-09T08:00:00.000Z';
const HASH = 'a'.repeat(64);

/** The receipt of a pack that stands, with nothing in it. */
export function aPackReceipt(given: Partial<PackReceipt> = {}): PackReceipt {
  return {
    ...{
      id: anId(1),
      sender: 'Coordinator',
      kind: 'request',
      actor: '',
      sha256: HASH,
      bytes: 1000,
      note: '',
    },
    ...{ packId: anId(4), revision: 1, fingerprint: '1234', code: '5678', at: AT, madeAt: AT, lines: [] },
    ...{ factsBefore: HASH, factsAfter: HASH, waiting: 0, isReminded: true },
    ...{ undoneAt: null, undoneBy: null, undoneFacts: null, undoneLeft: [] },
    ...given,
  };
}
