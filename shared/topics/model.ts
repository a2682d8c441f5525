import { z } from 'zod';
import { legalRef } from '../instruments';
import { instant } from '../kernel';
import { documentType, languageCode, resourceKind, topicId } from '../vocabulary';

// Other languages say the same with more letters than English: half as many again at most.
const sentence = z.string().trim().min(1).max(600);
const paragraph = z.string().trim().min(1).max(1050);
const lines = (most: number) => z.array(sentence).min(2).max(most).readonly();

/** A measure: its name in a few words, who does it and what a good one says. */
export const topicMeasure = z
  .strictObject({ name: z.string().trim().min(1).max(90), text: z.string().trim().min(1).max(900) })
  .readonly();

/** What a treaty or a guide asks in the matter, in our words, with the articles it is read from. */
export const topicDuty = z
  .strictObject({ text: sentence, refs: z.array(legalRef).min(1).max(6).readonly() })
  .readonly();

/** What proves the matter in an answer: kinds of documents, and what to look for in them. */
export const topicEvidence = z
  .strictObject({ types: z.array(documentType).min(1).max(4).readonly(), text: sentence })
  .readonly();

/** A kind of resource that helps, and what it is good for. */
export const topicResource = z.strictObject({ kind: resourceKind, text: sentence }).readonly();

/**
 * What Waymark says about one topic: what it is, measures, how to put them in place, and what good practice can look like. It is
 * guidance in our own words: never law, never the wording of another toolkit, and never a report about a State. A part that a page
 * does not have is not shown; the pages that ship have them all.
 */
export const topicPage = z
  .strictObject({
    id: topicId,
    /** One sentence for lists. */
    summary: sentence,
    /** Paragraphs: what the matter is. */
    what: z.array(paragraph).min(1).max(4).readonly(),
    /** Paragraphs: why it matters, for people and for the case. */
    why: z.array(paragraph).min(1).max(3).readonly().optional(),
    duties: z.array(topicDuty).min(1).max(10).readonly().optional(),
    measures: z.array(topicMeasure).min(3).max(9).readonly(),
    /** What should be there at least, and what a good response has besides. */
    standard: z
      .strictObject({ minimum: lines(6), good: lines(6) })
      .readonly()
      .optional(),
    /** What an agency with little money can do in the first thirty days. */
    firstDays: lines(6).optional(),
    /** How to put the measures in place, in order; in the first year where `firstDays` says how to begin. */
    steps: z.array(sentence).min(3).max(9).readonly(),
    /** Mistakes often made. */
    watch: lines(7),
    /** By what one sees that it works. */
    signs: lines(6).optional(),
    evidence: z.array(topicEvidence).min(2).max(6).readonly().optional(),
    /** Where care is needed so that nobody is harmed: people, children, data. */
    cautions: lines(5).optional(),
    /** What is commonly known of practice in the region, without naming States. */
    practice: z.array(sentence).min(1).max(4).readonly().optional(),
    /** Made-up patterns of good practice. */
    patterns: z.array(sentence).min(1).max(5).readonly(),
    resources: z.array(topicResource).min(2).max(6).readonly().optional(),
    /** Topics that are read together with this one. */
    related: z.array(topicId).min(1).max(6).readonly().optional(),
    legalRefs: z.array(legalRef).min(1).readonly(),
    /** Words that find texts on the topic in a library, in English. */
    searches: z.array(z.string().trim().min(3).max(80)).min(2).max(6).readonly(),
  })
  .readonly();
export type TopicPage = z.infer<typeof topicPage>;

/** The pages of all topics as they ship. */
export const topicPages = z
  .strictObject({
    edition: z.string().regex(/^\d{4}\.\d{1,2}$/),
    language: languageCode,
    licence: z.string().min(1).max(400),
    pages: z.array(topicPage).min(1).readonly(),
  })
  .readonly();
export type TopicPages = z.infer<typeof topicPages>;

/** The pages as they are read in a language. */
export const readTopicPages = z
  .strictObject({
    pages: z.array(topicPage).min(1).readonly(),
    /** Topics whose page is a translation that nobody has checked; the others are in the language of the pages that ship. */
    translated: z.array(topicId).readonly(),
  })
  .readonly();
export type ReadTopicPages = z.infer<typeof readTopicPages>;

/** Most characters that the users of a workspace can add to one topic. */
export const NOTE_LENGTH = 20_000;

/** What the users of this workspace wrote on a topic: national practice, contacts, examples of their own. */
export const topicNote = z
  .strictObject({
    topicId,
    text: z.string().max(NOTE_LENGTH),
    updatedAt: instant,
    updatedBy: z.string(),
  })
  .readonly();
export type TopicNote = z.infer<typeof topicNote>;
