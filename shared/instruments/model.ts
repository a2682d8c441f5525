import { z } from 'zod';
import { isoDate } from '../kernel';
import { memberCode, pillarCode, REGIONAL_BODIES, treatyStatus } from '../vocabulary';

/** A treaty binds those who joined it; soft law is guidance for everyone and never a duty. */
export const instrumentKind = z.enum(['treaty', 'soft-law']);

/**
 * How strongly an article asks: `M` mandatory, `Mq` mandatory but qualified, `O` optional or "shall consider", `D` definition
 * or frame without a duty of its own, `F` final clause.
 */
export const DUTIES = ['M', 'Mq', 'O', 'D', 'F'] as const;
export const duty = z.enum(DUTIES);
export type Duty = z.infer<typeof duty>;

/**
 * What softens a qualified duty, to be said in plain words wherever the duty is shown. `see-text`: qualified, but the exact
 * words still have to be read in the official text.
 */
export const QUALIFIERS = [
  'as-far-as-possible',
  'must-try',
  'where-appropriate',
  'subject-to-law',
  'within-means',
  'see-text',
] as const;
export const qualifier = z.enum(QUALIFIERS);
export type Qualifier = z.infer<typeof qualifier>;

/**
 * How far the summary of an article was checked: substance seen in a source; substance seen but the number from memory; only the
 * title or topic seen; or general knowledge that has to be verified before anybody relies on it.
 */
export const VERIFICATIONS = [
  'confirmed',
  'confirmed-number-open',
  'confirmed-title',
  'from-memory',
] as const;
export const verification = z.enum(VERIFICATIONS);
export type Verification = z.infer<typeof verification>;

/** The key by which items name an article (`TIPP 6(3)`, `P29 2(a)-(b)`) or a whole instrument (`BOHOL`). */
export const legalRef = z.string().regex(/^[A-Z][A-Z0-9/-]*(?: \S+(?: \S+)?)?$/);
export type LegalRef = z.infer<typeof legalRef>;

/** One article, or one part of a guide. The summary is ours and is never shown as the text of the law. */
export const article = z
  .strictObject({
    /** The reference key, unique among all instruments. */
    key: legalRef,
    /** Number as printed in the instrument; `whole` where a guide is meant as one piece. */
    number: z.string().min(1),
    /** What it obliges or encourages, at most fifteen words or so. */
    summary: z.string().min(1),
    duty,
    /** Set for `Mq` and only there. */
    qualifier: qualifier.nullable(),
    pillar: pillarCode,
    verification,
    /** The summary is a translation that nobody has checked; never so in what ships. */
    isDraft: z.literal(true).optional(),
  })
  .refine((value) => (value.duty === 'Mq') === (value.qualifier !== null), {
    path: ['qualifier'],
    message: 'a qualified duty names its qualifier, other duties have none',
  })
  .readonly();
export type Article = z.infer<typeof article>;

/** A treaty or a piece of soft law with its articles in their order. */
export const instrument = z
  .strictObject({
    code: z.string().regex(/^[A-Z][A-Z0-9/-]*$/),
    kind: instrumentKind,
    /** The official title in English. */
    name: z.string().min(1),
    /** A short name for lists and for "Article 6 of the ...". */
    shortName: z.string().min(1),
    /** Year of adoption; the first one where a code stands for two texts; null where only the topic is known. */
    year: z.number().int().min(1900).max(2100).nullable(),
    /** When it came into force generally: a day, or a year where the day was not checked; null for soft law and pairs. */
    inForce: z.union([isoDate, z.string().regex(/^\d{4}$/)]).nullable(),
    /** How far year and entry into force were checked. */
    verification,
    /** Bodies whose members alone can join or are addressed; empty for instruments open to all. */
    bodies: z.array(z.enum(REGIONAL_BODIES)).readonly(),
    articles: z.array(article).min(1).readonly(),
    /** The names are a translation that nobody has checked; never so in what ships. */
    isDraft: z.literal(true).optional(),
  })
  .readonly();
export type Instrument = z.infer<typeof instrument>;

/** All instruments, in the order of the table of obligations. */
export const instruments = z.array(instrument).readonly();
export type Instruments = z.infer<typeof instruments>;

/**
 * What one treaty is for one member, with the source it was read from. The program ships none of these rows: they are entered by
 * somebody who has checked, never guessed.
 */
export const ratification = z
  .strictObject({
    member: memberCode,
    instrument: z.string(),
    status: treatyStatus,
    signedOn: isoDate.nullable(),
    ratifiedOn: isoDate.nullable(),
    inForceOn: isoDate.nullable(),
    reservation: z.string().nullable(),
    source: z.string().min(1),
    checkedOn: isoDate,
  })
  .readonly();
export type Ratification = z.infer<typeof ratification>;

/** Ratifications of all members. */
export const ratifications = z.array(ratification).readonly();
