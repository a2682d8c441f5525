import type { PackKind, Selection } from '../../shared/exchange';
import type { MemberCode, TopicId } from '../../shared/vocabulary';

/** Which documents are to go. */
export const DOCUMENT_CHOICES = ['none', 'laws', 'topics', 'search', 'cited', 'all', 'picked'] as const;
export type DocumentChoice = (typeof DOCUMENT_CHOICES)[number];

/** What is on the form. */
export interface Draft {
  readonly documents: DocumentChoice;
  /** Picked on another screen. */
  readonly picked: readonly string[];
  /** What the search found. */
  readonly found: readonly string[];
  readonly topics: readonly TopicId[];
  readonly words: string;
  /** The assessment whose evidence goes, and the items it is cited on; no items means all of them. */
  readonly citedIn: string;
  readonly citedItems: readonly string[];
  /** First day of what is new; empty for everything. */
  readonly since: string;
  /** The pack after which what goes was added or changed; a day takes its place. */
  readonly sinceSent: { readonly id: string; readonly at: string; readonly to: string } | null;
  readonly withHighlights: boolean;
  readonly assessments: readonly string[];
  readonly withAgencies: boolean;
  readonly withDiscussion: boolean;
  readonly withCited: boolean;
  /** `assessmentId/agencyId` of the agency that is asked, or whose answers go back. */
  readonly request: string;
  readonly contribution: string;
  readonly plans: readonly string[];
  readonly gapsOf: readonly MemberCode[];
  /** `questionnaire/edition`, `questionnaire/language`. */
  readonly editions: readonly string[];
  readonly translations: readonly string[];
  readonly datasets: readonly string[];
  readonly treatiesOf: readonly MemberCode[];
  readonly notes: readonly TopicId[];
  readonly withTerms: boolean;
  /** Keys of things that were taken out again, and of those that not everybody may see and that were ticked. */
  readonly left: readonly string[];
  readonly allowed: readonly string[];
}

export const EMPTY_DRAFT: Draft = {
  documents: 'none',
  picked: [],
  found: [],
  topics: [],
  words: '',
  citedIn: '',
  citedItems: [],
  since: '',
  sinceSent: null,
  withHighlights: false,
  assessments: [],
  withAgencies: false,
  withDiscussion: false,
  withCited: true,
  request: '',
  contribution: '',
  plans: [],
  gapsOf: [],
  editions: [],
  translations: [],
  datasets: [],
  treatiesOf: [],
  notes: [],
  withTerms: false,
  left: [],
  allowed: [],
};

/** Types of texts that bind: what changes when the law changes. */
const LAWS = ['CON', 'LAW', 'REG', 'ORD', 'TRT', 'MOU'] as const;

const pairOf = (text: string) => {
  const [assessmentId, agencyId] = text.split('/');
  return assessmentId && agencyId ? { assessmentId, agencyId } : null;
};

function filterOf({ documents, topics }: Draft): Selection['filter'] {
  const filter = {
    ...{ text: '', types: [], states: [], languages: [], statuses: [], pillars: [], topics: [] },
    ...{ appliesTo: [], senders: [] },
    ...{ asAt: null, guessed: false, removed: false, sort: 'title' as const },
  };
  if (documents === 'all') return filter;
  if (documents === 'laws') return { ...filter, types: [...LAWS] };
  return documents === 'topics' && topics.length > 0 ? { ...filter, topics: [...topics] } : null;
}

function citedIn({ documents, citedIn: from, citedItems, withCited, assessments }: Draft) {
  const whole = (withCited ? assessments : []).map((assessmentId) => ({ assessmentId, itemIds: null }));
  if (documents !== 'cited' || from === '') return whole;
  return [...whole, { assessmentId: from, itemIds: citedItems.length === 0 ? null : [...citedItems] }];
}

/** Whether choosing by this takes a first day. */
export const takesSince = (documents: DocumentChoice): boolean =>
  documents === 'all' || documents === 'laws' || documents === 'topics';

/** The moment at which a day begins on this PC's clock. */
const beginningOf = (day: string): string => new Date(`${day}T00:00:00`).toISOString();

/**
 * The form as a wish to the program.
 *
 * @param noteIds topics on which the workspace has a note
 */
