import { z } from 'zod';
import { FACETS, type FacetName, type SearchFilters, searchFilters } from '../../shared/search';
import {
  appliesTo,
  documentType,
  languageCode,
  legalStatus,
  memberCode,
  pillarCode,
  topicId,
} from '../../shared/vocabulary';
import type { LibraryAddress } from '../library';
import { listInAddress } from '../platform';

/** What the address of a search carries, so that Back shows the same list again: the words and what narrows them. */
export const searchAddress = z.object({
  q: z.coerce.string().max(1_000).optional().catch(undefined),
  type: listInAddress(documentType),
  state: listInAddress(memberCode),
  appliesTo: listInAddress(appliesTo),
  language: listInAddress(languageCode),
  status: listInAddress(legalStatus),
  pillar: listInAddress(pillarCode),
  topic: listInAddress(topicId),
  year: listInAddress(z.number().int()),
  asAt: z.iso.date().optional().catch(undefined),
  /** `assessmentId:itemId`: the answer that a passage is looked for. Handed on to the reader. */
  cite: z.coerce.string().optional().catch(undefined),
  /** Whether other languages are searched too, whatever the session does. */
  also: z.boolean().optional().catch(undefined),
  /** The last word was still being typed, so it also stands for words that begin with it. */
  half: z.literal(true).optional().catch(undefined),
});
export type SearchAddress = z.infer<typeof searchAddress>;

/** The filters that an address stands for. */
export function filtersOf(address: SearchAddress): SearchFilters {
  const { q: _words, half: _half, cite: _cite, also: _also, ...filters } = address;
  return searchFilters.parse(
    Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)),
  );
}

/**
 * What goes along with the words and filters: whether the last word is half typed, whether other
 * languages are searched too (as in the session where that is not said), and the answer a passage is looked for.
 */
export interface Along {
  readonly half?: boolean;
  readonly cite?: string | undefined;
  readonly also?: boolean | undefined;
}

/** The shortest address of some words and filters. */
export function addressOf(words: string, filters: SearchFilters, along: Along = {}): SearchAddress {
  const list = <T>(chosen: T[]): T[] | undefined => (chosen.length === 0 ? undefined : chosen);
  return {
    q: words === '' ? undefined : words,
    type: list(filters.type),
    state: list(filters.state),
    appliesTo: list(filters.appliesTo),
    language: list(filters.language),
    status: list(filters.status),
    pillar: list(filters.pillar),
    topic: list(filters.topic),
    year: list(filters.year),
    asAt: filters.asAt ?? undefined,
    cite: along.cite,
    also: along.also,
    half: along.half === true ? true : undefined,
  };
}

/** The list of the library that the same choices narrow; a year it does not know. */
export function listAddress({
  type,
  state,
  appliesTo,
  language,
  status,
  pillar,
  topic,
  asAt,
}: SearchFilters): LibraryAddress {
  const list = <T>(chosen: T[]): T[] | undefined => (chosen.length === 0 ? undefined : chosen);
  return {
    ...{ types: list(type), states: list(state), languages: list(language), statuses: list(status) },
    ...{ appliesTo: list(appliesTo), pillars: list(pillar), topics: list(topic), asAt: asAt ?? undefined },
  };
}

/** How many values are chosen in all facets together. */
export function chosenCount(filters: SearchFilters): number {
  const inFacets = FACETS.reduce((sum, facet: FacetName) => sum + filters[facet].length, 0);
  return inFacets + (filters.asAt === null ? 0 : 1);
}
