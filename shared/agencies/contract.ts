import { z } from 'zod';
import type { Contract } from '../kernel';
import { instant, isoDate, uuid } from '../kernel';
import { memberCode } from '../vocabulary';
import { agency, agencyFields, newFocalPoint } from './model';

/** One change of an agency or of who speaks for it; `before` and `after` hold canonical JSON. */
export const agencyHistoryEntry = z.strictObject({
  seq: z.number().int().positive(),
  at: instant,
  actor: z.string(),
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type AgencyHistoryEntry = z.infer<typeof agencyHistoryEntry>;

const changing = ['agencies.not-found', 'agencies.short-name-taken', 'agencies.dates-reversed'] as const;

export const agenciesContract = {
  /** Agencies of one State, or of all, by short name; those that have ended are among them. */
  'agencies.list': {
    owner: 'data',
    input: z.strictObject({ state: memberCode.nullable().default(null) }),
    output: z.array(agency),
    errors: [],
  },
  'agencies.create': {
    owner: 'data',
    input: agencyFields,
    output: agency,
    errors: ['agencies.short-name-taken', 'agencies.dates-reversed'],
  },
  /** Changes the register; an agency is ended by its last day and never deleted. The State stays. */
  'agencies.update': {
    owner: 'data',
    input: z.strictObject({ agencyId: uuid, changes: agencyFields.omit({ state: true }).partial() }),
    output: agency,
    errors: changing,
  },
  /** Appoints a focal point or deputy; whoever had the duty keeps it until the day before. */
  'agencies.appoint': {
    owner: 'data',
    input: z.strictObject({ agencyId: uuid, person: newFocalPoint }),
    output: agency,
    errors: ['agencies.not-found', 'agencies.appointed-earlier'],
  },
  /** Ends a duty without a successor. */
  'agencies.endDuty': {
    owner: 'data',
    input: z.strictObject({ agencyId: uuid, focalPointId: uuid, until: isoDate }),
    output: agency,
    errors: ['agencies.not-found', 'agencies.dates-reversed'],
  },
  /** Everything that happened to an agency, oldest first. */
  'agencies.history': {
    owner: 'data',
    input: z.strictObject({ agencyId: uuid }),
    output: z.array(agencyHistoryEntry),
    errors: ['agencies.not-found'],
  },
} as const satisfies Contract;
