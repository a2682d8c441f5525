import { z } from 'zod';
import type { Contract } from '../kernel';
import { isoDate, uuid } from '../kernel';
import { finding } from './checks';
import { notOpen, unread } from './contract-parts';
import { decision, decisionRule, vote } from './decisions';
import { discussionEntry } from './discussion';
import { answer, answerValue, itemId } from './model';
import { snapshotRecord } from './record';
import { restatement } from './restatement';
import { workshop } from './workshop';

const assessmentId = z.strictObject({ assessmentId: uuid });
const onItem = z.strictObject({ assessmentId: uuid, itemId });
const atWorkshop = ['assessments.workshop-not-found', 'assessments.workshop-ended'] as const;

export const decisionsContract = {
  /**
   * Decides the national answer of an item. The answer takes the agreed value, the given words, and the evidence of the agencies
   * that say the same; what the agencies said stays in the decision. Earlier decisions stay.
   */
  'assessments.decide': {
    owner: 'data',
    input: z.strictObject({
      ...onItem.shape,
      rule: decisionRule,
      /** For `agreed` and `manual`. */
      value: answerValue.nullable().default(null),
      /** The national explanation. */
      text: z.string().max(20_000),
      reason: z.string().trim().max(4000),
      minutes: z.string().trim().max(500),
      decidedBy: z.string().trim().min(1).max(200),
      /** Why an agency disagrees, by agency. */
      dissent: z.record(uuid, z.string().trim().max(2000)).default({}),
      workshopId: uuid.nullable().default(null),
      /** Revision of the national answer that the person saw. */
      baseRevision: z.number().int().nonnegative(),
    }),
    output: z.strictObject({ answer, decision }),
    errors: [
      ...notOpen,
      'assessments.answer-changed',
      'assessments.practice-ahead-level',
      'assessments.lead-not-answered',
      'assessments.no-level-given',
      'assessments.decision-without-value',
      'assessments.decision-without-reason',
      'assessments.decision-without-minutes',
      ...atWorkshop,
    ],
  },
  /** The last decision on each item; with `itemId` all of that item, oldest first. */
  'assessments.listDecisions': {
    owner: 'data',
    input: z.strictObject({
      assessmentId: uuid,
      itemId: itemId.nullable().default(null),
      /** Only those made in it, also where an item was decided anew since: its minutes do not change afterwards. */
      workshopId: uuid.nullable().default(null),
    }),
    output: z.array(decision),
    errors: ['assessments.not-found', 'assessments.decision-damaged'],
  },
  /** What is worth a look before freezing, one entry for each thing to do. */
  'assessments.check': {
    owner: 'data',
    input: assessmentId,
    output: z.array(finding),
    errors: ['assessments.not-found', 'assessments.decision-damaged', ...unread],
  },
  /** The discussion on an item, or on all items where none is named, oldest first. */
  'assessments.discussion': {
    owner: 'data',
    input: z.strictObject({ assessmentId: uuid, itemId: itemId.nullable() }),
    output: z.array(discussionEntry),
    errors: ['assessments.not-found'],
  },
  'assessments.discuss': {
    owner: 'data',
    input: z.strictObject({
      ...onItem.shape,
      kind: z.enum(['message', 'resolved', 'reopened']),
      text: z.string().trim().max(4000),
    }),
    output: z.array(discussionEntry),
    errors: [...notOpen, 'assessments.message-empty'],
  },
  'assessments.listWorkshops': {
    owner: 'data',
    input: assessmentId,
    output: z.array(workshop),
    errors: ['assessments.not-found'],
  },
  'assessments.startWorkshop': {
    owner: 'data',
    input: z.strictObject({
      assessmentId: uuid,
      title: z.string().trim().min(1).max(200),
      heldOn: isoDate,
      present: z.array(uuid).min(1).max(200),
    }),
    output: workshop,
    errors: [...notOpen, 'agencies.not-found'],
  },
  /** Notes a vote, or takes it back with null, and the item that is on the screen. */
  'assessments.vote': {
    owner: 'data',
    input: z.strictObject({ workshopId: uuid, itemId, agencyId: uuid, vote: vote.nullable() }),
    output: workshop,
    errors: [...notOpen, ...atWorkshop],
  },
  /** Notes which item is on the screen, so that the workshop goes on there; or that it has ended. */
  'assessments.moveWorkshop': {
    owner: 'data',
    input: z.strictObject({ workshopId: uuid, atItem: itemId.nullable(), ended: z.boolean().default(false) }),
    output: workshop,
    errors: [...notOpen, ...atWorkshop],
  },
  /** Contributions, decisions and dissent as they were frozen. */
  'assessments.getSnapshotRecord': {
    owner: 'data',
    input: z.strictObject({ snapshotId: uuid }),
    output: snapshotRecord,
    errors: ['assessments.snapshot-not-found', 'assessments.snapshot-damaged'],
  },
  /** Corrects a frozen answer beside the snapshot, which stays as it is. */
  'assessments.restate': {
    owner: 'data',
    input: restatement.omit({ id: true, before: true, at: true }),
    output: z.array(restatement),
    errors: [
      'assessments.snapshot-not-found',
      'assessments.snapshot-damaged',
      'assessments.item-not-asked',
      'assessments.practice-ahead-level',
      'assessments.decision-without-value',
      'assessments.correction-same',
    ],
  },
  /** Corrections of a snapshot, oldest first. */
  'assessments.listRestatements': {
    owner: 'data',
    input: z.strictObject({ snapshotId: uuid }),
    output: z.array(restatement),
    errors: ['assessments.snapshot-not-found'],
  },
} as const satisfies Contract;

export type DecideInput = z.output<(typeof decisionsContract)['assessments.decide']['input']>;
