import { z } from 'zod';
import { isSubNational } from '../agencies';
import { itemId, type SnapshotRecord } from '../assessments';

/** An item that other agencies answered, or another one led, than on the other side, by their names. */
export const otherRespondents = z.strictObject({
  itemId,
  agencies: z.tuple([z.array(z.string()), z.array(z.string())]),
  /** Those among them whose answer counts before that of others. */
  leads: z.tuple([z.array(z.string()), z.array(z.string())]),
  /** The same agencies answered on both sides. */
  isOnlyLead: z.boolean(),
});
export type OtherRespondents = z.infer<typeof otherRespondents>;

type Answering = SnapshotRecord['contributions'][number];

interface Answered {
  readonly all: readonly Answering[];
  /** Whose answer counts before that of others; empty where nobody leads, or who leads has not answered. */
  readonly lead: readonly Answering[];
}

/** Who answered each item: agencies of the whole State. */
function answeringBy({ contributions }: SnapshotRecord): ReadonlyMap<string, Answered> {
  const found = new Map<string, Answering[]>();
  for (const agency of contributions.filter((each) => !isSubNational(each))) {
    for (const { itemId: id, value, confirmed } of agency.answers) {
      if (confirmed && value.kind !== 'none') found.set(id, [...(found.get(id) ?? []), agency]);
    }
  }
  return new Map(
    [...found].map(([id, all]) => [id, { all, lead: all.filter(({ leads }) => leads.includes(id)) }]),
  );
}

const isSame = (some: readonly Answering[], others: readonly Answering[]): boolean => {
  const known = new Set(some.map(({ agencyId }) => agencyId));
  return known.size === others.length && others.every(({ agencyId }) => known.has(agencyId));
};

const sorted = (agencies: readonly Answering[]): string[] =>
  agencies.map(({ shortName }) => shortName).toSorted();

/** All who answered, who leads first. */
const namesOf = ({ all, lead }: Answered): string[] => [
  ...sorted(lead),
  ...sorted(all.filter((each) => !lead.includes(each))),
];

/**
 * Items that other agencies answered, or another one led, in one frozen year than in another one, which often explains a jump (domain rule C.7). Where a lead
 * answered on both sides, it alone is looked at; a lead that was only named on one side changes nothing by itself. Where on one side no
 * agency answered by itself, nothing is known of it.
 */
export function respondentsChanged(before: SnapshotRecord, after: SnapshotRecord): OtherRespondents[] {
  const [were, are] = [answeringBy(before), answeringBy(after)];
  return [...are].flatMap(([id, now]) => {
    const then = were.get(id);
    if (then === undefined) return [];
    const byLead = then.lead.length > 0 && now.lead.length > 0;
    const isOnlyLead = isSame(then.all, now.all);
    if (byLead ? isSame(then.lead, now.lead) : isOnlyLead) return [];
    return [
      {
        ...{ itemId: id, agencies: [namesOf(then), namesOf(now)] },
        ...{ leads: [sorted(then.lead), sorted(now.lead)], isOnlyLead },
      },
    ];
  });
}
