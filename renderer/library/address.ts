import { z } from 'zod';
import { isoDate } from '../../shared/kernel';
import { type LibraryFilter, libraryFilter } from '../../shared/library';
import {
  appliesTo,
  documentType,
  languageCode,
  legalStatus,
  memberCode,
  pillarCode,
  topicId,
} from '../../shared/vocabulary';
import { listInAddress } from '../platform';

/** The view of the library that its address carries, so that Back shows the same list again. Old or odd parts are left out. */
export const libraryAddress = z.object({
  text: z.coerce.string().max(200).optional().catch(undefined),
  types: listInAddress(documentType),
  states: listInAddress(memberCode),
  appliesTo: listInAddress(appliesTo),
  languages: listInAddress(languageCode),
  statuses: listInAddress(legalStatus),
  pillars: listInAddress(pillarCode),
  topics: listInAddress(topicId),
  senders: listInAddress(libraryFilter.shape.senders.removeDefault().element),
  asAt: isoDate.optional().catch(undefined),
  guessed: z.literal(true).optional().catch(undefined),
  removed: z.literal(true).optional().catch(undefined),
  sort: libraryFilter.shape.sort.removeDefault().optional().catch(undefined),
});
export type LibraryAddress = z.infer<typeof libraryAddress>;

/** The filter that an address stands for. */
export function filterOf(address: LibraryAddress): LibraryFilter {
  return libraryFilter.parse(
    Object.fromEntries(Object.entries(address).filter(([, value]) => value !== undefined)),
  );
}

/** The shortest address of a filter. */
export function addressOf(filter: LibraryFilter): LibraryAddress {
  const list = <T>(values: T[]): T[] | undefined => (values.length === 0 ? undefined : values);
  return {
    text: filter.text === '' ? undefined : filter.text,
    types: list(filter.types),
    states: list(filter.states),
    appliesTo: list(filter.appliesTo),
    languages: list(filter.languages),
    statuses: list(filter.statuses),
    pillars: list(filter.pillars),
    topics: list(filter.topics),
    senders: list(filter.senders),
    asAt: filter.asAt ?? undefined,
    guessed: filter.guessed ? true : undefined,
    removed: filter.removed ? true : undefined,
    sort: filter.sort === 'updated' ? undefined : filter.sort,
  };
}

/** The parts of a filter that are lists. */
export const FACETS = [
  ...(['types', 'states', 'appliesTo', 'languages', 'statuses', 'pillars', 'topics'] as const),
  'senders',
] as const;
export type Facet = (typeof FACETS)[number];

/** Whether anything narrows the list. */
export function narrows(filter: LibraryFilter): boolean {
  return (
    filter.text.trim() !== '' ||
    filter.asAt !== null ||
    filter.guessed ||
    FACETS.some((facet) => filter[facet].length > 0)
  );
}

/** The same view with nothing narrowing it. */
export function widened(filter: LibraryFilter): LibraryFilter {
  return libraryFilter.parse({ removed: filter.removed, sort: filter.sort });
}
