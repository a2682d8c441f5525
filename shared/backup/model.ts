import { z } from 'zod';
import { instant, sha256, uuid } from '../kernel';

/** Why a backup was made. The words are part of its file name and never change. */
export const backupReason = z.enum([
  'opening',
  'hourly',
  'before-import',
  'before-delete',
  'before-upgrade',
  'before-restore',
  'by-hand',
]);
export type BackupReason = z.infer<typeof backupReason>;

/** Name of a backup without its ending: the moment (UTC) and the reason. A path is only ever built from a checked one. */
export const backupId = z
  .string()
  .regex(/^\d{8}T\d{9}Z-(?:opening|hourly|before-(?:import|delete|upgrade|restore)|by-hand)$/);

const count = z.number().int().nonnegative();

/** What a workspace holds, in the numbers a person can compare. */
export const contents = z.strictObject({
  documents: count,
  assessments: count,
  answers: count,
  snapshots: count,
  /** Entries in the history: how many changes were ever recorded. */
  changes: count,
  lastChangeAt: instant.nullable(),
});
export type Contents = z.infer<typeof contents>;

/** One backup in the list. Without `contents` it has no side file: nobody has found it sound, and it is not offered. */
export const backupEntry = z.strictObject({
  id: backupId,
  reason: backupReason,
  createdAt: instant,
  /** Counts the backups of a workspace, for a clock may be set back; none on those of before. */
  number: count.optional(),
  /** Brought from a copy of another workspace: it says nothing of this one, and never makes room for others. */
  brought: z.boolean().optional(),
  bytes: count,
  /** Complete, checked after it was written, and of the size it had then. */
  verified: z.boolean(),
  /** Made by a newer Waymark than this one, which cannot read it. */
  newer: z.boolean(),
  contents: contents.nullable(),
});
export type BackupEntry = z.infer<typeof backupEntry>;

/** What "Check my data" looks at, in this order. */
export const checkedPart = z.enum(['database', 'history', 'answers', 'snapshots', 'files', 'backups']);
export type CheckedPart = z.infer<typeof checkedPart>;

/** The first entry of the history that is not what was recorded. */
export const historyCheckFault = z.strictObject({
  /**
   * `changed`: it does not follow from the entry before it. `missing`: entries up to this number are gone. `cut`: the newest, from
   * this number on, are gone. `replaced`: a backup knows another entry of this number.
   */
  kind: z.enum(['changed', 'missing', 'cut', 'replaced']),
  seq: count,
  /** What the entry says of itself now; null when it is gone. */
  entry: z
    .strictObject({ at: z.string(), actor: z.string(), entity: z.string(), field: z.string() })
    .nullable(),
});
export type HistoryCheckFault = z.infer<typeof historyCheckFault>;

/** One thing found damaged: the part, what kind of damage, and the name people know it by, where it has one. */
export const checkFault = z.strictObject({
  part: checkedPart,
  kind: z.enum(['structure', 'reference', 'changed', 'missing', 'cut', 'replaced', 'unreadable']),
  /** Item id, title of a document, State, or the moment of a backup. Empty for damage that has no name. */
  name: z.string(),
  /** Of the history only. */
  history: historyCheckFault.optional(),
});
export type CheckFault = z.infer<typeof checkFault>;

/** A stored PDF that is not what was brought in, is missing, or cannot be read from the disk. */
export const fileFault = z.strictObject({
  kind: z.enum(['changed', 'missing', 'unreadable']),
  sha256,
  /** The name it had when it was brought in. */
  name: z.string(),
  documentId: uuid.nullable(),
});
export type FileFault = z.infer<typeof fileFault>;

/** Outcome of a check of all stored PDFs, by itself or with everything else. */
export const filesCheck = z.strictObject({
  at: instant,
  /** How many were read. */
  looked: count,
  /** The first hundred. */
  faults: z.array(fileFault),
  /** All of them. */
  faultCount: count,
  /** Files in the store that no document has: no damage, only room. */
  orphans: count,
  orphanBytes: count,
});
export type FilesCheck = z.infer<typeof filesCheck>;

