import { z } from 'zod';
import { instant, isoDate, uuid } from '../kernel';
import { agencyRole, languageCode, memberCode } from '../vocabulary';

/** The name of an agency in one language. */
export const agencyName = z.strictObject({
  language: languageCode,
  name: z.string().trim().min(1).max(200),
});
export type AgencyName = z.infer<typeof agencyName>;

/** What the register says of an agency; the first name is the one shown where the reader's language has none. */
export const agencyFields = z.strictObject({
  state: memberCode,
  names: z
    .array(agencyName)
    .min(1)
    .max(12)
    .refine((names) => new Set(names.map(({ language }) => language)).size === names.length),
  /** For the head of a column; no two agencies of a State share one. */
  shortName: z.string().trim().min(1).max(24),
  /** The first is the main one. */
  roles: z
    .array(agencyRole)
    .min(1)
    .max(6)
    .refine((roles) => new Set(roles).size === roles.length),
  /** Province or district it answers for; empty for an agency of the whole State. */
  place: z.string().trim().max(120),
  /** First and last day of its work in the register; null where it is not known or goes on. */
  from: isoDate.nullable(),
  until: isoDate.nullable(),
  note: z.string().trim().max(2000),
});
export type AgencyFields = z.infer<typeof agencyFields>;

/** Who speaks for an agency, or stands in. */
export const duty = z.enum(['focal', 'deputy']);
export type Duty = z.infer<typeof duty>;

/** One person's time in a duty. Persons change; who it was on a day stays known. */
export const focalPoint = z.strictObject({
  id: uuid,
  duty,
  name: z.string().trim().min(1).max(200),
  position: z.string().trim().max(200),
  /** Telephone, e-mail or address, as given. */
  contact: z.string().trim().max(400),
  from: isoDate,
  /** Last day, null while it goes on. */
  until: isoDate.nullable(),
  note: z.string().trim().max(1000),
});
export type FocalPoint = z.infer<typeof focalPoint>;

export const newFocalPoint = focalPoint.omit({ id: true, until: true });
export type NewFocalPoint = z.infer<typeof newFocalPoint>;

/** An agency of a State with everybody who ever spoke for it, earliest first. */
export const agency = z.strictObject({
  id: uuid,
  ...agencyFields.shape,
  focalPoints: z.array(focalPoint),
  createdAt: instant,
  updatedAt: instant,
});
export type Agency = z.infer<typeof agency>;
