import { z } from 'zod';
import { legalRef } from '../instruments';
import { isoDate } from '../kernel';
import {
  agencyRole,
  documentType,
  gapCause,
  languageCode,
  level,
  pillarCode,
  resourceKind,
  topicId,
} from '../vocabulary';

/** Permanent id of an item, `POL-01`. Local items of a member start with `X-`. The prefix stays when the pillar changes. */
export const itemId = z.string().regex(/^(?:X-)?[A-Z]{2,5}-\d{2,3}$/);
export type ItemId = z.infer<typeof itemId>;

/** Name of a questionnaire, the same in all its editions. */
export const questionnaireId = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);

/** Name of an edition: the year and a running number, `2025.1`. */
export const editionName = z.string().regex(/^\d{4}\.\d{1,2}$/);

/** What an item asks about, which decides its ladder: instrument, service or procedure, data or research, training, cooperation. */
export const ITEM_KINDS = ['I', 'S', 'D', 'T', 'C'] as const;
export const itemKind = z.enum(ITEM_KINDS);
export type ItemKind = z.infer<typeof itemKind>;

/**
 * What an answer can be: a level; not applicable, with a reason; not known, with who might know; nothing entered; or, for the national
 * answer only, disputed. None of the last four is ever counted as level 0.
 */
export const ANSWER_KINDS = ['level', 'na', 'nk', 'none', 'disputed'] as const;
export const answerKind = z.enum(ANSWER_KINDS);
export type AnswerKind = z.infer<typeof answerKind>;

const sentence = z.string().trim().min(1).max(600);

/** Exactly one text per level, level 0 first. */
const perLevel = z.tuple([sentence, sentence, sentence, sentence, sentence]).readonly();

/** A legal basis of an item. */
export const itemRef = z
  .strictObject({
    ref: legalRef,
    /** False for the first one named; true for those that stand beside it as alternatives or additions. */
    alternative: z.boolean(),
    /** Guidance, not a duty. */
    soft: z.boolean(),
  })
  .readonly();
export type ItemRef = z.infer<typeof itemRef>;

/** An item as worded in one edition. */
export const item = z
  .strictObject({
    id: itemId,
    /** Version of the wording: the first number rises when the meaning changes, the second for better words only. */
    version: z.string().regex(/^\d+\.\d+$/),
    pillar: pillarCode,
    theme: z.string().min(1).max(40),
    kind: itemKind,
    topics: z.array(topicId).min(1).max(4).readonly(),
    /** Part of the short edition for a first workshop. */
    core: z.boolean(),
    /** The matter in a few words, for lists and tables. */
    topic: z.string().min(1).max(140),
    question: z.string().min(1).max(260),
    /** What counts, what does not, where to look. */
    help: z.string().min(1).max(700),
    /** A statement per level that is true or false. A level may be chosen when its statement and those of 1 up to it are true. */
    statements: perLevel,
    legalRefs: z.array(itemRef).min(1).readonly(),
    /** Types of documents that usually prove the answer. */
    evidence: z.array(documentType).min(1).readonly(),
    /** Kinds of resources that help to rise a level. */
    resources: z.array(resourceKind).min(1).readonly(),
    /** Roles of the agencies that are usually asked, the usual lead first. */
    roles: z.array(agencyRole).min(1).readonly(),
    /** Causes most often found behind a gap here, offered first in the pick list. */
    causes: z.array(gapCause).min(1).readonly(),
  })
  .readonly();
export type Item = z.infer<typeof item>;

/** One step of the maturity scale. */
export const scaleStep = z
  .strictObject({ level, name: z.string().min(1).max(40), descriptor: sentence })
  .readonly();
export type ScaleStep = z.infer<typeof scaleStep>;

/** The scale as it reads for one kind of item. */
export const ladder = z.strictObject({ name: z.string().min(1).max(60), statements: perLevel }).readonly();
export type Ladder = z.infer<typeof ladder>;

const count = z.number().int().nonnegative();

/** A published edition of a questionnaire. Once in use its content never changes; a better wording is a new edition. */
export const edition = z
  .strictObject({
    id: questionnaireId,
    edition: editionName,
    title: z.string().min(1).max(120),
    effectiveOn: isoDate,
    language: languageCode,
    licence: z.string().min(1).max(400),
    /** What the edition says of itself, so that a part that got lost is noticed. */
    declared: z
      .strictObject({
        items: z.strictObject({ POL: count, PREV: count, PROT: count, PROS: count }).readonly(),
        core: z.array(itemId).readonly(),
      })
      .readonly(),
    /** Five steps, level 0 first. */
    scale: z.tuple([scaleStep, scaleStep, scaleStep, scaleStep, scaleStep]).readonly(),
    ladders: z.strictObject({ I: ladder, S: ladder, D: ladder, T: ladder, C: ladder }).readonly(),
    /** In the order in which they are asked. */
    items: z.array(item).min(1).readonly(),
  })
  .readonly();
export type Edition = z.infer<typeof edition>;

/** What a list of editions shows. */
export const editionSummary = z
  .strictObject({
    id: questionnaireId,
    edition: editionName,
    title: z.string(),
    itemCount: count,
    coreCount: count,
    effectiveOn: isoDate,
  })
  .readonly();
export type EditionSummary = z.infer<typeof editionSummary>;
