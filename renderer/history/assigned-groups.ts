import { type Assignment, assignment } from '../../shared/assessments';
import type { RecordedChange } from '../../shared/changes';

/** How an agency stands to an item; null where it is not asked. */
type Standing = 'asked' | 'leads' | null;

/** Items whose standing changed alike for one agency, in the order in which that was written. */
export interface AssignedGroup {
  readonly agencyId: string;
  readonly was: Standing;
  readonly is: Standing;
  readonly itemIds: readonly string[];
}

const read = (json: string | null): Assignment | null | undefined => {
  if (json === null) return null;
  try {
    return assignment.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
};

function standingOf(one: Assignment | null): Standing {
  if (one === null) return null;
  return one.isLead ? 'leads' : 'asked';
}

/** Whether an entry of an assessment says who is asked what, in words that this version knows. */
export function tellsWhoIsAsked({
  field,
  before,
  after,
}: Pick<RecordedChange, 'field' | 'before' | 'after'>): boolean {
  return field === 'assigned' && read(before) !== undefined && read(after) !== undefined;
}

/** Who was asked what in one act, as few groups, from entries with the oldest first that `tellsWhoIsAsked`. */
export function assignedGroups(
  changes: readonly Pick<RecordedChange, 'before' | 'after'>[],
): readonly AssignedGroup[] {
  const groups = new Map<string, AssignedGroup & { readonly itemIds: string[] }>();
  for (const { before, after } of changes) {
    const [old, now] = [read(before), read(after)];
    const one = now ?? old;
    if (old === undefined || now === undefined || one === null || one === undefined) continue;
    const { agencyId, itemId } = one;
    const [was, is] = [standingOf(old), standingOf(now)];
    const key = [agencyId, was, is].join(' ');
    const group = groups.get(key) ?? { agencyId, was, is, itemIds: [] };
    groups.set(key, group);
    group.itemIds.push(itemId);
  }
  return [...groups.values()];
}
