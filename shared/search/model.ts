import { z } from 'zod';
import { isoDate, sha256, uuid } from '../kernel';
import { forceSegment, keptQuality, textConversion, versionBrief } from '../library';
import {
  appliesTo,
  documentType,
  languageCode,
  legalStatus,
  memberCode,
  pillarCode,
  topicId,
} from '../vocabulary';
import { bridgeReport, foundBy } from './bridge-model.ts';
import { matchPlan, tier } from './plan.ts';

/** The copy of a version's catalogue facts that the search keeps, to filter, count and name without asking elsewhere. */
export const searchFacts = z.strictObject({
  documentId: uuid,
  versionId: uuid,
  sha256,
  title: z.string(),
  titleEnglish: z.string().nullable(),
  type: documentType,
  state: memberCode.nullable(),
  appliesTo: appliesTo.nullable(),
  language: languageCode.nullable(),
  status: legalStatus,
  number: z.string().nullable(),
  issuingBody: z.string().nullable(),
  year: z.number().int().nullable(),
  pillars: z.array(pillarCode),
  topics: z.array(topicId),
  pageCount: z.number().int().nonnegative(),
  /** All versions of the document, in their order; the facts above are those of the current one. */
  versions: z.array(versionBrief),
  /** Whether it was in force, from day to day. */
  force: z.array(forceSegment),
});
export type SearchFacts = z.infer<typeof searchFacts>;

/** One page as the text engine gave it. `n` counts from 1; `label` is the number printed on it, if the file says one. */
export const pageText = z.strictObject({
  n: z.number().int().min(1).max(32_767),
  label: z.string().nullable(),
  text: z.string(),
  quality: keptQuality,
  /** How the text was converted, where it was. */
  conversion: textConversion.nullable().optional(),
});
export type PageText = z.infer<typeof pageText>;

/** Facets by which results are counted and narrowed. */
export const FACETS = [
  'type',
  'state',
  'appliesTo',
  'language',
  'status',
  'pillar',
  'topic',
  'year',
] as const;
export const facetName = z.enum(FACETS);
export type FacetName = z.infer<typeof facetName>;

/** Chosen facet values: within a facet any of them, between facets all. An empty list means no restriction. */
export const searchFilters = z.strictObject({
  type: z.array(documentType).default([]),
  state: z.array(memberCode).default([]),
  appliesTo: z.array(appliesTo).default([]),
  language: z.array(languageCode).default([]),
  status: z.array(legalStatus).default([]),
  pillar: z.array(pillarCode).default([]),
  topic: z.array(topicId).default([]),
  year: z.array(z.number().int()).default([]),
  /** Only what was in force on this day, and what may have been. */
  asAt: isoDate.nullable().default(null),
});
export type SearchFilters = z.infer<typeof searchFilters>;

/** A value and the number of found documents that have it, were it chosen besides the other facets. */
export const facetCount = z.strictObject({
  value: z.union([z.string(), z.number().int()]),
  count: z.number().int().positive(),
});
export type FacetCount = z.infer<typeof facetCount>;

/** UTF-16 range, end exclusive. */
export const range = z.strictObject({
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
});

export const snippet = z.strictObject({ text: z.string(), marks: z.array(range) });

/** A found page. Higher scores are better; the whole part says how close the fit is, so they compare between documents. */
export const pageHit = z.strictObject({
  /** The version in which the page is, and the language of its text: a work may be found in several. */
  versionId: uuid,
  language: languageCode.nullable(),
  page: z.number().int().min(1),
  label: z.string().nullable(),
  tier,
  score: z.number(),
  snippet,
  /** The heading on the page under which the words stand, as it is printed, where there is one. */
  heading: z.string().optional(),
  /** The words of the page were read by a machine from its picture. */
  machineRead: z.boolean().optional(),
  /** The terms of other languages by which it was found; empty where the words as typed stand on it. */
  foundBy: z.array(foundBy),
});
export type PageHit = z.infer<typeof pageHit>;

/** One text of a found document in which pages were found. */
export const foundText = z.strictObject({
  versionId: uuid,
  language: languageCode.nullable(),
  /** Pages of it that were found. */
  hitCount: z.number().int().positive(),
  /** The best of them, and the terms of other languages by which it was found. */
  best: z.strictObject({ page: z.number().int().min(1), foundBy: z.array(foundBy) }),
  /** The line that finds all of them in it, by whatever they were found. */
  line: z.string(),
});
export type FoundText = z.infer<typeof foundText>;

/** A found document with its best pages. */
export const hitGroup = z.strictObject({
  documentId: uuid,
  versionId: uuid,
  sha256,
  title: z.string(),
  facts: searchFacts,
  /** Pages of those of its texts in which something was found. */
  pageCount: z.number().int().nonnegative(),
  /** Pages of it that were found, of which `hits` shows the best. */
  hitCount: z.number().int().positive(),
  /** Those of its texts in which they are, that of `versionId` first. */
  texts: z.array(foundText),
  hits: z.array(pageHit),
});
export type HitGroup = z.infer<typeof hitGroup>;

/** How a word of the query was widened, said to the user. */
export const expansion = z.strictObject({
  typed: z.string(),
  kind: tier.exclude(['exact']),
  /** Words used instead, the most frequent first. */
  words: z.array(z.string()),
  /** Further such words that were left out. */
  leftOut: z.number().int().nonnegative(),
});
export type Expansion = z.infer<typeof expansion>;

