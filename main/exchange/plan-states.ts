import {
  NOTHING_SAID,
  type PieceSide,
  PLAN_ORDER,
  type PlanPiece,
  saidInPlan,
  type ThingContent,
} from '../../shared/exchange';
import type { Db } from '../database';
import { listSeenUnder, noteSeen } from './ledger-repository';
import { hashOfSaid, type Thing } from './things';

/** The name under which it is noted what a state of a plan said of its pieces. */
const stateName = (planId: string, state: string) => `${planId}/${state}`;

/** Notes piece by piece, and in which order, what a plan says that goes out or came in, so that it is known later who changed what since. */
export function notePlanState(
  db: Db,
  { kind, id, hash, content }: Thing,
  when: { readonly importId: string | null; readonly at: string },
): void {
  if (kind !== 'plan') return;
  for (const [place, [piece, said]] of [...saidInPlan(content as ThingContent<'plan'>)].entries())
    noteSeen(db, {
      ...{ kind, thingId: `${stateName(id, hash)}/${piece}/${place}`, hash: hashOfSaid(said) },
      ...when,
    });
}

/**
 * Which side alone changed a piece of a plan since the last state that both sides had in hand; null for one that both changed, where no
 * such state is known, or where it is not clear which was the last.
 */
export function changedSinceCommon(
  db: Db,
  { id, ancestors }: Pick<Thing, 'id' | 'ancestors'>,
): (piece: Pick<PlanPiece, 'id' | 'mine' | 'theirs'>) => PieceSide | null {
  const theirs = new Set(ancestors);
  const noted = listSeenUnder(db, 'plan', id).flatMap(({ thingId, hash, at }) => {
    const [, state = '', piece, place] = thingId.split('/');
    return piece !== undefined && theirs.has(state) ? [{ state, piece, place, hash, at }] : [];
  });
  const [last] = noted;
  const ofLast = noted.filter(({ at }) => at === last?.at);
  if (last === undefined || ofLast.some(({ state }) => state !== last.state)) return () => null;
  const said = new Map(ofLast.map(({ piece, hash }) => [piece, hash]));
  // States that were noted before their order was have no places: of these it is not known.
  const order = ofLast
    .filter(({ place }) => place !== undefined)
    .toSorted((a, b) => Number(a.place) - Number(b.place))
    .map(({ piece }) => piece);
  const orderOf = (actions: PlanPiece['mine']): string => {
    const asked = new Set(actions as readonly string[]);
    return hashOfSaid(order.filter((piece) => asked.has(piece)));
  };
  return ({ id: piece, mine, theirs: other }) => {
    const before = piece === PLAN_ORDER ? orderOf(mine) : (said.get(piece) ?? hashOfSaid(NOTHING_SAID));
    if (hashOfSaid(mine) === before) return 'theirs';
    return hashOfSaid(other) === before ? 'mine' : null;
  };
}
