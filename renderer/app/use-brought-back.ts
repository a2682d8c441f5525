import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { bringBackDrafts, goToDraft, listen, offerUndo } from '../platform';

/** Brings back what was typed and not sent when the window last ended without asking, and offers to lead there. */
export function useBroughtBack(): void {
  const { t } = useTranslation('app');
  const latest = useRef(t);
  latest.current = t;
  useEffect(() => {
    let isKnown = false;
    const bringBack = async () => {
      const wereThere = await bringBackDrafts();
      isKnown = wereThere !== null;
      if (wereThere !== true) return;
      offerUndo({
        ...{ id: 'brought-back', message: latest.current('brought-back.what'), stays: true },
        ...{ label: latest.current('brought-back.go'), undo: goToDraft },
      });
    };
    void bringBack();
    return listen(({ name }) => {
      if (name === 'workspace.process-restarted' && !isKnown) void bringBack();
    });
    // Once a page: what is typed in it is kept too, and came back from nowhere.
  }, []);
}
