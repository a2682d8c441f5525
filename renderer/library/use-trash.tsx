import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone, notifyError, offerUndo } from '../platform';
import { useAskFirst } from './care/use-ask-first';
import { lastList } from './last-list';
import { forgetLastOpened } from './last-opened';
import { removalNotice, useRemoveDocument, useRestoreDocument } from './queries';

/**
 * Moves a document to the trash, goes back to the list (`goesBack`) and offers to undo it. Where something hangs on the document it asks
 * first; `dialog` is to be drawn for that.
 */
export function useTrash({ goesBack = true }: { readonly goesBack?: boolean } = {}): {
  readonly remove: (id: string, title: string) => void;
  readonly busy: boolean;
  readonly dialog: ReactElement | null;
} {
  const { t } = useTranslation('library');
  const navigate = useNavigate();
  const removing = useRemoveDocument();
  const restoring = useRestoreDocument();

  const asking = useAskFirst();

  const remove = (id: string, title: string) => asking.ask([id], () => move(id, title));
  const move = (id: string, title: string) =>
    removing.mutate(id, {
      onSuccess: () => {
        offerUndo({
          id: removalNotice(id),
          message: t('trash.removed', { title }),
          undo: () =>
            restoring.mutate(id, {
              onSuccess: () => notifyDone(t('trash.restored', { title })),
              onError: notifyError,
            }),
        });
      },
      whileHere: () => {
        if (!goesBack) return;
        forgetLastOpened();
        void navigate({ to: '/library', search: lastList() });
      },
      onError: notifyError,
    });
  return { remove, busy: removing.isPending, dialog: asking.dialog };
}
