import { z } from 'zod';
import { itemId } from '../assessments';
import { instant, uuid } from '../kernel';
import { libraryFilter } from '../library';
import { accessClass, topicId } from '../vocabulary';
import { packKind } from './manifest';
import { thingKind } from './things';

const assessmentAndAgency = z.strictObject({ assessmentId: uuid, agencyId: uuid });

/** What is to leave. Each part adds to the others; nothing leaves that no part names. */
export const selection = z.strictObject({
  /** Documents picked one by one, such as the hits of a search. */
  documentIds: z.array(uuid).max(20_000).default([]),
  /** Documents that fit a filter of the library. */
  filter: libraryFilter.nullable().default(null),
  /** Of those that fit the filter, only what was added or changed from this moment on. */
  since: instant.nullable().default(null),
  /** Documents cited in an assessment, or by the answer to one item of it. */
  citedIn: z
    .array(z.strictObject({ assessmentId: uuid, itemId: itemId.nullable() }))
    .max(500)
    .default([]),
  assessments: z
    .array(z.strictObject({ id: uuid, withAgencies: z.boolean(), withDiscussion: z.boolean() }))
    .max(200)
    .default([]),
  /** What one agency is asked: the assessment's head, the items, and what the agency has answered so far. */
  request: assessmentAndAgency.nullable().default(null),
  /** What one agency answered, on its way back. */
  contribution: assessmentAndAgency.nullable().default(null),
  planIds: z.array(uuid).max(500).default([]),
  /** Notes on topics. */
  noteIds: z.array(topicId).max(100).default([]),
  /** Terms that the workspace added, hid or checked. */
  withTerms: z.boolean().default(false),
  /** Classes that may leave; what is of another class is held back and told. */
  classes: z.array(accessClass).max(4).default(['public']),
});
export type Selection = z.infer<typeof selection>;

/** Who gets a pack and how. */
export const sending = z.strictObject({
  /** Who sends it, as the receiver will read it. */
  from: z.string().trim().min(1).max(200),
  to: z.string().trim().min(1).max(200),
  kind: packKind,
  /** Leave out what went to the same receiver before and has not changed since. */
  onlyNew: z.boolean(),
  note: z.string().trim().max(2000),
  inParts: z.boolean(),
  /** At least ten signs, to be told by another way than the pack. */
  passphrase: z.string().min(10).max(500).nullable(),
});
export type Sending = z.infer<typeof sending>;

const count = z.number().int().nonnegative();

/** One thing that would leave, or is held back. */
export const outgoingThing = z.strictObject({
  kind: thingKind,
  id: z.string(),
  title: z.string(),
  access: accessClass,
  /** Bytes of its PDFs that travel with it. */
  bytes: count,
});
export type OutgoingThing = z.infer<typeof outgoingThing>;

/** Exactly what would leave. */
export const outgoing = z.strictObject({
  things: z.array(outgoingThing),
  held: z.array(outgoingThing),
  /** Things the receiver has already, as the ledger says. */
  alreadyThere: count,
  files: z.strictObject({ count, bytes: count }),
  /** PDFs whose bytes are missing here and cannot travel. */
  missingFiles: z.array(z.string()),
  /** About how large the pack will be. */
  bytes: count,
  /** When something last went to this receiver; null for the first time. */
  lastSentAt: instant.nullable(),
});
export type Outgoing = z.infer<typeof outgoing>;
