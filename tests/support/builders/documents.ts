import type { LibraryDocument } from '../../../shared/library';
import { anId } from './ids';

/** A law in the library with one version of twelve pages. */
export function aDocument(given: Partial<LibraryDocument> = {}): LibraryDocument {
  return {
    id: anId(7001),
    type: 'LAW',
    title: 'Anti-Trafficking Act',
    titleEnglish: null,
    state: 'KH',
    appliesTo: null,
    language: 'eng',
    status: 'inforce',
    number: '12/2024',
    issuingBody: 'National Assembly',
    adoptedOn: '2024-02-01',
    inForceOn: '2024-03-01',
    expiresOn: null,
    pillars: ['PROS'],
    topics: [],
    access: 'public',
    guessed: [],
    versions: [
      {
        id: anId(8001),
        label: '2024',
        publishedOn: '2024-02-01',
        language: null,
        standing: null,
        source: null,
        obtainedOn: null,
        obtainedBy: null,
        isOfficial: false,
        file: {
          sha256: 'a'.repeat(64),
          bytes: 120_000,
          pageCount: 12,
          searchablePages: 12,
          textState: 'good',
          sourceName: 'act.pdf',
          addedAt: '2025-01-05T08:00:00.000Z',
        },
      },
    ],
    relations: [],
    successors: [],
    force: [
      { from: '0001-01-01', answer: 'no', why: 'not-yet' },
      { from: '2024-03-01', answer: 'yes', why: 'applies' },
    ],
    review: { checkedOn: null, checkedBy: null, reviewBy: null },
    createdAt: '2025-01-05T08:00:00.000Z',
    updatedAt: '2025-01-05T08:00:00.000Z',
    removedAt: null,
    ...given,
  };
}
