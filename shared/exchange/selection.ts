import { z } from 'zod';
import { itemId } from '../assessments';
import { instant, sha256, uuid } from '../kernel';
import { libraryFilter } from '../library';
import { editionName, questionnaireId } from '../questionnaires';
import { accessClass, languageCode, memberCode, topicId } from '../vocabulary';
import { packKind } from './manifest';
import { thingKind } from './things';

const assessmentAndAgency = z.strictObject({ assessmentId: uuid, agencyId: uuid });
const thingKeys = z.array(z.string().max(260)).max(100_000).default([]);

/** What is to leave. Each part adds to the others; nothing leaves that no part names. */
export const selection = z.strictObject({
  /** Documents picked one by one, such as the hits of a search. */
  documentIds: z.array(uuid).max(20_000).default([]),
  /** Documents that fit a filter of the library. */
  filter: libraryFilter.nullable().default(null),
  /** Of those that fit the filter, only what was added or changed from this moment on. */
  since: instant.nullable().default(null),
  /** Of those that fit the filter, only what was added or changed after this pack went out, whatever the clock said. */
  sinceSent: uuid.nullable().default(null),
  /** Documents cited in an assessment, or by the answers to some items of it. */
  citedIn: z
    .array(z.strictObject({ assessmentId: uuid, itemIds: z.array(itemId).max(2000).nullable() }))
    .max(500)
    .default([]),
  /** What readers marked and noted in the documents that go. */
  withHighlights: z.boolean().default(false),
  assessments: z
    .array(z.strictObject({ id: uuid, withAgencies: z.boolean(), withDiscussion: z.boolean() }))
    .max(200)
    .default([]),
  /** What one agency is asked: the assessment's head, the items, and what the agency has answered so far. */
  request: assessmentAndAgency.nullable().default(null),
  /** What one agency answered, on its way back. */
  contribution: assessmentAndAgency.nullable().default(null),
  planIds: z.array(uuid).max(500).default([]),
  /** States whose targets, marks on gaps, pages that help and wishes for help go. */
  gapsOf: z.array(memberCode).max(200).default([]),
  /** States of which it goes what treaties are for them, as entered here. */
  treatiesOf: z.array(memberCode).max(200).default([]),
  /** Editions that this workspace made; those they are made from go along. */
  editions: z
    .array(z.strictObject({ questionnaire: questionnaireId, edition: editionName }))
    .max(200)
    .default([]),
  /** Items of a questionnaire in a language. */
  translations: z
    .array(z.strictObject({ questionnaire: questionnaireId, language: languageCode }))
    .max(200)
    .default([]),
  /** Data sets whose imported results go, by their ids here. */
  datasetIds: z.array(uuid).max(200).default([]),
  /** Notes on topics. */
  noteIds: z.array(topicId).max(100).default([]),
  /** Terms that the workspace added, hid or checked. */
  withTerms: z.boolean().default(false),
  /** Things taken out again one by one. */
  left: thingKeys,
  /** Things that not everybody may see and that were ticked one by one; all others of that kind are held back and told. */
  allowed: thingKeys,
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
  /** The stamp of what was shown; when something else would leave now, nothing does. */
  stamp: sha256,
});
export type Sending = z.infer<typeof sending>;

const count = z.number().int().nonnegative();

/** One thing that would leave, or does not. */
export const outgoingThing = z.strictObject({
  /** Names it among all of the pack. */
  key: z.string(),
  kind: thingKind,
  id: z.string(),
  title: z.string(),
  access: accessClass,
  /** `leaves`; `left` was taken out; `held` may not be seen by everybody and was not ticked; `there` the receiver has it. */
  state: z.enum(['leaves', 'left', 'held', 'there']),
  /** Bytes of its PDFs that travel with it. */
  bytes: count,
});
export type OutgoingThing = z.infer<typeof outgoingThing>;

/** Exactly what would leave. */
export const outgoing = z.strictObject({
  things: z.array(outgoingThing),
  files: z.strictObject({ count, bytes: count }),
  /** PDFs whose bytes are missing here and cannot travel. */
  missingFiles: z.array(z.string()),
  /** About how large the pack will be. */
  bytes: count,
  /** The pack that last went to this receiver; null for the first time. */
  lastSent: z.strictObject({ id: uuid, at: instant }).nullable(),
  /** Stands for all that leaves, to the letter. */
  stamp: sha256,
});
export type Outgoing = z.infer<typeof outgoing>;

/** What there is to choose from besides documents, assessments and plans. */
export const sendable = z.strictObject({
  /** Editions that this workspace made or was sent. */
  editions: z.array(
    z.strictObject({ questionnaire: questionnaireId, edition: editionName, title: z.string() }),
  ),
  translations: z.array(
    z.strictObject({ questionnaire: questionnaireId, language: languageCode, items: count }),
  ),
  datasets: z.array(
    z.strictObject({ id: uuid, title: z.string(), firstYear: z.number().int(), lastYear: z.number().int() }),
  ),
  /** States of which there is something about gaps. */
  gapsOf: z.array(memberCode),
  treatiesOf: z.array(memberCode),
  noteIds: z.array(topicId),
  hasTerms: z.boolean(),
  hasHighlights: z.boolean(),
  /** The last pack of laws: from then on, laws are new. */
  lastLaws: z.strictObject({ id: uuid, at: instant, to: z.string() }).nullable(),
});
export type Sendable = z.infer<typeof sendable>;
