import { z } from 'zod';

/** Kinds of material that help to close a gap (vocabulary 6). `EXPT` is a contact or meeting, not a file. */
export const RESOURCE_KINDS = [
  'LEGM',
  'POLG',
  'SOPX',
  'TRNP',
  'DATA',
  'RESM',
  'PEER',
  'AGRX',
  'COMX',
  'TECH',
  'COST',
  'EVLG',
  'EXPT',
] as const;

export type ResourceKind = (typeof RESOURCE_KINDS)[number];

/** A kind of resource such as `SOPX`. */
export const resourceKind = z.enum(RESOURCE_KINDS);

/** Roles an agency can have in a coordinating or referral setting (vocabulary 7). `NCA` owns the national answer. */
export const AGENCY_ROLES = [
  'NCA',
  'POLC',
  'PROSC',
  'JUDG',
  'JUST',
  'LABR',
  'RECR',
  'IMMI',
  'SOCW',
  'WOCH',
  'MOFA',
  'HLTH',
  'EDUC',
  'CIVR',
  'FIU',
  'ACOR',
  'DIGI',
  'FINM',
  'STAO',
  'NHRI',
  'PROV',
  'NGO',
  'IORG',
  'UNIV',
] as const;

export type AgencyRole = (typeof AGENCY_ROLES)[number];

/** The role of an agency such as `LABR`. */
export const agencyRole = z.enum(AGENCY_ROLES);

/** What a person does in the program (vocabulary 7). */
export const PERSON_ROLES = ['coordinator', 'respondent', 'reviewer', 'approver', 'reader'] as const;

export type PersonRole = (typeof PERSON_ROLES)[number];

/** The role of a person. */
export const personRole = z.enum(PERSON_ROLES);

/** Why a gap exists; several may apply to one gap (vocabulary 12). `other` needs a text. */
export const GAP_CAUSES = [
  'no-legal-basis',
  'text-outdated',
  'text-unknown-to-staff',
  'unclear-mandate',
  'overlapping-mandates',
  'no-budget',
  'staff-too-few',
  'staff-rotate',
  'staff-untrained',
  'no-equipment',
  'language-barrier',
  'no-data',
  'data-not-shared',
  'confidentiality-concern',
  'corruption-or-complicity',
  'stigma',
  'partner-does-not-respond',
  'service-missing-in-provinces',
  'new-method-of-offenders',
  'other',
] as const;

export type GapCause = (typeof GAP_CAUSES)[number];

/** A cause of a gap. */
export const gapCause = z.enum(GAP_CAUSES);

/**
 * States of an action that a person can set (vocabulary 13). `done` needs a document, `dropped` a reason.
 * Overdue is not among them: it is computed from the due date and never stored.
 */
export const ACTION_STATES = [
  'proposed',
  'agreed',
  'funded',
  'started',
  'done',
  'verified',
  'dropped',
] as const;

export type ActionState = (typeof ACTION_STATES)[number];

/** The stored state of an action. */
export const actionState = z.enum(ACTION_STATES);
