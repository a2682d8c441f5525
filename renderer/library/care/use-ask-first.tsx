import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentUse } from '../../../shared/library';
import { notifyError } from '../../platform';
import { ConfirmDialog } from '../../ui';
import { useAskUses } from './trash-queries';
import { UsesList } from './UsesList';

interface Asked {
  readonly uses: readonly DocumentUse[];
  readonly count: number;
  readonly go: () => void;
}

/**
 * Before documents go to the trash: shows what hangs on them and asks. Where nothing does, it goes on at once, for an undo follows.
 * `dialog` is to be drawn. The button that asks must stay as it is meanwhile: one that is out of use loses the focus, and the dialog
 * could not give it back.
 */
export function useAskFirst(): {
  readonly ask: (documentIds: readonly string[], go: () => void) => void;
  readonly dialog: ReactElement | null;
} {
  const { t } = useTranslation('library');
  const [asked, setAsked] = useState<Asked | null>(null);
  const asking = useAskUses();
  const ask = (documentIds: readonly string[], go: () => void) => {
    if (asking.isPending) return;
    asking.mutate(documentIds, {
      whileShown: (uses) => (uses.length === 0 ? go() : setAsked({ uses, count: documentIds.length, go })),
      onError: notifyError,
    });
  };
  const close = () => setAsked(null);
  const dialog =
    asked === null ? null : (
      <ConfirmDialog
        opened
        title={t('uses.title', { count: asked.count })}
        confirm={t('trash.move')}
        onClose={close}
        onConfirm={() => {
          close();
          asked.go();
        }}
      >
        <p>{t('uses.what', { count: asked.count })}</p>
        <UsesList uses={asked.uses} named={asked.count > 1} />
      </ConfirmDialog>
    );
  return { ask, dialog };
}