/** What is found when a facet's choice, or all of them, are left out. */
export const hiddenByFilter = z.strictObject({
  facet: z.union([facetName, z.enum(['asAt', 'all'])]),
  pages: z.number().int().positive(),
  documents: z.number().int().positive(),
});
export type HiddenByFilter = z.infer<typeof hiddenByFilter>;

/** A line that asks for a part of what was typed, and what it finds with the filters as they are. */
export const fewerWords = z.strictObject({
  line: z.string(),
  /** Words of the line as typed that it does without; none where only their order or closeness is given up. */
  leftOut: z.array(z.string()),
  pages: z.number().int().positive(),
  documents: z.number().int().positive(),
});
export type FewerWords = z.infer<typeof fewerWords>;

/** What else a line may be, had another keyboard or font been in use, and what that finds. */
export const reading = z.strictObject({
  line: z.string(),
  pages: z.number().int().positive(),
  documents: z.number().int().positive(),
});
export type Reading = z.infer<typeof reading>;

/** A document whose catalogue has some of the words of a line, and whose pages have the others. */
export const namedDocument = z.strictObject({
  /** Words that stand in its title, number, year or State, as typed. */
  named: z.array(z.string()),
  /** What it is called besides its title, where that was typed. */
  called: z.string().optional(),
  /** The line that asks for the others. */
  line: z.string(),
  /** The document with its best pages for that line; with none where all words are in its catalogue. */
  group: hitGroup.extend({ hitCount: z.number().int().nonnegative() }),
});
export type NamedDocument = z.infer<typeof namedDocument>;

/** A page at whose end a phrase begins that goes on at the top of the next. */
export const overPageEnd = z.strictObject({
  versionId: uuid,
  title: z.string(),
  language: languageCode.nullable(),
  page: z.number().int().min(1),
  label: z.string().nullable(),
  /** The last words of it on the page, with some before, and its first on the next with some behind. */
  begins: z.string(),
  goesOn: z.string(),
});
export type OverPageEnd = z.infer<typeof overPageEnd>;

export const queryReply = z.strictObject({
  total: z.strictObject({ pages: z.number().int().nonnegative(), documents: z.number().int().nonnegative() }),
  groups: z.array(hitGroup),
  facets: z.record(facetName, z.array(facetCount)),
  expansions: z.array(expansion),
  /** Near spellings of words that no page has; offered when nothing was found. */
  suggestions: z.array(z.string()),
  /** Where nothing was found by several words: as many of them as stand on a page together, those on most pages first. */
  fewer: z.array(fewerWords),
  /** What was meant if the line was keyed in otherwise: where nothing was found, and where a line that may be in Zawgyi finds more in Unicode. */
  readings: z.array(reading).optional(),
  /**
   * Where hardly anything was found: documents that have a part of the words in their catalogue and the rest on a page; else only a few of which
   * the first letters were typed in capitals.
   */
  named: z.array(namedDocument).optional(),
  /** Where no page has a phrase, or pages of few documents have it: where it runs over the end of one. */
  overPageEnds: z.array(overPageEnd).optional(),
  /** Finds the query's words on a page's text, in the viewer too. */
  plan: matchPlan,
  bridge: bridgeReport,
  /** What would be found without one facet's choice, or without any (`all`); only where the filters hide something. */
  hidden: z.array(hiddenByFilter),
  elapsedMs: z.number().nonnegative(),
});
export type QueryReply = z.infer<typeof queryReply>;

/** One place in a document where the query stands. */
export const occurrence = z.strictObject({
  page: z.number().int().min(1),
  label: z.string().nullable(),
  tier,
  snippet,
});
export type Occurrence = z.infer<typeof occurrence>;

export const occurrenceList = z.strictObject({
  total: z.strictObject({ pages: z.number().int().nonnegative(), places: z.number().int().nonnegative() }),
  occurrences: z.array(occurrence),
  plan: matchPlan,
});
export type OccurrenceList = z.infer<typeof occurrenceList>;

export const mark = z.strictObject({
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
  clause: z.number().int().nonnegative(),
  tier,
});

/** Kinds of things the jump box finds by name. */
export const jumpKind = z.enum([
  'document',
  'item',
  'answer',
  'agency-answer',
  'topic',
  'article',
  'term',
  'action',
  'highlight',
  'command',
]);
export type JumpKind = z.infer<typeof jumpKind>;

/** A thing that can be jumped to: what it is, its id within its kind, and the words by which it is known. */
export const jumpEntry = z.strictObject({
  kind: jumpKind,
  id: z.string().min(1).max(200),
  title: z.string(),
  /** A second line: number, body, pillar. Searched too. */
  detail: z.string().default(''),
});
export type JumpEntry = z.infer<typeof jumpEntry>;

/** What the search holds; what of it cannot be found is told by the library, which knows also what a machine read. */
export const searchStatus = z.strictObject({
  documents: z.number().int().nonnegative(),
  pages: z.number().int().nonnegative(),
  /** Set when the index was made anew at this start, and why. */
  rebuilt: z.enum(['damaged', 'other-version']).nullable(),
});
export type SearchStatus = z.infer<typeof searchStatus>;
