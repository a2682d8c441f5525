import type { PackKind, Selection } from '../../shared/exchange';
import type { AccessClass, TopicId } from '../../shared/vocabulary';

/** Which documents are to go. */
export const DOCUMENT_CHOICES = ['none', 'all', 'laws', 'topics', 'words', 'picked'] as const;
export type DocumentChoice = (typeof DOCUMENT_CHOICES)[number];

/** What is on the form. */
export interface Draft {
  readonly documents: DocumentChoice;
  readonly picked: readonly string[];
  readonly topics: readonly TopicId[];
  readonly words: string;
  /** First day of what is new; empty for everything. */
  readonly since: string;
  readonly assessments: readonly string[];
  readonly withAgencies: boolean;
  readonly withDiscussion: boolean;
  readonly withCited: boolean;
  /** `assessmentId/agencyId` of the agency that is asked, or whose answers go back. */
  readonly request: string;
  readonly contribution: string;
  readonly plans: readonly string[];
  readonly withNotes: boolean;
  readonly withTerms: boolean;
  readonly classes: readonly AccessClass[];
}

export const EMPTY_DRAFT: Draft = {
  documents: 'none',
  picked: [],
  topics: [],
  words: '',
  since: '',
  assessments: [],
  withAgencies: false,
  withDiscussion: false,
  withCited: true,
  request: '',
  contribution: '',
  plans: [],
  withNotes: false,
  withTerms: false,
  classes: ['public'],
};

/** Types of texts that bind: what changes when the law changes. */
const LAWS = ['CON', 'LAW', 'REG', 'ORD', 'TRT', 'MOU'] as const;

const pairOf = (text: string) => {
  const [assessmentId, agencyId] = text.split('/');
  return assessmentId && agencyId ? { assessmentId, agencyId } : null;
};

function filterOf({ documents, topics, words }: Draft): Selection['filter'] {
  const filter = {
    ...{ text: '', types: [], states: [], languages: [], statuses: [], pillars: [], topics: [] },
    ...{ asAt: null, removed: false, sort: 'title' as const },
  };
  switch (documents) {
    case 'all':
      return filter;
    case 'laws':
      return { ...filter, types: [...LAWS] };
    case 'topics':
      return topics.length === 0 ? null : { ...filter, topics: [...topics] };
    case 'words':
      return words.trim() === '' ? null : { ...filter, text: words.trim() };
    default:
      return null;
  }
}

/** The form as a wish to the program. */
export function selectionOf(draft: Draft, noteIds: readonly TopicId[]): Selection {
  return {
    documentIds: draft.documents === 'picked' ? [...draft.picked] : [],
    filter: filterOf(draft),
    since: draft.since === '' || draft.documents === 'none' ? null : `${draft.since}T00:00:00.000Z`,
    citedIn: draft.withCited ? draft.assessments.map((assessmentId) => ({ assessmentId, itemId: null })) : [],
    assessments: draft.assessments.map((id) => ({
      id,
      withAgencies: draft.withAgencies,
      withDiscussion: draft.withDiscussion,
    })),
    request: pairOf(draft.request),
    contribution: pairOf(draft.contribution),
    planIds: [...draft.plans],
    noteIds: draft.withNotes ? [...noteIds] : [],
    withTerms: draft.withTerms,
    classes: [...draft.classes],
  };
}

/** The word for what a pack is for, from what is chosen. */
export function kindOf(draft: Draft): PackKind {
  if (draft.contribution !== '') return 'contribution';
  if (draft.request !== '') return 'request';
  const parts = [
    draft.documents !== 'none' && (draft.documents === 'laws' ? 'laws' : 'library'),
    draft.assessments.length > 0 && 'assessment',
    draft.plans.length > 0 && 'plan',
    (draft.withNotes || draft.withTerms) && 'library',
  ].filter((part): part is 'laws' | 'library' | 'assessment' | 'plan' => part !== false);
  const [only, ...others] = new Set(parts);
  return only !== undefined && others.length === 0 ? only : 'mixed';
}
