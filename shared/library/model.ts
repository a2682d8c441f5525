import { z } from 'zod';
import { instant, isoDate, sha256, uuid } from '../kernel';
import {
  accessClass,
  appliesTo,
  documentType,
  languageCode,
  legalStatus,
  memberCode,
  pillarCode,
  topicId,
} from '../vocabulary';
import { forceSegment } from './in-force';
import { documentRelation, relatedDocument } from './relations';
import { review } from './review';
import { documentVersion, textState, versionBrief } from './versions';

/** Catalogue fields a user may change. */
export const catalogueFields = z.strictObject({
  type: documentType,
  title: z.string().trim().min(1).max(500),
  titleEnglish: z.string().trim().max(500).nullable(),
  state: memberCode.nullable(),
  appliesTo: appliesTo.nullable(),
  language: languageCode.nullable(),
  status: legalStatus,
  number: z.string().trim().max(120).nullable(),
  issuingBody: z.string().trim().max(300).nullable(),
  adoptedOn: isoDate.nullable(),
  inForceOn: isoDate.nullable(),
  expiresOn: isoDate.nullable(),
  pillars: z.array(pillarCode).max(4),
  topics: z.array(topicId).max(58),
  access: accessClass,
});
export type CatalogueFields = z.infer<typeof catalogueFields>;
export const catalogueField = catalogueFields.keyof();
export type CatalogueField = z.infer<typeof catalogueField>;

/** A law, plan, SOP or guide: the work, with its versions, newest first. */
export const libraryDocument = z.strictObject({
  id: uuid,
  ...catalogueFields.shape,
  /** Fields the program filled by itself from the file and nobody has confirmed yet. */
  guessed: z.array(catalogueField),
  /** In the order the user gave them, the newest first unless changed. */
  versions: z.array(documentVersion).min(1),
  relations: z.array(documentRelation),
  /** Documents that took its place, nearest first, to the newest. */
  successors: z.array(relatedDocument),
  /** Whether it was in force, from day to day. */
  force: z.array(forceSegment),
  review,
  createdAt: instant,
  updatedAt: instant,
  removedAt: instant.nullable(),
});
export type LibraryDocument = z.infer<typeof libraryDocument>;

/** Most documents that are described in one call: each takes two to four milliseconds, and other calls wait meanwhile. */
export const DESCRIBED_AT_ONCE = 10;

/** One line of the library's list: a document and its current version. */
export const documentSummary = z.strictObject({
  id: uuid,
  versionId: uuid,
  sha256,
  title: z.string(),
  titleEnglish: z.string().nullable(),
  type: documentType,
  state: memberCode.nullable(),
  appliesTo: appliesTo.nullable(),
  language: languageCode.nullable(),
  status: legalStatus,
  number: z.string().nullable(),
  /** Year for sorting: of entry into force, else adoption, else the one in its name or number, else null. */
  year: z.number().int().nullable(),
  pageCount: z.number().int().nonnegative(),
  textState,
  pillars: z.array(pillarCode),
  topics: z.array(topicId),
  hasGuesses: z.boolean(),
  /** All versions, in their order. */
  versions: z.array(versionBrief),
  force: z.array(forceSegment),
  review,
  updatedAt: instant,
});
export type DocumentSummary = z.infer<typeof documentSummary>;

/** A version that is cited, with what is said of it beside what was cited. */
export const citedVersion = z.strictObject({
  id: uuid,
  isInTrash: z.boolean(),
  type: documentType,
  appliesTo: appliesTo.nullable(),
  /** What besides its type decides how much it proves. */
  proves: z.strictObject({
    status: legalStatus,
    access: accessClass,
    adoptedOn: isoDate.nullable(),
    inForceOn: isoDate.nullable(),
    expiresOn: isoDate.nullable(),
  }),
  /** Whether its document was in force, from day to day. */
  force: z.array(forceSegment),
  /** All versions of its document, in their order. */
  versions: z.array(versionBrief),
});
export type CitedVersion = z.infer<typeof citedVersion>;

/** Most versions that are asked for in one call. */
export const CITED_AT_ONCE = 200;

/** What became of one file of an import. `waiting` and `working` are on the way; all others are final. */
export const importOutcome = z.enum([
  'waiting',
  'working',
  'added',
  'duplicate',
  'locked',
  'refused',
  'failed',
  'cancelled',
]);
export type ImportOutcome = z.infer<typeof importOutcome>;

export const importedFile = z.strictObject({
  id: uuid,
  name: z.string(),
  outcome: importOutcome,
  /** Coded reason for every outcome but a plain `added`. */
  code: z.string().nullable(),
  documentId: uuid.nullable(),
  pageCount: z.number().int().nullable(),
  searchablePages: z.number().int().nullable(),
  /** Other files are attached inside it, which are not searched. */
  hasAttachments: z.boolean(),
});
export type ImportedFile = z.infer<typeof importedFile>;

/** Whether a stored file is what was brought in; of one that is gone or cannot be read nothing is known. */
export const fileState = z.enum(['sound', 'changed', 'unreadable']);
export type FileState = z.infer<typeof fileState>;

export const importState = z.enum(['running', 'cancelled', 'interrupted', 'done']);
export type ImportState = z.infer<typeof importState>;

/** An import job: survives a closed window and a killed program. */
export const importSummary = z.strictObject({
  id: uuid,
  state: importState,
  startedAt: instant,
  endedAt: instant.nullable(),
  total: z.number().int().nonnegative(),
  counts: z.record(importOutcome, z.number().int().nonnegative()),
  /** Name of the file under way, if any. */
  current: z.string().nullable(),
});
export type ImportSummary = z.infer<typeof importSummary>;

/** Longest name under which a pack is sent. */
const SENDER_LENGTH = 200;

/** Filters of the library's list; an empty list means no restriction. */
export const libraryFilter = z.strictObject({
  text: z.string().max(200).default(''),
  types: z.array(documentType).default([]),
  states: z.array(memberCode).default([]),
  appliesTo: z.array(appliesTo).default([]),
  languages: z.array(languageCode).default([]),
  statuses: z.array(legalStatus).default([]),
  pillars: z.array(pillarCode).default([]),
  topics: z.array(topicId).default([]),
  /** Whose packs brought a text of it. */
  senders: z.array(z.string().min(1).max(SENDER_LENGTH)).default([]),
  /** Only what was in force on this day, and what may have been. */
  asAt: isoDate.nullable().default(null),
  /** Only those that the program filled in by itself and nobody has looked at. */
  guessed: z.boolean().default(false),
  removed: z.boolean().default(false),
  sort: z.enum(['title', 'newest', 'updated']).default('updated'),
});
export type LibraryFilter = z.infer<typeof libraryFilter>;
