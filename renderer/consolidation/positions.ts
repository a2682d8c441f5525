import type { Position } from '../../shared/assessments';
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