/** Outcome of a check of everything. */
export const checkResult = z.strictObject({
  at: instant,
  /** How many things of each part were looked at. */
  looked: z.record(checkedPart, count),
  /** The first hundred. */
  faults: z.array(checkFault),
  /** All of them. */
  faultCount: count,
});
export type CheckResult = z.infer<typeof checkResult>;

/** What happened when the workspace was copied to a second place. */
export const outsideCopy = z.strictObject({
  at: instant,
  backupId,
  /** PDFs written this time. */
  copied: count,
  /** PDFs that were there already and are sound. */
  present: count,
  /** PDFs that were missing or damaged in the workspace and came back from the other place. */
  healed: count,
  /** PDFs that are sound in neither place. */
  missing: count,
  /** The place is on the same disk as the workspace, so it does not help when the disk breaks. */
  sameDisk: z.boolean(),
});
export type OutsideCopy = z.infer<typeof outsideCopy>;

/** What was brought from a copy that was made in another place. */
export const broughtCopy = z.strictObject({
  /** It is among the backups now. */
  backupId,
  createdAt: instant,
  /** PDFs written this time. */
  copied: count,
  /** PDFs that were here already and are sound. */
  present: count,
  /** PDFs that the backup names and that are sound in neither place. */
  missing: count,
});
export type BroughtCopy = z.infer<typeof broughtCopy>;

/** The copies of several offices in one place, none of which is of this workspace: somebody has to say which one is meant. */
export const severalCopies = z.strictObject({
  several: z.array(
    z.strictObject({
      /** Name of its folder. */
      name: z.string(),
      /** When its newest backup was made, and what that holds. */
      createdAt: instant,
      contents: contents.nullable(),
    }),
  ),
});
export type SeveralCopies = z.infer<typeof severalCopies>;

/** A trial of the way back on a copy of the newest backup. */
export const restoreDrill = z.strictObject({
  at: instant,
  backupId,
  isSound: z.boolean(),
  /** Why the backup could not be used; null when it could. */
  code: z.string().nullable(),
  /** PDFs that the backup names and the store does not have. */
  missingFiles: count,
});
export type RestoreDrill = z.infer<typeof restoreDrill>;

/** Long work under way. */
export const safetyWork = z.strictObject({
  kind: z.enum(['check', 'files', 'copy', 'bring']),
  done: count,
  total: count,
});
export type SafetyWork = z.infer<typeof safetyWork>;

/** Where the workspace lies, as far as the system tells. On a network, in a synchronised folder or on a stick it is less safe. */
export const workspacePlace = z.enum(['local', 'network', 'synced', 'removable']);
export type WorkspacePlace = z.infer<typeof workspacePlace>;

/** How safe the data is, in three facts, and what is under way. */
export const health = z.strictObject({
  /** The newest verified backup. */
  newest: backupEntry.nullable(),
  outside: outsideCopy.nullable(),
  isOutsideDue: z.boolean(),
  check: checkResult.nullable(),
  /** What was found wrong with the history when the workspace was opened, from a look at its newest entries; null when nothing. */
  history: historyCheckFault.nullable(),
  /** The last check of the stored PDFs. */
  files: filesCheck.nullable(),
  /** Code of the last automatic backup's failure, until one succeeds. */
  failure: z.string().nullable(),
  work: safetyWork.nullable(),
  /** The last trial of the way back, which is made by itself every month. */
  drill: restoreDrill.nullable(),
  place: workspacePlace,
  /**
   * Nothing more is saved: the file of the database was replaced or removed from outside while it is open, or its folder is gone, as
   * with a stick that was pulled out.
   */
  lost: z.enum(['replaced', 'gone']).nullable(),
});
export type Health = z.infer<typeof health>;
