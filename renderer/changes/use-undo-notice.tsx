import { offerUndo } from '../platform';
import { focusPageTitle } from '../ui';
import { undoNotice } from './queries';
import { useUndoAndTell } from './use-undo';

/** Tells that an action is done and offers to take it back as a whole. Afterwards it is still among the last changes. */
export function useUndoNotice(): (changeId: string, message: string) => void {
  const { undo } = useUndoAndTell();
  return (changeId, message) =>
    offerUndo({
      id: undoNotice(changeId),
      message,
      undo: () => {
        // The notice takes its button with it, and whoever pressed it by keyboard would begin at the top of the window again.
        focusPageTitle();
        undo(changeId);
      },
    });
}
