import { z } from 'zod';
import { itemId, type SnapshotRecord } from '../assessments';

/** An item that other agencies answered than on the other side, by their names. */
export const otherRespondents = z.strictObject({
  itemId,
  agencies: z.tuple([z.array(z.string()), z.array(z.string())]),
});
export type OtherRespondents = z.infer<typeof otherRespondents>;

type Answering = SnapshotRecord['contributions'][number];

/** Speaks for a part of the State only: what it says is no side of the national answer. */
const isLocal = ({ roles }: Answering): boolean => roles.length > 0 && roles.every((role) => role === 'PROV');

/** Who answered each item: its lead where that one did, else all agencies of the whole State that did. */
function answeringBy({ contributions }: SnapshotRecord): ReadonlyMap<string, readonly Answering[]> {
  const found = new Map<string, Answering[]>();
  for (const agency of contributions.filter((each) => !isLocal(each))) {
    for (const { itemId: id, value, confirmed } of agency.answers) {
      if (confirmed && value.kind !== 'none') found.set(id, [...(found.get(id) ?? []), agency]);
    }
  }
  return new Map(
    [...found].map(([id, agencies]) => {
      const lead = agencies.filter(({ leads }) => leads.includes(id));
      return [id, lead.length > 0 ? lead : agencies];
    }),
  );
}

/**
 * Items that other agencies answered in one frozen year than in another one, which often explains a jump (domain rule C.7). Where on
 * one side no agency answered by itself, nothing is known of it.
 */
export function respondentsChanged(before: SnapshotRecord, after: SnapshotRecord): OtherRespondents[] {
  const [were, are] = [answeringBy(before), answeringBy(after)];
  return [...are].flatMap(([id, now]) => {
    const then = were.get(id);
    if (then === undefined) return [];
    const known = new Set(then.map(({ agencyId }) => agencyId));
    const isSame = known.size === now.length && now.every(({ agencyId }) => known.has(agencyId));
    const names = (agencies: readonly Answering[]) => agencies.map(({ shortName }) => shortName).toSorted();
    return isSame ? [] : [{ itemId: id, agencies: [names(then), names(now)] }];
  });
}
