import { z } from 'zod';
import { type Contract, instant } from '../kernel';
import { undoResult } from './model';

/** Kinds of things of which the history tells, by the words it has for them. */
export const HISTORY_ENTITIES = [
  ...(['answer', 'agency-answer', 'assessment', 'decision', 'discussion', 'workshop'] as const),
  ...(['snapshot', 'restatement', 'citation', 'cause', 'consent'] as const),
  ...(['document', 'version', 'file', 'relation', 'highlight', 'lookalike', 'import', 'reliance'] as const),
  ...(['plan', 'action', 'gap', 'agency', 'treaty', 'topic', 'glossary'] as const),
  ...(['edition', 'edition-text', 'table-edition', 'table-import', 'sheet-request'] as const),
  ...(['pack', 'saved-search', 'settings'] as const),
] as const;
export const historyEntity = z.enum(HISTORY_ENTITIES);
export type HistoryEntity = z.infer<typeof historyEntity>;

/** A thing in the history, by the words the history has for it. */
export const recordedThing = z.strictObject({ entity: historyEntity, id: z.string().min(1).max(200) });
export type RecordedThing = z.infer<typeof recordedThing>;

/** One change of one field: who, when, from what to what, as the room that owns the field writes it; null for "nothing". */
export const recordedChange = z.strictObject({
  seq: z.number().int().positive(),
  at: instant,
  actor: z.string(),
  entity: historyEntity,
  id: z.string(),
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** A room can put back what was before. */
  canUndo: z.boolean(),
});
export type RecordedChange = z.infer<typeof recordedChange>;

const count = z.number().int().nonnegative();

/** What was done to one thing within a step. */
export const steppedThing = z.strictObject({
  entity: historyEntity,
  id: z.string(),
  /** What people call it; empty where it has no name of its own, or is gone. */
  name: z.string(),
  /** How the window names it: an answer by its assessment and item; null where nothing leads to it any more. */
  place: z.string().nullable(),
  /** Of which type it is, where the names of its fields follow that, as those of a document; else null. */
  type: z.string().nullable(),
  /** The last of them. */
  changes: z.array(recordedChange.omit({ at: true, actor: true, entity: true, id: true })),
  /** How many changes in all. */
  count,
});
export type SteppedThing = z.infer<typeof steppedThing>;

/** Everything that one person did in one moment, such as saving one answer or taking in a pack. */
export const recordedStep = z.strictObject({
  /** The newest entry of it. */
  seq: z.number().int().positive(),
  at: instant,
  actor: z.string(),
  /** The first of them. */
  things: z.array(steppedThing).min(1),
  /** How many things in all. */
  count,
});
export type RecordedStep = z.infer<typeof recordedStep>;

export const historyContract = {
  /** Everything that happened to some things, the newest first. */
  'changes.history': {
    owner: 'data',
    input: z.strictObject({ things: z.array(recordedThing).min(1).max(200) }),
    output: z.array(recordedChange),
    errors: [],
  },
  /** The last steps of the whole workspace, or of some kinds of things, before an entry, the newest first. */
  'changes.steps': {
    owner: 'data',
    input: z.strictObject({
      before: z.number().int().positive().nullable(),
      entities: z.array(historyEntity).min(1).max(HISTORY_ENTITIES.length).nullable(),
    }),
    output: z.strictObject({
      steps: z.array(recordedStep),
      /** To go on from; null at the beginning of the history. */
      next: z.number().int().positive().nullable(),
    }),
    errors: [],
  },
  /**
   * Takes a step of one thing back: what was written of it in the same moment as an entry, and with `andLater` everything that was
   * written of it since. Without it, nothing is taken back that somebody wrote over. That is a new change and stands in the history.
   */
  'changes.takeBack': {
    owner: 'data',
    input: z.strictObject({ seq: z.number().int().positive(), andLater: z.boolean() }),
    output: undoResult,
    errors: ['changes.not-found', 'changes.not-undoable'],
  },
} as const satisfies Contract;
