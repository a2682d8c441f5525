import { z } from 'zod';
import type { Contract } from '../kernel';
import { isoDate, uuid } from '../kernel';
import { editionName } from '../questionnaires';
import { memberCode } from '../vocabulary';
import { changedEvidenceContract } from './changed-evidence';
import { citedPlacesContract } from './cited-places-contract';
import { notOpen, place, unread } from './contract-parts';
import { contributionsContract } from './contributions-contract';
import { decisionsContract } from './decisions-contract';
import { evidenceContract } from './evidence-contract';
import {
  answer,
  answerValue,
  assessment,
  assessmentSummary,
  fallReason,
  historyEntry,
  newCitation,
  scope,
  snapshot,
  snapshotSummary,
} from './model';
import { movingContract } from './moving-contract';

/** Pages a passage may go on over. */
const MOST_CONTINUED = 39;

export const assessmentsContract = {
  'assessments.list': {
    owner: 'data',
    input: z.strictObject({}),
    output: z.array(assessmentSummary),
    errors: [],
  },
  'assessments.create': {
    owner: 'data',
    input: z.strictObject({
      state: memberCode,
      questionnaire: z.string(),
      edition: z.string(),
      scope,
      referenceDate: isoDate,
    }),
    output: assessment,
    errors: ['assessments.edition-unknown', 'assessments.date-taken'],
  },
  /** Takes away an open assessment in which nothing was entered: it was begun by mistake. */
  'assessments.takeAway': {
    owner: 'data',
    input: z.strictObject({ assessmentId: uuid }),
    output: z.strictObject({}),
    errors: ['assessments.not-found', 'assessments.frozen', 'assessments.not-empty'],
  },
  /** The national answers, or for an agency its own: the items it is asked, and what it has answered besides. */
  'assessments.get': {
    owner: 'data',
    input: z.strictObject({ assessmentId: uuid, agencyId: uuid.nullable().default(null) }),
    output: assessment,
    errors: ['assessments.not-found', ...unread],
  },
  /**
   * Saves one answer. `baseRevision` is the revision the user saw; if another one was saved meanwhile nothing is written.
   * The reply comes after the change and its history are synced to disk.
   */
  'assessments.saveAnswer': {
    owner: 'data',
    input: z.strictObject({
      ...place.shape,
      value: answerValue,
      text: z.string().max(20_000),
      fallReason: fallReason.nullable(),
      baseRevision: z.number().int().nonnegative(),
    }),
    output: answer,
    errors: [
      ...notOpen,
      'assessments.answer-changed',
      'assessments.practice-ahead-level',
      'assessments.disputed-by-decision',
    ],
  },
  /** Takes an answer carried over from the year before as still true. */
  'assessments.confirmAnswer': { owner: 'data', input: place, output: answer, errors: notOpen },
  'assessments.cite': {
    owner: 'data',
    input: z.strictObject({
      ...place.shape,
      citation: newCitation,
      /** The passage's parts on the pages that follow, one a page. */
      continued: z.array(newCitation).max(MOST_CONTINUED).default([]),
    }),
    output: answer,
    errors: [...notOpen, 'library.not-found', 'assessments.page-outside'],
  },
  /** Puts a passage in the place of another, as when the document has a new version. */
  'assessments.replaceCitation': {
    owner: 'data',
    input: z.strictObject({ ...place.shape, citationId: uuid, citation: newCitation }),
    output: answer,
    errors: [...notOpen, 'library.not-found', 'assessments.page-outside', 'assessments.citation-not-found'],
  },
  ...citedPlacesContract,
  'assessments.removeCitation': {
    owner: 'data',
    input: z.strictObject({ ...place.shape, citationId: uuid }),
    output: answer,
    errors: [...notOpen, 'assessments.citation-not-found'],
  },
  /** Makes the snapshot. Unanswered items stay unanswered; the caller has shown them. */
  'assessments.freeze': {
    owner: 'data',
    input: z.strictObject({ assessmentId: uuid, frozenBy: z.string().trim().min(1).max(200) }),
    output: snapshot,
    errors: [
      'assessments.not-found',
      'assessments.frozen',
      'assessments.unconfirmed-left',
      'assessments.nothing-answered',
      'assessments.reasons-left',
      ...unread,
    ],
  },
  /** Starts the next assessment from a snapshot: levels, texts and citations come along as unconfirmed. */
  'assessments.startNext': {
    owner: 'data',
    input: z.strictObject({
      snapshotId: uuid,
      referenceDate: isoDate,
      /** A later edition of the same questionnaire; without it the one of the snapshot. */
      edition: editionName.optional(),
    }),
    output: assessment,
    errors: [
      'assessments.snapshot-not-found',
      'assessments.snapshot-damaged',
      'assessments.date-not-later',
      'assessments.date-taken',
      'assessments.edition-unknown',
      'assessments.edition-not-later',
    ],
  },
  'assessments.listSnapshots': {
    owner: 'data',
    input: z.strictObject({}),
    output: z.array(snapshotSummary),
    errors: [],
  },
  'assessments.getSnapshot': {
    owner: 'data',
    input: z.strictObject({ snapshotId: uuid }),
    output: snapshot,
    errors: ['assessments.snapshot-not-found', 'assessments.snapshot-damaged'],
  },
  /** Everything that ever happened to one answer, oldest first. */
  'assessments.history': {
    owner: 'data',
    input: place,
    output: z.array(historyEntry),
    errors: ['assessments.not-found'],
  },
  ...changedEvidenceContract,
  ...evidenceContract,
  ...contributionsContract,
  ...decisionsContract,
  ...movingContract,
} as const satisfies Contract;
