export { glossaryContract } from './contract.ts';
export {
  type ConceptId,
  conceptId,
  type GlossaryConcept,
  type GlossaryTerm,
  SEEN_IN,
  type SeenIn,
  type ShippedConcepts,
  type ShippedGlossary,
  type ShippedTerms,
  shippedConcepts,
  shippedTerms,
  termText,
} from './model.ts';
export {
  conceptName,
  glossaryOf,
  shippedGlossary,
  shippedProblems,
  type TermFact,
  termKey,
} from './rules.ts';
