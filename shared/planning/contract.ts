import { z } from 'zod';
import { level } from '../assessments';
import type { Contract } from '../kernel';
import { done, isoDate, uuid } from '../kernel';
import { editionName, itemId } from '../questionnaires';
import { memberCode } from '../vocabulary';
import { alikeAction } from './alike';
import { arrivalsContract } from './arrivals-contract';
import { followedAction, leftAction, leftTarget } from './following';
import {
  citedExample,
  finding,
  GAP_MARK_FIELDS,
  gapMark,
  resourceMark,
  target,
  wantedResource,
} from './gaps';
import { action, actionFields, named, plan, planFields, planSummary } from './plan';

const unread = [
  'assessments.not-found',
  'assessments.answer-damaged',
  'assessments.edition-unknown',
] as const;
const stateItem = { state: memberCode, itemId } as const;
const planId = z.strictObject({ planId: uuid });

export const planningContract = {
  /** Gaps and strengths of one assessment, derived at the moment of asking: one line for each item asked, in its order. */
  'planning.findings': {
    owner: 'data',
    input: z.strictObject({ assessmentId: uuid }),
    output: z.array(finding),
    errors: unread,
  },
  /** Decides the target of an item; null goes back to one step up. */
  'planning.setTarget': {
    owner: 'data',
    input: z.strictObject({
      ...stateItem,
      target: z.strictObject({ level, dueOn: isoDate.nullable(), reason: target.shape.reason }).nullable(),
      /** The edition whose words it is decided on. */
      edition: editionName.nullable().default(null),
    }),
    output: done,
    errors: [],
  },
  /** Notes priority, causes, and a place by hand with its reason. */
  'planning.markGap': {
    owner: 'data',
    input: z.strictObject({
      ...stateItem,
      mark: gapMark.omit({ itemId: true, updatedAt: true, updatedBy: true }),
      /** Of a gap that has been noted on already only these change: others may have changed since it was shown. */
      only: z.array(z.enum(GAP_MARK_FIELDS)).optional(),
    }),
    output: done,
    errors: ['planning.rank-needs-reason'],
  },
  /** Pages cited for a higher level on the same item, highest level first, at most twenty. */
  'planning.examples': {
    owner: 'data',
    input: z.strictObject({ assessmentId: uuid, itemId }),
    output: z.array(citedExample),
    errors: unread,
  },
  'planning.resourceMarks': {
    owner: 'data',
    input: z.strictObject({ state: memberCode, itemId }),
    output: z.array(resourceMark),
    errors: [],
  },
  /** Keeps a page at the top for an item, or puts it out of sight; null takes the mark away. */
  'planning.markResource': {
    owner: 'data',
    input: z.strictObject({
      ...stateItem,
      versionId: uuid,
      page: z.number().int().positive(),
      title: z.string().max(500),
      kind: z.enum(['pin', 'hide']).nullable(),
      note: resourceMark.shape.note,
    }),
    output: z.array(resourceMark),
    errors: [],
  },
  'planning.wanted': {
    owner: 'data',
    input: z.strictObject({ state: memberCode }),
    output: z.array(wantedResource),
    errors: [],
  },
  'planning.addWanted': {
    owner: 'data',
    input: z.strictObject({ ...stateItem, text: wantedResource.shape.text }),
    output: z.array(wantedResource),
    errors: [],
  },
  'planning.settleWanted': {
    owner: 'data',
    input: z.strictObject({ id: uuid, found: z.boolean() }),
    output: done,
    errors: ['planning.not-found'],
  },
  /** Plans, the one that ends last first. */
  'planning.plans': {
    owner: 'data',
    input: z.strictObject({ state: memberCode.nullable() }),
    output: z.array(planSummary),
    errors: [],
  },
  'planning.plan': { owner: 'data', input: planId, output: plan, errors: ['planning.not-found'] },
  /** Actions whose item became another one, several or none in the edition that the State uses now. */
  'planning.followed': {
    owner: 'data',
    input: planId,
    output: z.array(followedAction),
    errors: ['planning.not-found'],
  },
  /** Items with a target or an open action that the edition of an assessment asks no more. */
  'planning.left': {
    owner: 'data',
    input: z.strictObject({ assessmentId: uuid }),
    output: z.strictObject({ targets: z.array(leftTarget), actions: z.array(leftAction) }),
    errors: unread,
  },
  /** Plans and actions whose name has the typed words, plans first; at most `limit` of each. */
  'planning.find': {
    owner: 'data',
    input: z.strictObject({ text: z.string().max(200), limit: z.number().int().min(1).max(50) }),
    output: z.array(named),
    errors: [],
  },
  /** Begins a plan; with `from` the actions of that plan that have not ended go on in it. */
  'planning.createPlan': {
    owner: 'data',
    input: z.strictObject({ state: memberCode, fields: planFields, from: uuid.nullable() }),
    output: plan,
    errors: ['planning.not-found'],
  },
  'planning.savePlan': {
    owner: 'data',
    input: z.strictObject({ planId: uuid, fields: planFields }),
    output: plan,
    errors: ['planning.not-found'],
  },
  'planning.addAction': {
    owner: 'data',
    input: z.strictObject({ planId: uuid, fields: actionFields }),
    output: action,
    errors: ['planning.not-found', 'planning.state-needs'],
  },
  'planning.saveAction': {
    owner: 'data',
    input: z.strictObject({ actionId: uuid, fields: actionFields }),
    output: action,
    errors: ['planning.not-found', 'planning.state-needs'],
  },
  /** Puts an action at another place of its plan, counted from 1. */
  'planning.moveAction': {
    owner: 'data',
    input: z.strictObject({ actionId: uuid, position: z.number().int().positive() }),
    output: done,
    errors: ['planning.not-found'],
  },
  /** Actions of a plan that read like ones of earlier plans which are still open: perhaps they were typed again. */
  'planning.alike': {
    owner: 'data',
    input: planId,
    output: z.array(alikeAction),
    errors: ['planning.not-found'],
  },
  /** Says that an action goes on from one of an earlier plan, so that it is followed once; null says that it does not. */
  'planning.goOnFrom': {
    owner: 'data',
    input: z.strictObject({ actionId: uuid, from: uuid.nullable() }),
    output: done,
    errors: ['planning.not-found', 'planning.not-open-earlier'],
  },
  ...arrivalsContract,
} as const satisfies Contract;
