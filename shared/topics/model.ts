import { z } from 'zod';
import { legalRef } from '../instruments';
import { instant } from '../kernel';
import { languageCode, topicId } from '../vocabulary';

const sentence = z.string().trim().min(1).max(400);

/** A measure: its name in a few words, and what it comes down to. */
export const topicMeasure = z
  .strictObject({ name: z.string().trim().min(1).max(60), text: sentence })
  .readonly();

/**
 * What Waymark says about one topic: what it is, measures, how to put them in place, and what good practice can look like. It is
 * guidance in our own words: never law, never the wording of another toolkit, and never a report about a State.
 */
export const topicPage = z
  .strictObject({
    id: topicId,
    /** One sentence for lists. */
    summary: sentence,
    /** Paragraphs. */
    what: z.array(z.string().trim().min(1).max(700)).min(1).max(4).readonly(),
    measures: z.array(topicMeasure).min(3).max(8).readonly(),
    /** How to put the measures in place, in order. */
    steps: z.array(sentence).min(3).max(8).readonly(),
    /** Mistakes often made. */
    watch: z.array(sentence).min(2).max(6).readonly(),
    /** Made-up patterns of good practice. */
    patterns: z.array(sentence).min(1).max(5).readonly(),
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
