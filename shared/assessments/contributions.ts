import { z } from 'zod';
import { instant, isoDate, sha256, uuid } from '../kernel';
import { agencyRole, memberCode } from '../vocabulary';
import { answer, answerValue, citation, fallReason, itemId, newHeldEvidence, scope } from './model';

/** A passage as it comes in a file: whoever takes it in gives it an id. Its document may be one this workspace does not hold. */
export const contributedCitation = citation.omit({ id: true, createdAt: true });
export type ContributedCitation = z.infer<typeof contributedCitation>;

/** What an agency says on one item, apart from who said it when. */
export const contributedContent = z.strictObject({
  value: answerValue,
  text: z.string().max(20_000),
  fallReason: fallReason.nullable(),
  citations: z.array(contributedCitation).max(60),
  held: z.array(newHeldEvidence).max(60),
});
export type ContributedContent = z.infer<typeof contributedContent>;

/** One answer of a file. */
export const contributedAnswer = z.strictObject({
  itemId,
  /** The revision that the agency had before it as it began; 0 for none, null where the file does not know. */
  baseRevision: z.number().int().nonnegative().nullable(),
  ...contributedContent.shape,
});
export type ContributedAnswer = z.infer<typeof contributedAnswer>;

/** Most answers a file may hold; an edition has 113 items. */
export const MOST_CONTRIBUTED = 500;

/**
 * The answers of one agency as they come in a file. The head must be right; each answer is judged by itself, so that one bad cell
 * refuses itself and not the file.
 */
export const contributionDocument = z.strictObject({
  format: z.literal('waymark-contribution/1'),
  assessmentId: uuid,
  state: memberCode,
  questionnaire: z.string().max(40),
  edition: z.string().max(12),
  scope,
  referenceDate: isoDate,
  agencyId: uuid,
  /** Counts the files made on one PC for this assessment; a file never replaces answers of a later one that was made after it. */
  version: z.number().int().positive(),
  madeAt: instant,
  madeBy: z.string().max(200),
  answers: z.array(z.unknown()).max(MOST_CONTRIBUTED),
});
export type ContributionDocument = z.infer<typeof contributionDocument>;

/**
 * What an answer of a file is to the answer here. `new` nobody has answered here; `changed` the file's words or evidence can be
 * taken in without losing any of ours; `conflict` both sides changed the answer itself; `identical` nothing to take; `kept` a conflict
 * of this very file in which ours was chosen before; `refused` the cell breaks a rule.
 */
export const receivedStatus = z.enum(['new', 'changed', 'conflict', 'identical', 'kept', 'refused']);
export type ReceivedStatus = z.infer<typeof receivedStatus>;

export const receivedAnswer = z.strictObject({
  /** Null where a refused cell does not even name an item. */
  itemId: z.string().nullable(),
  status: receivedStatus,
  /** Why it is refused. */
  code: z.string().nullable(),
  /** The place in the cell that is wrong, `citations.2.page`. */
  at: z.string().nullable(),
  mine: contributedContent.nullable(),
  theirs: contributedContent.nullable(),
  /** What would be stored; in a conflict, before a choice, ours with the evidence of both. */
  merged: contributedContent.nullable(),
});
export type ReceivedAnswer = z.infer<typeof receivedAnswer>;

/** What an agency says on one item, without what it shows for it. */
export const saidContent = contributedContent.pick({ value: true, text: true, fallReason: true });
export type SaidContent = z.infer<typeof saidContent>;

export const receiptLine = z.strictObject({
  itemId: z.string().nullable(),
  status: receivedStatus,
  code: z.string().nullable(),
  taken: z.boolean(),
  /** The revision here that says what a pack said, and the key that signed it; the next pack of that key goes on from there. */
  revision: z.number().int().positive().optional(),
  hand: z.string().max(200).optional(),
  /** What the pack said where something else stands here: until it says something new, nobody is asked again. */
  said: saidContent.optional(),
  /** The evidence that the pack showed, by fingerprint: what a later pack of that key shows no more, the agency took away. */
  shown: z.array(z.string().max(64)).optional(),
});
export type ReceiptLine = z.infer<typeof receiptLine>;

/** Proof that a file was taken in, and what became of each of its answers. */
export const contributionReceipt = z.strictObject({
  id: uuid,
  assessmentId: uuid,
  agencyId: uuid,
  at: instant,
  actor: z.string(),
  documentHash: sha256,
  documentVersion: z.number().int().positive(),
  madeAt: instant,
  madeBy: z.string(),
  lines: z.array(receiptLine),
});
export type ContributionReceipt = z.infer<typeof contributionReceipt>;

export const contributionPreview = z.strictObject({
  documentHash: sha256,
  agencyId: uuid,
  /** When this very file was taken in before, if it was. */
  receivedAt: instant.nullable(),
  /** The version taken in last from this agency is a later one. Such a file is shown but not taken in. */
  isOlder: z.boolean(),
  answers: z.array(receivedAnswer),
});
export type ContributionPreview = z.infer<typeof contributionPreview>;

/** What to take of a file. */
export const contributionChoice = z.strictObject({
  /** Items to take; null for every new and changed one. */
  itemIds: z.array(itemId).max(MOST_CONTRIBUTED).nullable(),
  /** Conflicts by item: whose answer stays. One that is not named stays as it is here, undecided. */
  conflicts: z.record(itemId, z.enum(['mine', 'theirs'])).default({}),
});
export type ContributionChoice = z.infer<typeof contributionChoice>;

/** One agency's answers as they stood at a moment, with what it was asked. */
export const contribution = z.strictObject({
  agencyId: uuid,
  /** As the register named it at that moment. */
  name: z.string(),
  shortName: z.string(),
  roles: z.array(agencyRole),
  place: z.string(),
  asked: z.array(itemId),
  leads: z.array(itemId),
  /** Items on which anything was entered, in the edition's order. */
  answers: z.array(answer),
});
export type Contribution = z.infer<typeof contribution>;
