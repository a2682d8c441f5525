import { NOTHING_SAID, saidInPlan, type ThingContent } from '../../shared/exchange';
import type { Db } from '../database';
import { listSeenUnder, noteSeen } from './ledger-repository';
import { hashOfSaid, type Thing } from './things';

/** The name under which it is noted what a state of a plan said of its pieces. */
const stateName = (planId: string, state: string) => `${planId}/${state}`;

/** Notes piece by piece what a plan says that goes out or came in, so that it is known later who changed what since. */
export function notePlanState(
  db: Db,
  { kind, id, hash, content }: Thing,
  when: { readonly importId: string | null; readonly at: string },
): void {
  if (kind !== 'plan') return;
  for (const [piece, said] of saidInPlan(content as ThingContent<'plan'>))
    noteSeen(db, { kind, thingId: `${stateName(id, hash)}/${piece}`, hash: hashOfSaid(said), ...when });
}

/**
 * The hash of what was said of a piece of a plan in the last state that both sides had in hand; undefined where no such state is known,
 * or where it is not clear which was the last.
 */
export function saidInCommon(
  db: Db,
  { id, ancestors }: Pick<Thing, 'id' | 'ancestors'>,
): ((piece: string) => string) | undefined {
  const theirs = new Set(ancestors);
  const noted = listSeenUnder(db, 'plan', id).flatMap(({ thingId, hash, at }) => {
    const [, state = '', piece] = thingId.split('/');
    return piece !== undefined && theirs.has(state) ? [{ state, piece, hash, at }] : [];
  });
  const [last] = noted;
  const ofLast = noted.filter(({ at }) => at === last?.at);
  if (last === undefined || ofLast.some(({ state }) => state !== last.state)) return undefined;
  const said = new Map(ofLast.map(({ piece, hash }) => [piece, hash]));
  return (piece) => said.get(piece) ?? hashOfSaid(NOTHING_SAID);
}
