export { articleIn, HEADING_KINDS, headingTerms, sectionTerm } from './article-heading.ts';
export {
  type BridgeConcept,
  type BridgeDictionary,
  type BridgeLane,
  type BridgeReading,
  type BridgeTerm,
  bridgeDictionary,
  bridgeLanes,
  clauseOfTerm,
  excludedOnlyAsTyped,
  readByGlossary,
} from './bridge.ts';
export type { BridgeReport, FoundBy } from './bridge-model.ts';
export { compoundIn, compoundOf } from './compounds.ts';
export { searchContract } from './contract.ts';
export { lineOfEither } from './either.ts';
export {
  asTyped,
  lineOf,
  mostTogether,
  pieceOf,
  type QueryPiece,
  wholePiece,
  wordsOfClause,
} from './fewer.ts';
export {
  FIELDS,
  type Field,
  type FieldLexicon,
  type FieldValue,
  type LineWithFields,
  readFields,
  type TypedField,
  withoutField,
  withTyped,
} from './fields.ts';
export { fold, foldEvenly } from './fold.ts';
export { type Heading, headingAbove, headingOf } from './headings';
export {
  GAP,
  indexTerm,
  PageCutter,
  type PageMeasure,
  TERM_KIND,
  type TermSink,
  WINDOW,
  weightOf,
} from './index-terms.ts';
export { wordsOfSameRoot } from './indonesian.ts';
export { asInitials, type Initials, initialsOf, leftOutBy } from './initials.ts';
export { canBeInside, insidePairs, insideStreams } from './inside.ts';
export { otherKeyboards } from './keyboards.ts';
export { KIND_NAMES } from './kind-names.ts';
export { KNOWN_NAMES, knownNamesOf } from './known-names.ts';
export { type Spellings, snippetFor } from './locate.ts';
export { roughTerms, roughTermsOf } from './machine-read.ts';
export {
  findMarks,
  holdsAll,
  type Mark,
  marksIn,
  type PreparedText,
  prepareText,
  SHORTEST_SIMILAR,
} from './marks.ts';
export {
  type Expansion,
  FACETS,
  type FacetCount,
  type FacetName,
  type FewerWords,
  type FoundText,
  type HiddenByFilter,
  type HitGroup,
  type JumpEntry,
  type JumpKind,
  jumpEntry,
  type NamedDocument,
  type Occurrence,
  type OccurrenceList,
  type OverPageEnd,
  type PageHit,
  type PageText,
  pageText,
  type QueryReply,
  type Reading,
  type SearchFacts,
  type SearchFilters,
  type SearchStatus,
  searchFacts,
  searchFilters,
} from './model.ts';
export {
  beginsNear,
  isNear,
  isNearByClusters,
  isNearTwice,
  SLIP_KIND,
  slipKey,
  slipRanges,
  wordOfSlipKey,
} from './near.ts';
export { type NormalisedText, normalise, normaliseWithOffsets, withPlainDigits } from './normalise.ts';
export { asOneSound } from './one-spelling.ts';
export {
  withCurrencies,
  withFullReferences,
  withPartedAmounts,
  withShortReferences,
} from './other-writing.ts';
export { articlesOfParagraph, withOtherParagraphs } from './paragraphs.ts';
export { type MatchPlan, type PlanClause, planOf, SAYS_MOST, TIERS, type Tier } from './plan.ts';
export { type Clause, clauseOfPiece, parseQuery, type Query, type QueryUnit } from './query.ts';
export { type RunIndex, runsOneSlipAway } from './run-slips.ts';
export { savedSearchesContract } from './saved-contract.ts';
export { type SavedSearch, type SearchAsked, type SeenPages, savedSearch, seenPages } from './saved-model.ts';
export { freshSince, seenToday, seenWith, totalOf } from './saved-rules.ts';
export { bestMark, bestSnippet, type Snippet, snippetAround } from './snippet.ts';
export { otherForms, stem, stemPrefixes } from './stem.ts';
export {
  THING_KINDS,
  type Thing,
  type ThingGroup,
  type ThingKind,
  thingsContract,
} from './things-contract.ts';
export { beginsWord, type Cut, cut, termsOf, type Unit } from './tokens.ts';
export { vietnameseOf } from './vietnamese-keys.ts';
