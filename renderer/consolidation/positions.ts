import { type Agency, agencyNameIn, isSubNational } from '../../shared/agencies';
import { type Position, untouchedAnswer, type Vote } from '../../shared/assessments';
import type { ItemView } from '../../shared/consolidation';

/** What each agency says on an item now, as a decision would keep it. */
export function positionsOf({ agencies }: ItemView): Position[] {
  return agencies.map(({ column, isLead, answer }) => ({
    agencyId: column.agencyId,
    agencyName: column.name,
    isLead,
    isLocal: column.isLocal,
    value: answer.confirmed ? answer.value : { kind: 'none' },
    text: answer.confirmed ? answer.text : '',
    revision: answer.revision,
  }));
}

/** Agencies that vote on an item without having been asked about it: their vote is all they say. */
export function votersOf(
  { national, agencies: heard }: ItemView,
  votes: ReadonlyMap<string, Vote>,
  register: readonly Agency[],
): Position[] {
  const known = new Set(heard.map(({ column }) => column.agencyId));
  const { value, text, revision } = untouchedAnswer(national.itemId);
  return register
    .filter(({ id }) => votes.has(id) && !known.has(id))
    .map((agency) => ({
      ...{ agencyId: agency.id, agencyName: agencyNameIn(agency, 'eng'), isLead: false },
      ...{ isLocal: isSubNational(agency), value, text, revision },
    }));
}
