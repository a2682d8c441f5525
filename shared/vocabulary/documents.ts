import { z } from 'zod';
import type { Level } from './levels';

/** What a kind of document can prove by itself (vocabulary 2). */
export interface DocumentTypeEntry {
  readonly code: string;
  /** Highest maturity level a document of this type supports on its own. A draft of any type supports at most 1. */
  readonly maxLevel: Level;
  /** Set where the type proves more when the document evaluates the measure itself. */
  readonly maxLevelIfEvaluating?: Level;
}

/** Document types with the highest level each can support. A TOOL is never evidence of national practice. */
export const DOCUMENT_TYPES = [
  { code: 'CON', maxLevel: 2 },
  { code: 'LAW', maxLevel: 2 },
  { code: 'REG', maxLevel: 2 },
  { code: 'ORD', maxLevel: 2 },
  { code: 'NAP', maxLevel: 2 },
  { code: 'STR', maxLevel: 2 },
  { code: 'SOP', maxLevel: 2 },
  { code: 'GDL', maxLevel: 2 },
  { code: 'MOU', maxLevel: 2 },
  { code: 'TRT', maxLevel: 2 },
  { code: 'CRT', maxLevel: 3 },
  { code: 'STAT', maxLevel: 3 },
  { code: 'RPT', maxLevel: 3 },
  { code: 'MTG', maxLevel: 3 },
  { code: 'BUD', maxLevel: 3 },
  { code: 'TRN', maxLevel: 3 },
  { code: 'FORM', maxLevel: 2 },
  { code: 'COM', maxLevel: 3 },
  { code: 'EVAL', maxLevel: 4 },
  { code: 'RES', maxLevel: 3, maxLevelIfEvaluating: 4 },
  { code: 'EXT', maxLevel: 3 },
  { code: 'TOOL', maxLevel: 0 },
] as const satisfies readonly DocumentTypeEntry[];

export type DocumentType = (typeof DOCUMENT_TYPES)[number]['code'];

/** A document type code such as `LAW`. */
export const documentType = z.enum(DOCUMENT_TYPES.map((entry) => entry.code));

const byCode: ReadonlyMap<string, DocumentTypeEntry> = new Map(
  DOCUMENT_TYPES.map((entry) => [entry.code, entry]),
);

/** The entry of a document type: what it can prove by itself. */
export function documentTypeEntry(code: DocumentType): DocumentTypeEntry {
  return byCode.get(code) as DocumentTypeEntry;
}

const PERIOD_TYPES: ReadonlySet<DocumentType> = new Set([
  ...(['STAT', 'RPT', 'MTG', 'BUD', 'TRN'] as const),
  ...(['COM', 'EVAL', 'RES', 'EXT'] as const),
]);

/**
 * Whether a document of a type speaks of a time, as a report, a count or a budget does, and is not itself in force from a day to a day.
 * What stands in its catalogue as first and last day is then that time. A court decision shows use too, but applies like a text.
 */
export function speaksOfPeriod(code: DocumentType): boolean {
  return PERIOD_TYPES.has(code);
}

/** One step in the life of a legal text (vocabulary 3). */
export interface LegalStatusEntry {
  readonly code: string;
  /** The statuses this one may come after. Empty: only as the first status of a text. */
  readonly mayFollow: readonly string[];
}

/** Legal statuses of national texts. Plans also carry a period; past its end the status turns to `expired` by itself. */
export const LEGAL_STATUSES = [
  { code: 'draft', mayFollow: [] },
  { code: 'adopted', mayFollow: ['draft'] },
  { code: 'inforce', mayFollow: ['adopted'] },
  { code: 'partforce', mayFollow: ['adopted'] },
  { code: 'amended', mayFollow: ['inforce'] },
  { code: 'suspended', mayFollow: ['inforce', 'amended'] },
  { code: 'superseded', mayFollow: ['inforce', 'amended'] },
  { code: 'repealed', mayFollow: ['inforce', 'amended'] },
  { code: 'expired', mayFollow: ['inforce'] },
  { code: 'lapsed', mayFollow: ['draft'] },
  {
    code: 'unknown',
    mayFollow: [
      'draft',
      'adopted',
      'inforce',
      'partforce',
      'amended',
      'suspended',
      'superseded',
      'repealed',
      'expired',
      'lapsed',
    ],
  },
] as const satisfies readonly LegalStatusEntry[];

export type LegalStatus = (typeof LEGAL_STATUSES)[number]['code'];

/** A legal status code such as `inforce`. */
export const legalStatus = z.enum(LEGAL_STATUSES.map((entry) => entry.code));

/**
 * Whether a text whose status was `from` may next have the status `to`, by the table of vocabulary 3.
 * After `unknown` everything may follow: it only says that nobody had checked. Staying the same is always allowed.
 * A correction of a wrong entry is not a step in the text's life and is not judged here.
 */
export function legalStatusMayFollow(from: LegalStatus, to: LegalStatus): boolean {
  if (from === to || from === 'unknown') return true;
  const entry: LegalStatusEntry | undefined = LEGAL_STATUSES.find((candidate) => candidate.code === to);
  return entry?.mayFollow.includes(from) ?? false;
}

/** What a treaty is for one member, in place of a legal status (vocabulary 3). */
export const TREATY_STATUSES = [
  'not-signed',
  'signed',
  'ratified',
  'inforce-for-member',
  'reservation',
  'withdrawn',
  'unknown',
] as const;

export type TreatyStatus = (typeof TREATY_STATUSES)[number];

/** A member's relation to a treaty; `unknown` until somebody has checked. */
export const treatyStatus = z.enum(TREATY_STATUSES);

/** To whom a document applies, widest first: a province's rules and an agency's own procedures stand beside national law (vocabulary 2). */
export const APPLIES_TO = ['national', 'province', 'agency'] as const;

export type AppliesTo = (typeof APPLIES_TO)[number];

/** To whom a document applies; where nobody has said it, there is none. */
export const appliesTo = z.enum(APPLIES_TO);

/** Who may see a record, widest first, so that the highest class of a set is the one with the greatest index. */
export const ACCESS_CLASSES = ['public', 'government', 'agency', 'restricted'] as const;

export type AccessClass = (typeof ACCESS_CLASSES)[number];

/** An access class; exports state the highest one they contain (vocabulary 4). */
export const accessClass = z.enum(ACCESS_CLASSES);

/** The highest (narrowest) access class among some, `public` for none. */
export function highestAccessClass(classes: readonly AccessClass[]): AccessClass {
  const rank = Math.max(0, ...classes.map((code) => ACCESS_CLASSES.indexOf(code)));
  return ACCESS_CLASSES[rank] as AccessClass;
}
