import { z } from 'zod';
import { level } from '../assessments';
import { instant, isoDate, uuid } from '../kernel';
import { documentType, languageCode, memberCode, topicId } from '../vocabulary';

const count = z.number().int().nonnegative();

/** What documents are for, coarser than their types. */
export const HOLDING_KINDS = ['laws', 'plans', 'procedures', 'guides', 'assessments', 'others'] as const;
export const holdingKind = z.enum(HOLDING_KINDS);
export type HoldingKind = z.infer<typeof holdingKind>;

/** What the library holds for one member. */
export const memberHolding = z.strictObject({
  state: memberCode,
  total: count,
  kinds: z.record(holdingKind, count),
  /** Documents that apply today, and those of which the catalogue does not tell. */
  inForce: count,
  forceUnknown: count,
  /** When the last one was brought in. */
  lastAdded: instant.nullable(),
  languages: z.array(languageCode),
  /** Pages that were cited for a high level. */
  practices: count,
});
export type MemberHolding = z.infer<typeof memberHolding>;

/** A page that was cited for a high level: how somebody did it. */
export const citedPractice = z.strictObject({
  documentId: uuid,
  versionId: uuid,
  title: z.string(),
  type: documentType,
  topics: z.array(topicId),
  page: count,
  pageLabel: z.string().nullable(),
  quote: z.string(),
  itemId: z.string(),
  level,
  /** The State whose answer it supports. */
  answerOf: memberCode,
  referenceDate: isoDate,
});
export type CitedPractice = z.infer<typeof citedPractice>;