export function selectionOf(draft: Draft, noteIds: readonly TopicId[]): Selection {
  const { documents, topics } = draft;
  const named = (pairs: readonly string[]) => pairs.map((pair) => pair.split('/') as [string, string]);
  return {
    documentIds: documents === 'picked' ? [...draft.picked] : documents === 'search' ? [...draft.found] : [],
    filter: filterOf(draft),
    since: draft.since === '' || !takesSince(documents) ? null : beginningOf(draft.since),
    sinceSent: takesSince(documents) ? (draft.sinceSent?.id ?? null) : null,
    citedIn: citedIn(draft),
    withHighlights: draft.withHighlights,
    assessments: draft.assessments.map((id) => ({
      id,
      withAgencies: draft.withAgencies,
      withDiscussion: draft.withDiscussion,
    })),
    request: pairOf(draft.request),
    contribution: pairOf(draft.contribution),
    planIds: [...draft.plans],
    gapsOf: [...draft.gapsOf],
    treatiesOf: [...draft.treatiesOf],
    editions: named(draft.editions).map(([questionnaire, edition]) => ({ questionnaire, edition })),
    translations: named(draft.translations).map(([questionnaire, language]) => ({
      questionnaire,
      language: language as Selection['translations'][number]['language'],
    })),
    datasetIds: [...draft.datasets],
    // A topic goes with what this workspace has to say of it.
    noteIds: [...new Set([...draft.notes, ...(documents === 'topics' ? topics : [])])].filter((id) =>
      noteIds.includes(id),
    ),
    withTerms: draft.withTerms,
    left: [...draft.left],
    allowed: [...draft.allowed],
  };
}

const OF_DOCUMENTS: { readonly [C in DocumentChoice]: PackKind | null } = {
  none: null,
  laws: 'laws',
  topics: 'topic',
  search: 'library',
  cited: 'library',
  all: 'library',
  picked: 'library',
};

/** The word for what a pack is for, from what is chosen. */
export function kindOf(draft: Draft): PackKind {
  if (draft.contribution !== '') return 'contribution';
  if (draft.request !== '') return 'request';
  const documents = OF_DOCUMENTS[draft.documents];
  const parts = [
    documents,
    draft.assessments.length > 0 ? ('assessment' as const) : null,
    draft.plans.length + draft.gapsOf.length > 0 ? ('plan' as const) : null,
    draft.editions.length + draft.translations.length > 0 ? ('questionnaire' as const) : null,
    draft.datasets.length > 0 ? ('results' as const) : null,
    draft.notes.length > 0 && documents !== 'topic' ? ('topic' as const) : null,
    draft.withTerms || draft.treatiesOf.length > 0 ? ('library' as const) : null,
  ].filter((part) => part !== null);
  const [only, ...others] = new Set(parts);
  return only !== undefined && others.length === 0 ? only : 'mixed';
}

/** A thing was ticked or unticked in the list of what leaves. */
export function ticked(
  draft: Draft,
  things: readonly { readonly key: string; readonly access: string }[],
  isTicked: boolean,
): Pick<Draft, 'left' | 'allowed'> {
  const [left, allowed] = [new Set(draft.left), new Set(draft.allowed)];
  for (const { key, access } of things) {
    if (isTicked) left.delete(key);
    else if (access === 'public') left.add(key);
    if (access === 'public') continue;
    if (isTicked) allowed.add(key);
    else allowed.delete(key);
  }
  return { left: [...left], allowed: [...allowed] };
}

interface Stands {
  readonly key: string;
  readonly access: string;
  readonly state: 'leaves' | 'left' | 'held' | 'there';
}

/** How things stand once what was ticked on the form is counted, before the program has answered. */
export function standing<T extends Stands>(
  draft: Pick<Draft, 'left' | 'allowed'>,
  things: readonly T[],
): T[] {
  const [left, allowed] = [new Set(draft.left), new Set(draft.allowed)];
  return things.map((thing) => {
    if (thing.state === 'there') return thing;
    if (thing.access === 'public') return { ...thing, state: left.has(thing.key) ? 'left' : 'leaves' };
    return { ...thing, state: allowed.has(thing.key) ? 'leaves' : 'held' };
  });
}
