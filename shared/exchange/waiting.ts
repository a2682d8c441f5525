import type { PackReceiptLine } from './model';
import { wholeOf } from './plan-pieces';

/** A receipt of a pack that stands, as far as it matters for what still waits. */
export interface StandingReceipt {
  readonly id: string;
  /** Key of the sender, and the number of the pack among those of one series. */
  readonly publicKey: string;
  readonly series: string;
  readonly revision: number;
  readonly lines: readonly PackReceiptLine[];
}

/** Whether a receipt tells of a later state of what its sender has than another one that came in before or after it. */
function isLater(one: StandingReceipt, other: StandingReceipt, cameAfter: boolean): boolean {
  return one.series === other.series && one.revision !== other.revision
    ? one.revision > other.revision
    : cameAfter;
}

/** What a line tells of: itself, and the whole that it is a piece of. */
const toldOf = ({ key, piece }: PackReceiptLine): string[] =>
  piece === undefined ? [key] : [key, wholeOf(key)];

/** What of a receipt waits, among all of its lines. */
export interface WaitingLines {
  readonly left: readonly PackReceiptLine[];
  readonly lines: readonly PackReceiptLine[];
}

/**
 * The differences that wait for a decision, by receipt: those that were left for later and of which no later pack of the same sender
 * told again, be it that the same pack was brought in once more.
 *
 * @param receipts in the order in which they came in
 */
export function waitingIn(receipts: readonly StandingReceipt[]): ReadonlyMap<string, WaitingLines> {
  const waiting = new Map<string, WaitingLines>();
  for (const [at, receipt] of receipts.entries()) {
    const { lines } = receipt;
    const all = lines.filter(({ isLeft }) => isLeft === true);
    if (all.length === 0) continue;
    const later = receipts.filter(
      (other, turn) =>
        other !== receipt && other.publicKey === receipt.publicKey && isLater(other, receipt, turn > at),
    );
    const told = new Set(
      later.flatMap((other) => other.lines.filter(({ status }) => status !== 'refused').flatMap(toldOf)),
    );
    const left = all.filter((line) => !toldOf(line).some((key) => told.has(key)));
    if (left.length > 0) waiting.set(receipt.id, { left, lines });
  }
  return waiting;
}
