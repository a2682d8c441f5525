import { z } from 'zod';
import { instant, uuid } from '../kernel';

const count = z.number().int().nonnegative();

/** What was done to many things at once. */
export const changeKind = z.enum([
  'documents-edited',
  'documents-removed',
  'documents-restored',
  'table-imported',
]);
export type ChangeKind = z.infer<typeof changeKind>;

/** One action that changed many things and can be taken back as one. */
export const groupedChange = z.strictObject({
  id: uuid,
  kind: changeKind,
  at: instant,
  /** Who did it. */
  actor: z.string(),
  /** How many things it changed. */
  things: count,
  /** Names of the fields it changed. */
  fields: z.array(z.string()),
  /** When it was taken back; null while it stands. */
  undoneAt: instant.nullable(),
  /** It was taken back and not done again since. */
  canDoAgain: z.boolean(),
});
export type GroupedChange = z.infer<typeof groupedChange>;

/** What an undo did. Things that somebody changed since, that are gone or frozen, or that no longer fit, are left as they are and named. */
export const undoResult = z.strictObject({
  undone: count,
  left: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      why: z.enum(['edited', 'gone', 'joined', 'frozen', 'clash', 'same']),
      /** The field that alone was left of a thing that else is as before; all of it where this is left out. */
      field: z.literal('access').optional(),
    }),
  ),
});
export type UndoResult = z.infer<typeof undoResult>;
