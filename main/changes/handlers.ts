import type { changesContract } from '../../shared/changes';
import type { Handlers } from '../../shared/kernel';
import type { ChangesService } from './service';

export function createChangesHandlers(changes: ChangesService): Handlers<typeof changesContract> {
  return {
    'changes.list': () => changes.list(),
    'changes.undo': ({ id }) => changes.undo(id),
    'changes.doAgain': ({ id }) => changes.doAgain(id),
    'changes.clock': () => ({ savedAt: changes.savedAhead() }),
    'changes.history': ({ things }) => changes.history(things),
    'changes.steps': (wanted) => changes.steps(wanted),
    'changes.takeBack': (wanted) => changes.takeBack(wanted),
  };
}
