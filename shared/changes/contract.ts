import { z } from 'zod';
import { type Contract, instant, nothing, uuid } from '../kernel';
import { historyContract } from './history-contract';
import { groupedChange, undoResult } from './model';

export const changesContract = {
  ...historyContract,
  /** The last actions that changed many things at once, newest first, at most fifty. */
  'changes.list': { owner: 'data', input: nothing, output: z.array(groupedChange), errors: [] },
  /** Takes one of them back as a whole, in one step. */
  'changes.undo': {
    owner: 'data',
    input: z.strictObject({ id: uuid }),
    output: undoResult,
    errors: ['changes.not-found', 'changes.undone-already', 'changes.not-undoable'],
  },
  /** Does one again that was taken back, as a whole; what was edited since is left. */
  'changes.doAgain': {
    owner: 'data',
    input: z.strictObject({ id: uuid }),
    output: undoResult,
    errors: ['changes.not-found', 'changes.not-undone'],
  },
  /** The newest moment in which something was saved, where it lies so far ahead that the clock is wrong or was wrong then; else null. */
  'changes.clock': {
    owner: 'data',
    input: nothing,
    output: z.strictObject({ savedAt: instant.nullable() }),
    errors: [],
  },
} as const satisfies Contract;
