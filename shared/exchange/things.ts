import { z } from 'zod';
import { agencyFields } from '../agencies';
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
} from '../assessments';
import { conceptId, termText } from '../glossary';
import { instant, isoDate, type Json, sha256, uuid } from '../kernel';
import { catalogueField, catalogueFields, relationKind, versionFields } from '../library';
import { action, planFields } from '../planning';
import { NOTE_LENGTH } from '../topics';
import { languageCode, memberCode, topicId } from '../vocabulary';

const count = z.number().int().nonnegative();
const person = z.string().max(200);

/** What is known of a PDF besides its bytes. */
export const fileThing = z.strictObject({
  sha256,
  bytes: count.max(300 * 1024 ** 2),
  pageCount: count.max(20_000),
  searchablePages: count.max(20_000),
  textState: z.enum(['good', 'partial', 'suspect', 'none', 'pending']),
  sourceName: z.string().max(300),
  addedAt: instant,
  /** Opened with a password when it was brought in. */
  locked: z.boolean(),
});

/** A document with its versions, the newest first; their files are things of their own. */
export const documentThing = z.strictObject({
  id: uuid,
  ...catalogueFields.shape,
  guessed: z.array(catalogueField),
  checkedOn: isoDate.nullable(),
  checkedBy: person.nullable(),
  reviewBy: isoDate.nullable(),
  createdAt: instant,
  updatedAt: instant,
  versions: z
    .array(z.strictObject({ id: uuid, ...versionFields.shape, sha256, isOfficial: z.boolean() }))
    .min(1)
    .max(200)
    .refine((versions) => versions.filter(({ isOfficial }) => isOfficial).length <= 1)
    .refine((versions) => new Set(versions.map(({ id }) => id)).size === versions.length),
});

export const relationThing = z.strictObject({
  id: uuid,
  kind: relationKind,
  fromDocument: uuid,
  toDocument: uuid,
  inPart: z.boolean(),
  effectiveOn: isoDate.nullable(),
  createdAt: instant,
});

/** An agency of the register, without the persons who speak for it. */
export const agencyThing = z
  .strictObject({ id: uuid, ...agencyFields.shape, createdAt: instant, updatedAt: instant })
  .refine(({ from, until }) => from === null || until === null || until >= from);

export const assessmentThing = z.strictObject({
  id: uuid,
  state: memberCode,
  questionnaire: z.string().max(40),
  edition: z.string().max(12),
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
  frozenBy: person,
  content: z.string().max(24 * 1024 ** 2),
  hash: sha256,
});

export const planThing = z.strictObject({
  id: uuid,
  state: memberCode,
  ...planFields.shape,
  carriedFrom: uuid.nullable(),
  createdAt: instant,
  updatedAt: instant,
  actions: z.array(action.omit({ planId: true })).max(2000),
});

export const noteThing = z.strictObject({
  topicId,
  text: z.string().min(1).max(NOTE_LENGTH),
  updatedAt: instant,
  updatedBy: person,
});

/** What a workspace says of a matter in the glossary: own terms, hidden ones, checked ones. */
export const termsThing = z.strictObject({
  id: conceptId,
  /** Null for a matter that ships with the program. */
  createdAt: instant.nullable(),
  terms: z
    .array(
      z.strictObject({
        language: languageCode,
        term: termText,
        own: z.boolean(),
        hidden: z.boolean(),
        checkedBy: person.nullable(),
        updatedAt: instant,
      }),
    )
    .max(500),
});

/** An agency's answers on their way to the coordinator. */
export const contributionThing = contributionDocument;

/** Every kind of thing that travels, in the order in which one may need another. */
export const THINGS = {
  file: fileThing,
  document: documentThing,
  relation: relationThing,
  agency: agencyThing,
  assessment: assessmentThing,
  participation: participationThing,
  answer: answerThing,
  'agency-answer': agencyAnswerThing,
  decision: decisionThing,
  discussion: discussionThing,
  snapshot: snapshotThing,
  restatement: restatementThing,
  plan: planThing,
  note: noteThing,
  terms: termsThing,
  contribution: contributionThing,
} as const;

export type ThingKind = keyof typeof THINGS;
export type ThingContent<K extends ThingKind = ThingKind> = z.output<(typeof THINGS)[K]>;
export const THING_KINDS = Object.keys(THINGS) as readonly ThingKind[];
export const thingKind = z.enum(THING_KINDS as [ThingKind, ...ThingKind[]]);

/** Names a thing among all of a pack. */
export const thingKey = (kind: ThingKind, id: string): string => `${kind}/${id}`;

/** A thing as it lies in a pack. What it held when it last came or went is known by hash, so that a later state is told from a conflict. */
export const packedThing = z.strictObject({
  kind: thingKind,
  id: z.string().min(1).max(120),
  ancestors: z.array(sha256).max(50),
  content: z.unknown(),
});
export type PackedThing = z.infer<typeof packedThing>;

/** A file of facts in a pack. */
export const thingsFile = z.strictObject({ things: z.array(packedThing).max(20_000) });

/** What says when or how often something was written and where it went on from, but nothing of what it says. */
const CIRCUMSTANCES: ReadonlySet<string> = new Set([
  ...['createdAt', 'updatedAt', 'updatedBy', 'revision', 'carriedFrom', 'basedOn'],
]);

/** What of a thing is compared: two PCs may have written the same at different times. */
export function substanceOf(content: Json): Json {
  if (Array.isArray(content)) return content.map(substanceOf);
  if (typeof content !== 'object' || content === null) return content;
  return Object.fromEntries(
    Object.entries(content)
      .filter(([name]) => !CIRCUMSTANCES.has(name))
      .map(([name, value]) => [name, substanceOf(value)]),
  );
}

/** The id of a thing that has none of its own. */
export function thingId(kind: ThingKind, content: ThingContent): string {
  const {
    id,
    assessmentId,
    agencyId,
    itemId: item,
    sha256: hash,
    topicId: topic,
  } = content as Record<string, string | undefined>;
  switch (kind) {
    case 'file':
      return hash ?? '';
    case 'note':
      return topic ?? '';
    case 'answer':
      return `${assessmentId}/${item}`;
    case 'agency-answer':
      return `${assessmentId}/${agencyId}/${item}`;
    case 'participation':
    case 'contribution':
      return `${assessmentId}/${agencyId}`;
    default:
      return id ?? '';
  }
}
