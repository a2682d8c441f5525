import { z } from 'zod';
import {
  answer,
  contributionDocument,
  decision,
  discussionEntry,
  itemId,
  MOST_CONTRIBUTED,
  restatement,
  scope,
  snapshot,
  snapshotRecord,
  workshop,
  workshopVote,
} from '../../assessments';
import { recordedCause } from '../../comparison';
import { instant, isoDate, sha256, uuid } from '../../kernel';
import { memberCode } from '../../vocabulary';

export const assessmentThing = z.strictObject({
  id: uuid,
  state: memberCode,
  questionnaire: z.string().max(40),
  edition: z.string().max(12),
  /** Hash of an edition that a workspace made; null for one that ships. The same name may stand for other questions elsewhere. */
  editionHash: sha256.nullable(),
  scope,
  referenceDate: isoDate,
  status: z.enum(['open', 'frozen']),
  basedOn: uuid.nullable(),
  createdAt: instant,
  updatedAt: instant,
});

/** That an agency takes part, and what it is asked. */
export const participationThing = z.strictObject({
  assessmentId: uuid,
  agencyId: uuid,
  dueOn: isoDate.nullable(),
  assignments: z
    .array(z.strictObject({ itemId, isLead: z.boolean() }))
    .max(MOST_CONTRIBUTED)
    .refine((all) => new Set(all.map((each) => each.itemId)).size === all.length),
});

const heldAnswer = {
  /** Id under which it is stored; its history hangs on it. */
  id: uuid,
  assessmentId: uuid,
  ...answer.shape,
  citations: answer.shape.citations.max(200),
  held: answer.shape.held.unwrap().max(200),
  checks: answer.shape.checks.unwrap().max(400),
  revision: z.number().int().positive().max(1_000_000),
  updatedAt: instant,
};
export const answerThing = z.strictObject(heldAnswer);
export const agencyAnswerThing = z.strictObject({ ...heldAnswer, agencyId: uuid });

export const decisionThing = decision;
export const discussionThing = z.strictObject({ assessmentId: uuid, ...discussionEntry.shape });
export const restatementThing = restatement;

/** A meeting on items, with how every agency voted. */
export const workshopThing = z.strictObject({
  ...workshop.shape,
  votes: z
    .array(z.strictObject({ ...workshopVote.shape, at: instant }))
    .max(50_000)
    .refine((all) => new Set(all.map((one) => `${one.itemId} ${one.agencyId}`)).size === all.length),
});

/** Why two frozen answers differ. */
export const causeThing = recordedCause;

/** What a snapshot covers with its hash, as it was frozen. Lists that came later are left out of it while they are empty. */
export const frozenContent = z.strictObject({
  format: z.enum(['waymark-snapshot/1', 'waymark-snapshot/2']),
  ...snapshot.omit({ hash: true, progress: true }).shape,
  record: snapshotRecord.optional(),
});

/** A frozen assessment, to the letter: its hash is over this very text. */
export const snapshotThing = z.strictObject({
  id: uuid,
  assessmentId: uuid,
  frozenAt: instant,
  frozenBy: z.string().max(200),
  content: z.string().max(24 * 1024 ** 2),
  hash: sha256,
});

/** An agency's answers on their way to the coordinator. */
export const contributionThing = contributionDocument;
