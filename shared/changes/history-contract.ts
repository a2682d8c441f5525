import { z } from 'zod';
import { type Contract, instant } from '../kernel';
import { undoResult } from './model';

/** A thing in the history, by the words the history has for it. */
export const recordedThing = z.strictObject({
  entity: z.enum(['document', 'version', 'file']),
  id: z.string().min(1).max(64),
});
export type RecordedThing = z.infer<typeof recordedThing>;

/** One change of one field: who, when, from what to what, as the room that owns the field writes it; null for "nothing". */
export const recordedChange = z.strictObject({
  seq: z.number().int().positive(),
  at: instant,
  actor: z.string(),
  entity: recordedThing.shape.entity,
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type RecordedChange = z.infer<typeof recordedChange>;

export const historyContract = {
  /** Everything that happened to some things, the newest first. */
  'changes.history': {
    owner: 'data',
    input: z.strictObject({ things: z.array(recordedThing).min(1).max(200) }),
    output: z.array(recordedChange),
    errors: [],
  },
  /** Takes one recorded change back, if nothing was written over it since. That is a new change and stands in the history. */
  'changes.undoOne': {
    owner: 'data',
    input: z.strictObject({ seq: z.number().int().positive() }),
    output: undoResult,
    errors: ['changes.not-found', 'changes.not-undoable'],
  },
} as const satisfies Contract;
