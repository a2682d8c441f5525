import { type Instruments, resolveRef } from '../instruments';
import type { Edition, Item } from '../questionnaires';
import { documentTypeEntry, TOPICS, type TopicId } from '../vocabulary';
import type { TopicPages } from './model';

/** A fault in the pages, by code. `at` is a topic id, or a topic id with the reference it was found at. */
export interface TopicPagesProblem {
  readonly code:
    | 'missing-page'
    | 'repeated-page'
    | 'unresolved-ref'
    | 'repeated-ref'
    | 'unlisted-ref'
    | 'related-to-itself'
    | 'no-evidence';
  readonly at: string;
}

/**
 * Checks what the shape alone cannot: every topic of the vocabulary has exactly one page, every legal reference names an article or
 * an instrument of the table, once, every duty rests on a reference of its page, no page is related to itself, and nothing is named
 * as evidence that can prove no practice. An empty list means the pages are sound.
 */
export function topicPagesProblems({ pages }: TopicPages, instruments: Instruments): TopicPagesProblem[] {
  const problems: TopicPagesProblem[] = [];
  const seen = new Set<string>();
  for (const page of pages) {
    if (seen.has(page.id)) problems.push({ code: 'repeated-page', at: page.id });
    seen.add(page.id);
    const refs = new Set<string>();
    for (const ref of page.legalRefs) {
      if (!resolveRef(instruments, ref)) problems.push({ code: 'unresolved-ref', at: `${page.id}: ${ref}` });
      if (refs.has(ref)) problems.push({ code: 'repeated-ref', at: `${page.id}: ${ref}` });
      refs.add(ref);
    }
    for (const ref of (page.duties ?? []).flatMap((duty) => duty.refs)) {
      if (!refs.has(ref)) problems.push({ code: 'unlisted-ref', at: `${page.id}: ${ref}` });
    }
    if (page.related?.includes(page.id)) problems.push({ code: 'related-to-itself', at: page.id });
    for (const type of (page.evidence ?? []).flatMap(({ types }) => types)) {
      if (documentTypeEntry(type).maxLevel === 0) {
        problems.push({ code: 'no-evidence', at: `${page.id}: ${type}` });
      }
    }
  }
  for (const { id } of TOPICS) if (!seen.has(id)) problems.push({ code: 'missing-page', at: id });
  return problems;
}

/** The items of an edition that ask about a topic, in the order of the edition. */
export function itemsOfTopic(edition: Pick<Edition, 'items'>, topic: TopicId): readonly Item[] {
  return edition.items.filter((item) => item.topics.some((id) => id === topic));
}
