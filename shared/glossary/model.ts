import { z } from 'zod';
import { languageCode, topicId } from '../vocabulary';

/** Permanent name of a matter in the glossary: its first English term for those that ship, a random name for own ones. */
export const conceptId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);
export type ConceptId = z.infer<typeof conceptId>;

/** Words as they stand in texts; long enough for any term, short enough for a phrase. */
export const termText = z.string().trim().min(1).max(120);

/**
 * Where a shipped term has been seen in use: in the official translation of the Universal Declaration of Human Rights, or in a
 * law in the language. Being seen does not say that it means the same there.
 */
export const SEEN_IN = ['udhr', 'law'] as const;
export const seenIn = z.enum(SEEN_IN);
export type SeenIn = z.infer<typeof seenIn>;

/** The file of matters with their English terms, as shipped. The order is that of the list on the screen. */
export const shippedConcepts = z
  .strictObject({
    language: z.literal('eng'),
    concepts: z
      .array(z.strictObject({ id: conceptId, topic: topicId, terms: z.array(termText).min(1).readonly() }))
      .readonly(),
  })
  .readonly();
export type ShippedConcepts = z.infer<typeof shippedConcepts>;

/** The file of one language's terms, as shipped: made with machine help until a person who knows the language signs it. */
export const shippedTerms = z
  .strictObject({
    language: languageCode,
    source: z.literal('machine-assisted'),
    /** Who checked the whole file, or null. */
    checkedBy: z.string().min(1).nullable(),
    terms: z.record(conceptId, z.array(termText).min(1).readonly()),
    standsIn: z.partialRecord(seenIn, z.array(termText).readonly()),
  })
  .readonly();
export type ShippedTerms = z.infer<typeof shippedTerms>;

/** Everything that ships, as loaded. */
export interface ShippedGlossary {
  readonly concepts: ShippedConcepts;
  readonly languages: readonly ShippedTerms[];
}

/** A term as the workspace sees it: shipped or own, with what the people here have said of it. */
export const glossaryTerm = z.strictObject({
  language: languageCode,
  text: termText,
  /** Shipped with the program; else written in this workspace. */
  shipped: z.boolean(),
  seenIn: z.array(seenIn),
  /** Not used in searches. */
  hidden: z.boolean(),
  /** The person who knows the language and found the term right; null while nobody has. */
  checkedBy: z.string().nullable(),
});
export type GlossaryTerm = z.infer<typeof glossaryTerm>;

/** One matter with all its terms. */
export const glossaryConcept = z.strictObject({
  id: conceptId,
  shipped: z.boolean(),
  topic: topicId.nullable(),
  terms: z.array(glossaryTerm),
});
export type GlossaryConcept = z.infer<typeof glossaryConcept>;
