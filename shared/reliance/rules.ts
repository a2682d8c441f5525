import { type ChangedVersion, endsText, type LawChange } from '../library';
import type { DecisionMade, RelianceGroup, RelianceState, RestingLine } from './model';

/** What tells the state of one line. */
export interface StateGround {
  readonly changes: readonly Pick<LawChange, 'key'>[];
  /** Decisions on this dependant, oldest first. */
  readonly decisions: readonly Pick<DecisionMade, 'change' | 'decision' | 'at'>[];
  readonly isFrozen: boolean;
  /** When the answer was last saved; null for what is no answer. */
  readonly answeredAt: string | null;
}

/**
 * Whether somebody has to look at a line. Every change wants a decision of its own: a text that is repealed after its amendment was
 * looked at is listed again. "Answer again" is settled by an answer saved after it, and waits until then.
 */
export function stateOf({ changes, decisions, isFrozen, answeredAt }: StateGround): RelianceState {
  if (isFrozen) return 'frozen';
  let waits = false;
  for (const { key } of changes) {
    const last = decisions.findLast(({ change }) => change === key);
    if (last === undefined || last.decision === 'reopened') return 'open';
    if (last.decision === 'answer-again' && (answeredAt === null || answeredAt <= last.at)) waits = true;
  }
  return waits ? 'answer-again' : 'decided';
}

/** Whether all that happened is later than a day: then an answer for that day may be as true as before. */
export function happenedAfter(changes: readonly Pick<LawChange, 'since'>[], day: string): boolean {
  return changes.every(({ since }) => since !== null && since > day);
}

/** Whether nothing can rest on the text any more. */
export function isGone({ changes }: Pick<ChangedVersion, 'changes'>): boolean {
  return changes.some(endsText);
}

/** Lines that still want somebody, for a count. */
export function isOpenLine({ state }: Pick<RestingLine, 'state'>): boolean {
  return state === 'open' || state === 'answer-again';
}

/** The list in which a line stands. */
export function groupOf({ state }: Pick<RestingLine, 'state'>): RelianceGroup {
  return state === 'answer-again' ? 'open' : state;
}
