import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { bringBackDrafts, goToDraft, listen, offerUndo } from '../platform';

/** Brings back what was typed and not sent when the window last ended without asking, and offers to lead there. */
export function useBroughtBack(): void {
  const { t } = useTranslation('app');
  useEffect(() => {
    let isKnown = false;
    const bringBack = async () => {
      const wereThere = await bringBackDrafts();
      isKnown = wereThere !== null;
      if (wereThere !== true) return;
      offerUndo({
        ...{ id: 'brought-back', message: t('brought-back.what'), stays: true },
        ...{ label: t('brought-back.go'), undo: goToDraft },
      });
    };
    void bringBack();
    return listen(({ name }) => {
      if (name === 'workspace.process-restarted' && !isKnown) void bringBack();
    });
  }, [t]);
}
