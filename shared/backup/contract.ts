import { z } from 'zod';
import type { Contract } from '../kernel';
import { done, nothing, uuid } from '../kernel';
import {
  backupEntry,
  backupId,
  broughtCopy,
  checkResult,
  contents,
  filesCheck,
  health,
  outsideCopy,
  severalCopies,
} from './model';

export const backupContract = {
  /**
   * What the workspace holds now (null when its database cannot be opened) and every backup, newest first. Answers also when
   * nothing else of the workspace can be opened.
   */
  'backup.list': {
    owner: 'data',
    input: nothing,
    output: z.strictObject({ present: contents.nullable(), backups: z.array(backupEntry) }),
    errors: ['backup.refused'],
  },
  'backup.health': { owner: 'data', input: nothing, output: health, errors: ['backup.refused'] },
  /** Makes a backup now. */
  'backup.make': {
    owner: 'data',
    input: nothing,
    output: backupEntry,
    errors: [
      ...(['backup.full', 'backup.refused', 'backup.failed', 'backup.gone', 'db.corrupt'] as const),
      'backup.restoring',
    ],
  },
  /** Reads everything again and compares it with what was saved. Progress by `backup.progressed`. */
  'backup.check': {
    owner: 'data',
    input: nothing,
    output: checkResult,
    errors: ['backup.busy', 'backup.restoring', 'backup.stopped', 'db.corrupt'],
  },
  /** Reads all stored PDFs again and compares them with their hashes. Progress by `backup.progressed`. */
  'backup.checkFiles': {
    owner: 'data',
    input: nothing,
    output: filesCheck,
    errors: ['backup.busy', 'backup.restoring', 'backup.stopped', 'db.corrupt'],
  },
  /** Ends a check after the file under way; nothing of it is kept. */
  'backup.stopCheck': { owner: 'data', input: nothing, output: done, errors: [] },
  /** Asks the user for a folder; null when they close the dialog. */
  'backup.choosePlace': {
    owner: 'main',
    input: nothing,
    output: z.strictObject({ token: uuid, name: z.string() }).nullable(),
    errors: [],
  },
  /** Copies the newest backup and all PDFs that are missing there to the chosen folder. Progress by `backup.progressed`. */
  'backup.copyTo': {
    owner: 'main',
    input: z.strictObject({ token: uuid }),
    output: outsideCopy,
    errors: [
      'backup.busy',
      'backup.failed',
      'backup.full',
      'backup.gone',
      'backup.none',
      'backup.place-full',
      'backup.place-gone',
      'backup.place-inside',
      'backup.place-refused',
      'backup.place-unknown',
      'backup.refused',
      'backup.restoring',
      'db.corrupt',
    ],
  },
  /**
   * Brings the newest backup of a copy in the chosen folder, and the PDFs that it names, here, as from a computer that is lost. Nothing
   * else changes until somebody goes back to it. Where several offices have a copy there, it is asked first which one is meant: `copy`
   * is the name that was chosen then. Progress by `backup.progressed`.
   */
  'backup.bringFrom': {
    owner: 'main',
    input: z.strictObject({ token: uuid, copy: z.string().min(1).max(255).optional() }),
    output: z.union([broughtCopy, severalCopies]),
    errors: [
      ...(['backup.busy', 'backup.copy-gone', 'backup.damaged', 'backup.full', 'backup.newer'] as const),
      ...(['backup.no-copy', 'backup.place-unknown', 'backup.restoring'] as const),
      ...(['backup.refused', 'app.process-restarted'] as const),
    ],
  },
  /**
   * Puts a backup in the place of the database. What was there is backed up first if it can be read, and in any case moved to
   * quarantine. Afterwards the window is loaded anew.
   */
  'backup.restore': {
    owner: 'main',
    input: z.strictObject({ id: backupId }),
    output: done,
    errors: [
      'backup.not-found',
      'backup.damaged',
      'backup.newer',
      'backup.full',
      'backup.refused',
      'backup.failed',
      'backup.gone',
      'backup.busy',
      'backup.restore-waits',
      'backup.restoring',
      'app.process-restarted',
    ],
  },
} as const satisfies Contract;
