import { z } from 'zod';
import { instant, isoDate, sha256, uuid } from '../kernel';
import { documentType, memberCode } from '../vocabulary';

/** Step of the maturity scale: 0 absent, 1 in preparation, 2 adopted, 3 operating, 4 reviewed. */
export const level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type Level = z.infer<typeof level>;

/** Permanent id of an item, `POL-01`; local items of a member start with `X-`. */
export const itemId = z.string().regex(/^(?:X-)?[A-Z]{2,5}-\d{2,3}$/);

/**
 * What was answered. `na` (not applicable) needs a reason, `nk` (not known) needs who might know; neither is ever counted
 * as 0. `none` means nothing was entered. `disputed` stands only in a national answer, where agencies differ and the coordinator
 * has left it open; it is set by a decision.
 */
export const answerValue = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('level'),
    level,
    /** The work is done in practice but no text has been adopted; only with level 1. */
    practiceAhead: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('na'), reason: z.string().trim().min(1).max(2000) }),
  z.strictObject({ kind: z.literal('nk'), whoMightKnow: z.string().trim().min(1).max(300) }),
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('disputed') }),
]);
export type AnswerValue = z.infer<typeof answerValue>;

/** Why a level is lower than the year before. */
export const fallReason = z.enum([
  'expired',
  'repealed',
  'funding-ended',
  'staff-left',
  'corrected',
  'other',
]);
export type FallReason = z.infer<typeof fallReason>;

/** A rectangle on a page in PDF points, origin at the lower left: x, y, width, height. */
export const rectangle = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/** A passage of a document that supports an answer. The quote is kept even if the document is removed. */
export const citation = z.strictObject({
  id: uuid,
  versionId: uuid,
  documentTitle: z.string(),
  /** Position of the page in the file, 1-based. */
  page: z.number().int().positive(),
  /** Page number as printed, if the file states one. */
  pageLabel: z.string().max(40).nullable(),
  quote: z.string().max(4000),
  rectangles: z.array(rectangle).max(400),
  note: z.string().max(2000),
  createdAt: instant,
});
export type Citation = z.infer<typeof citation>;

export const newCitation = citation.omit({ id: true, createdAt: true, documentTitle: true });
export type NewCitation = z.infer<typeof newCitation>;

/** A citation with the answer that makes it: the national one, or that of an agency. */
export const citedPlace = z.strictObject({
  citation,
  assessmentId: uuid,
  itemId,
  agency: z.strictObject({ id: uuid, shortName: z.string() }).nullable(),
  state: memberCode,
  referenceDate: isoDate,
  status: z.enum(['open', 'frozen']),
});
export type CitedPlace = z.infer<typeof citedPlace>;

/** Confidential evidence that stays with an agency: known by title and custodian, the file is not copied (items B.4). */
export const heldEvidence = z.strictObject({
  id: uuid,
  title: z.string().trim().min(1).max(500),
  /** Office or person who keeps it; may be empty until somebody names one. */
  custodian: z.string().trim().max(300),
  type: documentType,
  datedOn: isoDate.nullable(),
  note: z.string().max(2000),
  createdAt: instant,
});
export type HeldEvidence = z.infer<typeof heldEvidence>;

export const newHeldEvidence = heldEvidence.omit({ id: true, createdAt: true });
export type NewHeldEvidence = z.infer<typeof newHeldEvidence>;

/** A second person read a passage, or has seen what an agency holds, and agrees that it supports the answer (items B.4). */
export const evidenceCheck = z.strictObject({
  /** Id of the citation or of the evidence held. */
  evidenceId: uuid,
  by: z.string().trim().min(1).max(200),
  on: isoDate,
});
export type EvidenceCheck = z.infer<typeof evidenceCheck>;

export const answer = z.strictObject({
  itemId,
  value: answerValue,
  /** Explanation in the respondent's words. */
  text: z.string().max(20_000),
  fallReason: fallReason.nullable(),
  /** False for an answer carried over from the year before until somebody confirms or changes it. */
  confirmed: z.boolean(),
  citations: z.array(citation),
  held: z.array(heldEvidence).default([]),
  /** At most one for each piece of evidence. */
  checks: z.array(evidenceCheck).default([]),
  /** Rises by one with every saved change; 0 for an item nobody touched, 1 for one carried over. */
  revision: z.number().int().nonnegative(),
  updatedAt: instant.nullable(),
});
export type Answer = z.infer<typeof answer>;

/** All items of the edition, or its core subset for a first workshop. */
export const scope = z.enum(['full', 'core']);
export type Scope = z.infer<typeof scope>;

/** Counts over the items asked; the six states are kept apart and sum up to `asked`. */
export const progress = z.strictObject({
  asked: z.number().int().nonnegative(),
  levels: z.number().int().nonnegative(),
  notApplicable: z.number().int().nonnegative(),
  notKnown: z.number().int().nonnegative(),
  notAnswered: z.number().int().nonnegative(),
  disputed: z.number().int().nonnegative(),
  unconfirmed: z.number().int().nonnegative(),
  withEvidence: z.number().int().nonnegative(),
});
export type Progress = z.infer<typeof progress>;

export const assessmentSummary = z.strictObject({
  id: uuid,
  state: memberCode,
  questionnaire: z.string(),
  edition: z.string(),
  scope,
  referenceDate: isoDate,
  status: z.enum(['open', 'frozen']),
  /** Snapshot this assessment was started from, if any. */
  basedOn: uuid.nullable(),
  /** Snapshot made by freezing it, if frozen. */
  snapshotId: uuid.nullable(),
  progress,
  createdAt: instant,
  updatedAt: instant,
});
export type AssessmentSummary = z.infer<typeof assessmentSummary>;

export const assessment = z.strictObject({
  ...assessmentSummary.shape,
  /** One answer per item asked, in the edition's order. */
  answers: z.array(answer),
});
export type Assessment = z.infer<typeof assessment>;

/** A frozen assessment: never changes; the hash is SHA-256 of the canonical JSON of its content. */
export const snapshotSummary = z.strictObject({
  id: uuid,
  assessmentId: uuid,
  state: memberCode,
  questionnaire: z.string(),
  edition: z.string(),
  scope,
  referenceDate: isoDate,
  frozenAt: instant,
  frozenBy: z.string(),
  hash: sha256,
  progress,
});
export type SnapshotSummary = z.infer<typeof snapshotSummary>;

export const snapshot = z.strictObject({ ...snapshotSummary.shape, answers: z.array(answer) });
export type Snapshot = z.infer<typeof snapshot>;

/**
 * One entry of the history of an answer. `before` and `after` hold canonical JSON of the field: an answer value, a text, a fall
 * reason, true or false, a citation, evidence held or a check of evidence (null on the side where it is not there; both sides where
 * one took the place of another). `carriedOver` names in `before` the snapshot
 * the answer came from and in `after` the whole answer.
 */
export const historyEntry = z.strictObject({
  seq: z.number().int().positive(),
  at: instant,
  actor: z.string(),
  field: z.enum(['value', 'text', 'fallReason', 'confirmed', 'citation', 'held', 'check', 'carriedOver']),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;
export type AnswerField = HistoryEntry['field'];
