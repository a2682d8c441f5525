import type { SaidContent } from '../../shared/assessments';
import {
  NOTHING_SAID,
  type PackReceiptLine,
  PLAN_ITSELF,
  PLAN_ORDER,
  saidInPlan,
  type ThingContent,
  wholeOf,
} from '../../shared/exchange';
import type { Json } from '../../shared/kernel';
import type { Around, RowKind } from './kinds';
import { listWaiting } from './ledger-repository';
import { TRAVELLING, type TravellingTable } from './rows-repository';
import { findThing, hashOfSaid } from './things';

/** The hash of what an agency says on an item, apart from its evidence, about which nobody is asked. */
export const hashOfAnswer = ({ value, text }: Pick<SaidContent, 'value' | 'text'>): string =>
  hashOfSaid({ value, text } as Json);

const idIn = (key: string): string => key.slice(key.indexOf('/') + 1);

/**
 * Tells which lines that were left for later somebody settled by hand: ours says by now what theirs said. Plans are read once for all
 * lines of one receipt, so it is made anew for each.
 */
export function createSameNow(
  around: Around,
  lines: readonly PackReceiptLine[],
): (line: PackReceiptLine) => boolean {
  const plans = new Map<string, ReadonlyMap<string, Json> | undefined>();
  const saidIn = (key: string): ReadonlyMap<string, Json> | undefined => {
    if (!plans.has(key)) {
      const plan = findThing(around, 'plan', idIn(key), true).thing;
      plans.set(key, plan && saidInPlan(plan.content as ThingContent<'plan'>));
    }
    return plans.get(key);
  };
  /** The order of the actions that both had; others are lines of their own. */
  const orderIn = (whole: string, said: ReadonlyMap<string, Json>): string[] => {
    const alone = new Set(
      lines.flatMap(({ key, piece }) =>
        piece?.only !== undefined && wholeOf(key) === whole ? [key.slice(whole.length + 1)] : [],
      ),
    );
    return [...said.keys()].filter((id) => id !== PLAN_ITSELF && !alone.has(id));
  };
  const hashNow = ({ kind, key, piece }: PackReceiptLine): string | undefined => {
    if (kind === 'contribution') {
      const answer = findThing(around, 'agency-answer', idIn(key), true).thing;
      return answer && hashOfAnswer(answer.content as ThingContent<'agency-answer'>);
    }
    if (piece === undefined) return findThing(around, kind as RowKind, idIn(key), true).thing?.hash;
    const whole = wholeOf(key);
    const said = saidIn(whole);
    const id = key.slice(whole.length + 1);
    if (said === undefined) return undefined;
    return hashOfSaid(id === PLAN_ORDER ? orderIn(whole, said) : (said.get(id) ?? NOTHING_SAID));
  };
  return (line) => line.theirs !== undefined && hashNow(line) === line.theirs;
}

/** Key of what is kept of {@link countWaiting}. */
const WAITING_NOW = {};
const FACTS = Object.keys(TRAVELLING) as TravellingTable[];

/** How many differences wait for a decision now, by receipt; none of those that were settled by hand. */
export function countWaiting(around: Around): ReadonlyMap<string, number> {
  const { db } = around;
  return db.kept(WAITING_NOW, ['packs_received', ...FACTS], () => {
    const counts = [...listWaiting(db)].map(([id, { left, lines }]) => {
      const isSame = createSameNow(around, lines);
      return [id, left.filter((line) => !isSame(line)).length] as const;
    });
    return new Map(counts.filter(([, count]) => count > 0));
  });
}
