import { z } from 'zod';
import { instant, isoDate, uuid } from '../kernel';
import { type MemberCode, memberCode, treatyStatus } from '../vocabulary';
import type { Instrument, Ratification } from './model';

const day = isoDate.nullable();

/** What somebody who has checked says of a State and a treaty. */
const shape = z.strictObject({
  status: treatyStatus,
  signedOn: day,
  /** Ratified, accepted, approved, or acceded to. */
  ratifiedOn: day,
  /** First day on which it binds this State. */
  inForceOn: day,
  /** Reservations and declarations in words; empty for none. */
  reservation: z.string().trim().max(8000),
  /** Where it was read: an office, a treaty collection, a gazette. */
  source: z.string().trim().max(500),
  /** The document of the library that shows it. */
  sourceDocumentId: uuid.nullable(),
  checkedOn: day,
});
export const treatyStatusFields = shape.refine((fields) => treatyFault(fields) === null, {
  message: 'days in order, and a source',
});
export type TreatyStatusFields = z.infer<typeof shape>;

export const treatyStatusEntry = z.strictObject({
  ...shape.shape,
  member: memberCode,
  /** Code of the instrument. */
  instrument: z.string().min(1).max(40),
  updatedBy: z.string(),
  updatedAt: instant,
});
export type TreatyStatusEntry = z.infer<typeof treatyStatusEntry>;

/** Why a status cannot be kept as it is: days that run backwards, or nobody can tell where it comes from. */
export type TreatyFault = 'days' | 'source';

/** What is wrong with a status, or null. Signed, ratified and in force follow one another; who says anything names a source. */
export function treatyFault(
  fields: Pick<
    TreatyStatusFields,
    'status' | 'signedOn' | 'ratifiedOn' | 'inForceOn' | 'source' | 'sourceDocumentId'
  >,
): TreatyFault | null {
  const days = [fields.signedOn, fields.ratifiedOn, fields.inForceOn].filter((each) => each !== null);
  if (days.some((each, at) => at > 0 && each < (days[at - 1] ?? ''))) return 'days';
  const isSaid = fields.status !== 'unknown';
  return isSaid && fields.source.trim() === '' && fields.sourceDocumentId === null ? 'source' : null;
}

/** What decides whether a State is bound. */
export type JoinedTreaty = Pick<Ratification, 'member' | 'instrument' | 'status' | 'inForceOn'>;

/** Whether an instrument binds a State on a day. */
export type Boundness =
  /** Soft law: it advises everybody and binds nobody. */
  | { readonly kind: 'guide' }
  | { readonly kind: 'bound'; readonly since: string | null; readonly withReservation: boolean }
  /** Still a guide for what good practice is. */
  | { readonly kind: 'not-bound'; readonly status: JoinedTreaty['status']; readonly from: string | null }
  | { readonly kind: 'not-known' };

/**
 * Whether a treaty binds on a day by what was entered: in force for the State, with a reservation or without, or ratified with its day
 * come. Null where nobody has checked.
 */
export function bindsOn(
  { status, inForceOn }: Pick<JoinedTreaty, 'status' | 'inForceOn'>,
  on: string,
): boolean | null {
  if (status === 'unknown') return null;
  const isJoined = status === 'inforce-for-member' || status === 'reservation';
  if (isJoined) return (inForceOn ?? '') <= on;
  return status === 'ratified' && inForceOn !== null && inForceOn <= on;
}

/** What an instrument is for a State on a day. Not knowing is no "no". */
export function boundnessOf(
  instrument: Pick<Instrument, 'code' | 'kind'>,
  entries: readonly JoinedTreaty[],
  member: MemberCode,
  on: string,
): Boundness {
  if (instrument.kind === 'soft-law') return { kind: 'guide' };
  const entry = entries.find((each) => each.member === member && each.instrument === instrument.code);
  const binds = entry === undefined ? null : bindsOn(entry, on);
  if (entry === undefined || binds === null) return { kind: 'not-known' };
  return binds
    ? { kind: 'bound', since: entry.inForceOn, withReservation: entry.status === 'reservation' }
    : { kind: 'not-bound', status: entry.status, from: entry.inForceOn };
}
