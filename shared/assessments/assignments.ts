import { z } from 'zod';
import { isSubNational } from '../agencies';
import { isoDate, uuid } from '../kernel';
import type { AgencyRole } from '../vocabulary';
import { itemId } from './model';

/** An agency is asked about an item; at most one agency an item leads. */
export const assignment = z.strictObject({ itemId, agencyId: uuid, isLead: z.boolean() });
export type Assignment = z.infer<typeof assignment>;

/** An agency takes part in an assessment. */
export const participant = z.strictObject({
  agencyId: uuid,
  /** Day its answers are due, null while none is set. */
  dueOn: isoDate.nullable(),
});
export type Participant = z.infer<typeof participant>;

/** Who is asked what in an assessment. */
export const participation = z.strictObject({
  participants: z.array(participant),
  assignments: z.array(assignment),
});
export type Participation = z.infer<typeof participation>;

/** What a cell of the coverage matrix can be set to. */
export const assignedAs = z.enum(['not-asked', 'asked', 'lead']);
export type AssignedAs = z.infer<typeof assignedAs>;

interface ItemOfRoles {
  readonly id: string;
  /** Roles usually asked, the usual lead first. */
  readonly roles: readonly AgencyRole[];
}

interface AgencyOfRoles {
  readonly id: string;
  readonly roles: readonly AgencyRole[];
}

/** Position of the first role of an item that an agency has, or -1. */
function rankOf({ roles }: ItemOfRoles, agency: AgencyOfRoles): number {
  return roles.findIndex((role) => agency.roles.includes(role));
}

/**
 * Who is asked by role (items B.7, vocabulary 7): every agency with a role that the item names; the one with the earliest role
 * leads, the first of several in the order given. A committee of a province only leads where nobody else is asked. The roles of an
 * item are data of the edition and come with it.
 */
export function assignmentsByRole(
  items: readonly ItemOfRoles[],
  agencies: readonly AgencyOfRoles[],
): Assignment[] {
  return items.flatMap((item) => {
    const asked = agencies
      .map((agency) => ({ agency, rank: rankOf(item, agency) }))
      .filter(({ rank }) => rank >= 0);
    const leads = asked.toSorted(
      (a, b) => Number(isSubNational(a.agency)) - Number(isSubNational(b.agency)) || a.rank - b.rank,
    );
    const lead = leads[0]?.agency.id;
    return asked.map(({ agency }) => ({ itemId: item.id, agencyId: agency.id, isLead: agency.id === lead }));
  });
}

/**
 * What has to be written so that everything `wanted` is assigned. Nothing is taken away, and an item that has a lead keeps it, so
 * what was arranged by hand stays.
 */
export function missingAssignments(
  present: readonly Assignment[],
  wanted: readonly Assignment[],
): Assignment[] {
  const key = ({ itemId: item, agencyId }: Assignment) => `${item} ${agencyId}`;
  const there = new Set(present.map(key));
  const led = new Set(present.filter(({ isLead }) => isLead).map(({ itemId: item }) => item));
  return wanted
    .map((one) => ({ ...one, isLead: one.isLead && !led.has(one.itemId) }))
    .filter((one) => !there.has(key(one)) || one.isLead);
}

/** An agency that has ended, or will end before the reference date: it was asked the year before, or is asked this year. */
export const departedAgency = z.strictObject({
  agencyId: uuid,
  /** Its last day. */
  until: isoDate,
  /** Whether this year asks it: it ended after the year began. */
  isAsked: z.boolean(),
  /** Answers it is asked for and has not given. */
  owed: z.number().int().nonnegative(),
  /** Requests that went out to it, as sheets or packs, and have not come back. */
  requests: z.number().int().nonnegative(),
  /** Items it is asked and has said nothing on, not even half of it: no answer is left behind where it is asked them no more. */
  silent: z.array(itemId),
  /** Items of this year that have to be given to another agency, in the order of the edition. */
  unled: z.array(itemId),
});
export type DepartedAgency = z.infer<typeof departedAgency>;

/** Items asked now that come from items which were led, and have no lead: `fromOf` gives what an item comes from. */
export function leftWithoutLead(
  led: readonly string[],
  asked: readonly string[],
  fromOf: (itemId: string) => readonly string[],
  present: readonly Assignment[],
): string[] {
  const was = new Set(led);
  const has = new Set(present.filter(({ isLead }) => isLead).map((one) => one.itemId));
  return asked.filter((id) => !has.has(id) && fromOf(id).some((from) => was.has(from)));
}

/**
 * Items whose answer an agency owes that have to be given to another one: those it leads, and those that nobody leads and no agency that
 * stays is asked.
 *
 * @param gone Agencies that have ended, itself among them.
 */
export function leftWithoutAnswer(
  agencyId: string,
  owed: readonly string[],
  present: readonly Assignment[],
  gone: ReadonlySet<string>,
): string[] {
  const leads = new Map(present.filter(({ isLead }) => isLead).map((one) => [one.itemId, one.agencyId]));
  const staying = new Set(present.filter((one) => !gone.has(one.agencyId)).map((one) => one.itemId));
  return owed.filter((id) => (leads.has(id) ? leads.get(id) === agencyId : !staying.has(id)));
}
